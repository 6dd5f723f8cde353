/**
 * Which entries of a run's log make the violation happen.
 *
 * - events that changed the rule's state, or broke the rule, and the calls they happened in;
 * - branches that another outcome would have led past the next of those, or into another event: control dependence
 *   (Ferrante, Ottenstein, Warren 1987) restricted to the executed path;
 * - the assignments and call results those branches read, and what these read in turn.
 */
import type { BasicBlock, BlockId, FuncId, FunctionIr, Place, Program } from "../ir";
import type { LoadedPlace, LogEntry } from "../replay";

export interface RelevanceInput {
  readonly program: Program;
  readonly log: readonly LogEntry[];
  /** Whether running the function may produce an event of the rule. */
  readonly mayReachEvent: (fn: FuncId) => boolean;
  /** Whether calling the named routine is an event of the rule. */
  readonly isEvent: (name: string) => boolean;
}

/** Indices into the log. */
export function decisiveEntries(input: RelevanceInput): ReadonlySet<number> {
  const anchors = anchorsOf(input.log);
  const decisive = new Set(anchors);
  input.log.forEach((entry, index) => {
    if (entry.kind !== "branch" && entry.kind !== "switch") return;
    if (input.program.functions[entry.at.fn]!.isModel) return;
    if (decides(input, index, entry, anchors)) decisive.add(index);
  });
  addReads(input, decisive);
  return decisive;
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

function decides(
  input: RelevanceInput,
  index: number,
  entry: Decision,
  anchors: ReadonlySet<number>,
): boolean {
  const fn = input.program.functions[entry.at.fn]!;
  if (!input.mayReachEvent(fn.id)) return false;
  const next = nextAnchorBlock(input.log, index, entry.activation, anchors);
  const others = successors(fn.blocks[entry.at.block]!).filter(
    (block) => block !== entry.target && block !== next,
  );
  const seen = new Set<number>([entry.at.block, ...(next === null ? [] : [next])]);
  const work: number[] = others.filter((block) => !seen.has(block));
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    const { stmts, terminator } = fn.blocks[block]!;
    if (terminator.kind === "return" || terminator.kind === "raise" || terminator.kind === "unreachable")
      return true;
    if (stmts.some((stmt) => stmt.kind === "call" && callMatters(input, stmt.callee))) return true;
    work.push(...successors(fn.blocks[block]!));
  }
  return false;
}

function callMatters(
  input: RelevanceInput,
  callee: Extract<FunctionIr["blocks"][number]["stmts"][number], { kind: "call" }>["callee"],
): boolean {
  if (callee.kind === "indirect") return true;
  const { name, definition } = input.program.symbols[callee.symbol]!;
  return input.isEvent(name) || (definition !== null && input.mayReachEvent(definition));
}

/** Block of the next anchor in the same activation, else of the last entry the activation executed. */
function nextAnchorBlock(
  log: readonly LogEntry[],
  from: number,
  activation: number,
  anchors: ReadonlySet<number>,
): number | null {
  let last: number | null = null;
  for (let i = from + 1; i < log.length; i++) {
    const entry = log[i]!;
    if (entry.activation !== activation) continue;
    last = entry.at.block;
    if (anchors.has(i)) return last;
  }
  return last;
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

function addReads(input: RelevanceInput, decisive: Set<number>): void {
  const work = [...decisive].sort((left, right) => left - right);
  let added = 0;
  for (const index of work) {
    for (const load of loadsOf(input.log[index]!)) {
      const writer = writerOf(input, index, load);
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

/** The last entry before `index` that gave the loaded bytes their value. */
function writerOf(input: RelevanceInput, index: number, load: LoadedPlace): number | null {
  const reader = input.log[index]!;
  for (let i = index - 1; i >= 0; i--) {
    const entry = input.log[i]!;
    if (entry.kind === "assign" && entry.address === load.address) return i;
    if (entry.kind === "answer" || entry.kind === "return") {
      const call = callSite(input, entry.kind === "answer" ? i : afterReturn(input.log, i));
      if (call && call.activation === reader.activation && isSameLocal(call.result, load.place)) return i;
    }
  }
  return null;
}

/** Index of the caller's next entry after a return, whose position is the call. */
function afterReturn(log: readonly LogEntry[], index: number): number {
  const depth = log[index]!.depth;
  let next = index + 1;
  while (next < log.length && log[next]!.depth >= depth) next++;
  return next;
}

function callSite(
  input: RelevanceInput,
  index: number,
): { readonly activation: number; readonly result: Place | null } | null {
  const entry = input.log[index];
  if (!entry) return null;
  const stmt = input.program.functions[entry.at.fn]!.blocks[entry.at.block]!.stmts[entry.at.stmt];
  return stmt?.kind === "call" ? { activation: entry.activation, result: stmt.result } : null;
}

function isSameLocal(result: Place | null, place: Place): boolean {
  return (
    result?.kind === "variable" &&
    place.kind === "variable" &&
    result.variable.kind === "local" &&
    place.variable.kind === "local" &&
    result.variable.local === place.variable.local
  );
}
