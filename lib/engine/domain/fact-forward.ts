/**
 * Forward transfer: what follows for `op(a, b, c)` from facts of the operands. Every function writes a fact that
 * includes all values the operands' facts allow (over-approximation) and is `reduce`d, so the result is never empty.
 *
 *     a in [3, 9], b = 4    add: [7, 13]    and: zero bits ~4    ult: unknown
 */
import {
  decideEqual,
  decideSignedLess,
  decideUnsignedLess,
  EXACT,
  type FactId,
  type FactPool,
  signedMax,
  signedMin,
  unsignedMax,
} from "./fact-pool";
import * as Op from "./op";
import { maskHi, maskLo, shiftHi, shiftLo, signed32 } from "./word";

/** A new record: the fact of `op` at `width`. `operandWidth` is that of `a` where it differs. */
export function forwardFact(
  pool: FactPool,
  op: number,
  width: number,
  operandWidth: number,
  a: FactId,
  b: FactId,
  c: FactId,
): FactId {
  if (op >= Op.EQ && op <= Op.SLE) return forwardComparison(pool, op, operandWidth, a, b);
  const out = pool.alloc();
  pool.setTop(out, width);
  switch (op) {
    case Op.ADD:
      forwardAdd(pool, out, width, a, b);
      break;
    case Op.SUB:
      forwardSub(pool, out, width, a, b);
      break;
    case Op.MUL:
      forwardMul(pool, out, width, a, b);
      break;
    case Op.UDIV:
    case Op.UREM:
    case Op.SDIV:
    case Op.SREM:
      forwardDivision(pool, op, out, width, a, b);
      break;
    case Op.AND:
    case Op.OR:
    case Op.XOR:
    case Op.NOT:
      forwardBitwise(pool, op, out, a, b, width);
      break;
    case Op.SHL:
    case Op.LSHR:
    case Op.ASHR:
      forwardShift(pool, op, out, width, a, b);
      break;
    case Op.ITE:
      forwardIte(pool, out, a, b, c);
      break;
    default:
      forwardResize(pool, op, out, width, operandWidth, a);
  }
  pool.reduce(out, width);
  return out;
}

function forwardComparison(pool: FactPool, op: number, width: number, a: FactId, b: FactId): FactId {
  let answer: number;
  if (op === Op.EQ) answer = decideEqual(pool, a, b, width);
  else if (op === Op.ULT) answer = decideUnsignedLess(pool, a, b, width);
  else if (op === Op.SLT) answer = decideSignedLess(pool, a, b, width);
  else if (op === Op.ULE) answer = negated(decideUnsignedLess(pool, b, a, width));
  else answer = negated(decideSignedLess(pool, b, a, width));
  return answer < 0 ? pool.top(1) : pool.truth(answer === 1);
}

function negated(answer: number): number {
  return answer < 0 ? -1 : 1 - answer;
}

/** Sets the unsigned range where both ends are exact and do not wrap, or wrap both. */
function setUnsigned(pool: FactPool, at: FactId, width: number, low: number, high: number): void {
  if (low < -EXACT || high > EXACT) return;
  const full = 2 ** width;
  let shift = 0;
  if (high < 0 && width < 64) shift = full;
  else if (low >= full) shift = -full;
  if (low + shift < 0 || high + shift > unsignedMax(width)) return;
  pool.bounds[4 * at] = low + shift;
  pool.bounds[4 * at + 1] = high + shift;
}

function setSigned(pool: FactPool, at: FactId, width: number, low: number, high: number): void {
  if (low < -EXACT || high > EXACT || low < signedMin(width) || high > signedMax(width)) return;
  pool.bounds[4 * at + 2] = low;
  pool.bounds[4 * at + 3] = high;
}

