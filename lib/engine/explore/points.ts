/**
 * Program points: where states are kept and joined. A block is cut after every call, so that what several outcomes of
 * a call have in common meets again right behind it.
 *
 *     b0: x = 1; t = call F(); y = t; branch y        point 0: [x = 1; call F]   point 1: [y = t; branch y]
 *
 * Points of a function are numbered by a global base plus a local index; after the real ones come the exits: one per
 * class of return value, and one for exceptions that leave the function. The order of points is a weak topological
 * order, so acyclic parts are processed once and back edges end at heads.
 */
import { type WeakOrder, weakOrder } from "../cfg";
import type { FunctionIr, Stmt, Terminator } from "../ir";

/** How a call of the function can end. Return values are kept apart where callers test them (engine notes §6). */
export const EXIT_CLASSES = ["any", "zero", "positive", "negative", "raised"] as const;
export type ExitClass = (typeof EXIT_CLASSES)[number];

export class FunctionPoints {
  /** By local index: block, first statement, and the index of the call (or `stmts.length`) that ends the point. */
  readonly block: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly count: number;
  readonly order: WeakOrder;
  private readonly firstOfBlock: Int32Array;

  constructor(
    readonly fn: FunctionIr,
    /** Global id of local point 0. */
    readonly base: number,
  ) {
    const cuts = cutBlocks(fn);
    this.block = cuts.block;
    this.from = cuts.from;
    this.to = cuts.to;
    this.firstOfBlock = cuts.firstOfBlock;
    this.count = cuts.block.length;
    this.order = this.computeOrder();
  }

  /** Ids used, exits included. */
  get span(): number {
    return this.count + EXIT_CLASSES.length;
  }

  /** Local index of the point a block starts with. */
  entryOf(block: number): number {
    return this.firstOfBlock[block]!;
  }

  exit(exitClass: ExitClass): number {
    return this.count + EXIT_CLASSES.indexOf(exitClass);
  }

  /** Of an exit. */
  exitClass(local: number): ExitClass {
    return EXIT_CLASSES[local - this.count]!;
  }

  isExit(local: number): boolean {
    return local >= this.count;
  }

  /** The call that ends the point, or null when its terminator does. */
  call(local: number): Extract<Stmt, { kind: "call" }> | null {
    const stmt = this.fn.blocks[this.block[local]!]!.stmts[this.to[local]!];
    return stmt?.kind === "call" ? stmt : null;
  }

  /** Position in the weak topological order; exits come last. */
  position(local: number): number {
    return this.isExit(local) ? local : this.order.position[local]!;
  }

  /** For a head: one past the last position of its component; else 0. */
  componentEnd(local: number): number {
    return this.isExit(local) ? 0 : this.order.componentEnd[this.order.position[local]!]!;
  }

  /** True when the edge closes a loop: it ends at the head of a component that holds its source. */
  isBackEdge(from: number, to: number): boolean {
    return !this.isExit(to) && this.position(to) <= this.position(from);
  }

  private computeOrder(): WeakOrder {
    const starts = new Int32Array(this.count + 1);
    const targets: number[] = [];
    for (let local = 0; local < this.count; local++) {
      starts[local] = targets.length;
      this.pushSuccessors(local, targets);
    }
    starts[this.count] = targets.length;
    return weakOrder(this.count, starts, Int32Array.from(targets), 0);
  }

  /** Local points that control can go to, exits excluded. */
  successors(local: number): number[] {
    const targets: number[] = [];
    this.pushSuccessors(local, targets);
    return targets;
  }

  private pushSuccessors(local: number, targets: number[]): void {
    const call = this.call(local);
    if (call) {
      targets.push(local + 1);
      if (call.unwind !== null) targets.push(this.entryOf(call.unwind));
      return;
    }
    const { terminator } = this.fn.blocks[this.block[local]!]!;
    for (const block of targetsOf(terminator)) targets.push(this.entryOf(block));
  }
}

/** Blocks a terminator can continue at, in the order of its edges: true before false, cases before the default. */
export function targetsOf(terminator: Terminator): readonly number[] {
  switch (terminator.kind) {
    case "goto":
      return [terminator.target];
    case "branch":
      return [terminator.whenTrue, terminator.whenFalse];
    case "switch":
      return [...terminator.cases.map((one) => one.target), terminator.otherwise];
    case "raise":
      return terminator.unwind === null ? [] : [terminator.unwind];
    case "return":
    case "unreachable":
      return [];
  }
}

function cutBlocks(fn: FunctionIr) {
  const block: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const firstOfBlock = new Int32Array(fn.blocks.length);
  fn.blocks.forEach(({ stmts }, index) => {
    firstOfBlock[index] = block.length;
    let start = 0;
    for (let at = 0; at <= stmts.length; at++) {
      if (at < stmts.length && stmts[at]!.kind !== "call") continue;
      block.push(index);
      from.push(start);
      to.push(at);
      start = at + 1;
    }
  });
  return {
    block: Int32Array.from(block),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    firstOfBlock,
  };
}
