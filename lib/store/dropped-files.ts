/**
 * Files of a drop or a picker as intake items. Folders are walked; what no driver needs is not read into memory, only
 * named, so that the intake can say what it left out.
 */
import { isHousekeeping } from "../intake/classify";
import { defaultLimits } from "../intake/limits";
import type { IntakeItem } from "../protocol/protocol";

interface Found {
  readonly path: string;
  readonly file: File;
}

/** Binary by name: not worth reading. A zip is read whole. */
const UNREAD =
  /\.(sys|pdb|obj|lib|exe|dll|cat|cer|pfx|png|jpe?g|gif|ico|bmp|pdf|docx?|xlsx?|7z|rar|cab|iso|vhdx?|bin)$/i;

export async function itemsOfFiles(files: Iterable<File>): Promise<IntakeItem[]> {
  const found = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return readAll(found);
}

/** Must be called in the drop event itself: the transfer is empty afterwards. */
export function itemsOfDrop(transfer: DataTransfer): Promise<IntakeItem[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return itemsOfFiles(transfer.files);
  return walk(entries).then(readAll);
}

async function walk(roots: readonly FileSystemEntry[]): Promise<Found[]> {
  const found: Found[] = [];
  const open = [...roots];
  for (let entry = open.shift(); entry; entry = open.shift()) {
    const path = entry.fullPath.replace(/^\//, "");
    if (isHousekeeping(path)) continue;
    if (found.length > defaultLimits.entries) break;
    if (entry.isFile) found.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    else open.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
  }
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader hands out children in batches until an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

function readAll(found: readonly Found[]): Promise<IntakeItem[]> {
  let total = 0;
  return Promise.all(
    found.map(async ({ path, file }): Promise<IntakeItem> => {
      total += file.size;
      const isUnread = UNREAD.test(path) || isHousekeeping(path) || file.size > defaultLimits.totalBytes;
      if (isUnread || total > 2 * defaultLimits.totalBytes) return { kind: "unread", path, size: file.size };
      return { kind: "bytes", path, bytes: await file.arrayBuffer() };
    }),
  );
}
