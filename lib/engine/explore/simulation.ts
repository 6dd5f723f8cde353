/** One simulation of a rule, and what a search for a real path needs of it; that is made when first asked for. */
import type { ViolationSite } from "../domain";
import type { EntryPoint } from "../model";
import type { Context } from "./contexts";
import { type Distance, Distances, UNREACHABLE } from "./distances";
import { NO_STATE, type NodeId } from "./exploded-graph";
import type { Goal } from "./path-calls";
import type { Slice } from "./slice";
import type { Tabulation } from "./tabulation";

/** Alarms at one place of one kind: a violation is shown once per entry point. */
export interface AlarmGroup {
  readonly site: ViolationSite;
  readonly nodes: NodeId[];
}

/** An entry point and the contexts it starts. */
export interface Root {
  readonly entry: EntryPoint;
  readonly contexts: readonly Context[];
}

export class Simulation {
  private knownDistances: Distances | null = null;
  private knownGroups: ReadonlyMap<string, AlarmGroup> | null = null;
  private knownCalls: Map<NodeId, Context[]> | null = null;
  private readonly toGroup = new Map<string, Distance>();

  constructor(
    readonly tabulation: Tabulation,
    readonly slice: Slice,
    /** In the order of the entry points. */
    readonly roots: readonly Root[],
    readonly isComplete: boolean,
  ) {}

  /** By `siteKey`. */
  get groups(): ReadonlyMap<string, AlarmGroup> {
    this.knownGroups ??= groupAlarms(this.tabulation);
    return this.knownGroups;
  }

  /** What to look for at a place; null when there is no alarm. */
  goal(key: string): Goal | null {
    const group = this.groups.get(key);
    if (!group) return null;
    const { graph, contexts } = this.tabulation;
    this.knownDistances ??= new Distances(graph, contexts);
    const distance = this.toGroup.get(key) ?? this.knownDistances.toNodes(group.nodes);
    this.toGroup.set(key, distance);
    return {
      site: group.site,
      graph,
      contexts,
      distances: this.knownDistances,
      slice: this.slice,
      distance,
      parameters: [],
      calledFrom: (node) => this.calls.get(node) ?? [],
    };
  }

  /** Can an entry point lead to an alarm at the place? */
  reaches(key: string, root: number): boolean {
    const goal = this.goal(key);
    return goal !== null && this.roots[root]!.contexts.some((one) => goal.distance(one.root) !== UNREACHABLE);
  }

  private get calls(): Map<NodeId, Context[]> {
    this.knownCalls ??= callIndex(this.tabulation);
    return this.knownCalls;
  }
}

export function siteKey(site: ViolationSite): string {
  return `${site.fn} ${site.block} ${site.stmt} ${site.kind}`;
}

function groupAlarms(tabulation: Tabulation): ReadonlyMap<string, AlarmGroup> {
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
  return groups;
}

function callIndex(tabulation: Tabulation): Map<NodeId, Context[]> {
  const index = new Map<NodeId, Context[]>();
  for (let id = 0; id < tabulation.contexts.count; id++) {
    const context = tabulation.contexts.get(id);
    for (const caller of context.callers) {
      const known = index.get(caller);
      if (known) known.push(context);
      else index.set(caller, [context]);
    }
  }
  return index;
}
