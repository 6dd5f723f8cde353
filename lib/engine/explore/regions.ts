/**
 * Objects, and the locations inside them that a state can hold a value for.
 *
 * A location is (root, offset, size): an address split into a root term and a constant number of bytes. The root is
 * the address of an object (`address(base)`), the value of a pointer (`ext`), or a computed address (`ext + i * 8`).
 * Equal roots and different offsets never overlap except as the numbers say. Different roots are
 *
 * - different objects                                  -> never alias;
 * - a local whose address stays in the function and in no variable, or a global whose address nobody takes, and any
 *   pointer -> never;
 * - a local whose address stays in the function, and a pointer that is known since entry or names something -> never;
 * - a local, and a pointer known since entry           -> never (the local did not exist then);
 * - an object that is new, or that only the caller can see, and an older pointer -> never;
 * - members of two record types, neither cast into the other, nor overlaid by a union -> never (printed assumption,
 *   engine notes §9); two members of one record, by name;
 * - a member, and a plain access through a pointer that has nothing in common with it -> never, unless some code made
 *   a plain pointer to that member (`plain-pointers.ts`; printed assumption);
 * - else maybe: `candidates` lists them, and memory decides with the path condition or keeps both values.
 */
import type { BaseId, SymId, TermId, Terms } from "../domain";
import type { FuncId, LocalId, Member, Program, StringId, SymbolId } from "../ir";
import type { TypeId } from "../types";
import { AddressNames, type Mentioned } from "./address-names";
import { AliasIndex, type LocationId, SHARED_OWNER } from "./alias-index";
import { AliasRules, type GroupId, RAW } from "./alias-rules";
import type { BaseInfo } from "./base-info";
import type { NamedMemory, PlainPointers } from "./plain-pointers";
import type { ProgramFacts } from "./program-facts";
import type { Symbols } from "./symbols";
import { TupleTable } from "./tuple-table";
import type { TypeFacts } from "./type-facts";

export { type GroupId, type LocationId, RAW };

/** Offsets beyond this are not split off: such an address is its own root. */
const MAX_OFFSET = 1n << 30n;
/** All of an object whose extent is not known. */
const WHOLE = { offset: -(2 ** 29), size: 2 ** 30 } as const;
/** Root of the locations that stand for no memory: the return value, the watched object, epochs of groups. */
const NO_ROOT = -1;
/** Kinds of locations that hold the epoch of a class of memory. */
const GROUP_EPOCH = 3;
const RECORD_EPOCH = 4;
const PLAIN_EPOCH = 5;
const SYMBOL_EPOCH = 6;
const NAMED_EPOCH = 7;
const NONE: readonly LocationId[] = [];
const NO_OBJECT: BaseInfo = { kind: "string", string: -1 as StringId };

export class Regions {
  private readonly bases: (BaseInfo | undefined)[] = [];
  private readonly baseOfLocal = new TupleTable(2);
  private readonly localTerms: TermId[] = [];
  private readonly symbolTerms: (TermId | undefined)[] = [];
  private readonly stringTerms: (TermId | undefined)[] = [];

  private readonly roots: (TermId | undefined)[] = [];
  private readonly offsets: number[] = [];

  private readonly locations = new TupleTable(4);
  private readonly groups: GroupId[] = [];
  private readonly kept: boolean[] = [];
  private readonly overlapping: LocationId[][] = [];
  private readonly aliases: AliasIndex;
  private readonly rules: AliasRules;
  private readonly addressNames: AddressNames;
  /** Starts of variables and private objects with locations at a computed distance. */
  private readonly computedRoots = new Set<TermId>();
  /** Locations of private objects, by root. */
  private readonly ofPrivate = new Map<TermId, readonly LocationId[]>();
  private readonly chunks = new TupleTable(2);
  private readonly chunkMembers: LocationId[][] = [];
  private readonly rangesOfRoot = new Map<TermId, LocationId[]>();

  private readonly groupIds = new TupleTable(2);
  private readonly groupOfMember = new WeakMap<Member, GroupId>();
  private readonly names = new Map<string, number>();
  private readonly groupRecords: TypeId[] = [];
  private readonly groupMember: (Member | null)[] = [];
  /** Epochs of members and of records. */
  private readonly recordEpochs: LocationId[] = [];
  private hasClassEpochs = false;
  /** Epochs but those of symbols, by location, as long as no class is new and no location has another group. */
  private classesAt: (readonly LocationId[] | undefined)[] = [];
  private readonly namedSets: NamedMemory[] = [];
  private readonly namedIndex = new Map<string, number>();
  /** By set and group. */
  private readonly among: boolean[][] = [];

