/** Files, folders and zips named on the command line, together one project. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { defaultLimits, readItems } from "../intake";
import type { OpenedProject } from "../protocol/protocol";

/** A path that cannot be read; the message names it. */
export class UnreadableInput extends Error {}

export async function readProject(paths: readonly string[]): Promise<OpenedProject> {
  const items = paths.flatMap((path) => itemsOf(resolve(path), paths.length > 1));
  const whole = new AbortController().signal;
  return readItems(items, defaultLimits, whole, () => {});
}

interface Item {
  readonly kind: "bytes";
  readonly path: string;
  readonly bytes: ArrayBuffer;
}

function itemsOf(path: string, isOneOfMany: boolean): readonly Item[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UnreadableInput(`${path}: no such file or folder`);
  if (!stats.isDirectory()) return [{ kind: "bytes", path: basename(path), bytes: readBytes(path) }];
  const prefix = isOneOfMany ? `${basename(path)}/` : "";
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      kind: "bytes",
      path: prefix + relative(path, file).replaceAll("\\", "/"),
      bytes: readBytes(file),
    }));
}

function readBytes(path: string): ArrayBuffer {
  try {
    const bytes = readFileSync(path);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  } catch (error) {
    throw new UnreadableInput(`${path}: ${(error as Error).message}`);
  }
}
