/** Every broken input gives a problem with a place, ends, and loses nothing around it. */
import { describe, expect, test } from "vitest";
import { expand, project } from "./support";

/** `code "text at its place"` per problem. */
function problemsOf(sources: Record<string, string>, unit = "a.c"): string[] {
  const made = project(sources);
  return made.read(unit).problems.map(({ code, at }) => {
    const text = at === null ? "" : made.files.get(at.file).text.slice(at.start, at.end);
    return `${code} ${JSON.stringify(text)}`;
  });
}

describe("text that ends too early", () => {
  test.each([
    ["a /* b", "a", ['unterminated-comment "/*"']],
    ['a = "b;\nc', 'a = "b; c', ['unterminated-literal "\\"b;"']],
    ["a = 'b;\nc", "a = 'b; c", ['unterminated-literal "\'b;"']],
    ["#if 1\na", "a", ['unterminated-conditional "#if 1"']],
    ["#if 0\na", "", ['unterminated-conditional "#if 0"']],
    ["#if 0\na\n#else\nb", "b", ['unterminated-conditional "#if 0"']],
    ["#if 1\n#if 1\na\n#endif\nb", "a b", ['unterminated-conditional "#if 1"']],
    ["#define F(x) x\nF(1, 2\nint a;", "F ( 1 , 2 int a ;", ['unterminated-macro-call "F"']],
    ["a __pragma(b c", "a", ['unterminated-pragma "__pragma"']],
    ["#include <a.h\nb", "b", ['bad-include "#include <a.h"']],
  ])("%j", (text, expected, problems) => {
    expect(expand(text).text).toBe(expected);
    expect(problemsOf({ "a.c": text })).toEqual(problems);
  });

  test("an unclosed macro call ends with the header it stands in", () => {
    const sources = { "a.c": '#include "b.h"\n) c', "b.h": "#define F(x) [x]\nF(1" };
    const made = project(sources);
    expect(made.texts(made.read("a.c").value).join(" ")).toBe("F ( 1 ) c");
    expect(problemsOf(sources)).toEqual(['unterminated-macro-call "F"']);
  });
});

describe("directives that cannot be obeyed", () => {
  test.each([
    ["#define", "bad-define"],
    ["#define 1", "bad-define"],
    ["#define defined", "bad-define"],
    ["#define F(a", "bad-define"],
    ["#define F(a b) a", "bad-define"],
    ["#define F(..., a) a", "bad-define"],
    ["#define F(1) a", "bad-define"],
    ["#define F(a) #b", "bad-define"],
    ["#define F(a) ## a", "bad-define"],
    ["#define F(a) a ##", "bad-define"],
    ["#define F(a, ...) __VA_OPT__(a", "bad-define"],
    ['#define F "a', "unterminated-literal"],
    ["#undef", "bad-define"],
    ["#include", "bad-include"],
    ["#include a", "bad-include"],
    ["#if\n#endif", "bad-condition"],
    ["#if 1 +\n#endif", "bad-condition"],
    ["#if (1\n#endif", "bad-condition"],
    ["#if 1)\n#endif", "bad-condition"],
    ["#if 1 2\n#endif", "bad-condition"],
    ["#if 1 ? 2\n#endif", "bad-condition"],
    ["#if 1 : 2\n#endif", "bad-condition"],
    ["#if 1 / 0\n#endif", "bad-condition"],
    ["#if 1.5\n#endif", "bad-condition"],
    ["#if F(1)\n#endif", "bad-condition"],
    ['#if "a"\n#endif', "bad-condition"],
    ["#if defined\n#endif", "bad-condition"],
    ["#ifdef\n#endif", "bad-condition"],
    ["#ifndef 1\n#endif", "bad-condition"],
    ["#else", "misplaced-conditional"],
    ["#elif 1", "misplaced-conditional"],
    ["#endif", "misplaced-conditional"],
    ["#if 0\n#else\n#else\n#endif", "misplaced-conditional"],
    ["#frobnicate", "unknown-directive"],
    ["#error stop", "error-directive"],
    ["#warning look", "warning-directive"],
  ])("%j is %s", (text, code) => {
    const { text: rest, problems } = expand(`before\n${text}\nafter`);
    expect(rest.startsWith("before")).toBe(true);
    if (code !== "misplaced-conditional") expect(rest.endsWith("after")).toBe(true);
    expect(problems).toEqual([code]);
  });

  test("in a branch not taken they are nobody's business", () => {
    expect(expand("#if 0\n#define\n#if (\n#else 1\n#endif\n#frob\n#error x\n'\n#endif\na")).toEqual({
      text: "a",
      problems: [],
    });
  });

  test("#error says what it says", () => {
    const made = project({ "a.c": "#error needs  Windows 8, don't build" });
    expect(made.read("a.c").problems[0]?.message).toContain("needs  Windows 8, don't build");
  });
});

describe("macros used with the wrong number of arguments", () => {
  test("are replaced as cl does it, with a warning", () => {
    expect(expand("#define F(a, b) [a|b]\nF(1) F(1, 2, 3) F()")).toEqual({
      text: "[ 1 | ] [ 1 | 2 ] [ | ]",
      problems: ["macro-arguments", "macro-arguments", "macro-arguments"],
    });
  });
});

