/**
 * Joining two states at a point (engine notes §4.5).
 *
 *     if (a) x = 1; else x = 0;         x is then `a ? 1 : 0`: the path conditions hold a literal and its negation
 *     switch (read()) {...}             no such literal: x is a new symbol between the least and the greatest value,
 *                                       and none of the few values in between that neither side has
 *
 * The joined path condition is what both imply. A location that only one side wrote is read on the other. A symbol
 * that stands for "what the join at this point could not keep" is named by (point, location): once a location has it,
 * it keeps it, so a join changes a location a bounded number of times.
 */
import type { Literal, PcId, TermId, Width } from "../domain";
import { countGates, MAX_GATES, Memory, type MemoryTables } from "./memory";
import type { LocationId } from "./regions";
import type { StateId, States } from "./state";
import { ENTRY, type EpochId, PURPOSE } from "./symbols";

const MAX_EPOCH_GATES = 3;
/** Width of a hull whose values are looked at one by one. */
const MAX_HULL_GAP = 8n;

/** A symbol that stands for either of two values. */
interface Meeting {
  readonly symbol: TermId;
  readonly left: TermId;
  readonly right: TermId;
}

interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

export class Joiner {
  joins = 0;
  private readonly left: Memory;
  private readonly right: Memory;
  private readonly result: Memory;
  private separator: Literal | null | undefined;
  /** Symbols made by the join under way. */
  private meetings: Meeting[] = [];

  constructor(
    private readonly tables: MemoryTables,
    private readonly states: States,
  ) {
    this.left = new Memory(tables);
    this.right = new Memory(tables);
    this.result = new Memory(tables);
  }

  /** @param position global position of the point where the states meet */
  join(a: StateId, b: StateId, position: number): StateId {
    if (a === b) return a;
    this.joins++;
    const { left, right, result, tables } = this;
    this.states.restore(a, left);
    this.states.restore(b, right);
    this.states.restore(a, result);
    left.position = position;
    right.position = position;
    this.separator = undefined;
    this.meetings = [];
    result.pc = tables.pcs.join(left.pc, right.pc);
    result.epoch = this.joinEpochs(left.epoch, right.epoch, position, -1);
    const visit = (location: number, one: number, other: number) =>
      this.joinLocation(location, one, other, position);
    tables.maps.forEachDifference(left.kept, right.kept, -1, visit);
    tables.maps.forEachDifference(left.shared, right.shared, -1, visit);
    this.assumeHulls();
    return this.states.save(result);
  }

  private joinLocation(location: LocationId, one: number, other: number, position: number): void {
    const { regions } = this.tables;
    if (regions.isEpoch(location)) {
      const isKept = regions.isKept(location);
      const left = one !== -1 ? one : isKept ? ENTRY : this.left.epoch;
      const right = other !== -1 ? other : isKept ? ENTRY : this.right.epoch;
      this.result.put(location, this.joinEpochs(left, right, position, location));
      return;
    }
    if (regions.isPseudo(location) && (one === -1 || other === -1)) {
      this.result.put(location, one === -1 ? other : one);
      return;
    }
    const left = one === -1 ? this.left.read(location) : (one as TermId);
    const right = other === -1 ? this.right.read(location) : (other as TermId);
    this.result.put(location, this.joinValues(location, left, right, position));
  }

  private joinValues(location: LocationId, left: TermId, right: TermId, position: number): TermId {
    if (left === right) return left;
    const { terms, symbols } = this.tables;
    const own = symbols.make(position, PURPOSE.join, location, 0, terms.width(left) as Width);
    if (left !== own && right !== own) {
      const gated = this.gated(left, right);
      if (gated !== null) return gated;
    }
    this.meetings.push({ symbol: own, left, right });
    return own;
  }

