/**
 * Does one state lie inside another, taken as they stand?
 *
 * Everything that the kept state lists, knows or leaves unwritten must be so in the arriving one, with its own symbols
 * standing for something there (`stand-ins.ts`). Symbols are bound while differences are looked at; then all is looked
 * at again, until nothing more is bound, together with whatever both states list alike but mentions a bound symbol.
 *
 * Memory that the kept state does not list reads from an epoch. One that was begun after entry says nothing of what
 * memory holds; every other must be the arriving one.
 */
import type { Decider } from "../decide";
import { INFEASIBLE, type Literal, negate, type PcId, type SymId, type TermId } from "../domain";
import { ENTRY, type EpochId, type LocationId, Memory, type StateId, type Workspace } from "../explore";
import type { Choices } from "./choices";
import { Lateness } from "./lateness";
import { Sightings } from "./sightings";
import { StandIns } from "./stand-ins";

const ABSENT = -1;
/** How often all is looked at again because something was bound. */
const MAX_ROUNDS = 8;
/** Solver steps for one question that propagation leaves open. */
const EFFORT = 20_000;
/** Statement under which reads of the checker name what they find too hard: none of a block. */
const OWN_STMT = 1 << 24;

/** `thorough`: symbols inside of terms are bound, and the decider is asked. */
export type Care = "quick" | "thorough";
export type IsStale = (sym: SymId) => boolean;

export class Inclusion {
  /** The terms that were found to differ last, where a choice may be hidden. */
  differing: readonly TermId[] = [];
  /** How often the decider may still be asked. */
  questions = 0;
  private readonly arriving: Memory;
  private readonly kept: Memory;
  private readonly standIns: StandIns;
  private readonly lateness: Lateness;
  private readonly sightings: Sightings;
  private readonly contradictions = new Map<PcId, boolean>();
  /** Locations found to hold what the kept state says of them without listing them, in the round under way. */
  private readonly unwritten = new Set<LocationId>();
  private care: Care = "quick";
  private isStale: IsStale = () => false;

  constructor(
    private readonly work: Workspace,
    private readonly decider: Decider,
    private readonly choices: Choices,
  ) {
    this.arriving = new Memory(work);
    this.kept = new Memory(work);
    this.arriving.stmt = OWN_STMT;
    this.kept.stmt = OWN_STMT;
    this.lateness = new Lateness(work);
    this.standIns = new StandIns(work, this.arriving, choices, this.lateness);
    this.sightings = new Sightings(work, this.arriving, this.kept, this.standIns, choices);
  }

  /**
   * @param position global position of the point
   * @param isStale symbols that stand for another value each time the point is reached
   */
  begin(position: number, isStale: IsStale): void {
    this.arriving.position = position;
    this.kept.position = position;
    this.isStale = isStale;
  }

