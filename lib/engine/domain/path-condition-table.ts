/** Path conditions as interned sets of literals. First version: complements, membership and constants only. */
import { INFEASIBLE, type PathConditions, type PcId, TRUE_PC } from "./path-condition";
import { type Literal, literal, negate, type SymId, type TermId, type Terms } from "./term";

export function createPathConditions(terms: Terms): PathConditions {
  return new PathConditionTable(terms);
}

class PathConditionTable implements PathConditions {
  private readonly sets: (readonly Literal[])[] = [[]];
  private readonly ids = new Map<string, PcId>([["", TRUE_PC]]);

  constructor(private readonly terms: Terms) {}

  private plain(l: Literal): Literal {
    let term = (l >> 1) as TermId;
    let negated = (l & 1) === 1;
    while (this.terms.op(term) === "not") {
      term = this.terms.operand(term, 0);
      negated = !negated;
    }
    return literal(term, negated);
  }

  private intern(set: readonly Literal[]): PcId {
    const key = set.join(",");
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.sets.length as PcId;
      this.sets.push(set);
      this.ids.set(key, id);
    }
    return id;
  }

  assume(pc: PcId, given: Literal): PcId {
    const l = this.plain(given);
    const known = this.implies(pc, l);
    if (known === "true") return pc;
    if (known === "false") return INFEASIBLE;
    return this.intern([...this.sets[pc]!, l].sort((x, y) => x - y));
  }

  implies(pc: PcId, given: Literal): "true" | "false" | "unknown" {
    if (pc === INFEASIBLE) return "true";
    const l = this.plain(given);
    if (this.terms.isConstant((l >> 1) as TermId)) {
      return (this.terms.constantValue((l >> 1) as TermId) === 1n) !== ((l & 1) === 1) ? "true" : "false";
    }
    if (this.sets[pc]!.includes(l)) return "true";
    return this.sets[pc]!.includes(negate(l)) ? "false" : "unknown";
  }

  literals(pc: PcId): readonly Literal[] {
    return this.sets[pc]!;
  }

  clauses(): readonly (readonly [Literal, Literal])[] {
    return [];
  }

  join(left: PcId, right: PcId): PcId {
    if (left === INFEASIBLE) return right;
    if (right === INFEASIBLE) return left;
    return this.intern(this.sets[left]!.filter((l) => this.sets[right]!.includes(l)));
  }

  separator(left: PcId, right: PcId): Literal | null {
    return this.sets[left]?.find((l) => this.sets[right]?.includes(negate(l))) ?? null;
  }

  forget(pc: PcId, mentions: (sym: SymId) => boolean): PcId {
    if (pc === INFEASIBLE) return pc;
    return this.intern(this.sets[pc]!.filter((l) => !this.terms.symsOf((l >> 1) as TermId).some(mentions)));
  }

  substitute(
    pc: PcId,
    replace: (sym: SymId) => TermId | null,
    rebase?: (base: number) => TermId | null,
  ): PcId {
    if (pc === INFEASIBLE) return pc;
    let result: PcId = TRUE_PC;
    for (const l of this.sets[pc]!) {
      const term = this.terms.substitute((l >> 1) as TermId, replace, rebase ?? (() => null));
      result = this.assume(result, literal(term, (l & 1) === 1));
      if (result === INFEASIBLE) break;
    }
    return result;
  }

  and(left: PcId, right: PcId): PcId {
    if (right === INFEASIBLE) return right;
    let result = left;
    for (const l of this.sets[right]!) {
      if (result !== INFEASIBLE) result = this.assume(result, l);
    }
    return result;
  }

  valueOf(_pc: PcId, term: TermId): bigint | null {
    return this.terms.isConstant(term) ? this.terms.constantValue(term) : null;
  }

  unsignedRange(_pc: PcId, term: TermId): { readonly low: bigint; readonly high: bigint } {
    if (this.terms.isConstant(term)) {
      const value = this.terms.constantValue(term);
      return { low: value, high: value };
    }
    return { low: 0n, high: (1n << BigInt(this.terms.width(term))) - 1n };
  }
}
