/** Choices hidden in terms: `ite(c, x, y)` where the path condition knows `c`, or where it has to be asked. */
import { type Literal, literal, negate, type PcId, type TermId } from "../domain";
import type { Workspace } from "../explore";

/** Operands looked at in one term. */
const MAX_LOOK = 200;

export class Choices {
  /** By term, once asked for. */
  private readonly choosing: (boolean | undefined)[] = [];

  constructor(private readonly work: Workspace) {}

  /** The term with every choice taken, and every truth value replaced, that the path condition knows. */
  resolved(pc: PcId, term: TermId): TermId {
    return this.hasChoice(term) ? this.rewritten(pc, term, true) : term;
  }

  /** The alternative that a choice comes to, as far as the path condition knows; nothing inside it is looked at. */
  taken(pc: PcId, term: TermId): TermId {
    const { terms } = this.work;
    let at = term;
    while (terms.op(at) === "ite") {
      const known = this.known(pc, terms.operand(at, 0));
      if (known === null) break;
      at = terms.operand(at, known ? 1 : 2);
    }
    return at;
  }

  /** The term with every choice taken that the path condition knows. */
  chosen(pc: PcId, term: TermId): TermId {
    return this.hasChoice(term) ? this.rewritten(pc, term, false) : term;
  }

  private rewritten(pc: PcId, term: TermId, replacesTruths: boolean): TermId {
    const done = new Map<TermId, TermId>();
    const pending = [term];
    for (let node = pending.at(-1); node !== undefined; node = pending.at(-1)) {
      const missing = done.has(node) ? [] : this.neededFor(pc, node, done, replacesTruths);
      pending.push(...missing);
      if (missing.length === 0) pending.pop();
    }
    return done.get(term)!;
  }

  /** Decides a node, or says which operands have to be decided first. */
  private neededFor(
    pc: PcId,
    node: TermId,
    done: Map<TermId, TermId>,
    replacesTruths: boolean,
  ): readonly TermId[] {
    const { terms } = this.work;
    const isTruth = replacesTruths && terms.width(node) === 1 && !terms.isConstant(node);
    const known = isTruth ? this.known(pc, node) : null;
    if (known !== null) done.set(node, terms.smallConstant(known ? 1 : 0, 1));
    else if (!isTruth && !this.hasChoice(node)) done.set(node, node);
    if (done.has(node)) return [];
    if (terms.op(node) === "ite") {
      const [condition, one, other] = this.operands(node);
      const taken = this.known(pc, condition!);
      if (taken !== null) {
        const branch = taken ? one! : other!;
        if (!done.has(branch)) return [branch];
        done.set(node, done.get(branch)!);
        return [];
      }
    }
    const missing = this.operands(node).filter((operand) => !done.has(operand));
    if (missing.length === 0) done.set(node, this.rebuilt(node, done));
    return missing;
  }

  /** What the path condition says of a truth value. */
  known(pc: PcId, truth: TermId): boolean | null {
    const { terms, pcs } = this.work;
    if (terms.isConstant(truth)) return terms.constantValue(truth) === 1n;
    const answer = pcs.implies(pc, this.truth(truth));
    return answer === "unknown" ? null : answer === "true";
  }

  /** Is there an `ite` in the term? */
  hasChoice(term: TermId): boolean {
    const known = this.choosing[term];
    if (known !== undefined) return known;
    const { terms } = this.work;
    const pending = [term];
    for (let node = pending.at(-1); node !== undefined; node = pending.at(-1)) {
      if (this.choosing[node] === undefined) {
        const operands = this.operands(node);
        const missing = operands.filter((operand) => this.choosing[operand] === undefined);
        pending.push(...missing);
        if (missing.length > 0) continue;
        this.choosing[node] = terms.op(node) === "ite" || operands.some((one) => this.choosing[one]);
      }
      pending.pop();
    }
    return this.choosing[term]!;
  }

  /** A condition of a choice in the terms that the path condition does not know. */
  undecided(pc: PcId, terms: readonly TermId[]): Literal | null {
    for (const term of terms) {
      const gate = this.find(term, (one) => !this.isKnown(pc, one));
      if (gate !== null) return gate;
    }
    return null;
  }

  /** A truth value as a literal. */
  truth(value: TermId): Literal {
    const { terms } = this.work;
    return terms.op(value) === "not" ? negate(this.truth(terms.operand(value, 0))) : literal(value, false);
  }

  /** A truth value, or its negation, as a literal. */
  literalOf(value: TermId, isNegated: boolean): Literal {
    return isNegated ? negate(this.truth(value)) : this.truth(value);
  }

  /** The literal `value != 0`. */
  isTrue(value: TermId): Literal {
    const { terms } = this.work;
    return negate(this.truth(terms.binary("eq", value, terms.smallConstant(0, terms.width(value)))));
  }

  private isKnown(pc: PcId, of: Literal): boolean {
    return this.work.pcs.implies(pc, of) !== "unknown";
  }

  private find(term: TermId, wanted: (gate: Literal) => boolean): Literal | null {
    const { terms } = this.work;
    const pending = [term];
    for (let at = 0; at < pending.length && at < MAX_LOOK; at++) {
      const node = pending[at]!;
      if (terms.op(node) === "ite") {
        const gate = this.truth(terms.operand(node, 0));
        if (wanted(gate)) return gate;
      }
      for (const operand of this.operands(node)) if (!pending.includes(operand)) pending.push(operand);
    }
    return null;
  }

  private operands(node: TermId): TermId[] {
    return ([0, 1, 2] as const)
      .map((index) => this.work.terms.operand(node, index))
      .filter((one) => one >= 0);
  }

  private rebuilt(node: TermId, done: ReadonlyMap<TermId, TermId>): TermId {
    const { terms } = this.work;
    const operands = this.operands(node);
    const [a, b, c] = operands.map((operand) => done.get(operand)!);
    const op = terms.op(node);
    if (operands.every((operand) => done.get(operand) === operand)) return node;
    switch (op) {
      case "const":
      case "sym":
      case "address":
        return node;
      case "not":
        return terms.unary(op, a!);
      case "zext":
      case "sext":
        return terms.extend(op, a!, terms.width(node));
      case "trunc":
        return terms.truncate(a!, terms.width(node));
      case "ite":
        return terms.ite(a!, b!, c!);
      default:
        return terms.binary(op, a!, b!);
    }
  }
}
