/** Whether a verdict from a link still holds. */
import { describe, expect, it } from "vitest";
import { compareWithLink } from "../../lib/store/link-check";
import { reportWith, sampleDefect, sampleReport } from "../support/sample-report";

describe("a verdict from a link", () => {
  it("holds when the finding is found again", () => {
    expect(compareWithLink(sampleReport, structuredClone(sampleReport)).state).toBe("same");
  });

  it("differs when the verdict does, and says what changed", () => {
    const now = reportWith({ verdict: "pass" }, { tool: { name: "Portcullis", version: "0.2.0" } });
    expect(compareWithLink(sampleReport, now)).toEqual({
      state: "differs",
      text: "Then: Defect. Now: Pass. What changed: engine 0.1.0 → 0.2.0.",
    });
  });

  it("differs when the finding is another one", () => {
    const other = reportWith({ defects: [{ ...sampleDefect, fingerprint: "x" }] });
    expect(compareWithLink(sampleReport, other).state).toBe("differs");
  });

  it("cannot be told for a rule that is not known", () => {
    expect(compareWithLink(sampleReport, { ...sampleReport, results: [] }).state).toBe("unknown");
  });
});
