/** Everything shown that is derived from the slices. Plain functions of the state; equal state, same object where it matters. */
import { applyChoice } from "../intake/build-choice";
import type {
  AnalysisReport,
  Defect,
  ProjectMessage,
  ReportedStep,
  RuleResult,
  SourceText,
  VerdictWord,
} from "../protocol/protocol";
import { type FindingRow, findingRows } from "./finding-rows";
import { findDefect } from "./match-finding";
import type { Workspace } from "./project-slice";
import { readingNote } from "./reading-note";
import type { AppState } from "./store";
import { flattenSteps, matchingRows, type TraceRow, visibleRows } from "./trace-view";

export function selectedResult(state: AppState): RuleResult | null {
  const { report } = state.analysis;
  return report?.results.find((result) => result.rule === state.selection.rule) ?? report?.results[0] ?? null;
}

export function selectedDefect(state: AppState): Defect | null {
  return findDefect(state.analysis.report, state.selection.rule, state.selection.fingerprint);
}

/** True while a finding's path is open, as opposed to a verdict page. */
export function hasPath(state: AppState): boolean {
  return selectedDefect(state) !== null;
}

export function selectedStep(state: AppState): ReportedStep | null {
  const defect = selectedDefect(state);
  return defect ? (flattenSteps(defect.steps)[state.selection.step]?.step ?? null) : null;
}

/** True while the report speaks of an older text than the one on screen. */
export function isStale(state: AppState): boolean {
  return state.analysis.report !== null && state.analysis.reportRevision !== state.project.revision;
}

/** How the code was read, in words; null when nothing needs saying. */
export function readingText({ analysis, project }: AppState): string | null {
  const { report } = analysis;
  if (!report) return null;
  const note = readingNote(report, project.workspace?.files ?? []);
  return [note, report.driver.banner].filter(Boolean).join(" ") || null;
}

export function openFile(state: AppState): SourceText | null {
  return state.project.workspace?.files.find((file) => file.path === state.project.openPath) ?? null;
}

let listedKey: readonly unknown[] = [];
let listedValue: readonly FindingRow[] = [];

/** Rows of the list of findings; computed again only when the report, the filter or the order changes. */
export function listedFindings(state: AppState): readonly FindingRow[] {
  const { findingFilter, findingOrder } = state.reading;
  const key = [state.analysis.report, findingFilter, findingOrder];
  if (listedKey.length > 0 && key.every((part, index) => part === listedKey[index])) return listedValue;
  listedKey = key;
  listedValue = findingRows(state.analysis.report, state.reading);
  return listedValue;
}

let rowsKey: readonly unknown[] = [];
let rowsValue: readonly TraceRow[] = [];

/** Rows of the open finding; computed again only when the finding or the view changes. */
export function traceRows(state: AppState): readonly TraceRow[] {
  const defect = selectedDefect(state);
  const { detail, openFolds, closedCalls } = state.selection;
  const { filter } = state.reading;
  const key = [defect, detail, openFolds, closedCalls, filter];
  if (key.every((part, index) => part === rowsKey[index]) && rowsKey.length > 0) return rowsValue;
  rowsKey = key;
  rowsValue = !defect ? [] : filter ? matchingRows(defect, filter) : visibleRows(defect, state.selection);
  return rowsValue;
}

const ORDER: readonly VerdictWord[] = ["defect", "pass", "inconclusive", "not-applicable"];

/** `1 Defect · 3 Pass`: counts of verdicts in the fixed order, zeros dropped. */
export function verdictCounts(
  report: AnalysisReport,
): readonly { readonly verdict: VerdictWord; readonly count: number }[] {
  return ORDER.map((verdict) => ({
    verdict,
    count: report.results.filter((result) => result.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
}

/** The project as the engine gets it. */
export function projectMessage(workspace: Workspace): ProjectMessage {
  const choice = workspace.choice === null ? null : (workspace.choices[workspace.choice] ?? null);
  return {
    name: workspace.name,
    files: applyChoice(workspace.files, choice),
    configuration: workspace.configuration,
    entries: workspace.entries,
    ruledOut: workspace.ruledOut ?? [],
  };
}
