/**
 * Which number a symbolic address is on a path.
 *
 * Looking for a witness (`exact`), an address is one of the things it can be, and the search comes back for the others:
 * a new object, an object met before, a part of one, a variable whose address is taken; an element of a table. These
 * are not all that it can be, so such a search finds paths and refutes none.
 *
 * Looking for a refutation (`weak`), it stands for itself: it gets an object of its own that nothing is said to differ
 * from, and `weak-writes.ts` forgets what writes elsewhere may have changed there. Nothing is said of its number either.
 *
 *     p->Flink, p->Count                    one object, around p
 *     table[i].Busy, table of 64            one object for table + 8 * i, which may be any part of any variable
 *     p->Far, 1 MiB behind p                an object of its own
 *
 * An address below 64 KiB ends the path, as it ends a run.
 */
import { type Literal, negate, type TermId, type Terms } from "../domain";
import { ENVIRONMENT_BASE, type Place, SLOT } from "../ir";
import type { TypeId } from "../types";
import { DEAD_END, type Decide } from "./dead-end";
import { EmbeddedRecords } from "./embedded-records";
import type { GlobalStart } from "./path-initial";
import type { EnvironmentObject, PathState } from "./path-state";
import type { Workspace } from "./workspace";

/**
 * How symbolic addresses are treated: see above. `exact` says how many pointers on a path may lead to memory that was
 * met before: one or two are enough for most paths, and with every pointer in play there are too many to try.
 */
export type Precision = { readonly kind: "exact"; readonly meetings: number } | { readonly kind: "weak" };

const ENVIRONMENT_START = Number(ENVIRONMENT_BASE);
const SLOT_SIZE = Number(SLOT);
/** Where a pointer into the middle of an object stands, so that what lies before it has room. */
const INSIDE = 0x8000;
/** An object that stands for itself reaches this far around its pointer. */
const REACH = SLOT_SIZE / 2;
const FIRST_VALID = 0x1_0000;
/** Places met before that a pointer is tried to be equal to. */
const MAX_ALIASES = 6;
/** Elements of an array that an index is tried for. */
export const MAX_ELEMENTS = { exact: 32n, weak: 8n };

/** A record accessed at an offset from a pointer. */
interface RecordAccess {
  /** Below 0: a plain object. */
  readonly record: TypeId | -1;
  /** From the pointer to the start of the record, bytes. */
  readonly start: number;
}

export class PathAddresses {
  private readonly terms: Terms;
  private readonly embedded: EmbeddedRecords;
  /** Pointers to objects that nothing met before can be: what callbacks are handed, and allocations. */
  private readonly own = new Set<TermId>();

  constructor(
    private readonly work: Workspace,
    private readonly state: PathState,
    private readonly decide: Decide,
    private readonly globals: readonly GlobalStart[],
    private readonly precision: Precision,
    /** Was any byte of a range read or written on the path? */
    private readonly isTouched: (address: number, size: number) => boolean,
    /** Where the variable around an address starts; the address itself when there is none. */
    private readonly startOfVariable: (address: number) => number,
  ) {
    this.terms = work.terms;
    this.embedded = new EmbeddedRecords(work.types);
  }

  /** The object behind a pointer is no other object. */
  markOwn(pointer: TermId): void {
    this.own.add(pointer);
  }

  /** A pointer the system hands in leads to an object of its own, and to no variable of the program. */
  markHandedIn(pointer: TermId): void {
    const { work, terms, state } = this;
    this.markOwn(pointer);
    const isOutside = terms.binary("ule", terms.constant(ENVIRONMENT_BASE, 64), pointer);
    state.assume(work.evaluator.literalOf(isOutside));
  }

