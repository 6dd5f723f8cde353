import { describe, expect, test } from "vitest";
import { findInSkipped } from "@/lib/engine/preprocess";
import { project } from "./support";

/** `text of the region [symbols]` per region. */
function regions(text: string): string[] {
  const made = project({ "a.c": text });
  return made.read("a.c").value.skipped.map(({ at, symbols }) => {
    return `${made.files.get(at.file).text.slice(at.start, at.end)} [${symbols.join(" ")}]`;
  });
}

describe("skipped regions", () => {
  test.each([
    ["#if A\na b\n#endif", ["a b [A]"]],
    ["#ifdef A\na\n#else\nb\n#endif", ["a [A]"]],
    ["#ifndef A\na\n#else\nb\nc\n#endif", ["b\nc [A]"]],
    ["#if A\na\n#elif defined(B) && C > 1\nb\n#else\nc\n#endif", ["a [A]", "b [A B C]"]],
    ["#if 1\na\n#elif B\nb\n#else\nc\n#endif", ["b []", "c []"]],
    ["#if A\na\n#if B\nb\n#endif\nc\n#endif", ["a\n#if B\nb\n#endif\nc [A]"]],
    ["#if A\n#endif\n#if B\n// comment\n#endif", []],
    ["#if A\na", ["a [A]"]],
  ])("%j", (text, expected) => {
    expect(regions(text)).toEqual(expected);
  });

  test("a header kept out by its guard is not one", () => {
    const made = project({
      "a.c": '#include "b.h"\n#include "b.h"',
      "b.h": "#ifndef B\n#define B\nb\n#endif",
    });
    expect(made.read("a.c").value.skipped).toEqual([]);
  });
});

test("names are found in skipped text by token, with place and symbols", () => {
  const made = project({
    "a.c":
      '#ifdef LEGACY\n  Acquire(&irql); // Release\n  x = "Acquire"; Acquired();\n#endif\nAcquire();\n#include "b.h"',
    "b.h": "#if 0\nRelease\n#endif",
  });
  const names = new Set(["Acquire", "Release"].map((name) => made.tables.strings.intern(name)));
  const uses = findInSkipped(made.read("a.c").value.skipped, made.lexed, names).map(
    ({ name, at, region }) => {
      const { line } = made.files.lineColumn(at.file, at.start);
      return `${made.tables.strings.text(name)} ${made.files.get(at.file).path}:${line} [${region.symbols.join(" ")}]`;
    },
  );
  expect(uses).toEqual(["Acquire a.c:2 [LEGACY]", "Release b.h:2 []"]);
});
