"use client";
/** The path of the open finding: how much of it to show, the steps, the current step's values, the rule's automaton. */
import clsx from "clsx";
import { X } from "lucide-react";
import { setDetail } from "@/lib/store/actions/steps";
import type { Detail } from "@/lib/store/selection-slice";
import { selectedDefect, traceRows } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { stepCount } from "@/lib/store/trace-view";
import { useWindowClass } from "../shell/use-window-class";
import { IconButton } from "../ui/button";
import { Split } from "../ui/split";
import { StepDetail } from "./step-detail";
import { TraceTree } from "./trace-tree";

const levels: readonly { readonly detail: Detail; readonly label: string; readonly title: string }[] = [
  { detail: 1, label: "Key", title: "Key steps only (1)" },
  { detail: 2, label: "Path", title: "The path, stretches without effect folded (2)" },
  { detail: 3, label: "All", title: "Every step (3)" },
];

export function TracePanel() {
  const isMedium = useWindowClass() === "medium";
  return (
    <section aria-label="Path" className="flex size-full min-h-0 flex-col bg-ground">
      <Split
        id={isMedium ? "trace-medium" : "trace"}
        orientation={isMedium ? "horizontal" : "vertical"}
        panes={[
          { id: "steps", size: "66%", min: "30%", content: <Steps /> },
          { id: "state", size: "34%", min: "15%", content: <StepDetail /> },
        ]}
      />
    </section>
  );
}

function Steps() {
  const shown = useApp((state) => traceRows(state).filter((row) => row.step.kind !== "fold").length);
  const total = useApp((state) => {
    const defect = selectedDefect(state);
    return defect ? stepCount(defect) : 0;
  });
  const detail = useApp((state) => state.selection.detail);
  return (
    <div className="flex size-full min-h-0 flex-col">
      <div className="flex items-center gap-2 border-line border-b bg-panel px-3 py-1.5">
        <h3 className="eyebrow">Path</h3>
        <span className="text-2xs text-soft">
          {shown} of {total} steps
        </span>
        <div className="flex-1" />
        <fieldset
          aria-label="How much of the path"
          className="flex overflow-hidden rounded-md border border-line"
        >
          {levels.map((level) => (
            <button
              key={level.detail}
              type="button"
              aria-pressed={detail === level.detail}
              title={level.title}
              onClick={() => setDetail(appStore, level.detail)}
              className={clsx(
                "h-6 px-2 text-2xs",
                detail === level.detail
                  ? "bg-fill-step font-semibold"
                  : "bg-raised text-soft hover:bg-fill-hover",
              )}
            >
              {level.label}
            </button>
          ))}
        </fieldset>
      </div>
      <Welcome />
      <TraceTree />
    </div>
  );
}

function Welcome() {
  const isShown = useApp((state) => state.layout.showsWelcome);
  if (!isShown) return null;
  return (
    <div className="flex items-start gap-2 border-line border-b bg-fill-step px-3 py-1.5 text-xs">
      <p className="min-w-0 flex-1">
        This example leaks the cancel spin lock on one path. Step with <b>↓</b> or <b>j</b>. Paste your own
        code anywhere to replace it; nothing leaves this page.
      </p>
      <IconButton
        label="Dismiss"
        className="h-6! w-6!"
        onClick={() => patch(appStore, "layout", { showsWelcome: false })}
      >
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
