/**
 * Facts: what is known of one value without looking at others. A fact of a width is
 *
 *     unsigned range [ul, uh]   signed range [sl, sh]   known bits: `zero` mask, `one` mask
 *
 * ordered by inclusion; `meet` intersects, the empty fact means contradiction. Facts are records in typed arrays and
 * are named by index, so that nothing is allocated per operation.
 *
 * Bounds are doubles for every width: exact up to 2^53 in magnitude, and beyond that rounded *outwards* (a range only
 * ever grows by rounding). Large 64-bit constants stay exact through their bits: a value is exact when all bits are
 * known. The unsigned maximum of 64 bits is written 2^64, the signed one 2^63.
 */
import { compareUnsigned, maskHi, maskLo } from "./word";

/** Index of a record. Records are immutable once another record refers to them by index. */
export type FactId = number;

const TWO32 = 4294967296;
export const TWO64 = TWO32 * TWO32;
/** Magnitude up to which doubles are exact integers and the next integer is exact as well. */
export const EXACT = 9007199254740991;
/** Spacing of doubles just below 2^64. */
const STEP64 = 2048;

/** Per width, at the index of the width itself. */
const WIDTHS: readonly number[] = [1, 8, 16, 32, 64];
const TOP_OF: readonly number[] = perWidth((width) => WIDTHS.indexOf(width));
const UNSIGNED_MAX: readonly number[] = perWidth((width) => (width === 64 ? TWO64 : 2 ** width - 1));
const SIGNED_MIN: readonly number[] = perWidth((width) => -(2 ** (width - 1)));
const SIGNED_MAX: readonly number[] = perWidth((width) => (width === 64 ? 2 ** 63 : 2 ** (width - 1) - 1));

function perWidth(value: (width: number) => number): readonly number[] {
  return Array.from({ length: 65 }, (_, width) => (WIDTHS.includes(width) ? value(width) : 0));
}

export function unsignedMax(width: number): number {
  return UNSIGNED_MAX[width]!;
}

export function signedMin(width: number): number {
  return SIGNED_MIN[width]!;
}

export function signedMax(width: number): number {
  return SIGNED_MAX[width]!;
}

/** One more / one less where that is exact; otherwise the value itself, which is the outward choice. */
export function stepUp(low: number): number {
  return low < EXACT && low >= -EXACT ? low + 1 : low;
}

export function stepDown(high: number): number {
  return high <= EXACT && high > -EXACT ? high - 1 : high;
}

export function floorUnsigned(lo: number, hi: number): number {
  const exact = hi >>> 0 < 2097152;
  return (hi >>> 0) * TWO32 + ((exact ? lo : lo & -STEP64) >>> 0);
}

export function ceilUnsigned(lo: number, hi: number): number {
  const exact = hi >>> 0 < 2097152 || (lo & (STEP64 - 1)) === 0;
  return exact ? (hi >>> 0) * TWO32 + (lo >>> 0) : (hi >>> 0) * TWO32 + ((lo & -STEP64) >>> 0) + STEP64;
}

function floorSigned(lo: number, hi: number): number {
  const exact = hi >= -2097152 && hi < 2097152;
  return hi * TWO32 + ((exact ? lo : lo & -STEP64) >>> 0);
}

function ceilSigned(lo: number, hi: number): number {
  const exact = (hi >= -2097152 && hi < 2097152) || (lo & (STEP64 - 1)) === 0;
  return exact ? hi * TWO32 + (lo >>> 0) : hi * TWO32 + ((lo & -STEP64) >>> 0) + STEP64;
}

export const UNCHANGED = 0;
export const TIGHTENED = 1;
export const EMPTY = 2;

export class FactPool {
  /** Four per record: ul, uh, sl, sh. */
  bounds = new Float64Array(4 * 1024);
  /** Four per record: zero lo, zero hi, one lo, one hi; bits above the width are in neither. */
  bits = new Int32Array(4 * 1024);
  private size = 0;

