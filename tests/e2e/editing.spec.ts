/** Verdicts follow the text: typing, pasting, other verdicts, and text that survives. */
import { expect, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

test("a fixed version pasted over the example passes", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await bench.paste(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(bench.verdictPage).toContainText("none breaks this rule");
  await expect(bench.verdictPage).toContainText("It is no certificate");
  await expect(bench.findings).toHaveCount(0);
});

test("a driver without the lock gets a page that says what was read", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("physical-clean"));
  await expect(bench.summary).toHaveText("1 Not applicable");
  await expect(bench.verdictPage).toContainText("CancelSpinLock does not apply to this driver.");
  await expect(bench.verdictPage.getByText("MiniStartIo", { exact: true }).first()).toBeVisible();
  await expect(bench.verdictPage.getByText("HW_STARTIO", { exact: true }).first()).toBeVisible();
});

test("a leak that is typed is found, and gone when it is taken back", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  await bench.retype(example("held-at-exit-bad"));
  await expect(bench.summary).toHaveText("1 Defect");
  await expect(bench.currentStep).toContainText("lock held");
  await bench.retype(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(page.getByText(/Gone after your edit/)).toBeVisible();
});

test("text survives a reload", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  await bench.retype("int kept_by_the_browser;\n");
  await expect(bench.editor).toContainText("kept_by_the_browser");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.reload();
  await expect(bench.editor).toContainText("kept_by_the_browser");
  await expect(page.getByRole("button", { name: "pasted", exact: true })).toBeVisible();
});

test("a second tab is read-only and can take over", async ({ page, context }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste("int first_tab;\nint more;\n");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  const second = await context.newPage();
  const other = new Workbench(second);
  await other.open();
  await expect(second.getByText("This project is open in another tab; this one is read-only.")).toBeVisible();
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(second.getByText("This project is open in another tab")).toBeHidden();
  await expect(page.getByText("This project is open in another tab; this one is read-only.")).toBeVisible();
});

for (const kind of ["held-at-exit", "double-acquire", "release-without-acquire"]) {
  test(`the examples of ${kind} fail and pass as they say`, async ({ page }) => {
    const bench = new Workbench(page);
    await bench.open();
    await bench.paste(example(`${kind}-bad`));
    await expect(bench.summary).toHaveText("1 Defect");
    await expect(bench.findings.first()).toContainText(kind);
    await bench.paste(example(`${kind}-fixed`));
    await expect(bench.summary).toHaveText("1 Pass");
  });
}

test("F12 goes to where a name is defined, and says so when it is nowhere", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  const between = Array.from({ length: 200 }, (_, line) => `VOID Step${line}(VOID);`).join("\n");
  await bench.paste(
    `VOID Far(VOID);\nVOID Near(VOID)\n{\n    Far();\n    Nowhere();\n}\n${between}\nVOID Far(VOID) /* the body */\n{\n}\n`,
  );
  await expect(bench.editor).toContainText("Nowhere");
  await bench.verified();
  await bench.editor.locator(".view-lines").click();
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 3; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await expect(bench.editor).not.toContainText("the body");
  await page.keyboard.press("F12");
  await expect(bench.editor).toContainText("the body");
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 4; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.press("F12");
  await expect(bench.notices).toContainText("Nowhere is not defined in these files.");
});
