/**
 * Taking symbols out of a path condition or replacing them. Both keep the longest stretch from the root that is not
 * touched and add the rest to it.
 */
import * as Op from "./op";
import { INFEASIBLE, type PcId, TRUE_PC } from "./path-condition";
import { chainOf, filterLiterals } from "./pc-filter";
import { boundLiteral, isTighter } from "./pc-join";
import type { PcNodes } from "./pc-nodes";
import { literal, type SymId, type TermId } from "./term";
import type { TermFactory } from "./term-factory";

/** Symbols whose ranges are carried over when the literals that gave them go. */
const MAX_CARRIED = 16;

export function forgetSymbols(
  nodes: PcNodes,
  f: TermFactory,
  pc: PcId,
  isGone: (term: TermId) => boolean,
): PcId {
  if (pc === INFEASIBLE) return pc;
  const { result, shared } = filterLiterals(nodes, pc, (of) => !isGone((of >> 1) as TermId));
  return result === pc ? pc : carryRanges(nodes, f, pc, shared, result, isGone);
}

/** Ranges the whole conjunction gave to symbols that stay. */
function carryRanges(
  nodes: PcNodes,
  f: TermFactory,
  pc: PcId,
  shared: PcId,
  result: PcId,
  isGone: (term: TermId) => boolean,
): PcId {
  const { table } = nodes;
  const changed = new Set<TermId>();
  for (let at = pc; at !== shared; at = nodes.parentOf(at)) {
    nodes.eachFact(at, (term) => {
      if (table.ops[term] === Op.SYM && table.widths[term]! > 1 && !isGone(term)) changed.add(term);
    });
  }
  let carried = result;
  for (const term of [...changed].sort((x, y) => x - y).slice(0, MAX_CARRIED)) {
    const ends = [...nodes.inspect(pc, term, () => boundsOf(nodes, term))];
    for (let k = 0; k < 4 && carried !== INFEASIBLE; k++) {
      const known = nodes.inspect(carried, term, () => boundsOf(nodes, term))[k]!;
      if (!isTighter(k, ends[k]!, known)) continue;
      const bound = boundLiteral(f, term, k, ends[k]!);
      if (bound !== null) carried = nodes.assume(carried, bound);
    }
  }
  return carried;
}

function boundsOf(nodes: PcNodes, term: TermId): readonly number[] {
  const at = 4 * nodes.state.factOf(term);
  return Array.from(nodes.table.pool.bounds.subarray(at, at + 4));
}

export function substituteInCondition(nodes: PcNodes, pc: PcId, map: (term: TermId) => TermId): PcId {
  if (pc === INFEASIBLE) return pc;
  let result: PcId = TRUE_PC;
  let isTouched = false;
  for (const node of chainOf(nodes, pc)) {
    const own = nodes.ownLiterals(node);
    isTouched ||= own.some((of) => map((of >> 1) as TermId) !== of >> 1);
    if (!isTouched) {
      result = node;
      continue;
    }
    for (const of of own) {
      if (result === INFEASIBLE) return result;
      result = nodes.assume(result, literal(map((of >> 1) as TermId), (of & 1) === 1));
    }
  }
  return result;
}

/** True when a symbol of the term satisfies `mentions`. */
export function mentionTest(
  symsOf: (term: TermId) => readonly SymId[],
  mentions: (sym: SymId) => boolean,
): (term: TermId) => boolean {
  return (term) => symsOf(term).some(mentions);
}
