/** The definition of a macro around a place in it, as written: from its `#define` to the last continued line. */
import type { PlaceInFile, SourceText } from "../protocol/protocol";

export interface Excerpt {
  readonly file: string;
  /** Line number of the first line, 1-based. */
  readonly first: number;
  readonly lines: readonly string[];
  /** Line number of the place, 1-based. */
  readonly current: number;
}

/** Longer definitions are cut around the place. */
const MAX_LINES = 40;

/** Null when the file is not among the project's, as the OS model's headers are not. */
export function macroText(files: readonly SourceText[], place: PlaceInFile): Excerpt | null {
  const lines = files.find(({ path }) => path === place.file)?.text.split(/\r\n|\r|\n/);
  if (!lines || place.line > lines.length) return null;
  const isContinued = (line: number) => /\\\s*$/.test(lines[line - 1] ?? "");
  let first = place.line;
  while (first > 1 && isContinued(first - 1) && place.line - first < MAX_LINES / 2) first--;
  let last = place.line;
  while (last < lines.length && isContinued(last) && last - first < MAX_LINES - 1) last++;
  return { file: place.file, first, lines: lines.slice(first - 1, last), current: place.line };
}
