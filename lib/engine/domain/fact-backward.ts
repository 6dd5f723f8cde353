/**
 * Backward transfer: what follows for one operand of `op(a, b)` from a fact of the result and of the other operand.
 *
 *     x + 4 in [7, 9]  gives  x in [3, 5]        x & 3 = 2  gives  bit 0 of x zero, bit 1 one
 *
 * The record returned includes every operand value that can give an allowed result (over-approximation). It is not
 * yet `reduce`d and may be empty.
 */

import { forwardAdd, forwardBitwise, forwardSub, truncateFact } from "./fact-forward";
import { EXACT, type FactId, type FactPool, signedMax, signedMin, unsignedMax } from "./fact-pool";
import * as Op from "./op";
import { maskHi, maskLo, shiftHi, shiftLo } from "./word";

/** No conclusion. */
export const NOTHING = -1;

/** Operand 0 of an operator with one operand. `width` is that of the result, `from` that of the operand. */
export function backwardUnary(
  pool: FactPool,
  op: number,
  width: number,
  from: number,
  out: FactId,
  a: FactId,
): FactId {
  const record = pool.alloc();
  pool.setTop(record, from);
  if (op === Op.NOT) forwardBitwise(pool, Op.NOT, record, out, out, width);
  else if (op === Op.ZEXT) narrowed(pool, record, from, out, 0);
  else if (op === Op.SEXT) narrowed(pool, record, from, out, 2);
  else backwardTrunc(pool, record, width, out, a);
  return record;
}

/** From an extended value: its low bits, and its range where that is the operand's (`k` 0 unsigned, 2 signed). */
function narrowed(pool: FactPool, record: FactId, from: number, out: FactId, k: 0 | 2): void {
  const { bounds } = pool;
  truncateFact(pool, record, from, out);
  const low = k === 0 ? 0 : signedMin(from);
  const high = k === 0 ? unsignedMax(from) : signedMax(from);
  bounds[4 * record + k] = Math.max(low, bounds[4 * out + k]!);
  bounds[4 * record + k + 1] = Math.min(high, bounds[4 * out + k + 1]!);
}

function backwardTrunc(pool: FactPool, record: FactId, width: number, out: FactId, a: FactId): void {
  const { bounds, bits } = pool;
  bits[4 * record] = bits[4 * out]!;
  bits[4 * record + 2] = bits[4 * out + 2]!;
  if (bounds[4 * a + 1]! <= unsignedMax(width)) {
    bounds[4 * record] = bounds[4 * out]!;
    bounds[4 * record + 1] = bounds[4 * out + 1]!;
  }
  if (bounds[4 * a + 2]! >= signedMin(width) && bounds[4 * a + 3]! <= signedMax(width)) {
    bounds[4 * record + 2] = bounds[4 * out + 2]!;
    bounds[4 * record + 3] = bounds[4 * out + 3]!;
  }
}

/** The operand whose own fact is `self`; `other` is the other one. */
export function backwardBinary(
  pool: FactPool,
  op: number,
  width: number,
  isLeft: boolean,
  out: FactId,
  self: FactId,
  other: FactId,
): FactId {
  if (op === Op.ADD || op === Op.SUB || op === Op.XOR)
    return backwardInvertible(pool, op, width, isLeft, out, other);
  if (op === Op.AND || op === Op.OR) return backwardLattice(pool, op, width, out, other);
  if (!isLeft || !pool.isExact(other, width)) return NOTHING;
  if (op >= Op.SHL && op <= Op.ASHR) return backwardShift(pool, op, width, out, self, other);
  return op === Op.MUL || op === Op.UDIV ? backwardScale(pool, op, width, out, self, other) : NOTHING;
}

function backwardInvertible(
  pool: FactPool,
  op: number,
  width: number,
  isLeft: boolean,
  out: FactId,
  other: FactId,
): FactId {
  const record = pool.alloc();
  pool.setTop(record, width);
  if (op === Op.XOR) forwardBitwise(pool, Op.XOR, record, out, other, width);
  else if (op === Op.ADD) forwardSub(pool, record, width, out, other);
  else if (isLeft) forwardAdd(pool, record, width, out, other);
  else forwardSub(pool, record, width, other, out);
  return record;
}

