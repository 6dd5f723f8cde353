/**
 * What the editor shows of a path in one file: which lines ran and which did not, which steps belong to a line, where the
 * current step stands, and what is said beside it. Plain data, 1-based lines and columns; the Monaco host only paints it.
 *
 * What does not depend on the current step is made once per path and file, and is the same object until then: the host
 * repaints only what changed.
 */
import type { Defect, FlowGraph } from "../protocol/protocol";
import { pathOnFlow, unexecutedLines } from "../store/path-on-flow";
import { type FlatStep, flattenSteps, walkedSteps } from "../store/trace-view";
import { type RibbonLine, ribbonOf } from "./ribbon";

export type LineTone = "ran" | "changed" | "violation";

export interface LineMark {
  readonly line: number;
  readonly tone: LineTone;
  /** Steps on this line, in order: flat index, and the number shown; null inside a fold. */
  readonly steps: readonly { readonly index: number; readonly label: string | null }[];
  /** Written behind the line; empty for none. */
  readonly note: string;
}

export interface CurrentMark {
  readonly index: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: FlatStep["step"]["kind"];
  /** `4 of 10`, `·` where the step has no number. */
  readonly position: string;
  /** `step 2 of 3 on this line`; empty for the only one. */
  readonly onLine: string;
  readonly text: string;
}

/** From line to line of this file, one step to the next; at most `HOPS` around the current step. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  /** Distance from the current step, 0 leading away from it. */
  readonly distance: number;
}

export interface StandingMarks {
  readonly lines: readonly LineMark[];
  readonly ribbon: readonly RibbonLine[];
  /** Lines of functions on the path that the path left out; empty while the graphs are not at hand. */
  readonly unexecuted: readonly number[];
}

export interface PathMarks {
  readonly standing: StandingMarks;
  /** The current step when it is in this file. */
  readonly current: CurrentMark | null;
  readonly hops: readonly Hop[];
}

export const noStandingMarks: StandingMarks = { lines: [], ribbon: [], unexecuted: [] };
export const noMarks: PathMarks = { standing: noStandingMarks, current: null, hops: [] };

interface Building {
  tone: LineTone;
  steps: { index: number; label: string | null }[];
  note: string;
}

const RANK: Readonly<Record<LineTone, number>> = { ran: 0, changed: 1, violation: 2 };
const HOPS = 3;

/** `initial` is the rule's first state: lines that run in another one are marked as such. */
export function standingMarks(
  defect: Defect,
  file: string,
  initial: string,
  flows: ReadonlyMap<string, FlowGraph>,
): StandingMarks {
  const lines = new Map<number, Building>();
  for (const each of flattenSteps(defect.steps))
    if (each.step.kind !== "fold" && each.step.file === file) markLine(lines, each, initial);
  const ordered = [...lines].sort(([one], [other]) => one - other);
  const unexecuted = [...flows.values()]
    .filter((flow) => flow.file === file)
    .flatMap((flow) => {
      const path = pathOnFlow(defect, flow);
      return path.steps.size > 0 ? unexecutedLines(flow, path) : [];
    });
  return {
    lines: ordered.map(([line, mark]) => ({ line, ...mark })),
    ribbon: ribbonOf(defect, file),
    unexecuted: unexecuted.filter((line) => !lines.has(line)),
  };
}

/** The current step in this file, with what the bubble below its line says. */
export function currentMark(
  defect: Defect,
  index: number,
  file: string,
  { lines }: StandingMarks,
): CurrentMark | null {
  const each = flattenSteps(defect.steps)[index];
  if (!each || each.step.kind === "fold" || each.step.file !== file) return null;
  const { line, column, endLine, endColumn, kind, text } = each.step;
  const steps = lines.find((mark) => mark.line === line)?.steps ?? [];
  const at = steps.findIndex((step) => step.index === index);
  return {
    index,
    line,
    column,
    endLine,
    endColumn,
    kind,
    position: each.number === null ? "·" : `${each.number} of ${defect.steps.length}`,
    onLine: steps.length > 1 ? `step ${at + 1} of ${steps.length} on this line` : "",
    text: text.replace(/^[✖⋯]\s*/, ""),
  };
}

/** Hops between steps of this file around the current one. */
export function hopsAround(defect: Defect, index: number, file: string): readonly Hop[] {
  const walked = walkedSteps(defect);
  const at = walked.findLastIndex((each) => each.index <= index);
  const hops: Hop[] = [];
  for (let i = Math.max(at - HOPS, 0); i < Math.min(at + HOPS, walked.length - 1); i++) {
    const from = walked[i]!.step;
    const to = walked[i + 1]!.step;
    if (from.file !== file || to.file !== file || from.line === to.line) continue;
    hops.push({ from: from.line, to: to.line, distance: i - at });
  }
  return hops;
}

/** The step a click on a line goes to: the next one of that line, from the current one on. */
export function nextOnLine(mark: LineMark, current: number): number | null {
  const at = mark.steps.findIndex((step) => step.index === current);
  return mark.steps[(at + 1) % mark.steps.length]?.index ?? null;
}

function markLine(lines: Map<number, Building>, each: FlatStep, initial: string): void {
  const { step } = each;
  const tone = toneOf(each, initial);
  const mark = lines.get(step.line) ?? { tone, steps: [], note: "" };
  lines.set(step.line, mark);
  if (RANK[tone] > RANK[mark.tone]) mark.tone = tone;
  mark.steps.push({ index: each.index, label: each.number === null ? null : String(each.number) });
  const note = standingNote(each);
  if (note !== "") mark.note = note;
}

function toneOf({ step }: FlatStep, initial: string): LineTone {
  if (step.kind === "violation") return "violation";
  return step.ruleState !== initial || step.ruleStateBefore !== initial ? "changed" : "ran";
}

/** What stays beside a line: which way a branch went, and what happened to the rule. */
function standingNote({ step }: FlatStep): string {
  if (step.kind === "branch" && step.taken !== undefined) return step.taken ? "taken" : "not taken";
  if (step.ruleState !== step.ruleStateBefore) return `${step.ruleStateBefore} → ${step.ruleState}`;
  return "";
}
