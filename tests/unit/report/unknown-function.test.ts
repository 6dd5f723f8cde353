/** What is said of a function that has no body here, between two events. */
import { describe, expect, it } from "vitest";
import { neverCancelled } from "@/lib/engine/base";
import { projectOf, testEngine } from "../../support/engine";

const between = (head: string, call: string) => `${head}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID Extension, PSCSI_REQUEST_BLOCK Srb) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    ${call}
    IoReleaseCancelSpinLock(irql);
    return Srb != NULL && Extension != NULL;
}
`;

async function said(head: string, call: string) {
  const engine = await testEngine();
  const project = projectOf([{ path: "a.c", text: between(head, call) }]);
  const { results } = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, neverCancelled);
  return { verdict: results[0]!.verdict, messages: results[0]!.reasons.map(({ message }) => message) };
}

describe("a function without a body between two events", () => {
  it("costs the Pass by its name", async () => {
    const { verdict, messages } = await said("VOID LockBoard(PVOID Board);", "LockBoard(Extension);");
    expect(verdict).toBe("inconclusive");
    expect(messages).toEqual([
      "LockBoard is called in StartIo and not defined here; its name or its KIRQL parameter suggests that it takes or releases a lock.",
    ]);
  });

  it("costs the Pass when a header is missing that may define it", async () => {
    const { verdict, messages } = await said('#include "board.h"', "TouchBoard(Extension);");
    expect(verdict).toBe("inconclusive");
    expect(messages).toEqual([
      "TouchBoard is called in StartIo and not defined here; nothing declares it, and a header is missing that may define it as a macro around a lock.",
    ]);
  });

  it("costs nothing when it is declared", async () => {
    const declared = '#include "board.h"\nVOID TouchBoard(PVOID Board);';
    expect(await said(declared, "TouchBoard(Extension);")).toEqual({ verdict: "pass", messages: [] });
  });
});
