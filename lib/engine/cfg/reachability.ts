/**
 * Which functions a set of functions may run: direct calls, and indirect ones to every function the flow of function
 * addresses leads to. A call whose target is unknown reaches nothing here; exploration reports such calls by itself.
 */
import type { FuncId, FunctionIr, Program } from "../ir";
import type { FunctionFlow } from "./function-flow";

/** The roots and everything they may reach, each once, in the order found. */
export function reachableFrom(
  program: Program,
  flow: FunctionFlow,
  roots: readonly FuncId[],
): ReadonlySet<FuncId> {
  const reached = new Set<FuncId>(roots);
  for (const id of reached) {
    for (const callee of calleesOf(program, flow, program.functions[id]!)) reached.add(callee);
  }
  return reached;
}

/** Functions with a body that `fn` may call by itself. */
export function calleesOf(program: Program, flow: FunctionFlow, fn: FunctionIr): ReadonlySet<FuncId> {
  const callees = new Set<FuncId>();
  for (const { stmts } of fn.blocks) {
    for (const stmt of stmts) {
      if (stmt.kind !== "call") continue;
      const symbols = stmt.callee.kind === "direct" ? [stmt.callee.symbol] : flow.targets(fn.id, stmt.callee);
      for (const symbol of symbols) {
        const { definition } = program.symbols[symbol]!;
        if (definition !== null) callees.add(definition);
      }
    }
  }
  return callees;
}

/** The targets and every function that may run one of them. */
export function reachersOf(
  program: Program,
  flow: FunctionFlow,
  targets: ReadonlySet<FuncId>,
): ReadonlySet<FuncId> {
  const callers = new Map<FuncId, FuncId[]>();
  for (const fn of program.functions) {
    for (const callee of calleesOf(program, flow, fn))
      callers.set(callee, [...(callers.get(callee) ?? []), fn.id]);
  }
  const reaching = new Set(targets);
  for (const id of reaching) {
    for (const caller of callers.get(id) ?? []) reaching.add(caller);
  }
  return reaching;
}
