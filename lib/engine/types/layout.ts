/**
 * Record layout as the Microsoft compiler does it for x64 (Microsoft C++ docs, "x64 software conventions", and
 * "C bit fields").
 *
 *     struct { char a; unsigned b : 3; unsigned c : 30; unsigned short d : 2; }
 *              a @0    b @4 bits 0-2   c @8 bits 0-29   d @12 bits 0-1           size 16, align 4
 *
 * - Every member is aligned to its natural alignment, but never more than `pack`.
 * - A bit-field shares the storage unit of its predecessor only if both declared types have the same size and it
 *   fits; else it starts a new unit of its declared type. Width 0 closes the unit.
 * - A trailing array without bound takes no space. One that stands before other members of a structure has a bound that
 *   the text does not tell (a constant of a missing header): it gets room, so that its elements are no other member.
 */
import type { CType, Field, TypeId } from "./c-type";

export interface MemberSpec {
  /** Null for an anonymous record member or a padding bit-field. */
  readonly name: string | null;
  readonly type: TypeId;
  /** Width in bits of a bit-field, else null. */
  readonly bitWidth: number | null;
  readonly isVolatile: boolean;
}

interface Measures {
  sizeOf(id: TypeId): number;
  alignOf(id: TypeId): number;
  /** False for an array one of whose bounds is not known. */
  hasCounts(id: TypeId): boolean;
}

/** Bytes for an array of unknown bound between other members. */
const UNKNOWN_BOUND_ROOM = 0x1000;

type Layout = NonNullable<Extract<CType, { kind: "record" }>["layout"]>;

/** Mutable position while members are laid out. */
interface Cursor {
  readonly isUnion: boolean;
  /** First free byte; for a union the size of the widest member so far. */
  end: number;
  align: number;
  /** Open bit-field unit: its offset and size in bytes and the next free bit; size 0 when there is none. */
  unitOffset: number;
  unitSize: number;
  unitBits: number;
}

export function layoutOf(
  record: "struct" | "union",
  members: readonly MemberSpec[],
  pack: number | null,
  measures: Measures,
): Layout {
  const cursor: Cursor = {
    isUnion: record === "union",
    end: 0,
    align: 1,
    unitOffset: 0,
    unitSize: 0,
    unitBits: 0,
  };
  const fields = members.map((member, index) => {
    const isUnbounded = index < members.length - 1 && !measures.hasCounts(member.type);
    const size = isUnbounded ? UNKNOWN_BOUND_ROOM : measures.sizeOf(member.type);
    const natural = measures.alignOf(member.type);
    const align = pack === null ? natural : Math.min(natural, pack);
    return member.bitWidth === null
      ? placePlain(cursor, member, size, align)
      : placeBits(cursor, member, member.bitWidth, size, align);
  });
  return {
    size: roundUp(cursor.end, cursor.align),
    align: cursor.align,
    fields,
  };
}

function placePlain(cursor: Cursor, member: MemberSpec, size: number, align: number): Field {
  cursor.unitSize = 0;
  const offset = allocate(cursor, size, align);
  return {
    name: member.name,
    type: member.type,
    offset,
    bits: null,
    isVolatile: member.isVolatile,
  };
}

function placeBits(cursor: Cursor, member: MemberSpec, width: number, size: number, align: number): Field {
  const { name, type, isVolatile } = member;
  const shares = !cursor.isUnion && cursor.unitSize === size && cursor.unitBits + width <= size * 8;
  if (width === 0) {
    cursor.unitSize = 0;
    return {
      name,
      type,
      offset: cursor.end,
      bits: { shift: 0, width: 0 },
      isVolatile,
    };
  }
  if (!shares) {
    cursor.unitOffset = allocate(cursor, size, align);
    cursor.unitSize = size;
    cursor.unitBits = 0;
  }
  const shift = cursor.unitBits;
  cursor.unitBits += width;
  return {
    name,
    type,
    offset: cursor.unitOffset,
    bits: { shift, width },
    isVolatile,
  };
}

function allocate(cursor: Cursor, size: number, align: number): number {
  cursor.align = Math.max(cursor.align, align);
  if (cursor.isUnion) {
    cursor.end = Math.max(cursor.end, size);
    return 0;
  }
  const offset = roundUp(cursor.end, align);
  cursor.end = offset + size;
  return offset;
}

function roundUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}
