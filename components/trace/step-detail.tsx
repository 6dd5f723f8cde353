"use client";
/** Below the steps: where the current step is in the calls, what it changes, where the rule stands, or the function's graph. */
import clsx from "clsx";
import dynamic from "next/dynamic";
import { showPane } from "@/lib/store/actions/reading";
import type { DetailPane } from "@/lib/store/reading-slice";
import { selectedDefect, selectedResult, selectedStep } from "@/lib/store/selectors";
import { appStore, useApp } from "@/lib/store/store";
import { useWindowClass } from "../shell/use-window-class";
import { BranchReasons } from "../state/branch-reasons";
import { CallStack } from "../state/call-stack";
import { MacroPeek } from "../state/macro-peek";
import { RuleAutomaton } from "../state/rule-automaton";
import { RulePane } from "../state/rule-pane";
import { StatePane } from "../state/state-pane";
import { NotPossible } from "./not-possible";
import { StepExcerpt } from "./step-excerpt";

const GraphPane = dynamic(() => import("../graph/graph-pane").then((module) => module.GraphPane), {
  ssr: false,
});

const panes: readonly { readonly pane: DetailPane; readonly label: string; readonly keys: string }[] = [
  { pane: "state", label: "State", keys: "S" },
  { pane: "rule", label: "Rule", keys: "R" },
  { pane: "graph", label: "Graph", keys: "G" },
];

/** What changes inside does not move the panes around it. */
const SCROLLS = "overflow-y-auto contain-content";

export function StepDetail() {
  const step = useApp(selectedStep);
  const pane = useApp((state) => state.reading.pane);
  const isNarrow = useWindowClass() === "narrow";
  if (!step) return null;
  return (
    <section aria-label="State" className="flex size-full flex-col bg-panel max-[699px]:h-auto">
      <div className="flex shrink-0 items-center gap-x-2 border-line border-b px-2 py-0.5">
        <CallStack />
        <NotPossible step={step} />
        <PaneSwitch />
      </div>
      {pane === "graph" ? (
        <GraphPane />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <div tabIndex={0} className={clsx("@container min-h-0 flex-1 px-3 py-1.5", !isNarrow && SCROLLS)}>
          {isNarrow && <StepExcerpt />}
          <MacroPeek />
          <BranchReasons />
          {pane === "rule" ? <RulePane /> : <StateAndRule />}
        </div>
      )}
    </section>
  );
}

function PaneSwitch() {
  const current = useApp((state) => state.reading.pane);
  return (
    <fieldset
      aria-label="Below the path"
      className="flex shrink-0 overflow-hidden rounded-md border border-line"
    >
      {panes.map(({ pane, label, keys }) => (
        <button
          key={pane}
          type="button"
          aria-pressed={current === pane}
          title={`${label} (${keys})`}
          onClick={() => showPane(appStore, pane)}
          className={clsx(
            "h-6 px-2 text-2xs pointer-coarse:h-11 pointer-coarse:px-3",
            current === pane ? "bg-fill-step font-semibold" : "bg-raised text-soft hover:bg-fill-hover",
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function StateAndRule() {
  const step = useApp(selectedStep);
  const result = useApp(selectedResult);
  const kind = useApp((state) => selectedDefect(state)?.kind ?? "");
  if (!step || !result) return null;
  return (
    <div className="@xl:grid @xl:grid-cols-[minmax(0,1fr)_18rem] @xl:gap-4">
      <StatePane />
      {result.automaton.states.length > 0 && (
        <div className="@max-xl:hidden">
          <RuleAutomaton automaton={result.automaton} step={step} kind={kind} />
        </div>
      )}
    </div>
  );
}
