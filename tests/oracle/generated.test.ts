/**
 * Generated programs against their runs: what a run breaks is reported, and what is reported some run breaks. A small
 * share of what `npm run fuzz` does; a seed that disagrees is shown there with the program shrunk.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { compareVariant } from "@/lib/dev/fuzz/compare-variant";
import { Dice } from "@/lib/dev/fuzz/dice";
import { Oracle } from "@/lib/dev/fuzz/oracle";
import { printPieces } from "@/lib/dev/fuzz/piece";
import { writeProgram } from "@/lib/dev/fuzz/program-writer";
import { rewrites } from "@/lib/dev/fuzz/variants";

const PROGRAMS = 200;
const BATCH = 20;

let oracle: Oracle;
beforeAll(async () => {
  oracle = await Oracle.create();
});

const batches = Array.from({ length: PROGRAMS / BATCH }, (_, index) => index * BATCH);

describe("generated programs", () => {
  it.each(batches)(`agree with their runs, seeds from %i`, (first) => {
    const wrong: string[] = [];
    for (let seed = first; seed < first + BATCH; seed++) {
      const { pieces, isSmall } = writeProgram(new Dice(seed));
      const options = { runs: 40, mostEnumerated: 300, observed: 3 };
      const { disagreements } = oracle.compare(printPieces(pieces), isSmall, options, seed);
      wrong.push(...disagreements.map(({ kind, what }) => `seed ${seed}: ${kind}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });

  it("are the same for the same seed", () => {
    const text = (seed: number) => printPieces(writeProgram(new Dice(seed)).pieces);
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });
});

describe("rewritten programs", () => {
  it.each(Object.keys(rewrites))("have the same answer: %s", (name) => {
    const changed: string[] = [];
    for (let seed = 0; seed < 8; seed++) {
      const { kind, before, after } = compareVariant(oracle, writeProgram(new Dice(seed)).pieces, name, seed);
      if (kind === "changed" || kind === "unread") changed.push(`seed ${seed}: ${before} became ${after}`);
    }
    expect(changed).toEqual([]);
  });
});
