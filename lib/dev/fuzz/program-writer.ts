/**
 * Writes small C programs around the cancel lock. A *stretch* of statements takes the lock from one state to another;
 * every construct is built from stretches, so a program is balanced unless a *slip* was made: a dropped, doubled or
 * conditional event, another condition, a missing `break`. Half of the programs have no slip at all. Nothing rests on
 * the balance: what a program does is found out by running it.
 */
import { correlations } from "./correlations";
import type { Dice } from "./dice";
import { FunctionContext, type Lock, other, type Returns } from "./function-context";
import { block, line, type Piece } from "./piece";
import { LOCALS, localScalars, PRELUDE, Vocabulary } from "./vocabulary";

export interface GeneratedProgram {
  readonly pieces: readonly Piece[];
  /** Four values per input are all there are. */
  readonly isSmall: boolean;
}

const DEEPEST_NESTING = 4;
const DEEPEST_CALL = 3;

export function writeProgram(dice: Dice): GeneratedProgram {
  const isSmall = dice.chance(0.6);
  const writer = new ProgramWriter(dice, new Vocabulary(dice, isSmall));
  return { pieces: writer.program(), isSmall };
}

/** The functions that can be taken out of a signature: same lock effect, same way to call. */
interface Helper {
  readonly name: string;
  readonly from: Lock;
  readonly to: Lock;
  readonly returns: Returns;
  readonly isStep: boolean;
}

export class ProgramWriter {
  private readonly functions: Piece[] = [];
  private readonly helpers: Helper[] = [];
  private names = 0;
  private budget: number;
  private slips: number;
  /** Nothing is kept unchanged: correlations hold only where the program's values make them. */
  private readonly isHostile: boolean;
  private depth = 0;
  /** The function being written. */
  fn!: FunctionContext;

  constructor(
    readonly dice: Dice,
    readonly words: Vocabulary,
  ) {
    this.budget = 8 + dice.below(30);
    this.slips = dice.chance(0.5) ? 0 : 1 + dice.below(2);
    this.isHostile = dice.chance(0.4);
  }

  program(): readonly Piece[] {
    const entries = this.dice.chance(0.75) ? 1 : 2;
    const share = Math.ceil(this.budget / entries);
    for (let i = 0; i < entries; i++) {
      this.budget = share;
      this.entry(i);
    }
    return [
      ...PRELUDE.map(line),
      line("static ULONG g_mode;"),
      line("static BOOLEAN g_held;"),
      line("static const ULONG g_masks[4] = { 1, 2, 4, 8 };"),
      block("static ULONG Mix(ULONG a, ULONG b) {", [
        block("if (a > b) {", [line("return a - b;")]),
        line("return a ^ b;"),
      ]),
      block("static VOID Nop(EXT *ext, PKIRQL irqlp) {", [line("ext->Arr[3]++;")]),
      block("static VOID Take(EXT *ext, PKIRQL irqlp) {", [line("IoAcquireCancelSpinLock(irqlp);")]),
      block("static VOID Give(EXT *ext, PKIRQL irqlp) {", [line("IoReleaseCancelSpinLock(*irqlp);")]),
      line("static const OPS g_ops = { Take, Give };"),
      ...this.functions,
    ];
  }

  // Functions ---------------------------------------------------------------------------------------

