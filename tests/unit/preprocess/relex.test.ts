/** An edited text lexed around the edit has the tokens of the text lexed as a whole. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StringTable } from "@/lib/engine/base";
import { lex, type RawTokens } from "@/lib/engine/preprocess/lexer";
import { Lexicon } from "@/lib/engine/preprocess/lexicon";
import { relex } from "@/lib/engine/preprocess/relex";
import { internWords } from "@/lib/engine/preprocess/words";

const strings = new StringTable();
const lexicon = new Lexicon(strings);
const words = internWords(strings);
const whole = (text: string) => lex(text, lexicon, words);

function columns({ count, meta, text, start, end }: RawTokens) {
  return { count, meta: [...meta], text: [...text], start: [...start], end: [...end] };
}

function afterEdit(before: string, now: string): RawTokens | null {
  const earlier = whole(before);
  return earlier.faults.length > 0 ? null : relex(earlier, before, now, words, whole);
}

const LINES = [
  "a = 1;",
  "  b->c++;",
  "/* note */ x = 2;",
  "// note",
  "/* begins",
  "ends */ y;",
  "#include <a.h>",
  "#include",
  "<b.h>",
  "#",
  "include",
  "#define F(x) x \\",
  "  tail",
  "\"text\" L'c'",
  '"open',
  'R"(raw',
  'print("ERROR");',
  "uR",
  ')" z',
  "",
];
const PIECES = [
  "\n",
  " ",
  "/*",
  "*/",
  "//",
  '"',
  "'",
  "\\",
  "\\\n",
  "#",
  "include",
  "<",
  "x",
  "/",
  "+",
  'R"(',
  ')"',
  "a b",
  "\r",
];

const texts = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.join("\n"));
const edits = fc.record({ at: fc.nat(), gone: fc.nat(4), piece: fc.constantFrom("", ...PIECES) });

describe("an edited text", () => {
  it("has the tokens it has when it is lexed as a whole", () => {
    let taken = 0;
    fc.assert(
      fc.property(texts, edits, (before, { at, gone, piece }) => {
        const from = at % (before.length + 1);
        const now = before.slice(0, from) + piece + before.slice(from + gone);
        const found = afterEdit(before, now);
        if (found === null) return;
        taken++;
        expect(columns(found)).toEqual(columns(whole(now)));
      }),
      { numRuns: 15_000, seed: 5 },
    );
    expect(taken).toBeGreaterThan(1_500);
  });

  it.each([
    ["a comment that swallows lines", "f();\n/* a\n*/ b;\ng();\n", "f();\n/* a /*\n*/ b;\ng();\n"],
    [
      "a comment opened before another",
      "f();\ng();\n/* x */ h();\ni();\n",
      "f();\ng(); /*\n/* x */ h();\ni();\n",
    ],
    ["a hash before a name on the next line", "a;\n;\ninclude <b>\nc;\n", "a;\n#\ninclude <b>\nc;\n"],
    ["a splice before a line", "a;\nb\nc;\nd;\n", "a;\nb\\\nc;\nd;\n"],
  ])("%s", (_, before, now) => {
    const found = afterEdit(before, now);
    if (found !== null) expect(columns(found)).toEqual(columns(whole(now)));
  });
});
