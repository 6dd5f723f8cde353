/**
 * Prints statements. A block frame stands at the start of a statement whenever it is on top.
 *
 *     try { ... } except (f) { ... }   __try { ... } __except ( 0 ) { ... }
 *     out: }                           a : ; }
 *     __asm mov eax, ebx;              ;                       with the role Asm
 */
import { startsDeclaration } from "./shape-guess";
import { Role } from "./shape-text";
import { type BracketFrame, End, Mode, type ShapeWalk } from "./shape-walk";
import { isTypeKeyword, TokenClass } from "./token-class";
import { NameKind } from "./type-names";

export function stepBlock(walk: ShapeWalk, frame: BracketFrame): void {
  const i = walk.at;
  const tokenClass = walk.class(i);
  switch (tokenClass) {
    case TokenClass.RightBrace:
      if (i === frame.close) {
        walk.emit("}", i);
        walk.leaveBlock();
      } else if (walk.isStrayCloser(i)) walk.emitRaw(i);
      else return walk.leaveBlock();
      walk.at++;
      return;
    case TokenClass.LeftBrace:
      walk.at++;
      if (i === frame.part) return;
      walk.emit("{", i);
      return walk.enterBlock(i);
    case TokenClass.Semicolon:
      walk.emit(";", walk.at++);
      return;
    case TokenClass.RightParen:
    case TokenClass.RightBracket:
      if (!walk.isStrayCloser(i)) return walk.leaveBlock();
      walk.emitRaw(walk.at++);
      return;
    case TokenClass.Word:
      return stepWord(walk, i);
    case TokenClass.StaticAssert:
      return skipStaticAssert(walk, i, true);
    case TokenClass.Asm:
      return stepAsm(walk, i);
  }
  if (isTypeKeyword(tokenClass)) return walk.pushDeclaration("block");
  if (tokenClass >= TokenClass.If && tokenClass <= TokenClass.Leave) return stepKeyword(walk, i, tokenClass);
  walk.pushExpression(End.Semicolon, i);
}

function stepKeyword(walk: ShapeWalk, i: number, tokenClass: TokenClass): void {
  walk.emit(walk.text(i), i);
  walk.at++;
  switch (tokenClass) {
    case TokenClass.If:
    case TokenClass.While:
    case TokenClass.Switch:
    case TokenClass.Except:
      return enterHead(walk, i + 1);
    case TokenClass.For:
      if (walk.class(i + 1) !== TokenClass.LeftParen) return;
      walk.emit("(", i + 1);
      walk.at++;
      return walk.pushBracket(Mode.ForHead, i + 1);
    case TokenClass.Case:
      return walk.pushExpression(End.Colon, i + 1);
    case TokenClass.Default:
      if (walk.class(i + 1) === TokenClass.Colon) walk.emit(":", walk.at++);
      return;
    case TokenClass.Return:
      if (walk.class(i + 1) !== TokenClass.Semicolon) walk.pushExpression(End.Semicolon, i + 1);
      return;
    case TokenClass.Goto:
      if (walk.class(i + 1) === TokenClass.Word) walk.emit("a", walk.at++);
      return;
  }
}

/** The condition in parentheses after `if`, `while`, `switch` and `__except`. */
function enterHead(walk: ShapeWalk, open: number): void {
  if (walk.class(open) !== TokenClass.LeftParen) return;
  walk.emit("(", open);
  walk.at = open + 1;
  walk.pushExpression(End.Bracket, open + 1, open, ")");
}

/** The lower-case words of old headers, which are macros there and mean what the keywords mean. */
const lowerCaseKeywords: ReadonlyMap<string, { readonly word: string; readonly before: TokenClass }> =
  new Map([
    ["try", { word: "__try", before: TokenClass.LeftBrace }],
    ["except", { word: "__except", before: TokenClass.LeftParen }],
    ["finally", { word: "__finally", before: TokenClass.LeftBrace }],
    ["leave", { word: "__leave", before: TokenClass.Semicolon }],
  ]);