  constructor() {
    for (const width of WIDTHS) this.setTop(this.alloc(), width);
    this.setExact(this.alloc(), 1, 0, 0);
    this.setExact(this.alloc(), 1, 1, 0);
  }

  /** Nothing known, per width. */
  top(width: number): FactId {
    return TOP_OF[width]!;
  }

  truth(value: boolean): FactId {
    return value ? 6 : 5;
  }

  alloc(): FactId {
    if (4 * (this.size + 1) > this.bits.length) this.grow();
    return this.size++;
  }

  /** Takes back every record from `mark` on. */
  release(mark: FactId): void {
    this.size = mark;
  }

  /** The index the next `alloc` will give. */
  mark(): FactId {
    return this.size;
  }

  setTop(at: FactId, width: number): void {
    const p = 4 * at;
    this.bounds[p] = 0;
    this.bounds[p + 1] = unsignedMax(width);
    this.bounds[p + 2] = signedMin(width);
    this.bounds[p + 3] = signedMax(width);
    this.bits[p] = 0;
    this.bits[p + 1] = 0;
    this.bits[p + 2] = 0;
    this.bits[p + 3] = 0;
  }

  setExact(at: FactId, width: number, lo: number, hi: number): void {
    this.setTop(at, width);
    const p = 4 * at;
    this.bits[p] = ~lo & maskLo(width);
    this.bits[p + 1] = ~hi & maskHi(width);
    this.bits[p + 2] = lo;
    this.bits[p + 3] = hi;
    this.boundsFromBits(p, width);
  }

  copy(to: FactId, from: FactId): void {
    const { bounds, bits } = this;
    const p = 4 * to;
    const q = 4 * from;
    for (let k = 0; k < 4; k++) {
      bounds[p + k] = bounds[q + k]!;
      bits[p + k] = bits[q + k]!;
    }
  }

  isExact(at: FactId, width: number): boolean {
    const { bits } = this;
    const p = 4 * at;
    return (
      (bits[p]! | bits[p + 2]!) === maskLo(width) && (width < 64 || (bits[p + 1]! | bits[p + 3]!) === -1)
    );
  }

  /** Low and high word of an exact fact. */
  exactLo(at: FactId): number {
    return this.bits[4 * at + 2]!;
  }

  exactHi(at: FactId): number {
    return this.bits[4 * at + 3]!;
  }

  /** Whether `at` says something `other` does not. */
  refines(at: FactId, other: FactId): boolean {
    const { bounds, bits } = this;
    const p = 4 * at;
    const q = 4 * other;
    return (
      bounds[p]! > bounds[q]! ||
      bounds[p + 1]! < bounds[q + 1]! ||
      bounds[p + 2]! > bounds[q + 2]! ||
      bounds[p + 3]! < bounds[q + 3]! ||
      (bits[p]! & ~bits[q]!) !== 0 ||
      (bits[p + 1]! & ~bits[q + 1]!) !== 0 ||
      (bits[p + 2]! & ~bits[q + 2]!) !== 0 ||
      (bits[p + 3]! & ~bits[q + 3]!) !== 0
    );
  }

  /** Intersects `at` with `other` in place, then draws the conclusions between bits and ranges. */
  meet(at: FactId, other: FactId, width: number): number {
    if (at === other) return UNCHANGED;
    const { bounds, bits } = this;
    const p = 4 * at;
    const q = 4 * other;
    let changed = false;
    for (let k = 0; k < 4; k += 2) {
      if (bounds[q + k]! > bounds[p + k]!) {
        bounds[p + k] = bounds[q + k]!;
        changed = true;
      }
      if (bounds[q + k + 1]! < bounds[p + k + 1]!) {
        bounds[p + k + 1] = bounds[q + k + 1]!;
        changed = true;
      }
    }
    for (let k = 0; k < 4; k++) {
      const joined = bits[p + k]! | bits[q + k]!;
      if (joined !== bits[p + k]!) {
        bits[p + k] = joined;
        changed = true;
      }
    }
    if (!changed) return UNCHANGED;
    return this.reduce(at, width) ? TIGHTENED : EMPTY;
  }

