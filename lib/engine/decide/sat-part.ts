/** One part of a conjunction as a SAT problem: its circuit, one assumption per literal, models and minimised cores. */
import type { Literal, SymId, TermId, Terms } from "../domain";
import type { Bits } from "./bit-arithmetic";
import { BitBlaster, Unsupported } from "./bit-blast";
import { Cdcl, type SatLiteral } from "./cdcl";
import type { Effort } from "./effort";
import { Gates } from "./gates";
import { preferredValue } from "./preference";

export type PartAnswer =
  | { readonly kind: "sat"; readonly values: ReadonlyMap<SymId, bigint> }
  /** Indices into the literals given. */
  | { readonly kind: "unsat"; readonly core: readonly number[] }
  | { readonly kind: "unknown"; readonly why: string };

const MAX_GATES = 200_000;
const GATES_PER_STEP = 8;

export function solvePart(terms: Terms, literals: readonly Literal[], effort: Effort): PartAnswer {
  const solver = new Cdcl();
  const gates = new Gates(solver);
  const blaster = new BitBlaster(terms, gates, MAX_GATES);
  const assumptions: SatLiteral[] = [];
  try {
    for (const own of literals) assumptions.push(blaster.truth((own >> 1) as TermId) ^ (own & 1));
  } catch (problem) {
    if (problem instanceof Unsupported) return { kind: "unknown", why: problem.message };
    throw problem;
  }
  effort.spend(gates.count / GATES_PER_STEP);
  preferReadable(terms, solver, blaster);
  const answer = solver.solve(assumptions, effort);
  if (answer === "unknown") return { kind: "unknown", why: "the effort for one path was spent" };
  if (answer === "unsat") return { kind: "unsat", core: minimised(solver, assumptions, effort) };
  const values = new Map<SymId, bigint>();
  for (const [sym, bits] of blaster.syms) values.set(sym, read(solver, bits));
  return { kind: "sat", values };
}

function preferReadable(terms: Terms, solver: Cdcl, blaster: BitBlaster): void {
  for (const [sym, bits] of blaster.syms) {
    const value = preferredValue(terms, sym);
    bits.forEach((bit, at) => {
      solver.setPhase(bit >> 1, Number((value >> BigInt(at)) & 1n));
    });
  }
}

function read(solver: Cdcl, bits: Bits): bigint {
  return bits.reduce(
    (value, bit, at) => (solver.valueOf(bit >> 1) !== ((bit & 1) === 1) ? value | (1n << BigInt(at)) : value),
    0n,
  );
}

/** Drops one literal after the other while the rest stays contradictory. */
function minimised(solver: Cdcl, assumptions: readonly SatLiteral[], effort: Effort): number[] {
  let core = indicesOf(assumptions, solver.core);
  for (const candidate of [...core].reverse()) {
    if (!core.includes(candidate) || effort.isSpent) continue;
    const rest = core.filter((index) => index !== candidate);
    const answer = solver.solve(
      rest.map((index) => assumptions[index]!),
      effort,
    );
    if (answer === "unsat")
      core = indicesOf(assumptions, solver.core).filter((index) => rest.includes(index));
  }
  return core;
}

/** The first literal that stands behind each assumption of a core. */
function indicesOf(assumptions: readonly SatLiteral[], core: readonly SatLiteral[]): number[] {
  const wanted = new Set(core);
  const indices: number[] = [];
  assumptions.forEach((assumption, index) => {
    if (wanted.delete(assumption)) indices.push(index);
  });
  return indices;
}
