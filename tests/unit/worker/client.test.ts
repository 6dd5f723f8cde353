/** The page's side: superseding, stopping, and workers that hang or die. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Event, ProjectMessage, Request } from "../../../lib/protocol/protocol";
import { AnalysisClient, type RunHandlers, type WorkerLike } from "../../../lib/worker/client";
import { sampleReport } from "../../support/sample-report";

class FakeWorker implements WorkerLike {
  readonly requests: Request[] = [];
  isTerminated = false;
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;

  postMessage(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(event: Event): void {
    if (!this.isTerminated) this.onmessage?.({ data: event } as MessageEvent<Event>);
  }

  die(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }

  runs(): number[] {
    return this.requests.filter((request) => request.kind === "analyze").map((request) => request.id);
  }
}

const project: ProjectMessage = {
  name: "p",
  files: [],
  configuration: { name: "default", defines: [], includeDirs: [] },
  entries: [],
};
const options = { rules: [], steps: null };

let workers: FakeWorker[];
let client: AnalysisClient;
let log: string[];

function handlers(name: string): RunHandlers {
  return {
    onProgress: (text) => log.push(`${name} ${text}`),
    onReport: () => log.push(`${name} report`),
    onStopped: () => log.push(`${name} stopped`),
    onFailed: (code) => log.push(`${name} failed ${code}`),
  };
}

beforeEach(() => {
  workers = [];
  log = [];
  client = new AnalysisClient({
    assets: "/engine/",
    patience: { stop: 5, supersede: 30 },
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("the client", () => {
  it("answers a question once, and tells when a run took its worker", async () => {
    const answers: string[] = [];
    const ask = () =>
      client.ask(
        { kind: "plant", project, rule: "R", function: "f" },
        { onAnswer: (event) => answers.push(event.kind), onFailed: (code) => answers.push(code) },
      );
    ask();
    const [worker] = workers;
    const question = worker!.requests.findLast((request) => request.kind === "plant")!;
    worker!.answer({ kind: "planted", id: question.id, planted: null });
    worker!.answer({ kind: "planted", id: question.id, planted: null });
    expect(answers).toEqual(["planted"]);
    ask();
    client.analyze(project, options, handlers("a"));
    await pause(60);
    expect(answers).toEqual(["planted", "dropped"]);
    expect(workers[1]!.runs()).toHaveLength(1);
  });

  it("starts one worker and keeps it for the next run", () => {
    client.analyze(project, options, handlers("a"));
    const [worker] = workers;
    expect(worker?.requests.map((request) => request.kind)).toEqual(["start", "analyze"]);
    worker?.answer({ kind: "report", id: worker.runs()[0]!, report: sampleReport });
    client.analyze(project, options, handlers("b"));
    worker?.answer({ kind: "report", id: worker.runs()[1]!, report: sampleReport });
    expect(workers.length).toBe(1);
    expect(log).toEqual(["a report", "b report"]);
  });

  it("drops what an older run still says", () => {
    client.analyze(project, options, handlers("a"));
    client.analyze(project, options, handlers("b"));
    const [worker] = workers;
    const [first, second] = worker!.runs();
    worker?.answer({ kind: "report", id: first!, report: sampleReport });
    worker?.answer({ kind: "report", id: second!, report: sampleReport });
    expect(log).toEqual(["b report"]);
  });

  it("replaces a worker that does not let go, and hands the newest run over", async () => {
    client.analyze(project, options, handlers("a"));
    client.analyze(project, options, handlers("b"));
    await pause(60);
    expect(workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
    const [, second] = workers;
    second?.answer({ kind: "report", id: second.runs()[0]!, report: sampleReport });
    expect(log).toEqual(["b report"]);
  });

  it("keeps a worker that answers the cancel in time", async () => {
    client.analyze(project, options, handlers("a"));
    client.analyze(project, options, handlers("b"));
    workers[0]?.answer({ kind: "cancelled", id: workers[0].runs()[0]! });
    await pause(60);
    expect(workers.length).toBe(1);
  });

  it("stops at once", async () => {
    client.analyze(project, options, handlers("a"));
    client.stop();
    expect(log).toEqual(["a stopped"]);
    await pause(20);
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it("says that a worker died, and starts another for the next run", () => {
    client.analyze(project, options, handlers("a"));
    workers[0]?.die("out of memory");
    client.analyze(project, options, handlers("b"));
    expect(log).toEqual(["a failed worker-lost"]);
    expect(workers.length).toBe(2);
  });

  it("fails the run when the engine does not start", () => {
    client.analyze(project, options, handlers("a"));
    const start = workers[0]?.requests[0];
    workers[0]?.answer({ kind: "failed", id: start!.id, code: "engine-fault", message: "no wasm" });
    expect(log).toEqual(["a failed engine-fault"]);
  });

  it("reads files in a worker of its own and throws it away", () => {
    const opened: string[] = [];
    client.open([], {
      onProgress: () => {},
      onStopped: () => opened.push("stopped"),
      onFailed: (code) => opened.push(code),
      onOpened: ({ project: { name } }) => opened.push(name),
    });
    const [worker] = workers;
    const { id } = worker!.requests[0]!;
    worker?.answer({
      kind: "opened",
      id,
      opened: { project, choices: [], rules: [], reports: [], notes: [], problems: [] },
    });
    expect(opened).toEqual(["p"]);
    expect(worker?.isTerminated).toBe(true);
  });
});
