/**
 * The machine of one path: variables stand at the addresses of the plan, memory is symbolic content at concrete
 * addresses (`path-memory.ts`), and a symbolic address is made concrete when it is followed (`path-addresses.ts`).
 */
import type { TermId, Terms, Width } from "../domain";
import {
  type AddressPlan,
  ENVIRONMENT_BASE,
  type Expr,
  FRAME_BASE,
  type LocalId,
  type Place,
  planAddresses,
  SLOT,
  type StringId,
  type SymbolId,
  type Variable,
} from "../ir";
import type { TypeId } from "../types";
import type { Bound } from "./array-bounds";
import { DEAD_END, type Decide } from "./dead-end";
import type { Machine, MemoryPlace, VariablePlace } from "./evaluate";
import { PathAddresses, type Precision } from "./path-addresses";
import { type GlobalStart, InitialContent } from "./path-initial";
import { type Cells, freshSource, Layer } from "./path-memory";
import type { PathState } from "./path-state";
import { PathTables } from "./path-tables";
import { RAW } from "./regions";
import { type Access, type LocalVariable, WeakWrites, type Written } from "./weak-writes";
import type { Workspace } from "./workspace";

const FIRST_VALID = 0x1_0000;
/** Besides groups of members: accessed as a plain object, and in more than one way. */
const PLAIN = RAW;
const MIXED = -1;
const ENVIRONMENT_START = Number(ENVIRONMENT_BASE);
const FRAME_START = Number(FRAME_BASE);
const SLOT_SIZE = Number(SLOT);

export class PathMachine implements Machine {
  readonly plan: AddressPlan;
  readonly current: Layer;
  readonly initial: Layer;
  /** Frame content that was read: it counts as known when an unknown function gets its address. */
  readonly readFrames = new Set<number>();
  private readonly terms: Terms;
  private readonly globalStarts: readonly GlobalStart[];
  private readonly content: InitialContent;
  private readonly addresses: PathAddresses;
  private readonly weakWrites: WeakWrites;
  readonly tables: PathTables;
  /** Interned accesses by address; changes go through the trail. */
  private readonly accesses: Cells = new Map();

  constructor(
    private readonly work: Workspace,
    private readonly state: PathState,
    decide: Decide,
    /** Globals start at their initialisers. */
    isInitialRun: boolean,
    readonly precision: Precision,
  ) {
    this.terms = work.terms;
    this.plan = planAddresses(work.program);
    this.globalStarts = work.program.symbols
      .filter((symbol) => symbol.kind === "variable")
      .map((symbol) => ({ address: Number(this.plan.symbol(symbol.id)), symbol: symbol.id }));
    const { globalStarts: globals } = this;
    this.content = new InitialContent(work, this.plan, globals, (symbol) =>
      isInitialRun ? !this.mayChangeUnseen(symbol) : work.facts.isConstant(symbol),
    );
    this.addresses = new PathAddresses(
      work,
      state,
      decide,
      globals,
      precision,
      (address, size) => this.current.isTouched(address, size),
      (address) => this.objectAround(address).start,
    );
    this.tables = new PathTables(work, state, this.content, globals, precision);
    this.weakWrites = new WeakWrites(
      work,
      state,
      globals,
      (address) => this.localOf(address),
      (address) => this.accessOf(address),
    );
    this.initial = new Layer(work.terms, state.trail, (address, size) => this.initialContent(address, size));
    this.current = new Layer(work.terms, state.trail, (address, size) =>
      this.layerAt(address).read(address, size),
    );
  }

  // Machine --------------------------------------------------------------------------------------------

  loadVariable(place: VariablePlace, width: Width): TermId {
    const address = this.addressOfVariable(place.variable) + place.offset;
    this.noteAccess(address, place.member);
    return this.read(address, width / 8);
  }

  loadMemory(place: MemoryPlace, address: TermId, width: Width): TermId {
    this.stayInBounds(place);
    const element = this.tables.element(address, width);
    if (element !== null) return element;
    const at = this.concrete(address, place);
    this.noteAccess(at, place.member);
    return this.read(at, width / 8);
  }

  addressOf(variable: Variable, offset: number): TermId {
    return this.pointer(this.addressOfVariable(variable) + offset);
  }

  functionAddress(symbol: SymbolId): TermId {
    return this.terms.constant(this.plan.symbol(symbol), 64);
  }

  stringAddress(string: StringId): TermId {
    return this.terms.constant(this.plan.string(string), 64);
  }

