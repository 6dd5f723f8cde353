/** Memo of a function of two non-negative integers to an integer: open addressing, append-only. */
const ABSENT = -2;

export class PairTable {
  /** Triples: first + 1 (0 = free), second, value. */
  private slots = new Int32Array(3 * 1024);
  private count = 0;

  /** `ABSENT` when nothing was put. */
  get(first: number, second: number): number {
    const at = this.find(first, second);
    return this.slots[at] === 0 ? PairTable.ABSENT : this.slots[at + 2]!;
  }

  put(first: number, second: number, value: number): void {
    const at = this.find(first, second);
    if (this.slots[at] === 0 && ++this.count * 6 > this.slots.length) {
      this.grow();
      this.put(first, second, value);
      return;
    }
    this.slots[at] = first + 1;
    this.slots[at + 1] = second;
    this.slots[at + 2] = value;
  }

  static readonly ABSENT = ABSENT;

  private find(first: number, second: number): number {
    const { slots } = this;
    const size = slots.length / 3;
    let at = mix(first, second) & (size - 1);
    while (slots[3 * at] !== 0 && (slots[3 * at] !== first + 1 || slots[3 * at + 1] !== second)) {
      at = (at + 1) & (size - 1);
    }
    return 3 * at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at] === 0) continue;
      const to = this.find(old[at]! - 1, old[at + 1]!);
      this.slots.set(old.subarray(at, at + 3), to);
    }
    this.count--;
  }
}

export function mix(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
