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
import type { Expr, FuncId, FunctionIr, LocalId, Member, Positioned, Program, SymbolId } from "../ir";
import type { CType, TypeId } from "../types";
import { type AddressLines, addressLinesOf, type CallLine, valueCell } from "./address-lines";
import { callsOf, type IndirectCallee } from "./body-calls";
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
  targets(caller: FuncId, callee: IndirectCallee): readonly SymbolId[];
  /** No other function than the targets can stand there; a NULL or wild pointer still can. */
  isClosed(caller: FuncId, callee: IndirectCallee): boolean;
  readonly passed: readonly PassedFunction[];
  readonly stored: readonly StoredFunction[];
  /** Functions that some indirect call of the program may reach. */
  readonly calledIndirectly: ReadonlySet<SymbolId>;
  /** Functions whose address is put into any cell or handed to any call. */
  readonly addressFlows: ReadonlySet<SymbolId>;
  /** The function's address is put nowhere but where these are, and code that nobody knows is not shown them. */
  isKeptOnlyBy(fn: SymbolId, keepers: Keepers): boolean;
}

/** Who keeps function addresses to itself: an operating system at which they are registered. */
export interface Keepers {
  member(record: TypeId, name: string): boolean;
  callee(symbol: SymbolId): boolean;
}

export function flowOfFunctions(program: Program, typeOf: (id: TypeId) => CType): FunctionFlow {
  const graph = new CellGraph(program);
  for (const fn of program.functions) graph.addFunction(fn);
  for (const symbol of program.symbols) {
    for (const byte of symbol.initial ?? []) {
      if (byte.value.kind === "address") graph.addInitialiser(symbol.id, byte.value.symbol, byte.member);
    }
  }
  const { open, shown } = openRecords(program, typeOf);
  const isOpen = (record: TypeId) => open.has(record) || isUnion(typeOf(record));
  graph.openUnresolved(isOpen);
  graph.solve();
  return graph.result(isOpen, shown);
}

/** A function with the numbers of the cells it names. */
interface NumberedFunction {
  readonly fn: FunctionIr;
  readonly lines: AddressLines;
  readonly cells: readonly number[];
}

class CellGraph {
  private readonly cells: FlowCells;
  private readonly functions: NumberedFunction[] = [];
  private readonly initialisers: StoredFunction[] = [];
  private knownPassingCells: ReadonlySet<number> | null = null;

  constructor(private readonly program: Program) {
    this.cells = new FlowCells(program);
  }

  addFunction(fn: FunctionIr): void {
    const lines = addressLinesOf(fn);
    const cells = lines.cells.map((cell) => this.cells.named(fn.id, cell));
    const { copies, returned, computed } = lines;
    for (let at = 0; at < copies.length; at += 2)
      this.cells.flow(cells[copies[at]!]!, cells[copies[at + 1]!]!);
    for (const cell of returned) this.cells.flow(cells[cell]!, this.cells.result(fn.symbol));
    for (const cell of computed) this.cells.open(cells[cell]!);
    this.functions.push({ fn, lines, cells });
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
    const indirect: { readonly caller: NumberedFunction; readonly line: CallLine; bound: Set<SymbolId> }[] =
      [];
    for (const caller of this.functions) {
      for (const line of caller.lines.calls) {
        const { callee } = line.call;
        if (callee.kind === "direct") this.bind(caller, line, callee.symbol);
        else indirect.push({ caller, line, bound: new Set() });
      }
    }
    for (let changed = true; changed; ) {
      this.cells.propagate();
      changed = false;
      for (const { caller, line, bound } of indirect) {
        for (const target of this.targetsOf(caller.fn.id, line.call.callee as IndirectCallee)) {
          if (bound.has(target)) continue;
          bound.add(target);
          this.bind(caller, line, target);
          changed = true;
        }
      }
    }
  }

