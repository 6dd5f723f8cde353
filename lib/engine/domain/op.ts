/** Operators as small integers, for the columns of the term table. Order carries no meaning. */
import type { TermOp } from "./term";

export const OP_NAMES = [
  "const",
  "sym",
  "address",
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
  "zext",
  "sext",
  "trunc",
  "eq",
  "ult",
  "ule",
  "slt",
  "sle",
  "not",
  "ite",
] as const satisfies readonly TermOp[];

export const CONST = 0;
export const SYM = 1;
export const ADDRESS = 2;
export const ADD = 3;
export const SUB = 4;
export const MUL = 5;
export const UDIV = 6;
export const SDIV = 7;
export const UREM = 8;
export const SREM = 9;
export const AND = 10;
export const OR = 11;
export const XOR = 12;
export const SHL = 13;
export const LSHR = 14;
export const ASHR = 15;
export const ZEXT = 16;
export const SEXT = 17;
export const TRUNC = 18;
export const EQ = 19;
export const ULT = 20;
export const ULE = 21;
export const SLT = 22;
export const SLE = 23;
export const NOT = 24;
export const ITE = 25;

const CODES: Readonly<Record<TermOp, number>> = Object.fromEntries(
  OP_NAMES.map((name, code) => [name, code]),
) as Record<TermOp, number>;

export function opCode(name: TermOp): number {
  return CODES[name];
}

/** 0 for leaves. */
export function arity(op: number): 0 | 1 | 2 | 3 {
  if (op <= ADDRESS) return 0;
  if (op === ITE) return 3;
  return op === NOT || (op >= ZEXT && op <= TRUNC) ? 1 : 2;
}

/** Truth-valued comparison of two operands of equal width. */
export function isComparison(op: number): boolean {
  return op >= EQ && op <= SLE;
}
