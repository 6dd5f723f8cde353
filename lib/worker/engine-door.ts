/** Opens the engine for the worker. Without names every rule is run. */
import { createEngine, UnknownRule } from "../engine/engine";
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
    plant: (project, rule, name, signal) => engine.plant(project, rule, name, signal),
  };
}
