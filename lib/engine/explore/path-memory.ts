/**
 * Memory along one path: symbolic content at concrete addresses (`ir/address-plan`). Cells hold terms; a read that
 * meets no cell asks the layer below, which invents a symbol and remembers it: those symbols are the inputs of the path.
 * Everything is exact to the byte: overlapping accesses cut cells into bytes.
 *
 * All changes go through one trail, so that a search can take them back.
 */
import type { SymId, TermId, Terms, Width } from "../domain";

interface Cell {
  readonly size: number;
  readonly term: TermId;
}

export type Cells = Map<number, Cell>;

export interface CellPlace {
  readonly address: number;
  readonly size: number;
}

/** Ranges up to this many bytes are always looked through byte by byte. */
const SCANNED = 64;

/** Takes back changes of several maps in the reverse order. */
export class Trail {
  private readonly maps: Cells[] = [];
  private readonly keys: number[] = [];
  private readonly old: (Cell | undefined)[] = [];

  get mark(): number {
    return this.keys.length;
  }

  set(map: Cells, key: number, cell: Cell | undefined): void {
    this.maps.push(map);
    this.keys.push(key);
    this.old.push(map.get(key));
    if (cell) map.set(key, cell);
    else map.delete(key);
  }

  undoTo(mark: number): void {
    while (this.keys.length > mark) {
      const map = this.maps.pop()!;
      const key = this.keys.pop()!;
      const old = this.old.pop();
      if (old) map.set(key, old);
      else map.delete(key);
    }
  }
}

/** Where content comes from that no one on the path wrote. */
export type Source = (address: number, size: number) => TermId;

export class Layer {
  private readonly cells: Cells = new Map();

  constructor(
    private readonly terms: Terms,
    private readonly trail: Trail,
    private readonly below: Source,
  ) {}

  read(address: number, size: number): TermId {
    const cell = this.cells.get(address);
    if (cell?.size === size) return cell.term;
    if (!this.isTouched(address, size)) {
      const term = this.below(address, size);
      this.trail.set(this.cells, address, { size, term });
      return term;
    }
    this.cut(address, size);
    return this.assembled(address, size);
  }

  write(address: number, size: number, term: TermId): void {
    const cell = this.cells.get(address);
    if (cell?.size !== size && this.isTouched(address, size)) {
      this.cut(address, size);
      for (let at = address; at < address + size; at++) this.trail.set(this.cells, at, undefined);
    }
    this.trail.set(this.cells, address, { size, term });
  }

  /** Forgets what is known of a range: reads ask the layer below again. */
  forget(address: number, size: number): void {
    if (size > SCANNED && size > this.cells.size) {
      this.forgetMany(address, size);
      return;
    }
    if (!this.isTouched(address, size)) return;
    this.cutEdges(address, size);
    for (let at = address; at < address + size; at++) {
      if (this.cells.has(at)) this.trail.set(this.cells, at, undefined);
    }
  }

  private forgetMany(address: number, size: number): void {
    this.cutEdges(address, size);
    for (const at of [...this.cells.keys()]) {
      if (at >= address && at < address + size) this.trail.set(this.cells, at, undefined);
    }
  }

  /** Cells that reach over an end of the range become bytes. */
  private cutEdges(address: number, size: number): void {
    for (const edge of [address, address + size]) {
      for (let at = edge - 7; at < edge; at++) {
        const cell = this.cells.get(at);
        if (cell && at + cell.size > edge) this.cut(at, cell.size);
      }
    }
  }

  /** Forgets every cell that the test accepts by its address. */
  forgetWhere(isForgotten: (address: number) => boolean): void {
    for (const at of [...this.cells.keys()]) {
      if (isForgotten(at)) this.trail.set(this.cells, at, undefined);
    }
  }

  /** True when a byte of the range is known. */
  isTouched(address: number, size: number): boolean {
    for (let at = address - 7; at < address + size; at++) {
      const cell = this.cells.get(at);
      if (cell && at + cell.size > address) return true;
    }
    return false;
  }

  /** Cells whose address satisfies the test, in no order that means anything. */
  cellsWhere(test: (address: number) => boolean): readonly CellPlace[] {
    const found: CellPlace[] = [];
    for (const [address, { size }] of this.cells) if (test(address)) found.push({ address, size });
    return found;
  }

  /** Every cell, in the order of addresses. */
  entries(): { readonly address: number; readonly size: number; readonly term: TermId }[] {
    return [...this.cells]
      .map(([address, cell]) => ({ address, ...cell }))
      .sort((a, b) => a.address - b.address);
  }

  /** Turns every cell that meets the range into bytes. */
  private cut(address: number, size: number): void {
    for (let at = address - 7; at < address + size; at++) {
      const cell = this.cells.get(at);
      if (!cell || cell.size === 1 || at + cell.size <= address) continue;
      this.trail.set(this.cells, at, undefined);
      for (let byte = 0; byte < cell.size; byte++) {
        this.trail.set(this.cells, at + byte, { size: 1, term: byteOf(this.terms, cell.term, byte) });
      }
    }
  }

  private assembled(address: number, size: number): TermId {
    const { terms } = this;
    if (size === 1) return this.byteAt(address);
    const width = (size * 8) as Width;
    let value = terms.smallConstant(0, width);
    for (let byte = 0; byte < size; byte++) {
      const wide = terms.extend("zext", this.byteAt(address + byte), width);
      value = terms.binary("or", value, terms.binary("shl", wide, terms.smallConstant(byte * 8, width)));
    }
    return value;
  }

  private byteAt(address: number): TermId {
    const cell = this.cells.get(address);
    if (cell) return cell.term;
    const term = this.below(address, 1);
    this.trail.set(this.cells, address, { size: 1, term });
    return term;
  }
}

function byteOf(terms: Terms, term: TermId, byte: number): TermId {
  const width = terms.width(term);
  const moved = byte === 0 ? term : terms.binary("lshr", term, terms.smallConstant(byte * 8, width));
  return width === 8 ? moved : terms.truncate(moved, 8);
}

export function freshSource(terms: Terms, note?: (sym: SymId) => void): Source {
  return (_address, size) => {
    const sym = terms.freshSym((size * 8) as Width, size === 8);
    note?.(sym);
    return terms.sym(sym);
  };
}
