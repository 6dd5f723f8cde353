/**
 * One visit: connects the store to the worker, to the browser's storage and to the address. Created once by the
 * workbench; actions reach it through `currentSession`.
 */
import type { IntakeItem, OpenedProject } from "../protocol/protocol";
import { AnalysisClient } from "../worker/client";
import { createAnalysisWorker } from "../worker/create-worker";
import { type Autosave, startAutosave } from "./autosave";
import { loadExample } from "./examples";
import { type FixSearch, startFixSearch } from "./fix-search";
import { startFlowSearch } from "./flow-search";
import { registerOffline } from "./offline";
import { ProjectDatabase } from "./project-database";
import { startRunKeeper } from "./run-keeper";
import { readSettings, SETTINGS_KEY } from "./settings-slice";
import { type AppStore, addNotice, patch } from "./store";
import { startVerifier, type Verifier } from "./verifier";
import { addFiles, showExample, showOpened, showReport, showShared, showWorkspace } from "./workspaces";

export interface Session {
  readonly store: AppStore;
  readonly verifier: Verifier;
  readonly fixes: FixSearch;
  /** The engine, for questions beside the runs. */
  readonly client: AnalysisClient;
  /** Null where the browser keeps nothing. */
  readonly autosave: Autosave | null;
  readonly database: ProjectDatabase | null;
  /** Reads items and puts the project on screen, or adds to the one there. */
  open(items: Promise<readonly IntakeItem[]>, into: "project" | "new"): Promise<void>;
  stopIntake(): void;
  dispose(): void;
}

let current: Session | null = null;

export function currentSession(): Session | null {
  return current;
}

/** Settles once there is something on screen. */
export async function startSession(store: AppStore): Promise<Session> {
  restoreSettings(store);
  const client = new AnalysisClient({
    createWorker: createAnalysisWorker,
    assets: new URL("/engine/", location.href).href,
  });
  client.warm();
  const database = await openDatabase(store);
  const autosave = database ? startAutosave(store, database, navigator.locks ?? null) : null;
  const stopKeeping = database ? startRunKeeper(store, database) : null;
  const flows = startFlowSearch(store, client);
  const session: Session = {
    store,
    database,
    autosave,
    client,
    verifier: startVerifier(store, client),
    fixes: startFixSearch(store, client),
    ...intake(store, client),
    dispose() {
      removeEventListener("hashchange", onHash);
      removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onHide);
      session.verifier.dispose();
      session.fixes.dispose();
      flows.dispose();
      stopKeeping?.();
      client.dispose();
      autosave?.dispose();
      if (current === session) current = null;
    },
  };
  const onHash = () => void openAddress(store);
  const onHide = () => void autosave?.flush();
  addEventListener("hashchange", onHash);
  addEventListener("pagehide", onHide);
  document.addEventListener("visibilitychange", onHide);
  current = session;
  registerOffline();
  if (!(await openAddress(store))) await showLast(session);
  return session;
}

function restoreSettings(store: AppStore): void {
  store.setState({ settings: readSettings(localStorage.getItem(SETTINGS_KEY)) });
}

async function openDatabase(store: AppStore): Promise<ProjectDatabase | null> {
  try {
    const database = await ProjectDatabase.open();
    patch(store, "project", { kept: await database.list() });
    return database;
  } catch {
    patch(store, "project", { saving: "off" });
    return null;
  }
}

/** Opens the link in the address, if it is one. True when a project is on screen because of it. */
async function openAddress(store: AppStore): Promise<boolean> {
  if (!/^#v\d/.test(location.hash)) return false;
  const { decodeLink, linkProblem } = await import("../share");
  const reading = await decodeLink(location.hash);
  if (reading.kind === "opened") {
    showShared(store, reading.payload);
    return true;
  }
  const problem = linkProblem(reading);
  if (problem) addNotice(store, "problem", "link", problem);
  history.replaceState(null, "", location.pathname);
  return false;
}

/** What was worked on last; on a first visit the example. */
export async function showLast(session: Session): Promise<void> {
  const { store, database } = session;
  const last = store.getState().project.kept[0];
  const kept = last ? await database?.load(last.id) : null;
  if (kept) showWorkspace(store, kept);
  else showExample(store, await loadExample("aurora-mini"), true);
}

/** A zip or a folder, as opposed to single files. */
function isArchive(items: readonly IntakeItem[]): boolean {
  return items.some(({ path }) => /\.zip$/i.test(path) || path.includes("/"));
}

/** Over the person's own project another archive asks first; single files become a project beside it. */
function arrive(store: AppStore, opened: OpenedProject, into: "project" | "new", isWhole: boolean): void {
  const isOwn = store.getState().project.workspace?.kind === "own";
  if (into === "project" && isOwn) addFiles(store, opened.project.files);
  else if (isOwn && isWhole) patch(store, "layout", { arrival: { kind: "project", opened } });
  else showOpened(store, opened);
}

/** The first SARIF log with a finding, over the sources it came with. */
function showReports(store: AppStore, { project, reports }: OpenedProject): boolean {
  return reports.some(({ path, text }) => showReport(store, path, text, project.files));
}

function intake(store: AppStore, client: AnalysisClient): Pick<Session, "open" | "stopIntake"> {
  let giveUp: (() => void) | null = null;
  const ended = () => {
    giveUp = null;
    patch(store, "layout", { intake: null });
  };
  return {
    async open(items, into) {
      giveUp?.();
      patch(store, "layout", { intake: { text: "Reading files", done: 0, total: 0 } });
      const read = await items.catch(() => [] as const);
      giveUp = client.open(read, {
        onProgress: (text, done, total) => patch(store, "layout", { intake: { text, done, total } }),
        onStopped: ended,
        onFailed: (code, message) => {
          ended();
          addNotice(store, "problem", code, message);
        },
        onOpened: (opened) => {
          ended();
          const hasReport = opened.reports.length > 0;
          if (opened.project.files.length > 0 && !hasReport) arrive(store, opened, into, isArchive(read));
          for (const { code, message } of opened.notes) addNotice(store, "info", code, message);
          const isShown = showReports(store, opened);
          for (const { code, message } of opened.problems)
            if (!(isShown && code === "report")) addNotice(store, "problem", code, message);
        },
      });
    },
    stopIntake() {
      giveUp?.();
    },
  };
}
