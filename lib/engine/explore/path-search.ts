/**
 * Looks for a real path to an alarm (engine notes §7): depth first from the entry point, nearest to the goal first, so
 * the first path tried is a shortest one. A first, shorter search lets pointers stand for themselves and can only refute
 * (`path-addresses.ts`); later ones go where no path went yet (`left-ways.ts`). Prefixes that cannot happen are cut as
 * they arise; a whole path that the decider refutes sends the search back to before the last literal of the core.
 *
 * With `unknown-code-changes-memory` a path may need that routines nobody states the writes of have changed memory
 * between two reads; it is then undecided, and names the function. Only the first search refutes: when it ran out of
 * ways without cutting a path for its length.
 */
import { throwIfCancelled } from "../base";
import type { Decider } from "../decide";
import type { Literal, ReplayInputs } from "../domain";
import type { EntryPoint } from "../model";
import { DEAD_END, DeadEnd } from "./dead-end";
import { UNREACHABLE } from "./distances";
import type { NodeId } from "./exploded-graph";
import { inputsOf, nameOfChangingCall, nameOfHiddenEvent } from "./inputs";
import { type Alternative, type Decision, LeftWays } from "./left-ways";
import type { MayLeave } from "./may-leave";
import type { Precision } from "./path-addresses";
import type { Goal } from "./path-calls";
import { PathExecutor } from "./path-executor";
import { PathMachine } from "./path-machine";
import { type Mutable, PathState, type Snapshot } from "./path-state";
import type { Workspace } from "./workspace";

export type SearchResult =
  | { readonly kind: "found"; readonly inputs: ReplayInputs; readonly length: number }
  | { readonly kind: "refuted" }
  /** `isNamed`: the detail is the name of a routine that had to change memory. */
  | { readonly kind: "undecided"; readonly detail: string; readonly isNamed?: boolean };

const REFUTED = { kind: "refuted" } as const;
const NOT_FOUND = { kind: "undecided", detail: "an address that is not known" } as const;

/** Solver steps per path. */
const EFFORT = 200_000;
/** Steps of one search beyond the length of the shortest path. */
export const SLACK = 60_000;
/** A first search decides up to this many times for each point of the shortest path; each next one more often. */
const STRETCH = 2;
const GROWTH = 4;
const MAX_STRETCH = 128;
/** Whole paths tried before a search gives up. */
const MAX_CANDIDATES = { exact: 60, weak: 12 };
const CANCEL_STRIDE = 1024;
/** Pointers that may lead to memory met before, and the share of the steps spent on such paths. */
const WITNESSES = [
  { meetings: 0, share: 0.1 },
  { meetings: 1, share: 0.2 },
  { meetings: 8, share: 0.2 },
] as const;
/**
 * What is tried first, each with its share of the steps. Direct paths leave the nearest way a few times only: such a
 * search through a table of 64 entries finds one in any of them, and, repeating a detour in each round, none in all,
 * without trying every subset. The others take ways that were not taken yet, wherever they branch off: when every path
 * ends at the same test, the reason is often one decision before a loop, and the last decisions are the loop's.
 */
const SHAPES: readonly (Omit<Shape, "maxDecisions"> & {
  readonly share: number;
  readonly meetings: number;
})[] = [
  { order: "last", maxDetours: 0, meetings: 0, share: 0.05 },
  { order: "last", maxDetours: 1, meetings: 1, share: 0.05 },
  { order: "new", meetings: 0, share: 0.1 },
  { order: "last", maxDetours: 1, meetings: 1, keepsHabits: true, share: 0.1 },
  { order: "last", maxDetours: 2, meetings: 2, share: 0.1 },
  { order: "last", maxDetours: 2, meetings: 2, keepsHabits: true, share: 0.1 },
  { order: "new", meetings: 0, share: 0.6 },
  { order: "new", meetings: 1, share: 0.3 },
];
/** Decisions on such a path, beyond the length of the shortest one. */
const MAX_DIRECT = 4_096;
/** Bounds for naming ways: decisions at one point, and options of one. */
const TURNS = 8;
const OPTIONS = 64;
/** Steps of the search for a refutation, beyond those the shortest path suggests. */
const WEAK_STEPS = 6_000;
/** A last one has this share of the steps: each costs more than those of the other searches. */
const LAST_WEAK_SHARE = 0.3;

/** What is looked for, and from where. */
interface Question {
  readonly work: Workspace;
  readonly goal: Goal;
  readonly entry: EntryPoint;
  readonly root: NodeId;
  readonly decider: Decider;
  readonly mode: SearchMode;
  readonly mayLeave: MayLeave;
}

/**
 * First whether there can be a path at all; then one on which no two pointers lead to the same memory; then any.
 * @param steps steps of the search beyond those the shortest path suggests
 */
