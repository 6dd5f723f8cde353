/**
 * From tree-sitter's tree to ours: one walk of the cursor, children before parents, no recursion.
 *
 * Each printed word is one leaf, so in a sound tree counting leaves gives every node its tokens without asking for a
 * position. A tree with ERROR or MISSING nodes is walked by positions instead.
 *
 * An ERROR among statements becomes an `error` statement in its place. Inside an expression it makes the innermost
 * expression an `error`; inside a declaration or another part it puts an `error` before the statement. Every ERROR and
 * MISSING is reported as damage.
 */
import type { TreeCursor } from "web-tree-sitter";
import type { TokenList } from "../preprocess";
import type { Expression, Statement, TopLevel } from "./ast";
import { reduceDeclaration, reduceDefinition } from "./build-declaration";
import {
  reduceArguments,
  reduceExpression,
  reduceInitializerList,
  reduceInitializerPair,
} from "./build-expression";
import { type BuildChunk, BuildState } from "./build-state";
import { nested, reduceHandler, reduceStatement } from "./build-statement";
import {
  reduceDeclarator,
  reduceEnumerator,
  reduceEnumerators,
  reduceField,
  reduceFields,
  reduceParameter,
  reduceParameters,
  reduceTagged,
  reduceTypeName,
} from "./build-type";
import type { ChunkTree, Damage } from "./chunk";
import {
  isDeclaratorKind,
  isExpressionKind,
  isStatementKind,
  type KindTable,
  kindOf,
  LAST_LEAF,
  type NodeKind,
} from "./node-kind";
import type { ParsedText } from "./parser";
import type { Range } from "./printed-range";
import type { ShapeText } from "./shape-text";
import type { TokenClasses } from "./token-class";

export interface BuildInput {
  readonly shape: ShapeText;
  readonly tokens: TokenList;
  readonly classes: TokenClasses;
  readonly kinds: KindTable;
  /** In order; their words follow one another without a gap and are the whole parsed text. */
  readonly chunks: readonly BuildChunk[];
}

/** One tree per chunk, or null when the text has to be parsed chunk by chunk because something is wrong in it. */
export function buildTrees(input: BuildInput, parsed: ParsedText): ChunkTree[] | null {
  if (input.chunks.length > 1 && parsed.hasError) return null;
  const walk = new TreeWalk(input, parsed.cursor, parsed.hasError);
  const isSound = walk.run();
  if (isSound) return walk.trees;
  if (input.chunks.length > 1) return null;
  return [{ top: [], damage: walk.trees[0]?.damage ?? [] }];
}

interface OpenNode {
  readonly kind: NodeKind;
  readonly base: number;
  readonly from: number;
  /** ERROR: the word after its last character; else 0. */
  readonly end: number;
  /** Damage reported before the node was entered. */
  readonly damage: number;
  /** An ERROR stands directly inside and has no place of its own there. */
  isDamaged: boolean;
}

class TreeWalk {
  readonly trees: { top: TopLevel[]; damage: readonly Damage[] }[] = [];
  private readonly state: BuildState;
  private readonly open: OpenNode[] = [];
  private readonly starts: Int32Array | null;
  /** Next printed word. */
  private next: number;
  private chunkIndex = -1;
  private isSound = true;

  constructor(
    private readonly input: BuildInput,
    private readonly cursor: TreeCursor,
    private readonly hasError: boolean,
  ) {
    this.state = new BuildState(input.shape, input.tokens, input.classes);
    this.next = input.chunks[0]!.from;
    this.starts = hasError ? wordStarts(input.shape, input.chunks[0]!) : null;
    this.enterChunk();
  }

  /** False when a chunk of several cannot be told from its neighbours. */
  run(): boolean {
    const { cursor, input } = this;
    this.open.push(this.openNode(input.kinds.of(cursor.nodeTypeId)));
    if (!cursor.gotoFirstChild()) return true;
    for (;;) {
      const kind = input.kinds.of(cursor.nodeTypeId);
      if (this.open.length === 1) this.enterChunkAt(this.next);
      if (kind > LAST_LEAF || kind === kindOf.unknown) {
        this.open.push(this.openNode(kind));
        if (cursor.gotoFirstChild()) continue;
        this.close();
      } else this.leaf(kind);
      while (!cursor.gotoNextSibling()) {
        cursor.gotoParent();
        if (this.open.length === 1) return this.finish();
        this.close();
      }
    }
  }

