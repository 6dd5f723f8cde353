export { Directive, type DirectiveIndex } from "./directive-index";
export type { Expansion, ExpansionId } from "./expansion-table";
export { type LexedFile, LexedFiles } from "./lexed-file";
export { type Macro, MacroTable } from "./macro";
export { type OriginId, OriginMap } from "./origin-map";
export { type CommandLineMacro, defaultDefines } from "./predefined";
export { buildPrelude, type Prelude, type PreprocessInput, preprocess } from "./preprocess";
export {
  headerName,
  type IncludeForm,
  type IncludeResolver,
  makeResolver,
  type Resolution,
} from "./resolver";
export { findInSkipped, type SkippedUse } from "./skipped";
export { type PreprocessTables, TokenKind, type TokenList } from "./token";
export { KIND_MASK } from "./token-meta";
export type { MissingHeader, SkippedRegion, TranslationUnit } from "./unit";
