/**
 * Normal form of comparisons of values wider than a truth value.
 *
 * - Only `eq`, `ult` and `slt` remain; `ule(x, y)` is `not(ult(y, x))`.
 * - A constant stands on the right: `c < x` is `not(x < c + 1)`. `x < 1` and the like are equalities.
 * - Constant summands are on one side of `eq`; extensions are compared at the narrow width.
 * - A single-bit test is written `eq(and(x, bit), 0)`.
 * - Signed comparison of values known to be non-negative is unsigned.
 * - Objects (`address`): not null, and apart from each other at every in-bounds offset.
 */
import { isConstTree, isSplittable, mapConstTree, splitIte } from "./const-tree";
import * as Op from "./op";
import {
  build,
  foldConstants,
  hasOffset,
  isNonNegative,
  offsetOf,
  withoutOffset,
} from "./rewrite-arithmetic";
import { fitsSigned, fitsUnsigned } from "./rewrite-bits";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import { FALSE, type TermTable, TRUE } from "./term-table";
import { compareUnsigned, maskHi, maskLo, powerOfTwo } from "./word";

export function rewriteEq(f: TermFactory, left: TermId, right: TermId): TermId {
  const t = f.table;
  if (left === right) return TRUE;
  const [x, y] = t.isConst(left) || (!t.isConst(right) && left > right) ? [right, left] : [left, right];
  if (t.isConst(y)) return t.isConst(x) ? FALSE : equalsConstant(f, x, y);
  if (hasOffset(t, x) || hasOffset(t, y)) return equalSums(f, x, y);
  if (t.ops[x] === Op.ADDRESS && t.ops[y] === Op.ADDRESS) return FALSE;
  return equalExtensions(f, x, y) ?? equalBranches(f, x, y) ?? equalBranches(f, y, x) ?? plainEq(t, x, y);
}

function plainEq(t: TermTable, x: TermId, y: TermId): TermId {
  return x < y ? build(t, Op.EQ, 1, x, y, -1) : build(t, Op.EQ, 1, y, x, -1);
}

/** `p + c1 = q + c2` becomes `p = q + (c2 - c1)` with `p` the smaller id. */
function equalSums(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const [p, q] = [withoutOffset(t, x), withoutOffset(t, y)];
  const [c1, c2] = [offsetOf(t, x), offsetOf(t, y)];
  if (p === q) return t.truth(c1 === c2);
  if (t.ops[p] === Op.ADDRESS && t.ops[q] === Op.ADDRESS) return FALSE;
  if (c1 === c2) return f.eq(p, q);
  const moved = p < q ? f.add(q, foldConstants(t, "sub", c2, c1)) : f.add(p, foldConstants(t, "sub", c1, c2));
  const kept = Math.min(p, q);
  return build(t, Op.EQ, 1, kept, moved, -1);
}

function equalExtensions(f: TermFactory, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  const op = t.ops[x]!;
  if (op !== t.ops[y] || (op !== Op.ZEXT && op !== Op.SEXT)) return null;
  const [p, q] = [t.a[x] as TermId, t.a[y] as TermId];
  if (t.widths[p] === t.widths[q]) return f.eq(p, q);
  const width = Math.max(t.widths[p]!, t.widths[q]!);
  return op === Op.ZEXT ? f.eq(f.zext(p, width), f.zext(q, width)) : f.eq(f.sext(p, width), f.sext(q, width));
}

/** `y = ite(c, y, z)`. */
function equalBranches(f: TermFactory, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  if (t.ops[x] !== Op.ITE) return null;
  const condition = t.a[x] as TermId;
  if (t.b[x] === y) return f.or(condition, f.eq(t.c[x] as TermId, y));
  return t.c[x] === y ? f.or(f.not(condition), f.eq(t.b[x] as TermId, y)) : null;
}

