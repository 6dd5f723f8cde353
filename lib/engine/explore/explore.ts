/**
 * The exploration of one rule over all entry points: simulate to a fixpoint, then settle each alarm by looking for a
 * real path (engine notes §5 to §7, §9).
 *
 *     simulate -> no alarm                       complete: a Pass, if nothing else stands in the way
 *              -> alarm -> path found, replayed  a violation
 *                       -> every path refuted    no alarm
 *                       -> neither               more code is explored and all is simulated again; then undecided
 */
import type { Decider } from "../decide";
import type { EntryPoint } from "../model";
import type { Reaction, RuleState } from "../slic";
import { AbstractMachine } from "./abstract-machine";
import type { KeptExploration } from "./carry-over";
import type { Context } from "./contexts";
import { damageLimits, externalCalls, flawLimits } from "./coverage";
import type { NodeId } from "./exploded-graph";
import type { EntryOutcome, ExplorationInput, Limit } from "./exploration";
import { type FinishedContexts, finishedContexts, limitsOfAll, NOTHING_FINISHED } from "./finished";
import { type Explored, type Fixpoint, fixpointOf } from "./fixpoint";
import { refreshed } from "./refresh";
import { rootState } from "./root-state";
import { type Settled, Settling } from "./settling";
import { type Root, Simulation } from "./simulation";
import { type Precision, Slice } from "./slice";
import { type Culprit, Tabulation } from "./tabulation";
import { createWorkspace, LimitLog, limitAt, type Workspace } from "./workspace";

const PRECISIONS: readonly Precision[] = ["small-callees", "all-callees"];

export function explore(input: ExplorationInput): Explored {
  return new RuleExploration(input, createWorkspace(input)).run();
}

/**
 * The exploration of an edited program, going on from an earlier one. Null when there is an alarm: to settle it, all is
 * explored from nothing, so that what is found does not depend on what was explored before.
 */
export function exploreOn({ work, finished, stale }: KeptExploration): Explored | null {
  const now = refreshed(work, finished, stale);
  const explored = now && new RuleExploration(work.input, work, now.finished).runClean();
  if (!explored) return null;
  const { slice } = work;
  return {
    ...explored,
    refreshed: now.tabulations.map((tabulation) => fixpointOf({ tabulation, slice, roots: [] }, work)),
  };
}

/**
 * The same exploration once more, in tables that now know every location from the start: states then do not depend on
 * when a location was first spoken of.
 */
export function exploreAgain({ work }: Fixpoint): Explored {
  work.steps.used = 0;
  return new RuleExploration(work.input, work).run();
}

/**
 * The same exploration after some of its nodes were looked at again in tables that now know every location. Null when
 * it had an alarm, or comes to another answer.
 */
export function exploreNodes(explored: Explored, nodes: readonly NodeId[]): Explored | null {
  const { fixpoint, kept } = explored;
  const { work, slice, tabulation, roots } = fixpoint;
  if (fixpoint.alarms.length > 0) return null;
  const { used } = work.steps;
  const before = limitsOfAll(tabulation, NOTHING_FINISHED).length;
  const isComplete = tabulation.runAgain(nodes);
  work.steps.used = used;
  const now = fixpointOf({ tabulation, slice, roots }, work);
  const isSame = now.alarms.length === 0 && limitsOfAll(tabulation, NOTHING_FINISHED).length === before;
  if (!isComplete || !isSame) return null;
  const finished = finishedContexts(tabulation, NOTHING_FINISHED);
  return { ...explored, fixpoint: now, kept: kept && { ...kept, finished } };
}

type Round = ReturnType<RuleExploration["begin"]>;

class RuleExploration {
  private readonly decider: Decider;
  private readonly settled: Settled[];
  private deciderCalls = 0;
  private rounds = 0;
  private joins = 0;
  private kept: KeptExploration | null = null;

  constructor(
    private readonly input: ExplorationInput,
    private readonly work: Workspace,
    private readonly finished: FinishedContexts = NOTHING_FINISHED,
  ) {
    const decider = input.makeDecider(this.work.terms, this.work.pcs);
    this.decider = {
      decide: (literals, baseAddress, effort) => {
        this.deciderCalls++;
        return decider.decide(literals, baseAddress, effort);
      },
    };
    this.settled = input.entryPoints.map(() => ({ found: new Map(), undecided: [] }));
  }

  run(): Explored {
    let round = this.round("small-callees");
    for (const precision of PRECISIONS.slice(1)) {
      if (round.isComplete && this.settled.every((one) => one.undecided.length === 0)) break;
      if (!round.isComplete || !round.canImprove) break;
      round = this.round(precision);
    }
    return this.explored(round);
  }

  runClean(): Explored | null {
    const first = this.begin("small-callees");
    const isClean = first.isComplete && first.full.groups.size === 0 && !this.work.facts.hasGrown;
    return isClean ? this.explored(first) : null;
  }

