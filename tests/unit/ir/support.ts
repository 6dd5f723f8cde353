/** C text to a lowered program, through the real preprocessor and parser, without the OS model. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { FileTable, neverCancelled, type Problem, StringTable } from "@/lib/engine/base";
import {
  type FunctionIr,
  lowerUnits,
  makeLoweringCache,
  type Program,
  printFunction,
  type SymbolInfo,
} from "@/lib/engine/ir";
import { buildPrelude, LexedFiles, makeResolver, OriginMap, preprocess } from "@/lib/engine/preprocess";
import { type ChunkTree, type CParser, createCParser, parseUnit, TypeNames } from "@/lib/engine/syntax";
import { TypeTable } from "@/lib/engine/types";

const require = createRequire(import.meta.url);
let shared: Promise<CParser> | null = null;

function parser(): Promise<CParser> {
  shared ??= createCParser({
    wasm: {
      runtime: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
      grammar: readFileSync(require.resolve("tree-sitter-c/tree-sitter-c.wasm")),
    },
  });
  return shared;
}

export interface Lowered {
  readonly program: Program;
  readonly types: TypeTable;
  readonly problems: readonly Problem[];
  fn(name: string): FunctionIr;
  symbol(name: string, unit?: number): SymbolInfo;
  /** Printed IR of one function. */
  print(name: string): string;
}

/** A session whose tables and caches outlive single runs, as in the page. */
export async function session() {
  const c = await parser();
  const strings = new StringTable();
  const origins = new OriginMap();
  const types = new TypeTable();
  const cache = makeLoweringCache(strings);
  const trees = new Map<string, ChunkTree>();
  const tables = { strings, origins };
  return {
    types,
    /** Lowers files by path; those under `<model>/` are the OS model's. */
    lower(sources: Readonly<Record<string, string>>): Lowered {
      const files = new FileTable();
      const lexed = new LexedFiles(files, tables);
      const names = TypeNames.empty(strings);
      const prelude = buildPrelude([], { files, lexed, defines: [], tables }).macros;
      const ids = Object.entries(sources).map(([path, text]) => {
        const isModel = path.startsWith("<model>/");
        return { isModel, id: files.add({ path, text, origin: isModel ? "model" : "project" }) };
      });
      const resolver = makeResolver(files, { includeDirs: [] }, []);
      const parse = (id: (typeof ids)[number]["id"], from: TypeNames) => {
        const { value } = preprocess(id, { files, lexed, defines: [], tables, resolver, prelude });
        return parseUnit(value, { parser: c, names: from, cache: trees, tables, signal: neverCancelled })
          .value;
      };
      const units = ids.map(({ id, isModel }, unit) => ({
        unit,
        isModel,
        parsed: parse(id, isModel ? names : names.fork()),
      }));
      const { value: program, problems } = lowerUnits(units, { strings, origins, types, cache });
      const fn = (name: string) => {
        const found = program.functions.find((candidate) => candidate.name === name);
        if (!found) throw new Error(`no function ${name}`);
        return found;
      };
      return {
        program,
        types,
        problems,
        fn,
        symbol(name, unit = -1) {
          const found = program.symbols.find((info) => info.name === name && info.unit === unit);
          if (!found) throw new Error(`no symbol ${name}`);
          return found;
        },
        print: (name) => printFunction(fn(name), program, types),
      };
    },
  };
}

export async function lower(source: string): Promise<Lowered> {
  return (await session()).lower({ "a.c": source });
}
