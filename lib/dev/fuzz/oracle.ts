/**
 * Holds the verifier's report of a program against concrete runs of it.
 *
 * A violation that a run shows must be among the reported Defects of its entry point, or that entry point is
 * Inconclusive. A Defect must be met by a run when all runs were made. Every state of some runs must be one that the
 * exploration holds for possible. `Comparison` says what differs, worst first.
 */
import { loadAssets } from "@/lib/cli/engine-assets";
import { neverCancelled } from "@/lib/engine/base";
import { flowOfFunctions } from "@/lib/engine/cfg";
import type { ViolationSite } from "@/lib/engine/domain";
import { createEngine, type Engine } from "@/lib/engine/engine";
import { explore, type Fixpoint } from "@/lib/engine/explore";
import type { FrontEndResult } from "@/lib/engine/front-end";
import { originsOf, planAddresses, type SymbolId } from "@/lib/engine/ir";
import { callbackRoles, type EntryPoint, effectOf, findEntryPoints } from "@/lib/engine/model";
import type { Project, SourceFile } from "@/lib/engine/project";
import { landmarksOf, prepareReplay, type ReplayProgram, replay, type Standing } from "@/lib/engine/replay";
import { mutableGlobals } from "@/lib/engine/replay/mutable-globals";
import type { AnalysisReport, RuleResult } from "@/lib/engine/report";
import { type Automaton, compileRule } from "@/lib/engine/slic";
import { Containment } from "./containment";
import { Dice } from "./dice";
import { EnumeratedEnvironment, Enumeration, NotSmall, RandomEnvironment } from "./environments";

export const RULE = "CancelSpinLock";

export type DisagreementKind =
  /** The engine threw, or reported a fault of its own. */
  | "crash"
  /** Pass or Not applicable, and a run breaks the rule. */
  | "false-pass"
  /** A run breaks the rule at a place that no Defect of this entry point names, and nothing is undecided. */
  | "missed"
  /** Every run was made, and none breaks the rule where a Defect says so. */
  | "spurious"
  /** The second checker does not follow a clean exploration. */
  | "unconfirmed"
  /** A state of a run is not among those that the exploration says are possible. */
  | "not-contained"
  /** The front end could not read what is plain C. */
  | "unread";

export interface Disagreement {
  readonly kind: DisagreementKind;
  /** `a.c:12 held-at-exit in Entry0`, or what was thrown. */
  readonly what: string;
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** Per entry point. */
  readonly verdicts: readonly string[];
  readonly reasons: readonly string[];
  readonly violations: ReadonlySet<string>;
  /** Every run of every entry point was made. */
  readonly isExhaustive: boolean;
  readonly runs: number;
}

export interface OracleOptions {
  /** Runs by chance per entry point. */
  readonly runs: number;
  /** Runs of an enumeration per entry point; more than that, and it is given up. */
  readonly mostEnumerated: number;
  /** Runs per entry point whose states are held against those of the exploration. */
  readonly observed: number;
}

const ASKED = { rules: [RULE], steps: null };
const MAX_STEPS = 4_000;
const LONGEST_ENUMERATION = 14;

export class Oracle {
  private constructor(
    readonly engine: Engine,
    private readonly ruleText: string,
  ) {}

  static async create(): Promise<Oracle> {
    const assets = loadAssets();
    const rule = assets.rules.find(({ path }) => path.endsWith(`${RULE}.slic`))!;
    return new Oracle(await createEngine(assets, {}), rule.text);
  }

  report(files: readonly SourceFile[]): AnalysisReport {
    return this.engine.analyze(projectOf(files), ASKED, neverCancelled);
  }

