/**
 * Input that is no tidy driver, through intake and engine: each ends without an exception, says what is wrong and where,
 * keeps what can be kept, and never earns a Pass it cannot justify.
 *
 * `Leak` stands in front of the damage: it must still be found. `Guarded` balances its lock around the damage: a Pass
 * for it needs everything between to be understood.
 */
import { describe, expect, it } from "vitest";
import type { AnalysisReport } from "@/lib/engine/report";
import type { OpenedProject } from "@/lib/protocol/protocol";
import { projectOf, testEngine } from "./support/engine";
import { makeZip, renameInZip } from "./support/make-zip";
import { messages, readDrop } from "./support/read-drop";

const leak =
  "VOID Leak(PIRP Irp) { KIRQL q; IoAcquireCancelSpinLock(&q); if (Irp) return; IoReleaseCancelSpinLock(q); }\n";

function guarded(inner: string): string {
  return `int Guarded(int a, int b) { KIRQL q; IoAcquireCancelSpinLock(&q); ${inner} IoReleaseCancelSpinLock(q); return a; }\n`;
}

function nested(open: string, inner: string, close: string, depth: number): string {
  return open.repeat(depth) + inner + close.repeat(depth);
}

interface Verified {
  readonly opened: OpenedProject;
  readonly report: AnalysisReport;
  readonly verdict: string;
  /** `Leak held-at-exit 1`, one per defect. */
  readonly defects: readonly string[];
  /** `code file:line` of reasons. */
  readonly reasons: readonly string[];
  /** `code file:line` of problems. */
  readonly problems: readonly string[];
}

async function verify(files: Readonly<Record<string, string | Uint8Array>>): Promise<Verified> {
  const opened = await readDrop(files);
  const engine = await testEngine();
  const project = projectOf(opened.project.files);
  const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
  const [result] = report.results;
  return {
    opened,
    report,
    verdict: result!.verdict,
    defects: result!.defects.map((defect) => `${defect.function} ${defect.kind} ${defect.line}`),
    reasons: result!.reasons.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    problems: report.problems.map(({ code, file, line }) => `${code} ${file}:${line}`),
  };
}

const LEAK = "Leak held-at-exit 1";

describe("input that is only large or deep is understood", () => {
  it.each([
    ["20,000 nested parentheses", `a = ${nested("(", "b", ")", 20_000)};`],
    ["20,000 nested parentheses in a condition", `if ${nested("(", "b", ")", 20_000)} a = 1;`],
    ["5,000 nested blocks", nested("{", "a++;", "}", 5_000)],
    ["2,000 nested ifs", nested("if (a) {", "a++;", "}", 2_000)],
    ["500 nested loops", nested("while (a) {", "a--;", "}", 500)],
    ["20,000 sums to the right", `a = ${nested("a+(", "b", ")", 20_000)};`],
    ["20,000 sums to the left", `a = ${"a+".repeat(20_000)}b;`],
    ["5,000 conjuncts", `if (${"a&&".repeat(5_000)}b) a = 1;`],
    ["3,000 else ifs", Array.from({ length: 3_000 }, (_, i) => `if (a == ${i}) b = ${i};`).join(" else ")],
    [
      "2,000 cases",
      `switch (a) {${Array.from({ length: 2_000 }, (_, i) => `case ${i}: b = ${i}; break;`).join("\n")}}`,
    ],
    ["5,000 balanced pairs", "IoReleaseCancelSpinLock(q); IoAcquireCancelSpinLock(&q);".repeat(5_000)],
  ])("%s", async (_, inner) => {
    const { verdict, defects, reasons, problems } = await verify({ "a.c": leak + guarded(inner) });
    expect({ verdict, defects, reasons, problems }).toEqual({
      verdict: "defect",
      defects: [LEAK],
      reasons: [],
      problems: [],
    });
  });

  it("deep types and initialisers", async () => {
    const text = [
      leak,
      `typedef int ${nested("(", "T", ")", 20_000)};`,
      `int ${"*".repeat(5_000)}p;`,
      `int v[] = ${nested("{", "1", "}", 5_000)};`,
      `int ${nested("(*", "f", ")(void)", 2_000)};`,
      nested("struct { ", "int a;", "} x;", 2_000),
    ].join("\n");
    const { defects, problems } = await verify({ "a.c": text });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: [] });
  });

  it("20,000 nested conditionals", async () => {
    const text = `${leak}${"#if 1\n".repeat(20_000)}${guarded("a = 1;")}${"#endif\n".repeat(20_000)}`;
    const { defects, problems, report } = await verify({ "a.c": text });
    expect({ defects, problems, functions: report.functions }).toEqual({
      defects: [LEAK],
      problems: [],
      functions: 2,
    });
  });
});