  private entry(index: number): void {
    const kinds = [
      { role: "HW_STARTIO", head: "BOOLEAN {n}(PVOID dev, PSCSI_REQUEST_BLOCK srb) {", returns: "BOOLEAN" },
      { role: "HW_BUILDIO", head: "BOOLEAN {n}(PVOID dev, PSCSI_REQUEST_BLOCK srb) {", returns: "BOOLEAN" },
      { role: "HW_TIMER", head: "VOID {n}(PVOID dev) {", returns: "void" },
      { role: "DRIVER_DISPATCH", head: "NTSTATUS {n}(PDEVICE_OBJECT dev, PIRP irp) {", returns: "NTSTATUS" },
      { role: "DRIVER_CANCEL", head: "VOID {n}(PDEVICE_OBJECT dev, PIRP irp) {", returns: "void" },
    ] as const;
    const kind = this.dice.oneOf(kinds);
    const name = `Entry${index}`;
    const fn = new FunctionContext(name, kind.returns, "free", this.dice.oneOf(["irql", "ext->Irql"]), 0);
    const isWdm = kind.role.startsWith("DRIVER");
    const ext = isWdm ? "EXT *ext = (EXT *)dev->DeviceExtension;" : "EXT *ext = (EXT *)dev;";
    const from = kind.role === "DRIVER_CANCEL" ? "held" : "free";
    const body = this.body(
      fn,
      ["KIRQL irql = 0;", ext],
      from,
      this.words.isSmall ? "(Query(2) & 3)" : "Query(2)",
    );
    this.functions.push(line(`${kind.role} ${name};`), block(kind.head.replace("{n}", name), body));
  }

  /** A helper that takes the lock from one state to another, an old one if there is one that fits. */
  helper(from: Lock, to: Lock, returns: Returns, isStep: boolean): string | null {
    const known = this.helpers.filter(
      (each) => each.from === from && each.to === to && each.returns === returns && each.isStep === isStep,
    );
    if (known.length > 0 && this.dice.chance(0.4)) return this.dice.oneOf(known).name;
    if (this.fn.callDepth >= DEEPEST_CALL || this.budget <= 0) return null;
    const name = `Help${this.names++}`;
    const irql = isStep || this.dice.chance(0.6) ? "*irqlp" : "ext->Irql";
    const fn = new FunctionContext(name, returns, to, irql, this.fn.callDepth + 1);
    const outer = this.fn;
    const [depth, budget] = [this.depth, this.budget];
    this.depth = 0;
    this.budget = Math.min(budget, 2 + this.dice.below(8));
    const used = this.budget;
    const start = isStep ? [] : ["arg"];
    const body = this.body(fn, [], from, start[0] ?? "ext->Arr[2]");
    this.budget = budget - used + Math.max(this.budget, 0);
    this.depth = depth;
    this.fn = outer;
    const parameters = isStep ? "EXT *ext, PKIRQL irqlp" : "EXT *ext, ULONG arg, PKIRQL irqlp";
    const type = returns === "void" ? "VOID" : returns;
    this.functions.push(block(`static ${type} ${name}(${parameters}) {`, body));
    this.helpers.push({ name, from, to, returns, isStep });
    return name;
  }

  private body(fn: FunctionContext, head: readonly string[], from: Lock, input: string): Piece[] {
    this.fn = fn;
    const arg = this.words.isSmall && !input.includes("&") ? `(${input} & 3)` : input;
    const locals = LOCALS.map((text) => text.replace(/\{[us]\}/g, () => this.initial(arg)));
    const pieces = fn.collect(() => {
      for (const text of [...head, ...locals]) fn.out.push(line(text));
      this.stretch(from, fn.exit, fn.callDepth === 0 ? 3 + this.dice.below(6) : undefined);
      this.ladder();
    });
    return pieces;
  }

  /** A small program has few inputs, so most of its locals begin as constants. */
  private initial(input: string): string {
    if (this.words.isSmall && this.dice.chance(0.75)) return `${this.dice.below(5)}`;
    return this.dice.chance(0.5) ? input : this.words.input();
  }

  /** The end of the function, with the labels that were jumped to: first those that hold the lock. */
  private ladder(): void {
    const { fn } = this;
    const wrong = fn.labels.filter(({ lock }) => lock !== fn.exit);
    if (wrong.length > 0) {
      if (fn.labels.length > wrong.length || this.dice.chance(0.5)) this.emit(this.returnText());
      for (const { name } of wrong) this.emit(`${name}: ;`);
      this.event(other(fn.exit));
    }
    for (const { name, lock } of fn.labels) if (lock === fn.exit) this.emit(`${name}: ;`);
    this.emit(this.returnText());
  }

