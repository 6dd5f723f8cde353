/**
 * A chunk is one top-level declaration or definition of a translation unit: the unit of parsing, caching and
 * damage. `tree` depends only on `key`; places come from `origins`.
 */
import type { Problem } from "../base";
import type { OriginId, TranslationUnit } from "../preprocess";
import type { TopLevel } from "./ast";

/** A flaw of a chunk's text, by token index. Each one costs the Pass when the chunk matters (engine notes §9). */
export interface Damage {
  readonly kind:
    | "error"
    | "missing"
    | "bare-type"
    | "call-of-parenthesised-name"
    | "unknown-macro"
    | "too-large"
    | "too-deep"
    /** Understood, but not modelled. */
    | "unsupported";
  readonly first: number;
  readonly last: number;
  /** What was read and what was expected, or the name that is not known. */
  readonly detail: string;
}

export interface ChunkTree {
  readonly top: readonly TopLevel[];
  readonly damage: readonly Damage[];
}

export interface Chunk {
  /** Equal keys mean equal token texts in an equal type-name environment, hence an equal tree. */
  readonly key: string;
  /** `TextId` per token. */
  readonly texts: Int32Array;
  /** `TokenKind` per token. */
  readonly kinds: Uint8Array;
  /** `OriginId` per token, parallel to `texts`. */
  readonly origins: Int32Array;
  readonly tree: ChunkTree;
}

/** How a chunk was read. Tokens are the unit's; `end` is exclusive. */
export interface ReadChunk {
  readonly first: number;
  readonly end: number;
  readonly pack: number | null;
  /** Names that mean something else behind it than before it: name, kind, name, kind, ... */
  readonly declared: readonly number[];
  /** Its reading depends on the rest of the unit besides the names declared before it. */
  readonly looksAround: boolean;
}

/** A unit as it was read, chunk by chunk. */
export interface UnitReading {
  readonly unit: TranslationUnit;
  readonly chunks: readonly Chunk[];
  readonly read: readonly ReadChunk[];
}

export interface ParsedUnit {
  readonly chunks: readonly Chunk[];
  readonly problems: readonly Problem[];
  /** For reading the next text of the unit; absent for translated units. */
  readonly reading?: UnitReading;
}

export function originAt(chunk: Chunk, token: number): OriginId {
  return chunk.origins[token] as OriginId;
}
