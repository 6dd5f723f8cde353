/**
 * Small `ite` trees whose leaves are constants: what a variable set on different branches holds after they meet.
 * An operator with a constant is applied at the leaves, so that a later test folds back to the branch conditions:
 *
 *     ite(c, 1, 0) + 1  =  ite(c, 2, 1)
 */
import * as Op from "./op";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import type { TermTable } from "./term-table";

const MAX_LEAVES = 8;
const MAX_CHAIN = 32;

export function isConstTree(table: TermTable, term: TermId): boolean {
  return countLeaves(table, term, MAX_LEAVES) <= MAX_LEAVES;
}

/** Leaves of a tree of at most `limit` leaves; more than `limit` when larger or when a leaf is not constant. */
function countLeaves(table: TermTable, term: TermId, limit: number): number {
  if (table.isConst(term)) return 1;
  if (isWidenedTruth(table, term)) return 2;
  if (table.ops[term] !== Op.ITE || limit < 2) return MAX_LEAVES + 1;
  const left = countLeaves(table, table.b[term] as TermId, limit - 1);
  return left >= limit ? MAX_LEAVES + 1 : left + countLeaves(table, table.c[term] as TermId, limit - left);
}

/** `zext` or `sext` of a truth value: an `ite` of two constants in other clothes. */
function isWidenedTruth(table: TermTable, term: TermId): boolean {
  const op = table.ops[term]!;
  return (op === Op.ZEXT || op === Op.SEXT) && table.widths[table.a[term]!] === 1;
}

/** Rebuilds the tree with `map` applied to every leaf. */
export function mapConstTree(f: TermFactory, term: TermId, map: (leaf: TermId) => TermId): TermId {
  const { table } = f;
  if (table.isConst(term)) return map(term);
  if (isWidenedTruth(table, term)) {
    const width = table.widths[term]!;
    const whenTrue =
      table.ops[term] === Op.ZEXT ? table.constant(1, 0, width) : table.constant(-1, -1, width);
    return f.ite(table.a[term] as TermId, map(whenTrue), map(table.constant(0, 0, width)));
  }
  const whenTrue = mapConstTree(f, table.b[term] as TermId, map);
  return f.ite(table.a[term] as TermId, whenTrue, mapConstTree(f, table.c[term] as TermId, map));
}

/** An `ite` with a constant branch, on a chain short enough to walk by recursion. */
export function isSplittable(table: TermTable, term: TermId): boolean {
  let at = term;
  for (let depth = 0; depth < MAX_CHAIN; depth++) {
    if (table.ops[at] !== Op.ITE) return depth > 0;
    const whenTrue = table.b[at] as TermId;
    const whenFalse = table.c[at] as TermId;
    if (table.isConst(whenTrue)) at = whenFalse;
    else if (table.isConst(whenFalse)) at = whenTrue;
    else return depth > 0;
  }
  return false;
}

/** Applies a truth-valued function to both branches of an `ite`. */
export function splitIte(f: TermFactory, term: TermId, test: (branch: TermId) => TermId): TermId {
  const { table } = f;
  const whenTrue = test(table.b[term] as TermId);
  return f.ite(table.a[term] as TermId, whenTrue, test(table.c[term] as TermId));
}
