"use client";
/** The rule as a machine beside the way the path takes through it: each transition with its step. */
import clsx from "clsx";
import { useMemo } from "react";
import type { Defect } from "@/lib/protocol/protocol";
import { goToStep } from "@/lib/store/actions/steps";
import { ruleTrail } from "@/lib/store/rule-trail";
import { selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { flattenSteps } from "@/lib/store/trace-view";
import { rowText } from "../trace/step-look";
import { RuleAutomaton } from "./rule-automaton";

/** Transitions listed; longer paths are read with `]`. */
const LISTED = 60;

export function RulePane() {
  const defect = useApp(selectedDefect);
  const step = useApp(selectedStep);
  const result = useApp(selectedResult);
  if (!defect || !step || !result) return null;
  return (
    <div className="grid grid-cols-[minmax(0,15rem)_minmax(0,1fr)] gap-3">
      {result.automaton.states.length > 0 && (
        <RuleAutomaton automaton={result.automaton} step={step} kind={defect.kind} />
      )}
      <section aria-label="The rule on this path" className="min-w-0">
        <h3 className="eyebrow">On this path</h3>
        <Transitions defect={defect} />
        <a
          className="mt-1.5 inline-block text-driver text-xs underline underline-offset-2"
          href={`/rules/${encodeURIComponent(result.rule)}`}
          target="_blank"
          rel="noreferrer"
        >
          {result.rule} and its source
        </a>
      </section>
    </div>
  );
}

function Transitions({ defect }: { readonly defect: Defect }) {
  const index = useApp((state) => state.selection.step);
  const trail = useMemo(() => ruleTrail(defect), [defect]);
  const flat = flattenSteps(defect.steps);
  const current = trail.findLast((each) => each.since <= index);
  return (
    <ol className="mt-1 flex flex-col">
      {trail.slice(0, LISTED).map((each, position) => {
        const step = flat[each.since]?.step;
        return (
          <li key={`${each.since} ${each.state}`}>
            <button
              type="button"
              aria-current={each === current ? "step" : undefined}
              title={step && `${rowText(step)}, ${step.file}:${step.line}`}
              onClick={() => goToStep(appStore, each.since)}
              className={clsx(
                "flex min-h-6 w-full items-baseline gap-2 rounded px-1.5 text-left text-xs",
                each === current ? "bg-fill-step" : "hover:bg-fill-hover",
              )}
            >
              <span className="w-5 shrink-0 text-right text-2xs text-soft tabular-nums">
                {each.number ?? "·"}
              </span>
              <span
                className={clsx("shrink-0 font-medium", each.isViolation ? "text-violation" : "text-rule")}
              >
                {each.isViolation ? `✖ ${each.state}` : position === 0 ? each.state : `→ ${each.state}`}
              </span>
              <span className="@max-lg:hidden min-w-0 truncate text-soft">{step && rowText(step)}</span>
            </button>
          </li>
        );
      })}
      {trail.length > LISTED && (
        <li className="px-1.5 text-2xs text-soft">and {trail.length - LISTED} more changes</li>
      )}
    </ol>
  );
}
