/** Bringing code in: pickers, drops, paste, examples, kept projects. */
import { isUnifiedDiff } from "../../intake/classify";
import { pasteParts } from "../../intake/paste-parts";
import { writeRoleMap } from "../../intake/role-map";
import type { IntakeItem } from "../../protocol/protocol";
import { download } from "../download";
import { itemsOfDrop, itemsOfFiles } from "../dropped-files";
import { exampleItems, loadExample } from "../examples";
import { currentSession, showLast } from "../session";
import { type AppStore, addNotice, patch } from "../store";
import { copyShared, showEmpty, showExample, showWorkspace } from "../workspaces";
import type { Action } from "./action";
import { offerPatch } from "./arrivals";

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

export function openDrop(store: AppStore, transfer: DataTransfer): void {
  const [only, second] = transfer.files;
  if (only && !second && /\.(patch|diff)$/i.test(only.name)) {
    void only.text().then((text) => openPaste(store, text));
    return;
  }
  void currentSession()?.open(itemsOfDrop(transfer), "new");
}

/** A paste outside the editor, or over an untouched example: a project of its own, a diff for the one on screen. */
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
  if (text.includes("\0")) {
    addNotice(
      store,
      "problem",
      "binary",
      "What was pasted is binary data, not text. Copy the source itself, or drop the file.",
    );
    return;
  }
  if (isUnifiedDiff(text) && offerPatch(store, text)) return;
  const parts = pasteParts(text) ?? [{ path: "pasted.c", text }];
  const items = parts.map((part): IntakeItem => {
    const bytes = new TextEncoder().encode(part.text).buffer as ArrayBuffer;
    return { kind: "bytes", path: part.path, bytes };
  });
  void currentSession()?.open(Promise.resolve(items), "new");
}

/** What the clipboard holds, where the browser lets the page ask; else an empty project waits for the paste. */
export async function pasteClipboard(store: AppStore): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => null);
  if (typeof text === "string") return openPaste(store, text);
  showEmpty(store);
}

/** Saves every file of the project: one as it is, several in a zip. */
async function saveFiles(store: AppStore): Promise<void> {
  const { workspace } = store.getState().project;
  if (!workspace) return;
  const [only, second] = workspace.files;
  if (only && !second)
    return download(only.path.slice(only.path.lastIndexOf("/") + 1), new Blob([only.text]));
  const { zipFiles } = await import("../../intake/zip-files");
  download(`${workspace.name.replace(/[^\w.-]+/g, "-")}.zip`, await zipFiles(workspace.files));
}

export async function openExample(store: AppStore, id: string): Promise<void> {
  const session = currentSession();
  await session?.autosave?.flush();
  const driver = exampleItems(id);
  if (driver) await session?.open(driver, "new");
  else showExample(store, await loadExample(id), false);
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
    run: (store) => void saveFiles(store),
  },
  {
    id: "save-role-map",
    label: "Save roles as sdv-map.h",
    keys: [],
    group: "Project",
    isEnabled: (state) => (state.analysis.report?.entryPoints.length ?? 0) > 0,
    run(store) {
      const entries = store.getState().analysis.report?.entryPoints ?? [];
      download("sdv-map.h", new Blob([writeRoleMap(entries)], { type: "text/plain" }));
    },
  },
];
