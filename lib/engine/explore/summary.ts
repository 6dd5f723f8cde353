/**
 * Using a summary at a call: one exit state of the callee, spoken in the callee's entry symbols, becomes a change of
 * the caller's state (engine notes §6).
 *
 * - a parameter is the argument; initial content of memory is what the caller's memory holds there before the call;
 * - any other symbol of the callee becomes one that is named by (call site, symbol), so two calls of one unknown never
 *   share a result, and in a loop it is stale like every symbol of the site;
 * - the exit's path condition is conjoined: an exit that cannot happen here is dropped;
 * - epochs the callee began are renamed likewise, then its writes are applied.
 */
import { INFEASIBLE, type Literal, literal, type SymId, type TermId, type Width } from "../domain";
import type { FuncId } from "../ir";
import { Memory, type MemoryTables } from "./memory";
import type { LocationId } from "./regions";
import type { StateId, States } from "./state";
import { ENTRY, type EpochId, PURPOSE } from "./symbols";

/** Pseudo locations. */
export const RETURN_VALUE = 0;
export const WATCHED = 1;

export interface CallSite {
  readonly callee: FuncId;
  readonly args: readonly TermId[];
  /** Of each argument: the callee relied on nothing else leading to the object. */
  readonly isPrivate: readonly boolean[];
  /** The caller before the call; positioned at the call. */
  readonly caller: Memory;
}

/** The caller's state after the callee left by this exit, in `memory`; the value returned, or null. */
export function applySummary(
  tables: MemoryTables,
  states: States,
  exit: StateId,
  site: CallSite,
  memory: Memory,
): { readonly isFeasible: boolean; readonly result: TermId | null } {
  return new Instance(tables, states, exit, site, memory).apply();
}

class Instance {
  private readonly exit: Memory;
  private readonly values = new Map<SymId, TermId>();

  constructor(
    private readonly tables: MemoryTables,
    states: States,
    exit: StateId,
    private readonly site: CallSite,
    private readonly memory: Memory,
  ) {
    this.exit = new Memory(tables);
    states.restore(exit, this.exit);
  }

  apply(): { readonly isFeasible: boolean; readonly result: TermId | null } {
    const { memory, exit, tables } = this;
    this.prepare(this.symbolsOfPc());
    const condition = tables.pcs.substitute(
      exit.pc,
      (sym) => this.values.get(sym) ?? null,
      (base) => this.rebase(base),
    );
    memory.pc = condition === INFEASIBLE ? INFEASIBLE : tables.pcs.and(memory.pc, condition);
    if (memory.pc === INFEASIBLE) return { isFeasible: false, result: null };
    const writes = this.writtenValues();
    const result = this.exit.entry(tables.regions.pseudo(RETURN_VALUE));
    const value = result === -1 ? null : this.translate(result as TermId);
    const watched = this.exit.entry(tables.regions.pseudo(WATCHED));
    const watch = watched === -1 ? null : this.translate(watched as TermId);
    this.forgetNamed();
    this.applyEpochs();
    for (const { address, group, value: written } of writes) memory.store(address, written, group);
    if (watch !== null) memory.put(tables.regions.pseudo(WATCHED), watch);
    return { isFeasible: memory.pc !== INFEASIBLE, result: value };
  }

  // Symbols --------------------------------------------------------------------------------------------

  private symbolsOfPc(): readonly SymId[] {
    const { pcs, terms } = this.tables;
    const found: SymId[] = [];
    for (const lit of pcs.literals(this.exit.pc)) found.push(...terms.symsOf((lit >> 1) as TermId));
    for (const clause of pcs.clauses(this.exit.pc)) {
      for (const lit of clause) found.push(...terms.symsOf((lit >> 1) as TermId));
    }
    return found;
  }

  /** Gives values to symbols and to those inside their names, older ones first. */
  private prepare(wanted: readonly SymId[]): void {
    const needed = new Set<SymId>();
    const pending = [...wanted];
    for (let sym = pending.pop(); sym !== undefined; sym = pending.pop()) {
      if (needed.has(sym) || this.values.has(sym)) continue;
      needed.add(sym);
      const initial = this.tables.symbols.initialOf(sym);
      if (initial) pending.push(...this.tables.terms.symsOf(initial.root));
    }
    for (const sym of [...needed].sort((a, b) => a - b)) this.values.set(sym, this.valueOf(sym));
  }

  private valueOf(sym: SymId): TermId {
    const { symbols } = this.tables;
    const index = symbols.parameterIndex(sym);
    if (index >= 0) return this.argument(index, sym);
    const initial = symbols.initialOf(sym);
    return initial === null || this.isOwn(initial.root) ? this.renamed(sym) : this.content(initial);
  }

