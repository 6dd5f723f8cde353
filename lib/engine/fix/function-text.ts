/** One function as it is written: file, tokens without directives, statements, and how it is indented. */
import type { FileId } from "../base";
import type { FunctionIr } from "../ir";
import { KIND_MASK, type LexedFiles, TokenKind } from "../preprocess";
import { type SourceTables, spanOf } from "../trace";
import { type WrittenStatement, type WrittenToken, writtenStatements } from "./written-statements";

export interface WrittenSources {
  readonly tables: SourceTables;
  readonly lexed: LexedFiles;
}

export interface FunctionText {
  readonly path: string;
  /** The whole file. */
  readonly text: string;
  readonly body: WrittenStatement;
  /** One level of indentation. */
  readonly unit: string;
  readonly eol: string;
}

/** Null for functions of the OS model and those whose body is made by a macro. */
export function functionText(sources: WrittenSources, fn: FunctionIr): FunctionText | null {
  const { tables } = sources;
  const name = spanOf(tables, fn, { first: fn.nameToken, last: fn.nameToken });
  if (!name || fn.isModel) return null;
  const { path, text, origin } = tables.files.get(name.file);
  if (origin !== "project") return null;
  const tokens = tokensOf(sources, name.file);
  const open = braceAfter(tokens, name.end);
  return open < 0 ? null : textAround(path, text, writtenStatements(tokens, open));
}

export function textAround(path: string, text: string, body: WrittenStatement): FunctionText {
  const inner = body.children.find(({ start }) => startsLine(text, start));
  const outside = indentAt(text, body.start);
  const inside = inner ? indentAt(text, inner.start) : "";
  const unit = inside.startsWith(outside) && inside !== outside ? inside.slice(outside.length) : "    ";
  return { path, text, body, unit, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}

/** The white space that the offset's line begins with. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))![0];
}

/** Nothing but white space stands before the offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*$/.test(text.slice(lineStart, offset));
}

/** Tokens of a file without its directives. */
export function tokensOf({ tables, lexed }: WrittenSources, file: FileId): readonly WrittenToken[] {
  const { count, text, start, end, meta, directives } = lexed.of(file);
  const source = tables.files.get(file).text;
  const tokens: WrittenToken[] = [];
  let directive = 0;
  for (let i = 0; i < count; i++) {
    if (directive < directives.count && i === directives.hash[directive]) {
      i = directives.lineEnd[directive]! - 1;
      directive++;
      continue;
    }
    const isWord = (meta[i]! & KIND_MASK) === TokenKind.Identifier;
    const spelled = isWord ? tables.strings.text(text[i]! as never) : source.slice(start[i]!, end[i]!);
    tokens.push({ text: spelled, start: start[i]!, end: end[i]! });
  }
  return tokens;
}

function braceAfter(tokens: readonly WrittenToken[], offset: number): number {
  let depth = 0;
  for (let i = tokens.findIndex(({ start }) => start >= offset); i >= 0 && i < tokens.length; i++) {
    const { text } = tokens[i]!;
    if (text === "{" && depth === 0) return i;
    if (text === "(") depth++;
    else if (text === ")") depth--;
  }
  return -1;
}
