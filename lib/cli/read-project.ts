/** Files, folders and zips named on the command line, together one project. */
import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { defaultLimits, isHousekeeping, readItems } from "../intake";
import type { IntakeItem, OpenedProject } from "../protocol/protocol";
import { UsageError } from "./terminal";

interface NamedPath {
  readonly path: string;
  readonly stats: Stats;
}

/** Paths of the project are relative to the folder named, or to the folder that all named paths share. */
export async function readProject(paths: readonly string[], cwd: string): Promise<OpenedProject> {
  const named = paths.map((path): NamedPath => ({ path: resolve(cwd, path), stats: statsOf(path, cwd) }));
  const base = sharedFolder(named.map(({ path, stats }) => (stats.isDirectory() ? path : dirname(path))));
  const files = [...new Set(named.flatMap(filesBelow))];
  return readItems(
    files.map((file) => itemOf(file, base)),
    defaultLimits,
    new AbortController().signal,
    () => {},
  );
}

function statsOf(path: string, cwd: string): Stats {
  const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`${path}: no such file or folder`);
  return stats;
}

function sharedFolder(folders: readonly string[]): string {
  let shared = folders[0]!;
  const holds = (folder: string) => folders.every((path) => path === folder || path.startsWith(folder + sep));
  while (!holds(shared) && dirname(shared) !== shared) shared = dirname(shared);
  return shared;
}

function filesBelow({ path, stats }: NamedPath): readonly string[] {
  if (!stats.isDirectory()) return [path];
  return guarded(path, () => readdirSync(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isHousekeeping(relative(path, file).replaceAll("\\", "/")))
    .sort();
}

/** Nothing larger than the limit for everything is read into memory; the intake says what it left out. */
function itemOf(file: string, base: string): IntakeItem {
  const path = relative(base, file).replaceAll("\\", "/") || basename(file);
  return guarded(file, () => {
    const { size } = statSync(file);
    if (size > defaultLimits.totalBytes) return { kind: "unread", path, size };
    const bytes = readFileSync(file);
    const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return { kind: "bytes", path, bytes: copy };
  });
}

function guarded<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const { code = "not readable" } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: cannot be read (${code})`);
  }
}
