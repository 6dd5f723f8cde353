/**
 * From positions in the IR to places in files and to source text.
 *
 * A place is the outermost macro use in the file that holds the function. Text is quoted as it was written, constants of
 * object-like macros by name; inside one function-like macro use, where the writing shows only the use, the expanded
 * tokens are joined instead.
 */
import type { FileTable, Span, StringTable } from "../base";
import { type FunctionIr, originsOf, type Positioned } from "../ir";
import type { OriginMap } from "../preprocess";
import type { PlaceInFile } from "./trace-step";

export interface SourceTables {
  readonly files: FileTable;
  readonly strings: StringTable;
  readonly origins: OriginMap;
}

/** Text longer than this is cut in the middle of a sentence. */
const QUOTE_LIMIT = 70;

export function spanOf(tables: SourceTables, fn: FunctionIr, at: Positioned): Span | null {
  const range = originsOf(fn, at);
  if (!range) return null;
  const first = tables.origins.writtenPlace(range.first);
  const last = tables.origins.writtenPlace(range.last);
  if (!first || !last || last.file !== first.file || last.end < first.start) return first ?? last;
  return { file: first.file, start: first.start, end: Math.max(first.end, last.end) };
}

export function placeOfSpan({ files }: SourceTables, at: Span): PlaceInFile {
  const start = files.lineColumn(at.file, at.start);
  const end = files.lineColumn(at.file, at.end);
  return {
    file: files.get(at.file).path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

export function placeOf(tables: SourceTables, fn: FunctionIr, at: Positioned): PlaceInFile | null {
  const span = spanOf(tables, fn, at);
  return span && placeOfSpan(tables, span);
}

/**
 * The outermost macro whose use the place is, and where the text inside it stands: of an argument, which stands in the
 * use itself, the definition.
 */
export function macroAt(
  tables: SourceTables,
  fn: FunctionIr,
  at: Positioned,
): { readonly name: string; readonly spelling: PlaceInFile | null } | null {
  const range = originsOf(fn, at);
  const stack = range ? tables.origins.expansionStack(range.first) : [];
  const outermost = stack[stack.length - 1];
  if (!range || !outermost) return null;
  const spelled = tables.origins.spelling(range.first);
  const use = tables.origins.writtenPlace(range.first);
  const isArgument = spelled && use && spelled.file === use.file && isWithin(spelled, use);
  const shown = isArgument ? (outermost.definition ?? spelled) : spelled;
  return { name: outermost.macro, spelling: shown && placeOfSpan(tables, shown) };
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * The macro the place came out of when its replacement text holds control flow, so that the use hides a branch, a jump or
 * a return from the reader; null for other macros and for code that stands in the text.
 */
export function statementMacroAt(tables: SourceTables, fn: FunctionIr, at: Positioned): string | null {
  const range = originsOf(fn, at);
  const outermost = range ? tables.origins.expansionStack(range.first).at(-1) : undefined;
  if (!outermost?.definition) return null;
  const { text } = tables.files.get(outermost.definition.file);
  const replacement = /^(?:[^\\\n]|\\\r?\n|\\.)*/.exec(text.slice(outermost.definition.start))?.[0] ?? "";
  return /\b(if|while|for|switch|return|goto|break|continue)\b/.test(replacement) ? outermost.macro : null;
}

/** Source text on one line, cut when long. */
export function quote(tables: SourceTables, fn: FunctionIr, at: Positioned): string {
  const text = isInsideOneMacro(tables, fn, at) ? joinTokens(tables, fn, at) : writtenText(tables, fn, at);
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= QUOTE_LIMIT ? line : `${line.slice(0, QUOTE_LIMIT - 1)}…`;
}

/** The tokens as expanded, joined; never cut. */
export function spelledText(tables: SourceTables, fn: FunctionIr, at: Positioned): string {
  return at.first < 0 ? "" : joinTokens(tables, fn, at);
}

/** The statement's text without white space: what a fingerprint is made of. */
export function compactText(tables: SourceTables, fn: FunctionIr, at: Positioned): string {
  return writtenText(tables, fn, at).replace(/\s+/g, "");
}

function writtenText(tables: SourceTables, fn: FunctionIr, at: Positioned): string {
  const span = spanOf(tables, fn, at);
  return span ? tables.files.get(span.file).text.slice(span.start, span.end) : "";
}

/** Both ends came out of the same use of a macro. */
function isInsideOneMacro({ origins }: SourceTables, fn: FunctionIr, at: Positioned): boolean {
  const range = originsOf(fn, at);
  if (!range || at.first === at.last) return false;
  const first = origins.expansionStack(range.first).at(-1)?.use;
  const last = origins.expansionStack(range.last).at(-1)?.use;
  return (
    first !== undefined && first.file === last?.file && first.start === last.start && first.end === last.end
  );
}

/** Constants of object-like macros by name. */
function joinTokens(tables: SourceTables, fn: FunctionIr, at: Positioned): string {
  let text = "";
  let shown: Span | null = null;
  for (let i = at.first; i <= at.last; i++) {
    const constant = constantAt(tables, fn, i);
    const isRest =
      constant !== null && shown?.start === constant.use.start && shown.file === constant.use.file;
    shown = constant?.use ?? null;
    if (isRest) continue;
    const token =
      constant?.macro ?? tables.strings.text(fn.places.texts[i]! as Parameters<StringTable["text"]>[0]);
    text += text !== "" && needsSpace(text, token) ? ` ${token}` : token;
  }
  return text;
}

/** The outermost object-like macro among those the token came out of. */
function constantAt({ origins, files }: SourceTables, fn: FunctionIr, token: number) {
  const range = originsOf(fn, { first: token, last: token });
  const isConstant = ({ macro, use }: { readonly macro: string; readonly use: Span }) =>
    files.get(use.file).text.slice(use.start, use.end) === macro && /^[A-Z_][A-Z0-9_]*$/.test(macro);
  return range ? (origins.expansionStack(range.first).findLast(isConstant) ?? null) : null;
}

function needsSpace(before: string, token: string): boolean {
  const last = before[before.length - 1]!;
  if (/\w/.test(last) && /^\w/.test(token)) return true;
  const isTight = /[([.!~]$|->$/.test(before) || /^([)\].,;([]|->|\+\+|--)/.test(token);
  const isUnary = /(?:^|[([,=?:]\s?)[&*-]$/.test(before);
  return !isTight && !isUnary;
}
