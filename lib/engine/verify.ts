/**
 * Runs rules over a program and writes the report: entry points, then per rule coverage, exploration, replay, trace and
 * verdict. The one place that knows the order of the rooms above `cfg`.
 */
import type { CancelSignal, Span } from "./base";
import { type FunctionFlow, flowOfFunctions, reachersOf } from "./cfg";
import { createDecider } from "./decide";
import type { ReplayInputs } from "./domain";
import type { ExplorationMemory, ExplorationResult } from "./exploration-memory";
import { type ExplorationInput, explore, type FoundViolation } from "./explore";
import type { FoundPath } from "./fix";
import type { FrontEndResult } from "./front-end";
import { type FuncId, planAddresses } from "./ir";
import {
  callbackRoles,
  type DriverKind,
  driverKind,
  type EntryPoint,
  effectOf,
  findEntryPoints,
  isKitHeader,
  roleNamed,
} from "./model";
import { findInSkipped, headerName } from "./preprocess";
import type { Project } from "./project";
import { confirmExploration } from "./prove";
import { confirm, prepareReplay, type ReplayProgram, replayInputs } from "./replay";
import {
  type AnalysisReport,
  assumptionsOf,
  type Coverage,
  changesAtEntry,
  coverageOf,
  type Defect,
  findingOf,
  fingerprintOf,
  overviewOf,
  type RuleResult,
  ruleResult,
} from "./report";
import { plainWording, type RuleMeta } from "./rules";
import { type Automaton, compileRule, type RuleOutcome, type RuleProblem } from "./slic";
import { type SourceTables, traceOf } from "./trace";

/** A rule to run: its text, and what it says of itself if it is one of ours. */
export interface SelectedRule {
  readonly name: string;
  readonly text: string;
  readonly meta: RuleMeta | null;
}

export type OnProgress = (text: string, done: number, total: number) => void;

export interface VerifyInput {
  readonly project: Project;
  readonly front: FrontEndResult;
  readonly rules: readonly SelectedRule[];
  /** Exploration steps per rule. */
  readonly budget: number;
  readonly stats: boolean;
  readonly signal: CancelSignal;
  readonly onStage: (stage: string) => void;
  readonly onProgress: OnProgress;
  /** Explorations of earlier runs; without it every rule is explored. */
  readonly memory?: ExplorationMemory;
  /** Assumptions of the person whose place is no longer in the text. */
  readonly unmatched?: readonly { readonly words: string }[];
  /** Called with each finding and the run it was told from. */
  readonly onFinding?: (finding: ReplayedFinding) => void;
}

/** A finding with the path behind it, for what is made from paths. */
export interface ReplayedFinding {
  readonly rule: string;
  readonly meta: RuleMeta | null;
  readonly defect: Defect;
  readonly path: FoundPath;
  readonly entry: EntryPoint;
  readonly inputs: ReplayInputs;
}

const VERSION = "0.1.0";

export function verify(input: VerifyInput): AnalysisReport {
  const run = new VerificationRun(input);
  const results = input.rules.flatMap((rule, index) => {
    input.onProgress(`Verifying ${rule.name}`, index + 1, input.rules.length + 1);
    return run.result(rule) ?? [];
  });
  return run.report(results);
}

/** What the exploration of each rule would be asked, for looking inside; rules that cannot be read are left out. */
export function explorationInputs(input: VerifyInput): readonly ExplorationInput[] {
  const run = new VerificationRun(input);
  return input.rules.flatMap((rule) => run.asked(rule) ?? []);
}

type TypeLookup = ExplorationInput["typeOf"];

// Kept explorations hold on to these two: they must not hold on to the run.

function typesIn(types: FrontEndResult["types"]): TypeLookup {
  return (id) => types.get(id);
}

function effectsIn({ symbols }: FrontEndResult["program"], typeOf: TypeLookup): ExplorationInput["effectOf"] {
  return (symbol) => effectOf(symbols[symbol]!, typeOf);
}

/** By the OS model's constants, which are one map per session and configuration; then by name and text. */
const compiledRules = new WeakMap<FrontEndResult["enumerators"], Map<string, RuleOutcome>>();

function compiledRule(name: string, text: string, constants: FrontEndResult["enumerators"]): RuleOutcome {
  const known = compiledRules.get(constants) ?? new Map<string, RuleOutcome>();
  compiledRules.set(constants, known);
  const key = `${name}\n${text}`;
  const outcome = known.get(key) ?? compileRuleText(name, text, constants);
  known.set(key, outcome);
  return outcome;
}

