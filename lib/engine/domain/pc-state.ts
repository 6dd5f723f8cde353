/**
 * What the current path condition says, as one mutable store with an exact log of its changes.
 *
 * Per term: the fact found so far, the class of terms known equal (union by link, no path compression), and for each
 * class the circular list of *watchers*: the active terms that have a member of the class as operand, and the active
 * members themselves. A term is active once it is part of the conjunction.
 *
 *     assume x = y, y < 8:   {x, y} one class, fact [0, 7], watchers (eq x y), (ult y 8)
 *
 * Every write goes through `write`, so a stretch of changes can be taken back and put on again without propagation.
 * Because states are only ever reached along the same chain of stretches, addresses repeat exactly.
 *
 * The state is sound under interruption: propagation may stop at any point and only forgoes conclusions.
 */

import { forwardFact } from "./fact-forward";
import { EMPTY, type FactId } from "./fact-pool";
import * as Op from "./op";
import type { TermId } from "./term";
import { doubled, type TermTable } from "./term-table";

/** Slots of a term in `memory`; all start at 0. */
const FACT = 0;
const PARENT = 1;
const WATCHERS = 2;
const FLAGS = 3;
const ACTIVE = 1;
const MERGED = 2;

export class PcState {
  /** Four per term: fact + 1, parent + 1, last watcher cell (0 none), flags. */
  private memory = new Int32Array(4 * 1024);
  /** Two per cell: term, next cell (circular). Cell 0 is unused. */
  private cells = new Int32Array(2 * 1024);
  private cellTop = 1;
  /** Triples of the open stretch: address (negative: a cell), old, new. */
  private log = new Int32Array(3 * 1024);
  private logTop = 0;
  private firstFact = 0;
  private queue: TermId[] = [];
  private queueHead = 0;
  private queued = new Uint8Array(1024);
  hasConflict = false;

  constructor(readonly table: TermTable) {}

  // Stretches -----------------------------------------------------------------------------------------

  /** Starts recording. No terms may be made until `close` or `abort`. */
  open(): void {
    this.logTop = 0;
    this.hasConflict = false;
    this.firstFact = this.table.pool.mark();
    this.reserve();
  }

  /** Ends the stretch, keeping it; the triples written stand in `log` until the next `open`. */
  close(): { readonly log: Int32Array; readonly logLength: number } {
    this.clearQueue();
    return { log: this.log, logLength: this.logTop };
  }

  /** Ends the stretch and takes everything back. */
  abort(cellTop: number): void {
    this.clearQueue();
    this.undo(this.log, 0, this.logTop, cellTop);
    this.table.pool.release(this.firstFact);
  }

  undo(log: Int32Array, from: number, to: number, cellTop: number): void {
    for (let at = to - 3; at >= from; at -= 3) this.put(log[at]!, log[at + 1]!);
    this.cellTop = cellTop;
  }

  redo(log: Int32Array, from: number, to: number, cellTop: number): void {
    for (let at = from; at < to; at += 3) this.put(log[at]!, log[at + 2]!);
    this.cellTop = cellTop;
  }

  get cellCount(): number {
    return this.cellTop;
  }

  /** The term whose fact a logged address holds, or -1. */
  static termOfFact(address: number): TermId {
    return (address >= 0 && (address & 3) === FACT ? address >> 2 : -1) as TermId;
  }

  private put(address: number, value: number): void {
    if (address >= 0) this.memory[address] = value;
    else this.cells[~address] = value;
  }

  private write(address: number, value: number): void {
    if (this.logTop + 3 > this.log.length) this.log = doubled(this.log);
    this.log[this.logTop] = address;
    this.log[this.logTop + 1] = address >= 0 ? this.memory[address]! : this.cells[~address]!;
    this.log[this.logTop + 2] = value;
    this.logTop += 3;
    this.put(address, value);
  }

  /** Room for every term there is; to be called before a term made since the last stretch is asked about. */
  reserve(): void {
    while (this.memory.length < 4 * this.table.size) this.memory = doubled(this.memory);
    if (this.queued.length < this.table.size) {
      this.queued = new Uint8Array(this.memory.length / 4);
    }
  }

  // Classes and facts ---------------------------------------------------------------------------------

  find(term: TermId): TermId {
    let at = term as number;
    for (let up = this.memory[4 * at + PARENT]!; up !== 0; up = this.memory[4 * at + PARENT]!) at = up - 1;
    return at as TermId;
  }

  factOf(term: TermId): FactId {
    const root = this.find(term);
    const stored = this.memory[4 * root + FACT]!;
    return stored === 0 ? this.table.facts[root]! : stored - 1;
  }

  isExact(term: TermId): boolean {
    return this.table.pool.isExact(this.factOf(term), this.table.widths[term]!);
  }

  /** 1 true, 0 false, -1 unknown, for a term of width 1. */
  truthOf(term: TermId): number {
    const fact = this.factOf(term);
    return this.table.pool.isExact(fact, 1) ? this.table.pool.exactLo(fact) : -1;
  }

  /**
   * Intersects what is known of `term` with `fact`. A record at or after `mark` was made for this call: it is adopted
   * or released; older records are shared and left alone.
   */
  learn(term: TermId, fact: FactId, mark: FactId): void {
    const { pool } = this.table;
    const width = this.table.widths[term]!;
    const root = this.find(term);
    const current = this.factOf(root);
    if (fact === current || this.hasConflict || !pool.refines(fact, current)) {
      pool.release(mark);
      return;
    }
    let record = fact;
    if (fact < mark) {
      record = pool.alloc();
      pool.copy(record, fact);
    }
    if (!pool.reduce(record, width) || pool.meet(record, current, width) === EMPTY) {
      pool.release(mark);
      this.hasConflict = true;
      return;
    }
    if (!pool.refines(record, current)) {
      pool.release(mark);
      return;
    }
    this.write(4 * root + FACT, record + 1);
    this.enqueue(root);
  }

