/** The mutation bench on a driver of our own: every verdict as constructed, equal seeds equal mutants. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadAssets } from "@/lib/cli/engine-assets";
import { Dice } from "@/lib/dev/fuzz/dice";
import { Judge, type Judgement } from "@/lib/dev/mutate/judge";
import { type Mutant, mutantsOf, nameOf, textOf } from "@/lib/dev/mutate/mutant";
import { openSubject, type Subject } from "@/lib/dev/mutate/subject";
import { isBad } from "@/lib/dev/mutate/tally";
import { createEngine, type Engine } from "@/lib/engine/engine";
import { defaultConfiguration, type Project } from "@/lib/engine/project";

const driver = `
#include <storport.h>
typedef struct _EXT { ULONG Mode; ULONG Count; PUCHAR Registers; } EXT, *PEXT;
#define BAIL(c) if (c) { return FALSE; }

static ULONG Drain(IN PEXT Ext, IN ULONG Most)
{
    ULONG i;
    for (i = 0; i < Most; i++) {
        if (StorPortReadRegisterUchar(Ext, Ext->Registers) == 0) break;
        Ext->Count++;
    }
    return i;
}

BOOLEAN
#if DBG
StartDebug(
#else
Start(
#endif
    IN PVOID DeviceExtension, IN PSCSI_REQUEST_BLOCK Srb)
{
    PEXT ext = (PEXT)DeviceExtension;
    switch (Srb->Function) {
    case SRB_FUNCTION_FLUSH:
        Srb->SrbStatus = SRB_STATUS_SUCCESS;
        break;
    case SRB_FUNCTION_EXECUTE_SCSI:
        if (Srb->CdbLength == 0)
            return FALSE;
        Drain(ext, Srb->CdbLength);
        break;
    default:
        goto Out;
    }
    StorPortNotification(RequestComplete, DeviceExtension, Srb);
Out:
    return TRUE;
}

BOOLEAN Interrupt(PVOID DeviceExtension)
{
    PEXT ext = (PEXT)DeviceExtension;
    BAIL(ext->Mode == 0);
    _SEH2_TRY {
        ext->Count = 0;
    } _SEH2_EXCEPT(EXCEPTION_EXECUTE_HANDLER) {
        ext->Mode = 1;
    } _SEH2_END;
    return TRUE;
}

ULONG DriverEntry(PVOID DriverObject, PVOID RegistryPath)
{
    HW_INITIALIZATION_DATA data;
    memset(&data, 0, sizeof(data));
    data.HwStartIo = Start;
    data.HwInterrupt = Interrupt;
    return StorPortInitialize(DriverObject, RegistryPath, &data, NULL);
}
`;

const project: Project = {
  name: "bench",
  files: [{ path: "bench.c", text: driver }],
  configuration: defaultConfiguration,
  entries: [],
};

function sample(subject: Subject, seed: number, most: number): readonly Mutant[] {
  const mutants: Mutant[] = [];
  for (const mutant of mutantsOf(subject, new Dice(seed))) {
    if (mutants.push(mutant) === most) break;
  }
  return mutants;
}

describe("mutation bench", () => {
  let engine: Engine;
  let subject: Subject;

  beforeAll(async () => {
    engine = await createEngine(loadAssets(), {});
    subject = openSubject(engine, project);
  }, 60_000);

  it("finds the functions the system and other callbacks reach", () => {
    const found = subject.functions.map(({ name, role }) => `${name} ${role}`);
    expect(found.sort()).toEqual([
      "Drain null",
      "DriverEntry DRIVER_INITIALIZE",
      "Interrupt HW_INTERRUPT",
      "Start HW_STARTIO",
    ]);
  });

  it("plants nothing around a return that a macro makes", () => {
    const interrupt = subject.functions.find(({ name }) => name === "Interrupt")!;
    expect(interrupt.plantings.map(({ name }) => name)).not.toContain("around body");
    expect(interrupt.plantings.map(({ name }) => name)).toContain("around try");
  });

  it("makes the same mutants from the same seed", () => {
    const texts = (seed: number) => sample(subject, seed, 12).map((mutant) => textOf(subject, mutant));
    expect(texts(3)).toEqual(texts(3));
    expect(texts(3)).not.toEqual(texts(4));
  });

  it("gives each mutant a name of its own", () => {
    const names = [...mutantsOf(subject, new Dice(1))].map(nameOf);
    expect(names.length).toBe(new Set(names).size);
  });

  it("sees every verdict as constructed, and decides all", () => {
    const judge = new Judge(engine, subject);
    const wrong = (one: Judgement) => isBad(one) || one.outcome === "undecided";
    const judged = sample(subject, 1, 45).map((mutant) => judge.judge(mutant));
    const told = judged.map((one) => `${one.outcome}: ${nameOf(one.mutant)} ${one.reasons.join(" ")}`);
    expect(told.filter((_, index) => wrong(judged[index]!))).toEqual([]);
    expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(["pass", "defect"]));
  });
});
