export { createTerms } from "./create-terms";
export { INFEASIBLE, type PathConditions, type PcId, TRUE_PC } from "./path-condition";
export { createPathConditions } from "./path-condition-table";
export {
  type BaseId,
  type Literal,
  literal,
  type Model,
  negate,
  type SymId,
  type TermId,
  type TermOp,
  type Terms,
  type Width,
} from "./term";
export type { Choice, MemoryWrite, ReplayInputs, ViolationSite } from "./witness";