export function forwardAdd(pool: FactPool, out: FactId, width: number, a: FactId, b: FactId): void {
  const { bounds, bits } = pool;
  const p = 4 * a;
  const q = 4 * b;
  setUnsigned(pool, out, width, bounds[p]! + bounds[q]!, bounds[p + 1]! + bounds[q + 1]!);
  setSigned(pool, out, width, bounds[p + 2]! + bounds[q + 2]!, bounds[p + 3]! + bounds[q + 3]!);
  addBits(pool, out, width, p, bits[q]!, bits[q + 1]!, bits[q + 2]!, bits[q + 3]!, 0);
}

/** `a - b` as `a + ~b + 1` for the bits. */
export function forwardSub(pool: FactPool, out: FactId, width: number, a: FactId, b: FactId): void {
  const { bounds, bits } = pool;
  const p = 4 * a;
  const q = 4 * b;
  setUnsigned(pool, out, width, bounds[p]! - bounds[q + 1]!, bounds[p + 1]! - bounds[q]!);
  setSigned(pool, out, width, bounds[p + 2]! - bounds[q + 3]!, bounds[p + 3]! - bounds[q + 2]!);
  addBits(pool, out, width, p, bits[q + 2]!, bits[q + 3]!, bits[q]!, bits[q + 1]!, 1);
}

/**
 * Known bits of a sum: a bit is known where both summands' bits are and the carry into it is the same in the smallest
 * possible sum and in the largest.
 */
function addBits(
  pool: FactPool,
  out: FactId,
  width: number,
  p: number,
  zeroLo: number,
  zeroHi: number,
  oneLo: number,
  oneHi: number,
  carry: number,
): void {
  const { bits } = pool;
  const o = 4 * out;
  const max = (~bits[p]! >>> 0) + (~zeroLo >>> 0) + carry;
  const min = (bits[p + 2]! >>> 0) + (oneLo >>> 0) + carry;
  const known = knownOfSum(bits[p]!, bits[p + 2]!, zeroLo, oneLo, max, min) & maskLo(width);
  bits[o] = known & ~min;
  bits[o + 2] = known & min;
  if (width < 64) return;
  const maxHi = (~bits[p + 1]! >>> 0) + (~zeroHi >>> 0) + (max >= WORD ? 1 : 0);
  const minHi = (bits[p + 3]! >>> 0) + (oneHi >>> 0) + (min >= WORD ? 1 : 0);
  const knownHi = knownOfSum(bits[p + 1]!, bits[p + 3]!, zeroHi, oneHi, maxHi, minHi);
  bits[o + 1] = knownHi & ~minHi;
  bits[o + 3] = knownHi & minHi;
}

const WORD = 4294967296;

function knownOfSum(
  zeroA: number,
  oneA: number,
  zeroB: number,
  oneB: number,
  max: number,
  min: number,
): number {
  const carryIsZero = ~(max ^ zeroA ^ zeroB);
  const carryIsOne = min ^ oneA ^ oneB;
  return (zeroA | oneA) & (zeroB | oneB) & (carryIsZero | carryIsOne);
}

function forwardMul(pool: FactPool, out: FactId, width: number, a: FactId, b: FactId): void {
  const { bounds, bits } = pool;
  const p = 4 * a;
  const q = 4 * b;
  const high = bounds[p + 1]! * bounds[q + 1]!;
  if (high <= EXACT && high <= unsignedMax(width)) {
    bounds[4 * out] = bounds[p]! * bounds[q]!;
    bounds[4 * out + 1] = high;
  }
  const zeros = Math.min(width, trailingZeros(pool, a) + trailingZeros(pool, b));
  if (zeros > 0) bits[4 * out] = (zeros >= 32 ? -1 : (1 << zeros) - 1) & maskLo(width);
  if (zeros > 32) bits[4 * out + 1] = zeros >= 64 ? -1 : (1 << (zeros - 32)) - 1;
}

function trailingZeros(pool: FactPool, at: FactId): number {
  const lo = ~pool.bits[4 * at]!;
  if (lo !== 0) return 31 - Math.clz32(lo & -lo);
  const hi = ~pool.bits[4 * at + 1]!;
  return hi === 0 ? 64 : 63 - Math.clz32(hi & -hi);
}

