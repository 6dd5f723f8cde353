/**
 * The symbols and strings of one program while it is being lowered. A symbol is known by its name and, for a static,
 * its unit; what is known about it is gathered when the program is complete.
 */
import type { StringId, SymbolId } from "../ir";
import { NamesByUnit } from "./names-by-unit";

export interface SymbolDraft {
  readonly id: SymbolId;
  readonly name: string;
  /** -1 for external names. */
  readonly unit: number;
}

export class SymbolTable {
  readonly drafts: SymbolDraft[] = [];
  readonly strings: string[] = [];
  private readonly ids = new NamesByUnit<SymbolId>();
  private readonly stringIds = new Map<string, StringId>();

  /** `unit` -1 asks for the external name. */
  symbol(name: string, unit: number): SymbolId {
    const known = this.ids.get(name, unit);
    if (known !== undefined) return known;
    const id = this.drafts.length as SymbolId;
    this.ids.set(name, unit, id);
    this.drafts.push({ id, name, unit });
    return id;
  }

  /** Equal text, equal id, but a wide and a narrow string are two objects. */
  string(text: string, isWide: boolean): StringId {
    const key = `${isWide ? "L" : ""}"${text}`;
    const known = this.stringIds.get(key);
    if (known !== undefined) return known;
    const id = this.strings.length as StringId;
    this.stringIds.set(key, id);
    this.strings.push(text);
    return id;
  }
}
