/**
 * Who calls whom: direct edges, and through pointers every function that the flow of addresses leads to. Functions of
 * one recursion share a component; components are numbered from the callees up.
 */
import type { FuncId, FunctionIr, Positioned, Program, SymbolId } from "../ir";
import { callsOf } from "./body-calls";
import type { FunctionFlow } from "./function-flow";
import { weakOrder } from "./weak-order";

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
  /** Functions with a body, each once, in the order of the blocks. */
  readonly calleesInOrder: readonly (readonly FuncId[])[];
  /** The same, ascending. */
  readonly callees: readonly (readonly FuncId[])[];
  readonly callers: readonly (readonly FuncId[])[];
  /** By function; callees have smaller numbers unless they are in one recursion. */
  readonly component: Int32Array;
  isRecursive(fn: FuncId): boolean;
}

/** One per flow: it is asked for by several stages. */
export function callGraphOf(program: Program, flow: FunctionFlow): CallGraph {
  const known = graphs.get(flow);
  if (known && known.program.functions === program.functions) return known.graph;
  const graph = makeCallGraph(program, flow);
  graphs.set(flow, { program, graph });
  return graph;
}

const graphs = new WeakMap<FunctionFlow, { readonly program: Program; readonly graph: CallGraph }>();

function makeCallGraph(program: Program, flow: FunctionFlow): CallGraph {
  const calleesInOrder = program.functions.map((fn) => definedCallees(program, fn, flow));
  const callees = calleesInOrder.map((list) => [...list].sort((left, right) => left - right));
  const callers: FuncId[][] = program.functions.map(() => []);
  callees.forEach((list, caller) => {
    for (const callee of list) callers[callee]!.push(caller as FuncId);
  });
  const { component, size } = componentsOf(callees);
  const isRecursive = (fn: FuncId) => size[component[fn]!]! > 1 || callees[fn]!.includes(fn);
  let sites: CallGraph["sites"] | null = null;
  return {
    get sites() {
      sites ??= program.functions.map((fn) => sitesOf(fn, flow));
      return sites;
    },
    calleesInOrder,
    callees,
    callers,
    component,
    isRecursive,
  };
}

function sitesOf(fn: FunctionIr, flow: FunctionFlow): readonly CallSite[] {
  return callsOf(fn).all.map((call) => {
    const { callee, first, last } = call;
    const isIndirect = callee.kind === "indirect";
    const targets = isIndirect ? flow.targets(fn.id, callee) : [callee.symbol];
    return { caller: fn.id, at: { first, last }, targets, isIndirect };
  });
}

function definedCallees(program: Program, fn: FunctionIr, flow: FunctionFlow): readonly FuncId[] {
  const found = new Set<FuncId>();
  for (const callee of callsOf(fn).callees) {
    const targets = typeof callee === "number" ? [callee] : flow.targets(fn.id, callee);
    for (const target of targets) {
      const { definition } = program.symbols[target]!;
      if (definition !== null) found.add(definition);
    }
  }
  return [...found];
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
