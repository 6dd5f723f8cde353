/** The pragmas that change preprocessing: `once`, `push_macro("X")`, `pop_macro("X")`. All others are dropped. */
import type { FileId, TextId } from "../base";
import type { Macro } from "./macro";
import type { Run } from "./run";

export class Pragmas {
  private readonly once = new Set<FileId>();
  private readonly saved = new Map<TextId, (Macro | undefined)[]>();

  constructor(private readonly run: Run) {}

  /** Obeys a pragma given as the spellings of its tokens, read in `file`. */
  obey(operand: readonly string[], file: FileId): void {
    const [name, open, argument] = operand;
    if (name === "once") this.once.add(file);
    if (open !== "(" || argument === undefined || !/^".+"$/.test(argument)) return;
    const macro = this.run.tables.strings.intern(argument.slice(1, -1));
    if (name === "push_macro") this.push(macro);
    if (name === "pop_macro") this.pop(macro);
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
