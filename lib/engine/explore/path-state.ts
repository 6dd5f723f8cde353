/**
 * Where the execution of one path stands: memory, literals, choices of the environment, the rule's state, the frame.
 * A search takes snapshots and goes back to them; everything that grows is cut back to its length.
 *
 * Objects of the environment are invented when a pointer from outside is first followed (`path-addresses.ts`).
 */
import { INFEASIBLE, type Literal, type PcId, type TermId, TRUE_PC } from "../domain";
import { type FunctionIr, SLOT, type Stmt, type SymbolId } from "../ir";
import type { RuleState } from "../slic";
import type { Context } from "./contexts";
import type { Distance } from "./distances";
import type { NodeId } from "./exploded-graph";
import { type Cells, type Layer, Trail } from "./path-memory";
import type { FunctionPoints } from "./points";
import type { RuleEvent } from "./rule-events";
import type { Workspace } from "./workspace";

export type CallStmt = Extract<Stmt, { kind: "call" }>;

export interface Frame {
  readonly fn: FunctionIr;
  readonly points: FunctionPoints;
  readonly activation: number;
  /** Null in functions that were not explored: nothing guides there. */
  readonly context: Context | null;
  /** Distance to what this frame is meant to reach. */
  readonly distance: Distance;
  /** The exits this frame may take, one of them; none when any will do, or when it is meant to reach the violation. */
  readonly exits: readonly NodeId[];
  readonly caller: Caller | null;
}

export interface Caller {
  readonly frame: Frame;
  readonly point: number;
  readonly node: NodeId;
  readonly call: CallStmt;
  readonly event: Omit<RuleEvent, "phase" | "result">;
  readonly exitHandler: RuleEvent["handler"];
  /** Where the caller must continue; -1 when the exit event must break the rule. */
  readonly resume: NodeId;
}

/** One value or call that the environment decided, still symbolic. */
export type PathChoice =
  | { readonly kind: "value"; readonly term: TermId }
  | {
      readonly kind: "call";
      readonly symbol: SymbolId | null;
      readonly result: TermId | null;
      /** What it changed, as far as the path looked. */
      readonly layer: Layer;
      readonly raises: boolean;
      /** Functions of the program that an unknown target may be, and the rule's state at the call. */
      readonly mayBe: readonly SymbolId[];
      readonly rule: RuleState;
    };

/** Memory that took new content from a call: a range, or everything code outside the project can reach. */
export interface Change {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly isEverythingShared: boolean;
  readonly layer: Layer;
}

/** Changes in order, found by the slot of memory they are in. */
export class ChangeLog {
  private readonly all: Change[] = [];
  private readonly bySlot = new Map<number, number[]>();
  private readonly shared: number[] = [];

  get length(): number {
    return this.all.length;
  }

  push(change: Change): void {
    const index = this.all.length;
    this.all.push(change);
    if (change.isEverythingShared) {
      this.shared.push(index);
      return;
    }
    for (let slot = slotOf(change.start); slot <= slotOf(change.end - 1); slot++) {
      const known = this.bySlot.get(slot);
      if (known) known.push(index);
      else this.bySlot.set(slot, [index]);
    }
  }

  /** The last change that gave content to an address; null when none did. */
  lastAt(address: number, isShared: (address: number) => boolean): Change | null {
    let found = -1;
    const local = this.bySlot.get(slotOf(address)) ?? [];
    for (let at = local.length - 1; at >= 0 && found < 0; at--) {
      const change = this.all[local[at]!]!;
      if (address >= change.start && address < change.end) found = local[at]!;
    }
    const last = this.shared[this.shared.length - 1];
    if (last !== undefined && last > found && isShared(address)) found = last;
    return found < 0 ? null : this.all[found]!;
  }

  /** Some range in the same slots was changed. */
  touches(start: number, end: number): boolean {
    if (this.shared.length > 0) return true;
    for (let slot = slotOf(start); slot <= slotOf(end - 1); slot++) {
      if ((this.bySlot.get(slot)?.length ?? 0) > 0) return true;
    }
    return false;
  }

  cutTo(length: number): void {
    while (this.all.length > length) {
      const change = this.all.pop()!;
      if (change.isEverythingShared) {
        this.shared.pop();
        continue;
      }
      for (let slot = slotOf(change.start); slot <= slotOf(change.end - 1); slot++)
        this.bySlot.get(slot)!.pop();
    }
  }
}

const SLOT_SIZE = Number(SLOT);

function slotOf(address: number): number {
  return Math.floor(address / SLOT_SIZE);
}

