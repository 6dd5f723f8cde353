/**
 * The automaton of a checked rule: interned states, bound handlers, memoised reactions, the graph that is drawn.
 *
 * A handler declared for a group becomes one `Handler` per role; a handler that names a role itself wins over the
 * group. Two handlers for one event and phase are an error.
 */
import type { Automaton, Handler, HandlerId, OperandExpr, Reaction, RuleState } from "./automaton";
import { buildReaction, type ReactionContext, ReactionTooLarge } from "./reaction-tree";
import type { HandlerDecl, RuleExpr, RuleProblems, RuleStmt, VariableDecl } from "./rule-ast";
import type { RuleOptions, RuleScope } from "./rule-scope";
import { asCondition, evaluate, type StateValue } from "./rule-value";

const MAX_STATES = 4096;

interface Bound extends Handler {
  readonly decl: HandlerDecl;
  readonly viaGroup: boolean;
}

type Phases = { entry: HandlerId | null; exit: HandlerId | null };

export class RuleAutomaton implements Automaton {
  readonly handlers: readonly Bound[];
  readonly initial: RuleState;
  readonly callEvents: readonly string[];
  readonly watch: Automaton["watch"];
  readonly graph: Automaton["graph"];

  private readonly states: (readonly StateValue[])[] = [];
  private readonly stateIds = new Map<string, RuleState>();
  /** Per state, per handler. */
  private readonly reactions: Reaction[][] = [];
  private readonly calls = new Map<string, Phases>();
  private readonly roles = new Map<string, Phases>();
  private readonly landmarks: readonly bigint[];

  static build(
    rule: string,
    scope: RuleScope,
    options: RuleOptions,
    problems: RuleProblems,
  ): RuleAutomaton | null {
    const handlers = bindHandlers(scope, problems);
    if (problems.hasErrors) return null;
    try {
      return new RuleAutomaton(rule, scope, options, handlers, problems);
    } catch (error) {
      if (!(error instanceof ReactionTooLarge)) throw error;
      const at = scope.file.handlers[0]!.at;
      problems.add(
        "error",
        "rule-too-large",
        "This rule has too many states or too many tests in a row.",
        at,
      );
      return null;
    }
  }

  private constructor(
    readonly rule: string,
    private readonly scope: RuleScope,
    options: RuleOptions,
    handlers: readonly Bound[],
    problems: RuleProblems,
  ) {
    this.handlers = handlers;
    this.landmarks = landmarksOf(scope);
    for (const handler of handlers) {
      const table = handler.sourceKind === "role" ? this.roles : this.calls;
      const phases = table.get(handler.source) ?? { entry: null, exit: null };
      phases[handler.phase] = handler.id;
      table.set(handler.source, phases);
    }
    this.inheritEntries(options.calledBeforeRole ?? {});
    this.callEvents = [...this.calls.keys()];
    this.watch = watchOf(scope);
    this.initial = this.intern(scope.file.variables.map((variable) => initialOf(variable, scope)));
    this.walk();
    this.graph = { states: this.labels(), transitions: this.transitions() };
    this.reportUnusedStates(problems);
  }

  onCall(name: string): Phases | null {
    return this.calls.get(name) ?? null;
  }

  onRole(role: string): Phases {
    return this.roles.get(role) ?? { entry: null, exit: null };
  }

  react(state: RuleState, handler: HandlerId): Reaction {
    return this.reactions[state]![handler]!;
  }

  describe(state: RuleState): string {
    const values = this.states[state]!;
    const words = this.scope.file.variables.map((variable, index) => {
      const word = spell(variable, values[index]!);
      return index === 0 && variable.type === "enum" ? word : `${variable.name} = ${word}`;
    });
    return words.join(", ") || "watching";
  }

