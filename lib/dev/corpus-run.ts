/**
 * The child of `npm run corpus`: verifies one driver per message and answers with what it saw. A process of its own, so
 * that a hang or a dead heap costs one driver and not the run.
 */
import { compiledAssets } from "../cli/engine-assets";
import { createEngine, type Engine } from "../engine/engine";
import type { CorpusDriver } from "./corpus-drivers";
import { projectOf } from "./corpus-project";

export interface DriverRecord {
  readonly name: string;
  readonly language: "C" | "C++";
  readonly units: number;
  readonly lines: number;
  readonly functions: number;
  /** Own functions with a flaw, as `name: code detail`. */
  readonly flawed: readonly string[];
  /** Chunks outside of functions that did not parse. */
  readonly damaged: number;
  readonly kind: string;
  readonly entryPoints: number;
  readonly verdicts: readonly { readonly rule: string; readonly verdict: string }[];
  readonly reasons: readonly string[];
  /** `code message` of every problem. */
  readonly problems: readonly { readonly code: string; readonly message: string; readonly place: string }[];
  readonly missingHeaders: readonly string[];
  readonly milliseconds: number;
  /** What was thrown; null when nothing was. */
  readonly fault: string | null;
}

if (process.send) await serve();

async function serve(): Promise<void> {
  const engine = await createEngine(await compiledAssets(), { now: () => performance.now() });
  process.on("message", (driver: CorpusDriver) => {
    void recordOf(engine, driver).then((record) => process.send!(record));
  });
  process.send!("ready");
}

async function recordOf(engine: Engine, driver: CorpusDriver): Promise<DriverRecord> {
  const project = await projectOf(driver);
  const language = project.files.some(({ path }) => /\.(cpp|cc|cxx)$/i.test(path)) ? "C++" : "C";
  const units = project.files.filter(({ path }) => /\.(c|cc|cpp|cxx)$/i.test(path)).length;
  const start = performance.now();
  try {
    const names = engine.rules().map(({ name }) => name);
    const report = engine.analyze(project, { rules: names, steps: null }, { aborted: false });
    const milliseconds = performance.now() - start;
    const { program } = engine.frontEnd(project, { aborted: false });
    const own = program.functions.filter((fn) => !fn.isModel);
    return {
      name: driver.name,
      language,
      units,
      lines: report.files.filter(({ role }) => role !== "other").reduce((sum, { lines }) => sum + lines, 0),
      functions: own.length,
      flawed: own
        .filter(({ flaws }) => flaws.length > 0)
        .map(({ name, flaws }) => `${name}: ${flaws[0]!.code} ${flaws[0]!.detail}`),
      damaged: program.damaged.length,
      kind: report.driver.framework ?? report.driver.kind,
      entryPoints: report.entryPoints.length,
      verdicts: report.results.map(({ rule, verdict }) => ({ rule, verdict })),
      reasons: report.results.flatMap(({ reasons }) =>
        reasons.map(({ code, message }) => `${code} ${message}`),
      ),
      problems: report.problems.map(({ code, message, file, line }) => ({
        code,
        message,
        place: `${file}:${line}`,
      })),
      missingHeaders: report.missingHeaders,
      milliseconds,
      fault: null,
    };
  } catch (error) {
    return faultRecord(driver.name, language, performance.now() - start, String((error as Error).stack));
  }
}

export function faultRecord(
  name: string,
  language: "C" | "C++",
  milliseconds: number,
  fault: string,
): DriverRecord {
  return {
    name,
    language,
    units: 0,
    lines: 0,
    functions: 0,
    flawed: [],
    damaged: 0,
    kind: "not read",
    entryPoints: 0,
    verdicts: [],
    reasons: [],
    problems: [],
    missingHeaders: [],
    milliseconds,
    fault,
  };
}
