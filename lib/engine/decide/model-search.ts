/**
 * Looks for a readable assignment: symbols get values one after the other, the preferred one first, and each choice is
 * assumed so that the path conditions carry its consequences. Backtracks a bounded number of times.
 *
 *     x > 3, y == x + 1, p != 0     x := 4 (the bound nearest 0), y := 5 (forced), p := a fresh object
 *
 * Whatever it returns must still be evaluated; null says nothing.
 */
import {
  INFEASIBLE,
  type Literal,
  literal,
  type PathConditions,
  type PcId,
  type SymId,
  type TermId,
  type Terms,
  type Width,
} from "../domain";
import type { Effort } from "./effort";
import { preferredValue } from "./preference";

const MAX_CANDIDATES = 24;
const TRIES_PER_SYMBOL = 8;
const EXTRA_TRIES = 60;

interface Choice {
  readonly pc: PcId;
  readonly candidates: readonly bigint[];
  next: number;
}

export function searchModel(
  terms: Terms,
  pcs: PathConditions,
  literals: readonly Literal[],
  syms: readonly SymId[],
  start: PcId,
  effort: Effort,
): Map<SymId, bigint> | null {
  const constants = constantsOf(terms, literals);
  const chosen: Choice[] = [choiceFor(terms, pcs, start, syms, 0, constants)];
  let tries = EXTRA_TRIES + TRIES_PER_SYMBOL * syms.length;
  while (chosen.length > 0 && tries-- > 0 && !effort.isSpent) {
    const top = chosen[chosen.length - 1]!;
    if (chosen.length > syms.length) return valuesOf(chosen, syms);
    if (top.next === top.candidates.length) {
      chosen.pop();
      continue;
    }
    const sym = syms[chosen.length - 1]!;
    const term = terms.sym(sym);
    const value = terms.constant(top.candidates[top.next++]!, terms.width(term));
    const pc = pcs.assume(top.pc, literal(terms.binary("eq", term, value), false));
    effort.spend(1);
    if (pc !== INFEASIBLE) chosen.push(choiceFor(terms, pcs, pc, syms, chosen.length, constants));
  }
  return null;
}

function valuesOf(chosen: readonly Choice[], syms: readonly SymId[]): Map<SymId, bigint> {
  return new Map(syms.map((sym, at) => [sym, chosen[at]!.candidates[chosen[at]!.next - 1]!]));
}

function choiceFor(
  terms: Terms,
  pcs: PathConditions,
  pc: PcId,
  syms: readonly SymId[],
  index: number,
  constants: readonly bigint[],
): Choice {
  if (index >= syms.length) return { pc, candidates: [], next: 0 };
  const sym = syms[index]!;
  const forced = pcs.valueOf(pc, terms.sym(sym));
  const candidates = forced !== null ? [forced] : candidatesFor(terms, pcs, pc, sym, constants);
  return { pc, candidates, next: 0 };
}

function candidatesFor(
  terms: Terms,
  pcs: PathConditions,
  pc: PcId,
  sym: SymId,
  constants: readonly bigint[],
): readonly bigint[] {
  const width = terms.width(terms.sym(sym));
  const { low, high } = pcs.unsignedRange(pc, terms.sym(sym));
  const full = 1n << BigInt(width);
  const ends = low >= full / 2n ? [high, low] : [low, high];
  const found = new Set<bigint>();
  for (const value of [preferredValue(terms, sym), 0n, ...ends, 1n, ...around(constants, width), full / 2n]) {
    if (value >= low && value <= high) found.add(value);
    if (found.size >= MAX_CANDIDATES) break;
  }
  return [...found];
}

function around(constants: readonly bigint[], width: Width): bigint[] {
  return constants.flatMap((value) =>
    [value, value + 1n, value - 1n].map((near) => BigInt.asUintN(width, near)),
  );
}

/** Every constant in the literals, each once, in order of appearance; also what it takes to reach it by a sum. */
function constantsOf(terms: Terms, literals: readonly Literal[]): bigint[] {
  const found = new Set<bigint>();
  const seen = new Set<TermId>();
  const stack = literals.map((own) => (own >> 1) as TermId).reverse();
  while (stack.length > 0 && found.size < MAX_CANDIDATES) {
    const term = stack.pop()!;
    if (seen.has(term)) continue;
    seen.add(term);
    if (terms.isConstant(term)) {
      found.add(terms.constantValue(term));
      found.add(BigInt.asUintN(terms.width(term), -terms.constantValue(term)));
    }
    for (const index of [2, 1, 0] as const) {
      const operand = terms.operand(term, index);
      if (operand >= 0) stack.push(operand);
    }
  }
  return [...found];
}
