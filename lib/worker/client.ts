/**
 * The page's side of the protocol: starts workers, hands out runs, survives the death of a worker.
 *
 * The engine computes without yielding, so a run that will not end when asked to is ended by terminating its worker and
 * starting another; text lives in the page and is never at stake. Files are unpacked in a worker of their own that is
 * thrown away afterwards, so a big archive leaves no memory behind. A run with several rules over a large project is
 * spread over further workers (`spread.ts`).
 */
import { assertNever } from "../engine/base";
import type {
  AnalysisReport,
  Event,
  IntakeItem,
  OpenedProject,
  ProjectMessage,
  Request,
} from "../protocol/protocol";
import { PROTOCOL_VERSION } from "../protocol/protocol";
import { HelperWorkers } from "./helper-workers";
import { mergeReports, sharesOf } from "./spread";
import type { WorkerLike } from "./worker-like";

export type { WorkerLike };

export interface RunHandlers {
  readonly onProgress: (text: string, done: number, total: number) => void;
  readonly onReport: (report: AnalysisReport) => void;
  readonly onStopped: () => void;
  readonly onFailed: (code: string, message: string) => void;
}

/** A question beside the runs: it is answered by one event, or dropped when a newer run needs the worker. */
export type Question =
  | Omit<Extract<Request, { kind: "fix" }>, "id">
  | Omit<Extract<Request, { kind: "plant" }>, "id">
  | Omit<Extract<Request, { kind: "inspect" }>, "id">
  | Omit<Extract<Request, { kind: "harness" }>, "id">
  | Omit<Extract<Request, { kind: "flow" }>, "id">;

export interface AnswerHandlers {
  readonly onAnswer: (
    event: Extract<Event, { kind: "fixes" | "harness" | "planted" | "inspected" | "flows" }>,
  ) => void;
  readonly onFailed: RunHandlers["onFailed"];
}

export interface OpenHandlers {
  readonly onProgress: RunHandlers["onProgress"];
  readonly onOpened: (opened: OpenedProject) => void;
  readonly onStopped: () => void;
  readonly onFailed: RunHandlers["onFailed"];
}

export interface ClientOptions {
  readonly createWorker: () => WorkerLike;
  /** Absolute address of `/engine/`, with the slash. */
  readonly assets: string;
  readonly patience?: Patience;
  /** Workers a run with several rules may use; as many as there are processors to spare. */
  readonly workers?: number;
}

/** Milliseconds a run may go on after it was asked to end, before its worker is replaced. */
export interface Patience {
  /** A person waits for it. */
  readonly stop: number;
  /** A newer run waits. Replacing the worker costs its caches, so this is longer than most runs. */
  readonly supersede: number;
}

interface Run {
  readonly id: number;
  readonly handlers: RunHandlers;
  /** What the main worker is asked: all of the run, or the first share. */
  readonly request: Extract<Request, { kind: "analyze" }>;
  /** Null when the run is not spread. */
  helpers: HelperWorkers | null;
  /** Reports of the shares that are done: the main worker's, the helpers'. */
  first: AnalysisReport | null;
  others: readonly AnalysisReport[] | null;
}

const DEFAULT_PATIENCE: Patience = { stop: 150, supersede: 3_000 };

export class AnalysisClient {
  private worker: WorkerLike | null = null;
  private nextId = 1;
  private run: Run | null = null;
  private startId = 0;
  private impatience: ReturnType<typeof setTimeout> | null = null;
  private readonly questions = new Map<number, AnswerHandlers>();
  private readonly intakes = new Set<WorkerLike>();

  constructor(private readonly options: ClientOptions) {}

  /** Starts the worker ahead of the first run: its assets load while the page still opens. */
  warm(): void {
    this.ensureWorker();
  }

  /** Supersedes the run under way, if any; that one's handlers are not called any more. */
  analyze(
    project: ProjectMessage,
    options: { readonly rules: readonly string[]; readonly steps: number | null },
    handlers: RunHandlers,
  ): void {
    if (this.run) this.abandon(this.run, "supersede");
    else if (this.questions.size > 0) this.growImpatient("supersede");
    const worker = this.ensureWorker();
    const id = this.nextId++;
    const [own = [], ...others] = sharesOf(options.rules, project, this.options.workers ?? spareProcessors());
    const share = (rules: readonly string[]) =>
      ({ kind: "analyze", id, project, ...options, rules }) satisfies Run["request"];
    this.run = { id, handlers, request: share(own), helpers: null, first: null, others: null };
    if (others.length > 0)
      this.run.helpers = this.startHelpers(this.run, others.map(share), share(options.rules));
    worker.postMessage(this.run.request);
  }

  /** Asks beside the runs. The returned function forgets the question. */
  ask(question: Question, handlers: AnswerHandlers): () => void {
    const worker = this.ensureWorker();
    const id = this.nextId++;
    this.questions.set(id, handlers);
    worker.postMessage({ ...question, id } as Request);
    return () => {
      if (this.questions.delete(id)) worker.postMessage({ kind: "cancel", id: this.nextId++, of: id });
    };
  }

  /** Ends the run under way; `onStopped` is called at once. */
  stop(): void {
    const run = this.run;
    if (!run) return;
    this.run = null;
    this.abandon(run, "stop");
    run.handlers.onStopped();
  }

