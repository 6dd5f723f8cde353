/**
 * What an entry point reaches, and what there keeps a clean result from being a Pass (engine notes §9): text that did
 * not parse, and calls of functions nobody defines, recorded for the report.
 */
import { callsOf } from "../cfg";
import {
  type Body,
  type FuncId,
  type FunctionIr,
  namePartsOf,
  type Positioned,
  type Program,
  perBody,
  type SymbolId,
} from "../ir";
import type { ExternalCall, Limit } from "./exploration";
import type { Slice } from "./slice";
import { limitAt, type Workspace } from "./workspace";

/** Flaws of every reached function that may hide an event. Others cost the Pass only where exploration meets them. */
export function flawLimits(program: Program, reached: readonly FuncId[]): readonly Limit[] {
  const limits: Limit[] = [];
  for (const fn of reached) {
    for (const flaw of program.functions[fn]!.flaws) {
      if (flaw.code === "inline-assembly" || flaw.code === "unsupported") continue;
      const code = flaw.code === "unknown-macro" ? "unknown-macro" : "syntax";
      limits.push(limitAt(code, flaw.detail, fn, flaw));
    }
  }
  return limits;
}

/** Chunks that did not parse and that name an event, or a function that may reach one, or the class of one. */
export function damageLimits(work: Workspace, slice: Slice): readonly Limit[] {
  const { program } = work;
  const dangerous = new Set(work.input.automaton.callEvents);
  for (const fn of program.functions) {
    if (slice.mayReachEvent(fn.id)) for (const part of namePartsOf(fn.name)) dangerous.add(part);
  }
  return program.damaged
    .filter((chunk) => chunk.names.some((name) => dangerous.has(name)))
    .map(({ detail, at }) => ({ ...limitAt("syntax", detail, null, null), span: at }));
}

/** Calls of functions without a body, each function once per caller, first call first. */
export function externalCalls(work: Workspace, reached: readonly FuncId[]): readonly ExternalCall[] {
  const found: ExternalCall[] = [];
  for (const fn of reached) addExternals(work, work.program.functions[fn]!, found);
  return found;
}

function addExternals(work: Workspace, fn: FunctionIr, found: ExternalCall[]): void {
  const seen = new Set<SymbolId>();
  for (const call of firstCallsOf(fn)) {
    for (const symbol of work.calls.targets(fn.id, call)) {
      if (seen.has(symbol) || work.program.symbols[symbol]!.definition !== null) continue;
      seen.add(symbol);
      const at: Positioned = { first: call.first, last: call.last };
      found.push({ symbol, fn: fn.id, at });
    }
  }
}

/** Without further direct calls of a function that was called directly before. */
const firstCallsOf = perBody((body: Body) => {
  const called = new Set<SymbolId>();
  return callsOf(body).all.filter(({ callee }) => {
    if (callee.kind === "indirect") return true;
    const isFirst = !called.has(callee.symbol);
    called.add(callee.symbol);
    return isFirst;
  });
});