  /** Only `unknown` expressions are choices of the environment; other things we do not model end the path. */
  unknown(expr: Expr | null, width: Width): TermId {
    if (expr !== null && expr.kind !== "unknown" && this.precision.kind !== "weak") throw DEAD_END;
    const term = this.fresh(width);
    this.state.choices.push({ kind: "value", term });
    return term;
  }

  fresh(width: Width, isPointer = width === 64): TermId {
    return this.terms.sym(this.terms.freshSym(width, isPointer));
  }

  value(expr: Expr): TermId {
    return this.work.evaluator.value(expr, this);
  }

  // Memory ---------------------------------------------------------------------------------------------

  read(address: number, size: number): TermId {
    this.check(address);
    if (address >= FRAME_START && address < ENVIRONMENT_START) this.readFrames.add(address);
    return this.current.read(address, size);
  }

  write(address: number, value: TermId): void {
    this.check(address);
    this.readFrames.delete(address);
    this.current.write(address, this.terms.width(value) / 8, value);
  }

  storeScalar(place: Place, value: TermId): void {
    const { types, evaluator } = this.work;
    const width = types.width(place.type) || 64;
    const address = this.addressOfPlace(place);
    let stored = evaluator.resize(value, width, types.isSigned(place.type));
    if (place.bits !== null) {
      stored = evaluator.insertBits(this.read(address, width / 8), place.bits, stored);
    }
    this.noteAccess(address, place.member);
    this.write(address, stored);
    this.noteWritten(address, { kind: "scalar", member: place.member });
  }

  /** Other memory that may be what was written at an address becomes unknown where pointers stand for themselves. */
  noteWritten(address: number, written: Written): void {
    if (this.precision.kind !== "weak") return;
    const changed = this.weakWrites.changed(address, written, this.current);
    if (changed.length === 0) return;
    const layer = this.newLayer();
    for (const cell of changed) this.changeRange(cell.address, cell.size, layer);
  }

  /** The number an address is on this path. `place` says what is accessed there. */
  concrete(address: TermId, place: Place | null): number {
    return this.addresses.concrete(address, place);
  }

  /** The same for a pointer that a routine is handed to write through; null for a null pointer. */
  concreteOrNull(address: TermId, place: Place | null): number | null {
    return this.addresses.concreteOrNull(address, place);
  }

  /** The object behind a pointer is no other object. */
  markOwn(pointer: TermId): void {
    this.addresses.markOwn(pointer);
  }

  /** A pointer the system hands in leads to an object of its own, and to no variable of the program. */
  markHandedIn(pointer: TermId): void {
    this.addresses.markHandedIn(pointer);
  }

  addressOfPlace(place: Place): number {
    if (place.kind === "variable") return this.addressOfVariable(place.variable) + place.offset;
    this.stayInBounds(place);
    return this.concrete(this.value(place.address), place);
  }

  private stayInBounds(place: Place): void {
    const { work, terms, state } = this;
    const bound = work.bounds.of(place);
    if (bound === null) return;
    const index = this.indexOf(bound);
    const size = terms.constant(BigInt(bound.size), terms.width(index));
    const isInside = work.evaluator.literalOf(terms.binary("ult", index, size));
    if (!state.assume(isInside)) throw DEAD_END;
  }

  private indexOf({ index, offset }: Bound): TermId {
    const value = this.value(index);
    const { terms } = this;
    const width = terms.width(value);
    if (offset === 0) return value;
    return terms.binary("add", value, terms.constant(BigInt.asUintN(width, BigInt(offset)), width));
  }

  addressOfLocal(local: LocalId): number {
    const { fn, activation } = this.state.frame;
    return Number(this.plan.local(fn, activation, local));
  }

  pointer(address: number): TermId {
    return this.terms.constant(BigInt(address), 64);
  }

  /** Everything code outside the project can reach takes the layer's content. */
  changeShared(layer: Layer): void {
    this.current.forgetWhere((address) => this.isShared(address));
    this.state.changes.push({ start: 0, end: 0, isEverythingShared: true, layer });
  }

  changeRange(address: number, size: number, layer: Layer): void {
    this.current.forget(address, size);
    this.state.changes.push({ start: address, end: address + size, isEverythingShared: false, layer });
  }

  /** The object around an address has content that nobody knows. */
  forgetAround(address: number): void {
    const { start, size } = this.objectAround(address);
    this.changeRange(start, size, this.newLayer());
  }

