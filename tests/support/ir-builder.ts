/**
 * Programs of the IR written by hand, for tests of the rooms above it.
 *
 *     const b = new IrBuilder();
 *     b.external("IoAcquireCancelSpinLock", b.types.void, [b.types.pointer(b.types.unsignedChar)]);
 *     b.fn("Start", b.types.int, [["x", b.types.int]], (f) => {
 *       f.block(f.call("IoAcquireCancelSpinLock"), f.branch(f.local("x"), 1, 2));
 *       ...
 *     });
 *
 * Statements carry consecutive positions, so places can be told apart.
 */
import type {
  BasicBlock,
  BlockId,
  Expr,
  FuncId,
  FunctionIr,
  GlobalByte,
  Local,
  LocalId,
  Member,
  Place,
  Program,
  Stmt,
  SymbolId,
  SymbolInfo,
  Terminator,
} from "../../lib/engine/ir";
import { type TypeId, TypeTable } from "../../lib/engine/types";

type BinaryOp = Extract<Expr, { kind: "binary" }>["op"];
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class IrBuilder {
  readonly types = new TypeTable();
  private readonly symbols: Mutable<SymbolInfo>[] = [];
  private readonly functions: FunctionIr[] = [];
  private readonly bySymbolName = new Map<string, SymbolId>();

  /** A function without a body, declared by the OS model unless said otherwise. */
  external(
    name: string,
    returns: TypeId = this.types.void,
    parameters: readonly TypeId[] = [],
    options: { readonly declared?: SymbolInfo["declared"]; readonly marks?: readonly string[] } = {},
  ): SymbolId {
    const symbol = this.symbol(name, "function", this.functionType(returns, parameters), 0);
    const info = this.symbols[symbol]!;
    info.declared = options.declared ?? "model";
    info.marks = (options.marks ?? []).map((kind) => ({ kind, argument: "", at: null }));
    return symbol;
  }

  global(name: string, type: TypeId, initial: readonly GlobalByte[] | null = []): SymbolId {
    const symbol = this.symbol(name, "variable", type, this.types.sizeOf(type));
    this.symbols[symbol]!.initial = initial;
    return symbol;
  }

  fn(
    name: string,
    returns: TypeId,
    parameters: readonly (readonly [string, TypeId])[],
    write: (f: FunctionBuilder) => void,
  ): FuncId {
    const type = this.functionType(
      returns,
      parameters.map(([, one]) => one),
    );
    const symbol = this.symbol(name, "function", type, 0);
    const builder = new FunctionBuilder(this, parameters);
    const id = this.functions.length as FuncId;
    this.symbols[symbol]!.definition = id;
    this.symbols[symbol]!.declared = "project";
    this.functions.push(undefined as never);
    write(builder);
    this.functions[id] = builder.finish(id, symbol, name, type);
    return id;
  }

  /** The symbol of a function, declared on first use as a model function without parameters. */
  symbolNamed(name: string): SymbolId {
    return this.bySymbolName.get(name) ?? this.external(name);
  }

  typeOfSymbol(symbol: SymbolId): TypeId {
    return this.symbols[symbol]!.type;
  }

  functionType(returns: TypeId, parameters: readonly TypeId[]): TypeId {
    return this.types.function(
      returns,
      parameters.map((type) => ({ name: null, type, direction: "unknown" as const })),
      false,
    );
  }

  build(): Program {
    return { functions: this.functions, symbols: this.symbols, strings: [], damaged: [] };
  }

  private symbol(name: string, kind: SymbolInfo["kind"], type: TypeId, size: number): SymbolId {
    const known = this.bySymbolName.get(name);
    if (known !== undefined) {
      this.symbols[known]!.type = type;
      return known;
    }
    const id = this.symbols.length as SymbolId;
    this.bySymbolName.set(name, id);
    this.symbols.push({
      id,
      name,
      kind,
      type,
      unit: -1,
      definition: null,
      declared: "project",
      marks: [],
      declaredAs: [],
      initial: null,
      isVolatile: false,
      size,
    });
    return id;
  }
}

export class FunctionBuilder {
  private readonly locals: Mutable<Local>[] = [];
  private readonly blocks: BasicBlock[] = [];
  private position = 0;

  constructor(
    private readonly owner: IrBuilder,
    parameters: readonly (readonly [string, TypeId])[],
  ) {
    for (const [name, type] of parameters) this.declareLocal(name, type, true);
  }

  local(name: string, type?: TypeId): Expr {
    const place = this.variable(name, type);
    return { kind: "load", place, type: place.type };
  }

  variable(name: string, type?: TypeId): Place {
    let id = this.locals.findIndex((local) => local.name === name);
    if (id < 0) id = this.declareLocal(name, type ?? this.owner.types.int, false);
    return {
      kind: "variable",
      variable: { kind: "local", local: id as LocalId },
      offset: 0,
      type: this.locals[id]!.type,
      bits: null,
      member: null,
    };
  }

