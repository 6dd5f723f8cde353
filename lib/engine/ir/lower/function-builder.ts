/**
 * The function under construction: blocks, locals, flaws, and the values that wait on the expression stack.
 *
 * Values are pure trees over memory *as it is when they are read*. A value that waits while something is emitted that
 * may change what it reads is saved into a temporary at the point where it was made (`settle`), so evaluation is left
 * to right although trees are built late:
 *
 *     a + f()        t0 = a; t1 = call f(); ... t0 + t1
 *
 * Trees never get deeper than `MAX_DEPTH`; deeper ones are cut by temporaries, so later rooms may recurse over them.
 */

import type { TypeId, TypeTable } from "../../types";
import type { BlockId, Expr, Flaw, LocalId, Place, Positioned, Stmt, Terminator } from "../ir";
import { load } from "./make-expr";
import type { Qualified } from "./qualified";

/** Deepest expression tree, counted in nodes from the root. */
const MAX_DEPTH = 100;

export interface Value {
  readonly expr: Expr;
  /** Upper bound of the tree's height. */
  readonly depth: number;
  readonly at: Mark;
}

export interface PlaceValue {
  readonly place: Place;
  readonly depth: number;
  readonly isVolatile: boolean;
}

/** A point of the emitted code. */
interface Mark {
  readonly block: BlockId;
  readonly length: number;
  readonly clock: number;
}

export interface DraftBlock {
  readonly stmts: Stmt[];
  terminator: Terminator | null;
}

export interface DraftLocal {
  readonly name: string;
  readonly type: TypeId;
  readonly isParameter: boolean;
  readonly isTemporary: boolean;
  readonly isVolatile: boolean;
  /** Clock of the last direct assignment. */
  assignedAt: number;
  /** An address was made so far, so a call may change it. */
  isExposed: boolean;
  /** Bytes it needs beyond its type's own, 0 for none. */
  room: number;
}

export class FunctionBuilder {
  readonly blocks: DraftBlock[] = [];
  readonly locals: DraftLocal[] = [];
  readonly flaws: Flaw[] = [];
  current: BlockId;
  /** Innermost place where an exception continues. Made on first use, because most regions raise nothing. */
  unwind: () => BlockId | null = () => null;
  private readonly reached = new Set<BlockId>();
  private clock = 0;
  private memoryChangedAt = 0;
  private readonly values: Value[] = [];
  private readonly places: PlaceValue[] = [];

  constructor(readonly types: TypeTable) {
    this.current = this.newBlock();
  }

  // Blocks ---------------------------------------------------------------------------------------------

  newBlock(): BlockId {
    this.blocks.push({ stmts: [], terminator: null });
    return (this.blocks.length - 1) as BlockId;
  }

  /** Ends the current block; what follows is unreachable until `startAt`. */
  end(terminator: Terminator): void {
    const block = this.blocks[this.current]!;
    block.terminator = terminator;
    for (const target of targetsOf(terminator)) this.reached.add(target);
    this.current = this.newBlock();
  }

  /** True when something jumps to `block`. */
  isReached(block: BlockId): boolean {
    return this.reached.has(block);
  }

  /** Continues in `block`; control falls through from the current one. */
  fallInto(block: BlockId): void {
    this.goto(block);
    this.startAt(block);
  }

  startAt(block: BlockId): void {
    this.current = block;
  }

  goto(target: BlockId, at: Positioned = MADE): void {
    this.end({ kind: "goto", target, first: at.first, last: at.last });
  }

  emit(stmt: Stmt): void {
    this.blocks[this.current]!.stmts.push(stmt);
    this.clock++;
    if (stmt.kind === "assign") this.noteWrite(stmt.place);
    else if (stmt.kind === "call") {
      this.memoryChangedAt = this.clock;
      if (stmt.result) this.noteWrite(stmt.result);
    } else if (stmt.kind !== "assume") this.memoryChangedAt = this.clock;
  }

