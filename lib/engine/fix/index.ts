export { type FixCandidate, type FixInput, fixCandidates } from "./candidates";
export type { WrittenSources } from "./function-text";
export type { FoundPath } from "./path-facts";
export { type PlantedLeak, plantLeak } from "./plant";
export { applyEdits, type TextEdit, unifiedDiff } from "./text-edit";
