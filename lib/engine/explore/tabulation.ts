/**
 * Property simulation with tabulated summaries (engine notes §5, §6): exploded nodes are visited in an order that
 * finishes callees before callers and follows a weak topological order inside a function, until nothing changes.
 *
 *     run(): while a node is dirty: join what its edges carry; send it on; nodes that now carry something new are dirty
 *
 * A node in no loop is visited once per round of its inputs. Loop heads, and the exits of recursive functions,
 * accumulate: they only grow, and what goes stale there is forgotten first.
 *
 * Stopping early is possible only by the step budget; `run` then says false and nothing may be called a Pass.
 */
import { throwIfCancelled } from "../base";
import type { SymbolId } from "../ir";
import { AbstractMachine } from "./abstract-machine";
import { type Context, Contexts } from "./contexts";
import { type ContextId, type EdgeId, ExplodedGraph, NO_STATE, type NodeId } from "./exploded-graph";
import type { Limit } from "./exploration";
import { type FinishedContext, type FinishedContexts, NOTHING_FINISHED } from "./finished";
import { MinHeap } from "./heap";
import { Joiner } from "./join";
import { Loops, type StaleScope } from "./loops";
import { calleeState } from "./root-state";
import type { Slice } from "./slice";
import type { StateId } from "./state";
import { boundedExit } from "./summary-size";
import { Transfer } from "./transfer";
import type { Alarm, TransferHost } from "./transfer-host";
import { LimitLog, type Workspace } from "./workspace";

/** Positions are below this in every function, so priorities order by rank first. */
const RANK_STRIDE = 2 ** 24;
/** Pointers followed in the names that a recursive function's summary may speak of. */
const MAX_RECURSIVE_DEPTH = 3;
/** Transfers between two looks at the cancel signal. */
const CANCEL_STRIDE = 64;

/** Which of the routines whose writes are not stated change memory. */
export type Culprit = SymbolId | null | "every" | "none";

export class Tabulation implements TransferHost {
  readonly graph = new ExplodedGraph();
  readonly contexts = new Contexts();
  /** What earlier explorations finished, as far as this one uses it. */
  readonly takenOver: FinishedContext[] = [];
  private readonly limitsByContext: (LimitLog | undefined)[] = [];
  private current: ContextId = 0;
  /** Some callee with a body was taken as an effect. */
  usedEffects = false;
  /** Routines that unknown writes, or writes of callbacks, were ascribed to; null is a function that is not known. */
  readonly suspects = new Set<SymbolId | null>();
  private readonly heap = new MinHeap();
  private readonly isQueued: boolean[] = [];
  /** Visit again although its own state is the same: a summary it uses has changed. */
  private readonly isForced: boolean[] = [];
  private readonly rounds: number[] = [];
  private readonly rootStates: (StateId | undefined)[] = [];
  private readonly alarms = new Map<NodeId, Alarm[]>();
  private readonly transfer: Transfer;
  private readonly joiner: Joiner;
  private readonly loops: Loops;
  private readonly machine: AbstractMachine;
  private readonly scopes = new Map<string, StaleScope>();

  constructor(
    readonly work: Workspace,
    readonly slice: Slice,
    /** Which suspects change memory: every one, none, or one alone. */
    private readonly culprit: Culprit = "every",
    private readonly finished: FinishedContexts = NOTHING_FINISHED,
  ) {
    this.transfer = new Transfer(work, this);
    this.joiner = new Joiner(work, work.states);
    this.loops = new Loops(work, work.states);
    this.machine = new AbstractMachine(work);
  }

  get joins(): number {
    return this.joiner.joins;
  }

  /** Of the context being visited. */
  get limits(): LimitLog {
    const log = this.limitsByContext[this.current] ?? new LimitLog();
    this.limitsByContext[this.current] = log;
    return log;
  }

  limitsOf(context: ContextId): readonly Limit[] {
    return this.limitsByContext[context]?.all ?? [];
  }