function equalsConstant(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const a = t.a[x] as TermId;
  const b = t.b[x] as TermId;
  const isZero = t.isConstOf(y, 0, 0);
  switch (t.ops[x]) {
    case Op.ADD:
      if (isZero && hasOffset(t, x) && t.ops[a] === Op.ADDRESS) return FALSE;
      return hasOffset(t, x) ? f.eq(a, foldConstants(t, "sub", y, b)) : plainConstantEq(t, x, y);
    case Op.SUB:
      return isZero ? f.eq(a, b) : f.eq(a, f.add(b, y));
    case Op.XOR:
      if (isZero) return f.eq(a, b);
      return t.isConst(b) ? f.eq(a, foldConstants(t, "xor", b, y)) : plainConstantEq(t, x, y);
    case Op.NOT:
      return f.eq(a, f.not(y));
    case Op.AND:
      return equalsMasked(f, x, y);
    case Op.OR:
      return equalsOr(f, x, y);
    case Op.ZEXT:
      if (!fitsUnsigned(t, y, t.widths[a]!)) return FALSE;
      return f.eq(a, t.constant(t.a[y]!, t.b[y]!, t.widths[a]!));
    case Op.SEXT:
      return fitsSigned(t, y, t.widths[a]!) ? f.eq(a, f.trunc(y, t.widths[a]!)) : FALSE;
    case Op.ITE:
      if (isSplittable(t, x)) return splitIte(f, x, (branch) => f.eq(branch, y));
      return plainConstantEq(t, x, y);
    default:
      return plainConstantEq(t, x, y);
  }
}

function plainConstantEq(t: TermTable, x: TermId, y: TermId): TermId {
  return build(t, Op.EQ, 1, x, y, -1);
}

function equalsMasked(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const mask = t.b[x] as TermId;
  const isSingleBit = t.isConst(mask) && mask === y && powerOfTwo(t.a[mask]!, t.b[mask]!) >= 0;
  if (!isSingleBit) return plainConstantEq(t, x, y);
  return f.not(f.eq(x, t.constant(0, 0, t.widths[x]!)));
}

function equalsOr(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const a = t.a[x] as TermId;
  const b = t.b[x] as TermId;
  if (t.isConstOf(y, 0, 0)) return f.and(f.eq(a, y), f.eq(b, y));
  if (!t.isConst(b)) return plainConstantEq(t, x, y);
  if ((t.a[b]! & ~t.a[y]!) !== 0 || (t.b[b]! & ~t.b[y]!) !== 0) return FALSE;
  const width = t.widths[x]!;
  const open = t.constant(~t.a[b]!, ~t.b[b]!, width);
  return f.eq(f.and(a, open), t.constant(t.a[y]! & ~t.a[b]!, t.b[y]! & ~t.b[b]!, width));
}

// Order -----------------------------------------------------------------------------------------------

export function rewriteUlt(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (width === 1) return f.and(f.not(x), y);
  if (x === y || t.isConstOf(y, 0, 0)) return FALSE;
  if (t.isConst(x)) return t.isConst(y) ? compareConstants(t, x, y, 0) : constantBelow(f, x, y);
  if (t.isConst(y)) return belowConstant(f, x, y);
  if (t.ops[x] === Op.ZEXT && t.ops[y] === Op.ZEXT) return narrowOrder(f, x, y);
  if (t.ops[x] === Op.SEXT && t.ops[y] === Op.SEXT && sameSource(t, x, y)) {
    return f.ult(t.a[x] as TermId, t.a[y] as TermId);
  }
  return sameObject(f, x, y) ?? build(t, Op.ULT, 1, x, y, -1);
}

function compareConstants(t: TermTable, x: TermId, y: TermId, flipHi: number): TermId {
  return t.truth(compareUnsigned(t.a[x]!, t.b[x]! ^ flipHi, t.a[y]!, t.b[y]! ^ flipHi) < 0);
}

function sameSource(t: TermTable, x: TermId, y: TermId): boolean {
  return t.widths[t.a[x]!] === t.widths[t.a[y]!];
}

/** Both are zero extensions: compare at the wider of the two sources. */
function narrowOrder(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const [p, q] = [t.a[x] as TermId, t.a[y] as TermId];
  const width = Math.max(t.widths[p]!, t.widths[q]!);
  return f.ult(f.zext(p, width), f.zext(q, width));
}

/** Two places of one object compare as their offsets do. */
function sameObject(f: TermFactory, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  const base = withoutOffset(t, x);
  if (t.ops[base] !== Op.ADDRESS || withoutOffset(t, y) !== base) return null;
  return f.slt(offsetOf(t, x), offsetOf(t, y));
}

