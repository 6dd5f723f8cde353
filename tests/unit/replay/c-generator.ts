/**
 * Small random C functions whose result C defines: the material for holding the front end and the interpreter against
 * a compiler.
 *
 * Every function takes nothing and returns an `unsigned long long`. Defined by construction: divisors are never 0 or
 * -1, shift amounts stay below the width, indices are masked, loops are bounded by own counters and `goto` by fuel,
 * variables are initialised, an expression changes at most one variable and does not read it elsewhere. Signed overflow
 * wraps (the compiler is told so). Not used, because compilers differ on purpose: `long`, enumerations without a
 * negative constant, bit-fields wider than `int`, layout of records.
 */

const INTEGERS = [
  "signed char",
  "unsigned char",
  "char",
  "short",
  "unsigned short",
  "int",
  "unsigned int",
  "long long",
  "unsigned long long",
  "_Bool",
  "enum Sign",
] as const;
const WIDE_TYPES = ["int", "unsigned int", "long long", "unsigned long long"] as const;
const FIELDS = [
  "c",
  "uc",
  "s",
  "us",
  "i",
  "u",
  "ll",
  "ull",
  "b3",
  "u5",
  "s11",
  "u16",
  "sc2",
  "flag",
  "in.x",
  "in.y",
];
const CONSTANTS = [
  "0",
  "1",
  "2",
  "3",
  "7",
  "-1",
  "-2",
  "127",
  "128",
  "255",
  "256",
  "-128",
  "32767",
  "32768",
  "65535",
  "65536",
  "2147483647",
  "(-2147483647 - 1)",
  "0x80000000",
  "0xffffffffU",
  "0x7fffffffffffffffLL",
  "0x8000000000000000ULL",
  "123456789012LL",
  "-5LL",
  "'a'",
  "'\\xff'",
  "0xF0F0",
  "Minus",
  "Plus",
];

/** Declarations that all functions of a file share. */
export const PRELUDE = `
enum Sign { Minus = -1, Zero, Plus = 1000 };
typedef struct Inner { short x; unsigned int y; } Inner;
typedef struct Rec {
  char c; unsigned char uc; short s; unsigned short us; int i; unsigned int u; long long ll; unsigned long long ull;
  int b3 : 3; unsigned int u5 : 5; int s11 : 11; unsigned int u16 : 16; signed char sc2 : 2; _Bool flag : 1;
  int arr[4]; Inner in; struct Rec *link;
} Rec;
typedef union Word { unsigned int u; unsigned char b[4]; short s[2]; int i; } Word;
typedef int (*Pair)(int, unsigned char);
static int g_i = -3; static unsigned short g_us = 65000; static long long g_ll; static unsigned char g_arr[4] = { 1, 200, 3 };
static const char g_text[] = "a\\377z\\0q";
static Rec g_rec = { .s = -7, .u5 = 30, .b3 = -3, .arr = { [2] = 9, 4 }, .in = { .y = 77 } };
static int mix(int a, unsigned char b) { return a * 31 + b; }
static int pick(int a, unsigned char b) { if (a > b) return b; return a ^ b; }
static Pair g_table[2] = { mix, pick };
static unsigned int deep(unsigned int n, unsigned int acc) { return n == 0 ? acc : deep(n - 1, acc * 33u + n); }
static Rec twist(Rec r, int by) { r.i += by; r.s11 = by; r.in.x ^= (short)by; return r; }
static void bump(int *p, short by) { *p += by; }
static int first(int v, ...) { return v; }
static short kr(a, b) short a; char b; { return a - b; }
`;

/**
 * Targets whose changed value may be used: the type of an assignment to an unsigned bit-field is a matter of taste
 * (declared type or promoted), and `_Bool` counts in its own way.
 */
function isWholeOrSigned(scalar: string): boolean {
  return !/flag|u5|u16/.test(scalar);
}

export class CGenerator {
  private lines: string[] = [];
  private indent = 1;
  private names = 0;
  /** Readable and writable scalar lvalues in scope. */
  private scalars: string[] = [];
  /** The variable an expression changes, not to be read in it. */
  private banned = "";
  private depth = 0;