  /** Starts a root context; the state is asked for unless the context is finished. */
  addRoot(context: Context, state: () => StateId): void {
    this.begin(context, state);
  }

  await(context: Context, caller: NodeId): void {
    context.callers.add(caller);
    if (context.root < 0) this.begin(context, () => calleeState(this.work, this.machine, context));
  }

  alarm(alarm: Alarm): void {
    const known = this.alarms.get(alarm.node);
    if (known) known.push(alarm);
    else this.alarms.set(alarm.node, [alarm]);
  }

  noteEffect(): void {
    this.usedEffects = true;
  }

  changesMemory(symbol: SymbolId | null): boolean {
    this.suspects.add(symbol);
    return this.culprit === "every" || this.culprit === symbol;
  }

  /** In order of discovery of their nodes. */
  get allAlarms(): readonly Alarm[] {
    return [...this.alarms.keys()].sort((a, b) => a - b).flatMap((node) => this.alarms.get(node)!);
  }

  /** True when a fixpoint was reached, false when the budget ran out. */
  run(): boolean {
    const { heap, work } = this;
    for (let visits = 0; heap.size > 0; visits++) {
      if (work.steps.isExhausted) return false;
      if (visits % CANCEL_STRIDE === 0) throwIfCancelled(work.input.signal);
      const node = heap.pop();
      this.isQueued[node] = false;
      this.visit(node);
    }
    return true;
  }

  /** Nodes, and what they arrive at, are looked at again in the tables as they are now, and all that changes by it. */
  runAgain(nodes: readonly NodeId[]): boolean {
    for (const node of nodes) {
      this.isForced[node] = true;
      this.enqueue(node);
      for (const edge of this.graph.edgesFrom(node)) this.enqueue(this.graph.target(edge));
    }
    return this.run();
  }

  private begin(context: Context, state: () => StateId): void {
    const root = this.graph.node(context.id, 0, context.rule, context.isBound ? 1 : 0);
    context.root = root;
    const finished = context.key === null ? undefined : this.finished.get(context.key);
    if (finished) {
      this.takeOver(context, finished);
      return;
    }
    this.rootStates[root] = state();
    this.enqueue(root);
  }

  private takeOver(context: Context, finished: FinishedContext): void {
    this.takenOver.push(finished);
    for (const { exitClass, rule, tokens, state } of finished.exits) {
      const exit = this.graph.node(context.id, context.points.count + exitClass, rule, tokens);
      this.graph.setState(exit, state);
      context.exits.push(exit);
    }
  }

  private visit(node: NodeId): void {
    const before = this.graph.state(node);
    const state = this.incomingState(node, before);
    const isForced = this.isForced[node] === true;
    this.isForced[node] = false;
    if (state === before && !isForced) return;
    this.graph.setState(node, state);
    const context = this.contexts.get(this.graph.context(node));
    if (context.points.isExit(this.graph.point(node))) {
      this.announce(context, node);
      return;
    }
    this.alarms.delete(node);
    this.current = context.id;
    const flows = state === NO_STATE ? [] : this.transfer.run(node);
    this.graph.replaceEdges(node, flows, (target) => this.enqueue(target));
  }

  /** An exit has changed: everyone who waits for this summary looks again. */
  private announce(context: Context, exit: NodeId): void {
    if (!context.exits.includes(exit)) context.exits.push(exit);
    for (const caller of context.callers) {
      this.isForced[caller] = true;
      this.enqueue(caller);
    }
  }

  private enqueue(node: NodeId): void {
    if (this.isQueued[node]) return;
    this.isQueued[node] = true;
    const context = this.contexts.get(this.graph.context(node));
    const rank = this.work.calls.rank(context.fn);
    this.heap.push(node, rank * RANK_STRIDE + context.points.position(this.graph.point(node)));
  }

  // States ---------------------------------------------------------------------------------------------