export function searchPath(question: Question, steps: number): SearchResult {
  const { goal, root } = question;
  const shortest = goal.distance(root);
  if (shortest === UNREACHABLE) return REFUTED;
  const first = refute(question, shortest, Math.min(steps, WEAK_STEPS));
  if (first === "refuted") return REFUTED;
  for (const shape of SHAPES) {
    const found = searchIn(question, shape, shortest, steps);
    if (found !== null) return found;
  }
  let result: SearchResult = NOT_FOUND;
  for (const { meetings, share } of WITNESSES) {
    result = searchLonger(question, { kind: "exact", meetings }, shortest, steps * share);
    if (result.kind === "found") return result;
  }
  const isOpen = first !== "cut" || refute(question, shortest, steps * LAST_WEAK_SHARE) !== "refuted";
  return isOpen ? result : REFUTED;
}

/** Null when no path is found. */
function searchIn(
  question: Question,
  { share, meetings, ...order }: (typeof SHAPES)[number],
  shortest: number,
  steps: number,
): SearchResult | null {
  const effort = { left: steps * share + 10 * shortest };
  const shape = { maxDecisions: MAX_DIRECT + shortest, ...order };
  const result = new Search(question, { kind: "exact", meetings }, shape, effort).run();
  return result.kind === "found" ? result : null;
}

/** Short paths first: a loop would otherwise be followed round and round before another way is tried. */
function searchLonger(
  question: Question,
  precision: Precision,
  shortest: number,
  steps: number,
): SearchResult {
  const effort = { left: steps + 10 * shortest };
  for (let stretch = STRETCH; ; stretch *= GROWTH) {
    const shape = { maxDecisions: shortest * stretch + 64, order: "last" } as const;
    const search = new Search(question, precision, shape, effort);
    const result = search.run();
    const isLast = !search.wasCut || effort.left <= 0 || stretch >= MAX_STRETCH;
    if (result.kind === "found" || isLast) return result;
  }
}

/**
 * Pointers stand for themselves: nothing but what the program says is branched on, so few ways are many paths. `cut`:
 * more steps may tell.
 */
function refute(question: Question, shortest: number, steps: number): "refuted" | "open" | "cut" {
  const effort = { left: steps + 4 * shortest };
  const shape = { maxDecisions: shortest * MAX_STRETCH + 64, order: "last" } as const;
  const search = new Search(question, { kind: "weak" }, shape, effort);
  const { kind } = search.run();
  if (kind === "refuted" && !search.wasCut) return "refuted";
  return effort.left <= 0 ? "cut" : "open";
}

export type SearchMode = "unknown-code-keeps-memory" | "unknown-code-changes-memory";

/** Which paths a search tries, and in which order. */
interface Shape {
  /** Decisions on a path at most. */
  readonly maxDecisions: number;
  /** Times a path may leave the nearest way. */
  readonly maxDetours?: number;
  /** A loop repeats a detour that it took once. */
  readonly keepsHabits?: boolean;
  /** Where to go on when a path ended: at the last way left, or at one that was taken least often. */
  readonly order: "last" | "new";
}

class Search {
  private readonly state: PathState;
  private readonly executor: PathExecutor;
  private readonly machine: PathMachine;
  /** Ways left along the path being executed, and those left along paths given up. */
  private readonly alternatives: Alternative[] = [];
  private readonly left = new LeftWays();
  /** Answers to give, and how many of them were given. */
  private forced: readonly number[] = [];
  private repeated = 0;
  /** The answers lead on from the start of all paths. */
  private isFromStart = false;
  /** Decisions of the point being executed, and those before it. */
  private given: number[] = [];
  private before: Decision | null = null;
  /** Where the point being executed began; copied once a way is left for later. */
  private readonly start: Mutable<Snapshot>;
  private startCopy: Snapshot | null = null;
  private atStart: Snapshot | null = null;
  private candidates = 0;
  private undecided: string | null = null;
  /** A path was left because of its number of decisions. */
  wasCut = false;

  constructor(
    private readonly question: Question,
    private readonly precision: Precision,
    private readonly shape: Shape,
    /** Steps left to all searches for this goal. */
    private readonly effort: { left: number },
  ) {
    const { work, goal, root, entry, mode } = question;
    this.state = new PathState(work, goal.graph.rule(root));
    this.start = this.state.snapshot();
    const decide = (options: readonly (Literal | null)[]) => this.decide(options);
    this.machine = new PathMachine(work, this.state, decide, entry.globals === "initial", precision);
    this.executor = new PathExecutor(
      work,
      goal,
      this.state,
      this.machine,
      decide,
      mode,
      shape.keepsHabits === true,
    );
  }

  run(): SearchResult {
    const { work, entry, root } = this.question;
    this.executor.begin(entry, root);
    this.atStart = this.state.snapshot();
    this.beginPoint();
    for (;;) {
      if (this.effort.left <= 0 || work.steps.isExhausted) {
        return this.gaveUp("the search used up its steps");
      }
      if (this.effort.left % CANCEL_STRIDE === 0) throwIfCancelled(work.input.signal);
      this.effort.left--;
      work.steps.used++;
      const end = this.tryPoint();
      if (end === "on") {
        this.beginPoint();
        continue;
      }
      const found = end === "hit" ? this.judge() : null;
      if (found) return found;
      if (this.candidates >= MAX_CANDIDATES[this.precision.kind])
        return this.gaveUp("too many candidate paths");
      if (!this.goBack()) return this.ended();
    }
  }

