/**
 * What a person can do, once: toolbar, menus, palette and keys all read the same list.
 */
import type { AppState, AppStore } from "../store";

export interface Action {
  readonly id: string;
  readonly label: string;
  /**
   * `j`, `ArrowDown`, `F8`, `Shift+F8`, `Mod+Enter` (`Mod` is Ctrl, or Command on a Mac). Plain characters work only
   * outside text fields and only while letter keys are on.
   */
  readonly keys: readonly string[];
  readonly group: "Path" | "Findings" | "Verify" | "Project" | "Page";
  readonly isEnabled: (state: AppState) => boolean;
  readonly run: (store: AppStore) => void;
}
