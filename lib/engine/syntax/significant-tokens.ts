/**
 * The tokens of a unit that carry shape: marks and decorations taken out, brackets matched.
 *
 *     __portcullis_mark(out) PVOID __ptr64 p      ->  PVOID p      and the mark (out) before it
 *
 * Invariants: matched brackets nest properly, whatever the input; an unmatched bracket has `match` -1. A brace that is
 * never closed does not swallow what follows: the next text shaped like a definition (`T f(...) {`) is in `restarts`
 * and no bracket reaches over it.
 */
import type { TextId } from "../base";
import type { TokenKind, TokenList } from "../preprocess";
import type { Mark } from "./ast";
import { isStatementKeyword, TokenClass, type TokenClasses } from "./token-class";

export interface PlacedMark extends Mark {
  /** Index into the unit's tokens. */
  readonly token: number;
}

export interface SignificantTokens {
  readonly count: number;
  /** `TokenClass` per significant token. */
  readonly classes: Uint8Array;
  /** Index into the unit's tokens. */
  readonly tokens: Int32Array;
  /** `TextId`. */
  readonly texts: Int32Array;
  /** The other bracket of a pair, or -1. */
  readonly match: Int32Array;
  /** Where a definition starts although a brace before it is open, ascending. */
  readonly restarts: readonly number[];
  /** In token order. */
  readonly marks: readonly PlacedMark[];
}

export function significantTokens(list: TokenList, classes: TokenClasses): SignificantTokens {
  const kept = keepShape(list, classes);
  const strict = matchBrackets(kept.classes, []);
  if (strict.unclosedBrace < 0) return { ...kept, match: strict.match, restarts: [] };
  const restarts = findRestarts(kept.classes, strict.unclosedBrace);
  return { ...kept, match: matchBrackets(kept.classes, restarts).match, restarts };
}

type Kept = Omit<SignificantTokens, "match" | "restarts">;

function keepShape(list: TokenList, table: TokenClasses): Kept {
  const classes = new Uint8Array(list.count);
  const tokens = new Int32Array(list.count);
  const texts = new Int32Array(list.count);
  const marks: PlacedMark[] = [];
  let count = 0;
  for (let i = 0; i < list.count; i++) {
    const tokenClass = table.of(list.text[i] as TextId, list.kind[i] as TokenKind);
    if (tokenClass >= TokenClass.Decoration && tokenClass <= TokenClass.Mark) {
      i = dropDecoration(list, table, i, tokenClass, marks);
      continue;
    }
    classes[count] = tokenClass;
    tokens[count] = i;
    texts[count++] = list.text[i]!;
  }
  return {
    count,
    classes: classes.subarray(0, count),
    tokens: tokens.subarray(0, count),
    texts: texts.subarray(0, count),
    marks,
  };
}

/** Returns the last token that belongs to the decoration at `at`. */
function dropDecoration(
  list: TokenList,
  table: TokenClasses,
  at: number,
  tokenClass: TokenClass,
  marks: PlacedMark[],
): number {
  const text = (i: number) => table.strings.text(list.text[i] as TextId);
  if (tokenClass === TokenClass.Decoration) {
    if (text(at) === "_Noreturn") marks.push({ kind: "noreturn", argument: "", token: at });
    return at;
  }
  if (at + 1 >= list.count || text(at + 1) !== "(") return at;
  const words: string[] = [];
  let depth = 0;
  for (let i = at + 1; i < list.count; i++) {
    const word = text(i);
    if (word === "(") depth++;
    else if (word === ")" && --depth === 0) {
      if (tokenClass === TokenClass.Mark) marks.push(readMark(words, at));
      else readDecoration(text(at), words, at, marks);
      return i;
    } else if (word === ";" || word === "{") break;
    if (i > at + 1) words.push(word);
  }
  return at;
}

function readMark(words: readonly string[], token: number): PlacedMark {
  const argument = words[1] === "," ? words.slice(2).join(" ") : words.slice(1).join(" ");
  return { kind: words[0] ?? "", argument, token };
}

