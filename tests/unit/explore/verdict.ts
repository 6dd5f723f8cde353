/** Runs CancelSpinLock over one C text: its verdict, and where it is broken, in one line each. */
import type { RuleResult } from "@/lib/engine/report";
import { projectOf, testEngine } from "../../support/engine";

const PRELUDE = `
typedef struct _EXT { LONG Count; ULONG Flags; UCHAR Busy; struct _EXT *Next; LONG Table[4]; } EXT, *PEXT;
HW_STARTIO StartIo;
`;

export async function resultOf(text: string): Promise<RuleResult> {
  const engine = await testEngine();
  const project = projectOf([{ path: "driver.c", text: PRELUDE + text }]);
  const report = engine.analyze(
    project,
    { rules: ["CancelSpinLock"], steps: null, stats: true },
    { aborted: false },
  );
  return report.results[0]!;
}

/** `pass`, or `defect held-at-exit`, or `inconclusive path-undecided`. */
export async function verdictOf(text: string): Promise<string> {
  const { verdict, defects, reasons } = await resultOf(text);
  const kinds = verdict === "defect" ? defects.map((defect) => defect.kind) : [];
  const codes = verdict === "inconclusive" ? reasons.map((reason) => reason.code) : [];
  return [verdict, ...[...new Set([...kinds, ...codes])].sort()].join(" ");
}

/** The body of a start-I/O callback with an extension `ext`, a lock variable and three locals. */
export function startIo(body: string, before = ""): string {
  return `${before}
BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK srb) {
  PEXT ext = DeviceExtension; KIRQL irql = 0; LONG a = ext->Count, b = 0, took = 0;
  ${body}
  return TRUE;
}`;
}
