/**
 * The machine of one path: variables stand at the addresses of the plan, memory is symbolic content at concrete
 * addresses, and a symbolic address is made concrete when it is followed.
 *
 * - A pointer from outside leads to a new object, or to one met before that it may be equal to: a decision.
 * - A symbolic index with few possible values is a decision; with many it takes its least possible value: arbitrary, so
 *   refutations after it do not count.
 * - An address below 64 KiB ends the path, as it ends a run.
 */
import type { Literal, TermId, Terms, Width } from "../domain";
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
import type { Machine, MemoryPlace, VariablePlace } from "./evaluate";
import { freshSource, Layer } from "./path-memory";
import type { PathState } from "./path-state";
import type { Workspace } from "./workspace";

/** Thrown when the path cannot go on: infeasible, or stopped where the interpreter would stop. Caught by the search. */
export class DeadEnd extends Error {}
/** The only one there is: paths end often, and a stack trace each time would cost more than the path. */
export const DEAD_END = new DeadEnd("the path ends here");

/** Picks one of several ways on; the search comes back for the others. Throws `DeadEnd` when none is feasible. */
export type Decide = (options: readonly (Literal | null)[]) => number;

const FIRST_VALID = 0x1_0000;
const ENVIRONMENT_START = Number(ENVIRONMENT_BASE);
const FRAME_START = Number(FRAME_BASE);
const SLOT_SIZE = Number(SLOT);
/** Where a pointer into the middle of an object stands, so that what lies before it has room. */
const INSIDE = 0x8000;
/** Objects met before that a pointer is tried to be equal to. */
const MAX_ALIASES = 3;
/** Elements of an array that an index is tried for. */
const MAX_ELEMENTS = 32n;

export class PathMachine implements Machine {
  readonly plan: AddressPlan;
  readonly current: Layer;
  readonly initial: Layer;
  /** Frame content that was read: it counts as known when an unknown function gets its address. */
  readonly readFrames = new Set<number>();
  private readonly terms: Terms;
  private readonly globalStarts: { readonly address: number; readonly symbol: SymbolId }[];
  private readonly stringsStart: number;

  constructor(
    private readonly work: Workspace,
    private readonly state: PathState,
    private readonly decide: Decide,
    /** Globals start at their initialisers. */
    private readonly isInitialRun: boolean,
  ) {
    this.terms = work.terms;
    this.plan = planAddresses(work.program);
    this.globalStarts = work.program.symbols
      .filter((symbol) => symbol.kind === "variable")
      .map((symbol) => ({ address: Number(this.plan.symbol(symbol.id)), symbol: symbol.id }));
    this.stringsStart =
      work.program.strings.length === 0 ? FRAME_START : Number(this.plan.string(0 as StringId));
    this.initial = new Layer(work.terms, state.trail, (address, size) => this.initialContent(address, size));
    this.current = new Layer(work.terms, state.trail, (address, size) =>
      this.layerAt(address).read(address, size),
    );
  }

  // Machine --------------------------------------------------------------------------------------------

  loadVariable(place: VariablePlace, width: Width): TermId {
    return this.read(this.addressOfVariable(place.variable) + place.offset, width / 8);
  }