/** `__declspec(noreturn)`, `__declspec(align(16))`, `__attribute__((aligned(16)))`, `_Alignas(16)`. */
function readDecoration(name: string, words: readonly string[], token: number, marks: PlacedMark[]): void {
  if (/^(_A|a)lignas$/.test(name)) marks.push({ kind: "align", argument: words.join(" "), token });
  words.forEach((word, i) => {
    const plain = word.replace(/^__|__$/g, "");
    if (plain === "noreturn") marks.push({ kind: "noreturn", argument: "", token });
    if (plain === "packed") marks.push({ kind: "packed", argument: "", token });
    if ((plain === "align" || plain === "aligned") && words[i + 1] === "(") {
      const end = words.indexOf(")", i);
      marks.push({ kind: "align", argument: words.slice(i + 2, end < 0 ? undefined : end).join(" "), token });
    }
  });
}

// Brackets --------------------------------------------------------------------------------------------

interface Matching {
  readonly match: Int32Array;
  /** First brace that is never closed, or -1. */
  readonly unclosedBrace: number;
}

function matchBrackets(classes: Uint8Array, restarts: readonly number[]): Matching {
  const match = new Int32Array(classes.length).fill(-1);
  let open: number[] = [];
  let unclosedBrace = -1;
  let nextRestart = 0;
  for (let i = 0; i < classes.length; i++) {
    if (i === restarts[nextRestart]) {
      open = [];
      nextRestart++;
    }
    const tokenClass = classes[i]!;
    if (tokenClass < TokenClass.LeftParen || tokenClass > TokenClass.RightBrace) continue;
    // Classes come in pairs: left even, right odd.
    if (tokenClass % 2 === 0) {
      open.push(i);
      continue;
    }
    const at = openerOf(classes, open, tokenClass - 1);
    if (at < 0) continue;
    const opener = open[at]!;
    open.length = at;
    match[opener] = i;
    match[i] = opener;
  }
  for (const i of open) if (unclosedBrace < 0 && classes[i] === TokenClass.LeftBrace) unclosedBrace = i;
  return { match, unclosedBrace };
}

/** Position in `open` of the bracket that a closer ends; a parenthesis never reaches over an open brace. */
function openerOf(classes: Uint8Array, open: readonly number[], opener: number): number {
  for (let at = open.length - 1; at >= 0; at--) {
    const tokenClass = classes[open[at]!];
    if (tokenClass === opener) return at;
    if (tokenClass === TokenClass.LeftBrace) return -1;
  }
  return -1;
}

// Definitions after a brace that is never closed --------------------------------------------------------

function findRestarts(classes: Uint8Array, from: number): number[] {
  const restarts: number[] = [];
  for (let i = from + 1; i < classes.length; i++) {
    const before = classes[i - 1];
    const atStart =
      classes[i] === TokenClass.Storage ||
      before === TokenClass.Semicolon ||
      before === TokenClass.RightBrace ||
      before === TokenClass.LeftBrace;
    if (atStart && looksLikeDefinition(classes, i)) restarts.push(i);
  }
  return restarts;
}

/** `NTSTATUS f(...) {`, `static f(...) {`. */
function looksLikeDefinition(classes: Uint8Array, start: number): boolean {
  const end = endOfFunctionHead(classes, start);
  return end >= 0 && classes[end] === TokenClass.LeftBrace;
}

/** The token after `NTSTATUS f(...)`: two words at least, no statement keyword, a list. -1 for anything else. */
export function endOfFunctionHead(classes: Uint8Array, start: number): number {
  let i = start;
  while (isDeclarationWord(classes[i]) || (classes[i] === TokenClass.Star && i > start)) i++;
  if (i - start < 2 || classes[i] !== TokenClass.LeftParen || classes[i - 1] !== TokenClass.Word) return -1;
  let depth = 0;
  for (; i < classes.length; i++) {
    const tokenClass = classes[i]!;
    if (tokenClass === TokenClass.LeftParen) depth++;
    else if (tokenClass === TokenClass.RightParen && --depth === 0) return i + 1;
    else if (tokenClass === TokenClass.Semicolon || tokenClass === TokenClass.LeftBrace) return -1;
    else if (isStatementKeyword(tokenClass as TokenClass)) return -1;
  }
  return -1;
}

function isDeclarationWord(tokenClass: number | undefined): boolean {
  return (
    tokenClass === TokenClass.Word ||
    (tokenClass !== undefined && tokenClass >= TokenClass.Storage && tokenClass <= TokenClass.Enum)
  );
}
