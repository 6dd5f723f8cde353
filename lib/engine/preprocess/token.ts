/**
 * Preprocessed tokens of one translation unit, as parallel columns.
 *
 * Invariants: no comments, no white space, no directives; texts are interned; every token has an origin.
 */
import type { StringTable } from "../base";
import type { OriginMap } from "./origin-map";

export const TokenKind = {
  Identifier: 0,
  Number: 1,
  Character: 2,
  String: 3,
  Punctuator: 4,
  /** A character that starts no C token, kept so that the parser can report it. */
  Stray: 5,
} as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

export interface TokenList {
  readonly count: number;
  /** `TokenKind` per token. */
  readonly kind: Uint8Array;
  /** `TextId` per token. */
  readonly text: Int32Array;
  /** `OriginId` per token. */
  readonly origin: Int32Array;
}

/** The tables that all units of one engine session share. Append-only. */
export interface PreprocessTables {
  readonly strings: StringTable;
  readonly origins: OriginMap;
}
