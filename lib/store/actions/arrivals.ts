/** What comes in over a project of the person's own: another version of it, or a diff. */
import { applyPatch, parsePatch } from "../../intake/apply-patch";
import { pastRun } from "../history-slice";
import { isEditable } from "../project-slice";
import { type AppStore, addNotice, patch } from "../store";
import { replaceTexts, showOpened } from "../workspaces";

/** False when no project is there to apply it to: then the diff is read like any other paste. */
export function offerPatch(store: AppStore, text: string): boolean {
  const { project } = store.getState();
  if (!project.workspace || !isEditable(project)) return false;
  const outcome = applyPatch(project.workspace.files, parsePatch(text));
  switch (outcome.kind) {
    case "applied":
      patch(store, "layout", { arrival: { kind: "patch", files: outcome.files, changed: outcome.changed } });
      return true;
    case "already":
      addNotice(store, "info", "patch", "This patch is in these files already; nothing was changed.");
      return true;
    default: {
      if (outcome.line === null && project.workspace.kind === "example") return false;
      const where = outcome.line === null ? "is not among the files" : `differs at line ${outcome.line}`;
      const text = `The patch does not fit: ${outcome.file} ${where}. Nothing was changed.`;
      addNotice(store, "problem", "patch", text);
      return true;
    }
  }
}

/** Takes what arrived; with `compare`, findings are compared with the run on screen. */
export function takeArrival(store: AppStore, compare: boolean): void {
  const { layout, analysis, project } = store.getState();
  const { arrival } = layout;
  if (!arrival) return;
  const { report } = analysis;
  const label = arrival.kind === "patch" ? "before the patch" : (project.workspace?.name ?? "before");
  patch(store, "history", { baseline: compare && report ? pastRun(report, label) : null });
  if (arrival.kind === "patch") replaceTexts(store, arrival.files);
  else showOpened(store, arrival.opened);
  patch(store, "layout", { arrival: null });
}

export function refuseArrival(store: AppStore): void {
  patch(store, "layout", { arrival: null });
}
