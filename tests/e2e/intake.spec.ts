/** Files, folders and zips dropped on the page, also ones that are no use. */
import { expect, test } from "@playwright/test";
import { makeZip, renameInZip } from "../support/make-zip";
import { example, Workbench } from "./workbench";

test("a zip becomes a project with its configuration", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  const project = `<Project><ItemGroup><ProjectConfiguration Include="Debug|x64"/><ProjectConfiguration Include="Release|x64"/></ItemGroup>
    <ItemGroup><ClCompile Include="src\\start.c"/></ItemGroup></Project>`;
  const zip = await makeZip([
    { name: "mini/src/start.c", content: example("held-at-exit-bad") },
    { name: "mini/src/unused.c", content: "int unused;" },
    { name: "mini/mini.vcxproj", content: project },
    { name: "mini/readme.md", content: "hello" },
  ]);
  await bench.drop({ "mini.zip": zip });
  await expect(page.getByRole("button", { name: "mini", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Release|x64" })).toBeVisible();
  await expect(bench.summary).toHaveText("1 Defect");
  await expect(bench.findings.first()).toContainText("src/start.c");
  await expect(bench.notices).toHaveCount(1);
  await expect(bench.notices).toContainText("1 of 4 entries skipped: 1 not source.");
});

test("two files are one program", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.drop({
    "a.c": `#include <storport.h>\nvoid Take(PKIRQL irql);\nHW_STARTIO Start;\nBOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {\n  KIRQL irql;\n  Take(&irql);\n  return TRUE;\n}\n`,
    "b.c": `#include <storport.h>\nvoid Take(PKIRQL irql) {\n  IoAcquireCancelSpinLock(irql);\n}\n`,
  });
  await expect(bench.findings.first()).toContainText("a.c");
  await expect(bench.currentStep).toContainText("Start returns");
  await page.keyboard.press("b");
  await expect(bench.editor).toContainText("IoAcquireCancelSpinLock(irql)");
  await page.keyboard.press("e");
  await expect(bench.editor).toContainText("HW_STARTIO Start");
});

const useless: readonly (readonly [string, Readonly<Record<string, string | Uint8Array>>, string])[] = [
  ["a compiled driver", { "x.sys": "MZ\0\0\0\0" }, "x.sys is a compiled file."],
  ["an INF", { "x.inf": "[Version]\nClass=SCSIAdapter\n" }, "an INF describes installation"],
  ["another archive", { "x.7z": "7z\xbc\xaf" }, ".7z is not read."],
  ["no zip", { "x.zip": "plain text" }, "x.zip is not a zip that can be read"],
  ["a text of no use", { "x.md": "# hello" }, "1 of 1 entry skipped"],
  ["a patch", { "x.diff": "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@ f\n-a\n+b\n" }, "A patch without its files"],
];

for (const [what, files, message] of useless) {
  test(`${what} leaves the project alone and says why`, async ({ page }) => {
    const bench = new Workbench(page);
    await bench.open();
    await expect(bench.findings).toHaveCount(1);
    await bench.drop(files);
    await expect(bench.notices.first()).toContainText(message);
    await expect(page.getByRole("button", { name: "aurora-mini", exact: true })).toBeVisible();
    await expect(bench.findings).toHaveCount(1);
  });
}

test("unsafe names in a zip are refused and named", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  const zip = renameInZip(
    await makeZip([
      { name: "aa/evil.c", content: "int evil;" },
      { name: "good.c", content: example("held-at-exit-fixed") },
    ]),
    "aa/evil.c",
    "../evil.c",
  );
  await bench.drop({ "z.zip": zip });
  await expect(bench.notices.first()).toContainText("1 unsafe name (first: ../evil.c)");
  await expect(bench.summary).toHaveText("1 Pass");
});

const garbage: readonly (readonly [string, string])[] = [
  ["a function cut off in the middle", "#include <storport.h>\nBOOLEAN F(PVOID e) {\n  if (e) {\n    IoAcq"],
  ["unbalanced braces", "int f(void) { return 0; }}}\nint g(void) {{{ return 1; }\n"],
  ["an unterminated comment", "int f(void) { return 0; }\n/* never closed\nint g;\n"],
  ["deep parentheses", `int f(void) {\n  return ${"(".repeat(5000)}1${")".repeat(5000)};\n}\n`],
  ["markup", "int f;\n<script>alert(1)</script>\n<img src=x onerror=alert(2)>;\n"],
];

for (const [what, text] of garbage) {
  test(`${what} gets an answer and keeps its text`, async ({ page }) => {
    const alerts: string[] = [];
    page.on("dialog", (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    const bench = new Workbench(page);
    await bench.open();
    await bench.drop({ "g.c": text });
    await expect(page.getByRole("button", { name: "g", exact: true })).toBeVisible();
    await bench.verified();
    await expect(bench.summary).toBeVisible();
    await expect(bench.editor).toContainText(text.slice(0, 5));
    expect(alerts).toEqual([]);
  });
}
