/** Decisions on random conjunctions, and the ones drivers pose. */
import { describe, expect, it } from "vitest";
import { createDecider, type Decision } from "../../../lib/engine/decide";
import {
  createPathConditions,
  createTerms,
  type Literal,
  literal,
  type TermId,
  type Width,
} from "../../../lib/engine/domain";
import { pickFromSeed } from "../domain/term-samples";
import { DecisionOracle, EFFORT } from "./decision-oracle";

describe("random conjunctions", () => {
  it("over few values: models hold, cores have no model", () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 150; seed++) {
      seen.add(new DecisionOracle(pickFromSeed(seed)).small());
    }
    expect(seen).toContain("sat");
    expect(seen).toContain("unsat");
    expect(seen).not.toContain("unknown");
  });

  it("by SAT alone: models hold, cores have no model", () => {
    const seen = new Set<string>();
    for (let seed = 1001; seed <= 1120; seed++) seen.add(new DecisionOracle(pickFromSeed(seed)).satOnly());
    expect(seen).toContain("sat");
    expect(seen).toContain("unsat");
  });

  it("of every width with a hidden model: never unsat, and models hold", () => {
    const seen = new Set<string>();
    for (let seed = 2001; seed <= 2150; seed++) seen.add(new DecisionOracle(pickFromSeed(seed)).planted());
    expect(seen).toContain("sat");
  });
});

describe("conditions of drivers", () => {
  const terms = createTerms();
  const pcs = createPathConditions(terms);
  const decider = createDecider(terms, pcs);
  const sym = (width: Width, isPointer = false): TermId => terms.sym(terms.freshSym(width, isPointer));
  const int = (value: number): TermId => terms.smallConstant(value, 32);
  const yes = (term: TermId): Literal => literal(term, false);
  const no = (term: TermId): Literal => literal(term, true);
  const place = (base: number): bigint => 0x1_0000_0000n + 0x100n * BigInt(base);
  const decide = (...literals: Literal[]): Decision => decider.decide(literals, place, EFFORT);
  const value = (decision: Decision, term: TermId): bigint => {
    if (decision.kind !== "sat") throw new Error(`not sat but ${decision.kind}`);
    return decision.valueOf(terms.symOf(term));
  };

  it("prefer 0 and the bound nearest 0", () => {
    const [x, y] = [sym(32), sym(32)];
    const decision = decide(no(terms.binary("ult", x, int(5))), yes(terms.binary("slt", y, int(9))));
    expect(value(decision, x)).toBe(5n);
    expect(value(decision, y)).toBe(0n);
  });

  it("give pointers objects of their own unless they are equal", () => {
    const [p, q, r] = [sym(64, true), sym(64, true), sym(64, true)];
    const decision = decide(no(terms.binary("eq", p, terms.constant(0n, 64))), yes(terms.binary("eq", q, r)));
    expect(value(decision, p)).not.toBe(0n);
    expect(value(decision, p)).not.toBe(value(decision, q));
    expect(value(decision, q)).toBe(value(decision, r));
  });

  it("name only what contradicts", () => {
    const [x, y, z] = [sym(32), sym(32), sym(32)];
    const decision = decide(
      yes(terms.binary("slt", z, int(100))),
      yes(terms.binary("ult", x, y)),
      no(terms.binary("eq", z, int(3))),
      no(terms.binary("ult", x, y)),
    );
    expect(decision).toEqual({ kind: "unsat", core: [1, 3] });
  });

  it("see through sums that do not wrap", () => {
    const [x, y] = [sym(32), sym(32)];
    const small = yes(terms.binary("ult", x, int(1000)));
    const sum = yes(terms.binary("eq", y, terms.binary("add", x, x)));
    expect(decide(small, sum, yes(terms.binary("ult", y, x))).kind).toBe("unsat");
    expect(decide(sum, yes(terms.binary("ult", y, x))).kind).toBe("sat");
  });

  it("prove nothing from where objects happen to lie", () => {
    const [a, b] = [terms.address(terms.freshBase()), terms.address(terms.freshBase())];
    expect(decide(yes(terms.binary("ult", b, a))).kind).toBe("unknown");
    expect(decide(yes(terms.binary("ult", a, b))).kind).toBe("sat");
  });

  it("refuse a 64-bit product of unknowns rather than guess", () => {
    const [x, y] = [sym(64), sym(64)];
    const product = terms.binary("mul", x, y);
    const odd = terms.constant(0x123456789abcdefn, 64);
    expect(["unknown", "sat"]).toContain(decide(yes(terms.binary("eq", product, odd))).kind);
  });
});
