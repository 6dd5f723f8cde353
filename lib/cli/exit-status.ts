/** Exit statuses of the command line (design §6). */
import type { AnalysisReport } from "../engine/report";

export const ExitStatus = {
  /** All Pass or Not applicable. */
  Clean: 0,
  Defect: 1,
  /** A usage error, or input that cannot be read. */
  Usage: 2,
  /** No Defect, but something Inconclusive. */
  Inconclusive: 3,
} as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

export function exitStatusOf(report: AnalysisReport): ExitStatus {
  const verdicts = report.results.map(({ verdict }) => verdict);
  if (verdicts.includes("defect")) return ExitStatus.Defect;
  return verdicts.includes("inconclusive") ? ExitStatus.Inconclusive : ExitStatus.Clean;
}
