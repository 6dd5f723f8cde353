/**
 * What a rule can see (engine notes §6): functions that may reach an event are explored; of the others only small ones
 * are, for what their return values tell; the rest are effects. What an exception may leave is explored as well.
 */
import { callsOf } from "../cfg";
import {
  type Body,
  type FuncId,
  type FunctionIr,
  namePartsOf,
  type Program,
  perBody,
  type SymbolId,
} from "../ir";
import type { CallEffect } from "../model";
import type { Automaton } from "../slic";
import type { CallStructure } from "./call-structure";

/** Statements, callees included, up to which a function without events is explored anyway. */
const SMALL = 200;

/** How much of the code without events is explored. Higher levels answer alarms that the lower ones cannot refute. */
export type Precision = "small-callees" | "all-callees";

export class Slice {
  private readonly mayEvent: ReadonlySet<FuncId>;
  /** An exception may leave them, so control may skip what follows their call. */
  private readonly mayRaise: ReadonlySet<FuncId>;
  private readonly watched: ReadonlySet<string>;
  private readonly explored = new Map<FuncId, boolean>();
  private readonly damagedNames: ReadonlySet<string>;
  private readonly usedResults = new Set<FuncId>();

  constructor(
    private readonly program: Program,
    private readonly calls: CallStructure,
    automaton: Automaton,
    private readonly precision: Precision,
    effectOf: (symbol: SymbolId) => CallEffect,
  ) {
    this.watched = new Set(automaton.callEvents);
    this.damagedNames = new Set(program.damaged.flatMap((chunk) => chunk.names));
    for (const fn of program.functions) this.noteUsedResults(fn);
    const isEvent = remembered((id) => this.watched.has(program.symbols[id]!.name) || this.isDamaged(id));
    const raises = remembered(
      (id) => program.symbols[id]!.definition === null && effectOf(id).raises !== "never",
    );
    this.mayEvent = this.callersOf(program.functions.filter((fn) => this.mayCall(fn, isEvent)));
    this.mayRaise = this.callersOf(
      program.functions.filter((fn) => hasRaise(fn) || this.mayCall(fn, raises)),
    );
  }

  /** Can a call of the function lead to an event of the rule? */
  mayReachEvent(fn: FuncId): boolean {
    return this.mayEvent.has(fn);
  }

  /** The same of a symbol: a name written in text that did not parse may be defined there, and do anything. */
  symbolMayReachEvent(symbol: SymbolId): boolean {
    const { definition, name } = this.program.symbols[symbol]!;
    if (this.watched.has(name)) return true;
    return definition === null ? this.isDamaged(symbol) : this.mayEvent.has(definition);
  }

  /** A function without a body here whose name occurs in text that did not parse. */
  isDamaged(symbol: SymbolId): boolean {
    const { definition, name, kind, declared } = this.program.symbols[symbol]!;
    if (kind !== "function" || definition !== null || declared === "model") return false;
    return !this.watched.has(name) && namePartsOf(name).every((part) => this.damagedNames.has(part));
  }

  /** Explored and summarised, or only an effect? */
  isExplored(fn: FuncId): boolean {
    const known = this.explored.get(fn);
    if (known !== undefined) return known;
    const answer =
      this.mayEvent.has(fn) || this.mayRaise.has(fn) || this.precision === "all-callees" || this.isSmall(fn);
    this.explored.set(fn, answer);
    return answer;
  }

  /** Does some caller look at what the function returns? */
  tellsByReturn(fn: FuncId): boolean {
    return this.usedResults.has(fn);
  }

  /** Callers look at what the function returns, or do not, as before. */
  isSameFor(fn: FuncId, other: Slice): boolean {
    return this.usedResults.has(fn) === other.usedResults.has(fn);
  }

  private noteUsedResults(fn: FunctionIr): void {
    for (const call of usedCallsOf(fn)) {
      for (const symbol of this.calls.targets(fn.id, call)) {
        const { definition } = this.program.symbols[symbol]!;
        if (definition !== null) this.usedResults.add(definition);
      }
    }
  }

  private isSmall(fn: FuncId): boolean {
    let weight = 0;
    for (const callee of this.calls.reachableFrom(fn)) {
      if (this.calls.isRecursive(callee)) return false;
      weight += weightOf(this.program.functions[callee]!);
      if (weight > SMALL) return false;
    }
    return true;
  }

  private mayCall(fn: FunctionIr, test: (symbol: SymbolId) => boolean): boolean {
    return callsOf(fn).callees.some((callee) =>
      typeof callee === "number" ? test(callee) : this.calls.flow.targets(fn.id, callee).some(test),
    );
  }

  /** The functions given, and everything that calls its way to one of them. */
  private callersOf(start: readonly FunctionIr[]): ReadonlySet<FuncId> {
    const found = new Set<FuncId>();
    const pending = start.map((fn) => fn.id);
    for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
      if (found.has(fn)) continue;
      found.add(fn);
      pending.push(...this.calls.callersOf(fn));
    }
    return found;
  }
}

const weightOf = perBody(({ blocks }: Body) =>
  blocks.reduce((weight, block) => weight + block.stmts.length + 1, 0),
);

const hasRaise = perBody(({ blocks }: Body) => blocks.some(({ terminator }) => terminator.kind === "raise"));

const usedCallsOf = perBody((body: Body) => callsOf(body).all.filter(({ result }) => result !== null));

function remembered(test: (symbol: SymbolId) => boolean): (symbol: SymbolId) => boolean {
  const answers = new Map<SymbolId, boolean>();
  return (symbol) => {
    const known = answers.get(symbol);
    if (known !== undefined) return known;
    const answer = test(symbol);
    answers.set(symbol, answer);
    return answer;
  };
}
