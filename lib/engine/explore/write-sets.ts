/**
 * What a function, with everything it calls, may change: the effect of a call whose body is not explored. Members and
 * globals by name where writes say so; a write through a plain pointer counts as anything.
 */
import { assertNever } from "../base";
import type { Expr, FuncId, FunctionIr, Member, Place, Program, Stmt, SymbolId } from "../ir";
import type { CallEffect } from "../model";
import type { TypeId } from "../types";
import type { CallStructure } from "./call-structure";
import { forEachStmt } from "./ir-walk";
import type { TypeFacts } from "./type-facts";

export class WriteSet {
  /** Memory nobody can name. Everything shared may have changed. */
  anything = false;
  readonly globals = new Set<SymbolId>();
  readonly members = new Map<string, Member>();
  /** Every member of these. */
  readonly records = new Set<TypeId>();

  include(other: WriteSet): void {
    if (other.anything) this.anything = true;
    for (const symbol of other.globals) this.globals.add(symbol);
    for (const [key, member] of other.members) this.members.set(key, member);
    for (const record of other.records) this.records.add(record);
  }
}

export class WriteSets {
  private readonly own: WriteSet[];
  private readonly closed = new Map<FuncId, WriteSet>();

  constructor(
    private readonly program: Program,
    private readonly types: TypeFacts,
    private readonly calls: CallStructure,
    private readonly effectOf: (symbol: SymbolId) => CallEffect,
  ) {
    this.own = program.functions.map((fn) => this.ownWrites(fn));
  }

  of(fn: FuncId): WriteSet {
    const known = this.closed.get(fn);
    if (known) return known;
    const all = new WriteSet();
    for (const callee of this.calls.reachableFrom(fn)) all.include(this.own[callee]!);
    this.closed.set(fn, all);
    return all;
  }

  private ownWrites(fn: FunctionIr): WriteSet {
    const set = new WriteSet();
    forEachStmt(fn, (stmt) => this.addStmt(fn, stmt, set));
    return set;
  }

  private addStmt(fn: FunctionIr, stmt: Stmt, set: WriteSet): void {
    switch (stmt.kind) {
      case "assign":
        this.addPlace(stmt.place, set);
        return;
      case "call":
        if (stmt.result) this.addPlace(stmt.result, set);
        this.addCall(fn, stmt, set);
        return;
      case "fill":
        this.addPointee(stmt.address, set);
        return;
      case "copy":
        this.addPointee(stmt.to, set);
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

  private addPlace(place: Place, set: WriteSet): void {
    for (const record of this.types.recordsIn(place.type)) set.records.add(record);
    if (place.member) set.members.set(`${place.member.record} ${place.member.name}`, place.member);
    if (place.kind === "variable") {
      if (place.variable.kind === "global") set.globals.add(place.variable.symbol);
    } else if (!place.member) set.anything = true;
  }

  private addCall(fn: FunctionIr, call: Extract<Stmt, { kind: "call" }>, set: WriteSet): void {
    const targets = this.calls.targets(fn.id, call);
    if (targets.length === 0) set.anything = true;
    for (const symbol of targets) {
      if (this.program.symbols[symbol]!.definition !== null) continue;
      const effect = this.effectOf(symbol);
      if (effect.writesEscaped || effect.reenters) set.anything = true;
      for (const index of effect.writes) {
        const arg = call.args[index];
        if (arg) this.addPointee(arg, set);
        else set.anything = true;
      }
    }
  }

  /** Bytes at an address of which only the type is known. */
  private addPointee(address: Expr, set: WriteSet): void {
    if (address.kind === "address" && address.place.kind === "variable") {
      this.addPlace({ ...address.place, type: this.pointee(address) ?? address.place.type }, set);
      return;
    }
    const type = this.pointee(address);
    const records = type === null ? null : this.types.recordsIn(type);
    if (records === null || records.size === 0) set.anything = true;
    else for (const record of records) set.records.add(record);
  }

  private pointee(expr: Expr): TypeId | null {
    const source = expr.kind === "convert" && this.types.isPointer(expr.operand.type) ? expr.operand : expr;
    const type = this.types.typeOf(source.type);
    return type.kind === "pointer" ? type.to : null;
  }
}
