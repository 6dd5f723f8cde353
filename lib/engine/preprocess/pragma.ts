/**
 * The pragmas that count: `once`, `push_macro("X")` and `pop_macro("X")` change preprocessing; `pack(...)` goes on to the
 * parser as `__portcullis_mark(pack, ...)`, and so do the headers that stand for it. All others are dropped.
 */
import type { FileId, TextId } from "../base";
import type { Macro } from "./macro";
import type { Run } from "./run";

export class Pragmas {
  private readonly once = new Set<FileId>();
  private readonly saved = new Map<TextId, (Macro | undefined)[]>();

  constructor(
    private readonly run: Run,
    /** Puts a mark of that kind and argument into the unit's tokens. */
    private readonly mark: (kind: string, argument: readonly string[]) => void,
  ) {}

  /** Obeys a pragma given as the spellings of its tokens, read in `file`. */
  obey(operand: readonly string[], file: FileId): void {
    const [name, open, argument] = operand;
    if (name === "once") this.once.add(file);
    if (name === "pack" && open === "(") this.mark("pack", operand.slice(2, operand.lastIndexOf(")")));
    if (open !== "(" || argument === undefined || !/^".+"$/.test(argument)) return;
    const macro = this.run.tables.strings.intern(argument.slice(1, -1));
    if (name === "push_macro") this.push(macro);
    if (name === "pop_macro") this.pop(macro);
  }

  /** `pshpack4.h` and `poppack.h` have no text of their own. */
  obeyHeader(name: string): void {
    const pushed = /(?:^|[\\/])pshpack(\d+)\.h$/i.exec(name)?.[1];
    if (pushed !== undefined) this.mark("pack", ["push", ",", pushed]);
    else if (/(?:^|[\\/])poppack\.h$/i.test(name)) this.mark("pack", ["pop"]);
  }

  readOnce(file: FileId): void {
    this.once.add(file);
  }

  isReadOnce(file: FileId): boolean {
    return this.once.has(file);
  }

  private push(name: TextId): void {
    const stack = this.saved.get(name) ?? [];
    stack.push(this.run.macros.get(name));
    this.saved.set(name, stack);
  }

  private pop(name: TextId): void {
    const stack = this.saved.get(name);
    if (stack === undefined || stack.length === 0) return;
    const macro = stack.pop();
    if (macro === undefined) this.run.macros.undefine(name);
    else this.run.macros.define(macro);
  }
}
