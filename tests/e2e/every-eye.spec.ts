/** High contrast, forced colours, zoom, reduced motion, narrow windows without the editor; axe on each. */
import { expect, type Page, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Workbench } from "./workbench";

async function widthOver(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test("high contrast is chosen, kept and clean: state, graph, filter, palette", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  for (const name of ["system", "light", "dark"])
    await page.getByRole("button", { name: `Appearance: ${name}` }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
  await page.keyboard.press("b");
  await expectClean(page);
  await page.keyboard.press("g");
  await expect(page.getByTestId("graph").getByRole("img")).toBeVisible();
  await page.keyboard.press("/");
  await expectClean(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Command" }).waitFor();
  await expectClean(page);
});

test("where the system wants more contrast the page has it", async ({ page }) => {
  await page.emulateMedia({ contrast: "more", colorScheme: "light" });
  await page.goto("/");
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).color);
  expect(ink).toBe("rgb(0, 0, 0)");
});

test("with forced colours and reduced motion the current step is still outlined and nothing moves", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.currentStep).toBeVisible();
  const { outline, moving } = await bench.currentStep.evaluate((row) => ({
    outline: getComputedStyle(row).outlineStyle,
    moving: document.getAnimations().filter((each) => Number(each.effect?.getTiming().duration) > 10).length,
  }));
  expect({ outline, moving }).toEqual({ outline: "solid", moving: 0 });
});

test("the editor has the page's colours in the dark and with reduced motion", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const bench = new Workbench(page);
  await bench.open();
  const word = bench.editor.locator(".view-line span.mtk1", { hasText: "Ext" }).first();
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  await expect(word).toHaveCSS("color", ink);
});

test("at 200 and 400 percent nothing is lost sideways, and the path can be walked without the editor", async ({
  page,
}) => {
  const bench = new Workbench(page);
  // Zoom halves and quarters the window in CSS pixels.
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/");
  await expect(bench.trace).toBeVisible();
  expect(await widthOver(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 320, height: 256 });
  expect(await widthOver(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press("b");
  await expect(bench.currentStep).toContainText("acquires");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Source" }).click();
  const reader = page.getByTestId("reader");
  await expect(reader.getByText(/^Step \d+ of \d+/)).toBeVisible();
  await expect(page.locator(".monaco-editor")).toHaveCount(0);
  await reader.getByRole("button", { name: /AURORA_BAIL\(Ext/ }).click();
  await expect(reader).toContainText(/Branch taken.*Ext->WaitCount/);
  await expectClean(page);
});

test("targets are at least 24 pixels", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, [role=slider], [role=treeitem], [role=tab]")]
      .filter(
        (each) => each.getClientRects().length > 0 && !each.closest("[aria-hidden=true], .monaco-editor"),
      )
      .map((each) => ({
        name: each.getAttribute("aria-label") ?? each.textContent,
        box: each.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name, box }) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
