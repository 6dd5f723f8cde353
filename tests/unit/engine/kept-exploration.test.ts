/**
 * What an exploration takes over from an earlier one is never stale: after each of a row of edits that change what
 * whole-program facts say - addresses taken, globals written, pointers to functions stored, records cast, callbacks
 * that write - a session that has followed them reports what a fresh one reports.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { compiledAssets } from "@/lib/cli/engine-assets";
import { createEngine } from "@/lib/engine/engine";
import { projectOf } from "../../support/engine";

const SEQUENCES = 20;
const EDITS_PER_SEQUENCE = 6;

const asked = { rules: ["CancelSpinLock"], steps: null };
const whole = { aborted: false };

/** Statements for a function that has `ext`, `x` and `p`; most change a fact that one of the observers below rests on. */
const ANYWHERE = [
  "x = 1;",
  "if (x) x = 2;",
  "ext->Count = x;",
  "ext->Last = 3;",
  "Mode = x;",
  "Quiet = 0;",
  "p = &Quiet; *p = 2;",
  "p = (PULONG)ext; *p = 7;",
  "p = &ext->Count; *p = 1;",
  "((POTHER)ext)->Flags = 1;",
  "Saved = p;",
  "Keep(&x);",
  "ext->Run = Leaf;",
  "ext->Run = Take;",
  "Leaf(ext);",
  "Take(ext);",
  "Drop(ext);",
  "x = Tested(ext);",
  "if (ext->Run) ext->Run(ext);",
  "StorPortNotification(RequestComplete, ext, NULL);",
  "{ ULONG more = 1; Keep(&more); x = more; }",
  "while (x) { x--; Leaf(ext); }",
  "ExRaiseStatus(0xC0000001);",
] as const;

/** Places for statements, each empty at first: in functions that call each other and in two callbacks. */
const PLACES = 7;

/** Each is clean as long as something is so in the rest of the program. */
const OBSERVERS: readonly string[] = [
  "if (Quiet == 0) return;",
  "ULONG old = ext->Count; *q = 5; if (ext->Count != old) return;",
  "ULONG old = ext->Count; other->Flags = old + 1; if (ext->Count != old) return;",
  "ULONG mine = 1; Keep(&mine); Elsewhere(); if (mine > 1) return;",
  "ULONG old = ext->Last; StorPortNotification(RequestComplete, ext, NULL); if (ext->Last != old) return;",
  "if (ext->Run) ext->Run(ext);",
  "Leaf(ext); Leaf(ext);",
  "if (Tested(ext) > 7) return;",
];

function observer(body: string, index: number): string {
  return `static VOID Observe${index}(PEXT ext, POTHER other, PULONG q) { KIRQL irql; IoAcquireCancelSpinLock(&irql); ${body} IoReleaseCancelSpinLock(irql); }`;
}

function driver(statements: readonly string[], observers: ReadonlySet<number>): string {
  const place = (index: number) => statements[index] ?? "";
  const watching = OBSERVERS.map((body, index) => (observers.has(index) ? observer(body, index) : ""));
  const calls = watching.map((text, index) => (text ? `Observe${index}(ext, ext->Other, ext->Data);` : ""));
  return `#include <storport.h>
typedef struct _EXT *PEXT;
typedef VOID (*PRUN)(PEXT);
typedef struct _OTHER { ULONG Flags; ULONG Size; } OTHER, *POTHER;
typedef struct _EXT { ULONG Count; ULONG Last; POTHER Other; PULONG Data; PRUN Run; } EXT;
ULONG Mode;
ULONG Quiet = 1;
PULONG Saved;
VOID Elsewhere(VOID);
static VOID Take(PEXT ext) { KIRQL irql; IoAcquireCancelSpinLock(&irql); }
static VOID Drop(PEXT ext) { IoReleaseCancelSpinLock((KIRQL)ext->Last); }
static VOID Keep(PULONG value) { PULONG p = value; ULONG x = 0; PEXT ext = NULL; x = *p; ${place(0)} }
static ULONG Tested(PEXT ext) { ULONG x = 0; PULONG p = NULL; if (ext->Count) x = Quiet; ${place(1)} return x; }
static VOID Leaf(PEXT ext) { ULONG x = 0; PULONG p = &x; ${place(2)} ext->Count += x + *p; ${place(3)} }
static VOID Use(PEXT ext) { ULONG x = 0; PULONG p = &ext->Last; ${place(4)} if (Tested(ext)) Leaf(ext); }
${watching.join("\n")}
HW_STARTIO Start;
BOOLEAN Start(PVOID e, PSCSI_REQUEST_BLOCK srb) { PEXT ext = e; ${calls.join(" ")} return TRUE; }
HW_TIMER Tick;
VOID Tick(PVOID e) { ULONG x = 0; PULONG p = NULL; PEXT ext = e; ${place(5)} Use(ext); }
HW_INTERRUPT Interrupt;
BOOLEAN Interrupt(PVOID e) { ULONG x = 0; PULONG p = NULL; PEXT ext = e; ${place(6)} return TRUE; }
`;
}

