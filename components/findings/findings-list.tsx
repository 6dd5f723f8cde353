"use client";
/** Rules with their verdicts, and under each its findings. Rows are drawn only where they can be seen. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type FocusEvent, useCallback, useMemo, useRef, useState } from "react";
import type { FindingRow } from "@/lib/store/finding-rows";
import { VERDICT_WORDS } from "@/lib/store/link-check";
import { listedFindings, verdictCounts } from "@/lib/store/selectors";
import { useApp } from "@/lib/store/store";
import { measureLate, useRowInView } from "../ui/virtual-list";
import { CompareMenu, ComparisonSummary, useComparison } from "./comparison";
import { CauseTitle, FindingEntry, RuleEntry } from "./finding-entries";
import { FindingFilter, FindingOrderMenu } from "./finding-filter";
import { verdictLooks } from "./verdict-mark";

export function FindingsList() {
  const report = useApp((state) => state.analysis.report);
  return (
    <section aria-label="Findings" className="flex min-h-0 flex-1 flex-col">
      <div className="px-3 pt-2 pb-1">
        <div className="flex items-center">
          <h2 className="eyebrow flex-1">Findings</h2>
          <FindingOrderMenu />
          <CompareMenu />
        </div>
        {report && (
          <p role="status" className="mt-1 text-xs" data-testid="verdict-summary">
            {verdictCounts(report).map(({ verdict, count }, index) => (
              <span key={verdict}>
                {index > 0 && " · "}
                <span className={clsx("font-semibold", verdictLooks[verdict].text)}>
                  {count} {VERDICT_WORDS[verdict]}
                </span>
              </span>
            ))}
          </p>
        )}
      </div>
      <ComparisonSummary />
      <FindingFilter />
      {report ? <Rows /> : <p className="px-3.5 py-1 text-soft">Verdicts appear here.</p>}
    </section>
  );
}

/** Pixels before a row is measured. */
const ESTIMATES: Readonly<Record<FindingRow["kind"], number>> = { rule: 56, cause: 24, finding: 96 };

function Rows() {
  const rows = useApp(listedFindings);
  const fresh = useComparison()?.fresh ?? null;
  const container = useRef<HTMLDivElement>(null);
  const { rangeExtractor, onFocus, onBlur } = useKeptFocus();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => container.current,
    estimateSize: (index) => ESTIMATES[rows[index]?.kind ?? "finding"],
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor,
    measureElement: measureLate,
    overscan: 6,
  });
  useRowInView(virtual, useCurrentRow(rows), rows);
  return (
    <div ref={container} className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3">
      <ul className="relative" style={{ height: virtual.getTotalSize() }} onFocus={onFocus} onBlur={onBlur}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <li
              key={row.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Entry row={row} fresh={fresh} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Entry({ row, fresh }: { readonly row: FindingRow; readonly fresh: ReadonlySet<string> | null }) {
  switch (row.kind) {
    case "rule":
      return <RuleEntry result={row.result} />;
    case "cause":
      return <CauseTitle title={row.title} />;
    case "finding":
      return <FindingEntry rule={row.rule} defect={row.defect} fresh={fresh} />;
  }
}

/** The row that has the focus stays drawn when it is scrolled away, so that Tab goes on from there. */
function useKeptFocus() {
  const [focused, setFocused] = useState<number | null>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (focused === null || focused >= range.count || drawn.includes(focused)) return drawn;
      return [...drawn, focused].sort((one, other) => one - other);
    },
    [focused],
  );
  const onFocus = ({ target }: FocusEvent) => {
    const index = target.closest<HTMLElement>("[data-index]")?.dataset.index;
    setFocused(index === undefined ? null : Number(index));
  };
  return { rangeExtractor, onFocus, onBlur: () => setFocused(null) };
}

/** A finding that is opened by key or by a new report is scrolled to. */
function useCurrentRow(rows: readonly FindingRow[]): number {
  const rule = useApp((state) => state.selection.rule);
  const fingerprint = useApp((state) => state.selection.fingerprint);
  return useMemo(
    () => rows.findIndex((row) => row.kind === "finding" && row.key === `${rule} ${fingerprint}`),
    [rows, rule, fingerprint],
  );
}
