/**
 * The value stack of one walk over a tree: what the children of each open node came to.
 *
 * A row of the stack is a finished child: its kind, its range of printed words and, unless it is a leaf, the value its
 * reduction made. Reductions read their children here, by position, and hand back one value.
 *
 * Accessors never fail: a child that is not of the asked sort, which only a damaged text has, reads as an `error` node.
 */
import type { TextId } from "../base";
import { TokenKind, type TokenList } from "../preprocess";
import type { Expression, Initializer, Mark, Node, Statement } from "./ast";
import type { Damage } from "./chunk";
import type { DeclaratorParts } from "./declarator-parts";
import {
  isDeclaratorKind,
  isExpressionKind,
  isNameKind,
  isStatementKind,
  kindOf,
  type NodeKind,
} from "./node-kind";
import { Role, type ShapeText } from "./shape-text";
import type { PlacedMark } from "./significant-tokens";
import { TokenClass, type TokenClasses } from "./token-class";

/** The chunk whose part of the shape text is being read. */
export interface BuildChunk {
  /** Printed words, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The unit's token that is the chunk's token 0, and how many tokens the chunk has. */
  readonly firstToken: number;
  readonly tokenCount: number;
  /** Marks inside the chunk, by unit token; taken from the list as declarations claim them. */
  readonly marks: PlacedMark[];
  /** `#pragma pack` in force at the start, in bytes. */
  readonly pack: number | null;
}

/** The word of a row that is none. */
const NOWHERE = -1;

export class BuildState {
  readonly kinds: NodeKind[] = [];
  readonly values: unknown[] = [];
  /** First and last printed word of each row. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Rows; what the columns hold above is left over. */
  height = 0;
  damage: Damage[] = [];
  chunk!: BuildChunk;

  constructor(
    readonly shape: ShapeText,
    readonly tokens: TokenList,
    readonly classes: TokenClasses,
  ) {}

  push(kind: NodeKind, value: unknown, from: number, to: number): void {
    const row = this.height++;
    this.kinds[row] = kind;
    this.values[row] = value;
    this.from[row] = from;
    this.to[row] = to;
  }

  truncate(height: number): void {
    // In a damaged text readers look above the top: what they find there must not depend on what was read before.
    for (let row = height; row < this.height; row++) {
      this.kinds[row] = kindOf.unknown;
      this.from[row] = NOWHERE;
      this.to[row] = NOWHERE;
    }
    this.height = height;
  }

  // Tokens ----------------------------------------------------------------------------------------------

  /** First token of a printed word, as an index of the chunk. */
  firstToken(word: number): number {
    return this.shape.first[Math.min(word, this.chunk.to - 1)] ?? 0;
  }

  lastToken(word: number): number {
    return this.shape.last[Math.max(word, this.chunk.from)] ?? 0;
  }

  tokenText(token: number): string {
    return this.classes.strings.text(this.tokens.text[this.chunk.firstToken + token] as TextId);
  }

  tokenKind(token: number): TokenKind {
    return this.tokens.kind[this.chunk.firstToken + token] as TokenKind;
  }

  tokenClass(token: number): TokenClass {
    const at = this.chunk.firstToken + token;
    return this.classes.of(this.tokens.text[at] as TextId, this.tokens.kind[at] as TokenKind);
  }

  /** Text of the token a word was printed for. */
  wordText(word: number): string {
    return this.tokenText(this.firstToken(word));
  }

  node(from: number, to: number): Node {
    const first = this.firstToken(from);
    return { first, last: Math.max(first, this.lastToken(to)) };
  }

  rowNode(row: number): Node {
    const { chunk } = this;
    const from = this.from[row] ?? NOWHERE;
    const to = this.to[row] ?? NOWHERE;
    return this.node(from === NOWHERE ? chunk.from : from, to === NOWHERE ? chunk.from : to);
  }

