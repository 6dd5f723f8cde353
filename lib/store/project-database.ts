/**
 * Projects kept in this browser, in IndexedDB: one record per project, one per file, so that typing writes one file.
 * Nothing here throws for want of storage: `StorageFull` says so, and everything else means storage is off.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { SourceText } from "../protocol/protocol";
import type { PastRun, Triage } from "./history-slice";
import type { Workspace } from "./project-slice";

interface ProjectRecord extends Omit<Workspace, "files"> {
  /** Paths in order; texts are in `files`. */
  readonly paths: readonly string[];
  /** Milliseconds since 1970. */
  readonly changed: number;
}

interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord; indexes: { changed: number } };
  files: { key: [string, string]; value: string };
  /** What the runs of a project found, newest first, by its id. */
  runs: { key: string; value: readonly PastRun[] };
  /** By finding. */
  triage: { key: string; value: Triage };
}

const NAME = "portcullis";

/** The browser refused for lack of space. */
export class StorageFull extends Error {}

export class ProjectDatabase {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static async open(name: string = NAME): Promise<ProjectDatabase> {
    const db = await openDB<Schema>(name, 3, {
      upgrade(fresh, from) {
        if (from < 1) {
          fresh.createObjectStore("projects", { keyPath: "id" }).createIndex("changed", "changed");
          fresh.createObjectStore("files");
        }
        // Version 2 kept one run only.
        if (from === 2) fresh.deleteObjectStore("runs");
        fresh.createObjectStore("runs");
        if (from < 2) fresh.createObjectStore("triage");
      },
    });
    return new ProjectDatabase(db);
  }

  close(): void {
    this.db.close();
  }

  /** Writes the project's record and the given files; files no longer in the project are removed. */
  async save(workspace: Workspace, changed: readonly SourceText[], now: number): Promise<void> {
    const { files, ...rest } = workspace;
    const paths = files.map((file) => file.path);
    try {
      const transaction = this.db.transaction(["projects", "files"], "readwrite");
      const stored = transaction.objectStore("files");
      const before = await transaction.objectStore("projects").get(workspace.id);
      const removed = (before?.paths ?? []).filter((path) => !paths.includes(path));
      await Promise.all([
        ...removed.map((path) => stored.delete([workspace.id, path])),
        ...changed.map((file) => stored.put(file.text, [workspace.id, file.path])),
        transaction.objectStore("projects").put({ ...rest, paths, changed: now }),
        transaction.done,
      ]);
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") throw new StorageFull();
      throw error;
    }
  }

  async load(id: string): Promise<Workspace | null> {
    const record = await this.db.get("projects", id);
    if (!record) return null;
    const { paths, changed: _changed, ...rest } = record;
    const files = await Promise.all(
      paths.map(async (path) => ({ path, text: (await this.db.get("files", [id, path])) ?? "" })),
    );
    return { ...rest, files };
  }

  /** Most recently changed first. */
  async list(): Promise<{ id: string; name: string; changed: number }[]> {
    const records = await this.db.getAllFromIndex("projects", "changed");
    return records.reverse().map(({ id, name, changed }) => ({ id, name, changed }));
  }

  async keepRuns(project: string, runs: readonly PastRun[]): Promise<void> {
    await this.db.put("runs", runs, project);
  }

  async runs(project: string): Promise<readonly PastRun[]> {
    return (await this.db.get("runs", project)) ?? [];
  }

  async keepTriage(key: string, value: Triage | null): Promise<void> {
    if (value) await this.db.put("triage", value, key);
    else await this.db.delete("triage", key);
  }

  async triage(): Promise<Readonly<Record<string, Triage>>> {
    const [keys, values] = await Promise.all([this.db.getAllKeys("triage"), this.db.getAll("triage")]);
    return Object.fromEntries(keys.map((key, index) => [key, values[index]!]));
  }

  async remove(id: string): Promise<void> {
    const record = await this.db.get("projects", id);
    const transaction = this.db.transaction(["projects", "files", "runs"], "readwrite");
    await Promise.all([
      ...(record?.paths ?? []).map((path) => transaction.objectStore("files").delete([id, path])),
      transaction.objectStore("projects").delete(id),
      transaction.objectStore("runs").delete(id),
      transaction.done,
    ]);
  }
}
