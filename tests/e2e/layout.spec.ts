/**
 * Where the regions of the key screens stand, as boxes and not as pixels: fonts differ from machine to machine, the
 * arrangement does not.
 */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  if (!box) throw new Error("not on screen");
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

const regions = (page: Page, bench: Workbench) => ({
  header: page.getByRole("banner"),
  findings: page.getByRole("region", { name: "Findings" }),
  files: page.getByRole("region", { name: "Files" }),
  editor: bench.editor,
  footer: page.getByRole("contentinfo"),
});

/** Boxes of those regions and of others, once the page has settled. */
async function boxes<Name extends string>(
  located: Readonly<Record<Name, Locator>>,
): Promise<Record<Name, Box>> {
  const names = Object.keys(located) as Name[];
  const found = await Promise.all(names.map(async (name) => [name, await boxOf(located[name])] as const));
  return Object.fromEntries(found) as Record<Name, Box>;
}

function expectInside(all: Readonly<Record<string, Box>>, width: number, height: number): void {
  const outside = Object.entries(all).filter(
    ([, box]) => box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1,
  );
  expect(outside).toEqual([]);
}

/** No two regions cover one another. */
function expectApart(all: Readonly<Record<string, Box>>): void {
  const named = Object.entries(all);
  const covering = named.flatMap(([one, a], index) =>
    named
      .slice(index + 1)
      .filter(
        ([, b]) =>
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
      )
      .map(([other]) => `${one} and ${other}`),
  );
  expect(covering).toEqual([]);
}

test("a finding on 1280 by 800: list, source and path side by side, headline above, state below", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(page.getByTestId("fix-offer")).toBeVisible();
  const all = await boxes({
    ...regions(page, bench),
    finding: page.getByRole("region", { name: "Open finding" }),
    path: bench.trace,
    state: page.getByRole("region", { name: "State", exact: true }),
  });
  expectInside(all, 1280, 800);
  expectApart(all);
  expect(all.findings.right).toBeLessThanOrEqual(all.editor.left + 1);
  expect(all.editor.right).toBeLessThanOrEqual(all.path.left + 1);
  expect(all.finding.bottom).toBeLessThanOrEqual(all.editor.top + 1);
  expect(all.path.bottom).toBeLessThanOrEqual(all.state.top + 1);
  expect(all.findings.bottom).toBeLessThanOrEqual(all.files.top + 1);
  // The text is what is read: it keeps the larger part of the middle, and the path room for several steps.
  expect(all.editor.right - all.editor.left).toBeGreaterThan(480);
  expect(all.editor.bottom - all.editor.top).toBeGreaterThan(380);
  expect(all.path.bottom - all.path.top).toBeGreaterThan(120);
});

test("a verdict page on 1280 by 800: beside the source, its first words in view", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("physical-clean"));
  await expect(bench.summary).toHaveText("1 Not applicable");
  const all = await boxes({ ...regions(page, bench), verdict: bench.verdictPage });
  expectApart(all);
  expect(all.editor.right).toBeLessThanOrEqual(all.verdict.left + 1);
  await expect(page.getByText("CancelSpinLock does not apply to this driver.")).toBeInViewport({ ratio: 1 });
  await expect(bench.verdictPage.getByText("MiniStartIo", { exact: true }).first()).toBeInViewport();
});

test("on a window of 900 pixels the path stands below the source", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  const bench = new Workbench(page);
  await bench.open();
  await expect(page.getByTestId("fix-offer")).toBeVisible();
  const all = await boxes({ ...regions(page, bench), path: bench.trace });
  expectInside(all, 900, 800);
  expectApart(all);
  expect(all.editor.bottom).toBeLessThanOrEqual(all.path.top + 1);
});

test("a callback map of long names stays inside its pane", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  const long = "FictionalAdapterChannelBusChangeTimerCallbackRoutine";
  await bench.paste(`#include <storport.h>
HW_STARTIO ${long};
BOOLEAN ${long}(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) { return TRUE; }
HW_FIND_ADAPTER FictionalFind;
ULONG FictionalFind(PVOID E, PVOID C, PVOID B, PCHAR A, PPORT_CONFIGURATION_INFORMATION I, PBOOLEAN G) { return 0; }
ULONG DriverEntry(PVOID Driver, PVOID Path)
{
    HW_INITIALIZATION_DATA data = { 0 };
    data.HwStartIo = ${long};
    data.HwFindAdapter = FictionalFind;
    return StorPortInitialize(Driver, Path, &data, NULL);
}
`);
  await expect(bench.verdictPage.getByText(long, { exact: true }).first()).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const table = await boxOf(bench.verdictPage.getByRole("table").first());
    expect(table.right).toBeLessThanOrEqual(width);
    const cell = bench.verdictPage.getByText("Storport holds", { exact: false }).first();
    expect((await boxOf(cell)).right).toBeLessThanOrEqual(width);
    expect(await bench.verdictPage.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  }
});

test("thousands of functions without an entry point leave the verdict's page short", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(
    Array.from({ length: 400 }, (_, i) => `int function${i}(int a) { return a + ${i}; }`).join("\n"),
  );
  const note = page.getByTestId("reading-note");
  await expect(note).toContainText("No entry point found");
  const { top, bottom } = await boxOf(note);
  expect(bottom - top).toBeLessThan(140);
  await expect(page.getByText("What was read")).toBeInViewport();
  await expect(bench.verdictPage.getByRole("row")).toHaveCount(61);
  await page.getByRole("button", { name: "Show all 400 callbacks" }).click();
  await expect(bench.verdictPage.getByRole("row")).toHaveCount(401);
});

test("text is as large as the person chooses, in the editor too, from the first paint on", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.currentStep).toBeVisible();
  const heights = async () => {
    const line = await boxOf(bench.editor.locator(".view-line").first());
    const heading = page.getByRole("heading", { level: 2, name: /cancel spin lock held/ });
    const size = await heading.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
    return { line: line.bottom - line.top, heading: size };
  };
  await expect(page.getByTestId("fix-offer")).toBeVisible();
  const before = await heights();
  await page.keyboard.press("?");
  await page.getByLabel("Size of text").selectOption("150 %");
  await page.keyboard.press("Escape");
  // Lines are drawn anew when their size changes, so one may be gone while it is asked.
  await expect(async () => expect((await heights()).line).toBe(before.line * 1.5)).toPass();
  expect((await heights()).heading).toBeCloseTo(before.heading * 1.5);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveCSS("font-size", "24px");
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Command" }).fill("Smaller text");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveCSS("font-size", "20px");
});
