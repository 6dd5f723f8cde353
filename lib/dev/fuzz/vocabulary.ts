/**
 * The words of generated programs: one device extension, a fixed set of locals per function, and conditions and
 * expressions over them.
 *
 * A *small* program reads every input through a mask of two bits, so that four values per input are all there are and
 * its runs can be enumerated. Names are told apart by their spelling: locals `v0`, `took`, …; fields begin with a
 * capital letter. Defined C by construction: divisors are not 0, shift amounts are below the width, indices are masked.
 */
import type { Dice } from "./dice";

/** A scalar that can be read and written. */
export interface Scalar {
  readonly text: string;
  /** What must stay unchanged for its value to stay: a local's name or a field's. */
  readonly root: string;
  readonly bits: number;
  readonly signed: boolean;
  /** Comes from the environment unless the program wrote it. */
  readonly isInput: boolean;
}

export interface Condition {
  readonly text: string;
  readonly roots: readonly string[];
}

export const PRELUDE: readonly string[] = [
  "typedef struct _EXT EXT;",
  "typedef VOID STEP(EXT *ext, PKIRQL irqlp);",
  "typedef struct _OPS { STEP *Begin; STEP *End; } OPS;",
  "typedef union _WORD { ULONG All; struct { UCHAR Lo; UCHAR Hi; USHORT Top; } Part; } WORD;",
  "typedef struct _NOTE { UCHAR Tag; ULONG Value; BOOLEAN Set; } NOTE;",
  "struct _EXT {",
  "    ULONG F0; LONG F1; UCHAR B0; USHORT H0; ULONGLONG Q0; LONGLONG Q1; CHAR C0; SHORT S0;",
  "    ULONG A : 1; ULONG M : 1; ULONG Wide : 5;",
  "    EXT *Next; KIRQL Irql; BOOLEAN Held; volatile ULONG Reg;",
  "    LONG Low : 2; LONG Rest : 9;",
  "    WORD Word; ULONG Arr[4]; OPS Ops; NOTE Note;",
  "};",
  "VOID Report(EXT *ext);",
  "ULONG Query(ULONG which);",
  "NTSTATUS Start(ULONG which);",
  "VOID Fill(NOTE *note);",
];

/** Declared at the head of every function. The input `arg` is the only thing that differs. */
export const LOCALS: readonly string[] = [
  "ULONG v0 = {u}; LONG v1 = {s}; UCHAR v2 = (UCHAR){u}; USHORT v3 = (USHORT){u}; LONGLONG v4 = {s}; ULONGLONG v5 = {u};",
  "CHAR v6 = (CHAR){s};",
  "BOOLEAN took = FALSE;",
  "ULONG flags = 0;",
  "ULONG n = 0;",
  "NTSTATUS st = STATUS_SUCCESS;",
  "EXT *p = ext;",
  "EXT *mark = NULL;",
  "ULONG *q = &v0;",
  "ULONG arr[4] = { 0 };",
  "NOTE note = { 0 };",
  "NOTE copy = { 0 };",
  "WORD word = { 0 };",
];

const local = (text: string, bits: number, signed: boolean): Scalar => ({
  text,
  root: text,
  bits,
  signed,
  isInput: false,
});
const field = (name: string, bits: number, signed: boolean, base = "ext->"): Scalar => ({
  text: base + name,
  root: name,
  bits,
  signed,
  isInput: true,
});

export const localScalars: readonly Scalar[] = [
  local("v0", 32, false),
  local("v1", 32, true),
  local("v2", 8, false),
  local("v3", 16, false),
  local("v4", 64, true),
  local("v5", 64, false),
  local("v6", 8, true),
];

export const fieldScalars: readonly Scalar[] = [
  field("F0", 32, false),
  field("F1", 32, true),
  field("B0", 8, false),
  field("H0", 16, false),
  field("Q0", 64, false),
  field("Q1", 64, true),
  field("C0", 8, true),
  field("S0", 16, true),
  field("A", 1, false),
  field("M", 1, false),
  field("Low", 2, true),
  field("F0", 32, false, "p->"),
  field("B0", 8, false, "p->"),
  field("Word.All", 32, false),
  field("Word.Part.Lo", 8, false),
  field("Arr[1]", 32, false),
];

/** Only where an input need not fit two bits. */
export const wideScalars: readonly Scalar[] = [field("Wide", 5, false), field("Rest", 9, true)];

const CONSTANTS: Readonly<Record<number, readonly string[]>> = {
  1: ["0", "1"],
  2: ["0", "1", "-1"],
  5: ["0", "1", "7", "16", "31"],
  8: ["0", "1", "2", "3", "5", "127", "128", "255", "-1", "0x40"],
  9: ["0", "1", "-1", "100", "-200"],
  16: ["0", "1", "2", "3", "255", "256", "32767", "32768", "65535", "-1"],
  32: ["0", "1", "2", "3", "4", "10", "255", "256", "0x80000000", "0x7fffffff", "0xffffffff", "-1", "0x100"],
  64: ["0", "1", "2", "3", "0x100000000ULL", "0xffffffffULL", "-1", "0x8000000000000000ULL", "10"],
};

export class Vocabulary {
  constructor(
    private readonly dice: Dice,
    readonly isSmall: boolean,
  ) {}

