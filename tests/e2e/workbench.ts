/** The page as tests use it: by role and name, as a person with a screen reader would. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "@playwright/test";

export function example(id: string): string {
  const file = fileURLToPath(new URL(`../../public/examples/${id}.c`, import.meta.url));
  return readFileSync(file, "utf8");
}

export class Workbench {
  constructor(readonly page: Page) {}

  async open(path = "/"): Promise<void> {
    await this.page.goto(path);
    await this.editor.locator(".view-lines").waitFor();
  }

  get editor(): Locator {
    return this.page.getByTestId("editor");
  }

  get trace(): Locator {
    return this.page.getByRole("tree", { name: "Path to the violation" });
  }

  get currentStep(): Locator {
    return this.trace.locator('[aria-selected="true"]');
  }

  get findings(): Locator {
    return this.page.getByTestId("finding");
  }

  get verdictPage(): Locator {
    return this.page.getByTestId("verdict-page");
  }

  get summary(): Locator {
    return this.page.getByTestId("verdict-summary");
  }

  get notices(): Locator {
    return this.page.getByTestId("notice");
  }

  async verified(): Promise<void> {
    await expect(this.page.getByTestId("run-status")).toHaveText("Verified");
  }

  /** Line number shown at the current step, as the list says it. */
  async stepLine(): Promise<number> {
    return Number(await this.currentStep.locator(".place").last().textContent());
  }

  /** Text of the line the editor highlights as current. */
  async highlightedLine(): Promise<string> {
    const mark = this.editor.locator(".path-line-now").first();
    await mark.waitFor();
    const box = await mark.boundingBox();
    const lines = await this.editor.locator(".view-line").all();
    for (const line of lines) {
      const other = await line.boundingBox();
      if (box && other && Math.abs(other.y - box.y) < 2) return (await line.textContent()) ?? "";
    }
    return "";
  }

  /** Pastes text somewhere outside the editor, as Ctrl+V does. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Drops files on the page. */
  async drop(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const items = Object.entries(files).map(([name, content]) => ({
      name,
      bytes: [...(typeof content === "string" ? new TextEncoder().encode(content) : content)],
    }));
    await this.page.evaluate((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of dropped) transfer.items.add(new File([new Uint8Array(bytes)], name));
      const target = document.body;
      for (const kind of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(
          new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    }, items);
  }

  /** Replaces the open file's text by typing over it. */
  async retype(text: string): Promise<void> {
    await this.editor.locator(".view-lines").click();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(text);
  }
}
