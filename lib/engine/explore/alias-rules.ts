/**
 * When memory at two different roots may be the same: the table in the header of `regions.ts`, decided for *families*.
 *
 * A family is what the answer depends on: the root, and the member that memory there is accessed as. All answers hold
 * for every offset and size, so they are asked once per pair of families, not once per pair of locations.
 */
import type { BaseId, SymId, TermId, Terms } from "../domain";
import type { Member } from "../ir";
import type { TypeId } from "../types";
import type { BaseInfo } from "./base-info";
import type { PlainPointers } from "./plain-pointers";
import type { ProgramFacts } from "./program-facts";
import type { Symbols } from "./symbols";
import type { TypeFacts } from "./type-facts";

/** Interned (record, member name); `RAW`: accessed as a plain object. */
export type GroupId = number;
export const RAW: GroupId = 0;

/** Memory at one root, accessed as one member. */
export interface Family {
  readonly root: TermId;
  readonly group: GroupId;
}

/** What the rules ask of `Regions`. */
export interface RegionNames {
  /** The object an address is inside of, or -1. */
  objectOf(root: TermId): BaseId | -1;
  baseInfo(base: BaseId): BaseInfo;
  /** Below 0 for `RAW`. */
  recordOf(group: GroupId): TypeId;
  memberOf(group: GroupId): Member | null;
  /** The pointer may lead to memory that has another name. */
  isWild(root: TermId): boolean;
}

export class AliasRules {
  constructor(
    private readonly names: RegionNames,
    private readonly terms: Terms,
    private readonly types: TypeFacts,
    private facts: ProgramFacts,
    private plainPointers: PlainPointers,
    private readonly symbols: () => Symbols,
  ) {}

  /** Continues with facts that say the same of all that states still speak of. */
  renew(facts: ProgramFacts, plainPointers: PlainPointers): void {
    this.facts = facts;
    this.plainPointers = plainPointers;
  }

  canAlias(one: Family, other: Family): boolean {
    const a = one.root;
    const b = other.root;
    if (a === b) return false;
    const objectA = this.names.objectOf(a);
    const objectB = this.names.objectOf(b);
    if (objectA !== -1 && objectB !== -1) return objectA === objectB;
    if (objectA !== -1) return this.pointsInto(this.names.baseInfo(objectA), b, other.group);
    if (objectB !== -1) return this.pointsInto(this.names.baseInfo(objectB), a, one.group);
    if (this.isSeparate(a, b) || this.isSeparate(b, a)) return false;
    return this.isPlainMeeting(one, other) ?? this.groupsMeet(one.group, other.group);
  }

  /** False inside an object that no symbolic pointer leads to: its locations alias nothing but each other. */
  canBePointedAt(root: TermId): boolean {
    const base = this.names.objectOf(root);
    if (base === -1) return true;
    const object = this.names.baseInfo(base);
    if (object.kind === "local")
      return this.facts.isReachableByUnknownCode(object) || this.facts.isHeld(object);
    return object.kind === "global" && this.isReachable(object);
  }

  /** Nobody writes what never changes: whoever reads it through a pointer reads something unknown. */
  private isReachable(object: Extract<BaseInfo, { kind: "global" }>): boolean {
    return this.facts.isAddressTaken(object) && !this.facts.isConstant(object.symbol);
  }

  /** A plain pointer that has nothing in common with its address may lead to it. */
  isReachedPlainly({ root, group }: Family): boolean {
    const base = this.names.objectOf(root);
    if (base === -1) return this.isSeenPlainly(group);
    const object = this.names.baseInfo(base);
    return object.kind === "local" ? this.facts.isReachableByUnknownCode(object) : this.canBePointedAt(root);
  }

  /** Members that more than their own name leads to. */
  isOverlaid(group: GroupId): boolean {
    return group === RAW || this.facts.isOverlaid(this.names.recordOf(group));
  }

  private isSeenPlainly(group: GroupId): boolean {
    if (group === RAW) return true;
    const record = this.names.recordOf(group);
    if (this.plainPointers.sees(this.names.memberOf(group)!)) return true;
    if (!this.facts.isOverlaid(record)) return false;
    return this.plainPointers.seenRecords().some((seen) => this.facts.mayOverlay(seen, record));
  }

  /** For a plain access and a member: may they meet? Null for other pairs. */
  private isPlainMeeting(one: Family, other: Family): boolean | null {
    const a = one.group;
    const b = other.group;
    if ((a === RAW) === (b === RAW)) return null;
    const syms = this.terms.symsOf(one.root);
    if (this.terms.symsOf(other.root).some((sym) => syms.includes(sym))) return true;
    return this.isSeenPlainly(a === RAW ? b : a);
  }

  /** May the pointer reach the variable, accessing it as a member of the group? */
  private pointsInto(object: BaseInfo, pointer: TermId, group: GroupId): boolean {
    if (object.kind === "function" || object.kind === "string") return false;
    const syms = this.terms.symsOf(pointer);
    if (object.kind === "local") {
      const isLedTo = this.facts.isReachableByUnknownCode(object) || this.facts.isHeld(object);
      if (!isLedTo || !this.names.isWild(pointer)) return false;
    } else if (!this.isReachable(object)) return false;
    if (syms.some((sym) => this.symbols().isDistinct(sym))) return false;
    return group === RAW || this.canHold(object.type, this.names.recordOf(group));
  }

  private canHold(type: TypeId, record: TypeId): boolean {
    const records = this.types.recordsIn(type);
    if (records.size === 0) return this.types.size(type) > 8 && !this.types.holdsPointers(type);
    if (records.has(record)) return true;
    for (const inside of records) if (this.facts.mayOverlay(inside, record)) return true;
    return false;
  }

  /** The first pointer leads to an object that the second cannot know. */
  private isSeparate(first: TermId, second: TermId): boolean {
    const symbols = this.symbols();
    let others: readonly SymId[] | null = null;
    for (const sym of this.terms.symsOf(first)) {
      if (!symbols.isDistinct(sym)) continue;
      others ??= this.terms.symsOf(second);
      if (others.every((other) => symbols.isOlder(other, sym))) return true;
    }
    return false;
  }

  private groupsMeet(a: GroupId, b: GroupId): boolean {
    if (a === RAW || b === RAW || a === b) return true;
    const left = this.names.recordOf(a);
    const right = this.names.recordOf(b);
    return left === right ? this.facts.isOverlaid(left) : this.facts.mayOverlay(left, right);
  }
}
