/** A run that reuses what earlier runs lowered gives exactly what a fresh session gives. */
import { expect, it } from "vitest";
import { printFunction } from "@/lib/engine/ir";
import { type Lowered, session } from "./support";

/** Everything of a program that has no session-wide number in it. */
function content({ program, types }: Lowered): string {
  const functions = program.functions.map(
    (fn) => `${fn.id} ${fn.symbol} ${printFunction(fn, program, types)}`,
  );
  const symbols = program.symbols.map((symbol) => {
    const { id, name, kind, unit, declared, definition, initial, size } = symbol;
    const bytes = initial?.map(({ offset, value }) => `${offset} ${Object.values(value).join(" ")}`);
    return [id, name, kind, unit, declared, definition, size, bytes].join(" ");
  });
  return [...functions, ...symbols, ...program.strings].join("\n");
}

const model = {
  "<model>/m.c": "typedef unsigned char UCHAR; typedef struct _B { UCHAR k; int n; } B; int Ddi(B *b);",
};
const base = `
#define STEP 2
struct LOCAL { int a; }; struct LOCAL *made = &(struct LOCAL){ 3 }; enum { LIMIT = 4 }; int total; char *name = "name";
static int count(B *b) { static int calls = 1; static int again; { static int calls = 2; calls++; } calls += STEP; return Ddi(b) + b->n + LIMIT; }
int run(B *b) { struct LOCAL { B inner; } l; l.inner = *b; total += count(&l.inner); return other("text", L"wide"); }
int last(void) { return unknown(total) + sizeof(struct LOCAL); }
`;

const edits: Readonly<Record<string, (text: string) => string>> = {
  "no edit": (text) => text,
  "a comment above": (text) => `/* moved */\n\n${text}`,
  "a new undeclared call in front": (text) => text.replace("return Ddi(b)", "return fresh(1) + Ddi(b)"),
  "a macro with another value": (text) => text.replace("STEP 2", "STEP 3"),
  "an enumerator with another value": (text) => text.replace("LIMIT = 4", "LIMIT = 5"),
  "a record with another layout": (text) => text.replace("int a; };", "int a, b; };"),
  "a variable of another type": (text) => text.replace("int total", "char total"),
  "a static that becomes external": (text) => text.replace("static int count", "int count"),
  "a function that is now declared": (text) =>
    text.replace("int total;", "int total; long long unknown(char);"),
  "another string first": (text) => text.replace('"name"', '"other"'),
  "a static local less": (text) => text.replace("static int again;", ""),
  "a function that is gone": (text) => text.replace(/int run[^\n]*\n/, ""),
};

for (const [title, edit] of Object.entries(edits)) {
  it(`after ${title}`, async () => {
    const warm = await session();
    warm.lower({ ...model, "a.c": base });
    const again = warm.lower({ ...model, "a.c": edit(base) });
    const fresh = (await session()).lower({ ...model, "a.c": edit(base) });
    expect(content(again)).toBe(content(fresh));
    expect(content(warm.lower({ ...model, "a.c": base }))).toBe(
      content((await session()).lower({ ...model, "a.c": base })),
    );
  });
}

it("bodies whose surroundings are unchanged are the same objects", async () => {
  const warm = await session();
  const before = warm.lower({ ...model, "a.c": base });
  const after = warm.lower({ ...model, "a.c": `\n\n${base}`.replace("LIMIT = 4", "LIMIT = 5") });
  expect(after.fn("run").blocks).toBe(before.fn("run").blocks);
  expect(after.fn("last").blocks).toBe(before.fn("last").blocks);
  expect(after.fn("count").blocks).not.toBe(before.fn("count").blocks);
});
