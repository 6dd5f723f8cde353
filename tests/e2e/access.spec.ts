/** Accessibility: axe on dialogs and pages of text, small windows, and a walk without a pointer. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Workbench } from "./workbench";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("dialogs are clean", async ({ page }) => {
      const bench = new Workbench(page);
      await bench.open();
      await expect(bench.findings).toHaveCount(1);
      for (const name of ["Share", "Keys and help"]) {
        await page.getByRole("button", { name, exact: true }).click();
        await page.getByRole("dialog").waitFor();
        await expectClean(page);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
      }
    });

    test("pages of text are clean", async ({ page }) => {
      for (const path of ["/changelog", "/rules/CancelSpinLock", "/nowhere"]) {
        await page.goto(path);
        await expectClean(page);
      }
    });
  });
}

for (const [width, height] of [
  [900, 700],
  [390, 800],
] as const) {
  test(`a window of ${width} by ${height} shows everything without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/");
    const tree = page.getByRole("tree", { name: "Path to the violation" });
    await expect(tree).toBeVisible();
    await page.keyboard.press("b");
    await expect(tree.locator('[aria-selected="true"]')).toContainText("acquires the cancel lock");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectClean(page);
  });
}

test("everything can be reached without a pointer", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const reached = new Set<string>();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused?.closest(".monaco-editor")) return "editor";
      return focused?.getAttribute("aria-label") ?? focused?.textContent?.trim().slice(0, 40) ?? "";
    });
    reached.add(name);
    if (name === "editor") await page.keyboard.press("Control+m");
  }
  for (const name of ["Verify", "Share", "Keys and help", "editor", "Path to the violation"]) {
    expect([...reached]).toContain(name);
  }
});

test("plain letters can be switched off", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Plain letters work as commands" }).uncheck();
  await page.keyboard.press("Escape");
  const before = await bench.currentStep.textContent();
  await page.keyboard.press("b");
  await expect(bench.currentStep).toHaveText(before ?? "");
});

test("the theme is chosen and kept", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await page.getByRole("button", { name: "Appearance: system" }).click();
  await page.getByRole("button", { name: "Appearance: light" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const response = await page.reload();
  expect(await response?.text()).toContain('data-theme="dark"');
});
