import { describe, expect, test } from "vitest";
import { TokenKind } from "@/lib/engine/preprocess";
import { expand, project } from "./support";

const KIND_NAMES = Object.keys(TokenKind);

/** `Kind text [start,end)` per raw token. */
function lexed(text: string): string[] {
  const made = project({ "a.c": text });
  const { count, meta, text: ids, start, end } = made.lexed.of(made.id("a.c"));
  return Array.from({ length: count }, (_, i) => {
    const spelled = made.tables.strings.text(ids[i] as never);
    return `${KIND_NAMES[meta[i]! & 7]} ${spelled} [${start[i]},${end[i]})`;
  });
}

describe("spans", () => {
  test("are those of the text as it stands, texts are those behind the splices", () => {
    expect(lexed('in\\\nt x = "a\\\r\nb"; 1\\\n2')).toEqual([
      "Identifier int [0,5)",
      "Identifier x [6,7)",
      "Punctuator = [8,9)",
      'String "ab" [10,17)',
      "Punctuator ; [17,18)",
      "Number 12 [19,23)",
    ]);
  });

  test("leave out a byte order mark and comments", () => {
    expect(lexed("\ufeffa/* b */c//d\re")).toEqual([
      "Identifier a [1,2)",
      "Identifier c [9,10)",
      "Identifier e [14,15)",
    ]);
  });
});

describe("line ends", () => {
  test.each(["\n", "\r\n", "\r"])("%j ends directives and line comments", (end) => {
    const text = ["#define A 1 // one", "A", "#if A", "yes", "#else", "no", "#endif", "/* c", " d */ A"].join(
      end,
    );
    expect(expand(text)).toEqual({ text: "1 yes 1", problems: [] });
  });

  test("a backslash may have blanks behind it", () => {
    expect(expand("#define A 1 \\ \t\n + 2\nA").text).toBe("1 + 2");
  });

  test("a file may end in a backslash, in a directive or in a line comment", () => {
    expect(expand("a \\").text).toBe("a \\");
    expect(expand("a \\\n").text).toBe("a");
    expect(expand("#define A")).toEqual({ text: "", problems: [] });
    expect(expand("a // b \\\nc").text).toBe("a");
  });
});

describe("characters", () => {
  test("letters of any script and $ make names", () => {
    expect(lexed("größe a$b 变量 𝒳y")).toEqual([
      "Identifier größe [0,5)",
      "Identifier a$b [6,9)",
      "Identifier 变量 [10,12)",
      "Identifier 𝒳y [13,16)",
    ]);
  });

  test("what begins no token is kept as a stray", () => {
    expect(lexed("a @ ` “b” \\ 😀")).toEqual([
      "Identifier a [0,1)",
      "Stray @ [2,3)",
      "Stray ` [4,5)",
      "Stray “ [6,7)",
      "Identifier b [7,8)",
      "Stray ” [8,9)",
      "Stray \\ [10,11)",
      "Stray 😀 [12,14)",
    ]);
  });

  test("blanks of any kind separate", () => {
    expect(expand("a\u00a0b\u3000c\vd\fe\u2028f").text).toBe("a b c d e f");
  });
});

describe("literals", () => {
  test("a prefix is one only when the quote touches it", () => {
    expect(lexed('L\'a\' L "b" u8"c" X"d"').map((token) => token.split(" [")[0])).toEqual([
      "Character L'a'",
      "Identifier L",
      'String "b"',
      'String u8"c"',
      "Identifier X",
      'String "d"',
    ]);
  });

  test("header names have no escapes", () => {
    expect(lexed('#include "..\\new\\"').map((token) => token.split(" [")[0])).toContain(
      'String "..\\new\\"',
    );
    expect(lexed("#include <a//b'.h>").map((token) => token.split(" [")[0])).toContain("String <a//b'.h>");
  });
});