  constructor(
    private readonly terms: Terms,
    types: TypeFacts,
    private program: Program,
    private facts: ProgramFacts,
    plainPointers: PlainPointers,
    private readonly symbols: () => Symbols,
    /** The function that a global position lies in. */
    private readonly functionAtPosition: (position: number) => FuncId,
  ) {
    this.groupFor(null);
    this.addressNames = new AddressNames(terms, symbols);
    this.rules = new AliasRules(this, terms, types, facts, plainPointers, symbols);
    this.aliases = new AliasIndex(
      this.rules,
      (root) => this.objectOf(root),
      (root) => this.ownerOf(root),
    );
  }

  /** Continues with a program that differs in these functions only. Their variables that are others are new objects. */
  renew(
    program: Program,
    facts: ProgramFacts,
    plainPointers: PlainPointers,
    changed: ReadonlySet<FuncId>,
  ): void {
    const isSame = (fn: FuncId, local: LocalId) => this.isSameVariable(program, facts, fn, local);
    const others = [...this.localTerms.keys()].filter((row) => {
      const fn = this.baseOfLocal.at(row, 0) as FuncId;
      return changed.has(fn) && !isSame(fn, this.baseOfLocal.at(row, 1) as LocalId);
    });
    this.program = program;
    this.facts = facts;
    this.rules.renew(facts, plainPointers);
    this.classesAt = [];
    for (const row of others) this.replaceVariable(row);
  }

  private isSameVariable(program: Program, facts: ProgramFacts, fn: FuncId, local: LocalId): boolean {
    const before = this.program.functions[fn]!.locals[local];
    const now = program.functions[fn]!.locals[local];
    if (!before || !now || before.type !== now.type || before.size !== now.size) return false;
    const object = { kind: "local", fn, local, type: now.type } as const;
    return (
      before.isAddressTaken === now.isAddressTaken &&
      this.facts.isHeld(object) === facts.isHeld(object) &&
      this.facts.isReachableByUnknownCode(object) === facts.isReachableByUnknownCode(object)
    );
  }

  /** No state speaks of the object that was there any more: it counts as one that nothing leads to. */
  private replaceVariable(row: number): void {
    const fn = this.baseOfLocal.at(row, 0) as FuncId;
    const local = this.baseOfLocal.at(row, 1) as LocalId;
    this.bases[this.terms.baseOf(this.localTerms[row]!)] = NO_OBJECT;
    const variable = this.program.functions[fn]!.locals[local];
    const type = variable?.type;
    this.localTerms[row] = this.newBase(type === undefined ? NO_OBJECT : { kind: "local", fn, local, type });
  }

  // Objects --------------------------------------------------------------------------------------------

  addressOfLocal(fn: FuncId, local: LocalId): TermId {
    const row = this.baseOfLocal.intern(fn, local);
    if (row === this.localTerms.length) {
      const { type } = this.program.functions[fn]!.locals[local]!;
      this.localTerms.push(this.newBase({ kind: "local", fn, local, type }));
    }
    return this.localTerms[row]!;
  }

  addressOfSymbol(symbol: SymbolId): TermId {
    const known = this.symbolTerms[symbol];
    if (known !== undefined) return known;
    const { kind, type } = this.program.symbols[symbol]!;
    const info: BaseInfo =
      kind === "function" ? { kind: "function", symbol } : { kind: "global", symbol, type };
    const term = this.newBase(info);
    this.symbolTerms[symbol] = term;
    return term;
  }

  addressOfString(string: StringId): TermId {
    const known = this.stringTerms[string];
    if (known !== undefined) return known;
    const term = this.newBase({ kind: "string", string });
    this.stringTerms[string] = term;
    return term;
  }

  baseInfo(base: BaseId): BaseInfo {
    return this.bases[base]!;
  }

  /** The object an address is inside of, or null: the address of a variable, possibly with a computed index. */
  objectAt(root: TermId): BaseInfo | null {
    const base = this.objectOf(root);
    return base === -1 ? null : this.bases[base]!;
  }

