export * from "./ast";
export { type Chunk, type ChunkTree, type Damage, originAt, type ParsedUnit } from "./chunk";
export { type ParseInput, parseUnit } from "./parse-unit";
export { type CParser, type CParserOptions, createCParser } from "./parser";
export { printTree } from "./print";
export { NameKind, TypeNames } from "./type-names";
