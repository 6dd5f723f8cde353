/**
 * Boolean gates over SAT literals, as clauses (Tseitin 1968) in both directions. Constants fold, equal gates are
 * shared. `TRUE` is a literal fixed to true; its complement is false.
 */
import type { Cdcl, SatLiteral } from "./cdcl";

export class Gates {
  readonly TRUE: SatLiteral;
  readonly FALSE: SatLiteral;
  private readonly ands = new Map<number, SatLiteral>();
  private readonly xors = new Map<number, SatLiteral>();
  /** Gates made; the measure of size. */
  count = 0;

  constructor(private readonly solver: Cdcl) {
    this.TRUE = 2 * solver.newVariable(1);
    this.FALSE = this.TRUE ^ 1;
    solver.addClause([this.TRUE]);
  }

  constant(value: boolean): SatLiteral {
    return value ? this.TRUE : this.FALSE;
  }

  isConstant(x: SatLiteral): boolean {
    return x === this.TRUE || x === this.FALSE;
  }

  fresh(phase = 0): SatLiteral {
    return 2 * this.solver.newVariable(phase);
  }

  require(clause: readonly SatLiteral[]): void {
    this.solver.addClause(clause);
  }

  and(x: SatLiteral, y: SatLiteral): SatLiteral {
    if (x === this.FALSE || y === this.FALSE || x === (y ^ 1)) return this.FALSE;
    if (x === this.TRUE || x === y) return y;
    if (y === this.TRUE) return x;
    const key = Math.min(x, y) * 67108864 + Math.max(x, y);
    const known = this.ands.get(key);
    if (known !== undefined) return known;
    const out = this.gate();
    this.require([out ^ 1, x]);
    this.require([out ^ 1, y]);
    this.require([out, x ^ 1, y ^ 1]);
    this.ands.set(key, out);
    return out;
  }

  or(x: SatLiteral, y: SatLiteral): SatLiteral {
    return this.and(x ^ 1, y ^ 1) ^ 1;
  }

  /** Shared up to the signs of the operands. */
  xor(x: SatLiteral, y: SatLiteral): SatLiteral {
    const sign = (x ^ y) & 1;
    const [p, q] = [Math.min(x & ~1, y & ~1), Math.max(x & ~1, y & ~1)];
    if (p === q) return this.FALSE ^ sign;
    if (p === this.TRUE) return q ^ 1 ^ sign;
    const key = p * 67108864 + q;
    let out = this.xors.get(key);
    if (out === undefined) {
      out = this.gate();
      this.require([out ^ 1, p, q]);
      this.require([out ^ 1, p ^ 1, q ^ 1]);
      this.require([out, p ^ 1, q]);
      this.require([out, p, q ^ 1]);
      this.xors.set(key, out);
    }
    return out ^ sign;
  }

  mux(condition: SatLiteral, whenTrue: SatLiteral, whenFalse: SatLiteral): SatLiteral {
    if (condition === this.TRUE || whenTrue === whenFalse) return whenTrue;
    if (condition === this.FALSE) return whenFalse;
    if (whenTrue === (whenFalse ^ 1)) return this.xor(condition, whenFalse);
    if (this.isConstant(whenTrue) || this.isConstant(whenFalse)) {
      return this.or(this.and(condition, whenTrue), this.and(condition ^ 1, whenFalse));
    }
    const out = this.gate();
    this.require([condition ^ 1, whenTrue ^ 1, out]);
    this.require([condition ^ 1, whenTrue, out ^ 1]);
    this.require([condition, whenFalse ^ 1, out]);
    this.require([condition, whenFalse, out ^ 1]);
    return out;
  }

  /** True when at least two of three are. */
  majority(x: SatLiteral, y: SatLiteral, z: SatLiteral): SatLiteral {
    if (this.isConstant(z) || x === y || x === (y ^ 1)) {
      return z === this.TRUE ? this.or(x, y) : z === this.FALSE ? this.and(x, y) : x === y ? x : z;
    }
    if (this.isConstant(x)) return this.majority(y, z, x);
    if (this.isConstant(y)) return this.majority(x, z, y);
    const out = this.gate();
    for (const [p, q] of [
      [x, y],
      [x, z],
      [y, z],
    ] as const) {
      this.require([out ^ 1, p, q]);
      this.require([out, p ^ 1, q ^ 1]);
    }
    return out;
  }

  private gate(): SatLiteral {
    this.count++;
    return this.fresh();
  }
}