  holds(state: StateId, kept: StateId, care: Care): boolean {
    if (state === kept) return true;
    const { work, standIns } = this;
    work.states.restore(state, this.arriving);
    work.states.restore(kept, this.kept);
    this.care = care;
    this.differing = [];
    standIns.begin(this.kept.position);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = standIns.count;
      if (!this.memoryHolds() || (standIns.count === before && !this.conditionHolds())) return false;
      if (standIns.count === before) return true;
    }
    return false;
  }

  isContradiction(pc: PcId): boolean {
    if (pc === INFEASIBLE) return true;
    const known = this.contradictions.get(pc);
    if (known !== undefined) return known;
    if (this.questions <= 0) return false;
    this.questions--;
    const answer = this.decider.decide(this.work.pcs.literals(pc), placeOf, EFFORT).kind === "unsat";
    this.contradictions.set(pc, answer);
    return answer;
  }

  private memoryHolds(): boolean {
    const { arriving, kept } = this;
    this.unwritten.clear();
    return (
      this.epochHolds(arriving.epoch, kept.epoch) &&
      this.mapHolds(arriving.kept, kept.kept) &&
      this.mapHolds(arriving.shared, kept.shared) &&
      this.likeEntriesHold(kept.kept) &&
      this.likeEntriesHold(kept.shared)
    );
  }

  // What the two list differently ----------------------------------------------------------------------

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
      return kept === ABSENT || arriving === ABSENT || this.isSame(arriving as TermId, kept as TermId);
    }
    if (kept === ABSENT) return this.unlistedHolds(location);
    if (this.standIns.isContentOf(kept as TermId, location)) return true;
    if (this.standIns.translated(regions.root(location)) !== regions.root(location))
      return this.movedHolds(location, arriving, kept as TermId);
    if (arriving !== ABSENT) return this.isSame(arriving as TermId, kept as TermId);
    return this.isSeen(location, kept as TermId);
  }

  /** What memory holds at a location that the arriving state does not list is the value. */
  private isSeen(location: LocationId, kept: TermId): boolean {
    const { differing } = this;
    for (const value of this.sightings.of(location)) {
      if (!this.isSame(value, kept)) continue;
      this.differing = differing;
      return true;
    }
    return false;
  }

  /** The kept state's pointer is another one than the arriving state's of that name. */
  private movedHolds(location: LocationId, arriving: number, kept: TermId): boolean {
    if (!this.isSame(this.standIns.read(location), kept)) return false;
    return arriving === ABSENT || this.isUnchanged(location);
  }

  /** The kept state does not list the location: neither it nor what may be the same memory may claim its old content. */
  private unlistedHolds(location: LocationId): boolean {
    const { regions } = this.work;
    const others = regions.candidates(location, this.kept.position).flat();
    return [location, ...others, ...regions.overlaps(location)].every((one) => this.unwrittenHolds(one));
  }

  private unwrittenHolds(location: LocationId): boolean {
    if (this.unwritten.has(location)) return true;
    const holds = this.kept.entry(location) !== ABSENT || this.isUnchanged(location);
    if (holds) this.unwritten.add(location);
    return holds;
  }

  /** What the kept state says of a location that it does not list. */
  private isUnchanged(location: LocationId): boolean {
    const { regions, terms } = this.work;
    const epoch = this.kept.epochOf(location);
    if (this.standIns.isOwnEpoch(epoch)) return true;
    if (terms.symsOf(regions.root(location)).some(this.isStale)) return this.standIns.isFreeEpoch(epoch);
    if (this.isListedElsewhere(location)) return true;
    return this.isSame(this.arriving.read(location), this.kept.read(location));
  }

  /** It is the memory of another location, for which the kept state answers. */
  private isListedElsewhere(location: LocationId): boolean {
    const { regions } = this.work;
    return regions
      .candidates(location, this.kept.position)
      .some((others) =>
        others.some(
          (other) => this.kept.entry(other) !== ABSENT && this.sightings.isSameMemory(location, other),
        ),
      );
  }

  // What the two list alike ----------------------------------------------------------------------------

  private likeEntriesHold(kept: number): boolean {
    let holds = true;
    this.lateness.forEachFrom(kept, this.standIns.earliest, (location, value) => {
      if (holds && this.arriving.entry(location) === value) holds = this.likeEntryHolds(location, value);
    });
    return holds;
  }

  private likeEntryHolds(location: LocationId, value: number): boolean {
    const { regions } = this.work;
    if (regions.isPseudo(location)) return this.isSame(value as TermId, value as TermId);
    const root = regions.root(location);
    const isMoved = root >= 0 && this.standIns.translated(root) !== root;
    if (regions.isEpoch(location)) return !isMoved && this.likeEpochHolds(value);
    return isMoved
      ? this.movedHolds(location, value, value as TermId)
      : this.isSame(value as TermId, value as TermId);
  }

  /** No choice in the epoch depends on what stands for something else. */
  private likeEpochHolds(epoch: EpochId): boolean {
    const parts = this.work.symbols.epochParts(epoch);
    if (parts.kind === "both") return this.likeEpochHolds(parts.one) && this.likeEpochHolds(parts.other);
    if (parts.kind !== "gate") return true;
    return (
      this.standIns.translatedLiteral(parts.gate) === parts.gate &&
      this.likeEpochHolds(parts.whenTrue) &&
      this.likeEpochHolds(parts.whenFalse)
    );
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
    if (arriving === kept || this.standIns.isOwnEpoch(kept)) return true;
    const parts = this.work.symbols.epochParts(kept);
    const from = this.work.symbols.epochParts(arriving);
    if (from.kind === "gate") {
      const known = this.known(this.arriving.pc, from.gate);
      if (known !== null) return this.epochHolds(known ? from.whenTrue : from.whenFalse, kept);
    }
    if (parts.kind !== "gate") return this.standIns.bindEpoch(kept);
    const gate = this.standIns.translatedLiteral(parts.gate);
    const known = this.known(this.arriving.pc, gate);
    if (known !== null) return this.epochHolds(arriving, known ? parts.whenTrue : parts.whenFalse);
    this.note([(gate >> 1) as TermId]);
    return this.epochHolds(arriving, parts.whenTrue) && this.epochHolds(arriving, parts.whenFalse);
  }

  // Values and conditions ------------------------------------------------------------------------------

  private conditionHolds(): boolean {
    const { pcs } = this.work;
    const { pc } = this.arriving;
    const base = pcs.commonBase(this.kept.pc, pc);
    for (let at = this.kept.pc; at !== base; at = pcs.extension(at).base) {
      if (!pcs.extension(at).added.every((one) => this.follows(pc, one))) return false;
    }
    return this.lateness.literalsFrom(base, this.standIns.earliest).every((one) => this.follows(pc, one));
  }

  private follows(pc: PcId, claimed: Literal): boolean {
    const wanted = this.standIns.translatedLiteral(claimed);
    return this.isKnownToHold(pc, wanted) || this.noted([(wanted >> 1) as TermId]);
  }

  /** The value, and what the kept state says it is. */
  private isSame(value: TermId, claimed: TermId): boolean {
    const translated = this.standIns.translated(claimed);
    if (value === translated) return true;
    const { pc } = this.arriving;
    const taken = this.choices.taken(pc, translated);
    if (value === taken) return true;
    const left = this.choices.resolved(pc, value);
    const right = this.choices.resolved(pc, taken);
    if (left === right || this.isSameContent(left, right)) return true;
    if (this.bindWhole(left, claimed)) return true;
    const { terms } = this.work;
    const isComparable = terms.width(left) === terms.width(right);
    if (isComparable && this.isKnownToHold(pc, this.choices.truth(terms.binary("eq", left, right))))
      return true;
    if (this.care === "thorough" && this.bindParts(left, claimed)) return this.isSame(value, claimed);
    return this.noted([left, right]);
  }

  /** Both are what memory held at the same time at one address. */
  private isSameContent(left: TermId, right: TermId): boolean {
    const { terms, symbols } = this.work;
    if (terms.op(left) !== "sym" || terms.op(right) !== "sym") return false;
    const one = symbols.initialOf(terms.symOf(left));
    const other = symbols.initialOf(terms.symOf(right));
    if (!one || !other || one.epoch !== other.epoch || one.size !== other.size) return false;
    const equal = terms.binary("eq", this.addressOf(one), this.addressOf(other));
    return this.known(this.arriving.pc, this.choices.truth(equal)) === true;
  }

  private addressOf({ root, offset }: { readonly root: TermId; readonly offset: number }): TermId {
    const { terms } = this.work;
    return terms.binary("add", root, terms.constant(BigInt.asUintN(64, BigInt(offset)), 64));
  }

  /** A symbol alone stands for the value. */
  private bindWhole(value: TermId, claimed: TermId): boolean {
    const { terms } = this.work;
    const alone = this.choices.resolved(this.arriving.pc, claimed);
    return terms.op(alone) === "sym" && this.standIns.bind(terms.symOf(alone), value);
  }

  /**
   * A symbol that the value lacks stands for what memory holds where its name says, or else for the whole value:
   * `S & 0xff00 | x`.
   */
  private bindParts(value: TermId, claimed: TermId): boolean {
    const { terms, symbols, regions } = this.work;
    const common = terms.symsOf(value);
    for (const sym of terms.symsOf(this.choices.resolved(this.arriving.pc, claimed))) {
      if (common.includes(sym) || !this.standIns.isFree(sym)) continue;
      const initial = symbols.initialOf(sym);
      const there =
        initial && this.standIns.read(regions.location(initial.root, initial.offset, initial.size, 0));
      if ((there !== null && this.standIns.bind(sym, there)) || this.standIns.bind(sym, value)) return true;
    }
    return false;
  }

  private isKnownToHold(pc: PcId, wanted: Literal): boolean {
    const known = this.known(pc, wanted);
    if (known !== null) return known;
    const without = this.work.pcs.assume(pc, negate(wanted));
    return without === INFEASIBLE || (this.care === "thorough" && this.isContradiction(without));
  }

  private known(pc: PcId, of: Literal): boolean | null {
    const { terms, pcs } = this.work;
    const term = (of >> 1) as TermId;
    if (terms.isConstant(term)) return (terms.constantValue(term) === 1n) !== ((of & 1) === 1);
    const answer = pcs.implies(pc, of);
    return answer === "unknown" ? null : answer === "true";
  }

  private noted(terms: readonly TermId[]): false {
    this.note(terms);
    return false;
  }

  private note(terms: readonly TermId[]): void {
    if (this.differing.length === 0) this.differing = terms;
  }
}

/** Somewhere: no proof of a contradiction rests on it. */
function placeOf(base: number): bigint {
  return 0x1_0000_0000n + 0x1_0000n * BigInt(base);
}