  private argument(index: number, sym: SymId): TermId {
    const { terms, evaluator } = this.tables;
    const arg = this.site.args[index];
    if (arg === undefined) return this.renamed(sym);
    return evaluator.resize(arg, terms.width(terms.sym(sym)), false);
  }

  private renamed(sym: SymId): TermId {
    const { terms, symbols } = this.tables;
    const { position, stmt } = this.memory;
    return symbols.make(position, PURPOSE.instance, stmt, sym, terms.width(terms.sym(sym)));
  }

  /** What the caller's memory holds where the callee read it. */
  private content(initial: { root: TermId; offset: number; size: number; epoch: EpochId }): TermId {
    const { regions } = this.tables;
    const own = regions.location(initial.root, initial.offset, initial.size, 0);
    const address = this.moved(this.substitute(initial.root), initial.offset);
    const group = regions.group(own);
    if (initial.epoch === ENTRY) return this.site.caller.load(address, (initial.size * 8) as Width, group);
    const location = regions.locate(address, initial.size, group);
    return this.memory.unwritten(
      location,
      this.renamedEpoch(initial.epoch, this.site.caller.epochOf(location)),
    );
  }

  private translate(term: TermId): TermId {
    this.prepare(this.tables.terms.symsOf(term));
    return this.substitute(term);
  }

  private substitute(term: TermId): TermId {
    return this.tables.terms.substitute(
      term,
      (sym) => this.values.get(sym) ?? null,
      (base) => this.rebase(base),
    );
  }

  /** The address of a local that no longer exists is some value. */
  private rebase(base: number): TermId | null {
    const info = this.tables.regions.baseInfo(base as never);
    if (info.kind !== "local" || info.fn !== this.site.callee) return null;
    const { position, stmt } = this.memory;
    return this.tables.symbols.make(position, PURPOSE.instance, stmt, -1 - base, 64, true);
  }

  private isOwn(root: TermId): boolean {
    const object = this.tables.regions.objectAt(root);
    return object?.kind === "local" && object.fn === this.site.callee;
  }

  private moved(root: TermId, offset: number): TermId {
    if (offset === 0) return root;
    const { terms } = this.tables;
    return terms.binary("add", root, terms.constant(BigInt.asUintN(64, BigInt(offset)), 64));
  }

  // Writes and epochs ----------------------------------------------------------------------------------

  private writtenValues() {
    const { regions, maps } = this.tables;
    const writes: { address: TermId; group: number; value: TermId }[] = [];
    maps.forEach(this.exit.shared, (location, value) => {
      if (regions.isEpoch(location) || regions.isPseudo(location) || this.isOwn(regions.root(location)))
        return;
      const address = this.moved(this.translate(regions.root(location)), regions.offset(location));
      writes.push({ address, group: regions.group(location), value: this.translate(value as TermId) });
    });
    return writes;
  }

  /** What the callee may have changed without our knowing reads from new epochs. */
  private applyEpochs(): void {
    const { regions, maps } = this.tables;
    if (this.exit.epoch !== ENTRY) this.applyEpoch(this.exit.epoch);
    maps.forEach(this.exit.shared, (location, value) => {
      if (regions.isEpoch(location) && !this.isOwn(regions.root(location)))
        this.applyOwnEpoch(location, value);
    });
  }

  private applyEpoch(epoch: EpochId): void {
    const { memory } = this;
    const { regions, maps } = this.tables;
    const renamed = this.renamedEpoch(epoch, memory.epoch);
    const before = memory.shared;
    memory.beginEpoch(renamed);
    if (this.tables.symbols.epochParts(epoch).kind === "made") return;
    maps.forEach(before, (location, value) => {
      if (regions.isPrivate(location)) return;
      if (regions.isEpoch(location)) memory.put(location, this.resolvedEpoch(epoch, value));
      else if (!regions.isPseudo(location))
        memory.put(location, this.resolved(epoch, location, value as TermId));
    });
  }

  /**
   * What the callee wrote through a parameter, and then forgot among what unknown code can reach, is forgotten here
   * though unknown code cannot reach it. Of private objects the callee keeps what it wrote.
   */
  private forgetNamed(): void {
    if (!this.hasEpoch()) return;
    this.site.args.forEach((arg, index) => {
      if (!this.site.isPrivate[index]) this.memory.overwriteNamed(arg);
    });
  }

  private hasEpoch(): boolean {
    const { regions, maps } = this.tables;
    if (this.exit.epoch !== ENTRY) return true;
    let isFound = false;
    maps.forEach(this.exit.shared, (location) => {
      isFound ||= regions.isEpoch(location) && regions.root(location) < 0;
    });
    return isFound;
  }