/** `c < y`. */
function constantBelow(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (t.isConstOf(x, maskLo(width), maskHi(width))) return FALSE;
  if (t.isConstOf(x, 0, 0)) return f.not(f.eq(y, x));
  return f.not(f.ult(y, foldConstants(t, "add", x, t.constant(1, 0, width))));
}

/** `x < c`, c not 0. */
function belowConstant(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (t.isConstOf(y, 1, 0)) return f.eq(x, t.constant(0, 0, width));
  if (t.isConstOf(y, maskLo(width), maskHi(width))) return f.not(f.eq(x, y));
  const a = t.a[x] as TermId;
  if (t.ops[x] === Op.ZEXT) {
    const from = t.widths[a]!;
    return fitsUnsigned(t, y, from) ? f.ult(a, t.constant(t.a[y]!, t.b[y]!, from)) : TRUE;
  }
  if (t.ops[x] === Op.SEXT) return extendedBelow(f, a, y);
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => f.ult(leaf, y));
  if (isSplittable(t, x)) return splitIte(f, x, (branch) => f.ult(branch, y));
  return build(t, Op.ULT, 1, x, y, -1);
}

/** `sext(a) <u c`: the image of `sext` is a low and a high part. */
function extendedBelow(f: TermFactory, a: TermId, c: TermId): TermId {
  const t = f.table;
  const from = t.widths[a]!;
  if (fitsSigned(t, c, from)) return f.ult(a, f.trunc(c, from));
  return f.not(f.slt(a, t.constant(0, 0, from)));
}

export function rewriteSlt(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (width === 1) return f.and(x, f.not(y));
  if (x === y) return FALSE;
  if (t.isConst(x) && t.isConst(y)) return t.truth(signedLess(t, x, y));
  if (isNonNegative(t, x) && isNonNegative(t, y)) return f.ult(x, y);
  if (t.isConst(x)) return signedConstantBelow(f, x, y);
  if (t.isConst(y)) return signedBelowConstant(f, x, y);
  if (t.ops[x] === Op.SEXT && t.ops[y] === Op.SEXT && sameSource(t, x, y)) {
    return f.slt(t.a[x] as TermId, t.a[y] as TermId);
  }
  return build(t, Op.SLT, 1, x, y, -1);
}

function signedLess(t: TermTable, x: TermId, y: TermId): boolean {
  const width = t.widths[x]!;
  if (width === 64) return compareConstants(t, x, y, -2147483648) === TRUE;
  const shift = 32 - width;
  return t.a[x]! << shift < t.a[y]! << shift;
}

function smallest(t: TermTable, width: number): TermId {
  return width === 64 ? t.constant(0, -2147483648, 64) : t.constant(1 << (width - 1), 0, width);
}

function largest(t: TermTable, width: number): TermId {
  return width === 64 ? t.constant(-1, 2147483647, 64) : t.constant(maskLo(width - 1), 0, width);
}

function signedConstantBelow(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (x === largest(t, width)) return FALSE;
  if (x === smallest(t, width)) return f.not(f.eq(y, x));
  return f.not(f.slt(y, foldConstants(t, "add", x, t.constant(1, 0, width))));
}

function signedBelowConstant(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  const min = smallest(t, width);
  if (y === min) return FALSE;
  if (y === largest(t, width)) return f.not(f.eq(x, y));
  if (y === foldConstants(t, "add", min, t.constant(1, 0, width))) return f.eq(x, min);
  if (t.ops[x] === Op.SEXT) return narrowSignedBelow(f, t.a[x] as TermId, y);
  // A zero extension is non-negative, and `y` is not, or `rewriteSlt` had made this unsigned.
  if (t.ops[x] === Op.ZEXT) return FALSE;
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => f.slt(leaf, y));
  if (isSplittable(t, x)) return splitIte(f, x, (branch) => f.slt(branch, y));
  return build(t, Op.SLT, 1, x, y, -1);
}

function narrowSignedBelow(f: TermFactory, a: TermId, c: TermId): TermId {
  const t = f.table;
  const from = t.widths[a]!;
  if (fitsSigned(t, c, from)) return f.slt(a, f.trunc(c, from));
  return t.truth(isNonNegative(t, c));
}