  addressOf(name: string, type?: TypeId): Expr {
    const place = this.variable(name, type);
    if (place.kind === "variable" && place.variable.kind === "local") {
      this.locals[place.variable.local]!.isAddressTaken = true;
    }
    return { kind: "address", place, type: this.owner.types.pointer(place.type) };
  }

  globalPlace(symbol: SymbolId): Place {
    const type = this.owner.typeOfSymbol(symbol);
    return {
      kind: "variable",
      variable: { kind: "global", symbol },
      offset: 0,
      type,
      bits: null,
      member: null,
    };
  }

  /** `pointer->member` at an offset. */
  field(pointer: Expr, offset: number, type: TypeId, member: Member | null = null): Place {
    const address: Expr =
      offset === 0
        ? pointer
        : {
            kind: "binary",
            op: "add",
            left: pointer,
            right: { kind: "constant", value: BigInt(offset), type: this.owner.types.longLong },
            type: pointer.type,
          };
    return { kind: "memory", address, type, bits: null, member };
  }

  load(place: Place): Expr {
    return { kind: "load", place, type: place.type };
  }

  constant(value: number, type: TypeId = this.owner.types.int): Expr {
    return { kind: "constant", value: BigInt(value), type };
  }

  functionAddress(name: string): Expr {
    const symbol = this.owner.symbolNamed(name);
    return { kind: "function", symbol, type: this.owner.types.pointer(this.owner.typeOfSymbol(symbol)) };
  }

  binary(op: BinaryOp, left: Expr, right: Expr): Expr {
    const isComparison = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op);
    return { kind: "binary", op, left, right, type: isComparison ? this.owner.types.int : left.type };
  }

  assign(place: Place, value: Expr, isVolatile = false): Stmt {
    return { kind: "assign", place, value, isVolatile, ...this.next() };
  }

  declare(name: string): Stmt {
    const place = this.variable(name);
    if (place.kind !== "variable" || place.variable.kind !== "local") throw new Error("not a local");
    return { kind: "declare", local: place.variable.local, ...this.next() };
  }

  call(
    name: string,
    args: readonly Expr[] = [],
    result: Place | null = null,
    unwind: number | null = null,
  ): Stmt {
    const symbol = this.owner.symbolNamed(name);
    return {
      kind: "call",
      callee: { kind: "direct", symbol },
      args,
      result,
      type: this.owner.typeOfSymbol(symbol),
      unwind: unwind as BlockId | null,
      ...this.next(),
    };
  }

  callThrough(target: Expr, args: readonly Expr[] = [], result: Place | null = null): Stmt {
    const type = this.owner.functionType(
      result?.type ?? this.owner.types.void,
      args.map((arg) => arg.type),
    );
    return {
      kind: "call",
      callee: { kind: "indirect", target, member: null },
      args,
      result,
      type,
      unwind: null,
      ...this.next(),
    };
  }

  goto(target: number): Terminator {
    return { kind: "goto", target: target as BlockId, ...this.next() };
  }

  branch(condition: Expr, whenTrue: number, whenFalse: number): Terminator {
    return {
      kind: "branch",
      condition,
      whenTrue: whenTrue as BlockId,
      whenFalse: whenFalse as BlockId,
      ...this.next(),
    };
  }

  return(value: Expr | null = null): Terminator {
    return { kind: "return", value, ...this.next() };
  }

  raise(unwind: number | null = null): Terminator {
    return { kind: "raise", unwind: unwind as BlockId | null, ...this.next() };
  }

  switch(subject: Expr, cases: readonly (readonly [number, number])[], otherwise: number): Terminator {
    return {
      kind: "switch",
      subject,
      cases: cases.map(([value, target]) => ({
        low: BigInt(value),
        high: BigInt(value),
        target: target as BlockId,
      })),
      otherwise: otherwise as BlockId,
      ...this.next(),
    };
  }

  /** Appends a block: statements, then its terminator. */
  block(...parts: readonly [...Stmt[], Terminator]): number {
    const stmts = parts.slice(0, -1) as Stmt[];
    this.blocks.push({ stmts, terminator: parts[parts.length - 1] as Terminator });
    return this.blocks.length - 1;
  }

  finish(id: FuncId, symbol: SymbolId, name: string, type: TypeId): FunctionIr {
    return {
      id,
      symbol,
      name,
      isStatic: false,
      isModel: false,
      type,
      parameterCount: this.locals.filter((local) => local.isParameter).length,
      locals: this.locals,
      blocks: this.blocks,
      places: { origins: new Int32Array(this.position), texts: new Int32Array(this.position) },
      nameToken: 0,
      endToken: 0,
      flaws: [],
    };
  }

  private declareLocal(name: string, type: TypeId, isParameter: boolean): number {
    this.locals.push({
      name,
      type,
      size: this.owner.types.sizeOf(type),
      isParameter,
      isTemporary: false,
      isAddressTaken: false,
      isVolatile: false,
    });
    return this.locals.length - 1;
  }

  private next(): { readonly first: number; readonly last: number } {
    const at = this.position++;
    return { first: at, last: at };
  }
}
