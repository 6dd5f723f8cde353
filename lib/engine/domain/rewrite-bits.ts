/**
 * Normal form of bitwise operators wider than a truth value, and of width changes.
 *
 * - Constants stand on the right and are as small as the known bits of the other operand allow.
 * - Masks of masks combine; masks go inside `zext`; `zext(trunc(x))` is a mask.
 * - A chain of width changes is at most one `trunc` or one extension.
 */
import { isConstTree, mapConstTree } from "./const-tree";
import * as Op from "./op";
import { build, foldConstants, isNonNegative } from "./rewrite-arithmetic";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import type { TermTable } from "./term-table";
import { maskHi, maskLo, signed32 } from "./word";

export function rewriteAnd(f: TermFactory, left: TermId, right: TermId): TermId {
  const t = f.table;
  const [x, y] = inOrder(t, left, right);
  if (!t.isConst(y)) return andOfTerms(f, x, y);
  if (t.isConst(x)) return foldConstants(t, "and", x, y);
  const width = t.widths[x]!;
  const zeros = 4 * t.facts[x]!;
  const { bits } = t.pool;
  const lo = t.a[y]! & ~bits[zeros]!;
  const hi = t.b[y]! & ~bits[zeros + 1]!;
  if (lo === (~bits[zeros]! & maskLo(width)) && hi === (~bits[zeros + 1]! & maskHi(width))) return x;
  if (lo === 0 && hi === 0) return t.constant(0, 0, width);
  const mask = t.constant(lo, hi, width);
  return maskInside(f, x, mask) ?? build(t, Op.AND, width, x, mask, -1);
}

/** Constants right; other operands by id. */
function inOrder(table: TermTable, x: TermId, y: TermId): [TermId, TermId] {
  const isSwapped = table.isConst(x) || (!table.isConst(y) && x > y);
  return isSwapped ? [y, x] : [x, y];
}

function maskInside(f: TermFactory, x: TermId, mask: TermId): TermId | null {
  const t = f.table;
  const inner = t.a[x] as TermId;
  const constant = t.b[x] as TermId;
  const op = t.ops[x]!;
  if (op >= Op.AND && op <= Op.XOR && t.isConst(constant)) {
    const both = foldConstants(t, "and", constant, mask);
    if (op === Op.AND) return f.and(inner, both);
    if (op === Op.XOR) return f.xor(f.and(inner, mask), both);
    const open = foldConstants(t, "xor", mask, both);
    return f.or(f.and(inner, open), both);
  }
  const from = t.widths[inner]!;
  if ((op === Op.ZEXT || op === Op.SEXT) && fitsUnsigned(t, mask, from)) {
    return f.zext(f.and(inner, t.constant(t.a[mask]!, t.b[mask]!, from)), t.widths[x]!);
  }
  return isConstTree(t, x) ? mapConstTree(f, x, (leaf) => foldConstants(t, "and", leaf, mask)) : null;
}

/** A constant whose bits from `width` on are 0. */
export function fitsUnsigned(table: TermTable, constant: TermId, width: number): boolean {
  return (table.a[constant]! & ~maskLo(width)) === 0 && (table.b[constant]! & ~maskHi(width)) === 0;
}

/** A constant that is the sign extension of its low `width` bits. */
export function fitsSigned(table: TermTable, constant: TermId, width: number): boolean {
  const full = table.widths[constant]!;
  const low = signed32(table.a[constant]!, width);
  return (low & maskLo(full)) === table.a[constant] && ((low >> 31) & maskHi(full)) === table.b[constant];
}

function andOfTerms(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  if (x === y) return x;
  const width = t.widths[x]!;
  if (areComplements(t, x, y)) return t.constant(0, 0, width);
  if (t.ops[y] === Op.AND && (t.a[y] === x || t.b[y] === x)) return y;
  if (t.ops[x] === Op.AND && (t.a[x] === y || t.b[x] === y)) return x;
  return bothExtended(f, "and", x, y) ?? build(t, Op.AND, width, x, y, -1);
}

export function areComplements(table: TermTable, x: TermId, y: TermId): boolean {
  return (table.ops[x] === Op.NOT && table.a[x] === y) || (table.ops[y] === Op.NOT && table.a[y] === x);
}