  loadMemory(place: MemoryPlace, address: TermId, width: Width): TermId {
    this.stayInBounds(place);
    return this.read(this.concrete(address, place), width / 8);
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
    if (expr !== null && expr.kind !== "unknown") {
      this.state.isArbitrary = true;
      throw DEAD_END;
    }
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
    this.write(address, stored);
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
    const index = this.value(bound.index);
    const size = terms.constant(BigInt(bound.size), terms.width(index));
    const isInside = work.evaluator.literalOf(terms.binary("ult", index, size));
    if (!state.assume(isInside)) throw DEAD_END;
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
    const activation = Math.floor((address - FRAME_START) / SLOT_SIZE);
    const fn = this.state.activations[activation];
    if (fn) {
      for (let local = 0; local < fn.locals.length; local++) {
        const start = Number(this.plan.local(fn, activation, local as LocalId));
        const { size, type } = fn.locals[local]!;
        if (address >= start && address < start + size) return { start, size, type };
      }
    }
    return { start: address, size: 8, type: null };
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

  private isEscapingLocal(address: number): boolean {
    const activation = Math.floor((address - FRAME_START) / SLOT_SIZE);
    const fn = this.state.activations[activation];
    if (!fn) return true;
    const index = fn.locals.findIndex((local, at) => {
      const start = Number(this.plan.local(fn, activation, at as LocalId));
      return address >= start && address < start + local.size;
    });
    if (index < 0) return true;
    const object = {
      kind: "local",
      fn: fn.id,
      local: index as LocalId,
      type: fn.locals[index]!.type,
    } as const;
    return this.work.facts.isReachableByUnknownCode(object);
  }

  private layerAt(address: number): Layer {
    const change = this.state.changes.lastAt(address, (at) => this.isShared(at));
    if (change !== null) return change.layer;
    return this.initial;
  }

  private initialContent(address: number, size: number): TermId {
    for (const { address: start, symbol } of this.globalStarts) {
      const info = this.work.program.symbols[symbol]!;
      if (address < start || address >= start + info.size || info.initial === null) continue;
      if (!this.isInitialRun && !this.work.facts.isConstant(symbol)) break;
      return this.initialiser(info.initial, address - start, size);
    }
    return this.literal(address, size) ?? this.fresh((size * 8) as Width);
  }

  /** Part of a string literal; the path ends where its content is not known. */
  private literal(address: number, size: number): TermId | null {
    if (address < this.stringsStart || address >= FRAME_START) return null;
    const { program, facts } = this.work;
    const string = program.strings.findIndex((text, id) => {
      const start = Number(this.plan.string(id as StringId));
      return address >= start && address < start + 2 * text.length + 2;
    }) as StringId;
    if (string < 0) return null;
    const content = facts.stringContent(string, address - Number(this.plan.string(string)), size);
    if (content !== null) return this.terms.constant(content, (size * 8) as Width);
    this.state.isArbitrary = true;
    throw DEAD_END;
  }

  private initialiser(
    initial: NonNullable<Workspace["program"]["symbols"][number]["initial"]>,
    offset: number,
    size: number,
  ): TermId {
    let value = 0n;
    for (const piece of initial) {
      if (piece.offset >= offset + size || piece.offset + piece.size <= offset) continue;
      const shift = BigInt((piece.offset - offset) * 8);
      const bits = this.initialBits(piece.value) & ((1n << BigInt(piece.size * 8)) - 1n);
      value |= shift >= 0n ? bits << shift : bits >> -shift;
    }
    return this.terms.constant(BigInt.asUintN(size * 8, value), (size * 8) as Width);
  }

  private initialBits(
    value: NonNullable<Workspace["program"]["symbols"][number]["initial"]>[number]["value"],
  ): bigint {
    switch (value.kind) {
      case "constant":
        return value.value;
      case "address":
        return this.plan.symbol(value.symbol) + BigInt(value.offset);
      case "string":
        return this.plan.string(value.string) + BigInt(value.offset);
    }
  }

  private addressOfVariable(variable: Variable): number {
    return variable.kind === "local"
      ? this.addressOfLocal(variable.local)
      : Number(this.plan.symbol(variable.symbol));
  }

  private check(address: number): void {
    if (!(address >= FIRST_VALID)) throw DEAD_END;
  }

  // Addresses ------------------------------------------------------------------------------------------

  /** The number an address is on this path. `place` says what is accessed there. */
  concrete(address: TermId, place: Place | null): number {
    const { terms, work, state } = this;
    if (terms.isConstant(address)) return Number(terms.constantValue(address));
    if (terms.op(address) === "ite") {
      const gate = work.evaluator.literalOf(terms.operand(address, 0));
      const taken = this.decide([gate, (gate ^ 1) as Literal]);
      return this.concrete(terms.operand(address, taken === 0 ? 1 : 2), place);
    }
    const root = work.regions.rootOf(address);
    const offset = work.regions.offsetOf(address);
    const known = state.pinOf(root) ?? this.valueOf(root);
    if (known !== undefined) return Number(BigInt.asUintN(64, BigInt(known) + BigInt(offset)));
    if (terms.op(root) === "sym") return this.chooseObject(root, offset, place) + offset;
    return (this.chooseElement(root) ?? this.leastValue(root)) + offset;
  }

  private valueOf(term: TermId): number | undefined {
    const value = this.work.pcs.valueOf(this.state.pc, term);
    return value === null ? undefined : Number(value);
  }

  private chooseObject(root: TermId, offset: number, place: Place | null): number {
    const { state } = this;
    const record = place?.member?.record ?? -1;
    const fresh = ENVIRONMENT_START + state.objects.length * SLOT_SIZE + (offset < 0 ? INSIDE : 0);
    const addresses = [fresh, ...this.aliases(record)];
    const options = addresses.map((address) => this.work.evaluator.equal(root, this.pointer(address)));
    const taken = this.decide(options);
    const address = addresses[taken]!;
    state.pin(root, address);
    if (taken === 0) state.objects.push({ address, record });
    return address;
  }

  /** Objects met before that a pointer to this record may lead to. */
  private aliases(record: number): readonly number[] {
    const { facts } = this.work;
    const compatible = this.state.objects.filter((object) => {
      if (object.record < 0 || record < 0) return true;
      return facts.mayOverlay(object.record as TypeId, record as TypeId);
    });
    if (compatible.length > MAX_ALIASES) this.state.isArbitrary = true;
    return compatible.slice(0, MAX_ALIASES).map((object) => object.address);
  }

  /** A computed address with few possible values; null when they are many. */
  private chooseElement(root: TermId): number | null {
    const { work, state } = this;
    const { low, high } = work.pcs.unsignedRange(state.pc, root);
    const { stride, rest } = strideOf(this.terms, root);
    if (stride === 0n || (high - low) / stride >= MAX_ELEMENTS) return null;
    const addresses: number[] = [];
    const first = low + ((((rest - low) % stride) + stride) % stride);
    for (let address = first; address <= high; address += stride) addresses.push(Number(address));
    const taken = this.decide(addresses.map((address) => work.evaluator.equal(root, this.pointer(address))));
    state.pin(root, addresses[taken]!);
    return addresses[taken]!;
  }

  /** A computed address whose parts are not all known: each unknown part takes its least value. */
  private leastValue(root: TermId): number {
    const { terms, work, state } = this;
    for (const sym of terms.symsOf(root)) {
      const term = terms.sym(sym);
      const known = state.pinOf(term) ?? this.valueOf(term);
      if (known !== undefined) this.require(term, BigInt(known));
      else if (terms.width(term) === 64 && this.isPointerPart(root, term)) {
        this.require(term, BigInt(this.chooseObject(term, 0, null)));
      } else {
        state.isArbitrary = true;
        this.require(term, work.pcs.unsignedRange(state.pc, term).low);
      }
    }
    const model = {
      sym: (sym: Parameters<Terms["sym"]>[0]) =>
        BigInt(state.pinOf(terms.sym(sym)) ?? this.valueOf(terms.sym(sym)) ?? 0),
      base: () => 0n,
    };
    const value = Number(terms.evaluate(root, model));
    if (!state.assume(work.evaluator.equal(root, this.pointer(value)))) throw DEAD_END;
    state.pin(root, value);
    return value;
  }

  /** In `p + i * 8` the part that is added as it stands is the pointer. */
  private isPointerPart(root: TermId, part: TermId): boolean {
    const { terms } = this;
    const pending = [root];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (at === part) return true;
      if (terms.op(at) === "add") pending.push(terms.operand(at, 0), terms.operand(at, 1));
    }
    return false;
  }

