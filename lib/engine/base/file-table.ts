/**
 * The files of one analysis, project files and OS-model files alike, and the conversion of offsets to
 * lines. Paths are relative to the project with `/`; model files have the prefix `<model>/`.
 */
import type { FileId } from "./span";

export interface FileEntry {
  readonly path: string;
  readonly text: string;
  readonly origin: "project" | "model";
}

/** 1-based line and 1-based column, in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export class FileTable {
  private readonly entries: FileEntry[] = [];
  private readonly lineStarts: (Int32Array | null)[] = [];

  add(entry: FileEntry): FileId {
    this.entries.push(entry);
    this.lineStarts.push(null);
    return (this.entries.length - 1) as FileId;
  }

  /** A table that starts with these files, under the same ids. */
  fork(): FileTable {
    const forked = new FileTable();
    forked.entries.push(...this.entries);
    forked.lineStarts.push(...this.lineStarts);
    return forked;
  }

  get count(): number {
    return this.entries.length;
  }

  get(file: FileId): FileEntry {
    return this.entries[file]!;
  }

  lineColumn(file: FileId, offset: number): LineColumn {
    const starts = this.startsOf(file);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  private startsOf(file: FileId): Int32Array {
    const known = this.lineStarts[file];
    if (known) return known;
    const text = this.entries[file]!.text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10) starts.push(i + 1);
      else if (unit === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
    }
    const made = Int32Array.from(starts);
    this.lineStarts[file] = made;
    return made;
  }
}
