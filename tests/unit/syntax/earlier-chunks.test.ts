/** A unit read with what is known of its last text has the chunks, and leaves the names, of one read from nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FileTable, neverCancelled, StringTable } from "@/lib/engine/base";
import { buildPrelude, LexedFiles, makeResolver, OriginMap, preprocess } from "@/lib/engine/preprocess";
import { type ChunkTree, type ParsedUnit, parseUnit, TypeNames } from "@/lib/engine/syntax";
import { cParser } from "../../support/parse-source";

const LINES = [
  "typedef int T;",
  "typedef struct S { int a; } U, *PU;",
  "int T;",
  "void f(int n) { T(n); }",
  "int g(void) { return (T)(1); }",
  "int h(PU p) { U u; return (U)(p->a) * (W)(2); }",
  "void k(void) { W w; w = 1; }",
  "W global = 3;",
  "#pragma pack(1)",
  "#pragma pack()",
  "struct P { char c; int T; };",
  "enum { ONE, TWO };",
  "void m(int T) { T = T * 2; { typedef char T; T c; } }",
  "static int old(a) int a; { return a; }",
];
const PIECES = [
  "",
  "{",
  "}",
  ";",
  "(",
  ")",
  "typedef long V;\n",
  "int T;\n",
  "(W)(n);",
  "T x;\n",
  "*",
  " W * w;\n",
];

const NAMES = ["T", "U", "PU", "W", "V", "f", "g", "n", "w", "old"];

const lines = fc.array(fc.constantFrom(...LINES), { minLength: 3, maxLength: 10 });
const edits = fc.array(fc.record({ at: fc.nat(), gone: fc.nat(6), piece: fc.constantFrom(...PIECES) }), {
  minLength: 1,
  maxLength: 5,
});

async function session() {
  const parser = await cParser();
  const strings = new StringTable();
  const tables = { strings, origins: new OriginMap() };
  let lexed: LexedFiles | null = null;
  const empty = TypeNames.empty(strings);
  return (text: string, earlier: ParsedUnit["reading"], cache: Map<string, ChunkTree>) => {
    const files = new FileTable();
    const file = files.add({ path: "test.c", text, origin: "project" });
    lexed = new LexedFiles(files, tables, lexed);
    const common = { files, lexed, defines: [], tables };
    const prelude = buildPrelude([], common);
    const resolver = makeResolver(files, { includeDirs: [] }, []);
    const unit = preprocess(file, { ...common, resolver, prelude: prelude.macros }).value;
    const names = empty.fork();
    const input = { parser, names, cache, tables, signal: neverCancelled };
    const parsed = parseUnit(unit, earlier ? { ...input, earlier } : input).value;
    const kinds = NAMES.map((name) => names.kindOf(strings.intern(name)));
    return { parsed, kinds };
  };
}

function told({ parsed, kinds }: { parsed: ParsedUnit; kinds: readonly number[] }) {
  const chunks = parsed.chunks.map(({ key, texts, tree }) => ({ key, texts: [...texts], tree }));
  return { chunks, kinds, problems: parsed.problems.map(({ code, message }) => ({ code, message })) };
}

describe("chunks of an earlier text", () => {
  it("are those that reading makes", async () => {
    const read = await session();
    const cache = new Map<string, ChunkTree>();
    let taken = 0;
    await fc.assert(
      fc.property(lines, edits, (first, steps) => {
        let text = `${first.join("\n")}\n`;
        let last = read(text, undefined, cache);
        for (const { at, gone, piece } of steps) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + piece + text.slice(from + gone);
          const before = last.parsed;
          last = read(text, before.reading, cache);
          taken += last.parsed.chunks.filter((chunk) =>
            before.chunks.some(({ tree }) => tree === chunk.tree),
          ).length;
          expect(told(last)).toEqual(told(read(text, undefined, new Map())));
        }
      }),
      { numRuns: 250, seed: 3 },
    );
    expect(taken).toBeGreaterThan(500);
  }, 120_000);

  it.each([
    [
      "a name becomes a type",
      "int T;\nint f(int n) { return (T)(n); }\n",
      "typedef int T;\nint f(int n) { return (T)(n); }\n",
    ],
    ["a type goes", "typedef int T;\nvoid f(void) { T(x); }\n", "void f(void) { T(x); }\n"],
    [
      "a use elsewhere says what an unknown name is",
      "int f(int n) { return (W)(n); }\nint g(void);\n",
      "int f(int n) { return (W)(n); }\nvoid g(void) { W = 3; }\n",
    ],
    [
      "packing changes before a record",
      "struct A { char c; int n; };\n",
      "#pragma pack(1)\nstruct A { char c; int n; };\n",
    ],
  ])("%s", async (_, before, now) => {
    const read = await session();
    const cache = new Map<string, ChunkTree>();
    const { parsed } = read(before, undefined, cache);
    expect(told(read(now, parsed.reading, cache))).toEqual(told(read(now, undefined, new Map())));
  });
});
