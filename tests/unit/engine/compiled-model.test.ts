/** The OS model in parsed form is the same as from its text, and a session started on it says the same. */
import { expect, it } from "vitest";
import { loadAssets } from "@/lib/cli/engine-assets";
import { compileModel, createEngine } from "@/lib/engine/engine";
import { projectOf } from "../../support/engine";

const asked = { rules: ["CancelSpinLock"], steps: null, stats: true };
const whole = { aborted: false };
const driver = `#include <storport.h>
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL q;
    IoAcquireCancelSpinLock(&q);
    if (srb->SrbStatus == SRB_STATUS_BUSY) return FALSE;
    IoReleaseCancelSpinLock(q);
    return TRUE;
}
`;

it("trees survive being written and read", async () => {
  const assets = loadAssets();
  const compiledModel = await compileModel(assets);
  expect(await compileModel(assets)).toBe(compiledModel);
  const fromText = await createEngine(assets, {});
  const fromTrees = await createEngine({ ...assets, compiledModel }, {});
  const projects = [
    projectOf([{ path: "a.c", text: driver }]),
    projectOf([{ path: "a.c", text: driver }], {
      configuration: { name: "checked", defines: [{ name: "DBG", value: "1" }], includeDirs: [] },
    }),
    projectOf([]),
  ];
  for (const project of projects) {
    expect(fromTrees.analyze(project, asked, whole)).toEqual(fromText.analyze(project, asked, whole));
    const { program: left } = fromTrees.frontEnd(project, whole);
    const { program: right } = fromText.frontEnd(project, whole);
    expect(left.functions).toEqual(right.functions);
    expect(left.symbols).toEqual(right.symbols);
  }
});
