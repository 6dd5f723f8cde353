/**
 * Memory of one state: reading, writing and forgetting, exact where roots are known, else with both possibilities kept.
 *
 *     ext->flag = 1; if (ext->flag)        same root: exact
 *     p->flag = 1; q->flag = 0;            p->flag is then `p == q ? 0 : 1`
 *     Unknown(p)                           a new epoch: what is not written later reads as new symbols
 *
 * A state keeps two maps from location to term: what unknown code cannot reach (`kept`), and the rest (`shared`), so
 * that forgetting the rest is one assignment. This class is a cursor: it is loaded with a state, changed, and stored.
 *
 * Pre-state, statement, post-state of every operation: the fields before and after.
 */
import {
  type Literal,
  negate,
  type PathConditions,
  type PcId,
  type SymId,
  type TermId,
  type Terms,
  type Width,
} from "../domain";
import type { GlobalByte, Program, StringId } from "../ir";
import type { TypeId } from "../types";
import type { Evaluator } from "./evaluate";
import type { NamedMemory } from "./plain-pointers";
import type { ProgramFacts } from "./program-facts";
import { type GroupId, type LocationId, RAW, type Regions } from "./regions";
import { EMPTY, type IntMaps, type MapId } from "./store";
import { ENTRY, type EpochId, PURPOSE, type Symbols } from "./symbols";
import type { TypeFacts } from "./type-facts";

/** Nested alternatives of one value; beyond it the value becomes a symbol. */
export const MAX_GATES = 8;
/** Alternatives of one address that are followed separately. */
const MAX_ADDRESS_SPLITS = 3;
/** Addresses below this belong to no object. */
const NULL_PAGE = 0x1000n;
const ABSENT = -1;
/** Part of the name of an epoch of plain memory; no group, and no record below zero, has this number. */
const PLAIN = 0x7ffffff0;

export interface MemoryTables {
  readonly terms: Terms;
  readonly pcs: PathConditions;
  readonly symbols: Symbols;
  readonly regions: Regions;
  readonly maps: IntMaps;
  readonly evaluator: Evaluator;
  readonly types: TypeFacts;
  readonly facts: ProgramFacts;
  readonly program: Program;
}

export class Memory {
  kept: MapId = EMPTY;
  shared: MapId = EMPTY;
  epoch: EpochId = ENTRY;
  pc: PcId = 0 as PcId;
  /** Global position of the point being executed, and the statement in it: names of new symbols. */
  position = 0;
  stmt = 0;
  constructor(private readonly tables: MemoryTables) {}

  // Reading --------------------------------------------------------------------------------------------

  load(address: TermId, width: Width, group: GroupId): TermId {
    return this.loadSplit(address, width, group, MAX_ADDRESS_SPLITS);
  }

  /** The value of a location as it stands. */
  read(location: LocationId): TermId {
    const { regions, maps } = this.tables;
    const known = maps.get(this.mapOf(location), location, ABSENT);
    if (known !== ABSENT) return known as TermId;
    if (regions.overlaps(location).length > 0) {
      const composed = this.readOverlapping(location);
      if (composed !== null) return composed;
    }
    return this.readThroughAliases(location, this.unwritten(location, this.epochOf(location)));
  }

  /** What a location holds that was not written since its epoch began. */
  unwritten(location: LocationId, epoch: EpochId): TermId {
    const { regions, symbols, terms } = this.tables;
    const parts = symbols.epochParts(epoch);
    switch (parts.kind) {
      case "gate": {
        const whenTrue = this.unwritten(location, parts.whenTrue);
        return this.choose(parts.gate, whenTrue, this.unwritten(location, parts.whenFalse));
      }
      case "fill":
        return terms.constant(
          repeated(parts.byte, regions.size(location)),
          (regions.size(location) * 8) as Width,
        );
      default: {
        const fixed = this.initialiser(location);
        if (fixed !== null) return fixed;
        return symbols.initial(
          regions.root(location),
          regions.offset(location),
          regions.size(location),
          epoch,
        );
      }
    }
  }

