/**
 * Prints expressions and initialisers: values, casts, type arguments, and the operators whose reading the grammar
 * gets wrong.
 *
 *     (T)-x           ( struct a ) ! 0
 *     sizeof(T) * 2   0 ( ( struct a ) 0 ) * 0
 *     !x++            ! 0 . a                      the grammar would read (!x)++
 *     ALLOC(T *, 3)   0 ( ( struct a * ) 0 , 0 )
 *     case 1 ... 3:   case 0 || 0 :
 *
 * A statement that lacks its `;` gets one here and, unless it is plain parentheses, is reported.
 */
import { isCastOfUndeclared, isTypeOperand } from "./shape-guess";
import { Role } from "./shape-text";
import { type BracketFrame, End, type ExpressionFrame, Mode, type ShapeWalk } from "./shape-walk";
import { isStatementKeyword, isTypeKeyword, TokenClass } from "./token-class";
import { NameKind } from "./type-names";

export function stepExpression(walk: ShapeWalk, frame: ExpressionFrame): void {
  while (walk.top === frame) {
    if (walk.at >= walk.end) return closeExpression(walk, frame);
    readToken(walk, frame, walk.at);
  }
}

/** At the end of the chunk: prints what the expression still lacks. */
export function closeExpression(walk: ShapeWalk, frame: ExpressionFrame): void {
  const last = walk.end - 1;
  walk.frames.pop();
  if (frame.end === End.Semicolon) walk.insert(";", last);
  else if (frame.end === End.Colon) walk.insert(":", last);
  else if (frame.closing !== "") walk.insert(frame.closing, last);
}

function readToken(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  const tokenClass = walk.class(i);
  const afterCast = frame.afterCast;
  frame.afterCast = false;
  switch (tokenClass) {
    case TokenClass.Word:
      return readWord(walk, frame, i);
    case TokenClass.Number:
    case TokenClass.Character:
      if (frame.operand && endBefore(walk, frame, i)) return;
      return operand(walk, frame, "0", i);
    case TokenClass.String:
    case TokenClass.FunctionName:
      return readStrings(walk, frame, i);
    case TokenClass.LeftParen:
      return readParenthesis(walk, frame, i);
    case TokenClass.LeftBracket:
      walk.emit("[", i);
      frame.operand = true;
      walk.at++;
      return walk.pushExpression(End.Bracket, i + 1, i, "]");
    case TokenClass.LeftBrace:
      return readBrace(walk, frame, i, afterCast);
    case TokenClass.RightParen:
    case TokenClass.RightBracket:
    case TokenClass.RightBrace:
      return readCloser(walk, frame, i);
    case TokenClass.Semicolon:
      return readSemicolon(walk, frame, i);
    case TokenClass.Comma:
      if (frame.end === End.Comma) walk.frames.pop();
      else operator(walk, frame, ",", i);
      return;
    case TokenClass.Question:
      frame.questions++;
      return operator(walk, frame, "?", i);
    case TokenClass.Colon:
      return readColon(walk, frame, i);
    case TokenClass.Member:
      return readMember(walk, frame, i);
    case TokenClass.Star:
    case TokenClass.Ampersand:
    case TokenClass.Binary:
      return operator(walk, frame, walk.text(i), i);
    case TokenClass.Sign:
      return operator(walk, frame, frame.operand ? walk.text(i) : "!", i);
    case TokenClass.Not:
      if (frame.operand && endBefore(walk, frame, i)) return;
      return operator(walk, frame, "!", i);
    case TokenClass.Step:
      return readStep(walk, frame, i);
    case TokenClass.Assign:
      return operator(walk, frame, "=", i);
    case TokenClass.Ellipsis:
      return operator(walk, frame, frame.end === End.Colon ? "||" : "...", i);
    case TokenClass.Sizeof:
    case TokenClass.Alignof:
      return readSizeof(walk, frame, i, tokenClass);
    case TokenClass.Offsetof:
      return readOffsetof(walk, frame, i);
    case TokenClass.Noop:
    case TokenClass.Generic:
      return readUnevaluated(walk, frame, i, tokenClass);
    default:
      return readKeyword(walk, frame, i, tokenClass);
  }
}

function operator(walk: ShapeWalk, frame: ExpressionFrame, word: string, i: number): void {
  walk.emit(word, i);
  frame.operand = false;
  walk.at++;
}

function operand(walk: ShapeWalk, frame: ExpressionFrame, word: string, i: number): void {
  walk.emit(word, i);
  frame.operand = true;
  walk.at++;
}

