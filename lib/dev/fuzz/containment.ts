/**
 * Is every concrete state of a run contained in the abstract state of its node? (Engine notes §10: the second half of
 * the oracle.) A run is observed at every point of an explored function; some node of the function there, in the same
 * state of the rule, must allow memory as it is.
 *
 *     symbols known since entry     parameters and what memory held when the function was entered: values of the run
 *     other symbols                 whatever the locations say that hold nothing else; the rest stays open
 *     condition, values, reads      must agree wherever everything they are made of has a value
 *
 * Open symbols are given the benefit of the doubt, so a state that is contained is never complained of. A run is
 * followed up to its first gap, and not at all from an entry point that no exploration starts at.
 */
import type { BaseId, Literal, SymId, TermId } from "@/lib/engine/domain";
import { type Context, ENTRY, type Fixpoint, Memory, NO_STATE, type NodeId } from "@/lib/engine/explore";
import { type AddressPlan, ENVIRONMENT_BASE, FRAME_BASE, type FuncId, planAddresses } from "@/lib/engine/ir";
import type { Environment, RunMemory, Standing } from "@/lib/engine/replay";
import type { RuleState } from "@/lib/engine/slic";

/** Times that one node is looked at in one run. */
const MOST_LOOKS = 3;

interface Activation {
  readonly fn: FuncId;
  readonly number: number;
  readonly atEntry: RunMemory;
  readonly contexts: readonly Context[];
}

export class Containment {
  /** What is not contained, each thing once. */
  readonly gaps = new Set<string>();
  private readonly plan: AddressPlan;
  private readonly memory: Memory;
  private readonly activations = new Map<number, Activation | null>();
  private readonly pointsAt = new Map<FuncId, ReadonlyMap<string, number>>();
  private readonly looks = new Map<string, number>();
  private readonly open = new Map<SymId, bigint>();
  private activation!: Activation;
  private context!: Context;
  private now!: RunMemory;
  private isFollowed = true;
  /** The activation of a function that is not explored, the first one on the stack: what it calls need not be either. */
  private unexplored = Number.POSITIVE_INFINITY;

  constructor(private readonly fixpoint: Fixpoint) {
    const { work } = fixpoint;
    this.plan = planAddresses(work.program);
    this.memory = new Memory(work);
  }

  /** For one run. What memory held all the time is told to the pictures of it that were taken earlier. */
  environment(inner: Environment): Environment {
    this.activations.clear();
    this.looks.clear();
    this.isFollowed = true;
    this.unexplored = Number.POSITIVE_INFINITY;
    const memory: Environment["memory"] = (address, size, type) => {
      const value = inner.memory(address, size, type);
      if (address < FRAME_BASE || address >= ENVIRONMENT_BASE)
        this.fillIn(Number(BigInt.asIntN(64, address)), size, value);
      return value;
    };
    return {
      initial: inner.initial,
      arbitraryGlobals: inner.arbitraryGlobals,
      parameter: (index, type) => inner.parameter(index, type),
      value: (type) => inner.value(type),
      call: (question) => inner.call(question),
      memory,
    };
  }

  observe(at: Standing): void {
    const { slice, work } = this.fixpoint;
    if (!this.isFollowed) return;
    if (!this.activations.has(at.activation)) this.activations.set(at.activation, this.entered(at));
    const activation = this.activations.get(at.activation)!;
    if (at.activation < this.unexplored) this.unexplored = Number.POSITIVE_INFINITY;
    if (!slice.isExplored(at.fn)) this.unexplored = Math.min(this.unexplored, at.activation);
    if (activation === null || at.activation >= this.unexplored) return;
    this.isFollowed = at.activation > 0 || activation.contexts.length > 0;
    if (!this.isFollowed) return;
    const point = this.pointAt(at);
    const look = `${at.activation} ${point}`;
    const looks = (this.looks.get(look) ?? 0) + 1;
    this.looks.set(look, looks);
    if (point === undefined || looks > MOST_LOOKS) return;
    this.activation = activation;
    this.now = at.memory;
    const complaints = activation.contexts.map((context) => this.complaint(context, point, at.state));
    if (complaints.includes(null)) return;
    this.isFollowed = false;
    const { name } = work.program.functions[at.fn]!;
    const place = `${name} b${at.block}.${at.stmt} ${work.input.automaton.describe(at.state)}`;
    this.gaps.add(`${place}: ${complaints[0] ?? "the function was not entered so"}`);
  }

