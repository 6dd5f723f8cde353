export { type BodyCalls, type CallStmt, callsOf, type IndirectCallee } from "./body-calls";
export { type CallGraph, type CallSite, callGraphOf } from "./call-graph";
export { type CfgEdge, type ControlFlow, controlFlowOf, type EdgeKind, successorsOf } from "./control-flow";
export {
  type FunctionFlow,
  flowOfFunctions,
  type PassedFunction,
  type StoredFunction,
} from "./function-flow";
export { dotOfCallGraph, dotOfControlFlow, printCallGraph, printControlFlow } from "./print";
export { calleesOf, reachableFrom, reachersOf } from "./reachability";
export { type WeakOrder, weakOrder } from "./weak-order";
