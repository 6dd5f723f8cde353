/**
 * `npm run bench [-- <driver folder>] [--quick]`: stage times, counters and growth of the engine, as Markdown.
 *
 * Without a folder the driver is a miniport of about 9,000 lines that the bench writes itself. P is the time tree-sitter
 * takes for the raw text of the same files. `--quick` leaves out the largest inputs. Nothing here passes or fails: numbers are for reading.
 */
import { resolve } from "node:path";
import { readProject } from "../cli/read-project";
import { defaultConfiguration, type Project } from "../engine/project";
import { applyChoice } from "../intake";
import { clangSection } from "./bench-clang";
import { quantile, timeEdits } from "./bench-edits";
import { aliasedBranches, branches, callDag, flags, loops, miniport, recursion } from "./bench-inputs";
import {
  analyse,
  coldRun,
  freshEngine,
  medianBy,
  parseClock,
  processorTime,
  retained,
  type Sample,
} from "./bench-measure";

const DRIVER_LINES = 9_000;
const DRIVER_ROUNDS = 5;

const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const folder = args.find((word) => !word.startsWith("--"));

await warmUp();
print(await driverSection(folder));
print(await editSection(folder));
print(await clangSection(isQuick));
print(await branchSection());
print(await familySection());

/** The code is warm after one run on another file; a few, so that the optimiser has seen it. */
async function warmUp(): Promise<void> {
  const start = processorTime();
  const engine = await freshEngine(defaultConfiguration);
  const model = processorTime() - start;
  for (const lines of [1_500, 2_500]) {
    for (const round of [1, 2, 3]) analyse(engine, miniport(lines + round), defaultConfiguration);
  }
  analyse(engine, branches(200, true), defaultConfiguration);
  print([
    `OS model, code cold: ${ms(model)} ms. Times are processor time; median of ${DRIVER_ROUNDS} for the driver.`,
    "",
  ]);
}

async function driverSection(path: string | undefined): Promise<readonly string[]> {
  const { name, files, configuration } = path ? await driverIn(path) : madeDriver();
  // Side by side, so that both meet the same machine.
  const parseTimes: number[] = [];
  const clock = await parseClock(files);
  const sample = await coldRun(files, configuration, DRIVER_ROUNDS, () => parseTimes.push(clock()));
  const parse = medianBy(parseTimes, (time) => time);
  const modelStart = processorTime();
  await freshEngine(configuration);
  const start = processorTime() - modelStart;
  const memory = await retained(files, configuration);
  const lines = files.reduce((sum, { text }) => sum + text.split("\n").length, 0);
  const [result] = sample.report.results;
  const row = (stage: string, time: number) => `| ${stage} | ${ms(time)} | ${(time / parse).toFixed(2)} |`;
  return [
    `## ${name}: ${lines} lines, ${sample.report.functions} functions, ${result?.verdict}`,
    "",
    "| stage | ms | P |",
    "| --- | --- | --- |",
    row("tree-sitter, raw text", parse),
    ...Object.entries(sample.stages).map(([stage, time]) => row(stage, time)),
    row("**whole run, cold**", sample.milliseconds),
    row("start of a session, OS model precompiled", start),
    "",
    `Counters: ${counters(sample)}. Memory after GC: ${memory === null ? "not measured" : `${memory.toFixed(1)} MB, ${((memory * 10_000) / lines).toFixed(1)} MB per 10,000 lines`}.`,
    "",
  ];
}

async function editSection(path: string | undefined): Promise<readonly string[]> {
  const { name, files, configuration } = path ? await driverIn(path) : madeDriver();
  const { milliseconds, stages, differing, held } = await timeEdits(files, configuration);
  const share = (part: number) => ms(quantile(milliseconds, part));
  return [
    `## ${name}: a statement typed inside a function body, to the new verdict`,
    "",
    "| edits | p50 ms | p95 ms | longest ms | reports unlike a fresh session's |",
    "| --- | --- | --- | --- | --- |",
    `| ${milliseconds.length} | ${share(0.5)} | ${share(0.95)} | ${share(1)} | ${differing} |`,
    "",
    `Median by stage: ${Object.entries(stages)
      .map(([stage, time]) => `${stage} ${ms(time)}`)
      .join(
        ", ",
      )}. Memory after GC, after the edits: ${held === null ? "not measured" : `${held.toFixed(1)} MB`}.`,
    "",
  ];
}

