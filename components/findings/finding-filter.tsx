"use client";
/** Which findings are listed, and in which order; shown once there are several. */
import { ArrowDownNarrowWide } from "lucide-react";
import type { FindingOrder } from "@/lib/store/reading-slice";
import { listedFindings } from "@/lib/store/selectors";
import { type AppState, appStore, patch, useApp } from "@/lib/store/store";
import { IconButton } from "../ui/button";
import { Menu } from "../ui/menu";

/** Fewer findings than this are read without a filter. */
const FILTERED_FROM = 5;

const ORDERS: Readonly<Record<FindingOrder, string>> = {
  cause: "By cause",
  shortest: "Shortest path first",
  place: "By file and line",
};

function findingCount({ analysis }: AppState): number {
  return (analysis.report?.results ?? []).reduce((sum, { defects }) => sum + defects.length, 0);
}

export function FindingOrderMenu() {
  const isShown = useApp((state) => findingCount(state) > 1);
  const order = useApp((state) => state.reading.findingOrder);
  if (!isShown) return null;
  return (
    <Menu
      trigger={
        <IconButton label="Order of the findings" className="h-6! w-6!">
          <ArrowDownNarrowWide size={13} aria-hidden />
        </IconButton>
      }
      sections={[
        {
          title: "Order",
          items: (Object.keys(ORDERS) as FindingOrder[]).map((each) => ({
            label: ORDERS[each],
            isCurrent: each === order,
            onSelect: () => patch(appStore, "reading", { findingOrder: each }),
          })),
        },
      ]}
    />
  );
}

export function FindingFilter() {
  const count = useApp(findingCount);
  const filter = useApp((state) => state.reading.findingFilter);
  const found = useApp((state) => listedFindings(state).filter(({ kind }) => kind === "finding").length);
  if (count < FILTERED_FROM && filter === "") return null;
  return (
    <div className="flex items-center gap-2 px-3 pb-1">
      <input
        type="search"
        value={filter}
        aria-label="Filter the findings"
        placeholder="Words, a function, a file"
        onChange={(event) => patch(appStore, "reading", { findingFilter: event.target.value })}
        className="h-6 min-w-0 flex-1 rounded border border-edge bg-ground px-1.5 text-xs"
      />
      <span role="status" className="shrink-0 text-2xs text-soft">
        {filter !== "" && `${found} of ${count}`}
      </span>
    </div>
  );
}
