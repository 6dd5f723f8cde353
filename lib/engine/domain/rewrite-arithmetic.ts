/**
 * Normal form of sums, products, quotients and shifts.
 *
 * - `x + c`: the constant stands outermost and on the right; `x - c` is `x + (-c)`; `c - x` is `(0 - x) + c`.
 * - Powers of two: products are `shl`, unsigned quotients `lshr`, unsigned remainders `and`.
 * - Commutative operands are ordered by id, constants last.
 * - Signed division of values known to be non-negative is unsigned.
 */
import { isConstTree, mapConstTree } from "./const-tree";
import * as Op from "./op";
import type { TermId, Width } from "./term";
import type { TermFactory } from "./term-factory";
import type { TermTable } from "./term-table";
import { type BinaryName, compareUnsigned, fold32, foldBig, maskHi, maskLo, powerOfTwo } from "./word";

/** Interns; a term whose structural fact leaves one value is that constant. */
export function build(table: TermTable, op: number, width: number, a: number, b: number, c: number): TermId {
  const term = table.intern(op, width, a, b, c);
  const fact = table.facts[term]!;
  if (!table.pool.isExact(fact, width)) return term;
  return table.constant(table.pool.exactLo(fact), table.pool.exactHi(fact), width);
}

export function foldConstants(table: TermTable, op: BinaryName, x: TermId, y: TermId): TermId {
  const width = table.widths[x]! as Width;
  if (width <= 32) return table.constant(fold32(op, width, table.a[x]!, table.a[y]!), 0, width);
  if (op === "add") return addWords(table, x, y);
  return table.constantOf(foldBig(op, width, table.value(x), table.value(y)), width);
}

function addWords(table: TermTable, x: TermId, y: TermId): TermId {
  const lo = (table.a[x]! >>> 0) + (table.a[y]! >>> 0);
  const carry = lo >= 4294967296 ? 1 : 0;
  return table.constant(lo | 0, (table.b[x]! + table.b[y]! + carry) | 0, 64);
}

function negated(table: TermTable, constant: TermId): TermId {
  const lo = -table.a[constant]! | 0;
  return table.constant(lo, ~table.b[constant]! + (lo === 0 ? 1 : 0), table.widths[constant]!);
}

/** `x + c` with a constant right operand. */
export function hasOffset(table: TermTable, term: TermId): boolean {
  return table.ops[term] === Op.ADD && table.isConst(table.b[term] as TermId);
}

/** Part of `term` without its constant summand. */
export function withoutOffset(table: TermTable, term: TermId): TermId {
  if (hasOffset(table, term)) return table.a[term] as TermId;
  return table.isConst(term) ? table.constant(0, 0, table.widths[term]!) : term;
}

/** Constant summand of `term` as a constant term. */
export function offsetOf(table: TermTable, term: TermId): TermId {
  if (hasOffset(table, term)) return table.b[term] as TermId;
  return table.isConst(term) ? term : table.constant(0, 0, table.widths[term]!);
}

export function rewriteAdd(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (width === 1) return f.xor(x, y);
  if (t.isConst(y)) return addConstant(f, x, y);
  if (t.isConst(x)) return addConstant(f, y, x);
  if (hasOffset(t, x) || hasOffset(t, y)) {
    const sum = f.add(withoutOffset(t, x), withoutOffset(t, y));
    return addConstant(f, sum, foldConstants(t, "add", offsetOf(t, x), offsetOf(t, y)));
  }
  const cancelled = cancelSum(f, x, y) ?? cancelSum(f, y, x);
  if (cancelled !== null) return cancelled;
  if (x === y) return f.arithmetic("shl", x, t.constant(1, 0, width));
  return x < y ? build(t, Op.ADD, width, x, y, -1) : build(t, Op.ADD, width, y, x, -1);
}

/** `(p - y) + y` and `x + (0 - q)`. */
function cancelSum(f: TermFactory, x: TermId, y: TermId): TermId | null {
  const t = f.table;
  if (t.ops[x] !== Op.SUB) return null;
  if (t.b[x] === y) return t.a[x] as TermId;
  return t.isConstOf(t.a[x] as TermId, 0, 0) ? f.sub(y, t.b[x] as TermId) : null;
}

