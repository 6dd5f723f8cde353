/**
 * Interning straight from file text: a range of characters becomes a `TextId` without making a string unless
 * the text is new. One hash probe and one comparison per token in the usual case.
 */
import type { StringTable, TextId } from "../base";

const INITIAL = 8192;

export class Lexicon {
  private ids = new Int32Array(INITIAL);
  private hashes = new Int32Array(INITIAL);
  private used = 0;

  constructor(private readonly strings: StringTable) {}

  /** Never called with an empty range, so id 0 marks a free slot. */
  intern(text: string, start: number, end: number): TextId {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    const mask = this.ids.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let id = this.ids[slot]!; id !== 0; id = this.ids[slot]!) {
      if (this.hashes[slot] === hash && equals(this.strings.text(id as TextId), text, start, end)) {
        return id as TextId;
      }
      slot = (slot + 1) & mask;
    }
    const id = this.strings.intern(detached(text, start, end));
    this.ids[slot] = id;
    this.hashes[slot] = hash;
    if (++this.used * 2 > this.ids.length) this.grow();
    return id;
  }

  private grow(): void {
    const { ids, hashes } = this;
    this.ids = new Int32Array(ids.length * 2);
    this.hashes = new Int32Array(ids.length * 2);
    const mask = this.ids.length - 1;
    for (let old = 0; old < ids.length; old++) {
      if (ids[old] === 0) continue;
      let slot = (hashes[old]! ^ (hashes[old]! >>> 15)) & mask;
      while (this.ids[slot] !== 0) slot = (slot + 1) & mask;
      this.ids[slot] = ids[old]!;
      this.hashes[slot] = hashes[old]!;
    }
  }
}

function equals(known: string, text: string, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) {
    if (known.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}

const LONG = 4096;

/**
 * A copy that does not keep the file alive: V8 represents a slice as a window on its source, and the string
 * table outlives every version of a file that is being edited.
 */
function detached(text: string, start: number, end: number): string {
  if (end - start > LONG) return text.slice(start, end);
  const units = new Array<number>(end - start);
  for (let i = start; i < end; i++) units[i - start] = text.charCodeAt(i);
  return String.fromCharCode(...units);
}
