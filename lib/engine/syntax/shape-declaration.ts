/**
 * Prints declarations and type names, and enters what they declare into the table.
 *
 *     typedef unsigned long ULONG, *PULONG;     extern int a , * a ;          ULONG and PULONG are types from here on
 *     static x;                                 static int a ;
 *     struct S { int : 3; };                    struct a { int a : 0 ; } a ;  both last names have the role Absent
 *     f(a) char *a; { ... }                     int a ( int a ) { int * a ; ... }
 *
 * Base-type words become one `int` row whose token range holds them all. A word that is no type and stands where none
 * can (`NTSTATUS MYAPI f(...)`) is taken for a decoration, left out and reported.
 */
import type { TextId } from "../base";
import { emitClosing } from "./shape-expression";
import { readSpecifier } from "./shape-specifier";
import { skipStaticAssert } from "./shape-statement";
import { Role } from "./shape-text";
import {
  type BracketFrame,
  type DeclarationFrame,
  End,
  type Frame,
  Mode,
  type ParametersFrame,
  type ShapeWalk,
} from "./shape-walk";
import { oldStyleBodyBrace } from "./split";
import { isStatementKeyword, isTypeKeyword, TokenClass } from "./token-class";
import { NameKind } from "./type-names";

export function stepDeclaration(walk: ShapeWalk, frame: DeclarationFrame): void {
  while (walk.top === frame) {
    if (walk.at >= walk.end) return endDeclaration(walk, frame);
    if (frame.inSpecifiers) readSpecifier(walk, frame, walk.at);
    else readDeclarator(walk, frame, walk.at);
  }
}

function readDeclarator(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  const tokenClass = walk.class(i);
  switch (tokenClass) {
    case TokenClass.Word:
      return readWord(walk, frame, i);
    case TokenClass.Star:
      return walk.take("*");
    case TokenClass.Qualifier:
      if (frame.inSuffix && frame.oldStyleBrace < 0) walk.at++;
      else if (frame.inSuffix) enterOldStyleBody(walk, frame, i);
      else walk.take("const");
      return;
    case TokenClass.LeftParen:
      return readParenthesis(walk, frame, i);
    case TokenClass.LeftBracket:
      return readArray(walk, frame, i);
    case TokenClass.RightParen:
    case TokenClass.RightBracket:
    case TokenClass.RightBrace:
      return readCloser(walk, frame, i);
    case TokenClass.Comma:
      return readComma(walk, frame);
    case TokenClass.Semicolon:
      return readSemicolon(walk, frame, i);
    case TokenClass.Colon:
      return readWidth(walk, frame, i);
    case TokenClass.Assign:
      return readInitialiser(walk, frame, i);
    case TokenClass.LeftBrace:
      return readBrace(walk, frame, i);
    case TokenClass.Asm:
      walk.at = walk.class(i + 1) === TokenClass.LeftParen ? Math.max(walk.closerOf(i + 1), i) + 1 : i + 1;
      return;
  }
  if (frame.oldStyleBrace >= 0 && frame.inSuffix) return enterOldStyleBody(walk, frame, i);
  if (tokenClass === TokenClass.Storage || tokenClass === TokenClass.Typedef) {
    if (tokenClass === TokenClass.Typedef) frame.isTypedef = true;
    return walk.take(tokenClass === TokenClass.Typedef ? "extern" : "static");
  }
  const startsOther = isStatementKeyword(tokenClass) || isTypeKeyword(tokenClass);
  if (frame.inSuffix && startsOther && isList(frame)) return endWithoutSemicolon(walk, frame, i);
  walk.emitRaw(i);
  walk.at++;
}

/** Contexts whose declarations end in `;`. */
function isList(frame: DeclarationFrame): boolean {
  return frame.context !== "parameter" && frame.context !== "type-name";
}

// Names -----------------------------------------------------------------------------------------------

function readWord(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.inSuffix) return readTrailingWord(walk, frame, i);
  const next = walk.class(i + 1);
  if (next === TokenClass.Word || next === TokenClass.Star) return walk.dropDecoration(i, i);
  walk.emit("a", i);
  frame.name = walk.source.texts[i]!;
  frame.inSuffix = true;
  frame.hasDeclarator = true;
  walk.at++;
}

/** A word after a complete declarator: an old-style parameter's type, a decoration, or the next declaration. */
function readTrailingWord(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.oldStyleBrace >= 0) return enterOldStyleBody(walk, frame, i);
  if (walk.kindOf(i) === NameKind.Type && isList(frame)) return endWithoutSemicolon(walk, frame, i);
  const hasArguments = walk.class(i + 1) === TokenClass.LeftParen && walk.closerOf(i + 1) > 0;
  walk.dropDecoration(i, hasArguments ? walk.closerOf(i + 1) : i);
}

