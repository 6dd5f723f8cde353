export * from "./ast";
export { type Chunk, type ChunkTree, type Damage, originAt, type ParsedUnit } from "./chunk";