  // Where the run stands -------------------------------------------------------------------------------

  private entered({ fn, activation, state, memory, block, stmt }: Standing): Activation | null {
    if (block !== 0 || stmt !== 0) return null;
    const { contexts } = this.fixpoint;
    const all = Array.from({ length: contexts.count }, (_, id) => contexts.get(id));
    const fitting = all.filter((context) => context.fn === fn && context.rule === state);
    return { fn, number: activation, atEntry: memory.snapshot(), contexts: fitting };
  }

  private fillIn(address: number, size: number, value: bigint): void {
    for (const activation of this.activations.values()) {
      for (let i = 0; i < size && activation; i++) {
        const isOpen = activation.atEntry.peek(address + i, shapeOf(1)) === null;
        if (isOpen) activation.atEntry.storeByte(address + i, Number((value >> BigInt(8 * i)) & 0xffn));
      }
    }
  }

  private pointAt({ fn, block, stmt }: Standing): number | undefined {
    let known = this.pointsAt.get(fn);
    if (!known) {
      const points = this.fixpoint.work.points.of(fn);
      const locals = Array.from({ length: points.count }, (_, local) => local);
      known = new Map(locals.map((local) => [`${points.block[local]} ${points.from[local]}`, local]));
      this.pointsAt.set(fn, known);
    }
    return known.get(`${block} ${stmt}`);
  }

  // One node -------------------------------------------------------------------------------------------

  /** Null when some node of the context contains the state. */
  private complaint(context: Context, point: number, rule: RuleState): string | null {
    const { graph } = this.fixpoint;
    this.context = context;
    const nodes = [0, 1].map((tokens) => graph.find(context.id, point, rule, tokens));
    const reached = nodes.filter((node) => node >= 0 && graph.state(node) !== NO_STATE);
    if (reached.length === 0) return "nothing arrives there";
    const complaints = reached.map((node) => this.complaintOf(node, context, point));
    return complaints.includes(null) ? null : complaints[0]!;
  }

  private complaintOf(node: NodeId, { points }: Context, point: number): string | null {
    const { work, graph } = this.fixpoint;
    work.states.restore(graph.state(node), this.memory);
    this.memory.position = points.base + points.position(point);
    this.open.clear();
    this.bindOpen();
    this.bindOpen();
    return this.wrongCondition() ?? this.wrongRead();
  }

  /** A location that holds a symbol and nothing else says what the symbol stands for. */
  private bindOpen(): void {
    const { work } = this.fixpoint;
    this.forEachEntry((location, value) => {
      if (work.terms.op(value) !== "sym" || this.valueOf(value) !== null) return;
      const held = this.held(location);
      if (held !== null) this.open.set(work.terms.symOf(value), held);
    });
  }

  private wrongCondition(): string | null {
    const { pcs } = this.fixpoint.work;
    const { pc } = this.memory;
    const literal = pcs.literals(pc).find((one) => this.truth(one) === false);
    if (literal !== undefined) return `${this.print(literal)} does not hold`;
    const clause = pcs.clauses(pc).find((parts) => parts.every((one) => this.truth(one) === false));
    return clause ? `${clause.map((one) => this.print(one)).join(" or ")} does not hold` : null;
  }

  /** Every location that anybody spoke of reads as memory is. */
  private wrongRead(): string | null {
    const { regions, terms } = this.fixpoint.work;
    const count = regions.locationCount;
    for (let location = 0; location < count; location++) {
      if (regions.isEpoch(location) || regions.isPseudo(location)) continue;
      const held = this.held(location);
      if (held === null) continue;
      const read = this.memory.read(location);
      const value = this.valueOf(read);
      if (value === null || value === held) continue;
      const name = `${terms.print(regions.root(location))}[${regions.offset(location)}:${regions.size(location)}]`;
      return `${name} = ${terms.print(read)} is ${value}, and the run has ${held}`;
    }
    return null;
  }

