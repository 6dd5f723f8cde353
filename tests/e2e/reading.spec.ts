/** Reading a path: steps as in a debugger, filter, scrubber, values, graph, bubble, arrows, palette; two paths; long ones. */
import { expect, test } from "@playwright/test";
import { reportOf } from "../support/big-report";
import { loopDefect } from "../support/loop-path";
import { sampleDefect } from "../support/sample-report";
import { answerWith } from "./canned-engine";
import { example, Workbench } from "./workbench";

test("a path is read by keyboard: into calls and over them, with values, reasons and the function's graph", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);

  await bench.trace.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("4");
  await expect(page.getByTestId("step-count")).toHaveText(/^(\d+) of \1 steps$/);
  while (!/calls AuroraPark/.test((await bench.currentStep.textContent()) ?? ""))
    await page.keyboard.press(".");
  await page.keyboard.press("i");
  await expect(bench.currentStep).toContainText("AuroraPark");
  await expect(page.getByRole("navigation", { name: "Call stack" }).getByRole("button")).toHaveText([
    "AuroraProcessServiceRequest",
    "AuroraPark",
  ]);
  await page.keyboard.press("u");
  await expect(page.getByRole("navigation", { name: "Call stack" }).getByRole("button")).toHaveCount(1);
  await page.keyboard.press("Backspace");
  await expect(bench.currentStep).toContainText("calls AuroraPark");

  await page.keyboard.press("b");
  await page.keyboard.press("j");
  await expect(bench.currentStep).toContainText(/Branch taken.*Ext->WaitCount/);
  await expect(page.getByRole("region", { name: "Why this branch" })).toContainText("any value possible");
  await page.getByRole("button", { name: "Pin Ext->WaitCount" }).click();
  await bench.trace.focus();
  await page.keyboard.press("e");
  await expect(page.getByTestId("value").first()).toContainText("Ext->WaitCount");
  await expect(page.getByTestId("value").first()).toContainText("step 5");

  await page.keyboard.press("b");
  await page.keyboard.press("g");
  await expect(
    page.getByRole("img", { name: /^Control-flow graph of AuroraPark: the path runs through/ }),
  ).toBeVisible();
  await expect(page.getByTestId("graph").locator('[data-current="true"]')).toContainText(
    "IoAcquireCancelSpinLock",
  );
  await expect(page.getByRole("table", { name: "Blocks of AuroraPark" })).toContainText("yes");
});

test("the text of a macro is read at the step inside it", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("b");
  await page.keyboard.press("j");
  await expect(bench.currentStep).toContainText(/Branch taken.*Ext->WaitCount/);
  const macro = page.getByRole("region", { name: "Macro" });
  await expect(macro).toContainText("AURORA_BAIL");
  await expect(macro.getByRole("figure")).toHaveCount(0);
  await page.keyboard.press("m");
  await expect(macro.getByRole("figure")).toContainText("#define AURORA_BAIL");
});

test("the editor tells the current step, what was left out, and the way between steps", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("b");
  const bubble = bench.editor.locator(".step-bubble");
  await expect(bubble).toContainText("acquires the cancel lock");
  await expect(bench.editor.locator(".path-unexecuted").first()).toBeVisible();
  await bubble.getByText("›").dispatchEvent("mousedown");
  await expect(bubble).toContainText("Branch taken");
  await expect(bubble).toContainText("step 1 of 2 on this line");
  await expect(bench.editor.locator(".step-arrows path")).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(bench.editor.locator(".step-arrows path").first()).toBeVisible();
  await page.reload();
  await expect(bench.editor.locator(".step-arrows path").first()).toBeAttached();
});

test("filter, scrubber, palette and regions work by keyboard and give the focus back", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("/");
  await page.getByRole("textbox", { name: "Filter the steps" }).fill("returns lock");
  await expect(page.getByText(/^\d found$/)).toBeVisible();
  await expect(bench.trace.getByRole("treeitem").first()).toContainText("returns");
  await page.keyboard.press("Escape");
  await expect(bench.trace).toBeFocused();

  const slider = page.getByRole("slider", { name: "Position on the path" });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /^Step 1 of \d+\. Storport calls/);
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuenow", "2");
  await page.keyboard.press("End");
  await expect(bench.currentStep).toContainText("lock held");

  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Command" }).fill("to the cause");
  await page.keyboard.press("Enter");
  await expect(bench.currentStep).toContainText("acquires the cancel lock");

  const visited = new Set<string>();
  await page.locator("header button").first().focus();
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("F6");
    visited.add(
      await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.closest(".monaco-editor")
          ? "editor"
          : (focused?.getAttribute("role") ?? focused?.tagName ?? "");
      }),
    );
  }
  expect([...visited]).toEqual(expect.arrayContaining(["editor", "tree", "BODY"]));
});

test.describe("with a canned engine", () => {
  test.use({ serviceWorkers: "block" });

  test("two paths stand side by side, tabs keep them, quiet iterations are put together", async ({
    page,
  }) => {
    const other = { ...loopDefect, message: "Drain returns with the lock held" };
    const source = { path: "aurora-mini.c", text: example("aurora-mini") };
    await answerWith(page, { report: reportOf([sampleDefect, other]), source });
    const bench = new Workbench(page);
    await bench.open();
    await expect(bench.findings).toHaveCount(2);

    await page.getByRole("button", { name: "Keep this path in a tab" }).click();
    await page.keyboard.press("F8");
    await page.getByRole("button", { name: "Keep this path in a tab" }).click();
    await expect(page.getByRole("tablist", { name: "Open paths" }).getByRole("tab")).toHaveCount(2);
    await expect(bench.trace).toContainText("loop ×3, iterations 1–2 quiet");
    const before = await bench.trace.getByRole("treeitem").count();
    await bench.trace.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(bench.trace.getByRole("treeitem")).toHaveCount(before + 3);

    await page.keyboard.press("d");
    await expect(page.getByTestId("compare")).toContainText("steps in common, then they part");
    await page.keyboard.press("d");
    await page.getByRole("tab").first().click();
    await expect(bench.currentStep).toContainText("with the lock held since step 4");
  });
});

test("the step at hand stays whole in view while its list is measured anew, until the reader scrolls away", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(page.getByTestId("fix-offer")).toBeVisible();
  const isWhole = () => expect(bench.currentStep).toBeInViewport({ ratio: 0.98 });
  await isWhole();
  // As people set it who read large or loose text: every row grows at once, and shrinks again.
  for (const spacing of ["0.12em", "0.3em", "0", "0.2em", "0.4em"]) {
    await page.evaluate((value) => {
      document.body.style.letterSpacing = value;
      document.body.style.wordSpacing = value;
    }, spacing);
    await isWhole();
  }
  // The list moves under the reader, as when it is made smaller for a moment.
  await bench.trace.evaluate((each) => {
    each.scrollTop = 0;
  });
  await page.evaluate(() => {
    document.body.style.letterSpacing = "0.2em";
  });
  await isWhole();

  await bench.trace.hover();
  await page.mouse.wheel(0, -2_000);
  await expect(bench.currentStep).not.toBeInViewport({ ratio: 0.98 });
  await page.evaluate(() => {
    document.body.style.letterSpacing = "0.3em";
  });
  await expect.poll(() => bench.trace.evaluate((each) => each.scrollTop)).toBe(0);
});
