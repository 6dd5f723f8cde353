/**
 * What plain pointers - to characters, integers, other pointers, or `void` - may lead to: records and members that code
 * of the project itself turned into such a pointer.
 *
 *     UCHAR *p = &ext->Flag;  *p = 1;              (EXT, Flag) is *seen plainly*: `*p` may be `other->Flag`
 *     Clear(ext, ext);  ((UCHAR *)p)[i] = 0;       EXT is seen plainly, when a parameter `void *p` takes an EXT
 *     ext->Buffer[i] = 7;                          a pointer the callback found: it leads to no member at all
 *
 *     (EXT *)Pool;  Pool[i] = 1;                   EXT is seen plainly: it lies in an array that is written as such
 *
 * The last line but one is a printed assumption: memory behind plain pointers that a callback finds is no part of a structure
 * it reaches by name. Nearly every driver writes through byte buffers, and an alarm that needs a buffer to lie inside
 * the device extension convinces nobody.
 *
 * Variables and return values whose pointers mix form classes (Steensgaard, "Points-to Analysis in Almost Linear Time",
 * POPL 1996): flow-insensitive, over the whole project. Pointers stored in memory are followed no further: a member
 * whose address is stored counts as seen plainly, a record handed out as `void *` falls under the assumption.
 */
import type { Expr, FuncId, FunctionIr, Member, Program, SymbolId, Variable } from "../ir";
import type { CallEffect } from "../model";
import type { TypeId } from "../types";
import type { CallStructure } from "./call-structure";
import {
  isArrayType,
  type Origin,
  originOf,
  type PointerCall,
  type PointerValue,
  pointerLinesOf,
} from "./pointer-lines";
import type { TypeFacts } from "./type-facts";

/** Records (with every member) and single members that an address may lead to. Changes no more once it was asked. */
export class NamedMemory {
  readonly records = new Set<TypeId>();
  readonly members = new Map<string, Member>();
  private text: string | null = null;
  private recordList: readonly TypeId[] | null = null;

  /** Equal for equal sets. */
  get key(): string {
    this.text ??= [...[...this.records].sort((a, b) => a - b), ...[...this.members.keys()].sort()].join(",");
    return this.text;
  }

  get isEmpty(): boolean {
    return this.records.size === 0 && this.members.size === 0;
  }

  has(member: Member): boolean {
    return this.records.has(member.record) || this.members.has(`${member.record} ${member.name}`);
  }

  /** Every record of which something is named. */
  allRecords(): readonly TypeId[] {
    this.recordList ??= [
      ...new Set([...this.records, ...[...this.members.values()].map((one) => one.record)]),
    ];
    return this.recordList;
  }

  addMember(member: Member): void {
    this.members.set(`${member.record} ${member.name}`, member);
  }

  include(other: NamedMemory): void {
    for (const record of other.records) this.records.add(record);
    for (const [key, member] of other.members) this.members.set(key, member);
  }
}

/** What bytes at an address belong to. */
export interface Reach {
  readonly named: NamedMemory;
  /** Memory that no name leads to, too. */
  readonly isPlain: boolean;
}

interface PointerClass {
  readonly named: NamedMemory;
  /** Scalars are read or written through it, as plain objects. */
  isAccessed: boolean;
  /** Its pointers were stored where we do not follow them. */
  isStored: boolean;
}

type Node = number;
const NOWHERE: Node = 0;
const MEMORY: Node = 1;

export class PlainPointers {
  private readonly parents: Node[] = [NOWHERE, MEMORY];
  private readonly classes: (PointerClass | undefined)[] = [];
  private readonly bases: number[] = [];
  private readonly globals: number;
  private readonly returns: number;
  private readonly seen = new NamedMemory();
  private readonly reaches = new WeakMap<Expr, Reach & { readonly length: number | null }>();

  constructor(
    private readonly program: Program,
    private readonly types: TypeFacts,
    private readonly calls: CallStructure,
    private readonly effectOf: (symbol: SymbolId) => CallEffect,
    /** Functions that may run between a rule's events. Accesses in others count where `reach` is asked of them. */
    private readonly scope: ReadonlySet<FuncId>,
  ) {
    let next = MEMORY + 1;
    for (const fn of program.functions) {
      this.bases.push(next);
      next += fn.locals.length;
    }
    this.globals = next;
    this.returns = next + program.symbols.length;
    for (const fn of program.functions) this.read(fn);
    this.collectSeen();
  }

  /** May a scalar access through a plain pointer be this member? Overlays of records are the caller's business. */
  sees(member: Member): boolean {
    return this.seen.has(member);
  }

  /** The records of which something is seen plainly. */
  seenRecords(): readonly TypeId[] {
    return this.seen.allRecords();
  }

  /** What is seen plainly, and what globals may lead to, is the same. The symbols of both programs are. */
  isSame(other: PlainPointers): boolean {
    if (other === this) return true;
    return (
      this.seen.key === other.seen.key &&
      this.program.symbols.every(
        ({ id }) => this.namedAt(this.globals + id) === other.namedAt(other.globals + id),
      )
    );
  }

