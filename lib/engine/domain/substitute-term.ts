/** Replacement of symbols and objects inside a term; the result is in normal form again. */
import { apply } from "./create-factory";
import * as Op from "./op";
import type { BaseId, SymId, TermId } from "./term";
import type { TermFactory } from "./term-factory";
import { visitPostOrder } from "./term-walk";

/** `done` keeps results between terms that are substituted alike. */
export function substituteInto(
  f: TermFactory,
  root: TermId,
  replace: (sym: SymId) => TermId | null,
  rebase: (base: BaseId) => TermId | null,
  done: Map<TermId, TermId>,
): TermId {
  const { table } = f;
  visitPostOrder(
    table,
    root,
    (term) => done.has(term),
    (term) => {
      const op = table.ops[term]!;
      if (op === Op.CONST) done.set(term, term);
      else if (op === Op.SYM) done.set(term, replace(table.a[term] as SymId) ?? term);
      else if (op === Op.ADDRESS) done.set(term, rebase(table.a[term] as BaseId) ?? term);
      else done.set(term, rebuilt(f, term, done));
    },
  );
  return done.get(root)!;
}

function rebuilt(f: TermFactory, term: TermId, done: ReadonlyMap<TermId, TermId>): TermId {
  const { table } = f;
  const op = table.ops[term]!;
  const count = Op.arity(op);
  const [oldA, oldB, oldC] = [table.a[term] as TermId, table.b[term] as TermId, table.c[term] as TermId];
  const a = done.get(oldA)!;
  const b = count > 1 ? done.get(oldB)! : oldB;
  const c = count > 2 ? done.get(oldC)! : oldC;
  if (a === oldA && b === oldB && c === oldC) return term;
  return apply(f, op, table.widths[term]!, a, b, c);
}