describe("input too large for one declaration is said so, and the rest is read", () => {
  it("a function of one 5 MB line", async () => {
    const { defects, reasons, problems } = await verify({ "a.c": leak + guarded("a = 1;".repeat(830_000)) });
    expect({ defects, reasons, problems }).toEqual({
      defects: [LEAK],
      reasons: ["syntax a.c:2"],
      problems: ["too-large a.c:2"],
    });
  });

  it("a table of one 2 MB line", async () => {
    const { defects, problems } = await verify({
      "a.c": `${leak}int v[] = {${"1234,".repeat(400_000)}};`,
    });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: ["too-large a.c:2"] });
  });

  it("the function with the lock alone, in one 2 MB line, is no Not applicable", async () => {
    const { verdict, reasons } = await verify({ "a.c": guarded("a = 1;".repeat(330_000)) });
    expect({ verdict, reasons }).toEqual({ verdict: "inconclusive", reasons: ["syntax a.c:1"] });
  });
});

describe("broken text costs the Pass of what it breaks, and nothing else", () => {
  it("truncated in a function", async () => {
    const text = "int Cut(int a) { KIRQL q; IoAcquireCancelSpinLock(&q); IoReleaseCancelSpinLock(q); if (a";
    const { verdict, reasons, problems } = await verify({ "a.c": text });
    expect(verdict).toBe("inconclusive");
    expect(reasons).toEqual(["syntax a.c:1"]);
    expect(problems).toContain("syntax a.c:1");
    expect((await verify({ "a.c": leak + text })).defects).toEqual([LEAK]);
  });

  it("a brace too few", async () => {
    const text = `${leak}int Open(int a) { if (a) { a = 1;\n\n${guarded("a++;")}`;
    const { verdict, defects, reasons, problems, report } = await verify({ "a.c": text });
    expect({ verdict, defects, problems }).toEqual({
      verdict: "defect",
      defects: [LEAK],
      problems: ["syntax a.c:2"],
    });
    expect(reasons).toEqual(["syntax a.c:2"]);
    expect(report.functions).toBe(3);
  });

  it("a brace too many", async () => {
    const { defects, problems, report } = await verify({
      "a.c": `${leak}int Close(int a) { a = 1; } }\n\n${guarded("a++;")}`,
    });
    expect({ defects, problems, functions: report.functions }).toEqual({
      defects: [LEAK],
      problems: ["syntax a.c:2"],
      functions: 3,
    });
  });

  it("a comment that is never closed", async () => {
    const { defects, problems } = await verify({ "a.c": `${leak}/* lost\n${guarded("a++;")}` });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: ["unterminated-comment a.c:2"] });
  });

  it("a comment that is never closed, in the function that holds the lock", async () => {
    const text = "int Lost(void) { KIRQL q; IoAcquireCancelSpinLock(&q); /* IoReleaseCancelSpinLock(q); }\n";
    const { reasons, problems } = await verify({ "a.c": text });
    expect(reasons).toEqual(["syntax a.c:1"]);
    expect(problems).toContain("unterminated-comment a.c:1");
  });

  it("a string that is never closed", async () => {
    const text = `${leak}char *s = "never closed;\n${guarded("a++;")}`;
    const { verdict, defects, reasons, problems } = await verify({ "a.c": text });
    expect({ verdict, defects }).toEqual({ verdict: "defect", defects: [LEAK] });
    expect(problems).toContain("unterminated-literal a.c:2");
    expect(reasons.length).toBeGreaterThan(0);
    expect((await verify({ "a.c": text.slice(leak.length) })).verdict).not.toBe("pass");
  });

  it("prose", async () => {
    const { verdict, problems } = await verify({
      "a.c": "Dear maintainers, this (as agreed) is not C { at all }.\n",
    });
    expect(verdict).not.toBe("pass");
    expect(problems.length).toBeGreaterThan(0);
  });

  it("a diff pasted into a file", async () => {
    const text =
      "--- a/x.c\n+++ b/x.c\n@@ -1,3 +1,4 @@ int f(void)\n {\n+  IoAcquireCancelSpinLock(&q);\n   return 0;\n }\n";
    const engine = await testEngine();
    const project = projectOf([{ path: "x.c", text }]);
    const report = engine.analyze(project, { rules: ["CancelSpinLock"], steps: null }, { aborted: false });
    expect(report.results[0]?.verdict).toBe("inconclusive");
    expect(report.results[0]?.reasons[0]?.place?.file).toBe("x.c");
  });
});

describe("macros and includes without end", () => {
  it("files that include each other", async () => {
    const { defects, problems } = await verify({
      "a.c": `${leak}#include "a.h"\n`,
      "a.h": '#include "b.h"\nint x;\n',
      "b.h": '#include "a.h"\nint y;\n',
    });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: ["circular-include b.h:1"] });
  });

  it("macros that name themselves", async () => {
    const text = `#define L(x) L(x)\n#define A B\n#define B A\n${guarded("L(a); A = 1;")}`;
    const { verdict, defects } = await verify({ "a.c": text });
    expect({ verdict, defects }).toEqual({ verdict: "pass", defects: [] });
  });

  it("macros that double, within reason", async () => {
    const { verdict, problems } = await verify({ "a.c": `${doubling(12)}${guarded("D12")}` });
    expect({ verdict, problems }).toEqual({ verdict: "pass", problems: [] });
  });

  it("macros that double, beyond it", async () => {
    const { verdict, reasons, problems } = await verify({ "a.c": `${doubling(40)}${guarded("D40")}` });
    expect({ verdict, reasons }).toEqual({ verdict: "inconclusive", reasons: ["unknown-macro a.c:42"] });
    expect(problems).toContain("macro-too-large a.c:42");
  });
});

