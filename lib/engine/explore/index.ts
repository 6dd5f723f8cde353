export type {
  EntryOutcome,
  Exploration,
  ExplorationInput,
  ExplorationStats,
  FoundViolation,
  Limit,
  UndecidedPath,
} from "./exploration";