  private finish(): boolean {
    const last = this.input.chunks[this.input.chunks.length - 1]!;
    if (this.open[0]!.kind === kindOf.error) this.reportError({ from: this.next, to: last.to - 1 });
    return this.isSound && (this.hasError || this.next === last.to);
  }

  // Chunks ----------------------------------------------------------------------------------------------

  private enterChunk(): void {
    this.chunkIndex++;
    this.state.chunk = this.input.chunks[this.chunkIndex]!;
    const damage: Damage[] = [];
    this.state.damage = damage;
    this.trees.push({ top: [], damage });
  }

  private enterChunkAt(word: number): void {
    while (word >= this.state.chunk.to && this.chunkIndex < this.input.chunks.length - 1) this.enterChunk();
  }

  // Nodes -----------------------------------------------------------------------------------------------

  private openNode(kind: NodeKind): OpenNode {
    const from = this.starts ? this.wordAt(this.cursor.startIndex) : this.next;
    const isError = kind === kindOf.error;
    const end = isError && this.starts ? this.wordAt(Math.max(this.cursor.endIndex - 1, 0)) + 1 : 0;
    const damage = this.state.damage.length;
    return { kind, base: this.state.height, from, end, damage, isDamaged: false };
  }

  private leaf(kind: NodeKind): void {
    if (!this.starts) {
      this.state.push(kind, null, this.next, this.next);
      this.next++;
      return;
    }
    if (this.cursor.nodeIsMissing) return this.missingLeaf(kind);
    const word = this.wordAt(this.cursor.startIndex);
    this.state.push(kind, null, word, word);
    this.next = word + 1;
  }

  private missingLeaf(kind: NodeKind): void {
    const before = Math.max(this.next - 1, this.state.chunk.from);
    const at = this.state.node(before, before);
    const expected =
      kind === kindOf.token || kind < kindOf.identifier ? `\`${this.cursor.nodeType}\`` : "a name";
    this.state.report("missing", at, `${expected} expected after \`${this.state.tokenText(at.last)}\``);
    const isName = kind >= kindOf.identifier && kind <= kindOf.primitive_type;
    this.state.push(isName ? kindOf.error : kind, null, this.next, this.next - 1);
  }

  private close(): void {
    const node = this.open.pop()!;
    if (node.end > this.next) this.next = node.end;
    const at: Range = { from: node.from, to: Math.max(this.next - 1, node.from) };
    if (node.kind === kindOf.error || node.kind === kindOf.unknown) return this.closeError(node, at);
    const parent = this.open[this.open.length - 1]!;
    let value = this.reduce(node, at);
    if (node.isDamaged) {
      if (isExpressionKind(node.kind)) value = { kind: "error", ...this.state.node(at.from, at.to) };
      else if (isStatementKind(node.kind)) value = this.withError(value as Statement | Statement[], at);
      else if (this.open.length > 1) parent.isDamaged = true;
    }
    this.state.truncate(node.base);
    if (this.open.length > 1) this.state.push(node.kind, value, at.from, at.to);
    else this.addTop(node, value, at);
  }

  private withError(value: Statement | readonly Statement[], at: Range): Statement[] {
    const error: Statement = { kind: "error", ...this.state.node(at.from, at.to) };
    return Array.isArray(value) ? [error, ...(value as Statement[])] : [error, value as Statement];
  }

  /** One report for the whole; what is wrong inside it says nothing more. */
  private closeError(node: OpenNode, at: Range): void {
    this.state.damage.length = node.damage;
    this.reportError(at);
    this.state.truncate(node.base);
    const parent = this.open[this.open.length - 1]!;
    if (this.open.length === 1) this.addTop(node, null, at);
    else if (this.holdsErrors(parent)) this.state.push(kindOf.error, null, at.from, at.to);
    else parent.isDamaged = true;
  }

  private reportError(at: Range): void {
    const place = this.state.node(at.from, at.to);
    const words: string[] = [];
    for (let token = place.first; token <= place.last && words.length < 8; token++) {
      words.push(this.state.tokenText(token));
    }
    this.state.report("error", place, `\`${words.join(" ")}\` fits nowhere here`);
  }

