/** The finding as it opens: what, when, where it runs, and an edit that settles it. */
import { expect, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

/** Wide lines may go on to the right. */
async function showsWholeHeight(bench: Workbench, part: string): Promise<boolean> {
  const [box, editor] = await Promise.all([
    bench.editor.locator(part).boundingBox(),
    bench.editor.boundingBox(),
  ]);
  if (!box || !editor) return false;
  return box.y >= editor.y && box.y + box.height <= editor.y + editor.height;
}

test("a finding fits one screen, and its fix is verified before it is offered, then applied", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(page.getByRole("heading", { level: 2, name: /cancel spin lock held/ })).toBeInViewport();
  await expect(page.getByText(/^when Ext->WaitCount >= (8|AURORA_MAX_WAITERS)$/)).toBeInViewport();
  // All of it: the violation's sentence is the end of the story.
  await expect(bench.currentStep).toBeInViewport({ ratio: 0.98 });
  await expect(bench.editor.locator(".ribbon-end")).toBeInViewport();
  await expect(bench.editor.locator(".ribbon-enter").first()).toBeAttached();

  const offer = page.getByTestId("fix-offer");
  await expect(offer).toContainText("Release before the exit of AuroraPark");
  await expect(offer).toContainText("this finding is gone, nothing new appeared (Pass)");
  // The offer made the editor lower: the violating line and what is said below it are still there to be read.
  await expect.poll(() => showsWholeHeight(bench, ".path-line-violation.path-line-now")).toBe(true);
  await expect(page.getByText("This example leaks the cancel spin lock on one path.")).toBeVisible();
  await expect(bench.currentStep).toBeInViewport({ ratio: 0.98 });
  await expect.poll(() => showsWholeHeight(bench, ".step-bubble")).toBe(true);
  await page.keyboard.press("f");
  const diff = page.getByRole("region", { name: "The fix as a diff" });
  await expect(diff).toContainText("+        IoReleaseCancelSpinLock(oldIrql);");
  await expect(diff).toContainText("-    AURORA_BAIL(");
  await page.getByRole("button", { name: "Copy as patch" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^--- a\/aurora-mini\.c\n\+\+\+ b\/aurora-mini\.c\n@@ -/);

  await page.getByRole("button", { name: /^Why/ }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as C program" }).click();
  expect((await saving).suggestedFilename()).toBe("AuroraProcessServiceRequest-held-at-exit.c");

  await page.getByRole("button", { name: "Apply to my text" }).click();
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(page.getByText(/Gone after your edit/)).toBeVisible();
  await expect(page.getByText("Kept in this browser")).toBeVisible();
});

test("what cannot happen is ruled out, listed, and taken back", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("held-at-exit-bad"));
  await expect(bench.findings.first()).toContainText("pasted.c");
  await bench.trace
    .locator('[role="treeitem"]', { hasText: /^.*[Bb]ranch/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Not possible?" }).click();
  await page.getByRole("menuitem", { name: "Never in this driver" }).click();
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(bench.notices).toContainText("Without that path: Pass, resting on your assumption.");
  await expect(page.getByTestId("ruled-out")).toContainText("(never in this driver)");
  await expect(bench.verdictPage).toContainText("You said:");
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(bench.summary).toHaveText("1 Defect");
});

test("what was ruled out can be written into the source, and is trusted there", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(
    "#include <ntddk.h>\nDRIVER_DISPATCH Read;\nNTSTATUS Read(PDEVICE_OBJECT dev, PIRP irp)\n{\n    KIRQL irql;\n    IoAcquireCancelSpinLock(&irql);\n    if (irp->Cancel)\n        return STATUS_CANCELLED;\n    IoReleaseCancelSpinLock(irql);\n    return STATUS_PENDING;\n}\n",
  );
  await expect(page.getByRole("heading", { level: 2, name: /Read returns with/ })).toBeVisible();
  await page.keyboard.press("e");
  await page.keyboard.press("k");
  await expect(bench.currentStep).toContainText("Branch taken");
  await page.getByRole("button", { name: "Not possible?" }).click();
  await page.getByRole("menuitem", { name: "Ruled out by the hardware" }).click();
  await expect(bench.summary).toHaveText("1 Pass");
  await page.getByRole("button", { name: "Write into the source" }).click();
  await expect(bench.editor).toContainText("_Analysis_assume_(!(irp->Cancel)); // ruled out by the hardware");
  await expect(page.getByTestId("ruled-out")).toHaveCount(0);
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(bench.verdictPage).toContainText("statement of yours is trusted");
});

test("a leak is planted in a scratch copy and nothing of it stays", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(example("physical-clean"));
  await expect(bench.summary).toHaveText("1 Not applicable");
  const map = bench.verdictPage.getByRole("table");
  await expect(map.getByRole("row", { name: /MiniStartIo/ })).toContainText("DISPATCH_LEVEL");
  await expect(map.getByRole("row", { name: /MiniStartIo/ })).toContainText(
    "Storport holds the StartIo lock",
  );
  await page.getByRole("button", { name: "Plant a leak" }).click();
  await expect(page.getByText("Planted on purpose.")).toBeVisible();
  await expect(page.getByText("✖ Defect, planted")).toBeVisible();
  await expect(bench.editor).toContainText("planted by Portcullis");
  await page.getByRole("button", { name: "Back to my files" }).click();
  await expect(bench.summary).toHaveText("1 Not applicable");
  await expect(bench.editor).not.toContainText("planted by Portcullis");
});
