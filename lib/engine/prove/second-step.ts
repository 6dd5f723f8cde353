/**
 * What leaves a node of the exploded graph, worked out a second time: the statements of its point, then its call or its
 * terminator. Simpler than the transfer of `explore`: no choices are split, both sides of a branch are always produced,
 * and an impossible one is left to whoever asks whether the graph may lack it.
 *
 * Shared with `explore`: what memory is (`Memory`), and what a call does to it (`CallTransfer`: summaries and the
 * effects of the OS model), which are stated once. Summaries are taken as they stand; that they cover their function
 * is checked at its own nodes.
 */
import { assertNever } from "../base";
import { INFEASIBLE, type Literal, negate, type TermId } from "../domain";
import {
  AbstractMachine,
  type Branch,
  CallTransfer,
  type Context,
  copyBytes,
  copyObject,
  type FunctionPoints,
  fillBytes,
  type NodeId,
  RETURN_VALUE,
  RuleEvents,
  type StateId,
  type TransferHost,
  type Workspace,
} from "../explore";
import type { Expr, Place, Stmt, Terminator } from "../ir";
import type { RuleState } from "../slic";
import { SecondValues } from "./second-values";

/** A state on its way to a point of the same function. */
export interface Post {
  readonly target: number;
  readonly state: StateId;
  readonly rule: RuleState;
  readonly isBound: boolean;
  /** What made the way possible: a term, and whether it is zero there. Null where nothing was tested. */
  readonly test: { readonly term: TermId; readonly isZero: boolean } | null;
}

type Test = Post["test"];

export class SecondStep {
  private readonly machine: AbstractMachine;
  private readonly values: SecondValues;
  private readonly events: RuleEvents;
  private readonly calls: CallTransfer;
  private node: NodeId = 0;
  private context!: Context;
  private posts: Post[] = [];

  constructor(
    private readonly work: Workspace,
    private readonly host: TransferHost,
  ) {
    this.machine = new AbstractMachine(work);
    this.values = new SecondValues(work, this.machine.memory);
    this.events = new RuleEvents(work, this.machine);
    this.calls = new CallTransfer(work, host, this.machine, this.events);
  }

  run(node: NodeId): readonly Post[] {
    const { host, machine } = this;
    const point = host.graph.point(node);
    this.node = node;
    this.context = host.contexts.get(host.graph.context(node));
    this.posts = [];
    const { points } = this.context;
    this.work.states.restore(host.graph.state(node), machine.memory);
    machine.memory.position = points.base + points.position(point);
    machine.fn = this.context.fn;
    const { stmts, terminator } = points.fn.blocks[points.block[point]!]!;
    for (let index = points.from[point]!; index < points.to[point]!; index++) {
      this.begin(index);
      this.stmt(stmts[index]!);
      if (!machine.isFeasible) return [];
    }
    this.begin(points.to[point]!);
    const call = points.call(point);
    if (call) this.call(call, point, points);
    else this.terminator(terminator, points);
    return this.posts;
  }

  private begin(index: number): void {
    this.machine.beginStmt(index);
    this.values.begin(this.context.fn);
  }

  // Statements -----------------------------------------------------------------------------------------

  private stmt(stmt: Stmt): void {
    const { machine, work, values, calls } = this;
    const { memory } = machine;
    switch (stmt.kind) {
      case "assign":
        this.assign(stmt);
        return;
      case "declare":
        machine.declare(stmt.local);
        return;
      case "assume":
        memory.pc = work.pcs.assume(memory.pc, values.isTrue(values.of(stmt.condition)));
        return;
      case "fill": {
        const [address, value, length] = [stmt.address, stmt.value, stmt.length].map((one) => values.of(one));
        calls.forgetBehind(this.context.fn, stmt.address, stmt.length, address!);
        fillBytes(work, memory, address!, value!, length!, this.pointee(stmt.address));
        return;
      }
      case "copy": {
        const [to, from, length] = [stmt.to, stmt.from, stmt.length].map((one) => values.of(one));
        copyBytes(work, memory, to!, from!, length!, this.pointee(stmt.to), () =>
          calls.forgetBehind(this.context.fn, stmt.to, stmt.length, to!),
        );
        return;
      }
      case "asm":
      case "unsupported":
        memory.havocShared(1);
        return;
      case "call":
        throw new Error("a call ends its point");
      default:
        assertNever(stmt);
    }
  }

  /** What an address is said to point to below casts between pointers; null for anything but a pointer. */
  private pointee(address: Expr) {
    const { types } = this.work;
    let at = address;
    while (at.kind === "convert" && types.isPointer(at.operand.type)) at = at.operand;
    const type = types.typeOf(at.type);
    return type.kind === "pointer" ? type.to : null;
  }

  private assign({ place, value, isVolatile }: Extract<Stmt, { kind: "assign" }>): void {
    const { types } = this.work;
    const width = types.width(place.type);
    if (width !== 0) this.store(place, isVolatile ? this.values.unknown(width) : this.values.of(value));
    else if (value.kind === "load") {
      const from = this.values.addressOf(value.place);
      const to = this.values.addressOf(place);
      copyObject(this.work, this.machine.memory, to, from, types.size(place.type), place.type);
    }
  }

