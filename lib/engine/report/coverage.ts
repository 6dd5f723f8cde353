/**
 * What of the program a run could see, for one rule: functions that entry points reach, calls of watched routines in them,
 * calls that nobody reaches, flaws on the way, and routines that are neither here nor modelled.
 */
import type { TextId } from "../base";
import { callsOf, type FunctionFlow, reachableFrom } from "../cfg";
import type { Limit } from "../explore";
import {
  type Body,
  type DamagedChunk,
  type Expr,
  type FuncId,
  type FunctionIr,
  namePartsOf,
  type Positioned,
  type Program,
  perBody,
  type Stmt,
  type SymbolId,
  type SymbolInfo,
} from "../ir";
import type { EntryPoint } from "../model";
import type { CType, TypeId } from "../types";
import { AfterEvents, mayCall } from "./after-events";

export interface CoverageInput {
  readonly program: Program;
  readonly flow: FunctionFlow;
  readonly typeOf: (id: TypeId) => CType;
  readonly entryPoints: readonly EntryPoint[];
  /** Routines whose calls are events of the rule. */
  readonly events: ReadonlySet<string>;
  /** A quoted header other than `.tmh` is missing. */
  readonly missesQuotedHeader: boolean;
  /** The rule starts in another than its initial state at this entry point. */
  readonly changesAtEntry: (entry: EntryPoint) => boolean;
  /** A name as functions' `places.texts` hold it. */
  readonly textOf: (name: string) => TextId;
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
  /** May be what takes or gives back a lock (design §5, "Unknown code"). */
  readonly looksLikeLock: boolean;
  /** What makes it look so is only that a header is missing that may define it. */
  readonly isFromMissingHeader: boolean;
  /** It does, and may be called between two events. */
  readonly costsPass: boolean;
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
  /** Text outside of functions that was not read and names an event, or a function that may reach one. */
  readonly damaged: readonly DamagedChunk[];
  /** Trusted statements; `words` when they were said in the page rather than in the source. */
  readonly assumes: readonly {
    readonly fn: FunctionIr;
    readonly at: Positioned;
    readonly words: string | null;
  }[];
}

/** What is asked, and the symbols it speaks of. */
interface CoverageSearch extends CoverageInput {
  readonly eventSymbols: ReadonlySet<SymbolId>;
  /** Neither here nor modelled. */
  readonly unknownSymbols: ReadonlySet<SymbolId>;
}

