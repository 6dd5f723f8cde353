/** Everything that one rule's exploration shares: tables, facts about the program, and what was recorded on the way. */
import { createPathConditions, createTerms, type PathConditions, type Terms } from "../domain";
import type { FuncId, Positioned, Program } from "../ir";
import { ArrayBounds } from "./array-bounds";
import { CallStructure } from "./call-structure";
import { Evaluator } from "./evaluate";
import type { ExplorationInput, Limit } from "./exploration";
import { factsKeyOf } from "./facts-key";
import { IdleResults } from "./idle-results";
import type { MemoryTables } from "./memory";
import { OperandReader } from "./operand";
import { PlainPointers } from "./plain-pointers";
import { FunctionPoints } from "./points";
import { ProgramFacts } from "./program-facts";
import { Regions } from "./regions";
import { Slice } from "./slice";
import { States } from "./state";
import { IntMaps } from "./store";
import { Symbols } from "./symbols";
import { TypeFacts } from "./type-facts";
import { WriteSets } from "./write-sets";

export interface Workspace extends MemoryTables {
  readonly input: ExplorationInput;
  readonly program: Program;
  readonly terms: Terms;
  readonly pcs: PathConditions;
  readonly facts: ProgramFacts;
  readonly calls: CallStructure;
  readonly plainPointers: PlainPointers;
  readonly writes: WriteSets;
  readonly scope: ReadonlySet<FuncId>;
  readonly bounds: ArrayBounds;
  readonly idleResults: IdleResults;
  readonly states: States;
  readonly operands: OperandReader;
  readonly points: PointTable;
  /** Of precision `small-callees`. */
  readonly slice: Slice;
  readonly steps: StepCounter;
}

/** What an exploration reads of the whole program before it starts. */
export type ProgramReading = Pick<Workspace, "facts" | "calls" | "plainPointers" | "writes"> & {
  readonly slice: Slice;
  /** Functions that may run in an entry point from which the rule's state can change, or end wrong. */
  readonly scope: ReadonlySet<FuncId>;
};

/** Steps used so far of the budget. */
export class StepCounter {
  used = 0;

  constructor(readonly budget: number) {}

  get isExhausted(): boolean {
    return this.used > this.budget;
  }
}

/** Points of each function, made when first asked for; global ids never overlap. */
export class PointTable {
  private readonly known: (FunctionPoints | undefined)[] = [];
  /** By global position. */
  private readonly owners: FuncId[] = [];

  constructor(private program: Program) {}

  /** Continues with a program that differs in these functions only. */
  renew(program: Program, changed: ReadonlySet<FuncId>): void {
    this.program = program;
    for (const fn of changed) this.known[fn] = undefined;
  }

  of(fn: FuncId): FunctionPoints {
    const known = this.known[fn];
    if (known) return known;
    const points = new FunctionPoints(this.program.functions[fn]!, this.owners.length);
    for (let count = points.span; count > 0; count--) this.owners.push(fn);
    this.known[fn] = points;
    return points;
  }

  functionAt(position: number): FuncId {
    return this.owners[position]!;
  }
}

/** Limits, each once. */
export class LimitLog {
  private readonly known = new Map<string, Limit>();

  add(limit: Limit): void {
    const key = `${limit.code} ${limit.fn ?? ""} ${limit.at?.first ?? ""} ${limit.detail}`;
    if (!this.known.has(key)) this.known.set(key, limit);
  }

  get all(): readonly Limit[] {
    return [...this.known.values()];
  }
}

export function limitAt(
  code: Limit["code"],
  detail: string,
  fn: FuncId | null,
  at: Positioned | null,
): Limit {
  return { code, detail, fn, at };
}

export function createWorkspace(input: ExplorationInput): Workspace {
  const { program } = input;
  const terms = createTerms();
  const types = new TypeFacts(input.typeOf);
  const reading = readProgram(input, types);
  const { facts, plainPointers } = reading;
  const evaluator = new Evaluator(terms, types);
  const points = new PointTable(program);
  const functionAt = (position: number) => points.functionAt(position);
  // The two tables need each other: what a symbol stands for depends on the object its root is inside of.
  const regions: Regions = new Regions(
    terms,
    types,
    program,
    facts,
    plainPointers,
    () => symbols,
    functionAt,
  );
  const symbols: Symbols = new Symbols(terms, (root) => regions.isLocal(root), functionAt);
  return {
    ...reading,
    input,
    program,
    terms,
    pcs: createPathConditions(terms),
    types,
    evaluator,
    regions,
    symbols,
    maps: new IntMaps(),
    states: new States(),
    bounds: new ArrayBounds(types),
    idleResults: new IdleResults(program),
    operands: new OperandReader(terms, evaluator, types, program),
    points,
    steps: new StepCounter(input.budget),
  };
}

/** @param before what was read of a program with the same symbols and entry points, with the same `types` */
export function readProgram(
  input: ExplorationInput,
  types: TypeFacts,
  before: Workspace | null = null,
): ProgramReading {
  const { program, automaton, effectOf, entryPoints } = input;
  const calls = new CallStructure(program, input.typeOf, input.flow);
  const slice = new Slice(program, calls, automaton, "small-callees", effectOf);
  const scope = scopeOf(input, calls, slice);
  const isSame = before !== null && areSameFacts(program, calls, scope, before);
  const plainPointers = isSame
    ? before.plainPointers
    : new PlainPointers(program, types, calls, effectOf, scope);
  return {
    facts: isSame ? before.facts : new ProgramFacts(program, types, effectOf),
    calls,
    slice,
    scope,
    plainPointers,
    writes: new WriteSets(program, types, calls, effectOf, plainPointers, entryPoints),
  };
}

/** Nothing that facts and plain pointers are made from differs. */
function areSameFacts(
  { functions }: Program,
  calls: CallStructure,
  scope: ReadonlySet<FuncId>,
  before: Workspace,
): boolean {
  const { types } = before;
  return (
    scope.size === before.scope.size &&
    [...scope].every((fn) => before.scope.has(fn)) &&
    functions.every((fn, id) => {
      const then = before.program.functions[id]!;
      const isSameBody = fn.blocks === then.blocks && fn.locals === then.locals;
      const isAlike = isSameBody || factsKeyOf(fn, types) === factsKeyOf(then, types);
      return isAlike && calls.hasSameTargets(fn, then, before.calls);
    })
  );
}

/** The same tables, for a program of which all that they speak of is the same but these functions. */
export function renewWorkspace(
  before: Workspace,
  input: ExplorationInput,
  reading: ProgramReading,
  changed: ReadonlySet<FuncId>,
): Workspace {
  const { program } = input;
  const { terms, evaluator, types, regions, points } = before;
  regions.renew(program, reading.facts, reading.plainPointers, changed);
  points.renew(program, changed);
  return {
    ...before,
    ...reading,
    input,
    program,
    idleResults: new IdleResults(program),
    operands: new OperandReader(terms, evaluator, types, program),
    steps: new StepCounter(input.budget),
  };
}

function scopeOf({ automaton, entryPoints }: ExplorationInput, calls: CallStructure, slice: Slice) {
  const scope = new Set<FuncId>();
  for (const { fn, role } of entryPoints) {
    const { entry, exit } = automaton.onRole(role);
    const ends = exit === null ? "next" : automaton.react(automaton.initial, exit).kind;
    if (entry === null && ends === "next" && !slice.mayReachEvent(fn)) continue;
    for (const reached of calls.reachableFrom(fn)) scope.add(reached);
  }
  return scope;
}
