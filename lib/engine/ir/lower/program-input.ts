/** What lowering is given: the units of one driver, and the tables that outlive a run. */
import type { StringTable } from "../../base";
import type { OriginMap } from "../../preprocess";
import type { ParsedUnit } from "../../syntax";
import type { TypeTable } from "../../types";
import type { BodyCache } from "./body-cache";
import type { ChunkIndexes } from "./chunk-index";
import type { DeclarationKeys } from "./declaration-keys";
import type { UnitScope } from "./unit-scope";

export interface UnitInput {
  /** Number of the translation unit, for `SymbolInfo.unit`. */
  readonly unit: number;
  readonly parsed: ParsedUnit;
  /** Headers or stubs of the OS model. All such units together are the scope around every unit of the project. */
  readonly isModel: boolean;
}

/** Tables that all runs of one session share. Append-only. */
export interface LoweringTables {
  readonly strings: StringTable;
  readonly origins: OriginMap;
  readonly types: TypeTable;
  readonly cache: LoweringCache;
}

/** What lowering remembers between runs; correct to throw away at any time, together with the type table. */
export interface LoweringCache {
  readonly indexes: ChunkIndexes;
  readonly keys: DeclarationKeys;
  readonly bodies: BodyCache;
  /** Scopes of units that come again as the same object. */
  readonly scopes: WeakMap<ParsedUnit, UnitScope>;
  /** The last scope of each unit, by number. */
  readonly latest: Map<number, UnitScope>;
  /** The OS model's scope and the parsed units it was made from. */
  model: { readonly units: readonly ParsedUnit[]; readonly scope: UnitScope } | null;
}

export interface LoweringOptions {
  /** Functions of the OS model to lower although no text of the project names them. */
  readonly modelRoots?: readonly string[];
}
