/**
 * What of the program a run could see, for one rule: functions that entry points reach, calls of watched routines in them,
 * calls that nobody reaches, flaws on the way, and routines that are neither here nor modelled.
 */
import { type FunctionFlow, reachableFrom } from "../cfg";
import type { Limit } from "../explore";
import type { Expr, FuncId, FunctionIr, Positioned, Program, SymbolInfo } from "../ir";
import type { EntryPoint } from "../model";
import type { CType, TypeId } from "../types";

export interface CoverageInput {
  readonly program: Program;
  readonly flow: FunctionFlow;
  readonly typeOf: (id: TypeId) => CType;
  readonly entryPoints: readonly EntryPoint[];
  /** Routines whose calls are events of the rule. */
  readonly events: ReadonlySet<string>;
  /** A quoted header other than `.tmh` is missing. */
  readonly missesQuotedHeader: boolean;
}

export interface WatchedCall {
  readonly entry: EntryPoint;
  readonly fn: FunctionIr;
  readonly at: Positioned;
  readonly routine: string;
}

export interface UnknownRoutine {
  readonly symbol: SymbolInfo;
  readonly fn: FunctionIr;
  readonly at: Positioned;
  /** Costs the Pass (design §5, "Unknown code"). */
  readonly looksLikeLock: boolean;
}

export interface Coverage {
  /** By entry point, in its order. */
  readonly reached: readonly ReadonlySet<FuncId>[];
  readonly watchedCalls: readonly WatchedCall[];
  /** Own functions that no entry point reaches, with the watched routines they call. */
  readonly notCovered: readonly {
    readonly fn: FunctionIr;
    readonly events: readonly { name: string; at: Positioned }[];
  }[];
  readonly unknownRoutines: readonly UnknownRoutine[];
  readonly flaws: readonly Limit[];
  /** Trusted statements; `words` when they were said in the page rather than in the source. */
  readonly assumes: readonly {
    readonly fn: FunctionIr;
    readonly at: Positioned;
    readonly words: string | null;
  }[];
}

export function coverageOf(input: CoverageInput): Coverage {
  const { program, flow, entryPoints } = input;
  const reached = entryPoints.map((entry) => reachableFrom(program, flow, [entry.fn]));
  const watchedCalls = entryPoints.flatMap((entry, index) => watchedCallsIn(input, entry, reached[index]!));
  const relevant = relevantFunctions(input, reached, watchedCalls);
  const all = new Set(reached.flatMap((functions) => [...functions]));
  const own = (id: FuncId) => !program.functions[id]!.isModel;
  return {
    reached,
    watchedCalls,
    notCovered: program.functions
      .filter((fn) => own(fn.id) && !all.has(fn.id))
      .map((fn) => ({ fn, events: eventsIn(input, fn) })),
    unknownRoutines: unknownRoutinesIn(input, relevant),
    flaws: [...all].filter(own).flatMap((id) => flawsOf(program.functions[id]!)),
    assumes: [...all].filter(own).flatMap((id) => assumesIn(program.functions[id]!)),
  };
}

/** Functions reached from an entry that also reaches a watched call. */
function relevantFunctions(
  { entryPoints }: CoverageInput,
  reached: readonly ReadonlySet<FuncId>[],
  calls: readonly WatchedCall[],
): ReadonlySet<FuncId> {
  const entries = new Set(calls.map(({ entry }) => entry));
  return new Set(entryPoints.flatMap((entry, index) => (entries.has(entry) ? [...reached[index]!] : [])));
}

function watchedCallsIn(
  input: CoverageInput,
  entry: EntryPoint,
  reached: ReadonlySet<FuncId>,
): readonly WatchedCall[] {
  return [...reached].flatMap((id) => {
    const fn = input.program.functions[id]!;
    return fn.isModel ? [] : eventsIn(input, fn).map(({ name, at }) => ({ entry, fn, at, routine: name }));
  });
}

/** Calls with what they may enter: through a pointer, every function whose address may be in it. */
function* callsIn(
  { program, flow }: CoverageInput,
  fn: FunctionIr,
): Generator<{ readonly symbol: SymbolInfo; readonly at: Positioned; readonly args: readonly Expr[] }> {
  for (const { stmts } of fn.blocks) {
    for (const stmt of stmts) {
      if (stmt.kind !== "call") continue;
      const { callee } = stmt;
      const symbols = callee.kind === "direct" ? [callee.symbol] : flow.targets(fn.id, callee);
      for (const symbol of symbols) yield { symbol: program.symbols[symbol]!, at: stmt, args: stmt.args };
    }
  }
}

function eventsIn(
  input: CoverageInput,
  fn: FunctionIr,
): readonly { readonly name: string; readonly at: Positioned }[] {
  return [...callsIn(input, fn)]
    .filter(({ symbol }) => input.events.has(symbol.name))
    .map(({ symbol, at }) => ({ name: symbol.name, at }));
}

function unknownRoutinesIn(input: CoverageInput, functions: ReadonlySet<FuncId>): readonly UnknownRoutine[] {
  const found = new Map<string, UnknownRoutine>();
  for (const id of functions) {
    const fn = input.program.functions[id]!;
    if (fn.isModel) continue;
    for (const { symbol, at, args } of callsIn(input, fn)) {
      if (symbol.definition !== null || symbol.declared === "model") continue;
      const known = found.get(symbol.name);
      if (known?.looksLikeLock) continue;
      const isLock = looksLikeLock(input, fn, symbol, args);
      if (!known || isLock) found.set(symbol.name, { symbol, fn, at, looksLikeLock: isLock });
    }
  }
  return [...found.values()];
}

const lockWord = /Lock|Acquire|Release|Cancel/;

function looksLikeLock(
  input: CoverageInput,
  fn: FunctionIr,
  symbol: SymbolInfo,
  args: readonly Expr[],
): boolean {
  if (lockWord.test(symbol.name)) return true;
  if (symbol.declared === "none" && input.missesQuotedHeader) return true;
  const type = input.typeOf(symbol.type);
  if (type.kind === "function" && type.parameters.some(({ name }) => name !== null && irqlWord.test(name)))
    return true;
  return args.some((arg) => isIrqlVariable(fn, arg));
}

/** KIRQL is an unsigned char by any other name; what tells it apart is how people call such variables. */
const irqlWord = /irql/i;

function isIrqlVariable(fn: FunctionIr, arg: Expr): boolean {
  let inner = arg;
  while (inner.kind === "convert") inner = inner.operand;
  if (inner.kind !== "load" && inner.kind !== "address") return false;
  const { place } = inner;
  if (place.member) return irqlWord.test(place.member.name);
  return (
    place.kind === "variable" &&
    place.variable.kind === "local" &&
    irqlWord.test(fn.locals[place.variable.local]!.name)
  );
}

function flawsOf(fn: FunctionIr): readonly Limit[] {
  return fn.flaws.map((flaw) => ({
    code: flaw.code === "unknown-type" ? "syntax" : flaw.code,
    detail: flaw.detail,
    fn: fn.id,
    at: flaw,
  }));
}

function assumesIn(fn: FunctionIr): Coverage["assumes"] {
  return fn.blocks.flatMap((block) =>
    block.stmts.flatMap((at) => (at.kind === "assume" ? [{ fn, at, words: at.words ?? null }] : [])),
  );
}