  private store(place: Place, value: TermId): void {
    const { types, terms, regions } = this.work;
    const { memory } = this.machine;
    const width = types.width(place.type) || 64;
    const group = regions.groupOf(place.member);
    const address = this.values.addressOf(place);
    if (place.kind === "memory") this.values.follow(address);
    if (memory.pc === INFEASIBLE) return;
    let stored = this.values.resize(value, width, types.isSigned(place.type));
    if (place.bits !== null) {
      const ones = (1n << BigInt(place.bits.width)) - 1n;
      const others = terms.constant(~(ones << BigInt(place.bits.shift)), width);
      const bits = terms.binary("and", stored, terms.constant(ones, width));
      stored = terms.binary(
        "or",
        terms.binary("and", memory.load(address, width, group), others),
        terms.binary("shl", bits, terms.smallConstant(place.bits.shift, width)),
      );
    }
    memory.store(address, stored, group);
  }

  // Leaving --------------------------------------------------------------------------------------------

  private call(call: Extract<Stmt, { kind: "call" }>, point: number, points: FunctionPoints): void {
    for (const { branch, isRaised } of this.calls.run(this.node, this.context, call)) {
      this.post(isRaised ? this.handlerOf(call.unwind, points) : point + 1, branch, null);
    }
  }

  private handlerOf(unwind: number | null, points: FunctionPoints): number {
    return unwind === null ? points.exit("raised") : points.entryOf(unwind);
  }

  private terminator(terminator: Terminator, points: FunctionPoints): void {
    switch (terminator.kind) {
      case "goto":
        this.go(points.entryOf(terminator.target));
        return;
      case "raise":
        this.go(this.handlerOf(terminator.unwind, points));
        return;
      case "unreachable":
        return;
      case "branch": {
        const term = this.values.of(terminator.condition);
        const truth = this.values.isTrue(term);
        this.goUnder(truth, points.entryOf(terminator.whenTrue), { term, isZero: false });
        this.goUnder(negate(truth), points.entryOf(terminator.whenFalse), { term, isZero: true });
        return;
      }
      case "switch":
        this.switch(terminator, points);
        return;
      case "return":
        this.return(terminator, points);
        return;
      default:
        assertNever(terminator);
    }
  }

  /** Each case under its range and outside of those before it; the default outside of all. */
  private switch(terminator: Extract<Terminator, { kind: "switch" }>, points: FunctionPoints): void {
    const { terms, pcs } = this.work;
    const { memory } = this.machine;
    const subject = this.values.of(terminator.subject);
    const width = terms.width(subject);
    for (const { low, high, target } of terminator.cases) {
      const distance = terms.binary("sub", subject, terms.constant(low, width));
      const isInside = terms.binary("ule", distance, terms.constant(high - low, width));
      const inside = low === high ? terms.binary("eq", subject, terms.constant(low, width)) : isInside;
      this.goUnder(this.values.truth(inside), points.entryOf(target), { term: inside, isZero: false });
      memory.pc = pcs.assume(memory.pc, negate(this.values.truth(inside)));
      if (memory.pc === INFEASIBLE) return;
    }
    this.go(points.entryOf(terminator.otherwise));
  }

  private return({ value }: Extract<Terminator, { kind: "return" }>, points: FunctionPoints): void {
    const { machine, work, context } = this;
    const result = value === null ? null : this.values.of(value);
    if (!machine.isFeasible) return;
    if (context.entry !== null) {
      this.leaveEntry(result === null || value === null ? null : { value: result, type: value.type }, points);
      return;
    }
    if (result === null || value === null || work.types.width(value.type) === 0) {
      this.go(points.exit("any"));
      return;
    }
    machine.memory.put(work.regions.pseudo(RETURN_VALUE), result);
    if (this.host.slice.tellsByReturn(context.fn)) this.returnByClass(result, points);
    else this.go(points.exit("any"));
  }

  private returnByClass(term: TermId, points: FunctionPoints): void {
    const { terms, pcs } = this.work;
    const { memory } = this.machine;
    const truth = this.values.isTrue(term);
    const isNegative = terms.binary("slt", term, terms.smallConstant(0, terms.width(term)));
    const sign = this.values.truth(isNegative);
    this.goUnder(negate(truth), points.exit("zero"), { term, isZero: true });
    this.goUnder(sign, points.exit("negative"), { term: isNegative, isZero: false });
    memory.pc = pcs.assume(memory.pc, truth);
    this.goUnder(negate(sign), points.exit("positive"), { term: isNegative, isZero: true });
  }

  private leaveEntry(result: Parameters<RuleEvents["apply"]>[0]["result"], points: FunctionPoints): void {
    const { role } = this.context.entry!;
    const handler = this.work.input.automaton.onRole(role).exit;
    const stmt = this.machine.memory.stmt;
    const event = { source: role, phase: "exit" as const, handler, args: [], result };
    const after = this.events.apply(event, this.here(), (kind, message) =>
      this.host.alarm({ node: this.node, stmt, kind, message }),
    );
    for (const branch of after) this.post(points.exit("any"), branch, null);
  }

  private goUnder(literal: Literal, target: number, test: Test): void {
    const { memory } = this.machine;
    const before = memory.pc;
    memory.pc = this.work.pcs.assume(before, literal);
    if (memory.pc !== INFEASIBLE) this.post(target, this.here(), test);
    memory.pc = before;
  }

  private go(target: number): void {
    if (this.machine.isFeasible) this.post(target, this.here(), null);
  }

  private here(): Branch {
    const { graph } = this.host;
    return {
      state: this.work.states.save(this.machine.memory),
      rule: graph.rule(this.node),
      isBound: (graph.tokens(this.node) & 1) === 1,
    };
  }

  private post(target: number, { state, rule, isBound }: Branch, test: Test): void {
    this.posts.push({ target, state, rule: rule as RuleState, isBound, test });
  }
}
