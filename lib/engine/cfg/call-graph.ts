/**
 * Who calls whom: direct edges, and through pointers every function that the flow of addresses leads to. Functions of
 * one recursion share a component; components are numbered from the callees up.
 */
import type { FuncId, FunctionIr, Positioned, Program, Stmt, SymbolId } from "../ir";
import type { FunctionFlow } from "./function-flow";
import { weakOrder } from "./weak-order";

type CallStmt = Extract<Stmt, { kind: "call" }>;

export interface CallSite {
  readonly caller: FuncId;
  readonly at: Positioned;
  /** Symbols the call may enter, ascending. */
  readonly targets: readonly SymbolId[];
  readonly isIndirect: boolean;
}

export interface CallGraph {
  /** By caller, in the order of the blocks. */
  readonly sites: readonly (readonly CallSite[])[];
  /** Functions with a body, ascending. */
  readonly callees: readonly (readonly FuncId[])[];
  readonly callers: readonly (readonly FuncId[])[];
  /** By function; callees have smaller numbers unless they are in one recursion. */
  readonly component: Int32Array;
  isRecursive(fn: FuncId): boolean;
}

export function callGraphOf(program: Program, flow: FunctionFlow): CallGraph {
  const sites = program.functions.map((fn) => sitesOf(fn, flow));
  const callees = sites.map((list) => definedTargets(program, list));
  const callers: FuncId[][] = program.functions.map(() => []);
  callees.forEach((list, caller) => {
    for (const callee of list) callers[callee]!.push(caller as FuncId);
  });
  const { component, size } = componentsOf(callees);
  const isRecursive = (fn: FuncId) => size[component[fn]!]! > 1 || callees[fn]!.includes(fn);
  return { sites, callees, callers, component, isRecursive };
}

function sitesOf(fn: FunctionIr, flow: FunctionFlow): readonly CallSite[] {
  const calls = fn.blocks.flatMap(({ stmts }) =>
    stmts.filter((stmt): stmt is CallStmt => stmt.kind === "call"),
  );
  return calls.map((call) => {
    const { callee, first, last } = call;
    const isIndirect = callee.kind === "indirect";
    const targets = isIndirect ? flow.targets(fn.id, callee) : [callee.symbol];
    return { caller: fn.id, at: { first, last }, targets, isIndirect };
  });
}

function definedTargets(program: Program, sites: readonly CallSite[]): readonly FuncId[] {
  const found = new Set<FuncId>();
  for (const { targets } of sites) {
    for (const target of targets) {
      const { definition } = program.symbols[target]!;
      if (definition !== null) found.add(definition);
    }
  }
  return [...found].sort((left, right) => left - right);
}

/** Components of the graph with one more node that calls everybody, so that a single walk sees all. */
function componentsOf(callees: readonly (readonly FuncId[])[]): { component: Int32Array; size: Int32Array } {
  const root = callees.length;
  const starts = new Int32Array(root + 2);
  const targets: number[] = [];
  callees.forEach((list, fn) => {
    for (const callee of list) targets.push(callee);
    starts[fn + 1] = targets.length;
  });
  for (let fn = 0; fn < root; fn++) targets.push(fn);
  starts[root + 1] = targets.length;
  const { nodeAt, componentEnd } = weakOrder(root + 1, starts, Int32Array.from(targets), root);
  const component = new Int32Array(root + 1);
  const size = new Int32Array(root + 1);
  for (let at = 0; at < nodeAt.length; ) {
    const end = componentEnd[at]! || at + 1;
    const id = root - at;
    for (let member = at; member < end; member++) component[nodeAt[member]!] = id;
    size[id] = end - at;
    at = end;
  }
  return { component, size };
}
