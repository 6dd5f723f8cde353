/** What preprocessing one translation unit yields. */
import type { FileId, Span } from "../base";
import type { TokenList } from "./token";

export interface MissingHeader {
  /** As written between the quotes or angle brackets. */
  readonly name: string;
  readonly form: "quoted" | "angle";
  /** First `#include` that asked for it. */
  readonly at: Span;
}

/** Text that the configuration leaves out, with the directive's condition. Nested regions are not listed again. */
export interface SkippedRegion {
  readonly at: Span;
  /** The macro names the deciding condition tests. */
  readonly symbols: readonly string[];
}

export interface TranslationUnit {
  readonly file: FileId;
  readonly tokens: TokenList;
  /** Files read, in first-include order, without the unit's own file and without model headers. */
  readonly included: readonly FileId[];
  readonly missing: readonly MissingHeader[];
  readonly skipped: readonly SkippedRegion[];
  /** Names undefined in `#if` and read as 0. */
  readonly undefinedInConditions: readonly string[];
}
