/**
 * What a function, with everything it calls, may change: the effect of a call whose body is not explored.
 *
 *     ext->Count = 1;  Total = 2;            the member (EXT, Count), the global Total
 *     *ext = *other;                         every member of EXT
 *     ext->Buffer[i] = 7;                    *plain*: what plain pointers can lead to (`plain-pointers.ts`)
 *     StorPortNotification(...)              *re-enters*: what a callback of this driver may write, once initialised
 *     Unknown(ext)                           *unknown*: anything
 */
import { assertNever } from "../base";
import type { Expr, FuncId, FunctionIr, Place, Program, Stmt, SymbolId } from "../ir";
import type { CallEffect, EntryPoint } from "../model";
import type { CallStructure } from "./call-structure";
import { forEachExpr, forEachStmt } from "./ir-walk";
import { NamedMemory, type PlainPointers } from "./plain-pointers";
import type { TypeFacts } from "./type-facts";

/** Callbacks of these roles have returned before any routine could run the driver's callbacks again. */
const INITIALISING: ReadonlySet<string> = new Set([
  "DRIVER_INITIALIZE",
  "sp_DRIVER_INITIALIZE",
  "HW_FIND_ADAPTER",
  "VIRTUAL_HW_FIND_ADAPTER",
  "HW_INITIALIZE",
  "HW_PASSIVE_INITIALIZE_ROUTINE",
  "DRIVER_ADD_DEVICE",
]);

export class WriteSet {
  /** Memory nobody can name. Everything shared may have changed. */
  anything = false;
  /** Memory behind plain pointers. */
  plain = false;
  /** Called routines of which nobody states what they write; null: a function that is not known. */
  readonly unknown = new Set<SymbolId | null>();
  /** Called routines that may run the driver's callbacks. */
  readonly reentering = new Set<SymbolId>();
  readonly globals = new Set<SymbolId>();
  readonly named = new NamedMemory();

  /** Equal for equal sets; not before the set is whole. */
  get key(): string {
    const lists = [this.unknown, this.reentering, this.globals].map((symbols) =>
      [...symbols]
        .map((symbol) => symbol ?? -1)
        .sort((a, b) => a - b)
        .join(" "),
    );
    return [this.anything, this.plain, ...lists, this.named.key].join(";");
  }

  include(other: WriteSet): void {
    if (other.anything) this.anything = true;
    if (other.plain) this.plain = true;
    for (const symbol of other.unknown) this.unknown.add(symbol);
    for (const symbol of other.reentering) this.reentering.add(symbol);
    for (const symbol of other.globals) this.globals.add(symbol);
    this.named.include(other.named);
  }
}

export class WriteSets {
  private readonly own: (WriteSet | undefined)[] = [];
  private readonly closed = new Map<FuncId, WriteSet>();
  private callbacks: WriteSet | null = null;
  private callbackFunctions: ReadonlySet<FuncId> | null = null;

  constructor(
    private readonly program: Program,
    private readonly types: TypeFacts,
    private readonly calls: CallStructure,
    private readonly effectOf: (symbol: SymbolId) => CallEffect,
    private readonly plainPointers: PlainPointers,
    private readonly entryPoints: readonly EntryPoint[],
  ) {}

  /** Without what unknown and re-entering routines change: that is for the caller to add. */
  of(fn: FuncId): WriteSet {
    const known = this.closed.get(fn);
    if (known) return known;
    const all = this.union(this.calls.reachableFrom(fn));
    this.closed.set(fn, all);
    return all;
  }

  /** What a routine that runs the driver's callbacks may change (design §3). */
  ofCallbacks(): WriteSet {
    this.callbacks ??= this.union(this.runByCallbacks());
    return this.callbacks;
  }

  /** What callbacks may change is the same, as far as it was asked. */
  isSame(before: WriteSets): boolean {
    if (before.callbacks === null) return true;
    if (this.isSamePartByPart(before)) {
      this.callbacks = before.callbacks;
      return true;
    }
    return before.callbacks.key === this.ofCallbacks().key;
  }

