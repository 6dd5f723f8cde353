/** Every fix that is offered makes its finding vanish and adds none; and the common shapes get one. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { applyEdits, unifiedDiff } from "@/lib/engine/fix";
import type { Project } from "@/lib/engine/project";
import { projectOf, testEngine } from "../../support/engine";
import { parseFixture } from "../../support/fixture";

const folder = fileURLToPath(new URL("../../rules/CancelSpinLock/", import.meta.url));
const rule = "CancelSpinLock";
const signal = { aborted: false };

function fixture(name: string): Project {
  const { files, header } = parseFixture(name, readFileSync(folder + name, "utf8"));
  const configuration = { name: "default", defines: header.defines, includeDirs: [] };
  return projectOf(files, { configuration, entries: header.entries });
}

async function verified(project: Project) {
  const report = (await testEngine()).analyze(project, { rules: [rule], steps: null }, signal);
  return report.results[0]!;
}

async function offerOf(project: Project, kind?: string) {
  const { defects } = await verified(project);
  const defect = defects.find((each) => kind === undefined || each.kind === kind)!;
  const { offers } = (await testEngine()).fixes(project, rule, defect.fingerprint, signal);
  return { defect, offer: offers[0] };
}

const shapes: readonly (readonly [string, string])[] = [
  ["early-return_bad.c", "held-at-exit"],
  ["goto-cleanup_bad.c", "held-at-exit"],
  ["macro-return_bad.c", "held-at-exit"],
  ["macro-calls_bad.c", "held-at-exit"],
  ["void-falls-off_bad.c", "held-at-exit"],
  ["cancel-declared_bad.c", "held-at-exit"],
  ["helper-pair_bad.c", "held-at-exit"],
  ["switch-case_bad.c", "held-at-exit"],
  ["loop-break_bad.c", "held-at-exit"],
  ["loop-balanced_bad.c", "double-acquire"],
  ["double-straight_bad.c", "double-acquire"],
  ["release-only_bad.c", "release-without-acquire"],
  ["release-twice_bad.c", "release-without-acquire"],
];

describe("a fix is offered for", () => {
  it.each(shapes)("%s: %s", async (name, kind) => {
    const project = fixture(name);
    const { defect, offer } = await offerOf(project, kind);
    expect(offer, "an offer").toBeDefined();
    const files = applyEdits(project.files, offer!.edits)!;
    const after = await verified({ ...project, files });
    expect(after.defects.map((each) => each.fingerprint)).not.toContain(defect.fingerprint);
    expect(after.verdict).toBe(offer!.verdict);
  });

  it("most seeded defects, and none is offered that adds a finding", async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith("_bad.c"));
    const without: string[] = [];
    for (const name of names) {
      const project = fixture(name);
      const before = await verified(project);
      const known = new Set(before.defects.map((each) => each.fingerprint));
      for (const defect of before.defects) {
        const [offer] = (await testEngine()).fixes(project, rule, defect.fingerprint, signal).offers;
        if (!offer) {
          without.push(name);
          continue;
        }
        const after = await verified({ ...project, files: applyEdits(project.files, offer.edits)! });
        const found = after.defects.map((each) => each.fingerprint);
        expect(found, name).not.toContain(defect.fingerprint);
        expect(
          found.filter((each) => !known.has(each)),
          name,
        ).toEqual([]);
      }
    }
    expect(without.length, without.join(", ")).toBeLessThan(names.length / 6);
  }, 120_000);
});

const braceless = `#include <storport.h>
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb)
{
\tKIRQL old;
\tIoAcquireCancelSpinLock(&old);
\tif (srb->Lun == 3)   /* not ours */
\t\treturn FALSE;   /* leaks */
\telse if (srb->Lun == 4) srb->Lun = 5;
\tIoReleaseCancelSpinLock(old);
\treturn TRUE;
}
`;

describe("the edit", () => {
  it("adds braces, keeps comments and the author's tabs", async () => {
    const project = projectOf([{ path: "a.c", text: braceless }]);
    const { offer } = await offerOf(project);
    expect(offer!.patch).toBe(`--- a/a.c
