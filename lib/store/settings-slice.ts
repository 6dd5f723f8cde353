/** Preferences of this browser, kept in local storage. */

export type Theme = (typeof THEMES)[number];

export const THEMES = ["system", "light", "dark", "contrast"] as const;

/** Sizes of text, as what 16 pixels become; the browser's own size of text goes in on top. */
export const TEXT_SIZES = [12, 14, 16, 18, 20, 24] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

/** As the root element has it: every other size is a multiple of that one. */
export function rootFontSize(size: TextSize): string {
  return `${(size / 16) * 100}%`;
}

/** Tolerates anything. */
export function textSizeOf(found: unknown): TextSize {
  return TEXT_SIZES.find((each) => each === Number(found)) ?? 16;
}

export interface SettingsSlice {
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** Single letters step and jump when no text field has the focus. */
  readonly letterKeys: boolean;
  /** Arrows between the steps in the source. */
  readonly arrows: boolean;
}

export const initialSettings: SettingsSlice = {
  theme: "system",
  textSize: 16,
  letterKeys: true,
  arrows: false,
};

export const SETTINGS_KEY = "portcullis.settings";

/** Tolerates anything stored there. */
export function readSettings(stored: string | null): SettingsSlice {
  try {
    const found = JSON.parse(stored ?? "{}") as Partial<SettingsSlice>;
    const theme = THEMES.find((each) => each === found.theme) ?? "system";
    return {
      theme,
      textSize: textSizeOf(found.textSize),
      letterKeys: found.letterKeys !== false,
      arrows: found.arrows === true,
    };
  } catch {
    return initialSettings;
  }
}
