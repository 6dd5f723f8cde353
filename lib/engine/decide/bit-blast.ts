/**
 * Terms as circuits. Every operator of QF_BV up to 32 bits; at 64 bits products need one constant operand and
 * quotients a constant divisor, otherwise `Unsupported` is thrown with the reason.
 *
 * Addresses of objects are unknown words that are not 0 and 16-byte aligned: what a proof may assume of them.
 */
import type { BaseId, SymId, TermId, Terms } from "../domain";
import {
  addBits,
  type Bits,
  complement,
  constantBits,
  divideBits,
  divideByConstant,
  equalBits,
  lessBits,
  magnitudeBits,
  multiplyBits,
  muxBits,
  negateBits,
  shiftBits,
  signedLessBits,
  subtractBits,
} from "./bit-arithmetic";
import type { SatLiteral } from "./cdcl";
import type { Gates } from "./gates";

/** The term has no circuit here, or the circuit would be too large. */
export class Unsupported extends Error {}

/** Largest width at which two unknown operands are multiplied or divided. */
const MAX_GENERAL_WIDTH = 32;

export class BitBlaster {
  private readonly bits = new Map<TermId, Bits>();
  readonly syms = new Map<SymId, Bits>();
  readonly bases = new Map<BaseId, Bits>();

  constructor(
    private readonly terms: Terms,
    private readonly gates: Gates,
    private readonly maxGates: number,
  ) {}

  /** The literal that is true exactly when the term of width 1 is. */
  truth(term: TermId): SatLiteral {
    return this.word(term)[0]!;
  }

  /** Operands first, without recursion. */
  word(root: TermId): Bits {
    const stack: TermId[] = [root];
    while (stack.length > 0) {
      const term = stack[stack.length - 1]!;
      const open = this.openOperands(term);
      if (open.length > 0) stack.push(...open);
      else {
        stack.pop();
        if (!this.bits.has(term)) this.bits.set(term, this.circuit(term));
      }
    }
    return this.bits.get(root)!;
  }

  private openOperands(term: TermId): TermId[] {
    if (this.bits.has(term)) return [];
    return [0, 1, 2]
      .map((index) => this.terms.operand(term, index as 0 | 1 | 2))
      .filter((operand) => operand >= 0 && !this.bits.has(operand));
  }

  private circuit(term: TermId): Bits {
    const { terms, gates } = this;
    if (gates.count > this.maxGates) throw new Unsupported("the circuit is too large");
    const width = terms.width(term);
    const [x, y] = [this.operand(term, 0), this.operand(term, 1)];
    switch (terms.op(term)) {
      case "const":
        return constantBits(gates, terms.constantValue(term), width);
      case "sym":
        return this.symbol(terms.symOf(term), width);
      case "address":
        return this.address(terms.baseOf(term));
      case "add":
        return addBits(gates, x, y, gates.FALSE).sum;
      case "sub":
        return subtractBits(gates, x, y);
      case "mul":
        return this.product(x, y);
      case "udiv":
      case "urem":
      case "sdiv":
      case "srem":
        return this.division(term, x, y);
      case "and":
        return x.map((bit, at) => gates.and(bit, y[at]!));
      case "or":
        return x.map((bit, at) => gates.or(bit, y[at]!));
      case "xor":
        return x.map((bit, at) => gates.xor(bit, y[at]!));
      case "shl":
        return shiftBits(gates, x, y, true, gates.FALSE);
      case "lshr":
        return shiftBits(gates, x, y, false, gates.FALSE);
      case "ashr":
        return shiftBits(gates, x, y, false, x[x.length - 1]!);
      case "zext":
        return extended(x, width, gates.FALSE);
      case "sext":
        return extended(x, width, x[x.length - 1]!);
      case "trunc":
        return x.slice(0, width);
      case "not":
        return complement(x);
      case "ite":
        return muxBits(gates, x[0]!, y, this.operand(term, 2));
      case "eq":
        return [equalBits(gates, x, y)];
      case "ult":
        return [lessBits(gates, x, y)];
      case "ule":
        return [lessBits(gates, y, x) ^ 1];
      case "slt":
        return [signedLessBits(gates, x, y)];
      case "sle":
        return [signedLessBits(gates, y, x) ^ 1];
    }
  }

  private operand(term: TermId, index: 0 | 1 | 2): Bits {
    const operand = this.terms.operand(term, index);
    return operand < 0 ? [] : this.bits.get(operand)!;
  }

  private symbol(sym: SymId, width: number): Bits {
    let bits = this.syms.get(sym);
    if (bits === undefined) {
      bits = Array.from({ length: width }, () => this.gates.fresh());
      this.syms.set(sym, bits);
    }
    return bits;
  }

  private address(base: BaseId): Bits {
    const { gates } = this;
    const bits = Array.from({ length: 64 }, (_, at) => (at < 4 ? gates.FALSE : gates.fresh()));
    gates.require(bits.filter((bit) => !gates.isConstant(bit)));
    this.bases.set(base, bits);
    return bits;
  }

  private isConstant(x: Bits): boolean {
    return x.every((bit) => this.gates.isConstant(bit));
  }

  private product(x: Bits, y: Bits): Bits {
    if (this.isConstant(y)) return multiplyBits(this.gates, x, y);
    if (this.isConstant(x)) return multiplyBits(this.gates, y, x);
    if (x.length > MAX_GENERAL_WIDTH) throw new Unsupported("a product of two unknown 64-bit values");
    return multiplyBits(this.gates, x, y);
  }

  private division(term: TermId, x: Bits, y: Bits): Bits {
    const op = this.terms.op(term);
    const isQuotient = op === "udiv" || op === "sdiv";
    if (op === "udiv" || op === "urem") {
      const { quotient, remainder } = this.unsignedDivision(x, y);
      return isQuotient ? quotient : remainder;
    }
    const { gates } = this;
    const [signX, signY] = [x[x.length - 1]!, y[y.length - 1]!];
    const parts = this.unsignedDivision(magnitudeBits(gates, x), magnitudeBits(gates, y));
    const part = isQuotient ? parts.quotient : parts.remainder;
    const isNegative = isQuotient ? gates.xor(signX, signY) : signX;
    return muxBits(gates, isNegative, negateBits(gates, part), part);
  }

  private unsignedDivision(x: Bits, y: Bits): { quotient: Bits; remainder: Bits } {
    if (x.length <= MAX_GENERAL_WIDTH) return divideBits(this.gates, x, y);
    if (!this.isConstant(y)) throw new Unsupported("a quotient of two unknown 64-bit values");
    const divisor = y.reduce((sum, bit, at) => sum + (bit === this.gates.TRUE ? 1n << BigInt(at) : 0n), 0n);
    if (divisor !== 0n) return divideByConstant(this.gates, x, divisor);
    return divideBits(this.gates, x, y);
  }
}

function extended(x: Bits, width: number, fill: SatLiteral): Bits {
  return [...x, ...new Array<SatLiteral>(width - x.length).fill(fill)];
}
