/**
 * Where symbols and epochs come from. A symbol is named by how it arose, never by a counter, so that visiting a point
 * again gives the same symbols and a fixpoint can be seen:
 *
 *     parameter i of f                              initial(root, offset, size, epoch): memory nobody wrote
 *     made(point, purpose, a, b): the result of the call at a point, what a join or a loop head could not keep, ...
 *
 * An *epoch* names a state of unwritten memory: `ENTRY` at entry of the function, a new one where something unknown
 * may have changed memory, a *gate* where two of them met under a known literal (engine notes §4.2).
 *
 * `origins` are the points (as global positions) a symbol depends on: inside a loop such a symbol stands for another
 * value in each iteration, so a back edge has to forget it (engine notes §4.4).
 */
import type { Literal, SymId, TermId, Terms, Width } from "../domain";
import type { FuncId } from "../ir";
import { TupleTable } from "./tuple-table";

export type EpochId = number;
/** Memory as it was when the function was entered. */
export const ENTRY: EpochId = 0;

/** Why a symbol was made; part of its name. */
export const PURPOSE = {
  result: 0,
  unknown: 1,
  join: 2,
  loop: 3,
  clobber: 4,
  instance: 5,
  written: 6,
  indeterminate: 7,
  havoc: 8,
  drop: 9,
} as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** Purposes of symbols that are named by a location; for joins alone it comes first. */
const FOR_LOCATION: ReadonlySet<number> = new Set([
  PURPOSE.join,
  PURPOSE.clobber,
  PURPOSE.written,
  PURPOSE.havoc,
]);

const PARAMETER = 0;
const INITIAL = 1;
const MADE = 2;

const MADE_EPOCH = 0;
const GATE_EPOCH = 1;
const BOTH_EPOCHS = 2;
const FILL_EPOCH = 3;

const NO_ORIGINS: readonly number[] = [];
const NONE: readonly SymId[] = [];
/** Owner of what all functions may speak of. */
const NOBODY = -1;

export class Symbols {
  private readonly parameters = new TupleTable(3);
  private readonly initials = new TupleTable(4);
  private readonly made = new TupleTable(5);
  private readonly parameterTerms: TermId[] = [];
  private readonly initialTerms: TermId[] = [];
  private readonly madeTerms: TermId[] = [];
  /** By symbol: (kind, row). */
  private readonly kinds: number[] = [];
  private readonly rows: number[] = [];
  private readonly originsOfSym: (readonly number[])[] = [];
  private readonly entrySyms: boolean[] = [];
  private readonly owners: number[] = [];
  private readonly depths: number[] = [];
  private readonly distinctSyms = new Set<SymId>();
  private readonly privateOf = new Map<number, readonly SymId[]>();

  private readonly epochs = new TupleTable(5);
  private readonly epochOrigins: (readonly number[])[] = [NO_ORIGINS];
  private readonly epochOwners: number[] = [NOBODY];

  constructor(
    private readonly terms: Terms,
    /** True when memory at this root belongs to the running activation, so nobody outside gave it a value. */
    private readonly isOwnMemory: (root: TermId) => boolean,
    /** The function that a global position lies in. */
    private readonly functionAt: (position: number) => FuncId,
  ) {
    this.epochs.intern(-1);
  }

  /** @param isDistinct the caller vouches that it points to an object nothing else in the function points to */
  parameter(fn: number, index: number, width: Width, isPointer: boolean, isDistinct: boolean): TermId {
    const row = this.parameters.intern(fn, index, isDistinct ? 1 : 0);
    if (row === this.parameterTerms.length) {
      const sym = this.register(PARAMETER, row, width, isPointer, NO_ORIGINS, true);
      this.owners[sym] = fn;
      if (isDistinct) {
        this.distinctSyms.add(sym);
        this.privateOf.set(fn, [...this.privateParameters(fn), sym]);
      }
      this.parameterTerms.push(this.terms.sym(sym));
    }
    return this.parameterTerms[row]!;
  }

  /** Parameters of a function that were made for objects only its caller can see. */
  privateParameters(fn: number): readonly SymId[] {
    return this.privateOf.get(fn) ?? NONE;
  }

