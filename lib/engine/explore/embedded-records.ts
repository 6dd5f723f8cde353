/** Where a type holds records of another type by value: offsets in bytes, arrays element by element. */
import type { TypeId } from "../types";
import type { TypeFacts } from "./type-facts";

/** Places of one record in one type; more are of no use to a search. */
const MAX_OFFSETS = 16;

export class EmbeddedRecords {
  private readonly known = new Map<string, readonly number[]>();

  constructor(private readonly types: TypeFacts) {}

  /** At most `MAX_OFFSETS`, lowest first within a level; the type itself counts. */
  offsetsOf(record: TypeId, inside: TypeId): readonly number[] {
    const key = `${record} ${inside}`;
    let offsets = this.known.get(key);
    if (!offsets) {
      offsets = this.types.recordsIn(inside).has(record) ? this.find(record, inside) : [];
      this.known.set(key, offsets);
    }
    return offsets;
  }

  private find(record: TypeId, inside: TypeId): readonly number[] {
    const found: number[] = [];
    const pending = [{ type: inside, offset: 0 }];
    for (let at = 0; at < pending.length && found.length < MAX_OFFSETS; at++) {
      const { type, offset } = pending[at]!;
      if (type === record) found.push(offset);
      const shape = this.types.typeOf(type);
      if (shape.kind === "record") {
        for (const field of shape.layout?.fields ?? []) {
          if (!this.types.recordsIn(field.type).has(record)) continue;
          pending.push({ type: field.type, offset: offset + field.offset });
        }
      } else if (shape.kind === "array") {
        const size = this.types.size(shape.of);
        for (let index = 0; index < Math.min(shape.count ?? 0, MAX_OFFSETS); index++) {
          pending.push({ type: shape.of, offset: offset + index * size });
        }
      }
    }
    return found;
  }
}
