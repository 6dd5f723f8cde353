/**
 * Chunks of an earlier text of the unit that a new text can take over without reading them: those outside of the edited
 * stretch, as long as every name means what it meant there.
 *
 *     before   typedef int T;   f() { .. }   g() { .. }
 *     now      typedef int T;   f() { .x. }  g() { .. }        T and g are taken over; f is read
 *     now      typedef int U;   f() { .. }   g() { .. }        what follows U is read: a name has changed
 *
 * What a chunk does to the table of names is remembered as a list, so that the table of the new text is right wherever
 * a chunk is read.
 */
import type { TextId } from "../base";
import type { TranslationUnit } from "../preprocess";
import type { Chunk, ReadChunk, UnitReading } from "./chunk";
import type { NameKind, TypeNames } from "./type-names";

export class EarlierChunks {
  /** Tokens that are the same at the start and at the end. */
  private readonly prefix: number;
  private readonly suffix: number;
  private readonly shift: number;
  private readonly count: number;
  /** Next chunk of the earlier text. */
  private next = 0;
  /** Names that the chunks left behind declared, in both texts. */
  private readonly before: number[] = [];
  private readonly now: number[] = [];
  private hasDiverged = false;

  constructor(
    private readonly earlier: UnitReading,
    { tokens }: TranslationUnit,
    private readonly names: TypeNames,
  ) {
    const old = earlier.unit.tokens;
    this.count = tokens.count;
    this.shift = tokens.count - old.count;
    const shorter = Math.min(tokens.count, old.count);
    const isSame = (at: number, oldAt: number) =>
      tokens.text[at] === old.text[oldAt] && tokens.kind[at] === old.kind[oldAt];
    let prefix = 0;
    while (prefix < shorter && isSame(prefix, prefix)) prefix++;
    let suffix = 0;
    while (suffix < shorter - prefix && isSame(tokens.count - 1 - suffix, old.count - 1 - suffix)) suffix++;
    this.prefix = prefix;
    this.suffix = suffix;
  }

  /** The chunk that stands for the tokens, its names declared; null when they must be read. */
  take(
    first: number,
    end: number,
    pack: number | null,
  ): { readonly chunk: Chunk; readonly read: ReadChunk } | null {
    const oldFirst = end <= this.prefix ? first : first >= this.count - this.suffix ? first - this.shift : -1;
    if (oldFirst < 0) return null;
    this.leave(oldFirst);
    const read = this.earlier.read[this.next];
    const isIt = read?.first === oldFirst && read.end - oldFirst === end - first && read.pack === pack;
    if (!isIt || read.looksAround || this.isDiverged()) return null;
    const chunk = this.earlier.chunks[this.next++]!;
    for (let at = 0; at < read.declared.length; at += 2)
      this.names.declare(read.declared[at] as TextId, read.declared[at + 1] as NameKind);
    return { chunk, read: { ...read, first, end } };
  }

  /** A chunk was read that declares these names. */
  note(declared: readonly number[]): void {
    this.now.push(...declared);
  }

  /** Goes past the chunks of the earlier text that end before a token of it. */
  private leave(until: number): void {
    const { read } = this.earlier;
    for (let one = read[this.next]; one && one.first < until; one = read[this.next]) {
      this.before.push(...one.declared);
      this.next++;
    }
  }

  /** Names mean something else than at the same place of the earlier text; from then on they do. */
  private isDiverged(): boolean {
    const { before, now } = this;
    this.hasDiverged ||= before.length !== now.length || before.some((part, at) => part !== now[at]);
    before.length = 0;
    now.length = 0;
    return this.hasDiverged;
  }
}
