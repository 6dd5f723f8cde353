/**
 * Normal form of `ite` wider than a truth value.
 *
 * - The condition is never a `not` and never constant; the branches differ.
 * - `ite(c, 1, 0)` is `zext(c)`; common extensions move outside.
 * - A branch under the same condition is resolved; branches that repeat are joined by `or`.
 */
import * as Op from "./op";
import { build } from "./rewrite-arithmetic";
import { fitsSigned, fitsUnsigned } from "./rewrite-bits";
import { rewriteTruthIte } from "./rewrite-logic";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import { FALSE, TRUE } from "./term-table";

export function rewriteIte(f: TermFactory, condition: TermId, left: TermId, right: TermId): TermId {
  const t = f.table;
  if (condition === TRUE) return left;
  if (condition === FALSE) return right;
  if (left === right) return left;
  if (t.ops[condition] === Op.NOT) return f.ite(t.a[condition] as TermId, right, left);
  const x = underCondition(f, condition, left, true);
  const y = underCondition(f, condition, right, false);
  if (x === y) return x;
  const width = t.widths[x]!;
  if (width === 1) return rewriteTruthIte(f, condition, x, y);
  if (t.isConstOf(x, 1, 0) && t.isConstOf(y, 0, 0)) return f.zext(condition, width);
  if (t.isConstOf(x, 0, 0) && t.isConstOf(y, 1, 0)) return f.zext(f.not(condition), width);
  return (
    sharedBranch(f, condition, x, y) ??
    commonExtension(f, condition, x, y) ??
    build(t, Op.ITE, width, condition, x, y)
  );
}

/** The branch simplified by knowing the condition. */
function underCondition(f: TermFactory, condition: TermId, branch: TermId, holds: boolean): TermId {
  const t = f.table;
  if (t.ops[branch] === Op.ITE && t.a[branch] === condition) {
    return (holds ? t.b[branch] : t.c[branch]) as TermId;
  }
  const isEquality = holds && t.ops[condition] === Op.EQ && t.isConst(t.b[condition] as TermId);
  return isEquality && t.a[condition] === branch ? (t.b[condition] as TermId) : branch;
}

/** `ite(c, x, ite(d, x, z))` and its mirror images. */
function sharedBranch(f: TermFactory, condition: TermId, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  if (t.ops[y] === Op.ITE) {
    const [d, p, q] = [t.a[y] as TermId, t.b[y] as TermId, t.c[y] as TermId];
    if (p === x) return f.ite(f.or(condition, d), x, q);
    if (q === x) return f.ite(f.or(condition, f.not(d)), x, p);
  }
  if (t.ops[x] === Op.ITE) {
    const [d, p, q] = [t.a[x] as TermId, t.b[x] as TermId, t.c[x] as TermId];
    if (p === y) return f.ite(f.and(condition, f.not(d)), q, y);
    if (q === y) return f.ite(f.and(condition, d), p, y);
  }
  return null;
}

/** Both branches extend from one narrower width, a constant counting as an extension when it fits. */
function commonExtension(f: TermFactory, condition: TermId, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  const width = t.widths[x]!;
  const extended = t.isConst(x) ? y : x;
  const op = t.ops[extended]!;
  if (op !== Op.ZEXT && op !== Op.SEXT) return null;
  const from = t.widths[t.a[extended]!]!;
  const fits = (branch: TermId): boolean => {
    if (t.isConst(branch)) {
      return op === Op.ZEXT ? fitsUnsigned(t, branch, from) : fitsSigned(t, branch, from);
    }
    return t.ops[branch] === op && t.widths[t.a[branch]!] === from;
  };
  if (!fits(x) || !fits(y)) return null;
  const narrow = f.ite(condition, f.trunc(x, from), f.trunc(y, from));
  return op === Op.ZEXT ? f.zext(narrow, width) : f.sext(narrow, width);
}