  /** Start of the object an address is inside of; the address itself when the object is not known. */
  objectAddress(root: TermId): TermId {
    const base = this.objectOf(root);
    return base === -1 ? root : this.terms.address(base);
  }

  /** The parameter whose private object an address is inside of, or -1. */
  privateParameter(root: TermId): SymId | -1 {
    return this.addressNames.of(root).privateParameter;
  }

  /** The pointer may lead to memory that has another name. */
  isWild(root: TermId): boolean {
    return this.addressNames.of(root).isWild;
  }

  /** Variables and private parameters that the value of an address may be made from. */
  mentionedIn(address: TermId): Mentioned {
    return this.addressNames.mentionedIn(address);
  }

  /** Start of the variable or private object that a root is inside of; else the root itself. */
  startOf(root: TermId): TermId {
    const { variable, privateParameter } = this.addressNames.of(root);
    if (variable !== -1) return this.terms.address(variable);
    return privateParameter === -1 ? root : this.terms.sym(privateParameter);
  }

  /** Some location is inside of the variable or private object at an address that is no constant distance away. */
  hasComputedRoots(start: TermId): boolean {
    return this.computedRoots.has(start);
  }

  /** Bytes of the object an address is inside of; 0 when not known. */
  objectSize(root: TermId): number {
    const info = this.objectAt(root);
    if (info === null || info.kind === "function" || info.kind === "string") return 0;
    if (info.kind === "local") return this.program.functions[info.fn]!.locals[info.local]!.size;
    return this.program.symbols[info.symbol]!.size;
  }

  /** The function that stands at exactly this address, or null. */
  functionAt(address: TermId): SymbolId | null {
    if (this.terms.op(address) !== "address") return null;
    const info = this.bases[this.terms.baseOf(address)]!;
    return info.kind === "function" ? info.symbol : null;
  }

  /** True for an address inside a local variable. */
  isLocal(root: TermId): boolean {
    return this.objectAt(root)?.kind === "local";
  }

  // Locations ------------------------------------------------------------------------------------------

  rootOf(address: TermId): TermId {
    const known = this.roots[address];
    if (known !== undefined) return known;
    const { term, offset } = this.terms.asTermOffset(address);
    const isSplit = offset > -MAX_OFFSET && offset < MAX_OFFSET;
    this.roots[address] = isSplit ? term : address;
    this.offsets[address] = isSplit ? Number(offset) : 0;
    return this.roots[address]!;
  }

  /** Constant part of an address; only after `rootOf` was asked. */
  offsetOf(address: TermId): number {
    this.rootOf(address);
    return this.offsets[address]!;
  }

  /** @param size 1, 2, 4 or 8 bytes */
  locate(address: TermId, size: number, group: GroupId): LocationId {
    return this.location(this.rootOf(address), this.offsetOf(address), size, group);
  }

  location(root: TermId, offset: number, size: number, group: GroupId): LocationId {
    const id = this.locations.intern(root, offset, size, 0);
    if (id === this.groups.length) this.addLocation(id, root, offset, size, group);
    else if (group !== RAW && this.groups[id] !== group) this.regroup(id, group);
    return id;
  }

  /** A location that is no memory, survives everything, and is told apart by `name`. */
  pseudo(name: number): LocationId {
    const id = this.locations.intern(NO_ROOT, name, 0, 1);
    if (id === this.groups.length) this.push(RAW, true);
    return id;
  }

  /** Holds the epoch of bytes `offset .. offset + size` of a root where it differs from the rest of memory. */
  rangeEpoch(root: TermId, offset: number, size: number): LocationId {
    const id = this.locations.intern(root, offset, size, 2);
    if (id === this.groups.length) {
      this.push(RAW, this.survivesUnknownCode(root));
      const known = this.rangesOfRoot.get(root);
      if (known) known.push(id);
      else this.rangesOfRoot.set(root, [id]);
    }
    return id;
  }

  /** The epoch of all of an object whose extent is not known. */
  isWhole(range: LocationId): boolean {
    return this.size(range) === WHOLE.size;
  }

  rangeEpochsOf(root: TermId): readonly LocationId[] {
    return this.rangesOfRoot.get(root) ?? [];
  }

  /** Holds the epoch of one member, wherever it is, where it differs from the rest of memory. */
  groupEpoch(group: GroupId): LocationId {
    return this.classEpoch(group, GROUP_EPOCH);
  }

