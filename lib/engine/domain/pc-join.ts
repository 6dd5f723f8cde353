/**
 * Where two path conditions meet (engine notes §4.5).
 *
 * The work is done on what the two added since their common ancestor, so a diamond costs the same however long the
 * conjunction before it is:
 *
 *     ancestor ∧ a ∧ e   join   ancestor ∧ ¬a      =  ancestor ∧ (¬a ∨ e)
 *     ancestor ∧ x = 1   join   ancestor ∧ x = 4   =  ancestor ∧ x in [1, 4] ∧ x ≠ 2 ∧ x ≠ 3
 *
 * Kept: literals of either side that the other implies; hulls of the ranges of symbols both sides changed; and, when
 * few literals differ, clauses of one literal (or clause) of each side. Each operand implies the result. If one operand implies
 * the other, the result is that other: a fixpoint that has been reached stays.
 */
import { EXACT } from "./fact-pool";
import { INFEASIBLE, type PcId } from "./path-condition";
import type { ChangedFacts, SharedChange } from "./pc-changes";
import { filterLiterals } from "./pc-filter";
import type { PcNodes } from "./pc-nodes";
import { membersOf } from "./rewrite-logic";
import { type Literal, literal, negate, type TermId } from "./term";
import type { TermFactory } from "./term-factory";

/** Literals in which the two may differ for clauses to be made. */
const MAX_DIFFERENCE = 3;
const MAX_CLAUSES = 32;
/** Literals of a clause: conditions of so many conjuncts correlate. */
const MAX_MEMBERS = 4;
const MAX_HULLS = 8;
/** Values between two ranges that are remembered one by one. */
const MAX_GAP = 8;

/** What meeting works on. */
export interface Meeting {
  readonly nodes: PcNodes;
  readonly factory: TermFactory;
  readonly changes: ChangedFacts;
}

export function joinConditions(meeting: Meeting, left: PcId, right: PcId): PcId {
  const { nodes, factory } = meeting;
  if (left === right || right === INFEASIBLE) return left;
  if (left === INFEASIBLE) return right;
  const ancestor = nodes.ancestorOf(left, right);
  if (ancestor === left || ancestor === right) return ancestor;
  const [onlyLeft, onlyRight, common] = compare(
    nodes.literalsSince(left, ancestor),
    nodes.literalsSince(right, ancestor),
  );
  const keptLeft = onlyLeft.filter((own) => isImplied(nodes, right, own, onlyRight));
  const keptRight = onlyRight.filter((own) => isImplied(nodes, left, own, onlyLeft));
  const weaker = weakerOperand(
    nodes,
    left,
    right,
    keptLeft.length === onlyLeft.length,
    keptRight.length === onlyRight.length,
  );
  if (weaker !== INFEASIBLE) return weaker;
  const kept = [...common, ...keptLeft, ...keptRight].sort((x, y) => x - y);
  const result = addHulls(meeting, nodes.extend(ancestor, kept), ancestor, left, right);
  const lostLeft = onlyLeft.filter((own) => !keptLeft.includes(own));
  const lostRight = onlyRight.filter((own) => !keptRight.includes(own));
  return addClauses(nodes, factory, result, lostLeft, lostRight);
}

/** Literals only in the first, only in the second, in both; all ascending. */
function compare(left: readonly Literal[], right: readonly Literal[]): [Literal[], Literal[], Literal[]] {
  const onlyLeft: Literal[] = [];
  const onlyRight: Literal[] = [];
  const common: Literal[] = [];
  let j = 0;
  for (const own of left) {
    while (j < right.length && right[j]! < own) onlyRight.push(right[j++]!);
    if (right[j] === own) {
      common.push(own);
      j++;
    } else onlyLeft.push(own);
  }
  while (j < right.length) onlyRight.push(right[j++]!);
  return [onlyLeft, onlyRight, common];
}

function isImplied(nodes: PcNodes, pc: PcId, question: Literal, added: readonly Literal[]): boolean {
  return !added.includes(negate(question)) && nodes.implies(pc, question);
}

/** The operand the other implies; of two equivalent ones the shorter, then the older. `INFEASIBLE` when neither. */
function weakerOperand(
  nodes: PcNodes,
  left: PcId,
  right: PcId,
  isLeftImplied: boolean,
  isRightImplied: boolean,
): PcId {
  if (!isLeftImplied && !isRightImplied) return INFEASIBLE;
  if (!isRightImplied) return left;
  if (!isLeftImplied) return right;
  const difference = nodes.countOf(left) - nodes.countOf(right);
  if (difference !== 0) return difference < 0 ? left : right;
  return left < right ? left : right;
}

// Hulls -----------------------------------------------------------------------------------------------

function addHulls(meeting: Meeting, result: PcId, ancestor: PcId, left: PcId, right: PcId): PcId {
  const { nodes, factory, changes } = meeting;
  let joined = result;
  for (const change of changes.inBoth(left, right, ancestor).slice(0, MAX_HULLS)) {
    joined = addHull(nodes, factory, joined, change);
  }
  return joined;
}

