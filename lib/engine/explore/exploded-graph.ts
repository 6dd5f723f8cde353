/**
 * The exploded graph: nodes are (context, point, rule state, tokens), each with one state; edges are what flowed.
 *
 * An edge keeps the state it carried, so a node's state is always the join of what its edges carry now: a predecessor
 * that is visited again replaces what it said before. The edges are also the predecessor links that paths are found by.
 * Node numbers grow in order of discovery.
 */
import type { RuleState } from "../slic";
import type { StateId } from "./state";
import { TupleTable } from "./tuple-table";

export type NodeId = number;
export type EdgeId = number;
export type ContextId = number;
/** Interned set of remembered branch outcomes; 0 is the empty set. */
export type TokensId = number;

/** `via` of an edge that does not come back from a summarised call. */
export const NO_CALLEE = -1;
export const NO_STATE = -1;

export class ExplodedGraph {
  private readonly nodes = new TupleTable(4, 1024);
  private readonly states: StateId[] = [];
  private readonly incoming: EdgeId[][] = [];
  private readonly outgoing: EdgeId[][] = [];

  private readonly sources: NodeId[] = [];
  private readonly targets: NodeId[] = [];
  private readonly labels: number[] = [];
  private readonly vias: NodeId[] = [];
  private readonly carried: StateId[] = [];

  get nodeCount(): number {
    return this.states.length;
  }

  node(context: ContextId, point: number, rule: RuleState, tokens: TokensId): NodeId {
    const id = this.nodes.intern(context, point, rule, tokens);
    if (id === this.states.length) {
      this.states.push(NO_STATE);
      this.incoming.push([]);
      this.outgoing.push([]);
    }
    return id;
  }

  /** The node if something ever flowed there, else -1. */
  find(context: ContextId, point: number, rule: RuleState, tokens: TokensId): NodeId {
    return this.nodes.find(context, point, rule, tokens);
  }

  context(node: NodeId): ContextId {
    return this.nodes.at(node, 0);
  }

  /** Local point index inside the context's function. */
  point(node: NodeId): number {
    return this.nodes.at(node, 1);
  }

  rule(node: NodeId): RuleState {
    return this.nodes.at(node, 2) as RuleState;
  }

  tokens(node: NodeId): TokensId {
    return this.nodes.at(node, 3);
  }

  state(node: NodeId): StateId {
    return this.states[node]!;
  }

  setState(node: NodeId, state: StateId): void {
    this.states[node] = state;
  }

  edgesInto(node: NodeId): readonly EdgeId[] {
    return this.incoming[node]!;
  }

  edgesFrom(node: NodeId): readonly EdgeId[] {
    return this.outgoing[node]!;
  }

  source(edge: EdgeId): NodeId {
    return this.sources[edge]!;
  }

  target(edge: EdgeId): NodeId {
    return this.targets[edge]!;
  }

  /** Which way out of the source: index of the terminator's edge, or of the call's outcome. */
  label(edge: EdgeId): number {
    return this.labels[edge]!;
  }

  /** The callee's exit node that the edge comes back from, or `NO_CALLEE`. */
  via(edge: EdgeId): NodeId {
    return this.vias[edge]!;
  }

  carries(edge: EdgeId): StateId {
    return this.carried[edge]!;
  }

  /** Replaces everything that left a node. Calls `changed` for each node whose incoming states are now different. */
  replaceEdges(source: NodeId, flows: readonly Flow[], changed: (target: NodeId) => void): void {
    const old = this.outgoing[source]!;
    const kept: EdgeId[] = [];
    for (const flow of flows) {
      const edge = this.findEdge(old, flow, kept);
      if (edge === -1) kept.push(this.addEdge(source, flow));
      else kept.push(edge);
      if (edge === -1 || this.carried[edge] !== flow.state) changed(flow.target);
      if (edge !== -1) this.carried[edge] = flow.state;
    }
    for (const edge of old) {
      if (kept.includes(edge)) continue;
      this.removeIncoming(edge);
      changed(this.targets[edge]!);
    }
    this.outgoing[source] = kept;
  }

  /** One that no other flow has become: the targets of an indirect call may look all alike. */
  private findEdge(edges: readonly EdgeId[], flow: Flow, taken: readonly EdgeId[]): EdgeId {
    for (const edge of edges) {
      const isSame =
        !taken.includes(edge) &&
        this.targets[edge] === flow.target &&
        this.labels[edge] === flow.label &&
        this.vias[edge] === flow.via;
      if (isSame) return edge;
    }
    return -1;
  }

  private addEdge(source: NodeId, flow: Flow): EdgeId {
    const edge = this.sources.length;
    this.sources.push(source);
    this.targets.push(flow.target);
    this.labels.push(flow.label);
    this.vias.push(flow.via);
    this.carried.push(flow.state);
    this.incoming[flow.target]!.push(edge);
    return edge;
  }

  private removeIncoming(edge: EdgeId): void {
    const edges = this.incoming[this.targets[edge]!]!;
    edges.splice(edges.indexOf(edge), 1);
  }
}

/** One way out of a node. */
export interface Flow {
  readonly target: NodeId;
  readonly label: number;
  readonly via: NodeId;
  readonly state: StateId;
}
