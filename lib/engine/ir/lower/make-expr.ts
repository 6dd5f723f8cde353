/**
 * Constructors of expressions and places that fold what is known: integer constants, and constant offsets from
 * variables and pointers. Folding never looks at memory and never drops an operand that could have an effect,
 * because expressions have none.
 *
 *     &s + 8, then * of it          ->  the place s at offset 8
 *     (p + 4) + 4                   ->  p + 8
 *     (unsigned char)0x1ff          ->  0xff
 */
import { bitsOf, isSigned, numberOf, type TypeId, type TypeTable, wrap } from "../../types";
import type { BinaryOp, BitRange, Expr, Member, Place, UnaryOp } from "../ir";

export function constant(types: TypeTable, value: bigint, type: TypeId): Expr {
  return { kind: "constant", value: wrap(types, value, type), type };
}

export function makeUnary(types: TypeTable, op: UnaryOp, operand: Expr, type: TypeId): Expr {
  if (operand.kind === "constant") {
    const { value } = operand;
    return constant(types, op === "neg" ? -value : op === "not" ? ~value : value === 0n ? 1n : 0n, type);
  }
  return { kind: "unary", op, operand, type };
}

export function makeBinary(types: TypeTable, op: BinaryOp, left: Expr, right: Expr, type: TypeId): Expr {
  if (left.kind === "constant" && right.kind === "constant") {
    const value = fold(types, op, left, right);
    if (value !== null) return constant(types, value, type);
  }
  if (op === "mul" && right.kind === "constant" && right.value === 1n) return left;
  return { kind: "binary", op, left, right, type };
}

/** Null when C leaves the result undefined. */
function fold(
  types: TypeTable,
  op: BinaryOp,
  left: Extract<Expr, { kind: "constant" }>,
  right: Extract<Expr, { kind: "constant" }>,
): bigint | null {
  const a = numberOf(types, left.value, left.type);
  const b = numberOf(types, right.value, op === "shl" || op === "shr" ? right.type : left.type);
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return b === 0n ? null : a / b;
    case "rem":
      return b === 0n ? null : a % b;
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "shl":
      return b < 0n || b >= BigInt(bitsOf(types, left.type) ?? 64) ? null : a << b;
    case "shr":
      return b < 0n || b >= BigInt(bitsOf(types, left.type) ?? 64) ? null : a >> b;
    case "eq":
      return a === b ? 1n : 0n;
    case "ne":
      return a !== b ? 1n : 0n;
    case "lt":
      return a < b ? 1n : 0n;
    case "le":
      return a <= b ? 1n : 0n;
    case "gt":
      return a > b ? 1n : 0n;
    case "ge":
      return a >= b ? 1n : 0n;
  }
}

/** Between integer, enum, pointer and open types; floats and `_Bool` have rules of their own at the caller. */
export function makeConvert(types: TypeTable, operand: Expr, type: TypeId): Expr {
  if (operand.type === type) return operand;
  if (operand.kind === "constant") return constant(types, numberOf(types, operand.value, operand.type), type);
  if (operand.kind === "convert" && isRoundTrip(types, operand, type)) return operand.operand;
  return { kind: "convert", operand, type };
}

/** Integers: to a type as wide or wider and back. */
function isRoundTrip(
  types: TypeTable,
  { operand, type }: Extract<Expr, { kind: "convert" }>,
  back: TypeId,
): boolean {
  if (operand.type !== back || types.get(back).kind !== "integer") return false;
  return types.get(type).kind === "integer" && bitsOf(types, type)! >= bitsOf(types, back)!;
}

/** `address` moved by a constant number of bytes; keeps the pointer type. */
export function addOffset(types: TypeTable, address: Expr, bytes: bigint): Expr {
  if (bytes === 0n) return address;
  const { type } = address;
  if (address.kind === "constant") return constant(types, address.value + bytes, type);
  if (address.kind === "address" && address.place.kind === "variable" && address.place.bits === null) {
    const place = moved(address.place, Number(bytes), address.place.type, null, null);
    return { kind: "address", place, type };
  }
  if (address.kind === "binary" && address.op === "add" && address.right.kind === "constant") {
    const total = BigInt.asIntN(64, address.right.value) + bytes;
    if (total === 0n) return retyped(types, address.left, type);
    return { ...address, right: constant(types, total, types.longLong) };
  }
  return { kind: "binary", op: "add", left: address, right: constant(types, bytes, types.longLong), type };
}

function moved(
  { variable, offset }: Extract<Place, { kind: "variable" }>,
  bytes: number,
  type: TypeId,
  bits: BitRange | null,
  member: Member | null,
): Place {
  return { kind: "variable", variable, offset: offset + bytes, type, bits, member };
}

/** The same address with another pointer type; a sum takes it without a conversion around it. */
function retyped(types: TypeTable, expr: Expr, type: TypeId): Expr {
  if (expr.kind === "binary" && expr.op === "add" && isPointer(types, expr.type)) return { ...expr, type };
  return makeConvert(types, expr, type);
}

/** The object at an address. A known variable is accessed directly, through pointer casts too. */
export function memoryPlace(
  types: TypeTable,
  address: Expr,
  type: TypeId,
  bits: BitRange | null,
  member: Member | null,
): Place {
  let base = address;
  let offset = 0;
  for (;;) {
    if (base.kind === "convert" && isPointer(types, base.operand.type) && isPointer(types, base.type)) {
      base = base.operand;
    } else if (base.kind === "binary" && base.op === "add" && base.right.kind === "constant") {
      offset += Number(BigInt.asIntN(64, base.right.value));
      base = base.left;
    } else break;
  }
  if (base.kind === "address" && base.place.kind === "variable" && base.place.bits === null) {
    return moved(base.place, offset, type, bits, member);
  }
  return { kind: "memory", address, type, bits, member };
}

function isPointer(types: TypeTable, type: TypeId): boolean {
  return types.get(type).kind === "pointer";
}

/** The address of a place that is no bit-field, as a value of `pointer` type. */
export function addressOf(types: TypeTable, place: Place, pointer: TypeId): Expr {
  if (place.kind === "memory") return retyped(types, place.address, pointer);
  return { kind: "address", place, type: pointer };
}

export function load(place: Place): Expr {
  return { kind: "load", place, type: place.type };
}

/** The part of `base` at `offset` bytes. */
export function partOf(
  types: TypeTable,
  base: Place,
  offset: number,
  type: TypeId,
  bits: BitRange | null,
  member: Member | null,
): Place {
  if (base.kind === "variable") return moved(base, offset, type, bits, member);
  return { kind: "memory", address: addOffset(types, base.address, BigInt(offset)), type, bits, member };
}

/** The value a bit-field of this width holds after `value` was stored: truncated, then extended by its type's sign. */
export function throughBits(types: TypeTable, value: Expr, bits: BitRange): Expr {
  const spare = (bitsOf(types, value.type) ?? 64) - bits.width;
  if (spare <= 0) return value;
  if (!isSigned(types, value.type)) {
    const mask = constant(types, (1n << BigInt(bits.width)) - 1n, value.type);
    return makeBinary(types, "and", value, mask, value.type);
  }
  const count = constant(types, BigInt(spare), types.int);
  return makeBinary(types, "shr", makeBinary(types, "shl", value, count, value.type), count, value.type);
}