  constructor(private readonly random: () => number) {}

  /** One function definition. */
  function(name: string): string {
    this.lines = [];
    this.scalars = ["g_i", "g_us", "g_ll", ...FIELDS.map((field) => `g_rec.${field}`)];
    this.emit("unsigned long long chk = 0; int fuel = 6;");
    this.declareLocals();
    this.statements(5 + this.below(8));
    for (const scalar of this.scalars.slice(0, 40))
      this.emit(`chk = chk * 31 + (unsigned long long)${scalar};`);
    this.emit(
      "for (int i = 0; i < 4; i++) chk = chk * 7 + (unsigned long long)arr[i] + rec.arr[i] + word.b[i] + grid[i & 1][i];",
    );
    this.emit("return chk;");
    return `unsigned long long ${name}(void) {\n${this.lines.join("\n")}\n}\n`;
  }

  // Declarations ------------------------------------------------------------------------------------

  private declareLocals(): void {
    this.emit(
      "Rec rec = { 0 }; Rec other; Word word; Rec *rp = &rec; short arr[4] = { 1, -2, 3 }; unsigned char grid[2][4] = { { 9, 8 }, { 7 } };",
    );
    this.emit("word.u = 0x81828384u; other = g_rec; rec.link = &other;");
    this.emit("static int kept = 5; kept += 3;");
    this.scalars.push("kept", "word.u", "word.i");
    for (let i = 0; i < 4 + this.below(4); i++) this.declareScalar();
    for (const field of FIELDS) this.scalars.push(`rec.${field}`);
    this.scalars.push("rp->i", "rp->u5", "rp->link->s", "rp->link->in.y", "other.ll");
  }

  private declareScalar(): void {
    const name = `v${this.names++}`;
    this.emit(`${this.oneOf(INTEGERS)} ${name} = ${this.expr(2)};`);
    this.scalars.push(name);
  }

  // Statements --------------------------------------------------------------------------------------

  private statements(count: number): void {
    this.depth++;
    for (let i = 0; i < count; i++) this.statement();
    this.depth--;
  }

  private statement(): void {
    const simple = [
      () => this.assignment(),
      () => this.assignment(),
      () => this.stepping(),
      () => this.indexed(),
      () => this.recordAssignment(),
      () => this.callStatement(),
      () => this.emit(`chk = chk * 131 + (unsigned long long)(${this.expr(3)});`),
      () => this.sideEffectInCondition(),
      () => this.comma(),
    ];
    const nested = [
      () => this.conditional(),
      () => this.loop(),
      () => this.switchStatement(),
      () => this.gotoStatement(),
      () => this.block(),
    ];
    this.oneOf(this.depth < 4 ? [...simple, ...nested] : simple)();
  }

  private assignment(): void {
    const target = this.oneOf(this.scalars);
    this.changing(target, () => {
      const op = this.oneOf(["=", "=", "+=", "-=", "*=", "&=", "|=", "^=", "/=", "%=", "<<=", ">>="]);
      if (target.includes("flag") && op !== "=") return this.emit(`${target} = ${this.expr(3)};`);
      if (op === "<<=" || op === ">>=") return this.emit(`${target} ${op} (${this.expr(2)}) & 7;`);
      if (op === "/=" || op === "%=") return this.emit(`${target} ${op} ${this.divisor("int")};`);
      return this.emit(`${target} ${op} ${this.expr(3)};`);
    });
  }

  private stepping(): void {
    const target = this.oneOf(this.scalars.filter(isWholeOrSigned));
    const op = this.oneOf(["++", "--"]);
    this.changing(target, () => {
      const step = this.chance(0.5) ? `${target}${op}` : `${op}${target}`;
      this.emit(
        this.chance(0.4)
          ? `${step};`
          : `chk += (unsigned long long)(${step} ${this.oneOf(["+", "^"])} ${this.expr(2)});`,
      );
    });
  }

