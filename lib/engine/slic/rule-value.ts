/**
 * Values of rule expressions when the rule's state is known and the event's operands are not.
 *
 *     state n = 2:   n + 1 > $1      becomes the operand   3 > $1
 *                    n > 1           is known: 1
 *
 * A variable holds an exact integer, `many` (an integer of which nothing is known any more: counting went beyond
 * `COUNT_BOUND`) or `set` (a pointer known not to be NULL). What depends on `many` is `undetermined`.
 */
import { assertNever } from "../base";
import { type OperandExpr, UNDETERMINED } from "./automaton";
import type { RuleBinaryOp, RuleExpr } from "./rule-ast";
import { applyMacro, isKnownMacro } from "./rule-macros";
import type { RuleScope } from "./rule-scope";

/** Results of counting up to this magnitude are exact. */
export const COUNT_BOUND = 8n;

export type StateValue = bigint | "many" | "set";

export type RuleValue =
  | { readonly kind: "known"; readonly value: bigint }
  /** A pointer that is not NULL. */
  | { readonly kind: "set" }
  | { readonly kind: "undetermined" }
  | { readonly kind: "operand"; readonly operand: OperandExpr };

const undetermined: RuleValue = { kind: "undetermined" };

/** @param values per variable of the scope; null when state may not be read (operands of watches and guards) */
export function evaluate(expr: RuleExpr, scope: RuleScope, values: readonly StateValue[] | null): RuleValue {
  switch (expr.kind) {
    case "number":
      return known(expr.value);
    case "name":
      return valueOfName(expr.name, scope, values);
    case "argument":
      return operand({ kind: "argument", index: expr.index });
    case "return":
      return operand({ kind: "return" });
    case "field": {
      const of = evaluate(expr.of, scope, values);
      if (of.kind !== "operand") return undetermined;
      return operand({ kind: "field", of: of.operand, name: expr.name, isArrow: expr.isArrow });
    }
    case "unary":
      return applyUnary(expr.op, evaluate(expr.of, scope, values));
    case "binary":
      return applyBinary(expr.op, evaluate(expr.left, scope, values), evaluate(expr.right, scope, values));
    case "call":
      return valueOfCall(expr, scope, values);
    default:
      return assertNever(expr);
  }
}

/** The truth of a value; null when only the event can tell. */
export function truthOf(value: RuleValue): boolean | null {
  if (value.kind === "known") return value.value !== 0n;
  return value.kind === "set" ? true : null;
}

/** The operand to test when `truthOf` is null. */
export function asCondition(value: RuleValue): OperandExpr {
  return value.kind === "operand" ? value.operand : { kind: "variable", name: UNDETERMINED };
}

export function known(value: bigint): RuleValue {
  return { kind: "known", value };
}

function operand(of: OperandExpr): RuleValue {
  return { kind: "operand", operand: of };
}

function valueOfName(name: string, scope: RuleScope, values: readonly StateValue[] | null): RuleValue {
  const index = scope.variables.get(name);
  if (index !== undefined && values) {
    const value = values[index]!;
    return value === "many" ? undetermined : value === "set" ? { kind: "set" } : known(value);
  }
  const constant = scope.constant(name);
  return constant === null ? operand({ kind: "variable", name }) : known(constant);
}

function valueOfCall(
  expr: RuleExpr & { kind: "call" },
  scope: RuleScope,
  values: readonly StateValue[] | null,
): RuleValue {
  if (!isKnownMacro(expr.name)) return undetermined;
  const argument = evaluate(expr.args[0]!, scope, values);
  if (argument.kind === "operand") return operand(applyMacro(expr.name, argument.operand));
  if (argument.kind !== "known") return undetermined;
  return foldOperand(applyMacro(expr.name, { kind: "constant", value: argument.value }));
}

/** Operands made of constants only, as macros of constants are. */
function foldOperand(of: OperandExpr): RuleValue {
  if (of.kind === "constant") return known(of.value);
  if (of.kind !== "binary") return operand(of);
  return applyBinary(of.op as RuleBinaryOp, foldOperand(of.left), foldOperand(of.right));
}

function applyUnary(op: "-" | "!" | "~" | "&" | "*", of: RuleValue): RuleValue {
  if (op === "*" || op === "&") {
    if (of.kind !== "operand") return undetermined;
    return operand(op === "*" ? { kind: "deref", of: of.operand } : { kind: "unary", op, of: of.operand });
  }
  if (of.kind === "operand") return operand({ kind: "unary", op, of: of.operand });
  if (of.kind === "known") return known(foldUnary(op, of.value));
  return of.kind === "set" && op === "!" ? known(0n) : undetermined;
}

export function foldUnary(op: "-" | "!" | "~", value: bigint): bigint {
  if (op === "-") return -value;
  return op === "~" ? ~value : value === 0n ? 1n : 0n;
}

function applyBinary(op: RuleBinaryOp, left: RuleValue, right: RuleValue): RuleValue {
  if (left.kind === "set" || right.kind === "set") return compareSet(op, left, right);
  if (left.kind === "undetermined" || right.kind === "undetermined") return undetermined;
  if (left.kind === "known" && right.kind === "known") {
    const value = foldBinary(op, left.value, right.value);
    return value === null ? undetermined : known(value);
  }
  return operand({ kind: "binary", op, left: operandOf(left), right: operandOf(right) });
}

function operandOf(value: RuleValue): OperandExpr {
  if (value.kind === "operand") return value.operand;
  if (value.kind === "known") return { kind: "constant", value: value.value };
  return { kind: "variable", name: UNDETERMINED };
}

function compareSet(op: RuleBinaryOp, left: RuleValue, right: RuleValue): RuleValue {
  const other = left.kind === "set" ? right : left;
  if (other.kind !== "known" || other.value !== 0n) return undetermined;
  if (op === "==") return known(0n);
  return op === "!=" ? known(1n) : undetermined;
}

/** C's operators on mathematical integers; null where C gives no value. */
export function foldBinary(op: string, left: bigint, right: bigint): bigint | null {
  const truth = (holds: boolean) => (holds ? 1n : 0n);
  switch (op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0n ? null : left / right;
    case "%":
      return right === 0n ? null : left % right;
    case "<<":
      return right < 0n || right > 63n ? null : left << right;
    case ">>":
      return right < 0n || right > 63n ? null : left >> right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "==":
      return truth(left === right);
    case "!=":
      return truth(left !== right);
    case "<":
      return truth(left < right);
    case "<=":
      return truth(left <= right);
    case ">":
      return truth(left > right);
    case ">=":
      return truth(left >= right);
    case "&&":
      return truth(left !== 0n && right !== 0n);
    case "||":
      return truth(left !== 0n || right !== 0n);
    default:
      return null;
  }
}
