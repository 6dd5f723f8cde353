/** C text to parsed chunks, through the real preprocessor: what every test of the syntax room starts from. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { FileTable, neverCancelled, StringTable } from "@/lib/engine/base";
import {
  buildPrelude,
  LexedFiles,
  makeResolver,
  OriginMap,
  preprocess,
  type TranslationUnit,
} from "@/lib/engine/preprocess";
import {
  type ChunkTree,
  type CParser,
  createCParser,
  type ParsedUnit,
  parseUnit,
  TypeNames,
} from "@/lib/engine/syntax";

const require = createRequire(import.meta.url);
let parser: Promise<CParser> | null = null;

/** One parser for the process: the runtime is loaded once. */
export function cParser(): Promise<CParser> {
  parser ??= createCParser({
    wasm: {
      runtime: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
      grammar: readFileSync(require.resolve("tree-sitter-c/tree-sitter-c.wasm")),
    },
  });
  return parser;
}

export interface ParsedSource {
  readonly unit: TranslationUnit;
  readonly parsed: ParsedUnit;
  readonly strings: StringTable;
  readonly cache: Map<string, ChunkTree>;
}

/** A file `test.c` with nothing of the OS model; `types` are names declared before it. */
export async function parseSource(
  text: string,
  types: readonly string[] = [],
  cache = new Map<string, ChunkTree>(),
): Promise<ParsedSource> {
  const files = new FileTable();
  const strings = new StringTable();
  const tables = { strings, origins: new OriginMap() };
  const file = files.add({ path: "test.c", text, origin: "project" });
  const lexed = new LexedFiles(files, tables);
  const session = { files, lexed, defines: [], tables };
  const prelude = buildPrelude([], session);
  const resolver = makeResolver(files, { includeDirs: [] }, []);
  const unit = preprocess(file, { ...session, resolver, prelude: prelude.macros }).value;
  const names = TypeNames.empty(strings);
  for (const type of types) names.declare(strings.intern(type), 1);
  const input = { parser: await cParser(), names, cache, tables, signal: neverCancelled };
  return { unit, parsed: parseUnit(unit, input).value, strings, cache };
}
