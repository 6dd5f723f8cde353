/**
 * Why a branch went the way it did, told from the path alone: a value the path itself set before, or one that nothing on
 * the path set, so that any value was possible.
 */
import type { Defect } from "../protocol/protocol";
import { type FlatStep, flattenSteps } from "./trace-view";

export interface BranchReason {
  readonly kind: "forced" | "free" | "annotation";
  readonly text: string;
  /** Flat index of the step that forces it; null when none does. */
  readonly step: number | null;
}

/** One reason per value the branch reads; empty for other steps and for branches that read none. */
export function whyBranch(defect: Defect, index: number): readonly BranchReason[] {
  const flat = flattenSteps(defect.steps);
  const { step } = flat[index] ?? {};
  if (step?.kind !== "branch") return [];
  const assumption = /^(Your assumption|Assumed): (.*)/s.exec(step.text);
  if (assumption) {
    const own = assumption[1] === "Your assumption";
    const text = own ? `your assumption "${assumption[2]}"` : `annotation: ${assumption[2]}`;
    return [{ kind: "annotation", text, step: null }];
  }
  return step.values.map(({ name, value }) => reasonFor(defect, flat, index, name, value));
}

function reasonFor(
  defect: Defect,
  flat: readonly FlatStep[],
  index: number,
  name: string,
  value: string,
): BranchReason {
  const call = /^(\w+)\(\)$/.exec(name);
  if (call) {
    const text = `${name} is ${value}: model choice, ${call[1]} may return either`;
    return { kind: "free", text, step: null };
  }
  const setter = lastBefore(flat, index, name);
  if (setter === null) {
    const isInput = defect.inputs.some((input) => input.name === name);
    const text = `${name} is ${value}: ${isInput ? "input" : "not set on this path"}, any value possible`;
    return { kind: "free", text, step: null };
  }
  const { step, number } = setter;
  const place = number === null ? `at line ${step.line}` : `by step ${number}`;
  const verb = step.kind === "branch" ? "already decided" : "set";
  return { kind: "forced", text: `${name} is ${value}: ${verb} ${place}`, step: setter.index };
}

function lastBefore(flat: readonly FlatStep[], index: number, name: string): FlatStep | null {
  for (let at = index - 1; at >= 0; at--) {
    const { step } = flat[at]!;
    if (step.kind !== "fold" && step.values.some((value) => value.name === name)) return flat[at]!;
  }
  return null;
}
