/**
 * Symbolic values: hash-consed bit-vector terms with the meaning of SMT-LIB's QF_BV.
 *
 * A term is an integer; equal structure, equal id. Widths are 1, 8, 16, 32 or 64 bits; signedness is in the
 * operators, never in the value. Truth values are terms of width 1. Construction normalises (constants fold,
 * `x + 0` is `x`, commutative operands are ordered, `ite(c, t, t)` is `t`, comparisons of `ite` with constants
 * push through when that shrinks, ...), so equal meaning often is equal id, and never the reverse.
 *
 * `address(base)` terms stand for the start of a distinct object: non-null, 16-byte aligned, no two bases overlap,
 * an in-bounds offset never leaves its object. That offsets stay in bounds is a printed assumption of every Pass.
 */
import type { Brand } from "../base";

export type TermId = Brand<number, "TermId">;
/** A symbol stands for one unknown value. Its provenance is kept by whoever made it. */
export type SymId = Brand<number, "SymId">;
/** An object with its own address: variable, string, function, allocation. Provenance is kept by whoever made it. */
export type BaseId = Brand<number, "BaseId">;

export type Width = 1 | 8 | 16 | 32 | 64;

export type TermOp =
  | "const"
  | "sym"
  | "address"
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
  | "ashr"
  /** Unsigned and signed extension, and the low bits; from the operand's width to the term's. */
  | "zext"
  | "sext"
  | "trunc"
  /** Width 1. */
  | "eq"
  | "ult"
  | "ule"
  | "slt"
  | "sle"
  | "not"
  /** `ite(condition, whenTrue, whenFalse)`. */
  | "ite";

/** A truth value taken positively or negatively: `term * 2 + (negated ? 1 : 0)` over a term of width 1. */
export type Literal = Brand<number, "Literal">;

export function literal(term: TermId, negated: boolean): Literal {
  return (term * 2 + (negated ? 1 : 0)) as Literal;
}

export function negate(of: Literal): Literal {
  return (of ^ 1) as Literal;
}

/** The term tables as the other rooms see them. One instance per analysis; append-only. */
export interface Terms {
  constant(value: bigint, width: Width): TermId;
  /** For values that fit: no bigint is made. `value` is taken modulo 2^32 and zero-extended to `width`. */
  smallConstant(value: number, width: Width): TermId;
  /** A new symbol; never equal to any other. `isPointer` lets the model search prefer distinct object addresses. */
  freshSym(width: Width, isPointer: boolean): SymId;
  sym(sym: SymId): TermId;
  /** What `freshSym` was told. */
  isPointer(sym: SymId): boolean;
  freshBase(): BaseId;
  address(base: BaseId): TermId;
  unary(op: "not", operand: TermId): TermId;
  binary(
    op: Exclude<TermOp, "const" | "sym" | "address" | "zext" | "sext" | "trunc" | "not" | "ite">,
    left: TermId,
    right: TermId,
  ): TermId;
  extend(op: "zext" | "sext", operand: TermId, width: Width): TermId;
  truncate(operand: TermId, width: Width): TermId;
  ite(condition: TermId, whenTrue: TermId, whenFalse: TermId): TermId;

  op(term: TermId): TermOp;
  width(term: TermId): Width;
  /** 0, 1 or 2; -1 when there is no such operand. */
  operand(term: TermId, index: 0 | 1 | 2): TermId;
  /** Only for `const`: unsigned value. */
  constantValue(term: TermId): bigint;
  isConstant(term: TermId): boolean;
  symOf(term: TermId): SymId;
  baseOf(term: TermId): BaseId;
  /** `term = address(base) + offset` with a constant offset: the split memory wants. Null otherwise. */
  asBaseOffset(term: TermId): { readonly base: BaseId; readonly offset: bigint } | null;
  /**
   * `term = t + constant`; every term has this form (constant may be 0), a constant being 0 plus itself. The offset
   * is signed at the term's width.
   */
  asTermOffset(term: TermId): { readonly term: TermId; readonly offset: bigint };
  /** The symbols inside, each once, ascending. Memoised. */
  symsOf(term: TermId): readonly SymId[];
  /** Replaces symbols (and bases) by terms, bottom-up, iterative and memoised per call. */
  substitute(
    term: TermId,
    replace: (sym: SymId) => TermId | null,
    rebase: (base: BaseId) => TermId | null,
  ): TermId;
  /** The same replacement for many terms, sharing what they share. The functions must answer alike each time. */
  substitution(
    replace: (sym: SymId) => TermId | null,
    rebase: (base: BaseId) => TermId | null,
  ): (term: TermId) => TermId;
  /** Value under a complete assignment. */
  evaluate(term: TermId, model: Model): bigint;
  print(term: TermId, nameOf?: (sym: SymId) => string): string;
}

/** An assignment. Both functions are total and give unsigned values. */
export interface Model {
  sym(sym: SymId): bigint;
  base(base: BaseId): bigint;
}
