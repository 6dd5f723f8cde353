/**
 * What happens at one exploded node: its statements run on its state, then its call or terminator sends states on.
 *
 * Pre-state: the node's. Post-states: the flows returned, each to a target node; a branch the path condition refutes
 * gives none. Violations met on the way are reported with the statement they happened at; such a path ends there.
 */
import { assertNever } from "../base";
import { INFEASIBLE, type Literal, negate, type TermId } from "../domain";
import type { Stmt, Terminator } from "../ir";
import type { RuleState } from "../slic";
import { AbstractMachine } from "./abstract-machine";
import { copyBytes, fillBytes } from "./bulk";
import { CallTransfer } from "./call";
import type { Context } from "./contexts";
import { type Flow, NO_CALLEE, type NodeId } from "./exploded-graph";
import { splitOnGates } from "./gates";
import { type Branch, RuleEvents } from "./rule-events";
import { RETURN_VALUE } from "./summary";
import type { TransferHost } from "./transfer-host";
import { limitAt, type Workspace } from "./workspace";

export class Transfer {
  readonly machine: AbstractMachine;
  private readonly events: RuleEvents;
  private readonly calls: CallTransfer;
  private node: NodeId = 0;
  private context!: Context;
  private flows: Flow[] = [];

  constructor(
    private readonly work: Workspace,
    private readonly host: TransferHost,
  ) {
    this.machine = new AbstractMachine(work);
    this.events = new RuleEvents(work, this.machine);
    this.calls = new CallTransfer(work, host, this.machine, this.events);
  }

  /** Everything that leaves the node. */
  run(node: NodeId): readonly Flow[] {
    const { host, work, machine } = this;
    this.node = node;
    this.flows = [];
    this.context = host.contexts.get(host.graph.context(node));
    const point = host.graph.point(node);
    const { points } = this.context;
    work.states.restore(host.graph.state(node), machine.memory);
    machine.memory.position = points.base + points.position(point);
    machine.fn = this.context.fn;
    if (this.runStmts(point)) this.leave(point);
    return this.flows;
  }

  private runStmts(point: number): boolean {
    const { points } = this.context;
    const { stmts } = points.fn.blocks[points.block[point]!]!;
    const end = points.to[point]!;
    for (let index = points.from[point]!; index < end; index++) {
      this.work.steps.used++;
      this.machine.beginStmt(index);
      this.stmt(stmts[index]!);
      if (!this.machine.isFeasible) return false;
    }
    this.work.steps.used++;
    this.machine.beginStmt(end);
    return true;
  }

  private stmt(stmt: Stmt): void {
    const { machine, work } = this;
    switch (stmt.kind) {
      case "assign":
        if (stmt.isVolatile && work.types.width(stmt.place.type) !== 0) {
          machine.storeScalar(stmt.place, machine.unknown(null, work.types.width(stmt.place.type) || 64));
        } else machine.assign(stmt.place, stmt.value);
        return;
      case "declare":
        machine.declare(stmt.local);
        return;
      case "assume":
        this.assume(work.evaluator.truth(stmt.condition, machine));
        return;
      case "fill":
        this.fill(stmt);
        return;
      case "copy":
        this.copy(stmt);
        return;
      case "asm":
        this.giveUp("inline-assembly", "__asm", stmt);
        return;
      case "unsupported":
        this.giveUp("unsupported", stmt.what, stmt);
        return;
      case "call":
        throw new Error("a call ends its point");
      default:
        assertNever(stmt);
    }
  }

  /** Anything may have happened: costs the Pass, and forgets what it can have changed. */
  private giveUp(code: "inline-assembly" | "unsupported", detail: string, stmt: Stmt): void {
    this.host.limits.add(limitAt(code, detail, this.context.fn, stmt));
    this.machine.memory.havocShared(1);
  }

  private fill(stmt: Extract<Stmt, { kind: "fill" }>): void {
    const { machine, work } = this;
    const address = machine.value(stmt.address);
    const value = machine.value(stmt.value);
    const length = machine.value(stmt.length);
    this.calls.forgetBehind(this.context.fn, stmt.address, stmt.length, address);
    fillBytes(work, machine.memory, address, value, length, this.pointee(stmt.address));
  }

  private copy(stmt: Extract<Stmt, { kind: "copy" }>): void {
    const { machine, work } = this;
    const to = machine.value(stmt.to);
    const from = machine.value(stmt.from);
    const length = machine.value(stmt.length);
    copyBytes(work, machine.memory, to, from, length, this.pointee(stmt.to), () =>
      this.calls.forgetBehind(this.context.fn, stmt.to, stmt.length, to),
    );
  }

  private pointee(address: Extract<Stmt, { kind: "fill" }>["address"]) {
    return this.work.types.pointeeThroughCasts(address);
  }

  private assume(literal: Literal): void {
    const { memory } = this.machine;
    memory.pc = this.work.pcs.assume(memory.pc, literal);
  }

  // Leaving --------------------------------------------------------------------------------------------

  private leave(point: number): void {
    const { points } = this.context;
    const call = points.call(point);
    if (call) {
      for (const out of this.calls.run(this.node, this.context, call)) {
        const target = out.isRaised ? this.unwindTarget(call.unwind) : point + 1;
        this.emit(target, out.branch, out.label, out.via);
      }
      return;
    }
    this.terminator(points.fn.blocks[points.block[point]!]!.terminator);
  }

  private terminator(terminator: Terminator): void {
    const { points } = this.context;
    switch (terminator.kind) {
      case "goto":
        this.go(points.entryOf(terminator.target), 0);
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
        this.go(this.unwindTarget(terminator.unwind), 0);
        return;
      case "unreachable":
        return;
      default:
        assertNever(terminator);
    }
  }

