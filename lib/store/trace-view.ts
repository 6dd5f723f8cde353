/**
 * A finding's steps as rows on screen. Every step, also one inside a fold, has a flat index that never changes;
 * which rows are visible follows from the detail level and from what is folded by hand.
 *
 *   steps: enter, call, fold(a, b), event, violation
 *   flat:  0      1     2    3  4    5      6          rows at detail 2: 0 1 2 5 6
 */
import type { Defect, ReportedStep } from "../protocol/protocol";
import type { SelectionSlice } from "./selection-slice";

export interface FlatStep {
  readonly index: number;
  readonly step: ReportedStep;
  /** Flat index of the fold that holds it; null at the top. */
  readonly fold: number | null;
  /** 1-based; folds count as one, as the sentences count them ("since step 4"). Null inside a fold. */
  readonly number: number | null;
}

export interface TraceRow extends FlatStep {
  /** ARIA level, 1-based: call depth, one more inside a fold. */
  readonly level: number;
  /** Null when nothing hangs below it. */
  readonly isExpanded: boolean | null;
}

const flattened = new WeakMap<readonly ReportedStep[], readonly FlatStep[]>();

export function flattenSteps(steps: readonly ReportedStep[]): readonly FlatStep[] {
  const known = flattened.get(steps);
  if (known) return known;
  const flat: FlatStep[] = [];
  for (const [position, step] of steps.entries()) {
    const index = flat.length;
    flat.push({ index, step, fold: null, number: position + 1 });
    addFolded(step, index, flat);
  }
  flattened.set(steps, flat);
  return flat;
}

/** Folds inside a fold are laid flat: one level of folding is what a reader can follow. */
function addFolded(step: ReportedStep, fold: number, flat: FlatStep[]): void {
  const open = [...(step.folded ?? [])].reverse();
  for (let inner = open.pop(); inner; inner = open.pop()) {
    if (inner.folded) open.push(...[...inner.folded].reverse());
    else flat.push({ index: flat.length, step: inner, fold, number: null });
  }
}

type View = Pick<SelectionSlice, "detail" | "openFolds" | "closedCalls">;

/** The rows a view shows, in order. */
export function visibleRows(defect: Defect, view: View): readonly TraceRow[] {
  const flat = flattenSteps(defect.steps);
  const shown = flat.filter((each) => isShown(each, view));
  const rows: TraceRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const [position, each] of shown.entries()) {
    const level = levelOf(each, flat);
    if (level > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const next = shown[position + 1];
    const hasChildren = next !== undefined && levelOf(next, flat) > level;
    const isClosed = hasChildren && view.closedCalls.has(each.index);
    if (isClosed) hiddenBelow = level;
    rows.push({ ...each, level, isExpanded: expansion(each, view, hasChildren, isClosed) });
  }
  return rows;
}

function levelOf(each: FlatStep, flat: readonly FlatStep[]): number {
  const fold = each.fold === null ? null : flat[each.fold];
  return fold ? Math.max(each.step.depth, fold.step.depth) + 2 : each.step.depth + 1;
}

function expansion(each: FlatStep, view: View, hasChildren: boolean, isClosed: boolean): boolean | null {
  if (each.step.kind === "fold") return isFoldOpen(each.index, view);
  return hasChildren ? !isClosed : null;
}

function isFoldOpen(fold: number, view: View): boolean {
  return (view.detail === 3) !== view.openFolds.has(fold);
}

function isShown(each: FlatStep, view: View): boolean {
  if (each.fold !== null) return view.detail > 1 && isFoldOpen(each.fold, view);
  if (view.detail > 1) return true;
  return each.step.isDecisive || each.step.kind === "enter" || each.step.kind === "violation";
}

/** The row that stands for a step: itself, or the nearest visible one before it. */
export function rowOf(rows: readonly TraceRow[], step: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle]!.index <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function violationStep(defect: Defect): number {
  const flat = flattenSteps(defect.steps);
  const found = flat.findLast((each) => each.step.kind === "violation");
  return (found ?? flat.at(-1))?.index ?? 0;
}

/** The last step before the violation that changed the rule's state: what put the rule there. */
export function causeStep(defect: Defect): number {
  const flat = flattenSteps(defect.steps);
  const end = violationStep(defect);
  const changes = flat.filter(
    ({ index, step }) => index < end && step.kind !== "fold" && step.ruleState !== step.ruleStateBefore,
  );
  const atCause = changes.findLast(
    ({ step }) => step.file === defect.cause?.file && step.line === defect.cause.line,
  );
  return (atCause ?? changes.at(-1) ?? flat[0])?.index ?? 0;
}

/** Steps a person walks: folds are not counted. */
export function stepCount(defect: Defect): number {
  return flattenSteps(defect.steps).filter(({ step }) => step.kind !== "fold").length;
}

/** Functions on the stack at a step, outermost first, each with the step that entered it. */
export function callStack(defect: Defect, index: number): readonly FlatStep[] {
  const flat = flattenSteps(defect.steps);
  const stack: FlatStep[] = [];
  for (const each of flat.slice(0, index + 1)) {
    if (each.step.kind === "fold") continue;
    while (stack.length > 0 && stack.at(-1)!.step.depth >= each.step.depth + 1) stack.pop();
    const top = stack.at(-1);
    if (!top || top.step.depth < each.step.depth || top.step.function !== each.step.function) {
      while (stack.length > 0 && stack.at(-1)!.step.depth >= each.step.depth) stack.pop();
      stack.push(each);
    }
  }
  return stack;
}
