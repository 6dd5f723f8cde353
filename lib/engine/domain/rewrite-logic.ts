/**
 * Normal form of truth values (width 1): `not`, `or`, `eq` and `ite` over comparisons and symbols.
 *
 * - `and(x, y)` is `not(or(not x, not y))`; `xor(x, y)` is `not(eq(x, y))`.
 * - A disjunction of up to eight members nests to the left, members ordered by id without regard to a leading `not`, so
 *   that a clause has one spelling.
 * - `not` never stands on `not`, and never below `eq`.
 */
import * as Op from "./op";
import { build } from "./rewrite-arithmetic";
import { areComplements } from "./rewrite-bits";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import { FALSE, type TermTable, TRUE } from "./term-table";

export function rewriteNegation(table: TermTable, x: TermId): TermId {
  if (x === TRUE) return FALSE;
  if (x === FALSE) return TRUE;
  return table.ops[x] === Op.NOT ? (table.a[x] as TermId) : build(table, Op.NOT, 1, x, -1, -1);
}

export function rewriteConjunction(f: TermFactory, x: TermId, y: TermId): TermId {
  return f.not(f.or(f.not(x), f.not(y)));
}

export function rewriteDisjunction(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  if (x === y || y === FALSE) return x;
  if (x === FALSE) return y;
  if (x === TRUE || y === TRUE || areComplements(t, x, y)) return TRUE;
  const absorbed = absorb(f, x, y) ?? absorb(f, y, x);
  if (absorbed !== null) return absorbed;
  const members = membersOf(t, [x, y]);
  if (members !== null) return nested(t, members);
  const [p, q] = stripped(t, x) < stripped(t, y) ? [x, y] : [y, x];
  return build(t, Op.OR, 1, p, q, -1);
}

const MAX_MEMBERS = 8;

/** What the disjunctions among `given` are made of, each once, in order. Null when there are too many. */
export function membersOf(table: TermTable, given: readonly TermId[]): TermId[] | null {
  const members: TermId[] = [];
  const open = [...given];
  while (open.length > 0) {
    const term = open.pop()!;
    if (table.ops[term] === Op.OR) open.push(table.a[term] as TermId, table.b[term] as TermId);
    else if (!members.includes(term)) members.push(term);
    if (members.length + open.length > MAX_MEMBERS) return null;
  }
  return members.sort((x, y) => stripped(table, x) - stripped(table, y) || x - y);
}

function nested(table: TermTable, members: readonly TermId[]): TermId {
  let result = members[0]!;
  for (let at = 1; at < members.length; at++) {
    if (areComplements(table, members[at - 1]!, members[at]!)) return TRUE;
    result = build(table, Op.OR, 1, result, members[at]!, -1);
  }
  return result;
}

function stripped(table: TermTable, x: TermId): TermId {
  return table.ops[x] === Op.NOT ? (table.a[x] as TermId) : x;
}

/** `x or (x or z)`, `x or (not x or z)`, `x or (x and z)`, `x or (not x and z)`. */
function absorb(f: TermFactory, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  if (t.ops[y] === Op.OR) {
    const [p, q] = [t.a[y] as TermId, t.b[y] as TermId];
    if (p === x || q === x) return y;
    return areComplements(t, p, x) || areComplements(t, q, x) ? TRUE : null;
  }
  const inner = stripped(t, y);
  if (inner === y || t.ops[inner] !== Op.OR) return null;
  const [p, q] = [t.a[inner] as TermId, t.b[inner] as TermId];
  if (areComplements(t, p, x) || areComplements(t, q, x)) return x;
  if (p === x) return f.or(x, f.not(q));
  return q === x ? f.or(x, f.not(p)) : null;
}

export function rewriteTruthEquality(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  if (x === TRUE) return y;
  if (y === TRUE) return x;
  if (x === FALSE) return f.not(y);
  if (y === FALSE) return f.not(x);
  const [p, q] = [stripped(t, x), stripped(t, y)];
  const isNegated = (p !== x) !== (q !== y);
  if (p === q) return t.truth(!isNegated);
  const equal = p < q ? build(t, Op.EQ, 1, p, q, -1) : build(t, Op.EQ, 1, q, p, -1);
  return isNegated ? f.not(equal) : equal;
}

/** `ite` between truth values; the condition is neither constant nor negated. */
export function rewriteTruthIte(f: TermFactory, condition: TermId, x: TermId, y: TermId): TermId {
  const t = f.table;
  if (x === TRUE || x === condition) return f.or(condition, y);
  if (y === FALSE || y === condition) return f.and(condition, x);
  if (x === FALSE || areComplements(t, x, condition)) return f.and(f.not(condition), y);
  if (y === TRUE || areComplements(t, y, condition)) return f.or(f.not(condition), x);
  if (areComplements(t, x, y)) return f.eq(condition, x);
  return build(t, Op.ITE, 1, condition, x, y);
}