  private loadSplit(given: TermId, width: Width, group: GroupId, splits: number): TermId {
    const { terms, regions } = this.tables;
    const address = this.withoutNull(given);
    if (terms.op(address) === "ite" && splits > 0) {
      const gate = this.tables.evaluator.literalOf(terms.operand(address, 0));
      const known = this.tables.pcs.implies(this.pc, gate);
      if (known !== "false") {
        const whenTrue = this.loadSplit(terms.operand(address, 1), width, group, splits - 1);
        if (known === "true") return whenTrue;
        const whenFalse = this.loadSplit(terms.operand(address, 2), width, group, splits - 1);
        return this.choose(gate, whenTrue, whenFalse);
      }
      return this.loadSplit(terms.operand(address, 2), width, group, splits - 1);
    }
    return this.read(regions.locate(address, width / 8, group));
  }

  /** An access goes to no alternative of its address that is null: it would not have come back. */
  private withoutNull(address: TermId): TermId {
    const { terms } = this.tables;
    let at = address;
    while (terms.op(at) === "ite") {
      const whenTrue = terms.operand(at, 1);
      const whenFalse = terms.operand(at, 2);
      if (this.isNull(whenTrue)) at = whenFalse;
      else if (this.isNull(whenFalse)) at = whenTrue;
      else break;
    }
    return at;
  }

  private isNull(address: TermId): boolean {
    const { terms } = this.tables;
    return terms.isConstant(address) && terms.constantValue(address) < NULL_PAGE;
  }

  /** Bytes taken from a wider value, or put together from narrower ones; null when nothing that overlaps was written. */
  private readOverlapping(location: LocationId): TermId | null {
    const { regions, maps } = this.tables;
    const map = this.mapOf(location);
    let isWritten = false;
    for (const other of regions.overlaps(location)) {
      const value = maps.get(map, other, ABSENT);
      if (value === ABSENT) continue;
      isWritten = true;
      const shift = regions.offset(location) - regions.offset(other);
      if (shift >= 0 && shift + regions.size(location) <= regions.size(other)) {
        return this.cut(value as TermId, shift, regions.size(location));
      }
    }
    return isWritten ? this.assemble(location, map) : null;
  }

  /** Byte by byte, from whatever holds each byte. */
  private assemble(location: LocationId, map: MapId): TermId {
    const { regions, terms } = this.tables;
    const size = regions.size(location);
    const width = (size * 8) as Width;
    let value = terms.smallConstant(0, width);
    for (let at = 0; at < size; at++) {
      const byte = terms.extend("zext", this.byteAt(location, at, map), width);
      value = terms.binary("or", value, terms.binary("shl", byte, terms.smallConstant(at * 8, width)));
    }
    return value;
  }

  private byteAt(location: LocationId, at: number, map: MapId): TermId {
    const { regions, maps } = this.tables;
    const offset = regions.offset(location) + at;
    for (const other of regions.overlaps(location)) {
      const value = maps.get(map, other, ABSENT);
      const shift = offset - regions.offset(other);
      if (value !== ABSENT && shift >= 0 && shift < regions.size(other))
        return this.cut(value as TermId, shift, 1);
    }
    const byte = regions.location(regions.root(location), offset, 1, regions.group(location));
    return this.unwritten(byte, this.epochOf(byte));
  }

  private cut(value: TermId, shift: number, size: number): TermId {
    const { terms } = this.tables;
    const width = terms.width(value);
    const moved = shift === 0 ? value : terms.binary("lshr", value, terms.smallConstant(shift * 8, width));
    return width === size * 8 ? moved : terms.truncate(moved, (size * 8) as Width);
  }

  /** What was written through other roots may be meant. */
  private readThroughAliases(location: LocationId, unwritten: TermId): TermId {
    const { regions, maps } = this.tables;
    let value = unwritten;
    for (const others of regions.candidates(location, this.position)) {
      for (const other of others) {
        const written = maps.get(this.mapOf(other), other, ABSENT);
        if (written === ABSENT) continue;
        const meets = this.meets(location, other);
        if (meets === "never") continue;
        if (meets === "sometimes") return this.symbolFor(location, PURPOSE.clobber);
        value = this.choose(meets, written as TermId, value);
        if (this.isBeyondCap(value)) return this.symbolFor(location, PURPOSE.clobber);
      }
    }
    return this.capped(value, location);
  }

