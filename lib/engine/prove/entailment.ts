/**
 * Does a state that arrives at a point lie inside the state that is kept there?
 *
 *     arrives: x = n + 1, n <= 9          kept: x = j, j <= 10          yes, with j := n + 1
 *
 * A kept state may speak of symbols of its own: what the join at its point could not keep. They stand for whatever
 * arrives, so each is replaced by what the arriving state holds there; everything else must agree by name, follow from
 * the arriving path condition, or be decided. Where neither is so, the arriving state is split on a choice (`ite`) that
 * its values hide and each half is asked again.
 *
 * Memory that the kept state does not list reads from an epoch. An epoch begun by the join itself says nothing, so it
 * holds of anything; every other must be the arriving one.
 *
 * None of this is shared with the joins, gates, hulls, widenings and back edges of `explore`.
 */
import type { Decider } from "../decide";
import { INFEASIBLE, type Literal, negate, type PcId, type SymId, type TermId } from "../domain";
import {
  ENTRY,
  type EpochId,
  type LocationId,
  Memory,
  PURPOSE,
  type StateId,
  type Workspace,
} from "../explore";
import { Choices } from "./choices";
import type { Post } from "./second-step";

const ABSENT = -1;
/** Choices that an arriving state is split on, one inside the other. */
const MAX_SPLITS = 6;
/** Solver steps for one question that propagation leaves open. */
const EFFORT = 20_000;

export type IsStale = (sym: SymId) => boolean;

export class Entailment {
  private readonly choices: Choices;
  private readonly arriving: Memory;
  private readonly kept: Memory;
  private readonly own = new Map<SymId, TermId | null>();
  private readonly contradictions = new Map<PcId, boolean>();
  private position = 0;
  private isStale: IsStale = () => false;

  constructor(
    private readonly work: Workspace,
    private readonly decider: Decider,
  ) {
    this.choices = new Choices(work);
    this.arriving = new Memory(work);
    this.kept = new Memory(work);
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
    this.position = position;
    this.isStale = isStale;
    return this.byCases(state, test, kept, 0);
  }

  /** Nothing is in the state. */
  isImpossible(state: StateId, test: Post["test"]): boolean {
    return this.byCases(state, test, null, 0);
  }

  private byCases(state: StateId, test: Post["test"], kept: StateId | null, depth: number): boolean {
    if (kept !== null && this.holdsAsIs(state, kept)) return true;
    const gate = depth < MAX_SPLITS ? this.gateOf(state, test, kept) : null;
    if (gate === null) {
      return (
        (kept !== null && this.holdsDecided(state, kept)) || this.isContradiction(this.work.states.pc(state))
      );
    }
    for (const choice of [gate, negate(gate)]) {
      const half = this.under(state, test, choice);
      if (half !== null && !this.byCases(half.state, half.test, kept, depth + 1)) return false;
    }
    return true;
  }

  /** The state where a literal holds; null when it holds nowhere. */
  private under(state: StateId, test: Post["test"], choice: Literal) {
    const { states, pcs } = this.work;
    const memory = new Memory(this.work);
    states.restore(state, memory);
    memory.pc = pcs.assume(memory.pc, choice);
    if (memory.pc === INFEASIBLE) return null;
    if (test === null) return { state: states.save(memory), test };
    const term = this.choices.resolved(memory.pc, test.term);
    const truth = this.choices.isTrue(term);
    memory.pc = pcs.assume(memory.pc, test.isZero ? negate(truth) : truth);
    return memory.pc === INFEASIBLE ? null : { state: states.save(memory), test: { ...test, term } };
  }

  /** A choice that the state does not know, in what was tested, known or stored. */
  private gateOf(state: StateId, test: Post["test"], kept: StateId | null): Literal | null {
    const { states, pcs } = this.work;
    const pc = states.pc(state);
    const suspects = test === null ? [] : [test.term];
    if (this.differing !== null && kept !== null) suspects.push(...this.differing);
    suspects.push(...pcs.literals(pc).map((one) => (one >> 1) as TermId));
    return this.choices.undecided(pc, suspects);
  }

  // One state inside another ---------------------------------------------------------------------------

  /** The terms that were found to differ last, where a choice may be hidden. */
  private differing: readonly TermId[] | null = null;

  /** The decider is asked only where no choice is left to split on: a split costs propagation, a question a search. */
  private asksDecider = false;

