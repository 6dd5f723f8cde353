/** A rule the page has never heard of, compiled and run by the engine: nothing on screen speaks of another one. */
import { expect, test } from "@playwright/test";
import { projectOf, testEngine } from "../support/engine";
import { answerWith } from "./canned-engine";
import { Workbench } from "./workbench";

const rule = `
state { enum { running, paused } s = running; }
StorPortPauseDevice.exit {
    if (s == paused) { abort(paused-twice) "Device paused again before it was resumed"; } else { s = paused; }
}
StorPortResumeDevice.exit { s = running; }
[ALL_CALLBACKS].exit {
    if (s == paused) { abort(left-paused) "$fname returns with the device paused"; }
}
`;

const driver = `#include <storport.h>
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb)
{
    StorPortPauseDevice(Extension, Srb->PathId, Srb->TargetId, Srb->Lun, 10);
    if (Srb->Lun == 3)
        return FALSE;
    StorPortResumeDevice(Extension, Srb->PathId, Srb->TargetId, Srb->Lun);
    return TRUE;
}
`;

test.use({ serviceWorkers: "block" });

test("another rule has its finding, path, state, automaton and editor marks", async ({ page }) => {
  const engine = await testEngine();
  const source = { path: "aurora-mini.c", text: driver };
  const report = engine.analyze(
    projectOf([source]),
    { rules: [], ruleTexts: [{ path: "PauseResume.slic", text: rule }], steps: null },
    { aborted: false },
  );
  expect(report.results.map(({ rule: name, verdict }) => [name, verdict])).toEqual([
    ["PauseResume", "defect"],
  ]);

  await answerWith(page, { report, source });
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2, name: /returns with the device paused/ })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("img", { name: "The rule is in state" })).toBeVisible();
  await page.keyboard.press("b");
  await expect(bench.currentStep).toContainText("StorPortPauseDevice");
  await expect(page.getByRole("img", { name: "The rule is in state paused" })).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByRole("region", { name: "Values at this step" })).toContainText("PauseResume");
  await expect(bench.editor.locator(".step-bubble")).toContainText("StorPortPauseDevice");

  const said = await page.locator("main").textContent();
  expect(said).not.toMatch(/CancelSpinLock|IoAcquire|cancel lock held/);
});