describe("input that would not end", () => {
  test("an unguarded circle of includes is cut and the rest read", () => {
    const sources = {
      "a.c": '#include "b.h"\nint a;',
      "b.h": '#include "c.h"\nint b;',
      "c.h": '#include "b.h"\nint c;',
    };
    const made = project(sources);
    const { value, problems } = made.read("a.c");
    expect(problems.map(({ code }) => code)).toEqual(["circular-include"]);
    expect(made.texts(value).slice(-3)).toEqual(["int", "a", ";"]);
  });

  test("guards and #pragma once end a circle without a problem", () => {
    for (const guard of ["#pragma once\n", "#ifndef B\n#define B\n"]) {
      const end = guard.startsWith("#ifndef") ? "\n#endif" : "";
      const sources = { "a.c": '#include "b.h"\nint a;', "b.h": `${guard}#include "b.h"\nint b;${end}` };
      const made = project(sources);
      const { value, problems } = made.read("a.c");
      expect(problems).toEqual([]);
      expect(made.texts(value).join(" ")).toBe("int b ; int a ;");
    }
  });

  test("a file that includes itself twice is cut by the number of includes", () => {
    const codes = problemsOf({
      "a.c": '#include "b.h"\nint a;',
      "b.h": '#include "b.h"\n#include "b.h"\nint b;',
    });
    expect(new Set(codes.map((code) => code.split(" ")[0]))).toEqual(
      new Set(["circular-include", "too-large"]),
    );
  });

  test("a chain of includes is cut at its depth", () => {
    const sources: Record<string, string> = { "a.c": '#include "h0.h"\nend' };
    for (let i = 0; i < 300; i++) sources[`h${i}.h`] = `#include "h${i + 1}.h"\n`;
    expect(problemsOf(sources)).toEqual(['include-depth "#include \\"h199.h\\""']);
  });

  test.each([
    ["doubling objects", (n: number) => doubling(n), `D40`],
    ["doubling arguments", () => "#define D(x) x x\n", `${"D(".repeat(40)}y${")".repeat(40)}`],
    [
      "doubling texts",
      () => "#define P(a, b) a##b\n#define Q(a) P(a, a)\n",
      `${"Q(".repeat(40)}y${")".repeat(40)}`,
    ],
    [
      "doubling escapes",
      () => "#define S(a) #a\n#define T(a) S(a)\n",
      `${"T(".repeat(40)}""${")".repeat(40)}`,
    ],
    ["20,000 nested calls", () => "#define F(x) x\n", `${"F(".repeat(20_000)}1${")".repeat(20_000)}`],
  ])("%s are left as written", (_, definitions, use) => {
    const { text, problems } = expand(`${definitions(40)}before ${use}; after`);
    expect(problems).toEqual(["macro-too-large"]);
    expect(text.replaceAll(" ", "")).toBe(`before${use};after`);
  });

  test("many large macros exhaust the unit, which says so and keeps the rest as written", () => {
    const { text, problems } = expand(`${doubling(40)}${"D40;\n".repeat(20)}#define END 1\nEND`);
    expect(new Set(problems)).toEqual(new Set(["macro-too-large"]));
    expect(text).toBe(`${"D40 ; ".repeat(20)}END`);
  });

  test("#if of a doubling macro is a bad condition", () => {
    expect(expand(`${doubling(40)}#if D40\nno\n#endif\nyes`)).toEqual({
      text: "yes",
      problems: ["bad-condition"],
    });
  });

  test("self-recursive macros end by themselves", () => {
    expect(expand("#define A B A\n#define B A B\nA B")).toEqual({ text: "A B A B A B", problems: [] });
    expect(expand("#define f(x) f(x) f\nf(1)(2)").problems).toEqual([]);
  });
});

describe("depth and size", () => {
  test("20,000 parentheses pass, in text and in #if", () => {
    const nested = `${"(".repeat(20_000)}1${")".repeat(20_000)}`;
    expect(expand(nested).text.replaceAll(" ", "")).toBe(nested);
    expect(expand(`#if ${nested}\nyes\n#endif`)).toEqual({ text: "yes", problems: [] });
  });

  test("a chain of 20,000 macros and 20,000 nested conditionals pass", () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => `#define A${i + 1} A${i}`).join("\n");
    expect(expand(`${chain}\nA20000`)).toEqual({ text: "A0", problems: [] });
    expect(expand(`${"#if 1\n".repeat(20_000)}x\n${"#endif\n".repeat(20_000)}`).text).toBe("x");
  });

  test("a line of 5 MB and a literal of 5 MB pass", () => {
    const made = project({
      "a.c": `int a[] = {${"1234,".repeat(1_000_000)}};`,
      "b.c": `"${"x".repeat(5_000_000)}"`,
    });
    const line = made.read("a.c");
    expect(line.problems).toEqual([]);
    expect(made.texts(line.value).slice(-3)).toEqual([",", "}", ";"]);
    expect(made.texts(made.read("b.c").value)[0]?.length).toBe(5_000_002);
  });

  test("nothing and almost nothing", () => {
    for (const text of ["", "\ufeff", "\n", "\\", "\\\n", "#", "/**/", "//"]) {
      expect(expand(text).problems).toEqual([]);
    }
  });
});

test("NUL bytes are blanks, reported once", () => {
  expect(problemsOf({ "a.c": "int\0a\0;" })).toEqual(['nul-byte "\\u0000"']);
  expect(expand("int\0a\0;").text).toBe("int a ;");
});

test("bytes of any kind end in tokens", () => {
  let state = 1;
  const bytes = Array.from({ length: 20_000 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return String.fromCharCode(state >> 23);
  }).join("");
  expect(expand(bytes).text.length).toBeGreaterThan(0);
});

function doubling(levels: number): string {
  return Array.from({ length: levels }, (_, i) => `#define D${i + 1} D${i} D${i}\n`).join("");
}
