/**
 * One step of a rule when every operand has a value: what replay does with an event.
 *
 * The caller gives the value of operands that read the program: arguments, `$return`, dereferences, fields, variables,
 * addresses. A value is the mathematical one of the operand's C type (a signed char 0xFF is -1), null when it cannot be
 * told. Operators between them are C's on mathematical integers.
 */
import {
  type Automaton,
  type HandlerId,
  type OperandExpr,
  type Reaction,
  type RuleState,
  UNDETERMINED,
} from "./automaton";
import { foldBinary, foldUnary } from "./rule-value";

export type ConcreteStep =
  | Exclude<Reaction, { kind: "test" }>
  /** The rule or the program could not tell the value of a condition. */
  | { readonly kind: "undetermined"; readonly condition: OperandExpr };

export function stepConcrete(
  automaton: Automaton,
  state: RuleState,
  handler: HandlerId,
  operands: (operand: OperandExpr) => bigint | null,
): ConcreteStep {
  let reaction = automaton.react(state, handler);
  while (reaction.kind === "test") {
    const value = evaluateOperand(reaction.condition, operands);
    if (value === null) return { kind: "undetermined", condition: reaction.condition };
    reaction = value !== 0n ? reaction.whenTrue : reaction.whenFalse;
  }
  return reaction;
}

/** Depth is bounded by the rule parser. */
export function evaluateOperand(
  operand: OperandExpr,
  operands: (operand: OperandExpr) => bigint | null,
): bigint | null {
  if (operand.kind === "constant") return operand.value;
  if (operand.kind === "variable" && operand.name === UNDETERMINED) return null;
  if (operand.kind === "binary") {
    const left = evaluateOperand(operand.left, operands);
    const right = evaluateOperand(operand.right, operands);
    return left === null || right === null ? null : foldBinary(operand.op, left, right);
  }
  if (operand.kind === "unary" && operand.op !== "&") {
    const value = evaluateOperand(operand.of, operands);
    return value === null ? null : foldUnary(operand.op, value);
  }
  return operands(operand);
}
