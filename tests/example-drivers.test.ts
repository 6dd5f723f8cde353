/**
 * The example drivers say what they promise: every seed is found where its mark stands, from the callbacks named here,
 * with its steps; nothing else is; the fixed variants differ from the seeded ones only around the seeds.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { AnalysisReport } from "@/lib/engine/report";
import { differences } from "./support/check-fixture";
import { testEngine } from "./support/engine";
import { type ExampleDriver, type Expectation, exampleDriver } from "./support/example-driver";

const root = fileURLToPath(new URL("../public/examples", import.meta.url));

interface Variant extends Expectation {
  readonly folder: string;
  readonly configuration?: string;
  /** Tag of a violation's mark to the callbacks it is found from, sorted. */
  readonly entries?: Readonly<Record<string, readonly string[]>>;
  /** What a note of every finding says. */
  readonly note?: RegExp;
}

const drains = [
  "AuroraAdapterControl",
  "AuroraCompleteServiceIrp",
  "AuroraFreeAdapterResources",
  "AuroraPnp",
];

const variants: readonly Variant[] = [
  {
    folder: "aurora/seeded",
    expect: "defect",
    entries: {
      a1: ["AuroraProcessServiceRequest"],
      a2: drains,
      a3: ["AuroraCancelWait"],
      a4: ["AuroraStartIo"],
    },
  },
  { folder: "aurora/fixed", expect: "pass" },
  {
    folder: "basalt/seeded",
    configuration: "Release|x64",
    expect: "defect",
    cautions: ["not-covered", "other-configuration"],
    without: ["b3"],
    entries: { b1: ["BasaltResetBus"], b2: ["BasaltAdapterControl"] },
    note: /physical miniport/,
  },
  {
    folder: "basalt/seeded",
    configuration: "Debug|ARM64",
    expect: "defect",
    cautions: ["not-covered"],
    entries: { b1: ["BasaltResetBus"], b2: ["BasaltAdapterControl"], b3: ["BasaltResetBus"] },
    note: /physical miniport/,
  },
  { folder: "basalt/fixed", configuration: "Release|x64", expect: "not-applicable" },
  { folder: "basalt/fixed", configuration: "Debug|ARM64", expect: "not-applicable" },
  {
    folder: "cinder/seeded",
    expect: "defect",
    entries: {
      // One line, two seeds.
      c1: ["cinder::Adapter::ProcessServiceRequest", "cinder::WaitQueue::OnCancel"],
      c2: ["cinder::Adapter::ProcessServiceRequest"],
      c3: ["cinder::Adapter::AdapterControl"],
      c4: ["cinder::Adapter::ProcessServiceRequest", "cinder::WaitQueue::OnCancel"],
    },
  },
  // Pass is the promise; paths through a loop over 64 slots are not decided yet.
  { folder: "cinder/fixed", expect: { inconclusive: "path-undecided" } },
];

async function analyse({ project }: ExampleDriver): Promise<AnalysisReport> {
  const engine = await testEngine();
  return engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
}

/** Whole drivers on a loaded machine. */
const PATIENCE = 240_000;

describe.each(variants)("$folder $configuration", { timeout: PATIENCE }, (variant) => {
  it("is as marked", async () => {
    const driver = await exampleDriver(variant.folder, variant, variant.configuration);
    const report = await analyse(driver);
    expect(differences(driver.fixture, report)).toEqual([]);
    expect(entriesByTag(driver, report)).toEqual(variant.entries ?? {});
    expect(report.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(silentFixed(variant, report)).toEqual([]);
    for (const { notes } of report.results[0]?.defects ?? []) {
      expect(notes.join(" ")).toMatch(variant.note ?? /^/);
    }
  });
});

/** A fixed variant carries no caution either. */
function silentFixed({ folder }: Variant, report: AnalysisReport): readonly string[] {
  const assumptions = folder.endsWith("fixed") ? (report.results[0]?.assumptions ?? []) : [];
  return assumptions.filter(({ weight }) => weight === "caution").map(({ message }) => message);
}

/** Mark tag to the callbacks its defects are found from. */
function entriesByTag({ fixture }: ExampleDriver, report: AnalysisReport): Record<string, readonly string[]> {
  const entries: Record<string, readonly string[]> = {};
  for (const mark of fixture.marks.filter(({ kind }) => kind === "violation")) {
    const met = (report.results[0]?.defects ?? []).filter(
      (defect) => defect.file === mark.file && defect.line === mark.line && defect.kind === mark.violation,
    );
    entries[mark.tag] = met.map(({ entryPoint }) => entryPoint.function).sort();
  }
  return entries;
}

describe.each(["aurora", "basalt", "cinder"])("%s", (name) => {
  const textsOf = (variant: string) => {
    const folder = join(root, name, variant);
    return readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  };

  it("has the same files in both variants, and marks only where the seeds are", () => {
    expect(textsOf("fixed").map(([file]) => file)).toEqual(textsOf("seeded").map(([file]) => file));
    expect(textsOf("fixed").filter(([, text]) => /\/\/~/.test(text))).toEqual([]);
  });

  it("says that its defects are deliberate", () => {
    expect(readFileSync(join(root, name, "README.txt"), "utf8")).toMatch(/deliberate/);
  });
});