  // Writing --------------------------------------------------------------------------------------------

  store(address: TermId, value: TermId, group: GroupId): void {
    this.storeSplit(address, value, group, MAX_ADDRESS_SPLITS);
  }

  /** Sets a location, with everything that shares bytes with it or may be the same memory. */
  write(location: LocationId, value: TermId): void {
    const { regions } = this.tables;
    if (regions.overlaps(location).length > 0) this.writeOverlapping(location, value);
    for (const others of regions.candidates(location, this.position)) {
      for (const other of others) this.writeAlias(location, other, value);
    }
    this.put(location, value);
  }

  /** Sets the entry of a location and nothing else. */
  put(location: LocationId, value: number): void {
    const { regions, maps } = this.tables;
    if (regions.isKept(location)) this.kept = maps.set(this.kept, location, value);
    else this.shared = maps.set(this.shared, location, value);
  }

  /** The entry of a location, or -1. */
  entry(location: LocationId): number {
    return this.tables.maps.get(this.mapOf(location), location, ABSENT);
  }

  private drop(location: LocationId): void {
    const { regions, maps } = this.tables;
    if (regions.isKept(location)) this.kept = maps.remove(this.kept, location);
    else this.shared = maps.remove(this.shared, location);
  }

  private storeSplit(given: TermId, value: TermId, group: GroupId, splits: number): void {
    const { terms, regions, evaluator, pcs } = this.tables;
    const address = this.withoutNull(given);
    const size = terms.width(value) / 8;
    if (terms.op(address) !== "ite" || splits === 0) {
      this.write(regions.locate(address, size, group), value);
      return;
    }
    const gate = evaluator.literalOf(terms.operand(address, 0));
    const known = pcs.implies(this.pc, gate);
    const whenTrue = terms.operand(address, 1);
    const whenFalse = terms.operand(address, 2);
    if (known !== "unknown") {
      this.storeSplit(known === "true" ? whenTrue : whenFalse, value, group, splits - 1);
      return;
    }
    const width = terms.width(value);
    const before = this.loadSplit(whenTrue, width, group, splits - 1);
    this.storeSplit(whenTrue, this.choose(gate, value, before), group, splits - 1);
    const other = this.loadSplit(whenFalse, width, group, splits - 1);
    this.storeSplit(whenFalse, this.choose(negate(gate), value, other), group, splits - 1);
  }

  private writeOverlapping(location: LocationId, value: TermId): void {
    const { regions } = this.tables;
    const start = regions.offset(location);
    const end = start + regions.size(location);
    for (const other of regions.overlaps(location)) {
      const old = this.entry(other);
      if (old === ABSENT) continue;
      const shift = start - regions.offset(other);
      const otherEnd = regions.offset(other) + regions.size(other);
      if (shift <= 0 && otherEnd <= end) this.drop(other);
      else if (shift >= 0 && end <= otherEnd) this.put(other, this.insert(old as TermId, shift, value));
      else this.put(other, this.symbolFor(other, PURPOSE.clobber));
    }
  }

  private insert(whole: TermId, shift: number, part: TermId): TermId {
    const { terms } = this.tables;
    const width = terms.width(whole);
    const ones = (1n << BigInt(terms.width(part))) - 1n;
    const kept = terms.binary("and", whole, terms.constant(~(ones << BigInt(shift * 8)), width));
    const placed = terms.binary(
      "shl",
      terms.extend("zext", part, width),
      terms.smallConstant(shift * 8, width),
    );
    return terms.binary("or", kept, placed);
  }

  private writeAlias(location: LocationId, other: LocationId, value: TermId): void {
    const old = this.entry(other);
    if (old === ABSENT) return;
    const meets = this.meets(location, other);
    if (meets === "never") return;
    if (meets === "sometimes") this.put(other, this.symbolFor(other, PURPOSE.clobber));
    else this.put(other, this.capped(this.choose(meets, value, old as TermId), other));
  }

