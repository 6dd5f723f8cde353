/**
 * Machine values and the widths they have.
 *
 * A value is the mathematical value of its C type: `number` for up to 32 bits, `bigint` for 64 bits, so that the
 * common case makes no bigint. A *pattern* is the same value as an unsigned bigint in the width of its type, the
 * language of witnesses. Pointers, open types and `double` are unsigned 64-bit, `float` is unsigned 32-bit.
 */
import type { CType, TypeId } from "../types";

export type Value = number | bigint;

/** How a scalar type stands in memory and in a `Value`. */
export interface Shape {
  readonly bytes: 1 | 2 | 4 | 8;
  readonly isSigned: boolean;
  readonly isWide: boolean;
  /** `_Bool`: conversions to it compare with zero. */
  readonly isBool: boolean;
  readonly isFloat: boolean;
}

export const INT: Shape = { bytes: 4, isSigned: true, isWide: false, isBool: false, isFloat: false };
export const POINTER: Shape = { bytes: 8, isSigned: false, isWide: true, isBool: false, isFloat: false };

/** Null for records, arrays, functions and `void`. */
export function shapeOf(type: CType): Shape | null {
  switch (type.kind) {
    case "integer": {
      const bytes = type.bits === 1 ? 1 : ((type.bits / 8) as Shape["bytes"]);
      return { ...INT, bytes, isSigned: type.signed, isWide: bytes === 8, isBool: type.bits === 1 };
    }
    case "enum":
      return INT;
    case "float":
      return type.bits === 64 ? { ...POINTER, isFloat: true } : { ...INT, isSigned: false, isFloat: true };
    case "pointer":
    case "open":
      return POINTER;
    default:
      return null;
  }
}

/** Bytes of a type as it stands in memory; 0 for what has no size. */
export function sizeOf(id: TypeId, typeOf: (id: TypeId) => CType): number {
  let count = 1;
  let type = typeOf(id);
  while (type.kind === "array") {
    count *= type.count ?? 0;
    type = typeOf(type.of);
  }
  if (type.kind === "record") return count * (type.layout?.size ?? 0);
  return count * (shapeOf(type)?.bytes ?? 0);
}

/** The integer brought into the range of a narrow shape, modulo 2^width. `value` may be any int32 or uint32. */
export function wrapNarrow(value: number, shape: Shape): number {
  switch (shape.bytes) {
    case 1:
      return shape.isSigned ? (value << 24) >> 24 : value & 0xff;
    case 2:
      return shape.isSigned ? (value << 16) >> 16 : value & 0xffff;
    default:
      return shape.isSigned ? value | 0 : value >>> 0;
  }
}

export function wrapWide(value: bigint, shape: Shape): bigint {
  return shape.isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value);
}

/** C's conversion between scalar types. */
export function convert(value: Value, to: Shape): Value {
  if (to.isBool) return Number(value) !== 0 ? 1 : 0;
  if (to.isWide) return wrapWide(typeof value === "bigint" ? value : BigInt(value), to);
  return wrapNarrow(typeof value === "bigint" ? Number(BigInt.asIntN(32, value)) : value, to);
}

export function fromPattern(pattern: bigint, shape: Shape): Value {
  if (shape.isWide) return wrapWide(pattern, shape);
  return wrapNarrow(Number(BigInt.asIntN(32, pattern)), shape);
}

export function toPattern(value: Value, shape: Shape): bigint {
  return BigInt.asUintN(shape.bytes * 8, BigInt(value));
}
