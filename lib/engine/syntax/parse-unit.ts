/**
 * From a unit's tokens to its chunks, each with its tree.
 *
 * Chunks are normalised one by one, in order, because each may declare type names for the next. Those whose key is not
 * in the cache are printed into one text and parsed together; when that text has an error, each is parsed alone, so
 * that damage stays inside its chunk.
 *
 * The table handed in is changed: it ends with the unit's file-scope names, ready to be forked for another unit.
 */
import { type CancelSignal, type Outcome, type Problem, type TextId, throwIfCancelled } from "../base";
import type { OriginId, PreprocessTables, TranslationUnit } from "../preprocess";
import { buildTrees } from "./build";
import type { BuildChunk } from "./build-state";
import type { Chunk, ChunkTree, Damage, ParsedUnit, ReadChunk, UnitReading } from "./chunk";
import { damageProblem } from "./damage-problem";
import { EarlierChunks } from "./earlier-chunks";
import { NameEvidence } from "./name-evidence";
import { type NormalisedChunk, normaliseChunk } from "./normalise";
import { PackStack } from "./pack-stack";
import type { CParser } from "./parser";
import { ShapeText } from "./shape-text";
import { ShapeWalk } from "./shape-walk";
import { type PlacedMark, type SignificantTokens, significantTokens } from "./significant-tokens";
import { type ChunkRange, splitChunks } from "./split";
import type { TypeNames } from "./type-names";

export interface ParseInput {
  readonly parser: CParser;
  /** The names known before the unit's first token; changed by the call. */
  readonly names: TypeNames;
  /** Trees by chunk key; read and extended. Shared by all units of a session. */
  readonly cache: Map<string, ChunkTree>;
  readonly tables: PreprocessTables;
  readonly signal: CancelSignal;
  /** An earlier text of the unit, read from the same `names`. */
  readonly earlier?: UnitReading;
}

/** Characters of a chunk's tokens above which it is not parsed. */
const LARGEST_CHUNK = 1_000_000;

/** Printed words that are parsed in one go. */
const BATCH_WORDS = 6_000;

export function parseUnit(unit: TranslationUnit, input: ParseInput): Outcome<ParsedUnit> {
  const source = significantTokens(unit.tokens, input.names.classes);
  const reader = new UnitReader(unit, source, input);
  for (const range of splitChunks(source)) reader.read(range);
  const { chunks, read } = reader.finish();
  const problems = chunks.flatMap((chunk) => problemsOf(chunk, input.tables));
  return { value: { chunks, problems, reading: { unit, chunks, read } }, problems };
}

function problemsOf(chunk: Chunk, tables: PreprocessTables): Problem[] {
  return chunk.tree.damage.map((damage) =>
    damageProblem(damage, tables.origins.writtenPlace(chunk.origins[damage.first] as OriginId)),
  );
}

interface Pending {
  readonly key: string;
  readonly index: number;
  readonly build: BuildChunk;
  /** Found while printing. */
  readonly damage: readonly Damage[];
}

class UnitReader {
  private readonly shape = new ShapeText();
  private readonly walk: ShapeWalk;
  private readonly packs: PackStack;
  private readonly chunks: (Omit<Chunk, "tree"> & { tree: ChunkTree | null })[] = [];
  private readonly reads: ReadChunk[] = [];
  private readonly earlier: EarlierChunks | null;
  private pending: Pending[] = [];
  private nextToken = 0;
  private nextMark = 0;

  constructor(
    private readonly unit: TranslationUnit,
    private readonly source: SignificantTokens,
    private readonly input: ParseInput,
  ) {
    const evidence = new NameEvidence(source, input.tables.strings);
    this.walk = new ShapeWalk(source, input.names, evidence, this.shape);
    this.packs = new PackStack();
    const { earlier, names } = input;
    this.earlier = earlier ? new EarlierChunks(earlier, unit, names) : null;
  }

  read(range: ChunkRange): void {
    const firstToken = this.firstTokenOf(range);
    const endToken = this.source.tokens[range.end - 1]! + 1;
    this.nextToken = endToken;
    const marks = this.takeMarks(endToken);
    const taken = this.earlier?.take(firstToken, endToken, this.packs.current);
    if (taken) {
      this.add(taken.chunk.key, firstToken, endToken, taken.chunk.tree, taken.read);
      return;
    }
    const { names } = this.input;
    names.beginNotes();
    const normalised = normaliseChunk(this.walk, range, firstToken);
    const text = this.textOf(firstToken, endToken);
    const key = `${text}\0${normalised.answers}\0${this.packs.current ?? ""}`;
    const declared = names.notes();
    this.earlier?.note(declared);
    const pack = this.packs.current;
    const read = { first: firstToken, end: endToken, pack, declared, looksAround: this.walk.looksAround };
    const tree = this.input.cache.get(key) ?? this.unparsed(normalised, text.length, endToken - firstToken);
    this.add(key, firstToken, endToken, tree, read);
    if (tree) this.shape.truncate(normalised.from);
    else this.enqueue(key, normalised, firstToken, endToken - firstToken, marks);
  }

