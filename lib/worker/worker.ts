/**
 * The analysis worker: connects the protocol to the engine and to the intake of files.
 * Bundled as a classic worker, so nothing here may use `import.meta` or await at top level.
 */
import { defaultLimits, readItems } from "../intake";
import type { Event, Request } from "../protocol/protocol";
import { fetchAssets } from "./assets";
import { openEngine } from "./engine-door";
import { serveRequests } from "./serve-requests";

/** The part of a worker's global scope used here; the project's types are those of a page. */
interface WorkerScope {
  postMessage(event: Event): void;
  onmessage: ((message: MessageEvent<Request>) => void) | null;
}

const scope = self as unknown as WorkerScope;

const serve = serveRequests({
  loadEngine: async (assets) => openEngine(await fetchAssets(assets)),
  openItems: (items, signal, onProgress) => readItems(items, defaultLimits, signal, onProgress),
  post: (event) => scope.postMessage(event),
});

scope.onmessage = (message) => void serve(message.data);
