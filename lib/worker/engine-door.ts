/** Opens the engine for the worker, and turns what a caller asked wrongly into an answer it can show. */
import { createEngine, UnknownRule } from "../engine/engine";
import type { EngineAssets } from "./assets";
import { type EnginePort, RequestFailure } from "./serve-requests";

export async function openEngine(assets: EngineAssets): Promise<EnginePort> {
  const engine = await createEngine(assets, { now: () => performance.now() });
  return {
    analyze(project, options, signal, onProgress) {
      try {
        return engine.analyze(project, { ...options, stats: true }, signal, onProgress);
      } catch (error) {
        if (error instanceof UnknownRule) throw new RequestFailure("unknown-rule", error.message);
        throw error;
      }
    },
  };
}