  /**
   * When two locations of different roots are the same memory: under a literal, never, or `sometimes` when they can
   * overlap in part. Of addresses whose comparison alone is beyond the cap nothing more is asked: no value could tell
   * them apart, and to ask costs by the size of what is asked.
   */
  private meets(one: LocationId, other: LocationId): Literal | "never" | "sometimes" {
    const { regions, terms, pcs, evaluator } = this.tables;
    const equal = terms.binary("eq", regions.address(one), regions.address(other));
    if (regions.size(one) !== regions.size(other)) return "sometimes";
    if (terms.isConstant(equal))
      return terms.constantValue(equal) === 0n ? "never" : evaluator.literalOf(equal);
    if (this.isBeyondCap(equal)) return "sometimes";
    const literal = evaluator.literalOf(equal);
    return pcs.refutes(this.pc, literal) ? "never" : literal;
  }

  // Forgetting -----------------------------------------------------------------------------------------

  /** Anything that unknown code can reach may have changed. */
  havocShared(purpose: number): void {
    this.beginEpoch(this.tables.symbols.makeEpoch(this.position, PURPOSE.havoc, this.stmt, purpose));
  }

  /** Of what unknown code can reach nothing is known any more but that it reads from this epoch. */
  beginEpoch(epoch: EpochId): void {
    const { regions, maps } = this.tables;
    this.forgetHidden();
    const before = this.shared;
    this.shared = EMPTY;
    this.epoch = epoch;
    if (regions.privateParameters(this.position).length === 0) return;
    maps.forEach(before, (location, value) => {
      if (regions.isPrivate(location)) this.put(location, value);
    });
  }

  /**
   * What was written through wild pointers is about to be forgotten. Hidden memory with a value of its own was told of
   * each such write; the rest of it may have been written as well.
   */
  private forgetHidden(): void {
    const { regions } = this.tables;
    const hidden = regions.hiddenAt(this.position);
    if (hidden.length === 0 || !this.hasWildEntry()) return;
    for (const start of hidden) {
      const { offset, size } = regions.extentOf(start);
      this.setRange(start, offset, size, null);
    }
  }

  /** Many bytes are written at once through a wild pointer. */
  private overwriteHidden(): void {
    for (const start of this.tables.regions.hiddenAt(this.position)) this.overwriteNamed(start);
  }

  private hasWildEntry(): boolean {
    const { regions, maps } = this.tables;
    let isFound = false;
    maps.forEach(this.shared, (location) => {
      isFound ||= regions.isWild(regions.root(location));
    });
    return isFound;
  }

  /** All of the private object behind a parameter is unknown. */
  private overwritePrivate(sym: SymId): void {
    const { regions, maps, terms } = this.tables;
    maps.forEach(this.shared, (location) => {
      if (regions.isEpoch(location) || regions.privateParameter(regions.root(location)) !== sym) return;
      this.put(location, this.symbolFor(location, PURPOSE.written));
    });
    const start = terms.sym(sym);
    const { offset, size } = regions.extentOf(start);
    this.setRange(start, offset, size, null);
  }

  /** Memory that an address may be inside of, and that unknown code cannot reach, is unknown. */
  overwriteNamed(address: TermId): void {
    const { regions } = this.tables;
    this.overwriteMentioned(address, (start) => regions.survivesUnknownCode(start));
  }

  /** Variables among those meant, and private objects, that an address may be inside of. */
  private overwriteMentioned(address: TermId, isMeant: (start: TermId) => boolean): void {
    const { regions, terms } = this.tables;
    const { variables, privateParameters } = regions.mentionedIn(address);
    for (const variable of variables) {
      const start = terms.address(variable);
      const size = regions.objectSize(start);
      if (size > 0 && isMeant(start)) this.overwriteRange(start, size, null);
    }
    for (const sym of privateParameters) this.overwritePrivate(sym);
  }