// Names -----------------------------------------------------------------------------------------------

function readWord(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  const next = walk.class(i + 1);
  if (startsTypeArgument(walk, frame, i)) return readTypeArgument(walk, frame, i);
  const isType = walk.kindOf(i) === NameKind.Type;
  if (frame.operand && endBefore(walk, frame, i)) return;
  if (next === TokenClass.String && !isType) return readStrings(walk, frame, i);
  if (isType) {
    // Only a damaged text has a type here; the parser will say so.
    walk.emitTypeName(i);
    frame.operand = true;
    walk.at++;
    return;
  }
  operand(walk, frame, next === TokenClass.Assign ? "a" : "0", i);
}

/** Adjacent literals, with names that can only be macros for one: `"%" PRIu64`. */
function readStrings(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  if (frame.operand && endBefore(walk, frame, i)) return;
  let last = i;
  while (continuesStrings(walk, last + 1)) last++;
  walk.emitRange("0", i, last, Role.Strings);
  frame.operand = true;
  walk.at = last + 1;
}

function continuesStrings(walk: ShapeWalk, i: number): boolean {
  const tokenClass = walk.class(i);
  if (tokenClass === TokenClass.String || tokenClass === TokenClass.FunctionName) return true;
  return tokenClass === TokenClass.Word && walk.kindOf(i) === NameKind.Unknown;
}

function readMember(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  walk.emit(".", i);
  walk.at++;
  const tokenClass = walk.class(i + 1);
  if (tokenClass === TokenClass.Word || isTypeKeyword(tokenClass) || isStatementKeyword(tokenClass)) {
    operand(walk, frame, "a", i + 1);
  } else frame.operand = false;
}

function readStep(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  if (!frame.operand) return operator(walk, frame, "!", i);
  walk.emit(".", i, Role.PostfixStep);
  walk.emit("a", i, Role.Inserted);
  walk.at++;
}

// Types inside expressions ----------------------------------------------------------------------------

function startsTypeArgument(walk: ShapeWalk, frame: ExpressionFrame, i: number): boolean {
  if (!frame.isCall || frame.operand) return false;
  if (i !== frame.start && walk.class(i - 1) !== TokenClass.Comma) return false;
  return walk.startsType(i) || isPointerArgument(walk, i);
}

/** `X *` up to `,` or `)`. */
function isPointerArgument(walk: ShapeWalk, i: number): boolean {
  let next = i + 1;
  while (walk.class(next) === TokenClass.Star || walk.class(next) === TokenClass.Qualifier) next++;
  if (next === i + 1 || walk.class(i) !== TokenClass.Word) return false;
  return walk.class(next) === TokenClass.Comma || walk.class(next) === TokenClass.RightParen;
}

function readTypeArgument(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  walk.insert("(", i);
  frame.operand = true;
  walk.pushDeclaration("type-name", -1, ") 0");
}

function readParenthesis(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  const close = walk.closerOf(i);
  walk.at++;
  if (frame.operand) {
    walk.emit("(", i);
    return walk.pushExpression(End.Bracket, i + 1, i, ")", true);
  }
  const isType = close > 0 && (walk.startsType(i + 1) || isCastOfUndeclared(walk, i));
  if (isType && isNameAlone(walk, i, close)) {
    walk.emit("a", i + 1);
    walk.at = close + 1;
    return;
  }
  if (isType) {
    walk.emit("(", i);
    return walk.pushDeclaration("type-name", close, ")", true);
  }
  if (isInsideParentheses(walk, frame, i, close) || isParenthesisedCallee(walk, i, close))
    return walk.pushExpression(End.Bracket, i + 1, i);
  walk.emit("(", i);
  walk.pushExpression(End.Bracket, i + 1, i, ")");
}

/** `(NAME)` before what no operand starts with: a value, whatever else the unit takes the name for. */
function isNameAlone(walk: ShapeWalk, i: number, close: number): boolean {
  if (close !== i + 2 || walk.class(i + 1) !== TokenClass.Word) return false;
  switch (walk.class(close + 1)) {
    case TokenClass.RightParen:
    case TokenClass.LeftBracket:
    case TokenClass.Member:
    case TokenClass.Assign:
    case TokenClass.Question:
    case TokenClass.RightBracket:
    case TokenClass.RightBrace:
    case TokenClass.Comma:
    case TokenClass.Semicolon:
      return true;
    default:
      return false;
  }
}

