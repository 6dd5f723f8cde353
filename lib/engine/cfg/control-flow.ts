/**
 * The control-flow graph of one function: edges with their kinds, orders, dominators and loops.
 *
 *     while (a) { if (f()) break; }      0 -true-> 1   0 -false-> 2   1 -true-> 2   1 -false-> 0 (back edge)
 *
 * A call inside a protected region has an edge of kind `unwind` from the *middle* of its block. Blocks are those of
 * `FunctionIr`; all of them are reachable from block 0. What leaves the function has no edge.
 *
 * Dominators: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001. Loops: components of the weak
 * topological order, so that irreducible loops have a head too.
 */
import { type BlockId, type Body, perBody } from "../ir";
import { type WeakOrder, weakOrder } from "./weak-order";

export type EdgeKind = "goto" | "true" | "false" | "case" | "default" | "raise" | "unwind";

export interface CfgEdge {
  readonly from: BlockId;
  readonly to: BlockId;
  readonly kind: EdgeKind;
}

export interface ControlFlow {
  /** By block, each target and kind once, in the order of the terminator, unwinding last. */
  readonly successors: readonly (readonly CfgEdge[])[];
  readonly predecessors: readonly (readonly CfgEdge[])[];
  readonly reversePostorder: readonly BlockId[];
  /** By block; the entry is its own. */
  readonly immediateDominator: readonly BlockId[];
  readonly order: WeakOrder;
  /** Head of the innermost loop around the block (a head is in its own loop), or null. */
  headOf(block: BlockId): BlockId | null;
  /** The edge closes a loop: it ends at the head of a loop that contains its source. */
  isBackEdge(from: BlockId, to: BlockId): boolean;
  /** Every path from the entry to `block` passes `by`. Reflexive. */
  isDominated(block: BlockId, by: BlockId): boolean;
}

/** `ControlFlow.successors` alone. */
export const successorsOf = perBody((body) =>
  body.blocks.map((_, block) => edgesFrom(body, block as BlockId)),
);

export function controlFlowOf(fn: Body): ControlFlow {
  const successors = successorsOf(fn);
  const predecessors: CfgEdge[][] = fn.blocks.map(() => []);
  for (const edges of successors) for (const edge of edges) predecessors[edge.to]!.push(edge);
  const order = orderOf(successors);
  const reversePostorder = reversePostorderOf(successors);
  const immediateDominator = dominatorsOf(predecessors, reversePostorder);
  const heads = headsOf(order);
  return {
    successors,
    predecessors,
    reversePostorder,
    immediateDominator,
    order,
    headOf: (block) => heads[block]!,
    isBackEdge: (from, to) => isInLoopOf(order, from, to),
    isDominated: (block, by) => isDominated(immediateDominator, block, by),
  };
}

function edgesFrom(fn: Body, from: BlockId): readonly CfgEdge[] {
  const { stmts, terminator } = fn.blocks[from]!;
  const edges: CfgEdge[] = [];
  const seen = new Set<string>();
  const add = (to: BlockId, kind: EdgeKind) => {
    const key = `${kind} ${to}`;
    if (!seen.has(key)) edges.push({ from, to, kind });
    seen.add(key);
  };
  switch (terminator.kind) {
    case "goto":
      add(terminator.target, "goto");
      break;
    case "branch":
      add(terminator.whenTrue, "true");
      add(terminator.whenFalse, "false");
      break;
    case "switch":
      for (const { target } of terminator.cases) add(target, "case");
      add(terminator.otherwise, "default");
      break;
    case "raise":
      if (terminator.unwind !== null) add(terminator.unwind, "raise");
      break;
  }
  for (const stmt of stmts) if (stmt.kind === "call" && stmt.unwind !== null) add(stmt.unwind, "unwind");
  return edges;
}

function orderOf(successors: readonly (readonly CfgEdge[])[]): WeakOrder {
  const starts = new Int32Array(successors.length + 1);
  const targets: number[] = [];
  successors.forEach((edges, block) => {
    for (const { to } of edges) targets.push(to);
    starts[block + 1] = targets.length;
  });
  return weakOrder(successors.length, starts, Int32Array.from(targets), 0);
}

function reversePostorderOf(successors: readonly (readonly CfgEdge[])[]): readonly BlockId[] {
  const postorder: BlockId[] = [];
  const isSeen = new Uint8Array(successors.length);
  const path = [{ block: 0 as BlockId, next: 0 }];
  isSeen[0] = 1;
  for (let top = path[0]; top; top = path[path.length - 1]) {
    const edge = successors[top.block]![top.next++];
    if (!edge) {
      postorder.push(top.block);
      path.pop();
    } else if (isSeen[edge.to] === 0) {
      isSeen[edge.to] = 1;
      path.push({ block: edge.to, next: 0 });
    }
  }
  return postorder.reverse();
}

function dominatorsOf(
  predecessors: readonly (readonly CfgEdge[])[],
  order: readonly BlockId[],
): readonly BlockId[] {
  const position = new Int32Array(predecessors.length);
  order.forEach((block, index) => {
    position[block] = index;
  });
  const dominator = new Int32Array(predecessors.length).fill(-1);
  dominator[0] = 0;
  const common = (left: number, right: number) => {
    let a = left;
    let b = right;
    while (a !== b) {
      if (position[a]! > position[b]!) a = dominator[a]!;
      else b = dominator[b]!;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of order.slice(1)) {
      let best = -1;
      for (const { from } of predecessors[block]!) {
        if (dominator[from] !== -1) best = best === -1 ? from : common(from, best);
      }
      if (dominator[block] !== best) changed = true;
      dominator[block] = best;
    }
  }
  return Array.from(dominator, (block) => block as BlockId);
}

function isDominated(dominator: readonly BlockId[], block: BlockId, by: BlockId): boolean {
  let at = block;
  while (at !== by && dominator[at] !== at) at = dominator[at]!;
  return at === by;
}

/** Innermost loop head by block. Components nest and are contiguous in the weak order. */
function headsOf(order: WeakOrder): readonly (BlockId | null)[] {
  const heads: (BlockId | null)[] = Array.from(order.position, () => null);
  const open: number[] = [];
  order.nodeAt.forEach((block, position) => {
    while (open.length > 0 && order.componentEnd[open[open.length - 1]!]! <= position) open.pop();
    if (order.componentEnd[position]! > 0) open.push(position);
    const innermost = open[open.length - 1];
    heads[block] = innermost === undefined ? null : (order.nodeAt[innermost] as BlockId);
  });
  return heads;
}

function isInLoopOf(order: WeakOrder, block: BlockId, head: BlockId): boolean {
  const at = order.position[block]!;
  const start = order.position[head]!;
  return at >= start && at < order.componentEnd[start]!;
}
