/**
 * Where the reader stands: rule, finding, step. The one truth list, trace, editor and automaton follow.
 */

/** 1 decisive steps, 2 the path with stretches folded, 3 also the branches inside folds, 4 everything. */
export type Detail = 1 | 2 | 3 | 4;

export interface SelectionSlice {
  readonly rule: string | null;
  /** Null shows the rule's verdict page. */
  readonly fingerprint: string | null;
  /** Index into the finding's flat steps (`trace-view.ts`). */
  readonly step: number;
  readonly detail: Detail;
  /** Flat indices of folds, and of first steps of quiet iterations, opened by hand (at level 4: closed by hand). */
  readonly openFolds: ReadonlySet<number>;
  /** Flat indices of calls whose steps are hidden. */
  readonly closedCalls: ReadonlySet<number>;
  /** Raised when the editor is to scroll to the step; typing never raises it. */
  readonly reveal: number;
  /** Shown until dismissed or another finding is chosen. */
  readonly gone: GoneFinding | null;
}

/** The finding that was open and is no longer reported, with the reason in words. */
export interface GoneFinding {
  readonly title: string;
  readonly explanation: string;
}

export const initialSelection: SelectionSlice = {
  rule: null,
  fingerprint: null,
  step: 0,
  detail: 2,
  openFolds: new Set(),
  closedCalls: new Set(),
  reveal: 0,
  gone: null,
};
