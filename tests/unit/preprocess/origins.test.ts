/** Where tokens came from: examples, and for generated macro programs that no token claims a wrong place. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "@/lib/engine/base";
import type { OriginId } from "@/lib/engine/preprocess";
import { project } from "./support";

function traced(sources: Record<string, string>, unit = "a.c") {
  const made = project(sources);
  const { value } = made.read(unit);
  const textAt = (span: Span | null) =>
    span === null ? null : made.files.get(span.file).text.slice(span.start, span.end);
  const { origins } = made.tables;
  return made.texts(value).map((text, i) => {
    const origin = value.tokens.origin[i] as OriginId;
    const stack = origins.expansionStack(origin);
    return {
      text,
      spelling: textAt(origins.spelling(origin)),
      written: textAt(origins.writtenPlace(origin)),
      stack: stack.map(({ macro, use }) => `${macro}: ${textAt(use)}`),
      definitions: stack.map(({ definition }) => textAt(definition)),
      span: origins.spelling(origin)!,
      outermost: stack.at(-1),
    };
  });
}

describe("examples", () => {
  const BAIL = "#define LEAVE return 1\n#define BAIL(c) if (c) LEAVE\nBAIL(n > 3);";
  const tokenOf = (text: string, source: string) =>
    traced({ "a.c": source }).find((token) => token.text === text);

  test("a token of a definition is spelled there and written at the outermost use", () => {
    expect(tokenOf("return", BAIL)).toMatchObject({
      spelling: "return",
      written: "BAIL(n > 3)",
      stack: ["LEAVE: LEAVE", "BAIL: BAIL(n > 3)"],
      definitions: ["LEAVE", "BAIL"],
    });
  });

  test("a token of an argument keeps its place and has the stack of the use", () => {
    expect(tokenOf("n", BAIL)).toMatchObject({
      spelling: "n",
      written: "BAIL(n > 3)",
      stack: ["BAIL: BAIL(n > 3)"],
    });
    expect(traced({ "a.c": BAIL }).find(({ text }) => text === "n")?.span.start).toBe(
      BAIL.lastIndexOf("n >"),
    );
  });

  test("a token without macros is where it is", () => {
    expect(tokenOf(";", BAIL)).toMatchObject({ spelling: ";", written: ";", stack: [] });
  });

  test("a macro in an argument stands inside the use", () => {
    expect(tokenOf("2", "#define TWO 2\n#define F(x) [x]\nF(TWO)")).toMatchObject({
      spelling: "2",
      written: "F(TWO)",
      stack: ["TWO: TWO", "F: F(TWO)"],
    });
  });

  test("arguments handed on keep their place through every macro", () => {
    const source = "#define G(y) <y>\n#define F(x) G(x + 1)\nF(a)";
    expect(tokenOf("a", source)).toMatchObject({
      spelling: "a",
      written: "F(a)",
      stack: ["G: G(x + 1)", "F: F(a)"],
    });
    expect(tokenOf("1", source)).toMatchObject({
      spelling: "1",
      written: "F(a)",
      stack: ["G: G(x + 1)", "F: F(a)"],
    });
    expect(tokenOf("<", source)).toMatchObject({
      spelling: "<",
      written: "F(a)",
      stack: ["G: G(x + 1)", "F: F(a)"],
    });
  });

  test("made tokens are spelled by their use", () => {
    const source = "#define S(x) #x\n#define P(a, b) a ## b\nS(q r) P(s, t) __LINE__";
    expect(tokenOf('"q r"', source)).toMatchObject({ spelling: "S(q r)", stack: ["S: S(q r)"] });
    expect(tokenOf("st", source)).toMatchObject({ spelling: "P(s, t)", stack: ["P: P(s, t)"] });
    expect(tokenOf("3", source)).toMatchObject({ spelling: "__LINE__", definitions: [null] });
  });

  test("a use over several lines and files", () => {
    const tokens = traced({
      "a.c": '#include "m.h"\nF(1,\n  2)\nNAME (3, 4)',
      "m.h": "#define F(a, b) a b\n#define NAME F",
    });
    expect(tokens.map(({ text, written }) => `${text} ${written}`)).toEqual([
      "1 F(1,\n  2)",
      "2 F(1,\n  2)",
      "3 NAME",
      "4 NAME",
    ]);
  });

  test("one use is one expansion, in every unit that reads it", () => {
    const made = project({
      "a.c": '#include "m.h"',
      "b.c": '#include "m.h"',
      "m.h": "#define F(a) a a a\nF(1) F(2)",
    });
    const expansionsOf = (unit: string) => {
      const { tokens } = made.read(unit).value;
      return Array.from(tokens.origin, (origin) => made.tables.origins.expansion(origin as OriginId));
    };
    const first = expansionsOf("a.c");
    expect(new Set(first).size).toBe(2);
    expect(expansionsOf("b.c")).toEqual(first);
  });
});

const NAMES = ["A", "B", "C", "D", "E"];

/** Bodies and texts over the names above, plain words and the parameters p and q. */
const atom = fc.constantFrom(...NAMES, "x", "1", "+", "p", "q", '"s"', "va\\\nl");
const call = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.array(atom, { maxLength: 3 }),
  fc.array(atom, { maxLength: 3 }),
);
const item = fc.oneof(
  { weight: 4, arbitrary: atom },
  { weight: 3, arbitrary: call.map(([name, a, b]) => `${name}(${a.join(" ")}, ${b.join(" ")})`) },
);
const words = fc.array(item, { maxLength: 6 }).map((items) => items.join(" "));
/** A macro without parameters, with two, or with variable ones; `suffix` ends the lists of those that have some. */
const definition = (suffix: string) =>
  fc.oneof(
    words.map((body) => (name: string) => `#define ${name} ${body}`),
    words.map((body) => (name: string) => `#define ${name}(p, q) ${body} ${suffix}`),
    words.map(
      (body) => (name: string) => `#define ${name}(p, ...) ${body.replaceAll("q", "__VA_ARGS__")} ${suffix}`,
    ),
  );
const program = (suffix: string) =>
  fc
    .tuple(
      fc.array(definition(suffix), { minLength: NAMES.length, maxLength: NAMES.length }),
      words,
      fc.boolean(),
    )
    .map(([definitions, text, isInHeader]) => {
      const lines = definitions.map((define, i) => define(NAMES[i]!)).join("\n");
      return isInHeader
        ? { "a.c": `#include "m.h"\n${text}`, "m.h": lines }
        : { "a.c": `${lines}\n${text}`, "m.h": "" };
    });

const isJoined = (text: string) => text.replace(/\\\n/g, "");

describe("generated programs", () => {
  test("every token's spelling is its text", () => {
    fc.assert(
      fc.property(program(""), (sources) => {
        for (const { text, spelling } of traced(sources)) expect(isJoined(spelling!)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test("with # and ##, the spelling is the text or the use of a macro that made it", () => {
    fc.assert(
      fc.property(program("#p p ## 1 x ## p"), (sources) => {
        for (const { text, spelling } of traced(sources)) {
          if (isJoined(spelling!) !== text) expect(spelling).toMatch(/^[A-E]\b/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the outermost use begins with its macro's name and lies in the unit's text", () => {
    fc.assert(
      fc.property(program(""), (sources) => {
        for (const { outermost, written } of traced(sources)) {
          if (outermost === undefined) continue;
          expect(written!.startsWith(outermost.macro)).toBe(true);
          expect(sources["a.c"]).toContain(written);
        }
      }),
      { numRuns: 300 },
    );
  });
});
