/**
 * Calls along a path: which function is entered, with which goal, what a function without a body decides, and how the
 * caller goes on after a return.
 *
 * In an explored caller the options of a call are the callee's contexts that the abstract run saw there, each with an
 * exit to take (and the node to continue at) or, on the way to the violation, with the violation inside.
 */
import type { Literal, TermId, ViolationSite } from "../domain";
import type { Expr, FuncId, SymbolId } from "../ir";
import { type CallEffect, unknownTargetEffect } from "../model";
import type { TypeId } from "../types";
import { watchedFits } from "./call-targets";
import type { Context, Contexts } from "./contexts";
import { DEAD_END, type Decide } from "./dead-end";
import { type Distance, type Distances, UNREACHABLE } from "./distances";
import { type ExplodedGraph, NO_CALLEE, NO_STATE, type NodeId } from "./exploded-graph";
import type { PathMachine } from "./path-machine";
import type { Layer } from "./path-memory";
import type { Caller, CallStmt, Frame, PathState } from "./path-state";
import type { FunctionPoints } from "./points";
import type { ParameterFacts } from "./program-facts";
import type { RuleEvent } from "./rule-events";
import type { Slice } from "./slice";
import type { Workspace } from "./workspace";

/** What a search looks for, and the graph it is guided by. */
export interface Goal {
  readonly site: ViolationSite;
  readonly graph: ExplodedGraph;
  readonly contexts: Contexts;
  readonly distances: Distances;
  readonly slice: Slice;
  /** To the violation, through calls. */
  readonly distance: Distance;
  /** The entry point's parameters, by index; set when a path begins. */
  readonly parameters: (TermId | undefined)[];
  /** Contexts entered by the call at a node. */
  readonly calledFrom: (node: NodeId) => readonly Context[];
}

/** Who moves the path on: the executor that asks for calls. */
export interface Stepper {
  /** Goes to another point of the current function. */
  advance(target: number): void;
  /** Continues at a handler block, or leaves the function; true when the violation happened. */
  raise(unwind: number | null): boolean;
  enter(frame: Frame, args: readonly TermId[], root: NodeId): void;
  /** True when the event is the violation looked for. */
  fire(event: RuleEvent, stmt: number): boolean;
}

interface EntryOption {
  readonly context: Context;
  readonly distance: Distance;
  readonly exits: readonly NodeId[];
  readonly resume: NodeId;
  readonly cost: number;
}

export class PathCalls {
  constructor(
    private readonly work: Workspace,
    private readonly goal: Goal,
    private readonly state: PathState,
    private readonly machine: PathMachine,
    private readonly decide: Decide,
    private readonly executor: Stepper,
    private readonly mode: "unknown-code-keeps-memory" | "unknown-code-changes-memory",
  ) {}

  /** True when the violation happened at the call. */
  call(call: CallStmt, stmt: number): boolean {
    const { machine, work } = this;
    const target = call.callee.kind === "indirect" ? machine.value(call.callee.target) : null;
    const args = call.args.map((arg) => machine.value(arg));
    const symbol = call.callee.kind === "direct" ? call.callee.symbol : this.resolve(call, target!);
    const info = symbol === null ? null : work.program.symbols[symbol]!;
    const handlers = info === null ? null : work.input.automaton.onCall(info.name);
    const event: Caller["event"] = {
      source: info?.name ?? "",
      handler: null,
      args: args.map((value, index) => ({ value, expr: call.args[index]! })),
    };
    if (this.fire(event, "entry", handlers?.entry ?? null, null, stmt)) return true;
    const definition = info?.definition ?? null;
    if (definition !== null) {
      this.enter(call, definition, args, event, handlers?.exit ?? null);
      return false;
    }
    const effect = symbol === null ? unknownTargetEffect : work.input.effectOf(symbol);
    return this.byModel(call, symbol, effect, args, event, handlers?.exit ?? null, stmt);
  }

  /** A callee with a body has returned; the state stands at the call again. */
  returned(caller: Caller, value: TermId | null): boolean {
    const { state } = this;
    const stmt = state.frame.points.to[caller.point]!;
    const result = value === null ? null : { value, type: this.resultType(caller.call) ?? caller.call.type };
    if (this.fire(caller.event, "exit", caller.exitHandler, result, stmt)) return true;
    if (state.frame.context !== null && caller.resume < 0) throw DEAD_END;
    this.finish(caller.call, value, caller.resume);
    return false;
  }

  private finish(call: CallStmt, value: TermId | null, resume: NodeId): void {
    const { state, machine } = this;
    if (value !== null && call.result !== null) machine.storeScalar(call.result, value);
    if (resume >= 0) {
      if (this.goal.graph.rule(resume) !== state.rule) throw DEAD_END;
      state.node = resume;
      state.point = this.goal.graph.point(resume);
    } else this.executor.advance(state.point + 1);
  }

  private fire(
    event: Caller["event"],
    phase: "entry" | "exit",
    handler: RuleEvent["handler"],
    result: RuleEvent["result"],
    stmt: number,
  ): boolean {
    if (handler === null && this.work.input.automaton.watch === null) return false;
    return this.executor.fire({ ...event, phase, handler, result }, stmt);
  }