  /** Content of memory that was not written since the epoch began. Bytes; `root` as in `Regions`. */
  initial(root: TermId, offset: number, size: number, epoch: EpochId): TermId {
    const row = this.initials.intern(root, offset, size, epoch);
    if (row === this.initialTerms.length) {
      const inside = this.terms.symsOf(root);
      const origins = this.mergedOrigins(inside, this.epochOrigins[epoch]!);
      const isEntry =
        epoch === ENTRY && !this.isOwnMemory(root) && inside.every((sym) => this.entrySyms[sym]);
      const sym = this.register(INITIAL, row, (size * 8) as Width, size === 8, origins, isEntry);
      this.owners[sym] = this.ownerOfAny(inside, this.epochOwners[epoch]!);
      this.depths[sym] = 1 + Math.max(0, ...inside.map((one) => this.depth(one)));
      this.initialTerms.push(this.terms.sym(sym));
    }
    return this.initialTerms[row]!;
  }

  /** @param position global position of the point that makes it */
  make(position: number, purpose: Purpose, a: number, b: number, width: Width, isPointer = false): TermId {
    const row = this.made.intern(position, purpose, a, b, width);
    if (row === this.madeTerms.length) {
      const sym = this.register(MADE, row, width, isPointer || width === 64, [position], false);
      this.owners[sym] = this.functionAt(position);
      this.madeTerms.push(this.terms.sym(sym));
    }
    return this.madeTerms[row]!;
  }

  /** Marks the start of an object that did not exist before. */
  markDistinct(term: TermId): void {
    this.distinctSyms.add(this.terms.symOf(term));
  }

  isDistinct(sym: SymId): boolean {
    return this.distinctSyms.has(sym);
  }

  /**
   * Can a value that this symbol stands for not know the distinct object? What was made since entry can: a join of
   * pointers may stand for it.
   */
  isOlder(sym: SymId, distinct: SymId): boolean {
    return sym !== distinct && this.isEntry(sym);
  }

  /** Known since the function was entered: a parameter, or what entry memory held. */
  isEntry(sym: SymId): boolean {
    return this.entrySyms[sym] ?? false;
  }

  /** The only function whose states speak of the symbol; below 0 when any may. */
  owner(sym: SymId): number {
    return this.owners[sym] ?? NOBODY;
  }

  origins(sym: SymId): readonly number[] {
    return this.originsOfSym[sym] ?? NO_ORIGINS;
  }

  /** Pointers followed in the name: `p->next->next` is 2. */
  depth(sym: SymId): number {
    return this.depths[sym] ?? 0;
  }

  /** For a parameter its index, else -1. */
  parameterIndex(sym: SymId): number {
    return this.kinds[sym] === PARAMETER ? this.parameters.at(this.rows[sym]!, 1) : -1;
  }

  /** Where and why a symbol was made, and the location it was made for if any; null for parameters and initial content. */
  madeAt(
    sym: SymId,
  ): { readonly position: number; readonly purpose: number; readonly location: number | null } | null {
    if (this.kinds[sym] !== MADE) return null;
    const row = this.rows[sym]!;
    const purpose = this.made.at(row, 1);
    const column = purpose === PURPOSE.join ? 2 : 3;
    const location = FOR_LOCATION.has(purpose) ? this.made.at(row, column) : null;
    return { position: this.made.at(row, 0), purpose, location };
  }

  /** For initial content its name, else null. */
  initialOf(sym: SymId): { root: TermId; offset: number; size: number; epoch: EpochId } | null {
    if (this.kinds[sym] !== INITIAL) return null;
    const row = this.rows[sym]!;
    const { initials } = this;
    return {
      root: initials.at(row, 0) as TermId,
      offset: initials.at(row, 1),
      size: initials.at(row, 2),
      epoch: initials.at(row, 3),
    };
  }

  // Epochs ---------------------------------------------------------------------------------------------

  makeEpoch(position: number, purpose: Purpose, a: number, b = 0): EpochId {
    const id = this.epochs.intern(MADE_EPOCH, position, purpose, a, b);
    if (id === this.epochOrigins.length) this.pushEpoch([position], this.functionAt(position));
    return id;
  }

  /** `whenTrue` where the literal holds, else `whenFalse`. */
  gateEpoch(gate: Literal, whenTrue: EpochId, whenFalse: EpochId): EpochId {
    const id = this.epochs.intern(GATE_EPOCH, gate, whenTrue, whenFalse, 0);
    if (id === this.epochOrigins.length) {
      const syms = this.terms.symsOf((gate >> 1) as TermId);
      const inside = mergedSorted(this.epochOrigins[whenTrue]!, this.epochOrigins[whenFalse]!);
      const owner = Math.max(this.epochOwners[whenTrue]!, this.epochOwners[whenFalse]!);
      this.pushEpoch(this.mergedOrigins(syms, inside), this.ownerOfAny(syms, owner));
    }
    return id;
  }