  private incomingState(node: NodeId, before: StateId): StateId {
    const context = this.contexts.get(this.graph.context(node));
    const point = this.graph.point(node);
    const { points } = context;
    const position = points.base + points.position(point);
    const scope = this.scopeOf(context.id, point);
    let state = this.rootStates[node] ?? NO_STATE;
    for (const arriving of this.arriving(node, point, scope, context)) {
      state = state === NO_STATE ? arriving : this.joiner.join(state, arriving, position);
    }
    if (state === NO_STATE) return state;
    if (scope !== null && before !== NO_STATE) state = this.accumulated(node, before, state, position);
    return points.isExit(point) ? boundedExit(this.work, this.machine, state, position) : state;
  }

  /**
   * What arrives along the edges, the longest path condition first: of the ways out of a chain of tests the last two
   * have most in common, so that each join only looks at what one test added. The other way round N cases cost N * N.
   */
  private arriving(
    node: NodeId,
    point: number,
    scope: StaleScope | null,
    context: Context,
  ): readonly StateId[] {
    const { pcs, states } = this.work;
    const all = this.graph.edgesInto(node).map((edge) => this.carried(edge, point, scope, context));
    if (all.length < 3) return all;
    const sizes = new Map(all.map((state) => [state, pcs.size(states.pc(state))]));
    return all.reverse().sort((a, b) => sizes.get(b)! - sizes.get(a)!);
  }

  private carried(edge: EdgeId, point: number, scope: StaleScope | null, context: Context): StateId {
    const { graph } = this;
    const carried = graph.carries(edge);
    if (scope === null) return carried;
    const { points } = context;
    const isStale = points.isExit(point) || points.isBackEdge(graph.point(graph.source(edge)), point);
    return isStale ? this.loops.canonical(carried, scope) : carried;
  }

  private accumulated(node: NodeId, before: StateId, state: StateId, position: number): StateId {
    const joined = this.joiner.join(before, state, position);
    if (joined === before) return before;
    const round = (this.rounds[node] ?? 0) + 1;
    this.rounds[node] = round;
    return this.loops.widen(before, joined, round);
  }

  /** What goes stale at a point: the component it heads, or at an exit of a recursive function the recursive calls. */
  private scopeOf(contextId: ContextId, point: number): StaleScope | null {
    const { fn, points } = this.contexts.get(contextId);
    const isExit = points.isExit(point);
    if (!isExit && points.componentEnd(point) === 0) return null;
    if (isExit && !this.work.calls.isRecursive(fn)) return null;
    const key = `${fn} ${point}`;
    let scope = this.scopes.get(key);
    if (!scope) {
      scope = isExit ? recursionScope(this.work, fn, point) : loopScope(points, point);
      this.scopes.set(key, scope);
    }
    return scope;
  }
}

function loopScope(points: Context["points"], point: number): StaleScope {
  const head = points.base + points.position(point);
  const end = points.base + points.componentEnd(point);
  return {
    head,
    contains: (position) => position >= head && position < end,
    maxDepth: Number.POSITIVE_INFINITY,
  };
}

/** Symbols made by calls that may come back into the recursion, and by the exit itself. */
function recursionScope(work: Workspace, fn: Context["fn"], point: number): StaleScope {
  const points = work.points.of(fn);
  const head = points.base + points.position(point);
  const sites = new Set([head]);
  for (let local = 0; local < points.count; local++) {
    const call = points.call(local);
    if (!call || points.position(local) < 0) continue;
    const isRecursive = work.calls.targets(fn, call).some((symbol) => {
      const { definition } = work.program.symbols[symbol]!;
      return definition !== null && work.calls.isSameRecursion(fn, definition);
    });
    if (isRecursive) sites.add(points.base + points.position(local));
  }
  return { head, contains: (position) => sites.has(position), maxDepth: MAX_RECURSIVE_DEPTH };
}
