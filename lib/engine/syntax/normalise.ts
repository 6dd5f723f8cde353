/**
 * One pass over a chunk's significant tokens that prints its shape for tree-sitter and keeps the table of type names.
 *
 *     BOOLEAN f(PVOID p) { return *(PULONG)p > 3; }
 *     struct a a ( struct a a ) { return * ( struct a ) 0 > 0 ; }
 *
 * The rows of engine notes 2.3 are each handled where they occur: see `shape-expression.ts`, `shape-statement.ts`,
 * `shape-declaration.ts`, `shape-specifier.ts` and, for names that nothing declares, `shape-guess.ts`.
 *
 * Invariants: every token is printed, stands in the range of a printed word, or was left out on purpose (parentheses
 * inside parentheses, decorations, static assertions); the pass ends for any input, in time linear in its length; the
 * table is back at file scope after each chunk. A chunk nested too deeply is not printed at all.
 */
import type { Damage } from "./chunk";
import { stepDeclaration, stepEnumerators, stepMembers, stepParameters } from "./shape-declaration";
import { closeExpression, stepExpression, stepInitialiser } from "./shape-expression";
import { skipStaticAssert, stepBlock, stepForHead } from "./shape-statement";
import { Role } from "./shape-text";
import { type DeclarationFrame, type Frame, Mode, type ShapeWalk } from "./shape-walk";
import type { ChunkRange } from "./split";
import { TokenClass } from "./token-class";
import { NameKind } from "./type-names";

/** Words `from` to `to` (exclusive) of the walk's `ShapeText`; none when the chunk is empty or not C. */
export interface NormalisedChunk {
  readonly from: number;
  readonly to: number;
  readonly damage: readonly Damage[];
  /** What the table answered, in order: with the token texts it determines everything above. */
  readonly answers: string;
}

/** `firstToken` is the unit's token that is the chunk's token 0. */
export function normaliseChunk(walk: ShapeWalk, range: ChunkRange, firstToken: number): NormalisedChunk {
  const from = walk.shape.count;
  walk.begin(range.start, range.end, firstToken);
  while (walk.at < walk.end) {
    const frame = walk.top;
    if (!frame) startDeclaration(walk);
    else if (walk.frames.length > DEEPEST) giveUp(walk, from);
    else stepFrame(walk, frame);
  }
  while (walk.top) closeFrame(walk, walk.top);
  walk.names.leaveTo(0);
  return { from, to: walk.shape.count, damage: walk.damage, answers: walk.answers };
}

/** Things open at once above which a chunk is not parsed. */
const DEEPEST = 50_000;

function giveUp(walk: ShapeWalk, from: number): void {
  const { at } = walk;
  walk.at = walk.end;
  while (walk.top) closeFrame(walk, walk.top);
  walk.shape.truncate(from);
  walk.damage = [];
  walk.report("too-deep", at, at, `more than ${DEEPEST} brackets and clauses are open at once`);
}

function stepFrame(walk: ShapeWalk, frame: Frame): void {
  switch (frame.mode) {
    case Mode.Expression:
      return stepExpression(walk, frame);
    case Mode.Declaration:
      return stepDeclaration(walk, frame);
    case Mode.Block:
      return stepBlock(walk, frame);
    case Mode.ForHead:
      return isForeign(walk, frame) ? leave(walk) : stepForHead(walk, frame);
    case Mode.Parameters:
      return isForeign(walk, frame) ? leave(walk) : stepParameters(walk, frame);
    case Mode.Members:
      return isForeign(walk, frame) ? leave(walk) : stepMembers(walk, frame);
    case Mode.Enumerators:
      return isForeign(walk, frame) ? leave(walk) : stepEnumerators(walk, frame);
    case Mode.Initialiser:
      return isForeign(walk, frame) ? leave(walk) : stepInitialiser(walk, frame);
  }
}

/** A closing bracket that ends something outside the frame, or nothing at all. */
function isForeign(walk: ShapeWalk, frame: { readonly close: number }): boolean {
  const tokenClass = walk.class(walk.at);
  const isCloser =
    tokenClass === TokenClass.RightParen ||
    tokenClass === TokenClass.RightBracket ||
    tokenClass === TokenClass.RightBrace;
  return isCloser && walk.at !== frame.close;
}

