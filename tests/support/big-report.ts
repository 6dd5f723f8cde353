/** Reports of any size for the page: a path of n steps over a file of its own, or n findings. */
import type { AnalysisReport, Defect, ReportedStep } from "../../lib/protocol/protocol";
import { sampleDefect, sampleReport } from "./sample-report";

/** The page's first example, whose text the path replaces. */
const FILE = "aurora-mini.c";
const LINES = 2_000;

/** A driver of `LINES` lines that says nothing, to stand under the path. */
export function bigSource(): { readonly path: string; readonly text: string } {
  const lines = Array.from({ length: LINES }, (_, line) => `    Value = Value * ${line} + 1;`);
  return { path: FILE, text: lines.join("\n") };
}

/** Calls go up and down to depth 6, every hundredth step moves the rule, stretches of five are folded. */
export function bigDefect(count: number): Defect {
  const steps: ReportedStep[] = [];
  let held = false;
  for (let i = 0; i < count - 1; i++) {
    const before = held;
    if (i % 100 === 50) held = !held;
    steps.push(stepAt(i, before, held));
  }
  steps.push({
    ...stepAt(count - 1, held, held),
    kind: "violation",
    text: "✖ Big returns",
    isDecisive: true,
  });
  return { ...sampleDefect, fingerprint: "big", steps: folded(steps) };
}

function stepAt(i: number, before: boolean, after: boolean): ReportedStep {
  const line = ((i * 7) % (LINES - 2)) + 1;
  const isChange = before !== after;
  return {
    file: FILE,
    line,
    column: 5,
    endLine: line,
    endColumn: 12,
    function: `Level${depthOf(i)}`,
    depth: depthOf(i),
    kind: i === 0 ? "enter" : isChange ? "event" : i % 3 === 0 ? "branch" : "assign",
    text: `Level${depthOf(i)} does step ${i} of a long path`,
    ruleState: after ? "held" : "free",
    ruleStateBefore: before ? "held" : "free",
    values: [{ name: `v${i % 40}`, value: String(i) }],
    ...(i % 3 === 0 && !isChange && i > 0 ? { taken: i % 2 === 0 } : {}),
    isDecisive: isChange || i === 0,
  };
}

/** A triangle wave: 0 1 2 … 6 … 2 1 0, ten steps at each depth. */
function depthOf(i: number): number {
  return 6 - Math.abs(6 - (Math.floor(i / 10) % 12));
}

function folded(steps: readonly ReportedStep[]): readonly ReportedStep[] {
  const made: ReportedStep[] = [];
  for (let i = 0; i < steps.length; i++) {
    const run = steps.slice(i, i + 5);
    const canFold = i % 20 === 10 && run.length === 5 && run.every((step) => !step.isDecisive);
    if (!canFold) {
      made.push(steps[i]!);
      continue;
    }
    made.push({
      ...run[0]!,
      kind: "fold",
      text: "⋯ 5 steps, no effect on the lock",
      values: [],
      folded: run,
    });
    i += 4;
  }
  return made;
}

export function reportOf(defects: readonly Defect[]): AnalysisReport {
  const [result] = sampleReport.results;
  return { ...sampleReport, results: [{ ...result!, verdict: "defect", defects }] };
}

export function manyFindings(count: number): AnalysisReport {
  const defects = Array.from({ length: count }, (_, i) => ({
    ...sampleDefect,
    fingerprint: `many-${i}`,
    message: `Callback${i} returns with the cancel spin lock held`,
    function: `Callback${i}`,
    entryPoint: { role: "HW_STARTIO", function: `Callback${i}` },
  }));
  return reportOf(defects);
}
