/** Dialogs and appearance. */
import { SETTINGS_KEY, type SettingsSlice, type Theme } from "../settings-slice";
import { type AppStore, patch } from "../store";
import type { Action } from "./action";

export function changeSettings(store: AppStore, change: Partial<SettingsSlice>): void {
  patch(store, "settings", change);
  try {
    const { settings } = store.getState();
    localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
    // The server reads it, so that the first paint has the right colours.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere.
    document.cookie = `theme=${settings.theme}; path=/; max-age=31536000; SameSite=Strict`;
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: "light",
  light: "dark",
  dark: "contrast",
  contrast: "system",
};

export const pageActions: readonly Action[] = [
  {
    id: "share",
    label: "Share…",
    keys: ["l"],
    group: "Page",
    isEnabled: (state) => state.analysis.report !== null,
    run: (store) => patch(store, "layout", { dialog: "share" }),
  },
  {
    id: "examples",
    label: "Examples…",
    keys: [],
    group: "Page",
    isEnabled: () => true,
    run: (store) => patch(store, "layout", { dialog: "examples" }),
  },
  {
    id: "configuration",
    label: "Configuration…",
    keys: [],
    group: "Page",
    isEnabled: (state) => state.project.workspace !== null,
    run: (store) => patch(store, "layout", { dialog: "configuration" }),
  },
  {
    id: "theme",
    label: "Change appearance",
    keys: [],
    group: "Page",
    isEnabled: () => true,
    run: (store) => changeSettings(store, { theme: NEXT_THEME[store.getState().settings.theme] }),
  },
  {
    id: "help",
    label: "Keys and help",
    keys: ["?"],
    group: "Page",
    isEnabled: () => true,
    run: (store) => patch(store, "layout", { dialog: "help" }),
  },
];
