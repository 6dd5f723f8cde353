export {
  DUMP_FORMATS,
  type DumpFormat,
  type DumpInput,
  type DumpRequest,
  json,
  type Printers,
} from "./dump-input";
export { callGraph, controlFlow, intermediate, trees } from "./dump-program";
export { automata, states, summaries } from "./dump-rule";
export { expandedTokens, rawTokens } from "./dump-tokens";
export {
  type FlowBlock,
  type FlowGraph,
  type FlowGraphEdge,
  type FlowStatement,
  flowGraphs,
} from "./flow-graph";
export { isStage, STAGES, type Stage } from "./stage";
