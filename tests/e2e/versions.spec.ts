/** Texts that come in over a project: several files, a diff, another version; and what is remembered of findings. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { makeZip } from "../support/make-zip";
import { example, Workbench } from "./workbench";

const bad = example("held-at-exit-bad");
const good = example("held-at-exit-fixed");

test("several files in one paste, then a diff verified before and after, saved as one zip", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  const take =
    "// file: take.c\n#include <storport.h>\nVOID Take(PKIRQL q) {\n    IoAcquireCancelSpinLock(q);\n}\n";
  const start =
    "// file: start.c\n#include <storport.h>\nVOID Take(PKIRQL q);\nHW_STARTIO Start;\nBOOLEAN Start(PVOID e, PSCSI_REQUEST_BLOCK s) {\n    KIRQL irql;\n    Take(&irql);\n    return TRUE;\n}\n";
  await bench.paste(take + start);
  await expect(bench.summary).toHaveText("1 Defect");
  await expect(page.getByRole("button", { name: "take.c", exact: true })).toBeVisible();

  const diff =
    "--- a/start.c\n+++ b/start.c\n@@ -6,3 +6,4 @@\n     KIRQL irql;\n     Take(&irql);\n+    IoReleaseCancelSpinLock(irql);\n     return TRUE;\n";
  await bench.paste(diff);
  await expect(page.getByTestId("arrival")).toContainText("Patch for start.c: verify before and after?");
  await page.getByRole("button", { name: "Apply and compare" }).click();
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(page.getByTestId("comparison")).toContainText(
    "0 new · 1 fixed · 0 still there, against before the patch",
  );
  await bench.paste(diff);
  await expect(bench.notices).toContainText("This patch is in these files already");

  await page.getByRole("button", { name: "take", exact: true }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Save as files/ }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("take.zip");
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("a second zip is compared with the first", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.drop({ "old.zip": await makeZip([{ name: "d/a.c", content: bad }]) });
  await expect(page.getByRole("button", { name: "old", exact: true })).toBeVisible();
  await expect(bench.summary).toHaveText("1 Defect");
  await bench.drop({ "new.zip": await makeZip([{ name: "d/a.c", content: good }]) });
  await expect(page.getByTestId("arrival")).toContainText("new has 1 file. Replace old, or compare the two?");
  await page.getByTestId("arrival").getByRole("button", { name: "Compare" }).click();
  await expect(bench.summary).toHaveText("1 Pass");
  await expect(page.getByTestId("comparison")).toContainText("1 fixed");
  await expect(page.getByTestId("comparison")).toContainText("against old");
});

test("a mark and a note stay with the finding", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.paste(bad);
  await expect(bench.findings.first()).toContainText("pasted.c");
  await page.getByRole("button", { name: "Mark", exact: true }).click();
  await page.getByRole("button", { name: "false alarm" }).click();
  await page.getByLabel("Note").fill("checked with the hardware team");
  await page.keyboard.press("Escape");
  await expect(bench.findings.first()).toContainText("false alarm");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.reload();
  await expect(bench.findings.first()).toContainText("false alarm");
  const open = page.getByRole("region", { name: "Open finding" });
  await open.getByRole("button", { name: "false alarm" }).click();
  await expect(page.getByLabel("Note")).toHaveValue("checked with the hardware team");
});