  private tryPoint(): "hit" | "on" | "dead" {
    try {
      return this.executor.step() ? "hit" : "on";
    } catch (end) {
      if (!(end instanceof DeadEnd)) throw end;
      return "dead";
    }
  }

  private beginPoint(): void {
    for (const answer of this.given) this.before = { before: this.before, answer };
    this.given = [];
    this.state.mark(this.start);
    this.startCopy = null;
  }

  /** The answer for this decision; the other feasible ones become alternatives. */
  private decide(options: readonly (Literal | null)[]): number {
    const answer = this.repeated < this.forced.length ? this.again() : this.firstFeasible(options);
    this.given.push(answer);
    const literal = options[answer]!;
    if (literal !== null && !this.state.assume(literal)) throw DEAD_END;
    return answer;
  }

  /** An answer given before, when the search was here and went another way. */
  private again(): number {
    const answer = this.forced[this.repeated++]!;
    const isNew = this.repeated === this.forced.length;
    if (isNew || !this.isFromStart) this.countDecision();
    if (isNew) this.state.detours++;
    return answer;
  }

  /** Loops that go round by themselves cost no decision, however long they are. */
  private countDecision(): void {
    if (++this.state.decisions <= this.shape.maxDecisions) return;
    this.wasCut = true;
    throw DEAD_END;
  }

  private firstFeasible(options: readonly (Literal | null)[]): number {
    const feasible: number[] = [];
    options.forEach((literal, index) => {
      if (literal === null || this.state.allows(literal)) feasible.push(index);
    });
    if (feasible.length === 0) throw DEAD_END;
    if (feasible.length > 1) this.countDecision();
    const isLeft = this.state.detours < (this.shape.maxDetours ?? Number.POSITIVE_INFINITY);
    for (let at = feasible.length - 1; at > 0 && isLeft; at--) {
      this.startCopy ??= { ...this.start };
      const answer = feasible[at]!;
      this.alternatives.push({
        at: this.startCopy,
        way: this.wayOf(answer),
        before: this.before,
        answers: [...this.given, answer],
      });
    }
    if (feasible.length > 1) this.left.noteTaken(this.wayOf(feasible[0]!));
    return feasible[0]!;
  }

  /** False when nothing is left to try. */
  private goBack(): boolean {
    const { alternatives, left, state } = this;
    const next = this.shape.order === "new" ? left.newest(alternatives) : (alternatives.pop() ?? null);
    if (next === null) return false;
    left.noteTaken(next.way);
    this.isFromStart = next.at === null;
    state.restore(next.at ?? this.atStart!);
    this.before = next.at ? next.before : null;
    this.forced = next.answers;
    this.repeated = 0;
    this.given = [];
    this.beginPoint();
    return true;
  }

  private judge(): SearchResult | null {
    const { state } = this;
    const { work, goal, entry, decider, mode, mayLeave } = this.question;
    this.candidates++;
    const asked = decider.decide(state.literals, () => 0n, EFFORT);
    const decision = asked.kind === "sat" ? this.machine.tables.settle(asked, decider, EFFORT) : asked;
    if (decision.kind === "unsat") {
      this.cutBack(Math.max(...decision.core, -1));
      return null;
    }
    if (this.precision.kind === "weak") return { kind: "undecided", detail: "a path may exist" };
    if (decision.kind === "unknown") {
      this.undecided ??= decision.why;
      return null;
    }
    if (mode === "unknown-code-changes-memory") {
      const name = nameOfChangingCall(work, state);
      if (name !== null) return { kind: "undecided", detail: name, isNamed: true };
    }
    const hidden = nameOfHiddenEvent(work, state, mayLeave);
    if (hidden !== null) {
      this.undecided ??= hidden;
      return null;
    }
    const inputs = inputsOf(work, goal, entry, state, this.machine, decision.valueOf);
    if (work.input.confirm(inputs, goal.site)) return { kind: "found", inputs, length: state.steps };
    this.undecided ??= "the candidate path did not replay";
    return null;
  }

  /** Names a way on by its place in the program. */
  private wayOf(option: number): number {
    const { frame, point } = this.state;
    const turn = Math.min(this.given.length, TURNS - 1);
    return ((frame.points.base + point) * TURNS + turn) * OPTIONS + Math.min(option, OPTIONS - 1);
  }

  /** Ways that branch off after the last literal of the core have the same contradiction. */
  private cutBack(last: number): void {
    const { alternatives } = this;
    while (alternatives.length > 0 && alternatives[alternatives.length - 1]!.at!.literals > last)
      alternatives.pop();
  }

  private ended(): SearchResult {
    if (this.undecided !== null) return { kind: "undecided", detail: this.undecided };
    return this.precision.kind === "exact" || this.state.metUnreadCode ? NOT_FOUND : REFUTED;
  }

  private gaveUp(why: string): SearchResult {
    return { kind: "undecided", detail: this.undecided ?? why };
  }
}
