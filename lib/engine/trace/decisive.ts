/**
 * Which entries of a run's log make the violation happen.
 *
 * - events that changed the rule's state, or broke the rule, and the calls they happened in;
 * - branches that another outcome would have led past the next of those, or into another event: control dependence
 *   (Ferrante, Ottenstein, Warren 1987) restricted to the executed path;
 * - calls through pointers that could have reached another function, where one of them may reach an event;
 * - the assignments and call results those branches read, and what these read in turn.
 */
import type { BasicBlock, BlockId, Callee, FuncId, Place, Program, SymbolId } from "../ir";
import type { LoadedPlace, LogEntry } from "../replay";

export interface RelevanceInput {
  readonly program: Program;
  readonly log: readonly LogEntry[];
  /** Whether running the function may produce an event of the rule. */
  readonly mayReachEvent: (fn: FuncId) => boolean;
  /** Whether calling the named routine is an event of the rule. */
  readonly isEvent: (name: string) => boolean;
  /** Functions an indirect call may reach. */
  readonly targetsOf: (caller: FuncId, callee: Extract<Callee, { kind: "indirect" }>) => readonly SymbolId[];
}

/** Indices into the log. */
export interface Relevance {
  readonly decisive: ReadonlySet<number>;
  /** Branches whose other outcome could have led to an event of the rule; the rest only choose where the path ends. */
  readonly steering: ReadonlySet<number>;
}

export function relevanceOf(input: RelevanceInput): Relevance {
  const anchors = anchorsOf(input.log);
  const decisive = new Set(anchors);
  const steering = new Set<number>();
  for (const { entry, index, next } of decisionsOf(input, anchors)) {
    const elsewhere = outcomeElsewhere(input, entry, next);
    if (elsewhere !== "same") decisive.add(index);
    if (elsewhere === "event") steering.add(index);
  }
  for (const index of chosenCalls(input)) {
    decisive.add(index);
    steering.add(index);
  }
  addReads(input, decisive);
  return { decisive, steering };
}

/** State changes and violations, with the calls and returns around them. */
function anchorsOf(log: readonly LogEntry[]): ReadonlySet<number> {
  const anchors = new Set<number>();
  const open: number[] = [];
  log.forEach((entry, index) => {
    if (entry.kind === "enter") {
      if (index > 0) open.push(callBefore(log, index));
    } else if (entry.kind === "return" || (entry.kind === "raise" && entry.target === null)) {
      const call = open.pop();
      if (call !== undefined && anchors.has(call)) anchors.add(index);
    } else if (entry.kind === "event" && (entry.before !== entry.state || entry.violation !== null)) {
      anchors.add(index);
      for (const call of open) anchors.add(call);
    }
  });
  return anchors;
}

function callBefore(log: readonly LogEntry[], index: number): number {
  let call = index - 1;
  while (call > 0 && log[call]!.kind !== "call") call--;
  return call;
}

type Decision = Extract<LogEntry, { kind: "branch" | "switch" }>;

interface PlacedDecision {
  readonly entry: Decision;
  readonly index: number;
  /** Block of the next anchor in the same activation, else of the last entry the activation executed. */
  readonly next: number | null;
}

/** Branches of the driver, the last one first. */
function decisionsOf(
  { program, log }: RelevanceInput,
  anchors: ReadonlySet<number>,
): readonly PlacedDecision[] {
  const decisions: PlacedDecision[] = [];
  const nextAnchor = new Map<number, number>();
  const lastBlock = new Map<number, number>();
  for (let index = log.length - 1; index >= 0; index--) {
    const entry = log[index]!;
    const { activation, at } = entry;
    if ((entry.kind === "branch" || entry.kind === "switch") && !program.functions[at.fn]!.isModel) {
      decisions.push({ entry, index, next: nextAnchor.get(activation) ?? lastBlock.get(activation) ?? null });
    }
    if (anchors.has(index)) nextAnchor.set(activation, at.block);
    if (!lastBlock.has(activation)) lastBlock.set(activation, at.block);
  }
  return decisions;
}

/** Where another outcome could have led before `next`: to an event, to an exit, or nowhere else. */
function outcomeElsewhere(
  input: RelevanceInput,
  entry: Decision,
  next: number | null,
): "event" | "exit" | "same" {
  const fn = input.program.functions[entry.at.fn]!;
  if (!input.mayReachEvent(fn.id)) return "same";
  let found: "exit" | "same" = "same";
  const seen = new Set<number>([entry.at.block, ...(next === null ? [] : [next])]);
  const work: number[] = successors(fn.blocks[entry.at.block]!).filter((block) => block !== entry.target);
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    const { stmts, terminator } = fn.blocks[block]!;
    if (stmts.some((stmt) => stmt.kind === "call" && callMatters(input, stmt.callee))) return "event";
    if (terminator.kind === "return" || terminator.kind === "raise" || terminator.kind === "unreachable")
      found = "exit";
    work.push(...successors(fn.blocks[block]!));
  }
  return found;
}

