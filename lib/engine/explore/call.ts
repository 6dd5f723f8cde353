/**
 * Calls: the rule's entry event, then what the callee does, then the rule's exit event.
 *
 * The callee is a summary (explored functions), an effect of its body (functions outside the slice), or an effect by
 * the OS model (functions without a body). Events fire by the callee's name whatever it is.
 */
import { INFEASIBLE, type PcId, type TermId, type Width } from "../domain";
import type { Expr, FuncId, LocalId, Stmt, SymbolId } from "../ir";
import { type CallEffect, unknownTargetEffect } from "../model";
import type { TypeId } from "../types";
import type { AbstractMachine } from "./abstract-machine";
import { type CallTarget, resolveIndirect } from "./call-targets";
import type { Context, ParameterFact } from "./contexts";
import { NO_CALLEE, type NodeId } from "./exploded-graph";
import { isScalarSize, Memory } from "./memory";
import type { Branch, RuleEvent, RuleEvents } from "./rule-events";
import { applySummary } from "./summary";
import { PURPOSE } from "./symbols";
import type { TransferHost } from "./transfer-host";
import { limitAt, type Workspace } from "./workspace";
import type { WriteSet } from "./write-sets";

type CallStmt = Extract<Stmt, { kind: "call" }>;

/** One outcome of a call. */
export interface CallOutcome {
  readonly branch: Branch;
  readonly isRaised: boolean;
  /** Numbers the outcomes of one call that share `via`. */
  readonly label: number;
  readonly via: NodeId;
}

/** A callee's outcome before the exit event. */
interface BodyOutcome extends CallOutcome {
  readonly result: TermId | null;
}

export class CallTransfer {
  private readonly scratch: Memory;
  private node: NodeId = 0;
  private context!: Context;
  private call!: CallStmt;
  private args: readonly TermId[] = [];

  constructor(
    private readonly work: Workspace,
    private readonly host: TransferHost,
    private readonly machine: AbstractMachine,
    private readonly events: RuleEvents,
  ) {
    this.scratch = new Memory(work);
  }

  /** The machine stands right before the call. */
  run(node: NodeId, context: Context, call: CallStmt): readonly CallOutcome[] {
    this.node = node;
    this.context = context;
    this.call = call;
    const { machine } = this;
    const target = call.callee.kind === "indirect" ? machine.value(call.callee.target) : null;
    this.args = call.args.map((arg) => machine.value(arg));
    if (!machine.isFeasible) return [];
    const outcomes: CallOutcome[] = [];
    const before = this.work.states.save(machine.memory);
    for (const one of this.targets(target)) {
      this.work.states.restore(before, machine.memory);
      machine.memory.pc = one.pc;
      this.enter(one.symbol, outcomes);
    }
    return outcomes;
  }

  pointeeOf(address: Expr): TypeId | null {
    return this.work.types.pointeeThroughCasts(address);
  }

  /** Before bytes at an address are written: what other pointers lead to the same memory read something unknown. */
  forgetBehind(fn: FuncId, address: Expr, length: Expr | null, value: TermId): void {
    const bytes = length?.kind === "constant" ? Number(length.value) : null;
    const { named, isPlain } = this.work.plainPointers.reach(fn, address, bytes);
    this.machine.memory.havocNamed(named);
    if (isPlain) this.machine.memory.havocPlain([value]);
  }

  private targets(target: TermId | null): readonly CallTarget[] {
    const { call, context, host, machine, work } = this;
    if (call.callee.kind === "direct") return [{ symbol: call.callee.symbol, pc: machine.memory.pc }];
    const resolved = resolveIndirect(
      work,
      host.slice,
      context.fn,
      call.callee,
      target!,
      call.args,
      machine.memory.pc,
    );
    if (resolved.missed.length > 0) {
      const names = resolved.missed.map((symbol) => work.program.symbols[symbol]!.name);
      host.limits.add(limitAt("unresolved-call", names.join(", "), context.fn, call));
    }
    return resolved.targets;
  }

  private enter(symbol: SymbolId | null, outcomes: CallOutcome[]): void {
    const { host, work } = this;
    const info = symbol === null ? null : work.program.symbols[symbol]!;
    const handlers = info === null ? null : work.input.automaton.onCall(info.name);
    if (symbol !== null && host.slice.isDamaged(symbol)) {
      host.limits.add(limitAt("syntax", info!.name, this.context.fn, this.call));
    }
    const name = info?.name ?? "";
    for (const branch of this.fire(name, "entry", handlers?.entry ?? null, this.here(), null)) {
      for (const outcome of this.body(symbol, branch)) {
        if (outcome.isRaised) outcomes.push(outcome);
        else this.leave(name, handlers?.exit ?? null, outcome, outcomes);
      }
    }
  }

