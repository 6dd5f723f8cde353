/**
 * Many bytes at once: setting them to one value, and copying them. Exact for constant lengths at known roots; else the
 * bytes that may have changed become unknown.
 *
 *     RtlZeroMemory(ext, sizeof(*ext)); if (ext->Busy)      0
 *     *to = *from                                           scalar by scalar, from the record's layout
 */
import type { TermId, Width } from "../domain";
import type { TypeId } from "../types";
import type { Memory, MemoryTables } from "./memory";
import { type GroupId, type LocationId, RAW } from "./regions";

/** Scalars copied one by one; larger objects become unknown where nobody looked yet. */
const MAX_SCALARS = 64;
/** Longest extent that is followed byte-exactly. */
const MAX_BYTES = 1 << 20;

interface Piece {
  readonly offset: number;
  readonly size: number;
  readonly group: GroupId;
}

/** @param pointee type of the object the bytes belong to, as far as known */
export function fillBytes(
  tables: MemoryTables,
  memory: Memory,
  address: TermId,
  value: TermId,
  length: TermId,
  pointee: TypeId | null,
): void {
  const { terms } = tables;
  const size = constantSize(tables, memory, length);
  if (size === 0) return;
  if (size === null) memory.overwriteUnknown(pointee, address);
  else {
    const byte = terms.isConstant(value) ? Number(terms.constantValue(value) & 0xffn) : null;
    memory.overwrite(address, size, pointee, byte);
  }
}

/** @param beforeWriting called when everything was read */
export function copyBytes(
  tables: MemoryTables,
  memory: Memory,
  to: TermId,
  from: TermId,
  length: TermId,
  pointee: TypeId | null,
  beforeWriting: () => void,
): void {
  const size = constantSize(tables, memory, length);
  if (size === 0) return;
  if (size !== null) {
    copyObject(tables, memory, to, from, size, pointee, beforeWriting);
    return;
  }
  beforeWriting();
  memory.overwriteUnknown(pointee, to);
}

/** Copies `size` bytes. What was accessed on either side so far, and the scalars of the type, are copied exactly. */
export function copyObject(
  tables: MemoryTables,
  memory: Memory,
  to: TermId,
  from: TermId,
  size: number,
  type: TypeId | null,
  beforeWriting: () => void = () => {},
): void {
  if (to === from) return;
  const pieces = piecesOf(tables, to, from, size, type);
  const values = pieces.map((piece) =>
    memory.load(moved(tables, from, piece.offset), (piece.size * 8) as Width, piece.group),
  );
  beforeWriting();
  memory.overwrite(to, size, type, null);
  pieces.forEach((piece, index) => {
    memory.store(moved(tables, to, piece.offset), values[index]!, piece.group);
  });
}

function piecesOf(
  tables: MemoryTables,
  to: TermId,
  from: TermId,
  size: number,
  type: TypeId | null,
): readonly Piece[] {
  const found = new Map<string, Piece>();
  for (const scalar of (type === null ? null : tables.types.scalars(type, MAX_SCALARS)) ?? []) {
    add(
      found,
      { offset: scalar.offset, size: scalar.size, group: tables.regions.groupOf(scalar.member) },
      size,
    );
  }
  for (const side of [to, from]) {
    const root = tables.regions.rootOf(side);
    const start = tables.regions.offsetOf(side);
    for (const location of tables.regions.within(root, start, size))
      add(found, piece(tables, location, start), size);
  }
  return [...found.values()].sort((a, b) => b.size - a.size || a.offset - b.offset);
}

function piece({ regions }: MemoryTables, location: LocationId, start: number): Piece {
  return {
    offset: regions.offset(location) - start,
    size: regions.size(location),
    group: regions.group(location),
  };
}

function add(found: Map<string, Piece>, piece: Piece, size: number): void {
  if (piece.offset < 0 || piece.offset + piece.size > size) return;
  const key = `${piece.offset} ${piece.size}`;
  const known = found.get(key);
  if (!known || known.group === RAW) found.set(key, piece);
}

function moved({ terms }: MemoryTables, address: TermId, offset: number): TermId {
  return offset === 0 ? address : terms.binary("add", address, terms.smallConstant(offset, 64));
}

function constantSize({ terms, pcs }: MemoryTables, memory: Memory, length: TermId): number | null {
  const value = terms.isConstant(length) ? terms.constantValue(length) : pcs.valueOf(memory.pc, length);
  return value === null || value > BigInt(MAX_BYTES) ? null : Number(value);
}
