"use client";
/** What is known at the current step: the rule's state, then values, those the step changes first, pinned ones on top. */
import clsx from "clsx";
import { Pin } from "lucide-react";
import { useMemo } from "react";
import { togglePin } from "@/lib/store/actions/reading";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { flattenSteps } from "@/lib/store/trace-view";
import { type KnownValue, valuesAt } from "@/lib/store/values-at";
import { StateChip } from "../trace/state-chip";

export function StatePane() {
  const defect = useApp(selectedDefect);
  const result = useApp(selectedResult);
  const step = useApp(selectedStep);
  const index = useApp((state) => state.selection.step);
  const pins = useApp((state) => state.reading.pins);
  const changedOnly = useApp((state) => state.reading.changedOnly);
  const values = useMemo(() => (defect ? valuesAt(defect, index) : []), [defect, index]);
  if (!step || !result || !defect) return null;
  const isPinned = (value: KnownValue) => pins.includes(value.name);
  const shown = [
    ...values.filter(isPinned),
    ...values.filter((value) => !isPinned(value) && (value.isNew || !changedOnly)),
  ];
  const numberOf = (at: number) => flattenSteps(defect.steps)[at]?.number ?? null;
  return (
    <section aria-label="Values at this step" className="min-w-0">
      <div className="flex items-center gap-2">
        <h3 className="eyebrow">State</h3>
        <div className="flex-1" />
        <button
          type="button"
          aria-pressed={changedOnly}
          onClick={() => patch(appStore, "reading", { changedOnly: !changedOnly })}
          className={clsx(
            "h-6 rounded px-1.5 text-2xs hover:bg-fill-hover",
            changedOnly ? "bg-fill-step font-semibold" : "text-soft",
          )}
        >
          Changed only
        </button>
      </div>
      <dl className="mt-0.5 text-xs">
        <div className="flex min-h-6 flex-wrap items-center gap-x-2 border-line border-b">
          <dt className="font-semibold text-rule">{result.rule}</dt>
          <dd>
            {step.ruleState === step.ruleStateBefore ? (
              <span className="font-semibold">{step.ruleState}</span>
            ) : (
              <StateChip before={step.ruleStateBefore} after={step.ruleState} />
            )}
          </dd>
        </div>
        {shown.map((value) => (
          <Value
            key={`${value.owner} ${value.name}`}
            value={value}
            isPinned={isPinned(value)}
            number={numberOf(value.shownAt)}
          />
        ))}
      </dl>
      {shown.length === 0 && <p className="mt-1 text-2xs text-soft">No value changes here.</p>}
    </section>
  );
}

function Value({
  value,
  isPinned,
  number,
}: {
  readonly value: KnownValue;
  readonly isPinned: boolean;
  readonly number: number | null;
}) {
  return (
    // A value that does not fit beside its name goes below it: no number is broken in two.
    <div className="flex min-h-6 flex-wrap items-center gap-x-1.5 border-line border-b" data-testid="value">
      <dt className="flex min-w-0 max-w-[55%] items-center gap-1 font-mono">
        <button
          type="button"
          aria-pressed={isPinned}
          aria-label={`Pin ${value.name}`}
          onClick={() => togglePin(appStore, value.name)}
          className={clsx(
            "flex size-6 shrink-0 items-center justify-center rounded hover:bg-fill-hover",
            isPinned ? "text-driver" : "text-edge",
          )}
        >
          <Pin size={11} aria-hidden fill={isPinned ? "currentColor" : "none"} />
        </button>
        <span className={clsx("truncate", value.isNew ? "text-ink" : "text-soft")} title={value.name}>
          {value.name}
        </span>
      </dt>
      <dd className="wrap-break-word max-w-full flex-1 font-mono">
        {value.was !== null && (
          <>
            <s className="text-soft">{value.was}</s> <span aria-hidden>→</span>
            <span className="sr-only">is now</span>{" "}
          </>
        )}
        <span className={value.isNew ? "rounded bg-fill-changed px-1 font-semibold" : ""}>{value.value}</span>
      </dd>
      {!value.isNew && number !== null && (
        <dd>
          <button
            type="button"
            onClick={() => goToStep(appStore, value.shownAt)}
            className="min-h-6 rounded px-1 text-2xs text-soft hover:bg-fill-hover hover:text-ink"
          >
            step {number}
          </button>
        </dd>
      )}
    </div>
  );
}
