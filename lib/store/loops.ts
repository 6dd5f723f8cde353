/**
 * Iterations of loops on a path. A loop is seen by what the path does: the same decision of the same activation, reached
 * again.
 *
 *     while (p) { a(p); p = p->Next; }     path: ?p a = ?p a = ?p      three visits, two iterations
 *
 * Of a loop inside a loop only the outer one is told. Iterations in which the rule does not move are put together; the
 * last one never is, since the path leaves the loop there.
 */
import type { FlatStep } from "./trace-view";

export interface QuietIterations {
  /** Flat index of the first step of the first iteration: the row that stands for all. */
  readonly head: number;
  /** Flat index behind the last step. */
  readonly end: number;
  /** 1-based, both included. */
  readonly first: number;
  readonly last: number;
  /** Iterations of the whole loop on this path. */
  readonly count: number;
  readonly line: number;
}

interface Visits {
  readonly fold: number | null;
  readonly visits: FlatStep[];
}

export function quietIterations(flat: readonly FlatStep[]): readonly QuietIterations[] {
  const found: QuietIterations[] = [];
  let covered = -1;
  for (const { visits } of repeatedDecisions(flat)) {
    const start = visits[0]!.index;
    if (start < covered) continue;
    covered = visits.at(-1)!.index;
    found.push(...quietRuns(flat, visits));
  }
  return found;
}

/** In the order of their first visit. */
function repeatedDecisions(flat: readonly FlatStep[]): readonly Visits[] {
  const all = new Map<string, Visits>();
  const activations: number[] = [];
  let next = 0;
  for (const each of flat) {
    const { step, fold } = each;
    if (step.kind === "fold") continue;
    while (activations.length > step.depth + 1) activations.pop();
    while (activations.length <= step.depth) activations.push(next++);
    if (step.kind !== "branch" || step.taken === undefined) continue;
    const key = `${activations[step.depth]} ${fold} ${step.file}:${step.line}:${step.column}`;
    const known = all.get(key);
    if (known) known.visits.push(each);
    else all.set(key, { fold, visits: [each] });
  }
  return [...all.values()].filter(({ visits }) => visits.length > 1);
}

function quietRuns(flat: readonly FlatStep[], visits: readonly FlatStep[]): readonly QuietIterations[] {
  const runs: QuietIterations[] = [];
  const isExitTest = visits.at(-1)!.step.taken !== visits[0]!.step.taken;
  const count = isExitTest ? visits.length - 1 : visits.length;
  for (let first = 0; first < visits.length - 1; first++) {
    let last = first;
    while (last < visits.length - 1 && isQuiet(flat, visits[last]!.index, visits[last + 1]!.index)) last++;
    if (last === first) continue;
    const head = visits[first]!;
    runs.push({
      head: head.index,
      end: visits[last]!.index,
      first: first + 1,
      last,
      count,
      line: head.step.line,
    });
    first = last;
  }
  return runs;
}

function isQuiet(flat: readonly FlatStep[], from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let index = from; index < to; index++) {
    const { step } = flat[index]!;
    if (step.kind === "fold") continue;
    if (step.kind === "violation" || step.ruleState !== step.ruleStateBefore) return false;
  }
  return true;
}
