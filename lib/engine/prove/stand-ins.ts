/**
 * What the symbols of a kept state stand for, spoken in the symbols of a state that arrives.
 *
 *     kept: x = j, j <= 10        arrives: x = n + 1        j stands for n + 1
 *
 * A state says: there are values for its symbols so that memory holds what it lists. Parameters and memory at entry are
 * shared by all states of a function; every other symbol may stand for anything, as long as it is the same thing
 * wherever the state mentions it. Those that a join makes at its point stand for what arrives at their location; the
 * rest for themselves, until somebody binds them to something else.
 *
 * Two symbols never do: a new object, and whoever stands for a value made with an object that only the caller knows,
 * since memory takes it that nothing else leads there.
 */
import type { Literal, SymId, TermId } from "../domain";
import { ENTRY, type EpochId, type LocationId, type Memory, PURPOSE, type Workspace } from "../explore";
import type { Choices } from "./choices";
import type { Lateness } from "./lateness";

const ABSENT = -1;
/** What a join makes: for what it cannot keep, for reads of one side that are too many choices, for what it drops. */
const OF_JOINS: ReadonlySet<number> = new Set([PURPOSE.join, PURPOSE.clobber, PURPOSE.drop]);

export class StandIns {
  private readonly bound = new Map<SymId, TermId>();
  private readonly boundEpochs = new Set<EpochId>();
  private readonly found = new Map<SymId, TermId | null>();
  private position = 0;
  private from = 0;

  constructor(
    private readonly work: Workspace,
    private readonly arriving: Memory,
    private readonly choices: Choices,
    private readonly lateness: Lateness,
  ) {}

  /** Nothing is bound; `position` is the point at which the kept state is. */
  begin(position: number): void {
    this.position = position;
    this.from = position;
    this.bound.clear();
    this.boundEpochs.clear();
    this.found.clear();
  }

  /** Only what is at least so late can mention a symbol that stands for something else than itself. */
  get earliest(): number {
    return this.from;
  }

  /** How many were bound. */
  get count(): number {
    return this.bound.size + this.boundEpochs.size;
  }

  /** A symbol that stands for just what arrives at the location. */
  isContentOf(term: TermId, location: LocationId): boolean {
    const { terms, symbols, regions } = this.work;
    if (terms.op(term) !== "sym" || this.bound.has(terms.symOf(term))) return false;
    const made = symbols.madeAt(terms.symOf(term));
    if (made?.location !== location || made.position !== this.position || !OF_JOINS.has(made.purpose))
      return false;
    return this.lateness.ofTerm(regions.root(location)) < this.from;
  }

  /** A term of the kept state in terms of the arriving one. */
  translated(term: TermId): TermId {
    const { terms } = this.work;
    if (this.lateness.ofTerm(term) < this.from) return term;
    if (!terms.symsOf(term).some((sym) => this.valueOf(sym) !== null)) return term;
    return terms.substitute(
      term,
      (sym) => this.valueOf(sym),
      () => null,
    );
  }

  translatedLiteral(of: Literal): Literal {
    return this.choices.literalOf(this.translated((of >> 1) as TermId), (of & 1) === 1);
  }

  /** Lets a symbol that stands for itself stand for a value; false when it may not. */
  bind(sym: SymId, value: TermId): boolean {
    const { terms } = this.work;
    if (!this.isFree(sym) || this.bound.has(sym) || this.valueOf(sym) !== null) return false;
    if (terms.width(terms.sym(sym)) !== terms.width(value) || terms.sym(sym) === value) return false;
    if (terms.symsOf(value).some((one) => this.isPrivate(one))) return false;
    this.bound.set(sym, value);
    this.found.clear();
    this.from = Math.min(this.from, this.lateness.ofSymbol(sym));
    return true;
  }

