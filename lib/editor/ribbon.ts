/**
 * The ribbon beside the text: from the line that brought the rule into the state it must leave, along the lines that ran,
 * to the violation. It breaks where the path goes into another function and starts again where it comes back.
 *
 *     43  IoAcquire…(&irql);   start        65  x = Park(…);    enter      a piece per stay in a function
 *     44                       link         66                  link       thin where no step stands
 *     45  BAIL(…);             leave        71  }               end
 */
import type { Defect } from "../protocol/protocol";
import { causeStep, type FlatStep, flattenSteps, violationStep } from "../store/trace-view";

export interface RibbonLine {
  /** 1-based. */
  readonly line: number;
  /** A step stands on the line, or the ribbon only passes it. */
  readonly ran: boolean;
  /** The ribbon begins here, at the cause or coming back from another function; null in between. */
  readonly top: "start" | "enter" | null;
  /** It ends here, at the violation or going into another function. */
  readonly bottom: "end" | "leave" | null;
}

/** Two steps further apart than this are not joined: the lines between would say too much. */
const LONGEST_LINK = 300;

export function ribbonOf(defect: Defect, file: string): readonly RibbonLine[] {
  const lines = new Map<number, { ran: boolean; top: RibbonLine["top"]; bottom: RibbonLine["bottom"] }>();
  const at = (line: number) => {
    const known = lines.get(line) ?? { ran: false, top: null, bottom: null };
    lines.set(line, known);
    return known;
  };
  const path = heldSteps(defect);
  for (const [position, { step }] of path.entries()) {
    if (step.file !== file) continue;
    at(step.line).ran = true;
    const before = path[position - 1];
    const after = path[position + 1];
    if (!before) at(step.line).top = "start";
    else if (!isSameStay(before, path[position]!)) at(step.line).top ??= "enter";
    else link(before.step.line, step.line, at);
    if (!after) at(step.line).bottom = "end";
    else if (!isSameStay(path[position]!, after)) at(step.line).bottom ??= "leave";
  }
  return [...lines].sort(([one], [other]) => one - other).map(([line, part]) => ({ line, ...part }));
}

/** Steps between cause and violation, both included. */
function heldSteps(defect: Defect): readonly FlatStep[] {
  const from = causeStep(defect);
  const to = violationStep(defect);
  return flattenSteps(defect.steps).filter(
    ({ index, step }) => index >= from && index <= to && step.kind !== "fold",
  );
}

function isSameStay({ step: one }: FlatStep, { step: other }: FlatStep): boolean {
  return one.file === other.file && one.function === other.function && one.depth === other.depth;
}

function link(one: number, other: number, at: (line: number) => unknown): void {
  const [from, to] = one < other ? [one, other] : [other, one];
  if (to - from > LONGEST_LINK) return;
  for (let line = from + 1; line < to; line++) at(line);
}