  private forEachEntry(visit: (location: number, value: TermId) => void): void {
    const { maps, regions } = this.fixpoint.work;
    for (const map of [this.memory.kept, this.memory.shared]) {
      maps.forEach(map, (location, value) => {
        if (!regions.isEpoch(location) && !regions.isPseudo(location)) visit(location, value as TermId);
      });
    }
  }

  private print(literal: Literal): string {
    const text = this.fixpoint.work.terms.print((literal >> 1) as TermId);
    return literal & 1 ? `not ${text}` : text;
  }

  // Values of the run ----------------------------------------------------------------------------------

  private truth(literal: Literal): boolean | null {
    const value = this.valueOf((literal >> 1) as TermId);
    return value === null ? null : (value === 1n) !== ((literal & 1) === 1);
  }

  /** What memory holds at a location now; null when the run does not know, or the root has no value. */
  private held(location: number): bigint | null {
    const { regions } = this.fixpoint.work;
    return this.peek(this.now, regions.root(location), regions.offset(location), regions.size(location));
  }

  private peek(memory: RunMemory, root: TermId, offset: number, size: number): bigint | null {
    const start = this.valueOf(root);
    if (start === null) return null;
    const address = Number(BigInt.asIntN(64, start)) + offset;
    if (!Number.isSafeInteger(address) || (address >= 0 && address < 0x1_0000)) return null;
    const value = memory.peek(address, shapeOf(size));
    return value === null ? null : BigInt.asUintN(size * 8, BigInt(value));
  }

  /** Null when some symbol or variable in it has no value. */
  private valueOf(term: TermId): bigint | null {
    const { terms } = this.fixpoint.work;
    const values = new Map<SymId, bigint>();
    for (const sym of terms.symsOf(term)) {
      const value = this.symbol(sym);
      if (value === null) return null;
      values.set(sym, value);
    }
    try {
      return terms.evaluate(term, { sym: (sym) => values.get(sym)!, base: (base) => this.base(base) });
    } catch (error) {
      if (error instanceof NotOfThisFunction) return null;
      throw error;
    }
  }

  private symbol(sym: SymId): bigint | null {
    const { symbols, regions } = this.fixpoint.work;
    const { fn, number, atEntry } = this.activation;
    const index = symbols.parameterIndex(sym);
    if (index >= 0) {
      const isPrivate = this.context.facts[index]?.kind === "private-object";
      if (symbols.owner(sym) !== fn || isPrivate !== symbols.isDistinct(sym)) return null;
      const { program, types } = this.fixpoint.work;
      const local = program.functions[fn]!;
      const address = Number(this.plan.local(local, number, index as never));
      const value = atEntry.peek(address, shapeOf(types.width(local.locals[index]!.type) / 8));
      return value === null ? null : BigInt.asUintN(64, BigInt(value));
    }
    const initial = symbols.initialOf(sym);
    if (initial === null || initial.epoch !== ENTRY) return this.open.get(sym) ?? null;
    if (regions.isLocal(initial.root)) return null;
    return this.peek(atEntry, initial.root, initial.offset, initial.size);
  }

  private base(base: BaseId): bigint {
    const info = this.fixpoint.work.regions.baseInfo(base);
    const { fn, number } = this.activation;
    if (info.kind === "string") return this.plan.string(info.string);
    if (info.kind !== "local") return this.plan.symbol(info.symbol);
    if (info.fn !== fn) throw new NotOfThisFunction();
    return this.plan.local(this.fixpoint.work.program.functions[fn]!, number, info.local);
  }
}

class NotOfThisFunction extends Error {}

function shapeOf(bytes: number) {
  const isWide = bytes === 8;
  return { bytes: bytes as 1 | 2 | 4 | 8, isSigned: false, isWide, isBool: false, isFloat: false };
}
