export type {
  EntryOutcome,
  Exploration,
  ExplorationInput,
  ExplorationStats,
  ExternalCall,
  FoundViolation,
  Limit,
  UndecidedPath,
} from "./exploration";
export { explore } from "./explore";
export { type InspectedContext, type InspectedNode, inspectExploration } from "./inspect";
