/**
 * Cuts a unit into chunks: one top-level declaration or definition each.
 *
 *     typedef int T;   struct S { int a; } s;   int f(a) int a; { ... }      -> three ranges
 *
 * `extern "C" {` and its closing brace belong to no chunk. Unbalanced input never costs more than the chunk it stands
 * in: a closing brace too many belongs to the definition before it, and an unclosed one ends before the next definition.
 * What is not known here: the meaning of any name. A body is told from a record by the tokens before its brace.
 */
import { endOfFunctionHead, type SignificantTokens } from "./significant-tokens";
import { isTypeKeyword, TokenClass } from "./token-class";

/** Significant tokens, `end` exclusive. */
export interface ChunkRange {
  readonly start: number;
  readonly end: number;
}

export function splitChunks(source: SignificantTokens): ChunkRange[] {
  const { classes, count, match } = source;
  const ranges: ChunkRange[] = [];
  const linkageEnds = new Set<number>();
  let restart = 0;
  let i = 0;
  while (i < count) {
    while (source.restarts[restart]! <= i) restart++;
    if (linkageEnds.delete(i)) {
      i++;
      continue;
    }
    if (opensLinkage(classes, i)) {
      linkageEnds.add(match[i + 2]!);
      i += 3;
      continue;
    }
    const end = chunkEnd(source, i, source.restarts[restart] ?? count, linkageEnds);
    const start = classes[i] === TokenClass.RightBrace ? takeLastDefinition(ranges, classes, i) : i;
    ranges.push({ start, end });
    i = end;
  }
  return ranges;
}

/**
 * A closing brace too many: the definition before it ended too early, or never had its opening brace. Everything from
 * its start on becomes one chunk, whose damage is the definition's.
 */
function takeLastDefinition(ranges: ChunkRange[], classes: Uint8Array, brace: number): number {
  let last = ranges.length - 1;
  while (last >= 0 && !isDefinition(ranges[last]!, classes)) last--;
  const start = ranges[last]?.start ?? brace;
  if (last >= 0) ranges.length = last;
  return start;
}

/** Ends in a body, or has a function's head with something other than the end of a declaration after it. */
function isDefinition({ start, end }: ChunkRange, classes: Uint8Array): boolean {
  if (classes[end - 1] === TokenClass.RightBrace) return true;
  const headEnd = endOfFunctionHead(classes, start);
  return headEnd > 0 && headEnd < end - 1;
}

/** `extern "C" {`. */
function opensLinkage(classes: Uint8Array, i: number): boolean {
  return (
    classes[i] === TokenClass.Storage &&
    classes[i + 1] === TokenClass.String &&
    classes[i + 2] === TokenClass.LeftBrace
  );
}

function chunkEnd(
  source: SignificantTokens,
  start: number,
  limit: number,
  linkageEnds: ReadonlySet<number>,
): number {
  const { classes, match } = source;
  let oldStyleBrace = -1;
  let hasInitialiser = false;
  let i = start;
  while (i < limit) {
    switch (classes[i]) {
      case TokenClass.Semicolon:
        if (oldStyleBrace < i) return i + 1;
        break;
      case TokenClass.LeftBrace:
        if (match[i]! < 0) return limit;
        if (i === oldStyleBrace || (!hasInitialiser && isBody(source, start, i))) return match[i]! + 1;
        i = match[i]!;
        break;
      case TokenClass.Assign:
        hasInitialiser = true;
        break;
      case TokenClass.LeftParen:
        if (oldStyleBrace < 0 && !hasInitialiser) oldStyleBrace = oldStyleBodyBrace(source, i);
        if (match[i]! > 0) i = match[i]!;
        break;
      case TokenClass.LeftBracket:
        if (match[i]! > 0) i = match[i]!;
        break;
      case TokenClass.RightBrace:
        return linkageEnds.has(i) || i > start ? i : i + 1;
    }
    i++;
  }
  return limit;
}

/** Whether the brace opens a function body, not a record, an enumeration or an initialiser. */
function isBody({ classes, match }: SignificantTokens, start: number, brace: number): boolean {
  let i = brace - 1;
  // `struct S {`, `enum E : int {`, `struct DECORATION(8) S {`
  while (i >= start) {
    const tokenClass = classes[i]!;
    if (tokenClass === TokenClass.Record || tokenClass === TokenClass.Enum) return false;
    if (tokenClass === TokenClass.RightParen && match[i]! > start) {
      i = match[i]! - 1;
      if (classes[i] !== TokenClass.Word) return true;
      if (classes[i - 1] !== TokenClass.Record && classes[i - 1] !== TokenClass.Enum) return true;
    } else if (
      tokenClass !== TokenClass.Word &&
      tokenClass !== TokenClass.Colon &&
      tokenClass !== TokenClass.Base
    ) {
      return true;
    }
    i--;
  }
  return true;
}

/** Tokens looked at to find the body of an old-style definition. */
const OLD_STYLE_REACH = 1000;

/**
 * The body brace of an old-style definition `f(a, b) int a; char *b; {` whose list opens at `open`, else -1.
 * A list without declarations, `f(a, b) {`, counts too.
 */
export function oldStyleBodyBrace({ classes, count, match }: SignificantTokens, open: number): number {
  const close = match[open]!;
  if (close < open + 2) return -1;
  for (let i = open + 1; i < close; i++) {
    if (classes[i] !== ((i - open) % 2 === 1 ? TokenClass.Word : TokenClass.Comma)) return -1;
  }
  if (classes[close + 1] === TokenClass.LeftBrace) return close + 1;
  if (classes[close + 1] !== TokenClass.Word && !isTypeKeyword(classes[close + 1] as TokenClass)) return -1;
  const limit = Math.min(count, close + OLD_STYLE_REACH);
  for (let i = close + 1; i < limit; i++) {
    const tokenClass = classes[i]!;
    if (tokenClass === TokenClass.LeftBrace) return classes[i - 1] === TokenClass.Semicolon ? i : -1;
    if (!standsInDeclaration(tokenClass)) return -1;
  }
  return -1;
}

function standsInDeclaration(tokenClass: number): boolean {
  return (
    (tokenClass >= TokenClass.Storage && tokenClass <= TokenClass.Enum) ||
    (tokenClass >= TokenClass.LeftParen && tokenClass <= TokenClass.RightBracket) ||
    tokenClass === TokenClass.Word ||
    tokenClass === TokenClass.Number ||
    tokenClass === TokenClass.Star ||
    tokenClass === TokenClass.Comma ||
    tokenClass === TokenClass.Semicolon
  );
}