function stepWord(walk: ShapeWalk, i: number): void {
  const next = walk.class(i + 1);
  if (next === TokenClass.Colon) return stepLabel(walk, i);
  if (next === TokenClass.LeftBrace || next === TokenClass.LeftParen || next === TokenClass.Semicolon) {
    const keyword = lowerCaseKeywords.get(walk.text(i));
    if (keyword?.before === next && walk.kindOf(i) === NameKind.Unknown && fitsHandler(walk, i)) {
      walk.emit(keyword.word, i);
      walk.at++;
      if (next === TokenClass.LeftParen) enterHead(walk, i + 1);
      return;
    }
  }
  if (startsDeclaration(walk, i)) walk.pushDeclaration("block");
  else walk.pushExpression(End.Semicolon, i);
}

/** `except` and `finally` follow a block; a function of that name does not. */
function fitsHandler(walk: ShapeWalk, i: number): boolean {
  const word = walk.text(i);
  return word === "try" || word === "leave" || walk.class(i - 1) === TokenClass.RightBrace;
}

function stepLabel(walk: ShapeWalk, i: number): void {
  walk.emit("a", i);
  walk.emit(":", i + 1);
  walk.at += 2;
  if (walk.class(walk.at) === TokenClass.RightBrace) walk.insert(";", i + 1);
}

/** Leaves out `_Static_assert(...);`, or prints it as an empty statement. */
export function skipStaticAssert(walk: ShapeWalk, i: number, asStatement: boolean): void {
  let next = i + 1;
  if (walk.class(next) === TokenClass.LeftParen && walk.closerOf(next) > 0) next = walk.closerOf(next) + 1;
  const last = walk.class(next) === TokenClass.Semicolon ? next : next - 1;
  if (asStatement) walk.emitRange(";", i, last, Role.Plain);
  walk.at = last + 1;
}

/**
 * `__asm { ... }`, `__asm("..." : ...)`, or one line up to a `;`, a brace or the next `__asm`: line ends are gone, so
 * a line form that holds a parenthesis may have swallowed a statement and is reported.
 */
function stepAsm(walk: ShapeWalk, i: number): void {
  let next = i + 1;
  while (walk.class(next) === TokenClass.Qualifier || walk.class(next) === TokenClass.Goto) next++;
  const isBracketed = walk.class(next) === TokenClass.LeftBrace || walk.class(next) === TokenClass.LeftParen;
  const last = isBracketed && walk.closerOf(next) > 0 ? walk.closerOf(next) : endOfAsmLine(walk, i, next);
  const end = walk.class(last + 1) === TokenClass.Semicolon ? last + 1 : last;
  walk.emitRange(";", i, end, Role.Asm);
  walk.at = end + 1;
}

function endOfAsmLine(walk: ShapeWalk, start: number, from: number): number {
  for (let i = from; i < walk.end; i++) {
    const tokenClass = walk.class(i);
    if (tokenClass === TokenClass.LeftParen) {
      walk.report("error", start, i, "an assembler line whose end is not known");
    }
    const isEnd =
      tokenClass === TokenClass.Semicolon ||
      tokenClass === TokenClass.Asm ||
      tokenClass === TokenClass.LeftBrace ||
      tokenClass === TokenClass.RightBrace;
    if (isEnd) return i - 1;
  }
  return walk.end - 1;
}

export function stepForHead(walk: ShapeWalk, frame: BracketFrame): void {
  const i = walk.at;
  const tokenClass = walk.class(i);
  if (i === frame.close) {
    walk.emit(")", i);
    walk.at++;
    walk.frames.pop();
  } else if (frame.part < 2) {
    frame.part++;
    if (tokenClass === TokenClass.Semicolon) walk.emit(";", walk.at++);
    else if (frame.part === 1 && startsClauseDeclaration(walk, i)) walk.pushDeclaration("block");
    else walk.pushExpression(End.Semicolon, i);
  } else if (frame.close < 0) walk.frames.pop();
  else {
    walk.frames.pop();
    walk.pushExpressionTo(i, frame.close);
  }
}

function startsClauseDeclaration(walk: ShapeWalk, i: number): boolean {
  return isTypeKeyword(walk.class(i)) || (walk.class(i) === TokenClass.Word && startsDeclaration(walk, i));
}
