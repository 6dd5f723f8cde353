/** Traces of Static Driver Verifier: the driver's steps stand out, the rule's state is followed, other texts are refused. */
import { describe, expect, it } from "vitest";
import { readSarif } from "../../lib/store/sarif-report";
import { sdvTraceAsSarif } from "../../lib/store/sdv-trace";
import { flattenSteps, walkedSteps } from "../../lib/store/trace-view";

const HARNESS = "d:\\build\\drv\\sdv\\sdv-harness.c";
const DRIVER = "d:\\build\\drv\\Queue.c";
const RULE = "..\\rules\\wdm\\QueueLock.slic";

const trace = [
  '0 "?" 0 false ^ Call "OS" "main"',
  `1 "${RULE}" 12 true ^====Auto===== Atomic Assignment`,
  `2 "${HARNESS}" 70 true ^====Auto=====^s=0 Atomic Assignment`,
  `3 "${HARNESS}" 71 true ^====Auto=====^s=0 Atomic Assignment`,
  `4 "${HARNESS}" 72 true ^====Auto=====^s=0 Atomic Continuation`,
  `5 "${HARNESS}" 80 true ^arg1=17^====Auto=====^s=0^====Pre=====^____true Call "main" "Dispatch"`,
  `6 "${DRIVER}" 4 true ^ext->Count=3^====Auto=====^s=0 Atomic Assignment`,
  `7 "${DRIVER}" 5 true ^arg1=8^====Auto=====^s=0 Call "Dispatch" "Acquire"`,
  `8 "${RULE}" 20 true ^s=0^====Auto=====^s=0 Atomic Conditional`,
  '9 "?" 0 true ^====Auto=====^s=1 Return',
  `10 "${DRIVER}" 7 true ^====Auto=====^s=1 Call "Dispatch" "SLIC_Dispatch_exit"`,
  `11 "${RULE}" 30 true ^s=1^====Auto=====^s=1 Atomic Conditional`,
  "Error Dispatch returned without a release.",
].join("\r\n");

describe("a trace of Static Driver Verifier", () => {
  const log = sdvTraceAsSarif(trace)!;
  const [result] = readSarif(log, ["src/Queue.c"])!.report.results;
  const [defect] = result!.defects;
  const steps = walkedSteps(defect!).map(({ step }) => step);

  it("is a finding of its rule at the driver's last line", () => {
    expect(result!.rule).toBe("QueueLock");
    expect(defect).toMatchObject({
      message: "Dispatch returned without a release",
      file: "src/Queue.c",
      line: 7,
    });
    expect(steps.at(-1)).toMatchObject({ kind: "violation", file: "src/Queue.c", line: 7 });
  });

  it("shows what the driver does, with the values of the trace, nested by calls", () => {
    expect(steps.find(({ line }) => line === 5)).toMatchObject({
      text: "Dispatch calls Acquire",
      kind: "call",
      isDecisive: true,
      depth: 2,
      values: [{ name: "arg1", value: "8" }],
    });
    expect(steps.find(({ line }) => line === 4)?.text).toBe("Dispatch assigns — ext->Count is 3");
  });

  it("follows the rule through steps that have no place", () => {
    expect(steps.find(({ line }) => line === 7)).toMatchObject({ ruleStateBefore: "s=0", ruleState: "s=1" });
  });

  it("folds the harness and can unfold it", () => {
    const folds = flattenSteps(defect!.steps).filter(({ step }) => step.kind === "fold");
    expect(folds.map(({ step }) => step.text)).toEqual(["⋯ 3 steps"]);
    expect(steps.some(({ line }) => line === 71)).toBe(true);
  });

  it("is no finding where the rule was satisfied", () => {
    expect(
      readSarif(sdvTraceAsSarif(trace.replace(/Error .*/, "Error The rule is satisfied."))!, []),
    ).toBeNull();
  });

  it.each(["", "int main(void) { return 0; }", "Error nothing before it", trace.replace(/\r\nError.*/, "")])(
    "is not seen in another text",
    (text) => expect(sdvTraceAsSarif(text)).toBeNull(),
  );
});
