/**
 * Path conditions as nodes of a tree: a parent, the literals added to it, and the log of what they changed. The root
 * is "true". One `PcState` stands at one node at a time; going to another takes back the logs up to the common
 * ancestor and puts on those down to the other, so neighbours share all their work.
 *
 * A node is interned by its set of literals, whatever the order in which they were added. Literals are *plain*: their
 * term is no constant and no `not`, and a negated disjunction has been split.
 */
import type { FactId } from "./fact-pool";
import * as Op from "./op";
import { PairTable } from "./pair-table";
import { INFEASIBLE, type PcId, TRUE_PC } from "./path-condition";
import { PcState } from "./pc-state";
import { activate, isUnconstrained, propagate } from "./propagate";
import { type Literal, literal, type TermId } from "./term";
import { doubled, FALSE, type TermTable, TRUE } from "./term-table";

/** Answers of which only one half was asked for: the term is not known to be true, or not known to be false. */
const MAY_BE_FALSE = 2;
const MAY_BE_TRUE = 3;

export class PcNodes {
  readonly state: PcState;
  private parents = new Int32Array(1024);
  private depths = new Int32Array(1024);
  private literalEnds = new Int32Array(1024);
  private logEnds = new Int32Array(1024);
  private cellTops = new Int32Array(1024);
  /** Number of literals of the whole conjunction, and of those that are clauses. */
  private counts = new Int32Array(1024);
  private clauseCounts = new Int32Array(1024);
  private hashes = new Int32Array(1024);
  /** Literals of all nodes, each node's own ascending. */
  private pool = new Int32Array(4096);
  private logs = new Int32Array(16384);
  private size = 1;
  private slots = new Int32Array(4096);
  private current: PcId = TRUE_PC;
  private readonly path: PcId[] = [];
  private readonly extended = new PairTable();
  private readonly answers = new PairTable();

  constructor(readonly table: TermTable) {
    this.state = new PcState(table);
    this.cellTops[0] = 1;
  }

  // Reading -------------------------------------------------------------------------------------------

  parentOf(pc: PcId): PcId {
    return this.parents[pc] as PcId;
  }

  countOf(pc: PcId): number {
    return this.counts[pc]!;
  }

  clauseCountOf(pc: PcId): number {
    return this.clauseCounts[pc]!;
  }

  /** The literals this node added to its parent. */
  ownLiterals(pc: PcId): Int32Array {
    return this.pool.subarray(pc === 0 ? 0 : this.literalEnds[pc - 1]!, this.literalEnds[pc]!);
  }

  /** Calls `visit` with each fact record this node wrote, newest first. */
  eachFact(pc: PcId, visit: (term: TermId, fact: FactId) => void): void {
    const start = this.logStart(pc);
    for (let at = this.logEnds[pc]! - 3; at >= start; at -= 3) {
      const term = PcState.termOfFact(this.logs[at]!);
      if (term >= 0) visit(term, this.logs[at + 2]! - 1);
    }
  }

  private logStart(pc: PcId): number {
    return pc === 0 ? 0 : this.logEnds[pc - 1]!;
  }

  ancestorOf(left: PcId, right: PcId): PcId {
    let [a, b] = [left, right];
    while (a !== b) {
      if (this.depths[a]! >= this.depths[b]!) a = this.parents[a] as PcId;
      else b = this.parents[b] as PcId;
    }
    return a;
  }

  /** Literals of `pc` that its ancestor does not have, ascending. */
  literalsSince(pc: PcId, ancestor: PcId): Literal[] {
    const all: Literal[] = [];
    for (let at = pc; at !== ancestor; at = this.parents[at] as PcId) {
      for (const own of this.ownLiterals(at)) all.push(own as Literal);
    }
    return all.sort((x, y) => x - y);
  }

  isClause(of: Literal): boolean {
    return (of & 1) === 0 && this.table.ops[of >> 1] === Op.OR;
  }

  // Moving --------------------------------------------------------------------------------------------

  moveTo(pc: PcId): void {
    let from = this.current;
    let to = pc;
    const { path } = this;
    while (from !== to) {
      if (this.depths[from]! >= this.depths[to]!) {
        const parent = this.parents[from] as PcId;
        this.state.undo(this.logs, this.logStart(from), this.logEnds[from]!, this.cellTops[parent]!);
        from = parent;
      } else {
        path.push(to);
        to = this.parents[to] as PcId;
      }
    }
    while (path.length > 0) {
      const next = path.pop()!;
      this.state.redo(this.logs, this.logStart(next), this.logEnds[next]!, this.cellTops[next]!);
    }
    this.current = pc;
  }

  // Adding --------------------------------------------------------------------------------------------

