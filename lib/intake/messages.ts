/** What is said about a drop as a whole: sentences only, wording after the project's one source of texts. */
import type { IntakeNote, SourceText } from "../protocol/protocol";
import { classOf } from "./classify";
import { fileNameOf } from "./path-name";

/** Adds what has to be said about the kept files; a drop without any always gets a problem. */
export function describeFiles(
  files: readonly SourceText[],
  notes: IntakeNote[],
  problems: IntakeNote[],
): void {
  if (files.length === 0) {
    if (problems.length === 0 && !notes.some((note) => note.code === "install-file")) {
      const message =
        "No C source among these files. Drop the .c and .h files, or the folder that holds them.";
      problems.push({ code: "no-source", message });
    }
    return;
  }
  dropAll(notes, "install-file");
  for (const file of files) {
    if (file.text.trim() === "") notes.push({ code: "empty", message: `${file.path} is empty.` });
  }
  if (files.every((file) => classOf(file.path) === "header")) {
    const note = headerOnly(files);
    if (note) notes.push(note);
  }
}

/** Beside sources an INF needs no word. */
function dropAll(notes: IntakeNote[], code: string): void {
  for (let i = notes.length - 1; i >= 0; i--) if (notes[i]!.code === code) notes.splice(i, 1);
}

/** Null when a header holds a function body, which can be verified. */
function headerOnly(files: readonly SourceText[]): IntakeNote | null {
  const text = files.map((file) => withoutComments(file.text)).join("\n");
  if (/\)\s*\{/.test(text)) return null;
  const roles = [
    ...text.matchAll(
      /^\s*(?:extern\s+)?(?:sp_|VIRTUAL_)?((?:HW|DRIVER|STOR|KDEFERRED|IO)_\w+)\s+(\w+)\s*;/gm,
    ),
  ];
  const types = [
    ...text.matchAll(/^\s*(?:typedef\s+)?(?:struct|union|enum)\b[^;{]*\{|^\s*typedef\b[^;{]*;/gm),
  ].length;
  const names = roles.map((role) => role[2]!);
  const wanted = names.length > 0 ? `that implement ${listNames(names)}` : "that include this header";
  const message = `Only declarations here: ${count(names.length, "role")} declared, ${count(types, "type")}, no function body. Add the .c files ${wanted}.`;
  return { code: "header-only", message };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, " ");
}

/** What an INF says about the driver it installs. */
export function installFileNote(path: string, text: string): IntakeNote {
  const service = /^\s*AddService\s*=\s*([^,\s]+)/im.exec(text)?.[1];
  const isStorport = /storport|scsiadapter|\bSCSI miniport\b/i.test(text);
  const facts = [service ? `service ${service}` : "", isStorport ? "a storage adapter class" : ""].filter(
    Boolean,
  );
  const noted = facts.length > 0 ? ` Noted: ${facts.join(", ")}.` : "";
  const message = `${fileNameOf(path)}: an INF describes installation; it has no code to verify. Drop the folder it came from.${noted}`;
  return { code: "install-file", message };
}

export function describePatch(text: string): IntakeNote {
  const files = [...text.matchAll(/^\+\+\+ (?:b\/)?([^\t\r\n]+)/gm)].map((match) => match[1]!);
  const functions = new Set([...text.matchAll(/^@@ [^@]+@@ (.+)$/gm)].map((match) => match[1]!.trim()));
  const hunks = [...text.matchAll(/^@@ /gm)].length;
  const changed = count(Math.max(functions.size, 1, functions.size === 0 ? hunks : 0), "changed function");
  const message = `A patch without its files (${listNames(files)}): ${changed} would be incomplete. Drop the sources, then paste the patch again.`;
  return { code: "patch", message };
}

/** Null when nothing was skipped. `seen` counts every entry looked at. */
export function skippedNote(
  seen: number,
  notSource: number,
  unsafeNames: readonly string[],
): IntakeNote | null {
  const skipped = notSource + unsafeNames.length;
  if (skipped === 0) return null;
  const parts: string[] = [];
  if (notSource > 0) parts.push(`${notSource} not source`);
  if (unsafeNames.length > 0)
    parts.push(`${count(unsafeNames.length, "unsafe name")} (first: ${unsafeNames[0]})`);
  const code = unsafeNames.length > 0 ? "unsafe-name" : "not-source";
  return {
    code,
    message: `${skipped} of ${count(seen, "entry", "entries")} skipped: ${parts.join(", ")}.`,
  };
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`;
}