/** Enters the declarator just read into the table. */
function declareName(walk: ShapeWalk, frame: DeclarationFrame): void {
  const name = frame.name as TextId;
  frame.name = -1;
  if (name < 0) return;
  if (frame.context === "file" || frame.context === "block") {
    walk.names.declare(name, frame.isTypedef ? NameKind.Type : NameKind.Value);
  } else if (frame.context === "parameter") {
    const list: Frame | undefined = walk.frames[walk.frames.length - 2];
    if (list?.mode === Mode.Parameters) list.names.push(name);
  }
}

// Brackets --------------------------------------------------------------------------------------------

function readParenthesis(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.inSuffix || startsAbstractParameters(walk, frame, i)) return readParameters(walk, frame, i);
  if (!isRedundant(walk, i)) walk.emit("(", i);
  walk.at++;
}

/** `int (int)` in a parameter or type name: a list, not a declarator in parentheses. */
function startsAbstractParameters(walk: ShapeWalk, frame: DeclarationFrame, i: number): boolean {
  if (isList(frame)) return false;
  const next = walk.class(i + 1);
  return next === TokenClass.RightParen || next === TokenClass.Ellipsis || walk.startsType(i + 1);
}

/** Parentheses around nothing but a name or another pair; `int (a)` would be read as a list of one type. */
function isRedundant(walk: ShapeWalk, open: number): boolean {
  const close = walk.closerOf(open);
  if (close < 0) return false;
  if (walk.class(open + 1) === TokenClass.Word) return close === open + 2;
  return walk.class(open + 1) === TokenClass.LeftParen && walk.closerOf(open + 1) === close - 1;
}

function readParameters(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  const isFirst = frame.context === "file" && frame.name >= 0 && frame.parameters === null;
  const brace = isFirst ? oldStyleBodyBrace(walk.source, i) : -1;
  const isOldStyle = brace >= 0 && !namesAType(walk, i);
  if (isOldStyle) frame.oldStyleBrace = brace;
  walk.take("(");
  frame.inSuffix = true;
  frame.hasDeclarator = true;
  walk.frames.push({ mode: Mode.Parameters, close: walk.closerOf(i), names: [], isOldStyle });
}

function namesAType(walk: ShapeWalk, open: number): boolean {
  const close = walk.closerOf(open);
  for (let i = open + 1; i < close; i += 2) if (walk.kindOf(i) === NameKind.Type) return true;
  return false;
}

function readArray(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  walk.take("[");
  frame.inSuffix = true;
  frame.hasDeclarator = true;
  while (walk.class(walk.at) === TokenClass.Qualifier || walk.class(walk.at) === TokenClass.Storage)
    walk.at++;
  walk.pushExpression(End.Bracket, walk.at, i, "]");
}

function readCloser(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  const opener = walk.source.match[i]!;
  if (i === frame.close) return endDeclaration(walk, frame);
  if (opener >= frame.start && walk.class(i) === TokenClass.RightParen) {
    if (!isRedundant(walk, opener)) walk.emit(")", i);
    frame.inSuffix = true;
    frame.hasDeclarator = true;
    walk.at++;
  } else if (walk.isStrayCloser(i)) {
    walk.emitRaw(i);
    walk.at++;
  } else if (isList(frame) && frame.context !== "file") endWithoutSemicolon(walk, frame, i);
  else endDeclaration(walk, frame);
}

function readBrace(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.context === "file" && frame.inSuffix) return enterBody(walk, frame, i);
  if (frame.context === "block" && frame.inSuffix) return endWithoutSemicolon(walk, frame, i);
  walk.emit("{", i);
  walk.at++;
  walk.enterBlock(i);
}

/** The declaration turns out to be a definition: the block takes its place, with the parameters in its scope. */
function enterBody(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  leaveHead(walk, frame);
  walk.emit("{", i);
  walk.enterBlock(i);
  declareParameters(walk, frame);
  walk.at = i + 1;
}

/** The first declaration of an old-style definition's parameters: it is printed inside the body. */
function enterOldStyleBody(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  leaveHead(walk, frame);
  walk.emit("{", i - 1, Role.OldStyleBody);
  walk.enterBlock(frame.oldStyleBrace, frame.oldStyleBrace);
  declareParameters(walk, frame);
}

function leaveHead(walk: ShapeWalk, frame: DeclarationFrame): void {
  declareName(walk, frame);
  walk.frames.pop();
}

function declareParameters(walk: ShapeWalk, frame: DeclarationFrame): void {
  for (const name of frame.parameters ?? []) walk.names.declare(name, NameKind.Value);
}

// Ends ------------------------------------------------------------------------------------------------

