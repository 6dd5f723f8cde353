/**
 * Readings of names that nothing declares, where C's grammar needs to know whether they are types.
 *
 *     (FOO *)p    type: nothing else fits             (FOO)-1    by the unit's other uses, else by spelling, reported
 *     FOO x;      type                                FOO y(z);  a macro before a call, reported
 */
import type { TextId } from "../base";
import type { ShapeWalk } from "./shape-walk";
import { isTypeKeyword, TokenClass } from "./token-class";
import { NameKind } from "./type-names";

/** Whether `(` at `open` starts a cast although its name is undeclared. */
export function isCastOfUndeclared(walk: ShapeWalk, open: number): boolean {
  const name = open + 1;
  if (walk.class(name) !== TokenClass.Word || walk.kindOf(name) === NameKind.Value) return false;
  const close = walk.closerOf(open);
  if (walk.class(name + 1) === TokenClass.LeftParen) return isFunctionPointer(walk, name + 1, close);
  let next = name + 1;
  let stars = 0;
  for (; next < close; next++) {
    if (walk.class(next) === TokenClass.Star) stars++;
    else if (walk.class(next) !== TokenClass.Qualifier) return false;
  }
  return stars > 0 || isCastBefore(walk, name, close + 1);
}

/** `(X (*)(...))`. */
function isFunctionPointer(walk: ShapeWalk, open: number, end: number): boolean {
  const close = walk.closerOf(open);
  return (
    walk.class(open + 1) === TokenClass.Star &&
    walk.class(close + 1) === TokenClass.LeftParen &&
    walk.closerOf(close + 1) === end - 1
  );
}

/** `(X)` before token `next`: a cast when an operand follows, a guess when it could be an operator. */
function isCastBefore(walk: ShapeWalk, name: number, next: number): boolean {
  switch (walk.class(next)) {
    case TokenClass.Word:
    case TokenClass.Number:
    case TokenClass.Character:
    case TokenClass.String:
    case TokenClass.FunctionName:
    case TokenClass.Sizeof:
    case TokenClass.Offsetof:
    case TokenClass.Not:
    case TokenClass.LeftBrace:
      return true;
    case TokenClass.LeftParen:
    case TokenClass.Star:
    case TokenClass.Ampersand:
    case TokenClass.Sign:
      return guessCast(walk, name, next);
    default:
      return false;
  }
}

function guessCast(walk: ShapeWalk, name: number, next: number): boolean {
  const evidence = walk.evidenceOfType(name);
  if (evidence === NameKind.Type) return true;
  const isType =
    evidence === NameKind.Unknown && walk.evidence.looksLikeType(walk.source.texts[name] as TextId);
  const isCall = walk.class(next) === TokenClass.LeftParen;
  // The closing check reports a call of a parenthesised name itself.
  if (isType || !isCall) {
    const reading = isType ? "a type by its spelling" : "a value";
    walk.report("bare-type", name, name, `\`${walk.text(name)}\` is not declared and was read as ${reading}`);
  }
  return isType;
}

/**
 * Whether `sizeof` is followed by a type in parentheses, not by an expression. `sizeof (T){...}` and, as some
 * compilers take it, `sizeof (T)(x)` are expressions.
 */
export function isTypeOperand(walk: ShapeWalk, open: number): boolean {
  if (walk.class(open) !== TokenClass.LeftParen) return false;
  const close = walk.closerOf(open);
  const next = walk.class(close + 1);
  if (close < 0 || next === TokenClass.LeftBrace || next === TokenClass.LeftParen) return false;
  if (walk.startsType(open + 1)) return true;
  if (walk.class(open + 1) !== TokenClass.Word || walk.kindOf(open + 1) === NameKind.Value) return false;
  for (let i = open + 2; i < close; i++) {
    if (walk.class(i) !== TokenClass.Star && walk.class(i) !== TokenClass.Qualifier) return false;
  }
  if (close > open + 2) return true;
  const evidence = walk.evidenceOfType(open + 1);
  if (evidence !== NameKind.Unknown) return evidence === NameKind.Type;
  return walk.evidence.looksLikeType(walk.source.texts[open + 1] as TextId);
}

/** Whether a statement that starts with an undeclared or value name is a declaration of an unknown type. */
export function startsDeclaration(walk: ShapeWalk, i: number): boolean {
  const kind = walk.kindOf(i);
  if (kind === NameKind.Type) return isTypeUse(walk, i);
  const next = walk.class(i + 1);
  if (isTypeKeyword(next)) return true;
  if (kind === NameKind.Value) return false;
  if (next === TokenClass.Word) return isUnknownType(walk, i);
  if (next !== TokenClass.Star) return false;
  let name = i + 1;
  while (walk.class(name) === TokenClass.Star || walk.class(name) === TokenClass.Qualifier) name++;
  return walk.class(name) === TokenClass.Word && isDeclaratorEnd(walk.class(name + 1));
}

/** A type name that starts a statement declares something, unless an operator follows that only a value can have. */
function isTypeUse(walk: ShapeWalk, i: number): boolean {
  const next = walk.class(i + 1);
  return (
    next === TokenClass.Word ||
    next === TokenClass.Star ||
    next === TokenClass.LeftParen ||
    next === TokenClass.Semicolon ||
    isTypeKeyword(next)
  );
}

/** `X y` with `X` unknown: `X y;`, `X y = 1;`, `X y[3];`, `X T * z;`. Before a call, `X` is a macro. */
function isUnknownType(walk: ShapeWalk, i: number): boolean {
  const after = walk.class(i + 2);
  if (isDeclaratorEnd(after) || after === TokenClass.Word) return true;
  return (
    walk.kindOf(i + 1) === NameKind.Type && (after === TokenClass.Star || after === TokenClass.LeftParen)
  );
}

function isDeclaratorEnd(tokenClass: TokenClass): boolean {
  return (
    tokenClass === TokenClass.Semicolon ||
    tokenClass === TokenClass.Assign ||
    tokenClass === TokenClass.Comma ||
    tokenClass === TokenClass.LeftBracket
  );
}
