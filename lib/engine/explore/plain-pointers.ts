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
import type { Expr, FuncId, FunctionIr, Member, Place, Program, Stmt, SymbolId, Variable } from "../ir";
import type { CallEffect } from "../model";
import type { TypeId } from "../types";
import type { CallStructure } from "./call-structure";
import { exprsOfStmt, exprsOfTerminator, forEachExpr } from "./ir-walk";
import type { TypeFacts } from "./type-facts";

/** Records (with every member) and single members that an address may lead to. Changes no more once `key` was asked. */
export class NamedMemory {
  readonly records = new Set<TypeId>();
  readonly members = new Map<string, Member>();
  private text: string | null = null;

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
    return [...new Set([...this.records, ...[...this.members.values()].map((one) => one.record)])];
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

/** Where an address starts from, looking through casts and sums. */
type Origin =
  /** A pointer to a record, `offset` bytes into it; `isIndexed`: moved by something not constant. */
  | { readonly kind: "record"; readonly record: TypeId; readonly offset: number; readonly isIndexed: boolean }
  /** Variables whose values were added up; `isKnown`: it is the address of a variable, or a constant. */
  | {
      readonly kind: "variables";
      readonly variables: readonly Variable[];
      readonly isKnown: boolean;
      /** Arrays of scalars of which it is (a part of) the address. */
      readonly arrays: readonly Variable[];
    };

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

/** Operators whose result can lie in the object that an operand points to. */
const KEEPS_ADDRESS: ReadonlySet<string> = new Set(["add", "sub", "and", "or", "xor"]);

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
    for (const fn of program.functions) this.scan(fn);
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
    return (
      this.seen.key === other.seen.key &&
      this.program.symbols.every(
        ({ id }) => this.namedAt(this.globals + id) === other.namedAt(other.globals + id),
      )
    );
  }

  /** What the variables of a function may lead to is the same; the function is. */
  isSameFor(fn: FunctionIr, other: PlainPointers): boolean {
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
    const origin = this.originOf(fn, address);
    const named = new NamedMemory();
    if (origin.kind === "record") {
      return { named, isPlain: !this.addPart(origin, length ?? Number.POSITIVE_INFINITY, named) };
    }
    for (const variable of holdersOf(origin)) named.include(this.classOf(this.nodeOf(fn, variable)).named);
    return { named, isPlain: !origin.isKnown };
  }

  // Scanning -------------------------------------------------------------------------------------------

  private scan(fn: FunctionIr): void {
    fn.locals.forEach((local, index) => {
      const record = this.recordBehind(local.type);
      if (record !== null) this.addRecord(this.bases[fn.id]! + index, record);
    });
    for (const { stmts, terminator } of fn.blocks) {
      for (const stmt of stmts) {
        for (const expr of exprsOfStmt(stmt)) forEachExpr(expr, (node) => this.scanExpr(fn.id, node));
        this.scanStmt(fn, stmt);
      }
      for (const expr of exprsOfTerminator(terminator)) {
        forEachExpr(expr, (node) => this.scanExpr(fn.id, node));
      }
      if (terminator.kind === "return" && terminator.value) {
        this.flow(fn.id, terminator.value, this.returns + fn.id);
      }
    }
  }

  private scanStmt(fn: FunctionIr, stmt: Stmt): void {
    if (stmt.kind === "assign") {
      this.access(fn.id, stmt.place);
      this.flow(fn.id, stmt.value, this.target(fn.id, stmt.place));
    } else if (stmt.kind === "copy") {
      this.accessAt(fn.id, stmt.from, false);
      this.accessArrays(fn.id, this.originOf(fn.id, stmt.to));
    } else if (stmt.kind === "fill") this.accessArrays(fn.id, this.originOf(fn.id, stmt.address));
    else if (stmt.kind === "call") this.scanCall(fn.id, stmt);
  }

  private scanExpr(fn: FuncId, node: Expr): void {
    if (node.kind === "load") this.access(fn, node.place);
    if (node.kind !== "convert") return;
    const record = this.recordBehind(node.type);
    const origin = record === null ? null : this.originOf(fn, node.operand);
    if (origin?.kind !== "variables") return;
    for (const variable of holdersOf(origin)) this.addRecord(this.nodeOf(fn, variable), record!);
  }

  private scanCall(fn: FuncId, call: Extract<Stmt, { kind: "call" }>): void {
    if (call.result) this.access(fn, call.result);
    const targets = this.calls.targets(fn, call);
    const result = call.result ? this.target(fn, call.result) : NOWHERE;
    if (targets.length === 0) for (const arg of call.args) this.flow(fn, arg, MEMORY);
    for (const symbol of targets) {
      const { definition } = this.program.symbols[symbol]!;
      if (definition === null) this.scanExternal(fn, call, this.effectOf(symbol));
      else {
        const { parameterCount } = this.program.functions[definition]!;
        call.args.forEach((arg, index) => {
          const isNamed = index < parameterCount;
          this.flow(fn, arg, isNamed ? this.bases[definition]! + index : MEMORY);
        });
        if (result > MEMORY) this.unite(this.returns + definition, result);
      }
    }
  }

  /** The OS model's routines keep no pointer; what they write counts as accessed. Unknown code may change anything. */
  private scanExternal(fn: FuncId, call: Extract<Stmt, { kind: "call" }>, effect: CallEffect): void {
    if (effect.writesEscaped) {
      for (const arg of call.args) this.flow(fn, arg, MEMORY);
      return;
    }
    for (const index of effect.writes) {
      for (const arg of index >= 0 ? call.args.slice(index, index + 1) : call.args) {
        if (this.types.isPointer(arg.type)) this.accessAt(fn, arg, true);
      }
    }
  }

  /** A scalar that is accessed as a plain object. */
  private access(fn: FuncId, place: Place): void {
    if (place.member !== null || this.types.recordsIn(place.type).size > 0) return;
    if (place.kind === "memory") this.accessAt(fn, place.address, true);
    else if (this.isArray(fn, place.variable)) this.accessVariable(fn, place.variable);
  }

  private accessVariable(fn: FuncId, variable: Variable): void {
    if (this.scope.has(fn)) this.classOf(this.nodeOf(fn, variable)).isAccessed = true;
  }

  private accessArrays(fn: FuncId, origin: Origin): void {
    if (origin.kind === "variables") for (const array of origin.arrays) this.accessVariable(fn, array);
  }

  private accessAt(fn: FuncId, address: Expr, countsParts: boolean): void {
    if (!this.scope.has(fn)) return;
    const origin = this.originOf(fn, address);
    if (origin.kind === "variables") {
      for (const variable of holdersOf(origin)) this.accessVariable(fn, variable);
    } else if (countsParts && this.recordBehind(address.type) === null) {
      this.addPart(origin, this.sizeBehind(address), this.seen);
    }
  }

  /** A value becomes (part of) what a node holds. */
  private flow(fn: FuncId, value: Expr, into: Node): void {
    if (into === NOWHERE || this.types.width(value.type) !== 64) return;
    const origin = this.originOf(fn, value);
    if (origin.kind === "record") this.flowRecord(origin, value, into);
    else if (into !== MEMORY) {
      for (const variable of holdersOf(origin)) this.unite(this.nodeOf(fn, variable), into);
    } else {
      for (const variable of holdersOf(origin)) this.classOf(this.nodeOf(fn, variable)).isStored = true;
    }
  }

  private flowRecord(origin: Extract<Origin, { kind: "record" }>, value: Expr, into: Node): void {
    if (this.recordBehind(value.type) !== null) return;
    const isVoid = this.types.isPointer(value.type) && this.sizeBehind(value) === 0;
    const isWhole = origin.offset === 0 && !origin.isIndexed;
    if (into !== MEMORY) this.addPart(origin, this.sizeBehind(value), this.classOf(into).named);
    else if (!isVoid || !isWhole) this.addPart(origin, this.sizeBehind(value), this.seen);
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

  private originOf(fn: FuncId, address: Expr): Origin {
    const variables: Variable[] = [];
    const arrays: Variable[] = [];
    let isKnown = false;
    const pending: { node: Expr; offset: number; isIndexed: boolean }[] = [
      { node: address, offset: 0, isIndexed: false },
    ];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const { node } = at;
      const record = this.recordBehind(node.type);
      if (record !== null) return { kind: "record", record, offset: at.offset, isIndexed: at.isIndexed };
      if (node.kind === "address" && node.place.kind === "variable" && this.isArray(fn, node.place.variable))
        arrays.push(node.place.variable);
      if (node.kind === "constant" || node.kind === "string" || node.kind === "address") isKnown = true;
      else if (node.kind === "convert") {
        const isCast = this.recordBehind(node.operand.type) !== null;
        if (isCast) pending.push({ node: node.operand, offset: 0, isIndexed: at.isIndexed });
        else if (this.types.width(node.operand.type) === 64) pending.push({ ...at, node: node.operand });
      } else if (node.kind === "load" && node.place.kind === "variable") variables.push(node.place.variable);
      else if (node.kind === "binary" && KEEPS_ADDRESS.has(node.op)) {
        const by = node.op === "add" && node.right.kind === "constant" ? node.right.value : null;
        if (by === null)
          for (const part of this.addends(node)) pending.push({ ...at, node: part, isIndexed: true });
        else pending.push({ ...at, node: node.left, offset: at.offset + Number(BigInt.asIntN(64, by)) });
      }
    }
    return { kind: "variables", variables, isKnown: isKnown && variables.length === 0, arrays };
  }

  /** An array of scalars: memory that a record can be laid into. */
  private isArray(fn: FuncId, variable: Variable): boolean {
    const type =
      variable.kind === "local"
        ? this.program.functions[fn]!.locals[variable.local]!.type
        : this.program.symbols[variable.symbol]!.type;
    return this.types.typeOf(type).kind === "array" && this.types.recordsIn(type).size === 0;
  }

  /** The parts of a sum that can be addresses: the pointer, if one is. */
  private addends({ left, right }: Extract<Expr, { kind: "binary" }>): readonly Expr[] {
    if (this.types.isPointer(left.type)) return [left];
    return this.types.isPointer(right.type) ? [right] : [right, left];
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

  /** The record a pointer type leads to, arrays of it included. */
  private recordBehind(pointer: TypeId): TypeId | null {
    const type = this.types.typeOf(pointer);
    if (type.kind !== "pointer") return null;
    let at = type.to;
    for (let inner = this.types.typeOf(at); ; inner = this.types.typeOf(at)) {
      if (inner.kind === "record") return at;
      if (inner.kind !== "array") return null;
      at = inner.of;
    }
  }

  private sizeBehind(address: Expr): number {
    const type = this.types.typeOf(address.type);
    return type.kind === "pointer" ? this.types.size(type.to) : 0;
  }

  // Classes --------------------------------------------------------------------------------------------

  private target(fn: FuncId, place: Place): Node {
    return place.kind === "variable" ? this.nodeOf(fn, place.variable) : MEMORY;
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

/** The variables whose class says what an address may lead to: pointers, and arrays that something is laid into. */
function holdersOf({ variables, arrays }: Extract<Origin, { kind: "variables" }>): readonly Variable[] {
  return arrays.length === 0 ? variables : [...variables, ...arrays];
}
