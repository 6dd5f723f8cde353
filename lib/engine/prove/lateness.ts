/**
 * How late the symbols of something were made: the greatest position of a point that one of them depends on, -1 for
 * what was known at entry. What is later than a given symbol is all that can mention it, so whoever gives a symbol
 * another meaning only has to look at that.
 */
import type { Literal, PcId, SymId, TermId } from "../domain";
import { TRUE_PC } from "../domain";
import type { EpochId, LocationId, Workspace } from "../explore";

const NEVER = -1;

export class Lateness {
  private readonly terms: (number | undefined)[] = [];
  private readonly maps: (number | undefined)[] = [];
  private readonly conditions: (number | undefined)[] = [];
  private readonly measure = (location: LocationId, value: number) => this.ofEntry(location, value);

  constructor(private readonly work: Workspace) {}

  ofSymbol(sym: SymId): number {
    return this.work.symbols.origins(sym).at(-1) ?? NEVER;
  }

  ofEpoch(epoch: EpochId): number {
    return this.work.symbols.originsOfEpoch(epoch).at(-1) ?? NEVER;
  }

  ofTerm(term: TermId): number {
    if (term < 0) return NEVER;
    const known = this.terms[term];
    if (known !== undefined) return known;
    let latest = NEVER;
    for (const sym of this.work.terms.symsOf(term)) latest = Math.max(latest, this.ofSymbol(sym));
    this.terms[term] = latest;
    return latest;
  }

  /** Visits the entries of a map that are at least as late. */
  forEachFrom(map: number, least: number, visit: (location: LocationId, value: number) => void): void {
    this.work.maps.forEachFrom(map, least, this.measure, this.maps, visit);
  }

  /** The literals of a condition that are at least as late. */
  literalsFrom(pc: PcId, least: number): readonly Literal[] {
    const { pcs } = this.work;
    const found: Literal[] = [];
    for (let at = pc; at !== TRUE_PC && this.ofCondition(at) >= least; ) {
      const { base, added } = pcs.extension(at);
      found.push(...added.filter((one) => this.ofTerm((one >> 1) as TermId) >= least));
      at = base;
    }
    return found;
  }

  /** Iterative: conditions extend each other as often as a function branches. */
  private ofCondition(pc: PcId): number {
    const { pcs } = this.work;
    const pending: { at: PcId; latest: number }[] = [];
    let at = pc;
    while (at !== TRUE_PC && this.conditions[at] === undefined) {
      const { base, added } = pcs.extension(at);
      pending.push({ at, latest: Math.max(NEVER, ...added.map((one) => this.ofTerm((one >> 1) as TermId))) });
      at = base;
    }
    let latest = at === TRUE_PC ? NEVER : this.conditions[at]!;
    for (let one = pending.pop(); one; one = pending.pop()) {
      latest = Math.max(latest, one.latest);
      this.conditions[one.at] = latest;
    }
    return latest;
  }

  private ofEntry(location: LocationId, value: number): number {
    const { regions } = this.work;
    const root = regions.isPseudo(location) ? NEVER : this.ofTerm(regions.root(location));
    return Math.max(root, regions.isEpoch(location) ? this.ofEpoch(value) : this.ofTerm(value as TermId));
  }
}
