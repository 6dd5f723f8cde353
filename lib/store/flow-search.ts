/**
 * Asks the engine for the control-flow graphs of the functions on the open path, while nothing else needs it. They belong
 * to one revision of the project: another one empties them.
 */
import type { AnalysisClient } from "../worker/client";
import { projectMessage, selectedDefect } from "./selectors";
import { type AppState, type AppStore, patch } from "./store";

export interface FlowSearch {
  dispose(): void;
}

export function startFlowSearch(store: AppStore, client: Pick<AnalysisClient, "ask">): FlowSearch {
  let giveUp: (() => void) | null = null;
  /** What was asked last, so that a question without answer is not put again and again. */
  let asked = "";

  function look(state: AppState): void {
    const { workspace, revision } = state.project;
    if (state.reading.flowsRevision !== revision) {
      giveUp?.();
      giveUp = null;
      patch(store, "reading", { flows: new Map(), flowsRevision: revision });
      return;
    }
    const wanted = missingFunctions(state);
    const key = `${revision} ${wanted.join(" ")}`;
    if (!workspace || wanted.length === 0 || key === asked) return;
    asked = key;
    giveUp?.();
    giveUp = client.ask(
      { kind: "flow", project: projectMessage(workspace), functions: wanted },
      {
        onAnswer(event) {
          giveUp = null;
          if (event.kind !== "flows" || store.getState().project.revision !== revision) return;
          const flows = new Map(store.getState().reading.flows);
          for (const flow of event.flows) flows.set(flow.function, flow);
          patch(store, "reading", { flows });
        },
        onFailed(code) {
          giveUp = null;
          if (code === "dropped") asked = "";
        },
      },
    );
  }

  const unsubscribe = store.subscribe((state, previous) => {
    const isOther =
      state.project.revision !== previous.project.revision ||
      state.analysis !== previous.analysis ||
      state.selection.fingerprint !== previous.selection.fingerprint ||
      state.reading.flowsRevision !== previous.reading.flowsRevision;
    if (isOther) look(state);
  });
  return {
    dispose() {
      unsubscribe();
      giveUp?.();
    },
  };
}

/** Functions of the open path without a graph; none while the text is newer than the report or a run is under way. */
function missingFunctions(state: AppState): readonly string[] {
  const { analysis, project, reading } = state;
  const isSettled = analysis.status === "idle" && analysis.reportRevision === project.revision;
  const defect = isSettled ? selectedDefect(state) : null;
  if (!defect) return [];
  const names = new Set(
    defect.steps.flatMap((step) => [step, ...(step.folded ?? [])]).map((step) => step.function),
  );
  return [...names].filter((name) => !reading.flows.has(name)).sort();
}
