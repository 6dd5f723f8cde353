/** What terms and path conditions must see so that branches of drivers correlate. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  createPathConditions,
  createTerms,
  INFEASIBLE,
  type Literal,
  literal,
  type PathConditions,
  type PcId,
  type TermId,
  type Terms,
  TRUE_PC,
  type Width,
} from "../../../lib/engine/domain";

let terms: Terms;
let pcs: PathConditions;
beforeEach(() => {
  terms = createTerms();
  pcs = createPathConditions(terms);
});

type Binary = Parameters<Terms["binary"]>[0];
const sym = (width: Width = 32): TermId => terms.sym(terms.freshSym(width, false));
const int = (value: number): TermId => terms.smallConstant(value, 32);
const op = (name: Binary, x: TermId, y: TermId): TermId => terms.binary(name, x, y);
const yes = (term: TermId): Literal => literal(term, false);
const no = (term: TermId): Literal => literal(term, true);
const all = (...literals: Literal[]): PcId => literals.reduce((pc, own) => pcs.assume(pc, own), TRUE_PC);
/** C's value of a comparison. */
const asInt = (truth: TermId): TermId => terms.extend("zext", truth, 32);
const T = (): TermId => terms.smallConstant(1, 1);
const F = (): TermId => terms.smallConstant(0, 1);

describe("terms", () => {
  it("undo a comparison's detour over int", () => {
    const test = op("slt", sym(), int(0));
    expect(terms.unary("not", op("eq", asInt(test), int(0)))).toBe(test);
    expect(op("eq", asInt(test), int(1))).toBe(test);
    expect(op("eq", asInt(op("eq", asInt(test), int(0))), int(0))).toBe(test);
  });

  it("bring a flag set on two branches back to the branch condition", () => {
    const [c, x] = [op("eq", sym(), int(7)), sym()];
    const flag = terms.ite(c, int(3), int(8));
    expect(op("eq", flag, int(3))).toBe(c);
    expect(op("eq", flag, int(8))).toBe(terms.unary("not", c));
    expect(op("eq", flag, int(5))).toBe(F());
    expect(op("eq", op("and", flag, int(1)), int(0))).toBe(terms.unary("not", c));
    expect(op("ult", int(4), op("add", flag, int(1)))).toBe(terms.unary("not", op("ult", flag, int(4))));
    expect(op("eq", terms.ite(c, x, int(0)), x)).toBe(op("or", c, op("eq", x, int(0))));
  });

  it("compare extended bytes as bytes", () => {
    const byte = sym(8);
    const wide = terms.extend("zext", byte, 32);
    expect(op("eq", wide, int(200))).toBe(op("eq", byte, terms.smallConstant(200, 8)));
    expect(op("eq", wide, int(256))).toBe(F());
    expect(op("slt", wide, int(300))).toBe(T());
    expect(op("slt", wide, int(-1))).toBe(F());
    expect(op("eq", op("and", wide, int(0x80)), int(0x80))).toBe(
      terms.unary("not", op("eq", op("and", byte, terms.smallConstant(0x80, 8)), terms.smallConstant(0, 8))),
    );
  });

  it("know what masks leave", () => {
    const x = sym();
    expect(op("eq", op("and", x, int(3)), int(4))).toBe(F());
    expect(op("and", op("or", x, int(4)), int(4))).toBe(int(4));
    expect(op("and", op("and", x, int(~4)), int(4))).toBe(int(0));
    expect(op("and", op("or", x, int(4)), int(2))).toBe(op("and", x, int(2)));
    expect(terms.truncate(terms.extend("zext", terms.truncate(x, 8), 32), 8)).toBe(terms.truncate(x, 8));
  });

  it("collect constant summands and cancel", () => {
    const [x, y] = [sym(), sym()];
    expect(op("add", op("add", x, int(3)), int(-3))).toBe(x);
    expect(op("sub", op("add", x, int(8)), op("add", x, int(3)))).toBe(int(5));
    expect(op("add", op("sub", x, y), y)).toBe(x);
    expect(op("eq", op("add", x, int(3)), op("add", y, int(3)))).toBe(op("eq", x, y));
    expect(op("eq", op("add", x, int(3)), op("add", x, int(4)))).toBe(F());
    expect(terms.asTermOffset(op("sub", x, int(4)))).toEqual({ term: x, offset: -4n });
  });

  it("keep objects apart", () => {
    const [a, b] = [terms.freshBase(), terms.freshBase()];
    const at = (base: typeof a, offset: bigint): TermId =>
      op("add", terms.address(base), terms.constant(offset, 64));
    expect(op("eq", at(a, 8n), at(b, 24n))).toBe(F());
    expect(op("eq", at(a, 8n), at(a, 8n))).toBe(T());
    expect(op("eq", at(a, 8n), at(a, 12n))).toBe(F());
    expect(op("eq", at(a, 0n), terms.constant(0n, 64))).toBe(F());
    expect(op("ult", at(a, 8n), at(a, 12n))).toBe(T());
    expect(terms.asBaseOffset(at(a, -8n))).toEqual({ base: a, offset: -8n });
    expect(terms.asBaseOffset(sym(64))).toBeNull();
  });

  it("survive very deep terms", () => {
    const x = sym();
    let deep = x;
    for (let depth = 0; depth < 20_000; depth++) deep = op("xor", op("mul", deep, int(3)), x);
    expect(terms.symsOf(deep)).toEqual([terms.symOf(x)]);
    expect(terms.evaluate(deep, { sym: () => 0n, base: () => 0n })).toBe(0n);
    expect(
      terms.substitute(
        deep,
        () => int(0),
        () => null,
      ),
    ).toBe(int(0));
    expect(all(yes(op("eq", deep, int(1))), yes(op("eq", deep, int(2))))).toBe(INFEASIBLE);
  });
});

