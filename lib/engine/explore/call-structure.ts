/**
 * Who calls whom, and in which order functions are best finished: callees before callers, members of a recursion
 * together. Calls through pointers count for every function that may stand behind them.
 */
import { type CallGraph, callGraphOf, type FunctionFlow, flowOfFunctions } from "../cfg";
import type { FuncId, Program, Stmt, SymbolId } from "../ir";
import type { CType, TypeId } from "../types";

type CallStmt = Extract<Stmt, { kind: "call" }>;

export class CallStructure {
  readonly flow: FunctionFlow;
  private readonly graph: CallGraph;

  constructor(program: Program, typeOf: (id: TypeId) => CType) {
    this.flow = flowOfFunctions(program, typeOf);
    this.graph = callGraphOf(program, this.flow);
  }

  /** Symbols a call may reach, with or without a body. Empty for a pointer nothing is known of. */
  targets(caller: FuncId, call: CallStmt): readonly SymbolId[] {
    return call.callee.kind === "direct" ? [call.callee.symbol] : this.flow.targets(caller, call.callee);
  }

  calleesOf(fn: FuncId): readonly FuncId[] {
    return this.graph.callees[fn]!;
  }

  callersOf(fn: FuncId): readonly FuncId[] {
    return this.graph.callers[fn]!;
  }

  /** Smaller for callees than for callers; equal inside a recursion. */
  rank(fn: FuncId): number {
    return this.graph.component[fn]!;
  }

  isRecursive(fn: FuncId): boolean {
    return this.graph.isRecursive(fn);
  }

  isSameRecursion(one: FuncId, other: FuncId): boolean {
    return this.rank(one) === this.rank(other);
  }

  /** Functions with a body that a call chain from here may enter, the start included. */
  reachableFrom(fn: FuncId): ReadonlySet<FuncId> {
    const reached = new Set([fn]);
    const pending = [fn];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const callee of this.calleesOf(at)) {
        if (reached.has(callee)) continue;
        reached.add(callee);
        pending.push(callee);
      }
    }
    return reached;
  }
}