function doubling(levels: number): string {
  const steps = Array.from({ length: levels }, (_, i) => `#define D${i + 1} D${i} D${i}\n`).join("");
  return `#define D0 a++;\n${steps}`;
}

describe("bytes of other kinds", () => {
  const utf16 = (text: string, mark: readonly [number, number]) => {
    const bytes = new Uint8Array(2 + 2 * text.length);
    bytes.set(mark);
    for (let i = 0; i < text.length; i++) {
      bytes[2 + 2 * i + (mark[0] === 0xff ? 0 : 1)] = text.charCodeAt(i) & 0xff;
      bytes[2 + 2 * i + (mark[0] === 0xff ? 1 : 0)] = text.charCodeAt(i) >> 8;
    }
    return bytes;
  };

  it.each([
    ["little", [0xff, 0xfe] as const],
    ["big", [0xfe, 0xff] as const],
  ])("UTF-16, %s end first", async (_, mark) => {
    const { defects, problems, opened } = await verify({ "a.c": utf16(leak, mark) });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: [] });
    expect(messages(opened)).toEqual(["a.c is UTF-16; read as such."]);
  });

  it("UTF-8 with its mark", async () => {
    const { defects, problems } = await verify({ "a.c": `\ufeff${leak}` });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: [] });
  });

  it("Latin-1", async () => {
    const bytes = new TextEncoder().encode(`${leak}/* Gr?n */ ${guarded("a++;")}`);
    bytes[bytes.indexOf("?".charCodeAt(0))] = 0xfc;
    const { defects, problems, opened } = await verify({ "a.c": bytes });
    expect({ defects, problems }).toEqual({ defects: [LEAK], problems: [] });
    expect(messages(opened)[0]).toMatch(/^a\.c: byte \d+ is not UTF-8; read as Latin-1/);
  });

  it("NUL bytes between the words", async () => {
    const text = `${leak}int\0 Nul(void)\0 { KIRQL q; IoAcquireCancelSpinLock(&q); return 1; }\n${" ".repeat(400)}`;
    const { defects, problems } = await verify({ "a.c": text });
    expect([...defects].sort()).toEqual([LEAK, "Nul held-at-exit 2"]);
    expect(problems).toEqual(["nul-byte a.c:2"]);
  });

  it("line ends of every kind, and a splice at the end", async () => {
    const text = `${leak.replaceAll(" ", "\r")}\r\n${guarded("a++;").replaceAll("; ", ";\r\n")}\\\r\n`;
    const { verdict, problems } = await verify({ "a.c": text });
    expect({ verdict, problems }).toEqual({ verdict: "defect", problems: [] });
  });
});

describe("what is dropped and is no source", () => {
  const zipBomb = () => makeZip([{ name: "big.c", content: " ".repeat(9 * 1024 * 1024) }]);

  it.each<[string, () => Promise<Record<string, string | Uint8Array>>, RegExp, number]>([
    ["an empty file", async () => ({ "a.c": "" }), /^a\.c is empty/, 1],
    ["a binary", async () => ({ "a.c": new Uint8Array(4_000) }), /^a\.c is a compiled file/, 0],
    [
      "a driver image",
      async () => ({ "x.sys": new Uint8Array([77, 90, 0, 0]) }),
      /^x\.sys is a compiled file/,
      0,
    ],
    [
      "an INF",
      async () => ({ "x.inf": "[Version]\nAddService = xmini, 2\n" }),
      /an INF describes installation/,
      0,
    ],
    [
      "a header alone",
      async () => ({ "x.h": "HW_STARTIO XStartIo;\ntypedef int T;\n" }),
      /^Only declarations here/,
      1,
    ],
    [
      "a diff",
      async () => ({ "x.patch": "--- a/x.c\n+++ b/x.c\n@@ -1,1 +1,2 @@ int f(void)\n+int x;\n" }),
      /^A patch without its files/,
      0,
    ],
    ["no zip", async () => ({ "x.zip": "not a zip" }), /x\.zip/, 0],
    ["a zip beyond the limits", async () => ({ "x.zip": await zipBomb() }), /limit|times its packed size/, 0],
    [
      "a zip with unsafe names",
      async () => {
        const zip = await makeZip([
          { name: "good.c", content: leak },
          { name: "xx/yy.c", content: leak },
        ]);
        return { "x.zip": renameInZip(zip, "xx/yy.c", "../yy.c") };
      },
      /unsafe name.*\.\.\/yy\.c/,
      1,
    ],
  ])("%s", async (_, files, message, kept) => {
    const { opened, report, verdict } = await verify(await files());
    expect(messages(opened).join("\n")).toMatch(new RegExp(message.source, "m"));
    expect(opened.project.files.length).toBe(kept);
    expect(report.problems).toEqual([]);
    expect(verdict).not.toBe("pass");
  });
});