  private unwindTarget(unwind: number | null): number {
    const { points } = this.context;
    return unwind === null ? points.exit("raised") : points.entryOf(unwind);
  }

  private branch(terminator: Extract<Terminator, { kind: "branch" }>): void {
    const { points } = this.context;
    const { memory } = this.machine;
    const condition = this.machine.value(terminator.condition);
    if (!this.machine.isFeasible) return;
    let label = 0;
    for (const part of splitOnGates(this.work, memory.pc, condition)) {
      const literal = this.work.evaluator.nonZero(part.term);
      this.goUnder(part.pc, literal, points.entryOf(terminator.whenTrue), label * 2);
      this.goUnder(part.pc, negate(literal), points.entryOf(terminator.whenFalse), label * 2 + 1);
      label++;
    }
  }

  private switch(terminator: Extract<Terminator, { kind: "switch" }>): void {
    const { points } = this.context;
    const { memory } = this.machine;
    const subject = this.machine.value(terminator.subject);
    if (!this.machine.isFeasible) return;
    const before = memory.pc;
    let rest = before;
    terminator.cases.forEach((one, index) => {
      if (rest === INFEASIBLE) return;
      const inside = this.inRange(subject, one.low, one.high);
      this.goUnder(rest, inside, points.entryOf(one.target), index);
      rest = this.work.pcs.assume(rest, negate(inside));
    });
    memory.pc = rest;
    if (rest !== INFEASIBLE) this.go(points.entryOf(terminator.otherwise), terminator.cases.length);
    memory.pc = before;
  }

  /** `low <= subject <= high` as one literal. */
  private inRange(subject: TermId, low: bigint, high: bigint): Literal {
    const { terms, evaluator } = this.work;
    const width = terms.width(subject);
    const start = terms.constant(low, width);
    if (low === high) return evaluator.equal(subject, start);
    const distance = terms.binary("sub", subject, start);
    return evaluator.literalOf(terms.binary("ule", distance, terms.constant(high - low, width)));
  }

  private goUnder(pc: typeof this.machine.memory.pc, literal: Literal, target: number, label: number): void {
    const { memory } = this.machine;
    const before = memory.pc;
    memory.pc = this.work.pcs.assume(pc, literal);
    if (memory.pc !== INFEASIBLE) this.go(target, label);
    memory.pc = before;
  }

  private return(terminator: Extract<Terminator, { kind: "return" }>): void {
    const { machine, work, host } = this;
    const value = terminator.value === null ? null : machine.value(terminator.value);
    if (!machine.isFeasible) return;
    if (this.context.entry !== null) {
      this.returnFromEntry(terminator, value);
      return;
    }
    if (value === null || terminator.value === null) {
      this.go(this.context.points.exit("any"), 0);
      return;
    }
    const width = work.types.width(terminator.value.type);
    if (width === 0) {
      this.go(this.context.points.exit("any"), 0);
      return;
    }
    machine.memory.put(work.regions.pseudo(RETURN_VALUE), value);
    if (!host.slice.tellsByReturn(this.context.fn)) this.go(this.context.points.exit("any"), 0);
    else this.returnByClass(value);
  }

  private returnByClass(value: TermId): void {
    const { terms, evaluator } = this.work;
    const { pc } = this.machine.memory;
    const { points } = this.context;
    const width = terms.width(value);
    const isNonZero = evaluator.nonZero(value);
    const isNegative = evaluator.literalOf(terms.binary("slt", value, terms.smallConstant(0, width)));
    this.goUnder(pc, negate(isNonZero), points.exit("zero"), 0);
    this.goUnder(pc, isNegative, points.exit("negative"), 1);
    const positive = this.work.pcs.assume(pc, isNonZero);
    if (positive !== INFEASIBLE) this.goUnder(positive, negate(isNegative), points.exit("positive"), 2);
  }

  /** The rule sees the role's exit before returns are joined, so the place is that of this return. */
  private returnFromEntry(terminator: Extract<Terminator, { kind: "return" }>, value: TermId | null): void {
    const { input } = this.work;
    const { role } = this.context.entry!;
    const result =
      value === null || terminator.value === null ? null : { value, type: terminator.value.type };
    const { fn } = this.context.points;
    const stmt = fn.blocks[this.context.points.block[this.host.graph.point(this.node)]!]!.stmts.length;
    const event = {
      source: role,
      phase: "exit" as const,
      handler: input.automaton.onRole(role).exit,
      args: [],
      result,
    };
    const after = this.events.apply(event, this.here(), (kind, message) =>
      this.host.alarm({ node: this.node, stmt, kind, message }),
    );
    for (const branch of after) this.emit(this.context.points.exit("any"), branch, 0, NO_CALLEE);
  }

  private here(): Branch {
    const { graph } = this.host;
    return {
      state: this.work.states.save(this.machine.memory),
      rule: graph.rule(this.node),
      isBound: (graph.tokens(this.node) & 1) === 1,
    };
  }

  private go(target: number, label: number): void {
    this.emit(target, this.here(), label, NO_CALLEE);
  }

  private emit(target: number, branch: Branch, label: number, via: NodeId): void {
    const { graph } = this.host;
    const tokens = (graph.tokens(this.node) & ~1) | (branch.isBound ? 1 : 0);
    const node = graph.node(this.context.id, target, branch.rule as RuleState, tokens);
    this.flows.push({ target: node, label, via, state: branch.state });
  }
}
