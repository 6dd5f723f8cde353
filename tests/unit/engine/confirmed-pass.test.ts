/**
 * A Pass is printed only when the second checker followed the exploration: with a fault planted in exploration that
 * makes it miss a leak, the verdict is Inconclusive and says where.
 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { compiledAssets } from "@/lib/cli/engine-assets";
import { neverCancelled } from "@/lib/engine/base";
import { createEngine } from "@/lib/engine/engine";
import { ExplodedGraph } from "@/lib/engine/explore/exploded-graph";
import { Joiner } from "@/lib/engine/explore/join";
import { projectOf } from "../../support/engine";

/** The leak is on one of two ways that meet. */
const driverOf = (release: string) => `typedef struct _EXT { ULONG Mode; } EXT;
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) {
  EXT *ext = dev; KIRQL irql; ULONG kind = 0;
  if (ext->Mode > 4) kind = 1;
  IoAcquireCancelSpinLock(&irql);
  if (kind == 1) ${release}
  IoReleaseCancelSpinLock(irql);
  return TRUE;
}`;
const LEAK = driverOf("return FALSE;");
const CLEAN = driverOf("ext->Mode = 0;");

async function resultOf(...texts: readonly string[]) {
  const engine = await createEngine(await compiledAssets(), {});
  const reports = texts.map((text) =>
    engine.analyze(
      projectOf([{ path: "a.c", text }]),
      { rules: ["CancelSpinLock"], steps: null },
      neverCancelled,
    ),
  );
  return reports.at(-1)!.results[0]!;
}

afterEach(() => vi.restoreAllMocks());

describe("a join that forgets one of its sides", () => {
  const { join } = Joiner.prototype;

  it.each([0, 1])("side %i", async (side) => {
    vi.spyOn(Joiner.prototype, "join").mockImplementation((...both) => both[side] as ReturnType<typeof join>);
    const { verdict, reasons } = await resultOf(LEAK);
    expect(verdict).not.toBe("pass");
    if (verdict === "defect") return;
    expect(reasons.map(({ code }) => code)).toEqual(["proof-check"]);
    expect(reasons[0]!.message).toContain("could not confirm it in StartIo");
    expect(reasons[0]!.place).toMatchObject({ file: "a.c" });
  });

  it("one side at least is told from a Pass by the checker alone", async () => {
    const verdicts: string[] = [];
    for (const side of [0, 1]) {
      vi.spyOn(Joiner.prototype, "join").mockImplementation(
        (...both) => both[side] as ReturnType<typeof join>,
      );
      verdicts.push((await resultOf(LEAK)).verdict);
      vi.restoreAllMocks();
    }
    expect(verdicts).toContain("inconclusive");
  });

  it("after an edit, too", async () => {
    const verdicts: string[] = [];
    for (const side of [0, 1]) {
      vi.spyOn(Joiner.prototype, "join").mockImplementation(
        (...both) => both[side] as ReturnType<typeof join>,
      );
      verdicts.push((await resultOf(CLEAN, LEAK)).verdict);
      vi.restoreAllMocks();
    }
    expect(verdicts).not.toContain("pass");
  });
});

it("a way out of a branch that is lost", async () => {
  const { replaceEdges } = ExplodedGraph.prototype;
  vi.spyOn(ExplodedGraph.prototype, "replaceEdges").mockImplementation(function (
    this: ExplodedGraph,
    source,
    flows,
    changed,
  ) {
    replaceEdges.call(this, source, flows.length > 1 ? flows.slice(1) : flows, changed);
  });
  const { verdict, reasons } = await resultOf(LEAK);
  expect([verdict, reasons[0]?.code]).toEqual(["inconclusive", "proof-check"]);
});

it("the same drivers without a fault are decided", async () => {
  expect((await resultOf(LEAK)).verdict).toBe("defect");
  expect((await resultOf(CLEAN)).verdict).toBe("pass");
  expect((await resultOf(LEAK, CLEAN)).verdict).toBe("pass");
});
