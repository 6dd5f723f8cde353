/**
 * One concrete run: activations, statements, terminators, exceptions, and the rule beside them.
 *
 * The run owns its memory, stack and rule state; compiled functions are shared between runs. It never looks ahead and
 * takes every branch from values alone. It ends by a `RunEnd`, whose kinds say why.
 */
import { assertNever } from "../base";
import type { ViolationSite } from "../domain";
import { type BlockId, type Expr, FRAME_BASE, type FuncId, SLOT, type SymbolId } from "../ir";
import type { Automaton, RuleState } from "../slic";
import type { TypeId } from "../types";
import { addressOf, storeAt } from "./compile-expression";
import type { CompiledBlock, CompiledCall, CompiledFunction, CompiledTerminator } from "./compile-function";
import type { Environment } from "./environment";
import { executeStatement, type StatementContext } from "./execute-statement";
import { evaluate, type Machine } from "./machine";
import { accessibleAddress, Memory, Segment } from "./memory";
import { Recorder } from "./recorder";
import type { ReplayProgram } from "./replay-program";
import { evaluateOperand, NOTHING, type Returned, storeReturned } from "./returned";
import { type EventOperands, type EventOutcome, RuleMonitor } from "./rule-monitor";
import { type Position, RunEnd, type RunEndKind } from "./run-end";
import type { LogEntry } from "./run-log";
import { fromPattern, shapeOf, toPattern, type Value } from "./value";

/** Nested calls; far beyond what a kernel stack holds. */
const DEEPEST_CALL = 10_000;
const FRAMES_START = Number(FRAME_BASE);
const FRAME_SLOT = Number(SLOT);

export interface RunRequest {
  readonly automaton: Automaton;
  readonly entry: FuncId;
  /** Role under which the OS calls the entry function. */
  readonly role: string;
  readonly environment: Environment;
  /** Statements and terminators. */
  readonly maxSteps: number;
  readonly log: boolean;
  /** Told before every statement and terminator. */
  readonly observe?: (at: Standing) => void;
  /** For a rule that watches an object: which watch event binds it, from 0. The first when left out. */
  readonly boundBy?: number;
}

/** Where a run stands. */
export interface Standing {
  readonly fn: FuncId;
  /** Numbers activations in order. */
  readonly activation: number;
  readonly block: BlockId;
  /** Index of the statement that is next; one past the last before the terminator. */
  readonly stmt: number;
  readonly state: RuleState;
  /** Not to be read but by `peek`; changes as the run goes on. */
  readonly memory: Memory;
}

export interface ReplayResult {
  readonly end: RunEndKind;
  /** One clause; empty for `returned` and `violation`. */
  readonly why: string;
  /** Where the run ended. */
  readonly at: Position;
  /** Set when the rule was broken. */
  readonly site: ViolationSite | null;
  readonly steps: number;
  /** Events that could have bound the watched object. */
  readonly watchEvents: number;
  /** Empty unless asked for. */
  readonly log: readonly LogEntry[];
}

interface Activation {
  readonly fn: CompiledFunction;
  readonly number: number;
  readonly frame: Segment;
  readonly base: number;
  block: BlockId;
  /** Index of the statement under way. */
  stmt: number;
  /** The call under way, with what its exit event needs. */
  call: { readonly compiled: CompiledCall; readonly symbol: SymbolId | null; operands: EventOperands } | null;
}

export class Run implements StatementContext {
  readonly machine: Machine;
  readonly recorder: Recorder;
  private readonly memory: Memory;
  private readonly monitor: RuleMonitor;
  private readonly activations: Activation[] = [];
  private current!: Activation;
  private entryOperands!: EventOperands;
  private begun = 0;
  private steps = 0;
  private site: ViolationSite | null = null;

  constructor(
    private readonly program: ReplayProgram,
    private readonly request: RunRequest,
  ) {
    const { environment } = request;
    const unwritten = (address: number, size: 1 | 2 | 4 | 8) =>
      environment.memory(BigInt.asUintN(64, BigInt(address)), size, this.memory.reading);
    this.memory = new Memory(program.image, unwritten);
    this.machine = {
      stack: [],
      top: 0,
      memory: this.memory,
      environment,
      frame: new Segment(0),
      frameBase: 0,
    };
    this.monitor = new RuleMonitor(
      request.automaton,
      { ...program, memory: this.memory },
      request.boundBy ?? 0,
    );
    this.recorder = new Recorder(request.log, () => ({
      position: this.position,
      activation: this.current.number,
      depth: this.activations.length - 1,
      state: this.monitor.state,
    }));
  }