  /** A role without an entry handler starts with the call the OS makes before it, seen from the rule. */
  private inheritEntries(calledBefore: Readonly<Record<string, string>>): void {
    for (const [role, routine] of Object.entries(calledBefore)) {
      const call = this.calls.get(routine);
      const phases = this.roles.get(role) ?? { entry: null, exit: null };
      if (!call || phases.entry !== null) continue;
      phases.entry = call.exit ?? call.entry;
      this.roles.set(role, phases);
    }
  }

  private readonly intern = (values: readonly StateValue[]): RuleState => {
    const key = values.join();
    const seen = this.stateIds.get(key);
    if (seen !== undefined) return seen;
    if (this.states.length === MAX_STATES) throw new ReactionTooLarge();
    const id = this.states.length as RuleState;
    this.stateIds.set(key, id);
    this.states.push(values);
    return id;
  };

  /** Builds every reaction of every reachable state; interning a new state extends the walk. */
  private walk(): void {
    const contexts = this.handlers.map((handler) => this.contextOf(handler));
    for (let state = 0; state < this.states.length; state++) {
      const values = this.states[state]!;
      this.reactions.push(
        this.handlers.map((handler, index) => buildReaction(handler.decl.body, values, contexts[index]!)),
      );
    }
  }

  private contextOf(handler: Bound): ReactionContext {
    const aborts = abortsOf(handler.decl.body);
    const base = `${handler.source}.${handler.phase}`;
    const kindOf = (stmt: RuleStmt) => {
      const ordinal = aborts.indexOf(stmt) + 1;
      return aborts.length === 1 ? base : `${base}-${ordinal}`;
    };
    return {
      scope: this.scope,
      intern: this.intern,
      landmarks: this.landmarks,
      source: handler.source,
      kindOf,
    };
  }

  // Drawing -----------------------------------------------------------------------------------------

  private labels(): Automaton["graph"]["states"] {
    return this.states.map((_, state) => ({
      state: state as RuleState,
      label: this.describe(state as RuleState),
    }));
  }

  /** One arrow per state, declared handler and outcome; outcomes that change nothing are left out. */
  private transitions(): Automaton["graph"]["transitions"] {
    const transitions: Automaton["graph"]["transitions"][number][] = [];
    const drawn = new Set<string>();
    this.reactions.forEach((reactions, from) => {
      reactions.forEach((reaction, handler) => {
        const event = this.eventLabel(this.handlers[handler]!);
        for (const leaf of leavesOf(reaction)) {
          const to = leaf.kind === "next" ? leaf.state : null;
          const violation = leaf.kind === "violation" ? leaf.violation : null;
          const key = `${from} ${event} ${to} ${violation}`;
          if (to === from || leaf.kind === "halt" || drawn.has(key)) continue;
          drawn.add(key);
          transitions.push({ from: from as RuleState, event, to, violation });
        }
      });
    });
    return transitions;
  }

  private eventLabel({ source, sourceKind, phase, viaGroup }: Bound): string {
    if (sourceKind === "role") return viaGroup ? `role ${phase}` : `${source} ${phase}`;
    const phases = this.calls.get(source)!;
    return phases.entry !== null && phases.exit !== null ? `${source} ${phase}` : source;
  }

  private reportUnusedStates(problems: RuleProblems): void {
    this.scope.file.variables.forEach((variable, index) => {
      for (const constant of variable.constants) {
        if (this.states.some((values) => values[index] === constant.value)) continue;
        const message = `No event ever puts ${variable.name} into ${constant.name}.`;
        problems.add("warning", "unreachable-state", message, constant.at);
      }
    });
  }
}

// Binding -------------------------------------------------------------------------------------------

