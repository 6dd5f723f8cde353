/** The one place that names the worker's script; bundlers look for exactly this expression. */
import type { WorkerLike } from "./client";

export function createAnalysisWorker(): WorkerLike {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
