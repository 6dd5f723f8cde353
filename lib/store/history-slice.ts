/** What is remembered of findings beyond one report: marks with notes, and the run that this one is compared with. */
import type { AnalysisReport, Defect } from "../protocol/protocol";

export const MARKS = ["bug", "false alarm", "intended", "later"] as const;
export type Mark = (typeof MARKS)[number];

export interface Triage {
  readonly mark: Mark;
  readonly note: string;
}

/** A finding as a run that is over left it. */
export interface PastFinding {
  /** `keyOf` of the finding. */
  readonly key: string;
  readonly message: string;
  readonly place: string;
}

export interface PastRun {
  /** `3 May 14:10`; `driver-1.zip`. */
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly findings: readonly PastFinding[];
}

export interface HistorySlice {
  /** By `keyOf`. */
  readonly triage: Readonly<Record<string, Triage>>;
  /** Runs kept with the project, newest first; the first one is that on screen. */
  readonly runs: readonly PastRun[];
  /** The run that findings are compared with; null when they are not compared. */
  readonly baseline: PastRun | null;
}

export const initialHistory: HistorySlice = { triage: {}, runs: [], baseline: null };

/** Names a finding across runs: rule, what and where without line numbers, and the callback it was seen from. */
export function keyOf(rule: string, defect: Pick<Defect, "fingerprint" | "entryPoint">): string {
  return `${rule} ${defect.fingerprint} ${defect.entryPoint.function}`;
}

export function pastRun(report: AnalysisReport, label: string, at = 0): PastRun {
  const findings = report.results.flatMap(({ rule, defects }) =>
    defects.map((defect) => ({
      key: keyOf(rule, defect),
      message: defect.message,
      place: `${defect.file}:${defect.line}`,
    })),
  );
  return { label, at, findings };
}

/** As many are kept. */
const MAX_RUNS = 20;

/** Milliseconds a run has to stand to be worth comparing with: while typing, most do not. */
const STANDS = 10_000;

/**
 * The kept runs with a new one. One that says the same as the newest is not another; one that followed a change at once
 * takes the place of what stood in between.
 */
export function withRun(runs: readonly PastRun[], run: PastRun): readonly PastRun[] {
  const [newest, ...older] = runs;
  if (!newest) return [run];
  if (isSameRun(newest, run)) return runs;
  const [before] = older;
  const rest = older.length > 0 && run.at - newest.at < STANDS ? older : runs;
  return before && rest === older && isSameRun(before, run) ? older : [run, ...rest].slice(0, MAX_RUNS);
}

function isSameRun(one: PastRun, other: PastRun): boolean {
  const keys = new Set(one.findings.map(({ key }) => key));
  return keys.size === other.findings.length && other.findings.every(({ key }) => keys.has(key));
}

export interface Comparison {
  readonly label: string;
  /** Keys of findings that the baseline does not have. */
  readonly fresh: ReadonlySet<string>;
  readonly still: number;
  readonly fixed: readonly PastFinding[];
}

export function compareRuns(baseline: PastRun, report: AnalysisReport): Comparison {
  const then = new Set(baseline.findings.map(({ key }) => key));
  const now = new Set(pastRun(report, "").findings.map(({ key }) => key));
  return {
    label: baseline.label,
    fresh: new Set([...now].filter((key) => !then.has(key))),
    still: [...now].filter((key) => then.has(key)).length,
    fixed: baseline.findings.filter(({ key }) => !now.has(key)),
  };
}
