/**
 * Stepping as in a debugger, aware of calls and at any level of detail: over a call, into it, out of it, back over it; to
 * the next step of the driver itself.
 */
import type { ReportedStep } from "../../protocol/protocol";
import { hasPath, selectedDefect } from "../selectors";
import type { AppStore } from "../store";
import { type FlatStep, flattenSteps } from "../trace-view";
import type { Action } from "./action";
import { goToStep } from "./steps";

type Wanted = (step: ReportedStep, current: ReportedStep) => boolean;

/** Nearest step after or before the current one that is wanted; folds are no steps. */
export function nearestStep(
  flat: readonly FlatStep[],
  index: number,
  direction: 1 | -1,
  wanted: Wanted,
): number | null {
  const current = flat[index]?.step;
  if (!current) return null;
  for (let at = index + direction; flat[at]; at += direction) {
    const { step } = flat[at]!;
    if (step.kind !== "fold" && wanted(step, current)) return at;
  }
  return null;
}

function walk(store: AppStore, direction: 1 | -1, wanted: Wanted): void {
  const state = store.getState();
  const defect = selectedDefect(state);
  if (!defect) return;
  const target = nearestStep(flattenSteps(defect.steps), state.selection.step, direction, wanted);
  if (target !== null) goToStep(store, target);
}

const notDeeper: Wanted = (step, current) => step.depth <= current.depth;
const shallower: Wanted = (step, current) => step.depth < current.depth;
const any: Wanted = () => true;
const ofDriver: Wanted = (step) => step.kind !== "model";

function walkAction(id: string, label: string, keys: string[], direction: 1 | -1, wanted: Wanted): Action {
  return {
    id,
    label,
    keys,
    group: "Path",
    isEnabled: hasPath,
    run: (store) => walk(store, direction, wanted),
  };
}

export const walkActions: readonly Action[] = [
  walkAction("step-over", "Step over the call", ["o"], 1, notDeeper),
  walkAction("step-into", "Step into", ["i"], 1, any),
  walkAction("step-out", "Step out to the caller", ["u"], 1, shallower),
  walkAction("step-back", "Step back over the call", ["Backspace"], -1, notDeeper),
  walkAction("next-driver-step", "Next step of the driver", ["."], 1, ofDriver),
  walkAction("previous-driver-step", "Previous step of the driver", [","], -1, ofDriver),
];
