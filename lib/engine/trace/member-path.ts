/**
 * The way from a record to a member inside it, as the source spells it: an access knows its innermost member and its
 * offset only.
 *
 *     Irp, 0x30, Status          IoStatus.Status
 *     Irp, 0x78, DriverContext   Tail.Overlay.DriverContext[0]
 *
 * Members without a name are passed through. Of two ways to the same member of a union, the first declared is told.
 */
import type { Member } from "../ir";
import { sizeOf } from "../replay";
import type { CType, TypeId } from "../types";

type TypeOf = (id: TypeId) => CType;

/** `offset` in bytes from the start of the record. Just the member's name where no way leads to it. */
export function memberPath(typeOf: TypeOf, record: TypeId, offset: number, member: Member): string {
  return wayInside(typeOf, record, offset, member) ?? member.name;
}

function wayInside(typeOf: TypeOf, id: TypeId, offset: number, member: Member): string | null {
  const type = typeOf(id);
  if (type.kind !== "record") return null;
  for (const field of type.layout?.fields ?? []) {
    const inside = offset - field.offset;
    if (inside < 0 || inside >= Math.max(1, sizeOf(field.type, typeOf))) continue;
    if (id === member.record && field.name === member.name)
      return `${field.name}${elementAt(typeOf, field.type, inside)}`;
    const { element, index, rest } = elementOf(typeOf, field.type, inside);
    const way = wayInside(typeOf, element, rest, member);
    if (way !== null) return field.name === null ? way : `${field.name}${index}.${way}`;
  }
  return null;
}

/** `[2]` where the offset is into an array, else nothing. */
function elementAt(typeOf: TypeOf, id: TypeId, offset: number): string {
  return elementOf(typeOf, id, offset).index;
}

function elementOf(typeOf: TypeOf, id: TypeId, offset: number) {
  let element = id;
  let rest = offset;
  let index = "";
  for (let type = typeOf(element); type.kind === "array"; type = typeOf(element)) {
    element = type.of;
    const size = sizeOf(element, typeOf);
    if (size === 0) break;
    index += `[${Math.floor(rest / size)}]`;
    rest %= size;
  }
  return { element, index, rest };
}
