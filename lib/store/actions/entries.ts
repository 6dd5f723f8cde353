/** The person's word on how the system calls a function. Every change verifies again. */
import { isEditable } from "../project-slice";
import type { AppStore } from "../store";

/** Roles offered in menus; a report may name others. `ANY`: arguments arbitrary, lock free. */
export const roleNames: readonly string[] = [
  "HW_STARTIO",
  "HW_BUILDIO",
  "HW_INTERRUPT",
  "HW_DPC_ROUTINE",
  "HW_FIND_ADAPTER",
  "HW_INITIALIZE",
  "HW_RESET_BUS",
  "HW_ADAPTER_CONTROL",
  "HW_UNIT_CONTROL",
  "HW_PROCESS_SERVICE_REQUEST",
  "HW_COMPLETE_SERVICE_IRP",
  "DRIVER_CANCEL",
  "DRIVER_DISPATCH",
  "DRIVER_INITIALIZE",
  "DRIVER_UNLOAD",
  "KDEFERRED_ROUTINE",
  "ANY",
];

/** `role` null says that the function is a helper and no entry point. */
export function declareEntry(store: AppStore, name: string, role: string | null): void {
  changeEntries(store, name, { role: role ?? "ANY", function: name, as: role === null ? "helper" : "entry" });
}

/** Takes the person's word back: what the code itself says counts again. */
export function forgetEntry(store: AppStore, name: string): void {
  changeEntries(store, name, null);
}

type Declared = { readonly role: string; readonly function: string; readonly as: "entry" | "helper" };

function changeEntries(store: AppStore, name: string, declared: Declared | null): void {
  store.setState(({ project }) => {
    const { workspace } = project;
    if (!workspace || !isEditable(project)) return {};
    const others = workspace.entries.filter((entry) => entry.function !== name);
    const entries = declared ? [...others, declared] : others;
    const kind = workspace.kind === "example" ? ("own" as const) : workspace.kind;
    return {
      project: { ...project, workspace: { ...workspace, kind, entries }, revision: project.revision + 1 },
    };
  });
}
