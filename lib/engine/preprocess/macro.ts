/**
 * Macros and the table of them.
 *
 * A replacement list is kept as token rows with one `Operation` byte per row: `#`, `##`, `#@` and `__VA_OPT__(`
 * are not rows but properties of their operands.
 *
 *     #define F(a, ...) a ## 1 g(__VA_OPT__(#a) )        rows:  a(Paste) 1(Pasted) g ( VA_OPT→6 a(Stringify) )
 */
import type { Span, TextId } from "../base";

export const Operation = {
  /** `#a`. */
  Stringify: 1,
  /** `#@a`, a character constant (Microsoft). */
  Charize: 2,
  /** `##` follows; on a `VaOpt` row, it follows the closing parenthesis. */
  Paste: 4,
  /** `##` stands before. */
  Pasted: 16,
  /** `__VA_OPT__(`: the rows up to `argument[row]` (exclusive) are its operand. */
  VaOpt: 8,
} as const;

export const Builtin = {
  Line: 1,
  File: 2,
  Counter: 3,
  Date: 4,
  Time: 5,
  Timestamp: 6,
  /** `__pragma(…)`. */
  Pragma: 7,
  /** `_Pragma("…")`. */
  PragmaOperator: 8,
  /** `__has_include`, a name that `#if` understands. */
  HasInclude: 9,
} as const;
export type Builtin = (typeof Builtin)[keyof typeof Builtin];

export interface Macro {
  readonly name: TextId;
  readonly spelling: string;
  /** The name in the `#define`; null for predefined and command-line macros. */
  readonly definition: Span | null;
  /** 0 for macros that have a replacement list. */
  readonly builtin: Builtin | 0;
  /** Number of parameters, the variadic one included; -1 for an object-like macro. */
  readonly parameters: number;
  readonly isVariadic: boolean;
  /** Replacement list as token rows. */
  readonly rows: Int32Array;
  readonly length: number;
  /** `Operation` bits per row; null when no row is a parameter or an operand. */
  readonly operations: Uint8Array | null;
  /** Parameter index per row, -1 for none; end of the operand for a `VaOpt` row. */
  readonly argument: Int32Array | null;
  /** 1 per parameter whose argument is used after full expansion. */
  readonly expands: Uint8Array | null;
  /** How many of the macro's expansions are being rescanned; not 0 = its name is not expanded. Run state. */
  active: number;
}

const NO_ROWS = new Int32Array(0);

/** An object-like macro with nothing set but the name. */
export function plainMacro(name: TextId, spelling: string): Macro {
  return {
    name,
    spelling,
    definition: null,
    builtin: 0,
    parameters: -1,
    isVariadic: false,
    rows: NO_ROWS,
    length: 0,
    operations: null,
    argument: null,
    expands: null,
    active: 0,
  };
}

/** Macros by name. `fork` gives an independent table that starts equal, so that one prelude serves every unit. */
export class MacroTable {
  private slots: Int32Array;
  private readonly macros: Macro[];

  constructor(slots: Int32Array = new Int32Array(1024), macros: Macro[] = []) {
    this.slots = slots;
    this.macros = macros;
  }

  fork(): MacroTable {
    return new MacroTable(this.slots.slice(), this.macros.slice());
  }

  has(name: number): boolean {
    return name < this.slots.length && this.slots[name] !== 0;
  }

  get(name: number): Macro | undefined {
    return this.has(name) ? this.macros[this.slots[name]! - 1] : undefined;
  }

  define(macro: Macro): void {
    if (macro.name >= this.slots.length) {
      const wide = new Int32Array(macro.name * 2);
      wide.set(this.slots);
      this.slots = wide;
    }
    this.macros.push(macro);
    this.slots[macro.name] = this.macros.length;
  }

  undefine(name: TextId): void {
    if (this.has(name)) this.slots[name] = 0;
  }

  /** Every macro in force, in order of definition. */
  *[Symbol.iterator](): IterableIterator<Macro> {
    for (let i = 0; i < this.macros.length; i++) {
      const macro = this.macros[i]!;
      if (this.slots[macro.name] === i + 1) yield macro;
    }
  }
}