+++ b/a.c
@@ -4,8 +4,10 @@
 {
 \tKIRQL old;
 \tIoAcquireCancelSpinLock(&old);
-\tif (srb->Lun == 3)   /* not ours */
+\tif (srb->Lun == 3) {   /* not ours */
+\t\tIoReleaseCancelSpinLock(old);
 \t\treturn FALSE;   /* leaks */
+\t}
 \telse if (srb->Lun == 4) srb->Lun = 5;
 \tIoReleaseCancelSpinLock(old);
 \treturn TRUE;
`);
  });

  it("names the level where the driver keeps it", async () => {
    const text = `#include <storport.h>
typedef struct _EXT { KIRQL Saved; LONG Busy; } EXT, *PEXT;
static VOID Take(PKIRQL q) { IoAcquireCancelSpinLock(q); }
HW_STARTIO Start;
BOOLEAN Start(PVOID device, PSCSI_REQUEST_BLOCK srb) {
    PEXT ext = device;
    Take(&ext->Saved);
    return srb->Lun == 0;
}
`;
    const { offer } = await offerOf(projectOf([{ path: "a.c", text }]));
    expect(offer!.patch).toContain("+    IoReleaseCancelSpinLock(ext->Saved);\n     return srb->Lun == 0;");
  });

  it("releases a cancel routine's lock with the IRP's level", async () => {
    const { offer } = await offerOf(fixture("cancel-declared_bad.c"));
    expect(offer!.patch).toMatch(/^\+.*IoReleaseCancelSpinLock\(\w+->CancelIrql\);/m);
  });

  const ladder = (between: string) => `#include <storport.h>
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL old;
    BOOLEAN done = FALSE;
    IoAcquireCancelSpinLock(&old);
    if (srb->Lun == 3) goto Out;
    if (srb->Lun == 4) goto Unlock;
    done = TRUE;
Unlock:
    IoReleaseCancelSpinLock(old);
${between}Out:
    return done;
}
`;

  it("jumps to the label that releases, where the path jumped one too far", async () => {
    const { offer } = await offerOf(projectOf([{ path: "a.c", text: ladder("") }]));
    expect(offer!.title).toBe("Jump to Unlock, which releases, a.c:7");
    expect(offer!.patch).toContain("-    if (srb->Lun == 3) goto Out;\n+    if (srb->Lun == 3) goto Unlock;");
  });

  it("does not jump to a label where more than the release would follow", async () => {
    const { offer } = await offerOf(projectOf([{ path: "a.c", text: ladder("    srb->Lun = 0;\n") }]));
    expect(offer!.title).not.toContain("Jump");
    expect(offer!.patch).toContain("+        IoReleaseCancelSpinLock(old);");
  });

  it("writes out a macro that hides the return", async () => {
    const { offer } = await offerOf(fixture("macro-return_bad.c"));
    expect(offer!.patch).toContain("-    BAIL_IF(path > 3, FALSE);");
    expect(offer!.patch).toContain(
      "+    if (path > 3) {\n+        IoReleaseCancelSpinLock(irql);\n+        return (FALSE);",
    );
  });
});

describe("a unified diff", () => {
  it("counts lines over several hunks and a file without a last line break", () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const files = [{ path: "a.c", text: lines.join("\n") }];
    const second = lines[0]!.length + 1;
    const edits = [
      { path: "a.c", start: second, end: second, text: "new\n" },
      { path: "a.c", start: files[0]!.text.length, end: files[0]!.text.length, text: " more" },
    ];
    const patch = unifiedDiff(files, edits);
    expect(patch).toContain("@@ -1,4 +1,5 @@\n line 1\n+new\n line 2");
    expect(patch).toContain("@@ -17,4 +18,4 @@\n line 17\n line 18\n line 19\n-line 20\n+line 20 more");
  });

  it("refuses edits that touch the same text", () => {
    const files = [{ path: "a.c", text: "abcdef" }];
    const edits = [
      { path: "a.c", start: 0, end: 3, text: "x" },
      { path: "a.c", start: 2, end: 4, text: "y" },
    ];
    expect(applyEdits(files, edits)).toBeNull();
  });
});

describe("a planted leak", () => {
  it("is found in a function with several exits, and marked line by line", async () => {
    const text = `#include <storport.h>
HW_STARTIO Start;
BOOLEAN Start(PVOID ext, PSCSI_REQUEST_BLOCK srb)
{
    if (srb->Lun != 0)
        return FALSE;
    srb->SrbStatus = SRB_STATUS_SUCCESS;
    StorPortNotification(RequestComplete, ext, srb);
    return TRUE;
}
`;
    const project = projectOf([{ path: "a.c", text }]);
    expect((await verified(project)).verdict).toBe("not-applicable");
    const planted = (await testEngine()).plant(project, rule, "Start", signal)!;
    const { defects } = await verified({ ...project, files: planted.files });
    expect(defects.map(({ kind }) => kind)).toEqual(["held-at-exit"]);
    const added = planted.patch.split("\n").filter((line) => /^\+[^+]/.test(line));
    expect(added.filter((line) => line.includes("planted by Portcullis"))).toHaveLength(3);
  });
});
