/**
 * Deciding conjunctions of literals. Three answers: `sat` carries a model that was evaluated against every literal,
 * `unsat` a subset of the literals that is contradictory by itself, `unknown` says what stood in the way.
 * Layers: engine notes §8. UNSAT prunes paths, so a wrong UNSAT is a missed defect; it is proved, never guessed.
 */
import type { BaseId, Literal, SymId } from "../domain";

export type Decision =
  | { readonly kind: "sat"; readonly valueOf: (sym: SymId) => bigint }
  /** Indices into the literals asked about, minimised by deletion within the effort. */
  | { readonly kind: "unsat"; readonly core: readonly number[] }
  | { readonly kind: "unknown"; readonly why: string };

export interface Decider {
  /**
   * @param baseAddress concrete address of each base that occurs
   * @param effort bound on solver steps; exceeding it gives `unknown`
   */
  decide(literals: readonly Literal[], baseAddress: (base: BaseId) => bigint, effort: number): Decision;
}
