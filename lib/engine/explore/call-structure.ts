/**
 * Who calls whom, and in which order functions are best finished: callees before callers, members of a recursion
 * together. Calls through pointers count for every function that may stand behind them.
 */
import { type FunctionFlow, flowOfFunctions } from "../cfg";
import type { FuncId, FunctionIr, Program, Stmt, SymbolId } from "../ir";
import { forEachStmt } from "./ir-walk";
import { weakOrder } from "./weak-order";

type CallStmt = Extract<Stmt, { kind: "call" }>;

export class CallStructure {
  readonly flow: FunctionFlow;
  private readonly callees: (readonly FuncId[])[];
  private readonly component: Int32Array;
  private readonly componentSize: Int32Array;
  private readonly selfCalling: boolean[];

  constructor(private readonly program: Program) {
    this.flow = flowOfFunctions(program);
    this.callees = program.functions.map((fn) => this.findCallees(fn));
    this.selfCalling = this.callees.map((list, fn) => list.includes(fn as FuncId));
    const { component, size } = components(this.callees);
    this.component = component;
    this.componentSize = size;
  }

  /** Symbols a call may reach, with or without a body. Empty for a pointer nothing is known of. */
  targets(caller: FuncId, call: CallStmt): readonly SymbolId[] {
    return call.callee.kind === "direct" ? [call.callee.symbol] : this.flow.targets(caller, call.callee);
  }

  calleesOf(fn: FuncId): readonly FuncId[] {
    return this.callees[fn]!;
  }

  /** Smaller for callees than for callers; equal inside a recursion. */
  rank(fn: FuncId): number {
    return this.component[fn]!;
  }

  isRecursive(fn: FuncId): boolean {
    return this.componentSize[this.component[fn]!]! > 1 || this.selfCalling[fn]!;
  }

  isSameRecursion(one: FuncId, other: FuncId): boolean {
    return this.component[one] === this.component[other];
  }

  /** Functions with a body that a call chain from here may enter, the start included. */
  reachableFrom(fn: FuncId): ReadonlySet<FuncId> {
    const reached = new Set([fn]);
    const pending = [fn];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const callee of this.callees[at]!) {
        if (reached.has(callee)) continue;
        reached.add(callee);
        pending.push(callee);
      }
    }
    return reached;
  }

  private findCallees(fn: FunctionIr): readonly FuncId[] {
    const found = new Set<FuncId>();
    forEachStmt(fn, (stmt) => {
      if (stmt.kind !== "call") return;
      for (const symbol of this.targets(fn.id, stmt)) {
        const { definition } = this.program.symbols[symbol]!;
        if (definition !== null) found.add(definition);
      }
    });
    return [...found].sort((a, b) => a - b);
  }
}

/** Strongly connected components, numbered from the callees up. */
function components(callees: readonly (readonly FuncId[])[]): { component: Int32Array; size: Int32Array } {
  const count = callees.length;
  const starts = new Int32Array(count + 2);
  const targets: number[] = [];
  callees.forEach((list, fn) => {
    starts[fn] = targets.length;
    targets.push(...list);
  });
  starts[count] = targets.length;
  for (let fn = 0; fn < count; fn++) targets.push(fn);
  starts[count + 1] = targets.length;
  const order = weakOrder(count + 1, starts, Int32Array.from(targets), count);
  const component = new Int32Array(count + 1);
  const size = new Int32Array(count + 1);
  for (let at = 0; at < order.nodeAt.length; ) {
    const end = order.componentEnd[at]! || at + 1;
    const id = count - at;
    for (let member = at; member < end; member++) component[order.nodeAt[member]!] = id;
    size[id] = end - at;
    at = end;
  }
  return { component, size };
}