  execute(): ReplayResult {
    let end: RunEnd;
    try {
      this.prepareMemory();
      this.enterEntry();
      this.runBlocks();
    } catch (error) {
      if (!(error instanceof RunEnd)) throw error;
      end = error;
    }
    return {
      end: end!.kind,
      why: end!.kind === "violation" ? "" : end!.why,
      at: this.position,
      site: this.site,
      steps: this.steps,
      watchEvents: this.monitor.watchEvents,
      log: this.recorder.log,
    };
  }

  // Beginning ---------------------------------------------------------------------------------------

  private prepareMemory(): void {
    const { environment } = this.request;
    for (const symbol of environment.arbitraryGlobals) {
      const { size } = this.program.program.symbols[symbol]!;
      this.memory.forget(Number(this.program.plan.symbol(symbol)), size);
    }
    for (const { address, size, value } of environment.initial) {
      const isFrame = address >= FRAME_BASE && address < FRAME_BASE + 0x7000_0000_0000n;
      if (!isFrame) this.write(address, size, value);
    }
  }

  private enterEntry(): void {
    const { entry, environment, role } = this.request;
    const fn = this.program.functionOf(entry);
    const activation = this.activate(fn);
    const args = fn.parameters.map((parameter, index) => {
      if (!parameter.shape) return 0n;
      const pattern = environment.parameter(index, parameter.type);
      const value = fromPattern(pattern, parameter.shape);
      storeAt(parameter, activation.base + parameter.offset, value, this.machine);
      return toPattern(value, parameter.shape);
    });
    const argTypes = fn.parameters.map(({ type }) => type);
    this.entryOperands = { args, argTypes, result: null, resultType: null };
    this.recorder.note({ kind: "enter", parameters: args });
    this.finishEvent(this.monitor.onRole(role, "entry", this.entryOperands));
  }

  private activate(fn: CompiledFunction): Activation {
    if (this.activations.length === DEEPEST_CALL)
      throw new RunEnd("limit", `${DEEPEST_CALL} calls are nested`);
    const number = this.begun++;
    const base = FRAMES_START + number * FRAME_SLOT;
    const activation: Activation = {
      fn,
      number,
      frame: fn.takeFrame(),
      base,
      block: 0 as BlockId,
      stmt: 0,
      call: null,
    };
    this.memory.addFrame(number, activation.frame);
    this.activations.push(activation);
    this.switchTo(activation);
    return activation;
  }

  private switchTo(activation: Activation): void {
    this.current = activation;
    this.machine.frame = activation.frame;
    this.machine.frameBase = activation.base;
  }

  // Statements --------------------------------------------------------------------------------------

  private runBlocks(): never {
    for (;;) {
      const activation = this.current;
      const block = activation.fn.block(activation.block);
      if (this.runStmts(activation, block)) this.runTerminator(block.terminator);
    }
  }

  /** False when control moved elsewhere before the end of the block. */
  private runStmts(activation: Activation, { stmts }: CompiledBlock): boolean {
    while (activation.stmt < stmts.length) {
      this.observe(activation);
      this.countStep();
      const stmt = stmts[activation.stmt]!;
      if (stmt.kind === "call") {
        if (!this.runCall(activation, stmt)) return false;
      } else executeStatement(stmt, activation.fn, this);
      activation.stmt++;
    }
    this.observe(activation);
    this.countStep();
    return true;
  }

  private observe({ fn, number, block, stmt }: Activation): void {
    this.request.observe?.({
      fn: fn.ir.id,
      activation: number,
      block,
      stmt,
      state: this.monitor.state,
      memory: this.memory,
    });
  }

  spend(steps: number): void {
    this.steps += steps;
  }

  private countStep(): void {
    if (this.steps >= this.request.maxSteps) throw new RunEnd("limit", `${this.steps} steps were taken`);
    this.steps++;
  }

  // Calls -------------------------------------------------------------------------------------------

  /** True when the call is over and control goes on behind it. */
  private runCall(activation: Activation, compiled: CompiledCall): boolean {
    const symbol = compiled.symbol ?? this.targetOf(compiled);
    const values = compiled.args.map((arg) => evaluateOperand(arg, this.machine));
    const operands: EventOperands = {
      args: values.map((value) => (value.kind === "scalar" ? value.pattern : 0n)),
      argTypes: this.argumentTypes(compiled, symbol),
      result: null,
      resultType: null,
    };
    const definition = symbol === null ? null : this.program.program.symbols[symbol]!.definition;
    activation.call = { compiled, symbol, operands };
    if (this.recorder.isOn) this.noteCall(compiled, symbol, operands.args, definition !== null);
    if (symbol !== null) this.finishEvent(this.monitor.onCall(symbol, "entry", operands));
    if (definition !== null) {
      this.enterFunction(this.program.functionOf(definition), values, operands.args);
      return false;
    }
    return this.askEnvironment(activation, compiled, symbol, operands);
  }