  private indexed(): void {
    const index = () => `(${this.expr(2)}) & 3`;
    const targets = [
      `arr[${index()}]`,
      `rec.arr[${index()}]`,
      `*(arr + (${index()}))`,
      `rp->arr[${index()}]`,
      `grid[(${this.expr(1)}) & 1][${index()}]`,
      `word.b[${index()}]`,
      `word.s[(${this.expr(1)}) & 1]`,
      `g_arr[${index()}]`,
      `(&rec)->link->arr[${index()}]`,
    ];
    const target = this.oneOf(targets);
    this.emit(`${target} ${this.oneOf(["=", "+=", "^=", "-="])} ${this.expr(2)};`);
  }

  private recordAssignment(): void {
    this.emit(
      this.oneOf([
        "other = rec; rec.link = &other;",
        "rec.in = other.in;",
        `rec = twist(other, ${this.expr(2)}); rec.link = &other;`,
        "*rp = g_rec; rp->link = &other;",
        "memset(&other, 0, sizeof(other));",
        `memset(arr, ${this.expr(1)}, sizeof arr);`,
        "memcpy(&word, arr, sizeof word);",
        "g_rec.in = (Inner){ 4, 5 };",
        "rec.arr[1] = twist(rec, 5).arr[2];",
      ]),
    );
  }

  private callStatement(): void {
    this.emit(
      this.oneOf([
        `bump(&rec.i, ${this.expr(2)});`,
        `bump(&other.arr[(${this.expr(1)}) & 3], (short)${this.expr(2)});`,
        `chk += (unsigned int)g_table[(${this.expr(1)}) & 1](${this.expr(2)}, ${this.expr(2)});`,
        `chk ^= deep((${this.expr(1)}) & 7, ${this.expr(2)});`,
        `rec.i = first(${this.expr(2)}, 1, 2);`,
        `rec.s = kr((short)${this.expr(1)}, (char)${this.expr(1)});`,
      ]),
    );
  }

  private sideEffectInCondition(): void {
    const target = this.oneOf(this.scalars.filter(isWholeOrSigned));
    this.changing(target, () => {
      const join = this.oneOf(["&&", "||"]);
      const change = this.oneOf([
        `${target}++ > ${this.expr(1)}`,
        `(${target} = ${this.expr(2)}) != 0`,
        `--${target}`,
        `(${target} += ${this.expr(1)}, ${this.expr(1)})`,
      ]);
      this.emit(`if (${this.expr(2)} ${join} ${change}) chk += 17; else chk ^= 5;`);
    });
  }

  private comma(): void {
    const target = this.oneOf(this.scalars.filter(isWholeOrSigned));
    this.changing(target, () =>
      this.emit(`chk += (unsigned long long)(${target} = ${this.expr(2)}, ${this.expr(2)});`),
    );
  }

  private conditional(): void {
    this.emit(`if (${this.expr(3)})`);
    this.braced(() => this.statements(1 + this.below(3)));
    if (!this.chance(0.6)) return;
    this.emit("else");
    this.braced(() => this.statements(1 + this.below(2)));
  }

  private loop(): void {
    const counter = `k${this.names++}`;
    const bound = 1 + this.below(5);
    const body = () => {
      this.statements(1 + this.below(2));
      if (this.chance(0.3)) this.emit(`if (${this.expr(2)}) ${this.oneOf(["break", "continue"])};`);
      this.statements(1);
    };
    this.emit(`unsigned int ${counter} = 0;`);
    switch (this.below(3)) {
      case 0:
        this.emit(`for (${counter} = 0; ${counter} < ${bound}; ${counter}++)`);
        this.braced(body);
        break;
      case 1:
        this.emit(`while (${counter}++ < ${bound} && ${this.expr(1)})`);
        this.braced(body);
        break;
      default:
        this.emit("do");
        this.braced(body);
        this.emit(`while (++${counter} < ${bound});`);
    }
  }

