/**
 * Weak topological orders (Bourdoncle, FMPA 1993): a linear order of a graph's nodes in which every edge that goes
 * backwards ends at the head of a component that contains its source. Components nest and are contiguous, head first.
 *
 *     0 -> 1, 1 -> 2, 2 -> 1, 2 -> 3       0 (1 2) 3          2 -> 1 is the only back edge
 *
 * Heads of irreducible components are the nodes a depth-first walk enters them by. Iterative: nesting depth is bounded
 * by memory only. Nodes that the entry does not reach have position -1.
 */

export interface WeakOrder {
  /** Position of each node, or -1. */
  readonly position: Int32Array;
  /** Node at each position. */
  readonly nodeAt: Int32Array;
  /** By position: one past the last position of the component that this node heads; 0 when it heads none. */
  readonly componentEnd: Int32Array;
}

/** @param successors successors of node n are `targets[starts[n]] .. targets[starts[n + 1] - 1]` */
export function weakOrder(count: number, starts: Int32Array, targets: Int32Array, entry: number): WeakOrder {
  return new Decomposition(count, starts, targets).run(entry);
}

/** Work that is left: a region to decompose, a node to place, or (negative) the end of the component headed by ~item. */
type Task = readonly number[] | number;

class Decomposition {
  private readonly position: Int32Array;
  private readonly nodeAt: Int32Array;
  private readonly componentEnd: Int32Array;
  /** Region a node currently belongs to; edges into other regions are ignored. */
  private readonly regionOf: Int32Array;
  private readonly index: Int32Array;
  private readonly low: Int32Array;
  private readonly isOnStack: Uint8Array;
  private readonly cursor: Int32Array;
  private regions = 0;
  private placed = 0;

  constructor(
    count: number,
    private readonly starts: Int32Array,
    private readonly targets: Int32Array,
  ) {
    this.position = new Int32Array(count).fill(-1);
    this.nodeAt = new Int32Array(count);
    this.componentEnd = new Int32Array(count);
    this.regionOf = new Int32Array(count);
    this.index = new Int32Array(count);
    this.low = new Int32Array(count);
    this.isOnStack = new Uint8Array(count);
    this.cursor = new Int32Array(count);
  }

  run(entry: number): WeakOrder {
    const tasks: Task[] = [];
    this.pushComponents(this.componentsFrom([entry], 0), tasks);
    for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
      if (typeof task !== "number") this.decompose(task, tasks);
      else if (task >= 0) this.place(task);
      else this.componentEnd[this.position[~task]!] = this.placed;
    }
    return {
      position: this.position,
      nodeAt: this.nodeAt.subarray(0, this.placed),
      componentEnd: this.componentEnd,
    };
  }

  private place(node: number): void {
    this.position[node] = this.placed;
    this.nodeAt[this.placed++] = node;
  }

  private decompose(region: readonly number[], tasks: Task[]): void {
    const id = ++this.regions;
    for (const node of region) {
      this.regionOf[node] = id;
      this.index[node] = 0;
    }
    this.pushComponents(this.componentsFrom(region, id), tasks);
  }

  /** Components come in reverse topological order, which is the order a stack wants. */
  private pushComponents(components: readonly (readonly number[])[], tasks: Task[]): void {
    for (const nodes of components) {
      const head = nodes[0]!;
      if (nodes.length === 1 && !this.hasSelfLoop(head)) {
        tasks.push(head);
        continue;
      }
      tasks.push(~head);
      if (nodes.length > 1) tasks.push(nodes.slice(1));
      tasks.push(head);
    }
  }

  private hasSelfLoop(node: number): boolean {
    for (let at = this.starts[node]!; at < this.starts[node + 1]!; at++) {
      if (this.targets[at] === node) return true;
    }
    return false;
  }

  /** Strongly connected components (Tarjan) of the region, each with the node it was entered by first. */
  private componentsFrom(roots: readonly number[], region: number): number[][] {
    const found: number[][] = [];
    const stack: number[] = [];
    const walk: number[] = [];
    let counter = 0;
    for (const root of roots) {
      if (this.index[root] !== 0) continue;
      this.enter(root, ++counter, stack, walk);
      while (walk.length > 0) {
        const node = walk[walk.length - 1]!;
        const next = this.nextTarget(node, region);
        if (next >= 0) this.enter(next, ++counter, stack, walk);
        else this.leave(node, stack, walk, found);
      }
    }
    return found;
  }

  private enter(node: number, index: number, stack: number[], walk: number[]): void {
    this.index[node] = index;
    this.low[node] = index;
    this.cursor[node] = this.starts[node]!;
    this.isOnStack[node] = 1;
    stack.push(node);
    walk.push(node);
  }

  /** The next unvisited target, -1 when there is none; lowers `low` on the way. */
  private nextTarget(node: number, region: number): number {
    const end = this.starts[node + 1]!;
    while (this.cursor[node]! < end) {
      const target = this.targets[this.cursor[node]!++]!;
      if (this.regionOf[target] !== region || this.position[target] !== -1) continue;
      if (this.index[target] === 0) return target;
      if (this.isOnStack[target]) this.low[node] = Math.min(this.low[node]!, this.index[target]!);
    }
    return -1;
  }

  private leave(node: number, stack: number[], walk: number[], found: number[][]): void {
    walk.pop();
    const parent = walk[walk.length - 1];
    if (parent !== undefined) this.low[parent] = Math.min(this.low[parent]!, this.low[node]!);
    if (this.low[node] !== this.index[node]) return;
    const start = stack.lastIndexOf(node);
    const nodes = stack.splice(start);
    for (const member of nodes) this.isOnStack[member] = 0;
    found.push(nodes);
  }
}
