/** Whatever the text is, lowering neither fails nor breaks an invariant of the IR, and damage never goes unseen. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { brokenInvariants } from "./check-ir";
import { session } from "./support";

const folder = fileURLToPath(new URL("../../golden/ir/", import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".c"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

const token = /[A-Za-z_]\w*|\d[\w.]*|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|[^\s\w]|\s+/g;

/** Numerical Recipes' generator: the same texts in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Deletes, doubles or swaps a few tokens. */
function damaged(text: string, seed: number): string {
  const next = numbers(seed);
  const tokens = text.match(token) ?? [];
  for (let n = 1 + next(3); n > 0; n--) {
    const at = next(tokens.length);
    const change = next(3);
    if (change === 0) tokens.splice(at, 1);
    else if (change === 1) tokens.splice(at, 0, tokens[next(tokens.length)]!);
    else [tokens[at], tokens[(at + 2) % tokens.length]] = [tokens[(at + 2) % tokens.length]!, tokens[at]!];
  }
  return tokens.join("");
}

describe.each(sources)("$name", ({ text }) => {
  it("keeps the invariants", async () => {
    const { program, types } = (await session()).lower({ "a.c": text });
    expect(brokenInvariants(program, types)).toEqual([]);
  });

  it("keeps them when tokens are missing, doubled or swapped", async () => {
    const run = await session();
    for (let seed = 1; seed <= 30; seed++) {
      const { program, types } = run.lower({ "a.c": damaged(text, seed) });
      expect(brokenInvariants(program, types), `seed ${seed}`).toEqual([]);
    }
  });
});
