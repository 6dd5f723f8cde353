/**
 * The cells between which function addresses flow, by number, and what each may hold. Contents only grow; most cells
 * stay empty and cost nothing but their number.
 */
import type { FuncId, LocalId, Member, Program, SymbolId } from "../ir";
import type { CellName } from "./address-lines";

const NONE: ReadonlySet<SymbolId> = new Set();

/** Stands in a cell for "some function that the program's text does not name". */
export const UNRESOLVED = -1 as SymbolId;

export class FlowCells {
  /** All memory reached without a member name. */
  readonly memory = 0;
  private readonly firstLocal: number[] = [];
  private readonly symbolCount: number;
  private readonly members = new Map<string, number>();
  private readonly contents: (Set<SymbolId> | undefined)[] = [];
  /** Edges of a cell as a list: `first` by cell, then `next` by edge. */
  private readonly first: number[] = [];
  private readonly next: number[] = [];
  private readonly target: number[] = [];
  private readonly work: number[] = [];
  private count: number;

  constructor(program: Program) {
    this.symbolCount = program.symbols.length;
    this.count = 1 + 3 * this.symbolCount;
    for (const fn of program.functions) {
      this.firstLocal.push(this.count);
      this.count += fn.locals.length;
    }
  }

  /** The cell that a body of `fn` names so. */
  named(fn: FuncId, cell: CellName): number {
    switch (cell.kind) {
      case "local":
        return this.local(fn, cell.id as LocalId);
      case "global":
        return this.global(cell.id as SymbolId);
      case "address":
        return this.address(cell.id as SymbolId);
      case "member":
        return this.member(cell.member);
      case "memory":
        return this.memory;
    }
  }

  global(symbol: SymbolId): number {
    return 1 + symbol;
  }

  result(symbol: SymbolId): number {
    return 1 + this.symbolCount + symbol;
  }

  local(fn: FuncId, local: LocalId): number {
    return this.firstLocal[fn]! + local;
  }

  member({ record, name }: Member): number {
    const key = `${record} ${name}`;
    let cell = this.members.get(key);
    if (cell === undefined) {
      cell = this.count++;
      this.members.set(key, cell);
    }
    return cell;
  }

  /** The cell that holds exactly this function, filled when its address is first taken. */
  address(symbol: SymbolId): number {
    const cell = this.addressCell(symbol);
    this.contents[cell] ??= new Set([symbol]);
    return cell;
  }

  addressCell(symbol: SymbolId): number {
    return 1 + 2 * this.symbolCount + symbol;
  }

  /** May hold `UNRESOLVED`. */
  contentsOf(cell: number): ReadonlySet<SymbolId> {
    return this.contents[cell] ?? NONE;
  }

  /** The named functions of a cell, ascending. */
  functionsOf(cell: number): readonly SymbolId[] {
    return [...this.contentsOf(cell)].filter((symbol) => symbol !== UNRESOLVED).sort((a, b) => a - b);
  }

  /** Something unresolved flows in. */
  open(cell: number): void {
    const held = this.contents[cell] ?? new Set<SymbolId>();
    this.contents[cell] = held;
    if (held.has(UNRESOLVED)) return;
    held.add(UNRESOLVED);
    this.work.push(cell);
  }

  /** Cells of members whose record satisfies the test. */
  *membersWhere(test: (record: Member["record"]) => boolean): Generator<number> {
    for (const [key, cell] of this.members) if (test(memberNamed(key).record)) yield cell;
  }

  /** Does every cell that holds the function, besides its own, satisfy the test? `member` names the member it stands for. */
  isEverywhere(symbol: SymbolId, test: (cell: number, member: Member | null) => boolean): boolean {
    const memberOf = new Map([...this.members].map(([key, cell]) => [cell, key]));
    return this.contents.every((held, cell) => {
      if (!held?.has(symbol) || cell === this.addressCell(symbol)) return true;
      const key = memberOf.get(cell);
      return test(cell, key === undefined ? null : memberNamed(key));
    });
  }

  /** What some cell besides the functions' own holds. */
  everywhere(): Set<SymbolId> {
    const all = new Set<SymbolId>();
    const first = 1 + 2 * this.symbolCount;
    this.contents.forEach((held, cell) => {
      if (held && (cell < first || cell >= first + this.symbolCount))
        for (const symbol of held) all.add(symbol);
    });
    all.delete(UNRESOLVED);
    return all;
  }

  /** From now on everything in `from` is in `to` as well, once `propagate` has run. */
  flow(from: number, to: number): void {
    if (from === to) return;
    this.next.push(this.first[from] ?? -1);
    this.first[from] = this.target.push(to) - 1;
    this.pour(from, to);
  }

  propagate(): void {
    for (let cell = this.work.pop(); cell !== undefined; cell = this.work.pop()) {
      for (let edge = this.first[cell] ?? -1; edge >= 0; edge = this.next[edge]!)
        this.pour(cell, this.target[edge]!);
    }
  }

  private pour(from: number, to: number): void {
    const source = this.contents[from];
    if (!source) return;
    let target = this.contents[to];
    if (!target) {
      target = new Set();
      this.contents[to] = target;
    }
    const before = target.size;
    for (const symbol of source) target.add(symbol);
    if (target.size > before) this.work.push(to);
  }
}

function memberNamed(key: string): Member {
  const space = key.indexOf(" ");
  return { record: Number(key.slice(0, space)) as Member["record"], name: key.slice(space + 1) };
}
