/**
 * Edits of project files, and the same edits as a unified diff that `git apply` and `patch -p1` take.
 *
 * Edits of one set never overlap; offsets are those of the text before any of them.
 */
import type { SourceFile } from "../project";

export interface TextEdit {
  readonly path: string;
  /** UTF-16 units; the end is exclusive, equal to the start for an insertion. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Null when two edits touch the same text. */
export function applyEdits(
  files: readonly SourceFile[],
  edits: readonly TextEdit[],
): readonly SourceFile[] | null {
  const byPath = new Map<string, TextEdit[]>();
  for (const edit of edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  const changed: SourceFile[] = [];
  for (const file of files) {
    const own = byPath.get(file.path);
    const text = own ? edited(file.text, own) : file.text;
    if (text === null) return null;
    changed.push(own ? { path: file.path, text } : file);
  }
  return changed;
}

function edited(text: string, edits: readonly TextEdit[]): string | null {
  let result = "";
  let at = 0;
  for (const edit of ordered(edits)) {
    if (edit.start < at) return null;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** By place; insertions at one place keep their order. */
function ordered(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((left, right) => left.edit.start - right.edit.start || left.index - right.index)
    .map(({ edit }) => edit);
}

/** Lines shown around a change. */
const CONTEXT = 3;

interface LineChange {
  /** 0-based lines of the old text, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A unified diff with `a/` and `b/` before the paths. */
export function unifiedDiff(files: readonly SourceFile[], edits: readonly TextEdit[]): string {
  return files
    .flatMap((file) => {
      const own = edits.filter((edit) => edit.path === file.path);
      return own.length === 0 ? [] : [`--- a/${file.path}`, `+++ b/${file.path}`, ...hunks(file.text, own)];
    })
    .map((line) => `${line}\n`)
    .join("");
}

function hunks(text: string, edits: readonly TextEdit[]): readonly string[] {
  const old = text.split(/\r\n|\n|\r/);
  const out: string[] = [];
  let shift = 0;
  for (const group of grouped(lineChanges(text, old, edits))) {
    const first = Math.max(0, group[0]!.from - CONTEXT);
    const last = Math.min(old.length, group.at(-1)!.to + CONTEXT);
    const body = hunkBody(old, group, first, last);
    const added = body.filter((line) => !line.startsWith("-")).length;
    const removed = body.filter((line) => !line.startsWith("+")).length;
    out.push(`@@ -${first + 1},${removed} +${first + 1 + shift},${added} @@`, ...body);
    shift += added - removed;
  }
  return out;
}

function hunkBody(
  old: readonly string[],
  group: readonly LineChange[],
  first: number,
  last: number,
): readonly string[] {
  const body: string[] = [];
  let at = first;
  for (const change of group) {
    while (at < change.from) body.push(` ${old[at++]}`);
    while (at < change.to) body.push(`-${old[at++]}`);
    body.push(...change.lines.map((line) => `+${line}`));
  }
  // The empty text behind the last line break is no line.
  while (at < last && !(at === old.length - 1 && old[at] === "")) body.push(` ${old[at++]}`);
  return body;
}

/** Changes whose surroundings meet share a hunk. */
function grouped(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && change.from - before.to <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** Edits as whole lines that were taken out and put in. */
function lineChanges(
  text: string,
  old: readonly string[],
  edits: readonly TextEdit[],
): readonly LineChange[] {
  return touchedLines(text, edits).flatMap(({ from, to, edits: touching }) => {
    const start = offsetOfLine(text, from) ?? 0;
    const end = offsetOfLine(text, to) ?? text.length;
    const moved = touching.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const after = (edited(text.slice(start, end), moved) ?? "").split(/\r\n|\n|\r/);
    if (end !== text.length || text.endsWith("\n")) after.pop();
    return differences(old.slice(from, Math.min(to, old.length)), after, from);
  });
}

/** By the longest common subsequence of lines; regions are a few lines long. */
function differences(old: readonly string[], made: readonly string[], from: number): readonly LineChange[] {
  const width = made.length + 1;
  const common = new Int32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = made.length - 1; j >= 0; j--) {
      const skip = Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
      common[i * width + j] = old[i] === made[j] ? common[(i + 1) * width + j + 1]! + 1 : skip;
    }
  }
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < made.length) {
    const [fromOld, fromMade] = [i, j];
    while (
      (i < old.length || j < made.length) &&
      !(i < old.length && j < made.length && old[i] === made[j])
    ) {
      const isTaken =
        i < old.length && (j >= made.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!);
      if (isTaken) i++;
      else j++;
    }
    if (i > fromOld || j > fromMade) {
      changes.push({ from: from + fromOld, to: from + i, lines: made.slice(fromMade, j) });
    }
    i++;
    j++;
  }
  return changes;
}

interface TouchedLines {
  readonly from: number;
  to: number;
  readonly edits: TextEdit[];
}

function touchedLines(text: string, edits: readonly TextEdit[]): readonly TouchedLines[] {
  const touched: TouchedLines[] = [];
  for (const edit of ordered(edits)) {
    const from = lineOf(text, edit.start);
    const to = lineOf(text, edit.end) + 1;
    const last = touched.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else touched.push({ from, to, edits: [edit] });
  }
  return touched;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
}

/** Offset at which a 0-based line starts; null behind the last line. */
function offsetOfLine(text: string, line: number): number | null {
  if (line === 0) return 0;
  const breaks = /\r\n|\n|\r/g;
  for (let seen = 0; breaks.exec(text); ) if (++seen === line) return breaks.lastIndex;
  return null;
}