/** `a & b`: ones of the result are ones of both, and it is at most either; `a | b` dually. */
function backwardLattice(pool: FactPool, op: number, width: number, out: FactId, other: FactId): FactId {
  const record = pool.alloc();
  pool.setTop(record, width);
  const { bounds, bits } = pool;
  const [kept, settled] = op === Op.AND ? [2, 0] : [0, 2];
  for (let word = 0; word < 2; word++) {
    bits[4 * record + kept + word] = bits[4 * out + kept + word]!;
    bits[4 * record + settled + word] = bits[4 * out + settled + word]! & bits[4 * other + kept + word]!;
  }
  if (op === Op.AND) bounds[4 * record] = bounds[4 * out]!;
  else bounds[4 * record + 1] = bounds[4 * out + 1]!;
  return record;
}

function backwardShift(
  pool: FactPool,
  op: number,
  width: number,
  out: FactId,
  self: FactId,
  by: FactId,
): FactId {
  const amount = pool.exactLo(by) >>> 0;
  if (pool.exactHi(by) !== 0 || amount >= width) return NOTHING;
  const record = pool.alloc();
  pool.setTop(record, width);
  const { bounds } = pool;
  const scale = 2 ** amount;
  const r = 4 * record;
  const o = 4 * out;
  if (op === Op.SHL) {
    unshiftBits(pool, "lshr", record, out, width, amount);
    if (bounds[4 * self + 1]! * scale <= Math.min(EXACT, unsignedMax(width))) {
      bounds[r] = Math.ceil(bounds[o]! / scale);
      bounds[r + 1] = Math.floor(bounds[o + 1]! / scale);
    }
    return record;
  }
  unshiftBits(pool, "shl", record, out, width, amount);
  const k = op === Op.LSHR ? 0 : 2;
  if (Math.abs(bounds[o + k]! * scale) <= EXACT) bounds[r + k] = bounds[o + k]! * scale;
  const high = bounds[o + k + 1]! * scale + scale - 1;
  if (Math.abs(high) <= EXACT) bounds[r + k + 1] = high;
  return record;
}

/** Known bits moved back to where they came from; what was shifted out stays unknown. */
function unshiftBits(
  pool: FactPool,
  back: "shl" | "lshr",
  record: FactId,
  out: FactId,
  width: number,
  amount: number,
): void {
  const { bits } = pool;
  for (let side = 0; side < 4; side += 2) {
    const lo = bits[4 * out + side]!;
    const hi = bits[4 * out + side + 1]!;
    bits[4 * record + side] = shiftLo(back, width, lo, hi, amount) & maskLo(width);
    bits[4 * record + side + 1] = shiftHi(back, width, lo, hi, amount) & maskHi(width);
  }
}

/** `a * c` that cannot wrap, and `a / c`. */
function backwardScale(
  pool: FactPool,
  op: number,
  width: number,
  out: FactId,
  self: FactId,
  by: FactId,
): FactId {
  const factor = pool.bounds[4 * by]!;
  if (factor < 1 || factor > 2 ** 31) return NOTHING;
  const record = pool.alloc();
  pool.setTop(record, width);
  const { bounds } = pool;
  const r = 4 * record;
  const o = 4 * out;
  if (op === Op.UDIV) {
    if (bounds[o]! * factor <= EXACT) bounds[r] = bounds[o]! * factor;
    const high = bounds[o + 1]! * factor + factor - 1;
    if (high <= EXACT) bounds[r + 1] = Math.min(high, bounds[r + 1]!);
  } else if (bounds[4 * self + 1]! * factor <= Math.min(2 ** 51, unsignedMax(width))) {
    bounds[r] = Math.ceil(bounds[o]! / factor);
    bounds[r + 1] = Math.floor(bounds[o + 1]! / factor);
  }
  return record;
}
