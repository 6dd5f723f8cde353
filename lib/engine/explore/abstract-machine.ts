/**
 * The machine that gives expressions their values in an abstract state: variables and memory are locations of the
 * memory cursor, addresses are symbolic.
 *
 * Following a pointer says that it is not null: where it is null the driver stops there, and nothing later happens.
 */
import { INFEASIBLE, type TermId, type Width } from "../domain";
import type { Expr, FuncId, Place, StringId, SymbolId, Variable } from "../ir";
import { copyObject } from "./bulk";
import type { Machine, MemoryPlace, VariablePlace } from "./evaluate";
import { Memory, type MemoryTables } from "./memory";
import { PURPOSE } from "./symbols";

/** Offsets at which an access through a null pointer is certain to fault. */
const NULL_PAGE = 0x1000;

export class AbstractMachine implements Machine {
  readonly memory: Memory;
  /** The function whose locals are meant. */
  fn = 0 as FuncId;
  private unknowns = 0;

  constructor(readonly tables: MemoryTables) {
    this.memory = new Memory(tables);
  }

  /** Before each statement: names of unknown values count from here. */
  beginStmt(index: number): void {
    this.memory.stmt = index;
    this.unknowns = 0;
  }

  get isFeasible(): boolean {
    return this.memory.pc !== INFEASIBLE;
  }

  value(expr: Expr): TermId {
    return this.tables.evaluator.value(expr, this);
  }

  loadVariable(place: VariablePlace, width: Width): TermId {
    const { regions } = this.tables;
    const root = this.rootOf(place.variable);
    return this.memory.read(regions.location(root, place.offset, width / 8, regions.groupOf(place.member)));
  }

  loadMemory(place: MemoryPlace, address: TermId, width: Width): TermId {
    this.assumeValid(address);
    if (!this.isFeasible) return this.tables.terms.smallConstant(0, width);
    return this.memory.load(address, width, this.tables.regions.groupOf(place.member));
  }

  addressOf(variable: Variable, offset: number): TermId {
    const root = this.rootOf(variable);
    if (offset === 0) return root;
    const { terms } = this.tables;
    return terms.binary("add", root, terms.constant(BigInt.asUintN(64, BigInt(offset)), 64));
  }

  functionAddress(symbol: SymbolId): TermId {
    return this.tables.regions.addressOfSymbol(symbol);
  }

  stringAddress(string: StringId): TermId {
    return this.tables.regions.addressOfString(string);
  }

  unknown(_expr: Expr | null, width: Width): TermId {
    const { position, stmt } = this.memory;
    return this.tables.symbols.make(position, PURPOSE.unknown, stmt, this.unknowns++, width);
  }

  addressOfPlace(place: Place): TermId {
    return place.kind === "variable"
      ? this.addressOf(place.variable, place.offset)
      : this.value(place.address);
  }

  /** Assigns a scalar, a bit-field, or (by copying) a record. */
  assign(place: Place, value: Expr): void {
    const { types } = this.tables;
    if (types.width(place.type) !== 0) {
      this.storeScalar(place, this.value(value));
      return;
    }
    if (value.kind !== "load") return;
    const from = this.addressOfPlace(value.place);
    const to = this.addressOfPlace(place);
    copyObject(this.tables, this.memory, to, from, types.size(place.type), place.type);
  }

  storeScalar(place: Place, value: TermId): void {
    const { regions, evaluator, types } = this.tables;
    const width = types.width(place.type) || 64;
    const address = this.addressOfPlace(place);
    if (place.kind === "memory") this.assumeValid(address);
    if (!this.isFeasible) return;
    const group = regions.groupOf(place.member);
    let stored = evaluator.resize(value, width, types.isSigned(place.type));
    if (place.bits !== null) {
      stored = evaluator.insertBits(this.memory.load(address, width, group), place.bits, stored);
    }
    this.memory.store(address, stored, group);
  }

  /** A local comes into scope with content nobody chose. */
  declare(local: number): void {
    const { regions, symbols, program } = this.tables;
    const { size, type } = program.functions[this.fn]!.locals[local]!;
    const root = regions.addressOfLocal(this.fn, local as never);
    const width = this.tables.types.width(type);
    if (width >= 8) {
      const location = regions.location(root, 0, width / 8, 0);
      const { position, stmt } = this.memory;
      this.memory.write(
        location,
        symbols.make(position, PURPOSE.indeterminate, stmt, location, width as Width),
      );
    } else if (size > 0) this.memory.overwrite(root, size, type, null);
  }

  private assumeValid(address: TermId): void {
    const { regions, terms, pcs, evaluator } = this.tables;
    const root = regions.rootOf(address);
    if (terms.isConstant(address) && terms.constantValue(address) < BigInt(NULL_PAGE)) {
      this.memory.pc = INFEASIBLE;
      return;
    }
    if (terms.op(root) !== "sym") return;
    const offset = regions.offsetOf(address);
    if (offset < 0 || offset >= NULL_PAGE) return;
    this.memory.pc = pcs.assume(this.memory.pc, evaluator.nonZero(root));
  }

  private rootOf(variable: Variable): TermId {
    const { regions } = this.tables;
    return variable.kind === "local"
      ? regions.addressOfLocal(this.fn, variable.local)
      : regions.addressOfSymbol(variable.symbol);
  }
}
