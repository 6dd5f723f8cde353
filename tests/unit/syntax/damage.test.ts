/** Damage is reported, stays where it is, and leaves the rest of the text readable. */
import { describe, expect, it } from "vitest";
import { parseSource } from "../../support/parse-source";
import { damageOf, knownTypes, nameOf, shown, shownBody } from "./support";

/** Names of all functions whose chunk is undamaged. */
async function soundFunctions(text: string): Promise<readonly string[]> {
  const { parsed } = await parseSource(text, knownTypes);
  const sound = parsed.chunks.filter((chunk) => chunk.tree.damage.length === 0);
  return sound.flatMap((chunk) => chunk.tree.top.filter((top) => top.kind === "function").map(nameOf));
}

describe("a damaged function", () => {
  const broken: readonly (readonly [name: string, body: string])[] = [
    ["brace missing", "void bad(void) { if (x) { g(1);"],
    ["two braces missing", "void bad(void) { while (x) { { g(1);"],
    ["brace too many", "void bad(void) { if (x) { g(1); } } }"],
    ["parenthesis missing", "void bad(void) { if (x { g(1); } }"],
    ["parenthesis too many", "void bad(void) { if (x)) { g(1); } }"],
    ["operand missing", "void bad(void) { x = = 3; }"],
    ["stray character", "void bad(void) { x = @ 3; }"],
    ["bracket missing", "void bad(void) { d[3 = 2; }"],
    ["list of parameters open", "void bad(int a, { g(1); }"],
    ["body without brace", "void bad(void) g(1); }"],
    ["keyword in an expression", "void bad(void) { x = if (y) z; }"],
    ["broken off in an expression", "void bad(void) { x = g(1,"],
  ];
  it.each(broken)("%s: its neighbours are read", async (_, body) => {
    const text = `T before(T a) { return (T)-a; } ${body} static T after(T a) { return (T)-a; } T last(void) { }`;
    expect(await soundFunctions(text)).toEqual(["before", "after", "last"]);
    expect(await damageOf(text)).not.toEqual([]);
  });

  it("keeps its other statements, with an error in the place of the bad one", async () => {
    expect(await shownBody("a(); b(1 @ 2); c();")).toMatch(
      /^\(do-expression \(call a\)\) \(do-expression <error>\) \(do-expression \(call c\)\) ?!error/,
    );
  });

  it("that breaks off keeps what was read", async () => {
    expect(await shown("int f(int a) { if (a) { g(1);")).toBe(
      "(function f (-> int (a int)) (if a (block (do-expression (call g 1))))) !missing 16-16 `}` expected after `;`",
    );
  });
});

describe("undefined macros", () => {
  const rows: readonly (readonly [source: string, tree: string, macro: string])[] = [
    ["WRITE_REG(a, b) c = 1;", "(do-expression (call WRITE_REG a b)) (do-expression (= c 1))", "WRITE_REG"],
    [
      "FOR_EACH(x) { g(); }",
      "(do-expression (call FOR_EACH x)) (block (do-expression (call g)))",
      "FOR_EACH",
    ],
    ["PAGED_CODE() T x;", "(do-expression (call PAGED_CODE)) (declare (x T))", "PAGED_CODE"],
    ["if (x) FOO(x) else g();", "(if x (do-expression (call FOO x)) (do-expression (call g)))", "FOO"],
    ["FOO }{ ", "(do-expression FOO)", "FOO"],
    ["BEGIN int x;", "(declare (x int))", "BEGIN"],
    ["FOO g(x);", "(do-expression FOO) (do-expression (call g x))", "FOO"],
  ];
  it.each(rows)("%s", async (source, tree, macro) => {
    const statements = source.replace("}{", "");
    expect((await shownBody(statements)).replace(/\)? ?!unknown-macro.*$/, "")).toBe(tree.replace(/\)$/, ""));
    expect(await damageOf(`void f(void) { ${statements} }`)).toEqual([`unknown-macro: ${macro}`]);
  });

  const fileScope: readonly (readonly [source: string, macro: string])[] = [
    ["DEFINE_GUID(a, 1, 2);", "DEFINE_GUID"],
    ["DEFINE_GUID(a, 1, 2)", "DEFINE_GUID"],
    ["DEFINE_THING(foo) { bar(); }", "DEFINE_THING"],
    ["DECL_ALIGN(8) int q;", "DECL_ALIGN"],
    ["MYAPI T f(T x) { return x; }", "MYAPI"],
    ["T MYCALL g(T x);", "MYCALL"],
    ["int h(void) NORETURN;", "NORETURN"],
    ["struct S { FIELD(x) int y; };", "FIELD"],
    ["struct S { FIELD(x); int y; };", "FIELD"],
  ];
  it.each(fileScope)("%s", async (source, macro) => {
    expect(await damageOf(source)).toEqual([`unknown-macro: ${macro}`]);
  });

  it("a known call without its semicolon is no macro", async () => {
    expect(await damageOf("void g(void); void f(void) { g() g(); }")).toEqual([
      "missing: `;` expected after `)`",
    ]);
  });

  it("a macro that came to plain parentheses needs no semicolon", async () => {
    expect(await damageOf("void f(void) { ((void)0) x = 1; if (y) ((void)0) }")).toEqual([]);
  });
});

describe("what is not read is said", () => {
  const rows: readonly (readonly [source: string, damage: string])[] = [
    ["void f(void) { x = _Generic(x, int: 1); }", "error: `_Generic` is not read"],
    ["void f(void) { x = ({ int y; y; }); }", "error: a block inside an expression is not read"],
    ["void f(void) { LOOP(1, { a(); }); }", "error: a block as an argument is not read"],
    ["void f(void) { __asm mov eax, foo(x) }", "error: an assembler line whose end is not known"],
    ["void f(void) { goto *x; }", "error: `goto` fits nowhere here"],
    ["}", "error: a declaration expected, `}` read"],
  ];
  it.each(rows)("%s", async (source, damage) => expect(await damageOf(source)).toEqual([damage]));
});

describe("problems", () => {
  it("stand at the macro use that brought the damaged token", async () => {
    const { parsed } = await parseSource("#define BAD x = = 3\nvoid f(void) {\n  BAD;\n}\n");
    const [problem] = parsed.problems;
    expect(problem).toMatchObject({ code: "syntax", severity: "error" });
    expect(problem?.at).toMatchObject({ start: 37, end: 40 });
  });

  it("name the macro to define", async () => {
    const { parsed } = await parseSource("void f(void) { WRITE_REG(1) x = 2; }");
    expect(parsed.problems[0]?.message).toContain("WRITE_REG is not defined in the files given");
  });
});