  /** A range or a class of members with an epoch of its own. */
  private applyOwnEpoch(location: LocationId, epoch: EpochId): void {
    const { regions } = this.tables;
    const root = regions.root(location);
    if (root >= 0) {
      const start = this.translate(root);
      if (regions.isWhole(location)) this.memory.overwriteNamed(start);
      else this.applyRange(this.moved(start, regions.offset(location)), regions.size(location), epoch);
      return;
    }
    const sym = regions.symbolOfEpoch(location);
    if (sym === null) this.applyClassEpoch(location, epoch);
    else this.applySymbolEpoch(sym, epoch);
  }

  /** Memory at addresses made with a symbol of the callee: what the symbol stands for here is made of others. */
  private applySymbolEpoch(sym: SymId, epoch: EpochId): void {
    const { regions, terms } = this.tables;
    const value = this.translate(terms.sym(sym));
    for (const own of terms.symsOf(value)) this.applyClassEpoch(regions.symbolEpoch(own), epoch);
    const root = regions.rootOf(value);
    const size = regions.objectSize(root);
    if (size > 0) this.applyRange(regions.objectAddress(root), size, epoch);
  }

  private applyClassEpoch(location: LocationId, epoch: EpochId): void {
    const { memory } = this;
    const { regions, maps } = this.tables;
    maps.forEach(memory.shared, (other, value) => {
      if (regions.isEpoch(other) || regions.isPseudo(other) || !regions.speaksOf(location, other)) return;
      memory.put(other, this.resolved(epoch, other, value as TermId));
    });
    const before = memory.entry(location);
    memory.put(location, this.renamedEpoch(epoch, before === -1 ? this.site.caller.epoch : before));
  }

  private applyRange(address: TermId, size: number, epoch: EpochId): void {
    const { memory } = this;
    const parts = this.tables.symbols.epochParts(epoch);
    memory.overwriteRange(address, size, parts.kind === "fill" ? parts.byte : null);
  }

  /** A caller's entry after an epoch of the callee passed over it. */
  private resolved(epoch: EpochId, location: LocationId, value: TermId): TermId {
    const { symbols } = this.tables;
    const parts = symbols.epochParts(epoch);
    switch (parts.kind) {
      case "entry":
        return value;
      case "gate": {
        const whenTrue = this.resolved(parts.whenTrue, location, value);
        return this.gated(parts.gate, whenTrue, this.resolved(parts.whenFalse, location, value));
      }
      default:
        return this.memory.unwritten(location, this.renamedEpoch(epoch, this.memory.epoch));
    }
  }

  private resolvedEpoch(epoch: EpochId, value: EpochId): EpochId {
    const parts = this.tables.symbols.epochParts(epoch);
    return parts.kind === "entry" ? value : this.renamedEpoch(epoch, value);
  }

  private renamedEpoch(epoch: EpochId, entry: EpochId): EpochId {
    const { symbols } = this.tables;
    const { position, stmt } = this.memory;
    const parts = symbols.epochParts(epoch);
    switch (parts.kind) {
      case "entry":
        return entry;
      case "fill":
        return epoch;
      case "made":
        return symbols.makeEpoch(position, PURPOSE.instance, stmt, epoch);
      case "both":
        return symbols.bothEpochs(this.renamedEpoch(parts.one, entry), this.renamedEpoch(parts.other, entry));
      case "gate": {
        const gate = this.gateOf(parts.gate);
        const whenTrue = this.renamedEpoch(parts.whenTrue, entry);
        const whenFalse = this.renamedEpoch(parts.whenFalse, entry);
        if (gate === true || whenTrue === whenFalse) return whenTrue;
        return gate === false ? whenFalse : symbols.gateEpoch(gate, whenTrue, whenFalse);
      }
    }
  }

  private gated(gate: Literal, whenTrue: TermId, whenFalse: TermId): TermId {
    const translated = this.gateOf(gate);
    if (typeof translated === "boolean") return translated ? whenTrue : whenFalse;
    return this.memory.choose(translated, whenTrue, whenFalse);
  }

  /** A literal of the callee in the caller's terms. */
  private gateOf(gate: Literal): Literal | boolean {
    const { terms, evaluator } = this.tables;
    const term = this.translate((gate >> 1) as TermId);
    const isNegated = (gate & 1) === 1;
    if (terms.isConstant(term)) return (terms.constantValue(term) === 1n) !== isNegated;
    const found = evaluator.literalOf(term);
    return isNegated ? literal((found >> 1) as TermId, (found & 1) === 0) : found;
  }
}
