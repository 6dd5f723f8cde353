/** A replayed run as ordered steps for a person. Lines and columns are 1-based, `endColumn` is exclusive. */

export interface PlaceInFile {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type StepKind =
  | "enter"
  | "call"
  | "event"
  | "branch"
  | "assign"
  | "return"
  | "model"
  | "fold"
  | "violation";

export interface StepValue {
  /** Source spelling, e.g. `ext->WaitCount`. */
  readonly name: string;
  /** Human form, e.g. `STATUS_PENDING (0x103)`. */
  readonly value: string;
  /** Previous value when it changed here. */
  readonly was?: string;
}

/** What a person rules out when they call a step impossible: an outcome, at a place told without line numbers. */
export interface Doubt {
  readonly function: string;
  /** The statement or condition without white space. */
  readonly text: string;
  /** Among equal texts of the function, from 0. */
  readonly ordinal: number;
  /** The outcome that is said not to happen. */
  readonly outcome:
    | { readonly kind: "branch"; readonly taken: boolean }
    /** Unsigned pattern, decimal. */
    | { readonly kind: "value"; readonly value: string };
}

export interface TraceStep extends PlaceInFile {
  readonly function: string;
  /** Call depth, entry = 0. */
  readonly depth: number;
  readonly kind: StepKind;
  readonly text: string;
  /** State of the rule after the step, e.g. `held`. */
  readonly ruleState: string;
  readonly ruleStateBefore: string;
  readonly values: readonly StepValue[];
  /** Branches only. */
  readonly taken?: boolean;
  /** Folds only: the steps hidden here, in order. */
  readonly folded?: readonly TraceStep[];
  /** Set when the place is a macro use: the macro and where the text inside it is spelled. */
  readonly macro?: { readonly name: string; readonly spelling: PlaceInFile | null };
  /** Set on branches and on results the environment chose: what to rule out when a person calls it impossible. */
  readonly doubt?: Doubt;
  /** Part of what makes the violation happen: shown at every detail level. */
  readonly isDecisive: boolean;
}