  /** Callbacks run the same functions, and each of them writes what it wrote. */
  private isSamePartByPart(before: WriteSets): boolean {
    const now = this.runByCallbacks();
    const then = before.runByCallbacks();
    if (now.size !== then.size) return false;
    for (const fn of now) {
      if (!then.has(fn)) return false;
      const own = this.ownOf(fn);
      const old = before.ownOf(fn);
      if (own !== old && own.key !== old.key) return false;
    }
    return true;
  }

  private runByCallbacks(): ReadonlySet<FuncId> {
    if (this.callbackFunctions) return this.callbackFunctions;
    const reached = new Set<FuncId>();
    for (const { fn, role } of this.entryPoints) {
      if (INITIALISING.has(role)) continue;
      for (const callee of this.calls.reachableFrom(fn)) reached.add(callee);
    }
    this.callbackFunctions = reached;
    return reached;
  }

  /** Takes over what is known of functions that, with all that is said of them, are the same. */
  adopt(before: WriteSets, isSame: (fn: FuncId) => boolean): void {
    before.own.forEach((own, fn) => {
      if (isSame(fn as FuncId)) this.own[fn] = own;
    });
  }

  private union(functions: Iterable<FuncId>): WriteSet {
    const all = new WriteSet();
    for (const fn of functions) all.include(this.ownOf(fn));
    return all;
  }

  private ownOf(fn: FuncId): WriteSet {
    let own = this.own[fn];
    if (!own) {
      own = this.ownWrites(this.program.functions[fn]!);
      this.own[fn] = own;
    }
    return own;
  }

  private ownWrites(fn: FunctionIr): WriteSet {
    const set = new WriteSet();
    forEachStmt(fn, (stmt) => this.addStmt(fn, stmt, set));
    return set;
  }

  private addStmt(fn: FunctionIr, stmt: Stmt, set: WriteSet): void {
    switch (stmt.kind) {
      case "assign":
        this.addPlace(fn, stmt.place, set);
        return;
      case "call":
        if (stmt.result) this.addPlace(fn, stmt.result, set);
        this.addCall(fn, stmt, set);
        return;
      case "fill":
        this.addPointee(fn, stmt.address, lengthOf(stmt.length), set);
        return;
      case "copy":
        this.addPointee(fn, stmt.to, lengthOf(stmt.length), set);
        return;
      case "asm":
      case "unsupported":
        set.anything = true;
        return;
      case "declare":
      case "assume":
        return;
      default:
        assertNever(stmt);
    }
  }

  private addPlace(fn: FunctionIr, place: Place, set: WriteSet): void {
    const records = this.types.recordsIn(place.type);
    for (const record of records) set.named.records.add(record);
    if (place.member) set.named.addMember(place.member);
    if (place.kind === "variable") {
      if (place.variable.kind === "global") set.globals.add(place.variable.symbol);
    } else if (!place.member && records.size === 0) {
      this.addPointee(fn, place.address, this.types.size(place.type), set);
    }
  }

  private addCall(fn: FunctionIr, call: Extract<Stmt, { kind: "call" }>, set: WriteSet): void {
    const targets = this.calls.targets(fn.id, call);
    if (targets.length === 0) set.unknown.add(null);
    for (const symbol of targets) {
      if (this.program.symbols[symbol]!.definition !== null) continue;
      const effect = this.effectOf(symbol);
      if (effect.writesEscaped) {
        set.unknown.add(symbol);
        continue;
      }
      if (effect.reenters) set.reentering.add(symbol);
      for (const index of effect.writes) {
        const written = index >= 0 ? call.args.slice(index, index + 1) : call.args;
        for (const arg of written) this.addPointee(fn, arg, null, set);
      }
    }
  }

  /** @param length bytes; null: as much as there is */
  private addPointee(fn: FunctionIr, address: Expr, length: number | null, set: WriteSet): void {
    if (this.types.width(address.type) !== 64) return;
    forEachExpr(address, (node) => {
      if (node.kind === "address" && node.place.kind === "variable") this.addPlace(fn, node.place, set);
    });
    const { named, isPlain } = this.plainPointers.reach(fn.id, address, length);
    set.named.include(named);
    if (isPlain) set.plain = true;
  }
}

function lengthOf(expr: Expr): number | null {
  return expr.kind === "constant" ? Number(expr.value) : null;
}