function readComma(walk: ShapeWalk, frame: DeclarationFrame): void {
  if (frame.context === "parameter" || (frame.context === "type-name" && frame.close < 0)) {
    return endDeclaration(walk, frame);
  }
  declareName(walk, frame);
  walk.take(",");
  frame.inSuffix = false;
  frame.parameters = null;
}

function readSemicolon(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (!isList(frame)) {
    const isInBrackets = frame.context === "type-name" && frame.close >= 0;
    if (!isInBrackets) return endDeclaration(walk, frame);
    walk.emitRaw(i);
    walk.at++;
    return;
  }
  if (!frame.hasDeclarator && frame.context !== "member") walk.emit("a", i - 1, Role.Absent);
  endDeclaration(walk, frame);
  walk.take(";");
}

function readWidth(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.context === "member" && !frame.inSuffix) walk.emit("a", i, Role.Absent);
  walk.take(":");
  if (frame.context !== "member") return;
  frame.inSuffix = true;
  frame.hasDeclarator = true;
  walk.pushExpression(End.Comma, i + 1);
}

function readInitialiser(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  declareName(walk, frame);
  walk.take("=");
  if (walk.class(i + 1) !== TokenClass.LeftBrace) return walk.pushExpression(End.Comma, i + 1);
  walk.take("{");
  walk.pushBracket(Mode.Initialiser, i + 1);
}

/** A declaration, complete but for its `;`, before a token that starts something else. */
function endWithoutSemicolon(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (!frame.hasDeclarator && frame.context !== "member") walk.emit("a", i - 1, Role.Absent);
  walk.insert(";", i - 1);
  walk.report("missing", i - 1, i - 1, `\`;\` expected after \`${walk.text(i - 1)}\``);
  endDeclaration(walk, frame);
}

/** Leaves the ending token for the frame below, except the parenthesis that a type name owns. */
function endDeclaration(walk: ShapeWalk, frame: DeclarationFrame): void {
  declareName(walk, frame);
  walk.frames.pop();
  if (frame.context !== "type-name") return;
  if (frame.close >= 0 && walk.at === frame.close) {
    emitClosing(walk, frame.closing, frame.close);
    walk.at++;
  } else walk.insert(frame.closing, walk.at - 1);
  const outer = walk.top;
  if (frame.isCast && outer?.mode === Mode.Expression) outer.afterCast = true;
}

// Lists in brackets -----------------------------------------------------------------------------------

export function stepParameters(walk: ShapeWalk, frame: ParametersFrame): void {
  const i = walk.at;
  const tokenClass = walk.class(i);
  if (i === frame.close) return endParameters(walk, frame);
  if (tokenClass === TokenClass.Comma) return walk.take(",");
  if (tokenClass === TokenClass.Ellipsis) return walk.take("...");
  if (tokenClass === TokenClass.Semicolon || tokenClass === TokenClass.LeftBrace) {
    if (frame.close < 0) walk.frames.pop();
    else if (tokenClass === TokenClass.Semicolon) walk.take(";");
    else {
      walk.take("{");
      walk.enterBlock(i);
    }
    return;
  }
  if (!frame.isOldStyle) return walk.pushDeclaration("parameter");
  walk.emit("int", i, Role.ImplicitInt);
  walk.take("a");
  frame.names.push(walk.source.texts[i] as TextId);
}

function endParameters(walk: ShapeWalk, frame: ParametersFrame): void {
  walk.take(")");
  walk.frames.pop();
  const head = walk.top;
  if (head?.mode === Mode.Declaration) head.parameters ??= frame.names;
}

export function stepMembers(walk: ShapeWalk, frame: BracketFrame): void {
  const i = walk.at;
  if (i === frame.close) {
    walk.take("}");
    walk.frames.pop();
  } else if (walk.class(i) === TokenClass.Semicolon) walk.at++;
  else if (walk.class(i) === TokenClass.StaticAssert) skipStaticAssert(walk, i, false);
  else walk.pushDeclaration("member");
}

export function stepEnumerators(walk: ShapeWalk, frame: BracketFrame): void {
  const i = walk.at;
  switch (walk.class(i)) {
    case TokenClass.RightBrace:
      walk.take("}");
      walk.frames.pop();
      return;
    case TokenClass.Word:
      walk.names.declare(walk.source.texts[i] as TextId, NameKind.Value);
      return walk.take("a");
    case TokenClass.Comma:
      return walk.take(",");
    case TokenClass.Assign:
      walk.take("=");
      return walk.pushExpression(End.Comma, i + 1);
    case TokenClass.Semicolon:
      if (frame.close < 0) walk.frames.pop();
      else walk.take(";");
      return;
    default:
      walk.emitRaw(i);
      walk.at++;
  }
}