/** Quotients of doubles are trusted up to 2^51, where rounding cannot cross an integer. */
const DIVIDABLE = 2 ** 51;

function forwardDivision(pool: FactPool, op: number, out: FactId, width: number, a: FactId, b: FactId): void {
  const { bounds } = pool;
  const o = 4 * out;
  const [ul, uh] = [bounds[4 * a]!, bounds[4 * a + 1]!];
  const [sl, sh] = [bounds[4 * a + 2]!, bounds[4 * a + 3]!];
  const [dl, dh] = [bounds[4 * b]!, bounds[4 * b + 1]!];
  if (op === Op.UREM && dl > 0) {
    bounds[o + 1] = Math.min(uh, dh > EXACT ? dh : dh - 1);
    if (uh < dl) bounds[o] = ul;
  } else if (op === Op.UDIV && dl > 0 && uh <= DIVIDABLE) {
    bounds[o] = Math.floor(ul / dh);
    bounds[o + 1] = Math.floor(uh / dl);
  } else if (dl === dh && dl > 0 && dl < DIVIDABLE && dl <= signedMax(width)) {
    if (op === Op.SREM) {
      bounds[o + 2] = sl < 0 ? Math.max(1 - dl, sl) : 0;
      bounds[o + 3] = sh > 0 ? Math.min(dl - 1, sh) : 0;
    } else if (op === Op.SDIV && sl >= -DIVIDABLE && sh <= DIVIDABLE) {
      bounds[o + 2] = Math.trunc(sl / dl);
      bounds[o + 3] = Math.trunc(sh / dl);
    }
  }
}

export function forwardBitwise(
  pool: FactPool,
  op: number,
  out: FactId,
  a: FactId,
  b: FactId,
  width: number,
): void {
  const { bits, bounds } = pool;
  for (let word = 0; word < (width === 64 ? 2 : 1); word++) {
    const zeroA = bits[4 * a + word]!;
    const oneA = bits[4 * a + word + 2]!;
    const zeroB = op === Op.NOT ? 0 : bits[4 * b + word]!;
    const oneB = op === Op.NOT ? 0 : bits[4 * b + word + 2]!;
    let zero = oneA;
    let one = zeroA;
    if (op === Op.AND) {
      zero = zeroA | zeroB;
      one = oneA & oneB;
    } else if (op === Op.OR) {
      zero = zeroA & zeroB;
      one = oneA | oneB;
    } else if (op === Op.XOR) {
      zero = (zeroA & zeroB) | (oneA & oneB);
      one = (zeroA & oneB) | (oneA & zeroB);
    }
    bits[4 * out + word] = zero;
    bits[4 * out + word + 2] = one;
  }
  if (op === Op.AND) bounds[4 * out + 1] = Math.min(bounds[4 * a + 1]!, bounds[4 * b + 1]!);
  if (op === Op.OR) bounds[4 * out] = Math.max(bounds[4 * a]!, bounds[4 * b]!);
  if (op === Op.NOT && width < 64) {
    bounds[4 * out] = unsignedMax(width) - bounds[4 * a + 1]!;
    bounds[4 * out + 1] = unsignedMax(width) - bounds[4 * a]!;
  }
}

function forwardShift(pool: FactPool, op: number, out: FactId, width: number, a: FactId, b: FactId): void {
  const { bounds } = pool;
  const o = 4 * out;
  const p = 4 * a;
  if (!pool.isExact(b, width)) {
    if (op === Op.LSHR) bounds[o + 1] = bounds[p + 1]!;
    return;
  }
  const given = pool.exactHi(b) !== 0 ? width : Math.min(width, pool.exactLo(b) >>> 0);
  if (given === width && op !== Op.ASHR) {
    pool.setExact(out, width, 0, 0);
    return;
  }
  const amount = Math.min(given, width - 1);
  const scale = 2 ** amount;
  if (op === Op.SHL) {
    const high = bounds[p + 1]! * scale;
    if (high <= unsignedMax(width) && high <= EXACT) {
      bounds[o] = bounds[p]! * scale;
      bounds[o + 1] = high;
    }
  } else {
    const from = op === Op.LSHR ? 0 : 2;
    bounds[o + from] = Math.floor(bounds[p + from]! / scale);
    bounds[o + from + 1] = Math.floor(bounds[p + from + 1]! / scale);
  }
  shiftBits(pool, op, out, a, width, amount);
}

