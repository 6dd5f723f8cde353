/** How findings are listed and the open path is read: traces kept in tabs, the one compared with, the filter, pinned values, the lower pane. */
import type { FlowGraph } from "../protocol/protocol";

/** A finding, by the rule and its fingerprint. */
export interface TraceKey {
  readonly rule: string;
  readonly fingerprint: string;
}

export interface TraceTab extends TraceKey {
  /** Flat index of the step that was current when the tab was left. */
  readonly step: number;
}

/** What the pane below the steps shows. */
export type DetailPane = "state" | "rule" | "graph";

/** By what put the rule where it broke, the shortest path first, or as they stand in the files. */
export type FindingOrder = "cause" | "shortest" | "place";

export interface ReadingSlice {
  /** Words a listed finding must hold; empty for all. */
  readonly findingFilter: string;
  readonly findingOrder: FindingOrder;
  readonly tabs: readonly TraceTab[];
  /** Shown beside the open path, step by step; null for none. */
  readonly comparedWith: TraceKey | null;
  /** Null while the filter is closed; an empty text keeps every step. */
  readonly filter: string | null;
  /** Names of values kept on top. */
  readonly pins: readonly string[];
  readonly changedOnly: boolean;
  readonly pane: DetailPane;
  /** At a step inside a macro use its text is shown. */
  readonly showsMacros: boolean;
  /** Control-flow graphs of the functions on open paths, by name, as of `flowsRevision`. */
  readonly flows: ReadonlyMap<string, FlowGraph>;
  readonly flowsRevision: number;
  readonly isPaletteOpen: boolean;
}

export const initialReading: ReadingSlice = {
  findingFilter: "",
  findingOrder: "cause",
  tabs: [],
  comparedWith: null,
  filter: null,
  pins: [],
  changedOnly: false,
  pane: "state",
  showsMacros: false,
  flows: new Map(),
  flowsRevision: -1,
  isPaletteOpen: false,
};

export function isSameTrace(one: TraceKey, other: TraceKey): boolean {
  return one.rule === other.rule && one.fingerprint === other.fingerprint;
}