  finish(): Pick<UnitReading, "chunks" | "read"> {
    this.flush();
    return { chunks: this.chunks as Chunk[], read: this.reads };
  }

  private add(key: string, first: number, end: number, tree: ChunkTree | null, read: ReadChunk): void {
    const { text, kind, origin } = this.unit.tokens;
    const texts = text.subarray(first, end);
    const kinds = kind.subarray(first, end);
    this.chunks.push({ key, texts, kinds, origins: origin.subarray(first, end), tree });
    this.reads.push(read);
  }

  /** Marks and decorations before a chunk belong to it, the braces of `extern "C"` to none. */
  private firstTokenOf(range: ChunkRange): number {
    const before = range.start > 0 ? this.source.tokens[range.start - 1]! + 1 : 0;
    return Math.max(before, this.nextToken);
  }

  private takeMarks(endToken: number): PlacedMark[] {
    const { marks } = this.source;
    const taken: PlacedMark[] = [];
    for (; this.nextMark < marks.length && marks[this.nextMark]!.token < endToken; this.nextMark++) {
      const mark = marks[this.nextMark]!;
      if (mark.kind === "pack") this.packs.obey(mark.argument);
      else taken.push(mark);
    }
    return taken;
  }

  private textOf(firstToken: number, endToken: number): string {
    const { text } = this.unit.tokens;
    const { strings } = this.input.tables;
    const texts: string[] = [];
    for (let i = firstToken; i < endToken; i++) {
      texts.push(strings.text(text[i] as TextId));
    }
    return texts.join(" ");
  }

  /** The tree of a chunk that needs no parser, else null. */
  private unparsed(chunk: NormalisedChunk, length: number, tokenCount: number): ChunkTree | null {
    const whole = { first: 0, last: tokenCount - 1 };
    if (length > LARGEST_CHUNK) {
      const detail = `${Math.round(length / 1000)} kB in one declaration`;
      return { top: [{ kind: "error", ...whole }], damage: [{ kind: "too-large", ...whole, detail }] };
    }
    if (chunk.from < chunk.to) return null;
    return { top: [{ kind: chunk.damage.length > 0 ? "error" : "empty", ...whole }], damage: chunk.damage };
  }

  // Parsing ---------------------------------------------------------------------------------------------

  private enqueue(
    key: string,
    { from, to, damage }: NormalisedChunk,
    firstToken: number,
    tokenCount: number,
    marks: PlacedMark[],
  ): void {
    const build: BuildChunk = { from, to, firstToken, tokenCount, marks, pack: this.packs.current };
    this.pending.push({ key, index: this.chunks.length - 1, build, damage });
    if (this.shape.count >= BATCH_WORDS) this.flush();
  }

  private flush(): void {
    const { pending } = this;
    if (pending.length === 0) return;
    throwIfCancelled(this.input.signal);
    const together = this.parse(pending);
    for (const [i, chunk] of pending.entries()) {
      this.settle(chunk, together?.[i] ?? this.parse([chunk])![0]!);
    }
    this.pending = [];
    this.shape.truncate(0);
  }

  private parse(pending: readonly Pending[]): ChunkTree[] | null {
    const { parser, signal, names } = this.input;
    const { shape, unit } = this;
    // Marks are taken as they are claimed; a second parse needs them again.
    const chunks = pending.map(({ build }) => ({ ...build, marks: [...build.marks] }));
    const text = shape.text(chunks[0]!.from, chunks[chunks.length - 1]!.to);
    return parser.read(text, signal, (parsed) =>
      buildTrees({ shape, tokens: unit.tokens, classes: names.classes, kinds: parser.kinds, chunks }, parsed),
    );
  }

  private settle({ key, index, build, damage }: Pending, built: ChunkTree): void {
    const whole = { first: 0, last: build.tokenCount - 1 };
    const tree: ChunkTree = {
      top: built.top.length > 0 ? built.top : [{ kind: "error", ...whole }],
      damage: damage.length > 0 ? [...damage, ...built.damage] : built.damage,
    };
    this.input.cache.set(key, tree);
    this.chunks[index]!.tree = tree;
  }
}
