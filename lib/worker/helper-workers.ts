/**
 * The workers that take the other shares of a run (`spread.ts`). They live as long as the run: what they cached of the
 * project would double the page's memory. When one of them dies or fails, all are ended and the run goes on without
 * them, so a helper can slow a run down and never lose it.
 */
import type { AnalysisReport, Event, Request } from "../protocol/protocol";
import { PROTOCOL_VERSION } from "../protocol/protocol";
import type { WorkerLike } from "./worker-like";

type AnalyzeRequest = Extract<Request, { kind: "analyze" }>;

export interface HelperHandlers {
  /** Reports in the order of the requests. */
  readonly onReports: (reports: readonly AnalysisReport[]) => void;
  readonly onLost: () => void;
}

export class HelperWorkers {
  private readonly workers: WorkerLike[];
  private readonly reports: (AnalysisReport | null)[];

  constructor(
    createWorker: () => WorkerLike,
    assets: string,
    requests: readonly AnalyzeRequest[],
    private readonly handlers: HelperHandlers,
  ) {
    this.reports = requests.map(() => null);
    this.workers = requests.map((request, index) => {
      const worker = createWorker();
      worker.onmessage = ({ data }) => this.receive(data, index);
      worker.onerror = () => this.lost();
      worker.onmessageerror = () => this.lost();
      // Request 0 is the start; the share's own number is not 0.
      worker.postMessage({ kind: "start", id: 0, assets, version: PROTOCOL_VERSION });
      worker.postMessage(request);
      return worker;
    });
  }

  /** Ends them at once. */
  end(): void {
    for (const worker of this.workers) {
      worker.onmessage = null;
      worker.terminate();
    }
  }

  private receive(event: Event, index: number): void {
    if (event.kind === "failed" || event.kind === "cancelled") this.lost();
    if (event.kind !== "report") return;
    this.reports[index] = event.report;
    const reports = this.reports.filter((report) => report !== null);
    if (reports.length < this.reports.length) return;
    this.end();
    this.handlers.onReports(reports);
  }

  private lost(): void {
    this.end();
    this.handlers.onLost();
  }
}
