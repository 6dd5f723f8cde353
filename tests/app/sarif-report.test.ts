/** SARIF logs as findings with paths: our own come back whole, others with what they have, anything else is refused. */
import { describe, expect, it } from "vitest";
import { sarifText } from "../../lib/engine/report";
import { readSarif } from "../../lib/store/sarif-report";
import { createAppStore } from "../../lib/store/store";
import { walkedSteps } from "../../lib/store/trace-view";
import { showExample, showReport } from "../../lib/store/workspaces";
import { sampleDefect, sampleReport } from "../support/sample-report";

const own = sarifText(sampleReport, () => null);

/** A result with a code flow of data, as CodeQL writes it. */
const foreign = JSON.stringify({
  version: "2.1.0",
  runs: [
    {
      tool: {
        driver: { name: "CodeQL", rules: [{ id: "cpp/irql", messageStrings: { m: { text: "IRQL {0}" } } }] },
      },
      artifacts: [
        { location: { uri: "src/other.c" }, contents: { text: "int other;\n" } },
        { location: { uri: "src/kept%20away.c" } },
      ],
      results: [
        {
          rule: { index: 0 },
          message: { id: "m", arguments: ["too high"] },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "C:/build/drv/Queue.c" },
                region: { startLine: 9 },
              },
            },
          ],
          codeFlows: [
            {
              threadFlows: [
                {
                  locations: [2, 5, 9].map((startLine) => ({
                    location: {
                      physicalLocation: {
                        artifactLocation: { uri: "C:/build/drv/Queue.c" },
                        region: { startLine },
                      },
                      message: { text: `at ${startLine}` },
                    },
                  })),
                },
              ],
            },
          ],
        },
        { kind: "pass", message: { text: "fine" } },
      ],
    },
  ],
});

describe("a SARIF log", () => {
  it("of ours has the finding, every step with its state and values, and the rule's states", () => {
    const reading = readSarif(own, ["aurora-mini.c"]);
    const [result] = reading?.report.results ?? [];
    const [defect] = result?.defects ?? [];
    expect(reading?.tool).toBe("Portcullis");
    expect(result?.rule).toBe("CancelSpinLock");
    expect(defect).toMatchObject({
      message: sampleDefect.message,
      when: sampleDefect.when,
      kind: sampleDefect.kind,
      file: sampleDefect.file,
      line: sampleDefect.line,
      entryPoint: sampleDefect.entryPoint,
    });
    const said = (steps: ReturnType<typeof walkedSteps>) =>
      steps.map(({ step: { line, depth, text, ruleState, values } }) => {
        // What a value was before stands in the step before.
        return [line, depth, text, ruleState, values.map(({ name, value }) => [name, value])];
      });
    expect(said(walkedSteps(defect!))).toEqual(said(walkedSteps(sampleDefect)));
    expect(result?.automaton.states).toEqual(["free", "held"]);
  });

  it("of another tool has its flow, its rule's words, and the files at hand that its addresses mean", () => {
    const reading = readSarif(foreign, ["drv/queue.c", "drv/io.c"]);
    const [result] = reading?.report.results ?? [];
    expect([reading?.tool, result?.rule]).toEqual(["CodeQL", "cpp/irql"]);
    const [defect] = result?.defects ?? [];
    expect(defect).toMatchObject({ message: "IRQL too high", file: "drv/queue.c", line: 9 });
    expect(defect?.steps.map(({ kind, line, text }) => [kind, line, text])).toEqual([
      ["call", 2, "at 2"],
      ["call", 5, "at 5"],
      ["violation", 9, "at 9"],
    ]);
    expect(reading?.files).toEqual([{ path: "src/other.c", text: "int other;\n" }]);
  });

  it.each(["", "{", "[]", '{"runs":[]}', '{"runs":[{"results":[{"kind":"pass"}]}]}', '{"runs":7}'])(
    "without a finding is none: %s",
    (source) => {
      expect(readSarif(source, [])).toBeNull();
    },
  );

  it("with a finding that says nothing is read all the same", () => {
    const reading = readSarif('{"runs":[{"results":[{}]}]}', []);
    expect(reading?.report.results[0]?.defects[0]?.steps.map(({ kind }) => kind)).toEqual(["violation"]);
  });
});

it("a report is shown over the sources on screen it speaks of, and alone over none", () => {
  const store = createAppStore();
  showExample(store, [{ path: "aurora-mini.c", text: "int x;\n" }], false);
  expect(showReport(store, "last.sarif", own, [])).toBe(true);
  const { project, selection, analysis } = store.getState();
  expect(project.workspace).toMatchObject({ kind: "report", files: [{ path: "aurora-mini.c" }] });
  expect(selection.fingerprint).toBe(analysis.report?.results[0]?.defects[0]?.fingerprint);

  showExample(store, [{ path: "unrelated.c", text: "int x;\n" }], false);
  showReport(store, "last.sarif", foreign, []);
  expect(store.getState().project.workspace?.files.map(({ path }) => path)).toEqual(["src/other.c"]);
});