function callMatters(input: RelevanceInput, callee: Callee): boolean {
  return callee.kind === "indirect" || mayBreakIn(input, callee.symbol);
}

function mayBreakIn({ program, isEvent, mayReachEvent }: RelevanceInput, symbol: SymbolId): boolean {
  const { name, definition } = program.symbols[symbol]!;
  return isEvent(name) || (definition !== null && mayReachEvent(definition));
}

/** Calls whose pointer decided: another function it may hold does otherwise. */
function chosenCalls(input: RelevanceInput): readonly number[] {
  const chosen: number[] = [];
  input.log.forEach((entry, index) => {
    if (entry.kind !== "call") return;
    const fn = input.program.functions[entry.at.fn]!;
    const stmt = fn.blocks[entry.at.block]!.stmts[entry.at.stmt];
    if (stmt?.kind !== "call" || stmt.callee.kind !== "indirect" || fn.isModel) return;
    const targets = input.targetsOf(fn.id, stmt.callee);
    if (targets.length > 1 && targets.some((symbol) => mayBreakIn(input, symbol))) chosen.push(index);
  });
  return chosen;
}

function successors({ terminator }: BasicBlock): readonly BlockId[] {
  switch (terminator.kind) {
    case "goto":
      return [terminator.target];
    case "branch":
      return [terminator.whenTrue, terminator.whenFalse];
    case "switch":
      return [...terminator.cases.map(({ target }) => target), terminator.otherwise];
    case "raise":
      return terminator.unwind === null ? [] : [terminator.unwind];
    default:
      return [];
  }
}

/** Bound on assignments shown for one violation. */
const READ_LIMIT = 12;

function addReads({ program, log }: RelevanceInput, decisive: Set<number>): void {
  const writers = new Writers(program, log);
  const work = [...decisive].sort((left, right) => left - right);
  let added = 0;
  for (const index of work) {
    const entry = log[index]!;
    for (const load of loadsOf(entry)) {
      const writer = writers.before(index, load, entry.activation);
      if (writer === null || decisive.has(writer) || added === READ_LIMIT) continue;
      decisive.add(writer);
      work.push(writer);
      added++;
    }
  }
}

function loadsOf(entry: LogEntry): readonly LoadedPlace[] {
  return entry.kind === "branch" || entry.kind === "switch" || entry.kind === "assign" ? entry.loads : [];
}

/** Which entries gave bytes, or the locals that take a call's result, their values. */
class Writers {
  private readonly byAddress = new Map<bigint, number[]>();
  private readonly byResult = new Map<string, number[]>();

  constructor(
    private readonly program: Program,
    log: readonly LogEntry[],
  ) {
    const calls: LogEntry[] = [];
    log.forEach((entry, index) => {
      if (entry.kind === "assign") push(this.byAddress, entry.address, index);
      if (entry.kind === "enter") calls.push(log[callBefore(log, index)]!);
      if (entry.kind === "answer") this.addResult(entry, index);
      if (entry.kind === "return" || (entry.kind === "raise" && entry.target === null)) {
        const call = calls.pop();
        if (call && entry.kind === "return" && entry.depth > 0) this.addResult(call, index);
      }
    });
  }

  /** The last entry before `index` that wrote what the load read; null when nothing on the path did. */
  before(index: number, { place, address }: LoadedPlace, activation: number): number | null {
    const assigned = lastBefore(this.byAddress.get(address), index);
    const local = localOf(place);
    const answered = local === null ? -1 : lastBefore(this.byResult.get(`${activation}:${local}`), index);
    const writer = Math.max(assigned, answered);
    return writer < 0 ? null : writer;
  }

  private addResult({ at, activation }: LogEntry, index: number): void {
    const stmt = this.program.functions[at.fn]!.blocks[at.block]!.stmts[at.stmt];
    const local = stmt?.kind === "call" && stmt.result ? localOf(stmt.result) : null;
    if (local !== null) push(this.byResult, `${activation}:${local}`, index);
  }
}

function localOf(place: Place): number | null {
  return place.kind === "variable" && place.variable.kind === "local" ? place.variable.local : null;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

/** Largest element below `index` of an ascending list; -1 when there is none. */
function lastBefore(ascending: readonly number[] | undefined, index: number): number {
  return ascending?.findLast((candidate) => candidate < index) ?? -1;
}