  /** Reads files in a worker of their own. The returned function gives up. */
  open(items: readonly IntakeItem[], handlers: OpenHandlers): () => void {
    const worker = this.options.createWorker();
    this.intakes.add(worker);
    const id = this.nextId++;
    const end = () => {
      worker.terminate();
      this.intakes.delete(worker);
    };
    worker.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.kind !== "progress") end();
      if (data.kind === "progress") handlers.onProgress(data.text, data.done, data.total);
      else if (data.kind === "opened") handlers.onOpened(data.opened);
      else if (data.kind === "failed") handlers.onFailed(data.code, data.message);
    };
    worker.onerror = (event) => {
      end();
      handlers.onFailed("worker-lost", lostMessage(event.message));
    };
    const buffers = items.flatMap((item) => (item.kind === "bytes" ? [item.bytes] : []));
    worker.postMessage({ kind: "open", id, items }, [...new Set(buffers)]);
    return () => {
      end();
      handlers.onStopped();
    };
  }

  dispose(): void {
    this.run?.helpers?.end();
    this.run = null;
    this.dropWorker();
    for (const worker of this.intakes) worker.terminate();
    this.intakes.clear();
  }

  /** @param whole the run unspread, for the main worker when a helper is lost */
  private startHelpers(run: Run, shares: readonly Run["request"][], whole: Run["request"]): HelperWorkers {
    const { createWorker, assets } = this.options;
    return new HelperWorkers(createWorker, assets, shares, {
      onReports: (reports) => {
        run.others = reports;
        this.deliver(run);
      },
      onLost: () => {
        if (this.run !== run) return;
        const id = this.nextId++;
        this.worker?.postMessage({ kind: "cancel", id: this.nextId++, of: run.id });
        this.run = { ...run, id, request: { ...whole, id }, helpers: null };
        this.ensureWorker().postMessage(this.run.request);
      },
    });
  }

  /** Hands over the report once every share is there. */
  private deliver(run: Run): void {
    if (this.run !== run || !run.first || (run.helpers && !run.others)) return;
    this.run = null;
    run.handlers.onReport(mergeReports([run.first, ...(run.others ?? [])]));
  }

  /** Asks a run to end and sees to it that it does. */
  private abandon(run: Run, why: keyof Patience): void {
    run.helpers?.end();
    this.worker?.postMessage({ kind: "cancel", id: this.nextId++, of: run.id });
    this.growImpatient(why);
  }

  private growImpatient(why: keyof Patience): void {
    if (this.impatience && why === "supersede") return;
    if (this.impatience) clearTimeout(this.impatience);
    const { [why]: patience } = this.options.patience ?? DEFAULT_PATIENCE;
    this.impatience = setTimeout(() => this.replaceBusyWorker(), patience);
  }

  /** The worker did not answer in time: a new one takes over the newest run, if there is one. */
  private replaceBusyWorker(): void {
    this.dropWorker();
    if (this.run) this.ensureWorker().postMessage(this.run.request);
  }

  private ensureWorker(): WorkerLike {
    if (this.worker) return this.worker;
    const worker = this.options.createWorker();
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => this.lost(event.message);
    worker.onmessageerror = () => this.lost("a message could not be read");
    this.worker = worker;
    const { assets } = this.options;
    this.startId = this.nextId++;
    worker.postMessage({ kind: "start", id: this.startId, assets, version: PROTOCOL_VERSION });
    return worker;
  }

  private dropWorker(): void {
    if (this.impatience) clearTimeout(this.impatience);
    this.impatience = null;
    this.worker?.terminate();
    this.worker = null;
    const dropped = [...this.questions.values()];
    this.questions.clear();
    for (const { onFailed } of dropped) onFailed("dropped", "Another run needed the worker.");
  }

  private lost(cause: string): void {
    this.dropWorker();
    const run = this.run;
    this.run = null;
    run?.helpers?.end();
    run?.handlers.onFailed("worker-lost", lostMessage(cause));
  }

  private receive(event: Event): void {
    const run = this.run;
    const isMine = run?.id === event.id;
    switch (event.kind) {
      case "started":
      case "opened":
        break;
      case "progress":
        if (isMine) run.handlers.onProgress(event.text, event.done, event.total);
        break;
      case "fixes":
      case "planted":
      case "inspected":
      case "harness":
      case "flows": {
        this.calm();
        const question = this.questions.get(event.id);
        this.questions.delete(event.id);
        question?.onAnswer(event);
        break;
      }
      case "cancelled":
        this.calm();
        break;
      case "report":
        this.calm();
        if (!isMine) break;
        run.first = event.report;
        this.deliver(run);
        break;
      case "failed":
        this.failed(event);
        break;
      default:
        assertNever(event);
    }
  }

  /** A failed start fails the run that waits for it; the next run starts a fresh worker. */
  private failed(event: Extract<Event, { kind: "failed" }>): void {
    this.calm();
    const question = this.questions.get(event.id);
    this.questions.delete(event.id);
    if (question) return question.onFailed(event.code, event.message);
    const run = this.run;
    if (!run || (event.id !== run.id && event.id !== this.startId)) return;
    this.run = null;
    run.helpers?.end();
    this.dropWorker();
    run.handlers.onFailed(event.code, event.message);
  }

  /** The worker is responsive: no need to replace it. */
  private calm(): void {
    if (this.impatience) clearTimeout(this.impatience);
    this.impatience = null;
  }
}

/** One processor stays with the page. */
function spareProcessors(): number {
  return Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 1) - 1);
}

function lostMessage(cause: string): string {
  const shown = cause === "" ? "no cause given" : cause;
  return `The browser ended the analysis worker (${shown}). Your text is untouched.`;
}
