/**
 * What the editor shows of a path in one file: which lines ran, which steps belong to a line, where the current step
 * stands, and what is said beside it. Plain data, 1-based lines and columns; the Monaco host only paints it.
 */
import type { Defect } from "../protocol/protocol";
import { type FlatStep, flattenSteps } from "../store/trace-view";
import { type RibbonLine, ribbonOf } from "./ribbon";

export type LineTone = "ran" | "changed" | "violation";

export interface LineMark {
  readonly line: number;
  readonly tone: LineTone;
  /** Steps on this line, in order: flat index and shown number. */
  readonly steps: readonly { readonly index: number; readonly label: string }[];
  readonly isCurrent: boolean;
  /** Written behind the line; empty for none. */
  readonly note: string;
}

export interface PathMarks {
  readonly lines: readonly LineMark[];
  readonly ribbon: readonly RibbonLine[];
  /** The exact range of the current step when it is in this file. */
  readonly current: {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly isViolation: boolean;
  } | null;
}

export const noMarks: PathMarks = { lines: [], ribbon: [], current: null };

interface Building {
  tone: LineTone;
  steps: { index: number; label: string }[];
  isCurrent: boolean;
  note: string;
}

const RANK: Readonly<Record<LineTone, number>> = { ran: 0, changed: 1, violation: 2 };

/** `initial` is the rule's first state: lines that run in another one are marked as such. */
export function pathMarks(defect: Defect, step: number, file: string, initial: string): PathMarks {
  const lines = new Map<number, Building>();
  let current: PathMarks["current"] = null;
  for (const each of flattenSteps(defect.steps)) {
    if (each.step.kind === "fold" || each.step.file !== file) continue;
    const isCurrent = each.index === step;
    markLine(lines, each, isCurrent, initial);
    if (!isCurrent) continue;
    const { line, column, endLine, endColumn, kind } = each.step;
    current = { line, column, endLine, endColumn, isViolation: kind === "violation" };
  }
  const ordered = [...lines].sort(([one], [other]) => one - other);
  const ribbon = ribbonOf(defect, file);
  return { lines: ordered.map(([line, mark]) => ({ line, ...mark })), ribbon, current };
}

function markLine(lines: Map<number, Building>, each: FlatStep, isCurrent: boolean, initial: string): void {
  const { step } = each;
  const tone = toneOf(each, initial);
  const mark = lines.get(step.line) ?? { tone, steps: [], isCurrent: false, note: "" };
  lines.set(step.line, mark);
  if (RANK[tone] > RANK[mark.tone]) mark.tone = tone;
  if (each.number !== null) mark.steps.push({ index: each.index, label: String(each.number) });
  if (isCurrent) {
    mark.isCurrent = true;
    mark.note = currentNote(each);
  } else if (!mark.isCurrent) {
    const note = standingNote(each);
    if (note !== "") mark.note = note;
  }
}

function toneOf({ step }: FlatStep, initial: string): LineTone {
  if (step.kind === "violation") return "violation";
  return step.ruleState !== initial || step.ruleStateBefore !== initial ? "changed" : "ran";
}

function currentNote({ step, number }: FlatStep): string {
  const text = step.text.replace(/^[✖⋯]\s*/, "");
  return `${number ?? "·"}  ${text}`;
}

/** What stays beside a line that is not current: which way a branch went, and what happened to the rule. */
function standingNote({ step }: FlatStep): string {
  if (step.kind === "branch" && step.taken !== undefined) return step.taken ? "taken" : "not taken";
  if (step.ruleState !== step.ruleStateBefore) return `${step.ruleStateBefore} → ${step.ruleState}`;
  return "";
}
