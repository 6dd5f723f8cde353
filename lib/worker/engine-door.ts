/** Opens the engine for the worker. Without names every rule is run. */
import { DUMP_FORMATS } from "../engine/dump";
import { createEngine, UnknownRule } from "../engine/engine";
import { flowGraphsOf, inspect } from "../engine/inspect";
import type { EngineAssets } from "./assets";
import { type EnginePort, RequestFailure } from "./serve-requests";

export async function openEngine(assets: EngineAssets): Promise<EnginePort> {
  const engine = await createEngine(assets, { now: () => performance.now() });
  return {
    analyze(project, { rules, steps }, signal, onProgress) {
      const named = rules.length > 0 ? rules : engine.rules().map((rule) => rule.name);
      try {
        return engine.analyze(project, { rules: named, steps, stats: true }, signal, onProgress);
      } catch (error) {
        if (error instanceof UnknownRule) throw new RequestFailure("unknown-rule", error.message);
        throw error;
      }
    },
    fixes: (project, rule, fingerprint, signal) => engine.fixes(project, rule, fingerprint, signal),
    harness: (project, rule, fingerprint, signal) => engine.harness(project, rule, fingerprint, signal),
    plant: (project, rule, name, signal) => engine.plant(project, rule, name, signal),
    inspect(project, { stage, format, function: fn }, signal) {
      const options = { rules: engine.rules().map(({ name }) => name), steps: null };
      const found = inspect(engine, project, stage, { fn, format }, options, signal);
      const print = found.printers[format] ?? found.printers.text;
      const formats = DUMP_FORMATS.filter((each) => found.printers[each]);
      return { text: print?.() ?? "", formats, functions: found.functions };
    },
    flows: (project, functions, signal) => flowGraphsOf(engine, project, functions, signal),
  };
}