  /** What the variables of a function may lead to is the same; the function is. */
  isSameFor(fn: FunctionIr, other: PlainPointers): boolean {
    if (other === this) return true;
    return fn.locals.every(
      (_, local) => this.namedAt(this.bases[fn.id]! + local) === other.namedAt(other.bases[fn.id]! + local),
    );
  }

  private namedAt(node: Node): string {
    return this.classes[this.find(node)]?.named.key ?? "";
  }

  /** What `length` bytes at an address belong to. Null: an extent that is not known. */
  reach(fn: FuncId, address: Expr, length: number | null): Reach {
    const known = this.reaches.get(address);
    if (known?.length === length) return known;
    const found = { ...this.findReach(fn, address, length), length };
    this.reaches.set(address, found);
    return found;
  }

  private findReach(fn: FuncId, address: Expr, length: number | null): Reach {
    const origin = originOf(this.types, this.program.functions[fn]!, address);
    const named = new NamedMemory();
    if (origin.kind === "record") {
      return { named, isPlain: !this.addPart(origin, length ?? Number.POSITIVE_INFINITY, named) };
    }
    for (const node of this.holdersOf(fn, origin)) named.include(this.classOf(node).named);
    return { named, isPlain: !origin.isKnown };
  }

  // Reading --------------------------------------------------------------------------------------------

  private read(fn: FunctionIr): void {
    const lines = pointerLinesOf(fn, this.types);
    for (const { variable, record } of lines.records) this.addRecord(this.nodeOf(fn.id, variable), record);
    for (const { variable, record } of lines.laid)
      if (this.mayBeLaid(variable)) this.addRecord(this.nodeOf(fn.id, variable), record);
    for (const { value, into } of lines.assigned) this.flow(fn.id, value, this.target(fn.id, into));
    for (const value of lines.returned) this.flow(fn.id, value, this.returns + fn.id);
    for (const call of lines.calls) this.readCall(fn.id, call);
    if (!this.scope.has(fn.id)) return;
    for (const value of lines.accesses) this.access(fn.id, value, true);
    for (const value of lines.sources) this.access(fn.id, value, false);
    for (const { origin } of lines.targets) this.accessArrays(fn.id, origin);
    for (const variable of lines.elements) {
      if (this.mayBeLaid(variable)) this.classOf(this.nodeOf(fn.id, variable)).isAccessed = true;
    }
  }

  private readCall(fn: FuncId, { call, args, result }: PointerCall): void {
    const targets = this.calls.targets(fn, call);
    const into = result === undefined ? NOWHERE : this.target(fn, result);
    if (targets.length === 0) for (const arg of args) this.flow(fn, arg, MEMORY);
    for (const symbol of targets) {
      const { definition } = this.program.symbols[symbol]!;
      if (definition === null) this.readExternal(fn, args, this.effectOf(symbol));
      else {
        const { parameterCount } = this.program.functions[definition]!;
        args.forEach((arg, index) => {
          const isNamed = index < parameterCount;
          this.flow(fn, arg, isNamed ? this.bases[definition]! + index : MEMORY);
        });
        if (into > MEMORY) this.unite(this.returns + definition, into);
      }
    }
  }

  /** The OS model's routines keep no pointer; what they write counts as accessed. Unknown code may change anything. */
  private readExternal(fn: FuncId, args: readonly PointerValue[], effect: CallEffect): void {
    if (effect.writesEscaped) {
      for (const arg of args) this.flow(fn, arg, MEMORY);
      return;
    }
    if (!this.scope.has(fn)) return;
    for (const index of effect.writes) {
      for (const arg of index >= 0 ? args.slice(index, index + 1) : args) {
        if (arg.isPointer) this.access(fn, arg, true);
      }
    }
  }

  private access(fn: FuncId, { origin, size, isRecordPointer }: PointerValue, countsParts: boolean): void {
    if (origin.kind === "variables") {
      for (const node of this.holdersOf(fn, origin)) this.classOf(node).isAccessed = true;
    } else if (countsParts && !isRecordPointer) this.addPart(origin, size, this.seen);
  }

  private accessArrays(fn: FuncId, origin: Origin): void {
    if (origin.kind !== "variables") return;
    for (const node of this.arraysOf(fn, origin)) this.classOf(node).isAccessed = true;
  }

  /** A value becomes (part of) what a node holds. */
  private flow(fn: FuncId, value: PointerValue, into: Node): void {
    if (into === NOWHERE || !value.isWide) return;
    const { origin } = value;
    if (origin.kind === "record") this.flowRecord(origin, value, into);
    else if (into !== MEMORY) for (const node of this.holdersOf(fn, origin)) this.unite(node, into);
    else for (const node of this.holdersOf(fn, origin)) this.classOf(node).isStored = true;
  }