  private switchStatement(): void {
    const [low, high] = [this.below(3), 3 + this.below(4)];
    this.emit(`switch ((${this.oneOf(INTEGERS)})(${this.expr(2)}) & 7)`);
    this.braced(() => {
      const labels = [`case ${low}:`, `case ${high}:`, "default:", "case 9: case 'b':"];
      for (let i = labels.length - 1; i > 0; i--) {
        const j = this.below(i + 1);
        [labels[i], labels[j]] = [labels[j]!, labels[i]!];
      }
      for (const label of labels.slice(0, 2 + this.below(3))) {
        this.emit(label);
        this.braced(() => this.statements(1));
        if (this.chance(0.6)) this.emit("break;");
      }
    });
  }

  /** Backwards with fuel, or forwards over a statement. */
  private gotoStatement(): void {
    const label = `L${this.names++}`;
    if (this.chance(0.5)) {
      this.emit(`${label}:;`);
      this.statements(1);
      this.emit(`if (fuel-- > 0) goto ${label};`);
    } else {
      this.emit(`if (${this.expr(2)}) goto ${label};`);
      this.braced(() => this.statements(2));
      this.emit(`${label}: chk += 3;`);
    }
  }

  private block(): void {
    this.braced(() => {
      const [name, value] = [`v${this.names++}`, this.expr(2)];
      this.emit(`${this.oneOf(INTEGERS)} ${name} = ${value};`);
      this.scalars.push(name);
      this.statements(2);
      this.scalars = this.scalars.filter((scalar) => scalar !== name);
    });
  }

  // Expressions -------------------------------------------------------------------------------------

  private expr(depth: number): string {
    if (depth === 0 || this.chance(0.15)) return this.leaf();
    const sub = () => this.expr(depth - 1);
    const wide = this.oneOf(WIDE_TYPES);
    const width = wide.includes("long") ? 63 : 31;
    return this.oneOf([
      () => `(${sub()} ${this.oneOf(["+", "-", "*", "&", "|", "^"])} ${sub()})`,
      () => `(${sub()} ${this.oneOf(["<", "<=", ">", ">=", "==", "!="])} ${sub()})`,
      () => `((${wide})${sub()} ${this.oneOf(["<<", ">>"])} (${sub()} & ${width}))`,
      () => `((${wide})${sub()} ${this.oneOf(["/", "%"])} ${this.divisor(wide)})`,
      () => `(${this.oneOf(["-", "~", "!", "+"])} ${sub()})`,
      () => `((${this.oneOf(INTEGERS)})${sub()})`,
      () => `(${sub()} ? ${sub()} : ${sub()})`,
      () => `(${sub()} ${this.oneOf(["&&", "||"])} ${sub()})`,
      () => `(${this.chance(0.5) ? "mix" : "pick"}(${sub()}, ${sub()}))`,
    ])();
  }

  private divisor(type: string): string {
    const some = `(((${type})${this.expr(1)} & 31) + 2)`;
    return this.chance(0.3) ? `(-${some})` : some;
  }

  private leaf(): string {
    if (this.chance(0.35)) return this.oneOf(CONSTANTS);
    const leaves = [
      ...this.scalars,
      ...this.scalars,
      "arr[1]",
      "grid[1][0]",
      "word.b[3]",
      "g_arr[1]",
      "g_text[1]",
      "rec.arr[2]",
      "sizeof(int)",
      '"xyz"[1]',
      "(rp == &rec)",
      "(rp->link != 0)",
      "(&arr[3] - &arr[1])",
    ];
    const leaf = this.oneOf(leaves);
    return this.mayRead(leaf) ? leaf : "11";
  }

  /** Everything inside the same record, union or array counts as the banned variable. */
  private mayRead(leaf: string): boolean {
    if (this.banned === "") return true;
    const roots = (name: string) => (/^(rec|rp|other)/.test(name) ? "records" : name.split(/[.[(-]/)[0]!);
    return roots(leaf) !== roots(this.banned);
  }

  private changing(target: string, write: () => void): void {
    const outer = this.banned;
    this.banned = target;
    write();
    this.banned = outer;
  }

  // Text --------------------------------------------------------------------------------------------

  private braced(inner: () => void): void {
    this.emit("{");
    this.indent++;
    inner();
    this.indent--;
    this.emit("}");
  }

  private emit(line: string): void {
    this.lines.push("  ".repeat(this.indent) + line);
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}
