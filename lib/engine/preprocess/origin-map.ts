/**
 * From expanded tokens back to what was written.
 *
 *     #define BAIL(c) if (c) return        BAIL(n > 3);
 *
 * `return` above has its spelling inside the definition of BAIL and the expansion (BAIL, call site).
 * `n` has its spelling inside the call and the same expansion. `writtenPlace` answers with the outermost macro
 * use, the place shown to people; `spelling` is the second place.
 *
 * Append-only columns; ids are never reused. Id 0 is "made by Portcullis" and has no place.
 */
import type { Brand, FileId, Span } from "../base";
import { type Expansion, type ExpansionId, ExpansionTable } from "./expansion-table";

export type OriginId = Brand<number, "OriginId">;

const INITIAL = 4096;

export class OriginMap {
  private files = new Int32Array(INITIAL);
  private starts = new Int32Array(INITIAL);
  private ends = new Int32Array(INITIAL);
  private expansionOf = new Int32Array(INITIAL);
  private length = 1;
  private readonly expansions = new ExpansionTable();

  /** Ids given out so far. */
  get count(): number {
    return this.length;
  }

  add(file: FileId, start: number, end: number, expansion: ExpansionId): OriginId {
    if (this.length === this.files.length) this.reserve(this.length + 1);
    const id = this.length++;
    this.files[id] = file;
    this.starts[id] = start;
    this.ends[id] = end;
    this.expansionOf[id] = expansion;
    return id as OriginId;
  }

  /** Origins of a file's tokens as they are written; token i of the file gets the returned id plus i. */
  addFile(file: FileId, starts: Int32Array, ends: Int32Array): OriginId {
    const first = this.length;
    this.reserve(first + starts.length);
    this.files.fill(file, first, first + starts.length);
    this.starts.set(starts, first);
    this.ends.set(ends, first);
    this.length = first + starts.length;
    return first as OriginId;
  }

  /** The same spelling, seen through another macro use. */
  through(spelled: OriginId, expansion: ExpansionId): OriginId {
    return this.add(this.files[spelled]! as FileId, this.starts[spelled]!, this.ends[spelled]!, expansion);
  }

  addExpansion(expansion: Expansion): ExpansionId {
    const { parent, macro, use, definition } = expansion;
    return this.expansions.intern(parent, macro, use.file, use.start, use.end, definition);
  }

  /** `addExpansion` for a use that begins at the token `name` and ends with the token `last`, without the objects. */
  internUse(
    parent: ExpansionId,
    macro: string,
    name: OriginId,
    last: OriginId,
    definition: Span | null,
  ): ExpansionId {
    const start = this.starts[name]!;
    const joined = this.files[last] === this.files[name] && this.ends[last]! > start;
    const end = this.ends[joined ? last : name]!;
    return this.expansions.intern(parent, macro, this.files[name]!, start, end, definition);
  }

  /** Where the token's characters stand; null for tokens made by Portcullis. */
  spelling(origin: OriginId): Span | null {
    if (origin === 0) return null;
    return { file: this.files[origin] as FileId, start: this.starts[origin]!, end: this.ends[origin]! };
  }

  /** The macro use the token came from, innermost; 0 when it was written as is. */
  expansion(origin: OriginId): ExpansionId {
    return this.expansionOf[origin]! as ExpansionId;
  }

  spanOfUse(expansion: ExpansionId): Span {
    return this.expansions.use(expansion);
  }

  /** The outermost macro use in the text, or the spelling when no macro was involved. */
  writtenPlace(origin: OriginId): Span | null {
    const innermost = this.expansionOf[origin] as ExpansionId;
    if (innermost === 0) return this.spelling(origin);
    return this.outermostUse(innermost);
  }

  outermostUse(expansion: ExpansionId): Span {
    return this.expansions.use(this.expansions.outermost(expansion));
  }

  /** Innermost first; empty when the token was written as is. */
  expansionStack(origin: OriginId): readonly Expansion[] {
    const stack: Expansion[] = [];
    for (let id = this.expansionOf[origin] as ExpansionId; id !== 0; id = stack[stack.length - 1]!.parent) {
      stack.push(this.expansions.get(id));
    }
    return stack;
  }

  private reserve(length: number): void {
    if (length <= this.files.length) return;
    const capacity = Math.max(length, this.files.length * 2);
    this.files = widened(this.files, capacity);
    this.starts = widened(this.starts, capacity);
    this.ends = widened(this.ends, capacity);
    this.expansionOf = widened(this.expansionOf, capacity);
  }
}

function widened(old: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity);
  wide.set(old);
  return wide;
}