/** `zext(p) op zext(q)` is `zext(p op q)`; likewise `sext`. */
function bothExtended(f: TermFactory, op: "and" | "or" | "xor", x: TermId, y: TermId): TermId | null {
  const t = f.table;
  const code = t.ops[x]!;
  if (t.ops[y] !== code || (code !== Op.ZEXT && code !== Op.SEXT)) return null;
  const [p, q] = [t.a[x] as TermId, t.a[y] as TermId];
  if (t.widths[p] !== t.widths[q]) return null;
  const narrow = f.arithmetic(op, p, q);
  return code === Op.ZEXT ? f.zext(narrow, t.widths[x]!) : f.sext(narrow, t.widths[x]!);
}

export function rewriteOr(f: TermFactory, left: TermId, right: TermId): TermId {
  const t = f.table;
  const [x, y] = inOrder(t, left, right);
  if (!t.isConst(y)) return orOfTerms(f, x, y);
  if (t.isConst(x)) return foldConstants(t, "or", x, y);
  const width = t.widths[x]!;
  const known = 4 * t.facts[x]!;
  const { bits } = t.pool;
  if ((t.a[y]! & ~bits[known + 2]!) === 0 && (t.b[y]! & ~bits[known + 3]!) === 0) return x;
  const inner = t.a[x] as TermId;
  const constant = t.b[x] as TermId;
  if (t.ops[x] === Op.OR && t.isConst(constant)) return f.or(inner, foldConstants(t, "or", constant, y));
  if (t.ops[x] === Op.AND && t.isConst(constant)) {
    const open = t.constant(t.a[constant]! & ~t.a[y]!, t.b[constant]! & ~t.b[y]!, width);
    if (open !== constant) return f.or(f.and(inner, open), y);
  }
  if (t.ops[x] === Op.ZEXT && t.widths[inner] !== 1 && fitsUnsigned(t, y, t.widths[inner]!)) {
    return f.zext(f.or(inner, t.constant(t.a[y]!, t.b[y]!, t.widths[inner]!)), width);
  }
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => foldConstants(t, "or", leaf, y));
  return build(t, Op.OR, width, x, y, -1);
}

function orOfTerms(f: TermFactory, x: TermId, y: TermId): TermId {
  const t = f.table;
  if (x === y) return x;
  const width = t.widths[x]!;
  if (areComplements(t, x, y)) return t.constant(-1, -1, width);
  if (t.ops[y] === Op.OR && (t.a[y] === x || t.b[y] === x)) return y;
  if (t.ops[x] === Op.OR && (t.a[x] === y || t.b[x] === y)) return x;
  return bothExtended(f, "or", x, y) ?? build(t, Op.OR, width, x, y, -1);
}

export function rewriteXor(f: TermFactory, left: TermId, right: TermId): TermId {
  const t = f.table;
  const [x, y] = inOrder(t, left, right);
  const width = t.widths[x]!;
  if (x === y) return t.constant(0, 0, width);
  if (!t.isConst(y)) {
    if (areComplements(t, x, y)) return t.constant(-1, -1, width);
    return bothExtended(f, "xor", x, y) ?? build(t, Op.XOR, width, x, y, -1);
  }
  if (t.isConst(x)) return foldConstants(t, "xor", x, y);
  if (t.isConstOf(y, 0, 0)) return x;
  if (t.isConstOf(y, maskLo(width), maskHi(width))) return f.not(x);
  const inner = t.a[x] as TermId;
  const constant = t.b[x] as TermId;
  if (t.ops[x] === Op.XOR && t.isConst(constant)) return f.xor(inner, foldConstants(t, "xor", constant, y));
  if (t.ops[x] === Op.NOT) return f.xor(inner, foldConstants(t, "xor", y, t.constant(-1, -1, width)));
  if (t.ops[x] === Op.ZEXT && t.widths[inner] !== 1 && fitsUnsigned(t, y, t.widths[inner]!)) {
    return f.zext(f.xor(inner, t.constant(t.a[y]!, t.b[y]!, t.widths[inner]!)), width);
  }
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => foldConstants(t, "xor", leaf, y));
  return build(t, Op.XOR, width, x, y, -1);
}

/** Bitwise complement at widths above 1. */
export function rewriteComplement(f: TermFactory, x: TermId): TermId {
  const t = f.table;
  const width = t.widths[x]!;
  if (t.isConst(x)) return t.constant(~t.a[x]!, ~t.b[x]!, width);
  if (t.ops[x] === Op.NOT) return t.a[x] as TermId;
  const constant = t.b[x] as TermId;
  if (t.ops[x] === Op.XOR && t.isConst(constant)) {
    return f.xor(t.a[x] as TermId, t.constant(~t.a[constant]!, ~t.b[constant]!, width));
  }
  if (isConstTree(t, x)) return mapConstTree(f, x, (leaf) => t.constant(~t.a[leaf]!, ~t.b[leaf]!, width));
  return build(t, Op.NOT, width, x, -1, -1);
}

