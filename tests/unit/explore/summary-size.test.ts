/** Functions that write at more places than a summary may tell: less is known after them, nothing false. */
import { describe, expect, it } from "vitest";
import { projectOf, testEngine } from "../../support/engine";

const FIELDS = 400;
const names = Array.from({ length: FIELDS }, (_, index) => `F${index}`);

async function verdictOf(fill: string, body: string): Promise<string> {
  const engine = await testEngine();
  const text = `
    typedef struct _EXT { ${names.map((name) => `ULONG ${name};`).join(" ")} } EXT;
    ULONG Query(ULONG which);
    static VOID Fill(EXT *ext) { ${names.map((name, index) => `ext->${name} = Query(${index});`).join(" ")} ${fill} }
    HW_STARTIO StartIo;
    BOOLEAN StartIo(PVOID device, PSCSI_REQUEST_BLOCK srb) { EXT *ext = device; KIRQL irql; ${body} return TRUE; }`;
  const project = projectOf([{ path: "a.c", text }]);
  const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
  return report.results[0]!.verdict;
}

const acquire = "IoAcquireCancelSpinLock(&irql);";
const release = "IoReleaseCancelSpinLock(irql);";

describe("after a function with too many writes", () => {
  it("memory is one unknown content", async () => {
    const pair = `if (ext->F7) { ${acquire} } if (ext->F7) { ${release} }`;
    expect(await verdictOf("", `Fill(ext); ${pair}`)).toBe("pass");
  });

  it("what was known before is forgotten", async () => {
    const stale = `if (ext->F7 == 1) { ${acquire} Fill(ext); if (ext->F7 == 1) { ${release} } }`;
    expect(await verdictOf("ext->F7 = 0;", stale)).toBe("defect");
  });

  it("a path that needs what it writes is still refuted", async () => {
    const written = `${acquire} Fill(ext); if (ext->F7 == 3) { ${release} }`;
    expect(await verdictOf("ext->F7 = 3;", written)).toBe("pass");
  });
});