function madeDriver(): Pick<Project, "name" | "files" | "configuration"> {
  return { name: "Synthetic miniport", files: miniport(DRIVER_LINES), configuration: defaultConfiguration };
}

async function driverIn(path: string): Promise<Pick<Project, "name" | "files" | "configuration">> {
  const opened = await readProject([path], resolve(process.env.INIT_CWD ?? "."));
  const files = applyChoice(opened.project.files, opened.choices[0] ?? null);
  return { ...opened.project, files };
}

async function branchSection(): Promise<readonly string[]> {
  const clean = isQuick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000];
  const rows: string[] = [];
  for (const leaks of [false, true]) {
    let before: number | null = null;
    for (const n of clean.filter((count) => !leaks || count <= 1_000)) {
      const sample = await coldRun(branches(n, leaks), defaultConfiguration, n <= 1_000 ? 3 : 1);
      const growth = before === null ? "" : (sample.milliseconds / before).toFixed(1);
      rows.push(familyRow(`${n}${leaks ? ", last path leaks" : ""}`, sample, growth));
      before = sample.milliseconds;
    }
  }
  return ["## N independent branches between acquire and release", "", ...familyHead("N", "×"), ...rows, ""];
}

async function familySection(): Promise<readonly string[]> {
  const counts = isQuick ? [10, 100] : [10, 100, 500];
  const inputs = [
    ...(isQuick ? [100] : [100, 1_000]).map((n) => ({
      name: `${n} branches that may overlap`,
      files: aliasedBranches(n),
    })),
    ...([1, 2, 3] as const).flatMap((conjuncts) =>
      counts.map((k) => ({ name: `${k} correlated flags of ${conjuncts}`, files: flags(k, conjuncts) })),
    ),
    ...(isQuick ? [20] : [50, 200]).map((levels) => ({
      name: `calls, ${levels} levels, each twice`,
      files: callDag(levels),
    })),
    ...[1, 3, 5].map((depth) => ({ name: `loops, ${depth} deep, lock carried`, files: loops(depth) })),
    { name: "recursion of 10 functions", files: recursion(10) },
  ];
  const rows: string[] = [];
  for (const { name, files } of inputs)
    rows.push(familyRow(name, await coldRun(files, defaultConfiguration, 1), ""));
  return ["## Families", "", ...familyHead("input", ""), ...rows, ""];
}

function familyHead(first: string, growth: string): readonly string[] {
  return [
    `| ${first} | verdict | ms | ${growth} | explore ms | steps | nodes | steps per node | summaries | decided |`,
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ];
}

function familyRow(name: string, sample: Sample, growth: string): string {
  const [result] = sample.report.results;
  const { steps = 0, states = 0, summaries = 0, deciderCalls = 0 } = result?.stats ?? {};
  const verdict =
    result?.verdict === "inconclusive" ? `inconclusive (${result.reasons[0]?.code})` : result?.verdict;
  const visits = states === 0 ? "" : (steps / states).toFixed(2);
  const explore = ms(sample.stages.explore ?? 0);
  return `| ${name} | ${verdict} | ${ms(sample.milliseconds)} | ${growth} | ${explore} | ${steps} | ${states} | ${visits} | ${summaries} | ${deciderCalls} |`;
}

function counters({ report }: Sample): string {
  return Object.entries(report.results[0]?.stats ?? { explored: 0 })
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

function ms(time: number): string {
  return time >= 100 ? time.toFixed(0) : time.toFixed(1);
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}
