/**
 * From what a person dropped, picked or pasted to a project: archives are unpacked, text is decoded, project files are
 * read, and everything that is not read is said. Used by the page's worker and by the command line.
 *
 * Invariants: never throws for any input except when `signal` aborts; nothing is read past the limits; a project whose
 * `files` is empty comes with at least one problem.
 */
import type {
  BuildChoice,
  EntryMessage,
  IntakeItem,
  IntakeNote,
  OpenedProject,
  SourceText,
} from "../protocol/protocol";
import { archiveFormat, classOf, isHousekeeping, isKept, isUnifiedDiff } from "./classify";
import { decodeText } from "./decode-text";
import { type IntakeLimits, megabytes } from "./limits";
import { describeFiles, describePatch, installFileNote, skippedNote } from "./messages";
import { commonFolder, extensionOf, fileNameOf, safePath } from "./path-name";
import { projectNameOf, readProjectFile, readRuleList, type TextLookup } from "./project-file";
import { isRoleMap, readRoleMap } from "./role-map";
import { ArchiveRefused, unpackZip } from "./zip-archive";

export type OnIntakeProgress = (text: string, done: number, total: number) => void;

interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Picked by name rather than found in a folder or archive: worth a message of its own when it is not read. */
  readonly isNamed: boolean;
}

type DecodedText = Exclude<ReturnType<typeof decodeText>, { kind: "binary" }>;

interface Reading {
  readonly files: SourceText[];
  /** Text that may be C although its name does not say so: read when there is nothing else. */
  readonly guesses: { readonly path: string; readonly decoded: DecodedText }[];
  readonly projectFiles: SourceText[];
  /** Property sheets and project files by lower-case path, for imports. */
  readonly sheets: SourceText[];
  readonly ruleNames: string[];
  readonly reports: SourceText[];
  readonly entries: EntryMessage[];
  readonly notes: IntakeNote[];
  readonly problems: IntakeNote[];
  readonly skipped: string[];
  readonly unsafeNames: string[];
  /** Everything that was looked at, for `{n} of {m} entries skipped`. */
  seen: number;
  archiveName: string | null;
}

export async function readItems(
  items: readonly IntakeItem[],
  limits: IntakeLimits,
  signal: AbortSignal,
  onProgress: OnIntakeProgress,
): Promise<OpenedProject> {
  const reading = emptyReading();
  const raw = await gather(items, limits, signal, onProgress, reading);
  const top = commonFolder(raw.map((file) => file.path)).split("/")[0] ?? "";
  for (const [index, file] of raw.entries()) {
    signal.throwIfAborted();
    if (index % 50 === 0) onProgress(`Reading ${raw.length} files`, index, raw.length);
    readFile(top === "" ? file : { ...file, path: file.path.slice(top.length + 1) }, reading);
  }
  takeGuesses(reading);
  const choices = buildChoices(reading);
  noteSkipped(reading);
  describeFiles(reading.files, reading.notes, reading.problems);
  return {
    project: {
      name: projectName(reading, top),
      files: reading.files,
      configuration: choices[0]?.configuration ?? {
        name: "default",
        defines: [],
        includeDirs: [],
      },
      entries: reading.entries,
    },
    choices,
    rules: [...new Set(reading.ruleNames)],
    reports: reading.reports,
    notes: reading.notes,
    problems: reading.problems,
  };
}

function emptyReading(): Reading {
  return {
    files: [],
    guesses: [],
    projectFiles: [],
    sheets: [],
    ruleNames: [],
    reports: [],
    entries: [],
    notes: [],
    problems: [],
    skipped: [],
    unsafeNames: [],
    seen: 0,
    archiveName: null,
  };
}

// --- Gathering bytes -------------------------------------------------------------------------------------------------

async function gather(
  items: readonly IntakeItem[],
  limits: IntakeLimits,
  signal: AbortSignal,
  onProgress: OnIntakeProgress,
  reading: Reading,
): Promise<RawFile[]> {
  const raw: RawFile[] = [];
  if (items.length > limits.entries) {
    const message = `This folder holds ${items.length} files; the limit is ${limits.entries}. Nothing was opened. Drop the driver's own folder.`;
    reading.problems.push({ code: "too-many-entries", message });
    return raw;
  }
  let total = 0;
  for (const item of items) {
    signal.throwIfAborted();
    const size = item.kind === "bytes" ? item.bytes.byteLength : 0;
    const path = acceptedItem(item, size, limits, reading);
    if (path === null || item.kind !== "bytes") continue;
    const bytes = new Uint8Array(item.bytes);
    if (archiveFormat(path, bytes) === "zip" || classOf(path) === "zip") {
      const unpacked = await openArchive(path, bytes, items.length > 1, limits, signal, onProgress, reading);
      raw.push(...unpacked);
      continue;
    }
    total += size;
    if (total > limits.totalBytes) {
      const message = `These files hold more than ${megabytes(limits.totalBytes)} MB; the limit. Nothing was opened. Drop the driver folder without binaries.`;
      reading.problems.push({ code: "too-large", message });
      return [];
    }
    reading.seen++;
    raw.push({ path, bytes, isNamed: !path.includes("/") });
  }
  return raw;
}

