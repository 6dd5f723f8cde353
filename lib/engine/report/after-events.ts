/**
 * Which calls a rule's event may come before, on some path of some callback. What is called before any event cannot
 * stand between two of them (design §5, "Unknown code").
 *
 *     Prepare(); IoAcquireCancelSpinLock(&q); Work(); ...      Work may follow an event; Prepare, unless in a loop, not
 *
 * An over-approximation: by control flow alone, and by function, whoever calls it.
 */
import { controlFlowOf, type FunctionFlow, reachersOf } from "../cfg";
import type { BlockId, FuncId, FunctionIr, Program, Stmt } from "../ir";

type CallStmt = Extract<Stmt, { kind: "call" }>;

export interface AfterEventsInput {
  readonly program: Program;
  readonly flow: FunctionFlow;
  /** Routines whose calls are events. */
  readonly events: ReadonlySet<string>;
  /** Entry points that start in another than the rule's initial state. */
  readonly changedAtEntry: readonly FuncId[];
}

export class AfterEvents {
  /** Functions that may call an event, themselves or through others. */
  readonly reaching: ReadonlySet<FuncId>;
  /** Functions that may be called when an event has happened. */
  private readonly calledAfter: ReadonlySet<FuncId>;
  private readonly ownCalls = new Map<FuncId, ReadonlySet<Stmt>>();

  constructor(private readonly input: AfterEventsInput) {
    const { program, flow, changedAtEntry } = input;
    const users = program.functions.filter((fn) => callsOf(fn).some((call) => this.isEvent(fn, call)));
    this.reaching = reachersOf(program, flow, new Set(users.map(({ id }) => id)));
    const after = new Set(changedAtEntry);
    for (const id of this.reaching)
      this.addCallees(after, program.functions[id]!, this.callsBehindEvents(id));
    for (const id of after) this.addCallees(after, program.functions[id]!, callsOf(program.functions[id]!));
    this.calledAfter = after;
  }

  /** Some event may have happened when `fn` makes the call. */
  mayFollow(fn: FunctionIr, call: Stmt): boolean {
    return this.calledAfter.has(fn.id) || this.callsBehindEvents(fn.id).has(call);
  }

  private addCallees(into: Set<FuncId>, fn: FunctionIr, calls: Iterable<Stmt>): void {
    for (const call of calls) {
      if (call.kind !== "call") continue;
      for (const symbol of this.symbolsOf(fn, call)) {
        const { definition } = this.input.program.symbols[symbol]!;
        if (definition !== null) into.add(definition);
      }
    }
  }

  /** Calls that the function makes when it may have met an event itself. */
  private callsBehindEvents(id: FuncId): ReadonlySet<Stmt> {
    const known = this.ownCalls.get(id);
    if (known) return known;
    const fn = this.input.program.functions[id]!;
    const found = this.reaching.has(id) ? this.findCallsBehindEvents(fn) : new Set<Stmt>();
    this.ownCalls.set(id, found);
    return found;
  }

  private findCallsBehindEvents(fn: FunctionIr): ReadonlySet<Stmt> {
    const { successors } = controlFlowOf(fn);
    const found = new Set<Stmt>();
    const entered = new Set<BlockId>();
    fn.blocks.forEach(({ stmts }, block) => {
      const first = stmts.findIndex((stmt) => stmt.kind === "call" && this.isEventCall(fn, stmt));
      if (first < 0) return;
      for (const stmt of stmts.slice(first + 1)) found.add(stmt);
      for (const { to } of successors[block]!) entered.add(to);
    });
    for (const block of entered) {
      for (const stmt of fn.blocks[block]!.stmts) found.add(stmt);
      for (const { to } of successors[block]!) entered.add(to);
    }
    return found;
  }

  private isEventCall(fn: FunctionIr, call: CallStmt): boolean {
    if (this.isEvent(fn, call)) return true;
    return this.symbolsOf(fn, call).some((symbol) => {
      const { definition } = this.input.program.symbols[symbol]!;
      return definition !== null && this.reaching.has(definition);
    });
  }

  private isEvent(fn: FunctionIr, call: CallStmt): boolean {
    const { program, events } = this.input;
    return this.symbolsOf(fn, call).some((symbol) => events.has(program.symbols[symbol]!.name));
  }

  private symbolsOf(fn: FunctionIr, { callee }: CallStmt) {
    return callee.kind === "direct" ? [callee.symbol] : this.input.flow.targets(fn.id, callee);
  }
}

function callsOf(fn: FunctionIr): readonly CallStmt[] {
  return fn.blocks.flatMap(({ stmts }) => stmts.filter((stmt) => stmt.kind === "call"));
}
