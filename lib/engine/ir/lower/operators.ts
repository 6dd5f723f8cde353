/**
 * C's operators on values: conversions, arithmetic, comparison, pointer arithmetic. Pure except that a value we do
 * not model is saved into a temporary, so that all its uses agree.
 */

import type { BinaryOperator } from "../../syntax";
import { argumentPromoted, arithmeticType, printType, promoted, type TypeId } from "../../types";
import type { BinaryOp, Expr, Positioned, UnaryOp } from "../ir";
import type { Lowering, Tree } from "./lowering";
import { addOffset, constant, load, makeBinary, makeConvert, makeUnary } from "./make-expr";

/** Bytes between elements whose size nobody tells; larger than an open record's members reach. */
const UNKNOWN_ELEMENT_SIZE = 0x100000;

export function leaf(expr: Expr): Tree {
  return { expr, depth: 1 };
}

export function integer(cx: Lowering, value: number | bigint, type: TypeId): Tree {
  return leaf(constant(cx.types, BigInt(value), type));
}

/** Any value, the same one wherever the result is used. */
export function unknown(cx: Lowering, why: string, type: TypeId, at: Positioned): Tree {
  const expr: Expr = { kind: "unknown", why, type };
  return cx.types.get(type).kind === "float" ? leaf(expr) : leaf(load(cx.build.save(expr, at)));
}

function kindOf(cx: Lowering, type: TypeId) {
  return cx.types.get(type).kind;
}

function isScalar(cx: Lowering, type: TypeId): boolean {
  const kind = kindOf(cx, type);
  return kind === "integer" || kind === "enum" || kind === "pointer" || kind === "open";
}

/** Implicit and explicit conversion (C11 6.3). */
export function convert(cx: Lowering, tree: Tree, type: TypeId, at: Positioned): Tree {
  const { expr } = tree;
  if (expr.type === type) return tree;
  const to = kindOf(cx, type);
  const from = kindOf(cx, expr.type);
  if (to === "float") return leaf({ kind: "unknown", why: "floating point", type });
  if (from === "float") return isScalar(cx, type) ? unknown(cx, "floating point", type, at) : tree;
  if (to === "void") return tree;
  if (!isScalar(cx, type)) return toAggregate(cx, tree, type, at);
  if (!isScalar(cx, expr.type)) return mismatched(cx, tree, type, at);
  if (type === cx.types.bool) return toBool(cx, tree);
  if (expr.kind === "function" && to === "pointer")
    return leaf({ kind: "function", symbol: expr.symbol, type });
  return { expr: makeConvert(cx.types, expr, type), depth: tree.depth + 1 };
}

/** Two declarations of one record may differ between a driver and our headers: the bytes are the same. */
function toAggregate(cx: Lowering, { expr, depth }: Tree, type: TypeId, at: Positioned): Tree {
  const isRecord = kindOf(cx, type) === "record" && kindOf(cx, expr.type) === "record";
  if (isRecord && expr.kind === "load") return { expr: load({ ...expr.place, type }), depth };
  if (kindOf(cx, expr.type) === "open") return openAsAggregate(cx, { expr, depth }, type, at);
  cx.build.flaw("unsupported", `conversion to ${printType(cx.types, type)}`, at);
  return leaf({ kind: "unknown", why: "conversion", type });
}

/** A value whose type nobody tells is taken for what it is used as: the bytes it stands at, or any bytes. */
function openAsAggregate(
  cx: Lowering,
  { expr, depth }: Tree,
  type: TypeId,
  { first, last }: Positioned,
): Tree {
  if (expr.kind === "load" && !expr.place.bits) return { expr: load({ ...expr.place, type }), depth };
  const local = cx.build.newTemporary(type);
  cx.build.emit({ kind: "declare", local, first, last });
  return leaf(load(cx.build.localPlace(local)));
}

/** A record where a scalar is wanted: only text that was misread gets here. */
function mismatched(cx: Lowering, tree: Tree, type: TypeId, at: Positioned): Tree {
  if (kindOf(cx, tree.expr.type) === "function") {
    return { expr: { kind: "convert", operand: tree.expr, type }, depth: tree.depth + 1 };
  }
  return unknown(cx, `conversion of a ${kindOf(cx, tree.expr.type)}`, type, at);
}

function toBool(cx: Lowering, tree: Tree): Tree {
  const zero = constant(cx.types, 0n, tree.expr.type);
  const test = makeBinary(cx.types, "ne", tree.expr, zero, cx.types.int);
  return { expr: makeConvert(cx.types, test, cx.types.bool), depth: tree.depth + 2 };
}

export function promote(cx: Lowering, tree: Tree, at: Positioned): Tree {
  return convert(cx, tree, promoted(cx.types, tree.expr.type), at);
}

/** For an argument that no prototype describes. */
export function promoteArgument(cx: Lowering, tree: Tree, at: Positioned): Tree {
  const wide = argumentPromoted(cx.types, tree.expr.type);
  return kindOf(cx, wide) === "float" ? convert(cx, tree, wide, at) : promote(cx, tree, at);
}

export function unary(cx: Lowering, op: "neg" | "not", operand: Tree, at: Positioned): Tree {
  const { expr, depth } = promote(cx, operand, at);
  if (kindOf(cx, expr.type) === "float")
    return leaf({ kind: "unknown", why: "floating point", type: expr.type });
  return { expr: makeUnary(cx.types, op as UnaryOp, expr, expr.type), depth: depth + 1 };
}

