/**
 * The table of C types: hash-consed, append-only, one per engine session.
 *
 * Equal structure gives an equal id; records and enums are nominal and are asked for by a key that the caller makes
 * from the declaration (lowering: the text of everything the declaration depends on), so the same header in two
 * units, or in two runs, gives the same id. A record may be asked for before its members are known and is completed
 * once; ids never change their meaning otherwise.
 *
 * Open records stand for records nobody defines: each member gets an own synthetic offset on first use.
 * Not modelled: `long double` (64 bits, as MSVC), vector types, VLAs.
 */

import type { CType, Field, Parameter, TypeId } from "./c-type";
import { layoutOf, type MemberSpec } from "./layout";

type RecordType = Extract<CType, { kind: "record" }>;

/** A member as an access reaches it: through anonymous members, at its whole offset. */
export interface MemberAccess {
  /** The record that declares the name itself. */
  readonly record: TypeId;
  readonly type: TypeId;
  /** Bytes from the start of the record that was asked. */
  readonly offset: number;
  readonly bits: { readonly shift: number; readonly width: number } | null;
  readonly isVolatile: boolean;
}

/** Bytes between two members of an open record; members of an open member lie closer, inside that distance. */
const OPEN_STRIDE = 4096;
const NESTED_OPEN_STRIDE = 64;
/** Characters of an open type's name beyond which its members share its type. */
const LONGEST_PATH = 200;

export class TypeTable {
  private readonly types: CType[] = [];
  private readonly ids = new Map<string, TypeId>();
  private readonly sizes: number[] = [];
  private readonly openMembers = new Map<TypeId, Map<string, MemberAccess>>();
  /** Records whose layout is being computed: one that holds itself, which only damaged text does, counts 0 bytes there. */
  private readonly completing = new Set<TypeId>();
  private completer: (id: TypeId) => void = () => {};
  private readonly memberIndex = new Map<TypeId, ReadonlyMap<string, MemberAccess>>();

  readonly void = this.intern("void", { kind: "void" });
  readonly bool = this.integer(1, false);
  readonly char = this.integer(8, true);
  readonly unsignedChar = this.integer(8, false);
  readonly short = this.integer(16, true);
  readonly unsignedShort = this.integer(16, false);
  /** Also `long` and the value of every enumerator. */
  readonly int = this.integer(32, true);
  readonly unsignedInt = this.integer(32, false);
  readonly longLong = this.integer(64, true);
  /** Also `size_t`. */
  readonly unsignedLongLong = this.integer(64, false);
  readonly float = this.intern("f32", { kind: "float", bits: 32 });
  readonly double = this.intern("f64", { kind: "float", bits: 64 });

  get(id: TypeId): CType {
    return this.types[id]!;
  }

  integer(bits: 1 | 8 | 16 | 32 | 64, signed: boolean): TypeId {
    return this.intern(`${signed ? "s" : "u"}${bits}`, {
      kind: "integer",
      bits,
      signed,
    });
  }

  pointer(to: TypeId, toConst = false, toVolatile = false): TypeId {
    const key = `*${to}${toConst ? "c" : ""}${toVolatile ? "v" : ""}`;
    return this.intern(key, { kind: "pointer", to, toConst, toVolatile });
  }

  array(of: TypeId, count: number | null): TypeId {
    return this.intern(`[${of}:${count ?? ""}`, { kind: "array", of, count });
  }

  /** Parameter names and directions belong to the identity, so that a type prints as it was declared. */
  function(returns: TypeId, parameters: readonly Parameter[], isVariadic: boolean): TypeId {
    const key = `(${returns}:${parameters.map(parameterKey).join(",")}${isVariadic ? "..." : ""}`;
    return this.intern(key, {
      kind: "function",
      returns,
      parameters,
      isVariadic,
    });
  }

  /** The record declared under `key`; incomplete until `complete` is called. */
  record(key: string, record: "struct" | "union", name: string): TypeId {
    return this.intern(`r${key}`, {
      kind: "record",
      record,
      name,
      layout: null,
      isOpen: false,
    });
  }

  /** A record that no text defines. */
  openRecord(name: string, record: "struct" | "union" = "struct"): TypeId {
    return this.intern(`o${record} ${name}`, {
      kind: "record",
      record,
      name,
      layout: null,
      isOpen: true,
    });
  }

  enumeration(key: string, name: string): TypeId {
    return this.intern(`e${key}`, { kind: "enum", name });
  }

  /** A type name that no text explains. Read as a 64-bit scalar, or through `memberOf` as an open record. */
  open(name: string): TypeId {
    return this.intern(`?${name}`, { kind: "open", name });
  }

  /** Gives a record its members; a second call is ignored. `pack` in bytes, null = natural alignment. */
  complete(id: TypeId, members: readonly MemberSpec[], pack: number | null): void {
    const type = this.get(id) as RecordType;
    if (type.layout !== null || this.completing.has(id)) return;
    this.completing.add(id);
    const layout = layoutOf(type.record, members, pack, this);
    this.completing.delete(id);
    this.types[id] = { ...type, layout };
  }

  /** Who is asked to complete a record when its layout is needed before its declarer got to it. */
  completeWith(completer: (id: TypeId) => void): void {
    this.completer = completer;
  }

  /** Bytes. Open types count 8, `void` and functions 1, incomplete records and `[]` 0. */
  sizeOf(id: TypeId): number {
    const known = this.sizes[id];
    if (known !== undefined) return known;
    const size = this.computeSize(id);
    if (this.isComplete(id)) this.sizes[id] = size;
    return size;
  }

