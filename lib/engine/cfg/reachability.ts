/**
 * Which functions a set of functions may run: direct calls, and indirect ones to every function the flow of function
 * addresses leads to. A call whose target is unknown reaches nothing here; exploration reports such calls by itself.
 */
import type { FuncId, FunctionIr, Program } from "../ir";
import { callGraphOf } from "./call-graph";
import type { FunctionFlow } from "./function-flow";

/** The roots and everything they may reach, each once, in the order found. */
export function reachableFrom(
  program: Program,
  flow: FunctionFlow,
  roots: readonly FuncId[],
): ReadonlySet<FuncId> {
  const { calleesInOrder } = callGraphOf(program, flow);
  const reached = new Set<FuncId>(roots);
  for (const id of reached) for (const callee of calleesInOrder[id]!) reached.add(callee);
  return reached;
}

/** Functions with a body that `fn` may call by itself. */
export function calleesOf(program: Program, flow: FunctionFlow, fn: FunctionIr): readonly FuncId[] {
  return callGraphOf(program, flow).calleesInOrder[fn.id]!;
}

/** The targets and every function that may run one of them. */
export function reachersOf(
  program: Program,
  flow: FunctionFlow,
  targets: ReadonlySet<FuncId>,
): ReadonlySet<FuncId> {
  const { callers } = callGraphOf(program, flow);
  const reaching = new Set(targets);
  for (const id of reaching) for (const caller of callers[id]!) reaching.add(caller);
  return reaching;
}
