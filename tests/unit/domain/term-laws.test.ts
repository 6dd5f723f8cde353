/** Constructors keep the value: whatever a term is rewritten to, it evaluates as its definition says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTerms, type Width } from "../../../lib/engine/domain";
import { factoryOf } from "../../../lib/engine/domain/create-terms";
import {
  ALL_WIDTHS,
  choices,
  meaning,
  pickFrom,
  SampleSyms,
  sampleAssignment,
  sampleTerm,
} from "./term-samples";

describe("constructors", () => {
  it.each([1, 8, 16, 32, 64] as Width[])("keep the value at width %i", (width) => {
    const terms = createTerms();
    const syms = new SampleSyms(terms);
    fc.assert(
      fc.property(choices, (stream) => {
        const pick = pickFrom(stream);
        const sample = sampleTerm(pick, width, 1 + pick(4), ALL_WIDTHS);
        const term = syms.build(sample);
        expect(terms.width(term)).toBe(width);
        for (let round = 0; round < 4; round++) {
          const assignment = sampleAssignment(pick);
          const value = terms.evaluate(term, syms.model(assignment));
          expect(value, terms.print(term)).toBe(meaning(sample, assignment));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("know facts that include every value", () => {
    const terms = createTerms();
    const { table } = factoryOf(terms);
    const syms = new SampleSyms(terms);
    fc.assert(
      fc.property(choices, (stream) => {
        const pick = pickFrom(stream);
        const width = ([1, 8, 16, 32, 64] as Width[])[pick(5)]!;
        const term = syms.build(sampleTerm(pick, width, 1 + pick(4), ALL_WIDTHS));
        const p = 4 * table.facts[term]!;
        const { bounds, bits } = table.pool;
        for (let round = 0; round < 4; round++) {
          const value = terms.evaluate(term, syms.model(sampleAssignment(pick)));
          const signed = BigInt.asIntN(width, value);
          expect(value >= BigInt(bounds[p]!) && value <= BigInt(bounds[p + 1]!)).toBe(true);
          expect(signed >= BigInt(bounds[p + 2]!) && signed <= BigInt(bounds[p + 3]!)).toBe(true);
          expect(Number(BigInt.asIntN(32, value)) & bits[p]!).toBe(0);
          expect(Number(BigInt.asIntN(32, value >> 32n)) & bits[p + 1]!).toBe(0);
          expect(~Number(BigInt.asIntN(32, value)) & bits[p + 2]!).toBe(0);
          expect(~Number(BigInt.asIntN(32, value >> 32n)) & bits[p + 3]!).toBe(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
