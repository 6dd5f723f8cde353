/**
 * Executes one path, point by point, with symbolic values and no joins (engine notes §7). Wherever there is more than
 * one way on, it asks `decide` and follows the answer; the search around it comes back for the other answers.
 *
 * Explored functions are guided: only edges of the exploded graph that still lead to the goal are taken. Others run
 * freely, shortest way to a return first. The executor stops with `hit` where the violation looked for happens; any
 * other violation ends the path.
 */
import { assertNever } from "../base";
import { type Literal, negate, type TermId, type Width } from "../domain";
import type { Expr, FuncId, LocalId, Stmt, SymbolId, Terminator } from "../ir";
import type { EntryPoint } from "../model";
import type { OperandExpr, Reaction } from "../slic";
import { DEAD_END, type Decide } from "./dead-end";
import { UNREACHABLE } from "./distances";
import type { ExplodedGraph, NodeId } from "./exploded-graph";
import { type Goal, PathCalls } from "./path-calls";
import type { PathMachine } from "./path-machine";
import type { Caller, Frame, PathState } from "./path-state";
import type { ExitClass, FunctionPoints } from "./points";
import type { RuleEvent } from "./rule-events";
import type { Workspace } from "./workspace";

/** Longest copy or fill that is followed byte by byte. */
const MAX_BYTES = 1 << 16;
/** Zero, positive, negative. */
const VALUE_CLASSES = 3;

export class PathExecutor {
  private readonly calls: PathCalls;
  private readonly graph: ExplodedGraph;

  constructor(
    private readonly work: Workspace,
    private readonly goal: Goal,
    private readonly state: PathState,
    private readonly machine: PathMachine,
    private readonly decide: Decide,
    mode: "unknown-code-keeps-memory" | "unknown-code-changes-memory",
    /** A detour at a point is the first way tried when the path comes there again. */
    private readonly keepsHabits: boolean,
  ) {
    this.graph = goal.graph;
    this.calls = new PathCalls(work, goal, state, machine, decide, this, mode);
  }

  /** Puts the path at the start of an entry point. */
  begin(entry: EntryPoint, root: NodeId): void {
    const { state, work, goal } = this;
    const context = goal.contexts.get(this.graph.context(root));
    state.frame = {
      fn: context.points.fn,
      points: context.points,
      activation: 0,
      context,
      distance: goal.distance,
      exits: [],
      caller: null,
    };
    state.activations.push(context.points.fn);
    state.point = 0;
    state.node = root;
    const { fn } = context.points;
    for (let index = 0; index < fn.parameterCount; index++) {
      const width = work.types.width(fn.locals[index]!.type);
      if (width === 0) continue;
      const value = this.machine.fresh(width, work.types.isPointer(fn.locals[index]!.type));
      goal.parameters[index] = value;
      this.machine.write(this.machine.addressOfLocal(index as LocalId), value);
      if (!entry.validParameters.includes(index)) continue;
      this.machine.markHandedIn(value);
    }
  }

  /** One point. True when the violation was reached. Throws `DeadEnd` where the path ends otherwise. */
  step(): boolean {
    const { state } = this;
    const { points } = state.frame;
    const { stmts, terminator } = points.fn.blocks[points.block[state.point]!]!;
    const end = points.to[state.point]!;
    for (let index = points.from[state.point]!; index < end; index++) {
      state.steps++;
      this.stmt(stmts[index]!);
    }
    state.steps++;
    const call = points.call(state.point);
    return call ? this.calls.call(call, end) : this.terminator(terminator, stmts.length);
  }

  // Statements -----------------------------------------------------------------------------------------

  private stmt(stmt: Stmt): void {
    const { machine, work } = this;
    switch (stmt.kind) {
      case "assign":
        this.assign(stmt);
        return;
      case "declare":
        this.declare(stmt.local);
        return;
      case "assume":
        this.require(work.evaluator.truth(stmt.condition, machine));
        return;
      case "fill":
        this.fill(stmt);
        return;
      case "copy":
        this.copy(stmt);
        return;
      case "asm":
      case "unsupported":
        this.state.metUnreadCode = true;
        throw DEAD_END;
      case "call":
        throw new Error("a call ends its point");
      default:
        assertNever(stmt);
    }
  }

