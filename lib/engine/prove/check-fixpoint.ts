/**
 * The second opinion on a clean result: is the fixpoint one? (Engine notes §10.8.)
 *
 *     every entry point's first states are kept at its root, every callee's at the root of its context
 *     whatever leaves a node, by the second step, lies in the state kept where it arrives, or cannot happen
 *     no state at the head of a loop speaks of one iteration
 *     the rule is broken nowhere but where the exploration says that it might be (and its search refuted that)
 *     every exit of a context is known to those who use its summary
 *     an entry point that was left out, and a callee that is an effect, call nothing that the rule watches
 *
 * By induction over runs every reachable state then lies in a kept one. How the states came about plays no part: joins,
 * loops, the order of visits and the edges of the exploded graph are not looked at.
 *
 * Taken over from `explore`: the meaning of memory and of summaries at a call, the search that refutes an alarm, and,
 * after an edit, that the summaries which were confirmed before are those of functions that are the same.
 */
import type { Decider } from "../decide";
import type { SymId, TermId } from "../domain";
import {
  AbstractMachine,
  type Alarm,
  type Context,
  calleeState,
  type Fixpoint,
  LimitLog,
  Memory,
  NO_STATE,
  type NodeId,
  rootState,
  type TransferHost,
} from "../explore";
import type { FuncId, Positioned } from "../ir";
import type { Reaction, RuleState } from "../slic";
import { type Effort, Entailment } from "./entailment";
import { Grounds } from "./grounds";
import { type Post, SecondStep } from "./second-step";
import { StaleSymbols } from "./stale-symbols";
import { WatchedCalls } from "./watched-calls";

/** A place at which the fixpoint could not be confirmed. */
export interface ProofGap {
  readonly fn: FuncId;
  /** The node whose ways out were not followed; null where the gap is elsewhere. */
  readonly node: NodeId | null;
  readonly at: Positioned | null;
  readonly why: Obligation;
}

/** What could not be seen to hold, and how it is said of a function. */
export const obligations = {
  entry: "what the callback may be called with goes beyond what was verified",
  callee: "what the function may be called with goes beyond what was verified",
  "no root": "the start of the function was not verified",
  "entry point left out": "the callback was left out",
  "exit not announced": "its callers do not know of one way out of it",
  "callee not explored": "a function that it calls was not entered",
  "stale symbol": "what is known at the head of a loop speaks of one iteration",
  violation: "the rule may be broken there",
  "edge missing": "a way that was taken for impossible may be possible",
  "not inductive": "what can happen there goes beyond what was verified behind it",
} as const;
export type Obligation = keyof typeof obligations;

/** Enough for nearly every state; the rest is found out soon. */
export const BRIEF: Effort = { parts: 8, questions: 2 };
export const FULL: Effort = { parts: 512, questions: 200 };

export function checkFixpoint(fixpoint: Fixpoint, decider: Decider): readonly ProofGap[] {
  return new FixpointCheck(fixpoint, decider).run(FULL);
}

export class FixpointCheck {
  private gaps: ProofGap[] = [];
  private readonly machine: AbstractMachine;
  private readonly step: SecondStep;
  private readonly entailment: Entailment;
  private readonly stale: StaleSymbols;
  private readonly watched: WatchedCalls;
  private readonly grounds: Grounds;
  private readonly alarms: ReadonlySet<string>;
  private node: NodeId | null = null;

  constructor(
    private readonly fixpoint: Fixpoint,
    decider: Decider,
  ) {
    const { work, alarms } = fixpoint;
    this.machine = new AbstractMachine(work);
    this.step = new SecondStep(work, this.host());
    this.entailment = new Entailment(work, decider);
    this.stale = new StaleSymbols(work);
    this.watched = new WatchedCalls(work);
    this.grounds = new Grounds(fixpoint.graph, fixpoint.contexts);
    this.alarms = new Set(alarms.map(alarmKey));
  }

  /** What does not hold; asked again, only what was not confirmed or has changed is looked at. */
  run(effort: Effort): readonly ProofGap[] {
    this.entailment.setEffort(effort);
    const { graph, work } = this.fixpoint;
    const { used } = work.steps;
    this.gaps = [];
    this.roots();
    const count = graph.nodeCount;
    for (let node = 0; node < count; node++) {
      if (graph.state(node) !== NO_STATE && !this.grounds.stands(node)) this.visit(node);
    }
    work.steps.used = used;
    return this.gaps;
  }

  // Where states begin ---------------------------------------------------------------------------------

  private roots(): void {
    const { roots, contexts, graph } = this.fixpoint;
    for (const { entry, contexts: started } of roots) {
      for (const rule of this.startsOf(entry.role)) {
        if (started.some((one) => one.rule === rule)) continue;
        if (this.watched.isReachable(entry.fn) || this.breaksAtExit(entry.role, rule))
          this.gap(entry.fn, null, "entry point left out");
      }
    }
    for (let id = 0; id < contexts.count; id++) {
      const context = contexts.get(id);
      if (this.isTakenOver(context)) continue;
      this.arrives(context);
      if (context.root < 0 || graph.state(context.root) === NO_STATE) this.gap(context.fn, null, "no root");
    }
  }

  private arrives(context: Context): void {
    const { graph, work } = this.fixpoint;
    const { entry, points } = context;
    const state =
      entry === null
        ? calleeState(work, this.machine, context)
        : rootState(work, this.machine, context, entry);
    const kept = context.root < 0 ? NO_STATE : graph.state(context.root);
    const position = points.base + points.position(0);
    if (kept === NO_STATE || !this.entailment.holds(state, null, kept, position))
      this.gap(context.fn, null, entry === null ? "callee" : "entry");
  }