export function coverageOf(asked: CoverageInput): Coverage {
  const { program, flow, entryPoints, events } = asked;
  const symbolsWith = (test: (symbol: SymbolInfo) => boolean) =>
    new Set(program.symbols.filter(test).map(({ id }) => id));
  const input: CoverageSearch = {
    ...asked,
    eventSymbols: symbolsWith(({ name }) => events.has(name)),
    unknownSymbols: symbolsWith(({ definition, declared }) => definition === null && declared !== "model"),
  };
  const reached = entryPoints.map((entry) => reachableFrom(program, flow, [entry.fn]));
  const watchedCalls = entryPoints.flatMap((entry, index) => watchedCallsIn(input, entry, reached[index]!));
  const relevant = relevantFunctions(input, reached, watchedCalls);
  const all = new Set(reached.flatMap((functions) => [...functions]));
  const own = (id: FuncId) => !program.functions[id]!.isModel;
  const changed = entryPoints.filter((entry) => input.changesAtEntry(entry)).map(({ fn }) => fn);
  const after = new AfterEvents({ ...input, changedAtEntry: changed });
  const names = namesOfEvents(input, after);
  const texts = new Set([...names].map(input.textOf));
  return {
    reached,
    watchedCalls,
    notCovered: program.functions
      .filter((fn) => own(fn.id) && !all.has(fn.id))
      .map((fn) => ({ fn, events: eventsIn(input, fn) })),
    unknownRoutines: unknownRoutinesIn(input, relevant, after),
    flaws: [...all].filter(own).flatMap((id) => {
      const fn = program.functions[id]!;
      return relevant.has(id) || mayHideEvent(fn, texts) ? flawsOf(fn) : [];
    }),
    damaged: program.damaged.filter((chunk) => chunk.names.some((name) => names.has(name))),
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
  input: CoverageSearch,
  entry: EntryPoint,
  reached: ReadonlySet<FuncId>,
): readonly WatchedCall[] {
  return [...reached].flatMap((id) => {
    const fn = input.program.functions[id]!;
    return fn.isModel ? [] : eventsIn(input, fn).map(({ name, at }) => ({ entry, fn, at, routine: name }));
  });
}

/** Calls that may enter one of the symbols, with what they may enter: through a pointer, every function that may be in it. */
function* callsIn(
  { program, flow }: CoverageSearch,
  fn: FunctionIr,
  symbols: ReadonlySet<SymbolId>,
): Generator<{ readonly symbol: SymbolInfo; readonly at: Stmt; readonly args: readonly Expr[] }> {
  if (!mayCall(fn, flow, symbols)) return;
  for (const at of callsOf(fn).all) {
    const { callee, args } = at;
    const targets = callee.kind === "direct" ? [callee.symbol] : flow.targets(fn.id, callee);
    for (const target of targets) {
      if (symbols.has(target)) yield { symbol: program.symbols[target]!, at, args };
    }
  }
}

function eventsIn(
  input: CoverageSearch,
  fn: FunctionIr,
): readonly { readonly name: string; readonly at: Positioned }[] {
  return [...callsIn(input, fn, input.eventSymbols)].map(({ symbol, at }) => ({ name: symbol.name, at }));
}

function unknownRoutinesIn(
  input: CoverageSearch,
  functions: ReadonlySet<FuncId>,
  after: AfterEvents,
): readonly UnknownRoutine[] {
  const found = new Map<string, UnknownRoutine>();
  for (const id of functions) {
    const fn = input.program.functions[id]!;
    if (fn.isModel) continue;
    for (const { symbol, at, args } of callsIn(input, fn, input.unknownSymbols)) {
      const known = found.get(symbol.name);
      if (known?.costsPass) continue;
      const isNamedLike = speaksOfLocks(input, fn, symbol, args);
      const isFromMissingHeader = !isNamedLike && symbol.declared === "none" && input.missesQuotedHeader;
      const isLock = isNamedLike || isFromMissingHeader;
      const costsPass = isLock && after.mayFollow(fn, at);
      if (!known || isLock)
        found.set(symbol.name, { symbol, fn, at, looksLikeLock: isLock, isFromMissingHeader, costsPass });
    }
  }
  return [...found.values()];
}

/** Parts of a name, in camel case or between underscores, that say it does something with a lock. */
const lockWords: ReadonlySet<string> = new Set(["lock", "unlock", "acquire", "release", "cancel"]);

function isNamedLikeLock(name: string): boolean {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.some((word) => lockWords.has(word.toLowerCase()) || /(spin|rw)(un)?lock$/i.test(word));
}

/** By its name, or by the KIRQL it is handed. */
function speaksOfLocks(
  input: CoverageInput,
  fn: FunctionIr,
  symbol: SymbolInfo,
  args: readonly Expr[],
): boolean {
  if (isNamedLikeLock(symbol.name)) return true;
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

/**
 * What in a text that was not read could lead to an event: the names of watched routines, and the words that text writes
 * for functions that may reach one.
 */
function namesOfEvents({ program, events }: CoverageInput, after: AfterEvents): ReadonlySet<string> {
  const functions = [...after.reaching].flatMap((id) => namePartsOf(program.functions[id]!.name));
  return new Set([...events, ...functions]);
}

function mayHideEvent(fn: FunctionIr, names: ReadonlySet<TextId>): boolean {
  if (fn.flaws.length === 0) return false;
  if (fn.flaws.some(({ code, detail }) => code === "unknown-macro" && isNamedLikeLock(detail))) return true;
  return fn.places.texts.some((text) => names.has(text as TextId));
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
  return assumesOf(fn).map((at) => ({ fn, at, words: at.words ?? null }));
}

const assumesOf = perBody(({ blocks }: Body) =>
  blocks.flatMap(({ stmts }) => stmts.filter((stmt) => stmt.kind === "assume")),
);
