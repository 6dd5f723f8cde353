/**
 * Unified diffs, applied to the files of a project. Hunks may have moved: each is looked for near the line it names, then
 * anywhere, by its context and removed lines. Nothing is applied when one hunk does not fit.
 */
import type { SourceText } from "../protocol/protocol";

export interface FilePatch {
  /** As the diff names it, without `a/` or `b/`. */
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

interface Hunk {
  /** 1-based line of the old text. */
  readonly from: number;
  /** Context and removed lines, context and added lines. */
  readonly old: readonly string[];
  readonly made: readonly string[];
}

export type PatchOutcome =
  | { readonly kind: "applied"; readonly files: readonly SourceText[]; readonly changed: readonly string[] }
  /** Every hunk is there already, the other way round. */
  | { readonly kind: "already" }
  /** `file` is not among the files, or the hunk at `line` does not fit. */
  | { readonly kind: "misfit"; readonly file: string; readonly line: number | null };

export function parsePatch(text: string): readonly FilePatch[] {
  const patches: { path: string; hunks: Hunk[] }[] = [];
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    if (/^--- /.test(lines[i]!) && /^\+\+\+ /.test(lines[i + 1] ?? "")) {
      patches.push({ path: pathIn(lines[i]!, lines[i + 1]!), hunks: [] });
      i++;
      continue;
    }
    const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(lines[i]!);
    const patch = patches.at(-1);
    if (!head || !patch) continue;
    const counts = { old: Number(head[2] ?? 1), made: Number(head[3] ?? 1) };
    const hunk = hunkAt(lines, i + 1, counts);
    patch.hunks.push({ from: Number(head[1]), old: hunk.old, made: hunk.made });
    i = hunk.next - 1;
  }
  return patches.filter(({ hunks }) => hunks.length > 0);
}

function pathIn(old: string, made: string): string {
  const named = [made, old].map((line) => line.slice(4).replace(/\t.*$/, "").trim());
  const path = named.find((name) => name !== "/dev/null") ?? "";
  return path
    .replace(/^"(.*)"$/, "$1")
    .replace(/^[ab]\//, "")
    .replaceAll("\\", "/");
}

function hunkAt(lines: readonly string[], start: number, counts: { old: number; made: number }) {
  const old: string[] = [];
  const made: string[] = [];
  let next = start;
  while (next < lines.length && (old.length < counts.old || made.length < counts.made)) {
    const line = lines[next++]!;
    if (line.startsWith("\\")) continue;
    if (line.startsWith("-")) old.push(line.slice(1));
    else if (line.startsWith("+")) made.push(line.slice(1));
    else {
      old.push(line.slice(1));
      made.push(line.slice(1));
    }
  }
  return { old, made, next };
}

export function applyPatch(files: readonly SourceText[], patches: readonly FilePatch[]): PatchOutcome {
  const changed: string[] = [];
  let result = [...files];
  let misfit: PatchOutcome | null = null;
  for (const patch of patches) {
    const file = fileNamed(result, patch.path);
    if (!file) return { kind: "misfit", file: patch.path, line: null };
    const text = patched(file.text, patch.hunks);
    if (typeof text === "number") {
      misfit ??= { kind: "misfit", file: file.path, line: text };
      continue;
    }
    changed.push(file.path);
    result = result.map((each) => (each === file ? { path: file.path, text } : each));
  }
  if (!misfit) return { kind: "applied", files: result, changed };
  return isThereAlready(files, patches) ? { kind: "already" } : misfit;
}

function isThereAlready(files: readonly SourceText[], patches: readonly FilePatch[]): boolean {
  return patches.every(({ path, hunks }) => {
    const file = fileNamed(files, path);
    const reversed = hunks.map(({ from, old, made }) => ({ from, old: made, made: old }));
    return file !== null && typeof patched(file.text, reversed) === "string";
  });
}

/** The exact path, else the only file whose path ends in it, or whose path it ends in. */
function fileNamed(files: readonly SourceText[], path: string): SourceText | null {
  const wanted = path.toLowerCase();
  const exact = files.find((file) => file.path.toLowerCase() === wanted);
  if (exact) return exact;
  const near = files.filter(({ path: own }) => {
    const lower = own.toLowerCase();
    return lower.endsWith(`/${wanted}`) || wanted.endsWith(`/${lower}`);
  });
  return near.length === 1 ? near[0]! : null;
}

/** The line number of the first hunk that does not fit, or the new text. */
function patched(text: string, hunks: readonly Hunk[]): string | number {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  let shift = 0;
  for (const { from, old, made } of hunks) {
    const at = placeOf(lines, old, from - 1 + shift);
    if (at === null) return from;
    lines.splice(at, old.length, ...made);
    shift += made.length - old.length + (at - (from - 1 + shift));
  }
  return lines.join(eol);
}

/** Where the old lines stand, nearest to the wanted line; trailing white space does not count. */
function placeOf(lines: readonly string[], old: readonly string[], wanted: number): number | null {
  const fits = (at: number) => old.every((line, i) => lines[at + i]?.trimEnd() === line.trimEnd());
  for (let distance = 0; distance <= lines.length; distance++) {
    for (const at of distance === 0 ? [wanted] : [wanted - distance, wanted + distance]) {
      if (at >= 0 && at + old.length <= lines.length && fits(at)) return at;
    }
  }
  return null;
}
