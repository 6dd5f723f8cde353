"use client";
/** One tab per stage; left and right move among them. */
import clsx from "clsx";
import type { KeyboardEvent } from "react";
import type { Stage } from "@/lib/protocol/protocol";
import { stages } from "./stages";

const order = Object.keys(stages) as Stage[];

export interface StageTabsProps {
  readonly stage: Stage;
  readonly onStage: (stage: Stage) => void;
}

export function StageTabs({ stage, onStage }: StageTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = order[(order.indexOf(stage) + step + order.length) % order.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onStage(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-stage="${next}"]`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Stages"
      onKeyDown={onKeyDown}
      className="flex shrink-0 overflow-x-auto border-line border-b bg-panel px-2"
    >
      {order.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`stage-${each}`}
          data-stage={each}
          aria-selected={each === stage}
          aria-controls="print"
          tabIndex={each === stage ? 0 : -1}
          onClick={() => onStage(each)}
          className={clsx(
            "h-9 shrink-0 border-b-2 px-2.5 text-xs",
            each === stage ? "border-driver font-semibold" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {stages[each].label}
        </button>
      ))}
    </div>
  );
}