  private holdsDecided(state: StateId, kept: StateId): boolean {
    this.asksDecider = true;
    const holds = this.holdsAsIs(state, kept);
    this.asksDecider = false;
    return holds;
  }

  private holdsAsIs(state: StateId, kept: StateId): boolean {
    if (state === kept) return true;
    const { work, arriving } = this;
    work.states.restore(state, arriving);
    work.states.restore(kept, this.kept);
    arriving.position = this.position;
    arriving.stmt = 0;
    this.kept.position = this.position;
    this.own.clear();
    this.differing = null;
    return (
      this.epochHolds(arriving.epoch, this.kept.epoch) &&
      this.mapHolds(arriving.kept, this.kept.kept) &&
      this.mapHolds(arriving.shared, this.kept.shared) &&
      this.conditionHolds()
    );
  }

  private mapHolds(arriving: number, kept: number): boolean {
    let holds = true;
    this.work.maps.forEachDifference(arriving, kept, ABSENT, (location, one, other) => {
      holds &&= this.entryHolds(location, one, other);
    });
    return holds;
  }

  private entryHolds(location: LocationId, arriving: number, kept: number): boolean {
    const { regions } = this.work;
    if (regions.isEpoch(location)) return this.epochEntryHolds(location, arriving, kept);
    if (regions.isPseudo(location)) {
      if (kept === ABSENT || arriving === ABSENT) return true;
      return this.isSame(arriving as TermId, this.translated(kept as TermId));
    }
    if (kept === ABSENT) return this.unlistedHolds(location);
    const value = arriving === ABSENT ? this.readArriving(location) : (arriving as TermId);
    return this.isSame(value, this.translated(kept as TermId));
  }

  /** The kept state does not list the location: neither it nor what may be the same memory may claim its old content. */
  private unlistedHolds(location: LocationId): boolean {
    const { regions } = this.work;
    return [
      location,
      ...regions.candidates(location, this.position).flat(),
      ...regions.overlaps(location),
    ].every((one) => this.unwrittenHolds(one));
  }

  private unwrittenHolds(location: LocationId): boolean {
    const { regions, terms } = this.work;
    if (this.kept.entry(location) !== ABSENT || this.isOwnEpoch(this.kept.epochOf(location))) return true;
    if (terms.symsOf(regions.root(location)).some(this.isStale)) return true;
    return this.isSame(this.arriving.read(location), this.translated(this.kept.read(location)));
  }

  private readArriving(location: LocationId): TermId {
    const { regions, terms } = this.work;
    const root = regions.root(location);
    const moved = this.translated(root);
    if (moved === root) return this.arriving.read(location);
    const address = terms.binary("add", moved, terms.constant(offsetOf(regions.offset(location)), 64));
    return this.arriving.read(regions.locate(address, regions.size(location), regions.group(location)));
  }

  // Epochs ---------------------------------------------------------------------------------------------

  private epochEntryHolds(key: LocationId, arriving: number, kept: number): boolean {
    const { regions, terms } = this.work;
    const rest = (memory: Memory) => (regions.isKept(key) ? ENTRY : memory.epoch);
    if (kept !== ABSENT) return this.epochHolds(arriving === ABSENT ? rest(this.arriving) : arriving, kept);
    if (this.epochHolds(arriving, rest(this.kept))) return true;
    const root = regions.root(key);
    if (root < 0) return false;
    if (terms.symsOf(root).some(this.isStale)) return true;
    return regions
      .within(root, regions.offset(key), regions.size(key))
      .every((one) => this.unwrittenHolds(one));
  }

  private epochHolds(arriving: EpochId, kept: EpochId): boolean {
    if (arriving === kept || this.isOwnEpoch(kept)) return true;
    const parts = this.work.symbols.epochParts(kept);
    const from = this.work.symbols.epochParts(arriving);
    if (from.kind === "gate") {
      const known = this.known(this.arriving.pc, from.gate);
      if (known !== null) return this.epochHolds(known ? from.whenTrue : from.whenFalse, kept);
    }
    if (parts.kind !== "gate") return false;
    const known = this.known(this.arriving.pc, this.translatedLiteral(parts.gate));
    if (known !== null) return this.epochHolds(arriving, known ? parts.whenTrue : parts.whenFalse);
    this.note([(parts.gate >> 1) as TermId]);
    return this.epochHolds(arriving, parts.whenTrue) && this.epochHolds(arriving, parts.whenFalse);
  }

