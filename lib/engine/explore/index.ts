export { AbstractMachine } from "./abstract-machine";
export { copyBytes, copyObject, fillBytes } from "./bulk";
export { type CallOutcome, CallTransfer } from "./call";
export { carryOver, isSameBody, isSameSignature, type KeptExploration } from "./carry-over";
export type { Context, Contexts } from "./contexts";
export { type ExplodedGraph, NO_STATE, type NodeId } from "./exploded-graph";
export type {
  CandidateStep,
  EntryOutcome,
  Exploration,
  ExplorationInput,
  ExplorationStats,
  ExternalCall,
  FoundViolation,
  Limit,
  UndecidedPath,
} from "./exploration";
export { explore, exploreAgain, exploreNodes, exploreOn } from "./explore";
export type { Explored, Fixpoint } from "./fixpoint";
export { type InspectedContext, type InspectedNode, inspectExploration } from "./inspect";
export { Memory } from "./memory";
export type { FunctionPoints } from "./points";
export type { LocationId } from "./regions";
export { calleeState, rootState } from "./root-state";
export { type Branch, RuleEvents } from "./rule-events";
export type { StateId } from "./state";
export { RETURN_VALUE } from "./summary";
export { ENTRY, type EpochId, PURPOSE } from "./symbols";
export type { Alarm, TransferHost } from "./transfer-host";
export { LimitLog, type Workspace } from "./workspace";
