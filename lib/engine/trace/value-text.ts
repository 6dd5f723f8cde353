/** Values in human form: by type and, where the source names a constant beside it, by that name. */
import type { CType, TypeId } from "../types";

/** Addresses from here on are objects; below they are plain numbers that a pointer happens to hold. */
const FIRST_ADDRESS = 0x1_0000n;

export function valueText(typeOf: (id: TypeId) => CType, type: TypeId, value: bigint): string {
  const known = typeOf(type);
  switch (known.kind) {
    case "pointer":
      return value === 0n ? "NULL" : value < FIRST_ADDRESS ? hex(value) : `an object (${hex(value)})`;
    case "integer":
      return known.signed ? signedText(BigInt.asIntN(known.bits, value)) : unsignedText(value);
    case "enum":
      return signedText(BigInt.asIntN(32, value));
    default:
      return unsignedText(value);
  }
}

export function isObjectAddress(typeOf: (id: TypeId) => CType, type: TypeId, value: bigint): boolean {
  return typeOf(type).kind === "pointer" && value >= FIRST_ADDRESS;
}

/** `SRB_FUNCTION_FLUSH (0x08)`. */
export function namedValue(name: string, value: bigint): string {
  return `${name} (${hex(value)})`;
}

/** At least two digits: `0x08`, `0x103`. */
export function hex(value: bigint): string {
  return `0x${value.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** From here on digits say less than the pattern. */
const FIRST_PATTERN = 0x1_0000n;

function unsignedText(value: bigint): string {
  if (value >= FIRST_PATTERN) return hex(value);
  return value < 10n ? value.toString() : `${value} (${hex(value)})`;
}

/** Large negative numbers are mostly NTSTATUS codes: the pattern says more than the sign. */
function signedText(value: bigint): string {
  if (value >= 0n) return unsignedText(value);
  return value > -1000n ? value.toString() : hex(BigInt.asUintN(32, value));
}
