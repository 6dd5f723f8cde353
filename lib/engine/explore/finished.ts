/**
 * Contexts that an exploration has finished without an alarm, for a later one over a program in which the function, and
 * everything it may enter, is the same: its summary is taken over, the function is not entered again.
 *
 *     Start -> Send -> Park        Start edited: the summaries of Send and of Park stand
 *                                  Send edited:  that of Park stands; Send, and Start, which used Send's, are explored
 *
 * States are those of the tables they were made in, so the later exploration works in the same tables.
 */
import type { FuncId, FunctionIr, Positioned } from "../ir";
import type { RuleState } from "../slic";
import type { Context, Contexts } from "./contexts";
import { type ContextId, type ExplodedGraph, NO_STATE, type TokensId } from "./exploded-graph";
import type { Limit } from "./exploration";
import type { StateId } from "./state";
import type { Alarm } from "./transfer-host";
import type { Workspace } from "./workspace";

export interface FinishedContext {
  readonly key: string;
  readonly fn: FuncId;
  readonly start: Pick<Context, "rule" | "facts" | "isBound"> & {
    /** Of the entry point that a root context starts; else null. */
    readonly entryIndex: number | null;
  };
  /** In order of discovery. */
  readonly exits: readonly {
    /** Index into `EXIT_CLASSES`. */
    readonly exitClass: number;
    readonly rule: RuleState;
    readonly tokens: TokensId;
    readonly state: StateId;
  }[];
  readonly limits: readonly Limit[];
  /** Keys of the contexts whose summaries it uses. */
  readonly callees: readonly string[];
}

/** By key. With a context those it uses are there, too. */
export type FinishedContexts = ReadonlyMap<string, FinishedContext>;
export const NOTHING_FINISHED: FinishedContexts = new Map();

/** What a tabulation offers. */
interface Tabulated {
  readonly work: Workspace;
  readonly graph: ExplodedGraph;
  readonly contexts: Contexts;
  readonly takenOver: readonly FinishedContext[];
  readonly allAlarms: readonly Alarm[];
  limitsOf(context: ContextId): readonly Limit[];
}

/** Contexts of a tabulation that has reached its fixpoint, and those taken over; none that an alarm can be reached from. */
export function finishedContexts(tabulation: Tabulated, before: FinishedContexts): FinishedContexts {
  const { graph, contexts, allAlarms } = tabulation;
  const callees = calleesByContext(tabulation);
  const alarmed = new Set<ContextId>();
  const pending = allAlarms
    .filter(({ node }) => graph.state(node) !== NO_STATE)
    .map(({ node }) => graph.context(node));
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (alarmed.has(id)) continue;
    alarmed.add(id);
    for (const caller of contexts.get(id).callers) pending.push(graph.context(caller));
  }
  const finished = new Map(before);
  for (let id = 0; id < contexts.count; id++) {
    const context = contexts.get(id);
    if (context.key === null || alarmed.has(id) || finished.has(context.key)) continue;
    finished.set(context.key, finishedContext(tabulation, context, context.key, callees[id] ?? []));
  }
  return finished;
}

function finishedContext(
  tabulation: Tabulated,
  { id, fn, rule, facts, isBound, entry, points, exits }: Context,
  key: string,
  callees: readonly string[],
): FinishedContext {
  const { graph } = tabulation;
  return {
    key,
    fn,
    start: { rule, facts, isBound, entryIndex: entry && tabulation.work.input.entryPoints.indexOf(entry) },
    exits: exits.map((exit) => ({
      exitClass: graph.point(exit) - points.count,
      rule: graph.rule(exit),
      tokens: graph.tokens(exit),
      state: graph.state(exit),
    })),
    limits: tabulation.limitsOf(id),
    callees,
  };
}

function calleesByContext({ graph, contexts }: Tabulated): readonly (readonly string[] | undefined)[] {
  const callees: string[][] = [];
  for (let id = 0; id < contexts.count; id++) {
    const { key, callers } = contexts.get(id);
    if (key === null) continue;
    for (const caller of new Set([...callers].map((node) => graph.context(node)))) {
      const known = callees[caller];
      if (known) known.push(key);
      else callees[caller] = [key];
    }
  }
  return callees;
}

/** What keeps the contexts of a tabulation from a Pass, those behind what it took over included; in the order of the program. */
export function limitsOfAll(tabulation: Tabulated, finished: FinishedContexts): readonly Limit[] {
  const { program } = tabulation.work;
  const found: Limit[] = [];
  for (let id = 0; id < tabulation.contexts.count; id++) found.push(...tabulation.limitsOf(id));
  const seen = new Set<string>();
  const pending = [...tabulation.takenOver];
  for (let one = pending.pop(); one; one = pending.pop()) {
    if (seen.has(one.key)) continue;
    seen.add(one.key);
    found.push(...one.limits);
    for (const key of one.callees) pending.push(finished.get(key)!);
  }
  return inOrder(found, program.functions);
}

/** By function, statement, and words; each once. */
function inOrder(limits: readonly Limit[], functions: readonly FunctionIr[]): readonly Limit[] {
  const placed = limits.map((limit) => ({ limit, key: placeOf(limit, functions) }));
  placed.sort((a, b) => compare(a.key, b.key));
  return placed
    .filter(({ key }, index) => index === 0 || compare(placed[index - 1]!.key, key) !== 0)
    .map(({ limit }) => limit);
}

type Key = readonly (number | string)[];

function placeOf({ fn, at, code, detail }: Limit, functions: readonly FunctionIr[]): Key {
  const stmts: readonly (Positioned | null)[] =
    fn === null ? [] : functions[fn]!.blocks.flatMap((block) => block.stmts);
  return [fn ?? -1, stmts.indexOf(at), code, detail];
}

function compare(one: Key, other: Key): number {
  for (let index = 0; index < one.length; index++) {
    const a = one[index]!;
    const b = other[index]!;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
