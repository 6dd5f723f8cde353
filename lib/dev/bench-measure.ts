/**
 * Measuring one engine run the way the engine notes ask (§13): caches of the driver empty, code warm after runs on
 * another file, the OS model already in parsed form, the median of several. Times are processor time of this process,
 * so that a busy machine disturbs less; they include the garbage collector.
 */
import { Language, Parser } from "web-tree-sitter";
import { compiledAssets } from "../cli/engine-assets";
import { createEngine, type Engine } from "../engine/engine";
import type { Configuration, SourceFile } from "../engine/project";
import type { AnalysisReport } from "../engine/report";

export const assets = await compiledAssets();
const RULES = ["CancelSpinLock"];

/** Milliseconds of processor time. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Sample {
  readonly milliseconds: number;
  /** By stage, in the order they ran. */
  readonly stages: Readonly<Record<string, number>>;
  readonly report: AnalysisReport;
}

/** An engine that has the OS model in this configuration and has seen nothing else. */
export async function freshEngine(configuration: Configuration): Promise<Engine> {
  const engine = await createEngine(assets, { now: processorTime });
  analyse(engine, [], configuration);
  return engine;
}

export function analyse(engine: Engine, files: readonly SourceFile[], configuration: Configuration): Sample {
  const start = processorTime();
  const project = { name: "bench", files, configuration, entries: [] };
  const report = engine.analyze(project, { rules: RULES, steps: null, stats: true }, { aborted: false });
  return { milliseconds: processorTime() - start, stages: report.timings ?? {}, report };
}

/** The sample with the median time of `rounds` runs, each on a fresh engine; `besideEach` runs just before. */
export async function coldRun(
  files: readonly SourceFile[],
  configuration: Configuration,
  rounds: number,
  besideEach: () => void = () => {},
): Promise<Sample> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    const engine = await freshEngine(configuration);
    besideEach();
    samples.push(analyse(engine, files, configuration));
  }
  return medianBy(samples, ({ milliseconds }) => milliseconds);
}

export function medianBy<Item>(items: readonly Item[], of: (item: Item) => number): Item {
  return [...items].sort((a, b) => of(a) - of(b))[Math.floor(items.length / 2)]!;
}

/** Tells P: milliseconds tree-sitter takes for the raw text of the files. */
export async function parseClock(files: readonly SourceFile[]): Promise<() => number> {
  const language = await Language.load(assets.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  return () => {
    const start = processorTime();
    for (const { text } of files) parser.parse(text)?.delete();
    return processorTime() - start;
  };
}

/** Megabytes held after a run beyond what the engine held before it; null without `--expose-gc`. */
export async function retained(
  files: readonly SourceFile[],
  configuration: Configuration,
): Promise<number | null> {
  if (!globalThis.gc) return null;
  const engine = await freshEngine(configuration);
  const before = heapBytes();
  const { report } = analyse(engine, files, configuration);
  const after = heapBytes();
  // Both must be alive while the heap is measured.
  if (report.results.length === 0 || engine.rules().length === 0) return null;
  return (after - before) / (1024 * 1024);
}

/** After a collection; null without `--expose-gc`. */
export function heapMegabytes(): number | null {
  return globalThis.gc ? heapBytes() / (1024 * 1024) : null;
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}
