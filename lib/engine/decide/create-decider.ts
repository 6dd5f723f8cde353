/**
 * The layers of a decision (engine notes §8), cheapest first:
 *
 *   1. path conditions: normalisation, congruence, ranges, bits, order; a contradiction found here has its core here
 *   2. per part that shares no symbol with another: a search for a readable model
 *   3. per part: bit-blasting and CDCL
 *
 * A model is found with the objects at their given addresses. A proof must not depend on those: where literals mention
 * objects, "no model at these addresses" is proved once more with the addresses unknown, and is `unknown` if that fails.
 */
import {
  type BaseId,
  INFEASIBLE,
  type Literal,
  literal,
  type PathConditions,
  type PcId,
  type SymId,
  type TermId,
  type Terms,
  TRUE_PC,
} from "../domain";
import { componentsOf, type Part } from "./components";
import type { Decider, Decision } from "./decider";
import { Effort } from "./effort";
import { searchModel } from "./model-search";
import { preferredValue } from "./preference";
import { type PartAnswer, solvePart } from "./sat-part";

export function createDecider(terms: Terms, pcs: PathConditions): Decider {
  return {
    decide: (literals, baseAddress, effort) =>
      new Question(terms, pcs, literals, baseAddress, new Effort(effort)).decide(),
  };
}

/** A core larger than this is not made minimal: nobody reads it, and each literal costs a pass over the others. */
const MAX_SHRUNK = 40;

class Question {
  /** The literals with every object at its address. */
  private readonly placed: readonly Literal[];

  constructor(
    private readonly terms: Terms,
    private readonly pcs: PathConditions,
    private readonly literals: readonly Literal[],
    private readonly baseAddress: (base: BaseId) => bigint,
    private readonly effort: Effort,
  ) {
    const place = terms.substitution(
      () => null,
      (base) => terms.constant(baseAddress(base), 64),
    );
    this.placed = literals.map((own) => literal(place((own >> 1) as TermId), (own & 1) === 1));
  }

  decide(): Decision {
    const refuted = this.propagate(this.literals.map((_, index) => index));
    if (refuted !== null) return { kind: "unsat", core: this.shrink(refuted) };
    const values = new Map<SymId, bigint>();
    let why: string | null = null;
    for (const part of componentsOf(this.terms, this.placed)) {
      const answer = this.decidePart(part);
      if (answer.kind === "unsat") return answer;
      if (answer.kind === "unknown") why ??= answer.why;
      else for (const [sym, value] of answer.values) values.set(sym, value);
    }
    return why === null ? this.accept(values) : { kind: "unknown", why };
  }

  /** The last word on a model: every literal is evaluated. */
  private accept(values: ReadonlyMap<SymId, bigint>): Decision {
    const { terms } = this;
    const assign = (sym: SymId): bigint => values.get(sym) ?? preferredValue(terms, sym);
    return this.satisfies(this.literals, assign)
      ? { kind: "sat", valueOf: assign }
      : { kind: "unknown", why: "the model found does not satisfy the path" };
  }

  private satisfies(literals: readonly Literal[], assign: (sym: SymId) => bigint): boolean {
    const model = { sym: assign, base: this.baseAddress };
    return literals.every(
      (own) => this.terms.evaluate((own >> 1) as TermId, model) === BigInt(1 - (own & 1)),
    );
  }

  // Propagation ---------------------------------------------------------------------------------------

  /** Assumes the literals in order; the indices up to the one that contradicts, or null. */
  private propagate(indices: readonly number[]): number[] | null {
    let pc: PcId = TRUE_PC;
    for (let at = 0; at < indices.length; at++) {
      pc = this.pcs.assume(pc, this.literals[indices[at]!]!);
      this.effort.spend(1);
      if (pc === INFEASIBLE) return indices.slice(0, at + 1);
    }
    return null;
  }

  /**
   * A contradictory subset with nothing to spare: the last literal of a contradictory sequence is needed; put it first
   * and repeat with what stood before it.
   */
  private shrink(contradiction: readonly number[]): number[] {
    const needed: number[] = [];
    let sequence = contradiction;
    let smallest = [...contradiction];
    for (;;) {
      const found = this.propagate(sequence);
      if (found !== null) smallest = [...found].sort((x, y) => x - y);
      if (found === null || found.length <= needed.length) return smallest;
      if (needed.length >= MAX_SHRUNK || this.effort.isSpent) return smallest;
      const last = found[found.length - 1]!;
      const rest = found.slice(needed.length, -1);
      needed.push(last);
      sequence = [...needed, ...rest];
    }
  }

  // Parts ---------------------------------------------------------------------------------------------

  private decidePart(part: Part): PartAnswer {
    const placed = part.members.map((index) => this.placed[index]!);
    const found = this.search(part, placed);
    if (found !== null) return { kind: "sat", values: found };
    const answer = solvePart(this.terms, placed, this.effort);
    if (answer.kind !== "unsat") return answer;
    const given = part.members.map((index) => this.literals[index]!);
    const isPlaceFree = given.every((own, at) => own === placed[at]);
    return this.asProof(part, isPlaceFree ? answer : solvePart(this.terms, given, this.effort));
  }

  private search(part: Part, placed: readonly Literal[]): Map<SymId, bigint> | null {
    const { terms, pcs } = this;
    let pc: PcId = TRUE_PC;
    for (const own of placed) pc = pcs.assume(pc, own);
    this.effort.spend(placed.length);
    if (pc === INFEASIBLE) return null;
    const values = searchModel(terms, pcs, placed, part.syms, pc, this.effort);
    if (values === null) return null;
    return this.satisfies(placed, (sym) => values.get(sym)!) ? values : null;
  }

  private asProof(part: Part, answer: PartAnswer): PartAnswer {
    if (answer.kind === "unsat") {
      return { kind: "unsat", core: answer.core.map((index) => part.members[index]!) };
    }
    const why = "it depends on where objects lie in memory";
    return answer.kind === "sat" ? { kind: "unknown", why } : answer;
  }
}