  /** Among statements an error has a place of its own, once the block or label has begun. */
  private holdsErrors(parent: OpenNode): boolean {
    if (parent.kind === kindOf.compound_statement) return this.state.height > parent.base;
    if (parent.kind !== kindOf.case_statement) return false;
    for (let row = parent.base; row < this.state.height; row++) {
      if (this.state.isKind(row, kindOf[":"])) return true;
    }
    return false;
  }

  private reduce(node: OpenNode, at: Range): unknown {
    const { kind, base } = node;
    const end = this.state.height;
    if (isExpressionKind(kind)) return reduceExpression(this.state, kind, base, end, at);
    if (kind === kindOf.declaration) {
      const declaration = reduceDeclaration(this.state, base, end, at);
      return { kind: "declaration", declaration, first: declaration.first, last: declaration.last };
    }
    if (isStatementKind(kind)) return reduceStatement(this.state, kind, base, end, at);
    if (isDeclaratorKind(kind)) return reduceDeclarator(this.state, kind, base, end, at);
    return reducePart(this.state, kind, base, end, at);
  }

  // File scope ------------------------------------------------------------------------------------------

  private addTop(node: OpenNode, value: unknown, at: Range): void {
    if (at.to >= this.state.chunk.to) this.isSound = false;
    const { top } = this.trees[this.chunkIndex]!;
    const place = this.state.node(at.from, at.to);
    const error: TopLevel = { kind: "error", ...place };
    if (node.kind === kindOf.function_definition && value) {
      if (node.isDamaged) top.push(error);
      top.push({
        kind: "function",
        definition: value as Extract<TopLevel, { kind: "function" }>["definition"],
      });
    } else if (node.kind === kindOf.declaration) {
      for (const statement of [value].flat() as Statement[]) {
        if (statement.kind === "declaration")
          top.push({ kind: "declaration", declaration: statement.declaration });
        else top.push(error);
      }
    } else {
      if (node.kind !== kindOf.error) this.state.report("error", place, "a declaration expected");
      top.push(error);
    }
  }

  // Positions -------------------------------------------------------------------------------------------

  /** The printed word at or before a character of the text. */
  private wordAt(offset: number): number {
    const starts = this.starts!;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.input.chunks[0]!.from + low;
  }
}

function wordStarts(shape: ShapeText, chunk: BuildChunk): Int32Array {
  const starts = new Int32Array(chunk.to - chunk.from);
  let offset = 0;
  for (let i = 0; i < starts.length; i++) {
    starts[i] = offset;
    offset += shape.words[chunk.from + i]!.length + 1;
  }
  return starts;
}

function reducePart(state: BuildState, kind: NodeKind, base: number, end: number, at: Range): unknown {
  switch (kind) {
    case kindOf.function_definition:
      return reduceDefinition(state, base, end, at);
    case kindOf.struct_specifier:
    case kindOf.union_specifier:
    case kindOf.enum_specifier:
      return reduceTagged(state, kind, base, end, at);
    case kindOf.field_declaration_list:
      return reduceFields(state, base, end);
    case kindOf.field_declaration:
      return reduceField(state, base, end, at);
    case kindOf.bitfield_clause:
    case kindOf.subscript_designator:
      return state.expression(base + 1);
    case kindOf.field_designator:
      return state.wordText(state.from[base + 1]!);
    case kindOf.enumerator_list:
      return reduceEnumerators(state, base, end);
    case kindOf.enumerator:
      return reduceEnumerator(state, base, end, at);
    case kindOf.parameter_list:
      return reduceParameters(state, base, end);
    case kindOf.parameter_declaration:
      return reduceParameter(state, base, end, at);
    case kindOf.type_descriptor:
      return reduceTypeName(state, base, end);
    case kindOf.argument_list:
      return reduceArguments(state, base, end) satisfies Expression[];
    case kindOf.else_clause:
      return nested(state, base + 1);
    case kindOf.seh_except_clause:
    case kindOf.seh_finally_clause:
      return reduceHandler(state, kind, base);
    case kindOf.initializer_list:
      return reduceInitializerList(state, base, end, at);
    case kindOf.initializer_pair:
      return reduceInitializerPair(state, base, end, at);
    default:
      return null;
  }
}
