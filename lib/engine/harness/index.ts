export { HARNESS_FLAGS, type Harness, type HarnessInput, type HarnessRun, harnessOf } from "./harness-text";
export { type RecordedRun, recordRun } from "./record-run";
