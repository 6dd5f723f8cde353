/**
 * The command line. Exit status: 0 all Pass or Not applicable; 1 some Defect; 3 no Defect but something Inconclusive;
 * 2 usage error or unreadable input.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { createEngine } from "../engine/engine";
import type { AnalysisReport } from "../engine/report";
import { plainText } from "../engine/report";
import { applyChoice } from "../intake";
import type { ConfigurationMessage, OpenedProject, ProjectMessage } from "../protocol/protocol";
import { loadAssets } from "./engine-assets";
import { readProject, UnreadableInput } from "./read-project";

interface CheckOptions {
  readonly rules: string;
  readonly format: "text" | "json";
  readonly out?: string;
  readonly define: readonly { readonly name: string; readonly value: string }[];
  readonly include: readonly string[];
  readonly config?: string;
  readonly entry: readonly { readonly role: string; readonly function: string }[];
  readonly steps?: number;
  readonly stats?: boolean;
}

/** Wrong words on the command line, or a path that cannot be read. */
class UsageError extends Error {}

function makeProgram(): Command {
  const program = new Command("portcullis")
    .description("Static verifier for Windows Storport miniport drivers")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "portcullis: ")) });
  program
    .command("check")
    .description("verify files, folders or zips as one project")
    .argument("<path...>")
    .option("--rules <list>", "rule names, a rule set, or a .slic file, separated by commas", "Default")
    .option("--format <format>", "text or json", parseFormat, "text")
    .option("--out <file>", "write there instead of standard output")
    .option("--define <N[=V]>", "define a macro", collect(parseDefine), [])
    .option("--include <dir>", "search this project folder for headers", collect(String), [])
    .option("--config <name>", "configuration of the project file, e.g. Release|x64")
    .option("--entry <ROLE=Function>", "add or override an entry point", collect(parseEntry), [])
    .option("--steps <n>", "exploration budget per rule", parseCount)
    .option("--stats", "stage timings and counters")
    .action(check);
  program.command("rules").description("list the rules").action(listRules);
  return program;
}

async function check(paths: readonly string[], options: CheckOptions): Promise<void> {
  const opened = await readProject(paths);
  for (const note of [...opened.problems, ...opened.notes]) console.error(`portcullis: ${note.message}`);
  if (opened.project.files.length === 0) throw new UsageError("nothing to verify in what was named");
  const engine = await createEngine(loadAssets(), options.stats ? { now: () => performance.now() } : {});
  const { names, texts } = rulesOf(options.rules);
  const report = engine.analyze(
    projectFor(opened, options),
    { rules: names, ruleTexts: texts, steps: options.steps ?? null, stats: options.stats ?? false },
    { aborted: false },
  );
  emit(options.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : plainText(report), options.out);
  process.exitCode = exitStatus(report);
}

async function listRules(): Promise<void> {
  const engine = await createEngine(loadAssets(), {});
  for (const rule of engine.rules()) console.log(`${rule.name}\t${rule.set}\t${rule.title}`);
}

function projectFor(opened: OpenedProject, options: CheckOptions): ProjectMessage {
  const choice = options.config
    ? opened.choices.find((candidate) => candidate.configuration.name === options.config)
    : opened.choices[0];
  if (options.config && !choice) {
    const known = opened.choices.map((candidate) => candidate.configuration.name).join(", ");
    throw new UsageError(
      `no configuration ${options.config}${known ? `; there are ${known}` : " without a project file"}`,
    );
  }
  const base: ConfigurationMessage = choice?.configuration ?? opened.project.configuration;
  return {
    ...opened.project,
    files: applyChoice(opened.project.files, choice ?? null),
    configuration: {
      name: base.name,
      defines: [...base.defines, ...options.define],
      includeDirs: [...base.includeDirs, ...options.include],
    },
    entries: options.entry.map((entry) => ({ ...entry, as: "entry" as const })),
  };
}

function rulesOf(list: string): {
  names: readonly string[];
  texts: readonly { path: string; text: string }[];
} {
  const names: string[] = [];
  const texts: { path: string; text: string }[] = [];
  for (const item of list.split(",").map((part) => part.trim())) {
    if (!item.endsWith(".slic")) names.push(item);
    else if (!existsSync(item)) throw new UsageError(`${item}: no such rule file`);
    else texts.push({ path: basename(item), text: readFileSync(item, "utf8") });
  }
  return { names, texts };
}

function emit(text: string, out: string | undefined): void {
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
}

function exitStatus(report: AnalysisReport): number {
  if (report.results.some((result) => result.verdict === "defect")) return 1;
  return report.results.some((result) => result.verdict === "inconclusive") ? 3 : 0;
}

function parseFormat(value: string): string {
  if (value !== "text" && value !== "json") throw new InvalidArgumentError("It is text or json.");
  return value;
}

function parseDefine(value: string): { name: string; value: string } {
  const match = /^([A-Za-z_]\w*)(?:=(.*))?$/.exec(value);
  if (!match) throw new InvalidArgumentError("It is NAME or NAME=VALUE.");
  return { name: match[1]!, value: match[2] ?? "1" };
}

function parseEntry(value: string): { role: string; function: string } {
  const match = /^(\w+)=(\w+)$/.exec(value);
  if (!match) throw new InvalidArgumentError("It is ROLE=Function.");
  return { role: match[1]!, function: match[2]! };
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("It is a whole number above 0.");
  return count;
}

function collect<Value>(
  parse: (text: string) => Value,
): (text: string, before: readonly Value[]) => readonly Value[] {
  return (text, before) => [...before, parse(text)];
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UsageError || error instanceof UnreadableInput) {
    console.error(`portcullis: ${error.message}`);
    process.exitCode = 2;
  } else throw error;
}
