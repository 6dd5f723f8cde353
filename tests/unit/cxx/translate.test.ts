/** C++ text as the C it becomes: one small text per construct, compared as printed trees. */
import { describe, expect, test } from "vitest";
import { FileTable, neverCancelled, StringTable } from "@/lib/engine/base";
import { translateUnits } from "@/lib/engine/cxx";
import { buildPrelude, LexedFiles, makeResolver, OriginMap, preprocess } from "@/lib/engine/preprocess";
import { printTree, TypeNames } from "@/lib/engine/syntax";

/** Chunks of the unit printed as s-expressions, and the details of what was not understood. */
function translated(text: string): { readonly c: string; readonly damage: readonly string[] } {
  const files = new FileTable();
  const strings = new StringTable();
  const tables = { strings, origins: new OriginMap() };
  const file = files.add({ path: "test.cpp", text, origin: "project" });
  const session = { files, lexed: new LexedFiles(files, tables), defines: [], tables };
  const { macros } = buildPrelude([], session);
  const resolver = makeResolver(files, { includeDirs: [] }, []);
  const unit = preprocess(file, { ...session, resolver, prelude: macros }).value;
  const input = { names: TypeNames.empty(strings), model: [], tables, signal: neverCancelled };
  const [outcome] = translateUnits([unit], input);
  const trees = outcome!.value.chunks.map((chunk) => chunk.tree);
  return {
    c: trees.map(printTree).join("\n"),
    damage: trees.flatMap((tree) => tree.damage.map((damage) => damage.detail)),
  };
}

const guard = "void L(); void U(); struct G { G() { L(); } ~G() { U(); } };\n";

/** The last function's printed definition, white space made plain. */
function body(text: string, name = "f"): string {
  const { c, damage } = translated(text);
  expect(damage).toEqual([]);
  const start = c.indexOf(`(function ${name} `);
  expect(start).toBeGreaterThanOrEqual(0);
  const next = c.indexOf("\n(", start + 1);
  return c.slice(start, next < 0 ? undefined : next).replace(/\s+/g, " ");
}