function addHull(nodes: PcNodes, f: TermFactory, pc: PcId, { term, left, right }: SharedChange): PcId {
  const { bounds } = nodes.table.pool;
  const structural = 4 * nodes.table.facts[term]!;
  let joined = pc;
  for (let k = 0; k < 4 && joined !== INFEASIBLE; k++) {
    const [x, y] = [bounds[4 * left + k]!, bounds[4 * right + k]!];
    const end = k % 2 === 0 ? Math.min(x, y) : Math.max(x, y);
    if (!isTighter(k, end, bounds[structural + k]!)) continue;
    const known = nodes.inspect(
      joined,
      term,
      () => nodes.table.pool.bounds[4 * nodes.state.factOf(term) + k]!,
    );
    const bound = isTighter(k, end, known) ? boundLiteral(f, term, k, end) : null;
    if (bound !== null) joined = nodes.assume(joined, bound);
  }
  return excludeGap(nodes, f, joined, { term, left, right });
}

/** Values between two ranges apart, when there are few: a state machine's states are 0 or 2, not 1. */
function excludeGap(nodes: PcNodes, f: TermFactory, pc: PcId, { term, left, right }: SharedChange): PcId {
  const { bounds } = nodes.table.pool;
  const [low, high] = bounds[4 * left + 1]! < bounds[4 * right]! ? [left, right] : [right, left];
  const from = bounds[4 * low + 1]! + 1;
  const to = bounds[4 * high]!;
  if (to <= from || to - from > MAX_GAP || to >= EXACT) return pc;
  let joined = pc;
  for (let value = from; value < to && joined !== INFEASIBLE; value++) {
    const upper = Math.floor(value / 4294967296);
    const constant = f.table.constant((value - upper * 4294967296) | 0, upper | 0, f.table.widths[term]!);
    joined = nodes.assume(joined, literal(f.eq(term, constant), true));
  }
  return joined;
}

/** Of bounds in slot `k`. */
export function isTighter(k: number, bound: number, than: number): boolean {
  return k % 2 === 0 ? bound > than : bound < than;
}

/** Slots: 0 and 2 lower bounds, 1 and 3 upper ones; 0 and 1 unsigned, 2 and 3 signed. Null when not exact. */
export function boundLiteral(f: TermFactory, term: TermId, slot: number, bound: number): Literal | null {
  if (Math.abs(bound) >= EXACT) return null;
  const { table } = f;
  const limit = slot % 2 === 0 ? bound : bound + 1;
  const high = Math.floor(limit / 4294967296);
  const constant = table.constant((limit - high * 4294967296) | 0, high | 0, table.widths[term]!);
  const test = slot < 2 ? f.ult(term, constant) : f.slt(term, constant);
  return literal(test, slot % 2 === 0);
}

// Clauses ---------------------------------------------------------------------------------------------

function addClauses(
  nodes: PcNodes,
  f: TermFactory,
  pc: PcId,
  lostLeft: readonly Literal[],
  lostRight: readonly Literal[],
): PcId {
  if (lostLeft.length > MAX_DIFFERENCE || lostRight.length > MAX_DIFFERENCE) return pc;
  let result = pc;
  for (const x of lostLeft) {
    for (const y of lostRight) {
      const members = membersOf(f.table, [termOf(f, x), termOf(f, y)]);
      if (result === INFEASIBLE || members === null || members.length > MAX_MEMBERS) continue;
      const clause = f.or(termOf(f, x), termOf(f, y));
      if (f.table.isConst(clause)) continue;
      if (nodes.clauseCountOf(result) >= MAX_CLAUSES) result = dropOldestClauses(nodes, result);
      result = nodes.assume(result, literal(clause, false));
    }
  }
  return result;
}

export function termOf(f: TermFactory, of: Literal): TermId {
  const term = (of >> 1) as TermId;
  return (of & 1) === 0 ? term : f.not(term);
}

/** Without the older half of its clauses. */
function dropOldestClauses(nodes: PcNodes, pc: PcId): PcId {
  let excess = nodes.clauseCountOf(pc) - MAX_CLAUSES / 2;
  return filterLiterals(nodes, pc, (of) => !nodes.isClause(of) || excess-- <= 0).result;
}

// Separation ------------------------------------------------------------------------------------------

export function separatingLiteral(meeting: Meeting, left: PcId, right: PcId): Literal | null {
  const { nodes } = meeting;
  if (left === INFEASIBLE || right === INFEASIBLE || left === right) return null;
  const ancestor = nodes.ancestorOf(left, right);
  const ofLeft = nodes.literalsSince(left, ancestor);
  const ofRight = nodes.literalsSince(right, ancestor);
  const opposite = ofLeft.find((own) => ofRight.includes(negate(own)));
  if (opposite !== undefined) return opposite;
  const refuted = ofLeft.find((own) => nodes.implies(right, negate(own)));
  if (refuted !== undefined) return refuted;
  const excluded = ofRight.find((own) => nodes.implies(left, negate(own)));
  return excluded !== undefined ? negate(excluded) : separatingFact(meeting, ancestor, left, right);
}

/** Two ranges apart. */
function separatingFact(meeting: Meeting, ancestor: PcId, left: PcId, right: PcId): Literal | null {
  const { nodes, factory, changes } = meeting;
  const { bounds } = nodes.table.pool;
  for (const change of changes.inBoth(left, right, ancestor)) {
    const [x, y] = [4 * change.left, 4 * change.right];
    for (const k of [0, 2]) {
      if (bounds[x + k + 1]! < bounds[y + k]!)
        return boundLiteral(factory, change.term, k + 1, bounds[x + k + 1]!);
      if (bounds[y + k + 1]! < bounds[x + k]!) return boundLiteral(factory, change.term, k, bounds[x + k]!);
    }
  }
  return null;
}
