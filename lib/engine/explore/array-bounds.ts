/**
 * Which accesses are to an element of an array whose extent is known, and by what index: paths stay inside (printed
 * assumption, engine notes §9: nothing is written out of bounds).
 *
 *     ext->Port[i]->Flags = 1;        the index into Port, in bytes, is below sizeof(ext->Port)
 *     table[i & 3].Busy               the same for a variable
 *
 * Without it `ext->Port[38]` of 32 is some later member read as a pointer, and the path that follows it convinces
 * nobody. The last member of a record may be longer than it says, so it has no bound; nor has an array of one element,
 * which is how the length is left open wherever it stands.
 */
import type { Expr, Place } from "../ir";
import type { TypeId } from "../types";
import { forEachExpr } from "./ir-walk";
import type { TypeFacts } from "./type-facts";

export interface Bound {
  /** Bytes from the start of the array. */
  readonly index: Expr;
  /** Bytes that the access is further on than `index` says; 0 for a member of the element at `index`. */
  readonly offset: number;
  /** Bytes of the array. */
  readonly size: number;
}

interface KnownArray {
  readonly of: TypeId;
  readonly count: number;
}

export class ArrayBounds {
  private readonly known = new WeakMap<Place, { readonly bound: Bound | null }>();

  constructor(private readonly types: TypeFacts) {}

  of(place: Place): Bound | null {
    let known = this.known.get(place);
    if (!known) {
      known = { bound: this.find(place) };
      this.known.set(place, known);
    }
    return known.bound;
  }

  private find(place: Place): Bound | null {
    if (place.kind !== "memory") return null;
    let node = place.address;
    let offset = 0;
    for (;;) {
      if (node.kind === "convert" && this.types.isPointer(node.operand.type)) node = node.operand;
      else if (node.kind !== "binary" || node.op !== "add" || !this.types.isPointer(node.left.type))
        return null;
      else if (node.right.kind !== "constant") break;
      else {
        offset += Number(BigInt.asIntN(64, node.right.value));
        node = node.left;
      }
    }
    const array = this.arrayAt(node.left);
    if (array === null || hasUnknown(node.right)) return null;
    const isInElement = offset >= 0 && offset < this.types.size(array.of);
    return {
      index: node.right,
      offset: isInElement ? 0 : offset,
      size: this.types.size(array.of) * array.count,
    };
  }

  /** The array that starts at an address. */
  private arrayAt(start: Expr): KnownArray | null {
    let node = start;
    while (node.kind === "convert" && this.types.isPointer(node.operand.type)) node = node.operand;
    if (node.kind === "address") {
      const { place } = node;
      return place.kind === "variable" && place.member === null ? this.knownArray(place.type) : null;
    }
    if (node.kind !== "binary" || node.op !== "add" || node.right.kind !== "constant") return null;
    return this.arrayMember(node.left.type, Number(BigInt.asIntN(64, node.right.value)));
  }

  private arrayMember(pointer: TypeId, offset: number): KnownArray | null {
    const type = this.types.typeOf(pointer);
    const record = type.kind === "pointer" ? this.types.typeOf(type.to) : null;
    if (record?.kind !== "record" || record.record === "union") return null;
    const fields = record.layout?.fields ?? [];
    const index = fields.findIndex((field) => field.offset === offset);
    return index < 0 || index === fields.length - 1 ? null : this.knownArray(fields[index]!.type);
  }

  private knownArray(id: TypeId): KnownArray | null {
    const type = this.types.typeOf(id);
    if (type.kind !== "array" || type.count === null || type.count < 2) return null;
    return this.types.size(type.of) > 0 ? { of: type.of, count: type.count } : null;
  }
}

function hasUnknown(expr: Expr): boolean {
  let found = false;
  forEachExpr(expr, (node) => {
    if (node.kind === "unknown") found = true;
  });
  return found;
}
