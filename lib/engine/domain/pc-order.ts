/**
 * The order among values that are not constant: active `ult` and `slt` terms whose truth is known are edges
 * `a < b` or `b <= a` between classes. Reachability is searched on demand, over a bounded part of the graph.
 *
 *     x < y, y <= z   says   x < z
 */
import type { PcState } from "./pc-state";
import type { TermId } from "./term";

export const UNRELATED = 0;
export const WEAKLY = 1;
export const STRICTLY = 2;

const MAX_CLASSES = 16;
const MAX_EDGES = 64;

/** Whether the edges of `op` (`ULT` or `SLT`) make `from` at most, or less than, `to`. */
export function isBelow(state: PcState, op: number, from: TermId, to: TermId): number {
  const goal = state.find(to);
  const classes: TermId[] = [state.find(from)];
  const reached: number[] = [WEAKLY];
  let edges = 0;
  for (let at = 0; at < classes.length; at++) {
    const root = classes[at]!;
    if (root === goal) {
      if (at > 0 || reached[at] === STRICTLY) return reached[at]!;
      return WEAKLY;
    }
    for (let cell = state.firstWatcher(root); cell !== 0; cell = state.nextWatcher(root, cell)) {
      if (++edges > MAX_EDGES) return UNRELATED;
      follow(state, op, state.watcherAt(cell), root, reached[at]!, classes, reached);
    }
  }
  return UNRELATED;
}

/** Adds the class above `root` along the edge that `term` is, if it is one. */
function follow(
  state: PcState,
  op: number,
  term: TermId,
  root: TermId,
  strength: number,
  classes: TermId[],
  reached: number[],
): void {
  const { table } = state;
  if (table.ops[term] !== op) return;
  const truth = state.truthOf(term);
  if (truth < 0) return;
  const [low, high] = truth === 1 ? [table.a[term], table.b[term]] : [table.b[term], table.a[term]];
  if (state.find(low as TermId) !== root || table.isConst(high as TermId)) return;
  const next = state.find(high as TermId);
  const found = truth === 1 ? STRICTLY : strength;
  const known = classes.indexOf(next);
  if (known < 0) {
    if (classes.length >= MAX_CLASSES) return;
    classes.push(next);
    reached.push(found);
  } else if (found > reached[known]!) reached[known] = found;
}
