/**
 * Keeps what the runs of each project of the person's own have found, reads it when the project comes on screen, and the
 * marks at the start of a visit.
 */
import { pastRun, withRun } from "./history-slice";
import type { ProjectDatabase } from "./project-database";
import { type AppStore, patch } from "./store";

export function startRunKeeper(store: AppStore, database: ProjectDatabase): () => void {
  void database.triage().then((triage) => patch(store, "history", { triage }));
  let opening: Promise<void> = Promise.resolve();
  return store.subscribe((state, previous) => {
    const { workspace } = state.project;
    if (workspace?.id !== previous.project.workspace?.id) {
      patch(store, "history", { runs: [] });
      if (workspace?.kind === "own") opening = readRuns(store, database, workspace.id);
    }
    const { report } = state.analysis;
    if (workspace?.kind !== "own" || !report || report === previous.analysis.report) return;
    const now = new Date();
    const run = pastRun(report, now.toLocaleString(), now.getTime());
    void opening.then(() => {
      if (store.getState().project.workspace?.id !== workspace.id) return;
      const { runs: before } = store.getState().history;
      const runs = withRun(before, run);
      if (runs === before) return;
      patch(store, "history", { runs });
      return database.keepRuns(workspace.id, runs).catch(() => {});
    });
  });
}

async function readRuns(store: AppStore, database: ProjectDatabase, id: string): Promise<void> {
  const runs = await database.runs(id).catch(() => []);
  if (store.getState().project.workspace?.id === id) patch(store, "history", { runs });
}