  /** Content of a local that comes into scope is what it was at entry. */
  resetRange(address: number, size: number): void {
    this.current.forget(address, size);
    if (!this.state.changes.touches(address, address + size)) return;
    this.state.changes.push({
      start: address,
      end: address + size,
      isEverythingShared: false,
      layer: this.initial,
    });
  }

  newLayer(): Layer {
    return new Layer(this.terms, this.state.trail, freshSource(this.terms));
  }

  /** The object around an address: a variable, or the slot of an environment object. */
  objectAround(address: number): {
    readonly start: number;
    readonly size: number;
    readonly type: TypeId | null;
  } {
    if (address >= ENVIRONMENT_START) {
      const start = address - ((address - ENVIRONMENT_START) % SLOT_SIZE);
      return { start, size: SLOT_SIZE, type: null };
    }
    if (address >= FRAME_START) return this.localAround(address);
    for (const { address: start, symbol } of this.globalStarts) {
      const { size, type } = this.work.program.symbols[symbol]!;
      if (address >= start && address < start + size) return { start, size, type };
    }
    return { start: address, size: 8, type: null };
  }

  isLocalAddress(address: number): boolean {
    return address >= FRAME_START && address < ENVIRONMENT_START;
  }

  private localAround(address: number) {
    const local = this.localOf(address);
    if (local === null) return { start: address, size: 8, type: null };
    const fn = this.work.program.functions[local.fn]!;
    const activation = Math.floor((address - FRAME_START) / SLOT_SIZE);
    const start = Number(this.plan.local(fn, activation, local.local));
    return { start, size: fn.locals[local.local]!.size, type: local.type };
  }

  private isShared(address: number): boolean {
    if (address >= ENVIRONMENT_START) return true;
    if (address >= FRAME_START) return this.isEscapingLocal(address);
    for (const { address: start, symbol } of this.globalStarts) {
      if (address >= start && address < start + this.work.program.symbols[symbol]!.size) {
        return !this.work.facts.isConstant(symbol);
      }
    }
    return false;
  }

  /** In a weak run a pointer may lead to the global, and a write through it is not seen. */
  private mayChangeUnseen(symbol: SymbolId): boolean {
    const { type } = this.work.program.symbols[symbol]!;
    return this.precision.kind === "weak" && this.work.facts.isAddressTaken({ kind: "global", symbol, type });
  }

  private noteAccess(address: number, member: Place["member"]): void {
    if (this.precision.kind !== "weak") return;
    const access = member === null ? PLAIN : this.work.regions.groupOf(member);
    const known = this.accesses.get(address)?.term;
    if (known === access || known === MIXED) return;
    const term = (known === undefined ? access : MIXED) as TermId;
    this.state.trail.set(this.accesses, address, { size: 0, term });
  }

  private accessOf(address: number): Access {
    const access = this.accesses.get(address)?.term;
    if (access === undefined || access === MIXED) return "mixed";
    return access === PLAIN ? "plain" : this.work.regions.memberOf(access)!;
  }

  private localOf(address: number): LocalVariable | null {
    const activation = Math.floor((address - FRAME_START) / SLOT_SIZE);
    const fn = this.state.activations[activation];
    const local = fn ? this.localIn(fn, activation, address) : -1;
    return fn && local >= 0 ? { fn: fn.id, local: local as LocalId, type: fn.locals[local]!.type } : null;
  }

  private localIn(fn: PathState["activations"][number], activation: number, address: number): number {
    return fn.locals.findIndex((local, at) => {
      const start = Number(this.plan.local(fn, activation, at as LocalId));
      return address >= start && address < start + local.size;
    });
  }

  private isEscapingLocal(address: number): boolean {
    const local = this.localOf(address);
    return local === null || this.work.facts.isReachableByUnknownCode({ kind: "local", ...local });
  }

  private layerAt(address: number): Layer {
    const change = this.state.changes.lastAt(address, (at) => this.isShared(at));
    if (change !== null) return change.layer;
    return this.initial;
  }

  private initialContent(address: number, size: number): TermId {
    const content = this.content.at(address, size);
    if (content === "unknown") {
      if (this.precision.kind === "weak") return this.fresh((size * 8) as Width);
      throw DEAD_END;
    }
    return content ?? this.fresh((size * 8) as Width);
  }

  private addressOfVariable(variable: Variable): number {
    return variable.kind === "local"
      ? this.addressOfLocal(variable.local)
      : Number(this.plan.symbol(variable.symbol));
  }

  private check(address: number): void {
    if (!(address >= FIRST_VALID)) throw DEAD_END;
  }
}