  returnText(): string {
    switch (this.fn.returns) {
      case "void":
        return "return;";
      case "BOOLEAN":
        return this.dice.oneOf(["return TRUE;", "return FALSE;", "return took;"]);
      case "NTSTATUS":
        return this.dice.oneOf(["return STATUS_SUCCESS;", "return st;", "return STATUS_UNSUCCESSFUL;"]);
      default:
        return this.dice.oneOf(["return n;", "return v0;", "return 1;"]);
    }
  }

  // Building blocks ---------------------------------------------------------------------------------

  emit(text: string): void {
    this.fn.out.push(line(text));
    this.budget--;
  }

  block(head: string, inner: () => void, tail = "}"): void {
    this.depth++;
    const body = this.fn.collect(inner);
    this.depth--;
    this.fn.out.push(block(head, body, tail));
    this.budget--;
  }

  /** `if (a) { … } else { … }`, `__try { … } __finally { … }`. */
  parts(parts: readonly { readonly head: string; readonly inner: () => void }[]): void {
    this.depth++;
    const bodies = parts.map(({ inner }) => this.fn.collect(inner));
    this.depth--;
    this.fn.out.push({ kind: "block", heads: parts.map(({ head }) => head), bodies, tail: "}" });
    this.budget--;
  }

  /** True, seldom, if something may go wrong here. */
  slip(): boolean {
    if (this.slips === 0 || !this.dice.chance(0.15)) return false;
    this.slips--;
    return true;
  }

  /** The event that ends the state `from`. */
  event(from: Lock): void {
    if (this.slip()) {
      const how = this.dice.below(3);
      if (how === 0) return;
      if (how === 1) return this.block(`if ${this.parenthesised()} {`, () => this.plainEvent(from));
      this.plainEvent(from);
    }
    this.plainEvent(from);
  }

  /** As `event`, where no locals are in scope. */
  private bareEvent(from: Lock): void {
    if (this.slip()) {
      if (this.dice.chance(0.5)) return;
      this.plainEvent(from);
    }
    this.plainEvent(from);
  }

  private parenthesised(): string {
    return `(${this.words.condition().text})`;
  }

  private plainEvent(from: Lock): void {
    const { irql } = this.fn;
    const pointer = irql.startsWith("*") ? irql.slice(1) : `&${irql}`;
    if (from === "free") {
      const ways = [
        `IoAcquireCancelSpinLock(${pointer});`,
        `IoAcquireCancelSpinLock(${pointer});`,
        `Take(ext, ${pointer});`,
        `g_ops.Begin(ext, ${pointer});`,
      ];
      this.emit(this.dice.oneOf(ways));
    } else {
      const ways = [
        `IoReleaseCancelSpinLock(${irql});`,
        `IoReleaseCancelSpinLock(${irql});`,
        `Give(ext, ${pointer});`,
        `g_ops.End(ext, ${pointer});`,
      ];
      this.emit(this.dice.oneOf(ways));
    }
  }

  /** The address of the level, for helpers. */
  get irqlPointer(): string {
    const { irql } = this.fn;
    return irql.startsWith("*") ? irql.slice(1) : `&${irql}`;
  }

  fresh(stem: string): string {
    return `${stem}${this.names++}`;
  }

  // Stretches ---------------------------------------------------------------------------------------

  stretch(from: Lock, to: Lock, length = 1 + this.dice.below(4)): void {
    let lock = from;
    for (let i = 0; i < length && this.budget > 0; i++) lock = this.step(lock);
    if (lock !== to) this.event(lock);
  }

