/**
 * Where function addresses flow: inclusion-based points-to for function pointers (Andersen 1994, restricted to
 * function values), flow- and context-insensitive over the whole program.
 *
 *     hw.HwStartIo = Start;      members: (HW_INITIALIZATION_DATA, HwStartIo) -> {Start}
 *     Register(Start);           arguments: Register #0 -> {Start}
 *     ops->Park(irp);            target set of the call = contents of (OPS, Park)
 *
 * Cells: each local, each global, each member of each record type, each function's result, and one cell for all
 * memory reached without a member name. A function value that is compared only flows nowhere.
 *
 * A cell is *open* when something the text does not name may flow in: the result of a function without body, a parameter
 * of a function that unknown code may call, anonymous memory, arithmetic, a record that bytes of another type are copied
 * or cast into, or that unknown code can write (open-records.ts). The targets of a call through an open cell are those
 * known, and perhaps others.
 */
import type {
  Callee,
  Expr,
  FuncId,
  FunctionIr,
  LocalId,
  Member,
  Place,
  Positioned,
  Program,
  SymbolId,
  Variable,
} from "../ir";
import type { CType, TypeId } from "../types";
import { FlowCells, UNRESOLVED } from "./flow-cells";
import { openRecords } from "./open-records";

/** A function address handed to a call, by 0-based argument. */
export interface PassedFunction {
  readonly caller: FunctionIr;
  readonly at: Positioned;
  /** Null when the call goes through a pointer. */
  readonly callee: SymbolId | null;
  readonly args: readonly Expr[];
  readonly index: number;
  readonly fn: SymbolId;
}

/** A function address stored into a named member. */
export interface StoredFunction {
  readonly record: Member["record"];
  readonly member: string;
  readonly fn: SymbolId;
  /** Null for a static initialiser; `variable` then names the initialised global. */
  readonly in: { readonly fn: FunctionIr; readonly at: Positioned } | null;
  readonly variable: SymbolId | null;
}

export interface FunctionFlow {
  /** Functions an indirect call may reach, ascending. Complete only as far as the program's own text goes. */
  targets(caller: FuncId, callee: Extract<Callee, { kind: "indirect" }>): readonly SymbolId[];
  /** No other function than the targets can stand there; a NULL or wild pointer still can. */
  isClosed(caller: FuncId, callee: Extract<Callee, { kind: "indirect" }>): boolean;
  readonly passed: readonly PassedFunction[];
  readonly stored: readonly StoredFunction[];
  /** Functions that some indirect call of the program may reach. */
  readonly calledIndirectly: ReadonlySet<SymbolId>;
  /** Functions whose address is put into any cell or handed to any call. */
  readonly addressFlows: ReadonlySet<SymbolId>;
}

export function flowOfFunctions(program: Program, typeOf: (id: TypeId) => CType): FunctionFlow {
  const graph = new CellGraph(program);
  for (const fn of program.functions) graph.addFunction(fn);
  for (const symbol of program.symbols) {
    for (const byte of symbol.initial ?? []) {
      if (byte.value.kind === "address") graph.addInitialiser(symbol.id, byte.value.symbol, byte.member);
    }
  }
  const cast = openRecords(program, typeOf);
  graph.openUnresolved((record) => cast.has(record) || isUnion(typeOf(record)));
  graph.solve();
  return graph.result();
}

interface PendingCall {
  /** Position in the list of all calls. */
  readonly index: number;
  readonly caller: FunctionIr;
  readonly at: Positioned;
  readonly callee: Callee;
  readonly args: readonly Expr[];
  readonly result: Place | null;
}

class CellGraph {
  private readonly cells: FlowCells;
  private readonly calls: PendingCall[] = [];
  private readonly stores: {
    readonly at: Positioned;
    readonly fn: FunctionIr;
    readonly place: Place;
    readonly source: number;
  }[] = [];
  private readonly initialisers: StoredFunction[] = [];