  /**
   * Memory behind plain pointers may have changed, and what shares a symbol with the addresses given: buffers, and
   * members that some code sees plainly (`plain-pointers.ts`).
   */
  havocPlain(addresses: readonly TermId[]): void {
    const { regions, symbols, terms, maps } = this.tables;
    const epoch = symbols.makeEpoch(this.position, PURPOSE.havoc, this.stmt, PLAIN);
    const syms = new Set(addresses.flatMap((address) => terms.symsOf(address)));
    maps.forEach(this.shared, (location) => {
      if (regions.isEpoch(location) || regions.isPseudo(location)) return;
      if (!regions.isReachedPlainly(location) && !regions.shares(location, syms)) return;
      this.put(location, this.symbolFor(location, PURPOSE.havoc));
    });
    this.put(regions.plainEpoch(), epoch);
    for (const sym of syms) this.put(regions.symbolEpoch(sym), epoch);
  }

  /** The members and records named, wherever they are, may have changed. */
  havocNamed(named: NamedMemory): void {
    if (named.isEmpty) return;
    const { regions, symbols, maps } = this.tables;
    const key = regions.namedEpoch(named);
    maps.forEach(this.shared, (location) => {
      if (regions.isEpoch(location) || regions.isPseudo(location) || !regions.isAmong(location, named))
        return;
      this.put(location, this.symbolFor(location, PURPOSE.havoc));
    });
    this.put(key, symbols.makeEpoch(this.position, PURPOSE.havoc, this.stmt, key));
  }

  /**
   * `size` bytes at an address hold unknown content, or the byte given. `pointee` is the type the address was said to
   * point to; where even that is not known, memory behind plain pointers is forgotten.
   */
  overwrite(address: TermId, size: number, pointee: TypeId | null, byte: number | null): void {
    const { regions, terms } = this.tables;
    if (byte === null && isScalarSize(size)) {
      const location = regions.locate(address, size, RAW);
      this.write(location, this.symbolFor(location, PURPOSE.written));
      return;
    }
    if (terms.op(address) === "ite") {
      this.overwriteUnknown(pointee, address);
      return;
    }
    const root = regions.rootOf(address);
    if (regions.startOf(root) !== root) this.overwriteNamed(address);
    if (regions.isWild(root)) this.overwriteHidden();
    if (!regions.survivesUnknownCode(root) && !this.isPrivate(root)) this.forgetAliases(root, pointee);
    this.overwriteRange(address, size, byte);
  }

  /** The same for the bytes as seen through this root only. */
  overwriteRange(address: TermId, size: number, byte: number | null): void {
    const { regions } = this.tables;
    const root = regions.rootOf(address);
    const offset = regions.offsetOf(address);
    for (const location of regions.within(root, offset, size))
      this.overwriteLocation(location, offset, size, byte);
    if (regions.hasComputedRoots(root)) this.overwriteComputed(root);
    this.setRange(root, offset, size, byte);
  }

  /** `a[i]`, where the bytes of `a` are overwritten. */
  private overwriteComputed(start: TermId): void {
    const { regions, maps } = this.tables;
    const overwrite = (location: LocationId) => {
      const root = regions.isEpoch(location) || regions.isPseudo(location) ? start : regions.root(location);
      if (root === start || regions.startOf(root) !== start) return;
      this.put(location, this.symbolFor(location, PURPOSE.written));
    };
    maps.forEach(this.kept, overwrite);
    maps.forEach(this.shared, overwrite);
  }

  /** Content unknown, extent unknown. */
  overwriteUnknown(pointee: TypeId | null, address: TermId): void {
    if (pointee === null || this.tables.types.recordsIn(pointee).size === 0) this.havocPlain([]);
    else this.forgetRecords(pointee);
    this.overwriteMentioned(address, () => true);
    if (this.tables.regions.isWild(this.tables.regions.rootOf(address))) this.overwriteHidden();
  }

  private overwriteLocation(location: LocationId, offset: number, size: number, byte: number | null): void {
    const { regions, terms } = this.tables;
    const start = regions.offset(location);
    const bytes = regions.size(location);
    const isInside = start >= offset && start + bytes <= offset + size;
    if (isInside && byte !== null) {
      this.write(location, terms.constant(repeated(byte, bytes), (bytes * 8) as Width));
    } else if (this.entry(location) !== ABSENT || regions.candidates(location, this.position).length > 0) {
      this.write(location, this.symbolFor(location, PURPOSE.written));
    }
  }