  /** Lets what memory held unwritten since an epoch be what the arriving memory holds. */
  bindEpoch(epoch: EpochId): boolean {
    if (!this.isFreeEpoch(epoch) || this.boundEpochs.has(epoch)) return false;
    this.boundEpochs.add(epoch);
    this.found.clear();
    this.from = Math.min(this.from, this.lateness.ofEpoch(epoch));
    return true;
  }

  /** May stand for anything. */
  isFree(sym: SymId): boolean {
    const { symbols, regions } = this.work;
    if (symbols.isEntry(sym) || symbols.isDistinct(sym) || symbols.parameterIndex(sym) >= 0) return false;
    const initial = symbols.initialOf(sym);
    return initial === null || initial.epoch !== ENTRY || regions.isLocal(initial.root);
  }

  /** An epoch that says nothing of what memory holds. */
  isFreeEpoch(epoch: EpochId): boolean {
    const parts = this.work.symbols.epochParts(epoch);
    if (parts.kind === "both") return this.isFreeEpoch(parts.one) || this.isFreeEpoch(parts.other);
    return parts.kind === "made";
  }

  /** Begun by the join at this point, or bound: unwritten memory is what arrives. */
  isOwnEpoch(epoch: EpochId): boolean {
    const { symbols } = this.work;
    if (this.boundEpochs.has(epoch)) return true;
    const parts = symbols.epochParts(epoch);
    if (parts.kind === "both") return this.isOwnEpoch(parts.one) || this.isOwnEpoch(parts.other);
    const made = symbols.epochMadeAt(epoch);
    return made !== null && made.position === this.position && OF_JOINS.has(made.purpose);
  }

  /** What the arriving memory holds at a location of the kept state. */
  read(location: LocationId): TermId {
    const { regions, terms } = this.work;
    const root = regions.root(location);
    const moved = this.translated(root);
    if (moved === root) return this.arriving.read(location);
    const offset = terms.constant(BigInt.asUintN(64, BigInt(regions.offset(location))), 64);
    const address = terms.binary("add", moved, offset);
    return this.arriving.read(regions.locate(address, regions.size(location), regions.group(location)));
  }

  private valueOf(sym: SymId): TermId | null {
    const known = this.bound.get(sym) ?? this.found.get(sym);
    if (known !== undefined) return known;
    // Found again on the way to its own value, a symbol stands for itself.
    this.found.set(sym, null);
    const value = this.find(sym);
    this.found.set(sym, value);
    return value;
  }

  private find(sym: SymId): TermId | null {
    const { symbols } = this.work;
    const made = symbols.madeAt(sym);
    if (made !== null) {
      const { location, position, purpose } = made;
      if (position !== this.position || location === null || !OF_JOINS.has(purpose)) return null;
      return this.contentOf(location);
    }
    const initial = symbols.initialOf(sym);
    return initial === null ? null : this.contentSince(initial);
  }

  private contentOf(location: LocationId): TermId | null {
    if (!this.work.regions.isPseudo(location)) return this.arriving.read(location);
    const value = this.arriving.entry(location);
    return value === ABSENT ? null : (value as TermId);
  }

  private contentSince({ root, offset, size, epoch }: InitialName): TermId | null {
    const { regions, terms } = this.work;
    const location = regions.location(root, offset, size, 0);
    if (this.isOwnEpoch(epoch)) return this.read(location);
    const moved = this.translated(root);
    if (moved === root || epoch !== ENTRY) return null;
    const address = terms.binary("add", moved, terms.constant(BigInt.asUintN(64, BigInt(offset)), 64));
    return this.arriving.unwritten(regions.locate(address, size, regions.group(location)), ENTRY);
  }

  /** Made with an object that only the caller knows. */
  private isPrivate(sym: SymId): boolean {
    const { symbols } = this.work;
    return symbols.isDistinct(sym) && symbols.isEntry(sym);
  }
}

type InitialName = NonNullable<ReturnType<Workspace["symbols"]["initialOf"]>>;
