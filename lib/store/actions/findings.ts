/** Choosing what to look at: a finding, or a rule's verdict page. */
import { definitionOf } from "../definitions";
import { listedFindings, selectedDefect } from "../selectors";
import { type AppState, type AppStore, addNotice, patch } from "../store";
import { violationStep } from "../trace-view";
import type { Action } from "./action";
import { goToStep } from "./steps";

/** Opens a finding at its violation. */
export function selectDefect(store: AppStore, rule: string, fingerprint: string): void {
  patch(store, "selection", {
    rule,
    fingerprint,
    step: 0,
    openFolds: new Set(),
    closedCalls: new Set(),
    gone: null,
  });
  const defect = selectedDefect(store.getState());
  if (defect) goToStep(store, violationStep(defect));
}

export function selectRule(store: AppStore, rule: string): void {
  patch(store, "selection", { rule, fingerprint: null, step: 0 });
}

/** Shows a place in the editor without leaving the finding. Lines are 1-based. */
export function showPlace(store: AppStore, file: string, line: number): void {
  const isHere = store.getState().project.workspace?.files.some((each) => each.path === file) ?? false;
  if (!isHere) return;
  patch(store, "project", { openPath: file });
  patch(store, "layout", { pane: "source", shownPlace: { file, line } });
}

/** To where the text defines a name; says so when it does not. */
export function goToDefinition(store: AppStore, name: string): void {
  const { workspace, openPath } = store.getState().project;
  const place = definitionOf(name, workspace?.files ?? [], openPath);
  if (place) showPlace(store, place.file, place.line);
  else addNotice(store, "info", "no-definition", `${name} is not defined in these files.`);
}

function hasFindings({ analysis }: AppState): boolean {
  return analysis.report?.results.some(({ defects }) => defects.length > 0) ?? false;
}

/** In the order of the list, among those its filter leaves. */
function moveFinding(store: AppStore, distance: 1 | -1): void {
  const state = store.getState();
  const defects = listedFindings(state).filter((row) => row.kind === "finding");
  if (defects.length === 0) return;
  const at = defects.findIndex(
    ({ rule, defect }) => rule === state.selection.rule && defect.fingerprint === state.selection.fingerprint,
  );
  const next = at < 0 ? 0 : (at + distance + defects.length) % defects.length;
  const target = defects[next];
  if (target) selectDefect(store, target.rule, target.defect.fingerprint);
}

export const findingActions: readonly Action[] = [
  {
    id: "next-finding",
    label: "Next finding",
    keys: ["F8"],
    group: "Findings",
    isEnabled: hasFindings,
    run: (store) => moveFinding(store, 1),
  },
  {
    id: "previous-finding",
    label: "Previous finding",
    keys: ["Shift+F8"],
    group: "Findings",
    isEnabled: hasFindings,
    run: (store) => moveFinding(store, -1),
  },
];