  // Targets --------------------------------------------------------------------------------------------

  private resolve(call: CallStmt, target: TermId): SymbolId | null {
    const { work, machine, state } = this;
    const known = work.terms.isConstant(target)
      ? work.terms.constantValue(target)
      : work.pcs.valueOf(state.pc, target);
    if (known !== null) {
      if (known < 0x1_0000n) throw DEAD_END;
      return machine.plan.functionAt(known);
    }
    const callee = call.callee as Extract<CallStmt["callee"], { kind: "indirect" }>;
    const candidates = work.calls.flow.targets(state.frame.fn.id, callee);
    if (candidates.length === 0) return null;
    const options: Literal[] = candidates.map((symbol) =>
      work.evaluator.equal(target, machine.functionAddress(symbol)),
    );
    return candidates[this.decide(options)]!;
  }

  // Callees with a body --------------------------------------------------------------------------------

  private enter(
    call: CallStmt,
    callee: FuncId,
    args: readonly TermId[],
    event: Caller["event"],
    exitHandler: RuleEvent["handler"],
  ): void {
    const { work, state, executor } = this;
    const points = work.points.of(callee);
    const option = this.isGuided(callee) ? this.chooseOption(callee, call) : null;
    const caller: Caller = {
      frame: state.frame,
      point: state.point,
      node: state.node,
      call,
      event,
      exitHandler,
      resume: option?.resume ?? (state.frame.context === null ? -1 : this.chooseResume()),
    };
    const frame: Frame = {
      fn: points.fn,
      points,
      activation: state.activations.length,
      context: option?.context ?? null,
      distance: option?.distance ?? freely(points),
      exits: option?.exits ?? [],
      caller,
    };
    executor.enter(frame, args, option?.context.root ?? -1);
  }

  private isGuided(callee: FuncId): boolean {
    return this.state.frame.context !== null && this.goal.slice.isExplored(callee);
  }

  private chooseOption(callee: FuncId, call: CallStmt): EntryOption {
    const all = this.optionsFor(callee);
    const isIdle = this.work.idleResults.isIdle(this.state.frame.fn, call);
    const options = (isIdle ? this.joined(all) : all).sort((a, b) => a.cost - b.cost);
    if (options.length === 0) throw DEAD_END;
    return options[options.length === 1 ? 0 : this.decide(options.map(() => null))]!;
  }

  private optionsFor(callee: FuncId): EntryOption[] {
    const { state, goal } = this;
    const options: EntryOption[] = [];
    for (const context of goal.calledFrom(state.node)) {
      if (context.fn !== callee || context.rule !== state.rule) continue;
      this.addInnerGoal(context, options);
      this.addExits(context, options);
    }
    return options;
  }

  /** Ways through the callee to the same node of the caller are one where nobody asks how the call ended. */
  private joined(options: readonly EntryOption[]): EntryOption[] {
    const joined: EntryOption[] = [];
    for (const option of options) {
      const at = joined.findIndex(
        ({ context, resume, exits }) =>
          resume >= 0 && resume === option.resume && context === option.context && exits.length > 0,
      );
      if (at < 0) joined.push(option);
      else joined[at] = this.eitherOf(joined[at]!, option);
    }
    return joined;
  }

  private eitherOf(one: EntryOption, other: EntryOption): EntryOption {
    const exits = [...one.exits, ...other.exits].sort((a, b) => a - b);
    const distance = this.goal.distances.toExitNodes(exits);
    return { ...one, exits, distance, cost: Math.min(one.cost, other.cost) };
  }

  /** The violation may lie inside the callee, or happen right when it returns. */
  private addInnerGoal(context: Context, options: EntryOption[]): void {
    const { state, goal } = this;
    if (state.frame.distance !== goal.distance) return;
    const inner = goal.distance(context.root);
    if (inner !== UNREACHABLE) {
      options.push({ context, distance: goal.distance, exits: [], resume: -1, cost: inner });
    }
    if (goal.distance(state.node) !== 0) return;
    for (const exit of context.exits) {
      if (goal.graph.state(exit) === NO_STATE) continue;
      const distance = goal.distances.toExitNodes([exit]);
      options.push({ context, distance, exits: [exit], resume: -1, cost: goal.distances.costOf(exit) });
    }
  }

  private addExits(context: Context, options: EntryOption[]): void {
    const { state, goal } = this;
    for (const edge of goal.graph.edgesFrom(state.node)) {
      const exit = goal.graph.via(edge);
      if (exit === NO_CALLEE || goal.graph.context(exit) !== context.id) continue;
      const resume = goal.graph.target(edge);
      const cost = state.frame.distance(resume) + goal.distances.costOf(exit);
      if (cost === UNREACHABLE) continue;
      const distance = goal.distances.toExitNodes([exit]);
      options.push({ context, distance, exits: [exit], resume, cost });
    }
  }

