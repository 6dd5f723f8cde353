/**
 * What an event of the rule does to a branch of execution: the automaton's reaction, its tests decided by the path
 * condition or followed both ways, and the binding of the tracked object.
 *
 * A rule that tracks one object per run binds it at its watch event or not, both being explored; later events compare
 * their operand with it: equal counts, different is ignored, unknown is split (engine notes §4.1).
 */
import { INFEASIBLE, type Literal, negate, type TermId } from "../domain";
import type { Expr } from "../ir";
import type { HandlerId, OperandExpr, Reaction, RuleState } from "../slic";
import type { AbstractMachine } from "./abstract-machine";
import type { EventOperands } from "./operand";
import type { StateId } from "./state";
import { WATCHED } from "./summary";
import type { Workspace } from "./workspace";

/** One way execution may go on from here. */
export interface Branch {
  readonly state: StateId;
  readonly rule: RuleState;
  readonly isBound: boolean;
}

/** An event as it happens in some branch. */
export interface RuleEvent {
  readonly source: string;
  readonly phase: "entry" | "exit";
  readonly handler: HandlerId | null;
  readonly args: readonly { readonly value: TermId; readonly expr: Expr }[];
  readonly result: { readonly value: TermId; readonly type: Expr["type"] } | null;
}

export type ReportViolation = (violation: string, message: string, branch: Branch) => void;

export class RuleEvents {
  constructor(
    private readonly work: Workspace,
    private readonly machine: AbstractMachine,
  ) {}

  /** Branches after the event; those that break the rule are reported and end. */
  apply(event: RuleEvent, branch: Branch, report: ReportViolation): readonly Branch[] {
    const bound = this.bind(event, branch);
    if (event.handler === null) return bound;
    const { guard } = this.work.input.automaton.handlers[event.handler]!;
    const after: Branch[] = [];
    for (const one of bound) {
      if (guard === null) after.push(...this.react(event, one, report));
      else after.push(...this.guarded(event, guard, one, report));
    }
    return after;
  }

  private bind(event: RuleEvent, branch: Branch): readonly Branch[] {
    const { watch } = this.work.input.automaton;
    if (watch === null || branch.isBound || watch.source !== event.source || watch.phase !== event.phase) {
      return [branch];
    }
    const { memory } = this.machine;
    this.work.states.restore(branch.state, memory);
    const object = this.operand(watch.operand, event);
    memory.put(this.work.regions.pseudo(WATCHED), object);
    return [{ state: this.work.states.save(memory), rule: branch.rule, isBound: true }, branch];
  }

  private guarded(
    event: RuleEvent,
    guard: OperandExpr,
    branch: Branch,
    report: ReportViolation,
  ): readonly Branch[] {
    if (!branch.isBound) return [branch];
    const { work, machine } = this;
    work.states.restore(branch.state, machine.memory);
    const watched = machine.memory.entry(work.regions.pseudo(WATCHED)) as TermId;
    const isSame = work.evaluator.equal(this.operand(guard, event), watched);
    const base = { ...branch, state: work.states.save(machine.memory) };
    const after: Branch[] = [];
    const same = this.under(base, isSame);
    if (same) after.push(...this.react(event, same, report));
    const other = this.under(base, negate(isSame));
    if (other) after.push(other);
    return after;
  }

  private react(event: RuleEvent, branch: Branch, report: ReportViolation): readonly Branch[] {
    const after: Branch[] = [];
    const pending: { reaction: Reaction; branch: Branch }[] = [
      { reaction: this.work.input.automaton.react(branch.rule, event.handler!), branch },
    ];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const { reaction } = at;
      if (reaction.kind === "next") after.push({ ...at.branch, rule: reaction.state });
      else if (reaction.kind === "violation") report(reaction.violation, reaction.message, at.branch);
      else if (reaction.kind === "test") this.test(event, reaction, at.branch, pending);
    }
    return after;
  }

  private test(
    event: RuleEvent,
    reaction: Extract<Reaction, { kind: "test" }>,
    branch: Branch,
    pending: { reaction: Reaction; branch: Branch }[],
  ): void {
    const { work, machine } = this;
    work.states.restore(branch.state, machine.memory);
    const condition = work.evaluator.nonZero(this.operand(reaction.condition, event));
    const base = { ...branch, state: work.states.save(machine.memory) };
    const whenFalse = this.under(base, negate(condition));
    if (whenFalse) pending.push({ reaction: reaction.whenFalse, branch: whenFalse });
    const whenTrue = this.under(base, condition);
    if (whenTrue) pending.push({ reaction: reaction.whenTrue, branch: whenTrue });
  }

  private operand(operand: OperandExpr, event: RuleEvent): TermId {
    return this.work.operands.value(operand, this.operandsOf(event));
  }

  private operandsOf(event: RuleEvent): EventOperands {
    const { machine, work } = this;
    return {
      args: event.args,
      result: event.result,
      read: (address, width) => machine.memory.load(address, width, 0),
      variable: (symbol, width) => machine.memory.load(work.regions.addressOfSymbol(symbol), width, 0),
      unknown: () => machine.unknown(null, 64),
    };
  }

  private under(branch: Branch, literal: Literal): Branch | null {
    const { work, machine } = this;
    work.states.restore(branch.state, machine.memory);
    machine.memory.pc = work.pcs.assume(machine.memory.pc, literal);
    return machine.memory.pc === INFEASIBLE ? null : { ...branch, state: work.states.save(machine.memory) };
  }
}
