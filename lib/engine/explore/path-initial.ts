/**
 * What memory holds when a path begins, where the program text says so: initialisers of globals that keep them (all of
 * them before anything has run), and string literals. Everything else is an input.
 */
import type { TermId, Terms, Width } from "../domain";
import { type AddressPlan, FRAME_BASE, type StringId, type SymbolId } from "../ir";
import type { Workspace } from "./workspace";

const FRAME_START = Number(FRAME_BASE);

type Initialiser = NonNullable<Workspace["program"]["symbols"][number]["initial"]>;

/** A global or static variable and where it stands. */
export interface GlobalStart {
  readonly address: number;
  readonly symbol: SymbolId;
}

export class InitialContent {
  private readonly terms: Terms;
  private readonly stringsStart: number;

  constructor(
    private readonly work: Workspace,
    private readonly plan: AddressPlan,
    private readonly globals: readonly GlobalStart[],
    /** Does a global start at its initialiser? */
    private readonly isInitialised: (symbol: SymbolId) => boolean,
  ) {
    this.terms = work.terms;
    this.stringsStart = work.program.strings.length === 0 ? FRAME_START : Number(plan.string(0 as StringId));
  }

  /** Null where it is an input; `unknown` in a string literal whose content is not known. */
  at(address: number, size: number): TermId | "unknown" | null {
    for (const { address: start, symbol } of this.globals) {
      const info = this.work.program.symbols[symbol]!;
      if (address < start || address >= start + info.size || info.initial === null) continue;
      return this.isInitialised(symbol) ? this.initialiser(info.initial, address - start, size) : null;
    }
    return this.literal(address, size);
  }

  private literal(address: number, size: number): TermId | "unknown" | null {
    if (address < this.stringsStart || address >= FRAME_START) return null;
    const { program, facts } = this.work;
    const string = program.strings.findIndex((text, id) => {
      const start = Number(this.plan.string(id as StringId));
      return address >= start && address < start + 2 * text.length + 2;
    }) as StringId;
    if (string < 0) return null;
    const content = facts.stringContent(string, address - Number(this.plan.string(string)), size);
    return content === null ? "unknown" : this.terms.constant(content, (size * 8) as Width);
  }

  private initialiser(initial: Initialiser, offset: number, size: number): TermId {
    let value = 0n;
    for (const piece of initial) {
      if (piece.offset >= offset + size || piece.offset + piece.size <= offset) continue;
      const shift = BigInt((piece.offset - offset) * 8);
      const bits = this.bitsOf(piece.value) & ((1n << BigInt(piece.size * 8)) - 1n);
      value |= shift >= 0n ? bits << shift : bits >> -shift;
    }
    return this.terms.constant(BigInt.asUintN(size * 8, value), (size * 8) as Width);
  }

  private bitsOf(value: Initialiser[number]["value"]): bigint {
    switch (value.kind) {
      case "constant":
        return value.value;
      case "address":
        return this.plan.symbol(value.symbol) + BigInt(value.offset);
      case "string":
        return this.plan.string(value.string) + BigInt(value.offset);
    }
  }
}