  /** Marks the cells that something unresolved flows into by itself. */
  openUnresolved(isOpen: (record: TypeId) => boolean): void {
    this.cells.open(this.cells.memory);
    for (const cell of this.cells.membersWhere(isOpen)) this.cells.open(cell);
    const called = new Set(this.functions.flatMap(({ fn }) => callsOf(fn).callees));
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

  /** @param shown record types that unknown code gets pointers to */
  result(isOpen: (record: TypeId) => boolean, shown: ReadonlySet<TypeId>): FunctionFlow {
    const calledIndirectly = new Set<SymbolId>();
    for (const { fn } of this.functions) {
      for (const callee of callsOf(fn).callees) {
        if (typeof callee === "number") continue;
        for (const target of this.targetsOf(fn.id, callee)) calledIndirectly.add(target);
      }
    }
    const passed = this.passedFunctions();
    const stored = [...this.initialisers, ...this.storedFunctions()];
    return {
      targets: (caller, callee) => this.targetsOf(caller, callee),
      isClosed: (caller, callee) => this.isClosed(caller, callee),
      passed,
      stored,
      calledIndirectly,
      addressFlows: this.flowing(passed),
      isKeptOnlyBy: (fn, keepers) =>
        this.cells.isEverywhere(fn, (cell, member) => {
          if (member === null) return this.passingCells.has(cell);
          if (!isOpen(member.record)) return true;
          return !shown.has(member.record) && keepers.member(member.record, member.name);
        }) && passed.every(({ fn: handed, callee }) => handed !== fn || this.isPassing(callee, keepers)),
    };
  }

  private isPassing(callee: SymbolId | null, keepers: Keepers): boolean {
    if (callee === null) return false;
    return this.program.symbols[callee]!.definition !== null || keepers.callee(callee);
  }

  /** What only hands on what it holds, all of it to cells: locals that nothing points to, and results of functions. Members of records that nothing opens are the same. */
  private get passingCells(): ReadonlySet<number> {
    this.knownPassingCells ??= new Set(
      this.program.functions.flatMap(({ id, symbol, isModel, locals }) => [
        this.cells.result(symbol),
        ...locals.flatMap(({ isAddressTaken }, at) =>
          isModel || !isAddressTaken ? [this.cells.local(id, at as LocalId)] : [],
        ),
      ]),
    );
    return this.knownPassingCells;
  }

  private bind({ cells }: NumberedFunction, { args, result }: CallLine, target: SymbolId): void {
    if (result >= 0) this.cells.flow(this.cells.result(target), cells[result]!);
    const { definition } = this.program.symbols[target]!;
    if (definition === null) return;
    const count = Math.min(this.program.functions[definition]!.parameterCount, args.length);
    for (let i = 0; i < count; i++) {
      const arg = args[i]!;
      if (arg >= 0) this.cells.flow(cells[arg]!, this.cells.local(definition, i as LocalId));
    }
  }

  private targetsOf(caller: FuncId, { target }: IndirectCallee): readonly SymbolId[] {
    const cell = valueCell(target);
    return cell === null ? [] : this.cells.functionsOf(this.cells.named(caller, cell));
  }

  private isClosed(caller: FuncId, { target }: IndirectCallee): boolean {
    const cell = valueCell(target);
    return cell !== null && !this.cells.contentsOf(this.cells.named(caller, cell)).has(UNRESOLVED);
  }

  /** Each function in an argument's cell, per call. */
  private passedFunctions(): readonly PassedFunction[] {
    const passed: PassedFunction[] = [];
    for (const { fn: caller, lines, cells } of this.functions) {
      for (const { call, args } of lines.calls) {
        args.forEach((arg, index) => {
          if (arg < 0) return;
          const callee = call.callee.kind === "direct" ? call.callee.symbol : null;
          for (const fn of this.cells.functionsOf(cells[arg]!))
            passed.push({ caller, at: call, callee, args: call.args, index, fn });
        });
      }
    }
    return passed;
  }

  private storedFunctions(): readonly StoredFunction[] {
    return this.functions.flatMap(({ fn, lines, cells }) =>
      lines.stores.flatMap(({ at, member, source }) =>
        this.cells.functionsOf(cells[source]!).map((stored) => ({
          record: member.record,
          member: member.name,
          fn: stored,
          in: { fn, at },
          variable: null,
        })),
      ),
    );
  }

  private flowing(passed: readonly PassedFunction[]): ReadonlySet<SymbolId> {
    const all = this.cells.everywhere();
    for (const { fn } of passed) all.add(fn);
    return all;
  }
}

function isUnion(type: CType): boolean {
  return type.kind === "record" && type.record === "union";
}
