/** Runs compared, code that is no Storport driver, and the words of an assumption. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../lib/store/actions/ruled-out";
import { compareRuns, keyOf, type PastRun, pastRun, withRun } from "../../lib/store/history-slice";
import { readingNote } from "../../lib/store/reading-note";
import { sampleDefect, sampleReport } from "../support/sample-report";

const key = keyOf("CancelSpinLock", sampleDefect);

describe("two runs", () => {
  it("tell new, fixed and standing findings apart", () => {
    const now = pastRun(sampleReport, "now");
    const other = { key: "CancelSpinLock other F", message: "was here", place: "a.c:1" };
    const baseline = { label: "then", at: 0, findings: [...now.findings, other] };
    expect(compareRuns(baseline, sampleReport)).toEqual({
      label: "then",
      fresh: new Set(),
      still: 1,
      fixed: [other],
    });
    expect(compareRuns({ label: "then", at: 0, findings: [] }, sampleReport).fresh).toEqual(new Set([key]));
  });
});

describe("runs that are kept", () => {
  const run = (at: number, ...keys: string[]): PastRun => ({
    label: String(at),
    at,
    findings: keys.map((key) => ({ key, message: key, place: "" })),
  });
  const times = (runs: readonly PastRun[]) => runs.map(({ at }) => at);

  it("are those that found something else", () => {
    const kept = [run(0, "a"), run(60_000, "a"), run(120_000, "a", "b"), run(180_000, "b")].reduce(
      withRun,
      [] as readonly PastRun[],
    );
    expect(times(kept)).toEqual([180_000, 120_000, 0]);
  });

  it("are those that stood for a while", () => {
    const typed = [run(0, "a"), run(60_000), run(61_000, "b")].reduce(withRun, [] as readonly PastRun[]);
    expect(times(typed)).toEqual([61_000, 0]);
    const back = [run(0, "a"), run(60_000), run(61_000, "a")].reduce(withRun, [] as readonly PastRun[]);
    expect(times(back)).toEqual([0]);
  });

  it("are not more than twenty", () => {
    const many = Array.from({ length: 40 }, (_, i) => run(i * 60_000, `f${i}`));
    const kept = many.reduce(withRun, [] as readonly PastRun[]);
    expect(kept).toHaveLength(20);
    expect(kept[0]!.at).toBe(39 * 60_000);
  });
});

describe("code that is no Storport driver", () => {
  const kind = (driver: "WDM driver" | "SCSI Port miniport" | "other" | "virtual miniport") => ({
    ...sampleReport,
    driver: { ...sampleReport.driver, kind: driver },
  });

  it("is said to be what it is", () => {
    expect(readingNote(kind("WDM driver"), [])).toContain("A WDM driver: no Storport callback found");
    expect(readingNote(kind("SCSI Port miniport"), [])).toContain("ScsiPortInitialize");
    expect(readingNote(kind("other"), [{ path: "a.c", text: "int main(void) { return 0; }" }])).toContain(
      "No kernel routine is used",
    );
  });

  it("is not spoken of where nothing needs saying", () => {
    expect(readingNote(kind("virtual miniport"), [])).toBeNull();
    expect(readingNote(kind("other"), [{ path: "a.c", text: "VOID F(PIRP Irp);" }])).toBeNull();
  });
});

describe("an assumption", () => {
  const words = (kind: "branch" | "model", text: string) =>
    wordsOf({ ...sampleDefect.steps[0]!, kind, text, function: "Start" }, "never in this driver");

  it("is written as a claim", () => {
    expect(words("branch", "Branch taken: n == 0")).toBe(
      "n == 0 never holds in Start (never in this driver)",
    );
    expect(words("model", "Query returns 0 — any value is possible")).toBe(
      "Query never returns 0 in Start (never in this driver)",
    );
  });
});