  private leave(
    name: string,
    handler: RuleEvent["handler"],
    outcome: BodyOutcome,
    outcomes: CallOutcome[],
  ): void {
    let label = outcome.label;
    for (const branch of this.fire(name, "exit", handler, outcome.branch, outcome.result)) {
      this.restore(branch);
      if (outcome.result !== null && this.call.result !== null) {
        this.machine.storeScalar(this.call.result, outcome.result);
      }
      if (!this.machine.isFeasible) continue;
      outcomes.push({ ...outcome, label: label++, branch: this.saved(branch) });
    }
  }

  private fire(
    source: string,
    phase: "entry" | "exit",
    handler: RuleEvent["handler"],
    branch: Branch,
    result: TermId | null,
  ): readonly Branch[] {
    const { watch } = this.work.input.automaton;
    if (handler === null && watch?.source !== source) return [branch];
    const event: RuleEvent = {
      source,
      phase,
      handler,
      args: this.args.map((value, index) => ({ value, expr: this.call.args[index]! })),
      result: result === null ? null : { value: result, type: this.resultType() ?? this.call.type },
    };
    const stmt = this.machine.memory.stmt;
    return this.events.apply(event, branch, (kind, message) =>
      this.host.alarm({ node: this.node, stmt, kind, message }),
    );
  }

  private body(symbol: SymbolId | null, branch: Branch): readonly BodyOutcome[] {
    this.restore(branch);
    if (symbol === null) return this.byModel(unknownTargetEffect, null, branch);
    const { definition } = this.work.program.symbols[symbol]!;
    if (definition === null) return this.byModel(this.work.input.effectOf(symbol), symbol, branch);
    return this.host.slice.isExplored(definition)
      ? this.bySummary(definition, branch)
      : this.byWrites(definition, branch);
  }

  // Explored callees -----------------------------------------------------------------------------------

  private bySummary(callee: FuncId, branch: Branch): readonly BodyOutcome[] {
    const { host, work } = this;
    const points = work.points.of(callee);
    const { context } = host.contexts.enter(points, branch.rule, this.factsOf(callee), branch.isBound);
    host.await(context, this.node);
    const outcomes: BodyOutcome[] = [];
    for (const exit of context.exits) {
      const outcome = this.throughExit(callee, exit, branch);
      if (outcome) outcomes.push(outcome);
    }
    return outcomes;
  }

  private throughExit(callee: FuncId, exit: NodeId, branch: Branch): BodyOutcome | null {
    const { host, work, scratch } = this;
    const state = host.graph.state(exit);
    if (state < 0) return null;
    this.restore(branch);
    const caller = this.machine.memory;
    work.states.restore(branch.state, scratch);
    scratch.position = caller.position;
    scratch.stmt = caller.stmt;
    const { points, facts } = host.contexts.get(host.graph.context(exit));
    const isPrivate = this.args.map((_, index) => facts[index]?.kind === "private-object");
    const site = { callee, args: this.args, isPrivate, caller };
    const { isFeasible, result } = applySummary(work, work.states, state, site, scratch);
    work.steps.used++;
    if (!isFeasible) return null;
    const isBound = (host.graph.tokens(exit) & 1) === 1;
    const after = { state: work.states.save(scratch), rule: host.graph.rule(exit), isBound };
    const isRaised = host.graph.point(exit) === points.exit("raised");
    return { branch: after, isRaised, label: 0, via: exit, result };
  }

  private factsOf(callee: FuncId): readonly ParameterFact[] {
    const { parameterCount } = this.work.program.functions[callee]!;
    const facts: ParameterFact[] = [];
    for (let index = 0; index < parameterCount; index++) {
      const arg = this.args[index];
      facts.push(arg === undefined ? { kind: "any" } : this.factOf(arg));
    }
    return facts;
  }

  private factOf(arg: TermId): ParameterFact {
    const { regions, terms, symbols, facts } = this.work;
    const symbol = regions.functionAt(arg);
    if (symbol !== null) return { kind: "function", symbol };
    const isOnly = this.args.filter((other) => this.sharesObject(arg, other)).length === 1;
    if (!isOnly) return { kind: "any" };
    if (
      terms.op(arg) === "sym" &&
      symbols.isDistinct(terms.symOf(arg)) &&
      symbols.isEntry(terms.symOf(arg))
    ) {
      return { kind: "private-object" };
    }
    const object = regions.objectAt(arg);
    const isPrivate = object?.kind === "local" && !facts.isReachableByUnknownCode(object);
    const isAtKnownOffset = terms.op(regions.rootOf(arg)) === "address";
    return isPrivate && isAtKnownOffset ? { kind: "private-object" } : { kind: "any" };
  }