  assign(place: Place, value: Expr, at: Positioned, isVolatile = false): void {
    this.emit({ kind: "assign", place, value, isVolatile, first: at.first, last: at.last });
  }

  flaw(code: Flaw["code"], detail: string, at: Positioned): void {
    this.flaws.push({ code, detail, first: at.first, last: at.last });
  }

  /**
   * When the statement before is a call that left `value` in a fresh temporary, lets it fill `place` instead: a local
   * of the result's type. False when that does not apply.
   */
  redirectResult(place: Place, value: Expr): boolean {
    const { stmts } = this.blocks[this.current]!;
    const call = stmts[stmts.length - 1];
    if (call?.kind !== "call" || call.result === null || value.kind !== "load") return false;
    const isLocal = place.kind === "variable" && place.variable.kind === "local" && place.offset === 0;
    if (!isLocal || place.bits !== null || place.type !== value.type || value.place !== call.result)
      return false;
    // In `x = y = f()` the call has filled y already, and y must keep it.
    if (!this.isTemporaryPlace(value.place)) return false;
    if (this.locals[place.variable.local]!.type !== place.type) return false;
    this.dropTemporary(value.place);
    stmts[stmts.length - 1] = { ...call, result: place };
    this.noteWrite(place);
    return true;
  }

  /** Marks text that is not understood, both where control reaches it and for the whole function. */
  unsupported(what: string, at: Positioned, code: Flaw["code"] = "unsupported"): void {
    this.emit({ kind: "unsupported", what, first: at.first, last: at.last });
    this.flaw(code, what, at);
  }

  // Locals ---------------------------------------------------------------------------------------------

  newLocal(name: string, { type, isVolatile }: Qualified, isParameter = false): LocalId {
    return this.addLocal(name, type, isParameter, false, isVolatile);
  }

  newTemporary(type: TypeId): LocalId {
    return this.addLocal(`t${this.locals.length}`, type, false, true, false);
  }

  localPlace(local: LocalId): Place {
    const { type } = this.locals[local]!;
    return {
      kind: "variable",
      variable: { kind: "local", local },
      offset: 0,
      type,
      bits: null,
      member: null,
    };
  }

  /** A fresh temporary that holds `value` from here on. */
  save(value: Expr, at: Positioned, isVolatile = false): Place {
    const place = this.localPlace(this.newTemporary(value.type));
    this.assign(place, value, at, isVolatile);
    return place;
  }

  /** Its address is used as a value. */
  expose(place: Place): void {
    if (place.kind === "variable" && place.variable.kind === "local") {
      this.locals[place.variable.local]!.isExposed = true;
    }
  }

  // Values ---------------------------------------------------------------------------------------------

  give(expr: Expr, depth: number, at: Positioned = MADE): void {
    if (depth > MAX_DEPTH) {
      this.give(load(this.save(expr, at)), 1);
      return;
    }
    const length = this.blocks[this.current]!.stmts.length;
    this.values.push({ expr, depth, at: { block: this.current, length, clock: this.clock } });
  }

  /** The latest value. Nothing was emitted since it was made. */
  take(): Value {
    return this.values.pop()!;
  }

  /** The latest `count` values in the order in which they were made, each still meaning what it meant then. */
  takeSettled(count: number): Value[] {
    const taken = this.values.splice(this.values.length - count, count);
    for (let i = count - 1; i >= 0; i--) taken[i] = this.settle(taken[i]!);
    return taken;
  }

  /** Returns a value that was taken too early, with the mark it had. */
  giveBack(value: Value): void {
    this.values.push(value);
  }

  /** The two operands of a binary operator. */
  takePair(): readonly [Value, Value] {
    const [left, right] = this.takeSettled(2);
    return [left!, right!];
  }

  givePlace(place: Place, depth: number, isVolatile: boolean): void {
    this.places.push({ place, depth, isVolatile });
  }

  takePlace(): PlaceValue {
    return this.places.pop()!;
  }