  private setRange(root: TermId, offset: number, size: number, byte: number | null): void {
    const { regions, symbols } = this.tables;
    const epoch =
      byte === null
        ? symbols.makeEpoch(this.position, PURPOSE.written, this.stmt, root)
        : symbols.fillEpoch(byte);
    for (const range of regions.rangeEpochsOf(root)) {
      if (this.entry(range) === ABSENT) continue;
      const start = regions.offset(range);
      if (start >= offset && start + regions.size(range) <= offset + size) this.drop(range);
    }
    this.put(regions.rangeEpoch(root, offset, size), epoch);
  }

  /** An object that no older pointer leads to. */
  private isPrivate(root: TermId): boolean {
    const { terms, symbols } = this.tables;
    return terms.op(root) === "sym" && symbols.isDistinct(terms.symOf(root));
  }

  /** Other pointers may lead into the bytes: what they read becomes unknown. */
  private forgetAliases(root: TermId, pointee: TypeId | null): void {
    const object = this.tables.regions.objectAt(root);
    const type =
      object !== null && object.kind !== "function" && object.kind !== "string" ? object.type : pointee;
    if (type === null || this.tables.types.recordsIn(type).size === 0) this.havocPlain([]);
    else this.forgetRecords(type);
  }

  /** Members of these records, wherever they are, may have changed. */
  forgetRecords(type: TypeId): void {
    const { regions, symbols, types, maps } = this.tables;
    const records = types.recordsIn(type);
    const epoch = symbols.makeEpoch(this.position, PURPOSE.havoc, this.stmt, -1 - type);
    maps.forEach(this.shared, (location) => {
      if (regions.isEpoch(location)) return;
      const record = regions.recordOf(regions.group(location));
      if (record < 0 || records.has(record)) this.put(location, this.symbolFor(location, PURPOSE.havoc));
    });
    for (const record of records) this.put(regions.recordEpoch(record), epoch);
  }

  // Parts ----------------------------------------------------------------------------------------------

  /** The epoch an unwritten location reads from: its range's, its class's, else that of memory as a whole. */
  epochOf(location: LocationId): EpochId {
    const { regions } = this.tables;
    const isKept = regions.isKept(location);
    const root = regions.root(location);
    const start = regions.startOf(root);
    let own = ABSENT;
    if (!isKept) for (const key of regions.classEpochsOf(location)) own = this.bothOf(own, this.entry(key));
    for (const range of regions.rangeEpochsOf(root)) {
      if (overlap(regions, location, range))
        own = this.bothOf(own, this.epochOfRange(range, covers(regions, range, location)));
    }
    for (const range of start === root ? [] : regions.rangeEpochsOf(start)) {
      const isWhole = regions.offset(range) <= 0 && regions.size(range) >= regions.objectSize(start);
      own = this.bothOf(own, this.epochOfRange(range, isWhole));
    }
    if (own !== ABSENT) return own;
    return isKept ? ENTRY : this.epoch;
  }

  /** As seen from a location that lies inside the range, or maybe only in part; -1 when it has none of its own. */
  private epochOfRange(range: LocationId, isCovered: boolean): EpochId {
    const epoch = this.entry(range);
    if (epoch === ABSENT || isCovered) return epoch;
    return this.tables.symbols.makeEpoch(this.position, PURPOSE.clobber, range);
  }

  /** Either may be -1, for none. */
  private bothOf(one: EpochId, other: EpochId): EpochId {
    if (one === ABSENT || other === ABSENT) return Math.max(one, other);
    return this.tables.symbols.bothEpochs(one, other);
  }

  choose(gate: Literal, whenTrue: TermId, whenFalse: TermId): TermId {
    if (whenTrue === whenFalse) return whenTrue;
    const { terms } = this.tables;
    const condition = (gate >> 1) as TermId;
    return gate & 1 ? terms.ite(condition, whenFalse, whenTrue) : terms.ite(condition, whenTrue, whenFalse);
  }

