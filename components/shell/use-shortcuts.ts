"use client";
/** Keys of the page. Plain characters and arrows leave text fields, menus and dialogs alone. */
import { useEffect } from "react";
import { actionForKey, isPlainKey, keyName } from "@/lib/store/actions";
import { isEditable } from "@/lib/store/project-slice";
import { appStore } from "@/lib/store/store";

export function useShortcuts(): void {
  useEffect(() => {
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function onKey(event: KeyboardEvent): void {
  const state = appStore.getState();
  const target = event.target instanceof Element ? event.target : null;
  if (state.layout.dialog !== null || state.reading.isPaletteOpen) return;
  if (target?.closest("[role=menu], [role=dialog]")) return;
  const name = keyName(event);
  if (isPlainKey(name)) {
    if (isText(target)) return;
    if (name.length === 1 && !state.settings.letterKeys) return;
  }
  if (
    name.startsWith("Arrow") &&
    target?.closest("[role=separator], [role=slider], [role=tablist], select, [role=radiogroup]")
  )
    return;
  if (name === "Escape" && target?.closest(".monaco-editor") && state.analysis.status !== "running") return;
  const action = actionForKey(name, state);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action.run(appStore);
}

/** A read-only editor takes no text, so keys may walk the path there. */
function isText(target: Element | null): boolean {
  if (!target) return false;
  if (target.closest(".monaco-editor")) return isEditable(appStore.getState().project);
  return target.closest("input, textarea, select, [contenteditable=true]") !== null;
}