  /** Begun by the join at this point: it says nothing of memory. */
  private isOwnEpoch(epoch: EpochId): boolean {
    const { symbols } = this.work;
    const parts = symbols.epochParts(epoch);
    if (parts.kind === "both") return this.isOwnEpoch(parts.one) || this.isOwnEpoch(parts.other);
    const made = symbols.epochMadeAt(epoch);
    if (made === null || made.position !== this.position) return false;
    return made.purpose === PURPOSE.join || made.purpose === PURPOSE.drop;
  }

  // Symbols of the kept state --------------------------------------------------------------------------

  /** A term of the kept state in terms of the arriving one. */
  private translated(term: TermId): TermId {
    const { terms } = this.work;
    if (!terms.symsOf(term).some((sym) => this.ownValue(sym) !== null)) return term;
    return terms.substitute(
      term,
      (sym) => this.ownValue(sym),
      () => null,
    );
  }

  private translatedLiteral(of: Literal): Literal {
    const term = this.translated((of >> 1) as TermId);
    return (of & 1) === 0 ? this.choices.truth(term) : negate(this.choices.truth(term));
  }

  private ownValue(sym: SymId): TermId | null {
    const known = this.own.get(sym);
    if (known !== undefined) return known;
    // Found again on the way to its own value, a symbol stands for itself.
    this.own.set(sym, null);
    const value = this.findOwnValue(sym);
    this.own.set(sym, value);
    return value;
  }

  private findOwnValue(sym: SymId): TermId | null {
    const { symbols, regions } = this.work;
    const made = symbols.madeAt(sym);
    if (made !== null) {
      if (made.position !== this.position || made.purpose !== PURPOSE.join) return null;
      if (!regions.isPseudo(made.of)) return this.arriving.read(made.of);
      const value = this.arriving.entry(made.of);
      return value === ABSENT ? null : (value as TermId);
    }
    const initial = symbols.initialOf(sym);
    if (initial === null || !symbols.origins(sym).includes(this.position)) return null;
    const location = regions.location(initial.root, initial.offset, initial.size, 0);
    if (this.isOwnEpoch(initial.epoch)) return this.readArriving(location);
    return null;
  }

  // Values and conditions ------------------------------------------------------------------------------

  private conditionHolds(): boolean {
    const { pcs } = this.work;
    const { pc } = this.arriving;
    return pcs.literals(this.kept.pc).every((one) => this.follows(pc, this.translatedLiteral(one)));
  }

  private isSame(one: TermId, other: TermId): boolean {
    if (one === other) return true;
    const { pc } = this.arriving;
    const { terms } = this.work;
    const left = this.choices.resolved(pc, one);
    const right = this.choices.resolved(pc, other);
    if (left === right) return true;
    if (terms.width(left) === terms.width(right)) {
      if (this.follows(pc, this.choices.truth(terms.binary("eq", left, right)))) return true;
    }
    this.note([left, right]);
    return false;
  }

  private follows(pc: PcId, wanted: Literal): boolean {
    const known = this.known(pc, wanted);
    if (known !== null) return known;
    const without = this.work.pcs.assume(pc, negate(wanted));
    if (without === INFEASIBLE || (this.asksDecider && this.isContradiction(without))) return true;
    this.note([(wanted >> 1) as TermId]);
    return false;
  }

  private known(pc: PcId, of: Literal): boolean | null {
    const { terms, pcs } = this.work;
    const term = (of >> 1) as TermId;
    if (terms.isConstant(term)) return (terms.constantValue(term) === 1n) !== ((of & 1) === 1);
    const answer = pcs.implies(pc, of);
    return answer === "unknown" ? null : answer === "true";
  }

  private isContradiction(pc: PcId): boolean {
    if (pc === INFEASIBLE) return true;
    const known = this.contradictions.get(pc);
    if (known !== undefined) return known;
    const answer = this.decider.decide(this.work.pcs.literals(pc), placeOf, EFFORT).kind === "unsat";
    this.contradictions.set(pc, answer);
    return answer;
  }

  private note(terms: readonly TermId[]): void {
    this.differing ??= terms;
  }
}

/** Somewhere: no proof of a contradiction rests on it. */
function placeOf(base: number): bigint {
  return 0x1_0000_0000n + 0x1_0000n * BigInt(base);
}

function offsetOf(offset: number): bigint {
  return BigInt.asUintN(64, BigInt(offset));
}
