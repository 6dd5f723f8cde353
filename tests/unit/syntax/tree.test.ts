/** Chunks, positions and the cache; depth and size; and what no damage may do. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChunkTree } from "@/lib/engine/syntax";
import { printTree } from "@/lib/engine/syntax";
import { parseSource } from "../../support/parse-source";
import { knownTypes, nameOf } from "./support";

async function chunkNames(text: string): Promise<readonly string[]> {
  const { parsed } = await parseSource(text, knownTypes);
  return parsed.chunks.map((chunk) => chunk.tree.top.map(nameOf).join("+"));
}

describe("printing", () => {
  it("shows a unit as its golden file does", async () => {
    const { parsed } = await parseSource(
      readFileSync(new URL("../../golden/tree/sample.c", import.meta.url), "utf8"),
    );
    const text = parsed.chunks.map((chunk) => printTree(chunk.tree)).join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot("../../golden/tree/sample.tree");
  });
});

describe("chunks", () => {
  const rows: readonly (readonly [source: string, names: readonly string[]])[] = [
    ["int a; T b, c; void f(void) { } ;", ["a", "b", "f", "empty"]],
    ["struct S { int a; } s; struct { int b; }; int x = 3;", ["s", "declaration", "x"]],
    ["T a[] = { { 1 }, { 2 } }; T b = (T){ 1 };", ["a", "b"]],
    ["f(a) int a; { } T g(a, b) T a; int b; { } h() { }", ["f", "g", "h"]],
    ['extern "C" { int a; void f(void) { } } int b;', ["a", "f", "b"]],
    ["enum E : int { A } e; struct ATTR(8) S { int a; } s;", ["e", "s"]],
    ["void f(void) NOEXCEPT { } int a;", ["f", "a"]],
    ["__portcullis_mark(x) void f(void) { } __portcullis_mark(y) int a;", ["f", "a"]],
    ["", []],
  ];
  it.each(rows)("%s", async (source, names) => expect(await chunkNames(source)).toEqual(names));

  it("cover the unit's tokens in order", async () => {
    const { parsed, unit } = await parseSource(
      "int a; __portcullis_mark(x) T f(void) { return 1; } T b;",
      knownTypes,
    );
    const texts = parsed.chunks.flatMap((chunk) => [...chunk.texts]);
    expect(texts).toEqual([...unit.tokens.text]);
  });
});

describe("positions", () => {
  it("are those of the chunk's own tokens, marks included", async () => {
    const { parsed, strings } = await parseSource(
      "__portcullis_mark(in) static T f(__portcullis_mark(out) T *b) { return (T)-(*b) + sizeof(T); }",
      knownTypes,
    );
    const chunk = parsed.chunks[0]!;
    const [top] = chunk.tree.top;
    if (top?.kind !== "function") throw new Error("no function");
    const read = (first: number, last: number) =>
      [...chunk.texts.subarray(first, last + 1)].map((text) => strings.text(text as never)).join(" ");
    const { definition } = top;
    const [statement] = definition.body.body;
    expect(read(definition.nameToken, definition.nameToken)).toBe("f");
    expect(read(definition.body.first, definition.body.last)).toBe(
      "{ return ( T ) - ( * b ) + sizeof ( T ) ; }",
    );
    if (statement?.kind !== "return" || statement.value?.kind !== "binary") throw new Error("no sum");
    expect(read(statement.value.left.first, statement.value.left.last)).toBe("( T ) - ( * b )");
    expect(read(statement.value.right.first, statement.value.right.last)).toBe("sizeof ( T )");
  });

  it("of an old-style definition's body start at its brace", async () => {
    const { parsed, strings } = await parseSource("f(a) int a; { g(); }");
    const chunk = parsed.chunks[0]!;
    const [top] = chunk.tree.top;
    if (top?.kind !== "function") throw new Error("no function");
    expect(strings.text(chunk.texts[top.definition.body.first] as never)).toBe("{");
  });
});

describe("the cache", () => {
  it("gives the same tree for the same text, wherever it stands", async () => {
    const cache = new Map<string, ChunkTree>();
    const first = await parseSource("int a; T f(T x) { return (T)-x; }", knownTypes, cache);
    const second = await parseSource("T f(T x) {\n return (T)-x; }\nint a;", knownTypes, cache);
    expect(second.parsed.chunks[0]!.tree).toBe(first.parsed.chunks[1]!.tree);
    expect(second.parsed.chunks[1]!.tree).toBe(first.parsed.chunks[0]!.tree);
  });

  it("tells apart texts that mean different things", async () => {
    const cache = new Map<string, ChunkTree>();
    const value = await parseSource("int Q; void f(void) { (Q)-1; }", knownTypes, cache);
    const type = await parseSource("typedef int Q; void f(void) { (Q)-1; }", knownTypes, cache);
    const trees = [value, type].map(({ parsed }) => printTree(parsed.chunks[1]!.tree));
    expect(trees[0]).toContain("(- Q 1)");
    expect(trees[1]).toContain("(cast Q (- 1))");
  });
});

describe("depth and size", () => {
  const deep: readonly (readonly [name: string, source: string])[] = [
    ["parentheses", `int f(void) { return ${"(".repeat(20_000)}x${")".repeat(20_000)}; }`],
    ["operators", `int f(void) { return ${"(1+".repeat(20_000)}x${")".repeat(20_000)}; }`],
    ["calls", `int f(void) { return ${"g(".repeat(20_000)}x${")".repeat(20_000)}; }`],
    ["blocks", `int f(void) { ${"{".repeat(5_000)}x;${"}".repeat(5_000)} }`],
    ["conditions", `int f(void) { ${"if(x){".repeat(5_000)}x;${"}".repeat(5_000)} }`],
    ["alternatives", `int f(void) { ${"if(x) y; else ".repeat(5_000)} z; }`],
    ["declarators", `int ${"(*".repeat(10_000)}x${")".repeat(10_000)};`],
    ["initialisers", `int x[] = ${"{".repeat(10_000)}1${"}".repeat(10_000)};`],
  ];
  it.each(deep)("%s nest without limit", async (_, source) => {
    const { parsed } = await parseSource(source);
    expect(parsed.problems).toEqual([]);
    expect(printTree(parsed.chunks[0]!.tree)).toMatch(/^\((function|declare)/);
  });

  it("parentheses inside parentheses vanish", async () => {
    const { parsed } = await parseSource(`int x = ${"(".repeat(20_000)}1${")".repeat(20_000)};`);
    expect(printTree(parsed.chunks[0]!.tree)).toBe("(declare (x int 1))");
  });

  it("absurd depth is damage", async () => {
    const { parsed } = await parseSource(`int x = ${"g(".repeat(60_000)}1${")".repeat(60_000)}; int y;`);
    expect(parsed.problems.map((problem) => problem.code)).toEqual(["too-deep"]);
    expect(printTree(parsed.chunks[1]!.tree)).toBe("(declare (y int))");
  });

  it("a chunk over 1 MB is damage, and its neighbours are read", async () => {
    const { parsed } = await parseSource(`int a[] = { ${"123456789, ".repeat(100_000)} }; int y;`);
    expect(parsed.problems.map((problem) => problem.code)).toEqual(["too-large"]);
    expect(printTree(parsed.chunks[1]!.tree)).toBe("(declare (y int))");
  });
});

/** One of everything. */
const sample = `typedef struct _S { T a ; struct _S * next ; ULONG b : 3 , : 2 ; void ( * fn ) ( T , int ) ; } S , * PS ;
static const T table [ ] [ 3 ] = { [ 0 ] = { 1 , 2 } , { . x = 3 } } ; enum E { A , B = A + 1 } ;
__portcullis_mark ( role , X ) BOOLEAN f ( __portcullis_mark ( in ) PVOID p , ULONG n ) {
T x = ( T ) - n , * y ; for ( ULONG i = 0 ; i < n ; i ++ ) { if ( ( x & 3 ) == sizeof ( T ) ) continue ; else break ; }
switch ( n ) { case 1 : case 2 : g ( & x , "a" "b" ) ; break ; default : y = ( T * ) p ; }
__try { ( ( PS ) p ) -> fn ( x , 1 ) ; __leave ; } __finally { x ++ ; } do { x += table [ 1 ] [ n ] ; } while ( x ? n : 0 ) ;
__asm { mov eax , 1 } out : return offsetof ( S , next ) == x ; }
h ( a , b ) int a ; char * b ; { goto out ; out : ; } int last ( void ) { return ( h ) ( 1 , 2 ) ; }`;