  /** Smallest fact that includes both. */
  hull(at: FactId, other: FactId): void {
    const { bounds, bits } = this;
    const p = 4 * at;
    const q = 4 * other;
    for (let k = 0; k < 4; k += 2) {
      bounds[p + k] = Math.min(bounds[p + k]!, bounds[q + k]!);
      bounds[p + k + 1] = Math.max(bounds[p + k + 1]!, bounds[q + k + 1]!);
    }
    for (let k = 0; k < 4; k++) bits[p + k] = bits[p + k]! & bits[q + k]!;
  }

  /** Lets bits, unsigned and signed range tighten each other. False when nothing is left. */
  reduce(at: FactId, width: number): boolean {
    const p = 4 * at;
    for (let round = 0; round < 2; round++) {
      this.boundsFromBits(p, width);
      this.crossSigns(p, width);
      if (this.isEmpty(p)) return false;
      if (!this.bitsFromBounds(p, width)) break;
    }
    return !this.isEmpty(p);
  }

  private isEmpty(p: number): boolean {
    const { bounds, bits } = this;
    return (
      bounds[p]! > bounds[p + 1]! ||
      bounds[p + 2]! > bounds[p + 3]! ||
      (bits[p]! & bits[p + 2]!) !== 0 ||
      (bits[p + 1]! & bits[p + 3]!) !== 0
    );
  }

  private boundsFromBits(p: number, width: number): void {
    const { bits } = this;
    const oneLo = bits[p + 2]!;
    const oneHi = bits[p + 3]!;
    const maxLo = ~bits[p]! & maskLo(width);
    const maxHi = ~bits[p + 1]! & maskHi(width);
    if (width === 64) {
      this.raise(p, floorUnsigned(oneLo, oneHi));
      this.lower(p + 1, ceilUnsigned(maxLo, maxHi));
      const sign = -2147483648;
      this.raise(p + 2, floorSigned(oneLo, oneHi | (maxHi & sign)));
      this.lower(p + 3, ceilSigned(maxLo, maxHi & ~(~oneHi & sign)));
      return;
    }
    this.raise(p, oneLo >>> 0);
    this.lower(p + 1, maxLo >>> 0);
    const shift = 32 - width;
    const sign = 1 << (width - 1);
    this.raise(p + 2, ((oneLo | (maxLo & sign)) << shift) >> shift);
    this.lower(p + 3, ((maxLo & ~(~oneLo & sign)) << shift) >> shift);
  }

  private raise(slot: number, low: number): void {
    if (low > this.bounds[slot]!) this.bounds[slot] = low;
  }

  private lower(slot: number, high: number): void {
    if (high < this.bounds[slot]!) this.bounds[slot] = high;
  }

  private crossSigns(p: number, width: number): void {
    const { bounds } = this;
    const half = -SIGNED_MIN[width]!;
    const full = 2 * half;
    if (bounds[p + 1]! < half) {
      this.raise(p + 2, bounds[p]!);
      this.lower(p + 3, bounds[p + 1]!);
    } else if (bounds[p]! >= half) {
      this.raise(p + 2, bounds[p]! - full);
      this.lower(p + 3, Math.min(-1, bounds[p + 1]! - full));
    }
    if (bounds[p + 2]! >= 0) {
      this.raise(p, bounds[p + 2]!);
      this.lower(p + 1, bounds[p + 3]!);
    } else if (bounds[p + 3]! < 0) {
      const slack = width === 64 ? STEP64 : 0;
      this.raise(p, bounds[p + 2]! + full - slack);
      this.lower(p + 1, bounds[p + 3]! + full + slack);
    }
  }

