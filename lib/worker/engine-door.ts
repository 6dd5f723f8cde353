/** Opens the engine for the worker. */
import type { EngineAssets } from "./assets";
import { type EnginePort, RequestFailure } from "./serve-requests";

export function openEngine(_assets: EngineAssets): Promise<EnginePort> {
  return Promise.reject(new RequestFailure("engine-not-ready", "The engine is not part of this build yet."));
}