  compare(text: string, isSmall: boolean, options: OracleOptions, seed: number): Comparison {
    const files = [{ path: "a.c", text }];
    let report: AnalysisReport;
    try {
      report = this.report(files);
    } catch (error) {
      return { ...nothing, disagreements: [{ kind: "crash", what: String(error) }] };
    }
    const unread = report.problems
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message);
    const front = this.engine.frontEnd(projectOf(files), neverCancelled);
    unread.push(...undeclared(front));
    if (unread.length > 0) return { ...nothing, disagreements: [{ kind: "unread", what: unread[0]! }] };
    const found = this.run(front, isSmall, options, seed);
    const notContained =
      options.observed > 0 ? this.notContained(projectOf(files), options.observed, seed) : [];
    const result = report.results.find(({ rule }) => rule === RULE)!;
    return {
      disagreements: [
        ...differencesOf(result, found),
        ...notContained.slice(0, 1).map((what) => ({ kind: "not-contained", what }) as const),
      ],
      verdicts: result.entryPoints.map(({ verdict }) => verdict),
      reasons: result.reasons.map(({ code, message }) => `${code}: ${message}`),
      ...found,
    };
  }

  private run(front: FrontEndResult, isSmall: boolean, options: OracleOptions, seed: number): Runs {
    const subject = new Subject(front, this.automaton(front));
    const dice = new Dice(seed);
    let isExhaustive = true;
    for (const entry of subject.entryPoints) {
      const isEnumerated = isSmall && subject.enumerate(entry, options.mostEnumerated);
      if (!isEnumerated) {
        isExhaustive = false;
        subject.sample(entry, options.runs, dice);
      }
    }
    return { violations: subject.violations, isExhaustive, runs: subject.runs };
  }

  /**
   * States of runs by chance that the exploration of the rule does not hold for possible.
   * @param altered for tests of the oracle itself: changes what exploration came to
   */
  notContained(
    project: Project,
    runs: number,
    seed: number,
    altered: (fixpoint: Fixpoint) => void = () => {},
  ): readonly string[] {
    const { front, inputs } = this.engine.explorations(project, ASKED, neverCancelled);
    return inputs.flatMap((input) => {
      const { fixpoint } = explore(input);
      altered(fixpoint);
      const containment = new Containment(fixpoint);
      const subject = new Subject(front, input.automaton, containment);
      const dice = new Dice(seed);
      for (const entry of input.entryPoints) subject.sample(entry, runs, dice);
      return [...containment.gaps];
    });
  }

  private automaton({ enumerators }: FrontEndResult): Automaton {
    const roles = callbackRoles.map(({ role }) => role);
    const { value } = compileRule(this.ruleText, RULE, {
      roles,
      roleGroups: { ALL_CALLBACKS: roles },
      constants: (name) => enumerators.get(name) ?? null,
      include: () => null,
      calledBeforeRole: { DRIVER_CANCEL: "IoAcquireCancelSpinLock" },
    });
    if (!value) throw new Error(`the rule ${RULE} does not compile`);
    return value;
  }
}

interface Runs {
  /** `a.c:12 held-at-exit in Entry0`. */
  readonly violations: ReadonlySet<string>;
  readonly isExhaustive: boolean;
  readonly runs: number;
}

const nothing = { verdicts: [], reasons: [], violations: new Set<string>(), isExhaustive: false, runs: 0 };

export function projectOf(files: readonly SourceFile[]): Project {
  const configuration = { name: "default", defines: [], includeDirs: [] };
  return { name: "fuzz", files, configuration, entries: [] };
}

/** A program that is run, with what its runs have shown. */
class Subject {
  readonly entryPoints: readonly EntryPoint[];
  readonly violations = new Set<string>();
  runs = 0;
  private readonly program: ReplayProgram;
  private readonly landmarks: readonly bigint[];
  private readonly mutable: readonly SymbolId[];

  constructor(
    private readonly front: FrontEndResult,
    private readonly automaton: Automaton,
    private readonly containment: Containment | null = null,
  ) {
    const { program, types, tables } = front;
    const typeOf = (id: Parameters<typeof types.get>[0]) => types.get(id);
    this.entryPoints = findEntryPoints({
      program,
      typeOf,
      flow: flowOfFunctions(program, typeOf),
      origins: tables.origins,
      overrides: [],
      constantOf: (name) => front.enumerators.get(name) ?? null,
    });
    this.program = prepareReplay(program, typeOf, planAddresses(program), (symbol) =>
      effectOf(program.symbols[symbol]!, typeOf),
    );
    this.landmarks = landmarksOf(program.functions);
    this.mutable = mutableGlobals(program);
  }

  private globalsOf({ globals }: EntryPoint): readonly SymbolId[] {
    return globals === "initial" ? [] : this.mutable;
  }

