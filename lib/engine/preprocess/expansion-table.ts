/**
 * Macro uses, interned: the same macro used at the same place inside the same outer use is one `Expansion`,
 * however many tokens and translation units came out of it.
 *
 * Columns and a hash table of ints, because a driver has tens of thousands of macro uses. Id 0 is "no macro".
 */
import type { Brand, FileId, Span } from "../base";

/** 0 = written in the file, not made by a macro. */
export type ExpansionId = Brand<number, "ExpansionId">;

export interface Expansion {
  /** The macro use whose text holds this one, or in whose argument it stands; 0 = written in the file. */
  readonly parent: ExpansionId;
  readonly macro: string;
  /** The macro's name at its use, with its arguments when they stand in the same text. */
  readonly use: Span;
  /** Name in the `#define`; null for predefined and command-line macros. */
  readonly definition: Span | null;
}

const INITIAL = 1024;
const NUMBERS = 6;
const PARENT = 0;
const FILE = 1;
const START = 2;
const END = 3;
const DEFINED_IN = 4;
const DEFINED_AT = 5;

export class ExpansionTable {
  /** `NUMBERS` ints per expansion. */
  private numbers = new Int32Array(INITIAL * NUMBERS);
  private readonly macros: string[] = [""];
  private readonly definitions: (Span | null)[] = [null];
  /** Open addressing, 0 = free. Kept at most half full. */
  private slots = new Int32Array(INITIAL * 2);

  intern(
    parent: number,
    macro: string,
    file: number,
    start: number,
    end: number,
    definition: Span | null,
  ): ExpansionId {
    const definedIn = definition === null ? -1 : definition.file;
    const definedAt = definition === null ? -1 : definition.start;
    const numbers = this.numbers;
    const mask = this.slots.length - 1;
    let slot = hashOf(parent, file, start, end) & mask;
    for (let id = this.slots[slot]!; id !== 0; id = this.slots[slot]!) {
      const at = id * NUMBERS;
      if (
        numbers[at] === parent &&
        numbers[at + FILE] === file &&
        numbers[at + START] === start &&
        numbers[at + END] === end &&
        numbers[at + DEFINED_IN] === definedIn &&
        numbers[at + DEFINED_AT] === definedAt &&
        this.macros[id] === macro
      ) {
        return id as ExpansionId;
      }
      slot = (slot + 1) & mask;
    }
    const id = this.macros.length;
    this.slots[slot] = id;
    this.macros.push(macro);
    this.definitions.push(definition);
    if ((id + 1) * NUMBERS > this.numbers.length) this.widen();
    this.numbers.set([parent, file, start, end, definedIn, definedAt], id * NUMBERS);
    if (id * 2 > this.slots.length) this.rehash();
    return id as ExpansionId;
  }

  get(id: ExpansionId): Expansion {
    return {
      parent: this.numbers[id * NUMBERS + PARENT]! as ExpansionId,
      macro: this.macros[id]!,
      use: this.use(id),
      definition: this.definitions[id]!,
    };
  }

  use(id: ExpansionId): Span {
    const at = id * NUMBERS;
    return {
      file: this.numbers[at + FILE]! as FileId,
      start: this.numbers[at + START]!,
      end: this.numbers[at + END]!,
    };
  }

  outermost(id: ExpansionId): ExpansionId {
    let outer = id;
    for (;;) {
      const parent = this.numbers[outer * NUMBERS + PARENT]! as ExpansionId;
      if (parent === 0) return outer;
      outer = parent;
    }
  }

  private widen(): void {
    const wide = new Int32Array(this.numbers.length * 2);
    wide.set(this.numbers);
    this.numbers = wide;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.macros.length; id++) {
      const at = id * NUMBERS;
      const { numbers } = this;
      let slot = hashOf(numbers[at]!, numbers[at + FILE]!, numbers[at + START]!, numbers[at + END]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }
}

function hashOf(parent: number, file: number, start: number, end: number): number {
  let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(start, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(end, 0x27d4eb2f) + file;
  return hash ^ (hash >>> 13);
}