  private flowRecord(
    origin: Extract<Origin, { kind: "record" }>,
    { size, isPointer, isRecordPointer }: PointerValue,
    into: Node,
  ): void {
    if (isRecordPointer) return;
    const isVoid = isPointer && size === 0;
    const isWhole = origin.offset === 0 && !origin.isIndexed;
    if (into !== MEMORY) this.addPart(origin, size, this.classOf(into).named);
    else if (!isVoid || !isWhole) this.addPart(origin, size, this.seen);
  }

  private collectSeen(): void {
    for (let node = 0; node < this.classes.length; node++) {
      const one = this.classes[node];
      if (one === undefined || this.find(node) !== node) continue;
      if (one.isAccessed) this.seen.include(one.named);
      else if (one.isStored) for (const member of one.named.members.values()) this.seen.addMember(member);
    }
  }

  // Addresses ------------------------------------------------------------------------------------------

  /** Whose class says what an address may lead to: pointers, and arrays that something is laid into. */
  private holdersOf(fn: FuncId, origin: Extract<Origin, { kind: "variables" }>): readonly Node[] {
    return [...origin.variables.map((one) => this.nodeOf(fn, one)), ...this.arraysOf(fn, origin)];
  }

  private arraysOf(fn: FuncId, { addressed }: Extract<Origin, { kind: "variables" }>): readonly Node[] {
    return addressed.filter((one) => this.mayBeLaid(one)).map((one) => this.nodeOf(fn, one));
  }

  /** A record can be laid into an array of scalars; of locals, the lines name only those. */
  private mayBeLaid(variable: Variable): boolean {
    return variable.kind === "local" || isArrayType(this.types, this.program.symbols[variable.symbol]!.type);
  }

  /**
   * Names what `length` bytes at a part of a record belong to. False when other memory may belong to them.
   * The first member's address and a cast of the whole record look the same: both name the record.
   */
  private addPart(
    { record, offset, isIndexed }: Extract<Origin, { kind: "record" }>,
    length: number,
    named: NamedMemory,
  ): boolean {
    const size = this.types.size(record);
    const field = offset <= 0 ? null : this.fieldAround(record, offset);
    const isInside = field !== null && field.end >= offset + (isIndexed ? 0 : Math.max(length, 1));
    if (isInside && (!isIndexed || field.isArray)) {
      if (field.type !== null) for (const one of this.types.recordsIn(field.type)) named.records.add(one);
      named.addMember(field.member);
      return true;
    }
    if (field?.isArray && length === Number.POSITIVE_INFINITY) {
      named.addMember(field.member);
      return true;
    }
    for (const one of this.types.recordsIn(record)) named.records.add(one);
    return offset >= 0 && !isIndexed && offset + length <= size;
  }

  /** The innermost scalar, or array of scalars, around a byte of a record. */
  private fieldAround(record: TypeId, offset: number) {
    let at = record;
    let base = 0;
    for (;;) {
      const type = this.types.typeOf(at);
      if (type.kind !== "record") return null;
      const fields = type.layout?.fields ?? [];
      const field = fields.find(
        (one) =>
          base + one.offset <= offset && offset < base + one.offset + Math.max(this.types.size(one.type), 1),
      );
      if (!field) return null;
      const found = this.types.typeOf(field.type);
      if (found.kind === "record") {
        base += field.offset;
        at = field.type;
        continue;
      }
      const end = base + field.offset + this.types.size(field.type);
      const member = { record: at, name: field.name ?? "" };
      const isOfRecords = this.types.recordsIn(field.type).size > 0;
      return { member, end, isArray: found.kind === "array", type: isOfRecords ? field.type : null };
    }
  }

  // Classes --------------------------------------------------------------------------------------------

  private target(fn: FuncId, into: Variable | null): Node {
    return into === null ? MEMORY : this.nodeOf(fn, into);
  }

  private nodeOf(fn: FuncId, variable: Variable): Node {
    return variable.kind === "local" ? this.bases[fn]! + variable.local : this.globals + variable.symbol;
  }

  private addRecord(node: Node, record: TypeId): void {
    const { records } = this.classOf(node).named;
    for (const one of this.types.recordsIn(record)) records.add(one);
  }

  private classOf(node: Node): PointerClass {
    const root = this.find(node);
    let known = this.classes[root];
    if (!known) {
      known = { named: new NamedMemory(), isAccessed: false, isStored: false };
      this.classes[root] = known;
    }
    return known;
  }

  private find(node: Node): Node {
    let root = node;
    for (let next = this.parents[root]; next !== undefined && next !== root; next = this.parents[root])
      root = next;
    for (let at = node; at !== root; ) {
      const next: Node = this.parents[at]!;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  private unite(one: Node, other: Node): void {
    const a = this.find(one);
    const b = this.find(other);
    if (a === b) return;
    const merged = this.classOf(a);
    const { named, isAccessed, isStored } = this.classOf(b);
    merged.named.include(named);
    merged.isAccessed ||= isAccessed;
    merged.isStored ||= isStored;
    this.parents[b] = a;
    this.classes[b] = undefined;
  }
}