  sample(entry: EntryPoint, runs: number, dice: Dice): void {
    for (let i = 0; i < runs; i++)
      this.once(
        entry,
        new RandomEnvironment(this.program, entry, this.globalsOf(entry), dice, this.landmarks),
      );
  }

  /** True if every run was made. */
  enumerate(entry: EntryPoint, most: number): boolean {
    const enumeration = new Enumeration(LONGEST_ENUMERATION);
    let isComplete = true;
    try {
      for (let i = 0; i < most; i++) {
        isComplete &&= this.once(
          entry,
          new EnumeratedEnvironment(this.program, entry, this.globalsOf(entry), enumeration.pick),
        );
        if (!enumeration.advance()) return isComplete;
      }
    } catch (error) {
      if (!(error instanceof NotSmall)) throw error;
    }
    return false;
  }

  /** False if the run ended for a reason that says nothing of the program. */
  private once(entry: EntryPoint, environment: RandomEnvironment | EnumeratedEnvironment): boolean {
    this.runs++;
    const { automaton, containment } = this;
    const request = {
      automaton,
      entry: entry.fn,
      role: entry.role,
      environment: containment?.environment(environment) ?? environment,
      observe: containment ? (at: Standing) => containment.observe(at) : undefined,
      maxSteps: MAX_STEPS,
      log: false,
    };
    const { site, end } = replay(this.program, request);
    if (site) this.violations.add(this.describe(site, entry));
    return end !== "limit" && end !== "stuck";
  }

  private describe({ fn, block, stmt, kind }: ViolationSite, entry: EntryPoint): string {
    const { program, tables, files } = this.front;
    const { blocks } = program.functions[fn]!;
    const at = blocks[block]!.stmts[stmt] ?? blocks[block]!.terminator;
    const origins = originsOf(program.functions[fn]!, at);
    const span = origins && tables.origins.writtenPlace(origins.first);
    const name = program.functions[entry.fn]!.name;
    if (!span) return `nowhere ${kind} in ${name}`;
    return `${files.get(span.file).path}:${files.lineColumn(span.file, span.start).line} ${kind} in ${name}`;
  }
}

/** Names that a compiler would not know; the verifier takes them for something it does not see. */
function undeclared({ program, types }: FrontEndResult): readonly string[] {
  const names = program.symbols.filter(({ declared }) => declared === "none").map(({ name }) => name);
  const locals = program.functions.filter(({ isModel }) => !isModel).flatMap((fn) => fn.locals);
  const isOpen = (id: (typeof locals)[number]["type"]): boolean => {
    const type = types.get(id);
    if (type.kind === "pointer") return isOpen(type.to);
    return type.kind === "open" || (type.kind === "record" && type.isOpen);
  };
  const open = locals.filter(({ type }) => isOpen(type)).map(({ name }) => name);
  return [...names, ...open].map((name) => `${name} is not declared`);
}

function differencesOf(result: RuleResult, { violations, isExhaustive }: Runs): readonly Disagreement[] {
  const found: Disagreement[] = [];
  const faults = result.reasons.filter(({ code }) => code === "engine-fault");
  for (const { message } of faults) found.push({ kind: "crash", what: message });
  const unconfirmed = result.reasons.filter(({ code }) => code === "proof-check");
  for (const { message } of unconfirmed) found.push({ kind: "unconfirmed", what: message });
  const defects = new Set(
    result.defects.map(
      ({ file, line, kind, entryPoint }) => `${file}:${line} ${kind} in ${entryPoint.function}`,
    ),
  );
  for (const violation of violations) {
    if (defects.has(violation)) continue;
    const verdict = result.entryPoints.find(({ function: name }) =>
      violation.endsWith(` in ${name}`),
    )?.verdict;
    if (verdict === "pass" || verdict === "not-applicable" || verdict === undefined) {
      found.push({ kind: "false-pass", what: violation });
    } else if (verdict === "defect" && result.reasons.length === 0) {
      found.push({ kind: "missed", what: violation });
    }
  }
  if (isExhaustive) {
    for (const defect of defects) if (!violations.has(defect)) found.push({ kind: "spurious", what: defect });
  }
  return found;
}
