/** A run in shares is the run: same bytes for any number of workers, and nothing is lost when a worker is. */
import { describe, expect, it } from "vitest";
import { findRule, rules, sourcePathOf } from "@/lib/engine/rules";
import { AnalysisClient, type WorkerLike } from "@/lib/worker/client";
import { blocks, mergeReports, sharesOf } from "@/lib/worker/spread";
import { loadAssets } from "../../../lib/cli/engine-assets";
import type { AnalysisReport, Event, ProjectMessage, Request } from "../../../lib/protocol/protocol";
import { projectOf, testEngine } from "../../support/engine";
import { sampleReport } from "../../support/sample-report";

const LARGE = 300_000;
const project: ProjectMessage = {
  name: "p",
  files: [{ path: "a.c", text: " ".repeat(LARGE) }],
  configuration: { name: "default", defines: [], includeDirs: [] },
  entries: [],
};

describe("shares", () => {
  it("keep the order of the rules and lose none", () => {
    for (let count = 1; count < 7; count++) {
      const shares = blocks(["A", "B", "C", "D", "E"], count);
      expect(shares.flat()).toEqual(["A", "B", "C", "D", "E"]);
    }
  });

  it("are one for one rule, for one worker, and for a small project", () => {
    expect(sharesOf(["A"], project, 4)).toEqual([["A"]]);
    expect(sharesOf(["A", "B"], project, 1)).toEqual([["A", "B"]]);
    expect(sharesOf(["A", "B"], { ...project, files: [] }, 4)).toEqual([["A", "B"]]);
    expect(sharesOf(["A", "B"], project, 4)).toEqual([["A"], ["B"]]);
  });
});

it("merged reports are the bytes of the whole run's", async () => {
  const engine = await testEngine();
  const path = sourcePathOf(findRule(rules[0]!.id)!);
  const { text } = loadAssets().rules.find((one) => one.path === path)!;
  const ruleTexts = ["One", "Two", "Broken", "Four", "Five"].map((name) => ({
    path: `${name}.slic`,
    text: name === "Broken" ? "state { int" : text,
  }));
  const driver = projectOf([
    {
      path: "a.c",
      text: "VOID A(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); if (Irp) return; IoReleaseCancelSpinLock(q); }",
    },
  ]);
  const run = (share: readonly (typeof ruleTexts)[number][]) =>
    engine.analyze(driver, { rules: [], ruleTexts: share, steps: null }, { aborted: false });
  const whole = JSON.stringify(run(ruleTexts));
  expect(run(ruleTexts).results.length).toBeGreaterThan(1);
  for (let workers = 1; workers <= 5; workers++) {
    expect(JSON.stringify(mergeReports(blocks(ruleTexts, workers).map((share) => run(share))))).toBe(whole);
  }
});

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

  get asked() {
    return this.requests.filter((request) => request.kind === "analyze");
  }

  report(results: readonly string[]): void {
    const report = {
      ...sampleReport,
      results: results.map((rule) => ({ rule })),
    } as unknown as AnalysisReport;
    const event: Event = { kind: "report", id: this.asked.at(-1)!.id, report };
    if (!this.isTerminated) this.onmessage?.({ data: event } as MessageEvent<Event>);
  }
}

function spreadRun() {
  const workers: FakeWorker[] = [];
  const log: string[] = [];
  const client = new AnalysisClient({
    assets: "/engine/",
    workers: 3,
    createWorker() {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
  });
  client.analyze(
    project,
    { rules: ["A", "B", "C", "D"], steps: null },
    {
      onProgress: () => {},
      onReport: ({ results }) => log.push(results.map(({ rule }) => rule).join(" ")),
      onStopped: () => log.push("stopped"),
      onFailed: (code) => log.push(code),
    },
  );
  return { workers, log, client };
}

describe("a spread run", () => {
  it("is reported once, in order, when every share is there", () => {
    const { workers, log } = spreadRun();
    expect(workers.map(({ asked }) => asked[0]!.rules)).toEqual([["A", "B"], ["C"], ["D"]]);
    workers[2]!.report(["D"]);
    workers[0]!.report(["A", "B"]);
    expect(log).toEqual([]);
    workers[1]!.report(["C"]);
    expect(log).toEqual(["A B C D"]);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false, true, true]);
  });

  it("goes on in the main worker when a helper dies", () => {
    const { workers, log } = spreadRun();
    workers[0]!.report(["A", "B"]);
    workers[1]!.onerror?.({ message: "out of memory" } as ErrorEvent);
    expect(workers[0]!.asked.at(-1)!.rules).toEqual(["A", "B", "C", "D"]);
    workers[2]!.report(["D"]);
    workers[0]!.report(["A", "B", "C", "D"]);
    expect(log).toEqual(["A B C D"]);
  });

  it("ends its helpers when it is stopped", () => {
    const { workers, log, client } = spreadRun();
    client.stop();
    expect(log).toEqual(["stopped"]);
    expect(workers.slice(1).every(({ isTerminated }) => isTerminated)).toBe(true);
    client.dispose();
  });
});
