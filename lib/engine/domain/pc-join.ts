/**
 * Where two path conditions meet (engine notes §4.5).
 *
 * The work is done on what the two added since their common ancestor, so a diamond costs the same however long the
 * conjunction before it is:
 *
 *     ancestor ∧ a ∧ e   join   ancestor ∧ ¬a      =  ancestor ∧ (¬a ∨ e)
 *     ancestor ∧ x = 1   join   ancestor ∧ x = 4   =  ancestor ∧ x in [1, 4]
 *
 * Kept: literals of either side that the other implies; hulls of the ranges of symbols both sides changed; and, when
 * few literals differ, clauses of one literal of each side. Each operand implies the result. If one operand implies
 * the other, the result is that other: a fixpoint that has been reached stays.
 */
import { EXACT, type FactId } from "./fact-pool";
import * as Op from "./op";
import { INFEASIBLE, type PcId } from "./path-condition";
import { filterLiterals } from "./pc-filter";
import type { PcNodes } from "./pc-nodes";
import { type Literal, literal, negate, type TermId } from "./term";
import type { TermFactory } from "./term-factory";

/** Literals in which the two may differ for clauses to be made. */
const MAX_DIFFERENCE = 3;
const MAX_CLAUSES = 32;
const MAX_HULLS = 8;

export function joinConditions(nodes: PcNodes, f: TermFactory, left: PcId, right: PcId): PcId {
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
  const result = addHulls(nodes, f, nodes.extend(ancestor, kept), ancestor, left, right);
  const lostLeft = onlyLeft.filter((own) => !keptLeft.includes(own));
  const lostRight = onlyRight.filter((own) => !keptRight.includes(own));
  return addClauses(nodes, f, result, lostLeft, lostRight);
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
  return !added.includes(negate(question)) && nodes.ask(pc, question) === 1;
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

function addHulls(
  nodes: PcNodes,
  f: TermFactory,
  result: PcId,
  ancestor: PcId,
  left: PcId,
  right: PcId,
): PcId {
  const changedLeft = latestFacts(nodes, left, ancestor);
  if (changedLeft.size === 0) return result;
  const changedRight = latestFacts(nodes, right, ancestor);
  const subjects = [...changedLeft.keys()].filter((term) => changedRight.has(term)).sort((x, y) => x - y);
  let joined = result;
  for (const term of subjects.slice(0, MAX_HULLS)) {
    joined = addHull(nodes, f, joined, term, changedLeft.get(term)!, changedRight.get(term)!);
  }
  return joined;
}

/** Last fact record since the ancestor of every term whose range is its own and not an operand's. */
function latestFacts(nodes: PcNodes, pc: PcId, ancestor: PcId): Map<TermId, FactId> {
  const facts = new Map<TermId, FactId>();
  const chain: PcId[] = [];
  for (let at = pc; at !== ancestor; at = nodes.parentOf(at)) chain.push(at);
  for (let index = chain.length - 1; index >= 0; index--) {
    nodes.eachFact(chain[index]!, (term, fact) => {
      if (isSubject(nodes, term)) facts.set(term, fact);
    });
  }
  return facts;
}

function isSubject(nodes: PcNodes, term: TermId): boolean {
  const op = nodes.table.ops[term]!;
  return (
    nodes.table.widths[term]! > 1 && (op === Op.SYM || op === Op.SUB || op === Op.AND || op === Op.TRUNC)
  );
}

function addHull(nodes: PcNodes, f: TermFactory, pc: PcId, term: TermId, left: FactId, right: FactId): PcId {
  const { bounds } = nodes.table.pool;
  const ends = [0, 1, 2, 3].map((k) => {
    const [x, y] = [bounds[4 * left + k]!, bounds[4 * right + k]!];
    return k % 2 === 0 ? Math.min(x, y) : Math.max(x, y);
  });
  let joined = pc;
  for (let k = 0; k < 4 && joined !== INFEASIBLE; k++) {
    const known = nodes.inspect(
      joined,
      term,
      () => nodes.table.pool.bounds[4 * nodes.state.factOf(term) + k]!,
    );
    if (k % 2 === 0 ? ends[k]! <= known : ends[k]! >= known) continue;
    const bound = boundLiteral(f, term, k, ends[k]!);
    if (bound !== null) joined = nodes.assume(joined, bound);
  }
  return joined;
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
  const left = lostLeft.filter((own) => !nodes.isClause(own));
  const right = lostRight.filter((own) => !nodes.isClause(own));
  if (left.length > MAX_DIFFERENCE || right.length > MAX_DIFFERENCE) return pc;
  let result = pc;
  for (const x of left) {
    for (const y of right) {
      const clause = f.or(termOf(f, x), termOf(f, y));
      if (result === INFEASIBLE || f.table.isConst(clause)) continue;
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

export function separatingLiteral(nodes: PcNodes, f: TermFactory, left: PcId, right: PcId): Literal | null {
  if (left === INFEASIBLE || right === INFEASIBLE || left === right) return null;
  const ancestor = nodes.ancestorOf(left, right);
  const ofLeft = nodes.literalsSince(left, ancestor);
  const ofRight = nodes.literalsSince(right, ancestor);
  const opposite = ofLeft.find((own) => ofRight.includes(negate(own)));
  if (opposite !== undefined) return opposite;
  const refuted = ofLeft.find((own) => nodes.ask(right, own) === 0);
  if (refuted !== undefined) return refuted;
  const excluded = ofRight.find((own) => nodes.ask(left, own) === 0);
  return excluded !== undefined ? negate(excluded) : separatingFact(nodes, f, ancestor, left, right);
}

/** A truth value derived opposite, or two ranges apart. */
function separatingFact(
  nodes: PcNodes,
  f: TermFactory,
  ancestor: PcId,
  left: PcId,
  right: PcId,
): Literal | null {
  const ofLeft = latestFacts(nodes, left, ancestor);
  const ofRight = latestFacts(nodes, right, ancestor);
  const { bounds } = nodes.table.pool;
  for (const [term, x] of [...ofLeft].sort((p, q) => p[0] - q[0])) {
    const y = ofRight.get(term);
    if (y === undefined) continue;
    for (const k of [0, 2]) {
      if (bounds[4 * x + k + 1]! < bounds[4 * y + k]!)
        return boundLiteral(f, term, k + 1, bounds[4 * x + k + 1]!);
      if (bounds[4 * y + k + 1]! < bounds[4 * x + k]!) return boundLiteral(f, term, k, bounds[4 * x + k]!);
    }
  }
  return null;
}
