/** A link reopens the same sources, finding and step somewhere else, and harms nothing there. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

async function linkOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const address = page.getByTestId("link-address");
  await expect(address).toHaveValue(/#v1\.d\./);
  const link = await address.inputValue();
  await page.keyboard.press("Escape");
  return link;
}

async function freshPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
}

test("opens at the same step in a fresh profile and is verified again", async ({ page, browser }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("b");
  await page.keyboard.press("j");
  const step = await bench.currentStep.textContent();
  const link = await linkOf(page);

  const other = await freshPage(browser);
  const shared = new Workbench(other);
  await shared.open(link);
  await expect(other.getByText("Shared finding, read-only. Your own project is untouched.")).toBeVisible();
  await expect(shared.currentStep).toHaveText(step ?? "");
  await expect(shared.editor).toContainText("AURORA_BAIL");
  await expect(other.getByTestId("link-check")).toHaveText("Verified again: same verdict with this version.");
  await expect(shared.currentStep).toHaveText(step ?? "");
  await other.context().close();
});

test("says what goes into it and how long it is", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share this result" });
  await expect(dialog).toContainText("No server receives it");
  await expect(dialog).toContainText("aurora-mini.c");
  await expect(dialog.getByTestId("link-length")).toContainText("characters.");
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
});

test("does not touch the reader's own project", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const link = await linkOf(page);
  await bench.paste("int my_own_work;\nint more;\n");
  await expect(page.getByText("Kept in this browser")).toBeVisible();

  await page.goto("about:blank");
  await bench.open(link);
  await expect(bench.editor).toContainText("StorPortCompleteServiceIrp");
  await page.getByRole("button", { name: "Back to my project" }).click();
  await expect(bench.editor).toContainText("my_own_work");
  expect(new URL(page.url()).hash).toBe("");
});

test("can be edited as a copy", async ({ page, browser }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const link = await linkOf(page);
  const other = await freshPage(browser);
  const shared = new Workbench(other);
  await shared.open(link);
  await other.getByRole("button", { name: "Edit a copy" }).click();
  await shared.retype(example("held-at-exit-fixed"));
  await expect(shared.summary).toHaveText("1 Pass");
  await other.context().close();
});

test("of a verdict without a path opens that verdict", async ({ page, browser }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  const link = await linkOf(page);
  const other = await freshPage(browser);
  const shared = new Workbench(other);
  await shared.open(link);
  await expect(shared.verdictPage).toContainText("none breaks this rule");
  await other.context().close();
});

for (const [what, change, message] of [
  ["cut", (link: string) => link.slice(0, -40), "This link was cut:"],
  ["changed", (link: string) => link.replace(/.{12}$/, "AAAAAAAAAAAA"), "This link was changed on its way"],
  ["newer", (link: string) => link.replace("#v1.", "#v7."), "made by a newer version (v7)"],
] as const) {
  test(`that is ${what} says so and shows the reader's own page`, async ({ page }) => {
    const bench = new Workbench(page);
    await bench.open();
    await expect(bench.findings).toHaveCount(1);
    const link = await linkOf(page);
    await page.goto("about:blank");
    await bench.open(change(link));
    await expect(bench.notices.first()).toContainText(message);
    await expect(bench.findings).toHaveCount(1);
  });
}
