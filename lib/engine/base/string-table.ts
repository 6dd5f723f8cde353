/** Interned strings: equal text, equal id. Ids are dense and start at 0, which is the empty string. */
import type { Brand } from "./brand";

export type TextId = Brand<number, "TextId">;

export class StringTable {
  private readonly ids = new Map<string, TextId>([["", 0 as TextId]]);
  private readonly texts: string[] = [""];

  intern(text: string): TextId {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length as TextId;
    this.ids.set(text, id);
    this.texts.push(text);
    return id;
  }

  text(id: TextId): string {
    return this.texts[id]!;
  }

  /** The id of a text seen before, else undefined. */
  find(text: string): TextId | undefined {
    return this.ids.get(text);
  }
}
