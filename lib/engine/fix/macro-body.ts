/**
 * A statement that is a macro use, expanded by one level in the text, so that code can be put between what the macro
 * does: `BAIL(c, e);` becomes `if (c) return (e);` with the arguments as they were written.
 */
import type { Span } from "../base";
import type { FunctionIr, Positioned } from "../ir";
import { originsOf } from "../ir";
import { type FunctionText, indentAt, textAround, tokensOf, type WrittenSources } from "./function-text";
import { type WrittenStatement, type WrittenToken, writtenStatements } from "./written-statements";

/** A macro use as a piece of text of its own; offsets are those of `fn.text`. */
export interface ExpandedUse {
  /** The piece, indented as the use is. */
  readonly fn: FunctionText;
  /** Where the expansion begins in `fn.text`. */
  readonly start: number;
  readonly end: number;
}

/** Null when the position came from no macro of the project, or from one that pastes or makes strings. */
export function expandedUse(
  sources: WrittenSources,
  fn: FunctionIr,
  at: Positioned,
  target: WrittenStatement,
  around: FunctionText,
): ExpandedUse | null {
  const { tables, lexed } = sources;
  const range = originsOf(fn, at);
  const use = range && tables.origins.expansionStack(range.first).at(-1);
  const definition = use?.definition;
  if (!use || !definition || tables.files.get(definition.file).origin !== "project") return null;
  const macro = definitionAt(lexed.of(definition.file), definition, tables.files.get(definition.file).text);
  if (!macro || macro.body.some(({ text }) => text === "#" || text === "##")) return null;
  const args = argumentsOf(sources, use.use);
  if (macro.parameters && macro.parameters.length !== args.length) return null;
  const indent = indentAt(around.text, target.start);
  const ends = around.text.slice(target.start, target.end).endsWith(";");
  return piece(around, indent, withoutOnce(substituted(macro, args)), ends);
}

interface Definition {
  readonly parameters: readonly string[] | null;
  /** With a gap where white space stood. */
  readonly body: readonly (WrittenToken & { readonly hasGap: boolean })[];
}

function definitionAt(
  file: ReturnType<WrittenSources["lexed"]["of"]>,
  definition: Span,
  source: string,
): Definition | null {
  let name = 0;
  while (name < file.count && file.start[name]! < definition.start) name++;
  const index = file.directives.hash.findIndex(
    (hash, i) => hash < name && name < file.directives.lineEnd[i]!,
  );
  if (index < 0) return null;
  const tokens: (WrittenToken & { hasGap: boolean })[] = [];
  for (let i = name + 1; i < file.directives.lineEnd[index]!; i++) {
    const [start, end] = [file.start[i]!, file.end[i]!];
    tokens.push({ text: source.slice(start, end), start, end, hasGap: file.end[i - 1]! < start });
  }
  const isFunctionLike = tokens[0]?.text === "(" && !tokens[0].hasGap;
  if (!isFunctionLike) return { parameters: null, body: tokens };
  const close = tokens.findIndex(({ text }) => text === ")");
  const parameters = tokens.slice(1, close).filter(({ text }) => text !== ",");
  if (parameters.some(({ text }) => text === "...")) return null;
  return { parameters: parameters.map(({ text }) => text), body: tokens.slice(close + 1) };
}

/** Arguments as they are written, trimmed. */
function argumentsOf(sources: WrittenSources, use: Span): readonly string[] {
  const text = sources.tables.files.get(use.file).text;
  const tokens = tokensOf(sources, use.file).filter(({ start, end }) => start >= use.start && end <= use.end);
  const args: string[] = [];
  let depth = 0;
  let from = -1;
  for (const token of tokens) {
    if (depth === 1 && (token.text === "," || token.text === ")")) {
      args.push(text.slice(from, token.start).trim());
      from = token.end;
    }
    if (token.text === "(" && depth++ === 0) from = token.end;
    if (token.text === ")") depth--;
  }
  return args.length === 1 && args[0] === "" ? [] : args;
}

function substituted({ parameters, body }: Definition, args: readonly string[]): string {
  return body
    .map(({ text, hasGap }, index) => {
      const at = parameters?.indexOf(text) ?? -1;
      return (hasGap && index > 0 ? " " : "") + (at < 0 ? text : args[at]!);
    })
    .join("");
}

/** `do { X } while (0)` is X, unless something in it leaves the loop. */
function withoutOnce(code: string): string {
  const inner = /^do\s*\{([\s\S]*)\}\s*while\s*\(\s*(?:0|FALSE)\s*\)$/.exec(code)?.[1]?.trim();
  return inner === undefined || /\b(break|continue)\b/.test(inner) || !/[;}]$/.test(inner) ? code : inner;
}

function piece(around: FunctionText, indent: string, code: string, ends: boolean): ExpandedUse {
  const text = `{\n${indent}${code}${ends && !/[;}]$/.test(code) ? ";" : ""}\n}`;
  const start = 2 + indent.length;
  const end = text.length - 2;
  const body = writtenStatements(roughTokens(text), 0);
  return { fn: { ...textAround(around.path, text, body), unit: around.unit, eol: around.eol }, start, end };
}

/** Good enough for a replacement list: words, strings, and single characters. */
function roughTokens(text: string): readonly WrittenToken[] {
  const tokens = text.matchAll(/[A-Za-z_$][\w$]*|\d[\w.]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|->|::|\S/g);
  return [...tokens].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
