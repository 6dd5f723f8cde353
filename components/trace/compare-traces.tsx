"use client";
/** Two paths side by side; equal steps stand opposite to each other, and the first difference has the focus. */
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { useEffect, useMemo, useRef } from "react";
import type { ReportedStep } from "@/lib/protocol/protocol";
import { goToStep } from "@/lib/store/actions/steps";
import { type AlignedRow, alignTraces } from "@/lib/store/align-traces";
import { findDefect } from "@/lib/store/match-finding";
import { selectedDefect } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { StateChip } from "./state-chip";
import { rowText, stepLook } from "./step-look";

const ROW_HEIGHT = 46;

export function CompareTraces() {
  const left = useApp(selectedDefect);
  const other = useApp((state) => state.reading.comparedWith);
  const right = useApp((state) => other && findDefect(state.analysis.report, other.rule, other.fingerprint));
  const container = useRef<HTMLDivElement>(null);
  const alignment = useMemo(() => (left && right ? alignTraces(left, right) : null), [left, right]);
  const virtual = useVirtualizer({
    count: alignment?.rows.length ?? 0,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    if (alignment?.divergence != null) virtual.scrollToIndex(alignment.divergence, { align: "center" });
  }, [alignment, virtual]);
  if (!left || !right || !alignment) return <p className="p-4 text-soft">The other path is gone.</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col" data-testid="compare">
      <div className="grid grid-cols-2 gap-3 border-line border-b px-3 py-1 text-xs">
        <p className="font-semibold">A: {left.message}</p>
        <p className="font-semibold">B: {right.message}</p>
      </div>
      <p role="status" className="border-line border-b bg-panel px-3 py-1 text-2xs text-soft">
        {summary(alignment.rows, alignment.divergence)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <div ref={container} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
        <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = alignment.rows[item.index];
            if (!row) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row row={row} isFirstDifference={item.index === alignment.divergence} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function summary(rows: readonly AlignedRow[], divergence: number | null): string {
  if (divergence === null) return "Both paths take the same steps.";
  const same = rows.filter((row) => row.left && row.right).length;
  const onlyA = rows.filter((row) => !row.right).length;
  const onlyB = rows.filter((row) => !row.left).length;
  return `${divergence} steps in common, then they part. ${same} the same, ${onlyA} only in A, ${onlyB} only in B.`;
}

function Row({ row, isFirstDifference }: { readonly row: AlignedRow; readonly isFirstDifference: boolean }) {
  const { left, right } = row;
  const differs = !left || !right;
  return (
    <div
      className={clsx(
        "grid grid-cols-2 gap-3 border-l-3 px-3 py-1 text-xs",
        differs ? "bg-fill-changed" : "",
        isFirstDifference ? "border-caution" : "border-transparent",
      )}
    >
      {left ? (
        <button
          type="button"
          onClick={() => goToStep(appStore, left.index)}
          className="min-h-6 text-left hover:underline"
        >
          <Said step={left.step} />
        </button>
      ) : (
        <span className="text-soft">not in A</span>
      )}
      {right ? <Said step={right.step} /> : <span className="text-soft">not in B</span>}
    </div>
  );
}

function Said({ step }: { readonly step: ReportedStep }) {
  const look = stepLook(step);
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span aria-hidden className={look.tone}>
        {look.glyph}
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {rowText(step)} <span className="place text-2xs!">{step.line}</span>
      </span>
      {step.ruleState !== step.ruleStateBefore && (
        <StateChip before={step.ruleStateBefore} after={step.ruleState} />
      )}
    </span>
  );
}
