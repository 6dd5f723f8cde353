/** Preferences of this browser, kept in local storage. */

export type Theme = (typeof THEMES)[number];

export const THEMES = ["system", "light", "dark", "contrast"] as const;

export interface SettingsSlice {
  readonly theme: Theme;
  /** Single letters step and jump when no text field has the focus. */
  readonly letterKeys: boolean;
  /** Arrows between the steps in the source. */
  readonly arrows: boolean;
}

export const initialSettings: SettingsSlice = { theme: "system", letterKeys: true, arrows: false };

export const SETTINGS_KEY = "portcullis.settings";

/** Tolerates anything stored there. */
export function readSettings(stored: string | null): SettingsSlice {
  try {
    const found = JSON.parse(stored ?? "{}") as Partial<SettingsSlice>;
    const theme = THEMES.find((each) => each === found.theme) ?? "system";
    return { theme, letterKeys: found.letterKeys !== false, arrows: found.arrows === true };
  } catch {
    return initialSettings;
  }
}
