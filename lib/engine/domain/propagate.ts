/**
 * Propagation: from one literal to everything this layer can see, to a fixpoint or to the step bound.
 *
 * A step takes a class whose fact or members changed and visits its watchers. Visiting a term learns about the term
 * from its operands (`fact-forward`) and about the operands from the term (`fact-backward` and the rules here):
 *
 *     eq(a, b) true: one class; false: the constant leaves the range      ult, slt: bounds, and an edge (`pc-order`)
 *     ite(c, a, b): a known condition makes it equal to one branch; a branch it cannot equal settles the condition
 *     or(a, b) true with a false: b, by the bit rules at width 1
 *
 * Merging classes makes operators with equal operands equal (congruence), looked for among the watchers.
 */
import { backwardBinary, backwardUnary, NOTHING } from "./fact-backward";
import { decideEqual, EXACT, type FactId, stepDown, stepUp } from "./fact-pool";
import * as Op from "./op";
import { isBelow, STRICTLY } from "./pc-order";
import type { PcState } from "./pc-state";
import type { TermId } from "./term";
import { visitPostOrder } from "./term-walk";

/** Visits per literal. More would only chase bounds that creep one by one. */
const MAX_VISITS = 400;
/** Watchers compared for congruence per merge. */
const MAX_CONGRUENCE = 24;

/** Makes `root` and its operators part of the conjunction, with what follows about them. */
export function activate(state: PcState, root: TermId): void {
  if (state.isActive(root)) return;
  if (hasOnlyActiveOperands(state, root)) {
    activateOne(state, root);
    return;
  }
  visitPostOrder(
    state.table,
    root,
    (term) => state.isActive(term),
    (term) => activateOne(state, term),
  );
}

/** Operators looked at by `isUnconstrained`; more count as constrained. */
const MAX_UNCONSTRAINED = 8;

/**
 * True for a term that is not active and whose operands nothing active speaks of: whatever value it may have by itself
 * it may have under the conjunction.
 */
export function isUnconstrained(state: PcState, root: TermId): boolean {
  const { table } = state;
  const pending = [root];
  for (let seen = 0; pending.length > 0; seen++) {
    const term = pending.pop()!;
    if (table.isConst(term)) continue;
    if (state.isActive(term)) {
      if (table.ops[term]! > Op.ADDRESS || state.isMerged(term) || state.firstWatcher(state.find(term)) !== 0)
        return false;
      continue;
    }
    if (seen > MAX_UNCONSTRAINED) return false;
    for (let index = Op.arity(table.ops[term]!) - 1; index >= 0; index--) {
      pending.push(table.operand(term, index as 0 | 1 | 2));
    }
  }
  return true;
}

/** The usual case, spared the walk. */
function hasOnlyActiveOperands(state: PcState, term: TermId): boolean {
  const { table } = state;
  const arity = Op.arity(table.ops[term]!);
  if (!state.isActive(table.a[term] as TermId)) return false;
  if (arity > 1 && !state.isActive(table.b[term] as TermId)) return false;
  return arity < 3 || state.isActive(table.c[term] as TermId);
}

function activateOne(state: PcState, term: TermId): void {
  state.activateNode(term);
  if (hasMergedOperand(state, term)) mergeCongruent(state, term);
}

/** Propagates what is queued. False on contradiction. */
export function propagate(state: PcState): boolean {
  let visits = 0;
  while (!state.hasConflict) {
    const term = state.dequeue();
    if (term < 0) return true;
    const root = state.find(term);
    for (let cell = state.firstWatcher(root); cell !== 0; cell = state.nextWatcher(root, cell)) {
      const watcher = state.watcherAt(cell);
      visit(state, watcher, state.find(watcher) === root);
      if (state.hasConflict) return false;
      if (++visits > MAX_VISITS) return true;
      // A merge moved the list to another root, which is queued itself.
      if (state.find(root) !== root) break;
    }
  }
  return false;
}

/** `isOwn`: the change was to the term's own class. */
function visit(state: PcState, term: TermId, isOwn: boolean): void {
  const { table } = state;
  const op = table.ops[term]!;
  state.forward(term);
  if (state.hasConflict) return;
  if (op === Op.EQ) visitEquality(state, term);
  else if (op === Op.ULT || op === Op.SLT) visitOrder(state, term, op, isOwn);
  else if (op === Op.ITE) visitIte(state, term);
  else if (Op.arity(op) === 1) visitUnary(state, term, op);
  else visitBinary(state, term, op);
}

