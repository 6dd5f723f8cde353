/** The examples that come with the page, under `/examples/`. */
import type { SourceText } from "../protocol/protocol";

export interface Example {
  /** File name without `.c`; also the example's address. */
  readonly id: string;
  readonly title: string;
  /** What to expect, in the words of the result. */
  readonly hint: string;
  readonly group: "First look" | "CancelSpinLock";
}

export const examples: readonly Example[] = [
  {
    id: "aurora-mini",
    title: "Aurora: a virtual miniport's request queue",
    hint: "One path returns with the lock held.",
    group: "First look",
  },
  {
    id: "held-at-exit-bad",
    title: "Held at exit: an early return",
    hint: "Defect, held-at-exit",
    group: "CancelSpinLock",
  },
  {
    id: "held-at-exit-fixed",
    title: "Held at exit: one exit for all",
    hint: "Pass",
    group: "CancelSpinLock",
  },
  {
    id: "double-acquire-bad",
    title: "Double acquire: a loop that skips its release",
    hint: "Defect, double-acquire",
    group: "CancelSpinLock",
  },
  {
    id: "double-acquire-fixed",
    title: "Double acquire: each iteration releases",
    hint: "Pass",
    group: "CancelSpinLock",
  },
  {
    id: "release-without-acquire-bad",
    title: "Release without acquire: two different tests",
    hint: "Defect, release-without-acquire",
    group: "CancelSpinLock",
  },
  {
    id: "release-without-acquire-fixed",
    title: "Release without acquire: one remembered test",
    hint: "Pass",
    group: "CancelSpinLock",
  },
  {
    id: "cancel-routine-bad",
    title: "Cancel routine: an early return keeps the lock",
    hint: "Defect, held-at-exit",
    group: "CancelSpinLock",
  },
  {
    id: "physical-clean",
    title: "Physical miniport without the lock",
    hint: "Not applicable",
    group: "CancelSpinLock",
  },
];

export async function loadExample(id: string): Promise<readonly SourceText[]> {
  const response = await fetch(`/examples/${id}.c`);
  if (!response.ok) return [{ path: `${id}.c`, text: "" }];
  return [{ path: `${id}.c`, text: await response.text() }];
}
