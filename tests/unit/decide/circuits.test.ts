/** Each operator's circuit against its meaning, with the operands pinned. */
import { describe, expect, it } from "vitest";
import { Effort } from "../../../lib/engine/decide/effort";
import { solvePart } from "../../../lib/engine/decide/sat-part";
import { createTerms, literal, type TermOp, type Width } from "../../../lib/engine/domain";
import { interestingValue, meaning, pickFromSeed } from "../domain/term-samples";

type BinaryName = Parameters<ReturnType<typeof createTerms>["binary"]>[0];

const OPS: readonly BinaryName[] = [
  "add",
  "sub",
  "mul",
  "udiv",
  "sdiv",
  "urem",
  "srem",
  "and",
  "or",
  "xor",
  "shl",
  "lshr",
  "ashr",
  "eq",
  "ult",
  "slt",
] satisfies TermOp[];

describe("circuits", () => {
  it.each(OPS)("%s gives the value of its definition and no other", (op) => {
    const pick = pickFromSeed(OPS.indexOf(op) + 1);
    for (let round = 0; round < 24; round++) {
      const width = ([8, 8, 16, 32] as Width[])[round % 4]!;
      const terms = createTerms();
      const [x, y] = [terms.sym(terms.freshSym(width, false)), terms.sym(terms.freshSym(width, false))];
      const [a, b] = [interestingValue(pick, width), interestingValue(pick, width)];
      const constant = (value: bigint) => ({ kind: "constant", value, width }) as const;
      const resultWidth = ["eq", "ult", "slt"].includes(op) ? 1 : width;
      const wanted = meaning(
        { kind: "binary", op, x: constant(a), y: constant(b), width: resultWidth },
        () => 0n,
      );
      const right = op === "mul" || round % 3 > 0 ? y : terms.constant(b, width);
      const result = terms.binary(op, x, right);
      const pins = [
        literal(terms.binary("eq", x, terms.constant(a, width)), false),
        literal(terms.binary("eq", y, terms.constant(b, width)), false),
      ];
      const equal = terms.binary("eq", result, terms.constant(wanted, resultWidth));
      const where = `${op} ${width} ${a} ${b}`;
      expect(solvePart(terms, [...pins, literal(equal, false)], new Effort(1e6)).kind, where).toBe("sat");
      expect(solvePart(terms, [...pins, literal(equal, true)], new Effort(1e6)).kind, where).toBe("unsat");
    }
  });
});
