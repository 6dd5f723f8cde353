/**
 * Writes small C programs around the cancel lock. A *stretch* of statements takes the lock from one state to another;
 * every construct is built from stretches, so a program is balanced unless a *slip* was made: a dropped, doubled or
 * conditional event, another condition, a missing `break`. Half of the programs have no slip at all. Nothing rests on
 * the balance: what a program does is found out by running it.
 */
import { correlations } from "./correlations";
import type { Dice } from "./dice";
import { FunctionContext, type Lock, other, type Returns } from "./function-context";
import { recursion, tryHelper } from "./helper-functions";
import { earlyExit, gotoStatement, ladder } from "./jumps";
import { noise, raising } from "./noise";
import { block, line, type Piece } from "./piece";
import { DEEPEST_CALL, StatementWriter } from "./statement-writer";
import { LOCALS, PRELUDE, Vocabulary } from "./vocabulary";

export interface GeneratedProgram {
  readonly pieces: readonly Piece[];
  /** Four values per input are all there are. */
  readonly isSmall: boolean;
}

const DEEPEST_NESTING = 4;

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

export class ProgramWriter extends StatementWriter {
  private readonly helpers: Helper[] = [];

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
    const name = this.fresh("Help");
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
      ladder(this);
    });
    return pieces;
  }

  /** A small program has few inputs, so most of its locals begin as constants. */
  private initial(input: string): string {
    if (this.words.isSmall && this.dice.chance(0.75)) return `${this.dice.below(5)}`;
    return this.dice.chance(0.5) ? input : this.words.input();
  }

  // Stretches ---------------------------------------------------------------------------------------

  override stretch(from: Lock, to: Lock, length = 1 + this.dice.below(4)): void {
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
      () => earlyExit(this, lock),
      () => earlyExit(this, lock),
      () => gotoStatement(this, lock),
      () => recursion(this, lock),
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
    // Which exception it was is an input of more than four values.
    const byCode =
      "(GetExceptionCode() == STATUS_ACCESS_VIOLATION) ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH";
    const filters = ["EXCEPTION_EXECUTE_HANDLER", "EXCEPTION_EXECUTE_HANDLER", "1"];
    const filter = this.dice.oneOf(this.words.isSmall ? filters : [...filters, byCode]);
    const frame = { kind: "except", lock: raisedWith, after: next } as const;
    this.parts([
      {
        head: "__try {",
        inner: () =>
          this.fn.within(frame, () => {
            this.stretch(lock, raisedWith, 1);
            raising(this, raisedWith);
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
    const [changed, name] = [other(lock), tryHelper(this, lock)];
    if (fn.isFrozen("st")) return false;
    this.emit(`st = ${name}(ext, ${this.words.expression(1)}, ${this.irqlPointer});`);
    const test = this.dice.oneOf(["NT_SUCCESS(st)", "st >= 0", "st == STATUS_SUCCESS"]);
    fn.freeze(["st"], () => {
      if (this.dice.chance(0.5)) this.noise(lock);
      this.block(`if (${test}) {`, () => this.stretch(changed, lock, 2));
    });
    return false;
  }

  override noise(lock: Lock): void {
    noise(this, lock);
  }
}