/** `!x` as a value. */
export function logicalNot(cx: Lowering, operand: Tree, at: Positioned): Tree {
  const { expr, depth } = operand;
  if (!isScalar(cx, expr.type)) return unknown(cx, "floating point", cx.types.int, at);
  return { expr: makeUnary(cx.types, "lnot", expr, cx.types.int), depth: depth + 1 };
}

/** `+ - * / % & | ^ << >>` with everything C lets them do. */
export function arithmetic(cx: Lowering, op: BinaryOp, left: Tree, right: Tree, at: Positioned): Tree {
  if (op === "shl" || op === "shr") return shift(cx, op, left, right, at);
  const leftPointer = pointedTo(cx, left);
  const rightPointer = pointedTo(cx, right);
  if (leftPointer !== null && rightPointer !== null && op === "sub") {
    return difference(cx, left, right, leftPointer, at);
  }
  if (leftPointer !== null && (op === "add" || op === "sub")) return movePointer(cx, left, right, op, at);
  if (rightPointer !== null && op === "add") return movePointer(cx, right, left, op, at);
  const type = arithmeticType(cx.types, promote(cx, left, at).expr.type, promote(cx, right, at).expr.type);
  return combine(cx, op, left, right, type, type, at);
}

function shift(cx: Lowering, op: BinaryOp, left: Tree, right: Tree, at: Positioned): Tree {
  const value = promote(cx, left, at);
  const count = promote(cx, right, at);
  if (!isScalar(cx, value.expr.type) || !isScalar(cx, count.expr.type)) {
    return unknown(cx, "floating point", cx.types.int, at);
  }
  const expr = makeBinary(cx.types, op, value.expr, count.expr, value.expr.type);
  return { expr, depth: Math.max(value.depth, count.depth) + 1 };
}

function combine(
  cx: Lowering,
  op: BinaryOp,
  left: Tree,
  right: Tree,
  operandType: TypeId,
  type: TypeId,
  at: Positioned,
): Tree {
  if (kindOf(cx, operandType) === "float") {
    return type === operandType
      ? leaf({ kind: "unknown", why: "floating point", type })
      : unknown(cx, "floating point", type, at);
  }
  const a = convert(cx, left, operandType, at);
  const b = convert(cx, right, operandType, at);
  const expr = makeBinary(cx.types, op, a.expr, b.expr, type);
  return { expr, depth: Math.max(a.depth, b.depth) + 1 };
}

/** `< > <= >= == !=`; the result is `int`. */
export function comparison(cx: Lowering, op: BinaryOp, left: Tree, right: Tree, at: Positioned): Tree {
  return combine(cx, op, left, right, comparisonType(cx, left, right, at), cx.types.int, at);
}

function comparisonType(cx: Lowering, left: Tree, right: Tree, at: Positioned): TypeId {
  const a = left.expr.type;
  const b = right.expr.type;
  if (kindOf(cx, a) === "pointer") return a;
  if (kindOf(cx, b) === "pointer") return b;
  return arithmeticType(cx.types, promote(cx, left, at).expr.type, promote(cx, right, at).expr.type);
}

/** Element type when the value is a pointer, else null. */
function pointedTo(cx: Lowering, tree: Tree): TypeId | null {
  const type = cx.types.get(tree.expr.type);
  return type.kind === "pointer" ? type.to : null;
}

export function elementSize(cx: Lowering, element: TypeId): number {
  return cx.types.sizeOf(element) || UNKNOWN_ELEMENT_SIZE;
}

/** Pointer plus or minus an integer, in bytes; the right operand is a 64-bit integer. */
export function movePointer(
  cx: Lowering,
  pointer: Tree,
  index: Tree,
  op: "add" | "sub",
  at: Positioned,
): Tree {
  const { types } = cx;
  const size = elementSize(cx, pointedTo(cx, pointer)!);
  const wide = convert(cx, index, types.longLong, at);
  const bytes = makeBinary(
    types,
    "mul",
    wide.expr,
    constant(types, BigInt(size), types.longLong),
    types.longLong,
  );
  const scaled = size === 1 ? wide.expr : bytes;
  if (scaled.kind === "constant") {
    const distance = BigInt.asIntN(64, scaled.value);
    return {
      expr: addOffset(types, pointer.expr, op === "add" ? distance : -distance),
      depth: pointer.depth + 1,
    };
  }
  const expr = makeBinary(types, op, pointer.expr, scaled, pointer.expr.type);
  return { expr, depth: Math.max(pointer.depth, wide.depth + 1) + 1 };
}

function difference(cx: Lowering, left: Tree, right: Tree, element: TypeId, at: Positioned): Tree {
  const { types } = cx;
  const { longLong } = types;
  const a = convert(cx, left, longLong, at);
  const b = convert(cx, right, longLong, at);
  const bytes = makeBinary(types, "sub", a.expr, b.expr, longLong);
  const size = BigInt(elementSize(cx, element));
  const depth = Math.max(a.depth, b.depth) + 1;
  if (size === 1n) return { expr: bytes, depth };
  return {
    expr: makeBinary(types, "div", bytes, constant(types, size, longLong), longLong),
    depth: depth + 1,
  };
}

/** The IR's name for each of C's binary operators, `&&` and `||` apart. */
export const binaryOps: Readonly<Record<Exclude<BinaryOperator, "&&" | "||">, BinaryOp>> = {
  "*": "mul",
  "/": "div",
  "%": "rem",
  "+": "add",
  "-": "sub",
  "<<": "shl",
  ">>": "shr",
  "<": "lt",
  ">": "gt",
  "<=": "le",
  ">=": "ge",
  "==": "eq",
  "!=": "ne",
  "&": "and",
  "^": "xor",
  "|": "or",
};

export const comparisonOps: ReadonlySet<BinaryOp> = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);
