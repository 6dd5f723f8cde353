/** Path conditions against all assignments, and the conclusions drivers need. */
import { describe, expect, it } from "vitest";
import { ConditionOracle } from "./condition-oracle";
import { pickFromSeed } from "./term-samples";

describe("path conditions", () => {
  it("never say what some assignment contradicts", () => {
    for (let seed = 1; seed <= 60; seed++) {
      expect(() => new ConditionOracle(pickFromSeed(seed)).run(), `seed ${seed}`).not.toThrow();
    }
  });
});
