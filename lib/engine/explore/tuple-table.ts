/**
 * Interned tuples of integers: equal tuples, equal id; ids are dense and count up from 0. Every other identity of
 * this room (locations, symbols, store nodes, states, exploded nodes) is a row of such a table, so comparing two of
 * them is comparing two numbers. Open addressing over one `Int32Array` (engine notes §11).
 */

/** Tuples of up to five components; unused ones are 0. */
export class TupleTable {
  private rows: Int32Array;
  private slots: Int32Array;
  private mask: number;
  private size = 0;

  constructor(
    private readonly arity: number,
    capacity = 256,
  ) {
    this.rows = new Int32Array(capacity * arity);
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity * 2 - 1;
  }

  get count(): number {
    return this.size;
  }

  /** Component `column` of a row. */
  at(row: number, column: number): number {
    return this.rows[row * this.arity + column]!;
  }

  intern(a: number, b = 0, c = 0, d = 0, e = 0): number {
    const slot = this.probe(a, b, c, d, e);
    const known = this.slots[slot]!;
    return known !== 0 ? known - 1 : this.append(slot, a, b, c, d, e);
  }

  /** The id of a tuple seen before, else -1. */
  find(a: number, b = 0, c = 0, d = 0, e = 0): number {
    return this.slots[this.probe(a, b, c, d, e)]! - 1;
  }

  private probe(a: number, b: number, c: number, d: number, e: number): number {
    let slot = hash(a, b, c, d, e) & this.mask;
    for (;;) {
      const known = this.slots[slot]!;
      if (known === 0 || this.equals(known - 1, a, b, c, d, e)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }

  private equals(row: number, a: number, b: number, c: number, d: number, e: number): boolean {
    const { rows, arity } = this;
    const at = row * arity;
    return (
      rows[at] === a &&
      (arity < 2 || rows[at + 1] === b) &&
      (arity < 3 || rows[at + 2] === c) &&
      (arity < 4 || rows[at + 3] === d) &&
      (arity < 5 || rows[at + 4] === e)
    );
  }

  private append(slot: number, a: number, b: number, c: number, d: number, e: number): number {
    const row = this.size++;
    const at = row * this.arity;
    if (at + this.arity > this.rows.length) this.rows = grown(this.rows);
    this.write(at, a, b, c, d, e);
    this.slots[slot] = row + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return row;
  }

  private write(at: number, a: number, b: number, c: number, d: number, e: number): void {
    const { rows, arity } = this;
    rows[at] = a;
    if (arity > 1) rows[at + 1] = b;
    if (arity > 2) rows[at + 2] = c;
    if (arity > 3) rows[at + 3] = d;
    if (arity > 4) rows[at + 4] = e;
  }

  private rehash(): void {
    const length = this.slots.length * 2;
    this.slots = new Int32Array(length);
    this.mask = length - 1;
    for (let row = 0; row < this.size; row++) {
      const slot = this.probe(
        this.at(row, 0),
        this.component(row, 1),
        this.component(row, 2),
        this.component(row, 3),
        this.component(row, 4),
      );
      this.slots[slot] = row + 1;
    }
  }

  private component(row: number, column: number): number {
    return column < this.arity ? this.at(row, column) : 0;
  }
}

function hash(a: number, b: number, c: number, d: number, e: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d) ^ Math.imul(c, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1) ^ Math.imul(d, 0x9e3779b1) ^ Math.imul(e, 0x85ebca6b);
  return (h ^ (h >>> 16)) >>> 0;
}

function grown(array: Int32Array): Int32Array {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
