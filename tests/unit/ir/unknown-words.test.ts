/** Words that no header explains, where they stand in the way of nothing. */
import { describe, expect, it } from "vitest";
import { lower } from "./support";

async function flawsOf(text: string): Promise<readonly string[]> {
  const { functions } = (await lower(text)).program;
  return functions.flatMap(({ flaws }) => flaws.map(({ code, detail }) => `${code} ${detail}`));
}

describe("an unknown word", () => {
  it.each([
    ["before a definition", "EXPORT void f(int a) { a = 1; }"],
    ["behind the type", "void MYAPI f(int a) { a = 1; }"],
    ["in a parameter", "void f(FOO int a) { a = 1; }"],
    [
      "in parentheses, which the unit also takes the size of",
      "int f(void) { return sizeof(NAME) + (NAME)[0]; }",
    ],
    ["as an argument that is a type", "struct S { int a; }; void f(void) { UNKNOWN(struct S); }"],
    ["as the bound of an array", "void f(int a) { char b[FOO + 1]; b[0] = a; }"],
  ])("%s costs nothing", async (_, text) => {
    expect(await flawsOf(text)).toEqual([]);
  });

  it("that makes a function's head stays a flaw", async () => {
    expect(await flawsOf("DEFINE_HANDLER(f) { return; }")).not.toEqual([]);
  });
});
