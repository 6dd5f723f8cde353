/** `check`: options, exit statuses and formats of the contract, run in this process. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeZip } from "../../support/make-zip";
import { runCli, scratchFolder } from "../../support/run-cli";

const LEAK =
  "VOID Leak(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); if (Irp) return; IoReleaseCancelSpinLock(q); }\n";
const CLEAN = "VOID Clean(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); IoReleaseCancelSpinLock(q); }\n";
const NOTHING = "int Add(int a, int b) { return a + b; }\n";
const UNKNOWN =
  "VOID Odd(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); LockOther(Irp); IoReleaseCancelSpinLock(q); }\n";

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = scratchFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function json(folder: string, ...args: readonly string[]) {
  const { out } = await runCli(folder, "check", "--format", "json", ...args);
  return JSON.parse(out);
}

describe("exit status", () => {
  it.each([
    ["0 where all is Not applicable", NOTHING, 0],
    ["0 for a Pass", CLEAN, 0],
    ["1 for a Defect", LEAK, 1],
    ["1 for a Defect beside something Inconclusive", LEAK + UNKNOWN, 1],
    ["3 for something Inconclusive alone", UNKNOWN, 3],
  ])("is %s", async (_, text, status) => {
    const ended = await runCli(folderWith({ "a.c": text }), "check", "a.c");
    expect({ status: ended.status, err: ended.err }).toEqual({ status, err: "" });
  });

  it.each<[string, readonly string[], RegExp]>([
    ["no path", ["check"], /missing required argument 'path'/],
    ["no such path", ["check", "b.c"], /^portcullis: b\.c: no such file or folder\n$/],
    ["no source in what was named", ["check", "x.sys"], /x\.sys is a compiled file/],
    ["an option that is not there", ["check", "a.c", "--fast"], /unknown option '--fast'/],
    ["a command that is not there", ["verify", "a.c"], /unknown command 'verify'/],
    [
      "an unknown rule",
      ["check", "a.c", "--rules", "Nope"],
      /no rule or rule set is named Nope; the rules are .*CancelSpinLock/,
    ],
    ["an unknown format", ["check", "a.c", "--format", "xml"], /It is one of text, json, sarif, html\./],
    ["a rule file that is not there", ["check", "a.c", "--rules", "my.slic"], /my\.slic: no such rule file/],
    [
      "a rule file that is none",
      ["check", "a.c", "--rules", "bad.slic"],
      /bad\.slic is not a rule that can be read\nportcullis: bad\.slic:\d+:\d+ /,
    ],
    [
      "no such configuration",
      ["check", "a.c", "--config", "Debug|x64"],
      /no configuration is named Debug\|x64: there is no project file/,
    ],
    [
      "an unknown role",
      ["check", "a.c", "--entry", "HW_START=Leak"],
      /no callback role is named HW_START; did you mean HW_STARTIO/,
    ],
    ["an entry without a role", ["check", "a.c", "--entry", "Leak"], /It is ROLE=Function\./],
    [
      "an entry that is not there",
      ["check", "a.c", "--entry", "ANY=Gone"],
      /no function Gone is defined in the files given/,
    ],
    ["a macro without a name", ["check", "a.c", "--define", "1=2"], /It is NAME or NAME=VALUE\./],
    ["no number of steps", ["check", "a.c", "--steps", "many"], /It is a whole number above 0\./],
    [
      "a place that cannot be written",
      ["check", "a.c", "--out", "no/where.txt"],
      /where\.txt: cannot be written \(ENOENT\)/,
    ],
  ])("is 2 for %s", async (_, args, message) => {
    const folder = folderWith({
      "a.c": LEAK,
      "x.sys": new Uint8Array([77, 90, 0]),
      "bad.slic": "state { int",
    });
    const { status, out, err } = await runCli(folder, ...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("options", () => {
  it("--define decides what is compiled", async () => {
    const folder = folderWith({ "a.c": `#if LEVEL > 2\n${LEAK}#else\n${CLEAN}#endif\n` });
    expect((await runCli(folder, "check", "a.c")).status).toBe(0);
    expect((await runCli(folder, "check", "a.c", "--define", "LEVEL=3")).status).toBe(1);
    expect((await runCli(folder, "check", "a.c", "--define", "LEVEL")).status).toBe(0);
  });

  it("--include names a folder of the project, spelled in any way", async () => {
    const folder = folderWith({
      "src/a.c": `#include <own.h>\n#if LEAKS\n${LEAK}#endif\n`,
      "a/h/own.h": "#define LEAKS 0\n",
      "b/h/own.h": "#define LEAKS 1\n",
    });
    expect((await runCli(folder, "check", ".", "--include", "a/h")).status).toBe(0);
    expect((await runCli(folder, "check", ".", "--include", "./b\\h/")).status).toBe(1);
  });

  it("--entry adds an entry point beside those that are there", async () => {
    const folder = folderWith({
      "a.c": `HW_STARTIO Start; BOOLEAN Start(PVOID e, PSCSI_REQUEST_BLOCK s) { return 1; }\n${LEAK}`,
    });
    const before = await json(folder, "a.c");
    expect(before.results[0].verdict).toBe("not-applicable");
    expect(before.notCovered).toEqual([
      {
        function: "Leak",
        file: "a.c",
        line: 2,
        events: ["IoAcquireCancelSpinLock", "IoReleaseCancelSpinLock"],
      },
    ]);
    const after = await json(folder, "a.c", "--entry", "ANY=Leak");
    expect(after.results[0].verdict).toBe("defect");
    expect(
      after.entryPoints.map(({ role, function: name }: { role: string; function: string }) => [role, name]),
    ).toContainEqual(["ANY", "Leak"]);
  });

  it("--config takes a configuration of the project file, in any case", async () => {
    const folder = folderWith({
      "p.vcxproj": `<Project><ItemGroup>
        <ProjectConfiguration Include="Debug|x64"/><ProjectConfiguration Include="Release|x64"/>
      </ItemGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>`,
      "a.c": `#if DBG\n${LEAK}#endif\n`,
    });
    expect((await json(folder, ".")).configuration.name).toBe("Release|x64");
    const debug = await json(folder, ".", "--config", "debug|X64");
    expect([debug.configuration.name, debug.results[0].verdict]).toEqual(["Debug|x64", "defect"]);
    const wrong = await runCli(folder, "check", ".", "--config", "Chk");
    expect(wrong.err).toBe("portcullis: no configuration is named Chk; there are Release|x64, Debug|x64\n");
  });

  it("--steps ends early, and then nothing is a Pass", async () => {
    const many = Array.from({ length: 200 }, (_, i) => `if (v[${i}]) x = ${i};`).join("\n");
    const folder = folderWith({
      "a.c": `void F(int *v) { KIRQL q; int x; IoAcquireCancelSpinLock(&q); ${many} IoReleaseCancelSpinLock(q); }`,
    });
    const report = await json(folder, "a.c", "--steps", "50");
    expect([report.results[0].verdict, report.results[0].reasons[0].code]).toEqual([
      "inconclusive",
      "budget-steps",
    ]);
    expect((await json(folder, "a.c")).results[0].verdict).toBe("pass");
  });

  it("--rules takes names in any case, sets, and rules of one's own", async () => {
    const own =
      'state { enum { no, yes } s = no; }\nDbgPrint.entry { if (s == yes) { abort(twice) "twice"; } else { s = yes; } }\n';
    const folder = folderWith({
      "a.c": `${LEAK}void P(void) { DbgPrint("a"); DbgPrint("b"); }\n`,
      "Once.slic": own,
    });
    const report = await json(folder, "a.c", "--rules", "cancelspinlock, Once.slic");
    const found = report.results.map(
      ({ rule, verdict }: { rule: string; verdict: string }) => `${rule} ${verdict}`,
    );
    expect(found).toEqual(["CancelSpinLock defect", "Once defect"]);
    expect((await json(folder, "a.c", "--rules", "Locking")).results[0].rule).toBe("CancelSpinLock");
  });

  it("--out writes a file and nothing else", async () => {
    const folder = folderWith({ "a.c": LEAK });
    const { status, out } = await runCli(folder, "check", "a.c", "--out", "r.txt");
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(readFileSync(join(folder, "r.txt"), "utf8")).toBe((await runCli(folder, "check", "a.c")).out);
  });

  it("--stats adds counters and times, which are in nothing without it", async () => {
    const folder = folderWith({ "a.c": LEAK });
    const report = await json(folder, "a.c", "--stats");
    expect(report.timings.explore).toBeGreaterThan(0);
    expect(report.results[0].stats.steps).toBeGreaterThan(0);
    const plain = await json(folder, "a.c");
    expect([plain.timings, plain.results[0].stats]).toEqual([undefined, undefined]);
  });
});

describe("input", () => {
  it("is one project, with paths relative to the folder named", async () => {
    const files = {
      "drv/src/a.c": LEAK,
      "drv/inc/a.h": "int x;\n",
      "drv/.git/config": "x",
      "drv/src/b.c": CLEAN,
    };
    const folder = folderWith(files);
    const paths = async (...args: string[]) =>
      (await json(folder, ...args)).files.map(({ path }: { path: string }) => path);
    expect(await paths("drv")).toEqual(["inc/a.h", "src/a.c", "src/b.c"]);
    expect(await paths("drv/src/a.c", "drv/inc")).toEqual(["src/a.c", "inc/a.h"]);
    expect(await paths("drv/src/b.c", "drv/src/b.c")).toEqual(["b.c"]);
    expect(await paths(join(folder, "drv", "src"))).toEqual(["a.c", "b.c"]);
  });

  it("keeps two files of one name", async () => {
    const folder = folderWith({ "x/a.c": LEAK, "y/a.c": CLEAN });
    const report = await json(folder, "x/a.c", "y/a.c");
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual(["x/a.c", "y/a.c"]);
    expect(report.problems).toEqual([]);
  });

  it("may be a zip; what was skipped is a problem of the report", async () => {
    const zip = await makeZip([
      { name: "drv/a.c", content: LEAK },
      { name: "drv/notes.md", content: "# notes" },
    ]);
    const report = await json(folderWith({ "d.zip": zip }), "d.zip");
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual(["a.c"]);
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: "not-source",
        severity: "info",
        file: null,
        message: "1 of 2 entries skipped: 1 not source.",
      }),
    ]);
  });

  it("gives the same bytes each time, in every format", async () => {
    const folder = folderWith({ "a.c": LEAK + UNKNOWN, "b.c": CLEAN });
    for (const format of ["text", "json", "sarif"]) {
      const [one, two] = [
        await runCli(folder, "check", ".", "--format", format),
        await runCli(folder, "check", ".", "--format", format),
      ];
      expect(one).toEqual(two);
      expect(one.out).not.toContain(folder);
    }
  });
});

describe("formats", () => {
  it("JSON has the fields of the contract", async () => {
    const report = await json(folderWith({ "a.c": LEAK }), "a.c");
    for (const field of [
      "tool",
      "configuration",
      "files",
      "entryPoints",
      "notCovered",
      "results",
      "problems",
    ])
      expect(report).toHaveProperty(field);
    const [result] = report.results;
    for (const field of ["rule", "verdict", "entryPoints", "reasons", "assumptions", "defects"])
      expect(result).toHaveProperty(field);
    expect(result.defects[0]).toMatchObject({
      kind: "held-at-exit",
      function: "Leak",
      file: "a.c",
      line: 1,
      column: LEAK.indexOf("return") + 1,
      replayed: true,
      fingerprint: expect.stringMatching(/^[0-9a-f]+$/),
      entryPoint: { function: "Leak" },
    });
    const last = result.defects[0].steps.at(-1);
    expect(last).toMatchObject({
      file: "a.c",
      line: 1,
      function: "Leak",
      depth: 0,
      kind: "violation",
      ruleState: "held",
    });
    for (const field of ["column", "endLine", "endColumn", "text", "values"])
      expect(last).toHaveProperty(field);
  });

  it("SARIF has the finding, its path, and the other verdicts", async () => {
    const folder = folderWith({ "my files/a.c": LEAK });
    const { out } = await runCli(folder, "check", ".", "--format", "sarif");
    const [run] = JSON.parse(out).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain("CancelSpinLock");
    const [result] = run.results;
    expect(result).toMatchObject({ ruleId: "CancelSpinLock", kind: "fail", level: "error" });
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: "a.c", uriBaseId: "%SRCROOT%" },
      region: { startLine: 1 },
    });
    const steps = result.codeFlows[0].threadFlows[0].locations;
    expect(steps.every(({ nestingLevel }: { nestingLevel: number }) => nestingLevel >= 1)).toBe(true);
    expect(steps.at(-1)).toMatchObject({ importance: "essential", state: { rule: { text: "held" } } });
    const clean = JSON.parse(
      (await runCli(folderWith({ "a.c": CLEAN }), "check", "a.c", "--format", "sarif")).out,
    );
    expect(clean.runs[0].results[0]).toMatchObject({ kind: "pass", level: "none" });
  });
});
