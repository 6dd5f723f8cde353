/** Units become one program: names, statics, model and project, duplicates, roles, damage. */
import { describe, expect, it } from "vitest";
import type { Lowered } from "./support";
import { lower, session } from "./support";

async function link(sources: Readonly<Record<string, string>>): Promise<Lowered> {
  return (await session()).lower(sources);
}

const functionsNamed = ({ program }: Lowered, name: string) =>
  program.functions.filter((fn) => fn.name === name);

describe("names across units", () => {
  it("external functions and variables are one", async () => {
    const linked = await link({
      "a.c": "int f(int); extern int shared; int g(void) { return f(shared); }",
      "b.c": "int shared = 7; int f(int v) { return v + shared; }",
    });
    expect(linked.print("g")).toContain("call f(shared)");
    expect(linked.symbol("f").definition).toBe(linked.fn("f").id);
    expect(linked.symbol("shared").initial).toEqual([
      { offset: 0, size: 4, value: { kind: "constant", value: 7n }, member: null },
    ]);
    expect(linked.problems).toEqual([]);
  });

  it("statics of two units stay apart", async () => {
    const linked = await link({
      "a.c": "static int n = 1; static int f(void) { return n; } int a(void) { return f(); }",
      "b.c": "static int n = 2; static int f(void) { return -n; } int b(void) { return f(); }",
    });
    expect(functionsNamed(linked, "f").map((fn) => fn.isStatic)).toEqual([true, true]);
    expect(linked.symbol("n", 0).id).not.toBe(linked.symbol("n", 1).id);
    expect(linked.symbol("f", 0).id).not.toBe(linked.symbol("f", 1).id);
    expect(linked.problems).toEqual([]);
  });

  it("a static hides another unit's external name", async () => {
    const linked = await link({
      "a.c": "int f(void) { return 1; } int a(void) { return f(); }",
      "b.c": "static int f(void) { return 2; } int b(void) { return f(); }",
    });
    const calleeOf = (name: string) => {
      const [call] = linked.fn(name).blocks[0]!.stmts;
      return call?.kind === "call" && call.callee.kind === "direct"
        ? linked.program.symbols[call.callee.symbol]
        : null;
    };
    expect(calleeOf("a")?.unit).toBe(-1);
    expect(calleeOf("b")?.unit).toBe(1);
  });

  it("an array without bound takes the definition's", async () => {
    const linked = await link({
      "a.c": "extern int v[]; int f(void) { return v[1]; } int v[] = { 1, 2, 3 };",
    });
    expect(linked.symbol("v").size).toBe(12);
  });

  it("a call above the declaration takes its type, a call of nothing is an int function", async () => {
    const linked = await lower("long long f(void) { return g() + h(1); } long long g(void) { return 1; }");
    expect(linked.print("f")).toContain("(long long)");
    expect(linked.symbol("h").declared).toBe("none");
    expect(linked.symbol("g").declared).toBe("project");
  });
});

describe("duplicate definitions", () => {
  it("are reported; each unit uses its own, the others the first", async () => {
    const linked = await link({
      "a.c": "int f(void) { return 1; }",
      "b.c": "int f(void) { return 2; } int b(void) { return f(); }",
      "c.c": "int f(void); int c(void) { return f(); }",
    });
    expect(linked.problems.map(({ code }) => code)).toEqual(["ambiguous-definition"]);
    expect(functionsNamed(linked, "f").map((fn) => linked.program.symbols[fn.symbol]!.unit)).toEqual([-1, 1]);
    const [first, second] = functionsNamed(linked, "f");
    expect(JSON.stringify(linked.fn("b").blocks[0]!.stmts)).toContain(`"symbol":${second!.symbol}`);
    expect(JSON.stringify(linked.fn("c").blocks[0]!.stmts)).toContain(`"symbol":${first!.symbol}`);
  });

  it("of one inline function of a header are one", async () => {
    const inline = "__inline int f(void) { return 1; }";
    const linked = await link({
      "a.c": `${inline} int a(void) { return f(); }`.replace("__inline", "inline"),
      "b.c": `${inline} int b(void) { return f(); }`.replace("__inline", "inline"),
    });
    expect(functionsNamed(linked, "f").length).toBe(1);
    expect(linked.problems).toEqual([]);
  });

  it("inside one unit are both kept", async () => {
    const linked = await lower("int f(void) { return 1; } int f(void) { return 2; }");
    expect(functionsNamed(linked, "f").length).toBe(2);
    expect(linked.problems.map(({ code }) => code)).toEqual(["ambiguous-definition"]);
  });
});