/** Shifts the smallest and the largest bit pattern; bits that agree stay known. 0 <= amount < width. */
function shiftBits(pool: FactPool, op: number, out: FactId, a: FactId, width: number, amount: number): void {
  const { bits } = pool;
  const o = 4 * out;
  const p = 4 * a;
  const name = op === Op.SHL ? "shl" : op === Op.LSHR ? "lshr" : "ashr";
  const maxLo = ~bits[p]! & maskLo(width);
  const maxHi = ~bits[p + 1]! & maskHi(width);
  bits[o] = ~shiftLo(name, width, maxLo, maxHi, amount) & maskLo(width);
  bits[o + 1] = ~shiftHi(name, width, maxLo, maxHi, amount) & maskHi(width);
  bits[o + 2] = shiftLo(name, width, bits[p + 2]!, bits[p + 3]!, amount);
  bits[o + 3] = shiftHi(name, width, bits[p + 2]!, bits[p + 3]!, amount);
}

function forwardIte(pool: FactPool, out: FactId, condition: FactId, b: FactId, c: FactId): void {
  if (pool.isExact(condition, 1)) {
    pool.copy(out, pool.exactLo(condition) === 1 ? b : c);
    return;
  }
  pool.copy(out, b);
  pool.hull(out, c);
}

function forwardResize(
  pool: FactPool,
  op: number,
  out: FactId,
  width: number,
  from: number,
  a: FactId,
): void {
  if (op === Op.TRUNC) truncateFact(pool, out, width, a);
  else if (op === Op.ZEXT) zeroExtendFact(pool, out, width, from, a);
  else signExtendFact(pool, out, width, from, a);
}

export function truncateFact(pool: FactPool, out: FactId, width: number, a: FactId): void {
  const { bits } = pool;
  bits[4 * out] = bits[4 * a]! & maskLo(width);
  bits[4 * out + 2] = bits[4 * a + 2]! & maskLo(width);
  setIfInside(pool, out, 4 * a, 0, 0, unsignedMax(width));
  setIfInside(pool, out, 4 * a, 2, signedMin(width), signedMax(width));
}

function setIfInside(pool: FactPool, out: FactId, p: number, k: number, low: number, high: number): void {
  const { bounds } = pool;
  if (bounds[p + k]! < low || bounds[p + k + 1]! > high) return;
  bounds[4 * out + k] = bounds[p + k]!;
  bounds[4 * out + k + 1] = bounds[p + k + 1]!;
}

function zeroExtendFact(pool: FactPool, out: FactId, width: number, from: number, a: FactId): void {
  const { bounds, bits } = pool;
  bounds[4 * out] = bounds[4 * a]!;
  bounds[4 * out + 1] = bounds[4 * a + 1]!;
  bits[4 * out] = (bits[4 * a]! | ~maskLo(from)) & maskLo(width);
  bits[4 * out + 1] = maskHi(width);
  bits[4 * out + 2] = bits[4 * a + 2]!;
  bits[4 * out + 3] = 0;
}

function signExtendFact(pool: FactPool, out: FactId, width: number, from: number, a: FactId): void {
  const { bounds, bits } = pool;
  bounds[4 * out + 2] = bounds[4 * a + 2]!;
  bounds[4 * out + 3] = bounds[4 * a + 3]!;
  for (let side = 0; side < 4; side += 2) {
    const extended = signed32(bits[4 * a + side]!, from);
    bits[4 * out + side] = extended & maskLo(width);
    bits[4 * out + side + 1] = (extended >> 31) & maskHi(width);
  }
}
