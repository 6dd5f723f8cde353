/**
 * The door of lowering: parsed translation units of one driver, with the OS model's stubs, become one program.
 *
 *     lowerUnits([{ unit: 0, parsed, isModel: false }, ...], shared)  ->  { value: Program, problems }
 *
 * Every function of the project is lowered, of the OS model only those that the project reaches by name. A function
 * whose text is damaged keeps its flaws; a chunk that is no function then becomes a `DamagedChunk` with its names.
 */
import type { Outcome, StringTable } from "../../base";
import type { Program } from "../ir";
import { BodyCache } from "./body-cache";
import { ChunkIndexes } from "./chunk-index";
import { DeclarationKeys } from "./declaration-keys";
import type { LoweringCache, LoweringOptions, LoweringTables, UnitInput } from "./program-input";
import { ProgramLowering } from "./program-lowering";

export function makeLoweringCache(strings: StringTable): LoweringCache {
  return {
    indexes: new ChunkIndexes(strings),
    keys: new DeclarationKeys(),
    bodies: new BodyCache(),
    scopes: new WeakMap(),
    latest: new Map(),
    model: null,
  };
}

export function lowerUnits(
  units: readonly UnitInput[],
  tables: LoweringTables,
  options: LoweringOptions = {},
): Outcome<Program> {
  const program = new ProgramLowering(units, tables, options.modelRoots ?? []);
  return program.run();
}
