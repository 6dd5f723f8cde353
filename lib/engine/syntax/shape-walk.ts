/**
 * The state of one pass over a chunk that prints its shape: where we are, what is open, what was found wrong.
 *
 * A frame is something open: a block, a declaration, an expression up to its end. The frames are a stack of our own, so
 * nesting of the input never grows the call stack. The pass itself is in `normalise.ts` and the `shape-*.ts` files.
 *
 * Invariant: for given token texts the printed shape depends only on the answers in `answers`; the two together are
 * the chunk's key.
 */
import type { TextId } from "../base";
import type { Damage } from "./chunk";
import type { NameEvidence } from "./name-evidence";
import { Role, type ShapeText } from "./shape-text";
import type { SignificantTokens } from "./significant-tokens";
import { isTypeKeyword, TokenClass } from "./token-class";
import { NameKind, type TypeNames } from "./type-names";

export const Mode = {
  Block: 0,
  Members: 1,
  Enumerators: 2,
  Initialiser: 3,
  Parameters: 4,
  ForHead: 5,
  Expression: 6,
  Declaration: 7,
} as const;

/** Something in brackets that is no expression. `close` is the closing bracket, -1 when there is none. */
export interface BracketFrame {
  readonly mode:
    | typeof Mode.Block
    | typeof Mode.Members
    | typeof Mode.Enumerators
    | typeof Mode.Initialiser
    | typeof Mode.ForHead;
  readonly close: number;
  /** Initialiser: 0 before an element, 1 after. For head: clauses read. Block: a brace to leave out, or -1. */
  part: number;
}

export interface ParametersFrame {
  readonly mode: typeof Mode.Parameters;
  readonly close: number;
  readonly names: TextId[];
  readonly isOldStyle: boolean;
}

export const End = {
  /** The closing bracket `close`, taken. */
  Bracket: 0,
  /** `;`, taken. */
  Semicolon: 1,
  /** `:`, taken. */
  Colon: 2,
  /** `,`, `;` or a closer of something outside, left for the frame below. */
  Comma: 3,
} as const;
export type End = (typeof End)[keyof typeof End];

export interface ExpressionFrame {
  readonly mode: typeof Mode.Expression;
  readonly end: End;
  readonly close: number;
  /** First token inside. */
  readonly start: number;
  /** Words printed at the closing bracket; empty for a pair of parentheses that is left out. */
  readonly closing: string;
  /** An argument list: a type may stand at the start of an argument. */
  readonly isCall: boolean;
  /** The words so far end in an operand, so what follows is a postfix or binary operator. */
  operand: boolean;
  /** The last token closed a cast or the type of a compound literal. */
  afterCast: boolean;
  /** `?` without its `:` yet. */
  questions: number;
}

type Context = "file" | "block" | "member" | "parameter" | "type-name" | "old-style";

export interface DeclarationFrame {
  readonly mode: typeof Mode.Declaration;
  readonly context: Context;
  /** Type names: the closing parenthesis, or -1 when the name is an argument and ends at a comma too. */
  readonly close: number;
  readonly start: number;
  /** Type names: words printed at the end. */
  readonly closing: string;
  readonly isCast: boolean;
  /** Among the specifiers still; then among the declarators. */
  inSpecifiers: boolean;
  hasDeclarator: boolean;
  hasType: boolean;
  isTypedef: boolean;
  /** Row of the printed `int` that stands for the base-type words, or -1. */
  baseRow: number;
  /** Name of the declarator being read, -1 before it. */
  name: number;
  /** A name or a nested declarator was read: `(` opens parameters now. */
  inSuffix: boolean;
  /** Parameter names of the first list after the name. */
  parameters: readonly TextId[] | null;
  /** The body brace of an old-style definition, or -1. */
  oldStyleBrace: number;
}

export type Frame = BracketFrame | ParametersFrame | ExpressionFrame | DeclarationFrame;

/** Answers are packed seven to a character. */
const ANSWERS_PER_UNIT = 7;

export class ShapeWalk {
  /** Next significant token. */
  at = 0;
  /** End of the chunk, exclusive. */
  end = 0;
  readonly frames: Frame[] = [];
  damage: Damage[] = [];
  private start = 0;
  private firstToken = 0;
  private packed = "";
  private pending = 0;
  private pendingCount = 0;
  /** Something besides the names declared before the chunk was asked about a name. */
  looksAround = false;

  constructor(
    readonly source: SignificantTokens,
    readonly names: TypeNames,
    readonly evidence: NameEvidence,
    readonly shape: ShapeText,
  ) {}

  /** Starts a chunk of the significant tokens `start` to `end`, whose own token 0 is `firstToken` of the unit. */
  begin(start: number, end: number, firstToken: number): void {
    this.at = start;
    this.start = start;
    this.end = end;
    this.firstToken = firstToken;
    this.frames.length = 0;
    this.damage = [];
    this.packed = "";
    this.pending = 0;
    this.pendingCount = 0;
    this.looksAround = false;
  }

