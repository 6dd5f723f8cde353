export * from "./ast";
export { type Chunk, type ChunkTree, type Damage, originAt, type ParsedUnit } from "./chunk";
export { damageProblem } from "./damage-problem";
export { PackStack } from "./pack-stack";
export { type ParseInput, parseUnit } from "./parse-unit";
export { type CParser, type CParserOptions, createCParser } from "./parser";
export { printTree } from "./print";
export { type SignificantTokens, significantTokens } from "./significant-tokens";
export { NameKind, TypeNames } from "./type-names";