  private assign(stmt: Extract<Stmt, { kind: "assign" }>): void {
    const { machine, work, state } = this;
    const width = work.types.width(stmt.place.type);
    if (width === 0) {
      if (stmt.value.kind !== "load") return;
      const from = machine.addressOfPlace(stmt.value.place);
      const to = machine.addressOfPlace(stmt.place);
      this.copyBytes(to, from, work.types.size(stmt.place.type));
      machine.noteWritten(to, { kind: "bytes", type: stmt.place.type, named: null });
      return;
    }
    if (!stmt.isVolatile) {
      machine.storeScalar(stmt.place, machine.value(stmt.value));
      return;
    }
    const term = machine.fresh(width as Width);
    state.choices.push({ kind: "value", term });
    machine.storeScalar(stmt.place, term);
  }

  private declare(local: LocalId): void {
    const { size } = this.state.frame.fn.locals[local]!;
    const address = this.machine.addressOfLocal(local);
    if (size > 0) this.machine.resetRange(address, size);
  }

  private fill(stmt: Extract<Stmt, { kind: "fill" }>): void {
    const { machine } = this;
    const address = machine.value(stmt.address);
    const value = this.work.evaluator.resize(machine.value(stmt.value), 8, false);
    const length = this.lengthOf(stmt.length);
    if (length === 0) return;
    const start = machine.concrete(address, null);
    if (length === null) machine.forgetAround(start);
    else for (let at = 0; at < length; at++) machine.write(start + at, value);
    this.noteBytes(start, stmt.address, stmt.length);
  }

  private copy(stmt: Extract<Stmt, { kind: "copy" }>): void {
    const { machine } = this;
    const to = machine.value(stmt.to);
    const from = machine.value(stmt.from);
    const length = this.lengthOf(stmt.length);
    if (length === 0) return;
    const target = machine.concrete(to, null);
    if (length === null) machine.forgetAround(target);
    else this.copyBytes(target, machine.concrete(from, null), length);
    this.noteBytes(target, stmt.to, stmt.length);
  }

  private noteBytes(start: number, address: Expr, length: Expr): void {
    const { work, machine } = this;
    const bytes = length.kind === "constant" ? Number(length.value) : null;
    const { named } = work.plainPointers.reach(this.state.frame.fn.id, address, bytes);
    machine.noteWritten(start, { kind: "bytes", type: work.types.pointeeThroughCasts(address), named });
  }

  /** Aligned words where both sides allow it, so that values stay whole. */
  private copyBytes(to: number, from: number, length: number): void {
    const { machine } = this;
    const pieces: { at: number; value: TermId }[] = [];
    for (let at = 0; at < length; ) {
      const size = this.pieceAt(from + at, length - at);
      pieces.push({ at, value: machine.read(from + at, size) });
      at += size;
    }
    for (const { at, value } of pieces) machine.write(to + at, value);
  }

  private pieceAt(from: number, left: number): number {
    for (const size of [8, 4, 2]) if (left >= size && from % size === 0) return size;
    return 1;
  }

  /** Null: any length, where nothing is picked. */
  private lengthOf(expr: Expr): number | null {
    const { machine, work, state } = this;
    const length = machine.value(expr);
    const known = work.terms.isConstant(length)
      ? work.terms.constantValue(length)
      : work.pcs.valueOf(state.pc, length);
    if (known !== null && known <= BigInt(MAX_BYTES)) return Number(known);
    if (machine.precision.kind === "weak") return null;
    if (known !== null) throw DEAD_END;
    const { low } = work.pcs.unsignedRange(state.pc, length);
    this.require(work.evaluator.equal(length, work.terms.constant(low, work.terms.width(length))));
    return Number(low);
  }

  // Leaving a point ------------------------------------------------------------------------------------