describe("path conditions", () => {
  it("contradict by ranges, bits, equality and order", () => {
    const [x, y, z] = [sym(), sym(), sym()];
    expect(all(yes(op("ult", x, int(4))), yes(op("ult", int(7), x)))).toBe(INFEASIBLE);
    expect(all(no(op("slt", x, int(0))), yes(op("eq", x, int(-3))))).toBe(INFEASIBLE);
    const flag = op("eq", op("and", x, int(2)), int(0));
    expect(all(no(flag), yes(op("eq", x, int(5))))).toBe(INFEASIBLE);
    expect(all(yes(op("eq", x, y)), yes(op("eq", y, z)), no(op("eq", x, z)))).toBe(INFEASIBLE);
    expect(all(yes(op("ult", x, y)), yes(op("ule", y, z)), yes(op("ult", z, x)))).toBe(INFEASIBLE);
    expect(
      all(yes(op("eq", x, y)), yes(op("eq", op("add", x, z), int(1))), no(op("eq", op("add", y, z), int(1)))),
    ).toBe(INFEASIBLE);
  });

  it("empty a switch: every value excluded or taken", () => {
    const x = sym(8);
    const is = (value: number): TermId => op("eq", x, terms.smallConstant(value, 8));
    const below = yes(op("ult", x, terms.smallConstant(3, 8)));
    expect(all(below, no(is(0)), no(is(2)), no(is(1)))).toBe(INFEASIBLE);
    expect(pcs.valueOf(all(below, no(is(0)), no(is(2))), x)).toBe(1n);
  });

  it("say what a conditional value is once its condition is known, and the condition from the value", () => {
    const [c, x, y] = [op("ult", sym(), sym()), sym(), sym()];
    const chosen = terms.ite(c, x, y);
    expect(pcs.implies(all(yes(c), yes(op("eq", x, int(9)))), yes(op("eq", chosen, int(9))))).toBe("true");
    const apart = all(yes(op("ult", x, int(5))), yes(op("ult", int(10), y)));
    expect(pcs.implies(pcs.assume(apart, yes(op("eq", chosen, int(3)))), yes(c))).toBe("true");
  });

  it("are one id per conjunction, whatever the order", () => {
    const literals = [
      yes(op("eq", sym(), sym())),
      no(op("ult", sym(), sym())),
      yes(op("slt", sym(), int(5))),
    ];
    expect(all(...literals)).toBe(all(...[...literals].reverse()));
    expect(pcs.assume(all(...literals), literals[1]!)).toBe(all(...literals));
  });

  it("split conjunctions and use clauses", () => {
    const [a, b] = [op("eq", sym(), int(1)), op("eq", sym(), int(2))];
    expect(all(yes(op("and", a, b)))).toBe(all(yes(a), yes(b)));
    const either = all(yes(op("or", a, b)));
    expect(pcs.clauses(either)).toEqual([[yes(a), yes(b)]]);
    expect(pcs.implies(pcs.assume(either, no(a)), yes(b))).toBe("true");
  });

  it("return from a diamond to where it began", () => {
    const before = all(yes(op("ult", sym(), sym())), no(op("eq", sym(), int(0))));
    const c = op("eq", sym(), int(0));
    expect(pcs.join(pcs.assume(before, yes(c)), pcs.assume(before, no(c)))).toBe(before);
  });

  it("keep the correlation of two conjuncts through a join", () => {
    const [a, b] = [op("eq", sym(), int(0)), op("slt", sym(), int(0))];
    const [left, right] = [all(no(a)), all(yes(a), no(b))];
    const joined = pcs.join(left, right);
    expect(pcs.assume(pcs.assume(joined, yes(a)), yes(b))).toBe(INFEASIBLE);
    expect(pcs.assume(joined, yes(a))).not.toBe(INFEASIBLE);
  });

  it("keep the correlation of three conjuncts, whichever way the paths meet, and let it go again", () => {
    const [a, b, c] = [op("eq", sym(), int(0)), op("slt", sym(), int(0)), op("ult", sym(), int(3))];
    const ways = [all(no(a)), all(yes(a), no(b)), all(yes(a), yes(b), no(c))];
    const held = all(yes(a), yes(b), yes(c));
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      const free = order.map((way) => ways[way]!).reduce((x, y) => pcs.join(x, y));
      expect(pcs.and(free, held)).toBe(INFEASIBLE);
      for (const way of ways) expect(pcs.and(free, way)).not.toBe(INFEASIBLE);
      expect(pcs.join(free, held)).toBe(TRUE_PC);
    }
  });

  it("keep hulls through a join, and nothing through a widening", () => {
    const x = sym();
    const [one, four] = [all(yes(op("eq", x, int(1)))), all(yes(op("eq", x, int(4))))];
    expect(pcs.unsignedRange(pcs.join(one, four), x)).toEqual({ low: 1n, high: 4n });
    expect(pcs.widen(one, four)).toBe(TRUE_PC);
    const below = all(yes(op("ult", x, int(10))));
    expect(pcs.widen(below, four)).toBe(below);
    expect(pcs.join(below, four)).toBe(below);
  });

  it("find what separates two paths", () => {
    const [x, c] = [sym(), op("ult", sym(), sym())];
    expect(pcs.separator(all(yes(c)), all(no(c)))).toBe(yes(c));
    const gate = pcs.separator(all(yes(op("eq", x, int(1)))), all(yes(op("eq", x, int(2)))));
    expect(gate).toBe(yes(op("eq", x, int(1))));
    expect(pcs.separator(all(yes(c)), all(yes(op("eq", x, int(2)))))).toBeNull();
  });

  it("carry ranges over when symbols are forgotten", () => {
    const [x, y] = [sym(), sym()];
    const pc = all(yes(op("eq", x, op("add", y, int(1)))), yes(op("eq", y, int(4))));
    expect(
      pcs.valueOf(
        pcs.forget(pc, (own) => own === terms.symOf(y)),
        x,
      ),
    ).toBe(5n);
  });

  it("become contradictory under a substitution", () => {
    const [x, y] = [sym(), sym()];
    const pc = all(yes(op("ult", x, y)));
    const swap = pcs.substitute(pc, (own) => (own === terms.symOf(x) ? y : null));
    expect(swap).toBe(INFEASIBLE);
  });

  it("hold at most 32 clauses however long the path", () => {
    let pc: PcId = TRUE_PC;
    for (let step = 0; step < 100; step++) {
      const [a, b] = [op("eq", sym(), int(0)), op("eq", sym(), int(0))];
      pc = pcs.join(pcs.assume(pcs.assume(pc, yes(a)), yes(b)), pcs.assume(pc, no(a)));
      expect(pcs.clauses(pc).length).toBeLessThanOrEqual(32);
    }
  });
});
