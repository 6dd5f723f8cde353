/** `dump <stage>`: what one stage of the engine made of the input, printed by that stage's room. */
import {
  automata,
  callGraph,
  controlFlow,
  type DumpFormat,
  type DumpRequest,
  expandedTokens,
  intermediate,
  json,
  type Printers,
  rawTokens,
  states,
  summaries,
  trees,
} from "../engine/dump";
import { createEngine } from "../engine/engine";
import { measurementText, traceText } from "../engine/report";
import { loadAssets } from "./engine-assets";
import { ExitStatus } from "./exit-status";
import { analyse, openProject, selectRules } from "./open-project";
import type { AnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export const STAGES = [
  "tokens",
  "expanded",
  "tree",
  "ir",
  "cfg",
  "callgraph",
  "automaton",
  "summaries",
  "states",
  "trace",
  "stats",
] as const;
type Stage = (typeof STAGES)[number];

export interface DumpOptions extends AnalysisOptions {
  readonly fn?: string;
  readonly format: DumpFormat;
}

export async function dump(
  stage: string,
  paths: readonly string[],
  options: DumpOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (!isStage(stage))
    throw new UsageError(`no stage is named ${stage}; the stages are ${STAGES.join(", ")}`);
  const printers = await printersOf(stage, paths, options, terminal);
  const print = printers[options.format];
  if (!print)
    throw new UsageError(`${stage} has no ${options.format}; there is ${Object.keys(printers).join(", ")}`);
  terminal.out(print());
  return ExitStatus.Clean;
}

function isStage(word: string): word is Stage {
  return STAGES.some((stage) => stage === word);
}

async function printersOf(
  stage: Stage,
  paths: readonly string[],
  options: DumpOptions,
  terminal: Terminal,
): Promise<Printers> {
  if (stage === "trace" || stage === "stats") return ofReport(stage, paths, options, terminal);
  const { project } = await openProject(paths, options, terminal);
  const engine = await createEngine(loadAssets(), {});
  const request: DumpRequest = { fn: options.fn ?? null, format: options.format };
  if (stage === "automaton" || stage === "states" || stage === "summaries") {
    const asked = { ...selectRules(options.rules, engine, terminal), steps: options.steps ?? null };
    const { inputs } = engine.explorations(project, asked, { aborted: false });
    if (stage === "automaton") return automata(inputs.map(({ automaton }) => automaton));
    return stage === "states" ? states(inputs, request) : summaries(inputs, request);
  }
  const front = engine.frontEnd(project, { aborted: false });
  const isKnown = front.program.functions.some(({ name }) => options.fn === undefined || name === options.fn);
  if (!isKnown && options.fn !== undefined)
    throw new UsageError(`no function ${options.fn} in the files given`);
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

/** What stands only in a finished report. */
async function ofReport(
  stage: "trace" | "stats",
  paths: readonly string[],
  options: DumpOptions,
  terminal: Terminal,
): Promise<Printers> {
  const { report } = await analyse(paths, { ...options, stats: stage === "stats" }, terminal);
  if (stage === "stats") {
    const counters = Object.fromEntries(report.results.map(({ rule, stats }) => [rule, stats ?? {}]));
    const measured = { timings: report.timings ?? {}, counters };
    return { text: () => measurementText(report), json: () => json(measured) };
  }
  const defects = report.results.flatMap(({ rule, defects: found }) =>
    found.map((defect) => ({ rule, ...defect })),
  );
  const shown = defects.filter((defect) => options.fn === undefined || defect.function === options.fn);
  return {
    text: () => shown.map(({ rule, ...defect }) => traceText(rule, defect)).join("\n"),
    json: () => json(shown),
  };
}
