/** One use of a macro between reading its arguments and replacing it. */
import type { ExpansionId } from "./expansion-table";
import type { Macro } from "./macro";
import { TokenBuffer } from "./token-buffer";

export class MacroCall {
  macro!: Macro;
  expansion = 0 as ExpansionId;
  /** `SPACE_BEFORE` of the macro's name. */
  space = 0;
  /** All arguments as written, one behind the other, without the commas between them. */
  readonly raw = new TokenBuffer();
  /** Row in `raw` behind each argument. */
  readonly ends: number[] = [];
  /** Site of the comma behind each argument but the last. */
  readonly commaSites: number[] = [];
  /** Arguments after full expansion; null where that would change nothing or is not needed. */
  readonly expanded: (TokenBuffer | null)[] = [];
  /** White space left over at the end of each expanded argument, by something that expanded to nothing. */
  readonly spaceBehind: number[] = [];
  /** Next argument to expand. */
  next = 0;

  begin(macro: Macro, expansion: ExpansionId, space: number): void {
    this.macro = macro;
    this.expansion = expansion;
    this.space = space;
    this.raw.length = 0;
    this.ends.length = 0;
    this.commaSites.length = 0;
    this.expanded.length = 0;
    this.spaceBehind.length = 0;
    this.next = 0;
  }

  startOf(argument: number): number {
    return argument === 0 ? 0 : this.ends[argument - 1]!;
  }

  /** Makes the number of arguments that of the parameters: too few become empty, too many are dropped. */
  fitArguments(parameters: number): void {
    while (this.ends.length < parameters) this.ends.push(this.raw.length);
    this.ends.length = parameters;
  }
}