function addConstant(f: TermFactory, x: TermId, constant: TermId): TermId {
  const t = f.table;
  if (t.isConstOf(constant, 0, 0)) return x;
  if (t.isConst(x)) return foldConstants(t, "add", x, constant);
  if (hasOffset(t, x)) {
    return addConstant(f, t.a[x] as TermId, foldConstants(t, "add", t.b[x] as TermId, constant));
  }
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => foldConstants(t, "add", leaf, constant));
  return build(t, Op.ADD, t.widths[x]!, x, constant, -1);
}

export function rewriteSub(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (width === 1) return f.xor(x, y);
  if (x === y) return t.constant(0, 0, width);
  if (t.isConst(y)) return f.add(x, negated(t, y));
  const zero = t.constant(0, 0, width);
  if (hasOffset(t, x) || hasOffset(t, y) || (t.isConst(x) && x !== zero)) {
    const difference = f.sub(withoutOffset(t, x), withoutOffset(t, y));
    return f.add(difference, foldConstants(t, "sub", offsetOf(t, x), offsetOf(t, y)));
  }
  const cancelled = cancelDifference(f, x, y, zero);
  if (cancelled !== null) return cancelled;
  if (isConstTree(t, y) && x === zero) return mapConstTree(f, y, (leaf) => negated(t, leaf));
  return build(t, Op.SUB, width, x, y, -1);
}

function cancelDifference(f: TermFactory, x: TermId, y: TermId, zero: TermId): TermId | null {
  const t = f.table;
  const [xa, xb] = [t.a[x] as TermId, t.b[x] as TermId];
  const [ya, yb] = [t.a[y] as TermId, t.b[y] as TermId];
  if (t.ops[x] === Op.ADD && xa === y) return xb;
  if (t.ops[x] === Op.ADD && xb === y) return xa;
  if (t.ops[x] === Op.SUB && xa === y) return f.sub(zero, xb);
  if (t.ops[y] === Op.ADD && ya === x) return f.sub(zero, yb);
  if (t.ops[y] === Op.ADD && yb === x) return f.sub(zero, ya);
  if (t.ops[y] === Op.SUB && ya === x) return yb;
  if (t.ops[y] === Op.SUB && x === zero) return f.sub(yb, ya);
  if (t.ops[y] === Op.SUB && ya === zero) return f.add(x, yb);
  return null;
}

export function rewriteMul(f: TermFactory, left: TermId, right: TermId): TermId {
  const t = f.table;
  const width = t.widths[left]!;
  if (width === 1) return f.and(left, right);
  const [x, y] = t.isConst(left) ? [right, left] : [left, right];
  if (!t.isConst(y)) return x < y ? build(t, Op.MUL, width, x, y, -1) : build(t, Op.MUL, width, y, x, -1);
  if (t.isConst(x)) return foldConstants(t, "mul", x, y);
  if (t.isConstOf(y, 0, 0)) return y;
  const power = powerOfTwo(t.a[y]!, t.b[y]!);
  if (power === 0) return x;
  if (t.isConstOf(y, maskLo(width), maskHi(width))) return f.sub(t.constant(0, 0, width), x);
  if (power > 0) return f.arithmetic("shl", x, t.constant(power, 0, width));
  return distribute(f, "mul", x, y) ?? build(t, Op.MUL, width, x, y, -1);
}

/** `(p + c1) * c2`, `(p * c1) * c2` and constant trees, for `mul` and for `shl` by a constant. */
function distribute(f: TermFactory, op: "mul" | "shl", x: TermId, y: TermId): TermId | null {
  const t = f.table;
  if (hasOffset(t, x)) {
    return f.add(f.arithmetic(op, t.a[x] as TermId, y), foldConstants(t, op, t.b[x] as TermId, y));
  }
  if (t.ops[x] === Op.MUL && t.isConst(t.b[x] as TermId)) {
    return f.arithmetic("mul", t.a[x] as TermId, foldConstants(t, op, t.b[x] as TermId, y));
  }
  return isConstTree(t, x) ? mapConstTree(f, x, (leaf) => foldConstants(t, op, leaf, y)) : null;
}