  assume(pc: PcId, given: Literal): PcId {
    if (pc === INFEASIBLE) return INFEASIBLE;
    const known = this.extended.get(pc, given);
    if (known !== PairTable.ABSENT) return known as PcId;
    const result = this.assumeTerm(pc, (given >> 1) as TermId, (given & 1) === 0);
    this.extended.put(pc, given, result);
    return result;
  }

  private assumeTerm(pc: PcId, given: TermId, holds: boolean): PcId {
    const { table } = this;
    const isNegated = table.ops[given] === Op.NOT;
    const term = isNegated ? (table.a[given] as TermId) : given;
    const value = holds !== isNegated;
    if (term === TRUE || term === FALSE) return (term === TRUE) === value ? pc : INFEASIBLE;
    if (table.ops[term] === Op.OR && !value) return this.assumeNeither(pc, term);
    return this.addLiteral(pc, literal(term, !value));
  }

  /** The leaves of a negated disjunction, one after the other. */
  private assumeNeither(pc: PcId, disjunction: TermId): PcId {
    const { table } = this;
    const open: TermId[] = [disjunction];
    let result = pc;
    while (open.length > 0 && result !== INFEASIBLE) {
      const term = open.pop()!;
      if (table.ops[term] === Op.OR) open.push(table.b[term] as TermId, table.a[term] as TermId);
      else result = this.assumeTerm(result, term, false);
    }
    return result;
  }

  private addLiteral(pc: PcId, added: Literal): PcId {
    const existing = this.lookup(pc, [added]);
    if (existing >= 0) return existing;
    this.moveTo(pc);
    const { state } = this;
    state.open();
    const term = (added >> 1) as TermId;
    activate(state, term);
    const truth = state.hasConflict ? -1 : state.truthOf(term);
    if (truth >= 0) {
      state.abort(this.cellTops[pc]!);
      return truth === 1 - (added & 1) ? pc : INFEASIBLE;
    }
    return this.settle(pc, [added]);
  }

  /** The node with these further literals, none of which the conjunction has; `literals` ascending and plain. */
  extend(pc: PcId, literals: readonly Literal[]): PcId {
    if (pc === INFEASIBLE || literals.length === 0) return pc;
    const existing = this.lookup(pc, literals);
    if (existing >= 0) return existing;
    this.moveTo(pc);
    this.state.open();
    return this.settle(pc, literals);
  }

  /** Within an open stretch at `pc`: makes the literals true and keeps the result as a node. */
  private settle(pc: PcId, literals: readonly Literal[]): PcId {
    const { state } = this;
    for (const added of literals) {
      activate(state, (added >> 1) as TermId);
      state.learnTruth((added >> 1) as TermId, (added & 1) === 0);
    }
    if (!propagate(state)) {
      state.abort(this.cellTops[pc]!);
      return INFEASIBLE;
    }
    return this.append(pc, literals);
  }

  private append(parent: PcId, literals: readonly Literal[]): PcId {
    const { log, logLength } = this.state.close();
    if (this.size === this.parents.length) this.growColumns();
    const pc = this.size++ as PcId;
    const literalStart = this.literalEnds[pc - 1]!;
    const logStart = this.logEnds[pc - 1]!;
    while (literalStart + literals.length > this.pool.length) this.pool = doubled(this.pool);
    while (logStart + logLength > this.logs.length) this.logs = doubled(this.logs);
    let clauses = 0;
    for (let at = 0; at < literals.length; at++) {
      this.pool[literalStart + at] = literals[at]!;
      if (this.isClause(literals[at]!)) clauses++;
    }
    for (let at = 0; at < logLength; at++) this.logs[logStart + at] = log[at]!;
    this.parents[pc] = parent;
    this.depths[pc] = this.depths[parent]! + 1;
    this.literalEnds[pc] = literalStart + literals.length;
    this.logEnds[pc] = logStart + logLength;
    this.cellTops[pc] = this.state.cellCount;
    this.counts[pc] = this.counts[parent]! + literals.length;
    this.clauseCounts[pc] = this.clauseCounts[parent]! + clauses;
    this.hashes[pc] = this.hashWith(parent, literals);
    this.insert(pc);
    this.current = pc;
    return pc;
  }

  // Asking --------------------------------------------------------------------------------------------

  /** 1 true, 0 false, -1 unknown; tries both values when the facts alone do not tell. */
  ask(pc: PcId, question: Literal): number {
    const term = (question >> 1) as TermId;
    let known = this.answers.get(pc, term);
    if (known === PairTable.ABSENT) known = this.probe(pc, term, true, true);
    else if (known === MAY_BE_FALSE) known = this.probe(pc, term, true, false);
    else if (known === MAY_BE_TRUE) known = this.probe(pc, term, false, true);
    else return asked(known, question);
    this.answers.put(pc, term, known);
    return asked(known, question);
  }

