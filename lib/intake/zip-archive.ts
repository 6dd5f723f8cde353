/**
 * Unpacks a zip within limits. Sizes are counted while streaming, since what an entry declares may be a lie; names that
 * leave the project are refused; only files that will be read are unpacked. Nested archives stay closed.
 */
import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { classOf, isHousekeeping } from "./classify";
import { type IntakeLimits, megabytes } from "./limits";
import { safePath } from "./path-name";

// zip.js would start its own workers from blobs, which the page's policy forbids.
configure({ useWebWorkers: false });

export interface Unpacked {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
  }[];
  readonly entries: number;
  readonly unsafeNames: readonly string[];
  readonly encrypted: readonly string[];
  /** Broken entries, with what is wrong. */
  readonly damaged: readonly { readonly name: string; readonly why: string }[];
  /** Entries that are not source, by name. */
  readonly skipped: readonly string[];
}

/** Nothing of the archive is used; the message is for a person. */
export class ArchiveRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Collected {
  files: { path: string; bytes: Uint8Array }[];
  unsafeNames: string[];
  encrypted: string[];
  damaged: { name: string; why: string }[];
  skipped: string[];
}

export async function unpackZip(
  name: string,
  bytes: Uint8Array,
  limits: IntakeLimits,
  signal: AbortSignal,
  onEntry: (done: number, total: number) => void,
): Promise<Unpacked> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    filenameValidation: "tolerant",
    checkOverlappingEntry: true,
    checkCrc32: true,
    signal,
  });
  try {
    const entries = await listEntries(reader, name, limits);
    const found: Collected = {
      files: [],
      unsafeNames: [],
      encrypted: [],
      damaged: [],
      skipped: [],
    };
    let total = 0;
    for (const [index, entry] of entries.entries()) {
      signal.throwIfAborted();
      onEntry(index, entries.length);
      const path = acceptedPath(entry, limits, found);
      if (path !== null) total += await unpackEntry(entry, path, name, limits, total, signal, found);
    }
    return { ...found, entries: entries.length };
  } finally {
    await reader.close();
  }
}

async function listEntries(
  reader: ZipReader<unknown>,
  name: string,
  limits: IntakeLimits,
): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      entries.push(entry);
      if (entries.length > limits.entries) {
        throw new ArchiveRefused(
          "too-many-entries",
          `${name} holds more than ${limits.entries} files. Nothing was opened. Drop the driver folder without the rest.`,
        );
      }
    }
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(
      "not-a-zip",
      `${name} is not a zip that can be read (${reasonOf(error)}). Nothing was opened. Pack it again, or drop the folder.`,
    );
  }
  return entries;
}

/** The entry's path when it is to be unpacked; null after noting why not. */
function acceptedPath(entry: FileEntry, limits: IntakeLimits, found: Collected): string | null {
  const path = safePath(entry.filename);
  const isTooLong =
    path !== null && (path.length > limits.pathLength || path.split("/").length > limits.depth + 1);
  if (path === null || isTooLong || isSymbolicLink(entry)) {
    found.unsafeNames.push(entry.filename);
    return null;
  }
  if (isHousekeeping(path)) return null;
  const known = classOf(path);
  if (known === "other" || known === "archive" || known === "zip" || known === "compiled") {
    found.skipped.push(path);
    return null;
  }
  if (entry.encrypted) {
    found.encrypted.push(path);
    return null;
  }
  return path;
}

/** Unix mode in the upper half of the external attributes: 0o120000 is a link. */
function isSymbolicLink(entry: FileEntry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** Bytes unpacked. Throws when a limit of the whole archive is passed; a damaged entry is noted and skipped. */
async function unpackEntry(
  entry: FileEntry,
  path: string,
  name: string,
  limits: IntakeLimits,
  before: number,
  signal: AbortSignal,
  found: Collected,
): Promise<number> {
  const sink = boundedSink((size) => {
    if (size > limits.fileBytes) {
      throw new ArchiveRefused(
        "file-too-large",
        `${path} in ${name} unpacks to more than ${megabytes(limits.fileBytes)} MB, the limit for one file. Nothing was opened.`,
      );
    }
    if (before + size > limits.totalBytes) {
      throw new ArchiveRefused(
        "unpacks-too-large",
        `${name} unpacks to more than ${megabytes(limits.totalBytes)} MB, the limit. Nothing was opened. Drop the driver folder without binaries.`,
      );
    }
    if (size > limits.ratioFloorBytes && size > entry.compressedSize * limits.ratio) {
      throw new ArchiveRefused(
        "ratio",
        `${path} in ${name} unpacks to more than ${limits.ratio} times its packed size. Nothing was opened.`,
      );
    }
  });
  try {
    await entry.getData(sink.stream, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    if (sink.refusal()) throw sink.refusal();
    found.damaged.push({ name: path, why: reasonOf(error) });
    return 0;
  }
  found.files.push({ path, bytes: sink.bytes() });
  return sink.bytes().length;
}

/** Collects a stream and checks its size before each chunk is kept. */
function boundedSink(check: (size: number) => void) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let refused: ArchiveRefused | null = null;
  const stream = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.length;
      try {
        check(size);
      } catch (error) {
        if (error instanceof ArchiveRefused) refused = error;
        throw error;
      }
      chunks.push(chunk.slice());
    },
  });
  return { stream, refusal: () => refused, bytes: () => joined(chunks, size) };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
