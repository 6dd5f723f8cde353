/** Sentences of a path: what a driver author reads where the text alone does not show why the path goes there. */
import { describe, expect, it } from "vitest";
import { projectOf, testEngine } from "../../support/engine";

async function stepsOf(text: string): Promise<readonly string[]> {
  const engine = await testEngine();
  const project = projectOf([{ path: "queue.c", text: `#include <storport.h>\n${text}` }]);
  const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
  return report.results[0]?.defects[0]?.steps.map((step) => step.text) ?? [];
}

const park = `
#define LIMIT 8
#define BAIL(c) do { if (c) return STATUS_DEVICE_BUSY; } while (0)
typedef struct { ULONG Count; } EXT;
HW_TIMER Tick;
static NTSTATUS Park(EXT *ext) {
  KIRQL irql;
  IoAcquireCancelSpinLock(&irql);
  BAIL(ext->Count >= LIMIT);
  IoReleaseCancelSpinLock(irql);
  return STATUS_SUCCESS;
}
static NTSTATUS Wait(EXT *ext) { return Park(ext); }
VOID Tick(PVOID x) { EXT *ext = (EXT *)x; Wait(ext); }
`;

describe("a path through a macro that hides a return", () => {
  it("names the macro, and the constants in its arguments", async () => {
    const steps = await stepsOf(park);
    expect(steps).toContain("Branch taken inside BAIL: ext->Count >= LIMIT");
    expect(steps).toContain("Park returns STATUS_DEVICE_BUSY (0x80000011) inside BAIL — cancel lock held");
  });

  it("names a status whose return is closed outside of the macro", async () => {
    const text = park
      .replace(/#define BAIL.*/, "#define BAIL(c, s) if (c) return (s)")
      .replace("BAIL(ext->Count >= LIMIT)", "BAIL(ext->Count >= LIMIT, STATUS_DEVICE_BUSY)");
    const steps = await stepsOf(text);
    expect(steps).toContain("Park returns STATUS_DEVICE_BUSY (0x80000011) inside BAIL — cancel lock held");
  });

  it("keeps a status's name on its way up", async () => {
    expect(await stepsOf(park)).toContain("Wait returns STATUS_DEVICE_BUSY (0x80000011) — cancel lock held");
  });
});

const cancel = `
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT device, PIRP irp) {
  EXT *ext = (EXT *)irp->Tail.Overlay.DriverContext[0];
  if (ext->Kind != KIND_WAIT) { IoReleaseCancelSpinLock(irp->CancelIrql); return; }
  if (IoSetCancelRoutine(irp, NULL) == NULL) return;
  IoReleaseCancelSpinLock(irp->CancelIrql);
}
`;

describe("a cancel routine", () => {
  const text = `#define KIND_WAIT 3\ntypedef struct { ULONG Kind; } EXT;\n${cancel}`;

  it("starts with the lock the I/O manager took", async () => {
    expect((await stepsOf(text))[0]).toMatch(
      /^The I\/O manager acquires the cancel lock and calls Cancel — cancel lock held/,
    );
  });

  it("says what a value is rather than what it is not, and gives NULL no number", async () => {
    const steps = await stepsOf(text);
    expect(steps).toContain("Branch not taken: ext->Kind is KIND_WAIT (0x03)");
    expect(steps).toContain("Branch taken: IoSetCancelRoutine(irp, NULL) == NULL");
  });
});
