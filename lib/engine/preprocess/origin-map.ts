/**
 * From expanded tokens back to what was written.
 *
 *     #define BAIL(c) if (c) return        BAIL(n > 3);
 *
 * `return` above has its spelling inside the definition of BAIL and the expansion (BAIL, call site).
 * `writtenPlace` answers with the outermost macro use, the place shown to people; `spelling` is the second place.
 *
 * Append-only columns; ids are never reused. Id 0 is "made by Portcullis" and has no place.
 */
import type { Brand, FileId, Span } from "../base";

export type OriginId = Brand<number, "OriginId">;
/** 0 = written in the file, not made by a macro. */
export type ExpansionId = Brand<number, "ExpansionId">;

export interface Expansion {
  readonly parent: ExpansionId;
  readonly macro: string;
  /** The macro's name at its use, with its arguments. Inside the parent's text when `parent` is not 0. */
  readonly use: Span;
  /** Name in the `#define`; null for predefined and command-line macros. */
  readonly definition: Span | null;
}

const INITIAL = 4096;

export class OriginMap {
  private files = new Int32Array(INITIAL);
  private starts = new Int32Array(INITIAL);
  private ends = new Int32Array(INITIAL);
  private expansionOf = new Int32Array(INITIAL);
  private length = 1;
  private readonly expansions: (Expansion | null)[] = [null];
  private readonly interned = new Map<string, ExpansionId>();

  add(file: FileId, start: number, end: number, expansion: ExpansionId): OriginId {
    if (this.length === this.files.length) this.grow();
    const id = this.length++;
    this.files[id] = file;
    this.starts[id] = start;
    this.ends[id] = end;
    this.expansionOf[id] = expansion;
    return id as OriginId;
  }

  addExpansion(expansion: Expansion): ExpansionId {
    const { parent, macro, use } = expansion;
    const key = `${parent}:${use.file}:${use.start}:${use.end}:${macro}`;
    const known = this.interned.get(key);
    if (known !== undefined) return known;
    const id = this.expansions.length as ExpansionId;
    this.expansions.push(expansion);
    this.interned.set(key, id);
    return id;
  }

  /** Where the token's characters stand; null for tokens made by Portcullis. */
  spelling(origin: OriginId): Span | null {
    if (origin === 0) return null;
    return { file: this.files[origin] as FileId, start: this.starts[origin]!, end: this.ends[origin]! };
  }

  /** The outermost macro use in the text, or the spelling when no macro was involved. */
  writtenPlace(origin: OriginId): Span | null {
    let id = this.expansionOf[origin] as ExpansionId;
    if (id === 0) return this.spelling(origin);
    for (;;) {
      const expansion = this.expansions[id]!;
      if (expansion.parent === 0) return expansion.use;
      id = expansion.parent;
    }
  }

  /** Innermost first; empty when the token was written as is. */
  expansionStack(origin: OriginId): readonly Expansion[] {
    const stack: Expansion[] = [];
    for (let id = this.expansionOf[origin]!; id !== 0; id = stack[stack.length - 1]!.parent) {
      stack.push(this.expansions[id]!);
    }
    return stack;
  }

  private grow(): void {
    const widen = (old: Int32Array) => {
      const wide = new Int32Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.files = widen(this.files);
    this.starts = widen(this.starts);
    this.ends = widen(this.ends);
    this.expansionOf = widen(this.expansionOf);
  }
}
