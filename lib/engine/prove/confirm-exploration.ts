/**
 * Clean outcomes are shown to the second checker. Where it does not follow, all is explored once more in the tables as
 * they are now: states that differ only because a location was first spoken of later come out the same then. What it
 * does not follow the second time either is clean no more.
 */
import { type EntryOutcome, type Explored, exploreAgain, type Limit } from "../explore";
import { checkFixpoint, type ProofGap } from "./check-fixpoint";

/** The exploration, with a `proof-check` limit at each clean outcome that a gap concerns. */
export function confirmExploration(first: Explored): Explored {
  if (gapsOf(first).length === 0) return first;
  const second = exploreAgain(first.fixpoint);
  const gaps = gapsOf(second);
  if (gaps.length === 0) return second;
  return { ...second, outcomes: second.outcomes.map((outcome) => withGaps(outcome, gaps)) };
}

function gapsOf({ outcomes, fixpoint }: Explored): readonly ProofGap[] {
  if (!outcomes.some(isClean)) return [];
  const { work } = fixpoint;
  return checkFixpoint(fixpoint, work.input.makeDecider(work.terms, work.pcs));
}

/** On its way to a Pass, as far as exploration is concerned. */
function isClean({ isComplete, violations, limits }: EntryOutcome): boolean {
  return isComplete && violations.length === 0 && limits.length === 0;
}

function withGaps(outcome: EntryOutcome, gaps: readonly ProofGap[]): EntryOutcome {
  const [first] = gaps.filter(({ fn }) => outcome.reached.includes(fn));
  if (!first || !isClean(outcome)) return outcome;
  const limit: Limit = { code: "proof-check", detail: first.why, fn: first.fn, at: first.at };
  return { ...outcome, isComplete: false, limits: [limit] };
}
