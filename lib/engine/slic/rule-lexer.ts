/**
 * From rule text to tokens: comments, line splices, `#include`, object-like `#define`, `#ifdef`.
 *
 *     #include "locks.h"          the resolver's text takes its place
 *     #define LIMIT 3             later `LIMIT` becomes `3`
 *     abort "twice"; // why       name, string, `;`
 *
 * Not a C preprocessor: `#if` with an expression and function-like macros are reported, other directives are skipped
 * with a note. Tokens inside a macro's replacement keep the place of the macro's use.
 */
import type { RulePlace, RuleProblems } from "./rule-ast";

export interface RuleToken {
  readonly kind: "name" | "number" | "string" | "operand" | "punctuation" | "end";
  /** For strings the text between the quotes, escapes resolved; for operands what follows the `$`. */
  readonly text: string;
  readonly at: RulePlace;
}

/** Text of an included file, or null when there is none. */
export type IncludeResolver = (name: string) => string | null;

const INCLUDE_DEPTH = 32;

const TOKEN =
  /(?<space>(?:[ \t\r\f\v]|\\\r?\n)+)|(?<newline>\n)|(?<comment>\/\/(?:\\\r?\n|[^\n])*|\/\*[\s\S]*?\*\/)|(?<name>[A-Za-z_]\w*)|(?<number>0[xX][0-9a-fA-F]+\w*|\d+\w*)|(?<string>"(?:\\[\s\S]|[^"\\\n])*")|(?<operand>\$[A-Za-z_0-9]*)|(?<directive>#)|(?<punctuation><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.(){}[\]])/y;

export function lexRule(
  text: string,
  source: string,
  include: IncludeResolver,
  problems: RuleProblems,
): RuleToken[] {
  const lexer = new RuleLexer(include, problems);
  const end = lexer.read(text, source, []);
  lexer.tokens.push({ kind: "end", text: "", at: end });
  return lexer.tokens;
}

/** One text being read: where, and which `#ifdef` branches are open. */
interface Reading {
  readonly text: string;
  readonly source: string;
  offset: number;
  line: number;
  lineStart: number;
  /** Innermost last: whether the branch is taken. */
  readonly branches: boolean[];
}

class RuleLexer {
  readonly tokens: RuleToken[] = [];
  private readonly macros = new Map<string, readonly RuleToken[]>();

  constructor(
    private readonly include: IncludeResolver,
    private readonly problems: RuleProblems,
  ) {}

  /** Reads a whole text and returns the place just after it. `within`: the sources being included, outermost first. */
  read(text: string, source: string, within: readonly string[]): RulePlace {
    const reading: Reading = { text, source, offset: 0, line: 1, lineStart: 0, branches: [] };
    while (reading.offset < text.length) this.readToken(reading, within);
    if (reading.branches.length > 0) {
      this.problems.add("error", "directive", "An #ifdef has no #endif.", placeIn(reading));
    }
    return placeIn(reading);
  }

  private readToken(reading: Reading, within: readonly string[]): void {
    TOKEN.lastIndex = reading.offset;
    const groups = TOKEN.exec(reading.text)?.groups;
    const at = placeIn(reading);
    if (!groups) {
      this.reportUnreadable(reading, at);
      return;
    }
    if (groups.directive !== undefined) {
      this.readDirective(reading, at, within);
      return;
    }
    const spelled = reading.text.slice(reading.offset, TOKEN.lastIndex);
    advance(reading, TOKEN.lastIndex);
    if (groups.space !== undefined || groups.newline !== undefined || groups.comment !== undefined) return;
    if (reading.branches.includes(false)) return;
    this.emit(tokenOf(groups, spelled, at));
  }

  private emit(token: RuleToken): void {
    const replacement = token.kind === "name" ? this.macros.get(token.text) : undefined;
    if (!replacement) this.tokens.push(token);
    else for (const each of replacement) this.tokens.push({ ...each, at: token.at });
  }

  private reportUnreadable(reading: Reading, at: RulePlace): void {
    const rest = reading.text.slice(reading.offset);
    const isComment = rest.startsWith("/*");
    const isString = rest.startsWith('"');
    const what = isComment
      ? "This comment is not closed."
      : isString
        ? "This string is not closed on its line."
        : `The character ${JSON.stringify(String.fromCodePoint(rest.codePointAt(0)!))} has no meaning in a rule.`;
    this.problems.add("error", "syntax", what, at);
    const lineEnd = rest.indexOf("\n");
    const skipped = isComment || (isString && lineEnd < 0) ? rest.length : isString ? lineEnd : 1;
    advance(reading, reading.offset + skipped);
  }

