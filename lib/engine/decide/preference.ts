/** Values people expect: pointers to an object of their own, everything else 0 unless something speaks against it. */
import type { SymId, Terms } from "../domain";
import { ENVIRONMENT_BASE, SLOT } from "../ir";

/** Slots below are left to objects the explorer places itself. */
const FIRST_SLOT = 1024n;

export function preferredValue(terms: Terms, sym: SymId): bigint {
  const isAddress = terms.isPointer(sym) && terms.width(terms.sym(sym)) === 64;
  return isAddress ? ENVIRONMENT_BASE + (FIRST_SLOT + BigInt(sym)) * SLOT : 0n;
}
