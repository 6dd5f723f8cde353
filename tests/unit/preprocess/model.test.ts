/** The OS model's headers, the configuration's macros and a project's own: who sees and who overrides whom. */
import { describe, expect, test } from "vitest";
import { type ProjectShape, project } from "./support";

const MODEL = {
  "<model>/base.h":
    "#pragma once\n#define TRUE 1\n#define MAX(a, b) ((a) > (b) ? (a) : (b))\ntypedef int LONG;",
  "<model>/storport.h":
    '#include "base.h"\n#include <windows.h>\n#if DBG\n#define KdPrint(x) DbgPrint x\n#else\n#define KdPrint(x)\n#endif\nLONG f(void);',
};

function texts(unit: string, shape: ProjectShape = {}): string {
  const made = project({ ...MODEL, "a.c": unit }, { modelHeaders: ["storport.h"], ...shape });
  const { value, problems } = made.read("a.c");
  expect(problems).toEqual([]);
  return made.texts(value).join(" ");
}

test("the model's declarations are one unit, each header once and in order of includes", () => {
  const made = project({
    "<model>/storport.h": MODEL["<model>/storport.h"],
    "<model>/base.h": MODEL["<model>/base.h"],
  });
  expect(made.texts(made.prelude.unit).join(" ")).toBe("typedef int LONG ; LONG f ( void ) ;");
  expect(made.prelude.problems).toEqual([]);
});

test("its macros are in force with and without an #include, and emit nothing", () => {
  expect(texts("TRUE")).toBe("1");
  expect(texts("#include <storport.h>\nTRUE MAX(1, 2)")).toBe("1 ( ( 1 ) > ( 2 ) ? ( 1 ) : ( 2 ) )");
});

test("a project's definition replaces the model's silently, an #ifndef around it sees the model's", () => {
  expect(texts("#define TRUE (!0)\nTRUE")).toBe("( ! 0 )");
  expect(texts("#ifndef MAX\n#define MAX(a, b) mine\n#endif\nMAX(1, 2)")).toContain("?");
  expect(texts("#undef MAX\nMAX(1, 2)")).toBe("MAX ( 1 , 2 )");
});

test("one unit's definitions do not reach the next", () => {
  const made = project({ ...MODEL, "a.c": "#define TRUE 2\n#define X 1\nTRUE X", "b.c": "TRUE X" });
  expect(made.texts(made.read("a.c").value).join(" ")).toBe("2 1");
  expect(made.texts(made.read("b.c").value).join(" ")).toBe("1 X");
});

describe("the configuration", () => {
  test("decides what the model says", () => {
    expect(texts('KdPrint(("a"));')).toBe(";");
    expect(texts('KdPrint(("a"));', { defines: [{ name: "DBG", value: "1" }] })).toBe('DbgPrint ( "a" ) ;');
  });

  test("wins over the defaults; a later definition over an earlier; values and parameters are read as C", () => {
    const defines = [
      { name: "_MSC_VER", value: "1200" },
      { name: "EMPTY", value: "" },
      { name: "TWICE", value: "1" },
      { name: "TWICE", value: "2 + 2" },
      { name: "CALL(x)", value: "f(x, #x)" },
    ];
    expect(texts("_MSC_VER [EMPTY] TWICE CALL(a b)", { defines })).toBe('1200 [ ] 2 + 2 f ( a b , "a b" )');
  });

  test("without one, the target is a 64-bit release build", () => {
    expect(texts("#if defined(_WIN64) && _M_AMD64 && !DBG && NTDDI_VERSION >= 0x0A000000\nyes\n#endif")).toBe(
      "yes",
    );
  });
});

test("a project macro defined again with another text is named", () => {
  const made = project({ "a.c": "#define A 1\n#define A 1\n#define A 2\n#define F(x) x\n#define F(x) x\nA" });
  expect(made.read("a.c").problems.map(({ code }) => code)).toEqual(["macro-redefined"]);
});

test("__cplusplus is defined in C++ units alone", () => {
  const made = project({ "a.c": "__cplusplus", "b.cpp": "__cplusplus\n#if true\nyes\n#endif" });
  expect(made.texts(made.read("a.c").value)).toEqual(["__cplusplus"]);
  expect(made.texts(made.read("b.cpp").value)).toEqual(["201402L", "yes"]);
});

test("names read as 0 are listed once, those not evaluated are not", () => {
  const made = project({
    "a.c": "#if A || B\n#elif A && C\n#elif defined(D) || 1 || E\n#endif\n#ifdef F\n#endif",
  });
  expect(made.read("a.c").value.undefinedInConditions).toEqual(["A", "B"]);
});