  /** A symbol for what a location holds after something here changed it. */
  symbolFor(
    location: LocationId,
    purpose: typeof PURPOSE.clobber | typeof PURPOSE.written | typeof PURPOSE.havoc,
  ): TermId {
    const { symbols, regions } = this.tables;
    const width = (regions.size(location) * 8) as Width;
    return symbols.make(this.position, purpose, this.stmt, location, width);
  }

  private capped(value: TermId, location: LocationId): TermId {
    return this.isBeyondCap(value) ? this.symbolFor(location, PURPOSE.clobber) : value;
  }

  private isBeyondCap(value: TermId): boolean {
    return countGates(this.tables.terms, value, MAX_GATES) > MAX_GATES;
  }

  private mapOf(location: LocationId): MapId {
    return this.tables.regions.isKept(location) ? this.kept : this.shared;
  }

  /** Content of a string or of a global that never changes; null for other memory. */
  private initialiser(location: LocationId): TermId | null {
    const { regions } = this.tables;
    const root = regions.root(location);
    if (!regions.isKept(location)) return null;
    const object = regions.objectAt(root);
    if (this.tables.terms.op(root) !== "address") return null;
    if (object?.kind === "string") return this.literal(object.string, location);
    if (object?.kind !== "global") return null;
    const { initial } = this.tables.program.symbols[object.symbol]!;
    return initial === null
      ? null
      : this.initialValue(initial, regions.offset(location), regions.size(location));
  }

  private literal(string: StringId, location: LocationId): TermId | null {
    const { regions, terms, facts } = this.tables;
    const size = regions.size(location);
    const content = facts.stringContent(string, regions.offset(location), size);
    return content === null ? null : terms.constant(content, (size * 8) as Width);
  }

  /** Gaps of an initialiser are zero. Null when the bytes asked for are part of a larger initialised piece. */
  initialValue(initial: readonly GlobalByte[], offset: number, size: number): TermId | null {
    const { terms, regions } = this.tables;
    const piece = initial.find((byte) => byte.offset < offset + size && byte.offset + byte.size > offset);
    if (!piece) return terms.smallConstant(0, (size * 8) as Width);
    if (piece.offset !== offset || piece.size !== size) return null;
    const { value } = piece;
    if (value.kind === "constant") return terms.constant(value.value, (size * 8) as Width);
    const start =
      value.kind === "address"
        ? regions.addressOfSymbol(value.symbol)
        : regions.addressOfString(value.string);
    return terms.binary("add", start, terms.constant(BigInt.asUintN(64, BigInt(value.offset)), 64));
  }
}

/** Gates inside a value, counted up to a little more than `limit`. */
export function countGates(terms: Terms, value: TermId, limit: number): number {
  let count = 0;
  const pending = [value];
  for (let steps = 0; pending.length > 0 && count <= limit && steps < 64; steps++) {
    const at = pending.pop()!;
    if (terms.op(at) === "ite") count++;
    for (const index of [0, 1, 2] as const) {
      const operand = terms.operand(at, index);
      if (operand >= 0) pending.push(operand);
    }
  }
  return pending.length > 0 ? limit + 1 : count;
}

export function isScalarSize(size: number): boolean {
  return size === 1 || size === 2 || size === 4 || size === 8;
}

function repeated(byte: number, size: number): bigint {
  let value = 0n;
  for (let at = 0; at < size; at++) value = (value << 8n) | BigInt(byte & 0xff);
  return value;
}

function overlap(regions: Regions, one: LocationId, other: LocationId): boolean {
  return (
    regions.offset(one) < regions.offset(other) + regions.size(other) &&
    regions.offset(other) < regions.offset(one) + regions.size(one)
  );
}

function covers(regions: Regions, range: LocationId, location: LocationId): boolean {
  const start = regions.offset(location);
  return (
    regions.offset(range) <= start &&
    start + regions.size(location) <= regions.offset(range) + regions.size(range)
  );
}