  /** The common prefix of the range's ends is known. True when that told something new. */
  private bitsFromBounds(p: number, width: number): boolean {
    const { bounds } = this;
    if (bounds[p + 1]! <= EXACT) return this.knowPrefix(p, width, bounds[p]!, bounds[p + 1]!);
    if (bounds[p + 3]! < 0 && bounds[p + 2]! >= -EXACT) {
      return this.knowPrefix(p, width, bounds[p + 2]!, bounds[p + 3]!);
    }
    return false;
  }

  private knowPrefix(p: number, width: number, low: number, high: number): boolean {
    const lowHi = Math.floor(low / TWO32);
    const highHi = Math.floor(high / TWO32);
    const lowLo = (low - lowHi * TWO32) | 0;
    const highLo = (high - highHi * TWO32) | 0;
    let changed = false;
    if (width === 64) changed = this.know(p + 1, prefixMask(lowHi ^ highHi), lowHi | 0);
    if (width === 64 && (lowHi | 0) !== (highHi | 0)) return changed;
    return this.know(p, prefixMask(lowLo ^ highLo) & maskLo(width), lowLo) || changed;
  }

  private know(slot: number, mask: number, value: number): boolean {
    const { bits } = this;
    const zero = bits[slot]! | (mask & ~value);
    const one = bits[slot + 2]! | (mask & value);
    if (zero === bits[slot]! && one === bits[slot + 2]!) return false;
    bits[slot] = zero;
    bits[slot + 2] = one;
    return true;
  }

  private grow(): void {
    const bounds = new Float64Array(this.bounds.length * 2);
    bounds.set(this.bounds);
    this.bounds = bounds;
    const bits = new Int32Array(this.bits.length * 2);
    bits.set(this.bits);
    this.bits = bits;
  }
}

/** Ones above the highest differing bit. */
function prefixMask(difference: number): number {
  const lead = Math.clz32(difference);
  return lead === 0 ? 0 : lead === 32 ? -1 : -1 << (32 - lead);
}

/** Whether two values are equal: 1 surely, 0 surely not, -1 unknown. */
export function decideEqual(pool: FactPool, a: FactId, b: FactId, width: number): number {
  const { bounds, bits } = pool;
  const p = 4 * a;
  const q = 4 * b;
  if (bounds[p + 1]! < bounds[q]! || bounds[q + 1]! < bounds[p]!) return 0;
  if (bounds[p + 3]! < bounds[q + 2]! || bounds[q + 3]! < bounds[p + 2]!) return 0;
  const clash = (bits[p]! & bits[q + 2]!) | (bits[p + 2]! & bits[q]!);
  if (clash !== 0 || ((bits[p + 1]! & bits[q + 3]!) | (bits[p + 3]! & bits[q + 1]!)) !== 0) return 0;
  return pool.isExact(a, width) && pool.isExact(b, width) ? 1 : -1;
}

export function decideUnsignedLess(pool: FactPool, a: FactId, b: FactId, width: number): number {
  const { bounds } = pool;
  if (bounds[4 * a + 1]! < bounds[4 * b]!) return 1;
  if (bounds[4 * a]! >= bounds[4 * b + 1]!) return 0;
  if (!pool.isExact(a, width) || !pool.isExact(b, width)) return -1;
  return compareUnsigned(pool.exactLo(a), pool.exactHi(a), pool.exactLo(b), pool.exactHi(b)) < 0 ? 1 : 0;
}

export function decideSignedLess(pool: FactPool, a: FactId, b: FactId, width: number): number {
  const { bounds } = pool;
  if (bounds[4 * a + 3]! < bounds[4 * b + 2]!) return 1;
  if (bounds[4 * a + 2]! >= bounds[4 * b + 3]!) return 0;
  if (width < 64 || !pool.isExact(a, width) || !pool.isExact(b, width)) return -1;
  const flip = -2147483648;
  return compareUnsigned(pool.exactLo(a), pool.exactHi(a) ^ flip, pool.exactLo(b), pool.exactHi(b) ^ flip) < 0
    ? 1
    : 0;
}
