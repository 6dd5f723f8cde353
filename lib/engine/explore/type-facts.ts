/**
 * What exploration wants to know of C types, by id: register width, signedness, size in bytes, and which records an
 * object can hold. `_Bool` is kept as a byte that is 0 or 1, since memory holds it that way.
 */
import type { Width } from "../domain";
import type { Expr, Member } from "../ir";
import type { CType, Field, TypeId } from "../types";

/** A scalar inside an object; bytes. */
export interface Scalar {
  readonly offset: number;
  readonly size: number;
  readonly member: Member | null;
}

export class TypeFacts {
  private readonly widths: (Width | 0)[] = [];
  private readonly signs: boolean[] = [];
  private readonly sizes: number[] = [];
  private readonly held = new Map<TypeId, ReadonlySet<TypeId>>();

  /** Records whose members were not known when they were asked for. */
  private readonly incomplete = new Set<TypeId>();

  constructor(private readonly source: (id: TypeId) => CType) {}

  typeOf(id: TypeId): CType {
    const type = this.source(id);
    if (type.kind === "record" && type.layout === null) this.incomplete.add(id);
    return type;
  }

  /** False when the members of a record have become known since it was asked for. */
  get isCurrent(): boolean {
    for (const id of this.incomplete) {
      const type = this.source(id);
      if (type.kind === "record" && type.layout !== null) return false;
    }
    return true;
  }

  /** Bits of a value in a register; 0 for records, arrays and `void`, which no register holds. */
  width(id: TypeId): Width | 0 {
    const known = this.widths[id];
    if (known !== undefined) return known;
    const width = widthOf(this.typeOf(id));
    this.widths[id] = width;
    return width;
  }

  isSigned(id: TypeId): boolean {
    const known = this.signs[id];
    if (known !== undefined) return known;
    const type = this.typeOf(id);
    const isSigned = type.kind === "enum" || (type.kind === "integer" && type.signed);
    this.signs[id] = isSigned;
    return isSigned;
  }

  isBool(id: TypeId): boolean {
    const type = this.typeOf(id);
    return type.kind === "integer" && type.bits === 1;
  }

  isFloat(id: TypeId): boolean {
    return this.typeOf(id).kind === "float";
  }

  isPointer(id: TypeId): boolean {
    return this.typeOf(id).kind === "pointer";
  }

  /** Type an address was made to point to, looking through casts between pointers; null for anything but a pointer. */
  pointeeThroughCasts(address: Expr): TypeId | null {
    let source = address;
    while (source.kind === "convert" && this.isPointer(source.operand.type)) source = source.operand;
    const type = this.typeOf(source.type);
    return type.kind === "pointer" ? type.to : null;
  }

  /** Bytes; 0 when not known (`void`, incomplete records, `[]`). */
  size(id: TypeId): number {
    let count = 1;
    let at = id;
    for (let type = this.typeOf(at); type.kind === "array"; type = this.typeOf(at)) {
      count *= type.count ?? 0;
      at = type.of;
    }
    return count * this.elementSize(at);
  }

  /** Records that an object of the type holds by value, itself included, at any depth. */
  recordsIn(id: TypeId): ReadonlySet<TypeId> {
    const known = this.held.get(id);
    if (known) return known;
    const found = new Set<TypeId>();
    const pending = [id];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const type = this.typeOf(at);
      if (type.kind === "array") pending.push(type.of);
      if (type.kind !== "record" || found.has(at)) continue;
      found.add(at);
      for (const field of type.layout?.fields ?? []) pending.push(field.type);
    }
    this.held.set(id, found);
    return found;
  }

  /** A member by name, looking through anonymous members; offset in bytes from the start of the record. */
  fieldOf(record: TypeId, name: string): (Field & { readonly record: TypeId }) | null {
    const pending = [{ record, base: 0 }];
    for (let at = pending.pop(); at; at = pending.pop()) {
      const type = this.typeOf(at.record);
      if (type.kind !== "record") continue;
      for (const field of type.layout?.fields ?? []) {
        const offset = at.base + field.offset;
        if (field.name === name) return { ...field, offset, record: at.record };
        if (field.name === null) pending.push({ record: field.type, base: offset });
      }
    }
    return null;
  }

  /**
   * The scalars of an object, at most `limit`; null when there are more or the layout is not known. Members of unions
   * and bit-fields come once per storage unit.
   */
  scalars(id: TypeId, limit: number): readonly Scalar[] | null {
    const found: Scalar[] = [];
    const pending = [{ type: id, offset: 0, member: null as Member | null }];
    for (let at = pending.pop(); at; at = pending.pop()) {
      if (found.length + pending.length > limit) return null;
      const type = this.typeOf(at.type);
      if (type.kind === "array") {
        if (type.count === null || type.count > limit) return null;
        const size = this.size(type.of);
        for (let index = 0; index < type.count; index++) {
          pending.push({ type: type.of, offset: at.offset + index * size, member: at.member });
        }
      } else if (type.kind === "record") {
        if (type.layout === null) return null;
        for (const field of type.layout.fields) {
          const member = field.name === null ? null : { record: at.type, name: field.name };
          pending.push({ type: field.type, offset: at.offset + field.offset, member });
        }
      } else {
        const width = this.width(at.type);
        if (width >= 8) found.push({ offset: at.offset, size: width / 8, member: at.member });
      }
    }
    return found;
  }

  /** An array of pointers: records are laid into integers and characters only. */
  holdsPointers(id: TypeId): boolean {
    let type = this.typeOf(id);
    while (type.kind === "array") type = this.typeOf(type.of);
    return type.kind === "pointer";
  }

  private elementSize(id: TypeId): number {
    const known = this.sizes[id];
    if (known !== undefined) return known;
    const type = this.typeOf(id);
    const width = this.width(id);
    if (type.kind === "record") return type.layout?.size ?? 0;
    const size = type.kind === "function" ? 0 : width / 8;
    this.sizes[id] = size;
    return size;
  }
}

function widthOf(type: CType): Width | 0 {
  switch (type.kind) {
    case "integer":
      return type.bits === 1 ? 8 : type.bits;
    case "float":
      return type.bits;
    case "enum":
      return 32;
    case "pointer":
    case "open":
    case "function":
      return 64;
    default:
      return 0;
  }
}
