/**
 * Prints the specifiers of a declaration and decides where its declarators begin.
 *
 *     unsigned const long x     int const a        the `int` row covers `unsigned const long`
 *     static f(a)               static int a ...   C89's implicit int
 *     MYAPI NTSTATUS f(...)     struct a a ...     MYAPI is reported
 *     FOO x;                    struct a a ;       FOO is a type for the rest of the unit
 */
import { Role } from "./shape-text";
import { type DeclarationFrame, End, Mode, type ShapeWalk } from "./shape-walk";
import { oldStyleBodyBrace } from "./split";
import { isTypeKeyword, TokenClass } from "./token-class";
import { NameKind } from "./type-names";

export function readSpecifier(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  switch (walk.class(i)) {
    case TokenClass.Typedef:
      frame.isTypedef = true;
      return walk.take("extern");
    case TokenClass.Storage:
      walk.take("static");
      while (walk.class(walk.at) === TokenClass.String) walk.at++;
      return;
    case TokenClass.Qualifier:
      return walk.take("const");
    case TokenClass.Base:
      return readBase(walk, frame, i);
    case TokenClass.Record:
    case TokenClass.Enum:
      return readTagged(walk, frame, i);
    case TokenClass.Typeof:
      return readTypeof(walk, frame, i);
    case TokenClass.Word:
      if (!frame.hasType) return readWord(walk, frame, i);
      break;
    default:
      if (!frame.hasType) emitImplicitInt(walk, frame, i);
  }
  frame.inSpecifiers = false;
}

function emitImplicitInt(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  walk.emit("int", i, Role.ImplicitInt);
  frame.hasType = true;
  frame.inSpecifiers = false;
}

function readBase(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (frame.baseRow >= 0) {
    walk.shape.last[frame.baseRow] = walk.tokenOf(i);
    walk.at++;
    return;
  }
  if (!frame.hasType) frame.baseRow = walk.shape.count;
  frame.hasType = true;
  walk.take("int");
}

/** `struct S`, `union { ... }`, `enum E : int { ... }`, with decorations before the tag left out. */
function readTagged(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  const isEnum = walk.class(i) === TokenClass.Enum;
  walk.take(walk.text(i));
  frame.hasType = true;
  skipTagDecorations(walk);
  if (walk.class(walk.at) === TokenClass.Word) walk.take("a");
  if (isEnum && walk.class(walk.at) === TokenClass.Colon && frame.context !== "member") {
    while (walk.at < walk.end && walk.class(walk.at) !== TokenClass.LeftBrace) walk.at++;
  }
  if (walk.class(walk.at) !== TokenClass.LeftBrace) return;
  const open = walk.at;
  walk.take("{");
  walk.pushBracket(isEnum ? Mode.Enumerators : Mode.Members, open);
}

function skipTagDecorations(walk: ShapeWalk): void {
  const i = walk.at;
  if (walk.class(i) !== TokenClass.Word) return;
  if (walk.class(i + 1) === TokenClass.Word && walk.class(i + 2) === TokenClass.LeftBrace) {
    walk.dropDecoration(i, i);
  } else if (walk.class(i + 1) === TokenClass.LeftParen) {
    const close = walk.closerOf(i + 1);
    const isDecoration =
      close > 0 &&
      walk.class(close + 1) === TokenClass.Word &&
      walk.class(close + 2) === TokenClass.LeftBrace;
    if (isDecoration) walk.dropDecoration(i, close);
  }
}

/** `typeof(operand)` as a record with an array of `operand` elements; a type operand as a cast to it. */
function readTypeof(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  frame.hasType = true;
  if (walk.class(i + 1) !== TokenClass.LeftParen) {
    walk.emitRaw(i);
    walk.at++;
    return;
  }
  walk.emit("struct", i, Role.Typeof);
  walk.insert("{ int a [", i + 1);
  walk.at = i + 2;
  if (!walk.startsType(i + 2)) return walk.pushExpression(End.Bracket, i + 2, i + 1, "] ; }");
  walk.insert("(", i + 1);
  walk.pushDeclaration("type-name", walk.closerOf(i + 1), ") 0 ] ; }");
}

// Words -----------------------------------------------------------------------------------------------

/** A word before any type: the type's name, a decoration, or the name of a declaration without type. */
function readWord(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (walk.kindOf(i) === NameKind.Type) return takeType(walk, frame, i);
  const next = walk.class(i + 1);
  if (isDecorationBefore(walk, i, next)) return walk.dropDecoration(i, i);
  if (next === TokenClass.LeftParen) return readWordWithList(walk, frame, i);
  const isName = next !== TokenClass.Word && next !== TokenClass.Star && next !== TokenClass.Qualifier;
  if (isName && (frame.context === "file" || frame.context === "block"))
    return emitImplicitInt(walk, frame, i);
  assumeType(walk, frame, i);
}

function takeType(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  walk.emitTypeName(i);
  frame.hasType = true;
  walk.at++;
}

function assumeType(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  if (walk.kindOf(i) === NameKind.Unknown) walk.assumeType(i);
  takeType(walk, frame, i);
}

/** `MYAPI int`, `MYAPI const T`, `MYAPI T x`, `MYAPI FOO * x`; but `FOO T;` declares T. */
function isDecorationBefore(walk: ShapeWalk, i: number, next: TokenClass): boolean {
  if (next === TokenClass.Qualifier) return startsTypeAfterQualifiers(walk, i + 1);
  if (isTypeKeyword(next)) return true;
  if (next !== TokenClass.Word) return false;
  const after = walk.class(i + 2);
  return after === TokenClass.Word || after === TokenClass.Star;
}

function startsTypeAfterQualifiers(walk: ShapeWalk, from: number): boolean {
  let i = from;
  while (walk.class(i) === TokenClass.Qualifier) i++;
  if (walk.class(i) !== TokenClass.Word) return isTypeKeyword(walk.class(i));
  const after = walk.class(i + 1);
  return walk.startsType(i) && (after === TokenClass.Word || after === TokenClass.Star);
}

/** `FOO (*p)(...)`: a type; `DECORATION(x) int y`: left out; `f(...)`: a function without type. */
function readWordWithList(walk: ShapeWalk, frame: DeclarationFrame, i: number): void {
  const close = walk.closerOf(i + 1);
  if (walk.class(i + 2) === TokenClass.Star && walk.class(close + 1) === TokenClass.LeftParen) {
    return assumeType(walk, frame, i);
  }
  const after = walk.class(close + 1);
  const isBeforeType = close > 0 && (after === TokenClass.Word || isTypeKeyword(after));
  if (isBeforeType && oldStyleBodyBrace(walk.source, i + 1) < 0) return walk.dropDecoration(i, close);
  const isMacroWithBody = after === TokenClass.LeftBrace && /^[A-Z][A-Z0-9_]+$/.test(walk.text(i));
  if (isMacroWithBody || frame.context === "member") walk.report("unknown-macro", i, close, walk.text(i));
  emitImplicitInt(walk, frame, i);
}
