export {
  type Automaton,
  type Handler,
  type HandlerId,
  type OperandExpr,
  type Reaction,
  type RuleState,
  UNDETERMINED,
} from "./automaton";
export { compileRule, type RuleOutcome } from "./compile-rule";
export type { RulePlace, RuleProblem } from "./rule-ast";
export type { RuleOptions } from "./rule-scope";
export { type ConcreteStep, evaluateOperand, stepConcrete } from "./step-concrete";