  private terminator(terminator: Terminator, stmt: number): boolean {
    const { points } = this.state.frame;
    switch (terminator.kind) {
      case "goto":
        this.advance(points.entryOf(terminator.target));
        return false;
      case "branch":
        this.branch(terminator);
        return false;
      case "switch":
        this.switch(terminator);
        return false;
      case "return":
        return this.return(terminator, stmt);
      case "raise":
        return this.raise(terminator.unwind);
      case "unreachable":
        throw DEAD_END;
      default:
        return assertNever(terminator);
    }
  }

  private branch(terminator: Extract<Terminator, { kind: "branch" }>): void {
    const { points } = this.state.frame;
    const condition = this.work.evaluator.truth(terminator.condition, this.machine);
    const known = this.constantTruth(condition);
    if (known !== null) {
      this.advance(points.entryOf(known ? terminator.whenTrue : terminator.whenFalse));
      return;
    }
    this.takeOne([
      { literals: [condition], target: points.entryOf(terminator.whenTrue) },
      { literals: [negate(condition)], target: points.entryOf(terminator.whenFalse) },
    ]);
  }

  private constantTruth(condition: Literal): boolean | null {
    const { terms } = this.work;
    const term = (condition >> 1) as TermId;
    return terms.isConstant(term) ? (terms.constantValue(term) === 1n) !== ((condition & 1) === 1) : null;
  }

  private switch(terminator: Extract<Terminator, { kind: "switch" }>): void {
    const { points } = this.state.frame;
    const { terms, evaluator } = this.work;
    const subject = this.machine.value(terminator.subject);
    const width = terms.width(subject);
    const not: Literal[] = [];
    const ways = terminator.cases.map((one) => {
      const distance = terms.binary("sub", subject, terms.constant(one.low, width));
      const inside =
        one.low === one.high
          ? evaluator.equal(subject, terms.constant(one.low, width))
          : evaluator.literalOf(terms.binary("ule", distance, terms.constant(one.high - one.low, width)));
      not.push(negate(inside));
      return { literals: [inside], target: points.entryOf(one.target) };
    });
    this.takeOne([...ways, { literals: not, target: points.entryOf(terminator.otherwise) }]);
  }

  /** Follows one of several ways, nearest to the goal first; ways that do not lead to the goal do not count. */
  private takeOne(ways: readonly { readonly literals: readonly Literal[]; readonly target: number }[]): void {
    const open = ways
      .map((way) => ({ ...way, cost: this.costOf(way.target) }))
      .filter((way) => way.cost !== UNREACHABLE)
      .sort((a, b) => a.cost - b.cost);
    if (open.length === 0) throw DEAD_END;
    const { state } = this;
    const site = state.frame.points.base + state.point;
    const habit = this.keepsHabits
      ? open.findIndex((way) => way.target === state.habits.get(site)?.term)
      : -1;
    if (habit > 0) open.unshift(...open.splice(habit, 1));
    const choice = this.decide(open.map((way) => (way.literals.length === 1 ? way.literals[0]! : null)));
    const taken = open[choice]!;
    if (choice > 0) state.trail.set(state.habits, site, { size: 0, term: taken.target as TermId });
    for (const literal of taken.literals) this.require(literal);
    this.advance(taken.target);
  }

  private costOf(target: number): number {
    const { state } = this;
    if (state.frame.context === null) return freeDistance(state.frame.points, target);
    return Math.min(...this.nodesAt(target).map(state.frame.distance), UNREACHABLE);
  }

  /** Nodes that the current one leads to at a point, in the rule's present state. */
  private nodesAt(target: number): NodeId[] {
    const { state, graph } = this;
    const found: NodeId[] = [];
    for (const edge of graph.edgesFrom(state.node)) {
      const node = graph.target(edge);
      if (graph.point(node) !== target || graph.rule(node) !== state.rule) continue;
      if (((graph.tokens(node) & 1) === 1) !== (state.watched !== null)) continue;
      if (!found.includes(node)) found.push(node);
    }
    return found;
  }