  /** After a callee outside the slice: the caller's next node. */
  private chooseResume(): NodeId {
    const { state, goal } = this;
    const open: NodeId[] = [];
    for (const edge of goal.graph.edgesFrom(state.node)) {
      const target = goal.graph.target(edge);
      const isNext = goal.graph.via(edge) === NO_CALLEE && goal.graph.point(target) === state.point + 1;
      if (isNext && state.frame.distance(target) !== UNREACHABLE && !open.includes(target)) open.push(target);
    }
    if (open.length === 0 && goal.distance(state.node) === 0) return -1;
    if (open.length === 0) throw DEAD_END;
    return open[open.length === 1 ? 0 : this.decide(open.map(() => null))]!;
  }

  // Callees without a body -----------------------------------------------------------------------------

  private byModel(
    call: CallStmt,
    symbol: SymbolId | null,
    effect: CallEffect,
    args: readonly TermId[],
    event: Caller["event"],
    exitHandler: RuleEvent["handler"],
    stmt: number,
  ): boolean {
    const { state, machine, work } = this;
    if (effect.neverReturns && effect.raises === "never") throw DEAD_END;
    const layer = machine.newLayer();
    this.applyWrites(call, symbol, effect, args, layer);
    const raises =
      effect.raises === "always" || (effect.raises === "maybe" && this.decide([null, null]) === 1);
    const type = effect.returns === "nothing" ? null : this.resultType(call);
    const width = type === null ? 0 : work.types.width(type);
    const result =
      raises || type === null || width === 0 ? null : machine.fresh(width, work.types.isPointer(type));
    const mayBe = symbol === null ? watchedFits(work, this.goal.slice, [], call.args) : [];
    state.choices.push({ kind: "call", symbol, result, layer, raises, mayBe, rule: state.rule });
    if (result !== null && effect.returns === "allocation") machine.markOwn(result);
    if (raises) return this.executor.raise(call.unwind);
    if (effect.neverReturns) throw DEAD_END;
    if (
      this.fire(event, "exit", exitHandler, result === null ? null : { value: result, type: type! }, stmt)
    ) {
      return true;
    }
    this.finish(call, result, -1);
    return false;
  }

  private applyWrites(
    call: CallStmt,
    symbol: SymbolId | null,
    effect: CallEffect,
    args: readonly TermId[],
    layer: Layer,
  ): void {
    const isUnknown = effect.writesEscaped || effect.reenters;
    if (isUnknown && this.mode === "unknown-code-changes-memory") this.machine.changeShared(layer);
    for (const index of effect.writes) {
      const last = index >= 0 ? index + 1 : args.length;
      for (let at = index >= 0 ? index : this.parameterCount(symbol); at < last; at++) {
        this.writeArgument(call.args[at], args[at], this.work.facts.parameterOf(symbol, at), effect, layer);
      }
    }
  }

  private writeArgument(
    expr: Expr | undefined,
    arg: TermId | undefined,
    { pointee: declared, isBuffer }: ParameterFacts,
    effect: CallEffect,
    layer: Layer,
  ): void {
    const { work, machine } = this;
    if (expr === undefined || arg === undefined || work.terms.width(arg) !== 64) return;
    if (effect.writesEscaped && this.isLeftAlone(arg)) return;
    const address = machine.concreteOrNull(arg, expr.kind === "address" ? expr.place : null);
    if (address === null) return;
    const pointee = isBuffer ? null : (declared ?? work.types.pointeeThroughCasts(expr));
    const size = pointee === null ? 0 : work.types.size(pointee);
    const around = machine.objectAround(address);
    const isArray = around.type !== null && work.types.typeOf(around.type).kind === "array";
    const range = size > 0 && !isArray && !effect.writesEscaped ? { start: address, size } : around;
    if (effect.writesEscaped && !this.mayChange(range)) return;
    machine.changeRange(range.start, range.size, layer);
    const { named } = work.plainPointers.reach(this.state.frame.fn.id, expr, size);
    machine.noteWritten(range.start, { kind: "bytes", type: pointee, named });
  }

  /** Unknown code that keeps memory changes nothing behind a pointer that is no variable's address: which one, matters to no one. */
  private isLeftAlone(pointer: TermId): boolean {
    return this.mode === "unknown-code-keeps-memory" && !this.work.terms.isConstant(pointer);
  }

  /** Without changing memory between two reads, unknown code can still fill in a local nobody has looked at. */
  private mayChange(range: { readonly start: number; readonly size: number }): boolean {
    const { machine } = this;
    if (this.mode === "unknown-code-changes-memory") return true;
    if (!machine.isLocalAddress(range.start)) return false;
    for (const address of machine.readFrames) {
      if (address >= range.start && address < range.start + range.size) return false;
    }
    return true;
  }

  private resultType(call: CallStmt): TypeId | null {
    const type = this.work.types.typeOf(call.type);
    return type.kind === "function" ? type.returns : (call.result?.type ?? null);
  }

  private parameterCount(symbol: SymbolId | null): number {
    if (symbol === null) return 0;
    const type = this.work.types.typeOf(this.work.program.symbols[symbol]!.type);
    return type.kind === "function" ? type.parameters.length : 0;
  }
}

/** The distance in a function that no context guides: any way that ends it will do. */
function freely(points: FunctionPoints): Distance {
  return () => (points.count > 0 ? 0 : UNREACHABLE);
}
