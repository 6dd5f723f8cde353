/**
 * Explorations are shown to the second checker. Where it does not follow a node, the node is looked at again in the
 * tables as they are now, and all that changes by it: states that differ only because a location was first spoken of
 * later come out the same then. Where that does not do, all is explored once more. What the checker does not follow
 * then either is clean no more.
 *
 * A later exploration goes on only from one that was confirmed as a whole, so what it takes over was checked, too.
 */
import {
  type EntryOutcome,
  type Explored,
  exploreAgain,
  exploreNodes,
  type Fixpoint,
  type Limit,
  NO_STATE,
  type NodeId,
} from "../explore";
import { BRIEF, FixpointCheck, FULL, obligations, type ProofGap } from "./check-fixpoint";
import type { Effort } from "./entailment";

interface Round {
  readonly effort: Effort;
  /** What is looked at again first: the nodes that the checker did not follow, or all of their contexts. */
  readonly again: "nothing" | "nodes" | "contexts";
}

const ROUNDS: readonly Round[] = [
  { effort: BRIEF, again: "nothing" },
  { effort: BRIEF, again: "nodes" },
  { effort: BRIEF, again: "contexts" },
  { effort: FULL, again: "contexts" },
  { effort: FULL, again: "contexts" },
];

/** The exploration, with a `proof-check` limit at each clean outcome that a gap concerns. */
export function confirmExploration(first: Explored): Explored {
  if (!isChecked(first)) return { ...first, kept: null };
  const once = mended(first);
  if (once.gaps.length === 0) return withConfirmedRest(once.explored);
  const { explored, gaps } = mended(exploreAgain(first.fixpoint));
  if (gaps.length === 0) return withConfirmedRest(explored);
  return { ...explored, outcomes: withGaps(explored, gaps), kept: null };
}

/** The exploration, or what became of it once nodes were looked at again, and what the checker misses in it. */
function mended(first: Explored): { readonly explored: Explored; readonly gaps: readonly ProofGap[] } {
  const check = checkOf(first.fixpoint);
  let explored = first;
  let gaps: readonly ProofGap[] = [];
  for (const { effort, again } of ROUNDS) {
    const nodes = gaps.flatMap(({ node }) => node ?? []);
    if (again !== "nothing" && nodes.length === gaps.length && first.fixpoint.alarms.length === 0) {
      const next = exploreNodes(explored, again === "nodes" ? nodes : contextsOf(explored, nodes));
      // It comes to another answer: what stands in its tables now belongs to that one.
      if (next === null) break;
      explored = next;
    }
    gaps = check.run(effort);
    if (gaps.length === 0) break;
  }
  return { explored, gaps };
}

/** All nodes of the contexts that these lie in. */
function contextsOf({ fixpoint: { graph } }: Explored, nodes: readonly NodeId[]): readonly NodeId[] {
  const contexts = new Set(nodes.map((node) => graph.context(node)));
  return Array.from({ length: graph.nodeCount }, (_, node) => node).filter(
    (node) => graph.state(node) !== NO_STATE && contexts.has(graph.context(node)),
  );
}

/** An exploration that went on from a confirmed one; null when it cannot be confirmed in turn. */
export function confirmEdited(explored: Explored): Explored | null {
  const parts = [...explored.refreshed, explored.fixpoint];
  const isConfirmed = isChecked(explored) && parts.every((part) => checkOf(part).run(FULL).length === 0);
  return isConfirmed ? withConfirmedRest(explored) : null;
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

function checkOf(fixpoint: Fixpoint): FixpointCheck {
  const { work } = fixpoint;
  return new FixpointCheck(fixpoint, work.input.makeDecider(work.terms, work.pcs));
}

/** On its way to a Pass, as far as exploration is concerned. */
function isClean({ isComplete, violations, limits }: EntryOutcome): boolean {
  return isComplete && violations.length === 0 && limits.length === 0;
}

function withGaps({ outcomes }: Explored, gaps: readonly ProofGap[]): readonly EntryOutcome[] {
  return outcomes.map((outcome) => {
    const concerning = gaps.filter(({ fn }) => outcome.reached.includes(fn));
    const gap = concerning.find(({ at }) => at !== null) ?? concerning[0];
    if (!gap || !isClean(outcome)) return outcome;
    const limit: Limit = { code: "proof-check", detail: obligations[gap.why], fn: gap.fn, at: gap.at };
    return { ...outcome, isComplete: false, limits: [limit] };
  });
}
