"use client";
/** Above the steps: how much of the path is shown, the filter, tabs and comparing. */
import clsx from "clsx";
import { Columns2, Pin, PinOff, Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Defect } from "@/lib/protocol/protocol";
import { comparable, compareWith, openTrace, setFilter, toggleTab } from "@/lib/store/actions/reading";
import { DETAIL_LABELS, setDetail } from "@/lib/store/actions/steps";
import { isSameTrace } from "@/lib/store/reading-slice";
import type { Detail } from "@/lib/store/selection-slice";
import { selectedDefect, traceRows } from "@/lib/store/selectors";
import { type AppState, appStore, useApp } from "@/lib/store/store";
import { stepCount } from "@/lib/store/trace-view";
import { IconButton } from "../ui/button";
import { Menu } from "../ui/menu";

const levels: readonly { readonly detail: Detail; readonly label: string }[] = [
  { detail: 1, label: "Key" },
  { detail: 2, label: "Path" },
  { detail: 3, label: "Branches" },
  { detail: 4, label: "All" },
];

export function TraceToolbar() {
  const filter = useApp((state) => state.reading.filter);
  const isComparing = useApp((state) => state.reading.comparedWith !== null);
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-panel px-3 py-1">
      <h3 className="eyebrow">Path</h3>
      <StepCount />
      <div className="flex-1" />
      {!isComparing && <Levels />}
      {filter === null && (
        <IconButton
          label="Filter the steps"
          keys="/"
          className="h-6! w-6!"
          onClick={() => setFilter(appStore, "")}
        >
          <Search size={13} aria-hidden />
        </IconButton>
      )}
      <CompareButton />
      <span className="max-[699px]:hidden">
        <TabButton />
      </span>
    </div>
  );
}

function StepCount() {
  const shown = useApp((state) => countShown(traceRows(state)));
  const total = useApp((state) => countSteps(selectedDefect(state)));
  return (
    <span className="text-2xs text-soft" data-testid="step-count">
      {shown} of {total} steps
    </span>
  );
}

const counted = new WeakMap<ReturnType<typeof traceRows>, number>();

/** Counted once per list of rows: the selector runs at every change of the store. */
function countShown(rows: ReturnType<typeof traceRows>): number {
  const known = counted.get(rows) ?? rows.filter((row) => row.step.kind !== "fold").length;
  counted.set(rows, known);
  return known;
}

function countSteps(defect: Defect | null): number {
  return defect ? stepCount(defect) : 0;
}

function Levels() {
  const detail = useApp((state) => state.selection.detail);
  return (
    <fieldset
      aria-label="How much of the path"
      className="flex shrink-0 overflow-hidden rounded-md border border-line"
    >
      {levels.map((level) => (
        <button
          key={level.detail}
          type="button"
          aria-pressed={detail === level.detail}
          title={`${DETAIL_LABELS[level.detail]} (${level.detail})`}
          onClick={() => setDetail(appStore, level.detail)}
          className={clsx(
            "h-6 px-1.5 text-2xs pointer-coarse:h-11 pointer-coarse:px-2.5",
            detail === level.detail
              ? "bg-fill-step font-semibold"
              : "bg-raised text-soft hover:bg-fill-hover",
          )}
        >
          {level.label}
        </button>
      ))}
    </fieldset>
  );
}

function CompareButton() {
  const isComparing = useApp((state) => state.reading.comparedWith !== null);
  const hasOthers = useApp(hasOtherFindings);
  if (isComparing) {
    return (
      <IconButton
        label="End comparing"
        keys="D"
        className="h-6! w-6!"
        onClick={() => compareWith(appStore, null)}
      >
        <X size={13} aria-hidden />
      </IconButton>
    );
  }
  if (!hasOthers) return null;
  return <CompareMenu />;
}

function hasOtherFindings({ analysis }: AppState): boolean {
  return (analysis.report?.results ?? []).reduce((sum, { defects }) => sum + defects.length, 0) > 1;
}

/** At most this many are listed; the rest is reached by opening it in a tab first. */
const MAX_LISTED = 30;

function CompareMenu() {
  const report = useApp((state) => state.analysis.report);
  const fingerprint = useApp((state) => state.selection.fingerprint);
  if (!report || fingerprint === null) return null;
  const items = comparable(appStore.getState())
    .slice(0, MAX_LISTED)
    .map((each) => ({ label: each.title, detail: each.rule, onSelect: () => compareWith(appStore, each) }));
  return (
    <Menu
      trigger={
        <IconButton label="Compare with another path" keys="D" className="h-6! w-6!">
          <Columns2 size={13} aria-hidden />
        </IconButton>
      }
      sections={[{ title: "Compare with", items }]}
    />
  );
}

function TabButton() {
  const isKept = useApp((state) => {
    const open = openTrace(state);
    return open !== null && state.reading.tabs.some((tab) => isSameTrace(tab, open));
  });
  const Icon = isKept ? PinOff : Pin;
  return (
    <IconButton
      label={isKept ? "Let this tab go" : "Keep this path in a tab"}
      className="h-6! w-6!"
      onClick={() => toggleTab(appStore)}
    >
      <Icon size={13} aria-hidden />
    </IconButton>
  );
}

export function FilterBox() {
  const filter = useApp((state) => state.reading.filter);
  const found = useApp((state) => traceRows(state).length);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = filter !== null;
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);
  if (!isOpen) return null;
  const close = () => {
    setFilter(appStore, null);
    document.querySelector<HTMLElement>('[role="tree"]')?.focus();
  };
  return (
    <div className="flex items-center gap-2 border-line border-b bg-panel px-3 py-1">
      <Search size={13} aria-hidden className="text-soft" />
      <input
        ref={input}
        type="text"
        value={filter}
        aria-label="Filter the steps"
        placeholder="Words of a step, a function, file:line, a value"
        onChange={(event) => setFilter(appStore, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          else if (event.key === "Enter") document.querySelector<HTMLElement>('[role="tree"]')?.focus();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="h-6 min-w-0 flex-1 rounded border border-edge bg-ground px-1.5 text-xs"
      />
      {filter !== "" && (
        <span role="status" className="text-2xs text-soft">
          {found} found
        </span>
      )}
      <IconButton label="Close the filter" keys="Esc" className="h-6! w-6!" onClick={close}>
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
