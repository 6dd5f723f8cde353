export { type Expansion, type ExpansionId, type OriginId, OriginMap } from "./origin-map";
export { type PreprocessTables, TokenKind, type TokenList } from "./token";
export type { MissingHeader, SkippedRegion, TranslationUnit } from "./unit";