  /** Holds the epoch of all members of a record, wherever it is, where it differs from the rest of memory. */
  recordEpoch(record: TypeId): LocationId {
    return this.classEpoch(record, RECORD_EPOCH);
  }

  /** Holds the epoch of memory behind plain pointers where it differs from the rest of memory. */
  plainEpoch(): LocationId {
    return this.classEpoch(0, PLAIN_EPOCH);
  }

  /** Holds the epoch of memory at addresses made with a symbol where it differs from the rest of memory. */
  symbolEpoch(sym: SymId): LocationId {
    return this.classEpoch(sym, SYMBOL_EPOCH);
  }

  /** Holds the epoch of the members and records named where it differs from the rest of memory. */
  namedEpoch(named: NamedMemory): LocationId {
    return this.classEpoch(this.indexOf(named), NAMED_EPOCH);
  }

  /** May a location be one of the members, or lie inside one of the records? */
  isAmong(location: LocationId, named: NamedMemory): boolean {
    return this.isAmongSet(location, this.indexOf(named));
  }

  private indexOf(named: NamedMemory): number {
    const known = this.namedIndex.get(named.key);
    if (known !== undefined) return known;
    const index = this.namedSets.push(named) - 1;
    this.namedIndex.set(named.key, index);
    this.among.push([]);
    return index;
  }

  private isAmongSet(location: LocationId, index: number): boolean {
    const group = this.groups[location]!;
    const known = this.among[index]!;
    const answer = known[group] ?? this.isGroupAmong(group, this.namedSets[index]!);
    known[group] = answer;
    return answer;
  }

  private isGroupAmong(group: GroupId, named: NamedMemory): boolean {
    const member = this.groupMember[group]!;
    if (member === null || named.has(member)) return true;
    if (!this.facts.isOverlaid(member.record)) return false;
    return named.allRecords().some((record) => this.facts.mayOverlay(record, member.record));
  }

  /** The symbol of a `symbolEpoch`, else null. */
  symbolOfEpoch(location: LocationId): SymId | null {
    return this.locations.at(location, 3) === SYMBOL_EPOCH ? (this.locations.at(location, 1) as SymId) : null;
  }

  /** The class epochs that speak of a location. */
  classEpochsOf(location: LocationId): readonly LocationId[] {
    if (!this.hasClassEpochs) return NONE;
    let found = this.classesAt[location];
    if (!found) {
      found = this.findClassEpochs(location);
      this.classesAt[location] = found;
    }
    const made = this.symbolEpochsOf(location);
    return made.length === 0 ? found : [...found, ...made];
  }

  /** Many symbols come and go: only those in the address are asked for. */
  private symbolEpochsOf(location: LocationId): readonly LocationId[] {
    let found = NONE;
    for (const sym of this.terms.symsOf(this.root(location))) {
      const id = this.locations.find(NO_ROOT, sym, 0, SYMBOL_EPOCH);
      if (id >= 0) found = [...found, id];
    }
    return found;
  }

  /** Does a class epoch speak of a location? */
  speaksOf(epoch: LocationId, location: LocationId): boolean {
    const sym = this.symbolOfEpoch(epoch);
    return sym === null
      ? this.classEpochsOf(location).includes(epoch)
      : this.terms.symsOf(this.root(location)).includes(sym);
  }

  private findClassEpochs(location: LocationId): readonly LocationId[] {
    const group = this.groups[location]!;
    const record = this.groupRecords[group]!;
    const isAnywhere = group === RAW || this.facts.isOverlaid(record);
    const found = isAnywhere ? this.recordEpochs.filter((id) => this.isEpochOfOverlay(id, record)) : [];
    const add = (of: number, kind: number) => {
      const id = this.locations.find(NO_ROOT, of, 0, kind);
      if (id >= 0) found.push(id);
    };
    if (!isAnywhere) {
      add(group, GROUP_EPOCH);
      add(record, RECORD_EPOCH);
    }
    for (let index = 0; index < this.namedSets.length; index++) {
      if (this.isAmongSet(location, index)) add(index, NAMED_EPOCH);
    }
    if (this.isReachedPlainly(location)) add(0, PLAIN_EPOCH);
    return found;
  }