const junk = [
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  ";",
  ",",
  "=",
  "*",
  "if",
  "else",
  "case",
  "typedef",
  "struct",
  "T",
  "x",
];
const moreJunk = [
  "sizeof",
  "__asm",
  "@",
  '"s"',
  "->",
  "...",
  "?",
  ":",
  "for",
  "enum",
  "return",
  "__except",
  "typeof",
];

const edit = fc.record({
  at: fc.nat(10_000),
  remove: fc.nat(4),
  insert: fc.array(fc.constantFrom(...junk, ...moreJunk), { maxLength: 3 }),
});

describe("any text", () => {
  it("comes to a tree for every chunk, with ranges inside it, or to damage", async () => {
    const words = sample.split(/\s+/);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const text = [...words];
        for (const { at, remove, insert } of edits) text.splice(at % (text.length + 1), remove, ...insert);
        const { parsed, unit } = await parseSource(text.join(" "), knownTypes);
        const covered = parsed.chunks.reduce((sum, chunk) => sum + chunk.texts.length, 0);
        expect(covered).toBeLessThanOrEqual(unit.tokens.count);
        for (const chunk of parsed.chunks) {
          expect(chunk.tree.top).not.toEqual([]);
          expect(wildRanges(chunk.tree, chunk.texts.length)).toEqual([]);
          if (hasError(chunk.tree)) expect(chunk.tree.damage).not.toEqual([]);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("deleted tokens leave the other functions alone", async () => {
    const words = sample.split(/\s+/);
    const last = words.lastIndexOf("int");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(last - 1), { minLength: 1, maxLength: 3 }), async (deleted) => {
        const text = words.filter((_, i) => !deleted.includes(i)).join(" ");
        const { parsed } = await parseSource(text, knownTypes);
        expect(parsed.chunks.flatMap((chunk) => chunk.tree.top.map(nameOf))).toContain("last");
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

function* nodesOf(
  tree: ChunkTree,
): Generator<{ readonly kind?: string; readonly first?: number; readonly last?: number }> {
  const open: unknown[] = [tree.top, tree.damage];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    yield node;
    open.push(...Object.values(node));
  }
}

function wildRanges(tree: ChunkTree, count: number): string[] {
  const wild: string[] = [];
  for (const { kind, first, last } of nodesOf(tree)) {
    if (first === undefined || last === undefined) continue;
    if (first < 0 || first > last || last >= count) wild.push(`${kind} ${first}-${last} of ${count}`);
  }
  return wild;
}

function hasError(tree: ChunkTree): boolean {
  for (const { kind } of nodesOf({ top: tree.top, damage: [] })) if (kind === "error") return true;
  return false;
}