  /** The number an address is on this path. `place` says what is accessed there. */
  concrete(address: TermId, place: Place | null): number {
    const { terms, work } = this;
    if (terms.isConstant(address)) return this.constant(terms.constantValue(address));
    if (terms.op(address) === "ite") {
      const gate = work.evaluator.literalOf(terms.operand(address, 0));
      const taken = this.decide([gate, (gate ^ 1) as Literal]);
      return this.concrete(terms.operand(address, taken === 0 ? 1 : 2), place);
    }
    return this.precision.kind === "exact" ? this.chosen(address, place) : this.stood(address, false);
  }

  /** The same for a pointer that a routine is handed to write through; null for a null pointer. */
  concreteOrNull(address: TermId, place: Place | null): number | null {
    const { terms, work, precision, decide } = this;
    if (terms.isConstant(address) && terms.constantValue(address) < FIRST_VALID) return null;
    if (precision.kind === "weak" && !terms.isConstant(address) && terms.op(address) !== "ite") {
      return this.stood(address, true);
    }
    const isThere = work.evaluator.nonZero(address);
    return decide([isThere, negate(isThere)]) === 0 ? this.concrete(address, place) : null;
  }

  /** Addresses of which numbers do not tell the neighbours apart are kept apart by the object they are in. */
  private constant(value: bigint): number {
    if (value <= Number.MAX_SAFE_INTEGER) return Number(value);
    if (this.precision.kind === "exact") throw DEAD_END;
    const offset = value & BigInt(FIRST_VALID - 1);
    return this.standIn(this.terms.constant(value - offset, 64), false) + Number(offset);
  }

  private chosen(address: TermId, place: Place | null): number {
    const { terms, work, state } = this;
    const root = work.regions.rootOf(address);
    const offset = work.regions.offsetOf(address);
    const known = state.pinOf(root) ?? this.valueOf(root);
    if (known !== undefined) return Number(BigInt.asUintN(64, BigInt(known) + BigInt(offset)));
    if (terms.op(root) === "sym") return this.chooseObject(root, offset, place) + offset;
    return (this.chooseElement(root) ?? this.leastValue(root)) + offset;
  }

  private valueOf(term: TermId): number | undefined {
    const value = this.work.pcs.valueOf(this.state.pc, term);
    return value === null || value > Number.MAX_SAFE_INTEGER ? undefined : Number(value);
  }

  // Objects that stand for themselves ------------------------------------------------------------------

  private stood(address: TermId, mayBeNull: boolean): number {
    const { terms, work, state } = this;
    const split = terms.asTermOffset(address);
    const root = split.term;
    const offset = Number(split.offset);
    if (!Number.isSafeInteger(offset)) return this.standIn(address, true);
    if (Math.abs(offset) < REACH) {
      if (!mayBeNull && Math.abs(offset) < FIRST_VALID && !state.assume(work.evaluator.nonZero(root))) {
        throw DEAD_END;
      }
      return this.standing(root, false) + offset;
    }
    const start = this.startOfVariable(offset);
    const sum = terms.binary("add", root, terms.constant(BigInt.asUintN(64, BigInt(start)), 64));
    return this.standing(sum, true) + offset - start;
  }

  private standing(root: TermId, isInVariable: boolean): number {
    const known = this.valueOf(root);
    if (known !== undefined) return known;
    const element =
      this.terms.op(root) === "sym" ? null : (this.state.pinOf(root) ?? this.chooseElement(root));
    return element ?? this.standIn(root, isInVariable);
  }

  /** An object that stands for whatever a pointer leads to; known to be another one's when the pointers are equal. */
  private standIn(root: TermId, isInVariable: boolean): number {
    const { work, state } = this;
    const pinned = state.pinOf(root);
    if (pinned !== undefined) return pinned;
    const same = state.objects.find((object) => work.pcs.areKnownEqual(state.pc, root, object.root));
    const address = same?.address ?? ENVIRONMENT_START + state.objects.length * SLOT_SIZE + REACH;
    state.pin(root, address);
    if (!same) state.objects.push({ address, root, record: -1, recordAt: address, isInVariable });
    return address;
  }

  // Objects --------------------------------------------------------------------------------------------

