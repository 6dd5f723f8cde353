/** The offered fix: look for one, see its diff, apply it, copy it as a patch. */
import { currentSession } from "../session";
import { type AppStore, patch } from "../store";
import { applyTextEdits } from "../workspaces";
import type { Action } from "./action";

function offerOf(store: AppStore) {
  const { search, revision } = store.getState().fix;
  const isCurrent = revision === store.getState().project.revision;
  return search.state === "offered" && isCurrent ? search.offer : null;
}

export function searchFix(): void {
  currentSession()?.fixes.search();
}

export function showFix(store: AppStore, isOpen: boolean): void {
  patch(store, "fix", { isOpen });
}

/** Applies the edits to the person's own text; a shared or read-only project is left alone. */
export function applyFix(store: AppStore): void {
  const offer = offerOf(store);
  if (!offer) return;
  applyTextEdits(store, offer.edits);
  patch(store, "fix", { isOpen: false });
}

export const fixActions: readonly Action[] = [
  {
    id: "try-fix",
    label: "Try the fix",
    keys: ["f"],
    group: "Findings",
    isEnabled: ({ fix }) => fix.search.state === "offered" || fix.search.state === "waiting",
    run(store) {
      if (offerOf(store)) showFix(store, !store.getState().fix.isOpen);
      else searchFix();
    },
  },
];
