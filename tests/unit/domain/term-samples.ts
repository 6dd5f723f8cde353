/** Random terms beside an independent reading of their meaning, for the property tests of `domain` and `decide`. */
import fc from "fast-check";
import type { BaseId, Model, SymId, TermId, Terms, Width } from "../../../lib/engine/domain";

export type Sample =
  | { readonly kind: "constant"; readonly value: bigint; readonly width: Width }
  | { readonly kind: "sym"; readonly index: number; readonly width: Width }
  | { readonly kind: "not"; readonly of: Sample; readonly width: Width }
  | {
      readonly kind: "binary";
      readonly op: BinaryOp;
      readonly x: Sample;
      readonly y: Sample;
      readonly width: Width;
    }
  | {
      readonly kind: "resize";
      readonly op: "zext" | "sext" | "trunc";
      readonly of: Sample;
      readonly width: Width;
    }
  | {
      readonly kind: "ite";
      readonly c: Sample;
      readonly x: Sample;
      readonly y: Sample;
      readonly width: Width;
    };

const ARITHMETIC = [
  "add",
  "sub",
  "mul",
  "udiv",
  "sdiv",
  "urem",
  "srem",
  "and",
  "or",
  "xor",
  "shl",
  "lshr",
  "ashr",
] as const;
const COMPARISON = ["eq", "ult", "ule", "slt", "sle"] as const;
export type BinaryOp = (typeof ARITHMETIC)[number] | (typeof COMPARISON)[number];

/** Symbols per width. */
export const SYMS_PER_WIDTH = 2;

/** Deterministic generator: `pick(n)` gives 0 <= k < n. */
export type Pick = (below: number) => number;

/** A fast-check value that stands for a stream of choices. */
export const choices = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 120 });

export function pickFrom(stream: readonly number[]): Pick {
  let at = 0;
  return (below) => (stream[at++ % stream.length]! + Math.floor(at / stream.length)) % below;
}

