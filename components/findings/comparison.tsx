"use client";
/** Findings beside those of an earlier run: how many are new, which are gone, and what is compared with what. */
import { GitCompareArrows } from "lucide-react";
import { useMemo } from "react";
import { compareFromHere, compareWithRun, stopComparing } from "@/lib/store/actions/history";
import { type Comparison, compareRuns } from "@/lib/store/history-slice";
import { appStore, useApp } from "@/lib/store/store";
import { IconButton } from "../ui/button";
import { Menu } from "../ui/menu";

export function useComparison(): Comparison | null {
  const baseline = useApp((state) => state.history.baseline);
  const report = useApp((state) => state.analysis.report);
  return useMemo(() => (baseline && report ? compareRuns(baseline, report) : null), [baseline, report]);
}

export function CompareMenu() {
  const runs = useApp((state) => state.history.runs);
  const baseline = useApp((state) => state.history.baseline);
  const hasReport = useApp((state) => state.analysis.report !== null);
  if (!hasReport) return null;
  return (
    <Menu
      trigger={
        <IconButton label="Compare runs" className="h-6! w-6!">
          <GitCompareArrows size={13} aria-hidden />
        </IconButton>
      }
      sections={[
        {
          title: "Compare findings",
          items: [
            { label: "From this run on", onSelect: () => compareFromHere(appStore) },
            ...(baseline ? [{ label: "Stop comparing", onSelect: () => stopComparing(appStore) }] : []),
          ],
        },
        {
          title: "With an earlier run",
          items: runs.slice(1).map((run) => ({
            label: run.label,
            detail: `${run.findings.length} finding${run.findings.length === 1 ? "" : "s"}`,
            isCurrent: run === baseline,
            onSelect: () => compareWithRun(appStore, run),
          })),
        },
      ]}
    />
  );
}

export function ComparisonSummary() {
  const comparison = useComparison();
  if (!comparison) return null;
  const { label, fresh, still, fixed } = comparison;
  return (
    <section
      aria-label="Comparison"
      className="border-line border-b px-3 pb-2 text-xs"
      data-testid="comparison"
    >
      <p>
        <span className="font-semibold">{fresh.size} new</span> · <span>{fixed.length} fixed</span> ·{" "}
        <span>{still} still there</span>
        <span className="text-soft">, against {label}</span>
      </p>
      {fixed.length > 0 && (
        <ul className="mt-1">
          {fixed.slice(0, 20).map((each) => (
            <li key={each.key} className="text-soft">
              <s className="wrap-anywhere">{each.message}</s> <span className="place">{each.place}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
