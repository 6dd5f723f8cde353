export type { Automaton, Handler, HandlerId, OperandExpr, Reaction, RuleState } from "./automaton";