/** `((...))`: a pair directly inside another is left out, so nesting by thousands costs the parser nothing. */
function isInsideParentheses(walk: ShapeWalk, frame: ExpressionFrame, i: number, close: number): boolean {
  return (
    close > 0 &&
    frame.end === End.Bracket &&
    !frame.isCall &&
    frame.start === i &&
    frame.close === close + 1 &&
    walk.class(i - 1) === TokenClass.LeftParen &&
    walk.class(i + 1) !== TokenClass.LeftBrace
  );
}

/** `(f)(x)` with `f` declared: a plain call. */
function isParenthesisedCallee(walk: ShapeWalk, i: number, close: number): boolean {
  return (
    close === i + 2 &&
    walk.class(close + 1) === TokenClass.LeftParen &&
    walk.class(i + 1) === TokenClass.Word &&
    walk.kindOf(i + 1) === NameKind.Value
  );
}

function readSizeof(walk: ShapeWalk, frame: ExpressionFrame, i: number, tokenClass: TokenClass): void {
  const isSizeof = tokenClass === TokenClass.Sizeof;
  if (isTypeOperand(walk, i + 1)) {
    operand(walk, frame, "0", i);
    walk.shape.role[walk.shape.count - 1] = isSizeof ? Role.SizeofType : Role.AlignofType;
    walk.emit("(", i + 1);
    walk.insert("(", i + 1);
    walk.at = i + 2;
    return walk.pushDeclaration("type-name", walk.closerOf(i + 1), ") 0 )");
  }
  if (isSizeof && isNameInParentheses(walk, i + 1)) {
    operator(walk, frame, "!", i);
    walk.at++;
    operand(walk, frame, "0", i + 2);
    walk.at++;
    return;
  }
  if (isSizeof || walk.class(i + 1) !== TokenClass.LeftParen) return operator(walk, frame, "!", i);
  operand(walk, frame, "0", i);
  walk.shape.role[walk.shape.count - 1] = Role.AlignofValue;
}

/** `sizeof(x)`: whatever follows belongs to the whole, so `x` cannot be the type of a cast. */
function isNameInParentheses(walk: ShapeWalk, open: number): boolean {
  if (walk.class(open) !== TokenClass.LeftParen || walk.closerOf(open) !== open + 2) return false;
  const next = walk.class(open + 3);
  const isPostfix =
    next === TokenClass.LeftBracket ||
    next === TokenClass.Member ||
    next === TokenClass.LeftParen ||
    next === TokenClass.LeftBrace;
  return walk.class(open + 1) === TokenClass.Word && !isPostfix;
}

function readOffsetof(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  operand(walk, frame, "0", i);
  if (walk.class(i + 1) !== TokenClass.LeftParen) return;
  walk.shape.role[walk.shape.count - 1] = Role.Offsetof;
  walk.emit("(", i + 1);
  walk.at = i + 2;
  walk.pushExpression(End.Bracket, i + 2, i + 1, ")", true);
  const list = walk.top as ExpressionFrame;
  readTypeArgument(walk, list, i + 2);
}

/** `__noop(args)` evaluates nothing; `_Generic(...)` is not read. */
function readUnevaluated(walk: ShapeWalk, frame: ExpressionFrame, i: number, tokenClass: TokenClass): void {
  const close = walk.class(i + 1) === TokenClass.LeftParen ? walk.closerOf(i + 1) : i;
  const last = close < 0 ? i : close;
  const isNoop = tokenClass === TokenClass.Noop;
  walk.emitRange("0", i, last, isNoop ? Role.Noop : Role.Unread);
  if (!isNoop) walk.report("error", i, last, "`_Generic` is not read");
  frame.operand = true;
  walk.at = last + 1;
}

// Ends ------------------------------------------------------------------------------------------------

function readBrace(walk: ShapeWalk, frame: ExpressionFrame, i: number, afterCast: boolean): void {
  if (!afterCast && frame.end === End.Semicolon && endBefore(walk, frame, i)) return;
  walk.emit("{", i);
  walk.at++;
  if (afterCast || frame.end !== End.Bracket) {
    frame.operand = true;
    return walk.pushBracket(Mode.Initialiser, i);
  }
  // A statement expression, or a block as a macro's argument.
  frame.operand = true;
  walk.enterBlock(i);
}

function readCloser(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  if (frame.end === End.Bracket && frame.close === i) {
    walk.frames.pop();
    emitClosing(walk, frame.closing, i);
    const outer = walk.top;
    if (outer?.mode === Mode.Expression) outer.operand = true;
    walk.at++;
  } else if (walk.isStrayCloser(i)) {
    walk.emitRaw(i);
    walk.at++;
  } else if (frame.end !== End.Semicolon || !endBefore(walk, frame, i)) walk.frames.pop();
}