  private readDirective(reading: Reading, at: RulePlace, within: readonly string[]): void {
    const rest = /^#(?:\\\r?\n|[^\n])*/.exec(reading.text.slice(reading.offset))![0];
    advance(reading, reading.offset + rest.length);
    const line = rest.replace(/\\\r?\n/g, " ").replace(/\/\/.*|\/\*.*?\*\//g, " ");
    const [, word = "", argument = ""] = /^#\s*(\w*)\s*(.*?)\s*$/.exec(line) ?? [];
    if (this.readBranch(reading, word, argument, at) || reading.branches.includes(false)) return;
    if (word === "include") this.readInclude(argument, at, [...within, reading.source]);
    else if (word === "define") this.readDefine(argument, at);
    else if (word === "undef") this.macros.delete(argument);
    else this.problems.add("info", "directive", `#${word} has no meaning in a rule and is skipped.`, at);
  }

  private readBranch(reading: Reading, word: string, argument: string, at: RulePlace): boolean {
    const { branches } = reading;
    const isDefined = this.macros.has(argument);
    if (word === "ifdef") branches.push(isDefined);
    else if (word === "ifndef") branches.push(!isDefined);
    else if (word === "if" || word === "elif") {
      this.problems.add("error", "directive", `#${word} is not read in rules; use #ifdef.`, at);
      if (word === "if") branches.push(true);
    } else if (word === "else" || word === "endif") {
      const taken = branches.pop();
      if (taken === undefined) this.problems.add("error", "directive", `#${word} without #ifdef.`, at);
      else if (word === "else") branches.push(!taken);
    } else return false;
    return true;
  }

  private readInclude(argument: string, at: RulePlace, within: readonly string[]): void {
    const name = /^"([^"]+)"|^<([^>]+)>/.exec(argument);
    const path = name?.[1] ?? name?.[2];
    if (path === undefined) {
      this.problems.add("error", "directive", "#include needs a name in quotes.", at);
    } else if (within.includes(path) || within.length > INCLUDE_DEPTH) {
      this.problems.add("error", "circular-include", `${path} includes itself.`, at);
    } else {
      const text = this.include(path);
      if (text !== null) this.read(text, path, within);
      else
        this.problems.add(
          "warning",
          "missing-include",
          `${path} is not known; what it defines is missing.`,
          at,
        );
    }
  }

  private readDefine(argument: string, at: RulePlace): void {
    const [, name, parameters, body] = /^([A-Za-z_]\w*)(\()?\s*(.*)$/.exec(argument) ?? [];
    if (name === undefined || parameters !== undefined) {
      this.problems.add("error", "directive", "Only #define NAME VALUE is read in rules.", at);
      return;
    }
    const inner = new RuleLexer(() => null, this.problems);
    for (const [macro, tokens] of this.macros) inner.macros.set(macro, tokens);
    inner.read(body ?? "", at.source, []);
    this.macros.set(name, inner.tokens);
  }
}

function placeIn(reading: Reading): RulePlace {
  return { source: reading.source, line: reading.line, column: reading.offset - reading.lineStart + 1 };
}

function advance(reading: Reading, to: number): void {
  for (let i = reading.offset; i < to; i++) {
    if (reading.text.charCodeAt(i) !== 10) continue;
    reading.line++;
    reading.lineStart = i + 1;
  }
  reading.offset = to;
}

function tokenOf(groups: Record<string, string | undefined>, text: string, at: RulePlace): RuleToken {
  if (groups.name !== undefined) return { kind: "name", text, at };
  if (groups.number !== undefined) return { kind: "number", text, at };
  if (groups.operand !== undefined) return { kind: "operand", text: text.slice(1), at };
  if (groups.string !== undefined) return { kind: "string", text: unescaped(text.slice(1, -1)), at };
  return { kind: "punctuation", text, at };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", "0": "\0" };

function unescaped(text: string): string {
  return text
    .replace(/\\\r?\n/g, "")
    .replace(/\\([\s\S])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}
