/**
 * Programs of the IR written by hand: just enough to build functions, globals and expressions in a line each.
 *
 *     const b = new ProgramBuilder();
 *     b.define("f", b.int, [["x", b.int]], ({ local }) => [[ ], ret(local("x"))]);
 */
import {
  type BasicBlock,
  type BinaryOp,
  type BitRange,
  type BlockId,
  type Expr,
  type FuncId,
  type FunctionIr,
  type Local,
  type LocalId,
  type Place,
  type Program,
  planAddresses,
  type Stmt,
  type SymbolId,
  type SymbolInfo,
  type Terminator,
} from "@/lib/engine/ir";
import type { CallEffect } from "@/lib/engine/model";
import { prepareReplay } from "@/lib/engine/replay";
import { type TypeId, TypeTable } from "@/lib/engine/types";

export const nowhere = { first: -1, last: -1 } as const;

type Body = readonly (readonly [readonly Stmt[], Terminator])[];

export class ProgramBuilder {
  readonly types = new TypeTable();
  readonly int = this.types.int;
  private readonly functions: FunctionIr[] = [];
  private readonly symbols: SymbolInfo[] = [];
  private readonly strings: string[] = [];

  pointerTo(type: TypeId): TypeId {
    return this.types.pointer(type);
  }

  /** A function without a body. `marks`: `noreturn`, `raises`, ... */
  declare(
    name: string,
    returns: TypeId,
    parameters: readonly TypeId[],
    marks: readonly string[] = [],
  ): SymbolId {
    const known = this.symbols.find((symbol) => symbol.name === name);
    if (known) return known.id;
    const specs = parameters.map((type) => ({ name: null, type, direction: "unknown" as const }));
    return this.addSymbol({
      name,
      kind: "function",
      type: this.types.function(returns, specs, false),
      marks: marks.map((kind) => ({ kind, argument: "", at: null })),
      size: 0,
    });
  }

  global(name: string, type: TypeId, initial: SymbolInfo["initial"] = []): SymbolId {
    return this.addSymbol({ name, kind: "variable", type, initial, size: this.types.sizeOf(type) });
  }

  string(text: string): Expr {
    const id = this.strings.push(text) - 1;
    return { kind: "string", string: id as never, type: this.pointerTo(this.types.char) };
  }

  define(
    name: string,
    returns: TypeId,
    parameters: readonly (readonly [string, TypeId])[],
    locals: readonly (readonly [string, TypeId])[],
    body: (names: { place: (name: string) => Place; value: (name: string) => Expr }) => Body,
  ): FuncId {
    const symbol = this.declare(
      name,
      returns,
      parameters.map(([, type]) => type),
    );
    const id = this.functions.length as FuncId;
    (this.symbols[symbol] as { definition: FuncId | null }).definition = id;
    const all = [...parameters, ...locals];
    const place = (wanted: string) =>
      this.local(
        all.findIndex(([local]) => local === wanted),
        all,
      );
    const value = (wanted: string) => load(place(wanted));
    const blocks: BasicBlock[] = body({ place, value }).map(([stmts, terminator]) => ({ stmts, terminator }));
    this.functions.push({
      id,
      symbol,
      name,
      isStatic: false,
      isModel: false,
      type: this.symbols[symbol]!.type,
      parameterCount: parameters.length,
      locals: all.map(([local, type], index) => this.describe(local, type, index < parameters.length)),
      blocks,
      places: { origins: new Int32Array(), texts: new Int32Array() },
      nameToken: -1,
      endToken: -1,
      flaws: [],
    });
    return id;
  }

  build() {
    const program: Program = {
      functions: this.functions,
      symbols: this.symbols,
      strings: this.strings,
      damaged: [],
    };
    const plan = planAddresses(program);
    return prepareReplay(
      program,
      (id) => this.types.get(id),
      plan,
      (symbol) => this.effectOf(symbol),
    );
  }

  // Expressions -------------------------------------------------------------------------------------

  num(value: bigint | number, type: TypeId = this.int): Expr {
    const bits = BigInt(this.types.sizeOf(type) * 8);
    return { kind: "constant", value: BigInt.asUintN(Number(bits), BigInt(value)), type };
  }

