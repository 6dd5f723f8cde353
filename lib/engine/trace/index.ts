export { anchorOf } from "./doubt";
export { positionOf } from "./entry-position";
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
export type { Doubt, PlaceInFile, StepKind, StepValue, TraceStep } from "./trace-step";
