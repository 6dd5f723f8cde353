/**
 * Which entries of a run's log make the violation happen.
 *
 * - events that changed the rule's state, or broke the rule, and the calls they happened in;
 * - branches that another outcome would have led past the next of those, or into another event: control dependence
 *   (Ferrante, Ottenstein, Warren 1987) restricted to the executed path;
 * - calls through pointers that could have reached another function, where one of them may reach an event;
 * - the assignments and call results those branches read, what these read in turn, and the branches that could have
 *   kept an assignment from being made (dynamic slicing: Korel, Laski 1988).
 */
import type { BasicBlock, BlockId, Callee, FuncId, Program, SymbolId } from "../ir";
import type { LoadedPlace, LogEntry } from "../replay";
import { callBefore, Origins, type Read } from "./origins";

export interface RelevanceInput {
  readonly program: Program;
  readonly log: readonly LogEntry[];
  /** Whether running the function may produce an event of the rule. */
  readonly mayReachEvent: (fn: FuncId) => boolean;
  /** Whether calling the named routine is an event of the rule. */
  readonly isEvent: (name: string) => boolean;
  /** Whether the load gave the address of an object. */
  readonly isObject: (load: LoadedPlace) => boolean;
  /** Functions an indirect call may reach. */
  readonly targetsOf: (caller: FuncId, callee: Extract<Callee, { kind: "indirect" }>) => readonly SymbolId[];
}

/** Indices into the log. */
export interface Relevance {
  readonly decisive: ReadonlySet<number>;
  /**
   * Decisions to name as the condition of the violation: another outcome could have led to an event of the rule, or past
   * the violation or its cause. Those that only repeat what the path itself has set are left out where others remain.
   */
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
  for (const index of nearestGuards(input, decisive)) steering.add(index);
  const origins = new Origins(input.program, input.log);
  addReads(input, origins, decisive, steering);
  const fromInputs = [...steering].filter((index) =>
    readsOf(input.log, index).some((read) => origins.dependsOnInput(read)),
  );
  return { decisive, steering: fromInputs.length > 0 ? new Set(fromInputs) : steering };
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

/** The last taken decision before the cause and before the violation, each in its own activation. */
function nearestGuards({ log }: RelevanceInput, decisive: ReadonlySet<number>): readonly number[] {
  const isChange = (entry: LogEntry) => entry.kind === "event" && entry.before !== entry.state;
  const isViolation = (entry: LogEntry) => entry.kind === "event" && entry.violation !== null;
  const ends = [
    log.findLastIndex(isViolation),
    log.findLastIndex((entry) => isChange(entry) && !isViolation(entry)),
  ];
  return ends.flatMap((end) => {
    const nearest = log.findLastIndex(
      (entry, index) =>
        index < end && decisive.has(index) && isDecision(entry) && entry.activation === log[end]!.activation,
    );
    const guard = log[nearest];
    return guard?.kind === "switch" || (guard?.kind === "branch" && guard.taken) ? [nearest] : [];
  });
}

function isDecision(entry: LogEntry): entry is Decision {
  return entry.kind === "branch" || entry.kind === "switch";
}

/** Bound on assignments shown for one violation. */
const READ_LIMIT = 12;

/** What the decisive entries read, back to the inputs, and the decisions these writes depended on. */
function addReads(
  input: RelevanceInput,
  origins: Origins,
  decisive: Set<number>,
  steering: Set<number>,
): void {
  const { log } = input;
  const work = [...decisive].sort((left, right) => left - right).flatMap((index) => valuesRead(input, index));
  const seen = new Set<string>();
  let added = 0;
  for (const read of work) {
    const key = `${read.index}:${read.load.address}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const origin = origins.of(read);
    if (origin === null) continue;
    work.push(...origin.reads);
    if (isModelCall(input, log[origin.index]!)) continue;
    if (decisive.has(origin.index) || added === READ_LIMIT) continue;
    decisive.add(origin.index);
    added++;
    for (const control of controlsOf(input, origin.index, read.index)) {
      steering.add(control);
      if (decisive.has(control)) continue;
      decisive.add(control);
      work.push(...valuesRead(input, control));
    }
  }
}

/** Without the pointers through which other values were read: `ext` of `ext->WaitCount == 0`. */
function valuesRead({ log, isObject }: RelevanceInput, index: number): readonly Read[] {
  const reads = readsOf(log, index);
  return reads.length < 2 ? reads : reads.filter(({ load }) => !isObject(load));
}

/** What the model's routines do is told where their results are used. */
function isModelCall({ program }: RelevanceInput, entry: LogEntry): boolean {
  if (entry.kind !== "call" || entry.symbol === null) return false;
  const { definition } = program.symbols[entry.symbol]!;
  return definition !== null && program.functions[definition]!.isModel;
}

function readsOf(log: readonly LogEntry[], index: number): readonly Read[] {
  const entry = log[index]!;
  const reads = (loads: readonly LoadedPlace[]) => loads.map((load) => ({ index, load }));
  return isDecision(entry) || entry.kind === "assign" || entry.kind === "call" ? reads(entry.loads) : [];
}

/** How far back decisions are looked at that could have kept a value from being written. */
const CONTROL_LIMIT = 8;

/** Decisions in the writer's activation whose other outcome leads to the same read without the write. */
function controlsOf({ program, log }: RelevanceInput, writer: number, reader: number): readonly number[] {
  const { activation, at } = log[writer]!;
  const end = log.findLast((entry, index) => index <= reader && entry.activation === activation);
  const { blocks } = program.functions[at.fn]!;
  const controls: number[] = [];
  let left = CONTROL_LIMIT;
  for (let index = writer - 1; index >= 0 && left > 0; index--) {
    const entry = log[index]!;
    if (entry.activation !== activation || !isDecision(entry)) continue;
    left--;
    const others = successors(blocks[entry.at.block]!).filter((block) => block !== entry.target);
    if (end && leads(blocks, others, end.at.block, at.block)) controls.push(index);
  }
  return controls;
}

/** Whether control can get from one of the blocks to `goal` without passing `avoided`. */
function leads(
  blocks: readonly BasicBlock[],
  from: readonly BlockId[],
  goal: number,
  avoided: number,
): boolean {
  const seen = new Set<number>([avoided]);
  const work: number[] = [...from];
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    if (seen.has(block)) continue;
    if (block === goal) return true;
    seen.add(block);
    work.push(...successors(blocks[block]!));
  }
  return false;
}
