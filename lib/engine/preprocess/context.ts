/** One stretch of token rows that macro expansion still has to read; reused, because there are very many. */
import type { Macro } from "./macro";
import type { MacroCall } from "./macro-call";
import type { TokenBuffer } from "./token-buffer";

const NO_ROWS = new Int32Array(0);

export class Context {
  rows: Int32Array = NO_ROWS;
  /** Next row and end of rows. */
  next = 0;
  end = 0;
  /** Expansion of every row; -1 = each row has its own. */
  expansion = -1;
  /** Site for rows that have none. */
  site = 0;
  /** Macro to allow again at the end. */
  macro: Macro | null = null;
  /** Given back at the end. */
  buffer: TokenBuffer | null = null;
  /** `SPACE_BEFORE` for the first row, in place of its own; -1 = its own. */
  space = -1;
  /** `SPACE_BEFORE` owed to what follows the last row. */
  spaceBehind = 0;
  isBoundary = false;
  /** With `isBoundary`: call whose argument this is; null for a directive's operand. */
  call: MacroCall | null = null;
  outerSink: TokenBuffer | null = null;

  /** Rows up to `end`, each with an expansion and white space of its own, and nothing to do behind them. */
  begin(rows: Int32Array, end: number): void {
    this.rows = rows;
    this.next = 0;
    this.end = end;
    this.expansion = -1;
    this.site = 0;
    this.macro = null;
    this.buffer = null;
    this.space = -1;
    this.spaceBehind = 0;
    this.isBoundary = false;
    this.call = null;
  }
}