  /** The epoch of a member or record that may lie over a record; of any one for plain memory. */
  private isEpochOfOverlay(epoch: LocationId, record: TypeId): boolean {
    const kind = this.locations.at(epoch, 3);
    const of = this.locations.at(epoch, 1);
    const other = kind === GROUP_EPOCH ? this.groupRecords[of]! : (of as TypeId);
    return record < 0 || other < 0 || this.facts.mayOverlay(record, other);
  }

  /** A plain pointer that has nothing in common with its address may lead to it. */
  isReachedPlainly(location: LocationId): boolean {
    return this.rules.isReachedPlainly({ root: this.root(location), group: this.groups[location]! });
  }

  /** The location's address is made with one of the symbols. */
  shares(location: LocationId, syms: ReadonlySet<SymId>): boolean {
    return this.terms.symsOf(this.root(location)).some((sym) => syms.has(sym));
  }

  /** Locations are numbered from 0 in the order in which somebody first spoke of them. */
  get locationCount(): number {
    return this.groups.length;
  }

  /** True for a location whose value is an epoch, not a term. */
  isEpoch(location: LocationId): boolean {
    return this.locations.at(location, 3) >= 2;
  }

  isPseudo(location: LocationId): boolean {
    return this.locations.at(location, 3) === 1;
  }

  root(location: LocationId): TermId {
    return this.locations.at(location, 0) as TermId;
  }

  offset(location: LocationId): number {
    return this.locations.at(location, 1);
  }

  size(location: LocationId): number {
    return this.locations.at(location, 2);
  }

  address(location: LocationId): TermId {
    const offset = this.offset(location);
    const root = this.root(location);
    if (offset === 0) return root;
    return this.terms.binary("add", root, this.terms.constant(BigInt.asUintN(64, BigInt(offset)), 64));
  }

  group(location: LocationId): GroupId {
    return this.groups[location]!;
  }

  groupOf(member: Member | null): GroupId {
    if (member === null) return RAW;
    const known = this.groupOfMember.get(member);
    if (known !== undefined) return known;
    const group = this.groupFor(member);
    this.groupOfMember.set(member, group);
    return group;
  }

  private groupFor(member: Member | null): GroupId {
    const record = member === null ? -1 : member.record;
    const id = this.groupIds.intern(record, member === null ? 0 : this.nameId(member.name));
    if (id === this.groupRecords.length) {
      this.groupRecords.push(record as TypeId);
      this.groupMember.push(member);
    }
    return id;
  }

  /** Unknown code cannot change it: its address stays inside the function, or no code of the project writes it. */
  isKept(location: LocationId): boolean {
    return this.kept[location]!;
  }

  /** A location, or the epoch of a range, inside of a private object. */
  isPrivate(location: LocationId): boolean {
    return this.privateParameter(this.root(location)) !== -1;
  }

  /** Locations of the same root that share bytes with this one. */
  overlaps(location: LocationId): readonly LocationId[] {
    return this.overlapping[location]!;
  }

  /** Locations of other roots that may be the same memory, in lists; `position` is the point that asks. */
  candidates(location: LocationId, position: number): readonly (readonly LocationId[])[] {
    return this.aliases.candidates(location, this.functionAtPosition(position));
  }

  /** The record of a member; below 0 for `RAW`. */
  recordOf(group: GroupId): TypeId {
    return this.groupRecords[group]!;
  }

  memberOf(group: GroupId): Member | null {
    return this.groupMember[group]!;
  }

  /** Every location at this root seen so far whose bytes meet `offset .. offset + size`. */
  within(root: TermId, offset: number, size: number): LocationId[] {
    if (size === WHOLE.size) return [...(this.ofPrivate.get(root) ?? [])];
    const found = new Set<LocationId>();
    for (let chunk = offset >> 3; chunk <= (offset + size - 1) >> 3; chunk++) {
      const row = this.chunks.find(root, chunk);
      if (row < 0) continue;
      for (const id of this.chunkMembers[row]!) {
        if (this.offset(id) < offset + size && this.offset(id) + this.size(id) > offset) found.add(id);
      }
    }
    return [...found];
  }

  // Hidden memory: unknown code cannot reach it, and pointers of the function that do not name it may ----

