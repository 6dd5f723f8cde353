/**
 * Which functions a call may enter, each under the literals that say so. A pointer whose value is known names its
 * function; else the functions that can stand behind it by the flow of addresses through the program; and where that
 * cannot be complete, "another one". Where it is complete, a pointer to none of them is NULL or wild, and the path ends.
 */
import { INFEASIBLE, type Literal, negate, type PcId, type TermId } from "../domain";
import type { Expr, FuncId, Stmt, SymbolId } from "../ir";
import type { TypeId } from "../types";
import type { Slice } from "./slice";
import type { Workspace } from "./workspace";

export interface CallTarget {
  /** Null: a function that nobody knows. */
  readonly symbol: SymbolId | null;
  readonly pc: PcId;
}

export interface ResolvedCall {
  readonly targets: readonly CallTarget[];
  /** Set when the target may be a function that reaches an event and is not among the targets. */
  readonly missed: readonly SymbolId[];
}

type IndirectCall = Extract<Extract<Stmt, { kind: "call" }>["callee"], { kind: "indirect" }>;

export function resolveIndirect(
  work: Workspace,
  slice: Slice,
  caller: FuncId,
  callee: IndirectCall,
  target: TermId,
  args: readonly Expr[],
  pc: PcId,
): ResolvedCall {
  const exact = leavesOf(work, target);
  const candidates = exact ?? work.calls.flow.targets(caller, callee);
  const targets: CallTarget[] = [];
  let rest = pc;
  for (const symbol of candidates) {
    if (rest === INFEASIBLE) break;
    const isIt = work.evaluator.equal(target, work.regions.addressOfSymbol(symbol));
    addUnder(work, targets, symbol, rest, isIt);
    rest = work.pcs.assume(rest, negate(isIt));
  }
  if (exact !== null || rest === INFEASIBLE) return { targets, missed: [] };
  if (candidates.length > 0 && work.calls.flow.isClosed(caller, callee)) return { targets, missed: [] };
  const missed = watchedFits(work, slice, candidates, args);
  if (candidates.length === 0 || missed.length > 0) targets.push({ symbol: null, pc: rest });
  return { targets, missed };
}

function addUnder(
  work: Workspace,
  targets: CallTarget[],
  symbol: SymbolId,
  pc: PcId,
  literal: Literal,
): void {
  const under = work.pcs.assume(pc, literal);
  if (under !== INFEASIBLE) targets.push({ symbol, pc: under });
}

/** The functions a term can be when nothing else is in it; null otherwise. */
function leavesOf(work: Workspace, target: TermId): readonly SymbolId[] | null {
  const { terms, regions } = work;
  const found = new Set<SymbolId>();
  const pending = [target];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (terms.op(at) === "ite") {
      pending.push(terms.operand(at, 1), terms.operand(at, 2));
      continue;
    }
    const symbol = regions.functionAt(at);
    if (symbol === null) return null;
    found.add(symbol);
  }
  return [...found].sort((a, b) => a - b);
}

/** Functions that a pointer nothing is known of may lead to, of a fitting prototype, that may reach an event and were not listed. */
export function watchedFits(
  work: Workspace,
  slice: Slice,
  listed: readonly SymbolId[],
  args: readonly Expr[],
): readonly SymbolId[] {
  return work.calls.unknownTargets.filter(
    (symbol) => !listed.includes(symbol) && slice.symbolMayReachEvent(symbol) && fits(work, symbol, args),
  );
}

/** As many arguments as parameters, each in as many bytes: no compiler makes a working call of anything else. */
function fits(work: Workspace, symbol: SymbolId, args: readonly Expr[]): boolean {
  const type = work.types.typeOf(work.program.symbols[symbol]!.type);
  if (type.kind !== "function" || type.isVariadic) return true;
  const passed = (of: TypeId) => Math.max(work.types.width(of), 32);
  return (
    type.parameters.length === args.length &&
    type.parameters.every((parameter, index) => passed(parameter.type) === passed(args[index]!.type))
  );
}
