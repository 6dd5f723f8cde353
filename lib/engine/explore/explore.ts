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
import type { ViolationSite } from "../domain";
import type { EntryPoint } from "../model";
import type { Reaction, RuleState } from "../slic";
import { AbstractMachine } from "./abstract-machine";
import type { Context } from "./contexts";
import { damageLimits, externalCalls, flawLimits } from "./coverage";
import { Distances } from "./distances";
import { NO_STATE, type NodeId } from "./exploded-graph";
import type {
  EntryOutcome,
  Exploration,
  ExplorationInput,
  FoundViolation,
  Limit,
  UndecidedPath,
} from "./exploration";
import type { Goal } from "./path-calls";
import { type SearchResult, searchPath } from "./path-search";
import { rootState } from "./root-state";
import { type Precision, Slice } from "./slice";
import { Tabulation } from "./tabulation";
import { createWorkspace, LimitLog, limitAt, type Workspace } from "./workspace";

const PRECISIONS: readonly Precision[] = ["small-callees", "all-callees"];

export function explore(input: ExplorationInput): Exploration {
  return new RuleExploration(input).run();
}

/** Alarms at one place of one kind: a violation is shown once per entry point. */
interface AlarmGroup {
  readonly site: ViolationSite;
  readonly nodes: NodeId[];
}

interface Root {
  readonly entry: EntryPoint;
  readonly contexts: readonly Context[];
}

interface Settled {
  readonly found: Map<string, FoundViolation & { readonly length: number }>;
  readonly undecided: UndecidedPath[];
}

class RuleExploration {
  private readonly work: Workspace;
  private readonly decider: Decider;
  private readonly settled: Settled[];
  private deciderCalls = 0;
  private rounds = 0;
  private joins = 0;

  constructor(private readonly input: ExplorationInput) {
    this.work = createWorkspace(input);
    const decider = input.makeDecider(this.work.terms, this.work.pcs);
    this.decider = {
      decide: (literals, baseAddress, effort) => {
        this.deciderCalls++;
        return decider.decide(literals, baseAddress, effort);
      },
    };
    this.settled = input.entryPoints.map(() => ({ found: new Map(), undecided: [] }));
  }

  run(): Exploration {
    let round = this.round("small-callees");
    for (const precision of PRECISIONS.slice(1)) {
      if (round.isComplete && this.settled.every((one) => one.undecided.length === 0)) break;
      if (!round.isComplete || !round.canImprove) break;
      round = this.round(precision);
    }
    return { outcomes: this.outcomes(round), stats: this.stats(round.tabulation) };
  }

  private round(precision: Precision) {
    const { work, input } = this;
    this.rounds++;
    const slice = new Slice(work.program, work.calls, input.automaton, precision, input.effectOf);
    const tabulation = new Tabulation(work, slice);
    const limits = new LimitLog();
    const roots = input.entryPoints.map((entry) => this.addRoot(entry, tabulation, slice, limits));
    const isComplete = tabulation.run();
    this.joins += tabulation.joins;
    if (tabulation.allAlarms.length > 0) this.settle(tabulation, slice, roots);
    else for (const one of this.settled) one.undecided.length = 0;
    const all = [...limits.all, ...tabulation.limits.all];
    return { tabulation, slice, isComplete, limits: all, canImprove: tabulation.usedEffects };
  }

  /** The contexts an entry point starts; none when it can touch the rule's state nowhere. */
  private addRoot(entry: EntryPoint, tabulation: Tabulation, slice: Slice, limits: LimitLog): Root {
    const { work, input } = this;
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
      const context = tabulation.contexts.addRoot(work.points.of(entry.fn), start, entry);
      tabulation.addRoot(context, rootState(work, new AbstractMachine(work), context, entry));
      contexts.push(context);
    }
    return { entry, contexts };
  }

  // Alarms ---------------------------------------------------------------------------------------------

  private settle(tabulation: Tabulation, slice: Slice, roots: readonly Root[]): void {
    const distances = new Distances(tabulation.graph, tabulation.contexts);
    const groups = groupAlarms(tabulation);
    const calledFrom = callIndex(tabulation);
    for (const one of this.settled) one.undecided.length = 0;
    for (const group of groups) {
      const distance = distances.toNodes(group.nodes);
      roots.forEach((root, index) => {
        const settled = this.settled[index]!;
        const key = siteKey(group.site);
        if (settled.found.has(key)) return;
        for (const context of root.contexts) {
          const goal: Goal = {
            site: group.site,
            graph: tabulation.graph,
            contexts: tabulation.contexts,
            distances,
            slice,
            distance,
            parameters: [],
            calledFrom,
          };
          const result = searchPath(this.work, goal, root.entry, context.root, this.decider);
          this.note(result, group.site, settled, key);
        }
      });
    }
  }

  private note(result: SearchResult, site: ViolationSite, settled: Settled, key: string): void {
    if (result.kind === "found")
      settled.found.set(key, { site, inputs: result.inputs, length: result.length });
    else if (result.kind === "undecided") {
      const { fn } = site;
      const { stmts, terminator } = this.work.program.functions[fn]!.blocks[site.block]!;
      const at = stmts[site.stmt] ?? terminator;
      const limit = limitAt("path-undecided", result.detail, fn, { first: at.first, last: at.last });
      settled.undecided.push({ site, limit });
    }
  }

  // Results --------------------------------------------------------------------------------------------

  private outcomes(round: ReturnType<RuleExploration["round"]>): readonly EntryOutcome[] {
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

function groupAlarms(tabulation: Tabulation): readonly AlarmGroup[] {
  const groups = new Map<string, AlarmGroup>();
  for (const { node, stmt, kind, message } of tabulation.allAlarms) {
    if (tabulation.graph.state(node) === NO_STATE) continue;
    const { fn, points } = tabulation.contexts.get(tabulation.graph.context(node));
    const block = points.block[tabulation.graph.point(node)]!;
    const site = { fn, block, stmt, kind, message };
    const known = groups.get(siteKey(site));
    if (known) known.nodes.push(node);
    else groups.set(siteKey(site), { site, nodes: [node] });
  }
  return [...groups.values()];
}

function siteKey(site: ViolationSite): string {
  return `${site.fn} ${site.block} ${site.stmt} ${site.kind}`;
}

function callIndex(tabulation: Tabulation): (node: NodeId) => readonly Context[] {
  const index = new Map<NodeId, Context[]>();
  for (let id = 0; id < tabulation.contexts.count; id++) {
    const context = tabulation.contexts.get(id);
    for (const caller of context.callers) {
      const known = index.get(caller);
      if (known) known.push(context);
      else index.set(caller, [context]);
    }
  }
  return (node) => index.get(node) ?? [];
}