function compileRuleText(name: string, text: string, constants: FrontEndResult["enumerators"]): RuleOutcome {
  const roleNames = callbackRoles.map(({ role }) => role);
  const ofFamily = (family: string) =>
    callbackRoles.filter((role) => role.family === family).map(({ role }) => role);
  return compileRule(text, name, {
    roles: roleNames,
    roleGroups: {
      STORPORT_CALLBACKS: ofFamily("storport"),
      WDM_CALLBACKS: ofFamily("wdm"),
      ALL_CALLBACKS: roleNames,
    },
    constants: (constant) => constants.get(constant) ?? null,
    include: () => null,
    calledBeforeRole: { DRIVER_CANCEL: "IoAcquireCancelSpinLock" },
  });
}

class VerificationRun {
  private readonly typeOf: TypeLookup;
  private readonly effectOf: ExplorationInput["effectOf"];
  private readonly flow: FunctionFlow;
  private readonly entryPoints: readonly EntryPoint[];
  private readonly driver: DriverKind;
  private readonly replayProgram: ReplayProgram;
  private readonly tables: SourceTables;
  private readonly missingHeaders: readonly string[];
  private readonly ruleProblems: RuleProblem[] = [];
  private firstCoverage: Coverage | null = null;
  private readonly coverages = new Map<Automaton, Coverage>();

  constructor(private readonly input: VerifyInput) {
    const { project, front } = input;
    const { program, files, tables } = front;
    input.onStage("entry-points");
    this.typeOf = typesIn(front.types);
    this.effectOf = effectsIn(program, this.typeOf);
    this.tables = { files, ...tables };
    this.missingHeaders = [...new Set(front.missing.map(({ name }) => name))];
    this.flow = flowOfFunctions(program, this.typeOf);
    this.entryPoints = findEntryPoints({
      program,
      typeOf: this.typeOf,
      flow: this.flow,
      origins: tables.origins,
      overrides: project.entries,
      constantOf: (name) => front.enumerators.get(name) ?? null,
    });
    this.driver = driverKind(program, this.typeOf, tables.origins, this.entryPoints, this.missingHeaders);
    this.replayProgram = prepareReplay(program, this.typeOf, planAddresses(program), this.effectOf);
  }

  /** What a rule's exploration is asked; null when the rule's text cannot be read. */
  asked({ name, text }: SelectedRule): ExplorationInput | null {
    const automaton = this.compile(name, text);
    return automaton && this.explorationOf(automaton);
  }

  /** Null when the rule's text cannot be read; the problems say why. */
  result({ name, text, meta }: SelectedRule): RuleResult | null {
    const { front, project, onStage, stats } = this.input;
    onStage("rule");
    const automaton = this.compile(name, text);
    if (!automaton) return null;
    const coverage = this.coverage(automaton);
    this.firstCoverage ??= coverage;
    const applies =
      coverage.watchedCalls.length > 0 ||
      this.entryPoints.some(({ role }) => changesAtEntry(automaton, role));
    onStage("explore");
    const exploration = applies ? this.explore(automaton, text) : null;
    onStage("trace");
    const watching = new Set(coverage.watchedCalls.map(({ fn }) => fn.id));
    const reaching = reachersOf(front.program, this.flow, watching);
    return ruleResult({
      rule: name,
      program: front.program,
      tables: this.tables,
      automaton,
      entryPoints: this.entryPoints,
      coverage,
      exploration,
      assumptions: assumptionsOf({
        tables: this.tables,
        coverage,
        configuration: project.configuration,
        entryPoints: this.entryPoints,
        skippedUses: this.skippedUses(automaton),
        missingHeaders: this.missingHeaders,
        unmatched: this.input.unmatched ?? [],
      }),
      usualAbsence: meta?.usualAbsence[this.driver.kind] ?? null,
      findingOf: (violation, entry) =>
        this.finding({ name, text, meta }, automaton, reaching, violation, entry),
      stats,
    });
  }

  report(results: readonly RuleResult[]): AnalysisReport {
    const { project, front } = this.input;
    const overview = overviewOf({
      version: VERSION,
      configuration: project.configuration,
      tables: this.tables,
      program: front.program,
      read: front.read,
      entryPoints: this.entryPoints,
      driver: this.driver,
      coverage: this.firstCoverage,
      missingHeaders: this.missingHeaders,
      problems: front.problems,
      ruleProblems: this.ruleProblems,
    });
    return { ...overview, results };
  }

  private compile(name: string, text: string): Automaton | null {
    const outcome = compiledRule(name, text, this.input.front.enumerators);
    this.ruleProblems.push(...outcome.problems);
    return outcome.value;
  }

  /** Neither a header of the kit, whichever way it is included, nor one of message numbers that the build makes. */
  private isOfProject(header: string): boolean {
    const name = headerName(header);
    const { messageHeaders = [] } = this.input.project.configuration;
    return !isKitHeader(name) && !messageHeaders.includes(name);
  }