  report(kind: Damage["kind"], at: Node, detail: string): void {
    this.damage.push({ kind, first: at.first, last: at.last, detail });
  }

  /** Takes the marks between two tokens of the chunk, both ends included. */
  takeMarks(first: number, last: number): Mark[] {
    const { marks, firstToken } = this.chunk;
    if (marks.length === 0) return [];
    const taken: Mark[] = [];
    for (let i = 0; i < marks.length; ) {
      const at = marks[i]!.token - firstToken;
      if (at < first || at > last) i++;
      else {
        const [mark] = marks.splice(i, 1);
        taken.push({ kind: mark!.kind, argument: mark!.argument });
      }
    }
    return taken;
  }

  // Children --------------------------------------------------------------------------------------------

  isKind(row: number, kind: NodeKind): boolean {
    return this.kinds[row] === kind;
  }

  role(row: number): Role {
    return this.shape.role[this.from[row]!] ?? Role.Plain;
  }

  expression(row: number): Expression {
    const kind = this.kinds[row];
    if (kind === kindOf.number_literal || kind === kindOf.identifier)
      return this.leafExpression(this.from[row]!);
    if (kind !== undefined && isExpressionKind(kind)) return this.values[row] as Expression;
    return { kind: "error", ...this.rowNode(row) };
  }

  private leafExpression(word: number): Expression {
    const at = this.node(word, word);
    if (word >= this.chunk.to || this.shape.words[word] === undefined) return { kind: "error", ...at };
    switch (this.shape.role[word]) {
      case Role.Strings:
        return { kind: "string", texts: this.stringTexts(at), ...at };
      case Role.Inserted:
      case Role.Noop:
        return { kind: "number", text: "0", ...at };
      case Role.Unread:
        return { kind: "error", ...at };
    }
    const text = this.tokenText(at.first);
    switch (this.tokenKind(at.first)) {
      case TokenKind.Identifier:
        return { kind: "name", name: text, ...at };
      case TokenKind.Number:
        return { kind: "number", text, ...at };
      case TokenKind.Character:
        return { kind: "character", text, ...at };
      default:
        return { kind: "error", ...at };
    }
  }

  /** Names among the literals are macros for one or `__FUNCTION__`: their spelling in quotes. */
  private stringTexts(at: Node): string[] {
    const texts: string[] = [];
    for (let token = at.first; token <= at.last; token++) {
      const tokenClass = this.tokenClass(token);
      if (tokenClass === TokenClass.String) texts.push(this.tokenText(token));
      else if (tokenClass === TokenClass.Word || tokenClass === TokenClass.FunctionName) {
        texts.push(`"${this.tokenText(token)}"`);
      }
    }
    return texts;
  }

  /** A declarator, or null when the row is none. */
  declarator(row: number): DeclaratorParts | null {
    const kind = this.kinds[row];
    if (kind === undefined) return null;
    if (isDeclaratorKind(kind)) return this.values[row] as DeclaratorParts;
    if (!isNameKind(kind)) return null;
    const word = this.from[row]!;
    return { name: word, layers: [], from: word, to: word, initial: null };
  }

  initializer(row: number): Initializer {
    if (this.isKind(row, kindOf.initializer_list)) return this.values[row] as Initializer;
    return { kind: "value", value: this.expression(row), ...this.rowNode(row) };
  }

  /** A statement that may have come to several: a `case` label with what follows it. */
  statements(row: number): readonly Statement[] {
    const kind = this.kinds[row];
    if (kind === undefined || !isStatementKind(kind)) return [{ kind: "error", ...this.rowNode(row) }];
    const value = this.values[row] as Statement | readonly Statement[];
    return Array.isArray(value) ? (value as readonly Statement[]) : [value as Statement];
  }

  statement(row: number): Statement {
    const all = this.statements(row);
    const only = all[0];
    if (all.length === 1 && only) return only;
    return { kind: "compound", body: all, ...this.rowNode(row) };
  }
}