describe("objects with a destructor", () => {
  test("die at the end of their block", () => {
    expect(body(`${guard}void f() { { G g; } L(); }`)).toContain(
      "(call G::G (& g))) (do-expression (call G::~G (& g)))) (do-expression (call L))",
    );
  });

  test("die before a return, last made first, after its value is known", () => {
    expect(body(`${guard}int f(int a) { G g; G h; return a + 1; }`)).toContain(
      "(+ a 1))) (do-expression (call G::~G (& h))) (do-expression (call G::~G (& g))) (return result#1)",
    );
  });

  test("die on break and continue as far as the loop reaches", () => {
    const c = body(`${guard}void f(int a) { G g; while (a) { G h; if (a) break; continue; } }`);
    expect(c).toContain("(block (do-expression (call G::~G (& h))) break)");
    expect(c).toContain("(block (do-expression (call G::~G (& h))) continue)");
    expect(c).not.toContain("(call G::~G (& g))) break");
  });

  test("die on a goto out of their block, and not on one inside it", () => {
    expect(body(`${guard}void f(int a) { { G g; goto out; } out: L(); }`)).toContain(
      "(block (do-expression (call G::~G (& g))) (goto out))",
    );
    expect(body(`${guard}void f(int a) { G g; in: if (a) goto in; }`)).toContain("(block (goto in))");
  });

  test("without a name die behind their statement", () => {
    expect(body(`${guard}void f() { G(); L(); }`)).toMatch(/G::G \(& temporary#1\).*G::~G.*call L/);
  });
});

describe("classes", () => {
  test("methods take the object first, and members are reached through it", () => {
    const c = body("struct A { int n; int get() const { return n; } }; int f(A& a) { return a.get(); }");
    expect(c).toContain("(call A::get a)");
  });

  test("anonymous parts stand in the class", () => {
    const { c, damage } = translated(
      "struct A { int k; union { int n; struct { char low, high; }; }; }; int f(A& a) { return a.n + a.high; }",
    );
    expect(damage).toEqual([]);
    expect(c).toMatch(/declare \(struct A \(k int\) \(_ \(union A::<anonymous \d+>\)\)\)/);
  });

  test("members of an anonymous union in a body are one variable's", () => {
    const c = body(
      "int f(int n) { union { int a; struct { char low, high; }; }; a = n; low = 1; return a + high; }",
    );
    expect(c).toContain("(= (. anonymous#1 low) 1)");
    expect(c).toContain("(+ (. anonymous#1 a) (. anonymous#1 high))");
  });

  test("bases are parts", () => {
    const c = body("struct B { int n; void up(); }; struct A : B { }; void f(A* a) { a->n = 1; a->up(); }");
    expect(c).toContain("(. (-> a B) n)");
    expect(c).toContain("(call B::up (& (-> a B)))");
  });

  test("virtual calls ask the object's table", () => {
    const text =
      "struct I { virtual void g() = 0; }; struct A : I { void g() { } }; struct B : I { void g() { } };";
    const c = body(`${text} void f(I* i) { i->g(); }`);
    expect(c).toContain("(-> i __vfptr)");
    expect(c).toContain("A::vftable");
    expect(c).toMatch(/call A::g .*call B::g /);
  });

  test("a qualified call names its body", () => {
    const text = "struct A { virtual void g() { } }; struct B : A { void g() { } };";
    expect(body(`${text} void f(B* b) { b->A::g(); }`)).not.toContain("vftable");
  });
});

describe("calls", () => {
  test("overloads are told apart by their arguments", () => {
    const text = "void g(int) { } void g(char*) { } void g(int, int) { }";
    const c = body(`${text} void f(char* p) { g(1); g(p); g(1, 2); }`);
    expect(c).toMatch(/g\(int\) 1.*g\(char\*\) p.*g\(int, int\) 1 2/);
  });

  test("an ambiguous call is damage", () => {
    const { damage } = translated("void g(int, long) { } void g(long, int) { } void f() { g(1, 2); }");
    expect(damage).toEqual(["the arguments do not tell which of 2 functions named g is called"]);
  });

  test("defaults are filled in, references are addresses", () => {
    expect(body("void g(int& a, int b = 7); void f(int x) { g(x); }")).toContain("(call g (& x) 7)");
  });

  test("a lambda without captures is a function", () => {
    const c = body("void g(void (*p)(int)); void f() { g([](int n) { n++; }); }");
    expect(c).toContain("(call g f::<lambda>)");
  });
});

describe("templates", () => {
  test("a class is made for each set of arguments", () => {
    const { c, damage } = translated(
      "template <class T> struct S { T t; T get() { return t; } }; S<int> a; S<char> b; int f() { return a.get(); }",
    );
    expect(damage).toEqual([]);
    expect(c).toContain("struct S<int> (t int)");
    expect(c).toContain("struct S<char> (t char)");
    expect(c).toContain("(call S<int>::get (& a))");
  });

  test("a function's arguments give its parameters", () => {
    expect(
      body("template <class T> T m(T a, T b) { return a > b ? a : b; } int f(int x) { return m(x, 3); }"),
    ).toContain("(call m<int> x 3)");
  });
});

describe("templates in one another", () => {
  test("`>>` ends two lists", () => {
    const { c, damage } = translated("template <class T> struct S { T t; }; S<S<S<int>>> a; S<S<int>> b;");
    expect(damage).toEqual([]);
    expect(c).toContain("struct S<S<S<int>>>");
  });
});

describe("what is evaluated once", () => {
  test("arguments of a virtual call stand before the choice among its bodies", () => {
    const classes =
      "struct I { virtual int g(int) = 0; }; struct A : I { int g(int n) { return n; } }; struct B : I { int g(int n) { return 2; } };";
    const c = body(`${classes} int h(); int f(I* i) { return i->g(h()); }`);
    expect(c.match(/call h/g)).toHaveLength(1);
  });

  test("variables that a loop's test needs stand before the loop", () => {
    const c = body(
      "struct S { S& n(); int g(const long& l); }; void f(S& s) { for (; s.n().g(3); s.n()) ; do s.n(); while (s.g(4)); }",
    );
    expect(c).toContain("temporary#1");
  });
});

describe("what headers that are missing declare", () => {
  test("a cast to a pointer to it, and the size of one", () => {
    expect(body("int g(void*); int x; int f() { return g((UNK *)&x) + sizeof(UNK *); }")).toContain(
      "(call g",
    );
    expect(body("int f(int a, int b) { if ((UNK) && a) return 1; return sizeof(UNK) != b; }")).toContain(
      "!=",
    );
  });

  test("templates of it are types, bases and functions", () => {
    const { c, damage } = translated(
      "void f(int q) { a::P<int> p = a::Make<int>(q); std::map<int, a::V<int>> m; p = a::Min<int, 2>(q); if (q < 1 && q > 2) q = 3; }",
    );
    expect(damage).toEqual([]);
    expect(c).toContain("a::Make<int>");
  });

  test("functions of its classes get the object", () => {
    expect(body("void f(UNK* p) { p->Go(1); }")).toContain("(call UNK::Go p 1)");
    expect(
      translated("struct A : Gone { void h() {} }; void f(A* a) { a->Base(2); } void A::Late() { h(); }").c,
    ).toMatch(/call A::Base a 2[\s\S]*function A::Late/);
  });

  test("a static function declared by its role type is the one that is defined", () => {
    const text =
      "class T { static EVT_UNKNOWN OnTimer; int n; }; void T::OnTimer(void* timer) { } void g(void (*)(void*)); void f() { g(T::OnTimer); }";
    expect(translated(text).damage).toEqual([]);
  });

  test("a parameter list with unknown types is one, wherever a body or nothing else can follow", () => {
    const { c, damage } = translated("void f(UNK *a, UNK2 b) { } void K::m(UNK *a) { } void g(OTHER &r);");
    expect(damage).toEqual([]);
    expect(c).toContain("(function f ");
  });
});

describe("lists in braces", () => {
  test("may leave out the braces of a first member that is a class", () => {
    expect(
      body("struct P { int a, b; }; struct Q { P p; int c; }; void f() { Q q = { 0 }; Q r = { 1, 2, 3 }; }"),
    ).toContain("1");
  });

  test("of one object of the class are a copy", () => {
    expect(
      body("struct P { int a, b; }; struct H { P p; H(P q) : p{q} {} }; void f(P p) { P r{p}; H h(r); }"),
    ).not.toContain("{");
  });
});

describe("objects made elsewhere than in a body", () => {
  test("objects in a row are made and ended by a function of their class", () => {
    const c = body(`${guard}void f() { G g[2][3]; }`);
    expect(c).toContain(
      "(call G::G[] (cast (* (struct G)) g) (/ (sizeof-value g) (sizeof-type (struct G))))",
    );
    expect(c).toContain("call G::~G[]");
  });

  test("an object of file scope is made at the beginning of DriverEntry, whatever unit it stands in", () => {
    const c = body(`${guard}static G g; extern "C" int DriverEntry() { L(); return 0; }`, "DriverEntry");
    expect(c).toMatch(/call g::<made>.*call L/);
  });

  test("a static object of a body is made once", () => {
    expect(body(`${guard}void f() { static G g; }`)).toMatch(
      /if \(! g\.made#1\).*\(= g\.made#1 1\).*call G::G/,
    );
  });

  test("members that a list leaves out take their own values", () => {
    const c = body(
      "struct D { int a = 1; int b = 2; int c; }; int f() { D x = {7}; D y{.c = 3}; return x.b + y.a; }",
    );
    expect(c).toMatch(/b 2/);
    expect(c).toMatch(/a 1/);
  });
});

describe("what is not supported", () => {
  test.each([
    ["void f() { try { } catch (...) { } }", "C++ exceptions are not supported"],
    ["void f(int* p) { auto [a, b] = p; }", "structured bindings are not supported"],
    ["template <class... T> void g(T...); void f() { }", "parameter packs are not supported"],
    ["struct A { }; struct B : virtual A { };", "virtual base classes are not supported"],
  ])("%s is damage", (text, detail) => {
    expect(translated(text).damage.join("; ")).toContain(detail);
  });

  test("a statement that cannot be read costs its function alone", () => {
    const { c, damage } = translated("void f() { int x = ; g(); }\nvoid h() { }");
    expect(damage.length).toBeGreaterThan(0);
    expect(c).toContain("(function h ");
    expect(c).toContain("<error>");
  });

  test("nesting without end is damage, not a stack overflow", () => {
    const deep = 20_000;
    const { damage } = translated(`int f() { return ${"(".repeat(deep)}1${")".repeat(deep)}; }`);
    expect(damage.join(" ")).toContain("are open at once");
    const blocks = translated(`void f() { ${"{".repeat(5_000)}${"}".repeat(5_000)} }`);
    expect(blocks.damage.join(" ")).toContain("are open at once");
  });
});