  /** How a scalar is read: through a mask if it is an input of a small program. */
  read(scalar: Scalar): string {
    return scalar.isInput && this.isSmall && scalar.bits > 2 ? `(${scalar.text} & 3)` : scalar.text;
  }

  scalar(): Scalar {
    const { dice } = this;
    if (dice.chance(this.isSmall ? 0.8 : 0.5)) return dice.oneOf(localScalars);
    return dice.oneOf(this.isSmall ? fieldScalars : [...fieldScalars, ...wideScalars]);
  }

  constant(bits: number): string {
    return this.dice.oneOf(CONSTANTS[bits] ?? CONSTANTS[32]!);
  }

  /** An input read as an expression: field, result of an unknown call, volatile read. */
  input(): string {
    const mask = this.isSmall ? " & 3" : this.dice.oneOf(["", " & 7", " & 0xff", ""]);
    return this.dice.oneOf([
      `(ext->F0${mask})`,
      `(ext->B0${mask})`,
      `(ext->H0${mask})`,
      `(Query(1)${mask})`,
      `(ext->Reg${mask})`,
      `(ext->F1${mask})`,
      `(g_mode${mask})`,
    ]);
  }

  expression(depth = 2): string {
    const { dice } = this;
    if (depth === 0 || dice.chance(0.3)) {
      return dice.chance(0.3) ? this.constant(32) : this.read(this.scalar());
    }
    const sub = () => this.expression(depth - 1);
    return dice.oneOf([
      () => `(${sub()} ${dice.oneOf(["+", "-", "&", "|", "^", "*"])} ${sub()})`,
      () => `((ULONG)${sub()} ${dice.oneOf(["<<", ">>"])} ${dice.below(31)})`,
      () => `((LONG)${sub()} >> ${1 + dice.below(30)})`,
      () => `(${dice.oneOf(["UCHAR", "CHAR", "USHORT", "SHORT", "ULONG", "LONG", "ULONGLONG"])})${sub()}`,
      () => `(~${sub()})`,
      () => `(${sub()} ${dice.oneOf(["==", "<", ">=", "!="])} ${sub()})`,
      () => `(${this.condition(1).text} ? ${sub()} : ${sub()})`,
      () => `((ULONG)${sub()} ${dice.oneOf(["/", "%"])} ${1 + dice.below(9)})`,
      () => `Mix(${sub()}, ${sub()})`,
      () => this.input(),
    ])();
  }

  condition(depth = 2): Condition {
    const { dice } = this;
    if (depth > 0 && dice.chance(0.3)) {
      const [left, right] = [this.condition(depth - 1), this.condition(depth - 1)];
      const roots = [...left.roots, ...right.roots];
      return { text: `(${left.text} ${dice.oneOf(["&&", "||"])} ${right.text})`, roots };
    }
    const scalar = this.scalar();
    const { bits } = scalar;
    const text = this.read(scalar);
    const atom = (written: string): Condition => ({ text: written, roots: [scalar.root] });
    const other = dice.oneOf(localScalars);
    return dice.oneOf([
      () => atom(`(${text} ${dice.oneOf(["==", "!=", "<", ">", "<=", ">="])} ${this.constant(bits)})`),
      () => atom(`(${text} ${dice.oneOf(["==", "!=", "<", ">", "<=", ">="])} ${this.constant(bits)})`),
      () => atom(text),
      () => atom(`(!${text})`),
      () => atom(`(${text} & ${dice.oneOf(["1", "2", "4", "0x80", "3"])})`),
      () => atom(`((${text} & ${dice.oneOf(["1", "3", "6"])}) == ${dice.oneOf(["1", "2", "0", "3"])})`),
      () => atom(`(${text} >= ${dice.below(3)} && ${text} < ${2 + dice.below(4)})`),
      () => ({
        text: `(${text} ${dice.oneOf(["==", "<", ">"])} ${other.text})`,
        roots: [scalar.root, other.root],
      }),
      () =>
        atom(
          `((${dice.oneOf(["UCHAR", "SHORT", "LONG", "ULONG"])})${text} ${dice.oneOf(["<", "=="])} ${this.constant(8)})`,
        ),
      () => atom(`((${text} + ${1 + dice.below(3)}) ${dice.oneOf(["==", "<", ">"])} ${this.constant(bits)})`),
      () => atom(`((${text} ${dice.oneOf(["^", "|", "-"])} ${1 + dice.below(3)}) != ${this.constant(bits)})`),
      () => ({ text: "(ext->Next != NULL)", roots: ["Next"] }),
      () => ({ text: "(ext->Held)", roots: ["Held"] }),
      () => ({ text: "NT_SUCCESS(st)", roots: ["st"] }),
      () => ({ text: `(${this.input()} == ${dice.below(4)})`, roots: ["F0", "B0", "H0", "F1", "g_mode"] }),
      () => ({ text: `(*q ${dice.oneOf(["==", "!=", ">"])} ${dice.below(3)})`, roots: ["v0", "q"] }),
      () => ({ text: "(p == ext)", roots: ["p"] }),
      () => ({
        text: `(arr[${dice.below(4)}] ${dice.oneOf(["==", "!="])} ${dice.below(3)})`,
        roots: ["arr"],
      }),
      () => ({ text: `((UCHAR)(v0 >> 8) == ${dice.below(2)})`, roots: ["v0"] }),
    ])();
  }
}