function acceptedItem(item: IntakeItem, size: number, limits: IntakeLimits, reading: Reading): string | null {
  const path = safePath(item.path);
  if (path === null || path.length > limits.pathLength) {
    reading.seen++;
    reading.unsafeNames.push(item.path);
    return null;
  }
  if (isHousekeeping(path)) return null;
  const isZip = classOf(path) === "zip";
  if (item.kind === "bytes" && (size <= limits.fileBytes || (isZip && size <= limits.totalBytes)))
    return path;
  reading.seen++;
  const known = classOf(path);
  const isTooLarge = item.kind === "bytes" || item.size > limits.fileBytes;
  if (isTooLarge && (known === "unit" || known === "header" || isZip)) {
    const megabyteCount = megabytes(item.kind === "bytes" ? size : item.size);
    const limit = megabytes(isZip ? limits.totalBytes : limits.fileBytes);
    const message = `${path} has ${megabyteCount} MB; the limit for one file is ${limit} MB. It was not read.`;
    reading.problems.push({ code: "file-too-large", message });
  } else if (!path.includes("/") && known === "compiled") {
    reading.problems.push(compiledProblem(path));
  } else if (!path.includes("/") && known === "archive") {
    reading.problems.push(unsupportedArchive(path, `.${extensionOf(path)}`));
  } else {
    reading.skipped.push(path);
  }
  return null;
}

async function openArchive(
  path: string,
  bytes: Uint8Array,
  isOneOfMany: boolean,
  limits: IntakeLimits,
  signal: AbortSignal,
  onProgress: OnIntakeProgress,
  reading: Reading,
): Promise<RawFile[]> {
  const stem = fileNameOf(path).replace(/\.zip$/i, "");
  try {
    const unpacked = await unpackZip(fileNameOf(path), bytes, limits, signal, (done, total) => {
      if (done % 20 === 0) onProgress(`Unpacking ${fileNameOf(path)}`, done, total);
    });
    reading.seen += unpacked.entries;
    reading.archiveName ??= stem;
    reading.unsafeNames.push(...unpacked.unsafeNames);
    reading.skipped.push(...unpacked.skipped);
    for (const name of unpacked.encrypted.slice(0, 3)) {
      const message = `${name} is encrypted. Pack the files again without a password.`;
      reading.problems.push({ code: "encrypted", message });
    }
    for (const { name, why } of unpacked.damaged.slice(0, 3)) {
      reading.problems.push({
        code: "damaged",
        message: `${name} could not be unpacked: ${why}.`,
      });
    }
    const prefix = isOneOfMany ? `${stem}/` : "";
    return unpacked.files.map((file) => ({
      path: prefix + file.path,
      bytes: file.bytes,
      isNamed: false,
    }));
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    reading.problems.push({ code: error.code, message: error.message });
    return [];
  }
}

// --- Reading one file ------------------------------------------------------------------------------------------------

function readFile(file: RawFile, reading: Reading): void {
  const format = archiveFormat(file.path, file.bytes);
  if (format !== null) {
    if (file.isNamed) reading.problems.push(unsupportedArchive(file.path, format));
    else reading.skipped.push(file.path);
    return;
  }
  const known = classOf(file.path);
  const decoded = decodeText(file.bytes);
  if (decoded.kind === "binary" || known === "compiled") {
    if (file.isNamed || isKept(file.path)) reading.problems.push(compiledProblem(file.path));
    else reading.skipped.push(file.path);
    return;
  }
  const { text } = decoded;
  if (known === "project-file" || known === "property-sheet") {
    reading.sheets.push({ path: file.path, text });
    if (known === "project-file") reading.projectFiles.push({ path: file.path, text });
  } else if (known === "rule-list") reading.ruleNames.push(...readRuleList(text));
  else if (isRoleMap(file.path)) takeRoles(file.path, text, reading);
  else if (known === "install-file") reading.notes.push(installFileNote(file.path, text));
  else if (isReport(file.path, text)) {
    reading.problems.push(reportProblem(file.path));
    reading.reports.push({ path: file.path, text });
  } else if (isUnifiedDiff(text)) reading.problems.push(describePatch(text));
  else if (isKept(file.path)) keepText(file.path, decoded, reading);
  else if (file.isNamed && looksLikeC(text)) reading.guesses.push({ path: file.path, decoded });
  else reading.skipped.push(file.path);
}

