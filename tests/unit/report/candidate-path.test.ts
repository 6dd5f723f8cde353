/** A path that could not be decided is shown as a candidate: the tests and calls on the way, with their places. */
import { expect, it } from "vitest";
import { neverCancelled } from "@/lib/engine/base";
import { projectOf, testEngine } from "../../support/engine";

const text = `typedef struct _REQUEST { ULONG Busy; LIST_ENTRY Link; } REQUEST;
typedef struct _ADAPTER { LIST_ENTRY *Next; REQUEST *Active; } ADAPTER;
static VOID Take(REQUEST *Active, KIRQL *Irql) {
    if (Active->Busy == 0)
        IoAcquireCancelSpinLock(Irql);
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    ADAPTER *adapter = Extension;
    REQUEST *active = adapter->Active;
    KIRQL irql;
    active->Busy = 1;
    if (adapter->Next->Flink == NULL)
        return TRUE;
    switch (Srb->QueueAction) {
    case 1:
        CONTAINING_RECORD(adapter->Next, REQUEST, Link)->Busy = 0;
        Take(active, &irql);
    }
    return TRUE;
}
`;

it("the way to what could not be decided is told with its places", async () => {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text }]);
  const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, neverCancelled);
  const { verdict, reasons } = report.results[0]!;
  expect(verdict).toBe("inconclusive");
  expect(reasons.map(({ code }) => code)).toEqual(["path-undecided"]);
  const steps = reasons[0]!.candidate!.map((step) => `${step.function}:${step.place!.line} ${step.text}`);
  expect(steps).toEqual([
    "StartIo:13 Branch not taken: adapter->Next->Flink == NULL",
    "StartIo:15 A case of Srb->QueueAction",
    "StartIo:18 Calls Take(active, &irql)",
    "Take:4 Branch taken: Active->Busy == 0",
    "Take:5 Calls IoAcquireCancelSpinLock(Irql)",
  ]);
});
