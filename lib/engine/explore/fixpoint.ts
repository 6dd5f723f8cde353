/**
 * The fixpoint that a clean answer rests on, as data for whoever checks it (`prove`): states per exploded node, the
 * summaries (exits per context), where each entry point starts, and what was noted on the way.
 */
import type { KeptExploration } from "./carry-over";
import type { Contexts } from "./contexts";
import type { ExplodedGraph } from "./exploded-graph";
import type { Exploration } from "./exploration";
import type { Simulation } from "./simulation";
import type { Slice } from "./slice";
import type { Tabulation } from "./tabulation";
import type { Alarm } from "./transfer-host";
import type { Workspace } from "./workspace";

export interface Fixpoint {
  readonly work: Workspace;
  readonly graph: ExplodedGraph;
  readonly contexts: Contexts;
  readonly slice: Slice;
  /** In the order of the entry points; none where only functions are explored. */
  readonly roots: Simulation["roots"];
  /** Violations that the states allow; a search has found a path to each, refuted all, or given up. */
  readonly alarms: readonly Alarm[];
  /** Keys of contexts that were taken over: of them only the exits are there. */
  readonly takenOver: ReadonlySet<string>;
  /** What made it. */
  readonly tabulation: Tabulation;
}

/** An exploration with what its clean outcomes rest on. */
export interface Explored extends Exploration {
  readonly fixpoint: Fixpoint;
  /** Of edited functions that were explored by themselves before: `fixpoint` takes their summaries over. */
  readonly refreshed: readonly Fixpoint[];
  /** For an exploration of the program after an edit; null when there was no fixpoint. */
  readonly kept: KeptExploration | null;
}

export function fixpointOf(
  { tabulation, slice, roots }: Pick<Simulation, "tabulation" | "slice" | "roots">,
  work: Workspace,
): Fixpoint {
  const { graph, contexts, allAlarms } = tabulation;
  const takenOver = new Set(tabulation.takenOver.map(({ key }) => key));
  return { work, graph, contexts, slice, roots, alarms: allAlarms, takenOver, tabulation };
}
