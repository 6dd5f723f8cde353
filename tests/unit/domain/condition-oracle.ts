/** One random round of path conditions, every answer checked against assignments of two bytes and two truths. */
import {
  createPathConditions,
  createTerms,
  INFEASIBLE,
  type Literal,
  literal,
  type PathConditions,
  type PcId,
  type SymId,
  type TermId,
  type Terms,
  TRUE_PC,
} from "../../../lib/engine/domain";
import { type Pick, type Sample, SampleSyms, SMALL, sampleTerm } from "./term-samples";
import { ASSIGNMENTS, sampleOf, valueTable, withByte0 } from "./truth-table";

/** Says what is wrong and where; the caller adds the seed. */
export class OracleError extends Error {}

function demand(holds: boolean, what: string | (() => string)): void {
  if (!holds) throw new OracleError(typeof what === "string" ? what : what());
}

/** The set of assignments that satisfy a path condition, beside it. */
interface Tracked {
  pc: PcId;
  readonly set: Uint8Array;
}

export class ConditionOracle {
  private readonly terms: Terms = createTerms();
  private readonly syms = new SampleSyms(this.terms);
  private readonly pcs: PathConditions = createPathConditions(this.terms);
  private readonly tables = new Map<TermId, Uint32Array>();

  constructor(private readonly pick: Pick) {}

  run(): void {
    const base = this.grow({ pc: TRUE_PC, set: new Uint8Array(ASSIGNMENTS).fill(1) }, this.pick(4));
    const left = this.grow(base, 1 + this.pick(3));
    const right = this.grow(base, 1 + this.pick(3));
    for (const tracked of [base, left, right]) this.checkReading(tracked);
    this.checkJoin(left, right);
    this.checkSeparator(left, right);
    this.checkForget(left);
    this.checkSubstitute(left);
    this.checkAnd(left, right);
  }

  private tableOf(term: TermId): Uint32Array {
    let table = this.tables.get(term);
    if (table === undefined) {
      table = valueTable(sampleOf(this.terms, term, (sym) => this.indexOf(sym)));
      this.tables.set(term, table);
    }
    return table;
  }

  private indexOf(sym: SymId): number {
    return [this.syms.get(1, 1), this.syms.get(8, 1)].includes(sym) ? 1 : 0;
  }

  private holds(of: Literal): Uint8Array {
    const table = this.tableOf((of >> 1) as TermId);
    const set = new Uint8Array(ASSIGNMENTS);
    for (let at = 0; at < ASSIGNMENTS; at++) set[at] = table[at]! ^ (of & 1);
    return set;
  }

  /** Some literal; often a comparison of one symbol, as conditions of programs are. */
  private someLiteral(): Literal {
    const { pick, terms } = this;
    const isPlain = pick(3) > 0;
    const sample: Sample = isPlain
      ? {
          kind: "binary",
          op: (["eq", "ult", "slt", "ule"] as const)[pick(4)]!,
          x: sampleTerm(pick, 8, pick(3), SMALL),
          y: sampleTerm(pick, 8, pick(2), SMALL),
          width: 1,
        }
      : sampleTerm(pick, 1, 1 + pick(3), SMALL);
    const term = this.syms.build(sample);
    demand(terms.width(term) === 1, "width of a truth value");
    return literal(term, pick(2) === 0);
  }

  private grow(from: Tracked, count: number): Tracked {
    let { pc } = from;
    const set = from.set.slice();
    for (let step = 0; step < count; step++) {
      const added = this.someLiteral();
      const holds = this.holds(added);
      this.checkImplies({ pc, set }, added, holds);
      pc = this.pcs.assume(pc, added);
      for (let at = 0; at < ASSIGNMENTS; at++) set[at]! &= holds[at]!;
      if (pc === INFEASIBLE) demand(isEmpty(set), `wrong INFEASIBLE after ${this.show(added)}`);
    }
    return { pc, set };
  }

  private show(of: Literal): string {
    return `${of & 1 ? "not " : ""}${this.terms.print((of >> 1) as TermId)}`;
  }

  private checkImplies(tracked: Tracked, question: Literal, holds: Uint8Array): void {
    const isRefuted = this.pcs.refutes(tracked.pc, question);
    const answer = this.pcs.implies(tracked.pc, question);
    demand(
      isRefuted ? tracked.set.every((inside, at) => inside === 0 || holds[at] === 0) : answer !== "false",
      `refutes says ${isRefuted} of ${this.show(question)}`,
    );
    if (answer === "unknown") return;
    const wanted = answer === "true" ? 1 : 0;
    demand(
      tracked.set.every((inside, at) => inside === 0 || holds[at] === wanted),
      `implies says ${answer} of ${this.show(question)}`,
    );
  }