  /** Changed by either of two havocs, in an order that is not kept. */
  bothEpochs(one: EpochId, other: EpochId): EpochId {
    if (one === other) return one;
    const id = this.epochs.intern(BOTH_EPOCHS, Math.min(one, other), Math.max(one, other), 0, 0);
    if (id === this.epochOrigins.length) {
      this.pushEpoch(
        mergedSorted(this.epochOrigins[one]!, this.epochOrigins[other]!),
        Math.max(this.epochOwners[one]!, this.epochOwners[other]!),
      );
    }
    return id;
  }

  /** Every byte holds this value. */
  fillEpoch(byte: number): EpochId {
    const id = this.epochs.intern(FILL_EPOCH, byte, 0, 0, 0);
    if (id === this.epochOrigins.length) this.pushEpoch(NO_ORIGINS, NOBODY);
    return id;
  }

  originsOfEpoch(epoch: EpochId): readonly number[] {
    return this.epochOrigins[epoch]!;
  }

  /** The parts of an epoch: what a summary has to rename when it is used. */
  epochParts(epoch: EpochId):
    | { readonly kind: "entry" | "made" }
    | {
        readonly kind: "gate";
        readonly gate: Literal;
        readonly whenTrue: EpochId;
        readonly whenFalse: EpochId;
      }
    | { readonly kind: "fill"; readonly byte: number }
    | { readonly kind: "both"; readonly one: EpochId; readonly other: EpochId } {
    if (epoch === ENTRY) return { kind: "entry" };
    const { epochs } = this;
    switch (epochs.at(epoch, 0)) {
      case GATE_EPOCH:
        return {
          kind: "gate",
          gate: epochs.at(epoch, 1) as Literal,
          whenTrue: epochs.at(epoch, 2),
          whenFalse: epochs.at(epoch, 3),
        };
      case FILL_EPOCH:
        return { kind: "fill", byte: epochs.at(epoch, 1) };
      case BOTH_EPOCHS:
        return { kind: "both", one: epochs.at(epoch, 1), other: epochs.at(epoch, 2) };
      default:
        return { kind: "made" };
    }
  }

  /** Where and why an epoch was begun; null for one that is put together from others. */
  epochMadeAt(epoch: EpochId): { readonly position: number; readonly purpose: number } | null {
    if (this.epochParts(epoch).kind !== "made") return null;
    return { position: this.epochs.at(epoch, 1), purpose: this.epochs.at(epoch, 2) };
  }

  /** Nested gates in an epoch, counted up to `limit`. */
  epochDepth(epoch: EpochId, limit: number): number {
    const parts = this.epochParts(epoch);
    if (limit === 0 || (parts.kind !== "gate" && parts.kind !== "both")) return 0;
    const [a, b] = parts.kind === "gate" ? [parts.whenTrue, parts.whenFalse] : [parts.one, parts.other];
    return 1 + Math.max(this.epochDepth(a, limit - 1), this.epochDepth(b, limit - 1));
  }

  private register(
    kind: number,
    row: number,
    width: Width,
    isPointer: boolean,
    origins: readonly number[],
    isEntry: boolean,
  ): SymId {
    const sym = this.terms.freshSym(width, isPointer);
    this.kinds[sym] = kind;
    this.rows[sym] = row;
    this.originsOfSym[sym] = origins;
    this.entrySyms[sym] = isEntry;
    return sym;
  }

  private pushEpoch(origins: readonly number[], owner: number): void {
    this.epochOrigins.push(origins);
    this.epochOwners.push(owner);
  }

  /** Symbols of two functions never meet in one term. */
  private ownerOfAny(syms: readonly SymId[], owner: number): number {
    return syms.reduce((found, sym) => Math.max(found, this.owner(sym)), owner);
  }

  private mergedOrigins(syms: readonly SymId[], more: readonly number[]): readonly number[] {
    let merged = more;
    for (const sym of syms) merged = mergedSorted(merged, this.origins(sym));
    return merged;
  }
}

/** Union of two ascending lists. */
function mergedSorted(left: readonly number[], right: readonly number[]): readonly number[] {
  if (right.length === 0 || left === right) return left;
  if (left.length === 0) return right;
  return [...new Set([...left, ...right])].sort((a, b) => a - b);
}