  /** One statement or construct; the lock behind it. */
  private step(lock: Lock): Lock {
    if (this.depth >= DEEPEST_NESTING || this.dice.chance(0.25)) {
      this.noise(lock);
      return lock;
    }
    const next = this.dice.chance(0.3) ? other(lock) : lock;
    const ways: readonly (() => boolean)[] = [
      () => this.toggle(lock, next),
      () => this.branch(lock, next),
      () => this.branch(lock, next),
      () => this.switchStatement(lock, next),
      () => this.loop(lock) && next === lock,
      () => this.finallyBlock(lock, next),
      () => this.exceptBlock(lock, next),
      () => this.call(lock, next),
      () => this.call(lock, next),
      () => this.throughPointer(lock, next),
      () => this.tryTake(lock),
      () => this.earlyExit(lock),
      () => this.earlyExit(lock),
      () => this.gotoStatement(lock),
      () => this.recursion(lock),
      () => this.correlated(lock),
      () => this.correlated(lock),
      () => this.correlated(lock),
      () => this.correlated(lock),
    ];
    const index = this.dice.below(ways.length);
    const done = ways[index]!();
    return done ? next : lock;
  }

  private toggle(lock: Lock, next: Lock): boolean {
    if (lock === next) return false;
    this.event(lock);
    return true;
  }

  private correlated(lock: Lock): false {
    this.dice.oneOf(correlations)(this, lock);
    return false;
  }

  private branch(lock: Lock, next: Lock): boolean {
    const condition = this.words.condition().text;
    const whenTrue = { head: `if (${condition}) {`, inner: () => this.stretch(lock, next) };
    const whenFalse = { head: "} else {", inner: () => this.stretch(lock, next) };
    this.parts(lock === next && this.dice.chance(0.5) ? [whenTrue] : [whenTrue, whenFalse]);
    return true;
  }

  private switchStatement(lock: Lock, next: Lock): boolean {
    const { dice } = this;
    const subject = dice.chance(0.3) ? "st" : this.words.expression(1);
    const values = ["0", "1", "2", "3", "7"].slice(0, 1 + dice.below(4));
    const missesBreak = this.slip();
    this.block(`switch (${subject === "st" ? "st" : `(${subject}) & 7`}) {`, () => {
      this.fn.within({ kind: "switch", lock: next }, () => {
        for (const value of values) {
          this.emit(`case ${value}: ;`);
          if (lock === next && dice.chance(0.3)) this.stretch(lock, lock, 1);
          else {
            this.stretch(lock, next, 1 + dice.below(2));
            if (!missesBreak) this.emit("break;");
          }
        }
        this.emit("default: ;");
        this.stretch(lock, next, 1);
        this.emit("break;");
      });
    });
    return true;
  }

  private loop(lock: Lock): boolean {
    const { dice } = this;
    const i = this.fresh("i");
    const bound = dice.chance(0.7) ? `${1 + dice.below(4)}` : this.words.isSmall ? "(v0 & 3)" : "(v0 & 7)";
    const inner = () => this.fn.within({ kind: "loop", lock }, () => this.stretch(lock, lock));
    this.emit(`ULONG ${i} = 0;`);
    switch (dice.below(4)) {
      case 0:
        this.block(`for (${i} = 0; ${i} < ${bound}; ${i}++) {`, inner);
        break;
      case 1:
        this.block(`while (${i}++ < ${bound}) {`, inner);
        break;
      case 2:
        this.block("do {", inner, `} while (++${i} < ${bound});`);
        break;
      default:
        this.block("for (;;) {", () => {
          this.block(`if (${i}++ >= ${bound}) {`, () => this.emit("break;"));
          inner();
        });
    }
    return true;
  }

  private finallyBlock(lock: Lock, next: Lock): boolean {
    const from = this.dice.chance(0.5) ? lock : other(lock);
    const frame = { kind: "finally", from, to: next } as const;
    this.parts([
      { head: "__try {", inner: () => this.fn.within(frame, () => this.stretch(lock, from)) },
      { head: "} __finally {", inner: () => this.quietStretch(from, next) },
    ]);
    return true;
  }