export function rewriteShift(f: TermFactory, op: "shl" | "lshr" | "ashr", x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (width === 1) return op === "ashr" ? x : f.and(x, f.not(y));
  if (t.isConstOf(x, 0, 0)) return x;
  const code = op === "shl" ? Op.SHL : op === "lshr" ? Op.LSHR : Op.ASHR;
  if (!t.isConst(y)) return build(t, code, width, x, y, -1);
  if (t.isConst(x)) return foldConstants(t, op, x, y);
  if (t.isConstOf(y, 0, 0)) return x;
  if (compareUnsigned(t.a[y]!, t.b[y]!, width, 0) >= 0) {
    if (op !== "ashr") return t.constant(0, 0, width);
    return f.arithmetic("ashr", x, t.constant(width - 1, 0, width));
  }
  if (op === "ashr" && isNonNegative(t, x)) return f.arithmetic("lshr", x, y);
  return shiftByConstant(f, op, code, x, y) ?? build(t, code, width, x, y, -1);
}

function shiftByConstant(
  f: TermFactory,
  op: "shl" | "lshr" | "ashr",
  code: number,
  x: TermId,
  y: TermId,
): TermId | null {
  const t = f.table;
  const width = t.widths[x]!;
  const amount = t.a[y]!;
  const inner = t.a[x] as TermId;
  const by = t.b[x] as TermId;
  const isShift = t.ops[x]! >= Op.SHL && t.ops[x]! <= Op.ASHR && t.isConst(by);
  if (isShift && t.ops[x] === code) {
    return f.arithmetic(op, inner, t.constant(Math.min(width, amount + t.a[by]!), 0, width));
  }
  if (isShift && t.a[by] === amount && t.ops[x] === Op.SHL && op === "lshr") {
    return f.and(inner, foldConstants(t, "lshr", t.constant(-1, -1, width), y));
  }
  if (isShift && t.a[by] === amount && t.ops[x] === Op.LSHR && op === "shl") {
    return f.and(inner, foldConstants(t, "shl", t.constant(-1, -1, width), y));
  }
  if (op === "lshr" && t.ops[x] === Op.ZEXT) {
    const from = t.widths[inner]!;
    if (amount >= from) return t.constant(0, 0, width);
    return f.zext(f.arithmetic("lshr", inner, t.constant(amount, 0, from)), width);
  }
  if (op === "shl") return distribute(f, "shl", x, y);
  return isConstTree(t, x) ? mapConstTree(f, x, (leaf) => foldConstants(t, op, leaf, y)) : null;
}

export function isNonNegative(table: TermTable, term: TermId): boolean {
  return table.pool.bounds[4 * table.facts[term]! + 2]! >= 0;
}

export function rewriteDivision(
  f: TermFactory,
  op: "udiv" | "sdiv" | "urem" | "srem",
  x: TermId,
  y: TermId,
): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  const isQuotient = op === "udiv" || op === "sdiv";
  if (width === 1) return isQuotient ? f.or(f.not(y), x) : f.and(x, f.not(y));
  if (t.isConst(x) && t.isConst(y)) return foldConstants(t, op, x, y);
  if (t.isConstOf(y, 1, 0)) return isQuotient ? x : t.constant(0, 0, width);
  if (op === "sdiv" || op === "srem") {
    if (isNonNegative(t, x) && isNonNegative(t, y)) return f.arithmetic(isQuotient ? "udiv" : "urem", x, y);
    if (t.isConstOf(y, maskLo(width), maskHi(width))) {
      return isQuotient ? f.sub(t.constant(0, 0, width), x) : t.constant(0, 0, width);
    }
    return build(t, op === "sdiv" ? Op.SDIV : Op.SREM, width, x, y, -1);
  }
  return unsignedDivision(f, op, x, y);
}

function unsignedDivision(f: TermFactory, op: "udiv" | "urem", x: TermId, y: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (!t.isConst(y)) return build(t, op === "udiv" ? Op.UDIV : Op.UREM, width, x, y, -1);
  if (t.isConstOf(y, 0, 0)) return op === "udiv" ? t.constant(-1, -1, width) : x;
  const power = powerOfTwo(t.a[y]!, t.b[y]!);
  if (power >= 0) {
    if (op === "udiv") return f.arithmetic("lshr", x, t.constant(power, 0, width));
    return f.and(x, foldConstants(t, "add", y, t.constant(-1, -1, width)));
  }
  const inner = t.a[x] as TermId;
  if (t.ops[x] === Op.ZEXT && t.widths[inner] !== 1) {
    const narrow = t.constant(t.a[y]!, t.b[y]!, t.widths[inner]!);
    if (f.zext(narrow, width) === y) return f.zext(f.arithmetic(op, inner, narrow), width);
  }
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => foldConstants(t, op, leaf, y));
  return build(t, op === "udiv" ? Op.UDIV : Op.UREM, width, x, y, -1);
}
