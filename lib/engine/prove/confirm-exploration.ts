/**
 * Explorations are shown to the second checker. Where it does not follow, all is explored once more in the tables as
 * they are now: states that differ only because a location was first spoken of later come out the same then. What it
 * does not follow the second time either is clean no more.
 *
 * A later exploration goes on only from one that was confirmed as a whole, so what it takes over was checked, too.
 */
import { type EntryOutcome, type Explored, exploreAgain, type Limit } from "../explore";
import { checkFixpoint, type ProofGap } from "./check-fixpoint";

/** The exploration, with a `proof-check` limit at each clean outcome that a gap concerns. */
export function confirmExploration(first: Explored): Explored {
  if (!isChecked(first)) return { ...first, kept: null };
  if (gapsOf(first).length === 0) return withConfirmedRest(first);
  const second = exploreAgain(first.fixpoint);
  const gaps = gapsOf(second);
  if (gaps.length === 0) return withConfirmedRest(second);
  return { ...second, outcomes: second.outcomes.map((outcome) => withGaps(outcome, gaps)), kept: null };
}

/** An exploration that went on from a confirmed one; null when it cannot be confirmed in turn. */
export function confirmEdited(explored: Explored): Explored | null {
  return isChecked(explored) && gapsOf(explored).length === 0 ? withConfirmedRest(explored) : null;
}

/** There is something to confirm: an outcome on its way to a Pass, or a fixpoint that a later one may go on from. */
function isChecked({ outcomes, fixpoint, kept }: Explored): boolean {
  return outcomes.some(isClean) || (kept !== null && fixpoint.alarms.length === 0);
}

/** What was kept is of the first round; it was checked if that was the last one. */
function withConfirmedRest(explored: Explored): Explored {
  const { work, slice } = explored.fixpoint;
  return slice === work.slice ? explored : { ...explored, kept: null };
}

function gapsOf({ fixpoint }: Explored): readonly ProofGap[] {
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