  private require(term: TermId, value: bigint): void {
    const { terms, work, state } = this;
    const isIt = work.evaluator.equal(term, terms.constant(value, terms.width(term)));
    if (!state.assume(isIt)) throw DEAD_END;
    if (state.pinOf(term) === undefined) state.pin(term, Number(value));
  }
}

/** The values of a sum are `rest` plus multiples of `stride`; 0 for a constant. */
function strideOf(terms: Terms, sum: TermId): { readonly stride: bigint; readonly rest: bigint } {
  let stride = 0n;
  let rest = 0n;
  const pending = [sum];
  for (let steps = 0; pending.length > 0; steps++) {
    if (steps > 32) return { stride: 1n, rest: 0n };
    const at = pending.pop()!;
    if (terms.isConstant(at)) rest += terms.constantValue(at);
    else if (terms.op(at) === "add") pending.push(terms.operand(at, 0), terms.operand(at, 1));
    else stride = greatestDivisor(stride, factorOf(terms, at));
  }
  return { stride, rest };
}

function factorOf(terms: Terms, term: TermId): bigint {
  const op = terms.op(term);
  if (op !== "mul" && op !== "shl") return 1n;
  for (const index of [1, 0] as const) {
    const operand = terms.operand(term, index);
    if (!terms.isConstant(operand)) continue;
    const value = terms.constantValue(operand);
    if (op === "mul") return value & -value;
    if (index === 1) return 1n << (value & 63n);
  }
  return 1n;
}

/** Of powers of two and 0. */
function greatestDivisor(one: bigint, other: bigint): bigint {
  if (one === 0n) return other;
  return one < other ? one : other;
}
