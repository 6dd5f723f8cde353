/** The *when* line of a finding: the inputs that make it happen, not what the path itself has set. */
import { describe, expect, it } from "vitest";
import { projectOf, testEngine } from "../../support/engine";

const HEAD = "#include <storport.h>\n";
const start = (body: string, before = "") =>
  `${HEAD}${before}HW_STARTIO Start;\nBOOLEAN Start(PVOID x, PSCSI_REQUEST_BLOCK s) {\n  KIRQL k;\n  ${body}\n  return TRUE;\n}\n`;

const cases: readonly [name: string, text: string, when: string][] = [
  [
    "an input behind a local flag",
    start(
      "BOOLEAN took = FALSE; if (s->Lun == 3) { IoAcquireCancelSpinLock(&k); took = TRUE; } if (!took) return TRUE;",
    ),
    "when s->Lun == 3",
  ],
  [
    "an input behind a copied record",
    start(
      "CTX c = Lock(); if (s->Lun) c.Held = 0; Unlock(c);",
      "typedef struct { KIRQL Irql; UCHAR Held; } CTX;\n" +
        "static CTX Lock(void) { CTX c = {0}; IoAcquireCancelSpinLock(&c.Irql); c.Held = 1; return c; }\n" +
        "static void Unlock(CTX c) { if (c.Held) IoReleaseCancelSpinLock(c.Irql); }\n",
    ),
    "when s->Lun is 1",
  ],
  [
    "an input behind a helper's result",
    start(
      "if (Busy(s)) return FALSE; IoReleaseCancelSpinLock(0);",
      "static BOOLEAN Busy(PSCSI_REQUEST_BLOCK s) { return s->QueueTag > 7; }\n",
    ),
    "when Busy(s) is false",
  ],
  [
    "the case that was chosen",
    start(
      "switch (s->Function) { case SRB_FUNCTION_FLUSH: IoAcquireCancelSpinLock(&k); break; default: break; }",
    ),
    "when s->Function is SRB_FUNCTION_FLUSH (0x08)",
  ],
  [
    "the guard of a release",
    start("if (s->SrbFlags & SRB_FLAGS_DATA_IN) IoReleaseCancelSpinLock(0);"),
    "when s->SrbFlags & SRB_FLAGS_DATA_IN",
  ],
];

describe("when", () => {
  it.each(cases)("names %s", async (_, text, when) => {
    const engine = await testEngine();
    const asked = { rules: ["CancelSpinLock"], ruleTexts: [], steps: null, stats: false };
    const report = engine.analyze(projectOf([{ path: "start.c", text }]), asked, { aborted: false });
    const defects = report.results.flatMap(({ defects }) => defects);
    expect(defects.map((defect) => defect.when)).toEqual([when]);
  });
});
