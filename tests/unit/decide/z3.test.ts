/**
 * Random conjunctions against Z3: no wrong model, no wrong contradiction. A small share of what
 * `npm run fuzz -- --decider` does; a seed that is wrong here is wrong there.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeSeeds } from "@/lib/dev/fuzz/decider/run";
import { Z3Judge } from "@/lib/dev/fuzz/decider/z3";

const CONJUNCTIONS = 300;
const BATCH = 100;

let z3: Z3Judge | null = null;
beforeAll(async () => {
  z3 = await Z3Judge.start().catch((error) => {
    console.warn(`Z3 does not start here (${error}); contradictions go unchecked, models are checked.`);
    return null;
  });
});
afterAll(() => z3?.stop());

describe("conjunctions", () => {
  const batches = Array.from({ length: CONJUNCTIONS / BATCH }, (_, index) => index * BATCH);

  it.each(batches)("are decided as Z3 does, seeds from %i", async (first) => {
    const { errors, sat, unsat } = await judgeSeeds(first, first + BATCH, z3);
    expect(errors).toEqual([]);
    expect(Math.min(sat, unsat)).toBeGreaterThan(0);
  });
});

describe("the judge", () => {
  it("finds a claim that is wrong among right ones", async () => {
    if (z3 === null) return;
    const declarations = "(declare-const a (_ BitVec 1))";
    const right = { declarations: "", conjuncts: ["#b0"], of: "right" };
    const wrong = { declarations, conjuncts: ["a"], of: "wrong" };
    expect(await z3.wrong([right, wrong, right])).toEqual([wrong]);
  });
});
