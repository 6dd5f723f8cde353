/** Marks on findings, and what a run is compared with. */
import type { Defect } from "../../protocol/protocol";
import { keyOf, type Mark, type PastRun, pastRun } from "../history-slice";
import { currentSession } from "../session";
import { type AppStore, patch } from "../store";

/** `mark` null takes the mark away. */
export function triage(store: AppStore, rule: string, defect: Defect, mark: Mark | null, note: string): void {
  const key = keyOf(rule, defect);
  const { [key]: _old, ...others } = store.getState().history.triage;
  patch(store, "history", { triage: mark ? { ...others, [key]: { mark, note } } : others });
  void currentSession()?.database?.keepTriage(key, mark ? { mark, note } : null);
}

/** Findings are compared with the run on screen from now on. */
export function compareFromHere(store: AppStore, label = "the run marked here"): void {
  const { report } = store.getState().analysis;
  if (report) patch(store, "history", { baseline: pastRun(report, label) });
}

export function compareWithRun(store: AppStore, run: PastRun): void {
  patch(store, "history", { baseline: run });
}

export function stopComparing(store: AppStore): void {
  patch(store, "history", { baseline: null });
}