  /** Does the conjunction imply the literal? Spares half of what `ask` looks at. */
  implies(pc: PcId, question: Literal): boolean {
    const term = (question >> 1) as TermId;
    const isTrue = (question & 1) === 0;
    const known = this.answers.get(pc, term);
    if (known === (isTrue ? MAY_BE_FALSE : MAY_BE_TRUE)) return false;
    if (known !== PairTable.ABSENT) return this.ask(pc, question) === 1;
    const found = this.probe(pc, term, !isTrue, isTrue);
    this.answers.put(pc, term, found >= 0 ? found : isTrue ? MAY_BE_FALSE : MAY_BE_TRUE);
    return found >= 0 && asked(found, question) === 1;
  }

  /** Are the terms in one class, as far as they are part of the conjunction? */
  areMerged(pc: PcId, left: TermId, right: TermId): boolean {
    this.moveTo(pc);
    this.state.reserve();
    return this.state.find(left) === this.state.find(right);
  }

  /** 0 or 1 where the term is known, or one of the values asked for contradicts the conjunction; else -1. */
  private probe(pc: PcId, term: TermId, asksTrue: boolean, asksFalse: boolean): number {
    if (term === TRUE || term === FALSE) return term;
    const read = this.inspect(pc, term, () => this.state.truthOf(term));
    if (read >= 0 || isUnconstrained(this.state, term)) return read;
    if (asksTrue && !this.isConsistentWith(pc, term, true)) return 0;
    return asksFalse && !this.isConsistentWith(pc, term, false) ? 1 : -1;
  }

  private isConsistentWith(pc: PcId, term: TermId, value: boolean): boolean {
    const { state } = this;
    this.moveTo(pc);
    state.open();
    activate(state, term);
    state.learnTruth(term, value);
    const isConsistent = propagate(state);
    state.abort(this.cellTops[pc]!);
    return isConsistent;
  }

  /** Reads the state with `term` active in it, without keeping that. */
  inspect<Result>(pc: PcId, term: TermId, read: () => Result): Result {
    this.moveTo(pc);
    this.state.reserve();
    if (this.state.isActive(term)) return read();
    this.state.open();
    activate(this.state, term);
    const result = read();
    this.state.abort(this.cellTops[pc]!);
    return result;
  }

  // Interning -----------------------------------------------------------------------------------------

  private hashWith(pc: PcId, literals: readonly Literal[]): number {
    let hash = this.hashes[pc]!;
    for (const added of literals) hash = (hash + scatter(added)) | 0;
    return hash;
  }

  private lookup(pc: PcId, literals: readonly Literal[]): PcId {
    const hash = this.hashWith(pc, literals);
    const mask = this.slots.length - 1;
    for (let at = hash & mask; this.slots[at] !== 0; at = (at + 1) & mask) {
      const found = this.slots[at]! as PcId;
      if (this.hashes[found] === hash && this.isSameSet(found, pc, literals)) return found;
    }
    return -1 as PcId;
  }

  private isSameSet(found: PcId, pc: PcId, literals: readonly Literal[]): boolean {
    if (this.counts[found] !== this.counts[pc]! + literals.length) return false;
    const ancestor = this.ancestorOf(found, pc);
    const theirs = this.literalsSince(found, ancestor);
    const ours = [...this.literalsSince(pc, ancestor), ...literals].sort((x, y) => x - y);
    return theirs.length === ours.length && theirs.every((own, at) => own === ours[at]);
  }

  private insert(pc: PcId): void {
    if (this.size * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let at = 1; at < this.size; at++) this.place(at);
      return;
    }
    this.place(pc);
  }

  private place(pc: number): void {
    const mask = this.slots.length - 1;
    let at = this.hashes[pc]! & mask;
    while (this.slots[at] !== 0) at = (at + 1) & mask;
    this.slots[at] = pc;
  }

  private growColumns(): void {
    this.parents = doubled(this.parents);
    this.depths = doubled(this.depths);
    this.literalEnds = doubled(this.literalEnds);
    this.logEnds = doubled(this.logEnds);
    this.cellTops = doubled(this.cellTops);
    this.counts = doubled(this.counts);
    this.clauseCounts = doubled(this.clauseCounts);
    this.hashes = doubled(this.hashes);
  }
}

/** The answer to a literal, from what is known of its term. */
function asked(known: number, question: Literal): number {
  return known < 0 || (question & 1) === 0 ? known : 1 - known;
}

function scatter(value: number): number {
  let h = Math.imul(value + 0x9e3779b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
