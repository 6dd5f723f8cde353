/**
 * For each location, the locations of other roots that may be the same memory.
 *
 * Two things keep this small. Questions are asked per family (`alias-rules.ts`) and only when somebody reads or writes
 * there. And memory of different functions never meets: a state speaks of its own function's symbols and of what all
 * functions share (globals, and what globals held at entry), so a family belongs to a function, its *owner*, or is
 * shared; what a function asks is answered from its own families and the shared ones. A program of N functions costs N
 * times one function.
 *
 *     f: p->Count, q->Count     g: r->Count     Global->Count
 *     asked by f for p->Count:  {q->Count, Global->Count}       asked by g for Global->Count:  {r->Count}
 *
 * Families are looked for where they can be: inside an object that no pointer leads to, among its own; a member, among
 * its own kind and plain accesses; a plain access or a member that is overlaid, everywhere.
 */
import type { TermId } from "../domain";
import type { AliasRules, Family, GroupId } from "./alias-rules";
import { RAW } from "./alias-rules";
import { TupleTable } from "./tuple-table";

/** A piece of memory that a state can hold a value for: `regions.ts`. */
export type LocationId = number;

/** Owner of what all functions share. */
export const SHARED_OWNER = -1;
/** Owner of what cannot be pointed at: its pool is that of its object. */
const OBJECT = -2;
/** Group of the pool of every family of an owner. */
const ANY = -1;

type FamilyId = number;

interface FamilyMembers extends Family {
  readonly owner: number;
  readonly members: LocationId[];
}

/** Families that may alias one family, as one asker sees them. */
interface Partners {
  readonly pools: readonly (readonly FamilyId[])[];
  /** Of each pool, how many families have been looked at. */
  readonly seen: number[];
  readonly found: (readonly LocationId[])[];
  /** Of the rules when it was made. */
  version: number;
}

export class AliasIndex {
  private readonly ids = new TupleTable(2);
  private readonly families: FamilyMembers[] = [];
  /** First family of a location; another one only where a location is accessed by two names. */
  private readonly familyOf: FamilyId[] = [];
  private readonly furtherFamilies = new Map<LocationId, FamilyId[]>();
  private readonly poolIds = new TupleTable(2);
  private readonly pools: FamilyId[][] = [];
  private readonly partnerIds = new TupleTable(2);
  private readonly partners: Partners[] = [];
  private version = 0;

  constructor(
    private readonly rules: AliasRules,
    private readonly objectOf: (root: TermId) => number,
    /** The only function whose states speak of a root, or `SHARED_OWNER`. */
    private readonly ownerOf: (root: TermId) => number,
  ) {}

  add(location: LocationId, root: TermId, group: GroupId): void {
    const family = this.family(root, group);
    this.families[family]!.members.push(location);
    if (this.familyOf[location] === undefined) this.familyOf[location] = family;
    else this.furtherFamilies.set(location, [...(this.furtherFamilies.get(location) ?? []), family]);
  }

  /** Two records were found to overlay each other: every answer may be another one. */
  rulesChanged(): void {
    this.version++;
  }

  /** Lists of locations that may be the location's memory, as far as the states of a function can speak of them. */
  candidates(location: LocationId, asker: number): readonly (readonly LocationId[])[] {
    const first = this.familyOf[location];
    if (first === undefined) return [];
    const found = this.partnersOf(first, asker);
    const further = this.furtherFamilies.get(location);
    if (!further) return found;
    const all = new Set(found);
    for (const family of further) for (const members of this.partnersOf(family, asker)) all.add(members);
    return [...all];
  }

  private partnersOf(family: FamilyId, asker: number): readonly (readonly LocationId[])[] {
    const own = this.families[family]!;
    const owner = own.owner === SHARED_OWNER ? asker : own.owner;
    const row = this.partnerIds.intern(family, owner);
    if (row === this.partners.length) this.partners.push(this.newPartners(own, owner));
    const partners = this.partners[row]!;
    if (partners.version !== this.version) {
      partners.version = this.version;
      partners.found.length = 0;
      partners.seen.fill(0);
    }
    partners.pools.forEach((pool, index) => {
      for (let at = partners.seen[index]!; at < pool.length; at++) {
        const other = this.families[pool[at]!]!;
        if (other !== own && this.rules.canAlias(own, other)) partners.found.push(other.members);
      }
      partners.seen[index] = pool.length;
    });
    return partners.found;
  }

  private newPartners(family: FamilyMembers, owner: number): Partners {
    const pools = this.poolsFor(family, owner);
    return { pools, seen: pools.map(() => 0), found: [], version: this.version };
  }

  private poolsFor({ root, group, owner: own }: FamilyMembers, asker: number): FamilyId[][] {
    if (own === OBJECT) return [this.pool(OBJECT, this.objectOf(root))];
    const owners = asker === SHARED_OWNER ? [SHARED_OWNER] : [asker, SHARED_OWNER];
    if (this.rules.isOverlaid(group)) return owners.map((owner) => this.pool(owner, ANY));
    return owners.flatMap((owner) => [this.pool(owner, group), this.pool(owner, RAW)]);
  }

  private family(root: TermId, group: GroupId): FamilyId {
    const id = this.ids.intern(root, group);
    if (id === this.families.length) {
      const owner = this.rules.canBePointedAt(root) ? this.ownerOf(root) : OBJECT;
      this.families.push({ root, group, owner, members: [] });
      if (owner === OBJECT) this.pool(OBJECT, this.objectOf(root)).push(id);
      else {
        this.pool(owner, ANY).push(id);
        this.pool(owner, group).push(id);
      }
    }
    return id;
  }

  private pool(owner: number, of: number): FamilyId[] {
    const row = this.poolIds.intern(owner, of);
    if (row === this.pools.length) this.pools.push([]);
    return this.pools[row]!;
  }
}
