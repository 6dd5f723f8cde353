/** Small projects to preprocess, and token texts of other preprocessors' output to compare with. */
import { type FileId, FileTable, StringTable, type TextId } from "@/lib/engine/base";
import {
  buildPrelude,
  type CommandLineMacro,
  LexedFiles,
  makeResolver,
  OriginMap,
  preprocess,
  type TranslationUnit,
} from "@/lib/engine/preprocess";

export interface ProjectShape {
  readonly defines?: readonly CommandLineMacro[];
  readonly includeDirs?: readonly string[];
  readonly modelHeaders?: readonly string[];
}

/** Files by path; those under `<model>/` are model headers. */
export function project(sources: Readonly<Record<string, string>>, shape: ProjectShape = {}) {
  const files = new FileTable();
  const tables = { strings: new StringTable(), origins: new OriginMap() };
  const lexed = new LexedFiles(files, tables);
  const ids = new Map<string, FileId>();
  for (const [path, text] of Object.entries(sources)) {
    ids.set(path, files.add({ path, text, origin: path.startsWith("<model>/") ? "model" : "project" }));
  }
  const defines = shape.defines ?? [];
  const headers = [...ids].filter(([path]) => path.startsWith("<model>/")).map(([, id]) => id);
  const prelude = buildPrelude(headers, { files, lexed, defines, tables });
  const resolver = makeResolver(files, { includeDirs: shape.includeDirs ?? [] }, shape.modelHeaders ?? []);
  const textOf = (id: number) => tables.strings.text(id as TextId);
  return {
    files,
    tables,
    lexed,
    prelude,
    resolver,
    id: (path: string) => ids.get(path)!,
    read: (path: string) =>
      preprocess(ids.get(path)!, { files, lexed, defines, tables, resolver, prelude: prelude.macros }),
    texts: (unit: TranslationUnit) => Array.from(unit.tokens.text, textOf),
  };
}

/** Token texts and problem codes of a single file. */
export function expand(text: string, shape: ProjectShape = {}): { text: string; problems: string[] } {
  const made = project({ "a.c": text }, shape);
  const { value, problems } = made.read("a.c");
  return { text: made.texts(value).join(" "), problems: problems.map((problem) => problem.code) };
}

const TOKEN =
  /\s+|(?:u8|[LuU])?R"([^()\\\s]*)\([\s\S]*?\)\1"|(?:u8|[LuU])?"(?:\\.|[^"\\\n])*"|(?:u8|[LuU])?'(?:\\.|[^'\\\n])*'|[A-Za-z_$][\w$]*|\.?\d(?:[eEpP][+-]|[\w.])*|%:%:|<<=|>>=|->\*|\.\.\.|<=>|<%|%>|<:|:>|%:|->|\+\+|--|<<|>>|[<>=!*/%+\-&^|]=|&&|\|\||##|::|\.\*|[\s\S]/gy;
const DIGRAPHS: Readonly<Record<string, string>> = { "<%": "{", "%>": "}", "<:": "[", ":>": "]", "%:": "#" };

/** Tokens of text that another preprocessor printed. Written apart from our lexer on purpose. */
export function tokensOfPrinted(printed: string): string[] {
  const code = printed.replace(/^#.*$/gm, "");
  const tokens = Array.from(code.matchAll(TOKEN), ([token]) => token).filter((token) => token.trim() !== "");
  return tokens.map((token) => DIGRAPHS[token] ?? token);
}
