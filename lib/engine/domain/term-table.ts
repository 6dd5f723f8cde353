/**
 * Storage of terms: hash-consed rows in typed-array columns, one row per distinct term.
 *
 *     op  width  a        b        c
 *     const  w   lo       hi       -      bits of the value
 *     sym    w   SymId    -        -
 *     others w   operand  operand  operand
 *
 * The table interns exactly what it is given; `term-factory` decides what is given. Each row has a *structural fact*,
 * computed once from the facts of its operands: it holds under every assignment.
 */

import { forwardFact } from "./fact-forward";
import { type FactId, FactPool } from "./fact-pool";
import * as Op from "./op";
import type { BaseId, SymId, TermId, Width } from "./term";
import { highWord, lowWord, maskHi, maskLo, toBigInt } from "./word";

export const FALSE = 0 as TermId;
export const TRUE = 1 as TermId;
const NONE = -1 as TermId;

export class TermTable {
  ops = new Uint8Array(1024);
  widths = new Uint8Array(1024);
  a = new Int32Array(1024);
  b = new Int32Array(1024);
  c = new Int32Array(1024);
  /** Structural fact per term. */
  facts = new Int32Array(1024);
  readonly pool = new FactPool();
  private slots = new Int32Array(4096);
  private count = 0;
  private readonly symTerms: TermId[] = [];
  private readonly pointerSyms: boolean[] = [];
  private readonly baseTerms: TermId[] = [];

  constructor() {
    this.constant(0, 0, 1);
    this.constant(1, 0, 1);
  }

  get size(): number {
    return this.count;
  }

  /** Halves of a value; bits above the width are cut off. */
  constant(lo: number, hi: number, width: number): TermId {
    return this.intern(Op.CONST, width, lo & maskLo(width), hi & maskHi(width), -1);
  }

  constantOf(value: bigint, width: number): TermId {
    return this.constant(lowWord(value), width === 64 ? highWord(value) : 0, width);
  }

  truth(value: boolean): TermId {
    return value ? TRUE : FALSE;
  }

  freshSym(width: Width, isPointer: boolean): SymId {
    const sym = this.symTerms.length as SymId;
    this.symTerms.push(this.intern(Op.SYM, width, sym, -1, -1));
    this.pointerSyms.push(isPointer);
    return sym;
  }

  sym(sym: SymId): TermId {
    return this.symTerms[sym]!;
  }

  isPointer(sym: SymId): boolean {
    return this.pointerSyms[sym] === true;
  }

  freshBase(): BaseId {
    const base = this.baseTerms.length as BaseId;
    this.baseTerms.push(this.intern(Op.ADDRESS, 64, base, -1, -1));
    return base;
  }

  address(base: BaseId): TermId {
    return this.baseTerms[base]!;
  }

  isConst(term: TermId): boolean {
    return this.ops[term] === Op.CONST;
  }

  isConstOf(term: TermId, lo: number, hi: number): boolean {
    return this.ops[term] === Op.CONST && this.a[term] === lo && this.b[term] === hi;
  }

  value(term: TermId): bigint {
    return toBigInt(this.a[term]!, this.b[term]!);
  }

  operand(term: TermId, index: 0 | 1 | 2): TermId {
    if (index >= Op.arity(this.ops[term]!)) return NONE;
    return (index === 0 ? this.a : index === 1 ? this.b : this.c)[term] as TermId;
  }

  intern(op: number, width: number, a: number, b: number, c: number): TermId {
    const mask = this.slots.length - 1;
    let at = hash(op, width, a, b, c) & mask;
    for (let slot = this.slots[at]!; slot !== 0; slot = this.slots[at]!) {
      const term = slot - 1;
      if (
        this.a[term] === a &&
        this.b[term] === b &&
        this.ops[term] === op &&
        this.widths[term] === width &&
        this.c[term] === c
      ) {
        return term as TermId;
      }
      at = (at + 1) & mask;
    }
    return this.append(at, op, width, a, b, c);
  }

  private append(at: number, op: number, width: number, a: number, b: number, c: number): TermId {
    if (this.count === this.ops.length) this.growColumns();
    const term = this.count++;
    this.ops[term] = op;
    this.widths[term] = width;
    this.a[term] = a;
    this.b[term] = b;
    this.c[term] = c;
    this.facts[term] = this.structuralFact(op, width, a, b, c);
    this.slots[at] = term + 1;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return term as TermId;
  }

  private structuralFact(op: number, width: number, a: number, b: number, c: number): FactId {
    const { pool } = this;
    if (op === Op.SYM) return pool.top(width);
    if (op > Op.ADDRESS) {
      const arity = Op.arity(op);
      const factB = arity > 1 ? this.facts[b]! : 0;
      return forwardFact(
        pool,
        op,
        width,
        this.widths[a]!,
        this.facts[a]!,
        factB,
        arity > 2 ? this.facts[c]! : 0,
      );
    }
    const fact = pool.alloc();
    if (op === Op.CONST) pool.setExact(fact, width, a, b);
    else {
      // An object is not at 0 and is 16-byte aligned.
      pool.setTop(fact, 64);
      pool.bounds[4 * fact] = 16;
      pool.bits[4 * fact] = 15;
      pool.reduce(fact, 64);
    }
    return fact;
  }

  private growColumns(): void {
    const size = this.ops.length * 2;
    const ops = new Uint8Array(size);
    ops.set(this.ops);
    this.ops = ops;
    const widths = new Uint8Array(size);
    widths.set(this.widths);
    this.widths = widths;
    this.a = doubled(this.a);
    this.b = doubled(this.b);
    this.c = doubled(this.c);
    this.facts = doubled(this.facts);
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let term = 0; term < this.count; term++) {
      let at = hash(this.ops[term]!, this.widths[term]!, this.a[term]!, this.b[term]!, this.c[term]!) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = term + 1;
    }
    this.slots = slots;
  }
}

function hash(op: number, width: number, a: number, b: number, c: number): number {
  let h = Math.imul(a + 0x2545f49, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(c + 0x51ed27, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ (op * 131 + width), 0x297a2d39);
  return h ^ (h >>> 16);
}

export function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