function visitUnary(state: PcState, term: TermId, op: number): void {
  const { table } = state;
  const { pool } = table;
  const a = table.a[term] as TermId;
  const mark = pool.mark();
  const from = table.widths[a]!;
  const record = backwardUnary(pool, op, table.widths[term]!, from, state.factOf(term), state.factOf(a));
  state.learn(a, record, mark);
}

function visitBinary(state: PcState, term: TermId, op: number): void {
  const { table } = state;
  const a = table.a[term] as TermId;
  const b = table.b[term] as TermId;
  learnOperand(state, term, op, a, b, true);
  if (!table.isConst(b) && !state.hasConflict) learnOperand(state, term, op, b, a, false);
}

function learnOperand(
  state: PcState,
  term: TermId,
  op: number,
  self: TermId,
  other: TermId,
  isLeft: boolean,
): void {
  const { table } = state;
  if (table.isConst(self)) return;
  const mark = table.pool.mark();
  const [out, own, others] = [state.factOf(term), state.factOf(self), state.factOf(other)];
  const record = backwardBinary(table.pool, op, table.widths[term]!, isLeft, out, own, others);
  if (record !== NOTHING) state.learn(self, record, mark);
}

// Equality --------------------------------------------------------------------------------------------

function visitEquality(state: PcState, term: TermId): void {
  const { table } = state;
  const truth = state.truthOf(term);
  const a = table.a[term] as TermId;
  const b = table.b[term] as TermId;
  if (truth === 1) mergeAll(state, a, b);
  else if (truth === 0) {
    if (state.isExact(b)) exclude(state, a, state.factOf(b));
    else if (state.isExact(a)) exclude(state, b, state.factOf(a));
  }
}

/** Merges, and then whatever becomes equal by congruence. */
function mergeAll(state: PcState, a: TermId, b: TermId): void {
  const pending: TermId[] = [];
  let [x, y] = [a, b];
  for (;;) {
    const [p, q] = [state.find(x), state.find(y)];
    if (p !== q) {
      if (!state.table.isConst(p) && !state.table.isConst(q)) findCongruent(state, p, q, pending);
      state.merge(x, y);
    }
    if (pending.length === 0 || state.hasConflict) return;
    y = pending.pop()!;
    x = pending.pop()!;
  }
}

/** Adds pairs of watchers of the two classes that apply one operator to operands equal but for `p` against `q`. */
function findCongruent(state: PcState, p: TermId, q: TermId, pending: TermId[]): void {
  let seen = 0;
  for (let i = state.firstWatcher(p); i !== 0 && seen < MAX_CONGRUENCE; i = state.nextWatcher(p, i)) {
    const left = state.watcherAt(i);
    for (let j = state.firstWatcher(q); j !== 0 && seen < MAX_CONGRUENCE; j = state.nextWatcher(q, j)) {
      const right = state.watcherAt(j);
      seen++;
      if (areCongruent(state, left, right, p, q)) pending.push(left, right);
    }
  }
}

function areCongruent(state: PcState, left: TermId, right: TermId, p: TermId, q: TermId): boolean {
  const { table } = state;
  if (left === right || table.ops[left] !== table.ops[right]) return false;
  if (table.widths[left] !== table.widths[right]) return false;
  for (let index = 0; index < Op.arity(table.ops[left]!); index++) {
    const x = state.find(table.operand(left, index as 0 | 1 | 2));
    const y = state.find(table.operand(right, index as 0 | 1 | 2));
    if (x !== y && !(x === p && y === q)) return false;
  }
  return true;
}

function hasMergedOperand(state: PcState, term: TermId): boolean {
  const { table } = state;
  for (let index = 0; index < Op.arity(table.ops[term]!); index++) {
    const operand = table.operand(term, index as 0 | 1 | 2);
    if (!table.isConst(operand) && state.isMerged(operand)) return true;
  }
  return false;
}