function bindHandlers(scope: RuleScope, problems: RuleProblems): readonly Bound[] {
  const bound = new Map<string, Omit<Bound, "id">>();
  for (const decl of scope.file.handlers) {
    for (const event of decl.events) {
      const target = scope.resolveEvent(event);
      const isRole = target.kind === "roles";
      const viaGroup = isRole && target.isGroup;
      for (const source of isRole ? target.names : [target.name]) {
        const key = `${isRole ? "role" : "function"} ${source} ${decl.phase}`;
        const other = bound.get(key);
        if (other && viaGroup && !other.viaGroup) continue;
        if (other && other.viaGroup === viaGroup) {
          const message = `The ${decl.phase} of ${source} is handled on line ${other.line} already.`;
          problems.add("error", "duplicate-handler", message, event.at);
          continue;
        }
        const sourceKind = isRole ? "role" : "function";
        const guard = guardOf(decl, source, scope);
        bound.set(key, { source, sourceKind, phase: decl.phase, line: decl.at.line, guard, decl, viaGroup });
      }
    }
  }
  return [...bound.values()].map((handler, index) => ({ ...handler, id: index as HandlerId }));
}

function guardOf(decl: HandlerDecl, source: string, scope: RuleScope): OperandExpr | null {
  if (decl.guard) return operandOf(decl.guard, scope);
  const watch = scope.file.watches[0];
  const isWatched = watch?.isImplicitGuard && watch.event.name === source && watch.phase === decl.phase;
  return isWatched ? operandOf(watch.operand, scope) : null;
}

function watchOf(scope: RuleScope): Automaton["watch"] {
  const watch = scope.file.watches[0];
  if (!watch) return null;
  return { source: watch.event.name, phase: watch.phase, operand: operandOf(watch.operand, scope) };
}

function operandOf(expr: RuleExpr, scope: RuleScope): OperandExpr {
  const value = evaluate(expr, scope, null);
  return value.kind === "known" ? { kind: "constant", value: value.value } : asCondition(value);
}

// States --------------------------------------------------------------------------------------------

function initialOf({ initial, constants }: VariableDecl, scope: RuleScope): StateValue {
  if (!initial) return constants[0]?.value ?? 0n;
  const value = evaluate(initial, scope, null);
  if (value.kind !== "known") throw new Error("an initial value is checked to be constant");
  return value.value;
}

function spell({ type, constants }: VariableDecl, value: StateValue): string {
  if (type === "enum") return constants.find((constant) => constant.value === value)?.name ?? String(value);
  if (type === "pointer" && value === 0n) return "NULL";
  return String(value);
}

/** Small counts and every number or constant the rule writes down, ascending. */
function landmarksOf(scope: RuleScope): readonly bigint[] {
  const values = new Set<bigint>([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]);
  const pending: (RuleExpr | RuleStmt)[] = scope.file.handlers.flatMap((handler) => [...handler.body]);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "number") values.add(node.value);
    const constant = node.kind === "name" ? scope.constant(node.name) : null;
    if (constant !== null) values.add(constant);
    pending.push(...childrenOf(node));
  }
  return [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function childrenOf(node: RuleExpr | RuleStmt): readonly (RuleExpr | RuleStmt)[] {
  switch (node.kind) {
    case "unary":
    case "field":
      return [node.of];
    case "binary":
      return [node.left, node.right];
    case "assign":
      return [node.value];
    case "if":
      return [node.condition, ...node.whenTrue, ...node.whenFalse];
    case "call":
      return "args" in node ? node.args : [];
    default:
      return [];
  }
}

function abortsOf(stmts: readonly RuleStmt[]): readonly RuleStmt[] {
  const aborts: RuleStmt[] = [];
  const pending = [...stmts].reverse();
  for (let stmt = pending.pop(); stmt; stmt = pending.pop()) {
    if (stmt.kind === "abort" && stmt.violation === null) aborts.push(stmt);
    if (stmt.kind === "if") pending.push(...[...stmt.whenTrue, ...stmt.whenFalse].reverse());
  }
  return aborts;
}

function leavesOf(reaction: Reaction): readonly Reaction[] {
  const leaves: Reaction[] = [];
  const pending = [reaction];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "test") pending.push(node.whenFalse, node.whenTrue);
    else leaves.push(node);
  }
  return leaves;
}
