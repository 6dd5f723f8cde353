/**
 * Settling the alarms of a simulation, each for each entry point: a path is found and replayed, or all are refuted, or
 * it stays undecided and says on what it depends (engine notes §7).
 *
 *     routines nobody states the writes of change nothing     simulate again: no alarm left -> a path needs a change
 *                                                             an alarm -> look for the path in that graph
 *     a path needs that one of them changed memory            Inconclusive, names it: the routine with which alone the
 *                                                             alarm comes back, else one that a path shows, else all
 *
 * Routines that run the driver's callbacks count among them: a path that needs a callback in the middle of another one
 * convinces nobody before its name is known.
 */
import type { Decider } from "../decide";
import type { ViolationSite } from "../domain";
import type { SymbolId } from "../ir";
import { candidatePath } from "./candidate-path";
import type { CandidateStep, FoundViolation, UndecidedPath } from "./exploration";
import { type MayLeave, mayLeaveIn } from "./may-leave";
import { type SearchMode, type SearchResult, SLACK, searchPath } from "./path-search";
import { type Simulation, siteKey } from "./simulation";
import type { Culprit } from "./tabulation";
import { limitAt, type Workspace } from "./workspace";

/** What is known of one entry point. */
export interface Settled {
  readonly found: Map<string, FoundViolation & { readonly length: number }>;
  readonly undecided: UndecidedPath[];
}

/** Routines tried alone for the name. */
const MAX_SUSPECTS = 8;
/** Steps of the search for a path along which memory is changed, when the simulation without changes has no alarm. */
const CHANGING_STEPS = 4_000;
/** Steps of a search when all callees are explored once more if it finds nothing: there the goal is seen from afar. */
const FIRST_STEPS = 8_000;
/**
 * Steps of a search when a violation is known already: the verdict stands, and the searches left are many. Those that
 * find nothing share a store of steps, of which each gets its part.
 */
const FURTHER_STEPS = 12_000;
const FURTHER_STORE = 120_000;
const FURTHER_PART = 1 / 8;
/** Names in a message. */
const MAX_NAMES = 3;

export class Settling {
  private readonly simulations = new Map<Culprit, Simulation>();
  private furtherSteps = FURTHER_STORE;
  private readonly mayLeave: MayLeave;

  constructor(
    private readonly work: Workspace,
    private readonly decider: Decider,
    /** In the order of the entry points. */
    private readonly settled: readonly Settled[],
    private readonly full: Simulation,
    private readonly simulate: (culprit: Culprit) => Simulation,
    /** What stays undecided is looked at again with more of the code explored. */
    private readonly isFirst: boolean,
  ) {
    this.mayLeave = mayLeaveIn(work, full.slice);
  }

  run(): void {
    for (const one of this.settled) one.undecided.length = 0;
    for (const [key, { site }] of this.full.groups) {
      this.full.roots.forEach((_, root) => {
        if (this.settled[root]!.found.has(key) || !this.full.reaches(key, root)) return;
        this.note(this.settle(key, root), site, root);
      });
    }
  }

  private settle(key: string, root: number): SearchResult {
    const { suspects } = this.full.tabulation;
    const keeping = suspects.size === 0 ? this.full : this.simulation("none");
    const kept = this.search(keeping, key, root, "unknown-code-keeps-memory");
    if (kept.kind !== "refuted" || suspects.size === 0) return kept;
    const steps = keeping.reaches(key, root) ? undefined : CHANGING_STEPS;
    const changed = this.search(this.full, key, root, "unknown-code-changes-memory", steps);
    return changed.kind === "refuted" ? changed : this.suspicion(key, root, changed);
  }

  /** A search in every context that the entry point starts. */
  private search(
    simulation: Simulation,
    key: string,
    root: number,
    mode: SearchMode,
    steps?: number,
  ): SearchResult {
    const goal = simulation.goal(key);
    const { entry, contexts } = simulation.roots[root]!;
    const isFurther = this.settled.some(({ found }) => found.size > 0);
    let result: SearchResult = { kind: "refuted" };
    for (const context of goal === null ? [] : contexts) {
      const { work, decider, mayLeave } = this;
      const most = Math.min(steps ?? Infinity, isFurther ? this.stepsOfFurther() : this.stepsOfFirst());
      const used = work.steps.used;
      const question = { work, goal: goal!, entry, root: context.root, decider, mode, mayLeave };
      const found = searchPath(question, most);
      if (found.kind === "found") return found;
      if (isFurther) this.furtherSteps = Math.max(0, this.furtherSteps - (work.steps.used - used));
      if (found.kind === "undecided") result = found;
    }
    return result;
  }

  private stepsOfFurther(): number {
    return Math.min(FURTHER_STEPS, Math.floor(this.furtherSteps * FURTHER_PART));
  }

  private stepsOfFirst(): number {
    return this.isFirst ? FIRST_STEPS : SLACK;
  }

  private suspicion(key: string, root: number, changed: SearchResult): SearchResult {
    const suspects = [...this.full.tabulation.suspects].sort((a, b) => (a ?? -1) - (b ?? -1));
    const tried = suspects.length <= MAX_SUSPECTS ? suspects : [];
    const alone = tried.find((suspect) => this.simulation(suspect).reaches(key, root));
    if (alone !== undefined) return { kind: "undecided", detail: this.nameOf(alone) };
    if (changed.kind === "undecided" && changed.isNamed) return changed;
    const names = suspects.slice(0, MAX_NAMES).map((suspect) => this.nameOf(suspect));
    const rest = suspects.length > MAX_NAMES ? ", ..." : "";
    return { kind: "undecided", detail: names.join(", ") + rest };
  }

  private nameOf(suspect: SymbolId | null): string {
    return suspect === null ? "a function that is not known" : this.work.program.symbols[suspect]!.name;
  }

  private simulation(culprit: Culprit): Simulation {
    let known = this.simulations.get(culprit);
    if (!known) {
      known = this.simulate(culprit);
      this.simulations.set(culprit, known);
    }
    return known;
  }

  private candidate(site: ViolationSite, root: number): readonly CandidateStep[] {
    const goal = this.full.goal(siteKey(site));
    const ways = this.full.roots[root]!.contexts.map((context) =>
      goal === null ? [] : candidatePath(goal, context.root),
    );
    return ways.find((way) => way.length > 0) ?? [];
  }

  private note(result: SearchResult, site: ViolationSite, root: number): void {
    const settled = this.settled[root]!;
    if (result.kind === "found")
      settled.found.set(siteKey(site), { site, inputs: result.inputs, length: result.length });
    else if (result.kind === "undecided") {
      const { fn } = site;
      const { stmts, terminator } = this.work.program.functions[fn]!.blocks[site.block]!;
      const at = stmts[site.stmt] ?? terminator;
      const limit = limitAt("path-undecided", result.detail, fn, { first: at.first, last: at.last });
      const candidate = this.candidate(site, root);
      settled.undecided.push({ site, limit: { ...limit, candidate } });
    }
  }
}