  private checkReading(tracked: Tracked): void {
    const { pc, set } = tracked;
    if (pc === INFEASIBLE) return;
    demand(sameSets(this.setOf(pc), set), "the literals are not the conjunction");
    this.checkImplies(tracked, ...this.question());
    const term = this.syms.build(sampleTerm(this.pick, 8, this.pick(3), SMALL));
    const values = this.tableOf(term);
    const { low, high } = this.pcs.unsignedRange(pc, term);
    const only = this.pcs.valueOf(pc, term);
    const [from, to] = [Number(low), Number(high)];
    for (let at = 0; at < ASSIGNMENTS; at++) {
      if (set[at] === 0) continue;
      demand(values[at]! >= from && values[at]! <= to, () => `range of ${this.terms.print(term)}`);
      demand(only === null || BigInt(values[at]!) === only, () => `value of ${this.terms.print(term)}`);
    }
  }

  private question(): [Literal, Uint8Array] {
    const of = this.someLiteral();
    return [of, this.holds(of)];
  }

  /** What the literals of a path condition allow. */
  private setOf(pc: PcId): Uint8Array {
    const set = new Uint8Array(ASSIGNMENTS).fill(pc === INFEASIBLE ? 0 : 1);
    if (pc === INFEASIBLE) return set;
    for (const of of this.pcs.literals(pc)) {
      const holds = this.holds(of);
      for (let at = 0; at < ASSIGNMENTS; at++) set[at]! &= holds[at]!;
    }
    return set;
  }

  private checkJoin(left: Tracked, right: Tracked): void {
    const { pcs } = this;
    const joined = pcs.join(left.pc, right.pc);
    demand(joined === pcs.join(right.pc, left.pc), "join is not commutative");
    demand(pcs.join(left.pc, left.pc) === left.pc, "join is not idempotent");
    const set = this.setOf(joined);
    demand(isSubset(left.set, set) && isSubset(right.set, set), "join loses assignments");
    if (left.pc !== INFEASIBLE && right.pc !== INFEASIBLE) {
      const widened = this.setOf(pcs.widen(left.pc, right.pc));
      demand(isSubset(left.set, widened) && isSubset(right.set, widened), "widen loses assignments");
    }
    this.checkReading({ pc: joined, set });
  }

  private checkSeparator(left: Tracked, right: Tracked): void {
    const gate = this.pcs.separator(left.pc, right.pc);
    if (gate === null) return;
    const holds = this.holds(gate);
    demand(isSubset(left.set, holds), `separator ${this.show(gate)} is not implied by the left`);
    demand(
      right.set.every((inside, at) => inside === 0 || holds[at] === 0),
      `separator ${this.show(gate)} is not refuted by the right`,
    );
  }

  private checkForget(from: Tracked): void {
    const gone = this.syms.get(8, this.pick(2));
    const rest = this.pcs.forget(from.pc, (sym) => sym === gone);
    demand(isSubset(from.set, this.setOf(rest)), "forget loses assignments");
    if (rest === INFEASIBLE) return;
    for (const of of this.pcs.literals(rest)) {
      demand(!this.terms.symsOf((of >> 1) as TermId).includes(gone), "forget keeps the symbol");
    }
  }

  private checkSubstitute(from: Tracked): void {
    const replaced = this.syms.get(8, 0);
    const by = this.syms.build(sampleTerm(this.pick, 8, this.pick(2), SMALL));
    const values = this.tableOf(by);
    const result = this.pcs.substitute(from.pc, (sym) => (sym === replaced ? by : null));
    const got = this.setOf(result);
    for (let at = 0; at < ASSIGNMENTS; at++) {
      const before = withByte0(at, values[at]!);
      demand(before < 0 || got[at] === from.set[before], "substitute changes the meaning");
    }
  }

  private checkAnd(left: Tracked, right: Tracked): void {
    const both = left.set.map((inside, at) => inside & right.set[at]!);
    const pc = this.pcs.and(left.pc, right.pc);
    demand(pc === INFEASIBLE ? isEmpty(both) : sameSets(this.setOf(pc), both), "and changes the meaning");
  }
}

function isEmpty(set: Uint8Array): boolean {
  return !set.includes(1);
}

function isSubset(inner: Uint8Array, outer: Uint8Array): boolean {
  for (let at = 0; at < inner.length; at++) if (inner[at]! > outer[at]!) return false;
  return true;
}

function sameSets(x: Uint8Array, y: Uint8Array): boolean {
  return x.every((inside, at) => inside === y[at]);
}
