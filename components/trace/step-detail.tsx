"use client";
import { goToStep } from "@/lib/store/actions/steps";
import { selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
/** Below the steps: where the current step is in the calls, what it changes, and where the rule stands. */
import { callStack } from "@/lib/store/trace-view";
import { useWindowClass } from "../shell/use-window-class";
import { NotPossible } from "./not-possible";
import { RuleAutomaton } from "./rule-automaton";
import { StepExcerpt } from "./step-excerpt";
import { stateText } from "./step-look";

export function StepDetail() {
  const step = useApp(selectedStep);
  const result = useApp(selectedResult);
  const kind = useApp((state) => selectedDefect(state)?.kind ?? "");
  const isNarrow = useWindowClass() === "narrow";
  if (!step || !result) return null;
  return (
    <div className="size-full overflow-y-auto bg-panel px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <CallStack />
        <NotPossible step={step} />
      </div>
      {isNarrow && <StepExcerpt />}
      <div className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-3">
        <section aria-label="Values at this step">
          <h3 className="eyebrow">State</h3>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 gap-y-0.5 text-xs">
            <dt className="text-rule">{result.rule}</dt>
            <dd className="font-semibold">{stateText(step)}</dd>
            {step.values.map((value) => (
              <Value key={value.name} name={value.name} value={value.value} was={value.was} />
            ))}
          </dl>
          {step.values.length === 0 && <p className="mt-1 text-2xs text-soft">No value changes here.</p>}
        </section>
        <RuleAutomaton automaton={result.automaton} step={step} kind={kind} />
      </div>
    </div>
  );
}

function Value({
  name,
  value,
  was,
}: {
  readonly name: string;
  readonly value: string;
  readonly was: string | undefined;
}) {
  return (
    <>
      <dt className="truncate font-mono text-soft" title={name}>
        {name}
      </dt>
      <dd className="wrap-anywhere font-mono">
        {was !== undefined && (
          <>
            <s className="text-soft">{was}</s> <span aria-hidden>→</span>{" "}
          </>
        )}
        <span className={was === undefined ? "" : "rounded bg-fill-changed px-1"}>{value}</span>
      </dd>
    </>
  );
}

function CallStack() {
  const defect = useApp(selectedDefect);
  const index = useApp((state) => state.selection.step);
  if (!defect) return null;
  const frames = callStack(defect, index);
  return (
    <nav aria-label="Call stack" className="flex flex-wrap items-center gap-x-1 text-xs">
      {frames.map((frame, depth) => (
        <span key={frame.index} className="flex items-center gap-1">
          {depth > 0 && (
            <span aria-hidden className="text-soft">
              ›
            </span>
          )}
          <button
            type="button"
            onClick={() => goToStep(appStore, frame.index)}
            className="min-h-6 rounded px-1 font-mono hover:bg-fill-hover"
          >
            {frame.step.function}
          </button>
        </span>
      ))}
    </nav>
  );
}