  private gated(left: TermId, right: TermId): TermId | null {
    const { terms } = this.tables;
    const gate = this.gate();
    if (gate === null) return null;
    if (countGates(terms, left, MAX_GATES) + countGates(terms, right, MAX_GATES) >= MAX_GATES) return null;
    return this.result.choose(gate, left, right);
  }

  /** A literal the left state implies and the right one contradicts. */
  private gate(): Literal | null {
    if (this.separator === undefined) {
      this.separator = this.tables.pcs.separator(this.left.pc, this.right.pc);
    }
    return this.separator;
  }

  private joinEpochs(left: EpochId, right: EpochId, position: number, of: number): EpochId {
    if (left === right) return left;
    const { symbols } = this.tables;
    const own = symbols.makeEpoch(position, PURPOSE.join, of);
    if (left === own || right === own) return own;
    const gate = this.gate();
    const depth = symbols.epochDepth(left, MAX_EPOCH_GATES) + symbols.epochDepth(right, MAX_EPOCH_GATES);
    return gate === null || depth >= MAX_EPOCH_GATES ? own : symbols.gateEpoch(gate, left, right);
  }

  /** First all questions to the one side, then all to the other: going from one to the other is what costs. */
  private assumeHulls(): void {
    const { meetings, tables, result } = this;
    if (meetings.length === 0) return;
    const { pcs } = tables;
    const ofLeft = meetings.map(({ left }) => pcs.unsignedRange(this.left.pc, left));
    const ofRight = meetings.map(({ right }) => pcs.unsignedRange(this.right.pc, right));
    const hulls = ofLeft.map((range, index) => hullOf(range, ofRight[index]!));
    const possible = meetings.map(({ left }, index) =>
      valuesBetween(hulls[index]!).filter((value) => this.isOther(this.left.pc, left, value)),
    );
    const excluded = meetings.map(({ right }, index) =>
      possible[index]!.filter((value) => this.isOther(this.right.pc, right, value)),
    );
    meetings.forEach(({ symbol }, index) => {
      const { low, high } = hulls[index]!;
      result.pc = assumeRange(tables, result.pc, symbol, low, high);
      for (const value of excluded[index]!) result.pc = assumeOther(tables, result.pc, symbol, value);
    });
  }

  private isOther(pc: PcId, term: TermId, value: bigint): boolean {
    const { terms, pcs, evaluator } = this.tables;
    const equal = terms.binary("eq", term, terms.constant(value, terms.width(term)));
    return pcs.refutes(pc, evaluator.literalOf(equal));
  }
}

function hullOf(a: Range, b: Range): Range {
  return { low: least(a.low, b.low), high: greatest(a.high, b.high) };
}

/** Values inside a small hull, ends left out: the states 0 and 2 of a machine do not make it 1. */
function valuesBetween({ low, high }: Range): readonly bigint[] {
  const values: bigint[] = [];
  if (high - low > MAX_HULL_GAP) return values;
  for (let value = low + 1n; value < high; value++) values.push(value);
  return values;
}

function least(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

function greatest(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

function assumeOther({ terms, pcs, evaluator }: MemoryTables, pc: PcId, symbol: TermId, value: bigint): PcId {
  const equal = terms.binary("eq", symbol, terms.constant(value, terms.width(symbol)));
  return pcs.assume(pc, evaluator.literalOf(terms.unary("not", equal)));
}

/** Adds `low <= symbol <= high`, unsigned, to a path condition. */
export function assumeRange(
  { terms, pcs, evaluator }: MemoryTables,
  pc: PcId,
  symbol: TermId,
  low: bigint,
  high: bigint,
): PcId {
  const width = terms.width(symbol);
  let result = pc;
  if (low > 0n) {
    result = pcs.assume(result, evaluator.literalOf(terms.binary("ule", terms.constant(low, width), symbol)));
  }
  if (high < (1n << BigInt(width)) - 1n) {
    result = pcs.assume(
      result,
      evaluator.literalOf(terms.binary("ule", symbol, terms.constant(high, width))),
    );
  }
  return result;
}
