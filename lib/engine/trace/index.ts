export { anchorOf, type Doubt } from "./doubt";
export { positionOf } from "./narrate";
export {
  compactText,
  macroAt,
  placeOf,
  placeOfSpan,
  quote,
  type SourceTables,
  spanOf,
  spelledText,
} from "./source-text";
export { type PathPlace, type Trace, type TraceInput, traceOf } from "./trace";
export type { PlaceInFile, StepKind, StepValue, TraceStep } from "./trace-step";