  private isTakenOver({ key }: Context): boolean {
    return key !== null && this.fixpoint.takenOver.has(key);
  }

  private startsOf(role: string): readonly RuleState[] {
    const { automaton } = this.fixpoint.work.input;
    const { entry } = automaton.onRole(role);
    return entry === null ? [automaton.initial] : nextStates(automaton.react(automaton.initial, entry));
  }

  private breaksAtExit(role: string, rule: RuleState): boolean {
    const { automaton } = this.fixpoint.work.input;
    const { exit } = automaton.onRole(role);
    return exit !== null && mayBreak(automaton.react(rule, exit));
  }

  // Edges ----------------------------------------------------------------------------------------------

  private visit(node: NodeId): void {
    const { graph, contexts } = this.fixpoint;
    const context = contexts.get(graph.context(node));
    const point = graph.point(node);
    if (context.points.isExit(point)) {
      if (!context.exits.includes(node)) this.gap(context.fn, null, "exit not announced");
      return;
    }
    this.node = node;
    this.grounds.begin();
    const found = this.gaps.length;
    this.checkHead(context, point, node);
    const before = contexts.count;
    for (const post of this.step.run(node)) this.checkPost(context, point, post);
    if (contexts.count > before) this.gap(context.fn, this.placeOf(context, point), "callee not explored");
    if (this.gaps.length === found) this.grounds.end(node);
    this.node = null;
  }

  private checkPost(context: Context, point: number, post: Post): void {
    const { graph } = this.fixpoint;
    const tokens = (graph.tokens(this.node!) & ~1) | (post.isBound ? 1 : 0);
    const target = graph.find(context.id, post.target, post.rule, tokens);
    const kept = target < 0 ? NO_STATE : graph.state(target);
    this.grounds.leadsTo(target);
    const isFine =
      kept === NO_STATE
        ? this.entailment.isImpossible(post.state, post.test)
        : this.isKept(context, post, kept);
    if (isFine) return;
    const why = kept === NO_STATE ? "edge missing" : "not inductive";
    this.gap(context.fn, this.placeOf(context, point), why);
  }

  private isKept({ points }: Context, post: Post, kept: number): boolean {
    const position = points.base + points.position(post.target);
    const loop = this.stale.loopAt(points, post.target);
    if (loop === null) return this.entailment.holds(post.state, post.test, kept, position);
    const isStale = (sym: SymId) => this.stale.isStale(sym, loop, position);
    return this.entailment.holds(post.state, post.test, kept, position, isStale);
  }

  /** The state at the head of a loop must not speak of what one iteration made. */
  private checkHead({ fn, points }: Context, point: number, node: NodeId): void {
    const loop = this.stale.loopAt(points, point);
    if (loop === null) return;
    const { work, graph } = this.fixpoint;
    const head = points.base + points.position(point);
    const memory = new Memory(work);
    work.states.restore(graph.state(node), memory);
    let isFresh = true;
    const look = (term: TermId) => {
      isFresh &&= !work.terms.symsOf(term).some((sym) => this.stale.isStale(sym, loop, head));
    };
    for (const map of [memory.kept, memory.shared]) {
      work.maps.forEach(map, (location, value) => {
        if (!work.regions.isPseudo(location) && work.regions.root(location) >= 0)
          look(work.regions.root(location));
        if (!work.regions.isEpoch(location)) look(value as TermId);
      });
    }
    for (const one of work.pcs.literals(memory.pc)) look((one >> 1) as TermId);
    if (!isFresh) this.gap(fn, this.placeOf({ points }, point), "stale symbol");
  }

  // What the step may ask ------------------------------------------------------------------------------

  private host(): TransferHost {
    const { graph, contexts, slice } = this.fixpoint;
    return {
      graph,
      contexts,
      slice,
      limits: new LimitLog(),
      await: (context) => {
        this.grounds.uses(context);
        if (context.root < 0) this.gap(context.fn, null, "callee not explored");
      },
      alarm: (alarm) => {
        if (!this.alarms.has(alarmKey(alarm))) this.alarmGap(alarm);
      },
      noteEffect: () => {},
      changesMemory: () => true,
    };
  }

  private alarmGap({ node }: Alarm): void {
    const context = this.fixpoint.contexts.get(this.fixpoint.graph.context(node));
    this.gap(context.fn, this.placeOf(context, this.fixpoint.graph.point(node)), "violation");
  }

  /** The last written statement of the point; null where none was written, as where a branch just ends. */
  private placeOf({ points }: Pick<Context, "points">, point: number): Positioned | null {
    const { stmts, terminator } = points.fn.blocks[points.block[point]!]!;
    const here = [...stmts, terminator].slice(0, points.to[point]! + 1);
    return here.findLast(({ first }) => first >= 0) ?? null;
  }

  private gap(fn: FuncId, at: Positioned | null, why: Obligation): void {
    this.gaps.push({ fn, node: this.node, at, why });
  }
}

function alarmKey({ node, stmt, kind }: Alarm): string {
  return `${node} ${stmt} ${kind}`;
}

function nextStates(reaction: Reaction): readonly RuleState[] {
  switch (reaction.kind) {
    case "next":
      return [reaction.state];
    case "test":
      return [...nextStates(reaction.whenTrue), ...nextStates(reaction.whenFalse)];
    default:
      return [];
  }
}

function mayBreak(reaction: Reaction): boolean {
  if (reaction.kind === "test") return mayBreak(reaction.whenTrue) || mayBreak(reaction.whenFalse);
  return reaction.kind === "violation";
}
