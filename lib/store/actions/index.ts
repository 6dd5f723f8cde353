/** Every action of the page, and the keys that run them. */
import type { AppState } from "../store";
import type { Action } from "./action";
import { findingActions } from "./findings";
import { fixActions } from "./fix";
import { pageActions } from "./page";
import { projectActions } from "./project";
import { readingActions } from "./reading";
import { regionActions } from "./regions";
import { stepActions } from "./steps";
import { verifyActions } from "./verify";
import { walkActions } from "./walk";

export type { Action } from "./action";

export const actions: readonly Action[] = [
  ...stepActions,
  ...walkActions,
  ...readingActions,
  ...findingActions,
  ...fixActions,
  ...verifyActions,
  ...projectActions,
  ...pageActions,
  ...regionActions,
];

export function actionById(id: string): Action {
  const found = actions.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

/** A key press as actions name it, e.g. `Shift+F8`, `Mod+Enter`, `j`. */
export function keyName(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const isCharacter = event.key.length === 1;
  const mod = event.ctrlKey || event.metaKey ? "Mod+" : "";
  const alt = event.altKey ? "Alt+" : "";
  const shift = event.shiftKey && !isCharacter ? "Shift+" : "";
  const key = isCharacter ? (mod ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  return `${mod}${alt}${shift}${key}`;
}

/** Plain characters, arrows and Backspace are commands only outside text; characters can be switched off. */
export function isPlainKey(name: string): boolean {
  return name.length === 1 || name.startsWith("Arrow") || name === "Backspace";
}

export function actionForKey(name: string, state: AppState): Action | null {
  return actions.find((action) => action.keys.includes(name) && action.isEnabled(state)) ?? null;
}