  private exceptBlock(lock: Lock, next: Lock): boolean {
    const raisedWith = this.dice.chance(0.7) ? lock : other(lock);
    const filter = this.dice.oneOf([
      "EXCEPTION_EXECUTE_HANDLER",
      "EXCEPTION_EXECUTE_HANDLER",
      "1",
      "(GetExceptionCode() == STATUS_ACCESS_VIOLATION) ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH",
    ]);
    const frame = { kind: "except", lock: raisedWith, after: next } as const;
    this.parts([
      {
        head: "__try {",
        inner: () =>
          this.fn.within(frame, () => {
            this.stretch(lock, raisedWith, 1);
            this.raising(raisedWith);
            this.stretch(raisedWith, next, 2);
          }),
      },
      { head: `} __except (${filter}) {`, inner: () => this.stretch(raisedWith, next, 1) },
    ]);
    return true;
  }

  /** Statements of a `__finally` block, which nothing may jump out of. */
  private quietStretch(from: Lock, to: Lock): void {
    this.noise(from);
    if (from !== to) this.event(from);
  }

  private raising(lock: Lock): void {
    if (!this.fn.mayRaise(lock) && !this.slip()) return;
    this.emit(
      this.dice.oneOf([
        "ProbeForRead(ext->Next, 4, 1);",
        "ProbeForWrite(ext->Next, 4, 1);",
        `if (${this.words.condition().text}) ExRaiseStatus(STATUS_ACCESS_VIOLATION);`,
      ]),
    );
  }

  private call(lock: Lock, next: Lock): boolean {
    const returns = this.dice.oneOf(["void", "BOOLEAN", "NTSTATUS", "ULONG"] as const);
    const isStep = this.dice.chance(0.3);
    const name = this.helper(lock, next, returns, isStep);
    if (!name) return false;
    const call = isStep
      ? `${name}(ext, ${this.irqlPointer})`
      : `${name}(${this.dice.oneOf(["ext", "p"])}, ${this.words.expression(1)}, ${this.irqlPointer})`;
    const target = { void: "", BOOLEAN: "took", NTSTATUS: "st", ULONG: "n" }[returns];
    if (target !== "" && !this.fn.isFrozen(target) && this.dice.chance(0.6))
      this.emit(`${target} = ${call};`);
    else if (returns === "BOOLEAN" && this.dice.chance(0.5))
      this.block(`if (${call}) {`, () => this.stretch(next, next, 1));
    else this.emit(`${call};`);
    return true;
  }

  private throughPointer(lock: Lock, next: Lock): boolean {
    const [one, two] = [this.helper(lock, next, "void", true), this.helper(lock, next, "void", true)];
    if (!one || !two) return false;
    const pointer = this.fresh("op");
    const argument = this.irqlPointer;
    switch (this.dice.below(4)) {
      case 0:
        this.emit(`STEP *${pointer} = (${this.words.condition().text}) ? ${one} : ${two};`);
        this.emit(`${pointer}(ext, ${argument});`);
        break;
      case 1:
        this.emit(`static STEP *const ${pointer}[] = { ${one}, ${two} };`);
        this.emit(`${pointer}[(${this.words.expression(1)}) & 1](ext, ${argument});`);
        break;
      case 2:
        this.emit(`OPS ${pointer} = { ${one}, ${two} };`);
        this.emit(`${pointer}.${this.dice.oneOf(["Begin", "End"])}(ext, ${argument});`);
        break;
      default:
        this.emit(`ext->Ops.Begin = ${one};`);
        this.emit(`ext->Ops.Begin(ext, ${argument});`);
    }
    return true;
  }

  /** A helper that succeeds with the lock changed or fails with it unchanged. */
  private tryTake(lock: Lock): false {
    const { fn } = this;
    const [changed, name] = [other(lock), this.tryHelper(lock)];
    if (fn.isFrozen("st")) return false;
    this.emit(`st = ${name}(ext, ${this.words.expression(1)}, ${this.irqlPointer});`);
    const test = this.dice.oneOf(["NT_SUCCESS(st)", "st >= 0", "st == STATUS_SUCCESS"]);
    fn.freeze(["st"], () => {
      if (this.dice.chance(0.5)) this.noise(lock);
      this.block(`if (${test}) {`, () => this.stretch(changed, lock, 2));
    });
    return false;
  }

