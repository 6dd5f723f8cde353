/**
 * The only door: `createEngine(assets)`, then `engine.analyze(project, options, signal)`.
 *
 * Same input, same report. The engine knows steps, no clock: stage times come from a clock that the caller lends, and
 * only into `timings`. A fault of ours inside one rule becomes the reason `engine-fault` of that rule.
 */
import { type CancelSignal, neverCancelled } from "./base";
import { ExplorationMemory } from "./exploration-memory";
import type { ExplorationInput } from "./explore";
import { findingHarness } from "./finding-harness";
import { applyEdits, plantLeak, unifiedDiff } from "./fix";
import { type CompiledTrees, FrontEnd, type FrontEndResult } from "./front-end";
import type { Harness } from "./harness";
import type { ModelSource } from "./model";
import { type FixReport, offerFixes } from "./offer-fixes";
import { defaultConfiguration, type Project } from "./project";
import type { AnalysisReport } from "./report";
import { withRuledOut } from "./ruled-out";
import { findRule, findRuleSet, type RuleMeta, rules, sourcePathOf } from "./rules";
import { type CParser, createCParser } from "./syntax";
import {
  explorationInputs,
  type OnProgress,
  type ReplayedFinding,
  type SelectedRule,
  type VerifyInput,
  verify,
} from "./verify";

export interface EngineAssets {
  /** `tree-sitter-c.wasm`. */
  readonly grammar: Uint8Array;
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** The OS model: headers and stubs, by path below `model/`. */
  readonly model: readonly ModelSource[];
  /** What `compileModel` made of the same model; without it the model is parsed at the first run. */
  readonly compiledModel?: string | null;
  /** Rules as SLIC text, by path below `rules/`. */
  readonly rules: readonly { readonly path: string; readonly text: string }[];
}

export interface EngineOptions {
  /** Milliseconds from any origin; without it reports have no `timings`. */
  readonly now?: () => number;
}

export interface AnalyzeOptions {
  /** Rule names or set names; an unknown one is a usage error. */
  readonly rules: readonly string[];
  /** Rules of the user's own. */
  readonly ruleTexts?: readonly { readonly path: string; readonly text: string }[];
  /** Exploration budget per rule; null for the default. */
  readonly steps: number | null;
  readonly stats?: boolean;
}

/** The caller asked for something that does not exist; the message names it. */
export class UnknownRule extends Error {}

export interface Engine {
  analyze(
    project: Project,
    options: AnalyzeOptions,
    signal: CancelSignal,
    onProgress?: OnProgress,
  ): AnalysisReport;
  /** Reads and lowers only: what `dump` prints. */
  frontEnd(project: Project, signal: CancelSignal): FrontEndResult;
  /** What each rule's exploration would be asked: for looking inside it. */
  explorations(
    project: Project,
    options: AnalyzeOptions,
    signal: CancelSignal,
  ): { readonly front: FrontEndResult; readonly inputs: readonly ExplorationInput[] };
  /** Edits that settle a finding, each verified in a scratch copy. No offers for a finding that is not there. */
  fixes(project: Project, rule: string, fingerprint: string, signal: CancelSignal): FixReport;
  /** A finding as a C program whose run under gcc breaks the rule; null for a finding that is not there. */
  harness(project: Project, rule: string, fingerprint: string, signal: CancelSignal): Harness | null;
  /** The project with a leak planted in one of its functions; null when the function's text is not at hand. */
  plant(project: Project, rule: string, functionName: string, signal: CancelSignal): PlantedProject | null;
  rules(): readonly { readonly name: string; readonly set: string; readonly title: string }[];
}

/** A scratch copy in which a finding was put on purpose. */
export interface PlantedProject {
  readonly files: Project["files"];
  /** Unified diff against the project. */
  readonly patch: string;
}

export async function createEngine(assets: EngineAssets, options: EngineOptions): Promise<Engine> {
  const parser = await createCParser({ wasm: { runtime: assets.runtime, grammar: assets.grammar } });
  return new Session(parser, assets, options);
}

/** The OS model's syntax trees as JSON: what a session would parse at its start. */
export async function compileModel(assets: EngineAssets): Promise<string> {
  const parser = await createCParser({ wasm: { runtime: assets.runtime, grammar: assets.grammar } });
  const front = new FrontEnd(parser, assets.model);
  front.read(
    { name: "", files: [], configuration: defaultConfiguration, entries: [] },
    neverCancelled,
    () => {},
  );
  return JSON.stringify([...front.compiled()]);
}

const DEFAULT_STEPS = 4_000_000;

class Session implements Engine {
  private front: FrontEnd;
  private explored = new ExplorationMemory();
  private readonly trees: CompiledTrees;

  constructor(
    private readonly parser: CParser,
    private readonly assets: EngineAssets,
    private readonly options: EngineOptions,
  ) {
    this.trees = new Map(JSON.parse(assets.compiledModel ?? "[]"));
    this.front = this.newFrontEnd();
  }

  analyze(
    project: Project,
    options: AnalyzeOptions,
    signal: CancelSignal,
    onProgress: OnProgress = () => {},
  ): AnalysisReport {
    const selected = this.select(options);
    const clock = new StageClock(this.options.now);
    const { length } = project.files;
    onProgress(length === 1 ? "Reading 1 file" : `Reading ${length} files`, 0, selected.length + 1);
    if (this.front.isWorn) {
      this.front = this.newFrontEnd();
      this.explored = new ExplorationMemory();
    }
    const read = this.front.read(project, signal, (stage) => clock.begin(stage));
    const { front, unmatched } = withRuledOut(read, project.ruledOut ?? []);
    const report = verify({
      project,
      front,
      unmatched,
      rules: selected,
      budget: options.steps ?? DEFAULT_STEPS,
      stats: options.stats ?? false,
      signal,
      onStage: (stage) => clock.begin(stage),
      onProgress,
      memory: this.explored,
    });
    const timings = options.stats ? clock.times() : null;
    return timings ? { ...report, timings } : report;
  }

