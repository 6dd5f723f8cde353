/**
 * What one stage made of a project, printed: the page's inspect view and `dump` show the same text.
 *
 * Front-end stages read and lower only; `automaton`, `summaries` and `states` also simulate; `trace` and `stats` run
 * everything.
 */
import type { CancelSignal } from "./base";
import {
  automata,
  callGraph,
  controlFlow,
  type DumpRequest,
  expandedTokens,
  type FlowGraph,
  flowGraphs,
  intermediate,
  json,
  type Printers,
  rawTokens,
  type Stage,
  states,
  summaries,
  trees,
} from "./dump";
import type { AnalyzeOptions, Engine } from "./engine";
import type { Project } from "./project";
import { type AnalysisReport, measurementText, traceText } from "./report";

export interface Inspection {
  /** Functions of the project, for choosing one; empty for stages that stand in a finished report. */
  readonly functions: readonly string[];
  /** False when the function asked for is neither in the project nor in the OS model. */
  readonly hasFunction: boolean;
  readonly printers: Printers;
}

export function inspect(
  engine: Engine,
  project: Project,
  stage: Stage,
  request: DumpRequest,
  options: AnalyzeOptions,
  signal: CancelSignal,
): Inspection {
  if (stage === "trace" || stage === "stats") {
    const report = engine.analyze(project, { ...options, stats: true }, signal);
    return { functions: [], hasFunction: true, printers: ofReport(stage, report, request) };
  }
  if (stage === "automaton" || stage === "states" || stage === "summaries") {
    const { front, inputs } = engine.explorations(project, options, signal);
    const printers =
      stage === "automaton"
        ? automata(inputs.map(({ automaton }) => automaton))
        : stage === "states"
          ? states(inputs, request)
          : summaries(inputs, request);
    return { ...namesIn(front, request), printers };
  }
  const front = engine.frontEnd(project, signal);
  return { ...namesIn(front, request), printers: ofFrontEnd(stage, front, request) };
}

type FrontStage = Exclude<Stage, "trace" | "stats" | "automaton" | "states" | "summaries">;
type FrontEndResult = ReturnType<Engine["frontEnd"]>;

function ofFrontEnd(stage: FrontStage, front: FrontEndResult, request: DumpRequest): Printers {
  switch (stage) {
    case "tokens":
      return rawTokens(front);
    case "expanded":
      return expandedTokens(front);
    case "tree":
      return trees(front, request);
    case "ir":
      return intermediate(front, request);
    case "cfg":
      return controlFlow(front, request);
    case "callgraph":
      return callGraph(front, request);
  }
}

function namesIn({ program }: FrontEndResult, { fn }: DumpRequest): Omit<Inspection, "printers"> {
  const own = program.functions.filter(({ isModel }) => !isModel).map(({ name }) => name);
  const hasFunction = fn === null || program.functions.some(({ name }) => name === fn);
  return { functions: [...new Set(own)], hasFunction };
}

/** What stands only in a finished report. */
export function ofReport(stage: "trace" | "stats", report: AnalysisReport, { fn }: DumpRequest): Printers {
  if (stage === "stats") {
    const counters = Object.fromEntries(report.results.map(({ rule, stats }) => [rule, stats ?? {}]));
    return {
      text: () => measurementText(report),
      json: () => json({ timings: report.timings ?? {}, counters }),
    };
  }
  const defects = report.results.flatMap(({ rule, defects: found }) =>
    found.map((defect) => ({ rule, ...defect })),
  );
  const shown = defects.filter((defect) => fn === null || defect.function === fn);
  return {
    text: () => shown.map(({ rule, ...defect }) => traceText(rule, defect)).join("\n"),
    json: () => json(shown),
  };
}

/** Control-flow graphs of the functions named, as the page draws them. */
export function flowGraphsOf(
  engine: Engine,
  project: Project,
  names: readonly string[],
  signal: CancelSignal,
): readonly FlowGraph[] {
  return flowGraphs(engine.frontEnd(project, signal), new Set(names));
}