  /** Runs `work` without keeping anything it emits: for operands that C does not evaluate. */
  beginUnevaluated(): () => void {
    const { current, unwind, clock, memoryChangedAt } = this;
    const locals = this.locals.length;
    const flaws = this.flaws.length;
    const blocks = this.blocks.length;
    this.current = this.newBlock();
    return () => {
      shorten(this.blocks, blocks);
      shorten(this.locals, locals);
      shorten(this.flaws, flaws);
      this.current = current;
      this.unwind = unwind;
      this.clock = clock;
      this.memoryChangedAt = memoryChangedAt;
    };
  }

  private settle(value: Value): Value {
    const { block, length, clock } = value.at;
    if (clock === this.clock || !this.mayHaveChanged(value.expr, clock)) return value;
    const place = this.localPlace(this.newTemporary(value.expr.type));
    this.blocks[block]!.stmts.splice(length, 0, {
      kind: "assign",
      place,
      value: value.expr,
      isVolatile: false,
      ...MADE,
    });
    return { expr: load(place), depth: 1, at: value.at };
  }

  private mayHaveChanged(expr: Expr, since: number): boolean {
    switch (expr.kind) {
      case "load":
        return this.placeMayHaveChanged(expr.place, since);
      case "address":
        return expr.place.kind === "memory" && this.mayHaveChanged(expr.place.address, since);
      case "unary":
      case "convert":
        return this.mayHaveChanged(expr.operand, since);
      case "binary":
        return this.mayHaveChanged(expr.left, since) || this.mayHaveChanged(expr.right, since);
      default:
        return false;
    }
  }

  private placeMayHaveChanged(place: Place, since: number): boolean {
    if (place.kind === "memory" || place.variable.kind === "global") {
      return (
        this.memoryChangedAt > since || (place.kind === "memory" && this.mayHaveChanged(place.address, since))
      );
    }
    const local = this.locals[place.variable.local]!;
    return local.assignedAt > since || (local.isExposed && this.memoryChangedAt > since);
  }

  private isTemporaryPlace(place: Place): boolean {
    const { variable } = place.kind === "variable" ? place : { variable: null };
    return variable?.kind === "local" && this.locals[variable.local]!.isTemporary;
  }

  private dropTemporary(place: Place): void {
    const isLast =
      place.kind === "variable" &&
      place.variable.kind === "local" &&
      place.variable.local === this.locals.length - 1;
    if (isLast) this.locals.pop();
  }

  private noteWrite(place: Place): void {
    if (place.kind === "variable" && place.variable.kind === "local") {
      const local = this.locals[place.variable.local]!;
      local.assignedAt = this.clock;
      if (!local.isExposed) return;
    }
    this.memoryChangedAt = this.clock;
  }

  private addLocal(
    name: string,
    type: TypeId,
    isParameter: boolean,
    isTemporary: boolean,
    isVolatile: boolean,
  ): LocalId {
    this.locals.push({
      name,
      type,
      isParameter,
      isTemporary,
      isVolatile,
      assignedAt: 0,
      isExposed: false,
      room: 0,
    });
    return (this.locals.length - 1) as LocalId;
  }
}

/** Setting `length` gives memory back that the next push asks for again; a few pops do not. */
function shorten(list: unknown[], length: number): void {
  while (list.length > length) list.pop();
}

/** Blocks a terminator may continue at. */
export function targetsOf(terminator: Terminator): readonly BlockId[] {
  switch (terminator.kind) {
    case "goto":
      return [terminator.target];
    case "branch":
      return [terminator.whenTrue, terminator.whenFalse];
    case "switch":
      return [...terminator.cases.map((arm) => arm.target), terminator.otherwise];
    case "raise":
      return terminator.unwind === null ? [] : [terminator.unwind];
    default:
      return [];
  }
}

/** The position of what lowering makes by itself. */
export const MADE: Positioned = { first: -1, last: -1 };
