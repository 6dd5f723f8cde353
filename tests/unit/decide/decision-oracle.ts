/** Random conjunctions whose decisions are checked: models by evaluation, cores by trying assignments. */

import { createDecider, type Decision } from "../../../lib/engine/decide";
import { Effort } from "../../../lib/engine/decide/effort";
import { type PartAnswer, solvePart } from "../../../lib/engine/decide/sat-part";
import {
  createPathConditions,
  createTerms,
  type Literal,
  literal,
  type PathConditions,
  type TermId,
  type Terms,
  type Width,
} from "../../../lib/engine/domain";
import {
  ALL_WIDTHS,
  type Assignment,
  meaning,
  type Pick,
  type Sample,
  SampleSyms,
  type Shape,
  SMALL,
  sampleAssignment,
  sampleTerm,
} from "../domain/term-samples";
import { ASSIGNMENTS, valueTable } from "../domain/truth-table";

export const EFFORT = 300_000;

interface Conjunct {
  readonly sample: Sample;
  readonly negated: boolean;
}

export class DecisionOracle {
  readonly terms: Terms = createTerms();
  readonly syms = new SampleSyms(this.terms);
  private readonly pcs: PathConditions = createPathConditions(this.terms);

  constructor(private readonly pick: Pick) {}

  /** Two bytes and two truth values, all layers. */
  small(): Decision["kind"] {
    const conjuncts = this.conjuncts(SMALL, 2 + this.pick(6));
    const literals = conjuncts.map((own) => this.literalOf(own));
    const decision = createDecider(this.terms, this.pcs).decide(literals, () => 0n, EFFORT);
    if (decision.kind === "sat") this.checkModel(literals, conjuncts, decision.valueOf);
    if (decision.kind === "unsat") this.checkCore(decision.core, conjuncts);
    return decision.kind;
  }

  /** The same by SAT alone. */
  satOnly(): PartAnswer["kind"] {
    const conjuncts = this.conjuncts(SMALL, 2 + this.pick(6));
    const literals = conjuncts.map((own) => this.literalOf(own));
    const answer = solvePart(this.terms, literals, new Effort(EFFORT));
    if (answer.kind === "sat") this.checkModel(literals, conjuncts, (sym) => answer.values.get(sym) ?? 0n);
    if (answer.kind === "unsat") this.checkCore(answer.core, conjuncts);
    return answer.kind;
  }

  /** Every width, with literals that one hidden assignment satisfies: anything but "unsat" may be answered. */
  planted(): Decision["kind"] {
    const hidden = sampleAssignment(this.pick);
    const conjuncts = this.conjuncts(ALL_WIDTHS, 2 + this.pick(8)).map(({ sample }) => ({
      sample,
      negated: meaning(sample, hidden) === 0n,
    }));
    const literals = conjuncts.map((own) => this.literalOf(own));
    const decision = createDecider(this.terms, this.pcs).decide(literals, () => 0n, EFFORT);
    if (decision.kind === "unsat") throw new Error(`unsat, but there is a model: ${this.show(literals)}`);
    if (decision.kind === "sat") this.checkModel(literals, conjuncts, decision.valueOf);
    return decision.kind;
  }

  private conjuncts(shape: Shape, count: number): Conjunct[] {
    const { pick } = this;
    return Array.from({ length: count }, () => {
      const width = shape.widths[pick(shape.widths.length)]! as Width;
      const sample: Sample =
        pick(3) === 0
          ? sampleTerm(pick, 1, 1 + pick(3), shape)
          : {
              kind: "binary",
              op: (["eq", "ult", "slt", "ule"] as const)[pick(4)]!,
              x: sampleTerm(pick, width, pick(3), shape),
              y: sampleTerm(pick, width, pick(2), shape),
              width: 1,
            };
      return { sample, negated: pick(2) === 0 };
    });
  }

  private literalOf(conjunct: Conjunct): Literal {
    return literal(this.syms.build(conjunct.sample), conjunct.negated);
  }

  private show(literals: readonly Literal[]): string {
    return literals
      .map((own) => `${own & 1 ? "not " : ""}${this.terms.print((own >> 1) as TermId)}`)
      .join(" and ");
  }

  private checkModel(
    literals: readonly Literal[],
    conjuncts: readonly Conjunct[],
    assign: (sym: ReturnType<SampleSyms["get"]>) => bigint,
  ): void {
    const assignment: Assignment = (width, index) =>
      BigInt.asUintN(width, assign(this.syms.get(width, index)));
    for (const { sample, negated } of conjuncts) {
      if ((meaning(sample, assignment) === 1n) === negated)
        throw new Error(`wrong model: ${this.show(literals)}`);
    }
  }

  private checkCore(core: readonly number[], conjuncts: readonly Conjunct[]): void {
    const alive = new Uint8Array(ASSIGNMENTS).fill(1);
    for (const index of core) {
      const { sample, negated } = conjuncts[index]!;
      const table = valueTable(sample);
      for (let at = 0; at < ASSIGNMENTS; at++) if ((table[at] === 1) === negated) alive[at] = 0;
    }
    if (alive.includes(1)) throw new Error("the core has a model");
  }
}