/** An element of a constant table was read, and which one is said by whatever the path still asks. */
export interface TableRead {
  readonly address: TermId;
  /** Bytes. */
  readonly size: number;
  readonly value: TermId;
  /** Of the addresses it can be, the first, the last, and how far apart they are. */
  readonly low: number;
  readonly high: number;
  readonly stride: number;
}

export interface EnvironmentObject {
  readonly address: number;
  /** The pointer that was followed. */
  readonly root: TermId;
  /** Record it was first accessed as; -1 for plain accesses. */
  readonly record: number;
  /** Where that record starts. */
  readonly recordAt: number;
  /** It may be part of any variable: its address was computed from a number that is large enough to be a variable's. */
  readonly isInVariable: boolean;
}

export interface Snapshot {
  readonly trail: number;
  readonly literals: number;
  readonly pc: PcId;
  readonly choices: number;
  readonly changes: number;
  readonly objects: number;
  readonly tableReads: number;
  readonly pins: number;
  readonly activations: number;
  readonly decisions: number;
  readonly meetings: number;
  readonly detours: number;
  readonly steps: number;
  readonly rule: RuleState;
  readonly watched: TermId | null;
  readonly frame: Frame;
  readonly point: number;
  readonly node: NodeId;
}

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class PathState {
  readonly trail = new Trail();
  readonly literals: Literal[] = [];
  readonly choices: PathChoice[] = [];
  readonly changes = new ChangeLog();
  readonly objects: EnvironmentObject[] = [];
  readonly tableReads: TableRead[] = [];
  /** Addresses given to terms. */
  private readonly pinned = new Map<TermId, number>();
  private readonly pinOrder: TermId[] = [];
  /** Function of each activation, by number. */
  readonly activations: FunctionIr[] = [];
  pc: PcId = TRUE_PC;
  /** How often there was more than one way on. */
  decisions = 0;
  /** Pointers that were taken to lead to memory met before. */
  meetings = 0;
  /** By position of a point: where a detour went from there, to go that way first the next time round. */
  readonly habits: Cells = new Map();
  /** How often another way than the nearest one was taken. */
  detours = 0;
  steps = 0;
  rule: RuleState;
  watched: TermId | null = null;
  frame!: Frame;
  point = 0;
  node: NodeId = -1;
  /** A way led to code that was not read: what is refuted now is not refuted for good. */
  metUnreadCode = false;

  constructor(
    private readonly work: Workspace,
    rule: RuleState,
  ) {
    this.rule = rule;
  }

  snapshot(): Snapshot {
    const snapshot = {} as Mutable<Snapshot>;
    this.mark(snapshot);
    return snapshot;
  }

  /** The same into an object that is used again and again. */
  mark(into: Mutable<Snapshot>): void {
    into.trail = this.trail.mark;
    into.literals = this.literals.length;
    into.pc = this.pc;
    into.choices = this.choices.length;
    into.changes = this.changes.length;
    into.objects = this.objects.length;
    into.tableReads = this.tableReads.length;
    into.pins = this.pinOrder.length;
    into.activations = this.activations.length;
    into.decisions = this.decisions;
    into.meetings = this.meetings;
    into.detours = this.detours;
    into.steps = this.steps;
    into.rule = this.rule;
    into.watched = this.watched;
    into.frame = this.frame;
    into.point = this.point;
    into.node = this.node;
  }

  restore(to: Snapshot): void {
    this.trail.undoTo(to.trail);
    this.literals.length = to.literals;
    this.pc = to.pc;
    this.choices.length = to.choices;
    this.changes.cutTo(to.changes);
    this.objects.length = to.objects;
    this.tableReads.length = to.tableReads;
    while (this.pinOrder.length > to.pins) this.pinned.delete(this.pinOrder.pop()!);
    this.activations.length = to.activations;
    this.decisions = to.decisions;
    this.meetings = to.meetings;
    this.detours = to.detours;
    this.steps = to.steps;
    this.rule = to.rule;
    this.watched = to.watched;
    this.frame = to.frame;
    this.point = to.point;
    this.node = to.node;
  }

  /** False when the path cannot go on under the literal. */
  assume(literal: Literal): boolean {
    const after = this.work.pcs.assume(this.pc, literal);
    if (after === INFEASIBLE) return false;
    if (after !== this.pc) this.literals.push(literal);
    this.pc = after;
    return true;
  }

  allows(literal: Literal): boolean {
    return this.work.pcs.assume(this.pc, literal) !== INFEASIBLE;
  }

  pinOf(term: TermId): number | undefined {
    return this.pinned.get(term);
  }

  pin(term: TermId, address: number): void {
    this.pinned.set(term, address);
    this.pinOrder.push(term);
  }
}
