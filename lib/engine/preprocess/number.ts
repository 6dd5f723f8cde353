/** Integer and character constants as `#if` reads them: 64 bits, signed unless the constant says otherwise. */

export interface Constant {
  readonly value: bigint;
  readonly isUnsigned: boolean;
}

const INTEGER = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)(u?(?:l|ll|i8|i16|i32|i64|z)?|(?:l|ll|z)u)$/i;
const LARGEST_SIGNED = 0x7fffffffffffffffn;

/** Null for floating constants and anything else `#if` cannot use. Too large values wrap. */
export function readInteger(text: string): Constant | null {
  const match = INTEGER.exec(text.replaceAll("'", ""));
  if (match === null) return null;
  const digits = match[1]!;
  const isOctal = /^0[0-9]+$/.test(digits);
  if (isOctal && /[89]/.test(digits)) return null;
  const value = BigInt(isOctal ? `0o${digits}` : digits.toLowerCase());
  const isUnsigned = /u/i.test(match[2]!) || value > LARGEST_SIGNED;
  return { value: isUnsigned ? BigInt.asUintN(64, value) : value, isUnsigned };
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
};
const UNIT = /\\x([0-9a-fA-F]+)|\\([0-7]{1,3})|\\([\s\S])|([\s\S])/gy;

/**
 * `'ab'` is 'a' * 256 + 'b', as cl and gcc have it; a single plain character is a signed char. Wide constants are
 * those of Windows, 16 bits unsigned.
 */
export function readCharacter(text: string): Constant | null {
  const open = text.indexOf("'");
  const isWide = open > 0;
  const units = [...text.slice(open + 1, -1).matchAll(UNIT)].map(unitValue);
  if (units.length === 0) return null;
  if (isWide) return { value: BigInt(units[units.length - 1]! & 0xffff), isUnsigned: false };
  if (units.length === 1) return { value: BigInt((units[0]! << 24) >> 24), isUnsigned: false };
  return { value: BigInt(units.reduce((sum, unit) => (sum << 8) | (unit & 0xff), 0)), isUnsigned: false };
}

function unitValue([, hex, octal, escaped, plain]: RegExpExecArray): number {
  if (hex !== undefined) return Number.parseInt(hex.slice(-4), 16);
  if (octal !== undefined) return Number.parseInt(octal, 8);
  if (escaped !== undefined) return SIMPLE_ESCAPES[escaped] ?? escaped.charCodeAt(0);
  return plain!.charCodeAt(0);
}
