/** Wires the normalising constructors together. The rewriters call each other only through this object. */
import * as Op from "./op";
import { rewriteAdd, rewriteDivision, rewriteMul, rewriteShift, rewriteSub } from "./rewrite-arithmetic";
import {
  rewriteAnd,
  rewriteComplement,
  rewriteOr,
  rewriteSext,
  rewriteTrunc,
  rewriteXor,
  rewriteZext,
} from "./rewrite-bits";
import { rewriteEq, rewriteSlt, rewriteUlt } from "./rewrite-comparison";
import { rewriteIte } from "./rewrite-ite";
import {
  rewriteConjunction,
  rewriteDisjunction,
  rewriteNegation,
  rewriteTruthEquality,
} from "./rewrite-logic";
import type { TermId } from "./term";
import type { TermFactory } from "./term-factory";
import type { TermTable } from "./term-table";
import type { BinaryName } from "./word";

export function createFactory(table: TermTable): TermFactory {
  const isTruth = (x: TermId): boolean => table.widths[x] === 1;
  const f: TermFactory = {
    table,
    arithmetic: (op, x, y) => arithmetic(f, op, x, y),
    add: (x, y) => rewriteAdd(f, x, y),
    sub: (x, y) => rewriteSub(f, x, y),
    and: (x, y) => (isTruth(x) ? rewriteConjunction(f, x, y) : rewriteAnd(f, x, y)),
    or: (x, y) => (isTruth(x) ? rewriteDisjunction(f, x, y) : rewriteOr(f, x, y)),
    xor: (x, y) => (isTruth(x) ? f.not(rewriteTruthEquality(f, x, y)) : rewriteXor(f, x, y)),
    not: (x) => (isTruth(x) ? rewriteNegation(table, x) : rewriteComplement(f, x)),
    eq: (x, y) => (isTruth(x) ? rewriteTruthEquality(f, x, y) : rewriteEq(f, x, y)),
    ult: (x, y) => rewriteUlt(f, x, y),
    slt: (x, y) => rewriteSlt(f, x, y),
    ite: (condition, x, y) => rewriteIte(f, condition, x, y),
    zext: (x, width) => rewriteZext(f, x, width),
    sext: (x, width) => rewriteSext(f, x, width),
    trunc: (x, width) => rewriteTrunc(f, x, width),
  };
  return f;
}

function arithmetic(f: TermFactory, op: BinaryName, x: TermId, y: TermId): TermId {
  switch (op) {
    case "add":
      return f.add(x, y);
    case "sub":
      return f.sub(x, y);
    case "mul":
      return rewriteMul(f, x, y);
    case "and":
      return f.and(x, y);
    case "or":
      return f.or(x, y);
    case "xor":
      return f.xor(x, y);
    case "shl":
    case "lshr":
    case "ashr":
      return rewriteShift(f, op, x, y);
    default:
      return rewriteDivision(f, op, x, y);
  }
}

/** Applies an operator given by code to operands that fit it. `width` matters for extensions and `trunc` only. */
export function apply(f: TermFactory, op: number, width: number, a: TermId, b: TermId, c: TermId): TermId {
  switch (op) {
    case Op.ZEXT:
      return f.zext(a, width);
    case Op.SEXT:
      return f.sext(a, width);
    case Op.TRUNC:
      return f.trunc(a, width);
    case Op.EQ:
      return f.eq(a, b);
    case Op.ULT:
      return f.ult(a, b);
    case Op.SLT:
      return f.slt(a, b);
    case Op.ULE:
      return f.not(f.ult(b, a));
    case Op.SLE:
      return f.not(f.slt(b, a));
    case Op.NOT:
      return f.not(a);
    case Op.ITE:
      return f.ite(a, b, c);
    default:
      return f.arithmetic(Op.OP_NAMES[op] as BinaryName, a, b);
  }
}
