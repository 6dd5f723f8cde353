"use client";
/** The path of the open finding: how much of it to show, the steps or two paths side by side, the current step in detail. */
import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { appStore, patch, useApp } from "@/lib/store/store";
import { useWindowClass } from "../shell/use-window-class";
import { IconButton } from "../ui/button";
import { Split } from "../ui/split";
import { Scrubber } from "./scrubber";
import { StepDetail } from "./step-detail";
import { TraceTabs } from "./trace-tabs";
import { FilterBox, TraceToolbar } from "./trace-toolbar";
import { TraceTree } from "./trace-tree";

const CompareTraces = dynamic(() => import("./compare-traces").then((module) => module.CompareTraces), {
  ssr: false,
});

export function TracePanel() {
  const size = useWindowClass();
  const isMedium = size === "medium";
  if (size === "narrow") {
    return (
      <section aria-label="Path" className="flex flex-col bg-ground">
        <Steps />
        <StepDetail />
      </section>
    );
  }
  return (
    <section aria-label="Path" className="flex size-full min-h-0 flex-col bg-ground">
      <Split
        id={isMedium ? "trace-medium" : "trace"}
        orientation={isMedium ? "horizontal" : "vertical"}
        panes={[
          { id: "steps", size: "67%", min: "30%", content: <Steps /> },
          { id: "state", size: "33%", min: "15%", content: <StepDetail /> },
        ]}
      />
    </section>
  );
}

function Steps() {
  const isComparing = useApp((state) => state.reading.comparedWith !== null);
  return (
    <div className="flex size-full min-h-0 flex-col">
      <TraceTabs />
      <TraceToolbar />
      <FilterBox />
      <Scrubber />
      <Welcome />
      {isComparing ? <CompareTraces /> : <TraceTree />}
    </div>
  );
}

function Welcome() {
  const isShown = useApp((state) => state.layout.showsWelcome);
  if (!isShown) return null;
  return (
    <div className="flex items-start gap-2 border-line border-b bg-fill-step px-3 py-1.5 text-xs">
      <p className="min-w-0 flex-1">
        This example leaks the cancel spin lock on one path. Step with <b>↓</b> or <b>j</b>.
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
