/** How the open path is read: traces in tabs, comparing two, the filter, pins, the lower pane, arrows, the palette. */
import { allDefects } from "../match-finding";
import { isSameTrace, type ReadingSlice, type TraceKey } from "../reading-slice";
import { hasPath, selectedStep } from "../selectors";
import { type AppState, type AppStore, patch } from "../store";
import type { Action } from "./action";
import { selectDefect } from "./findings";
import { changeSettings } from "./page";
import { goToStep } from "./steps";

/** The open trace; null on a verdict page. */
export function openTrace({ selection }: AppState): TraceKey | null {
  const { rule, fingerprint } = selection;
  return rule !== null && fingerprint !== null ? { rule, fingerprint } : null;
}

/** Keeps the open trace in a tab, or lets it go. */
export function toggleTab(store: AppStore): void {
  const state = store.getState();
  const open = openTrace(state);
  if (!open) return;
  const others = state.reading.tabs.filter((tab) => !isSameTrace(tab, open));
  const isKept = others.length < state.reading.tabs.length;
  const tabs = isKept ? others : [...others, { ...open, step: state.selection.step }];
  patch(store, "reading", { tabs });
}

export function closeTab(store: AppStore, trace: TraceKey): void {
  const tabs = store.getState().reading.tabs.filter((tab) => !isSameTrace(tab, trace));
  patch(store, "reading", { tabs });
}

/** Opens a trace where it was left. */
export function showTab(store: AppStore, trace: TraceKey): void {
  rememberStep(store);
  const kept = store.getState().reading.tabs.find((tab) => isSameTrace(tab, trace));
  selectDefect(store, trace.rule, trace.fingerprint);
  if (kept) goToStep(store, kept.step);
}

function rememberStep(store: AppStore): void {
  const state = store.getState();
  const open = openTrace(state);
  if (!open) return;
  const { step } = state.selection;
  patch(store, "reading", {
    tabs: state.reading.tabs.map((tab) => (isSameTrace(tab, open) ? { ...tab, step } : tab)),
  });
}

/** Other findings that the open one can be compared with, those of the same rule first. */
export function comparable(state: AppState): readonly (TraceKey & { readonly title: string })[] {
  const open = openTrace(state);
  if (!open) return [];
  return allDefects(state.analysis.report)
    .map(({ rule, defect }) => ({ rule, fingerprint: defect.fingerprint, title: defect.message }))
    .filter((each) => !isSameTrace(each, open))
    .sort((one, other) => Number(other.rule === open.rule) - Number(one.rule === open.rule));
}

export function compareWith(store: AppStore, trace: TraceKey | null): void {
  patch(store, "reading", { comparedWith: trace });
}

export function setFilter(store: AppStore, filter: string | null): void {
  patch(store, "reading", { filter });
}

export function togglePin(store: AppStore, name: string): void {
  const { pins } = store.getState().reading;
  patch(store, "reading", {
    pins: pins.includes(name) ? pins.filter((pin) => pin !== name) : [...pins, name],
  });
}

export function showPane(store: AppStore, pane: ReadingSlice["pane"]): void {
  patch(store, "reading", { pane });
}

/** The text of a macro is shown where the state is. */
export function toggleMacros(store: AppStore): void {
  const { showsMacros, pane } = store.getState().reading;
  patch(store, "reading", { showsMacros: pane !== "state" || !showsMacros, pane: "state" });
}

export const readingActions: readonly Action[] = [
  {
    id: "filter-steps",
    label: "Filter the steps",
    keys: ["/"],
    group: "Path",
    isEnabled: hasPath,
    run: (store) => setFilter(store, store.getState().reading.filter ?? ""),
  },
  {
    id: "keep-tab",
    label: "Keep this path in a tab",
    keys: [],
    group: "Path",
    isEnabled: hasPath,
    run: toggleTab,
  },
  {
    id: "compare",
    label: "Compare with another path",
    keys: ["d"],
    group: "Path",
    isEnabled: (state) => state.reading.comparedWith !== null || comparable(state).length > 0,
    run(store) {
      const state = store.getState();
      const other = state.reading.comparedWith ? null : (comparable(state)[0] ?? null);
      compareWith(store, other);
    },
  },
  {
    id: "show-graph",
    label: "Control-flow graph",
    keys: ["g"],
    group: "Path",
    isEnabled: hasPath,
    run: (store) => showPane(store, store.getState().reading.pane === "graph" ? "state" : "graph"),
  },
  {
    id: "show-rule",
    label: "Rule",
    keys: ["r"],
    group: "Path",
    isEnabled: hasPath,
    run: (store) => showPane(store, store.getState().reading.pane === "rule" ? "state" : "rule"),
  },
  {
    id: "show-state",
    label: "State",
    keys: ["s"],
    group: "Path",
    isEnabled: hasPath,
    run: (store) => showPane(store, "state"),
  },
  {
    id: "macro",
    label: "Text of the macro the step is in",
    keys: ["m"],
    group: "Path",
    isEnabled: (state) => Boolean(selectedStep(state)?.macro?.spelling),
    run: toggleMacros,
  },
  {
    id: "arrows",
    label: "Arrows between steps in the source",
    keys: ["a"],
    group: "Path",
    isEnabled: hasPath,
    run: (store) => changeSettings(store, { arrows: !store.getState().settings.arrows }),
  },
  {
    id: "palette",
    label: "All commands…",
    keys: ["F1", "Mod+K"],
    group: "Page",
    isEnabled: () => true,
    run: (store) => patch(store, "reading", { isPaletteOpen: true }),
  },
  {
    id: "inspect",
    label: "Inspect what the engine made of this project",
    keys: [],
    group: "Page",
    isEnabled: (state) => state.project.workspace !== null,
    run: () => location.assign("/inspect"),
  },
];
