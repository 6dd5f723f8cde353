/** `harness`: a finding as a C program that gcc compiles and whose run breaks the rule. */
import { writeFileSync } from "node:fs";
import { neverCancelled } from "../engine/base";
import { createEngine } from "../engine/engine";
import { HARNESS_FLAGS } from "../engine/harness";
import { compiledAssets } from "./engine-assets";
import { ExitStatus } from "./exit-status";
import { analyse } from "./open-project";
import type { AnalysisOptions } from "./options";
import { type Terminal, UsageError } from "./terminal";

export interface HarnessOptions extends AnalysisOptions {
  /** Fingerprint, or how it begins; undefined for the first finding. */
  readonly finding?: string;
  readonly out?: string;
}

export async function harness(
  paths: readonly string[],
  options: HarnessOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { project, report } = await analyse(paths, options, terminal);
  const found = report.results.flatMap(({ rule, defects }) => defects.map((defect) => ({ rule, defect })));
  const chosen = found.find(({ defect }) => defect.fingerprint.startsWith(options.finding ?? ""));
  if (!chosen)
    throw new UsageError(
      options.finding ? `no finding has the fingerprint ${options.finding}` : "no finding",
    );
  const engine = await createEngine(await compiledAssets(), {});
  const made = engine.harness(project, chosen.rule, chosen.defect.fingerprint, neverCancelled);
  if (made === null || "refused" in made)
    throw new UsageError(`gcc cannot repeat this finding: ${made?.refused ?? "it is not found again"}`);
  if (options.out === undefined) terminal.out(made.text);
  else writeFileSync(options.out, made.text);
  terminal.err(`portcullis: gcc ${HARNESS_FLAGS} ${options.out ?? "harness.c"} && ./a.out\n`);
  return ExitStatus.Clean;
}