  get top(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  /** The class of a token, `None` outside the chunk. */
  class(i: number): TokenClass {
    return i < this.end ? (this.source.classes[i] as TokenClass) : TokenClass.None;
  }

  text(i: number): string {
    return i < this.end ? this.names.classes.strings.text(this.source.texts[i] as TextId) : "";
  }

  /** The closing bracket of the opener at `i` if it lies in the chunk, else -1. */
  closerOf(i: number): number {
    const close = this.source.match[i]!;
    return close < this.end ? close : -1;
  }

  /** Whether a closer belongs to nothing in the chunk. */
  isStrayCloser(i: number): boolean {
    return this.source.match[i]! < this.start;
  }

  // Printing --------------------------------------------------------------------------------------------

  /** Index in the chunk of significant token `i`; before the first it is the first. */
  tokenOf(i: number): number {
    return this.source.tokens[Math.min(Math.max(i, this.start), this.end - 1)]! - this.firstToken;
  }

  emit(word: string, i: number, role: Role = Role.Plain): void {
    this.shape.emit(word, this.tokenOf(i), role);
  }

  emitRange(word: string, first: number, last: number, role: Role): void {
    this.shape.emitRange(word, this.tokenOf(first), this.tokenOf(last), role);
  }

  /** Prints a word for the next token and goes on. */
  take(word: string): void {
    this.emit(word, this.at++);
  }

  /** Leaves out words that can only be an undefined macro. */
  dropDecoration(first: number, last: number): void {
    this.report("unknown-macro", first, last, this.text(first));
    this.at = last + 1;
  }

  /** Several words for one place, none of them a token of the program. */
  insert(words: string, i: number): void {
    for (const word of words.split(" ")) this.emit(word, i, Role.Inserted);
  }

  /** Prints a type name. */
  emitTypeName(i: number): void {
    this.emit("struct", i, Role.TypedefName);
    this.emit("a", i, Role.Inserted);
  }

  /** Prints a token that fits nowhere, so that the parser finds it too. */
  emitRaw(i: number): void {
    const tokenClass = this.class(i);
    if (tokenClass === TokenClass.Stray) this.emit("@", i);
    else this.emit(tokenClass >= TokenClass.Typedef ? this.text(i) : "0", i);
  }

  report(kind: Damage["kind"], first: number, last: number, detail: string): void {
    this.damage.push({ kind, first: this.tokenOf(first), last: this.tokenOf(last), detail });
  }

  // Names -----------------------------------------------------------------------------------------------

  kindOf(i: number): NameKind {
    const kind = this.names.kindOf(this.source.texts[i] as TextId);
    this.answer(kind);
    return kind;
  }

  /** Whether a declaration or type name can start here. */
  startsType(i: number): boolean {
    const tokenClass = this.class(i);
    return isTypeKeyword(tokenClass) || (tokenClass === TokenClass.Word && this.kindOf(i) === NameKind.Type);
  }

  /** The unit's other uses of an undeclared name say that it is a type. */
  evidenceOfType(i: number): NameKind {
    this.looksAround = true;
    const kind = this.evidence.of(this.source.texts[i] as TextId);
    this.answer(kind);
    return kind;
  }

  assumeType(i: number): void {
    this.names.assumeType(this.source.texts[i] as TextId);
  }

  private answer(kind: NameKind): void {
    this.pending = this.pending * 4 + kind + 1;
    if (++this.pendingCount < ANSWERS_PER_UNIT) return;
    this.packed += String.fromCharCode(this.pending);
    this.pending = 0;
    this.pendingCount = 0;
  }

  get answers(): string {
    return this.packed + String.fromCharCode(this.pending);
  }

  // Frames ----------------------------------------------------------------------------------------------

  pushBracket(mode: BracketFrame["mode"], open: number): void {
    this.frames.push({ mode, close: this.closerOf(open), part: 0 });
  }

  /** A block with a scope of its own; `leaveBlock` ends both. */
  enterBlock(open: number, skippedBrace = -1): void {
    this.names.enter();
    this.frames.push({ mode: Mode.Block, close: this.closerOf(open), part: skippedBrace });
  }

  leaveBlock(): void {
    this.frames.pop();
    this.names.leave();
  }

  pushExpression(end: End, start: number, open = -1, closing = "", isCall = false): void {
    this.pushExpressionFrame(end, start, open < 0 ? -1 : this.closerOf(open), closing, isCall);
  }

  /** An expression up to the parenthesis at `close`, whose opener is printed already. */
  pushExpressionTo(start: number, close: number): void {
    this.pushExpressionFrame(End.Bracket, start, close, ")", false);
  }

  private pushExpressionFrame(
    end: End,
    start: number,
    close: number,
    closing: string,
    isCall: boolean,
  ): void {
    this.frames.push({
      mode: Mode.Expression,
      end,
      close,
      start,
      closing,
      isCall,
      operand: false,
      afterCast: false,
      questions: 0,
    });
  }

  pushDeclaration(context: Context, close = -1, closing = "", isCast = false): void {
    this.frames.push({
      mode: Mode.Declaration,
      context,
      close,
      start: this.at,
      closing,
      isCast,
      inSpecifiers: true,
      hasDeclarator: false,
      hasType: false,
      isTypedef: false,
      baseRow: -1,
      name: -1,
      inSuffix: false,
      parameters: null,
      oldStyleBrace: -1,
    });
  }
}
