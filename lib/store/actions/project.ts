/** Bringing code in: pickers, drops, paste, examples, kept projects. */
import type { IntakeItem } from "../../protocol/protocol";
import { itemsOfDrop, itemsOfFiles } from "../dropped-files";
import { loadExample } from "../examples";
import { currentSession, showLast } from "../session";
import { type AppStore, addNotice, patch } from "../store";
import { copyShared, showEmpty, showExample, showWorkspace } from "../workspaces";
import type { Action } from "./action";

function pick(isFolder: boolean, isAdded: boolean): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void currentSession()?.open(itemsOfFiles(files), isAdded ? "project" : "new");
  });
  input.click();
}

export function openDrop(transfer: DataTransfer): void {
  void currentSession()?.open(itemsOfDrop(transfer), "new");
}

/** A paste outside the editor, or over an untouched example: a project of its own. */
export function openPaste(store: AppStore, text: string): void {
  if (text.trim() === "") {
    addNotice(
      store,
      "problem",
      "empty",
      "The clipboard holds no text. Copy a function or a file, then paste again.",
    );
    return;
  }
  const bytes = new TextEncoder().encode(text).buffer as ArrayBuffer;
  const item: IntakeItem = { kind: "bytes", path: "pasted.c", bytes };
  void currentSession()?.open(Promise.resolve([item]), "new");
}

export async function openExample(store: AppStore, id: string): Promise<void> {
  await currentSession()?.autosave?.flush();
  showExample(store, await loadExample(id), false);
  leaveAddress();
}

export async function openKept(store: AppStore, id: string): Promise<void> {
  const session = currentSession();
  await session?.autosave?.flush();
  const workspace = await session?.database?.load(id);
  if (workspace) showWorkspace(store, workspace);
  leaveAddress();
}

export async function forgetKept(store: AppStore, id: string): Promise<void> {
  const session = currentSession();
  await session?.database?.remove(id);
  patch(store, "project", { kept: (await session?.database?.list()) ?? [] });
}

/** Back from a shared project to the person's own. */
export async function leaveShared(): Promise<void> {
  leaveAddress();
  const session = currentSession();
  if (session) await showLast(session);
}

export function editShared(store: AppStore): void {
  copyShared(store);
  leaveAddress();
}

function leaveAddress(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
}

/** Saves every file of the project: one as it is, several as a list of downloads. */
function saveFiles(store: AppStore): void {
  for (const file of store.getState().project.workspace?.files ?? []) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([file.text], { type: "text/plain" }));
    anchor.download = file.path.slice(file.path.lastIndexOf("/") + 1);
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }
}

const always = () => true;

export const projectActions: readonly Action[] = [
  {
    id: "open-files",
    label: "Open files or zip…",
    keys: ["Mod+O"],
    group: "Project",
    isEnabled: always,
    run: () => pick(false, false),
  },
  {
    id: "open-folder",
    label: "Open folder…",
    keys: [],
    group: "Project",
    isEnabled: always,
    run: () => pick(true, false),
  },
  {
    id: "add-files",
    label: "Add files to this project…",
    keys: [],
    group: "Project",
    isEnabled: (state) => state.project.workspace?.kind === "own" && state.project.access === "here",
    run: () => pick(false, true),
  },
  {
    id: "new-project",
    label: "New empty project",
    keys: [],
    group: "Project",
    isEnabled: always,
    run: (store) => showEmpty(store),
  },
  {
    id: "save-files",
    label: "Save as files",
    keys: [],
    group: "Project",
    isEnabled: (state) => state.project.workspace !== null,
    run: saveFiles,
  },
];
