/**
 * How far it is from each exploded node to a goal: what guides the search for paths, so that the first path it tries
 * is a shortest one (engine notes §7). Length counts points, those inside callees included.
 *
 * `costOf(exit)` is the length of a shortest way through a callee to that exit. Goals are an exit of the same context,
 * or a set of nodes anywhere, reached through calls.
 */
import type { Contexts } from "./contexts";
import { type ExplodedGraph, NO_CALLEE, NO_STATE, type NodeId } from "./exploded-graph";
import { MinHeap } from "./heap";

export const UNREACHABLE = Number.POSITIVE_INFINITY;

/** Length from a node to the goal, `UNREACHABLE` when there is no way. */
export type Distance = (node: NodeId) => number;

export class Distances {
  /** Length from the context's root to each node, callees included. */
  private readonly fromRoot: number[];
  private readonly toExits = new Map<string, Distance>();

  constructor(
    private readonly graph: ExplodedGraph,
    private readonly contexts: Contexts,
  ) {
    this.fromRoot = this.computeFromRoot();
  }

  /** Shortest way through the exit's context. */
  costOf(exit: NodeId): number {
    return this.fromRoot[exit]!;
  }

  /** Distance to any of some exits of one context, inside of it. */
  toExitNodes(exits: readonly NodeId[]): Distance {
    const key = exits.join();
    let known = this.toExits.get(key);
    if (!known) {
      known = this.backwards(exits, false);
      this.toExits.set(key, known);
    }
    return known;
  }

  /** Distance to any of the nodes, where calls may be entered and left open. */
  toNodes(goals: readonly NodeId[]): Distance {
    return this.backwards(goals, true);
  }

  /** Relaxes every edge until nothing gets shorter: a callee's cost may come to be known late. */
  private computeFromRoot(): number[] {
    const { graph, contexts } = this;
    const length = new Array<number>(graph.nodeCount).fill(UNREACHABLE);
    for (let id = 0; id < contexts.count; id++) {
      const { root } = contexts.get(id);
      if (root >= 0) length[root] = 0;
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (let node = 0; node < length.length; node++) {
        if (graph.state(node) === NO_STATE) continue;
        for (const edge of graph.edgesFrom(node)) {
          const via = graph.via(edge);
          const found = length[node]! + 1 + (via === NO_CALLEE ? 0 : length[via]!);
          const target = graph.target(edge);
          if (found >= length[target]!) continue;
          length[target] = found;
          changed = true;
        }
      }
    }
    return length;
  }

  /** Dijkstra from the goals backwards; with `intoCallers` a context's root is reached from where it is called. */
  private backwards(goals: readonly NodeId[], intoCallers: boolean): Distance {
    const { graph, contexts } = this;
    const length = new Map<NodeId, number>();
    const heap = new MinHeap();
    const relax = (node: NodeId, found: number) => {
      if (found === UNREACHABLE || found >= (length.get(node) ?? UNREACHABLE)) return;
      length.set(node, found);
      heap.push(node, found);
    };
    for (const goal of goals) relax(goal, 0);
    while (heap.size > 0) {
      const found = heap.nextPriority;
      const node = heap.pop();
      if (found > length.get(node)!) continue;
      for (const edge of graph.edgesInto(node)) {
        const via = graph.via(edge);
        relax(graph.source(edge), found + 1 + (via === NO_CALLEE ? 0 : this.fromRoot[via]!));
      }
      const context = contexts.get(graph.context(node));
      if (intoCallers && context.root === node)
        for (const caller of context.callers) relax(caller, found + 1);
    }
    return (node) => length.get(node) ?? UNREACHABLE;
  }
}
