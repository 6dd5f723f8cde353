export type * from "./analysis-report";
export { assumptionsOf } from "./assumptions";
export { type Coverage, coverageOf } from "./coverage";
export { type FindingInput, findingOf } from "./finding";
export { fingerprintOf } from "./fingerprint";
export { type OverviewInput, overviewOf } from "./overview";
export { measurementText, plainText, summary, traceText } from "./plain-text";
export { changesAtEntry, ruleResult } from "./rule-result";
export { sarifText } from "./sarif";