  private noteCall(
    { stmt }: CompiledCall,
    symbol: SymbolId | null,
    args: readonly bigint[],
    hasBody: boolean,
  ): void {
    const loadsIn = (expr: Expr) => this.recorder.loadsIn(expr, this.current.fn, this.machine);
    const loads = stmt.callee.kind === "indirect" ? loadsIn(stmt.callee.target) : [];
    const argumentLoads = stmt.args.map(loadsIn);
    this.recorder.note({ kind: "call", symbol, args, hasBody, loads, argumentLoads });
  }

  private targetOf(compiled: CompiledCall): SymbolId | null {
    const address = BigInt.asUintN(64, BigInt(evaluate(compiled.target!, this.machine)));
    return this.program.plan.functionAt(address);
  }

  /** Types as the callee declares them where it does, so that `$1->Field` works on an untyped argument. */
  private argumentTypes(compiled: CompiledCall, symbol: SymbolId | null): readonly TypeId[] {
    const declared = symbol === null ? null : this.program.typeOf(this.program.program.symbols[symbol]!.type);
    const parameters = declared?.kind === "function" ? declared.parameters : [];
    return compiled.args.map((arg, index) => parameters[index]?.type ?? arg.type);
  }

  private enterFunction(
    fn: CompiledFunction,
    values: readonly Returned[],
    patterns: readonly bigint[],
  ): void {
    const activation = this.activate(fn);
    fn.parameters.forEach((parameter, index) => {
      const value = values[index];
      if (value) storeReturned(value, parameter, activation.base + parameter.offset, this.machine);
    });
    this.recorder.note({ kind: "enter", parameters: patterns });
  }

  private askEnvironment(
    activation: Activation,
    compiled: CompiledCall,
    symbol: SymbolId | null,
    operands: EventOperands,
  ): boolean {
    const effect = symbol === null ? null : this.program.effectOf(symbol);
    if (effect?.neverReturns) throw new RunEnd("never-returned", this.nameOf(symbol));
    const type = symbol === null ? compiled.type : this.program.program.symbols[symbol]!.type;
    const answer = this.request.environment.call({ symbol, args: operands.args, type, effect });
    for (const { address, size, value } of answer.writes) this.write(address, size, value);
    const returned = answer.raises ? NOTHING : this.resultOf(answer.result, compiled, type);
    this.recorder.note({
      kind: "answer",
      symbol,
      result: returned.kind === "scalar" ? returned.pattern : null,
      writes: answer.writes,
      raises: answer.raises,
    });
    if (!answer.raises) {
      this.finishCall(activation, returned);
      return true;
    }
    this.raise(compiled.unwind);
    return false;
  }

  private resultOf(pattern: bigint, compiled: CompiledCall, type: TypeId): Returned {
    const callee = this.program.typeOf(type);
    const returns = compiled.result?.type ?? (callee.kind === "function" ? callee.returns : null);
    const shape = returns === null ? null : shapeOf(this.program.typeOf(returns));
    if (returns === null || !shape) return NOTHING;
    const value = fromPattern(pattern, shape);
    return { kind: "scalar", value, pattern: toPattern(value, shape), type: returns };
  }

  /** Stores the result of the activation's call and lets the rule see its end. */
  private finishCall(activation: Activation, returned: Returned): void {
    const { compiled, symbol, operands } = activation.call!;
    const { result } = compiled;
    if (result && returned.kind !== "nothing") {
      storeReturned(returned, result, addressOf(result, this.machine), this.machine);
    }
    activation.call = null;
    if (symbol === null) return;
    const isScalar = returned.kind === "scalar";
    const seen: EventOperands = {
      ...operands,
      result: isScalar ? returned.pattern : null,
      resultType: isScalar ? returned.type : null,
    };
    this.finishEvent(this.monitor.onCall(symbol, "exit", seen));
  }

  // Terminators -------------------------------------------------------------------------------------

