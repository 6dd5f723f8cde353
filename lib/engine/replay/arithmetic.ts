/**
 * The operators of the IR on values, chosen once per expression by the shape of the operands.
 *
 * Where C leaves a result undefined this file follows SMT-LIB, as the path decider does: a shift by the width or more
 * gives 0 (or the sign), `INT_MIN / -1` wraps. Division by zero is a fault, never a value.
 */
import { assertNever } from "../base";
import type { BinaryOp, UnaryOp } from "../ir";
import { fault } from "./run-end";
import { type Shape, type Value, wrapNarrow, wrapWide } from "./value";

export type UnaryFunction = (operand: Value) => Value;
export type BinaryFunction = (left: Value, right: Value) => Value;

type Narrow = (left: number, right: number) => number;
type Wide = (left: bigint, right: bigint) => bigint;

export function unaryFunction(op: UnaryOp, shape: Shape): UnaryFunction {
  switch (op) {
    case "lnot":
      return shape.isWide ? (value) => (value === 0n ? 1 : 0) : (value) => (value === 0 ? 1 : 0);
    case "neg":
      return shape.isWide
        ? (value) => wrapWide(-(value as bigint), shape)
        : (value) => wrapNarrow(-(value as number), shape);
    case "not":
      return shape.isWide
        ? (value) => wrapWide(~(value as bigint), shape)
        : (value) => wrapNarrow(~(value as number), shape);
    default:
      return assertNever(op);
  }
}

/**
 * @param shape of the left operand; the right one has the same, shifts excepted
 * @param result of the whole expression, for what is no comparison
 */
export function binaryFunction(op: BinaryOp, shape: Shape, result: Shape): BinaryFunction {
  const compare = comparison(op);
  if (compare) return compare;
  if (op === "shl" || op === "shr") return shift(op, shape);
  if (shape.isWide) {
    const compute = wideOperator(op);
    return (left, right) => wrapWide(compute(left as bigint, right as bigint), result);
  }
  const compute = narrowOperator(op);
  return (left, right) => wrapNarrow(compute(left as number, right as number), result);
}

/** Values are mathematical, so one comparison serves all shapes. */
function comparison(op: BinaryOp): BinaryFunction | null {
  switch (op) {
    case "eq":
      return (left, right) => (left === right ? 1 : 0);
    case "ne":
      return (left, right) => (left !== right ? 1 : 0);
    case "lt":
      return (left, right) => (left < right ? 1 : 0);
    case "le":
      return (left, right) => (left <= right ? 1 : 0);
    case "gt":
      return (left, right) => (left > right ? 1 : 0);
    case "ge":
      return (left, right) => (left >= right ? 1 : 0);
    default:
      return null;
  }
}

function narrowOperator(op: BinaryOp): Narrow {
  switch (op) {
    case "add":
      return (left, right) => left + right;
    case "sub":
      return (left, right) => left - right;
    case "mul":
      return Math.imul;
    case "div":
      return (left, right) => (right === 0 ? fault("division by zero") : Math.trunc(left / right));
    case "rem":
      return (left, right) => (right === 0 ? fault("division by zero") : left % right);
    case "and":
      return (left, right) => left & right;
    case "or":
      return (left, right) => left | right;
    case "xor":
      return (left, right) => left ^ right;
    default:
      throw new Error(`${op} is no arithmetic operator`);
  }
}

function wideOperator(op: BinaryOp): Wide {
  switch (op) {
    case "add":
      return (left, right) => left + right;
    case "sub":
      return (left, right) => left - right;
    case "mul":
      return (left, right) => left * right;
    case "div":
      return (left, right) => (right === 0n ? fault("division by zero") : left / right);
    case "rem":
      return (left, right) => (right === 0n ? fault("division by zero") : left % right);
    case "and":
      return (left, right) => left & right;
    case "or":
      return (left, right) => left | right;
    case "xor":
      return (left, right) => left ^ right;
    default:
      throw new Error(`${op} is no arithmetic operator`);
  }
}

/** The amount may have any width; a negative one counts as beyond the width. */
function shift(op: "shl" | "shr", shape: Shape): BinaryFunction {
  const width = shape.bytes * 8;
  const amountOf = (right: Value) => (right >= 0 && right < width ? Number(right) : width);
  if (shape.isWide) {
    return op === "shl"
      ? (left, right) => wrapWide((left as bigint) << BigInt(amountOf(right)), shape)
      : (left, right) => (left as bigint) >> BigInt(amountOf(right));
  }
  const shifted = op === "shl" ? narrowLeft : narrowRight;
  return (left, right) => wrapNarrow(shifted(left as number, amountOf(right), width), shape);
}

function narrowLeft(value: number, amount: number, width: number): number {
  return amount >= width ? 0 : value << amount;
}

/** `value` is mathematical: an unsigned one is not negative, so division by a power of two is right for both signs. */
function narrowRight(value: number, amount: number, width: number): number {
  return amount >= width ? (value < 0 ? -1 : 0) : Math.floor(value / 2 ** amount);
}
