/**
 * The result of a run as everyone outside the engine sees it: the CLI prints it, the worker sends it, links carry it.
 * Plain JSON: no ids, no offsets; lines and columns are 1-based (UTF-16), `endColumn` is exclusive, paths are
 * relative to the project. The fields of the command-line contract (design §6) keep their names; others are additions.
 */
import type { PlaceInFile, StepKind, StepValue, TraceStep } from "../trace";

export type { PlaceInFile, StepKind, StepValue };
export type ReportedStep = TraceStep;

export type VerdictWord = "defect" | "pass" | "inconclusive" | "not-applicable";

export interface ReportedEntryPoint {
  readonly role: string;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly basis: "known" | "by-shape" | "assumed" | "escaped" | "user";
  readonly evidence: readonly {
    readonly text: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
  /** IRQL interval at entry, null when not stated. */
  readonly irql: { readonly min: number; readonly max: number } | null;
  readonly cancelLockAtEntry: "free" | "held";
  /** Locks Storport holds when it calls, in words; null when not stated. */
  readonly storportLock: string | null;
}

export interface Reason {
  /** `reference/wording.md` §5. */
  readonly code: string;
  /** Short form, at most 60 characters. */
  readonly title: string;
  readonly message: string;
  /** What would settle it. */
  readonly settle: string;
  readonly place: PlaceInFile | null;
  /**
   * A way from the entry point to what could not be decided, nearest first, without values. It was neither found
   * possible nor refuted. Absent where there is none.
   */
  readonly candidate?: readonly CandidateStep[];
}

/** One test or call on a candidate path. */
export interface CandidateStep {
  readonly text: string;
  readonly function: string;
  readonly place: PlaceInFile | null;
}

export interface Assumption {
  readonly code: string;
  readonly message: string;
  readonly place?: PlaceInFile;
  readonly weight: "routine" | "caution";
}

export interface Defect {
  /** `double-acquire`, `release-without-acquire`, `held-at-exit`, or the rule's own kind. */
  readonly kind: string;
  /** The headline. */
  readonly message: string;
  readonly explanation: string;
  /** `on every path`, or `when ... is ... and ...`. */
  readonly when: string;
  readonly inADump: string;
  readonly fix: string;
  /** Notes that ride on the finding (physical miniport, IRQL, assumed entry). */
  readonly notes: readonly string[];
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly entryPoint: { readonly role: string; readonly function: string };
  /** The place that put the rule in the violating state; null when the entry itself did. */
  readonly cause: PlaceInFile | null;
  readonly fingerprint: string;
  readonly replayed: true;
  readonly steps: readonly ReportedStep[];
  /** Values the environment must supply for this path, decisive first. */
  readonly inputs: readonly StepValue[];
}

export interface RuleResult {
  readonly rule: string;
  readonly verdict: VerdictWord;
  readonly entryPoints: readonly {
    readonly role: string;
    readonly function: string;
    readonly verdict: VerdictWord;
  }[];
  readonly reasons: readonly Reason[];
  readonly assumptions: readonly Assumption[];
  readonly defects: readonly Defect[];
  /** Not applicable only: what is absent. */
  readonly absent?: string;
  /** Not applicable only: why that is usual for this kind of driver, where the rule says so. */
  readonly usual?: string;
  readonly stats?: Readonly<Record<string, number>>;
  readonly automaton: {
    readonly states: readonly string[];
    readonly initial: string;
    readonly transitions: readonly { readonly from: string; readonly event: string; readonly to: string }[];
  };
}

export interface ReportedProblem {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** A call of a watched routine, or a function, that no entry point reaches. */
export interface NotCovered {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** Watched routines it calls. */
  readonly events: readonly string[];
}

export interface AnalysisReport {
  readonly tool: { readonly name: "Portcullis"; readonly version: string };
  readonly configuration: {
    readonly name: string;
    readonly defines: readonly { readonly name: string; readonly value: string }[];
  };
  readonly files: readonly {
    readonly path: string;
    readonly lines: number;
    readonly role: "unit" | "header" | "other";
  }[];
  readonly driver: {
    readonly kind: "physical miniport" | "virtual miniport" | "WDM driver" | "SCSI Port miniport" | "other";
    readonly evidence: readonly {
      readonly text: string;
      readonly file: string | null;
      readonly line: number | null;
    }[];
    /** Names a framework that is not modelled, e.g. `KMDF`. */
    readonly framework: string | null;
    /** Explains how the code was read, e.g. the assumed-entry banner; null when nothing needs saying. */
    readonly banner: string | null;
  };
  readonly functions: number;
  readonly entryPoints: readonly ReportedEntryPoint[];
  readonly notCovered: readonly NotCovered[];
  /** Calls of watched routines by entry point, also through helpers. */
  readonly watchedCalls: readonly {
    readonly entryPoint: string;
    readonly routine: string;
    readonly place: PlaceInFile;
    readonly through: string | null;
  }[];
  readonly missingHeaders: readonly string[];
  readonly results: readonly RuleResult[];
  readonly problems: readonly ReportedProblem[];
  readonly timings?: Readonly<Record<string, number>>;
}
