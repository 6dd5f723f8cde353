/**
 * A finding's steps as rows on screen. Every step, also one inside a fold, has a flat index that never changes;
 * which rows are visible follows from the detail level and from what is folded by hand.
 *
 *   steps: enter, call, fold(a, b), event, violation
 *   flat:  0      1     2    3  4    5      6          rows at detail 2: 0 1 2 5 6
 *
 * Iterations of a loop in which the rule does not move hang below their first step (`loops.ts`).
 */
import type { Defect, ReportedStep } from "../protocol/protocol";
import { type QuietIterations, quietIterations } from "./loops";
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
  /** Set on the first step of quiet iterations: the row stands for them while it is closed. */
  readonly loop: QuietIterations | null;
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

const looping = new WeakMap<readonly FlatStep[], ReadonlyMap<number, QuietIterations>>();

/** By the flat index of their first step. */
export function loopsOf(flat: readonly FlatStep[]): ReadonlyMap<number, QuietIterations> {
  const known = looping.get(flat);
  if (known) return known;
  const loops = new Map(quietIterations(flat).map((each) => [each.head, each]));
  looping.set(flat, loops);
  return loops;
}

/** The rows a view shows, in order. */
export function visibleRows(defect: Defect, view: View): readonly TraceRow[] {
  const flat = flattenSteps(defect.steps);
  const loops = loopsOf(flat);
  const shown = withoutQuietIterations(flat, view);
  const levels = shown.map((each) => levelOf(each, flat));
  const rows: TraceRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (let position = 0; position < shown.length; position++) {
    const each = shown[position]!;
    const level = levels[position]!;
    if (level > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const hasChildren = (levels[position + 1] ?? 0) > level;
    const isClosed = hasChildren && view.closedCalls.has(each.index);
    if (isClosed) hiddenBelow = level;
    const loop = loops.get(each.index) ?? null;
    const { index, step, fold, number } = each;
    const isExpanded = expansion(each, view, loop, hasChildren, isClosed);
    rows.push({ index, step, fold, number, level, loop, isExpanded });
  }
  return rows;
}

/** Steps that say the words of a filter, at every level of detail; folds say nothing of their own. */
export function matchingRows(defect: Defect, filter: string): readonly TraceRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const flat = flattenSteps(defect.steps);
  return flat
    .filter(({ step }) => step.kind !== "fold" && words.every((word) => haystack(step).includes(word)))
    .map((each) => ({ ...each, level: levelOf(each, flat), loop: null, isExpanded: null }));
}

function haystack(step: ReportedStep): string {
  const values = step.values.map(({ name, value }) => `${name} ${value}`).join(" ");
  return `${step.text} ${step.function} ${step.file}:${step.line} ${values}`.toLowerCase();
}

function withoutQuietIterations(flat: readonly FlatStep[], view: View): readonly FlatStep[] {
  const loops = loopsOf(flat);
  const shown: FlatStep[] = [];
  let hiddenUntil = 0;
  for (const each of flat) {
    if (each.index < hiddenUntil || !isShown(each, view)) continue;
    shown.push(each);
    const loop = loops.get(each.index);
    if (loop && !isOpen(loop.head, view)) hiddenUntil = loop.end;
  }
  return shown;
}

function levelOf(each: FlatStep, flat: readonly FlatStep[]): number {
  const fold = each.fold === null ? null : flat[each.fold];
  return fold ? Math.max(each.step.depth, fold.step.depth) + 2 : each.step.depth + 1;
}

function expansion(
  each: FlatStep,
  view: View,
  loop: QuietIterations | null,
  hasChildren: boolean,
  isClosed: boolean,
): boolean | null {
  if (each.step.kind === "fold" || loop) return isOpen(each.index, view);
  return hasChildren ? !isClosed : null;
}

function isOpen(index: number, view: View): boolean {
  return (view.detail === 4) !== view.openFolds.has(index);
}

function isShown(each: FlatStep, view: View): boolean {
  const { step, fold } = each;
  if (fold !== null) {
    if (view.detail === 1) return false;
    return isOpen(fold, view) || (view.detail === 3 && step.kind === "branch");
  }
  return view.detail > 1 || step.isDecisive || step.kind === "enter" || step.kind === "violation";
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

const walkable = new WeakMap<readonly ReportedStep[], readonly FlatStep[]>();

/** Steps a person walks: those of folds, and not the folds. */
export function walkedSteps(defect: Defect): readonly FlatStep[] {
  const known = walkable.get(defect.steps);
  if (known) return known;
  const walked = flattenSteps(defect.steps).filter(({ step }) => step.kind !== "fold");
  walkable.set(defect.steps, walked);
  return walked;
}

export function stepCount(defect: Defect): number {
  return walkedSteps(defect).length;
}

/** Functions on the stack at a step, outermost first, each with the step that entered it. */
export function callStack(defect: Defect, index: number): readonly FlatStep[] {
  const flat = flattenSteps(defect.steps);
  const stack: FlatStep[] = [];
  for (let at = 0; at <= index && at < flat.length; at++) {
    const each = flat[at]!;
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
