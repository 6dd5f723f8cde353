/**
 * Several files in one paste, told apart by the lines people put between them:
 *
 *     // file: queue.c          --- queue.c ---          ==> queue.c <==          cat > queue.c <<'EOF'
 *     /* queue.h *\/            === queue.c ===          ### queue.c              ```c queue.c
 *
 * A separator stands alone on its line and names a C source or header. What stands before the first one belongs to it
 * when it is only comments or blank; otherwise it is a file of its own. One name only is one file with that name.
 */
import type { SourceText } from "../protocol/protocol";
import { isUnifiedDiff } from "./classify";
import { safePath } from "./path-name";

const NAME = String.raw`[\w./\\+-]+\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inl|inc)`;

const SEPARATORS: readonly RegExp[] = [
  new RegExp(String.raw`^\s*//[!\s]*(?:file(?:name)?\s*:|=+|-+)\s*(${NAME})\s*(?:=+|-+)?\s*$`, "i"),
  new RegExp(String.raw`^\s*/\*+\s*(?:file(?:name)?\s*:|=+|-+)?\s*(${NAME})\s*(?:=+|-+)?\s*\*+/\s*$`, "i"),
  new RegExp(
    String.raw`^\s*(?:-{2,}|={2,}|\*{2,}|#{2,}|_{2,})\s*(?:file\s*:\s*)?(${NAME})\s*(?:-{2,}|={2,}|\*{2,}|#{2,}|_{2,}|:)?\s*$`,
    "i",
  ),
  new RegExp(String.raw`^\s*==>\s*(${NAME})\s*<==\s*$`, "i"),
  new RegExp(String.raw`^\s*${"```"}\w*\s*(?:title=)?["']?(${NAME})["']?\s*$`, "i"),
  new RegExp(String.raw`^\s*(?:\$\s*)?cat\s*>\s*["']?(${NAME})["']?\s*<<-?\s*["']?(\w+)["']?\s*$`, "i"),
];

interface Part {
  readonly path: string;
  readonly lines: string[];
  /** Line that closes a fence or here-document; null when the next separator does. */
  readonly close: string | null;
}

/** Null when nothing separates files; a diff names files too, and is none. */
export function pasteParts(text: string): readonly SourceText[] | null {
  if (isUnifiedDiff(text)) return null;
  const head: string[] = [];
  const parts: Part[] = [];
  let current: Part | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (current && line.trim() === current.close) {
      current = null;
      continue;
    }
    const begun = separatorIn(line);
    if (begun && (!current || current.close === null)) {
      current = begun;
      parts.push(begun);
    } else if (current) current.lines.push(line);
    else if (parts.length === 0) head.push(line);
  }
  if (parts.length === 0) return null;
  const before = isOnlyComment(head) ? [] : [{ path: "pasted.c", text: head.join("\n") }];
  return [...before, ...merged(parts)];
}

function separatorIn(line: string): Part | null {
  for (const pattern of SEPARATORS) {
    const match = pattern.exec(line);
    const path = match && safePath(match[1]!);
    if (path) return { path, lines: [], close: match[2] ?? (line.trim().startsWith("```") ? "```" : null) };
  }
  return null;
}

/** The same name twice is one file, in the order of the paste. */
function merged(parts: readonly Part[]): readonly SourceText[] {
  const byPath = new Map<string, string[]>();
  for (const { path, lines } of parts) byPath.set(path, [...(byPath.get(path) ?? []), ...lines]);
  return [...byPath].map(([path, lines]) => ({ path, text: `${lines.join("\n").trim()}\n` }));
}

function isOnlyComment(lines: readonly string[]): boolean {
  return (
    lines
      .join("\n")
      .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "")
      .trim() === ""
  );
}
