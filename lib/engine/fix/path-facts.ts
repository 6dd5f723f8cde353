/** What a fix is made from: where on a found path the rule's state changed, and how the path went on from there. */
import type { FunctionIr, Positioned, Program } from "../ir";
import type { LogEntry } from "../replay";
import type { Automaton } from "../slic";
import { positionOf, quote, type SourceTables } from "../trace";

/** A place on the path. */
export interface PathPoint {
  readonly fn: FunctionIr;
  readonly at: Positioned;
  readonly activation: number;
}

export interface FoundPath {
  readonly program: Program;
  readonly tables: SourceTables;
  readonly automaton: Automaton;
  readonly log: readonly LogEntry[];
  readonly role: string;
}

export interface PathFacts {
  /** The call that brought the rule into the state it must not be in; null when the entry itself did, or nothing. */
  readonly cause: PathPoint | null;
  readonly violation: PathPoint;
  /** Name of the routine whose call is the violation; null at an exit. */
  readonly violatingCall: boolean;
  /** Activations from the one of the cause (or the entry) outwards, with the call that made each. */
  readonly frames: readonly Frame[];
  /** `goto`, `break`, `continue`, `__leave` as written, the last first. */
  readonly jumps: readonly PathPoint[];
  /** Conditions between cause and violation, the last first. */
  readonly branches: readonly (PathPoint & { readonly taken: boolean })[];
}

export interface Frame {
  readonly fn: FunctionIr;
  readonly activation: number;
  /** Null for the entry. */
  readonly call: PathPoint | null;
  /** Where it returned with the state unchanged; null when it did not. */
  readonly exit: PathPoint | null;
}

export function pathFacts(path: FoundPath): PathFacts | null {
  const { log, program } = path;
  const violationIndex = log.findLastIndex((entry) => entry.kind === "event" && entry.violation !== null);
  if (violationIndex < 0) return null;
  const causeIndex = log.findLastIndex(
    (entry, index) =>
      index > 1 && index < violationIndex && entry.kind === "event" && entry.before !== entry.state,
  );
  const point = (entry: LogEntry): PathPoint => {
    const fn = program.functions[entry.at.fn]!;
    return { fn, at: positionOf(fn, entry), activation: entry.activation };
  };
  const between = log.slice(causeIndex + 1, violationIndex + 1).filter((entry) => isOwn(path, entry));
  const cause = causeIndex < 0 ? null : point(log[causeIndex]!);
  const violation = point(log[violationIndex]!);
  const handler = eventHandler(path, log[violationIndex]!);
  return {
    cause,
    violation,
    violatingCall: handler === "call",
    frames: framesOf(path, cause?.activation ?? 0, causeIndex, violationIndex, point),
    jumps: between
      .filter((entry) => isWrittenJump(path, entry))
      .map(point)
      .reverse(),
    branches: between
      .flatMap((entry) => (entry.kind === "branch" ? [{ ...point(entry), taken: entry.taken }] : []))
      .reverse(),
  };
}

function eventHandler({ automaton }: FoundPath, entry: LogEntry): "call" | "role" {
  return entry.kind === "event" && automaton.handlers[entry.handler]?.sourceKind === "role" ? "role" : "call";
}

function isOwn({ program }: FoundPath, entry: LogEntry): boolean {
  return !program.functions[entry.at.fn]!.isModel;
}

function isWrittenJump({ program, tables }: FoundPath, entry: LogEntry): boolean {
  if (entry.kind !== "goto") return false;
  const fn = program.functions[entry.at.fn]!;
  return /^(goto|break|continue|__leave|leave|_SEH2_LEAVE)\b/.test(quote(tables, fn, positionOf(fn, entry)));
}

/** The activation that holds the cause, its caller, and so on to the entry. */
function framesOf(
  path: FoundPath,
  innermost: number,
  from: number,
  to: number,
  point: (entry: LogEntry) => PathPoint,
): readonly Frame[] {
  const callers = callersOf(path.log);
  const frames: Frame[] = [];
  for (let activation: number | null = innermost; activation !== null; ) {
    const made: LogEntry | null = callers.get(activation) ?? null;
    const entered = path.log.find((entry) => entry.activation === activation)!;
    const exit = path.log
      .slice(from + 1, to + 1)
      .find((entry) => entry.activation === activation && entry.kind === "return");
    frames.push({
      fn: path.program.functions[entered.at.fn]!,
      activation,
      call: made ? point(made) : null,
      exit: exit ? point(exit) : null,
    });
    activation = made ? made.activation : null;
  }
  return frames;
}

/** By activation: the call that began it. */
function callersOf(log: readonly LogEntry[]): ReadonlyMap<number, LogEntry> {
  const callers = new Map<number, LogEntry>();
  let last: LogEntry | null = null;
  for (const entry of log) {
    if (entry.kind === "call") last = entry;
    else if (entry.kind === "enter" && last) callers.set(entry.activation, last);
  }
  return callers;
}
