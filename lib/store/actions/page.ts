/** Dialogs and appearance. */
import { SETTINGS_KEY, type SettingsSlice, TEXT_SIZES, type TextSize, type Theme } from "../settings-slice";
import { type AppStore, patch } from "../store";
import type { Action } from "./action";

export function changeSettings(store: AppStore, change: Partial<SettingsSlice>): void {
  patch(store, "settings", change);
  try {
    const { settings } = store.getState();
    localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
    // The server reads them, so that the first paint has the right colours and sizes.
    for (const name of ["theme", "textSize"] as const) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere.
      document.cookie = `${name}=${settings[name]}; path=/; max-age=31536000; SameSite=Strict`;
    }
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

function nextSize(size: TextSize, by: 1 | -1): TextSize | null {
  return TEXT_SIZES[TEXT_SIZES.indexOf(size) + by] ?? null;
}

function resize(store: AppStore, by: 1 | -1): void {
  const textSize = nextSize(store.getState().settings.textSize, by);
  if (textSize) changeSettings(store, { textSize });
}

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
    id: "larger-text",
    label: "Larger text",
    keys: [],
    group: "Page",
    isEnabled: ({ settings }) => nextSize(settings.textSize, 1) !== null,
    run: (store) => resize(store, 1),
  },
  {
    id: "smaller-text",
    label: "Smaller text",
    keys: [],
    group: "Page",
    isEnabled: ({ settings }) => nextSize(settings.textSize, -1) !== null,
    run: (store) => resize(store, -1),
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
