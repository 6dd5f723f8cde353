/** Runs compared, code that is no Storport driver, and the words of an assumption. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../lib/store/actions/ruled-out";
import { compareRuns, keyOf, pastRun } from "../../lib/store/history-slice";
import { readingNote } from "../../lib/store/reading-note";
import { sampleDefect, sampleReport } from "../support/sample-report";

const key = keyOf("CancelSpinLock", sampleDefect);

describe("two runs", () => {
  it("tell new, fixed and standing findings apart", () => {
    const now = pastRun(sampleReport, "now");
    const other = { key: "CancelSpinLock other F", message: "was here", place: "a.c:1" };
    const baseline = { label: "then", findings: [...now.findings, other] };
    expect(compareRuns(baseline, sampleReport)).toEqual({
      label: "then",
      fresh: new Set(),
      still: 1,
      fixed: [other],
    });
    expect(compareRuns({ label: "then", findings: [] }, sampleReport).fresh).toEqual(new Set([key]));
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
