/** Operators and conversions of the interpreter against C's rules stated on unbounded integers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BinaryOp, Expr } from "@/lib/engine/ir";
import { ProgramBuilder, ret } from "./build";
import { returned } from "./run-program";

type Bits = 8 | 16 | 32 | 64;
const anyBits = fc.constantFrom<Bits>(8, 16, 32, 64);
const interesting = fc.oneof(
  fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n }),
  fc.bigInt({ min: -4n, max: 4n }),
  fc.nat(63).map((shift) => 1n << BigInt(shift)),
  fc.nat(63).map((shift) => (1n << BigInt(shift)) - 1n),
);

function wrapped(value: bigint, bits: number, signed: boolean): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

function value(make: (b: ProgramBuilder) => Expr): bigint | string {
  const b = new ProgramBuilder();
  const expr = make(b);
  const entry = b.define("f", expr.type, [], [], () => [[[], ret(expr)]]);
  return returned(b.build(), entry);
}

const expected: Record<string, (a: bigint, b: bigint) => bigint> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  rem: (a, b) => a % b,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  eq: (a, b) => BigInt(a === b),
  ne: (a, b) => BigInt(a !== b),
  lt: (a, b) => BigInt(a < b),
  le: (a, b) => BigInt(a <= b),
  gt: (a, b) => BigInt(a > b),
  ge: (a, b) => BigInt(a >= b),
};

describe("binary operators", () => {
  it.each(Object.keys(expected))("%s", (op) => {
    fc.assert(
      fc.property(interesting, interesting, anyBits, fc.boolean(), (x, y, bits, signed) => {
        const left = wrapped(x, bits, signed);
        const right = wrapped(y, bits, signed);
        fc.pre(right !== 0n || (op !== "div" && op !== "rem"));
        const got = value((b) => {
          const type = b.types.integer(bits, signed);
          return b.op(op as BinaryOp, b.num(left, type), b.num(right, type));
        });
        const isComparison = /^(eq|ne|[lg][te])$/.test(op);
        expect(got).toBe(BigInt.asUintN(isComparison ? 32 : bits, expected[op]!(left, right)));
      }),
      { numRuns: 150 },
    );
  });

  it("shifts follow the left operand's sign; amounts beyond the width leave nothing but the sign", () => {
    fc.assert(
      fc.property(
        interesting,
        fc.integer({ min: -2, max: 70 }),
        anyBits,
        fc.boolean(),
        (x, amount, bits, signed) => {
          const left = wrapped(x, bits, signed);
          const by = amount < 0 || amount >= bits ? BigInt(bits) : BigInt(amount);
          const shifted = (op: BinaryOp) =>
            value((b) => b.op(op, b.num(left, b.types.integer(bits, signed)), b.num(amount)));
          expect(shifted("shl")).toBe(BigInt.asUintN(bits, left << by));
          expect(shifted("shr")).toBe(BigInt.asUintN(bits, left >> by));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(["div", "rem"] as const)("%s by zero ends the run", (op) => {
    for (const bits of [32, 64] as const) {
      const type = (b: ProgramBuilder) => b.types.integer(bits, true);
      expect(value((b) => b.op(op, b.num(7, type(b)), b.num(0, type(b))))).toBe("fault: division by zero");
    }
  });
});

describe("unary operators and conversions", () => {
  it("negate, complement and test", () => {
    fc.assert(
      fc.property(interesting, anyBits, fc.boolean(), (x, bits, signed) => {
        const operand = wrapped(x, bits, signed);
        const apply = (op: "neg" | "not" | "lnot") =>
          value((b) => {
            const type = b.types.integer(bits, signed);
            return { kind: "unary", op, operand: b.num(operand, type), type: op === "lnot" ? b.int : type };
          });
        expect(apply("neg")).toBe(BigInt.asUintN(bits, -operand));
        expect(apply("not")).toBe(BigInt.asUintN(bits, ~operand));
        expect(apply("lnot")).toBe(BigInt(operand === 0n));
      }),
      { numRuns: 150 },
    );
  });

  it("extend by the source's sign, cut to the target's width, and make _Bool a truth value", () => {
    fc.assert(
      fc.property(
        interesting,
        anyBits,
        fc.boolean(),
        anyBits,
        fc.boolean(),
        (x, from, signed, to, toSigned) => {
          const operand = wrapped(x, from, signed);
          const into = (bits: 1 | Bits) =>
            value((b) => {
              const converted = b.convert(
                b.num(operand, b.types.integer(from, signed)),
                b.types.integer(bits, toSigned),
              );
              return converted;
            });
          expect(into(to)).toBe(BigInt.asUintN(to, operand));
          expect(into(1)).toBe(BigInt(operand !== 0n));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("a chain of 20,000 additions runs without recursion", () => {
    const sum = value((b) => {
      let expr: Expr = b.num(0);
      for (let i = 0; i < 20_000; i++) expr = b.op("add", expr, b.num(1));
      return expr;
    });
    expect(sum).toBe(20_000n);
  });
});