  /** Starts of hidden memory of the function at a position. */
  hiddenAt(position: number): readonly TermId[] {
    const fn = this.functionAtPosition(position);
    const locals = this.facts.hiddenLocals(fn).map((local) => this.addressOfLocal(fn, local));
    const symbols = this.symbols();
    const parameters = this.privateParameters(position)
      .filter((sym) => this.facts.isParameterHeld(fn, symbols.parameterIndex(sym)))
      .map((sym) => this.terms.sym(sym));
    return [...locals, ...parameters];
  }

  /** Parameters of the function at a position that lead to private objects. */
  privateParameters(position: number): readonly SymId[] {
    return this.symbols().privateParameters(this.functionAtPosition(position));
  }

  /** All bytes of the variable or private object that starts at an address. */
  extentOf(start: TermId): { readonly offset: number; readonly size: number } {
    return this.objectAt(start) === null ? WHOLE : { offset: 0, size: Math.max(this.objectSize(start), 1) };
  }

  // Making locations -----------------------------------------------------------------------------------

  private classEpoch(of: number, kind: number): LocationId {
    const id = this.locations.intern(NO_ROOT, of, 0, kind);
    if (id === this.groups.length) {
      this.push(RAW, false);
      this.hasClassEpochs = true;
      if (kind <= RECORD_EPOCH) this.recordEpochs.push(id);
      if (kind !== SYMBOL_EPOCH) this.classesAt = [];
    }
    return id;
  }

  private addLocation(id: LocationId, root: TermId, offset: number, size: number, group: GroupId): void {
    this.push(group, this.survivesUnknownCode(root));
    this.noteComputedRoot(root);
    if (this.isPrivate(id)) this.ofPrivate.set(root, [...(this.ofPrivate.get(root) ?? []), id]);
    for (let chunk = offset >> 3; chunk <= (offset + size - 1) >> 3; chunk++)
      this.addToChunk(id, root, chunk);
    this.aliases.add(id, root, group);
  }

  private noteComputedRoot(root: TermId): void {
    const start = this.startOf(root);
    if (start !== root) this.computedRoots.add(start);
  }

  private push(group: GroupId, isKept: boolean): void {
    this.groups.push(group);
    this.kept.push(isKept);
    this.overlapping.push([]);
  }

  private addToChunk(id: LocationId, root: TermId, chunk: number): void {
    const row = this.chunks.intern(root, chunk);
    if (row === this.chunkMembers.length) this.chunkMembers.push([]);
    const offset = this.offset(id);
    for (const other of this.chunkMembers[row]!) {
      const isApart =
        this.offset(other) >= offset + this.size(id) || this.offset(other) + this.size(other) <= offset;
      if (isApart || this.overlapping[id]!.includes(other)) continue;
      this.overlapping[id]!.push(other);
      this.overlapping[other]!.push(id);
    }
    this.chunkMembers[row]!.push(id);
  }

  /** A second member name for one location: it is overlaid, so anything may alias it. */
  private regroup(id: LocationId, group: GroupId): void {
    const old = this.groups[id]!;
    if (old !== RAW) {
      if (this.facts.isOverlaid(this.groupRecords[old]!)) return;
      this.facts.noteOverlay(this.groupRecords[old]!, this.groupRecords[group]!);
      this.aliases.rulesChanged();
    }
    this.groups[id] = group;
    this.classesAt = [];
    this.aliases.add(id, this.root(id), group);
  }

  /** The only function whose states speak of a root, or `SHARED_OWNER`. */
  private ownerOf(root: TermId): number {
    const object = this.objectAt(root);
    if (object?.kind === "local") return object.fn;
    const symbols = this.symbols();
    for (const sym of this.terms.symsOf(root)) {
      const owner = symbols.owner(sym);
      if (owner !== SHARED_OWNER) return owner;
    }
    return SHARED_OWNER;
  }

  /** Unknown code cannot change memory at this root. */
  survivesUnknownCode(root: TermId): boolean {
    const object = this.objectAt(root);
    return object !== null && !this.facts.isReachableByUnknownCode(object);
  }

  /** The object an address is inside of, or -1. */
  objectOf(root: TermId): BaseId | -1 {
    return this.addressNames.of(root).variable;
  }

  private nameId(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    this.names.set(name, this.names.size);
    return this.names.size - 1;
  }

  private newBase(info: BaseInfo): TermId {
    const base = this.terms.freshBase();
    this.bases[base] = info;
    return this.terms.address(base);
  }
}
