/**
 * What the confirmation of a node rested on: its own state, the states kept where its ways lead, and the exits of the
 * summaries it uses. As long as all of these are the same, it stands.
 */
import { type Context, type Contexts, type ExplodedGraph, NO_STATE, type NodeId } from "../explore";

interface Ground {
  readonly state: number;
  readonly targets: readonly (readonly [NodeId, number])[];
  readonly callees: readonly (readonly [Context, string])[];
}

export class Grounds {
  private readonly known: (Ground | undefined)[] = [];
  private targets: (readonly [NodeId, number])[] = [];
  private callees: (readonly [Context, string])[] = [];
  private isOpen = false;

  constructor(
    private readonly graph: ExplodedGraph,
    private readonly contexts: Contexts,
  ) {}

  begin(): void {
    this.targets = [];
    this.callees = [];
    this.isOpen = false;
  }

  /** A way that leads to the node; below zero to one that is not there. */
  leadsTo(target: NodeId): void {
    if (target < 0) this.isOpen = true;
    else this.targets.push([target, this.graph.state(target)]);
  }

  uses(context: Context): void {
    this.callees.push([context, this.exitsOf(context)]);
  }

  /** The node is confirmed with what was noted since `begin`. */
  end(node: NodeId): void {
    const { targets, callees } = this;
    const isWhole = !this.isOpen && targets.every(([, state]) => state !== NO_STATE);
    this.known[node] = isWhole ? { state: this.graph.state(node), targets, callees } : undefined;
  }

  stands(node: NodeId): boolean {
    const ground = this.known[node];
    return (
      ground !== undefined &&
      ground.state === this.graph.state(node) &&
      ground.targets.every(([target, state]) => this.graph.state(target) === state) &&
      ground.callees.every(([context, exits]) => this.exitsOf(context) === exits)
    );
  }

  private exitsOf({ id }: Context): string {
    return this.contexts
      .get(id)
      .exits.map((exit) => `${exit} ${this.graph.state(exit)}`)
      .join();
  }
}