/** Observers that see more in what others leave alone would only hide them. */
const watched = fc.uniqueArray(fc.nat(OBSERVERS.length - 1), { minLength: 1, maxLength: 3 });
const edit = fc.record({
  place: fc.nat(PLACES - 1),
  statement: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ANYWHERE) }, fc.constant("")),
});

it("takes over nothing that is stale", { timeout: 600_000 }, async () => {
  const assets = await compiledAssets();
  const used = await createEngine(assets, {});
  await fc.assert(
    fc.asyncProperty(
      watched,
      fc.array(edit, { minLength: 2, maxLength: EDITS_PER_SEQUENCE }),
      async (observers, edits) => {
        const statements: string[] = [];
        const seen = new Set(observers);
        for (const { place, statement } of edits) {
          statements[place] = statement;
          const project = projectOf([{ path: "a.c", text: driver(statements, seen) }]);
          const followed = used.analyze(project, asked, whole);
          const fresh = await createEngine(assets, {});
          expect(followed).toEqual(fresh.analyze(project, asked, whole));
        }
      },
    ),
    { numRuns: SEQUENCES, seed: 14 },
  );
});

/** A callback that is right as long as `Ready` says what it says first. */
const resting = (ready: string) => `#include <storport.h>
typedef struct _EXT { ULONG Count; ULONG Last; PULONG Data; } EXT, *PEXT;
ULONG Mode;
static ULONG Own; static ULONG Few[4]; static EXT Whole;
static BOOLEAN Ready(PEXT ext) { ULONG x = 0; ${ready} }
static BOOLEAN Asked(PEXT ext) { return Ready(ext); }
HW_STARTIO Start;
BOOLEAN Start(PVOID e, PSCSI_REQUEST_BLOCK srb) {
    PEXT ext = e; KIRQL irql = 0; ULONG last = ext->Last;
    Own = 0; Few[1] = 0; Whole.Count = 0;
    if (Asked(ext)) IoAcquireCancelSpinLock(&irql);
    if (ext->Count == 0 && ext->Last == last && Own != 2 && Few[1] != 2 && Whole.Count != 2) IoReleaseCancelSpinLock(irql);
    return TRUE;
}
`;

it.each([
  ["the test is turned round", "return ext->Count != 0;"],
  ["another case is true, too", "return ext->Count == 0 || ext->Last == 3;"],
  ["a case is true no more", "return ext->Count == 0 && Mode == 1;"],
  ["the result is constant", "return TRUE;"],
  ["a member is written after the test", "x = ext->Count == 0; ext->Count = 1; return x;"],
  ["another member is written", "x = ext->Count == 0; ext->Last++; return x;"],
  ["a static variable is written", "Own = 2; return ext->Count == 0;"],
  ["another value is written", "Own = ext->Last ? 2 : 3; return ext->Count == 0;"],
  ["an element is written", "Few[1] = 2; return ext->Count == 0;"],
  ["a member of a variable is written", "Whole.Count = 2; return ext->Count == 0;"],
  ["what is written is not known", "x = ext->Count == 0; ext->Count = Mode; return x;"],
  [
    "a pointer that was found is written through",
    "x = ext->Count; StorPortMoveMemory(ext, ext->Data, 4); return x == 0;",
  ],
])("when %s, the functions that call it are explored again", async (_, edited) => {
  const session = await createEngine(await compiledAssets(), {});
  const verdictOf = (ready: string) =>
    session.analyze(projectOf([{ path: "a.c", text: resting(ready) }]), asked, whole).results[0]!.verdict;
  expect(verdictOf("return ext->Count == 0;")).toBe("pass");
  expect(verdictOf("x = ext->Count; return x == 0;")).toBe("pass");
  expect(verdictOf("Own = 3; Few[0] = 2; Whole.Last = 2; return ext->Count == 0;")).toBe("pass");
  expect(verdictOf(edited)).toBe("defect");
  expect(verdictOf("return ext->Count == 0;")).toBe("pass");
});