  /** Goes to a point of the same function. */
  advance(target: number): void {
    const { state } = this;
    if (state.frame.context === null) {
      state.point = target;
      return;
    }
    const open = this.nodesAt(target)
      .filter((node) => state.frame.distance(node) !== UNREACHABLE)
      .sort((a, b) => state.frame.distance(a) - state.frame.distance(b));
    if (open.length === 0) throw DEAD_END;
    state.node = open.length === 1 ? open[0]! : open[this.decide(open.map(() => null))]!;
    state.point = target;
  }

  require(literal: Literal): void {
    if (!this.state.assume(literal)) throw DEAD_END;
  }

  // Returns and exceptions -----------------------------------------------------------------------------

  private return(terminator: Extract<Terminator, { kind: "return" }>, stmt: number): boolean {
    const { state, machine, work } = this;
    const hasValue = terminator.value !== null && work.types.width(terminator.value.type) !== 0;
    const value = hasValue ? machine.value(terminator.value!) : null;
    const { caller } = state.frame;
    if (caller === null) return this.returnFromEntry(terminator, value, stmt);
    this.requireExit(value);
    this.popTo(caller);
    return this.calls.returned(caller, value);
  }

  private returnFromEntry(
    terminator: Extract<Terminator, { kind: "return" }>,
    value: TermId | null,
    stmt: number,
  ): boolean {
    const { role } = this.state.frame.context!.entry!;
    const event: RuleEvent = {
      source: role,
      phase: "exit",
      handler: this.work.input.automaton.onRole(role).exit,
      args: [],
      result: value === null ? null : { value, type: terminator.value!.type },
    };
    if (this.fire(event, stmt)) return true;
    throw DEAD_END;
  }

  /** The return must be one the search meant to take: right state of the rule, right class of value. */
  private requireExit(value: TermId | null): void {
    const { state, graph } = this;
    const { exits, context } = state.frame;
    if (exits.length === 0 || context === null) return;
    const open = exits.filter((exit) => graph.rule(exit) === state.rule);
    const classes = open.map((exit) => context.points.exitClass(graph.point(exit)));
    const meant = classes.filter((one) => one !== "raised");
    if (meant.length === 0) throw DEAD_END;
    if (value === null || meant.includes("any") || new Set(meant).size === VALUE_CLASSES) return;
    const ways = meant.map((one) => this.literalsOf(one, value));
    const choice =
      ways.length === 1 ? 0 : this.decide(ways.map((way) => (way.length === 1 ? way[0]! : null)));
    for (const literal of ways[choice]!) this.require(literal);
  }

  private literalsOf(exitClass: ExitClass, value: TermId): readonly Literal[] {
    const { terms, evaluator } = this.work;
    const isNonZero = evaluator.nonZero(value);
    if (exitClass === "zero") return [negate(isNonZero)];
    const zero = terms.smallConstant(0, terms.width(value));
    const isNegative = evaluator.literalOf(terms.binary("slt", value, zero));
    return [isNonZero, exitClass === "negative" ? isNegative : negate(isNegative)];
  }

  /** An exception goes to a handler of this function, or leaves it. */
  raise(unwind: number | null): boolean {
    const { state, graph } = this;
    if (unwind !== null) {
      this.advance(state.frame.points.entryOf(unwind));
      return false;
    }
    const { caller, exits, context } = state.frame;
    if (caller === null) throw DEAD_END;
    if (exits.length > 0 && context !== null) {
      const raised = context.points.exit("raised");
      const isMeant = exits.some((exit) => graph.point(exit) === raised && graph.rule(exit) === state.rule);
      if (!isMeant) throw DEAD_END;
    }
    this.popTo(caller);
    return this.raise(caller.call.unwind);
  }

  private popTo(caller: Caller): void {
    const { state } = this;
    state.frame = caller.frame;
    state.point = caller.point;
    state.node = caller.node;
  }

  enter(frame: Frame, args: readonly TermId[], root: NodeId): void {
    const { state, machine, work } = this;
    state.frame = frame;
    state.activations.push(frame.fn);
    state.point = 0;
    state.node = root;
    for (let index = 0; index < frame.fn.parameterCount; index++) {
      const width = work.types.width(frame.fn.locals[index]!.type);
      const arg = args[index];
      if (width === 0 || arg === undefined) continue;
      machine.write(machine.addressOfLocal(index as LocalId), work.evaluator.resize(arg, width, false));
    }
  }

