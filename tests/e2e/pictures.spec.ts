/**
 * Pictures of the key screens, compared with those kept in `pictures/`. The page's own typefaces, still motion and canned
 * answers make them the same wherever Chromium runs; the tolerance takes what two builds of it draw differently.
 * `npm test -- --e2e pictures --update-snapshots` takes them again: look at the difference before it is committed.
 */
import { expect, type Page, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

const screens: Readonly<Record<string, (page: Page, bench: Workbench) => Promise<void>>> = {
  async finding(page) {
    await expect(page.getByTestId("fix-offer")).toContainText("nothing new appeared");
    await expect(page.locator(".path-unexecuted").first()).toBeVisible();
  },
  async "not-applicable"(_, bench) {
    await bench.paste(example("physical-clean"));
    await expect(bench.verdictPage).toContainText("does not apply to this driver");
  },
  async pass(_, bench) {
    await bench.paste(example("held-at-exit-fixed"));
    await expect(bench.verdictPage).toContainText("none breaks this rule");
  },
};

/** Nothing that moves, blinks or says when: the same picture each time. */
async function stilled(page: Page): Promise<void> {
  await page.addStyleTag({ content: "* { caret-color: transparent !important; }" });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await expect(page.getByTestId("run-status")).toHaveText("Verified");
  await expect(page.locator(".monaco-editor [class*='mtk']").nth(20)).toBeAttached();
}

for (const theme of ["light", "dark", "contrast"] as const) {
  for (const [name, reach] of Object.entries(screens)) {
    test(`${name} in ${theme} looks as it did`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: theme === "dark" ? "dark" : "light" });
      await page.addInitScript((chosen) => {
        localStorage.setItem("portcullis.settings", JSON.stringify({ theme: chosen }));
      }, theme);
      const bench = new Workbench(page);
      await bench.open();
      await reach(page, bench);
      await stilled(page);
      await expect(page).toHaveScreenshot(`${name}-${theme}.png`, {
        mask: [page.getByRole("contentinfo")],
        maxDiffPixelRatio: 0.005,
        threshold: 0.25,
      });
    });
  }
}