  constructor(private readonly program: Program) {
    this.cells = new FlowCells(program);
  }

  addFunction(fn: FunctionIr): void {
    for (const block of fn.blocks) {
      for (const stmt of block.stmts) {
        if (stmt.kind === "assign") this.addAssignment(fn, stmt, stmt.place, stmt.value);
        if (stmt.kind === "call")
          this.calls.push({ index: this.calls.length, caller: fn, at: stmt, ...stmt });
      }
      const { terminator } = block;
      if (terminator.kind === "return" && terminator.value) {
        this.cells.flow(this.valueCell(fn, terminator.value), this.cells.result(fn.symbol));
      }
    }
  }

  addInitialiser(variable: SymbolId, fn: SymbolId, member: Member | null): void {
    if (this.program.symbols[fn]!.kind !== "function") return;
    const source = this.cells.address(fn);
    this.cells.flow(source, member ? this.cells.member(member) : this.cells.global(variable));
    if (member) {
      this.initialisers.push({
        record: member.record,
        member: member.name,
        fn,
        in: null,
        variable,
      });
      this.cells.flow(source, this.cells.global(variable));
    }
  }

  /** To a fixpoint: propagate contents, and bind the parameters of newly found call targets. */
  solve(): void {
    const bound = new Set<string>();
    for (const call of this.calls) this.bindKnown(call, bound);
    for (let changed = true; changed; ) {
      this.cells.propagate();
      changed = false;
      for (const call of this.calls) {
        if (call.callee.kind === "indirect" && this.bindKnown(call, bound)) changed = true;
      }
    }
  }

  /** Marks the cells that something unresolved flows into by itself. */
  openUnresolved(isOpen: (record: TypeId) => boolean): void {
    this.cells.open(this.cells.memory);
    for (const cell of this.cells.membersWhere(isOpen)) this.cells.open(cell);
    const called = new Set(this.calls.map(({ callee }) => (callee.kind === "direct" ? callee.symbol : -1)));
    for (const { id, kind, definition, initial } of this.program.symbols) {
      if (kind === "variable" && initial === null) this.cells.open(this.cells.global(id));
      if (kind === "function" && definition === null) this.cells.open(this.cells.result(id));
      if (
        definition === null ||
        (called.has(id) && this.cells.contentsOf(this.cells.addressCell(id)).size === 0)
      )
        continue;
      const { parameterCount } = this.program.functions[definition]!;
      for (let i = 0; i < parameterCount; i++) this.cells.open(this.cells.local(definition, i as LocalId));
    }
  }

  result(): FunctionFlow {
    const calledIndirectly = new Set<SymbolId>();
    for (const call of this.calls) {
      if (call.callee.kind !== "indirect") continue;
      for (const target of this.targetsOf(call.caller, call.callee)) calledIndirectly.add(target);
    }
    const passed = this.passedFunctions();
    const stored = [...this.initialisers, ...this.storedFunctions()];
    return {
      targets: (caller, callee) => this.targetsOf(this.program.functions[caller]!, callee),
      isClosed: (caller, callee) => this.isClosed(this.program.functions[caller]!, callee),
      passed,
      stored,
      calledIndirectly,
      addressFlows: this.flowing(passed),
    };
  }

  private addAssignment(fn: FunctionIr, at: Positioned, place: Place, value: Expr): void {
    const source = this.valueCell(fn, value);
    if (source === null) {
      if (isComputed(value)) this.cells.open(this.placeCell(fn, place));
      return;
    }
    this.cells.flow(source, this.placeCell(fn, place));
    this.stores.push({ at, fn, place, source });
  }

