/**
 * What a back edge does to a state, and how a loop head takes it in (engine notes §4.4).
 *
 * Symbols made inside a component of the weak topological order stand for another value in each iteration. So on a
 * back edge (1) a location whose value mentions such a symbol takes the head's own symbol for it, with the range that
 * is known of the value; (2) what the path condition says about such symbols is dropped; (3) locations at roots that
 * mention them are dropped, and with them the right to read their members as unchanged. Forgetting (2) or (3) proves
 * false things.
 */
import { type SymId, type TermId, TRUE_PC, type Width } from "../domain";
import { assumeRange } from "./join";
import { Memory, type MemoryTables } from "./memory";
import { type LocationId, RAW } from "./regions";
import type { StateId, States } from "./state";
import { type EpochId, PURPOSE } from "./symbols";

/** Rounds in which a head's facts may still change; after them it only loses literals, so it settles. */
const EXACT_ROUNDS = 2;

/** The points whose symbols go stale, and the point that takes them in: a loop and its head. Global positions. */
export interface StaleScope {
  readonly head: number;
  contains(position: number): boolean;
  /** Symbols named through more pointers are given up as well, so that a recursion along a list settles. */
  readonly maxDepth: number;
}

export class Loops {
  private readonly memory: Memory;
  private readonly before: Memory;

  constructor(
    private readonly tables: MemoryTables,
    private readonly states: States,
  ) {
    this.memory = new Memory(tables);
    this.before = new Memory(tables);
  }

  /** The state as the next iteration sees it. */
  canonical(state: StateId, scope: StaleScope): StateId {
    const { memory, before, tables } = this;
    this.states.restore(state, memory);
    this.states.restore(state, before);
    memory.position = scope.head;
    before.position = scope.head;
    const ranges: { symbol: TermId; low: bigint; high: bigint }[] = [];
    for (const map of [before.kept, before.shared]) {
      tables.maps.forEach(map, (location, value) => this.canonicalEntry(location, value, scope, ranges));
    }
    if (this.isEpochInside(memory.epoch, scope)) {
      memory.epoch = tables.symbols.makeEpoch(scope.head, PURPOSE.join, -1);
    }
    memory.pc = tables.pcs.forget(memory.pc, (sym) => this.isInside(sym, scope));
    for (const { symbol, low, high } of ranges) memory.pc = assumeRange(tables, memory.pc, symbol, low, high);
    return this.states.save(memory);
  }

  /**
   * Makes sure that a head's state stops growing.
   * @param joined the head's old state joined with what arrived
   * @param round how often the head has changed
   */
  widen(old: StateId, joined: StateId, round: number): StateId {
    if (round < EXACT_ROUNDS || old === joined) return joined;
    const { tables, states, memory } = this;
    states.restore(joined, memory);
    let settled = TRUE_PC;
    for (const literal of tables.pcs.literals(states.pc(old))) {
      if (tables.pcs.implies(memory.pc, literal) === "true") settled = tables.pcs.assume(settled, literal);
    }
    memory.pc = settled;
    return states.save(memory);
  }

  private canonicalEntry(
    location: LocationId,
    value: number,
    scope: StaleScope,
    ranges: { symbol: TermId; low: bigint; high: bigint }[],
  ): void {
    const { regions, symbols, terms, pcs } = this.tables;
    const { memory } = this;
    if (regions.isEpoch(location)) {
      if (this.mentions(regions.root(location), scope)) this.remove(location);
      else if (this.isEpochInside(value, scope)) {
        memory.put(location, symbols.makeEpoch(scope.head, PURPOSE.join, location));
      }
      return;
    }
    if (!regions.isPseudo(location) && this.mentions(regions.root(location), scope)) {
      this.remove(location);
      this.forgetMember(location);
      return;
    }
    if (!this.mentions(value as TermId, scope)) return;
    const width = terms.width(value as TermId) as Width;
    const symbol = symbols.make(scope.head, PURPOSE.join, location, 0, width);
    memory.put(location, symbol);
    const { low, high } = pcs.unsignedRange(this.before.pc, value as TermId);
    ranges.push({ symbol, low, high });
  }

  /** Locations that may be the dropped one can no longer read as unwritten. */
  private forgetMember(location: LocationId): void {
    const { regions, symbols } = this.tables;
    const { memory } = this;
    const root = regions.root(location);
    const start = regions.startOf(root);
    if (regions.objectAt(start) !== null || start !== root || regions.isPrivate(location))
      this.forgetObject(start, location);
    if (regions.isKept(location)) return;
    if (regions.isWild(root))
      for (const hidden of regions.hiddenAt(memory.position)) this.forgetObject(hidden, location);
    const group = regions.group(location);
    const epoch = symbols.makeEpoch(memory.position, PURPOSE.drop, group);
    if (group !== RAW) {
      memory.put(regions.groupEpoch(group), epoch);
      return;
    }
    memory.put(regions.plainEpoch(), epoch);
    for (const sym of this.tables.terms.symsOf(root)) memory.put(regions.symbolEpoch(sym), epoch);
  }

  /** `a[i] = 1` in an array that has a name: any element may have changed. */
  private forgetObject(start: TermId, location: LocationId): void {
    const { regions, symbols } = this.tables;
    const { offset, size } = regions.extentOf(start);
    const epoch = symbols.makeEpoch(this.memory.position, PURPOSE.drop, location);
    this.memory.put(regions.rangeEpoch(start, offset, size), epoch);
  }

  private remove(location: LocationId): void {
    const { maps, regions } = this.tables;
    const { memory } = this;
    if (regions.isKept(location)) memory.kept = maps.remove(memory.kept, location);
    else memory.shared = maps.remove(memory.shared, location);
  }

  private mentions(term: TermId, scope: StaleScope): boolean {
    if (term < 0) return false;
    for (const sym of this.tables.terms.symsOf(term)) if (this.isInside(sym, scope)) return true;
    return false;
  }

  private isInside(sym: SymId, scope: StaleScope): boolean {
    const { symbols } = this.tables;
    return symbols.depth(sym) > scope.maxDepth || meets(symbols.origins(sym), scope);
  }

  private isEpochInside(epoch: EpochId, scope: StaleScope): boolean {
    return meets(this.tables.symbols.originsOfEpoch(epoch), scope);
  }
}

function meets(origins: readonly number[], scope: StaleScope): boolean {
  for (const origin of origins) if (scope.contains(origin)) return true;
  return false;
}