  private chooseObject(root: TermId, offset: number, place: Place | null): number {
    const access = this.accessOf(place, offset);
    const fresh = this.freshAddress(offset);
    const addresses = this.own.has(root) ? [fresh] : [fresh, ...this.aliases(access)];
    const options = addresses.map((address) => this.work.evaluator.equal(root, this.pointer(address)));
    const taken = this.decide(options);
    const address = addresses[taken]!;
    this.state.pin(root, address);
    if (taken === 0) this.addObject(address, root, access);
    else this.state.meetings++;
    return address;
  }

  private freshAddress(offset: number): number {
    return ENVIRONMENT_START + this.state.objects.length * SLOT_SIZE + (offset < 0 ? INSIDE : 0);
  }

  private addObject(address: number, root: TermId, { record, start }: RecordAccess): void {
    this.state.objects.push({ address, root, record, recordAt: address + start, isInVariable: false });
  }

  private accessOf(place: Place | null, offset: number): RecordAccess {
    const member = place?.member ?? null;
    if (member === null) return { record: -1, start: 0 };
    const field = this.work.types.fieldOf(member.record, member.name);
    const isInArray =
      field !== null && offset >= field.offset && offset < field.offset + this.work.types.size(field.type);
    return { record: member.record, start: field === null || isInArray ? 0 : offset - field.offset };
  }

  /** Addresses met before that a pointer to a record may be. */
  private aliases(access: RecordAccess): readonly number[] {
    const found = new Set<number>();
    for (const object of this.state.objects) this.addParts(object, access, found);
    if (access.record >= 0) {
      for (const { address, symbol } of this.globals) this.addGlobalParts(address, symbol, access, found);
    }
    const { precision, state } = this;
    const isLeft = precision.kind === "exact" && state.meetings < precision.meetings;
    return [...found].slice(0, isLeft ? MAX_ALIASES : 0);
  }

  private addParts(object: EnvironmentObject, access: RecordAccess, found: Set<number>): void {
    const record = access.record as TypeId;
    const outer = object.record as TypeId;
    if (outer < 0 || record < 0) {
      found.add(object.address);
      return;
    }
    if (this.work.facts.mayOverlay(outer, record)) found.add(object.address);
    for (const offset of this.embedded.offsetsOf(record, outer)) {
      this.addTouched(object.recordAt + offset, access, found);
    }
  }

  private addGlobalParts(
    address: number,
    symbol: GlobalStart["symbol"],
    access: RecordAccess,
    found: Set<number>,
  ): void {
    const { program, facts } = this.work;
    const { type } = program.symbols[symbol]!;
    if (access.record < 0 || !facts.isAddressTaken({ kind: "global", symbol, type })) return;
    for (const offset of this.embedded.offsetsOf(access.record as TypeId, type))
      this.addTouched(address + offset, access, found);
  }

  /** Memory that the path has not looked at yet can be anything anyway. */
  private addTouched(recordAt: number, { record, start }: RecordAccess, found: Set<number>): void {
    if (this.isTouched(recordAt, this.work.types.size(record as TypeId))) found.add(recordAt - start);
  }

  // Computed addresses ---------------------------------------------------------------------------------

  /** A computed address with few possible values; null when they are many. */
  private chooseElement(root: TermId): number | null {
    const { work, state } = this;
    const { low, high } = work.pcs.unsignedRange(state.pc, root);
    const { stride, rest } = strideOf(this.terms, root);
    if (stride === 0n || high > Number.MAX_SAFE_INTEGER) return null;
    if ((high - low) / stride >= MAX_ELEMENTS[this.precision.kind]) return null;
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

  private pointer(address: number): TermId {
    return this.terms.constant(BigInt(address), 64);
  }
}

/** The values of a sum are `rest` plus multiples of `stride`; 0 for a constant. */
export function strideOf(terms: Terms, sum: TermId): { readonly stride: bigint; readonly rest: bigint } {
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
