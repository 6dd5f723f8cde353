/**
 * From a keystroke to the new verdict: one session follows edits inside function bodies of a driver, each a statement
 * typed at another place. Every few edits a fresh session reads the same text and must report the same.
 */
import { isDeepStrictEqual } from "node:util";
import type { Configuration, SourceFile } from "../engine/project";
import { analyse, freshEngine, heapMegabytes, type Sample } from "./bench-measure";

const EDITS = 40;
/** Edits between two comparisons with a fresh session. */
const COMPARE_EVERY = 10;

export interface EditTimes {
  /** Milliseconds of processor time, ascending. */
  readonly milliseconds: readonly number[];
  /** Median by stage, in the order they ran. */
  readonly stages: Readonly<Record<string, number>>;
  /** Comparisons with a fresh session in which the reports differed. */
  readonly differing: number;
  /** Megabytes that the session holds beyond what it held when it had seen nothing, after all edits; null when not measured. */
  readonly held: number | null;
}

export async function timeEdits(
  files: readonly SourceFile[],
  configuration: Configuration,
): Promise<EditTimes> {
  const engine = await freshEngine(configuration);
  const before = heapMegabytes();
  for (let round = 0; round < 3; round++) analyse(engine, files, configuration);
  const samples: Sample[] = [];
  let differing = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    const edited = editedFiles(files, edit);
    const sample = analyse(engine, edited, configuration);
    samples.push(sample);
    if (edit % COMPARE_EVERY !== COMPARE_EVERY - 1) continue;
    const fresh = analyse(await freshEngine(configuration), edited, configuration);
    if (!isDeepStrictEqual(told(sample), told(fresh))) differing++;
  }
  const stages = Object.keys(samples[0]!.stages);
  const after = heapMegabytes();
  return {
    milliseconds: ascending(samples.map(({ milliseconds }) => milliseconds)),
    stages: Object.fromEntries(
      stages.map((stage) => [stage, quantile(ascending(samples.map((one) => one.stages[stage] ?? 0)), 0.5)]),
    ),
    differing,
    // The session must be alive while the heap is measured.
    held: before === null || after === null || engine.rules().length === 0 ? null : after - before,
  };
}

/** What a report says; how much work it took depends on what was known before. */
function told({ report }: Sample): unknown {
  return { ...report, timings: null, results: report.results.map((result) => ({ ...result, stats: null })) };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function ascending(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}

/** One statement more, inside a body; the place and the constant differ from edit to edit. */
function editedFiles(files: readonly SourceFile[], edit: number): readonly SourceFile[] {
  const sources = files.filter(({ path, text }) => /\.(c|cpp)$/i.test(path) && placesIn(text).length > 0);
  const target = sources[edit % sources.length];
  if (!target) return files;
  const places = placesIn(target.text);
  const at = places[(edit * 7919) % places.length]!;
  const text = `${target.text.slice(0, at)}\n    if (0 == ${edit + 1}) { ; }${target.text.slice(at)}`;
  return files.map((file) => (file === target ? { ...file, text } : file));
}

/** Right behind a statement that is followed by another one in the same block. */
function placesIn(text: string): readonly number[] {
  return [...text.matchAll(/;\r?\n {4}(?=[a-z])/g)].map(({ index }) => index + 1);
}
