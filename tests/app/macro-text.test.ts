/** A macro's definition around a place in it. */
import { expect, it } from "vitest";
import { macroText } from "../../lib/store/macro-text";

const files = [
  {
    path: "bail.h",
    text: "int before;\r\n#define BAIL(e) \\\r\n    do { if ((e)->Full) \\\r\n        return FALSE; } while (0)\r\nint after;\r\n",
  },
];
const at = (line: number) => ({ file: "bail.h", line, column: 1, endLine: line, endColumn: 2 });

it("goes from its #define to the last continued line", () => {
  const whole = { file: "bail.h", first: 2, current: 3 };
  expect(macroText(files, at(3))).toMatchObject(whole);
  expect(macroText(files, at(3))?.lines.map((line) => line.trim())).toEqual([
    "#define BAIL(e) \\",
    "do { if ((e)->Full) \\",
    "return FALSE; } while (0)",
  ]);
  expect(macroText(files, at(5))).toMatchObject({ first: 5, lines: ["int after;"] });
});

it("is none in a file that is not the project's, or beyond its end", () => {
  expect(macroText(files, { ...at(1), file: "wdm.h" })).toBeNull();
  expect(macroText(files, at(99))).toBeNull();
});
