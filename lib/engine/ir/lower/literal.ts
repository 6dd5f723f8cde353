/**
 * The values and types of C's literals, as the Microsoft compiler reads them: `long` is 32 bits, an unsuffixed
 * decimal that does not fit `int` but 32 bits is unsigned (warning C4146 tells), `'abcd'` is big-endian in its
 * characters, wide characters have 16 bits.
 */
import type { TypeId, TypeTable } from "../../types";

export interface IntegerLiteral {
  /** Unsigned pattern in the width of `type`. */
  readonly value: bigint;
  readonly type: TypeId;
}

/** Null for floating constants and for what is no number. */
export function readInteger(types: TypeTable, text: string): IntegerLiteral | null {
  const small = smallDecimal(text);
  if (small >= 0) return { value: BigInt(small), type: types.int };
  const match = /^(0[xX][0-9a-fA-F']+|0[bB][01']+|[0-9][0-9']*)([uUlLiI0-9]*)$/.exec(text);
  if (!match) return null;
  const digits = match[1]!.replaceAll("'", "");
  const isOctal = /^0[0-9]/.test(digits);
  if (isOctal && /[89]/.test(digits)) return null;
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  const type = typeOfInteger(types, value, match[2]!.toLowerCase(), digits.startsWith("0"));
  return type === null ? null : { value: BigInt.asUintN(64, value), type };
}

/** Most literals are short and decimal; -1 for all others. */
function smallDecimal(text: string): number {
  if (text.length > 9 || (text.length > 1 && text.charCodeAt(0) === 48)) return -1;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function typeOfInteger(types: TypeTable, value: bigint, suffix: string, isPattern: boolean): TypeId | null {
  const sized = /^(u?)i(8|16|32|64)$/.exec(suffix);
  if (sized) return types.integer(Number(sized[2]) as 8 | 16 | 32 | 64, sized[1] === "");
  if (!/^(u?l{0,2}|l{1,2}u)$/.test(suffix)) return null;
  const isUnsigned = suffix.includes("u");
  const isWide = suffix.includes("ll");
  if (!isWide && !isUnsigned && value < 1n << 31n) return types.int;
  if (!isWide && value < 1n << 32n) return types.unsignedInt;
  if (!isUnsigned && value < 1n << 63n) return types.longLong;
  return isUnsigned || isPattern || value >= 1n << 63n ? types.unsignedLongLong : types.longLong;
}

export function isFloatLiteral(text: string): boolean {
  return /^(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)[fFlL]?$/.test(text) || /^0[xX].*[pP]/.test(text);
}

/** `'a'` is `int`, `L'a'` is `unsigned short`. */
export function readCharacter(types: TypeTable, text: string): IntegerLiteral | null {
  const quote = text.indexOf("'");
  const units = decode(text.slice(quote + 1, -1));
  if (quote < 0 || units.length === 0) return null;
  if (text[0] === "L" || text[0] === "u") {
    return { value: BigInt(units.charCodeAt(0)), type: types.unsignedShort };
  }
  if (units.length === 1) {
    const signed = BigInt.asIntN(8, BigInt(units.charCodeAt(0)));
    return { value: BigInt.asUintN(32, signed), type: types.int };
  }
  let value = 0n;
  for (const unit of units) value = (value << 8n) | BigInt(unit.charCodeAt(0) & 0xff);
  return { value: BigInt.asUintN(32, value), type: types.int };
}

export interface StringLiteral {
  /** Code units without the terminating zero. */
  readonly text: string;
  readonly isWide: boolean;
}

/** Adjacent literals are one; one wide part makes all of it wide. */
export function readString(texts: readonly string[]): StringLiteral {
  let text = "";
  let isWide = false;
  for (const part of texts) {
    const quote = part.indexOf('"');
    isWide ||= part[0] === "L" || (part[0] === "u" && part[1] !== "8");
    text += decode(part.slice(quote + 1, -1));
  }
  return { text, isWide };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

function decode(body: string): string {
  if (!body.includes("\\")) return body;
  return body.replace(/\\(x[0-9a-fA-F]+|[0-7]{1,3}|u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    if (/^[xu]./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16) & 0xffff);
    return simpleEscapes[code] ?? code;
  });
}
