/** Preferences of this browser, kept in local storage. */

export type Theme = "system" | "light" | "dark";

export interface SettingsSlice {
  readonly theme: Theme;
  /** Single letters step and jump when no text field has the focus. */
  readonly letterKeys: boolean;
}

export const initialSettings: SettingsSlice = { theme: "system", letterKeys: true };

export const SETTINGS_KEY = "portcullis.settings";

/** Tolerates anything stored there. */
export function readSettings(stored: string | null): SettingsSlice {
  try {
    const found = JSON.parse(stored ?? "{}") as Partial<SettingsSlice>;
    const theme = found.theme === "light" || found.theme === "dark" ? found.theme : "system";
    return { theme, letterKeys: found.letterKeys !== false };
  } catch {
    return initialSettings;
  }
}
