/** Opens the engine for the worker. */
import { createEngine } from "../engine/engine";
import type { EngineAssets } from "./assets";
import type { EnginePort } from "./serve-requests";

export async function openEngine(assets: EngineAssets): Promise<EnginePort> {
  const engine = await createEngine(assets, {});
  return {
    analyze(project, { rules, steps }, signal, onProgress) {
      const named = rules.length > 0 ? rules : engine.rules().map((rule) => rule.name);
      return engine.analyze(project, { rules: named, steps }, signal, onProgress);
    },
  };
}
