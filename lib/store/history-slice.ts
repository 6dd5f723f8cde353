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
  /** `last visit, 3 May 14:10`; `driver-1.zip`. */
  readonly label: string;
  readonly findings: readonly PastFinding[];
}

export interface HistorySlice {
  /** By `keyOf`. */
  readonly triage: Readonly<Record<string, Triage>>;
  /** Kept with the project from the last visit; null without one. */
  readonly lastVisit: PastRun | null;
  /** The run that findings are compared with; null when they are not compared. */
  readonly baseline: PastRun | null;
}

export const initialHistory: HistorySlice = { triage: {}, lastVisit: null, baseline: null };

/** Names a finding across runs: rule, what and where without line numbers, and the callback it was seen from. */
export function keyOf(rule: string, defect: Pick<Defect, "fingerprint" | "entryPoint">): string {
  return `${rule} ${defect.fingerprint} ${defect.entryPoint.function}`;
}

export function pastRun(report: AnalysisReport, label: string): PastRun {
  const findings = report.results.flatMap(({ rule, defects }) =>
    defects.map((defect) => ({
      key: keyOf(rule, defect),
      message: defect.message,
      place: `${defect.file}:${defect.line}`,
    })),
  );
  return { label, findings };
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