function takeRoles(path: string, text: string, reading: Reading): void {
  const entries = readRoleMap(text);
  reading.entries.push(...entries);
  const roles = entries.length === 1 ? "1 role was" : `${entries.length} roles were`;
  reading.notes.push({ code: "role-map", message: `${fileNameOf(path)}: ${roles} taken from it.` });
}

/** A makefile beside the sources has parentheses and braces too. */
function takeGuesses(reading: Reading): void {
  const isOnlySource = reading.files.length === 0;
  for (const { path, decoded } of reading.guesses) {
    if (isOnlySource) keepText(path, decoded, reading);
    else reading.skipped.push(path);
  }
}

function keepText(path: string, decoded: DecodedText, reading: Reading): void {
  const kept = isKept(path) ? path : `${path}.c`;
  if (reading.files.some((file) => file.path.toLowerCase() === kept.toLowerCase())) {
    const message = `${kept} is there twice; the first one was kept.`;
    reading.problems.push({ code: "duplicate-name", message });
    return;
  }
  if (decoded.encoding === "utf-16") {
    reading.notes.push({
      code: "utf-16",
      message: `${path} is UTF-16; read as such.`,
    });
  } else if (decoded.encoding === "windows-1252") {
    const message = `${path}: byte ${decoded.badByte} is not UTF-8; read as Latin-1, comments may look odd.`;
    reading.notes.push({ code: "latin-1", message });
  }
  reading.files.push({ path: kept, text: decoded.text });
}

function looksLikeC(text: string): boolean {
  return /[;{}]/.test(text) && /\w+\s*\(/.test(text) && !/^\s*</.test(text);
}

function compiledProblem(path: string): IntakeNote {
  const message = `${fileNameOf(path)} is a compiled file. Portcullis reads source text: drop the .c and .h files.`;
  return { code: "compiled", message };
}

/** SARIF, or a trace of Static Driver Verifier: results rather than source. */
function isReport(path: string, text: string): boolean {
  return (
    /\.(sarif|tt)$/i.test(path) || (/^\s*\{/.test(text) && /"\$schema"[^,]*sarif|"runs"\s*:\s*\[/.test(text))
  );
}

function reportProblem(path: string): IntakeNote {
  const message = `${fileNameOf(path)} is a report, not source. Drop the C files it speaks of; they are verified here again.`;
  return { code: "report", message };
}

function unsupportedArchive(path: string, format: string): IntakeNote {
  const shown = format === `.${extensionOf(path)}` ? format : `${fileNameOf(path)} (${format})`;
  return {
    code: "archive",
    message: `${shown} is not read. Repack as .zip or drop the folder.`,
  };
}

// --- The build -------------------------------------------------------------------------------------------------------

function buildChoices(reading: Reading): BuildChoice[] {
  const texts = new Map([...reading.files, ...reading.sheets].map((file) => [file.path.toLowerCase(), file]));
  const lookup: TextLookup = {
    find: (path) => texts.get(path.toLowerCase()) ?? null,
  };
  const choices: BuildChoice[] = [];
  const readable = new Set<string>();
  for (const file of reading.projectFiles) {
    const read = readProjectFile(file.path, file.text, lookup);
    if (!read) {
      const message = `${file.path} is not a project file that can be read; its settings are left out.`;
      reading.problems.push({ code: "project-file", message });
      continue;
    }
    if (read.choices.every((choice) => choice.units.length === 0)) continue;
    readable.add(file.path);
    choices.push(...read.choices);
    noteMissing(file.path, read.missingUnits, read.missingImports, reading);
  }
  if (readable.size > 1) {
    const first = projectNameOf(choices[0]!.projectFile);
    const message = `${readable.size} projects found. Verifying ${first}; the others are in the configuration menu.`;
    reading.notes.push({ code: "several-projects", message });
  }
  return choices;
}

function noteMissing(
  path: string,
  units: readonly string[],
  imports: readonly string[],
  reading: Reading,
): void {
  if (units.length > 0) {
    const message = `${path} compiles ${units.length} more that are not here: ${listed(units)}. Add them, or results speak of the rest only.`;
    reading.notes.push({ code: "missing-unit", message });
  }
  if (imports.length > 0) {
    const message = `${path} imports ${listed(imports)}, not among the files; macros set there are not known.`;
    reading.notes.push({ code: "missing-import", message });
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function noteSkipped(reading: Reading): void {
  const note = skippedNote(reading.seen, reading.skipped.length, reading.unsafeNames);
  if (note) (reading.unsafeNames.length > 0 ? reading.problems : reading.notes).push(note);
}

function projectName(reading: Reading, top: string): string {
  if (reading.archiveName) return reading.archiveName;
  if (top !== "") return top;
  const named = reading.files.find((file) => classOf(file.path) === "unit") ?? reading.files[0];
  return named ? fileNameOf(named.path).replace(/\.[^.]*$/, "") : "untitled";
}
