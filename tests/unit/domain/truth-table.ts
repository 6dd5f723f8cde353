/**
 * Which assignments make a sample true: an oracle for conjunctions over two bytes and two truth values.
 * Samples become straight JavaScript on numbers, independent of the engine; widths up to 32.
 */
import type { SymId, TermId, Terms } from "../../../lib/engine/domain";
import type { Sample } from "./term-samples";

/** Bytes at which comparisons, masks and wrapping change their answer, and a few between. */
const BYTES: readonly number[] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 85, 100, 126, 127, 128, 129,
  130, 160, 170, 191, 192, 200, 223, 224, 240, 250, 251, 252, 253, 254, 255,
];

/** Two bytes out of `BYTES` and two truth values. */
export const ASSIGNMENTS = 4 * BYTES.length ** 2;

/** The four values of an assignment: truth 0 and 1, byte 0 and 1. */
export function valuesAt(index: number): [number, number, number, number] {
  const bytes = index >> 2;
  return [
    index & 1,
    (index >> 1) & 1,
    BYTES[bytes % BYTES.length]!,
    BYTES[Math.floor(bytes / BYTES.length)]!,
  ];
}

/** The assignment that differs from `index` in having `value` for byte 0; -1 when that is not among them. */
export function withByte0(index: number, value: number): number {
  const at = BYTES.indexOf(value);
  if (at < 0) return -1;
  const bytes = index >> 2;
  return ((bytes - (bytes % BYTES.length) + at) << 2) | (index & 3);
}

/** The value under every assignment, as an unsigned number. */
export function valueTable(sample: Sample): Uint32Array {
  const value = new Function("b0", "b1", "x0", "x1", `return ${code(sample)};`) as (
    ...values: number[]
  ) => number;
  const table = new Uint32Array(ASSIGNMENTS);
  for (let index = 0; index < ASSIGNMENTS; index++) {
    table[index] = value(...valuesAt(index));
  }
  return table;
}

/** A term read back as a sample. `indexOf` names its symbols. */
export function sampleOf(terms: Terms, term: TermId, indexOf: (sym: SymId) => number): Sample {
  const width = terms.width(term);
  const op = terms.op(term);
  const side = (index: 0 | 1 | 2) => sampleOf(terms, terms.operand(term, index), indexOf);
  switch (op) {
    case "const":
      return { kind: "constant", value: terms.constantValue(term), width };
    case "sym":
      return { kind: "sym", index: indexOf(terms.symOf(term)), width };
    case "address":
      throw new Error("an address has no truth table");
    case "not":
      return { kind: "not", of: side(0), width };
    case "zext":
    case "sext":
    case "trunc":
      return { kind: "resize", op, of: side(0), width };
    case "ite":
      return { kind: "ite", c: side(0), x: side(1), y: side(2), width };
    default:
      return { kind: "binary", op, x: side(0), y: side(1), width };
  }
}

/** An expression whose value is the unsigned number. */
function code(sample: Sample): string {
  const mask = (text: string) =>
    sample.width === 32 ? `((${text}) >>> 0)` : `((${text}) & ${2 ** sample.width - 1})`;
  switch (sample.kind) {
    case "constant":
      return `${sample.value}`;
    case "sym":
      return `${sample.width === 1 ? "b" : "x"}${sample.index}`;
    case "not":
      return mask(`~${code(sample.of)}`);
    case "resize":
      return sample.op === "zext"
        ? code(sample.of)
        : mask(sample.op === "sext" ? signed(sample.of) : code(sample.of));
    case "ite":
      return `(${code(sample.c)} ? ${code(sample.x)} : ${code(sample.y)})`;
    case "binary":
      return mask(binaryCode(sample.op, sample.x, sample.y));
  }
}

function signed(sample: Sample): string {
  const shift = 32 - sample.width;
  return `((${code(sample)} << ${shift}) >> ${shift})`;
}

function binaryCode(op: (Sample & { kind: "binary" })["op"], left: Sample, right: Sample): string {
  const [x, y, sx, sy] = [code(left), code(right), signed(left), signed(right)];
  const w = left.width;
  switch (op) {
    case "add":
      return `${x} + ${y}`;
    case "sub":
      return `${x} - ${y}`;
    case "mul":
      return `Math.imul(${x}, ${y})`;
    case "udiv":
      return `(${y} === 0 ? -1 : Math.floor(${x} / ${y}))`;
    case "urem":
      return `(${y} === 0 ? ${x} : ${x} % ${y})`;
    case "sdiv":
      return `(${y} === 0 ? (${sx} < 0 ? 1 : -1) : Math.trunc(${sx} / ${sy}))`;
    case "srem":
      return `(${y} === 0 ? ${x} : ${sx} % ${sy})`;
    case "and":
      return `${x} & ${y}`;
    case "or":
      return `${x} | ${y}`;
    case "xor":
      return `${x} ^ ${y}`;
    case "shl":
      return `(${y} >= ${w} ? 0 : ${x} << ${y})`;
    case "lshr":
      return `(${y} >= ${w} ? 0 : ${x} >>> ${y})`;
    case "ashr":
      return `${sx} >> Math.min(${y}, 31)`;
    case "eq":
      return `${x} === ${y} ? 1 : 0`;
    case "ult":
      return `${x} < ${y} ? 1 : 0`;
    case "ule":
      return `${x} <= ${y} ? 1 : 0`;
    case "slt":
      return `${sx} < ${sy} ? 1 : 0`;
    case "sle":
      return `${sx} <= ${sy} ? 1 : 0`;
  }
}
