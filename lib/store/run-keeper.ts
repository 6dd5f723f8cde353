/**
 * Keeps the findings of the newest run beside each project of the person's own, reads those of the last visit when the
 * project comes on screen, and the marks at the start of a visit.
 */
import { pastRun } from "./history-slice";
import type { ProjectDatabase } from "./project-database";
import { type AppStore, patch } from "./store";

export function startRunKeeper(store: AppStore, database: ProjectDatabase): () => void {
  void database.triage().then((triage) => patch(store, "history", { triage }));
  return store.subscribe((state, previous) => {
    const { workspace } = state.project;
    if (workspace?.id !== previous.project.workspace?.id) {
      patch(store, "history", { lastVisit: null });
      if (workspace?.kind === "own") void showLastVisit(store, database, workspace.id);
    }
    const { report } = state.analysis;
    if (workspace?.kind !== "own" || !report || report === previous.analysis.report) return;
    const label = `the last visit, ${new Date().toLocaleString()}`;
    void database.keepRun(workspace.id, pastRun(report, label)).catch(() => {});
  });
}

async function showLastVisit(store: AppStore, database: ProjectDatabase, id: string): Promise<void> {
  const lastVisit = await database.lastRun(id);
  if (store.getState().project.workspace?.id === id) patch(store, "history", { lastVisit });
}
