/** The page's one store. Components read it through `useApp` and selectors; actions and the session write it. */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type AnalysisSlice, initialAnalysis } from "./analysis-slice";
import { type FixSlice, initialFix } from "./fix-slice";
import { type HistorySlice, initialHistory } from "./history-slice";
import { initialLayout, type LayoutSlice, type Notice, withNotice } from "./layout-slice";
import { initialProject, type ProjectSlice } from "./project-slice";
import { initialReading, type ReadingSlice } from "./reading-slice";
import { initialSelection, type SelectionSlice } from "./selection-slice";
import { initialSettings, type SettingsSlice } from "./settings-slice";

export interface AppState {
  readonly project: ProjectSlice;
  readonly analysis: AnalysisSlice;
  readonly selection: SelectionSlice;
  readonly reading: ReadingSlice;
  readonly fix: FixSlice;
  readonly history: HistorySlice;
  readonly layout: LayoutSlice;
  readonly settings: SettingsSlice;
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(): AppStore {
  return createStore<AppState>(() => ({
    project: initialProject,
    analysis: initialAnalysis,
    selection: initialSelection,
    reading: initialReading,
    fix: initialFix,
    history: initialHistory,
    layout: initialLayout,
    settings: initialSettings,
  }));
}

export const appStore: AppStore = createAppStore();

export function useApp<Selected>(selector: (state: AppState) => Selected): Selected {
  return useStore(appStore, selector);
}

/** Changes some fields of one slice. */
export function patch<Slice extends keyof AppState>(
  store: AppStore,
  slice: Slice,
  change: Partial<AppState[Slice]>,
): void {
  store.setState((state) => ({ [slice]: { ...state[slice], ...change } }) as Partial<AppState>);
}

export function addNotice(store: AppStore, tone: Notice["tone"], code: string, text: string): void {
  store.setState((state) => ({ layout: withNotice(state.layout, tone, code, text) }));
}
