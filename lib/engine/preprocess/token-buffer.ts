/**
 * Tokens on their way through macro expansion, as rows of four ints in one array.
 *
 * A row is (text, meta, site, expansion): the site is the origin of the token as spelled, the expansion the macro
 * use it has come through so far. The two become one `OriginId` only when a token reaches the unit.
 */

export const STRIDE = 4;
export const TEXT = 0;
export const META = 1;
export const SITE = 2;
export const EXPANSION = 3;

export class TokenBuffer {
  data: Int32Array<ArrayBuffer>;
  /** In tokens. */
  length = 0;

  constructor(capacity = 32) {
    this.data = new Int32Array(capacity * STRIDE);
  }

  push(text: number, meta: number, site: number, expansion: number): void {
    const at = this.length * STRIDE;
    if (at === this.data.length) this.grow(this.length + 1);
    const data = this.data;
    data[at] = text;
    data[at + META] = meta;
    data[at + SITE] = site;
    data[at + EXPANSION] = expansion;
    this.length++;
  }

  /** Appends rows `from` (inclusive) to `to` (exclusive) of another array of rows. */
  append(rows: Int32Array, from: number, to: number): void {
    const wanted = this.length + to - from;
    if (wanted * STRIDE > this.data.length) this.grow(wanted);
    this.data.set(rows.subarray(from * STRIDE, to * STRIDE), this.length * STRIDE);
    this.length = wanted;
  }

  text(index: number): number {
    return this.data[index * STRIDE]!;
  }

  meta(index: number): number {
    return this.data[index * STRIDE + META]!;
  }

  site(index: number): number {
    return this.data[index * STRIDE + SITE]!;
  }

  private grow(tokens: number): void {
    const wide = new Int32Array(Math.max(tokens, this.length * 2) * STRIDE);
    wide.set(this.data);
    this.data = wide;
  }
}

const KEPT_CAPACITY = 65_536 * STRIDE;

/** Buffers are used and given back tens of thousands of times per unit. */
export class BufferPool {
  private readonly free: TokenBuffer[] = [];

  take(): TokenBuffer {
    const buffer = this.free.pop() ?? new TokenBuffer();
    buffer.length = 0;
    return buffer;
  }

  give(buffer: TokenBuffer): void {
    if (buffer.data.length <= KEPT_CAPACITY) this.free.push(buffer);
  }
}