  learnTruth(term: TermId, value: boolean): void {
    this.learn(term, this.table.pool.truth(value), this.table.pool.mark());
  }

  /** Makes two terms equal. */
  merge(x: TermId, y: TermId): void {
    const { table } = this;
    if (table.isConst(x) || table.isConst(y)) {
      const [term, constant] = table.isConst(x) ? [y, x] : [x, y];
      if (table.isConst(term)) this.hasConflict ||= x !== y;
      else this.learn(term, table.facts[constant]!, table.pool.mark());
      return;
    }
    let keep = this.find(x);
    let gone = this.find(y);
    if (keep === gone) return;
    if (this.isMerged(gone) && !this.isMerged(keep)) [keep, gone] = [gone, keep];
    const lost = this.factOf(gone);
    this.write(4 * keep + FLAGS, this.memory[4 * keep + FLAGS]! | MERGED);
    this.write(4 * gone + PARENT, keep + 1);
    this.spliceWatchers(keep, gone);
    this.learn(keep, lost, table.pool.mark());
    this.enqueue(keep);
  }

  /** Whether some other term is known equal to this one. */
  isMerged(term: TermId): boolean {
    return (this.memory[4 * this.find(term) + FLAGS]! & MERGED) !== 0;
  }

  // Watchers ------------------------------------------------------------------------------------------

  private addWatcher(term: TermId, watcher: TermId): void {
    const root = this.find(term);
    const cell = this.cellTop++;
    if (2 * cell + 2 > this.cells.length) this.cells = doubled(this.cells);
    const last = this.memory[4 * root + WATCHERS]!;
    this.write(~(2 * cell), watcher);
    this.write(~(2 * cell + 1), last === 0 ? cell : this.cells[2 * last + 1]!);
    if (last !== 0) this.write(~(2 * last + 1), cell);
    this.write(4 * root + WATCHERS, cell);
  }

  /** Two circular lists become one by exchanging what follows their last cells. */
  private spliceWatchers(keep: TermId, gone: TermId): void {
    const kept = this.memory[4 * keep + WATCHERS]!;
    const added = this.memory[4 * gone + WATCHERS]!;
    if (added === 0) return;
    if (kept === 0) {
      this.write(4 * keep + WATCHERS, added);
      return;
    }
    const [afterKept, afterAdded] = [this.cells[2 * kept + 1]!, this.cells[2 * added + 1]!];
    this.write(~(2 * kept + 1), afterAdded);
    this.write(~(2 * added + 1), afterKept);
    this.write(4 * keep + WATCHERS, added);
  }

  /** First cell of the class's list, 0 when empty. Walk with `nextWatcher` until it gives 0. */
  firstWatcher(root: TermId): number {
    const last = this.memory[4 * root + WATCHERS]!;
    return last === 0 ? 0 : this.cells[2 * last + 1]!;
  }

  nextWatcher(root: TermId, cell: number): number {
    return cell === this.memory[4 * root + WATCHERS] ? 0 : this.cells[2 * cell + 1]!;
  }

  watcherAt(cell: number): TermId {
    return this.cells[2 * cell] as TermId;
  }

  // Activation ----------------------------------------------------------------------------------------

  isActive(term: TermId): boolean {
    return this.table.ops[term]! <= Op.ADDRESS || (this.memory[4 * term + FLAGS]! & ACTIVE) !== 0;
  }

  /** Marks an operator active, lists it with its operands, and draws the first conclusion about it. */
  activateNode(term: TermId): void {
    const { table } = this;
    this.write(4 * term + FLAGS, this.memory[4 * term + FLAGS]! | ACTIVE);
    this.addWatcher(term, term);
    const count = Op.arity(table.ops[term]!);
    for (let index = 0; index < count; index++) {
      const operand = table.operand(term, index as 0 | 1 | 2);
      if (!table.isConst(operand)) this.addWatcher(operand, term);
    }
    this.forward(term);
  }

  /** Learns what the operands' facts say about the term. */
  forward(term: TermId): void {
    const { table } = this;
    const op = table.ops[term]!;
    const mark = table.pool.mark();
    const a = table.a[term] as TermId;
    const b = table.b[term] as TermId;
    const arity = Op.arity(op);
    if (Op.isComparison(op) && this.find(a) === this.find(b)) {
      this.learnTruth(term, op === Op.EQ);
      return;
    }
    const factB = arity > 1 ? this.factOf(b) : 0;
    const factC = arity > 2 ? this.factOf(table.c[term] as TermId) : 0;
    const width = table.widths[term]!;
    this.learn(
      term,
      forwardFact(table.pool, op, width, table.widths[a]!, this.factOf(a), factB, factC),
      mark,
    );
  }

  // Queue ---------------------------------------------------------------------------------------------

  enqueue(root: TermId): void {
    if (this.queued[root] === 1) return;
    this.queued[root] = 1;
    this.queue.push(root);
  }

  /** A class whose fact or members changed, or -1. */
  dequeue(): TermId {
    if (this.queueHead === this.queue.length) return -1 as TermId;
    const term = this.queue[this.queueHead++]!;
    this.queued[term] = 0;
    return term;
  }

  private clearQueue(): void {
    for (let at = this.queueHead; at < this.queue.length; at++) this.queued[this.queue[at]!] = 0;
    this.queue.length = 0;
    this.queueHead = 0;
  }
}
