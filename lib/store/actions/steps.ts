/** Moving along the open finding's path. */
import type { Detail } from "../selection-slice";
import { hasPath, selectedDefect, traceRows } from "../selectors";
import { type AppStore, patch } from "../store";
import { causeStep, flattenSteps, loopsOf, rowOf, violationStep } from "../trace-view";
import type { Action } from "./action";

/** Goes to a step and shows it in the editor. Folds and calls that hide it are opened. */
export function goToStep(store: AppStore, index: number): void {
  const state = store.getState();
  const defect = selectedDefect(state);
  if (!defect) return;
  const flat = flattenSteps(defect.steps);
  const target = flat[index];
  if (!target) return;
  const { selection } = state;
  const file = target.step.file;
  const isHere = state.project.workspace?.files.some((each) => each.path === file) ?? false;
  if (isHere && file !== state.project.openPath) patch(store, "project", { openPath: file });
  patch(store, "selection", { step: index, reveal: selection.reveal + 1 });
  if (!traceRows(store.getState()).some((row) => row.index === index)) openWay(store, index);
}

/** Opens the fold, the quiet iterations and the calls that hide a step; a filter that hides it is emptied. */
function openWay(store: AppStore, index: number): void {
  const state = store.getState();
  const flat = flattenSteps(selectedDefect(state)?.steps ?? []);
  const target = flat[index];
  if (!target) return;
  const { selection, reading } = state;
  const detail: Detail = selection.detail === 1 ? 2 : selection.detail;
  const openFolds = new Set(selection.openFolds);
  const open = (head: number) => (detail === 4 ? openFolds.delete(head) : openFolds.add(head));
  if (target.fold !== null) open(target.fold);
  for (const { head, end } of loopsOf(flat).values()) if (head < index && index < end) open(head);
  if (reading.filter) patch(store, "reading", { filter: "" });
  patch(store, "selection", { detail, openFolds, closedCalls: new Set() });
}

function stepBy(store: AppStore, distance: number): void {
  const state = store.getState();
  const rows = traceRows(state);
  const at = rowOf(rows, state.selection.step);
  const row = rows[Math.min(Math.max(at + distance, 0), rows.length - 1)];
  if (row) goToStep(store, row.index);
}

/** Opens or closes what hangs below a row. */
export function toggleRow(store: AppStore, index: number, wanted: boolean): void {
  const state = store.getState();
  const row = traceRows(state).find((each) => each.index === index);
  if (!row || row.isExpanded === null || row.isExpanded === wanted) return;
  const { openFolds, closedCalls } = state.selection;
  if (row.step.kind === "fold" || row.loop)
    patch(store, "selection", { openFolds: toggled(openFolds, index) });
  else patch(store, "selection", { closedCalls: toggled(closedCalls, index) });
}

function toggled(set: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

export function setDetail(store: AppStore, detail: Detail): void {
  patch(store, "selection", { detail, openFolds: new Set(), closedCalls: new Set() });
}

/** To the next step at which the rule's state changes, or the violation; -1 backwards. */
function toStateChange(store: AppStore, direction: 1 | -1): void {
  const state = store.getState();
  const defect = selectedDefect(state);
  if (!defect) return;
  const stops = flattenSteps(defect.steps).filter(
    ({ step }) =>
      step.kind !== "fold" && (step.ruleState !== step.ruleStateBefore || step.kind === "violation"),
  );
  const { step } = state.selection;
  const found =
    direction > 0 ? stops.find(({ index }) => index > step) : stops.findLast(({ index }) => index < step);
  if (found) goToStep(store, found.index);
}

export const DETAIL_LABELS: Readonly<Record<Detail, string>> = {
  1: "Decisive steps only",
  2: "The path, stretches folded",
  3: "Also branches inside folds",
  4: "Every step",
};

const group = "Path" as const;

export const stepActions: readonly Action[] = [
  {
    id: "next-step",
    label: "Next step",
    keys: ["ArrowDown", "j", "F10"],
    group,
    isEnabled: hasPath,
    run: (store) => stepBy(store, 1),
  },
  {
    id: "previous-step",
    label: "Previous step",
    keys: ["ArrowUp", "k", "F9"],
    group,
    isEnabled: hasPath,
    run: (store) => stepBy(store, -1),
  },
  {
    id: "next-change",
    label: "Next change of the rule's state",
    keys: ["]"],
    group,
    isEnabled: hasPath,
    run: (store) => toStateChange(store, 1),
  },
  {
    id: "previous-change",
    label: "Previous change of the rule's state",
    keys: ["["],
    group,
    isEnabled: hasPath,
    run: (store) => toStateChange(store, -1),
  },
  {
    id: "to-violation",
    label: "To the violation",
    keys: ["e"],
    group,
    isEnabled: hasPath,
    run(store) {
      const defect = selectedDefect(store.getState());
      if (defect) goToStep(store, violationStep(defect));
    },
  },
  {
    id: "to-cause",
    label: "To the cause",
    keys: ["b"],
    group,
    isEnabled: hasPath,
    run(store) {
      const defect = selectedDefect(store.getState());
      if (defect) goToStep(store, causeStep(defect));
    },
  },
  ...([1, 2, 3, 4] as const).map(
    (detail): Action => ({
      id: `detail-${detail}`,
      label: DETAIL_LABELS[detail],
      keys: [String(detail)],
      group,
      isEnabled: hasPath,
      run: (store) => setDetail(store, detail),
    }),
  ),
];
