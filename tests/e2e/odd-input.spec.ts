/** What is no driver source, or reads oddly, gets its sentence; nothing is ever refused without one. */
import { expect, test } from "@playwright/test";
import { makeZip } from "../support/make-zip";
import { example, Workbench } from "./workbench";

const code = example("held-at-exit-bad");

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

const unread: readonly (readonly [Readonly<Record<string, string | Uint8Array>>, string])[] = [
  [{ "driver.7z": latin1("7z\xbc\xaf\x27\x1c") }, ".7z is not read. Repack as .zip or drop the folder."],
  [{ "driver.sys": latin1("MZ\0\0") }, "driver.sys is a compiled file. Portcullis reads source text"],
  [{ "last.sarif": '{"runs":[]}' }, "last.sarif is a report, not source."],
  [{ "a.inf": "[Version]\nClass=SCSIAdapter\n" }, "an INF describes installation"],
  [{ "fix.patch": "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n" }, "A patch without its files"],
];

test("files that hold no source say what they are", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  for (const [files, sentence] of unread) {
    await bench.drop(files);
    await expect(bench.notices.filter({ hasText: sentence })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "aurora-mini", exact: true })).toBeVisible();
});

test("sources that read oddly are read, and say so", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  await bench.drop({ "wide.c": utf16(code) });
  await expect(bench.notices.filter({ hasText: "wide.c is UTF-16; read as such." })).toBeVisible();
  await expect(bench.findings.first()).toContainText("wide.c");

  await bench.drop({ "old.c": latin1(`/* \xe9t\xe9 */\n${code}`) });
  await expect(
    bench.notices.filter({ hasText: "old.c: byte 3 is not UTF-8; read as Latin-1" }),
  ).toBeVisible();
  await expect(bench.findings.first()).toContainText("old.c");

  await bench.drop({ "roles.h": "HW_STARTIO A;\ntypedef struct _E { int n; } E;\n" });
  await expect(
    bench.notices.filter({ hasText: "Only declarations here: 1 role declared, 1 type" }),
  ).toBeVisible();

  await bench.paste('#include <stdio.h>\nint main(void) {\n    return puts("x");\n}\n');
  await expect(bench.verdictPage).toContainText("No kernel routine is used in these files.");

  await bench.paste(
    "DRIVER_UNLOAD Unload;\nVOID Unload(PDRIVER_OBJECT driver) {\n    UNREFERENCED_PARAMETER(driver);\n}\n",
  );
  await expect(bench.verdictPage).toContainText("A WDM driver: no Storport callback found");

  const project = (name: string) =>
    `<Project><ItemGroup><ProjectConfiguration Include="Release|x64"/></ItemGroup><ItemGroup><ClCompile Include="${name}.c"/></ItemGroup></Project>`;
  await bench.drop({
    "two.zip": await makeZip([
      { name: "t/a.c", content: code },
      { name: "t/b.c", content: "int b;" },
      { name: "t/a.vcxproj", content: project("a") },
      { name: "t/b.vcxproj", content: project("b") },
    ]),
  });
  await page.getByTestId("arrival").getByRole("button", { name: "Replace" }).click();
  await expect(bench.notices.filter({ hasText: "2 projects found. Verifying a;" })).toBeVisible();
});
