/** A finding: on the first visit, by keyboard, in list and editor together. */
import { expect, type Page, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

test("the first visit shows the example's finding at its violation", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await expect(bench.summary).toHaveText("1 Defect");
  await expect(page.getByRole("heading", { level: 2, name: /cancel spin lock held/ })).toBeVisible();
  await expect(page.getByText("This example leaks the cancel spin lock on one path.")).toBeVisible();
  await expect(bench.currentStep).toContainText("lock held");
  await expect(bench.editor.locator(".path-line-violation").first()).toBeVisible();
});

test("the keyboard walks list and editor together", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const lines = example("aurora-mini").split("\n");

  await page.keyboard.press("b");
  await expect(bench.currentStep).toContainText("acquires the cancel lock");
  const cause = await bench.stepLine();
  expect(lines[cause - 1]).toContain("IoAcquireCancelSpinLock");
  await expect.poll(() => bench.highlightedLine()).toContain("IoAcquireCancelSpinLock");

  await page.keyboard.press("j");
  const next = await bench.stepLine();
  const code = (lines[next - 1] ?? "").trim().slice(0, 12);
  await expect.poll(async () => (await bench.highlightedLine()).replaceAll("\u00a0", " ")).toContain(code);

  await bench.trace.focus();
  await page.keyboard.press("ArrowUp");
  await expect(bench.currentStep).toContainText("acquires the cancel lock");
  await page.keyboard.press("Home");
  await expect(bench.currentStep).toContainText("Storport calls");
  await page.keyboard.press("e");
  await expect(bench.currentStep).toContainText("lock held");
});

test("each step is announced", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("b");
  await expect(page.getByTestId("announcement")).toHaveText(
    /^Step \d+ of \d+\. .*acquires the cancel lock.* aurora-mini\.c line \d+\./,
  );
});

test("the rule's state follows the step", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("b");
  const values = page.getByRole("region", { name: "Values at this step" });
  await expect(values.locator("[aria-current=step]")).toHaveText("held");
  await expect(values.getByRole("listitem")).toContainText([/free/, /step 4\s*held/, /held-at-exit/]);
  await page.keyboard.press("r");
  await expect(page.getByRole("img", { name: "The rule is in state held" })).toBeVisible();
  await bench.trace.focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("img", { name: "The rule is in state free" })).toBeVisible();
  const ways = page.getByRole("region", { name: "The rule on this path" });
  await ways.getByRole("button", { name: /held-at-exit/ }).click();
  await expect(bench.currentStep).toContainText("lock held");
});

test("a number in the gutter goes to its step", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const number = bench.editor.locator(".path-number button").first();
  const label = await number.textContent();
  await number.dispatchEvent("mousedown");
  await expect(bench.currentStep).toContainText(label ?? "");
});

test("no value is broken in the middle", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await bench.trace.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("4");
  for (let i = 0; i < 40 && !/lock held/.test((await bench.currentStep.textContent()) ?? ""); i++) {
    await page.keyboard.press("j");
    expect(await brokenWords(page)).toEqual([]);
  }
  await expect(bench.currentStep).toContainText("lock held");
});

/** Words of the state pane that stand on two lines. */
async function brokenWords(page: Page): Promise<readonly string[]> {
  return page.getByTestId("value").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const broken: string[] = [];
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const word of (text.textContent ?? "").matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word[0]);
        }
      }
      return broken;
    }),
  );
}