  // Events ---------------------------------------------------------------------------------------------

  /** True when the event breaks the rule in the way and at the place looked for. */
  fire(event: RuleEvent, stmt: number): boolean {
    const { state, work } = this;
    if (event.handler === null && work.input.automaton.watch === null) return false;
    this.bind(event);
    if (event.handler === null) return false;
    const { guard } = work.input.automaton.handlers[event.handler]!;
    if (guard !== null && !this.isWatched(guard, event)) return false;
    let reaction: Reaction = work.input.automaton.react(state.rule, event.handler);
    while (reaction.kind === "test") {
      const condition = work.evaluator.nonZero(this.operand(reaction.condition, event));
      reaction = this.decide([condition, negate(condition)]) === 0 ? reaction.whenTrue : reaction.whenFalse;
    }
    if (reaction.kind === "next") {
      state.rule = reaction.state;
      return false;
    }
    if (reaction.kind === "violation" && this.isGoal(stmt, reaction.violation)) return true;
    throw DEAD_END;
  }

  private isGoal(stmt: number, kind: string): boolean {
    const { site } = this.goal;
    const { frame, point } = this.state;
    return (
      site.fn === (frame.fn.id as FuncId) &&
      site.block === frame.points.block[point] &&
      site.stmt === stmt &&
      site.kind === kind
    );
  }

  private bind(event: RuleEvent): void {
    const { watch } = this.work.input.automaton;
    if (watch === null || this.state.watched !== null) return;
    if (watch.source !== event.source || watch.phase !== event.phase) return;
    if (this.decide([null, null]) === 0) this.state.watched = this.operand(watch.operand, event);
  }

  private isWatched(guard: OperandExpr, event: RuleEvent): boolean {
    const { watched } = this.state;
    if (watched === null) return false;
    const isSame = this.work.evaluator.equal(this.operand(guard, event), watched);
    return this.decide([isSame, negate(isSame)]) === 0;
  }

  private operand(operand: OperandExpr, event: RuleEvent): TermId {
    const { machine, work } = this;
    return work.operands.value(operand, {
      args: event.args,
      result: event.result,
      read: (address, width) => machine.read(machine.concrete(address, null), width / 8),
      variable: (symbol: SymbolId, width) => machine.read(Number(machine.plan.symbol(symbol)), width / 8),
      unknown: () => machine.fresh(64),
    });
  }
}

const freeDistances = new WeakMap<FunctionPoints, Int32Array>();
const FAR = 0x7fffffff;

/** Points to a return or a raise, in a function where nothing else guides. */
function freeDistance(points: FunctionPoints, point: number): number {
  let lengths = freeDistances.get(points);
  if (!lengths) {
    lengths = lengthsToReturn(points);
    freeDistances.set(points, lengths);
  }
  const found = lengths[point]!;
  return found === FAR ? UNREACHABLE : found;
}

function lengthsToReturn(points: FunctionPoints): Int32Array {
  const lengths = new Int32Array(points.count).fill(FAR);
  const callers: number[][] = Array.from({ length: points.count }, () => []);
  const queue: number[] = [];
  for (let point = 0; point < points.count; point++) {
    const successors = points.successors(point);
    for (const next of successors) callers[next]!.push(point);
    const { terminator } = points.fn.blocks[points.block[point]!]!;
    const leaves =
      terminator.kind === "return" || (terminator.kind === "raise" && terminator.unwind === null);
    if (points.call(point) === null && leaves) {
      lengths[point] = 0;
      queue.push(point);
    }
  }
  for (let at = 0; at < queue.length; at++) {
    for (const caller of callers[queue[at]!]!) {
      if (lengths[caller] !== FAR) continue;
      lengths[caller] = lengths[queue[at]!]! + 1;
      queue.push(caller);
    }
  }
  return lengths;
}
