/**
 * What an address names: the variable that it is inside of, or the object behind a parameter that only the caller can
 * see. A sum names the one such thing among its parts; every other address is the value of a pointer.
 *
 *     &x, &a[i]         the variables x and a
 *     p, p + i * 4      the object behind p, if p is private: nothing else in the function leads there
 *     q after a join    wild: it may lead to memory that has another name; so may what is computed from one by more than
 *                       a sum
 */
import type { BaseId, SymId, TermId, Terms } from "../domain";
import type { Symbols } from "./symbols";

/** Parts of a sum that are looked at; longer ones name nothing. */
const MAX_PARTS = 32;

export interface Mentioned {
  readonly variables: readonly BaseId[];
  readonly privateParameters: readonly SymId[];
}

interface Named {
  readonly variable: BaseId | -1;
  /** Below 0: none. */
  readonly privateParameter: SymId | -1;
  readonly isWild: boolean;
}

const NOTHING: Named = { variable: -1, privateParameter: -1, isWild: false };

export class AddressNames {
  private readonly known: (Named | undefined)[] = [];

  constructor(
    private readonly terms: Terms,
    private readonly symbols: () => Symbols,
  ) {}

  /** Below 0, the root of what stands for no memory: nothing. */
  of(address: TermId): Named {
    if (address < 0) return NOTHING;
    let named = this.known[address];
    if (!named) {
      named = this.read(address);
      this.known[address] = named;
    }
    return named;
  }

  /** Everything with a name that the value of an address may be made from. */
  mentionedIn(address: TermId): Mentioned {
    const variables = new Set<BaseId>();
    const privateParameters = new Set<SymId>(this.terms.symsOf(address).filter((sym) => this.isPrivate(sym)));
    const seen = new Set([address]);
    for (const at of seen) {
      if (this.terms.op(at) === "address") variables.add(this.terms.baseOf(at));
      else for (const operand of this.operands(at)) seen.add(operand);
    }
    return { variables: [...variables], privateParameters: [...privateParameters] };
  }

  private read(address: TermId): Named {
    const { terms } = this;
    const parts = this.parts(address);
    const variables = parts.filter((part) => terms.op(part) === "address");
    const syms = parts.filter((part) => terms.op(part) === "sym").map((part) => terms.symOf(part));
    const distinct = syms.filter((sym) => this.symbols().isDistinct(sym));
    const isOne = variables.length + distinct.length === 1;
    const parameter = distinct.find((sym) => this.isPrivate(sym));
    return {
      variable: variables.length === 1 ? terms.baseOf(variables[0]!) : -1,
      privateParameter: isOne && parameter !== undefined ? parameter : -1,
      isWild: !isOne && (this.mentionsAny(address) || this.isOfSeveralValues(address)),
    };
  }

  /** None where there are too many. */
  private parts(address: TermId): readonly TermId[] {
    const { terms } = this;
    const parts: TermId[] = [];
    const pending = [address];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (parts.length + pending.length > MAX_PARTS) return [];
      if (terms.op(at) === "add") pending.push(terms.operand(at, 0), terms.operand(at, 1));
      else parts.push(at);
    }
    return parts;
  }

  /** `(&x + 7) & ~7` */
  private mentionsAny(address: TermId): boolean {
    const { variables, privateParameters } = this.mentionedIn(address);
    return variables.length + privateParameters.length > 0;
  }

  /** It is made from a choice, or from a symbol that stands for what a join or a call left open. */
  private isOfSeveralValues(address: TermId): boolean {
    if (this.terms.symsOf(address).some((sym) => !this.symbols().isEntry(sym))) return true;
    const seen = new Set([address]);
    for (const at of seen) {
      if (this.terms.op(at) === "ite") return true;
      for (const operand of this.operands(at)) seen.add(operand);
    }
    return false;
  }

  private isPrivate(sym: SymId): boolean {
    const symbols = this.symbols();
    return symbols.isDistinct(sym) && symbols.parameterIndex(sym) >= 0;
  }

  private operands(term: TermId): readonly TermId[] {
    return ([0, 1, 2] as const).map((index) => this.terms.operand(term, index)).filter((one) => one >= 0);
  }
}
