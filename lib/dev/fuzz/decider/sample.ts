/**
 * Random bit-vector expressions with three readings: a term of `domain`, SMT-LIB text for Z3, and a value under an
 * assignment. The last two know nothing of terms.
 *
 *     slt(add(x, 4), mask)   ->   (bvslt (bvadd x32_0 #x00000004) …)
 */
import type { SymId, TermId, Terms, Width } from "@/lib/engine/domain";

export type Sample =
  | { readonly op: "constant"; readonly value: bigint; readonly width: Width }
  | { readonly op: "sym"; readonly name: string; readonly width: Width }
  | { readonly op: "not"; readonly of: Sample; readonly width: Width }
  | {
      readonly op: "zext" | "sext" | "trunc";
      readonly of: Sample;
      readonly width: Width;
    }
  | {
      readonly op: BinaryOp;
      readonly x: Sample;
      readonly y: Sample;
      readonly width: Width;
    }
  | {
      readonly op: "ite";
      readonly c: Sample;
      readonly x: Sample;
      readonly y: Sample;
      readonly width: Width;
    };

export const ARITHMETIC = [
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
export const COMPARISONS = ["eq", "ult", "ule", "slt", "sle"] as const;
export type BinaryOp = (typeof ARITHMETIC)[number] | (typeof COMPARISONS)[number];

/** A truth value taken as it is or negated. */
export interface Conjunct {
  readonly sample: Sample;
  readonly isNegated: boolean;
}

export type Assignment = (name: string) => bigint;

// As a term ----------------------------------------------------------------------------------------------

/** Builds terms; one symbol per name. */
export class TermBuilder {
  private readonly syms = new Map<string, SymId>();

  constructor(readonly terms: Terms) {}

  symOf(name: string, width: Width): SymId {
    const known = this.syms.get(name);
    if (known !== undefined) return known;
    const sym = this.terms.freshSym(width, false);
    this.syms.set(name, sym);
    return sym;
  }

  nameOf(sym: SymId): string {
    for (const [name, own] of this.syms) if (own === sym) return name;
    throw new Error(`no symbol ${sym}`);
  }

  build(sample: Sample): TermId {
    const { terms } = this;
    switch (sample.op) {
      case "constant":
        return terms.constant(sample.value, sample.width);
      case "sym":
        return terms.sym(this.symOf(sample.name, sample.width));
      case "not":
        return terms.unary("not", this.build(sample.of));
      case "trunc":
        return terms.truncate(this.build(sample.of), sample.width);
      case "zext":
      case "sext":
        return terms.extend(sample.op, this.build(sample.of), sample.width);
      case "ite":
        return terms.ite(this.build(sample.c), this.build(sample.x), this.build(sample.y));
      default:
        return terms.binary(sample.op, this.build(sample.x), this.build(sample.y));
    }
  }
}

// As a value ---------------------------------------------------------------------------------------------

/** Unsigned, in the sample's width. SMT-LIB's meaning, division by zero included. */
export function meaningOf(sample: Sample, assignment: Assignment): bigint {
  switch (sample.op) {
    case "constant":
      return sample.value;
    case "sym":
      return BigInt.asUintN(sample.width, assignment(sample.name));
    case "not":
      return BigInt.asUintN(sample.width, ~meaningOf(sample.of, assignment));
    case "zext":
    case "trunc":
      return BigInt.asUintN(sample.width, meaningOf(sample.of, assignment));
    case "sext":
      return BigInt.asUintN(sample.width, BigInt.asIntN(sample.of.width, meaningOf(sample.of, assignment)));
    case "ite":
      return meaningOf(meaningOf(sample.c, assignment) === 1n ? sample.x : sample.y, assignment);
    default: {
      const { width } = sample.x;
      const value = combined(
        sample.op,
        meaningOf(sample.x, assignment),
        meaningOf(sample.y, assignment),
        width,
      );
      return BigInt.asUintN(sample.width, value);
    }
  }
}

function combined(op: BinaryOp, x: bigint, y: bigint, width: Width): bigint {
  const [a, b] = [BigInt.asIntN(width, x), BigInt.asIntN(width, y)];
  const bits = BigInt(width);
  const truth = (is: boolean) => (is ? 1n : 0n);
  switch (op) {
    case "add":
      return x + y;
    case "sub":
      return x - y;
    case "mul":
      return x * y;
    case "udiv":
      return y === 0n ? -1n : x / y;
    case "urem":
      return y === 0n ? x : x % y;
    case "sdiv":
      return b === 0n ? (a < 0n ? 1n : -1n) : a / b;
    case "srem":
      return b === 0n ? a : a % b;
    case "and":
      return x & y;
    case "or":
      return x | y;
    case "xor":
      return x ^ y;
    case "shl":
      return y >= bits ? 0n : x << y;
    case "lshr":
      return y >= bits ? 0n : x >> y;
    case "ashr":
      return a >> (y >= bits ? bits : y);
    case "eq":
      return truth(x === y);
    case "ult":
      return truth(x < y);
    case "ule":
      return truth(x <= y);
    case "slt":
      return truth(a < b);
    case "sle":
      return truth(a <= b);
  }
}

// As SMT-LIB ---------------------------------------------------------------------------------------------

/** As a bit vector; truth values are vectors of one bit. `names` takes the symbols met, with their widths. */
export function smtOf(sample: Sample, prefix: string, names: Map<string, Width>): string {
  const of = (inner: Sample) => smtOf(inner, prefix, names);
  switch (sample.op) {
    case "constant":
      return smtConstant(sample.value, sample.width);
    case "sym":
      names.set(prefix + sample.name, sample.width);
      return prefix + sample.name;
    case "not":
      return `(bvnot ${of(sample.of)})`;
    case "trunc":
      return `((_ extract ${sample.width - 1} 0) ${of(sample.of)})`;
    case "zext":
    case "sext":
      return smtExtended(sample.op, of(sample.of), sample.width - sample.of.width);
    case "ite":
      return `(ite (= ${of(sample.c)} #b1) ${of(sample.x)} ${of(sample.y)})`;
    default:
      return smtBinary(sample.op, of(sample.x), of(sample.y));
  }
}

/** A term as SMT-LIB, with the same names. */
export function smtOfTerm(
  builder: TermBuilder,
  term: TermId,
  prefix: string,
  names: Map<string, Width>,
): string {
  const { terms } = builder;
  const of = (index: 0 | 1 | 2) => smtOfTerm(builder, terms.operand(term, index), prefix, names);
  const op = terms.op(term);
  const width = terms.width(term);
  switch (op) {
    case "const":
      return smtConstant(terms.constantValue(term), width);
    case "sym": {
      const name = prefix + builder.nameOf(terms.symOf(term));
      names.set(name, width);
      return name;
    }
    case "address":
      throw new Error("samples have no objects");
    case "not":
      return `(bvnot ${of(0)})`;
    case "trunc":
      return `((_ extract ${width - 1} 0) ${of(0)})`;
    case "zext":
    case "sext":
      return smtExtended(op, of(0), width - terms.width(terms.operand(term, 0)));
    case "ite":
      return `(ite (= ${of(0)} #b1) ${of(1)} ${of(2)})`;
    default:
      return smtBinary(op, of(0), of(1));
  }
}

function smtConstant(value: bigint, width: Width): string {
  return `#b${value.toString(2).padStart(width, "0")}`;
}

function smtExtended(op: "zext" | "sext", of: string, by: number): string {
  return `((_ ${op === "zext" ? "zero_extend" : "sign_extend"} ${by}) ${of})`;
}

function smtBinary(op: BinaryOp, x: string, y: string): string {
  if (op === "eq") return `(ite (= ${x} ${y}) #b1 #b0)`;
  const isTruth = op === "ult" || op === "ule" || op === "slt" || op === "sle";
  const text = `(bv${op} ${x} ${y})`;
  return isTruth ? `(ite ${text} #b1 #b0)` : text;
}
