/**
 * The shortest way through the exploded graph to an alarm that could not be decided: what a reader can look at to say
 * which step is not possible. It is a candidate only: the graph joins states, so the way need not be a path of the
 * program, and no values belong to it.
 */
import type { Terminator } from "../ir";
import { type Distance, UNREACHABLE } from "./distances";
import { type EdgeId, NO_CALLEE, type NodeId } from "./exploded-graph";
import type { CandidateStep } from "./exploration";
import type { Goal } from "./path-calls";

/** Steps that are told, and points that are passed. */
const MAX_STEPS = 40;
const MAX_POINTS = 20_000;

/** @param root where an entry point begins; nothing when no way leads from there */
export function candidatePath(goal: Goal, root: NodeId): readonly CandidateStep[] {
  return new Walk(goal).to(root, goal.distance).slice(0, MAX_STEPS);
}

class Walk {
  private left = MAX_POINTS;

  constructor(private readonly goal: Goal) {}

  /** Calls that change the state of the rule are told from inside. */
  to(start: NodeId, distance: Distance): CandidateStep[] {
    const { goal } = this;
    const steps: CandidateStep[] = [];
    let node = start;
    while (distance(node) > 0 && distance(node) !== UNREACHABLE && this.left-- > 0) {
      const inner = distance === goal.distance ? this.nearestCallee(node) : null;
      const edge = this.nearestEdge(node, distance);
      if (inner !== null && (edge === null || distance(inner) < this.lengthAlong(edge, distance))) {
        steps.push(...callStep(goal, node));
        node = inner;
        continue;
      }
      if (edge === null) break;
      steps.push(...branchStep(goal, edge), ...this.through(edge));
      node = goal.graph.target(edge);
    }
    return steps;
  }

  private through(edge: EdgeId): readonly CandidateStep[] {
    const { graph, contexts, distances } = this.goal;
    const exit = graph.via(edge);
    if (exit === NO_CALLEE || graph.rule(graph.source(edge)) === graph.rule(graph.target(edge))) return [];
    const { root } = contexts.get(graph.context(exit));
    return [...callStep(this.goal, graph.source(edge)), ...this.to(root, distances.toExitNodes([exit]))];
  }

  private nearestCallee(node: NodeId): NodeId | null {
    const { calledFrom, distance, graph } = this.goal;
    const roots = calledFrom(node)
      .filter(({ rule, root }) => rule === graph.rule(node) && distance(root) !== UNREACHABLE)
      .map(({ root }) => root);
    return roots.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  private nearestEdge(node: NodeId, distance: Distance): EdgeId | null {
    const length = (edge: EdgeId) => this.lengthAlong(edge, distance);
    const edges = this.goal.graph.edgesFrom(node).filter((edge) => length(edge) !== UNREACHABLE);
    return [...edges].sort((a, b) => length(a) - length(b))[0] ?? null;
  }

  private lengthAlong(edge: EdgeId, distance: Distance): number {
    const { graph, distances } = this.goal;
    const via = graph.via(edge);
    return distance(graph.target(edge)) + (via === NO_CALLEE ? 0 : distances.costOf(via));
  }
}

function callStep({ graph, contexts }: Goal, node: NodeId): readonly CandidateStep[] {
  const { points } = contexts.get(graph.context(node));
  const call = points.call(graph.point(node));
  return call ? [{ fn: points.fn.id, at: { first: call.first, last: call.last }, kind: "call" }] : [];
}

/** Nothing where the way goes on without a test. */
function branchStep({ graph, contexts }: Goal, edge: EdgeId): readonly CandidateStep[] {
  const node = graph.source(edge);
  const { points } = contexts.get(graph.context(node));
  const point = graph.point(node);
  if (points.call(point) !== null) return [];
  const { terminator } = points.fn.blocks[points.block[point]!]!;
  const kind = kindOf(terminator, graph.label(edge));
  return kind ? [{ fn: points.fn.id, at: { first: terminator.first, last: terminator.last }, kind }] : [];
}

function kindOf(terminator: Terminator, label: number): CandidateStep["kind"] | null {
  if (terminator.kind === "branch") return label % 2 === 0 ? "true" : "false";
  if (terminator.kind === "switch") return label < terminator.cases.length ? "case" : "otherwise";
  return null;
}
