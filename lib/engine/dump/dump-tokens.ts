/**
 * Tokens before and after preprocessing.
 *
 *     tokens    a.c 3:1 identifier LOCK          expanded   a.c:3    IoAcquireCancelSpinLock ( & irql ) ;  <- LOCK
 *               a.c 3:5 punctuator (
 */
import type { FileId } from "../base";
import { KIND_MASK, type OriginId, TokenKind, type TranslationUnit } from "../preprocess";
import { type DumpInput, json, type Printers } from "./dump-input";

const KIND_NAMES = Object.fromEntries(
  Object.entries(TokenKind).map(([name, kind]) => [kind, name.toLowerCase()]),
);

interface RawToken {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly kind: string;
  readonly text: string;
}

/** Of the units and of the project's headers they include. */
export function rawTokens(input: DumpInput): Printers {
  const read = new Set(input.units.flatMap(({ file, included }) => [file, ...included]));
  const tokens = () => [...read].flatMap((file) => tokensOf(input, file));
  return {
    text: () =>
      lines(
        tokens().map(({ file, line, column, kind, text }) => `${file} ${line}:${column} ${kind} ${text}`),
      ),
    json: () => json(tokens()),
  };
}

function tokensOf({ files, lexed, tables }: DumpInput, file: FileId): readonly RawToken[] {
  const { count, meta, text, start } = lexed.of(file);
  return Array.from({ length: count }, (_, i) => ({
    file: files.get(file).path,
    ...files.lineColumn(file, start[i]!),
    kind: KIND_NAMES[meta[i]! & KIND_MASK] ?? "other",
    text: tables.strings.text(text[i]! as Parameters<typeof tables.strings.text>[0]),
  }));
}

interface ExpandedLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Macros used on the line, outermost, in order. */
  readonly macros: readonly string[];
}

export function expandedTokens(input: DumpInput): Printers {
  const all = () => input.units.flatMap((unit) => expandedLines(input, unit));
  return {
    text: () =>
      lines(
        all().map(({ file, line, text, macros }) => {
          const made = macros.length > 0 ? `  <- ${macros.join(", ")}` : "";
          return `${`${file}:${line}`.padEnd(16)} ${text}${made}`;
        }),
      ),
    json: () => json(all()),
  };
}

function expandedLines(input: DumpInput, unit: TranslationUnit): readonly ExpandedLine[] {
  const { files, tables } = input;
  const made: { file: string; line: number; words: string[]; macros: Set<string> }[] = [];
  for (let i = 0; i < unit.tokens.count; i++) {
    const origin = unit.tokens.origin[i]! as OriginId;
    const place = tables.origins.writtenPlace(origin);
    const last = made[made.length - 1];
    const file = place ? files.get(place.file).path : (last?.file ?? files.get(unit.file).path);
    const line = place ? files.lineColumn(place.file, place.start).line : (last?.line ?? 0);
    const current = last && last.file === file && last.line === line ? last : null;
    const into = current ?? { file, line, words: [], macros: new Set<string>() };
    if (!current) made.push(into);
    into.words.push(tables.strings.text(unit.tokens.text[i]! as Parameters<typeof tables.strings.text>[0]));
    const outermost = tables.origins.expansionStack(origin).at(-1);
    if (outermost) into.macros.add(outermost.macro);
  }
  return made.map(({ file, line, words, macros }) => ({
    file,
    line,
    text: words.join(" "),
    macros: [...macros],
  }));
}

function lines(of: readonly string[]): string {
  return of.map((line) => `${line}\n`).join("");
}