  private runTerminator(terminator: CompiledTerminator): void {
    switch (terminator.kind) {
      case "goto":
        if (this.recorder.isOn) this.recorder.note({ kind: "goto", target: terminator.target });
        this.jump(terminator.target);
        return;
      case "branch":
        this.branch(terminator);
        return;
      case "switch":
        this.switch(terminator);
        return;
      case "return":
        this.return(terminator);
        return;
      case "raise":
        this.raise(terminator.unwind);
        return;
      case "unreachable":
        throw new RunEnd("never-returned", "control does not get behind this call");
      default:
        assertNever(terminator);
    }
  }

  private jump(target: BlockId): void {
    this.current.block = target;
    this.current.stmt = 0;
  }

  private branch(terminator: CompiledTerminator & { kind: "branch" }): void {
    const condition = evaluate(terminator.condition, this.machine);
    const taken = typeof condition === "number" ? condition !== 0 : condition !== 0n;
    const target = taken ? terminator.whenTrue : terminator.whenFalse;
    if (this.recorder.isOn) {
      const loads = this.recorder.loadsIn(terminator.expr, this.current.fn, this.machine);
      this.recorder.note({
        kind: "branch",
        condition: BigInt.asUintN(64, BigInt(condition)),
        taken,
        target,
        loads,
      });
    }
    this.jump(target);
  }

  private switch(terminator: CompiledTerminator & { kind: "switch" }): void {
    const value = evaluate(terminator.subject, this.machine);
    const subject = toPattern(value, terminator.shape);
    const chosen = terminator.cases.findIndex((each) =>
      isInRange(value, fromPattern(each.low, terminator.shape), fromPattern(each.high, terminator.shape)),
    );
    const target = chosen < 0 ? terminator.otherwise : terminator.cases[chosen]!.target;
    if (this.recorder.isOn) {
      this.recorder.note({
        kind: "switch",
        subject,
        chosen,
        target,
        loads: this.recorder.loadsIn(terminator.expr, this.current.fn, this.machine),
      });
    }
    this.jump(target);
  }

  private return({ value, expr }: CompiledTerminator & { kind: "return" }): void {
    const returned = value ? evaluateOperand(value, this.machine) : NOTHING;
    const isScalar = returned.kind === "scalar";
    if (this.recorder.isOn) {
      const loads = expr ? this.recorder.loadsIn(expr, this.current.fn, this.machine) : [];
      this.recorder.note({ kind: "return", value: isScalar ? returned.pattern : null, loads });
    }
    if (this.activations.length === 1) {
      const result = isScalar ? returned.pattern : null;
      const operands = { ...this.entryOperands, result, resultType: isScalar ? returned.type : null };
      this.finishEvent(this.monitor.onRole(this.request.role, "exit", operands));
      throw new RunEnd("returned", "");
    }
    this.leave();
    this.finishCall(this.current, returned);
    this.current.stmt++;
  }

  private leave(): void {
    const { fn, number, frame } = this.activations.pop()!;
    this.memory.removeFrame(number);
    fn.giveFrame(frame);
    this.switchTo(this.activations[this.activations.length - 1]!);
  }

  /** Carries an exception to the innermost handler up the call chain. */
  private raise(unwind: BlockId | null): void {
    let target = unwind;
    for (;;) {
      this.recorder.note({ kind: "raise", target });
      if (target !== null) break;
      if (this.activations.length === 1) throw new RunEnd("raised", "an exception leaves the callback");
      this.leave();
      target = this.current.call!.compiled.unwind;
    }
    this.current.call = null;
    this.jump(target);
  }

  // Rule and log ------------------------------------------------------------------------------------

  private finishEvent(outcome: EventOutcome | null): void {
    if (!outcome) return;
    const { handler, before, violation, message, kind } = outcome;
    this.recorder.note({ kind: "event", handler, before, violation });
    if (kind === "halt") throw new RunEnd("halted", "the rule follows this path no further");
    if (violation === null) return;
    this.site = { ...this.position, kind: violation, message };
    throw new RunEnd("violation", message);
  }

  private get position(): Position {
    if (this.activations.length === 0) return { fn: this.request.entry, block: 0, stmt: 0 };
    const { fn, block, stmt } = this.current;
    return { fn: fn.ir.id, block, stmt };
  }

  private nameOf(symbol: SymbolId | null): string {
    return symbol === null ? "an unknown function" : this.program.program.symbols[symbol]!.name;
  }

  private write(address: bigint, size: 1 | 2 | 4 | 8, value: bigint): void {
    const first = accessibleAddress(address);
    for (let i = 0; i < size; i++) this.memory.storeByte(first + i, Number((value >> BigInt(8 * i)) & 0xffn));
  }
}

function isInRange(value: Value, low: Value, high: Value): boolean {
  return value >= low && value <= high;
}
