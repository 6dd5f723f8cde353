/**
 * A report as the engine would write it for `public/examples/aurora-mini.c`, for tests of the page without an engine.
 * Lines are those of that file.
 */
import type { AnalysisReport, Defect, ReportedStep, RuleResult } from "../../lib/protocol/protocol";

const file = "aurora-mini.c";

function step(
  line: number,
  kind: ReportedStep["kind"],
  text: string,
  more: Partial<ReportedStep> & { readonly function: string; readonly depth: number },
): ReportedStep {
  const state = more.ruleState ?? "free";
  return {
    file,
    line,
    column: 5,
    endLine: line,
    endColumn: 30,
    kind,
    text,
    ruleState: state,
    ruleStateBefore: state,
    values: [],
    isDecisive: false,
    ...more,
  };
}

const entry = { function: "AuroraProcessServiceRequest", depth: 0 } as const;
const park = { function: "AuroraPark", depth: 1 } as const;
const held = { ruleState: "held", ruleStateBefore: "held" } as const;

export const sampleSteps: readonly ReportedStep[] = [
  step(62, "enter", "Storport calls AuroraProcessServiceRequest — cancel lock free", {
    ...entry,
    isDecisive: true,
  }),
  step(64, "fold", "⋯ 2 steps, no effect on the lock", {
    ...entry,
    folded: [
      step(64, "assign", "irp = Irp", { ...entry, values: [{ name: "irp", value: "Irp" }] }),
      step(65, "assign", "Ext = DeviceExtension", {
        ...entry,
        values: [{ name: "Ext", value: "DeviceExtension" }],
      }),
    ],
  }),
  step(65, "call", "AuroraProcessServiceRequest calls AuroraPark", { ...entry, isDecisive: true }),
  step(43, "event", "AuroraPark acquires the cancel lock — free → held, old IRQL in oldIrql", {
    ...park,
    ruleState: "held",
    ruleStateBefore: "free",
    isDecisive: true,
    values: [{ name: "oldIrql", value: "PASSIVE_LEVEL (0)", was: "unset" }],
  }),
  step(45, "branch", "Branch taken: Ext->WaitCount >= 8", {
    ...park,
    ...held,
    taken: true,
    isDecisive: true,
    macro: { name: "AURORA_BAIL", spelling: null },
    values: [{ name: "Ext->WaitCount", value: "8" }],
  }),
  step(45, "return", "AuroraPark returns STATUS_DEVICE_BUSY (0x80000011) — lock still held", {
    ...park,
    ...held,
    isDecisive: true,
  }),
  step(67, "branch", "Branch taken: status != STATUS_PENDING", { ...entry, ...held, taken: true }),
  step(69, "model", "StorPortCompleteServiceIrp returns", { ...entry, ...held }),
  step(71, "violation", "✖ AuroraProcessServiceRequest returns at line 71 with the lock held since step 4", {
    ...entry,
    ...held,
    column: 1,
    endColumn: 2,
    isDecisive: true,
  }),
];

export const sampleDefect: Defect = {
  kind: "held-at-exit",
  message: "AuroraProcessServiceRequest returns with the cancel spin lock held (acquired in AuroraPark)",
  explanation:
    "Acquired at aurora-mini.c:43, still held when AuroraProcessServiceRequest (HW_PROCESS_SERVICE_REQUEST) returns at aurora-mini.c:71.",
  when: "when Ext->WaitCount is 8",
  inADump: "May show as a hang.",
  fix: "Release before the return at line 45: IoReleaseCancelSpinLock(oldIrql).",
  notes: [],
  function: "AuroraProcessServiceRequest",
  file,
  line: 71,
  column: 1,
  endLine: 71,
  endColumn: 2,
  entryPoint: { role: "HW_PROCESS_SERVICE_REQUEST", function: "AuroraProcessServiceRequest" },
  cause: { file, line: 43, column: 5, endLine: 43, endColumn: 38 },
  fingerprint: "sample-1",
  replayed: true,
  steps: sampleSteps,
  inputs: [{ name: "Ext->WaitCount", value: "8" }],
};

export const sampleResult: RuleResult = {
  rule: "CancelSpinLock",
  verdict: "defect",
  entryPoints: [
    { role: "HW_PROCESS_SERVICE_REQUEST", function: "AuroraProcessServiceRequest", verdict: "defect" },
    { role: "DRIVER_CANCEL", function: "AuroraCancelWait", verdict: "pass" },
  ],
  reasons: [],
  assumptions: [
    { code: "configuration", message: "Configuration default.", weight: "routine" },
    {
      code: "not-covered",
      message:
        "1 call of the cancel-lock routines lies in a function that no entry point reaches: AuroraOld.",
      weight: "caution",
      place: { file, line: 43, column: 1, endLine: 43, endColumn: 2 },
    },
  ],
  defects: [sampleDefect],
  automaton: {
    states: ["free", "held"],
    initial: "free",
    transitions: [
      { from: "free", event: "DRIVER_CANCEL entry", to: "held" },
      { from: "free", event: "IoAcquireCancelSpinLock", to: "held" },
      { from: "held", event: "IoReleaseCancelSpinLock", to: "free" },
      { from: "held", event: "IoAcquireCancelSpinLock", to: "double-acquire" },
      { from: "free", event: "IoReleaseCancelSpinLock", to: "release-without-acquire" },
      { from: "held", event: "callback exit", to: "held-at-exit" },
    ],
  },
};

export const sampleReport: AnalysisReport = {
  tool: { name: "Portcullis", version: "0.1.0" },
  configuration: { name: "default", defines: [] },
  files: [{ path: file, lines: 72, role: "unit" }],
  driver: {
    kind: "virtual miniport",
    evidence: [{ text: "has a HW_PROCESS_SERVICE_REQUEST callback", file, line: 22 }],
    framework: null,
    banner: null,
  },
  functions: 3,
  entryPoints: [
    {
      role: "HW_PROCESS_SERVICE_REQUEST",
      function: "AuroraProcessServiceRequest",
      file,
      line: 62,
      basis: "known",
      evidence: [{ text: "declared HW_PROCESS_SERVICE_REQUEST", file, line: 22 }],
      irql: { min: 0, max: 0 },
      cancelLockAtEntry: "free",
      storportLock: null,
    },
    {
      role: "DRIVER_CANCEL",
      function: "AuroraCancelWait",
      file,
      line: 27,
      basis: "known",
      evidence: [{ text: "declared DRIVER_CANCEL", file, line: 23 }],
      irql: { min: 2, max: 2 },
      cancelLockAtEntry: "held",
      storportLock: null,
    },
  ],
  notCovered: [],
  watchedCalls: [
    {
      entryPoint: "AuroraProcessServiceRequest",
      routine: "IoAcquireCancelSpinLock",
      place: { file, line: 43, column: 5, endLine: 43, endColumn: 38 },
      through: "AuroraPark",
    },
  ],
  missingHeaders: [],
  results: [sampleResult],
  problems: [],
};

/** The same driver with another verdict. */
export function reportWith(result: Partial<RuleResult>, rest: Partial<AnalysisReport> = {}): AnalysisReport {
  return { ...sampleReport, ...rest, results: [{ ...sampleResult, defects: [], ...result }] };
}
