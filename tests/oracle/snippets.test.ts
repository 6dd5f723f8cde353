/**
 * Small programs and their verdicts, one line of purpose each: `### name verdict`, then C in which `BODY { … }` is the
 * body of an HwStorStartIo routine and `ACQ`, `REL` are the two events. Each is also run by chance: what a run breaks is
 * reported.
 *
 * `gap`: should be Pass and is Inconclusive today; the test fails once it is decided.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Oracle, RULE } from "@/lib/dev/fuzz/oracle";

const PRELUDE = `typedef struct _EXT EXT;
typedef VOID STEP(EXT *ext, PKIRQL irqlp);
typedef struct _OPS { STEP *Begin; STEP *End; } OPS;
struct _EXT {
  ULONG F0; LONG F1; UCHAR B0; USHORT H0; ULONGLONG Q0; LONGLONG Q1; CHAR C0; SHORT S0;
  EXT *Next; KIRQL Irql; BOOLEAN Held; volatile ULONG Reg;
  ULONG Arr[4]; OPS Ops; ULONG Bits : 3; LONG SBits : 3; LIST_ENTRY List;
};
VOID Report(EXT *ext);
ULONG Query(ULONG which);
NTSTATUS Start(ULONG which);
#define ACQ IoAcquireCancelSpinLock(&irql)
#define REL IoReleaseCancelSpinLock(irql)
`;
const ENTRY = `HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID dev, PSCSI_REQUEST_BLOCK srb) { EXT *ext = (EXT *)dev; KIRQL irql = 0;`;

interface Snippet {
  readonly name: string;
  readonly verdict: string;
  readonly text: string;
}

const folder = fileURLToPath(new URL("snippets", import.meta.url));

function snippetsOf(file: string): readonly Snippet[] {
  const parts = readFileSync(join(folder, file), "utf8").split(/^### /m).slice(1);
  return parts.map((part) => {
    const [, name, verdict, body] = /^(\S+) (\S+)\n([\s\S]*)$/.exec(part)!;
    return { name: name!, verdict: verdict!, text: PRELUDE + body!.replace(/^BODY \{/m, ENTRY) };
  });
}

let oracle: Oracle;
beforeAll(async () => {
  oracle = await Oracle.create();
});

describe.each(readdirSync(folder).sort())("%s", (file) => {
  it.each(snippetsOf(file).map(({ name, ...rest }) => [name, rest] as const))("%s", (_, snippet) => {
    const { results } = oracle.report([{ path: "a.c", text: snippet.text }]);
    const { verdict } = results.find(({ rule }) => rule === RULE)!;
    expect(verdict).toBe(snippet.verdict === "gap" ? "inconclusive" : snippet.verdict);
    const runs = oracle.compare(snippet.text, false, { runs: 60, mostEnumerated: 1, observed: 3 }, 1);
    expect(runs.disagreements.filter(({ kind }) => kind !== "unread")).toEqual([]);
  });
});
