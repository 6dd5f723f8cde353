/**
 * What a write may have changed elsewhere, on a path where pointers stand for themselves (`path-addresses.ts`, `weak`).
 *
 *     p->Busy = 1;      q->Busy, and Global.Busy when its address is taken, become unknown; q->Count does not
 *     *bytes = 0;       plain objects, and members that plain pointers lead to
 *     *p = *q;          every member of the record, wherever it is
 *     table[i] = 0;     elements of every variable that are accessed in this way
 *
 * The rules are those of `alias-rules.ts`. Bytes of the object that was written are exact and stay. Variables that no
 * pointer leads to change only by computed addresses, which may be in any variable.
 */
import type { TermId } from "../domain";
import { ENVIRONMENT_BASE, FRAME_BASE, type FuncId, type LocalId, type Member, SLOT } from "../ir";
import type { TypeId } from "../types";
import type { GlobalStart } from "./path-initial";
import type { CellPlace, Layer } from "./path-memory";
import type { EnvironmentObject, PathState } from "./path-state";
import type { NamedMemory } from "./plain-pointers";
import type { Workspace } from "./workspace";

const ENVIRONMENT_START = Number(ENVIRONMENT_BASE);
const FRAME_START = Number(FRAME_BASE);
const SLOT_SIZE = Number(SLOT);

/** What is written: one member or plain object, or all bytes of something. */
export type Written =
  | { readonly kind: "scalar"; readonly member: Member | null }
  | { readonly kind: "bytes"; readonly type: TypeId | null; readonly named: NamedMemory | null };

/** As what a cell was accessed; `mixed`: in more than one way, or as bytes. */
export type Access = Member | "plain" | "mixed";

export interface LocalVariable {
  readonly fn: FuncId;
  readonly local: LocalId;
  readonly type: TypeId;
}

export class WeakWrites {
  constructor(
    private readonly work: Workspace,
    private readonly state: PathState,
    private readonly globals: readonly GlobalStart[],
    private readonly localAt: (address: number) => LocalVariable | null,
    private readonly accessAt: (address: number) => Access,
  ) {}

  /** Cells that a write at an address may have changed. */
  changed(address: number, written: Written, current: Layer): readonly CellPlace[] {
    const isLedTo = this.canBePointedAt(address);
    if (!isLedTo && !this.state.objects.some((object) => object.isInVariable)) return [];
    const slot = slotOf(address);
    return current.cellsWhere((cell) => {
      if (slotOf(cell) === slot) return false;
      if (this.isPartOfVariable(address, cell)) return this.partsMeet(address, written, cell);
      if (address < ENVIRONMENT_START && cell < ENVIRONMENT_START) return false;
      if (!isLedTo || !this.meets(address, written, cell)) return false;
      return this.canBePointedAt(cell) && !this.isKnownApart(address, written, cell);
    });
  }

  /** The same member of two records, behind pointers that are known to differ. */
  private isKnownApart(address: number, written: Written, cell: number): boolean {
    const { work, state } = this;
    const one = this.objectAt(address);
    const other = this.objectAt(cell);
    const access = this.accessAt(cell);
    if (!one || !other || written.kind === "bytes" || !isMember(access)) return false;
    if (written.member?.record !== access.record || written.member.name !== access.name) return false;
    const shift = BigInt.asUintN(64, BigInt(address - one.address - (cell - other.address)));
    const pointer = work.terms.binary("add", one.root, work.terms.constant(shift, 64));
    return work.pcs.refutes(state.pc, work.evaluator.equal(pointer, other.root));
  }

  /** Is one of them a computed part of any variable, the other a variable? */
  private isPartOfVariable(one: number, other: number): boolean {
    const object = this.objectAt(Math.max(one, other));
    return object?.isInVariable === true && Math.min(one, other) < ENVIRONMENT_START;
  }

  /** Two accesses inside of one variable, whatever its type: plain ones and bytes may meet any. */
  private partsMeet(address: number, written: Written, cell: number): boolean {
    const isMember = written.kind === "scalar" && written.member !== null && this.accessAt(cell) !== "plain";
    return !isMember || this.meets(address, written, cell);
  }

  private meets(address: number, written: Written, cell: number): boolean {
    const access = this.accessAt(cell);
    if (access === "mixed" || this.sharesRoot(address, cell, access, written)) return true;
    if (written.kind === "bytes") return this.bytesMeet(written.type, written.named, access);
    const { member } = written;
    if (member === null) return access === "plain" || this.isSeenPlainly(access);
    return access === "plain" ? this.isSeenPlainly(member) : this.membersMeet(member, access);
  }

  /** Addresses computed from one pointer, one of them accessed plainly. */
  private sharesRoot(address: number, cell: number, access: Access, written: Written): boolean {
    if (access !== "plain" && written.kind === "scalar" && written.member !== null) return false;
    const { terms } = this.work;
    const one = this.rootAt(address);
    const other = this.rootAt(cell);
    if (one === null || other === null) return false;
    const syms = terms.symsOf(one);
    return terms.symsOf(other).some((sym) => syms.includes(sym));
  }

  private rootAt(address: number): TermId | null {
    return this.objectAt(address)?.root ?? null;
  }

  private objectAt(address: number): EnvironmentObject | null {
    if (address < ENVIRONMENT_START) return null;
    return this.state.objects[Math.floor((address - ENVIRONMENT_START) / SLOT_SIZE)] ?? null;
  }

  private bytesMeet(type: TypeId | null, named: NamedMemory | null, access: Member | "plain"): boolean {
    if (access === "plain") return true;
    const records = type === null ? null : this.work.types.recordsIn(type);
    if (named?.has(access)) return true;
    if (records === null || records.size === 0) return this.isSeenPlainly(access);
    if (records.has(access.record)) return true;
    for (const record of records) if (this.work.facts.mayOverlay(record, access.record)) return true;
    return false;
  }

  private membersMeet(one: Member, other: Member): boolean {
    const { facts } = this.work;
    if (one.record !== other.record) return facts.mayOverlay(one.record, other.record);
    return one.name === other.name || facts.isOverlaid(one.record);
  }

  private isSeenPlainly(member: Member): boolean {
    const { plainPointers, facts } = this.work;
    if (plainPointers.sees(member)) return true;
    if (!facts.isOverlaid(member.record)) return false;
    return plainPointers.seenRecords().some((seen) => facts.mayOverlay(seen, member.record));
  }

  /** Does a pointer lead to what is at an address? */
  private canBePointedAt(address: number): boolean {
    const { facts, program } = this.work;
    if (address >= ENVIRONMENT_START) return true;
    if (address >= FRAME_START) {
      const found = this.localAt(address);
      if (found === null) return false;
      return facts.isReachableByUnknownCode({ kind: "local", ...found });
    }
    const global = this.globals.find(
      ({ address: start, symbol }) => address >= start && address < start + program.symbols[symbol]!.size,
    );
    if (!global) return false;
    const { symbol } = global;
    return facts.isAddressTaken({ kind: "global", symbol, type: program.symbols[symbol]!.type });
  }
}

function isMember(access: Access): access is Member {
  return typeof access === "object";
}

function slotOf(address: number): number {
  return address < ENVIRONMENT_START ? -address - 1 : Math.floor((address - ENVIRONMENT_START) / SLOT_SIZE);
}
