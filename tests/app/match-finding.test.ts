/** The open finding from one report to the next, and what is said when it is gone. */
import { describe, expect, it } from "vitest";
import { explainGone, findSuccessor, matchStep } from "../../lib/store/match-finding";
import { reportWith, sampleDefect, sampleReport, sampleSteps } from "../support/sample-report";

describe("the current step in a new report", () => {
  it("is the one with the same sentence, also when lines moved", () => {
    const moved = { ...sampleDefect, steps: sampleSteps.map((step) => ({ ...step, line: step.line + 3 })) };
    expect(matchStep(sampleDefect, 6, moved)).toBe(6);
  });

  it("moves along when steps were added before it", () => {
    const longer = { ...sampleDefect, steps: [sampleSteps[0]!, ...sampleSteps] };
    expect(matchStep(sampleDefect, 5, longer)).toBe(6);
  });

  it("is the violation when its sentence is gone, and stays the violation", () => {
    const shorter = { ...sampleDefect, steps: sampleSteps.filter((step) => step.kind !== "branch") };
    expect(matchStep(sampleDefect, 6, shorter)).toBe(8);
    expect(matchStep(sampleDefect, 10, shorter)).toBe(8);
  });
});

describe("a finding whose statement was edited", () => {
  it("is the one of the same kind, function and callback that was not there before", () => {
    const edited = { ...sampleDefect, fingerprint: "edited", line: sampleDefect.line + 1 };
    const elsewhere = { ...edited, fingerprint: "elsewhere", function: "Other" };
    const report = reportWith({ defects: [elsewhere, edited] });
    expect(findSuccessor(sampleDefect, "CancelSpinLock", sampleReport, report)).toBe(edited);
    expect(findSuccessor(sampleDefect, "CancelSpinLock", report, report)).toBeNull();
  });
});

describe("a finding that is gone", () => {
  it("is fixed only while its entry point and the rule's events are still there", () => {
    const pass = reportWith({ verdict: "pass" });
    expect(explainGone(sampleDefect, "CancelSpinLock", pass).explanation).toContain("Gone after your edit");
  });

  it.each([
    [
      "the entry point went away",
      reportWith({ verdict: "pass" }, { entryPoints: [] }),
      "no longer an entry point",
    ],
    ["nothing is watched any more", reportWith({ verdict: "not-applicable" }), "nothing this rule watches"],
    ["the rule is inconclusive now", reportWith({ verdict: "inconclusive" }), "Inconclusive now"],
  ])("says that %s", (_what, report, text) => {
    expect(explainGone(sampleDefect, "CancelSpinLock", report).explanation).toContain(text);
  });

  it("keeps its headline", () => {
    expect(explainGone(sampleDefect, "CancelSpinLock", sampleReport).title).toBe(sampleDefect.message);
  });
});
