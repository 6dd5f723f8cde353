/**
 * Verifies what is on screen: after a pause in typing, on request, and once for a shared project. Puts reports into the
 * store and carries the reader's place from one report to the next.
 */
import type { AnalysisReport } from "../protocol/protocol";
import type { AnalysisClient } from "../worker/client";
import { compareWithLink, VERDICT_WORDS } from "./link-check";
import { allDefects, explainGone, findDefect, findSuccessor, matchStep } from "./match-finding";
import type { ProjectSlice } from "./project-slice";
import type { SelectionSlice } from "./selection-slice";
import { projectMessage } from "./selectors";
import { type AppState, type AppStore, addNotice, patch } from "./store";
import { flattenSteps, violationStep } from "./trace-view";
import { copyShared } from "./workspaces";

/** Milliseconds without a change before live verification starts. */
const TYPING_PAUSE_MS = 250;

/** UTF-16 units above which live verification waits for the person. */
const LIVE_LIMIT = 3_000_000;

export interface Verifier {
  /** Verifies now. */
  verify(): void;
  /** Ends the run under way; results so far stay. */
  stop(): void;
  dispose(): void;
}

export function startVerifier(store: AppStore, client: AnalysisClient): Verifier {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function schedule(delay: number): void {
    if (timer) clearTimeout(timer);
    const paused = pauseReason(store.getState());
    if (paused) return patch(store, "analysis", { paused, status: "idle" });
    patch(store, "analysis", { paused: null, status: "waiting" });
    timer = setTimeout(verify, delay);
  }

  function verify(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    // Findings of a report are not replaced: its sources are verified as a project of their own.
    copyReport(store);
    const { workspace, revision } = store.getState().project;
    if (!workspace) return;
    patch(store, "analysis", { status: "running", failure: null, progress: null });
    client.analyze(
      projectMessage(workspace),
      { rules: [], steps: null },
      {
        onProgress: (text, done, total) => patch(store, "analysis", { progress: { text, done, total } }),
        onReport: (report) => receiveReport(store, report, revision),
        onStopped: () => patch(store, "analysis", { status: "stopped", progress: null }),
        onFailed: (code, message) =>
          patch(store, "analysis", { status: "failed", progress: null, failure: { code, message } }),
      },
    );
  }

  const unsubscribe = store.subscribe((state, previous) => {
    const { revision, workspace } = state.project;
    if (revision === previous.project.revision || !workspace || workspace.kind === "report") return;
    const isOther = workspace.id !== previous.project.workspace?.id;
    schedule(isOther ? 0 : TYPING_PAUSE_MS);
  });

  return {
    verify,
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
      client.stop();
      const { status } = store.getState().analysis;
      if (status === "waiting") patch(store, "analysis", { status: "stopped" });
    },
    dispose() {
      if (timer) clearTimeout(timer);
      unsubscribe();
    },
  };
}

function copyReport(store: AppStore): void {
  if (store.getState().project.workspace?.kind === "report") copyShared(store);
}

function pauseReason(state: AppState): string | null {
  const { workspace } = state.project;
  const size = workspace?.files.reduce((sum, file) => sum + file.text.length, 0) ?? 0;
  if (size <= LIVE_LIMIT) return null;
  const megabytes = (size / 1_000_000).toFixed(1);
  return `These files hold ${megabytes} million characters; editing stays possible, live verification pauses above ${LIVE_LIMIT / 1_000_000} million. Ctrl+Enter verifies.`;
}

/** Puts a report on screen. Exported for tests of the page without a worker. */
export function receiveReport(store: AppStore, report: AnalysisReport, revision: number): void {
  const state = store.getState();
  const done = { status: "idle", progress: null, failure: null } as const;
  if (state.project.workspace?.kind === "shared" && state.analysis.report) {
    const linkCheck = compareWithLink(state.analysis.report, report);
    const freshReport = linkCheck.state === "differs" ? report : null;
    patch(store, "analysis", { ...done, linkCheck, freshReport, reportRevision: revision });
    return;
  }
  const followed = followReport(state, report);
  const { ruling } = state.analysis;
  const selection = ruling === null ? followed : { ...followed, gone: null };
  store.setState({
    analysis: { ...state.analysis, ...done, report, reportRevision: revision, ruling: null },
    selection,
    project:
      selection.reveal > state.selection.reveal ? showingStep(state, report, selection) : state.project,
  });
  if (ruling !== null) addNotice(store, "info", "ruled-out", withoutThatPath(state, report, ruling));
}

/** What remains once the person ruled something out. */
function withoutThatPath({ selection }: AppState, report: AnalysisReport, words: string): string {
  const result = report.results.find((each) => each.rule === selection.rule);
  const said = `You said: ${words}.`;
  if (!result) return said;
  const { verdict } = result;
  if (verdict === "defect") return `${said} Another path remains.`;
  return `${said} Without that path: ${VERDICT_WORDS[verdict]}, resting on your assumption.`;
}

/** The project with the file of the current step open, if it is one of its files. */
function showingStep(state: AppState, report: AnalysisReport, selection: SelectionSlice): ProjectSlice {
  const { project } = state;
  const defect = findDefect(report, selection.rule, selection.fingerprint);
  const file = defect ? flattenSteps(defect.steps)[selection.step]?.step.file : undefined;
  const isHere = project.workspace?.files.some((each) => each.path === file) ?? false;
  return file !== undefined && isHere ? { ...project, openPath: file } : project;
}

/** Where the reader stands in the new report. */
function followReport(state: AppState, report: AnalysisReport): SelectionSlice {
  const { selection } = state;
  const before = findDefect(state.analysis.report, selection.rule, selection.fingerprint);
  const same = findDefect(report, selection.rule, selection.fingerprint);
  if (before && same) {
    const step = matchStep(before, selection.step, same);
    const isSameShape = before.steps.length === same.steps.length;
    const view = isSameShape ? {} : { openFolds: new Set<number>(), closedCalls: new Set<number>() };
    return { ...selection, ...view, step, gone: null };
  }
  if (same) return { ...selection, gone: null };
  const { rule } = selection;
  const changed = before && rule ? findSuccessor(before, rule, state.analysis.report, report) : null;
  if (before && changed) {
    const step = matchStep(before, selection.step, changed);
    const view = { openFolds: new Set<number>(), closedCalls: new Set<number>() };
    return { ...selection, ...view, fingerprint: changed.fingerprint, step, gone: null };
  }
  const gone = before && selection.rule ? explainGone(before, selection.rule, report) : selection.gone;
  // The first result of a project is shown in the editor too; later ones never move the text under the caret.
  const reveal = state.analysis.report === null ? selection.reveal + 1 : selection.reveal;
  return { ...firstPlace(selection, report), gone, reveal };
}

/** The first finding; without any, the verdict page of the first rule that has something to say. */
function firstPlace(selection: SelectionSlice, report: AnalysisReport): SelectionSlice {
  const first = allDefects(report)[0];
  const fresh = { openFolds: new Set<number>(), closedCalls: new Set<number>() };
  if (first) {
    const { rule, defect } = first;
    return { ...selection, ...fresh, rule, fingerprint: defect.fingerprint, step: violationStep(defect) };
  }
  const open = report.results.find((result) => result.verdict === "inconclusive");
  const known = report.results.some((result) => result.rule === selection.rule);
  const rule = open?.rule ?? (known ? selection.rule : (report.results[0]?.rule ?? null));
  return { ...selection, ...fresh, rule, fingerprint: null, step: 0 };
}
