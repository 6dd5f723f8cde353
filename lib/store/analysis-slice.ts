/** What the engine said last, and how the run that is under way stands. Reports are kept as received. */
import type { AnalysisReport } from "../protocol/protocol";

export type RunStatus = "idle" | "waiting" | "running" | "stopped" | "failed";

export interface RunFailure {
  /** Stable code: `worker-lost`, `engine-fault`, … */
  readonly code: string;
  readonly message: string;
}

/** How a shared result compares with this engine's own. */
export interface LinkCheck {
  readonly state: "checking" | "same" | "differs" | "unknown";
  readonly text: string;
}

export interface AnalysisSlice {
  readonly status: RunStatus;
  readonly progress: { readonly text: string; readonly done: number; readonly total: number } | null;
  readonly report: AnalysisReport | null;
  /** `project.revision` the report speaks of. */
  readonly reportRevision: number;
  readonly failure: RunFailure | null;
  /** Set when live verification is off for the project's size, with the reason in words. */
  readonly paused: string | null;
  /** Shared workspaces only. */
  readonly linkCheck: LinkCheck | null;
  /** What the person has just ruled out, in words, until the next report says what remains without it. */
  readonly ruling: string | null;
  /** This engine's report on a shared project where it differs from what the link holds. */
  readonly freshReport: AnalysisReport | null;
}

export const initialAnalysis: AnalysisSlice = {
  status: "idle",
  progress: null,
  report: null,
  reportRevision: -1,
  failure: null,
  paused: null,
  linkCheck: null,
  ruling: null,
  freshReport: null,
};