  frontEnd(project: Project, signal: CancelSignal): FrontEndResult {
    return withRuledOut(
      this.front.read(project, signal, () => {}),
      project.ruledOut ?? [],
    ).front;
  }

  explorations(project: Project, options: AnalyzeOptions, signal: CancelSignal) {
    const front = this.frontEnd(project, signal);
    const inputs = explorationInputs({
      project,
      front,
      rules: this.select(options),
      budget: options.steps ?? DEFAULT_STEPS,
      stats: false,
      signal,
      onStage: () => {},
      onProgress: () => {},
    });
    return { front, inputs };
  }

  harness(project: Project, rule: string, fingerprint: string, signal: CancelSignal): Harness | null {
    const front = this.frontEnd(project, signal);
    const { finding } = this.verifyForFinding(front, project, rule, fingerprint, signal);
    return finding && findingHarness(front, finding);
  }

  /** A run of the rule, and the finding that has the fingerprint. */
  private verifyForFinding(
    front: FrontEndResult,
    project: Project,
    rule: string,
    fingerprint: string,
    signal: CancelSignal,
  ): { readonly before: AnalysisReport; readonly finding: ReplayedFinding | null } {
    const found: ReplayedFinding[] = [];
    const before = verify({
      ...this.plainRun(project, rule, signal),
      front,
      onFinding(each) {
        if (each.defect.fingerprint === fingerprint) found.push(each);
      },
    });
    return { before, finding: found[0] ?? null };
  }

  fixes(project: Project, rule: string, fingerprint: string, signal: CancelSignal): FixReport {
    const front = this.frontEnd(project, signal);
    const { before, finding } = this.verifyForFinding(front, project, rule, fingerprint, signal);
    if (!finding) return { rule, fingerprint, offers: [], tried: 0 };
    const analyze = (edited: Project) => this.analyze(edited, { rules: [rule], steps: null }, signal);
    return offerFixes({ project, rule, fingerprint, before, finding, front, analyze, signal });
  }

  plant(project: Project, rule: string, functionName: string, signal: CancelSignal): PlantedProject | null {
    const { program, tables, files, lexed } = this.frontEnd(project, signal);
    const recipes = findRule(rule)?.fixes;
    const fn = program.functions.find(({ name, isModel }) => name === functionName && !isModel);
    const sources = { tables: { files, ...tables }, lexed };
    const leak = fn && recipes ? plantLeak(sources, recipes, fn) : null;
    const planted = leak && applyEdits(project.files, leak.edits);
    return leak && planted ? { files: planted, patch: unifiedDiff(project.files, leak.edits) } : null;
  }

  private plainRun(project: Project, rule: string, signal: CancelSignal): Omit<VerifyInput, "front"> {
    return {
      project,
      rules: this.select({ rules: [rule], steps: null }),
      budget: DEFAULT_STEPS,
      stats: false,
      signal,
      onStage: () => {},
      onProgress: () => {},
    };
  }

  rules(): ReturnType<Engine["rules"]> {
    return rules.map((rule) => ({ name: rule.id, set: rule.sets[0] ?? "", title: rule.title }));
  }

  private newFrontEnd(): FrontEnd {
    return new FrontEnd(this.parser, this.assets.model, this.trees);
  }

  private select({ rules: names, ruleTexts = [] }: AnalyzeOptions): readonly SelectedRule[] {
    const metas = new Set(names.flatMap((name) => this.named(name)));
    const own = [...metas].map((meta) => ({ name: meta.id, text: this.textOf(sourcePathOf(meta)), meta }));
    const theirs = ruleTexts.map(({ path, text }) => ({
      name: path.replace(/^.*\/|\.slic$/g, ""),
      text,
      meta: null,
    }));
    return [...own, ...theirs];
  }

  private named(name: string): readonly RuleMeta[] {
    const rule = findRule(name);
    const set = rule ? [rule] : findRuleSet(name);
    if (!set) throw new UnknownRule(`no rule or rule set is named ${name}`);
    return set;
  }

  private textOf(path: string): string {
    const source = this.assets.rules.find((candidate) => candidate.path === path);
    if (!source) throw new Error(`the rule text ${path} is missing`);
    return source.text;
  }
}

/** Sums the time between a stage's begin and the next one's. */
class StageClock {
  private readonly spent = new Map<string, number>();
  private stage = "start";
  private since: number;

  constructor(private readonly now: (() => number) | undefined) {
    this.since = now?.() ?? 0;
  }

  begin(stage: string): void {
    const time = this.now?.() ?? 0;
    this.spent.set(this.stage, (this.spent.get(this.stage) ?? 0) + time - this.since);
    this.stage = stage;
    this.since = time;
  }

  /** Milliseconds per stage; null without a clock. */
  times(): Readonly<Record<string, number>> | null {
    if (!this.now) return null;
    this.begin("end");
    return Object.fromEntries(this.spent);
  }
}

export { Cancelled } from "./base";
export type { FixOffer, FixReport } from "./offer-fixes";
