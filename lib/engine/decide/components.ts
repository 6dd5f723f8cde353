/** Splits a conjunction into parts that share no symbol: each is decided by itself, and a proof of one is a proof of all. */
import type { Literal, SymId, TermId, Terms } from "../domain";

export interface Part {
  /** Indices into the conjunction, ascending. */
  readonly members: readonly number[];
  /** Ascending. */
  readonly syms: readonly SymId[];
}

export function componentsOf(terms: Terms, literals: readonly Literal[]): readonly Part[] {
  const parents = new Map<SymId, SymId>();
  const find = (sym: SymId): SymId => {
    let root = sym;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    return root;
  };
  const symsOf = literals.map((own) => terms.symsOf((own >> 1) as TermId));
  for (const syms of symsOf) {
    for (const sym of syms) {
      if (!parents.has(sym)) parents.set(sym, sym);
      parents.set(find(sym), find(syms[0]!));
    }
  }
  return collect(symsOf, [...parents.keys()], find);
}

function collect(
  symsOf: readonly (readonly SymId[])[],
  all: readonly SymId[],
  find: (sym: SymId) => SymId,
): Part[] {
  const parts = new Map<SymId, { members: number[]; syms: SymId[] }>();
  const constants: number[] = [];
  for (const sym of [...all].sort((x, y) => x - y)) {
    const root = find(sym);
    if (!parts.has(root)) parts.set(root, { members: [], syms: [] });
    parts.get(root)!.syms.push(sym);
  }
  symsOf.forEach((syms, index) => {
    if (syms.length === 0) constants.push(index);
    else parts.get(find(syms[0]!))!.members.push(index);
  });
  const grounded = constants.length > 0 ? [{ members: constants, syms: [] }] : [];
  return [...grounded, ...parts.values()];
}
