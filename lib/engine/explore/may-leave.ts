/**
 * Whether a function entered in one state of the rule may return in another: what hangs on it when a path calls through
 * a pointer that may lead there. Answered by exploring that function alone, from any memory.
 */
import type { FuncId } from "../ir";
import type { RuleState } from "../slic";
import { AbstractMachine } from "./abstract-machine";
import { NO_STATE } from "./exploded-graph";
import { calleeState } from "./root-state";
import type { Slice } from "./slice";
import { Tabulation } from "./tabulation";
import type { Workspace } from "./workspace";

/** True also when the exploration had to stop. */
export type MayLeave = (fn: FuncId, from: RuleState) => boolean;

export function mayLeaveIn(work: Workspace, slice: Slice): MayLeave {
  const known = new Map<string, boolean>();
  return (fn, from) => {
    const key = `${fn} ${from}`;
    const answer = known.get(key) ?? explored(work, slice, fn, from);
    known.set(key, answer);
    return answer;
  };
}

function explored(work: Workspace, slice: Slice, fn: FuncId, from: RuleState): boolean {
  const tabulation = new Tabulation(work, slice);
  const points = work.points.of(fn);
  const facts = points.fn.locals.slice(0, points.fn.parameterCount).map(() => ({ kind: "any" }) as const);
  const { context } = tabulation.contexts.enter(points, from, facts, false);
  tabulation.addRoot(context, () => calleeState(work, new AbstractMachine(work), context));
  if (!tabulation.run()) return true;
  const { graph } = tabulation;
  return context.exits.some((exit) => graph.state(exit) !== NO_STATE && graph.rule(exit) !== from);
}
