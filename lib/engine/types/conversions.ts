/**
 * Integer promotions and usual arithmetic conversions (C11 6.3.1.1, 6.3.1.8) under LLP64, where rank follows width:
 * `long` is `int`. Enumerations are `int`, as MSVC has them. An open type swallows the other operand's type,
 * floating types swallow integers.
 */
import type { TypeId } from "./c-type";
import type { TypeTable } from "./type-table";

/** Type of an operand after promotion. `bits`: the operand is a bit-field of that width. */
export function promoted(
  types: TypeTable,
  id: TypeId,
  bits: { readonly width: number } | null = null,
): TypeId {
  const type = types.get(id);
  if (type.kind === "enum") return types.int;
  if (type.kind !== "integer") return id;
  const width = bits?.width ?? type.bits;
  if (width < 32) return types.int;
  if (width === 32 && bits !== null) return types.integer(32, type.signed);
  return id;
}

/** Common type of two promoted or unpromoted arithmetic operands; either may be open. */
export function arithmeticType(types: TypeTable, left: TypeId, right: TypeId): TypeId {
  const a = types.get(left);
  const b = types.get(right);
  if (a.kind === "float" || b.kind === "float") return widerFloat(types, left, right);
  if (a.kind === "open") return left;
  if (b.kind === "open") return right;
  const l = promoted(types, left);
  const r = promoted(types, right);
  const x = types.get(l);
  const y = types.get(r);
  if (x.kind !== "integer" || y.kind !== "integer") return types.longLong;
  if (x.bits !== y.bits) return x.bits > y.bits ? l : r;
  return x.signed ? r : l;
}

/** What an argument becomes without a prototype (C11 6.5.2.2p6). */
export function argumentPromoted(types: TypeTable, id: TypeId): TypeId {
  return types.get(id).kind === "float" ? types.double : promoted(types, id);
}

function widerFloat(types: TypeTable, left: TypeId, right: TypeId): TypeId {
  const isDouble = (id: TypeId) => id === types.double;
  const a = types.get(left);
  const b = types.get(right);
  if (a.kind !== "float") return right;
  if (b.kind !== "float") return left;
  return isDouble(left) || isDouble(right) ? types.double : types.float;
}

/** Bits a value of the type has in a register: 64 for pointers and open types, null for records, arrays, `void`. */
export function bitsOf(types: TypeTable, id: TypeId): 1 | 8 | 16 | 32 | 64 | null {
  const type = types.get(id);
  switch (type.kind) {
    case "integer":
      return type.bits;
    case "float":
      return type.bits;
    case "enum":
      return 32;
    case "pointer":
    case "open":
    case "function":
      return 64;
    default:
      return null;
  }
}

/** Pointers, `_Bool`, open and floating types count as unsigned; enumerations are signed. */
export function isSigned(types: TypeTable, id: TypeId): boolean {
  const type = types.get(id);
  return type.kind === "enum" || (type.kind === "integer" && type.signed);
}

/** The value as an unsigned pattern in the width of the type. */
export function wrap(types: TypeTable, value: bigint, id: TypeId): bigint {
  const bits = bitsOf(types, id) ?? 64;
  return BigInt.asUintN(bits, value);
}

/** The number a pattern of the type stands for. */
export function numberOf(types: TypeTable, pattern: bigint, id: TypeId): bigint {
  const bits = bitsOf(types, id) ?? 64;
  return isSigned(types, id) ? BigInt.asIntN(bits, pattern) : BigInt.asUintN(bits, pattern);
}
