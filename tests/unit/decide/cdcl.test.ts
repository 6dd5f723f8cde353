/** The SAT solver against trying all assignments. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cdcl } from "../../../lib/engine/decide/cdcl";
import { Effort } from "../../../lib/engine/decide/effort";

const VARIABLES = 9;
const literalOf = fc.nat(2 * VARIABLES - 1);
const clauses = fc.array(fc.array(literalOf, { minLength: 1, maxLength: 3 }), { maxLength: 45 });

function holds(of: number, assignment: number): boolean {
  return ((assignment >> (of >> 1)) & 1) !== (of & 1);
}

function hasModel(given: readonly (readonly number[])[]): boolean {
  for (let assignment = 0; assignment < 1 << VARIABLES; assignment++) {
    if (given.every((clause) => clause.some((own) => holds(own, assignment)))) return true;
  }
  return false;
}

describe("cdcl", () => {
  it("agrees with trying all assignments, call after call, and its cores contradict", () => {
    fc.assert(
      fc.property(
        clauses,
        fc.array(fc.array(literalOf, { maxLength: 4 }), { maxLength: 4 }),
        (given, calls) => {
          const solver = new Cdcl();
          for (let variable = 0; variable < VARIABLES; variable++) solver.newVariable();
          for (const clause of given) solver.addClause(clause);
          for (const assumptions of [[], ...calls]) {
            const units = assumptions.map((own) => [own]);
            const answer = solver.solve(assumptions, new Effort(1e9));
            expect(answer).toBe(hasModel([...given, ...units]) ? "sat" : "unsat");
            if (answer === "sat") {
              const truth = (own: number) => solver.valueOf(own >> 1) === ((own & 1) === 0);
              expect([...given, ...units].every((clause) => clause.some(truth))).toBe(true);
            } else {
              expect(solver.core.every((own) => assumptions.includes(own))).toBe(true);
              expect(hasModel([...given, ...solver.core.map((own) => [own])])).toBe(false);
            }
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("gives up when the effort is spent", () => {
    const solver = new Cdcl();
    const holes = 8;
    const at = (pigeon: number, hole: number) => 2 * (pigeon * holes + hole);
    for (let variable = 0; variable < (holes + 1) * holes; variable++) solver.newVariable();
    for (let pigeon = 0; pigeon <= holes; pigeon++) {
      solver.addClause(Array.from({ length: holes }, (_, hole) => at(pigeon, hole)));
      for (let other = 0; other < pigeon; other++) {
        for (let hole = 0; hole < holes; hole++)
          solver.addClause([at(pigeon, hole) ^ 1, at(other, hole) ^ 1]);
      }
    }
    expect(solver.solve([], new Effort(500))).toBe("unknown");
  });
});