/** A newly active term may equal an older one whose operands are in the same classes. */
function mergeCongruent(state: PcState, term: TermId): void {
  const { table } = state;
  const operand = table.isConst(table.a[term] as TermId) ? table.b[term] : table.a[term];
  const root = state.find(operand as TermId);
  let seen = 0;
  for (let cell = state.firstWatcher(root); cell !== 0; cell = state.nextWatcher(root, cell)) {
    const other = state.watcherAt(cell);
    if (++seen > MAX_CONGRUENCE) return;
    if (areCongruent(state, term, other, root, root)) {
      mergeAll(state, term, other);
      return;
    }
  }
}

/** Takes one value off the ends of a range. */
function exclude(state: PcState, term: TermId, value: FactId): void {
  const { table } = state;
  const { pool } = table;
  const current = 4 * state.factOf(term);
  const gone = 4 * value;
  const atEnd = (k: number): boolean =>
    Math.abs(pool.bounds[gone + k]!) <= EXACT && pool.bounds[gone + k] === pool.bounds[current + k];
  if (!atEnd(0) && !atEnd(1) && !atEnd(2) && !atEnd(3)) return;
  const mark = pool.mark();
  const record = pool.alloc();
  pool.copy(record, state.factOf(term));
  for (let k = 0; k < 4; k++) {
    if (!atEnd(k)) continue;
    const bound = pool.bounds[gone + k]!;
    pool.bounds[4 * record + k] = k % 2 === 0 ? stepUp(bound) : stepDown(bound);
  }
  state.learn(term, record, mark);
}

// Order -----------------------------------------------------------------------------------------------

function visitOrder(state: PcState, term: TermId, op: number, isOwn: boolean): void {
  const truth = state.truthOf(term);
  if (truth < 0) return;
  const { table } = state;
  const a = table.a[term] as TermId;
  const b = table.b[term] as TermId;
  const k = op === Op.ULT ? 0 : 2;
  if (truth === 1) {
    orderBounds(state, a, b, k, true);
    if (isOwn && isBelow(state, op, b, a) > 0) state.hasConflict = true;
    return;
  }
  orderBounds(state, b, a, k, false);
  if (!isOwn || state.hasConflict) return;
  const back = isBelow(state, op, a, b);
  if (back === STRICTLY) state.hasConflict = true;
  else if (back > 0) mergeAll(state, a, b);
}

/** Bounds from `low < high` (strict) or `low <= high`; `k` 0 unsigned, 2 signed. */
function orderBounds(state: PcState, low: TermId, high: TermId, k: 0 | 2, isStrict: boolean): void {
  const { pool } = state.table;
  const top = pool.bounds[4 * state.factOf(high) + k + 1]!;
  limit(state, low, k + 1, isStrict ? stepDown(top) : top);
  const bottom = pool.bounds[4 * state.factOf(low) + k]!;
  if (!state.hasConflict) limit(state, high, k, isStrict ? stepUp(bottom) : bottom);
}

/** One bound of a term: slot 0 or 2 a lower one, 1 or 3 an upper one. */
function limit(state: PcState, term: TermId, slot: number, bound: number): void {
  const { pool } = state.table;
  const current = pool.bounds[4 * state.factOf(term) + slot]!;
  if (slot % 2 === 0 ? bound <= current : bound >= current) return;
  const mark = pool.mark();
  const record = pool.alloc();
  pool.copy(record, state.factOf(term));
  pool.bounds[4 * record + slot] = bound;
  state.learn(term, record, mark);
}

// Choice ----------------------------------------------------------------------------------------------

function visitIte(state: PcState, term: TermId): void {
  const { table } = state;
  const condition = table.a[term] as TermId;
  const whenTrue = table.b[term] as TermId;
  const whenFalse = table.c[term] as TermId;
  const truth = state.truthOf(condition);
  if (truth >= 0) {
    mergeAll(state, term, truth === 1 ? whenTrue : whenFalse);
    return;
  }
  const width = table.widths[term]!;
  const own = state.factOf(term);
  if (decideEqual(table.pool, own, state.factOf(whenTrue), width) === 0) state.learnTruth(condition, false);
  else if (decideEqual(table.pool, own, state.factOf(whenFalse), width) === 0)
    state.learnTruth(condition, true);
}
