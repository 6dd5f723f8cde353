/** Words of SAT literals, least significant bit first, and the circuits of arithmetic on them. */
import type { SatLiteral } from "./cdcl";
import type { Gates } from "./gates";

export type Bits = readonly SatLiteral[];

export function constantBits(gates: Gates, value: bigint, width: number): Bits {
  return Array.from({ length: width }, (_, at) => gates.constant(((value >> BigInt(at)) & 1n) === 1n));
}

export function complement(x: Bits): Bits {
  return x.map((bit) => bit ^ 1);
}

export function addBits(
  gates: Gates,
  x: Bits,
  y: Bits,
  carryIn: SatLiteral,
): { sum: Bits; carry: SatLiteral } {
  let carry = carryIn;
  const sum = x.map((bit, at) => {
    const half = gates.xor(bit, y[at]!);
    const out = gates.xor(half, carry);
    carry = gates.majority(bit, y[at]!, carry);
    return out;
  });
  return { sum, carry };
}

export function subtractBits(gates: Gates, x: Bits, y: Bits): Bits {
  return addBits(gates, x, complement(y), gates.TRUE).sum;
}

/** `x < y`, unsigned: no carry out of `x - y`. */
export function lessBits(gates: Gates, x: Bits, y: Bits): SatLiteral {
  let carry = gates.TRUE;
  for (let at = 0; at < x.length; at++) carry = gates.majority(x[at]!, y[at]! ^ 1, carry);
  return carry ^ 1;
}

export function signedLessBits(gates: Gates, x: Bits, y: Bits): SatLiteral {
  return lessBits(gates, flipSign(x), flipSign(y));
}

function flipSign(x: Bits): Bits {
  return x.map((bit, at) => (at === x.length - 1 ? bit ^ 1 : bit));
}

export function equalBits(gates: Gates, x: Bits, y: Bits): SatLiteral {
  let equal = gates.TRUE;
  for (let at = 0; at < x.length; at++) equal = gates.and(equal, gates.xor(x[at]!, y[at]!) ^ 1);
  return equal;
}

export function muxBits(gates: Gates, condition: SatLiteral, x: Bits, y: Bits): Bits {
  return x.map((bit, at) => gates.mux(condition, bit, y[at]!));
}

/** Shift and add over the bits of `y`; pass the operand with more constant bits as `y`. */
export function multiplyBits(gates: Gates, x: Bits, y: Bits): Bits {
  let product: Bits = x.map(() => gates.FALSE);
  for (let at = 0; at < y.length; at++) {
    if (y[at] === gates.FALSE) continue;
    const row = x.map((_, bit) => (bit < at ? gates.FALSE : gates.and(x[bit - at]!, y[at]!)));
    product = addBits(gates, product, row, gates.FALSE).sum;
  }
  return product;
}

/** Barrel shifter; `fill` comes in from the side. Amounts of the width or more give the fill everywhere. */
export function shiftBits(gates: Gates, x: Bits, amount: Bits, isLeft: boolean, fill: SatLiteral): Bits {
  let shifted = x;
  let isBeyond = gates.FALSE;
  for (let stage = 0; stage < amount.length; stage++) {
    const distance = 2 ** stage;
    if (distance >= x.length) {
      isBeyond = gates.or(isBeyond, amount[stage]!);
      continue;
    }
    const before = shifted;
    shifted = before.map((bit, at) => {
      const from = isLeft ? at - distance : at + distance;
      return gates.mux(amount[stage]!, before[from] ?? fill, bit);
    });
  }
  return shifted.map((bit) => gates.mux(isBeyond, fill, bit));
}

/** Restoring division; a divisor of 0 gives all ones and the dividend, as SMT-LIB has it. */
export function divideBits(gates: Gates, x: Bits, y: Bits): { quotient: Bits; remainder: Bits } {
  const width = x.length;
  const quotient: SatLiteral[] = new Array(width).fill(gates.FALSE);
  let rest: Bits = new Array(width + 1).fill(gates.FALSE);
  const divisor = [...y, gates.FALSE];
  for (let at = width - 1; at >= 0; at--) {
    const shifted = [x[at]!, ...rest.slice(0, width)];
    const fits = lessBits(gates, shifted, divisor) ^ 1;
    quotient[at] = fits;
    rest = muxBits(gates, fits, subtractBits(gates, shifted, divisor), shifted);
  }
  return { quotient, remainder: rest.slice(0, width) };
}

/** Division by a constant without a circuit per bit, for wide words: new words with `x = quotient * divisor + remainder`, no overflow, remainder small. */
export function divideByConstant(
  gates: Gates,
  x: Bits,
  divisor: bigint,
): { quotient: Bits; remainder: Bits } {
  const width = x.length;
  const quotient = x.map(() => gates.fresh());
  const remainder = x.map(() => gates.fresh());
  const limit = constantBits(gates, ((1n << BigInt(width)) - 1n) / divisor, width);
  const factor = constantBits(gates, divisor, width);
  gates.require([lessBits(gates, limit, quotient) ^ 1]);
  gates.require([lessBits(gates, remainder, factor)]);
  const { sum, carry } = addBits(gates, multiplyBits(gates, quotient, factor), remainder, gates.FALSE);
  gates.require([carry ^ 1]);
  gates.require([equalBits(gates, sum, x)]);
  return { quotient, remainder };
}

export function negateBits(gates: Gates, x: Bits): Bits {
  return addBits(gates, complement(x), constantBits(gates, 0n, x.length), gates.TRUE).sum;
}

export function magnitudeBits(gates: Gates, x: Bits): Bits {
  return muxBits(gates, x[x.length - 1]!, negateBits(gates, x), x);
}