/** Prints the words that end a bracket; the last one is the bracket itself. */
export function emitClosing(walk: ShapeWalk, closing: string, close: number): void {
  if (closing === "") return;
  const space = closing.lastIndexOf(" ");
  if (space > 0) walk.insert(closing.slice(0, space), close - 1);
  walk.emit(closing.slice(space + 1), close);
}

function readSemicolon(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  if (frame.end === End.Semicolon) {
    walk.emit(";", i);
    walk.at++;
    walk.frames.pop();
  } else if (frame.end === End.Bracket && frame.close >= 0) {
    walk.emitRaw(i);
    walk.at++;
  } else walk.frames.pop();
}

function readColon(walk: ShapeWalk, frame: ExpressionFrame, i: number): void {
  if (frame.questions > 0) frame.questions--;
  else if (frame.end === End.Colon) walk.frames.pop();
  operator(walk, frame, ":", i);
}

function readKeyword(walk: ShapeWalk, frame: ExpressionFrame, i: number, tokenClass: TokenClass): void {
  if (isTypeKeyword(tokenClass)) {
    if (startsTypeArgument(walk, frame, i)) return readTypeArgument(walk, frame, i);
    if (frame.operand && endBefore(walk, frame, i)) return;
  } else if (isStatementKeyword(tokenClass) && endBefore(walk, frame, i)) return;
  walk.emitRaw(i);
  frame.operand = false;
  walk.at++;
}

/**
 * Ends a statement that has no `;` before token `i`, which cannot continue it. False when the expression is not a
 * statement of its own.
 */
function endBefore(walk: ShapeWalk, frame: ExpressionFrame, i: number): boolean {
  if (frame.end !== End.Semicolon || i === frame.start) return false;
  walk.insert(";", i - 1);
  walk.frames.pop();
  reportMissingSemicolon(walk, frame.start, i - 1);
  return true;
}

function reportMissingSemicolon(walk: ShapeWalk, start: number, last: number): void {
  const isStatement = walk.class(start - 1) !== TokenClass.Return;
  const startsWithName = isStatement && walk.class(start) === TokenClass.Word;
  const isName = startsWithName && start === last;
  const isCall =
    startsWithName && walk.class(start + 1) === TokenClass.LeftParen && walk.closerOf(start + 1) === last;
  if ((isName || isCall) && walk.kindOf(start) !== NameKind.Value) {
    walk.report("unknown-macro", start, last, walk.text(start));
  } else if (walk.class(start) !== TokenClass.LeftParen || walk.closerOf(start) !== last) {
    walk.report("missing", last, last, `\`;\` expected after \`${walk.text(last)}\``);
  }
}

// Initialisers ----------------------------------------------------------------------------------------

export function stepInitialiser(walk: ShapeWalk, frame: BracketFrame): void {
  const i = walk.at;
  switch (walk.class(i)) {
    case TokenClass.RightBrace:
      walk.take("}");
      walk.frames.pop();
      return;
    case TokenClass.Comma:
      walk.emit(",", i);
      walk.at++;
      frame.part = 0;
      return;
    case TokenClass.Member:
      if (frame.part !== 0) break;
      walk.emit(".", i);
      walk.at++;
      if (walk.class(walk.at) === TokenClass.Word) walk.emit("a", walk.at++);
      return;
    case TokenClass.LeftBracket:
      if (frame.part !== 0) break;
      walk.emit("[", i);
      walk.at++;
      return walk.pushExpression(End.Bracket, i + 1, i, "]");
    case TokenClass.Assign:
      if (frame.part !== 0) break;
      walk.emit("=", i);
      walk.at++;
      frame.part = 1;
      return;
    case TokenClass.LeftBrace:
      walk.emit("{", i);
      walk.at++;
      frame.part = 1;
      return walk.pushBracket(Mode.Initialiser, i);
    case TokenClass.Word:
      if (frame.part !== 0 || walk.class(i + 1) !== TokenClass.Colon) break;
      walk.emit("a", i);
      walk.emit(":", i + 1);
      walk.at += 2;
      frame.part = 1;
      return;
    case TokenClass.Semicolon:
      if (frame.close < 0) walk.frames.pop();
      else walk.emitRaw(walk.at++);
      return;
  }
  frame.part = 1;
  walk.pushExpression(End.Comma, i);
}