  private sharesObject(one: TermId, other: TermId): boolean {
    const { regions, terms } = this.work;
    if (one === other) return true;
    const root = regions.rootOf(one);
    if (terms.op(root) === "address") return regions.objectAddress(regions.rootOf(other)) === root;
    return terms.symsOf(other).some((sym) => terms.symsOf(one).includes(sym));
  }

  // Effects --------------------------------------------------------------------------------------------

  /** A body outside the slice: what it may write, and any return value. */
  private byWrites(callee: FuncId, branch: Branch): readonly BodyOutcome[] {
    const { work, machine } = this;
    const { memory } = machine;
    const writes = work.writes.of(callee);
    this.host.noteEffect();
    if (writes.anything || this.someChange(writes.unknown)) memory.havocShared(2);
    else {
      this.applyWrites(writes);
      if (this.someChange(writes.reentering)) this.reenter();
    }
    for (const arg of this.args) this.machine.memory.overwriteNamed(arg);
    return [this.outcome(branch, this.freshResult(callee), 0)];
  }

  /** Asks for each, so that all are known to be under suspicion. */
  private someChange(suspects: ReadonlySet<SymbolId | null>): boolean {
    let found = false;
    for (const symbol of suspects) if (this.host.changesMemory(symbol)) found = true;
    return found;
  }

  private applyWrites(writes: WriteSet): void {
    const { work, machine } = this;
    const { memory } = machine;
    if (writes.plain) memory.havocPlain(this.args.filter((_, index) => this.isFound(this.call.args[index]!)));
    memory.havocNamed(writes.named);
    for (const symbol of writes.globals) {
      const root = work.regions.addressOfSymbol(symbol);
      const { size, type } = work.program.symbols[symbol]!;
      memory.overwrite(root, size, type, null);
    }
  }

  /** A plain pointer of which the project does not say what it leads to. */
  private isFound(arg: Expr): boolean {
    if (!this.work.types.isPointer(arg.type)) return false;
    const { named, isPlain } = this.work.plainPointers.reach(this.context.fn, arg, null);
    return isPlain && named.isEmpty;
  }

  /** Code that changes no memory between two reads can still fill in a local variable. */
  private fillLocal(arg: TermId): void {
    const { regions } = this.work;
    const root = regions.rootOf(arg);
    const object = regions.objectAt(root);
    if (object?.kind !== "local") return;
    const start = regions.objectAddress(root);
    this.machine.memory.overwrite(start, regions.objectSize(root), object.type, null);
  }

  /** A function without a body. */
  private byModel(effect: CallEffect, symbol: SymbolId | null, branch: Branch): readonly BodyOutcome[] {
    if (effect.neverReturns && effect.raises === "never") return [];
    const outcomes: BodyOutcome[] = [];
    const { memory } = this.machine;
    const isSuspect = effect.writesEscaped || effect.reenters;
    const changes = isSuspect && this.host.changesMemory(symbol);
    if (changes && effect.writesEscaped) memory.havocShared(3);
    else if (changes) this.reenter();
    if (changes || !effect.writesEscaped) for (const index of effect.writes) this.writeThrough(index, symbol);
    else for (const arg of this.args) this.fillLocal(arg);
    if (effect.raises !== "never") outcomes.push({ ...this.outcome(branch, null, 1), isRaised: true });
    if (effect.raises === "always" || effect.neverReturns) return outcomes;
    const result = effect.returns === "nothing" ? null : this.freshResult(null);
    if (result !== null && effect.returns === "allocation") this.markAllocated(result);
    outcomes.push(this.outcome(branch, result, 0));
    return outcomes;
  }

  /** Callbacks of the driver may run before the routine returns. */
  private reenter(): void {
    const writes = this.work.writes.ofCallbacks();
    if (writes.anything || writes.unknown.size > 0) this.machine.memory.havocShared(3);
    else this.applyWrites(writes);
  }

  private writeThrough(index: number, symbol: SymbolId | null): void {
    const declared = symbol === null ? 0 : this.parameterCount(symbol);
    if (index >= 0) this.writeArgument(index, symbol);
    else for (let at = declared; at < this.args.length; at++) this.writeArgument(at, null);
  }