  op(op: BinaryOp, left: Expr, right: Expr): Expr {
    const isComparison = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
    return { kind: "binary", op, left, right, type: isComparison ? this.int : left.type };
  }

  convert(operand: Expr, type: TypeId): Expr {
    return { kind: "convert", operand, type };
  }

  globalPlace(symbol: SymbolId, offset = 0, type = this.symbols[symbol]!.type): Place {
    return { kind: "variable", variable: { kind: "global", symbol }, offset, type, bits: null, member: null };
  }

  addressOf(place: Place): Expr {
    return { kind: "address", place, type: this.pointerTo(place.type) };
  }

  function(symbol: SymbolId): Expr {
    return { kind: "function", symbol, type: this.pointerTo(this.symbols[symbol]!.type) };
  }

  call(
    symbol: SymbolId,
    args: readonly Expr[],
    result: Place | null = null,
    unwind: number | null = null,
  ): Stmt {
    return {
      ...nowhere,
      kind: "call",
      callee: { kind: "direct", symbol },
      args,
      result,
      type: this.symbols[symbol]!.type,
      unwind: unwind as BlockId | null,
    };
  }

  callThrough(target: Expr, type: TypeId, args: readonly Expr[], result: Place | null = null): Stmt {
    const callee = { kind: "indirect", target, member: null } as const;
    return { ...nowhere, kind: "call", callee, args, result, type, unwind: null };
  }

  /** Every call returns a value and writes nothing; the marks say whether it returns at all. */
  private effectOf(symbol: SymbolId): CallEffect {
    const has = (kind: string) => this.symbols[symbol]!.marks.some((mark) => mark.kind === kind);
    return {
      returns: "value",
      writes: [],
      reenters: false,
      writesEscaped: false,
      raises: has("raises") ? "maybe" : "never",
      neverReturns: has("noreturn"),
      known: "declared",
    };
  }

  private local(index: number, all: readonly (readonly [string, TypeId])[]): Place {
    const variable = { kind: "local", local: index as LocalId } as const;
    return { kind: "variable", variable, offset: 0, type: all[index]![1], bits: null, member: null };
  }

  private describe(name: string, type: TypeId, isParameter: boolean): Local {
    const size = this.types.sizeOf(type);
    const flags = { isTemporary: false, isAddressTaken: true, isVolatile: false };
    return { name, type, size, isParameter, ...flags };
  }

  private addSymbol(
    info: Pick<SymbolInfo, "name" | "kind" | "type" | "size"> & Partial<SymbolInfo>,
  ): SymbolId {
    const id = this.symbols.length as SymbolId;
    this.symbols.push({
      unit: -1,
      definition: null,
      declared: "project",
      marks: [],
      declaredAs: [],
      initial: null,
      isVolatile: false,
      ...info,
      id,
    });
    return id;
  }
}

export function load(place: Place): Expr {
  return { kind: "load", place, type: place.type };
}

export function memory(address: Expr, type: TypeId, bits: BitRange | null = null): Place {
  return { kind: "memory", address, type, bits, member: null };
}

export function part(place: Place, offset: number, type: TypeId, bits: BitRange | null = null): Place {
  if (place.kind !== "variable") throw new Error("only variables have parts here");
  return { ...place, offset: place.offset + offset, type, bits };
}

export function assign(place: Place, value: Expr, isVolatile = false): Stmt {
  return { ...nowhere, kind: "assign", place, value, isVolatile };
}

export function goto(target: number): Terminator {
  return { ...nowhere, kind: "goto", target: target as BlockId };
}

export function branch(condition: Expr, whenTrue: number, whenFalse: number): Terminator {
  const targets = { whenTrue: whenTrue as BlockId, whenFalse: whenFalse as BlockId };
  return { ...nowhere, kind: "branch", condition, ...targets };
}

export function ret(value: Expr | null = null): Terminator {
  return { ...nowhere, kind: "return", value };
}

export function raise(unwind: number | null = null): Terminator {
  return { ...nowhere, kind: "raise", unwind: unwind as BlockId | null };
}
