"use client";
/** The states the rule has gone through on the path, with the step that led to each; the current one stands out. */
import clsx from "clsx";
import { useMemo } from "react";
import { goToStep } from "@/lib/store/actions/steps";
import { ruleTrail } from "@/lib/store/rule-trail";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";

/** States shown before and after the current one; longer paths are cut. */
const AROUND = 2;

export function RuleTrail() {
  const defect = useApp(selectedDefect);
  const index = useApp((state) => state.selection.step);
  const trail = useMemo(() => (defect ? ruleTrail(defect) : []), [defect]);
  const at = Math.max(
    trail.findLastIndex((each) => each.since <= index),
    0,
  );
  const first = Math.max(at - AROUND, 0);
  const shown = trail.slice(first, at + AROUND + 1);
  return (
    <ol className="flex min-h-6 flex-wrap items-center gap-x-1 gap-y-0.5 text-xs">
      {first > 0 && <li className="text-soft">…</li>}
      {shown.map(({ state, since, number, isViolation }, position) => (
        <li key={since} className="flex items-center gap-1">
          {first + position > 0 && (
            <span className="text-2xs text-soft">
              <span aria-hidden>→ </span>
              <span className="sr-only">, step </span>
              {number ?? "·"}
            </span>
          )}
          <button
            type="button"
            aria-current={first + position === at ? "step" : undefined}
            onClick={() => goToStep(appStore, since)}
            className={clsx(
              "min-h-6 whitespace-nowrap rounded-full border px-2 hover:bg-fill-hover",
              look(isViolation, first + position === at),
            )}
          >
            {isViolation && <span aria-hidden>✖ </span>}
            {state}
          </button>
        </li>
      ))}
      {at + AROUND + 1 < trail.length && <li className="text-soft">…</li>}
    </ol>
  );
}

function look(isViolation: boolean, isCurrent: boolean): string {
  if (isViolation)
    return isCurrent
      ? "border-violation bg-fill-violation font-semibold text-violation"
      : "border-edge border-dashed text-violation";
  return isCurrent ? "border-rule bg-fill-rule font-semibold text-rule" : "border-edge text-soft";
}
