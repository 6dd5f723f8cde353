/**
 * What of an exploration stands after an edit: which functions mean what they meant, and whether all that exploration
 * reads of the program as a whole is the same. When in doubt nothing stands and all is explored again.
 *
 * A function is the same when its body is, and when the whole-program facts that speak of its variables and calls are.
 * What is finished stands where a function, and everything it may enter, is the same.
 */
import type { FuncId, FunctionIr } from "../ir";
import type { ExplorationInput } from "./exploration";
import type { FinishedContexts } from "./finished";
import { type ProgramReading, readProgram, renewWorkspace, type Workspace } from "./workspace";

/** An exploration that others can go on from. */
export interface KeptExploration {
  readonly work: Workspace;
  /** Those of stale functions and of their callers as they were before the edits. */
  readonly finished: FinishedContexts;
  /** Functions edited since their contexts were finished. */
  readonly stale: ReadonlySet<FuncId>;
}

/**
 * The same tables with the new program, and what stands of the finished contexts; null when nothing does. The symbols,
 * strings and entry points of both inputs are the same, and so is the rule. What was kept before is used up.
 */
export function carryOver(kept: KeptExploration, input: ExplorationInput): KeptExploration | null {
  const { work } = kept;
  const sameRule = { ...input, automaton: work.input.automaton };
  if (!work.types.isCurrent || work.facts.hasGrown) return null;
  const { functions } = input.program;
  const before = work.program.functions;
  if (functions.length !== before.length) return null;
  if (!functions.every((fn, id) => isSameSignature(before[id]!, fn))) return null;
  const reading = readProgram(sameRule, work.types, work);
  const changed = new Set<FuncId>();
  for (const fn of functions) {
    if (!isSameBody(before[fn.id]!, fn) || !isSameFor(fn, work, reading)) changed.add(fn.id);
  }
  reading.writes.adopt(work.writes, (fn) => !changed.has(fn));
  if (!isSameProgram(work, reading)) return null;
  return {
    work: renewWorkspace(work, sameRule, reading, changed),
    finished: kept.finished,
    stale: new Set([...kept.stale, ...changed, ...effectsChanged(changed, work, reading)]),
  };
}

/** What names and callers know of a function. */
export function isSameSignature(one: FunctionIr, other: FunctionIr): boolean {
  return (
    one.name === other.name &&
    one.symbol === other.symbol &&
    one.type === other.type &&
    one.parameterCount === other.parameterCount &&
    one.isStatic === other.isStatic &&
    one.isModel === other.isModel &&
    one.locals
      .slice(0, one.parameterCount)
      .every(
        ({ type, size }, index) => type === other.locals[index]!.type && size === other.locals[index]!.size,
      )
  );
}

/** Lowering hands out the body it made before whenever it would make the same one. */
export function isSameBody(one: FunctionIr, other: FunctionIr): boolean {
  return one.blocks === other.blocks && one.locals === other.locals && one.flaws === other.flaws;
}

function isSameFor(fn: FunctionIr, before: ProgramReading, now: ProgramReading): boolean {
  return (
    now.facts.isSameFor(fn, before.facts) &&
    now.plainPointers.isSameFor(fn, before.plainPointers) &&
    now.calls.isSameFor(fn, before.calls) &&
    now.slice.isSameFor(fn.id, before.slice)
  );
}

function isSameProgram(before: ProgramReading, now: ProgramReading): boolean {
  return (
    now.facts.isSame(before.facts) &&
    now.plainPointers.isSame(before.plainPointers) &&
    now.calls.isSame(before.calls) &&
    [...now.calls.flow.addressFlows].every(
      (symbol) => now.slice.symbolMayReachEvent(symbol) === before.slice.symbolMayReachEvent(symbol),
    ) &&
    now.writes.isSame(before.writes)
  );
}

/** Callers of functions that are taken as an effect now and were not, or the other way round, or as another effect. */
function effectsChanged(
  changed: ReadonlySet<FuncId>,
  before: ProgramReading,
  now: ProgramReading,
): readonly FuncId[] {
  return [...callersOf(changed, now)]
    .filter((fn) => {
      const isExplored = now.slice.isExplored(fn);
      if (isExplored !== before.slice.isExplored(fn)) return true;
      return !isExplored && now.writes.of(fn).key !== before.writes.of(fn).key;
    })
    .flatMap((fn) => now.calls.callersOf(fn));
}

/** The functions given, and all that may enter one of them. */
function callersOf(changed: ReadonlySet<FuncId>, { calls }: ProgramReading): ReadonlySet<FuncId> {
  const found = new Set<FuncId>();
  const pending = [...changed];
  for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
    if (found.has(fn)) continue;
    found.add(fn);
    pending.push(...calls.callersOf(fn));
  }
  return found;
}
