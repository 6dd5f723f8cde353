export { type CallAnswer, type CallQuestion, type Environment, inputsEnvironment } from "./environment";
export { landmarksOf } from "./landmarks";
export { type RandomSource, randomEnvironment } from "./random-environment";
export { confirm, replay, replayInputs } from "./replay";
export { prepareReplay, type ReplayProgram } from "./replay-program";
export type { ReplayResult, RunRequest } from "./run";
export type { Position, RunEndKind } from "./run-end";
export type { LoadedPlace, LogDetail, LogEntry } from "./run-log";
export { sizeOf } from "./value";
