/** `dump <stage>`: what one stage of the engine made of the input, printed by that stage's room. */
import {
  type DumpFormat,
  type DumpRequest,
  isStage,
  type Printers,
  STAGES,
  type Stage,
} from "../engine/dump";
import { createEngine } from "../engine/engine";
import { inspect, ofReport } from "../engine/inspect";
import { compiledAssets } from "./engine-assets";
import { ExitStatus } from "./exit-status";
import { analyse, openProject, selectRules } from "./open-project";
import type { AnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export { STAGES };

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

async function printersOf(
  stage: Stage,
  paths: readonly string[],
  options: DumpOptions,
  terminal: Terminal,
): Promise<Printers> {
  const request: DumpRequest = { fn: options.fn ?? null, format: options.format };
  if (stage === "trace" || stage === "stats") {
    const { report } = await analyse(paths, { ...options, stats: stage === "stats" }, terminal);
    return ofReport(stage, report, request);
  }
  const { project } = await openProject(paths, options, terminal);
  const engine = await createEngine(await compiledAssets(), {});
  const asked = { ...selectRules(options.rules, engine, terminal), steps: options.steps ?? null };
  const { hasFunction, printers } = inspect(engine, project, stage, request, asked, { aborted: false });
  if (!hasFunction) throw new UsageError(`no function ${options.fn} in the files given`);
  return printers;
}
