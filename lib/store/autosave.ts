/**
 * Keeps the person's own project in the browser as they type: at most one second after the last change, and at once when
 * the page is hidden. Untouched examples and shared projects are not kept. A lock per project keeps two tabs from
 * writing the same one.
 */
import { type ProjectDatabase, StorageFull } from "./project-database";
import { type ProjectSlice, type Workspace, withWorkspace } from "./project-slice";
import { type AppStore, addNotice, patch } from "./store";

const IDLE_MS = 600;

export interface Autosave {
  /** Writes what is pending now. */
  flush(): Promise<void>;
  /** Takes a project over from the tab that has it. */
  takeOver(): void;
  dispose(): void;
}

/** `locks` is null where the browser has none: then every tab believes it is alone. */
export function startAutosave(
  store: AppStore,
  database: ProjectDatabase,
  locks: LockManager | null,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saved: Workspace | null = null;
  let writing: Promise<void> = Promise.resolve();
  const lock = projectLock(store, locks, async (id) => {
    const fresh = await database.load(id);
    if (!fresh || store.getState().project.workspace?.id !== id) return;
    saved = fresh;
    store.setState(({ project }) => ({ project: withWorkspace(project, fresh) }));
  });

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    return keep(store.getState().project);
  }

  /** Writes one after the other, so that the last state of a project is written last. */
  function keep(project: ProjectSlice): Promise<void> {
    writing = writing.then(() => write(project));
    return writing;
  }

  async function write({ workspace, access }: ProjectSlice): Promise<void> {
    if (workspace?.kind !== "own" || access !== "here" || workspace === saved) return;
    const before = saved?.id === workspace.id ? saved : null;
    const changed = workspace.files.filter((file) => !before?.files.includes(file));
    try {
      await database.save(workspace, changed, Date.now());
      saved = workspace;
      const isCurrent = store.getState().project.workspace === workspace;
      patch(store, "project", { kept: await database.list(), ...(isCurrent ? { saving: "saved" } : {}) });
    } catch (error) {
      noteFailure(store, error);
    }
  }

  const unsubscribe = store.subscribe((state, previous) => {
    const { workspace, access } = state.project;
    if (workspace === previous.project.workspace && access === previous.project.access) return;
    // What was typed last before another project came on screen is written too.
    if (workspace?.id !== previous.project.workspace?.id) void keep(previous.project);
    lock.hold(workspace?.kind === "own" ? workspace.id : null);
    if (workspace?.kind !== "own" || workspace === saved || access !== "here") return;
    if (state.project.saving === "saved") patch(store, "project", { saving: "pending" });
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), IDLE_MS);
  });

  return {
    flush,
    takeOver: lock.steal,
    dispose() {
      unsubscribe();
      void flush();
      lock.hold(null);
    },
  };
}

function noteFailure(store: AppStore, error: unknown): void {
  const isFull = error instanceof StorageFull;
  if (store.getState().project.saving === (isFull ? "full" : "off")) return;
  patch(store, "project", { saving: isFull ? "full" : "off" });
  const text = isFull
    ? "The browser's storage is full. Your text is still in this tab; save it as a file before closing."
    : "The browser keeps nothing for this page. Your text is still in this tab; save it as a file before closing.";
  addNotice(store, "problem", "storage", text);
}

/**
 * Holds the lock of the project on screen; `access` in the store says whether this tab has it. A tab that comes second
 * waits, and reads the text again once it has the lock, since the first tab may have changed it.
 */
function projectLock(store: AppStore, locks: LockManager | null, reload: (id: string) => Promise<void>) {
  let held: string | null = null;
  let release: (() => void) | null = null;

  function keep(id: string): Promise<void> | undefined {
    if (held !== id) return undefined;
    patch(store, "project", { access: "here" });
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  }

  function lose(id: string): void {
    if (held === id) patch(store, "project", { access: "elsewhere" });
  }

  async function keepLate(id: string): Promise<void> {
    if (held !== id) return;
    await reload(id);
    await keep(id);
  }

  function request(id: string): void {
    if (!locks) return;
    const name = `portcullis-project-${id}`;
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return keep(id);
        lose(id);
        void locks.request(name, () => keepLate(id)).catch(() => lose(id));
        return undefined;
      })
      .catch(() => lose(id));
  }

  return {
    hold(id: string | null): void {
      if (id === held) return;
      release?.();
      release = null;
      held = id;
      if (id !== null) request(id);
    },
    steal(): void {
      const id = held;
      if (id === null || !locks) return;
      void locks
        .request(`portcullis-project-${id}`, { steal: true }, () => keepLate(id))
        .catch(() => lose(id));
    },
  };
}