export function rewriteZext(f: TermFactory, x: TermId, width: number): TermId {
  const t = f.table;
  const from = t.widths[x]!;
  if (from === width) return x;
  if (t.isConst(x)) return t.constant(t.a[x]!, t.b[x]!, width);
  const inner = t.a[x] as TermId;
  if (t.ops[x] === Op.ZEXT) return f.zext(inner, width);
  if (t.ops[x] === Op.TRUNC) return f.and(resized(f, inner, width), t.constant(maskLo(from), 0, width));
  if (from > 1 && isConstTree(t, x)) return mapConstTree(f, x, (leaf) => f.zext(leaf, width));
  return build(t, Op.ZEXT, width, x, -1, -1);
}

function resized(f: TermFactory, x: TermId, width: number): TermId {
  return f.table.widths[x]! > width ? f.trunc(x, width) : f.zext(x, width);
}

export function rewriteSext(f: TermFactory, x: TermId, width: number): TermId {
  const t = f.table;
  const from = t.widths[x]!;
  if (from === width) return x;
  if (t.isConst(x)) {
    const low = signed32(t.a[x]!, from);
    return t.constant(low, low >> 31, width);
  }
  if (t.ops[x] === Op.SEXT) return f.sext(t.a[x] as TermId, width);
  if (isNonNegative(t, x)) return f.zext(x, width);
  if (from > 1 && isConstTree(t, x)) return mapConstTree(f, x, (leaf) => f.sext(leaf, width));
  return build(t, Op.SEXT, width, x, -1, -1);
}

export function rewriteTrunc(f: TermFactory, x: TermId, width: number): TermId {
  const t = f.table;
  if (t.widths[x] === width) return x;
  if (t.isConst(x)) return t.constant(t.a[x]!, 0, width);
  const inner = t.a[x] as TermId;
  const op = t.ops[x]!;
  if (op === Op.TRUNC) return f.trunc(inner, width);
  if (op === Op.ZEXT || op === Op.SEXT) {
    if (t.widths[inner]! >= width) return f.trunc(inner, width);
    return op === Op.ZEXT ? f.zext(inner, width) : f.sext(inner, width);
  }
  return truncInside(f, x, width) ?? build(t, Op.TRUNC, width, x, -1, -1);
}

/** Truncation of an operator that only looks downwards, where the operands truncate for free. */
function truncInside(f: TermFactory, x: TermId, width: number): TermId | null {
  const t = f.table;
  const op = t.ops[x]!;
  const [a, b, c] = [t.a[x] as TermId, t.b[x] as TermId, t.c[x] as TermId];
  if (op === Op.ITE) {
    if (!truncatesFreely(t, b, width) || !truncatesFreely(t, c, width)) return null;
    return f.ite(a, f.trunc(b, width), f.trunc(c, width));
  }
  if (op === Op.NOT) return truncatesFreely(t, a, width) ? f.not(f.trunc(a, width)) : null;
  if (op === Op.AND && t.isConst(b) && (~t.a[b]! & maskLo(width)) === 0) return f.trunc(a, width);
  if (op !== Op.ADD && op !== Op.SUB && op !== Op.MUL && !(op >= Op.AND && op <= Op.XOR)) return null;
  if (!truncatesFreely(t, a, width) || !truncatesFreely(t, b, width)) return null;
  const name = NAMES[op]!;
  return f.arithmetic(name, f.trunc(a, width), f.trunc(b, width));
}

const NAMES: Readonly<Record<number, "add" | "sub" | "mul" | "and" | "or" | "xor">> = {
  [Op.ADD]: "add",
  [Op.SUB]: "sub",
  [Op.MUL]: "mul",
  [Op.AND]: "and",
  [Op.OR]: "or",
  [Op.XOR]: "xor",
};

function truncatesFreely(table: TermTable, x: TermId, width: number): boolean {
  const op = table.ops[x]!;
  return op === Op.CONST || ((op === Op.ZEXT || op === Op.SEXT) && table.widths[table.a[x]!]! <= width);
}
