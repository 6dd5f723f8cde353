/**
 * Path conditions and the decider against two readings of the same conjunctions.
 *
 * A model is evaluated here. Whatever is said to have no model becomes a claim for Z3: a core, a path condition that
 * came out infeasible, a literal that one is said to imply, what a join keeps of either side, a range.
 */
import { createDecider } from "@/lib/engine/decide";
import {
  createPathConditions,
  createTerms,
  INFEASIBLE,
  type Literal,
  literal,
  negate,
  type PathConditions,
  type PcId,
  type TermId,
  TRUE_PC,
  type Width,
} from "@/lib/engine/domain";
import { Dice } from "../dice";
import { type Conjunct, meaningOf, smtOf, smtOfTerm, TermBuilder } from "./sample";
import { SampleWriter } from "./sample-writer";
import type { Claim } from "./z3";

/** Solver steps per conjunction. */
const EFFORT = 30_000;

export interface Judged {
  readonly answer: "sat" | "unsat" | "unknown";
  readonly claims: readonly Claim[];
  /** What is wrong by evaluation alone. */
  readonly errors: readonly string[];
}

/** One conjunction, decided. */
export function judge(seed: number): Judged {
  return new Trial(seed).run();
}

class Trial {
  private readonly builder = new TermBuilder(createTerms());
  private readonly pcs: PathConditions = createPathConditions(this.builder.terms);
  private readonly claims: Claim[] = [];
  private readonly errors: string[] = [];
  private readonly conjuncts: readonly Conjunct[];
  private readonly others: readonly Conjunct[];
  private readonly prefix: string;

  constructor(private readonly seed: number) {
    const writer = new SampleWriter(new Dice(seed));
    this.conjuncts = writer.conjunction();
    this.others = Array.from({ length: 3 }, () => ({ sample: writer.truth(), isNegated: false }));
    this.prefix = `s${seed}_`;
  }

  run(): Judged {
    const literals = this.conjuncts.map((one) => this.literalOf(one));
    const decision = createDecider(this.builder.terms, this.pcs).decide(literals, () => 0n, EFFORT);
    if (decision.kind === "sat") this.checkModel(decision.valueOf);
    if (decision.kind === "unsat")
      this.claim(
        "core",
        decision.core.map((index) => this.conjuncts[index]!),
        [],
      );
    this.checkConditions(literals);
    return { answer: decision.kind, claims: this.claims, errors: this.errors };
  }

  private literalOf({ sample, isNegated }: Conjunct): Literal {
    return literal(this.builder.build(sample), isNegated);
  }

  private checkModel(valueIn: (sym: ReturnType<TermBuilder["symOf"]>) => bigint): void {
    const assignment = (name: string) => {
      const width = Number(/^x(\d+)_/.exec(name)![1]) as Width;
      return valueIn(this.builder.symOf(name, width));
    };
    for (const one of this.conjuncts) {
      if ((meaningOf(one.sample, assignment) === 1n) === one.isNegated) {
        this.errors.push(`seed ${this.seed}: wrong model for ${this.print([one])}`);
      }
    }
  }

  // Path conditions ------------------------------------------------------------------------------------

  private checkConditions(literals: readonly Literal[]): void {
    const half = Math.ceil(literals.length / 2);
    const [left, right] = [this.assumed(literals.slice(0, half)), this.assumed(literals.slice(half))];
    this.checkImplied(left, this.conjuncts.slice(0, half));
    this.checkRanges(left, this.conjuncts.slice(0, half));
    const all = this.assumed(literals);
    if (all === INFEASIBLE) this.claim("infeasible", this.conjuncts, []);
    const joined = this.pcs.join(left, right);
    if (left === INFEASIBLE || right === INFEASIBLE || joined === INFEASIBLE) return;
    for (const kept of this.pcs.literals(joined)) {
      // A literal that a side says itself needs no judge.
      if (!literals.slice(0, half).includes(kept))
        this.claim("join, left", this.conjuncts.slice(0, half), [negate(kept)]);
      if (!literals.slice(half).includes(kept))
        this.claim("join, right", this.conjuncts.slice(half), [negate(kept)]);
    }
    this.checkSeparator(left, right, half);
  }

  private assumed(literals: readonly Literal[]): PcId {
    let pc = TRUE_PC;
    for (const one of literals) if (pc !== INFEASIBLE) pc = this.pcs.assume(pc, one);
    return pc;
  }

  private checkImplied(pc: PcId, conjuncts: readonly Conjunct[]): void {
    if (pc === INFEASIBLE) return;
    for (const other of this.others) {
      const question = this.literalOf(other);
      const answer = this.pcs.implies(pc, question);
      if (answer === "true") this.claim("implied", conjuncts, [negate(question)]);
      if (answer === "false") this.claim("excluded", conjuncts, [question]);
    }
  }

  private checkRanges(pc: PcId, conjuncts: readonly Conjunct[]): void {
    if (pc === INFEASIBLE) return;
    const { terms } = this.builder;
    for (const { sample } of this.others) {
      if (sample.op !== "eq" && sample.op !== "ult") continue;
      const term = this.builder.build(sample.x);
      const { low, high } = this.pcs.unsignedRange(pc, term);
      const below = terms.binary("ult", term, terms.constant(low, terms.width(term)));
      const above = terms.binary("ult", terms.constant(high, terms.width(term)), term);
      if (low > 0n) this.claim("range", conjuncts, [literal(below, false)]);
      if (!terms.isConstant(above)) this.claim("range", conjuncts, [literal(above, false)]);
    }
  }

  private checkSeparator(left: PcId, right: PcId, half: number): void {
    const found = this.pcs.separator(left, right);
    if (found === null) return;
    this.claim("separator, left", this.conjuncts.slice(0, half), [negate(found)]);
    this.claim("separator, right", this.conjuncts.slice(half), [found]);
  }

  // Claims ---------------------------------------------------------------------------------------------

  private claim(what: string, conjuncts: readonly Conjunct[], literals: readonly Literal[]): void {
    const names = new Map<string, Width>();
    const texts = [
      ...conjuncts.map(({ sample, isNegated }) => negated(smtOf(sample, this.prefix, names), isNegated)),
      ...literals.map((one) =>
        negated(smtOfTerm(this.builder, (one >> 1) as TermId, this.prefix, names), (one & 1) === 1),
      ),
    ];
    const declarations = [...names].map(
      ([name, width]) => `(declare-const ${name}_${this.claims.length} (_ BitVec ${width}))`,
    );
    const index = this.claims.length;
    const own = texts.map((text) => text.replace(/s-?\d+_x\d+_\d+/g, (name) => `${name}_${index}`));
    const of = `seed ${this.seed}: ${what}: ${this.print(conjuncts)} with ${literals.map((one) => this.printLiteral(one))}`;
    this.claims.push({ declarations: declarations.join(""), conjuncts: own, of });
  }

  private print(conjuncts: readonly Conjunct[]): string {
    return conjuncts
      .map(({ sample, isNegated }) => negated(smtOf(sample, "", new Map()), isNegated))
      .join(" and ");
  }

  private printLiteral(one: Literal): string {
    return negated(smtOfTerm(this.builder, (one >> 1) as TermId, "", new Map()), (one & 1) === 1);
  }
}

function negated(text: string, isNegated: boolean): string {
  return isNegated ? `(bvnot ${text})` : text;
}
