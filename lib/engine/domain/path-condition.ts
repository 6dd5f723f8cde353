/**
 * Path conditions: conjunctions of literals with what follows from them, interned. The fast layer of deciding
 * (engine notes §8, layers 1 and 2): normalisation, congruence, intervals signed and unsigned, known bits,
 * disequalities, nullness, order between unknowns, clauses with unit propagation.
 *
 * `PcId` 0 is "true". `infeasible` is -1. Infeasible is exact (never claimed of a satisfiable conjunction);
 * feasible only means "not refuted by this layer".
 */
import type { Brand } from "../base";
import type { BaseId, Literal, SymId, TermId } from "./term";

export type PcId = Brand<number, "PcId">;

export const TRUE_PC = 0 as PcId;
export const INFEASIBLE = -1 as PcId;

export interface PathConditions {
  /** Adds a literal. Memoised per (pc, literal). */
  assume(pc: PcId, literal: Literal): PcId;
  /** What the pc already says of a literal. */
  implies(pc: PcId, literal: Literal): "true" | "false" | "unknown";
  /** Is `implies` "false"? Spares half of what that looks at. */
  refutes(pc: PcId, literal: Literal): boolean;
  /** Are two terms known equal already, without drawing further conclusions? */
  areKnownEqual(pc: PcId, left: TermId, right: TermId): boolean;
  /** Number of its literals. */
  size(pc: PcId): number;
  /** The conjunction's literals, ascending, clauses among them as positive disjunctions. */
  literals(pc: PcId): readonly Literal[];
  /** The clauses of two literals among them. Joins also make clauses of up to four. */
  clauses(pc: PcId): readonly (readonly [Literal, Literal])[];
  /** What a condition extends, and the literals it adds to that; "true" extends itself. */
  extension(pc: PcId): { readonly base: PcId; readonly added: readonly Literal[] };
  /** The longest condition that both extend. */
  commonBase(left: PcId, right: PcId): PcId;
  /**
   * What holds in both: common literals, interval hulls as literals, and (engine notes §4.5) when the two differ in at
   * most three literals each, the clauses both imply (cap 32). Commutative, idempotent; each operand implies the result.
   */
  join(left: PcId, right: PcId): PcId;
  /**
   * What of `before` still holds in `after`, with no hulls: a chain of widenings is finite. `after` implies the result.
   */
  widen(before: PcId, after: PcId): PcId;
  /** A literal that `left` implies and whose negation `right` implies, by syntax or by facts; null if none is found. */
  separator(left: PcId, right: PcId): Literal | null;
  /** Drops every literal and clause that mentions one of the symbols (engine notes §4.4). */
  forget(pc: PcId, mentions: (sym: SymId) => boolean): PcId;
  /** The same conjunction after replacing symbols; may be infeasible. */
  substitute(
    pc: PcId,
    replace: (sym: SymId) => TermId | null,
    rebase?: (base: BaseId) => TermId | null,
  ): PcId;
  and(left: PcId, right: PcId): PcId;
  /** The only value the pc leaves for the term, or null. */
  valueOf(pc: PcId, term: TermId): bigint | null;
  /** Unsigned interval of the term under the pc, inclusive. */
  unsignedRange(pc: PcId, term: TermId): { readonly low: bigint; readonly high: bigint };
}
