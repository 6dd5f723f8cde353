/** The gallery: every entry is there, opens without test marks, and is what its hint says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exampleItems, examples, loadExample } from "@/lib/store/examples";
import { projectOf, testEngine } from "../support/engine";

const publicFolder = fileURLToPath(new URL("../../public", import.meta.url));

beforeEach(() => {
  vi.stubGlobal("fetch", async (address: string) => new Response(readFileSync(join(publicFolder, address))));
});

afterEach(() => vi.unstubAllGlobals());

const single = examples.filter((example) => !example.files);
const whole = examples.filter((example) => example.files);

describe("the gallery", () => {
  it("lists every example file, and no other", () => {
    const sources = readdirSync(join(publicFolder, "examples"), { recursive: true })
      .map((path) => String(path).replaceAll("\\", "/"))
      .filter((path) => /\.(c|cpp|h|vcxproj)$/.test(path));
    const listed = examples.flatMap(({ id, files }) => files?.map((file) => `${id}/${file}`) ?? [`${id}.c`]);
    expect(listed.sort()).toEqual(sources.sort());
  });

  it("has a failing and a fixed file for each kind of violation, straight on, through a helper and a macro, in a loop and in a cancel routine", () => {
    for (const kind of ["held-at-exit", "double-acquire", "release-without-acquire"]) {
      expect(single.filter(({ hint }) => hint === `Defect, ${kind}`)).toHaveLength(5);
    }
    for (const { id } of single.filter((example) => example.id.endsWith("-bad"))) {
      expect(single.map((example) => example.id)).toContain(id.replace(/bad$/, "fixed"));
    }
  });

  it.each(whole)("$id opens as one project, its project file beside its sources", async ({ id, files }) => {
    const items = await exampleItems(id);
    expect(items?.map(({ path }) => path)).toEqual(files?.map((file) => `${id.replace("/", "-")}/${file}`));
  });

  it("takes the marks off and keeps every line", async () => {
    const [service] = await loadExample("aurora/seeded");
    const written = readFileSync(join(publicFolder, "examples/aurora/seeded/service.c"), "utf8");
    expect(service?.text).not.toContain("//~");
    expect(service?.text.split("\n")).toHaveLength(written.split("\n").length);
  });
});

describe("a single file is what its hint says", () => {
  it.each(single)("$id: $hint", async ({ id, hint }) => {
    const engine = await testEngine();
    const project = projectOf(await loadExample(id));
    const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
    const [result] = report.results;
    const kinds = result?.defects.map(({ kind }) => `Defect, ${kind}`) ?? [];
    const verdicts = {
      defect: kinds,
      pass: ["Pass"],
      "not-applicable": ["Not applicable"],
      inconclusive: [],
    };
    const told = result ? verdicts[result.verdict] : [];
    expect(told).toContain(id === "aurora-mini" ? "Defect, held-at-exit" : hint);
    expect(result?.assumptions.filter(({ weight }) => weight === "caution")).toEqual([]);
  });
});
