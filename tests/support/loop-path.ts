/** A path through a loop, for tests of the page: three visits to one test, and the rule moves in the last iteration. */
import type { Defect, ReportedStep } from "../../lib/protocol/protocol";
import { sampleDefect } from "./sample-report";

const [first] = sampleDefect.steps;

export function pathStep(
  line: number,
  kind: ReportedStep["kind"],
  text: string,
  more: Partial<ReportedStep> = {},
): ReportedStep {
  return { ...first!, line, endLine: line, kind, text, values: [], isDecisive: false, ...more };
}

const round = (value: string, taken = true) =>
  pathStep(10, "branch", `Branch taken: n < ${value}`, { taken, values: [{ name: "n", value }] });
const next = (value: string) => pathStep(12, "assign", `n = ${value}`, { values: [{ name: "n", value }] });

/** Flat: 0 enter, 1 test, 2 assign, 3 test, 4 assign, 5 test, 6 event, 7 violation. */
export const loopDefect: Defect = {
  ...sampleDefect,
  fingerprint: "loop",
  inputs: [],
  steps: [
    pathStep(8, "enter", "Storport calls Drain", { isDecisive: true }),
    round("0"),
    next("1"),
    round("1"),
    next("2"),
    round("2"),
    pathStep(14, "event", "Drain acquires", { ruleState: "held", ruleStateBefore: "free", isDecisive: true }),
    pathStep(15, "violation", "Drain returns", {
      ruleState: "held",
      ruleStateBefore: "held",
      isDecisive: true,
    }),
  ],
};
