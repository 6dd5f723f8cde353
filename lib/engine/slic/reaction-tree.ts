/**
 * What one handler does in one state, as a decision tree over the event's operands.
 *
 *     state free:  if (s == held) abort(twice) "..."; else if ($1 == 0) halt; else s = held;
 *     becomes      test $1 == 0 ? halt : next held
 *
 * Conditions on rule state are decided here; `&&` and `||` become nested tests. Trees are bounded: a rule whose tree
 * grows beyond `MAX_NODES` is refused as a whole, so nothing is ever cut off.
 */
import { assertNever } from "../base";
import type { OperandExpr, Reaction, RuleState } from "./automaton";
import type { RuleExpr, RuleStmt } from "./rule-ast";
import type { RuleScope } from "./rule-scope";
import { asCondition, COUNT_BOUND, evaluate, foldBinary, type StateValue, truthOf } from "./rule-value";

const MAX_NODES = 1000;

/** The tree has more than `MAX_NODES` nodes. Caught where the rule is compiled. */
export class ReactionTooLarge extends Error {}

export interface ReactionContext {
  readonly scope: RuleScope;
  readonly intern: (values: readonly StateValue[]) => RuleState;
  /** Constants that rule variables are compared with: values an operand is sorted into when it is assigned. */
  readonly landmarks: readonly bigint[];
  /** What `$fname` stands for. */
  readonly source: string;
  /** Kind of the n-th abort of the handler that names none. */
  readonly kindOf: (stmt: RuleStmt) => string;
}

export function buildReaction(
  body: readonly RuleStmt[],
  values: readonly StateValue[],
  context: ReactionContext,
): Reaction {
  return new ReactionBuilder(context).run(pushAll(body, null), values);
}

/** Statements still to run. */
interface Pending {
  readonly stmt: RuleStmt;
  readonly rest: Pending | null;
}

function pushAll(stmts: readonly RuleStmt[], rest: Pending | null): Pending | null {
  return stmts.reduceRight<Pending | null>((list, stmt) => ({ stmt, rest: list }), rest);
}

class ReactionBuilder {
  private nodes = 0;

  constructor(private readonly context: ReactionContext) {}

  run(pending: Pending | null, values: readonly StateValue[]): Reaction {
    for (let at = pending; at; at = at.rest) {
      const { stmt, rest } = at;
      switch (stmt.kind) {
        case "call":
          break;
        case "halt":
          return { kind: "halt" };
        case "return":
          return this.next(values);
        case "abort":
          return this.violation(stmt);
        case "if":
          return this.decide(
            stmt.condition,
            values,
            () => this.run(pushAll(stmt.whenTrue, rest), values),
            () => this.run(pushAll(stmt.whenFalse, rest), values),
          );
        case "assign":
          return this.assign(stmt, values, (changed) => this.run(rest, changed));
        default:
          return assertNever(stmt);
      }
    }
    return this.next(values);
  }

  private next(values: readonly StateValue[]): Reaction {
    return { kind: "next", state: this.context.intern(values) };
  }

  private violation(stmt: RuleStmt & { kind: "abort" }): Reaction {
    const message = stmt.message.replaceAll("$fname", this.context.source);
    return { kind: "violation", violation: stmt.violation ?? this.context.kindOf(stmt), message };
  }

  private decide(
    condition: RuleExpr,
    values: readonly StateValue[],
    whenTrue: () => Reaction,
    whenFalse: () => Reaction,
  ): Reaction {
    if (condition.kind === "unary" && condition.op === "!") {
      return this.decide(condition.of, values, whenFalse, whenTrue);
    }
    if (condition.kind === "binary" && condition.op === "&&") {
      const right = () => this.decide(condition.right, values, whenTrue, whenFalse);
      return this.decide(condition.left, values, right, whenFalse);
    }
    if (condition.kind === "binary" && condition.op === "||") {
      const right = () => this.decide(condition.right, values, whenTrue, whenFalse);
      return this.decide(condition.left, values, whenTrue, right);
    }
    const value = evaluate(condition, this.context.scope, values);
    const truth = truthOf(value);
    if (truth !== null) return truth ? whenTrue() : whenFalse();
    return this.test(asCondition(value), whenTrue, whenFalse);
  }

  private test(condition: OperandExpr, whenTrue: () => Reaction, whenFalse: () => Reaction): Reaction {
    if (++this.nodes > MAX_NODES) throw new ReactionTooLarge();
    const left = whenTrue();
    const right = whenFalse();
    if (left.kind === "next" && right.kind === "next" && left.state === right.state) return left;
    return { kind: "test", condition, whenTrue: left, whenFalse: right };
  }

  private assign(
    stmt: RuleStmt & { kind: "assign" },
    values: readonly StateValue[],
    resume: (values: readonly StateValue[]) => Reaction,
  ): Reaction {
    const index = this.context.scope.variables.get(stmt.target)!;
    const store = (value: StateValue) => resume(values.with(index, value));
    const assigned = evaluate(stmt.value, this.context.scope, values);
    if (assigned.kind === "set") return store("set");
    if (stmt.op !== "=") {
      const old = values[index]!;
      const isExact = typeof old === "bigint" && assigned.kind === "known";
      return store(isExact ? counted(stmt.op.slice(0, -1), old, assigned.value) : "many");
    }
    if (assigned.kind === "known")
      return store(stmt.value.kind === "binary" ? bounded(assigned.value) : assigned.value);
    const isPointer = this.context.scope.variable(stmt.target)!.type === "pointer";
    if (assigned.kind === "undetermined") return store("many");
    return this.sortOperand(assigned.operand, isPointer ? [0n] : this.context.landmarks, (value) =>
      store(value ?? (isPointer ? "set" : "many")),
    );
  }

  /** One leaf per landmark the operand may equal, and one (null) for every other value. */
  private sortOperand(
    operand: OperandExpr,
    landmarks: readonly bigint[],
    leaf: (value: bigint | null) => Reaction,
  ): Reaction {
    const [value, ...others] = landmarks;
    if (value === undefined) return leaf(null);
    const condition: OperandExpr = {
      kind: "binary",
      op: "==",
      left: operand,
      right: { kind: "constant", value },
    };
    return this.test(
      condition,
      () => leaf(value),
      () => this.sortOperand(operand, others, leaf),
    );
  }
}

function counted(op: string, old: bigint, by: bigint): StateValue {
  const value = foldBinary(op, old, by);
  return value === null ? "many" : bounded(value);
}

/** Keeps the set of states finite: a computed value beyond the bound is forgotten, never wrapped. */
function bounded(value: bigint): StateValue {
  return value > COUNT_BOUND || value < -COUNT_BOUND ? "many" : value;
}
