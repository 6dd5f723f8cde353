/**
 * Where text stands in a file of the project or of the OS model.
 * Offsets are 0-based UTF-16 units, half-open, always inside one file.
 */
import type { Brand } from "./brand";

/** Index into `FileTable`. */
export type FileId = Brand<number, "FileId">;

export interface Span {
  readonly file: FileId;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export function span(file: FileId, start: number, end: number): Span {
  return { file, start, end };
}
