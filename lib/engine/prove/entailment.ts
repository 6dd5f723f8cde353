/**
 * Does a state that arrives at a point lie inside the state that is kept there?
 *
 *     arrives: x = n + 1, n <= 9          kept: x = j, j <= 10          yes, with j := n + 1
 *
 * First as they stand (`inclusion.ts`). Where that does not do, the arriving state is split on a choice (`ite`) that its
 * values hide and each half is asked again; with no choice left, the decider is asked.
 *
 * None of this is shared with the joins, gates, hulls, widenings and back edges of `explore`.
 */
import type { Decider } from "../decide";
import { INFEASIBLE, type Literal, negate, type TermId } from "../domain";
import { Memory, type StateId, type Workspace } from "../explore";
import { Choices } from "./choices";
import { Inclusion, type IsStale } from "./inclusion";
import type { Post } from "./second-step";

/** What one arriving state may cost: parts that it is split into, however deep, and questions to the decider. */
export interface Effort {
  readonly parts: number;
  readonly questions: number;
}

export class Entailment {
  private readonly choices: Choices;
  private readonly inclusion: Inclusion;
  private parts = 0;
  private effort: Effort = { parts: 0, questions: 0 };

  constructor(
    private readonly work: Workspace,
    decider: Decider,
  ) {
    this.choices = new Choices(work);
    this.inclusion = new Inclusion(work, decider, this.choices);
  }

  /** For what is asked next. */
  setEffort(effort: Effort): void {
    this.effort = effort;
  }

  /**
   * @param position global position of the point
   * @param isStale symbols that stand for another value each time the point is reached
   */
  holds(
    state: StateId,
    test: Post["test"],
    kept: StateId,
    position: number,
    isStale: IsStale = () => false,
  ): boolean {
    this.begin();
    this.inclusion.begin(position, isStale);
    return this.inclusion.holds(state, kept, "quick") || this.byCases(state, test, kept, null);
  }

  /** Nothing is in the state. */
  isImpossible(state: StateId, test: Post["test"]): boolean {
    this.begin();
    return this.byCases(state, test, null, null);
  }

  private begin(): void {
    this.parts = this.effort.parts;
    this.inclusion.questions = this.effort.questions;
  }

  /** Where `choice` holds, null for everywhere. */
  private byCases(state: StateId, test: Post["test"], kept: StateId | null, choice: Literal | null): boolean {
    const { inclusion } = this;
    if (this.parts-- <= 0) return false;
    const part = this.under(state, test, choice);
    if (part === null || (kept !== null && inclusion.holds(part, kept, "quick"))) return true;
    const gate = this.gateOf(part, test, kept);
    if (gate === null) {
      return (
        (kept !== null && inclusion.holds(part, kept, "thorough")) ||
        inclusion.isContradiction(this.work.states.pc(part))
      );
    }
    return [gate, negate(gate)].every((one) => this.byCases(part, test, kept, one));
  }

  /** The state where a literal holds, with the choices in what it knows taken as far as it knows; null for nowhere. */
  private under(state: StateId, test: Post["test"], choice: Literal | null): StateId | null {
    const { states, pcs } = this.work;
    const memory = new Memory(this.work);
    states.restore(state, memory);
    const known = pcs.literals(memory.pc).filter((one) => this.choices.hasChoice((one >> 1) as TermId));
    if (choice !== null) memory.pc = pcs.assume(memory.pc, choice);
    for (const one of known) {
      const term = this.choices.chosen(memory.pc, (one >> 1) as TermId);
      memory.pc = pcs.assume(memory.pc, this.choices.literalOf(term, (one & 1) === 1));
    }
    if (test !== null && memory.pc !== INFEASIBLE) {
      const truth = this.choices.isTrue(this.choices.chosen(memory.pc, test.term));
      memory.pc = pcs.assume(memory.pc, test.isZero ? negate(truth) : truth);
    }
    return memory.pc === INFEASIBLE ? null : states.save(memory);
  }

  /** A choice that the state does not know, in what was tested, stored or known. */
  private gateOf(state: StateId, test: Post["test"], kept: StateId | null): Literal | null {
    const { states, pcs } = this.work;
    const pc = states.pc(state);
    const suspects = test === null ? [] : [test.term];
    if (kept !== null) suspects.push(...this.inclusion.differing);
    suspects.push(...pcs.literals(pc).map((one) => (one >> 1) as TermId));
    return this.choices.undecided(pc, suspects);
  }
}
