"use client";
/** The control-flow graph of the current step's function, scrolled to the current block. Loaded when it is first shown. */
import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { goToStep } from "@/lib/store/actions/steps";
import { emptyPath, pathOnFlow } from "@/lib/store/path-on-flow";
import { selectedDefect, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { Button } from "../ui/button";

const FlowDrawing = dynamic(() => import("./flow-drawing").then((module) => module.FlowDrawing), {
  ssr: false,
  loading: () => <p className="p-3 text-soft">Drawing…</p>,
});

const ZOOMS: readonly number[] = [0.5, 0.75, 1, 1.5];

export function GraphPane() {
  const defect = useApp(selectedDefect);
  const step = useApp(selectedStep);
  const index = useApp((state) => state.selection.step);
  const flow = useApp((state) => (step ? (state.reading.flows.get(step.function) ?? null) : null));
  const [zoom, setZoom] = useState(1);
  const container = useRef<HTMLDivElement>(null);
  const path = useMemo(() => (defect && flow ? pathOnFlow(defect, flow) : emptyPath), [defect, flow]);
  const current = useMemo(
    () => [...path.steps].find(([, steps]) => steps.includes(index))?.[0] ?? null,
    [path, index],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled again for another block, graph or size.
  useEffect(() => {
    container.current
      ?.querySelector('[data-current="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current, flow, zoom]);
  if (!step) return null;
  if (!flow) return <p className="p-3 text-soft text-xs">The graph of {step.function} is not at hand yet.</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 px-2 py-0.5 text-2xs text-soft">
        <span className="truncate font-mono">{flow.function}</span>
        <span>· solid: on the path</span>
        <div className="flex-1" />
        <Button
          tone="quiet"
          aria-label="Smaller"
          className="h-6! px-1.5!"
          disabled={zoom === ZOOMS[0]}
          onClick={() => setZoom(nextZoom(zoom, -1))}
        >
          −
        </Button>
        <Button
          tone="quiet"
          aria-label="Larger"
          className="h-6! px-1.5!"
          disabled={zoom === ZOOMS.at(-1)}
          onClick={() => setZoom(nextZoom(zoom, 1))}
        >
          +
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <div ref={container} tabIndex={0} className="min-h-0 flex-1 overflow-auto" data-testid="graph">
        <FlowDrawing
          flow={flow}
          path={path}
          current={current}
          zoom={zoom}
          onBlock={(block) => {
            const steps = path.steps.get(block) ?? [];
            const next = steps.find((each) => each > index) ?? steps[0];
            if (next !== undefined) goToStep(appStore, next);
          }}
        />
      </div>
    </div>
  );
}

function nextZoom(zoom: number, direction: 1 | -1): number {
  const at = ZOOMS.indexOf(zoom);
  return ZOOMS[Math.min(Math.max(at + direction, 0), ZOOMS.length - 1)] ?? 1;
}