  /** Bytes that an object of an open type spans with the members it was seen to have; `sizeOf` for all others. */
  extentOf(id: TypeId): number {
    const type = this.get(id);
    let extent = this.sizeOf(id);
    if (type.kind !== "open" && !(type.kind === "record" && type.layout === null)) return extent;
    const record = type.kind === "open" ? this.openRecord(type.name) : id;
    for (const { offset } of this.openMembers.get(record)?.values() ?? []) {
      extent = Math.max(extent, offset + OPEN_STRIDE);
    }
    return extent;
  }

  /** Bytes; 1 for what has no size. */
  alignOf(id: TypeId): number {
    const type = this.withLayout(this.elementOf(id));
    if (type.kind === "record") return type.layout?.align ?? 1;
    return type.kind === "void" || type.kind === "function" ? 1 : this.sizeOf(this.elementOf(id));
  }

  /** False for records whose members are not known (open ones too), `[]`, `void`, functions and open names. */
  isComplete(id: TypeId): boolean {
    const type = this.withLayout(this.elementOf(id));
    if (type.kind === "record") return type.layout !== null && this.hasCounts(id);
    return type.kind !== "void" && type.kind !== "function" && type.kind !== "open" && this.hasCounts(id);
  }

  /** Looks through anonymous members. An open record or open name always has the member. Null: no such member. */
  memberOf(id: TypeId, name: string): MemberAccess | null {
    const type = this.withLayout(id);
    if (type.kind === "open") return this.openMember(this.openRecord(type.name), name);
    if (type.kind !== "record") return null;
    if (type.layout === null) return this.openMember(id, name);
    let index = this.memberIndex.get(id);
    if (!index) {
      index = this.indexMembers(id, type.layout.fields);
      this.memberIndex.set(id, index);
    }
    return index.get(name) ?? null;
  }

  /** A place of its own behind a record for a member that its declaration here lacks. */
  missingMember(id: TypeId, name: string): MemberAccess {
    return this.openMember(id, name);
  }

  private intern(key: string, type: CType): TypeId {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.types.length as TypeId;
    this.types.push(type);
    this.ids.set(key, id);
    return id;
  }

  /** The type, its layout known if anybody knows it. */
  private withLayout(id: TypeId): CType {
    const type = this.get(id);
    if (type.kind !== "record" || type.layout !== null || type.isOpen) return type;
    this.completer(id);
    return this.get(id);
  }

  /** Innermost element type of an array of arrays. */
  private elementOf(id: TypeId): TypeId {
    let element = id;
    for (let type = this.get(id); type.kind === "array"; type = this.get(element)) element = type.of;
    return element;
  }

  /** False for an array one of whose bounds is not known. */
  hasCounts(id: TypeId): boolean {
    for (let type = this.get(id); type.kind === "array"; type = this.get(type.of)) {
      if (type.count === null) return false;
    }
    return true;
  }

  private computeSize(id: TypeId): number {
    let count = 1;
    for (let type = this.get(id); type.kind === "array"; type = this.get(type.of)) count *= type.count ?? 0;
    return count * this.sizeOfElement(this.withLayout(this.elementOf(id)));
  }

  private sizeOfElement(type: CType): number {
    switch (type.kind) {
      case "integer":
        return type.bits === 1 ? 1 : type.bits / 8;
      case "float":
        return type.bits / 8;
      case "enum":
        return 4;
      case "pointer":
      case "open":
        return 8;
      case "record":
        return type.layout?.size ?? 0;
      default:
        return 1;
    }
  }

  private openMember(id: TypeId, name: string): MemberAccess {
    let members = this.openMembers.get(id);
    if (!members) {
      members = new Map();
      this.openMembers.set(id, members);
    }
    let member = members.get(name);
    if (!member) {
      const { name: owner, layout } = this.get(id) as RecordType;
      const isInner = owner.includes(".") && !owner.startsWith("*");
      const stride = isInner ? NESTED_OPEN_STRIDE : OPEN_STRIDE;
      const offset = stride * (Math.ceil((layout?.size ?? 0) / stride) + members.size + 1);
      const path = owner.length > LONGEST_PATH ? owner : `${owner}.${name}`;
      member = { record: id, type: this.open(path), offset, bits: null, isVolatile: false };
      members.set(name, member);
    }
    return member;
  }

  private indexMembers(id: TypeId, fields: readonly Field[]): ReadonlyMap<string, MemberAccess> {
    const index = new Map<string, MemberAccess>();
    const pending = [{ record: id, fields, base: 0 }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      for (const field of next.fields) {
        const { type, bits, isVolatile = false } = field;
        const offset = next.base + field.offset;
        if (field.name !== null) {
          if (!index.has(field.name))
            index.set(field.name, {
              record: next.record,
              type,
              offset,
              bits,
              isVolatile,
            });
          continue;
        }
        const inner = this.withLayout(type);
        if (inner.kind === "record" && inner.layout !== null) {
          pending.push({
            record: type,
            fields: inner.layout.fields,
            base: offset,
          });
        }
      }
    }
    return index;
  }
}

function parameterKey(parameter: Parameter): string {
  return `${parameter.type} ${parameter.name ?? ""} ${parameter.direction}${parameter.isBuffer ? " buffer" : ""}`;
}
