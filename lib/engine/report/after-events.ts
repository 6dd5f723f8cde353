/**
 * Which calls a rule's event may come before, on some path of some callback. What is called before any event cannot
 * stand between two of them (design §5, "Unknown code").
 *
 *     Prepare(); IoAcquireCancelSpinLock(&q); Work(); ...      Work may follow an event; Prepare, unless in a loop, not
 *
 * An over-approximation: by control flow alone, and by function, whoever calls it.
 */
import { type CallStmt, callsOf, type FunctionFlow, reachersOf, successorsOf } from "../cfg";
import type { BlockId, FuncId, FunctionIr, Program, Stmt, SymbolId } from "../ir";

export interface AfterEventsInput {
  readonly program: Program;
  readonly flow: FunctionFlow;
  /** Routines whose calls are events. */
  readonly eventSymbols: ReadonlySet<SymbolId>;
  /** Entry points that start in another than the rule's initial state. */
  readonly changedAtEntry: readonly FuncId[];
}

export class AfterEvents {
  /** Functions that may call an event, themselves or through others. */
  readonly reaching: ReadonlySet<FuncId>;
  private readonly ownCalls = new Map<FuncId, ReadonlySet<Stmt>>();
  private knownCalledAfter: ReadonlySet<FuncId> | null = null;

  constructor(private readonly input: AfterEventsInput) {
    const { program, flow, eventSymbols } = input;
    const users = program.functions.filter((fn) => mayCall(fn, flow, eventSymbols));
    this.reaching = reachersOf(program, flow, new Set(users.map(({ id }) => id)));
  }

  /** Some event may have happened when `fn` makes the call. */
  mayFollow(fn: FunctionIr, call: Stmt): boolean {
    this.knownCalledAfter ??= this.calledAfter();
    return this.knownCalledAfter.has(fn.id) || this.callsBehindEvents(fn.id).has(call);
  }

  /** Functions that may be called when an event has happened. */
  private calledAfter(): ReadonlySet<FuncId> {
    const { functions } = this.input.program;
    const after = new Set(this.input.changedAtEntry);
    for (const id of this.reaching) this.addCallees(after, functions[id]!, this.callsBehindEvents(id));
    for (const id of after) this.addCallees(after, functions[id]!, callsOf(functions[id]!).all);
    return after;
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
    const successors = successorsOf(fn);
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
    return this.symbolsOf(fn, call).some((symbol) => this.input.eventSymbols.has(symbol));
  }

  private symbolsOf(fn: FunctionIr, { callee }: CallStmt) {
    return callee.kind === "direct" ? [callee.symbol] : this.input.flow.targets(fn.id, callee);
  }
}

/** A call of the function may enter one of the symbols. */
export function mayCall(fn: FunctionIr, flow: FunctionFlow, symbols: ReadonlySet<SymbolId>): boolean {
  return callsOf(fn).callees.some((callee) =>
    typeof callee === "number"
      ? symbols.has(callee)
      : flow.targets(fn.id, callee).some((symbol) => symbols.has(symbol)),
  );
}
