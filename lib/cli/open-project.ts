/** From the words of the command line to what the engine is asked: the project, its build, the rules. */
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createEngine, type Engine, UnknownRule } from "../engine/engine";
import { callbackRoles } from "../engine/model";
import type { AnalysisReport } from "../engine/report";
import { applyChoice } from "../intake";
import type { BuildChoice, OpenedProject, ProjectMessage } from "../protocol/protocol";
import { compiledAssets } from "./engine-assets";
import type { AnalysisOptions } from "./options";
import { readProject } from "./read-project";
import { type Terminal, UsageError } from "./terminal";

export interface Opened {
  readonly project: ProjectMessage;
  /** What the intake had to say, as problems of the report. */
  readonly remarks: AnalysisReport["problems"];
}

/** Throws a `UsageError` when there is nothing to verify, or an option names what is not there. */
export async function openProject(
  paths: readonly string[],
  options: Omit<AnalysisOptions, "rules" | "steps">,
  { cwd }: Terminal,
): Promise<Opened> {
  const opened = await readProject(paths, cwd);
  const said = [...opened.problems, ...opened.notes].map(({ message }) => message);
  if (opened.project.files.length === 0)
    throw new UsageError(said.join("\nportcullis: ") || "nothing to verify");
  for (const { role } of options.entry) checkRole(role);
  const choice = choiceOf(opened, options.config);
  const base = choice?.configuration ?? opened.project.configuration;
  const project = {
    ...opened.project,
    files: applyChoice(opened.project.files, choice),
    configuration: {
      name: base.name,
      defines: [...base.defines, ...options.define],
      includeDirs: [...base.includeDirs, ...options.include],
    },
    entries: options.entry.map((entry) => ({ ...entry, as: "entry" as const })),
  };
  return { project, remarks: remarksOf(opened) };
}

export interface Analysed extends Opened {
  readonly engine: Engine;
  readonly report: AnalysisReport;
}

/** Opens the paths and runs the rules. `stats` adds counters and stage times to the report. */
export async function analyse(
  paths: readonly string[],
  options: AnalysisOptions & { readonly stats?: boolean },
  terminal: Terminal,
): Promise<Analysed> {
  const { project, remarks } = await openProject(paths, options, terminal);
  const engine = await createEngine(
    await compiledAssets(),
    options.stats ? { now: () => performance.now() } : {},
  );
  const { rules, ruleTexts } = selectRules(options.rules, engine, terminal);
  const stats = options.stats ?? false;
  const asked = { rules, ruleTexts, steps: options.steps ?? null, stats };
  const report = run(() => engine.analyze(project, asked, { aborted: false }), engine);
  checkEntries(report, options.entry);
  checkRuleTexts(report, ruleTexts);
  return { engine, project, remarks, report: { ...report, problems: [...remarks, ...report.problems] } };
}

/** Every rule where nothing is named. */
export function selectRules(list: string | undefined, engine: Engine, { cwd }: Terminal) {
  const rules: string[] = [];
  const ruleTexts: { path: string; text: string }[] = [];
  if (list === undefined) rules.push(...engine.rules().map(({ name }) => name));
  for (const item of list?.split(",").map((part) => part.trim()) ?? []) {
    const path = resolve(cwd, item);
    if (!/\.slic$/i.test(item)) rules.push(item);
    else if (!existsSync(path)) throw new UsageError(`${item}: no such rule file`);
    else ruleTexts.push({ path: basename(item), text: readFileSync(path, "utf8") });
  }
  return { rules, ruleTexts };
}

function run(analyze: () => AnalysisReport, engine: Engine): AnalysisReport {
  try {
    return analyze();
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error;
    const known = engine.rules().map(({ name }) => name);
    throw new UsageError(`${error.message}; the rules are ${known.join(", ")}`);
  }
}

function choiceOf(opened: OpenedProject, name: string | undefined): BuildChoice | null {
  if (name === undefined) return opened.choices[0] ?? null;
  const choice = opened.choices.find(
    ({ configuration }) => configuration.name.toLowerCase() === name.toLowerCase(),
  );
  if (choice) return choice;
  const known = [...new Set(opened.choices.map(({ configuration }) => configuration.name))].join(", ");
  throw new UsageError(
    `no configuration is named ${name}${known ? `; there are ${known}` : ": there is no project file"}`,
  );
}

function checkRole(role: string): void {
  if (role === "ANY" || callbackRoles.some((known) => known.role === role)) return;
  const near = callbackRoles.map((known) => known.role).filter((known) => known.includes(role.toUpperCase()));
  const hint = near.length > 0 ? `; did you mean ${near.slice(0, 5).join(", ")}` : "; ANY is any caller";
  throw new UsageError(`no callback role is named ${role}${hint}`);
}

function checkEntries(report: AnalysisReport, entries: AnalysisOptions["entry"]): void {
  for (const entry of entries) {
    if (report.entryPoints.some((point) => point.function === entry.function)) continue;
    throw new UsageError(`no function ${entry.function} is defined in the files given`);
  }
}

/** A rule of the user's own that cannot be read has no result, only problems. */
function checkRuleTexts(report: AnalysisReport, texts: readonly { readonly path: string }[]): void {
  for (const { path } of texts) {
    const rule = path.replace(/\.slic$/i, "");
    if (report.results.some((result) => result.rule === rule)) continue;
    const told = report.problems
      .filter(({ severity, file }) => severity === "error" && (file === null || file.startsWith(rule)))
      .map(({ line, column, message }) => (line === null ? message : `${path}:${line}:${column} ${message}`));
    throw new UsageError([`${path} is not a rule that can be read`, ...told].join("\nportcullis: "));
  }
}

function remarksOf(opened: OpenedProject): AnalysisReport["problems"] {
  const remark =
    (severity: "warning" | "info") => (note: { readonly code: string; readonly message: string }) => ({
      code: note.code,
      severity,
      message: note.message,
      file: null,
      line: null,
      column: null,
    });
  return [...opened.problems.map(remark("warning")), ...opened.notes.map(remark("info"))];
}
