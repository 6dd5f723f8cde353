/**
 * Pictures of the key screens. The engine's answers are canned and the typefaces are the page's own, so that only the page
 * can change them; what one build of the browser draws differently from another stays below the tolerance. Few on purpose:
 * where things stand is asked in `layout.spec.ts`, this is for what boxes do not show. A wanted change of the look:
 * `npx playwright test --config tests/playwright.config.ts looks --update-snapshots` on a served build.
 */
import { expect, type Page, test } from "@playwright/test";
import type { AnalysisReport } from "../../lib/protocol/protocol";
import { sampleReport, sampleResult } from "../support/sample-report";
import { answerWith } from "./canned-engine";
import { example, Workbench } from "./workbench";

const source = { path: "aurora-mini.c", text: example("aurora-mini") };

const PICTURE = { animations: "disabled", caret: "hide", threshold: 0.25, maxDiffPixelRatio: 0.02 } as const;

async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

async function opened(page: Page, report: AnalysisReport): Promise<Workbench> {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await answerWith(page, { report, source });
  const bench = new Workbench(page);
  await bench.open();
  return bench;
}

for (const theme of ["light", "dark", "contrast"] as const) {
  test(`a finding, ${theme}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "theme", value: theme, url: baseURL! }]);
    await page.addInitScript(
      (chosen) => localStorage.setItem("portcullis.settings", JSON.stringify({ theme: chosen })),
      theme,
    );
    const bench = await opened(page, sampleReport);
    await expect(bench.currentStep).toBeInViewport();
    await expect(bench.editor.locator(".step-bubble")).toBeInViewport();
    await settled(page);
    await expect(page).toHaveScreenshot(`finding-${theme}.png`, PICTURE);
  });
}

test("a verdict page", async ({ page }) => {
  const passed = { ...sampleResult, verdict: "pass", defects: [] } as const;
  const bench = await opened(page, { ...sampleReport, results: [passed] });
  await expect(bench.verdictPage).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("verdict.png", PICTURE);
});

test("a finding on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  await answerWith(page, { report: sampleReport, source });
  await page.goto("/");
  await expect(page.getByRole("tree").locator('[aria-selected="true"]')).toBeVisible();
  await settled(page);
  await expect(page).toHaveScreenshot("finding-phone.png", PICTURE);
});
