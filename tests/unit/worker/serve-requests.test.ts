/** The worker's side of the protocol with an engine that does as it is told. */
import { describe, expect, it } from "vitest";
import { type Event, PROTOCOL_VERSION, type ProjectMessage } from "../../../lib/protocol/protocol";
import { type EnginePort, serveRequests } from "../../../lib/worker/serve-requests";
import { sampleReport } from "../../support/sample-report";

const project: ProjectMessage = {
  name: "p",
  files: [],
  configuration: { name: "default", defines: [], includeDirs: [] },
  entries: [],
};
const analyze = { kind: "analyze", project, rules: [], steps: null } as const;
const start = { kind: "start", id: 1, assets: "/", version: PROTOCOL_VERSION } as const;

const noFixes = { rule: "R", fingerprint: "f", offers: [], tried: 0 };

function engineOf(told: Partial<EnginePort>): EnginePort {
  return {
    analyze: () => sampleReport,
    fixes: () => noFixes,
    harness: () => null,
    plant: () => null,
    inspect: (_project, { stage }) => ({ text: stage, formats: ["text"], functions: [] }),
    flows: () => [],
    ...told,
  };
}

function server(told: Partial<EnginePort>, load?: () => Promise<EnginePort>) {
  const events: Event[] = [];
  const serve = serveRequests({
    loadEngine: load ?? (() => Promise.resolve(engineOf(told))),
    openItems: () => Promise.reject(new Error("broken drop")),
    post: (event) => events.push(event),
  });
  return { serve, events };
}

describe("the worker", () => {
  it("prints a stage and draws functions beside the runs", async () => {
    const { serve, events } = server({});
    await serve(start);
    await serve({ kind: "inspect", id: 2, project, stage: "ir", format: "text", function: null });
    await serve({ kind: "flow", id: 3, project, functions: ["F"] });
    expect(events.slice(1)).toEqual([
      { kind: "inspected", id: 2, inspected: { text: "ir", formats: ["text"], functions: [] } },
      { kind: "flows", id: 3, flows: [] },
    ]);
  });

  it("answers a run with progress and one report", async () => {
    const { serve, events } = server({
      analyze(_project, _options, _signal, onProgress) {
        onProgress("Reading 0 files", 0, 1);
        return sampleReport;
      },
    });
    await serve(start);
    await serve({ ...analyze, id: 2 });
    expect(events).toEqual([
      { kind: "started", id: 1 },
      { kind: "progress", id: 2, text: "Reading 0 files", done: 0, total: 1 },
      { kind: "report", id: 2, report: sampleReport },
    ]);
  });

  it("says that the engine could not be loaded, and loads it when asked again", async () => {
    const answers = [() => Promise.reject(new Error("no connection")), () => Promise.resolve(engineOf({}))];
    const { serve, events } = server({}, () => answers.shift()!());
    await serve(start);
    await serve({ ...analyze, id: 2 });
    expect(events).toEqual([
      {
        kind: "failed",
        id: 1,
        code: "not-started",
        message: "The engine could not be loaded: no connection. Nothing was verified.",
      },
      { kind: "report", id: 2, report: sampleReport },
    ]);
  });

  it("answers questions beside the runs", async () => {
    const { serve, events } = server({ plant: (_project, _rule, name) => ({ files: [], patch: name }) });
    await serve(start);
    await serve({ kind: "fix", id: 2, project, rule: "R", fingerprint: "f" });
    await serve({ kind: "plant", id: 3, project, rule: "R", function: "Start" });
    expect(events.slice(1)).toEqual([
      { kind: "fixes", id: 2, fixes: noFixes },
      { kind: "planted", id: 3, planted: { files: [], patch: "Start" } },
    ]);
  });

  it("lets a newer run supersede one that has not begun", async () => {
    let runs = 0;
    const { serve, events } = server({
      analyze() {
        runs++;
        return sampleReport;
      },
    });
    await serve(start);
    await Promise.all([serve({ ...analyze, id: 2 }), serve({ ...analyze, id: 3 })]);
    expect(events.slice(1)).toEqual([
      { kind: "cancelled", id: 2 },
      { kind: "report", id: 3, report: sampleReport },
    ]);
    expect(runs).toBe(1);
  });

  it("ends a cancelled run with cancelled, also when the engine throws", async () => {
    const { serve, events } = server({
      analyze: (_project, _options, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("stop")))),
    });
    await serve(start);
    const run = serve({ ...analyze, id: 2 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await serve({ kind: "cancel", id: 3, of: 2 });
    await run;
    expect(events.at(-1)).toEqual({ kind: "cancelled", id: 2 });
  });

  it("reports a fault of the engine and stays usable", async () => {
    let isBroken = true;
    const { serve, events } = server({
      analyze() {
        if (isBroken) throw new Error("lowering f");
        return sampleReport;
      },
    });
    await serve(start);
    await serve({ ...analyze, id: 2 });
    isBroken = false;
    await serve({ ...analyze, id: 3 });
    expect(events.slice(1).map((event) => event.kind)).toEqual(["failed", "report"]);
    expect(events[1]).toMatchObject({ code: "engine-fault", message: "lowering f" });
  });

  it("says that page and worker do not fit", async () => {
    const { serve, events } = server({ analyze: () => sampleReport });
    await serve({ ...start, version: PROTOCOL_VERSION + 1 });
    expect(events[0]).toMatchObject({ kind: "failed", code: "old-page" });
  });

  it("turns an intake that throws into a failure", async () => {
    const { serve, events } = server({ analyze: () => sampleReport });
    await serve({ kind: "open", id: 9, items: [] });
    expect(events).toEqual([{ kind: "failed", id: 9, code: "engine-fault", message: "broken drop" }]);
  });
});