/** Ends the frame before a foreign bracket, or prints the bracket when it is nobody's. */
function leave(walk: ShapeWalk): void {
  if (walk.isStrayCloser(walk.at)) walk.emitRaw(walk.at++);
  else walk.frames.pop();
}

/** Ends what the chunk's end leaves open, so that what was read keeps its place in the tree. */
function closeFrame(walk: ShapeWalk, frame: Frame): void {
  const last = walk.end - 1;
  switch (frame.mode) {
    case Mode.Declaration:
      return closeDeclaration(walk, frame);
    case Mode.Expression:
      return closeExpression(walk, frame);
    case Mode.Block:
      walk.insert("}", last);
      walk.leaveBlock();
      return reportOpen(walk, "}");
    case Mode.Members:
    case Mode.Enumerators:
    case Mode.Initialiser:
      walk.insert("}", last);
      break;
    case Mode.ForHead:
      walk.insert(frame.part === 2 ? ")" : frame.part === 1 ? "; )" : "; ; )", last);
      break;
    case Mode.Parameters:
      walk.insert(")", last);
  }
  walk.frames.pop();
  reportOpen(walk, frame.mode === Mode.Parameters || frame.mode === Mode.ForHead ? ")" : "}");
}

function closeDeclaration(walk: ShapeWalk, frame: DeclarationFrame): void {
  const last = walk.end - 1;
  const isList = frame.context !== "parameter" && frame.context !== "type-name";
  if (isList && !frame.hasDeclarator && frame.context !== "member") walk.emit("a", last, Role.Absent);
  if (isList) walk.insert(";", last);
  stepDeclaration(walk, frame);
  if (isList) reportOpen(walk, ";");
}

/** One report for a chunk that breaks off. */
function reportOpen(walk: ShapeWalk, expected: string): void {
  const last = walk.end - 1;
  if (walk.top) return;
  walk.report("missing", last, last, `\`${expected}\` expected after \`${walk.text(last)}\``);
}

// File scope ------------------------------------------------------------------------------------------

function startDeclaration(walk: ShapeWalk): void {
  const i = walk.at;
  switch (walk.class(i)) {
    case TokenClass.Semicolon:
      walk.at++;
      return;
    case TokenClass.StaticAssert:
      return skipStaticAssert(walk, i, false);
    case TokenClass.Word:
      if (readFileMacro(walk, i)) return;
  }
  if (canStart(walk, i)) walk.pushDeclaration("file");
  else skipUnreadable(walk, i);
}

function canStart(walk: ShapeWalk, i: number): boolean {
  const tokenClass = walk.class(i);
  return (
    (tokenClass >= TokenClass.Typedef && tokenClass <= TokenClass.Typeof) ||
    tokenClass === TokenClass.Word ||
    tokenClass === TokenClass.Star ||
    tokenClass === TokenClass.LeftParen
  );
}

function skipUnreadable(walk: ShapeWalk, i: number): void {
  walk.report("error", i, walk.end - 1, `a declaration expected, \`${walk.text(i)}\` read`);
  walk.at = walk.end;
}

/** `DEFINE_GUID(a, b);`, `FOO(x)`, `FOO;` at file scope with a name that nothing declares. */
function readFileMacro(walk: ShapeWalk, i: number): boolean {
  if (walk.kindOf(i) === NameKind.Type) return false;
  const hasList = walk.class(i + 1) === TokenClass.LeftParen;
  const last = hasList ? walk.closerOf(i + 1) : i;
  if (last < i || walk.frames.length > 0) return false;
  const hasEnd = walk.class(last + 1) === TokenClass.Semicolon;
  const end = hasEnd ? last + 2 : last + 1;
  if (end !== walk.end) return false;
  const isPrototype = hasList && hasEnd && (last === i + 2 || walk.startsType(i + 2));
  if (isPrototype) return false;
  walk.report("unknown-macro", i, last, walk.text(i));
  walk.at = end;
  return true;
}
