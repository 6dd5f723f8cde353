/** The value of a term under an assignment, straight from the definitions and without the rewriters. */
import * as Op from "./op";
import type { BaseId, Model, SymId, TermId, Width } from "./term";
import type { TermTable } from "./term-table";
import { visitPostOrder } from "./term-walk";
import { type BinaryName, foldBig } from "./word";

/** Adds the value of `root` and of everything below it to `known`, which belongs to one assignment. */
export function evaluateInto(
  table: TermTable,
  root: TermId,
  model: Model,
  known: Map<TermId, bigint>,
): bigint {
  visitPostOrder(
    table,
    root,
    (term) => known.has(term),
    (term) => {
      known.set(term, valueOfNode(table, term, model, known));
    },
  );
  return known.get(root)!;
}

function valueOfNode(
  table: TermTable,
  term: TermId,
  model: Model,
  known: ReadonlyMap<TermId, bigint>,
): bigint {
  const op = table.ops[term]!;
  const width = table.widths[term]! as Width;
  if (op === Op.CONST) return table.value(term);
  if (op === Op.SYM) return BigInt.asUintN(width, model.sym(table.a[term] as SymId));
  if (op === Op.ADDRESS) return BigInt.asUintN(64, model.base(table.a[term] as BaseId));
  const a = known.get(table.a[term] as TermId)!;
  const from = table.widths[table.a[term]!]! as Width;
  if (op === Op.ITE) return known.get((a === 1n ? table.b[term] : table.c[term]) as TermId)!;
  if (op === Op.ZEXT) return a;
  if (op === Op.SEXT) return BigInt.asUintN(width, BigInt.asIntN(from, a));
  if (op === Op.TRUNC) return BigInt.asUintN(width, a);
  if (op === Op.NOT) return BigInt.asUintN(width, ~a);
  const b = known.get(table.b[term] as TermId)!;
  if (Op.isComparison(op)) return compare(op, from, a, b) ? 1n : 0n;
  return foldBig(Op.OP_NAMES[op] as BinaryName, width, a, b);
}

function compare(op: number, width: Width, a: bigint, b: bigint): boolean {
  if (op === Op.EQ) return a === b;
  if (op === Op.ULT) return a < b;
  if (op === Op.ULE) return a <= b;
  const signedA = BigInt.asIntN(width, a);
  const signedB = BigInt.asIntN(width, b);
  return op === Op.SLT ? signedA < signedB : signedA <= signedB;
}