  private coverage(automaton: Automaton): Coverage {
    const known = this.coverages.get(automaton);
    if (known) return known;
    const { program, missing } = this.input.front;
    const coverage = coverageOf({
      program,
      flow: this.flow,
      typeOf: this.typeOf,
      entryPoints: this.entryPoints,
      events: new Set(automaton.callEvents),
      missesQuotedHeader: missing.some(({ form, name }) => form === "quoted" && this.isOfProject(name)),
      changesAtEntry: ({ role }) => changesAtEntry(automaton, role),
      textOf: (name) => this.input.front.tables.strings.intern(name),
    });
    this.coverages.set(automaton, coverage);
    return coverage;
  }

  private explore(automaton: Automaton, ruleText: string): ExplorationResult {
    const input = this.explorationOf(automaton);
    const { memory, front } = this.input;
    if (!memory) return confirmExploration(explore(input));
    const lockLike = [...this.lockLike(automaton)];
    return memory.result({ input, ruleText, lockLike, constants: front.enumerators });
  }

  private lockLike(automaton: Automaton): ReadonlySet<number> {
    const { unknownRoutines } = this.coverage(automaton);
    return new Set(
      unknownRoutines.filter(({ looksLikeLock }) => looksLikeLock).map(({ symbol }) => symbol.id),
    );
  }

  private explorationOf(automaton: Automaton): ExplorationInput {
    const { program } = this.input.front;
    const roles = new Map<FuncId, string[]>();
    const lockLike = this.lockLike(automaton);
    for (const { fn, role } of this.entryPoints) roles.set(fn, [...(roles.get(fn) ?? []), role]);
    return {
      program,
      typeOf: this.typeOf,
      automaton,
      entryPoints: this.entryPoints,
      flow: this.flow,
      effectOf: this.effectOf,
      mayTouchRule: (symbol) => lockLike.has(symbol),
      makeDecider: createDecider,
      confirm: (inputs, site) =>
        (roles.get(inputs.entry) ?? []).some((role) =>
          confirm(this.replayProgram, automaton, role, inputs, site),
        ),
      budget: this.input.budget,
      signal: this.input.signal,
    };
  }

  private finding(
    { name, meta }: SelectedRule,
    automaton: Automaton,
    reaching: ReadonlySet<FuncId>,
    { inputs, site }: FoundViolation,
    entry: EntryPoint,
  ): Defect {
    const { program } = this.input.front;
    const role = roleNamed(entry.role);
    const { log } = replayInputs(this.replayProgram, automaton, entry.role, inputs, site);
    const trace = traceOf({
      program,
      typeOf: this.typeOf,
      tables: this.tables,
      automaton,
      wording: meta?.wording ?? plainWording,
      entry: { role: entry.role, caller: callerOf(entry), irql: role?.entryIrql?.[0] ?? null },
      log,
      mayReachEvent: (fn) => reaching.has(fn),
      targetsOf: (caller, callee) => this.flow.targets(caller, callee),
    });
    const { violation } = trace;
    const defect = findingOf({
      program,
      tables: this.tables,
      meta,
      kind: site.kind,
      message: site.message,
      trace,
      entry,
      entryIrql: role?.entryIrql?.[0] ?? null,
      physicalEvidence:
        this.driver.kind === "physical miniport" ? (this.driver.evidence[0]?.text ?? null) : null,
      fingerprint: fingerprintOf(name, site.kind, this.tables, violation.fn, violation.at),
    });
    const path = { program, tables: this.tables, automaton, log, role: entry.role };
    this.input.onFinding?.({ rule: name, meta, defect, path, entry, inputs });
    return defect;
  }

  /** Names of watched routines in regions that the configuration leaves out. `#if 0` is no configuration's choice. */
  private skippedUses(
    automaton: Automaton,
  ): readonly { name: string; at: Span; symbols: readonly string[] }[] {
    const { units, lexed, tables } = this.input.front;
    const names = new Set(automaton.callEvents.map((event) => tables.strings.intern(event)));
    const regions = units.flatMap((unit) => unit.skipped).filter(({ symbols }) => symbols.length > 0);
    const uses = new Map<string, { name: string; at: Span; symbols: readonly string[] }>();
    for (const { name, at, region } of findInSkipped(regions, lexed, names)) {
      uses.set(`${at.file}:${at.start}`, { name: tables.strings.text(name), at, symbols: region.symbols });
    }
    return [...uses.values()];
  }
}

/** Who calls an entry point; null when that is assumed. */
function callerOf({ role, basis }: EntryPoint): string | null {
  if (basis === "assumed" || role === "ANY" || role === "UNKNOWN") return null;
  return roleNamed(role)?.family === "storport" ? "Storport" : "The I/O manager";
}