  private explored(round: Round): Explored {
    return {
      outcomes: this.outcomes(round),
      fixpoint: fixpointOf(round.full, this.work),
      refreshed: [],
      stats: this.stats(round.tabulation),
      kept: this.kept,
    };
  }

  private begin(precision: Precision) {
    const { work, input } = this;
    this.rounds++;
    const slice =
      precision === "small-callees"
        ? work.slice
        : new Slice(work.program, work.calls, input.automaton, precision, input.effectOf);
    const limits = new LimitLog();
    const full = this.simulate(slice, "every", limits);
    const { tabulation, isComplete } = full;
    if (precision === "small-callees" && isComplete)
      this.kept = { work, finished: finishedContexts(tabulation, this.finished), stale: new Set() };
    const all = [...limits.all, ...limitsOfAll(tabulation, this.finished)];
    return { full, tabulation, slice, isComplete, limits: all, canImprove: tabulation.usedEffects };
  }

  private round(precision: Precision): Round {
    const { work } = this;
    const round = this.begin(precision);
    const { slice, full } = round;
    const isFirst = precision === PRECISIONS[0] && round.isComplete && round.canImprove;
    const simulate = (culprit: Culprit) => this.simulate(slice, culprit, new LimitLog());
    const settling = new Settling(work, this.decider, this.settled, full, simulate, isFirst);
    settling.run();
    return round;
  }

  private simulate(slice: Slice, culprit: Culprit, limits: LimitLog): Simulation {
    const tabulation = new Tabulation(this.work, slice, culprit, this.finished);
    const roots = this.input.entryPoints.map((_, index) => this.addRoot(index, tabulation, slice, limits));
    const isComplete = tabulation.run();
    this.joins += tabulation.joins;
    return new Simulation(tabulation, slice, roots, isComplete);
  }

  /** The contexts an entry point starts; none when it can touch the rule's state nowhere. */
  private addRoot(index: number, tabulation: Tabulation, slice: Slice, limits: LimitLog): Root {
    const { work, input } = this;
    const entry = input.entryPoints[index]!;
    const handlers = input.automaton.onRole(entry.role);
    const { initial } = input.automaton;
    const starts =
      handlers.entry === null ? [initial] : statesAfter(input.automaton.react(initial, handlers.entry));
    if (starts === null) {
      limits.add(limitAt("path-undecided", `entry event of ${entry.role}`, entry.fn, null));
      return { entry, contexts: [] };
    }
    const contexts: Context[] = [];
    for (const start of starts) {
      const exit =
        handlers.exit === null ? [start] : statesAfter(input.automaton.react(start, handlers.exit));
      if (exit !== null && !slice.mayReachEvent(entry.fn)) continue;
      const key = `entry ${index} ${start}`;
      const context = tabulation.contexts.addRoot(work.points.of(entry.fn), start, entry, key);
      tabulation.addRoot(context, () => rootState(work, new AbstractMachine(work), context, entry));
      contexts.push(context);
    }
    return { entry, contexts };
  }

  // Results --------------------------------------------------------------------------------------------

  private outcomes(round: Round): readonly EntryOutcome[] {
    const damage = damageLimits(this.work, round.slice);
    return this.input.entryPoints.map((entry, index) => {
      const { found, undecided } = this.settled[index]!;
      const reached = [...this.work.calls.reachableFrom(entry.fn)].sort((a, b) => a - b);
      const isReached = (limit: Limit) => limit.fn === null || reached.includes(limit.fn);
      const limits = [
        ...round.limits.filter(isReached),
        ...flawLimits(this.work.program, reached),
        ...damage,
        ...undecided.map((one) => one.limit),
      ];
      if (!round.isComplete) limits.push(this.budgetLimit(entry));
      const violations = [...found.values()].sort((a, b) => a.length - b.length);
      return {
        entry,
        isComplete: round.isComplete && undecided.length === 0,
        violations: violations.map(({ site, inputs }) => ({ site, inputs })),
        undecided: [...undecided],
        limits,
        reached: [entry.fn, ...reached.filter((fn) => fn !== entry.fn)],
        externals: externalCalls(this.work, reached),
      };
    });
  }

  private budgetLimit(entry: EntryPoint): Limit {
    return limitAt("budget-steps", `${this.input.budget}`, entry.fn, null);
  }

  private stats(tabulation: Tabulation) {
    return {
      steps: this.work.steps.used,
      states: tabulation.graph.nodeCount,
      summaries: tabulation.contexts.count,
      joins: this.joins,
      deciderCalls: this.deciderCalls,
      rounds: this.rounds,
    };
  }
}

/** States a reaction can lead to; null when it may break the rule or depends on operands. */
function statesAfter(reaction: Reaction): readonly RuleState[] | null {
  if (reaction.kind === "next") return [reaction.state];
  return reaction.kind === "halt" ? [] : null;
}