  private bindKnown(call: PendingCall, bound: Set<string>): boolean {
    const targets =
      call.callee.kind === "direct" ? [call.callee.symbol] : this.targetsOf(call.caller, call.callee);
    let changed = false;
    for (const target of targets) {
      const definition = this.program.symbols[target]!.definition;
      const key = `${call.index}:${target}`;
      if (bound.has(key)) continue;
      bound.add(key);
      if (call.result) this.cells.flow(this.cells.result(target), this.placeCell(call.caller, call.result));
      if (definition === null) continue;
      changed = true;
      const callee = this.program.functions[definition]!;
      for (let i = 0; i < Math.min(callee.parameterCount, call.args.length); i++) {
        this.cells.flow(
          this.valueCell(call.caller, call.args[i]!),
          this.cells.local(callee.id, i as LocalId),
        );
      }
    }
    return changed;
  }

  private targetsOf(caller: FunctionIr, callee: Extract<Callee, { kind: "indirect" }>): readonly SymbolId[] {
    const cell = this.valueCell(caller, callee.target);
    return cell === null ? [] : this.cells.functionsOf(cell);
  }

  private isClosed(caller: FunctionIr, callee: Extract<Callee, { kind: "indirect" }>): boolean {
    const cell = this.valueCell(caller, callee.target);
    return cell !== null && !this.cells.contentsOf(cell).has(UNRESOLVED);
  }

  /** Each function in an argument's cell, per call. */
  private passedFunctions(): readonly PassedFunction[] {
    return this.calls.flatMap((call) =>
      call.args.flatMap((arg, index) => {
        const cell = this.valueCell(call.caller, arg);
        const callee = call.callee.kind === "direct" ? call.callee.symbol : null;
        const { caller, at, args } = call;
        return cell === null
          ? []
          : this.cells.functionsOf(cell).map((fn) => ({
              caller,
              at,
              callee,
              args,
              index,
              fn,
            }));
      }),
    );
  }

  private storedFunctions(): readonly StoredFunction[] {
    return this.stores.flatMap(({ at, fn, place, source }) => {
      const { member } = place;
      if (!member) return [];
      return this.cells.functionsOf(source).map((stored) => ({
        record: member.record,
        member: member.name,
        fn: stored,
        in: { fn, at },
        variable: null,
      }));
    });
  }

  private flowing(passed: readonly PassedFunction[]): ReadonlySet<SymbolId> {
    const all = this.cells.everywhere();
    for (const { fn } of passed) all.add(fn);
    return all;
  }

  private valueCell(fn: FunctionIr, value: Expr): number | null {
    let inner = value;
    while (inner.kind === "convert") inner = inner.operand;
    if (inner.kind === "function") return this.cells.address(inner.symbol);
    if (inner.kind === "load") return this.placeCell(fn, inner.place);
    return null;
  }

  private placeCell(fn: FunctionIr, place: Place): number {
    if (place.member) return this.cells.member(place.member);
    if (place.kind === "variable") return this.variableCell(fn, place.variable);
    const base = baseVariable(place.address);
    return base ? this.variableCell(fn, base) : this.cells.memory;
  }

  private variableCell(fn: FunctionIr, variable: Variable): number {
    return variable.kind === "local"
      ? this.cells.local(fn.id, variable.local)
      : this.cells.global(variable.symbol);
  }
}

function isUnion(type: CType): boolean {
  return type.kind === "record" && type.record === "union";
}

/** Neither a plain number nor the address of data: a value that could be any address. */
function isComputed(value: Expr): boolean {
  let inner = value;
  while (inner.kind === "convert") inner = inner.operand;
  return inner.kind === "binary" || inner.kind === "unary" || inner.kind === "unknown";
}

/** The array whose element an address computes: `&table + i * 8` gives `table`. */
function baseVariable(address: Expr): Variable | null {
  let inner = address;
  for (;;) {
    if (inner.kind === "convert") inner = inner.operand;
    else if (inner.kind === "binary" && inner.op === "add") inner = inner.left;
    else if (inner.kind === "address" && inner.place.kind === "variable") return inner.place.variable;
    else return null;
  }
}
