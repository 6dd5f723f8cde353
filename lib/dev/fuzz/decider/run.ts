/** Many conjunctions, judged, with a tally; Z3 gets its claims in batches. */
import { type Judged, judge } from "./decider-oracle";
import type { Claim, Z3Judge } from "./z3";

/** Claims per question. */
const BATCH = 40;

export interface DeciderTally {
  readonly sat: number;
  readonly unsat: number;
  readonly unknown: number;
  readonly claims: number;
  readonly errors: readonly string[];
  /** Seed after the last one judged. */
  readonly end: number;
}

/** @param isOver asked between batches: stop early? */
export async function judgeSeeds(
  first: number,
  end: number,
  z3: Z3Judge | null,
  isOver: () => boolean = () => false,
): Promise<DeciderTally> {
  const answers: Record<Judged["answer"], number> = { sat: 0, unsat: 0, unknown: 0 };
  const errors: string[] = [];
  let pending: Claim[] = [];
  let claims = 0;
  const flush = async () => {
    claims += pending.length;
    const wrong = z3 === null ? [] : await z3.wrong(pending);
    errors.push(...wrong.map(({ of }) => of));
    pending = [];
  };
  let seed = first;
  for (; seed < end && !isOver(); seed++) {
    const judged = judge(seed);
    answers[judged.answer]++;
    errors.push(...judged.errors);
    pending.push(...judged.claims);
    if (pending.length >= BATCH) await flush();
  }
  await flush();
  return { ...answers, claims, errors, end: seed };
}