  private tryHelper(lock: Lock): string {
    const name = this.fresh("Try");
    const outer = this.fn;
    this.fn = new FunctionContext(name, "NTSTATUS", lock, "*irqlp", 9);
    const refusal = this.words.isSmall ? "(arg & 1)" : `arg > ${this.dice.below(5)}`;
    const body = this.fn.collect(() => {
      const code = this.dice.oneOf(["STATUS_UNSUCCESSFUL", "STATUS_DEVICE_BUSY", "(NTSTATUS)0xC0000001"]);
      if (this.dice.chance(0.5)) {
        this.block(`if (${refusal}) {`, () => this.emit(`return ${code};`));
        this.plainEvent(lock);
        this.emit("return STATUS_SUCCESS;");
      } else {
        this.emit("NTSTATUS st = STATUS_SUCCESS;");
        this.plainEvent(lock);
        this.block(`if (${refusal}) {`, () => {
          this.plainEvent(other(lock));
          this.emit(`st = ${code};`);
        });
        this.emit("return st;");
      }
    });
    this.fn = outer;
    this.functions.push(block(`static NTSTATUS ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
    return name;
  }

  /** A helper that changes the lock and says so through a pointer. */
  outHelper(lock: Lock): string {
    const name = this.fresh("Try");
    const outer = this.fn;
    this.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
    const set = this.dice.oneOf(["*got = TRUE;", "*got |= 1;", "*got = (BOOLEAN)(arg | 1);"]);
    const body = this.fn.collect(() => {
      this.emit("*got = FALSE;");
      this.block(`if ${this.words.isSmall ? "(arg & 1)" : `(arg > ${this.dice.below(5)})`} {`, () => {
        this.plainEvent(lock);
        this.emit(set);
      });
    });
    this.fn = outer;
    this.functions.push(
      block(`static VOID ${name}(EXT *ext, ULONG arg, PKIRQL irqlp, BOOLEAN *got) {`, body),
    );
    return name;
  }

  /** A helper that changes the lock and says so in the structure it returns. */
  recordHelper(lock: Lock): string {
    const name = this.fresh("Try");
    const outer = this.fn;
    this.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
    const body = this.fn.collect(() => {
      this.emit("NOTE made = { 0 };");
      this.block(`if ${this.words.isSmall ? "(arg & 1)" : `(arg > ${this.dice.below(5)})`} {`, () => {
        this.plainEvent(lock);
        this.emit("made.Set = TRUE;");
      });
      this.emit("made.Value = arg;");
      this.emit("return made;");
    });
    this.fn = outer;
    this.functions.push(block(`static NOTE ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
    return name;
  }

  private earlyExit(lock: Lock): false {
    const { fn, dice } = this;
    const ways: (() => void)[] = [];
    const isWrong = this.slip();
    if (fn.mayReturn(lock) || isWrong) ways.push(() => this.emit(this.returnText()));
    if (fn.mayReturn(other(lock)))
      ways.push(() => {
        this.event(lock);
        this.emit(this.returnText());
      });
    if (fn.mayBreak(lock)) ways.push(() => this.emit("break;"));
    if (fn.mayContinue(lock)) ways.push(() => this.emit("continue;"));
    if (fn.mayLeave(lock)) ways.push(() => this.emit("__leave;"));
    if (fn.mayRaise(lock)) ways.push(() => this.raising(lock));
    for (const expected of ["free", "held"] as const) {
      if (fn.mayJump(lock, expected)) ways.push(() => this.emit(`goto ${this.label(expected)};`));
    }
    if (ways.length === 0) return false;
    this.block(`if (${this.words.condition().text}) {`, () => {
      if (dice.chance(0.3)) this.noise(lock);
      dice.oneOf(ways)();
    });
    return false;
  }

  private label(lock: Lock): string {
    const known = this.fn.labels.find((label) => label.lock === lock);
    if (known) return known.name;
    const name = this.fresh("L");
    this.fn.labels.push({ name, lock });
    return name;
  }

  private gotoStatement(lock: Lock): false {
    const label = this.fresh("L");
    switch (this.dice.below(3)) {
      case 0: {
        const i = this.fresh("i");
        this.emit(`ULONG ${i} = 0;`);
        this.emit(`${label}: ;`);
        this.stretch(lock, lock, 2);
        this.block(`if (${i}++ < ${1 + this.dice.below(3)}) {`, () => this.emit(`goto ${label};`));
        break;
      }
      case 1:
        this.block(`if (${this.words.condition().text}) {`, () => this.emit(`goto ${label};`));
        this.stretch(lock, lock, 2);
        this.emit(`${label}: ;`);
        this.noise(lock);
        break;
      default:
        this.intoLoop(lock, label);
    }
    return false;
  }

  private intoLoop(lock: Lock, label: string): void {
    const i = this.fresh("i");
    this.emit(`ULONG ${i} = 0;`);
    this.block(`if (${this.words.condition().text}) {`, () => this.emit(`goto ${label};`));
    const middle = this.dice.chance(0.7) ? lock : other(lock);
    this.block(`while (${i} < ${1 + this.dice.below(3)}) {`, () =>
      this.fn.within({ kind: "loop", lock }, () => {
        this.stretch(lock, lock, 1);
        this.emit(`${label}: ;`);
        this.emit(`${i}++;`);
        this.stretch(lock, middle, 1);
        if (middle !== lock) this.event(middle);
      }),
    );
  }

  private recursion(lock: Lock): false {
    if (this.fn.callDepth >= DEEPEST_CALL) return false;
    const name = this.fresh("Walk");
    const outer = this.fn;
    this.fn = new FunctionContext(name, "void", lock, "*irqlp", 9);
    const descend = this.dice.oneOf([`${name}(ext, arg - 1, irqlp);`, `${name}(ext, arg >> 1, irqlp);`]);
    const inside = this.dice.chance(0.5);
    const body = this.fn.collect(() => {
      if (inside) this.bareEvent(lock);
      this.block("if (arg == 0) {", () => {
        if (inside) this.bareEvent(other(lock));
        this.emit("return;");
      });
      if (inside) this.bareEvent(other(lock));
      this.emit(descend);
      if (this.dice.chance(0.4)) {
        this.bareEvent(lock);
        this.emit("ext->Arr[0]++;");
        this.bareEvent(other(lock));
      }
    });
    this.fn = outer;
    this.functions.push(block(`static VOID ${name}(EXT *ext, ULONG arg, PKIRQL irqlp) {`, body));
    const depth = this.words.isSmall ? "v0 & 3" : this.dice.oneOf(["v0 & 7", "v2", "3"]);
    this.emit(`${name}(ext, ${depth}, ${this.irqlPointer});`);
    return false;
  }

  // Noise -------------------------------------------------------------------------------------------

  /** True if noise leaves it alone. */
  private isKept(root: string): boolean {
    return this.fn.isFrozen(root) && !(this.isHostile && this.dice.chance(0.5));
  }

  /** A statement that does not touch the lock, nor what a correlation rests on. */
  noise(lock: Lock): void {
    const { dice, words } = this;
    const target = words.scalar();
    if (this.isKept(target.root)) {
      this.emit("ext->Arr[0] ^= 1;");
      return;
    }
    const free = localScalars.filter(({ root }) => !this.isKept(root));
    const isExtFree = ["F0", "F1", "B0", "Held", "Word", "Next"].every((root) => !this.isKept(root));
    const ways = [
      () => this.emit(`${target.text} = ${words.expression()};`),
      () => this.emit(`${target.text} ${dice.oneOf(["+=", "-=", "|=", "&=", "^="])} ${words.expression(1)};`),
      () => free.length > 0 && this.emit(`${dice.oneOf(free).text}${dice.oneOf(["++", "--"])};`),
      () => free.length > 0 && this.emit(`${dice.oneOf(free).text} = ${words.input()};`),
      () => (isExtFree || this.slip()) && this.emit("Report(ext);"),
      () => !this.isKept("st") && this.emit(`st = Start(${words.read(target)});`),
      () => !this.isKept("note") && !words.isSmall && this.emit("Fill(&note);"),
      () =>
        this.emit(
          `ext->Arr[${dice.chance(0.5) ? "0" : `(${words.expression(1)}) & 3`}] = ${words.expression(1)};`,
        ),
      () => !this.isKept("arr") && this.emit(`arr[(${words.expression(1)}) & 3] = ${words.expression(1)};`),
      () => !this.isKept("v0") && this.emit(`*q ${dice.oneOf(["=", "+=", "^="])} ${words.expression(1)};`),
      () => this.emit(`g_mode = ${words.expression(1)};`),
      () =>
        isExtFree &&
        this.block("if (ext->Next != NULL) {", () => this.emit(`ext->Next->F0 = ${words.expression(1)};`)),
      () => this.raising(lock),
      () => !this.isKept("flags") && this.emit(`flags = g_masks[(${words.expression(1)}) & 3];`),
      () =>
        this.block(`if (${words.condition().text}) {`, () =>
          this.emit(`${target.text} = ${words.expression(1)};`),
        ),
      () => this.pointers(),
      () => this.pointers(),
      () => this.bytes(),
    ];
    dice.oneOf(ways)();
  }

  /** What the pointers of the function point to, and writes through them. */
  private pointers(): void {
    const { dice, words } = this;
    const ways = [
      () => !this.isKept("p") && this.emit(`p = (${words.condition(1).text}) ? ext : p;`),
      () => !this.isKept("p") && this.emit("p = (ext->Next != NULL) ? ext->Next : ext;"),
      () =>
        this.emit(
          `q = ${dice.oneOf(["&v0", "&n", "&flags", "&ext->F0", "&p->F0", "&arr[1]", "&ext->Arr[1]"])};`,
        ),
      () =>
        !this.isKept("v0") &&
        !this.isKept("n") &&
        !this.isKept("flags") &&
        this.emit(`*q = ${words.expression(1)};`),
      () => !this.isKept("F0") && this.emit(`p->F0 = ${words.expression(1)};`),
      () => !this.isKept("Held") && this.emit(`p->Held = ${dice.oneOf(["TRUE", "FALSE"])};`),
      () => !this.isKept("mark") && this.emit(`mark = ${dice.oneOf(["p", "NULL", "ext->Next"])};`),
      () => this.isHostile && this.emit("*p = *ext;"),
    ];
    dice.oneOf(ways)();
  }

  /** Memory seen as bytes, and whole structures. */
  private bytes(): void {
    const { dice, words } = this;
    const ways = [
      () =>
        !this.isKept("v0") && this.emit(`((UCHAR *)&v0)[${dice.below(4)}] = (UCHAR)${words.expression(1)};`),
      () => !this.isKept("note") && this.emit("RtlZeroMemory(&note, sizeof(note));"),
      () => !this.isKept("note") && this.emit("note = copy;"),
      () => this.emit("RtlCopyMemory(&copy, &note, sizeof(copy));"),
      () => !this.isKept("note") && this.emit(`note.Value = ${words.expression(1)};`),
      () => !this.isKept("word") && this.emit(`word.Part.Hi = (UCHAR)${words.expression(1)};`),
      () => !this.isKept("v3") && this.emit("v3 = word.Part.Top;"),
      () => !this.isKept("arr") && this.emit(`arr[${words.read(dice.oneOf(localScalars))} & 3]++;`),
      () => !this.isKept("v1") && this.emit("v1 = (LONG)arr[(n + 1) & 3];"),
    ];
    dice.oneOf(ways)();
  }
}
