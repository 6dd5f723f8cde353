/**
 * C types for the Windows x64 data model (LLP64): `long` and `int` 32 bits, pointers and `long long` 64 bits,
 * `wchar_t` 16 bits, little-endian. Hash-consed: equal structure, equal `TypeId`; records and enums are nominal.
 *
 * A name that no declaration explains becomes an *open* type: a scalar of unknown width read as 64 bits, or a
 * record whose members get an own offset on first use. Anything decided through an open type is flagged by its user.
 */
import type { Brand } from "../base";

export type TypeId = Brand<number, "TypeId">;

export interface Field {
  /** Null for an anonymous record member or padding. */
  readonly name: string | null;
  readonly type: TypeId;
  /** Bytes from the start of the record. */
  readonly offset: number;
  /** Only for bit-fields: bit position inside the storage unit at `offset`, and width in bits. */
  readonly bits: { readonly shift: number; readonly width: number } | null;
  /** Declared `volatile`: every read is a fresh value. Absent = false. */
  readonly isVolatile?: boolean;
}

/** How an argument is used, from SAL marks; `unknown` for an unmarked pointer. */
export type Direction = "in" | "out" | "inout" | "unknown";

export interface Parameter {
  readonly name: string | null;
  readonly type: TypeId;
  readonly direction: Direction;
  /** What is written behind the pointer has a length of its own, not that of one pointee. Absent = false. */
  readonly isBuffer?: boolean;
}

export type CType =
  | { readonly kind: "void" }
  | {
      readonly kind: "integer";
      readonly bits: 1 | 8 | 16 | 32 | 64;
      readonly signed: boolean;
    }
  | { readonly kind: "float"; readonly bits: 32 | 64 }
  | {
      readonly kind: "pointer";
      readonly to: TypeId;
      readonly toConst: boolean;
      readonly toVolatile: boolean;
    }
  /** `count` null: `[]`. */
  | {
      readonly kind: "array";
      readonly of: TypeId;
      readonly count: number | null;
    }
  | {
      readonly kind: "function";
      readonly returns: TypeId;
      readonly parameters: readonly Parameter[];
      readonly isVariadic: boolean;
    }
  | {
      readonly kind: "record";
      readonly record: "struct" | "union";
      /** Tag, or the typedef name it was first seen under, or `<anonymous>`. */
      readonly name: string;
      /** Null while only declared. */
      readonly layout: {
        readonly size: number;
        readonly align: number;
        readonly fields: readonly Field[];
      } | null;
      readonly isOpen: boolean;
    }
  | { readonly kind: "enum"; readonly name: string }
  | { readonly kind: "open"; readonly name: string };
