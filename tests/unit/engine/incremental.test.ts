/** A session that has followed random edits reports what a fresh one reports. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { compiledAssets } from "@/lib/cli/engine-assets";
import { createEngine } from "@/lib/engine/engine";
import type { SourceFile } from "@/lib/engine/project";
import { projectOf } from "../../support/engine";

const SEQUENCES = 40;
const EDITS_PER_SEQUENCE = 8;

const asked = { rules: ["CancelSpinLock"], steps: null };
const whole = { aborted: false };

const DRIVER: readonly SourceFile[] = [
  {
    path: "driver.h",
    text: `#pragma once
#include <storport.h>
#define TAKE(q) IoAcquireCancelSpinLock(&(q))
#define DROP(q) IoReleaseCancelSpinLock(q)
#define LIMIT 4
typedef struct _EXT { ULONG Count; BOOLEAN Busy; struct _EXT *Next; } EXT, *PEXT;
VOID Touch(PEXT ext);
static ULONG Twice(ULONG n) { return n * 2; }
`,
  },
  {
    path: "touch.c",
    text: `#include "driver.h"
VOID Touch(PEXT ext) {
    KIRQL q;
    TAKE(q);
    if (ext->Count > LIMIT) { ext->Busy = TRUE; }
    DROP(q);
}
`,
  },
  {
    path: "start.c",
    text: `#include "driver.h"
HW_STARTIO Start;
static BOOLEAN Try(PEXT ext, PKIRQL q) {
    if (ext->Busy) return FALSE;
    IoAcquireCancelSpinLock(q);
    return TRUE;
}
BOOLEAN Start(PVOID e, PSCSI_REQUEST_BLOCK srb) {
    PEXT ext = e;
    KIRQL q;
    if (!Try(ext, &q)) return FALSE;
    ext->Count = Twice(ext->Count);
    DROP(q);
    Touch(ext);
    srb->SrbStatus = SRB_STATUS_SUCCESS;
    return TRUE;
}
`,
  },
];

/** Text a person may type or delete; also what leaves the file broken for a while. */
const PIECES = [
  "\n",
  " ",
  "/* note */",
  "if (ext->Busy) return 0;\n",
  "DROP(q);\n",
  "TAKE(q);\n",
  "Touch(ext);\n",
  "ULONG n = LIMIT;\n",
  "{",
  "}",
  ";",
  "#if 0\n",
  "#endif\n",
  "#define LIMIT 5\n",
  "#define DROP(q) (void)(q)\n",
  '"text"',
  "VOID Other(PEXT p) { Touch(p); }\n",
  "typedef PEXT PALIAS;\n",
  "#pragma pack(1)\n",
  "(Foo)(ext);\n",
  "Foo *foo;\n",
  "static VOID (*Hook)(PEXT) = Touch;\n",
  "Hook(ext);\n",
  "ext = (PEXT)&ext->Next;\n",
  "*(PUCHAR)ext = 0;\n",
  "KIRQL *p = &q;\n",
  "Keep(&q);\n",
];

interface Edit {
  readonly file: number;
  /** Of the file's length, in thousandths. */
  readonly at: number;
  readonly removed: number;
  readonly piece: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.nat(DRIVER.length - 1),
  at: fc.nat(1000),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
  piece: fc.constantFrom(...PIECES),
});

function edited(files: readonly SourceFile[], { file, at, removed, piece }: Edit): readonly SourceFile[] {
  return files.map((one, index) => {
    if (index !== file) return one;
    const near = Math.floor((one.text.length * at) / 1000);
    // Mostly between lines, where most edits of a file that is being worked on begin.
    const start = at % 3 === 0 ? near : one.text.indexOf("\n", near) + 1;
    return { ...one, text: one.text.slice(0, start) + piece + one.text.slice(start + removed) };
  });
}

it("follows edits as if it had never seen another text", { timeout: 600_000 }, async () => {
  const assets = await compiledAssets();
  const used = await createEngine(assets, {});
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: EDITS_PER_SEQUENCE }), async (edits) => {
      let files = DRIVER;
      let followed = used.analyze(projectOf(files), asked, whole);
      for (const one of edits) {
        files = edited(files, one);
        followed = used.analyze(projectOf(files), asked, whole);
      }
      const fresh = await createEngine(assets, {});
      expect(followed).toEqual(fresh.analyze(projectOf(files), asked, whole));
    }),
    { numRuns: SEQUENCES, seed: 14 },
  );
});
