/** Stretches without effect become one step that counts what it hides. */
import type { TraceStep } from "./trace-step";

/** Shorter stretches than this are shown as they are. */
const SHORTEST_FOLD = 2;

export function foldSteps(steps: readonly TraceStep[], subject: string): readonly TraceStep[] {
  const shown: TraceStep[] = [];
  let run: TraceStep[] = [];
  const flush = () => {
    if (run.length < SHORTEST_FOLD) shown.push(...run);
    else shown.push(foldOf(run, subject));
    run = [];
  };
  for (const step of steps) {
    if (step.isDecisive) {
      flush();
      shown.push(step);
    } else run.push(step);
  }
  flush();
  return shown;
}

function foldOf(run: readonly TraceStep[], subject: string): TraceStep {
  const first = run[0]!;
  const last = run[run.length - 1]!;
  const functions = new Set(run.map((step) => step.function));
  const where = functions.size === 1 ? ` in ${first.function}` : "";
  return {
    ...first,
    depth: Math.min(...run.map((step) => step.depth)),
    kind: "fold",
    text: `⋯ ${run.length} steps${where}, no effect on the ${subject}`,
    ruleState: last.ruleState,
    values: [],
    folded: run,
    isDecisive: false,
  };
}
