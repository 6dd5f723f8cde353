/**
 * What a body does with values that may be function addresses, read once per body: copies from cell to cell, stores into
 * members, calls with the cells of their arguments. Cells are named as the body knows them; `function-flow.ts` numbers
 * them for a whole program.
 */
import {
  type Body,
  type Expr,
  type Member,
  type Place,
  type Positioned,
  perBody,
  type Variable,
} from "../ir";
import { type CallStmt, callsOf } from "./body-calls";

/** `local`: by number. `address`: the value of exactly that function. `memory`: reached without a member name. */
export type CellName =
  | { readonly kind: "local" | "global" | "address"; readonly id: number }
  | { readonly kind: "member"; readonly member: Member }
  | { readonly kind: "memory" };

/** Cells are given as indices into `cells`; -1 stands for what is no cell. */
export interface AddressLines {
  /** Each once. */
  readonly cells: readonly CellName[];
  /** From, to, from, to, ... */
  readonly copies: readonly number[];
  /** What the function returns. */
  readonly returned: readonly number[];
  /** Into these a computed value is put. */
  readonly computed: readonly number[];
  /** Assignments of cells to members. */
  readonly stores: readonly { readonly at: Positioned; readonly member: Member; readonly source: number }[];
  /** In the order of the blocks. */
  readonly calls: readonly CallLine[];
}

export interface CallLine {
  readonly call: CallStmt;
  readonly args: readonly number[];
  readonly result: number;
}

export const addressLinesOf = perBody((body: Body): AddressLines => new LineReader(body).read());

class LineReader {
  private readonly cells: CellName[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly copies: number[] = [];
  private readonly returned = new Set<number>();
  private readonly computed = new Set<number>();
  private readonly stores: AddressLines["stores"][number][] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly body: Body) {}

  read(): AddressLines {
    for (const { stmts, terminator } of this.body.blocks) {
      for (const stmt of stmts) if (stmt.kind === "assign") this.addAssignment(stmt, stmt.place, stmt.value);
      const value = terminator.kind === "return" && terminator.value ? this.value(terminator.value) : -1;
      if (value >= 0) this.returned.add(value);
    }
    const calls = callsOf(this.body).all.map((call) => ({
      call,
      args: call.args.map((arg) => this.value(arg)),
      result: call.result ? this.number(placeCell(call.result)) : -1,
    }));
    const { cells, copies, returned, computed, stores } = this;
    return { cells, copies, returned: [...returned], computed: [...computed], stores, calls };
  }

  private addAssignment(at: Positioned, place: Place, assigned: Expr): void {
    const source = this.value(assigned);
    if (source < 0) {
      if (isComputed(assigned)) this.computed.add(this.number(placeCell(place)));
      return;
    }
    const target = this.number(placeCell(place));
    const pair = `${source} ${target}`;
    if (!this.seen.has(pair)) this.copies.push(source, target);
    this.seen.add(pair);
    if (place.member) this.stores.push({ at, member: place.member, source });
  }

  private value(value: Expr): number {
    const cell = valueCell(value);
    return cell ? this.number(cell) : -1;
  }

  private number(cell: CellName): number {
    const key = keyOf(cell);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.cells.length);
    return this.cells.push(cell) - 1;
  }
}

function keyOf(cell: CellName): string {
  if (cell.kind === "member") return `${cell.member.record} ${cell.member.name}`;
  return cell.kind === "memory" ? cell.kind : `${cell.kind} ${cell.id}`;
}

/** The cell whose content a value is; null for any other value. */
export function valueCell(value: Expr): CellName | null {
  let inner = value;
  while (inner.kind === "convert") inner = inner.operand;
  if (inner.kind === "function") return { kind: "address", id: inner.symbol };
  return inner.kind === "load" ? placeCell(inner.place) : null;
}

function placeCell(place: Place): CellName {
  if (place.member) return { kind: "member", member: place.member };
  const variable = place.kind === "variable" ? place.variable : baseVariable(place.address);
  return variable ? variableCell(variable) : { kind: "memory" };
}

function variableCell(variable: Variable): CellName {
  return variable.kind === "local"
    ? { kind: "local", id: variable.local }
    : { kind: "global", id: variable.symbol };
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
