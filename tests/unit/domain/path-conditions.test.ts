/** Path conditions against all assignments, and the conclusions drivers need. */
import { describe, expect, it } from "vitest";
import { createPathConditions, createTerms, TRUE_PC } from "../../../lib/engine/domain";
import { ConditionOracle } from "./condition-oracle";
import { pickFromSeed } from "./term-samples";

describe("path conditions", () => {
  it("never say what some assignment contradicts", () => {
    for (let seed = 1; seed <= 60; seed++) {
      expect(() => new ConditionOracle(pickFromSeed(seed)).run(), `seed ${seed}`).not.toThrow();
    }
  });

  it("can be asked about terms made a moment ago, however many there are", () => {
    const terms = createTerms();
    const pcs = createPathConditions(terms);
    for (let made = 0; made < 5000; made++) {
      const sym = terms.sym(terms.freshSym(32, false));
      expect(pcs.valueOf(TRUE_PC, sym)).toBeNull();
    }
  });
});