/** A small fast generator for long runs. */
export function pickFromSeed(seed: number): Pick {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Widths of intermediate values, and those at which there are symbols. */
export interface Shape {
  readonly widths: readonly Width[];
  readonly symWidths: readonly Width[];
}

export const ALL_WIDTHS: Shape = { widths: [8, 16, 32, 64], symWidths: [1, 8, 16, 32, 64] };
/** Few enough assignments to try them all. */
export const SMALL: Shape = { widths: [8, 8, 8, 16, 32], symWidths: [1, 8] };

export function sampleTerm(pick: Pick, width: Width, depth: number, shape: Shape): Sample {
  if (depth === 0 || pick(6) === 0) return sampleLeaf(pick, width, shape);
  const roll = pick(10);
  if (width === 1) return sampleTruth(pick, roll, depth, shape);
  if (roll === 0) return { kind: "not", of: sampleTerm(pick, width, depth - 1, shape), width };
  if (roll === 1) {
    const [c, x, y] = [1 as Width, width, width].map((w) => sampleTerm(pick, w, depth - 1, shape));
    return { kind: "ite", c: c!, x: x!, y: y!, width };
  }
  if (roll <= 3) return sampleResize(pick, width, depth, shape);
  const op = ARITHMETIC[pick(ARITHMETIC.length)]!;
  return binary(pick, op, width, width, depth, shape);
}

function sampleTruth(pick: Pick, roll: number, depth: number, shape: Shape): Sample {
  if (roll === 0) return { kind: "not", of: sampleTerm(pick, 1, depth - 1, shape), width: 1 };
  if (roll === 1) {
    const [c, x, y] = [0, 1, 2].map(() => sampleTerm(pick, 1, depth - 1, shape));
    return { kind: "ite", c: c!, x: x!, y: y!, width: 1 };
  }
  if (roll <= 3) return binary(pick, ARITHMETIC[pick(ARITHMETIC.length)]!, 1, 1, depth, shape);
  const operands = shape.widths[pick(shape.widths.length)]!;
  return binary(pick, COMPARISON[pick(COMPARISON.length)]!, 1, operands, depth, shape);
}

function binary(
  pick: Pick,
  op: BinaryOp,
  width: Width,
  operands: Width,
  depth: number,
  shape: Shape,
): Sample {
  const x = sampleTerm(pick, operands, depth - 1, shape);
  const y = pick(2) === 0 ? sampleConstant(pick, operands) : sampleTerm(pick, operands, depth - 1, shape);
  return pick(8) === 0 ? { kind: "binary", op, x: y, y: x, width } : { kind: "binary", op, x, y, width };
}

function sampleResize(pick: Pick, width: Width, depth: number, shape: Shape): Sample {
  const from = ([1, ...shape.widths] as Width[])[pick(shape.widths.length + 1)]!;
  const of = sampleTerm(pick, from, depth - 1, shape);
  if (from > width) return { kind: "resize", op: "trunc", of, width };
  return { kind: "resize", op: pick(2) === 0 ? "zext" : "sext", of, width };
}

function sampleLeaf(pick: Pick, width: Width, shape: Shape): Sample {
  if (pick(3) === 0) return sampleConstant(pick, width);
  const index = pick(SYMS_PER_WIDTH);
  if (shape.symWidths.includes(width)) return { kind: "sym", index, width };
  const of: Sample = { kind: "sym", index, width: 8 };
  return { kind: "resize", op: pick(2) === 0 ? "zext" : "sext", of, width };
}

function sampleConstant(pick: Pick, width: Width): Sample {
  return { kind: "constant", value: interestingValue(pick, width), width };
}

export function interestingValue(pick: Pick, width: Width): bigint {
  const full = 1n << BigInt(width);
  const near = BigInt(pick(5)) - 2n;
  const roll = pick(6);
  if (roll === 0) return BigInt.asUintN(width, near);
  if (roll === 1) return BigInt.asUintN(width, full / 2n + near);
  if (roll === 2) return BigInt.asUintN(width, 1n << BigInt(pick(width)));
  if (roll === 3) return BigInt.asUintN(width, (1n << BigInt(pick(width))) - 1n);
  if (roll === 4) return BigInt(pick(8)) % full;
  return BigInt.asUintN(width, BigInt(pick(65536)) * 0x1000100010001n + BigInt(pick(65536)));
}

// Meaning ---------------------------------------------------------------------------------------------

export type Assignment = (width: Width, index: number) => bigint;

/** The value by the definitions of SMT-LIB, written without the engine. */
export function meaning(sample: Sample, assignment: Assignment): bigint {
  const { width } = sample;
  switch (sample.kind) {
    case "constant":
      return sample.value;
    case "sym":
      return assignment(width, sample.index);
    case "not":
      return BigInt.asUintN(width, ~meaning(sample.of, assignment));
    case "resize": {
      const value = meaning(sample.of, assignment);
      return BigInt.asUintN(width, sample.op === "sext" ? BigInt.asIntN(sample.of.width, value) : value);
    }
    case "ite":
      return meaning(meaning(sample.c, assignment) === 1n ? sample.x : sample.y, assignment);
    case "binary":
      return binaryMeaning(
        sample.op,
        sample.x.width,
        meaning(sample.x, assignment),
        meaning(sample.y, assignment),
      );
  }
}

function binaryMeaning(op: BinaryOp, w: Width, x: bigint, y: bigint): bigint {
  const [sx, sy] = [BigInt.asIntN(w, x), BigInt.asIntN(w, y)];
  const bits = BigInt(w);
  const wrap = (value: bigint) => BigInt.asUintN(w, value);
  const truth = (value: boolean) => (value ? 1n : 0n);
  const magnitude = (value: bigint) => (value < 0n ? -value : value);
  switch (op) {
    case "add":
      return wrap(x + y);
    case "sub":
      return wrap(x - y);
    case "mul":
      return wrap(x * y);
    case "udiv":
      return y === 0n ? wrap(-1n) : x / y;
    case "urem":
      return y === 0n ? x : x % y;
    case "sdiv": {
      const quotient = y === 0n ? wrap(-1n) : magnitude(sx) / magnitude(sy);
      return wrap(sx < 0n !== sy < 0n ? -quotient : quotient);
    }
    case "srem": {
      const remainder = y === 0n ? magnitude(sx) : magnitude(sx) % magnitude(sy);
      return wrap(sx < 0n ? -remainder : remainder);
    }
    case "and":
      return x & y;
    case "or":
      return x | y;
    case "xor":
      return x ^ y;
    case "shl":
      return y >= bits ? 0n : wrap(x << y);
    case "lshr":
      return y >= bits ? 0n : x >> y;
    case "ashr":
      return wrap(sx >> (y >= bits ? bits : y));
    case "eq":
      return truth(x === y);
    case "ult":
      return truth(x < y);
    case "ule":
      return truth(x <= y);
    case "slt":
      return truth(sx < sy);
    case "sle":
      return truth(sx <= sy);
  }
}

// Building --------------------------------------------------------------------------------------------

/** The symbols of a `Terms`, found by width and index. */
export class SampleSyms {
  private readonly syms = new Map<string, SymId>();

  constructor(private readonly terms: Terms) {
    for (const width of [1, 8, 16, 32, 64] as Width[]) {
      for (let index = 0; index < SYMS_PER_WIDTH; index++) {
        this.syms.set(`${width}.${index}`, terms.freshSym(width, false));
      }
    }
  }

  get(width: Width, index: number): SymId {
    return this.syms.get(`${width}.${index}`)!;
  }

  model(assignment: Assignment): Model {
    const values = new Map<SymId, bigint>();
    for (const [key, sym] of this.syms) {
      const [width, index] = key.split(".").map(Number);
      values.set(sym, assignment(width as Width, index!));
    }
    return { sym: (sym) => values.get(sym) ?? 0n, base: (base: BaseId) => 0x10000n + 0x1000n * BigInt(base) };
  }

  build(sample: Sample): TermId {
    const { terms } = this;
    switch (sample.kind) {
      case "constant":
        return terms.constant(sample.value, sample.width);
      case "sym":
        return terms.sym(this.get(sample.width, sample.index));
      case "not":
        return terms.unary("not", this.build(sample.of));
      case "binary":
        return terms.binary(sample.op, this.build(sample.x), this.build(sample.y));
      case "ite":
        return terms.ite(this.build(sample.c), this.build(sample.x), this.build(sample.y));
      case "resize": {
        const of = this.build(sample.of);
        if (sample.op === "trunc") return terms.truncate(of, sample.width);
        return terms.extend(sample.op, of, sample.width);
      }
    }
  }
}

export function sampleAssignment(pick: Pick): Assignment {
  const values = new Map<string, bigint>();
  return (width, index) => {
    const key = `${width}.${index}`;
    let value = values.get(key);
    if (value === undefined) {
      value = interestingValue(pick, width);
      values.set(key, value);
    }
    return value;
  };
}