  /** The pointee by the parameter's type; a whole variable when the type does not say how much. */
  private writeArgument(index: number, symbol: SymbolId | null): void {
    const { work, machine } = this;
    const arg = this.args[index];
    if (arg === undefined || work.terms.isConstant(arg)) return;
    if (work.terms.width(arg) !== 64) return;
    const parameter = work.facts.parameterOf(symbol, index);
    const pointee = parameter.pointee ?? this.work.types.pointeeThroughCasts(this.call.args[index]!);
    const root = work.regions.rootOf(arg);
    const size = pointee === null || parameter.isBuffer ? 0 : work.types.size(pointee);
    const whole = work.regions.objectSize(root);
    if (!isScalarSize(size)) this.forgetBehind(this.context.fn, this.call.args[index]!, null, arg);
    if (size > 0 && !this.isArray(root)) machine.memory.overwrite(arg, size, pointee, null);
    else if (whole > 0) {
      machine.memory.overwrite(work.regions.objectAddress(root), whole, this.objectType(root), null);
    } else machine.memory.overwriteUnknown(this.work.types.pointeeThroughCasts(this.call.args[index]!), arg);
  }

  private isArray(root: TermId): boolean {
    const type = this.objectType(root);
    return type !== null && this.work.types.typeOf(type).kind === "array";
  }

  private objectType(root: TermId): TypeId | null {
    const object = this.work.regions.objectAt(root);
    return object?.kind === "local" || object?.kind === "global" ? object.type : null;
  }

  private parameterCount(symbol: SymbolId): number {
    const type = this.work.types.typeOf(this.work.program.symbols[symbol]!.type);
    return type.kind === "function" ? type.parameters.length : 0;
  }

  private freshResult(callee: FuncId | null): TermId | null {
    const { symbols, types } = this.work;
    const type = this.resultType(callee);
    const width = type === null ? 0 : types.width(type);
    if (type === null || width === 0) return null;
    const { position, stmt } = this.machine.memory;
    return symbols.make(position, PURPOSE.result, stmt, 0, width as Width, types.isPointer(type));
  }

  private resultType(callee: FuncId | null = null): TypeId | null {
    const { types, program } = this.work;
    const id = callee === null ? this.call.type : program.functions[callee]!.type;
    const type = types.typeOf(id);
    if (type.kind === "function") return type.returns;
    return this.call.result?.type ?? null;
  }

  /** NULL, or an object that nothing older points to. */
  private markAllocated(result: TermId): void {
    if (this.work.terms.op(result) === "sym") this.work.symbols.markDistinct(result);
  }

  private outcome(branch: Branch, result: TermId | null, label: number): BodyOutcome {
    return { branch: this.saved(branch), isRaised: false, label, via: NO_CALLEE, result };
  }

  // The machine's state as a branch --------------------------------------------------------------------

  private here(): Branch {
    const { graph } = this.host;
    return {
      state: this.work.states.save(this.machine.memory),
      rule: graph.rule(this.node),
      isBound: (graph.tokens(this.node) & 1) === 1,
    };
  }

  private restore(branch: Branch): void {
    this.work.states.restore(branch.state, this.machine.memory);
  }

  private saved(branch: Branch): Branch {
    return { ...branch, state: this.work.states.save(this.machine.memory) };
  }
}

/** Parameters of a context as values of its locals. */
export function bindParameters(work: Workspace, machine: AbstractMachine, context: Context): void {
  const fn = work.program.functions[context.fn]!;
  machine.fn = context.fn;
  for (let index = 0; index < fn.parameterCount; index++) {
    const { type, size } = fn.locals[index]!;
    const width = work.types.width(type);
    if (width === 0 || size === 0) continue;
    const fact = context.facts[index];
    const value =
      fact?.kind === "function"
        ? work.regions.addressOfSymbol(fact.symbol)
        : work.symbols.parameter(
            context.fn,
            index,
            width,
            work.types.isPointer(type),
            fact?.kind === "private-object",
          );
    const root = work.regions.addressOfLocal(context.fn, index as LocalId);
    machine.memory.write(work.regions.location(root, 0, width / 8, 0), value);
    assumeValidParameter(work, machine, context, index, value);
  }
}

function assumeValidParameter(
  work: Workspace,
  machine: AbstractMachine,
  context: Context,
  index: number,
  value: TermId,
): void {
  const isValid =
    context.facts[index]?.kind === "private-object" || context.entry?.validParameters.includes(index);
  if (!isValid || work.terms.op(value) !== "sym") return;
  const pc: PcId = work.pcs.assume(machine.memory.pc, work.evaluator.nonZero(value));
  if (pc !== INFEASIBLE) machine.memory.pc = pc;
}