describe("the OS model", () => {
  const model = `
    typedef int ROLE(void *ext); typedef struct _BLOCK { int status; } BLOCK;
    int Ddi(int how); int Stubbed(int n) { ghost = n; return helper(n); } static int helper(int n) { return n; }
    int Unused(void) { return 1; } int ghost;`;

  it("is in scope everywhere, and only what is reached is lowered", async () => {
    const linked = await link({
      "<model>/m.c": model,
      "a.c": "int f(BLOCK *b) { return Stubbed(b->status) + Ddi(1); }",
    });
    expect(linked.program.functions.map(({ name, isModel }) => [name, isModel])).toEqual([
      ["f", false],
      ["Stubbed", true],
      ["helper", true],
    ]);
    expect(linked.symbol("Ddi")).toMatchObject({ declared: "model", definition: null });
    expect(linked.symbol("ghost")).toMatchObject({ kind: "variable", declared: "model" });
  });

  it("gives way to the project's definitions and types", async () => {
    const linked = await link({
      "<model>/m.c": model,
      "a.c":
        "typedef struct { char c[3]; } BLOCK; int Stubbed(int n) { return sizeof(BLOCK); } int f(void) { return Stubbed(2); }",
    });
    expect(functionsNamed(linked, "Stubbed").map((fn) => fn.isModel)).toEqual([false]);
    expect(linked.print("Stubbed")).toContain("return 3");
    expect(linked.symbol("Stubbed").declared).toBe("project");
  });

  it("still knows a routine that the project only declares", async () => {
    const linked = await link({ "<model>/m.c": model, "a.c": "int Ddi(); int f(void) { return Ddi(2); }" });
    expect(linked.symbol("Ddi").declared).toBe("model");
    expect(linked.types.get(linked.symbol("Ddi").type)).toMatchObject({ isVariadic: false });
  });
});

describe("declarations that say more", () => {
  it("a role typedef is kept with its place", async () => {
    const source = "typedef int ROLE(void *ext);\nROLE Start;\nint Start(void *ext) { return ext != 0; }";
    const linked = await lower(source);
    const [declared] = linked.symbol("Start").declaredAs;
    expect(declared?.typedef).toBe("ROLE");
    expect(source.slice(declared!.at!.start, declared!.at!.end)).toBe("Start");
  });

  it("marks of all declarations are gathered", async () => {
    const linked = await link({
      "a.c": "__portcullis_mark(noreturn) void stop(int); int f(int n) { if (n) stop(1); return n; }",
      "b.c": "__portcullis_mark(raises) void stop(int);",
    });
    expect(linked.symbol("stop").marks.map(({ kind }) => kind)).toEqual(["noreturn", "raises"]);
    expect(linked.print("f")).toContain("call stop(1)\n    unreachable");
  });

  it("equal records of two units are one type, different ones are not", async () => {
    const linked = await link({
      "a.c": "struct S { struct T *t; }; struct T { int n; }; struct S *a; struct L { int x; } *la;",
      "b.c": "struct S { struct T *t; }; struct T { int n; }; struct S *b; struct L { char x; } *lb;",
      "c.c": "struct S { struct T *t; }; struct T { char n; }; struct S *c;",
    });
    const typeOf = (name: string) => linked.symbol(name).type;
    expect(typeOf("a")).toBe(typeOf("b"));
    expect(typeOf("a")).not.toBe(typeOf("c"));
    expect(typeOf("la")).not.toBe(typeOf("lb"));
  });
});

describe("damage", () => {
  it("inside a function stays there and is reached as `unsupported`", async () => {
    const linked = await lower(
      "int g(int); int f(int n) { if (n) { int = ; } return g(n); } int h(void) { return 1; }",
    );
    expect(linked.fn("f").flaws.map(({ code }) => code)).toContain("syntax");
    expect(linked.fn("h").flaws).toEqual([]);
  });

  it("of a chunk that is no function keeps every identifier", async () => {
    const linked = await lower(
      "int f(void) { return 1; }\nint broken = ( g + [ ;\nint h(void) { return f(); }",
    );
    const names = linked.program.damaged.flatMap((chunk) => chunk.names);
    expect([...names, ...linked.program.symbols.map(({ name }) => name)]).toContain("g");
    expect(linked.program.functions.map(({ name }) => name)).toEqual(["f", "h"]);
  });

  it("a label that stands twice is never silent", async () => {
    const linked = await lower("int f(int n) { a: n++; if (n < 3) goto a; a: n--; return n; }");
    expect(linked.fn("f").flaws.map(({ detail }) => detail)).toEqual(["label a stands twice"]);
    expect(linked.print("f")).toContain("unsupported: label a stands twice\n    n = n - 1\n    return n");
  });

  it("a goto without its label is never silent", async () => {
    const linked = await lower("int f(int n) { if (n) goto nowhere; return n; }");
    expect(linked.fn("f").flaws.map(({ detail }) => detail)).toEqual(["label nowhere is missing"]);
    expect(linked.print("f")).toContain("unsupported: label nowhere is missing");
  });
});

it("a static function of a header is lowered once, and again for each unit that calls it", async () => {
  const header = "static int helper(int n) { return n + 1; }\n";
  const linked = await link({
    "a.c": `${header}int a(void) { return 1; }`,
    "b.c": `${header}int b(void) { return helper(2); }`,
    "c.c": `${header}int c(void) { return 3; }`,
  });
  expect(functionsNamed(linked, "helper").map((fn) => linked.program.symbols[fn.symbol]!.unit)).toEqual([
    0, 1,
  ]);
});
