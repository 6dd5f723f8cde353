/**
 * The worker's side of the protocol, free of worker globals: requests in, events out.
 *
 * Invariants: every request except `cancel` ends in exactly one of report, opened, cancelled, failed, started, unless a
 * newer `analyze` supersedes it. `analyze` waits for `start`. A thrown error of the engine becomes `failed` and the
 * server stays usable.
 */
import { assertNever } from "../engine/base";
import type {
  AnalysisReport,
  Event,
  FixReport,
  FlowGraph,
  Inspected,
  OpenedProject,
  ProjectMessage,
  Request,
} from "../protocol/protocol";
import { PROTOCOL_VERSION } from "../protocol/protocol";

export interface AnalyzeOptions {
  readonly rules: readonly string[];
  readonly steps: number | null;
}

export type OnProgress = (text: string, done: number, total: number) => void;

/** What the server asks of the engine; `lib/engine/engine.ts` meets it. */
export interface EnginePort {
  analyze(
    project: ProjectMessage,
    options: AnalyzeOptions,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): AnalysisReport | Promise<AnalysisReport>;
  fixes(project: ProjectMessage, rule: string, fingerprint: string, signal: AbortSignal): FixReport;
  plant(
    project: ProjectMessage,
    rule: string,
    functionName: string,
    signal: AbortSignal,
  ): Extract<Event, { kind: "planted" }>["planted"];
  inspect(
    project: ProjectMessage,
    asked: Pick<Extract<Request, { kind: "inspect" }>, "stage" | "format" | "function">,
    signal: AbortSignal,
  ): Inspected;
  harness(
    project: ProjectMessage,
    rule: string,
    fingerprint: string,
    signal: AbortSignal,
  ): Extract<Event, { kind: "harness" }>["harness"];
  flows(project: ProjectMessage, functions: readonly string[], signal: AbortSignal): readonly FlowGraph[];
}

export interface ServerPorts {
  readonly loadEngine: (assets: string) => Promise<EnginePort>;
  readonly openItems: (
    items: Extract<Request, { kind: "open" }>["items"],
    signal: AbortSignal,
    onProgress: OnProgress,
  ) => Promise<OpenedProject>;
  readonly post: (event: Event) => void;
}

export function serveRequests(ports: ServerPorts): (request: Request) => Promise<void> {
  let assets: string | null = null;
  let engine: Promise<EnginePort> | null = null;
  let latestRun = -1;
  const running = new Map<number, AbortController>();

  async function during(id: number, work: (signal: AbortSignal) => Promise<Event>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const event = await work(controller.signal);
      ports.post(controller.signal.aborted ? { kind: "cancelled", id } : event);
    } catch (error) {
      if (controller.signal.aborted) ports.post({ kind: "cancelled", id });
      else ports.post(failure(id, error));
    } finally {
      running.delete(id);
    }
  }

  const progressOf =
    (id: number): OnProgress =>
    (text, done, total) =>
      ports.post({ kind: "progress", id, text, done, total });

  function start(request: Extract<Request, { kind: "start" }>): Promise<void> {
    return during(request.id, async () => {
      if (request.version !== PROTOCOL_VERSION) {
        throw new RequestFailure(
          "old-page",
          "The page and its worker are of different versions. Reload the page.",
        );
      }
      assets = request.assets;
      engine = null;
      await loaded();
      return { kind: "started", id: request.id };
    });
  }

  function analyze(request: Extract<Request, { kind: "analyze" }>): Promise<void> {
    if (latestRun >= 0) running.get(latestRun)?.abort();
    latestRun = request.id;
    return during(request.id, async (signal) => {
      const { rules, steps } = request;
      const ready = await started();
      if (signal.aborted) return { kind: "cancelled", id: request.id };
      const report = await ready.analyze(request.project, { rules, steps }, signal, progressOf(request.id));
      return { kind: "report", id: request.id, report };
    });
  }

  function fix({ id, project, rule, fingerprint }: Extract<Request, { kind: "fix" }>): Promise<void> {
    return during(id, async (signal) => {
      const ready = await started();
      return { kind: "fixes", id, fixes: ready.fixes(project, rule, fingerprint, signal) };
    });
  }

  function harness({ id, project, rule, fingerprint }: Extract<Request, { kind: "harness" }>): Promise<void> {
    return during(id, async (signal) => {
      const ready = await started();
      return { kind: "harness", id, harness: ready.harness(project, rule, fingerprint, signal) };
    });
  }

  function plant({ id, project, rule, function: name }: Extract<Request, { kind: "plant" }>): Promise<void> {
    return during(id, async (signal) => {
      const ready = await started();
      return { kind: "planted", id, planted: ready.plant(project, rule, name, signal) };
    });
  }

  function inspect({ id, project, ...asked }: Extract<Request, { kind: "inspect" }>): Promise<void> {
    return during(id, async (signal) => {
      const ready = await started();
      return { kind: "inspected", id, inspected: ready.inspect(project, asked, signal) };
    });
  }

  function flow({ id, project, functions }: Extract<Request, { kind: "flow" }>): Promise<void> {
    return during(id, async (signal) => {
      const ready = await started();
      return { kind: "flows", id, flows: ready.flows(project, functions, signal) };
    });
  }

  /** The engine; one that could not be loaded is asked for again. */
  function loaded(): Promise<EnginePort> {
    if (assets === null) throw new RequestFailure("not-started", "The engine was not started.");
    engine ??= ports.loadEngine(assets).catch((error: unknown) => {
      engine = null;
      const why = error instanceof Error ? error.message : String(error);
      throw new RequestFailure(
        "not-started",
        `The engine could not be loaded: ${why}. Nothing was verified.`,
      );
    });
    return engine;
  }

  /** Lets a newer request that is already queued be seen first. */
  async function started(): Promise<EnginePort> {
    const ready = await loaded();
    await new Promise((resolve) => setTimeout(resolve));
    return ready;
  }

  return (request) => {
    switch (request.kind) {
      case "start":
        return start(request);
      case "analyze":
        return analyze(request);
      case "fix":
        return fix(request);
      case "plant":
        return plant(request);
      case "inspect":
        return inspect(request);
      case "harness":
        return harness(request);
      case "flow":
        return flow(request);
      case "open":
        return during(request.id, async (signal) => ({
          kind: "opened",
          id: request.id,
          opened: await ports.openItems(request.items, signal, progressOf(request.id)),
        }));
      case "cancel":
        running.get(request.of)?.abort();
        return Promise.resolve();
      default:
        return assertNever(request);
    }
  };
}

/** A failure with a stable code; any other error is a fault of ours. */
export class RequestFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function failure(id: number, error: unknown): Event {
  if (error instanceof RequestFailure)
    return { kind: "failed", id, code: error.code, message: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: "failed", id, code: "engine-fault", message: detail };
}
