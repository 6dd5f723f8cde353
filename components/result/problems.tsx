"use client";
/** What the engine could not read, with places. Folded to one line under the editor while there is nothing wrong. */
import clsx from "clsx";
import { useState } from "react";
import type { ReportedProblem } from "@/lib/protocol/protocol";
import { useApp } from "@/lib/store/store";
import { PlaceLink } from "./place-link";

const none: readonly ReportedProblem[] = [];

export function Problems() {
  const problems = useApp((state) => state.analysis.report?.problems ?? none);
  const [isOpen, setOpen] = useState(false);
  if (problems.length === 0) return null;
  const errors = problems.filter((each) => each.severity === "error").length;
  return (
    <section aria-label="Problems" className="flex max-h-48 shrink-0 flex-col border-line border-t bg-panel">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex items-center gap-2 px-3 py-1 text-left text-xs hover:bg-fill-hover"
      >
        <span aria-hidden className={errors > 0 ? "text-violation" : "text-caution"}>
          ▲
        </span>
        <span className="font-semibold">
          {problems.length} problem{problems.length === 1 ? "" : "s"} in the text
        </span>
        <span className="min-w-0 flex-1 truncate text-soft">{isOpen ? "" : problems[0]?.message}</span>
      </button>
      {isOpen && (
        <ul className="min-h-0 overflow-y-auto px-3 pb-2 text-xs">
          {problems.slice(0, 200).map((problem) => (
            <li
              key={`${problem.code} ${problem.file}:${problem.line}:${problem.column} ${problem.message}`}
              className="flex gap-2 py-0.5"
            >
              <span className={clsx("w-14 shrink-0", severityTone[problem.severity])}>
                {problem.severity}
              </span>
              <span className="min-w-0 flex-1 wrap-anywhere">{problem.message}</span>
              <PlaceLink file={problem.file} line={problem.line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const severityTone = { error: "text-violation", warning: "text-caution", info: "text-soft" } as const;
