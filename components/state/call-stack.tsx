"use client";
/** Functions on the stack at the current step; a click goes to the step that entered one. */
import clsx from "clsx";
import { useMemo } from "react";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { callStack } from "@/lib/store/trace-view";

export function CallStack() {
  const defect = useApp(selectedDefect);
  const index = useApp((state) => state.selection.step);
  // Reports of other tools need not name the functions.
  const frames = useMemo(
    () => (defect ? callStack(defect, index).filter(({ step }) => step.function !== "") : []),
    [defect, index],
  );
  if (frames.length === 0) return null;
  return (
    <nav
      aria-label="Call stack"
      className="flex min-w-0 flex-1 items-center gap-x-0.5 overflow-hidden text-xs"
    >
      {frames.map((frame, depth) => (
        <span
          key={frame.index}
          className={clsx("flex items-center gap-0.5", depth < frames.length - 1 ? "min-w-0" : "min-w-[45%]")}
        >
          {depth > 0 && (
            <span aria-hidden className="text-soft">
              ›
            </span>
          )}
          <button
            type="button"
            aria-current={depth === frames.length - 1 ? "step" : undefined}
            title={frame.step.function}
            onClick={() => goToStep(appStore, frame.index)}
            className="min-h-6 truncate rounded px-1 font-mono hover:bg-fill-hover aria-[current]:font-semibold"
          >
            {frame.step.function}
          </button>
        </span>
      ))}
    </nav>
  );
}
