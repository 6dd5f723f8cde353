/** "Not possible?": an outcome that is ruled out takes its path away, is listed, and says so when its place is gone. */
import { describe, expect, it } from "vitest";
import type { Project, RuledOut } from "@/lib/engine/project";
import type { ReportedStep } from "@/lib/engine/report";
import { projectOf, testEngine } from "../../support/engine";

const signal = { aborted: false };

async function run(text: string, ruledOut: readonly RuledOut[] = []) {
  const project: Project = projectOf([{ path: "a.c", text }], { ruledOut });
  const report = (await testEngine()).analyze(project, { rules: ["CancelSpinLock"], steps: null }, signal);
  return report.results[0]!;
}

function ruleOut(steps: readonly ReportedStep[], text: RegExp, words: string): RuledOut {
  const step = steps.find((each) => each.doubt && text.test(each.text))!;
  return { ...step.doubt!, words };
}

const byBranch = `HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (srb->Lun == 7) return FALSE;
    if (srb->TargetId == 7) return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
`;

describe("ruling out", () => {
  it("a branch leaves the other path, and both leave a Pass that rests on them", async () => {
    const first = await run(byBranch);
    expect(first.defects).toHaveLength(2);
    const lun = ruleOut(first.defects.find(({ line }) => line === 5)!.steps, /Lun == 7/, "Lun is never 7");
    const second = await run(byBranch, [lun]);
    expect(second.defects.map(({ line }) => line)).toEqual([6]);
    const target = ruleOut(second.defects[0]!.steps, /TargetId == 7/, "TargetId is never 7");
    const third = await run(byBranch, [lun, target]);
    expect(third.verdict).toBe("pass");
    const said = third.assumptions.filter(({ code }) => code === "your-assumptions");
    expect(said.map(({ message }) => message)).toEqual([
      "You said: Lun is never 7.",
      "You said: TargetId is never 7.",
    ]);
  });

  it("the result of a routine takes the path that needs it", async () => {
    const text = `HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    ULONG count = KeQueryActiveProcessorCount(NULL);
    IoAcquireCancelSpinLock(&irql);
    if (count == 0) return FALSE;
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
`;
    const before = await run(text);
    expect(before.verdict).toBe("defect");
    const words = "KeQueryActiveProcessorCount never returns 0";
    const never = ruleOut(
      before.defects[0]!.steps.flatMap((step) => [step, ...(step.folded ?? [])]),
      /returns 0/,
      words,
    );
    expect((await run(text, [never])).verdict).toBe("pass");
  });

  it("says so when its place is gone, and survives edits elsewhere", async () => {
    const before = await run(byBranch);
    const lun = ruleOut(before.defects.find(({ line }) => line === 5)!.steps, /Lun == 7/, "Lun is never 7");
    const moved = await run(`// a line more\n${byBranch}`, [lun]);
    expect(moved.defects.map(({ line }) => line)).toEqual([7]);
    const gone = await run(byBranch.replace("srb->Lun == 7", "srb->Lun == 8"), [lun]);
    expect(gone.defects).toHaveLength(2);
    expect(gone.assumptions.some(({ message }) => message.includes("it is not used"))).toBe(true);
  });
});
