/** The states a rule goes through along a path, each with the step that led to it; the violation is the last of them. */
import type { Defect } from "../protocol/protocol";
import { flattenSteps } from "./trace-view";

export interface TrailState {
  readonly state: string;
  /** Flat index of the step after which the rule is there; the path's first step for the first state. */
  readonly since: number;
  /** As steps are numbered on screen; null inside a fold. */
  readonly number: number | null;
  readonly isViolation: boolean;
}

export function ruleTrail(defect: Defect): readonly TrailState[] {
  const steps = flattenSteps(defect.steps).filter(({ step }) => step.kind !== "fold");
  const [first] = steps;
  if (!first) return [];
  const { index, number } = first;
  const trail: TrailState[] = [
    { state: first.step.ruleStateBefore, since: index, number, isViolation: false },
  ];
  for (const each of steps) {
    const { step } = each;
    const at = { since: each.index, number: each.number };
    if (step.kind === "violation") trail.push({ ...at, state: defect.kind, isViolation: true });
    else if (step.ruleState !== trail.at(-1)!.state)
      trail.push({ ...at, state: step.ruleState, isViolation: false });
  }
  // A report of another tool names no states.
  return trail.filter(({ state }) => state !== "");
}
