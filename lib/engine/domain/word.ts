/**
 * Arithmetic modulo 2^width on values kept as two 32-bit halves. `lo` and `hi` are int32 patterns; bits above the
 * width are 0. Widths up to 32 use `lo` alone. `bigint` appears only where 64-bit multiplication or division is
 * folded, which is rare.
 *
 * Meaning of every operator: SMT-LIB's FixedSizeBitVectors theory (division by 0 gives all ones, remainder by 0 the
 * dividend, a shift by the width or more gives 0, or the sign for the arithmetic one).
 */
import type { Width } from "./term";

export function maskLo(width: number): number {
  return width >= 32 ? -1 : (1 << width) - 1;
}

export function maskHi(width: number): number {
  return width === 64 ? -1 : 0;
}

/** The low word as a signed number of the given width (at most 32). */
export function signed32(lo: number, width: number): number {
  const shift = 32 - width;
  return (lo << shift) >> shift;
}

export function toBigInt(lo: number, hi: number): bigint {
  return hi === 0 ? BigInt(lo >>> 0) : (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);
}

export function lowWord(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

export function highWord(value: bigint): number {
  return Number(BigInt.asIntN(32, value >> 32n));
}

/** -1, 0 or 1 as unsigned 64-bit numbers compare. */
export function compareUnsigned(aLo: number, aHi: number, bLo: number, bHi: number): number {
  if (aHi !== bHi) return aHi >>> 0 < bHi >>> 0 ? -1 : 1;
  if (aLo === bLo) return 0;
  return aLo >>> 0 < bLo >>> 0 ? -1 : 1;
}

/** The exponent when the value is a power of two, else -1. */
export function powerOfTwo(lo: number, hi: number): number {
  if (hi === 0) return lo !== 0 && (lo & (lo - 1)) === 0 ? 31 - Math.clz32(lo) : -1;
  return lo === 0 && (hi & (hi - 1)) === 0 ? 63 - Math.clz32(hi) : -1;
}

export type BinaryName =
  | "add"
  | "sub"
  | "mul"
  | "udiv"
  | "sdiv"
  | "urem"
  | "srem"
  | "and"
  | "or"
  | "xor"
  | "shl"
  | "lshr"
  | "ashr";

/** Folds at widths up to 32; the result is masked to the width. */
export function fold32(op: BinaryName, width: number, a: number, b: number): number {
  return raw32(op, width, a, b) & maskLo(width);
}

function raw32(op: BinaryName, width: number, a: number, b: number): number {
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return Math.imul(a, b);
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "udiv":
      return b === 0 ? -1 : Math.floor((a >>> 0) / (b >>> 0));
    case "urem":
      return b === 0 ? a : (a >>> 0) % (b >>> 0);
    case "sdiv":
      return signedDivision(signed32(a, width), signed32(b, width));
    case "srem":
      return b === 0 ? a : signed32(a, width) % signed32(b, width);
    default:
      return shift32(op, width, a, b);
  }
}

function signedDivision(a: number, b: number): number {
  if (b === 0) return a < 0 ? 1 : -1;
  return Math.trunc(a / b);
}

function shift32(op: ShiftName, width: number, a: number, b: number): number {
  const amount = b >>> 0;
  if (op === "ashr") return signed32(a, width) >> Math.min(amount, 31);
  if (amount >= width) return 0;
  return op === "shl" ? a << amount : a >>> amount;
}

/** Folds at any width on unsigned values. */
export function foldBig(op: BinaryName, width: Width, a: bigint, b: bigint): bigint {
  return BigInt.asUintN(width, rawBig(op, width, a, b));
}

function rawBig(op: BinaryName, width: Width, a: bigint, b: bigint): bigint {
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "udiv":
      return b === 0n ? -1n : a / b;
    case "urem":
      return b === 0n ? a : a % b;
    case "sdiv":
      return signedDivisionBig(BigInt.asIntN(width, a), BigInt.asIntN(width, b));
    case "srem":
      return b === 0n ? a : BigInt.asIntN(width, a) % BigInt.asIntN(width, b);
    default:
      return shiftBig(op, width, a, b);
  }
}

function signedDivisionBig(a: bigint, b: bigint): bigint {
  if (b === 0n) return a < 0n ? 1n : -1n;
  return a / b;
}

function shiftBig(op: ShiftName, width: Width, a: bigint, b: bigint): bigint {
  const limit = BigInt(width);
  if (op === "ashr") return BigInt.asIntN(width, a) >> (b < limit ? b : limit);
  if (b >= limit) return 0n;
  return op === "shl" ? a << b : a >> b;
}

export type ShiftName = "shl" | "lshr" | "ashr";

/** Low word of a shift by a constant, 0 <= amount < width. */
export function shiftLo(op: ShiftName, width: number, lo: number, hi: number, amount: number): number {
  if (width < 64) return shift32(op, width, lo, amount) & maskLo(width);
  if (amount === 0) return lo;
  if (op === "shl") return amount >= 32 ? 0 : lo << amount;
  if (amount < 32) return (lo >>> amount) | (hi << (32 - amount));
  return op === "lshr" ? hi >>> (amount - 32) : hi >> (amount - 32);
}

/** High word of a shift by a constant, 0 <= amount < width. */
export function shiftHi(op: ShiftName, width: number, lo: number, hi: number, amount: number): number {
  if (width < 64 || amount === 0) return width < 64 ? 0 : hi;
  if (op === "shl") return amount >= 32 ? lo << (amount - 32) : (hi << amount) | (lo >>> (32 - amount));
  if (amount >= 32) return op === "lshr" ? 0 : hi >> 31;
  return op === "lshr" ? hi >>> amount : hi >> amount;
}
