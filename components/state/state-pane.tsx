"use client";
/** What is known at the current step: the rule's state, then values, those the step changes first, pinned ones on top. */
import clsx from "clsx";
import { Pin } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { togglePin } from "@/lib/store/actions/reading";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, patch, useApp } from "@/lib/store/store";
import { flattenSteps } from "@/lib/store/trace-view";
import { type KnownValue, valuesAt } from "@/lib/store/values-at";
import { RuleTrail } from "./rule-trail";

/** Values shown before they are asked for; those that change come first. */
const LISTED = 16;

export function StatePane() {
  const defect = useApp(selectedDefect);
  const result = useApp(selectedResult);
  const step = useApp(selectedStep);
  const index = useApp((state) => state.selection.step);
  const pins = useApp((state) => state.reading.pins);
  const changedOnly = useApp((state) => state.reading.changedOnly);
  const values = useMemo(() => (defect ? valuesAt(defect, index) : []), [defect, index]);
  const [showsAll, setShowsAll] = useState(false);
  if (!step || !result || !defect) return null;
  const isPinned = (value: KnownValue) => pins.includes(value.name);
  const shown = [
    ...values.filter(isPinned),
    ...values.filter((value) => !isPinned(value) && (value.isNew || !changedOnly)),
  ];
  const listed = showsAll ? shown : shown.slice(0, LISTED);
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
        <div className="flex min-h-6 flex-wrap items-center gap-x-2 border-line border-b py-0.5">
          <dt className="font-semibold text-rule">{result.rule}</dt>
          <dd>
            <RuleTrail />
          </dd>
        </div>
        {listed.map((value) => (
          <Value
            key={`${value.owner} ${value.name}`}
            {...value}
            isPinned={isPinned(value)}
            number={numberOf(value.shownAt)}
          />
        ))}
      </dl>
      {listed.length < shown.length && (
        <button
          type="button"
          onClick={() => setShowsAll(true)}
          className="min-h-6 rounded px-1.5 text-2xs text-soft hover:bg-fill-hover hover:text-ink"
        >
          Show {shown.length - listed.length} more
        </button>
      )}
      {shown.length === 0 && <p className="mt-1 text-2xs text-soft">No value changes here.</p>}
    </section>
  );
}

interface ValueProps extends KnownValue {
  readonly isPinned: boolean;
  readonly number: number | null;
}

/** Drawn again only when something of it changed. */
const Value = memo(function Value({ name, value, was, isNew, shownAt, isPinned, number }: ValueProps) {
  return (
    // A value that does not fit beside its name goes below it: no number is broken in two. Rows out of view cost nothing.
    <div
      className="flex min-h-6 flex-wrap items-center gap-x-2 border-line border-b [contain-intrinsic-size:auto_1.5rem] [content-visibility:auto]"
      data-testid="value"
    >
      <dt className="flex min-w-0 max-w-full items-center gap-1 font-mono">
        <button
          type="button"
          aria-pressed={isPinned}
          aria-label={`Pin ${name}`}
          onClick={() => togglePin(appStore, name)}
          className={clsx(
            "flex size-6 shrink-0 items-center justify-center rounded hover:bg-fill-hover",
            isPinned ? "text-driver" : "text-edge",
          )}
        >
          <Pin size={11} aria-hidden fill={isPinned ? "currentColor" : "none"} />
        </button>
        <span className={clsx("truncate", isNew ? "text-ink" : "text-soft")} title={name}>
          {name}
        </span>
      </dt>
      <dd className="wrap-break-word max-w-full flex-1 font-mono">
        {was !== null && (
          <>
            <s className="text-soft">{was}</s> <span aria-hidden>→</span>
            <span className="sr-only">is now</span>{" "}
          </>
        )}
        <span className={isNew ? "rounded bg-fill-changed px-1 font-semibold" : ""}>{value}</span>
      </dd>
      {!isNew && number !== null && (
        <dd>
          <button
            type="button"
            onClick={() => goToStep(appStore, shownAt)}
            className="min-h-6 rounded px-1 text-2xs text-soft hover:bg-fill-hover hover:text-ink"
          >
            step {number}
          </button>
        </dd>
      )}
    </div>
  );
});
