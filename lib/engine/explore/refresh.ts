/**
 * Exploring edited functions by themselves, callees first, in every context that earlier explorations met them in. A
 * function whose summaries say the same as before leaves its callers alone, so most keystrokes cost one function.
 *
 *     Start -> Send -> Park     Park edited, its summary is another:  Send is explored, too
 *                               Send's is the same as it was:         Start is not
 */
import type { FuncId } from "../ir";
import { AbstractMachine } from "./abstract-machine";
import type { Context } from "./contexts";
import { NO_STATE } from "./exploded-graph";
import { type FinishedContext, type FinishedContexts, finishedContexts } from "./finished";
import { calleeState, rootState } from "./root-state";
import { isSameSummary } from "./summary-match";
import { Tabulation } from "./tabulation";
import type { Workspace } from "./workspace";

/** What is finished once some functions were explored again, and what those explorations came to. */
export interface Refreshed {
  readonly finished: FinishedContexts;
  readonly tabulations: readonly Tabulation[];
}

/** Explores the functions given again; null when there is an alarm, or no fixpoint. */
export function refreshed(
  work: Workspace,
  before: FinishedContexts,
  stale: ReadonlySet<FuncId>,
): Refreshed | null {
  let finished = before;
  const tabulations: Tabulation[] = [];
  const pending = new Set(stale);
  while (pending.size > 0) {
    const group = nextGroup(work, pending);
    const old = [...finished.values()].filter(({ fn }) => group.has(fn));
    if (old.length === 0) continue;
    const now = exploredAgain(work, finished, old);
    if (now === null) return null;
    finished = now.finished;
    tabulations.push(now.tabulation);
    for (const fn of now.changed) {
      for (const caller of work.calls.callersOf(fn)) if (!group.has(caller)) pending.add(caller);
    }
  }
  return { finished, tabulations };
}

/** Functions of the lowest rank, a recursion as a whole; they are pending no more. */
function nextGroup({ calls, program }: Workspace, pending: Set<FuncId>): ReadonlySet<FuncId> {
  const lowest = Math.min(...[...pending].map((fn) => calls.rank(fn)));
  const group = program.functions.map(({ id }) => id).filter((fn) => calls.rank(fn) === lowest);
  for (const fn of group) pending.delete(fn);
  return new Set(group);
}

function exploredAgain(work: Workspace, before: FinishedContexts, old: readonly FinishedContext[]) {
  const rest = new Map(before);
  for (const { key } of old) rest.delete(key);
  const tabulation = new Tabulation(work, work.slice, "every", rest);
  for (const one of old) begin(work, tabulation, one);
  const isClean =
    tabulation.run() && tabulation.allAlarms.every(({ node }) => tabulation.graph.state(node) === NO_STATE);
  if (!isClean) return null;
  const finished = new Map(finishedContexts(tabulation, rest));
  const changed = new Set<FuncId>();
  for (const one of old) {
    const now = finished.get(one.key)!;
    if (!work.calls.isRecursive(one.fn) && isSameSummary(work, one, now)) {
      finished.set(one.key, { ...now, exits: one.exits });
    } else changed.add(one.fn);
  }
  return { finished, changed, tabulation };
}

function begin(work: Workspace, tabulation: Tabulation, { fn, key, start }: FinishedContext): void {
  const context = contextOf(work, tabulation, fn, key, start);
  if (context.root >= 0) return;
  const machine = new AbstractMachine(work);
  const { entry } = context;
  tabulation.addRoot(context, () =>
    entry === null ? calleeState(work, machine, context) : rootState(work, machine, context, entry),
  );
}

function contextOf(
  work: Workspace,
  { contexts }: Tabulation,
  fn: FuncId,
  key: string,
  { rule, facts, isBound, entryIndex }: FinishedContext["start"],
): Context {
  const points = work.points.of(fn);
  if (entryIndex === null) return contexts.enter(points, rule, facts, isBound).context;
  return contexts.addRoot(points, rule, work.input.entryPoints[entryIndex]!, key);
}
