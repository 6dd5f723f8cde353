"use client";
/** Paths kept open. Left and right move among them; the one on screen need not be kept. */
import clsx from "clsx";
import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { closeTab, openTrace, showTab } from "@/lib/store/actions/reading";
import { findDefect } from "@/lib/store/match-finding";
import { isSameTrace, type TraceTab } from "@/lib/store/reading-slice";
import { appStore, useApp } from "@/lib/store/store";
import { IconButton } from "../ui/button";

export function TraceTabs() {
  const tabs = useApp((state) => state.reading.tabs);
  const rule = useApp((state) => state.selection.rule);
  const fingerprint = useApp((state) => state.selection.fingerprint);
  if (tabs.length === 0) return null;
  const open = openTrace(appStore.getState());
  const isOpen = (tab: TraceTab) => rule === tab.rule && fingerprint === tab.fingerprint;
  const first = open && tabs.some((tab) => isSameTrace(tab, open)) ? null : tabs[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex(isOpen) + direction + tabs.length) % tabs.length];
    if (next) showTab(appStore, next);
  };
  return (
    <div className="flex items-stretch overflow-x-auto border-line border-b bg-panel">
      <div role="tablist" aria-label="Open paths" onKeyDown={onKeyDown} className="flex">
        {tabs.map((tab) => (
          <button
            key={`${tab.rule} ${tab.fingerprint}`}
            type="button"
            role="tab"
            aria-selected={isOpen(tab)}
            tabIndex={isOpen(tab) || tab === first ? 0 : -1}
            onClick={() => showTab(appStore, tab)}
            className={clsx(
              "h-7 max-w-48 shrink-0 truncate border-b-2 px-3 text-xs",
              isOpen(tab)
                ? "border-driver font-semibold"
                : "border-transparent text-soft hover:bg-fill-hover",
            )}
          >
            {titleOf(tab)}
          </button>
        ))}
      </div>
      {open && tabs.some((tab) => isSameTrace(tab, open)) && (
        <IconButton
          label="Close this tab"
          className="h-7! w-6! shrink-0"
          onClick={() => closeTab(appStore, open)}
        >
          <X size={12} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

function titleOf(tab: TraceTab): string {
  const defect = findDefect(appStore.getState().analysis.report, tab.rule, tab.fingerprint);
  return defect ? `${defect.entryPoint.function}:${defect.line}` : "gone";
}
