/** What a state says of memory: exact where it can be, never more than is true. */
import { describe, expect, it } from "vitest";
import { startIo, verdictOf } from "./verdict";

const ACQUIRE = "IoAcquireCancelSpinLock(&irql);";
const RELEASE = "IoReleaseCancelSpinLock(irql);";
const EXTERNALS = "VOID Touch(PEXT e); LONG Ask(VOID);";

/** Takes the lock under one condition and releases it under another, with code between. */
function guarded(take: string, between: string, drop: string, before = ""): string {
  return startIo(`if (${take}) { ${ACQUIRE} } ${between} if (${drop}) { ${RELEASE} }`, before);
}

describe("memory nobody else can reach", () => {
  it("keeps a flag in the same object exact", async () => {
    expect(await verdictOf(guarded("ext->Busy", "ext->Count = 5;", "ext->Busy"))).toBe("pass");
    expect(await verdictOf(guarded("ext->Busy", "ext->Busy = 0;", "ext->Busy"))).toBe("defect held-at-exit");
  });

  it("sees a write through another pointer to the same object", async () => {
    const alias = "PEXT other = ext; other->Busy = 0;";
    expect(await verdictOf(guarded("ext->Busy", alias, "ext->Busy"))).toBe("defect held-at-exit");
  });

  it("follows both possibilities of a pointer that may be the same", async () => {
    const maybe = "ext->Next->Busy = 0;";
    expect(await verdictOf(guarded("ext->Busy", maybe, "ext->Busy"))).toBe("defect held-at-exit");
    const apart = "if (ext->Next != ext) ext->Next->Busy = 0;";
    expect(await verdictOf(guarded("ext->Busy", apart, "ext->Busy"))).toBe("pass");
  });

  it("keeps a local through a call that cannot reach it", async () => {
    const text = guarded("a", "Touch(ext);", "a", EXTERNALS);
    expect(await verdictOf(text)).toBe("pass");
  });

  it("follows a local whose address is known", async () => {
    const text = startIo(`LONG *p = a ? &took : &b; *p = 1; if (took) { ${ACQUIRE} } if (a) { ${RELEASE} }`);
    expect(await verdictOf(text)).toBe("pass");
  });

  it("updates the element that an index may mean", async () => {
    const text = (index: string) =>
      startIo(`LONG t[4]; t[0] = 1; t[${index}] = 0; ${ACQUIRE} if (t[0]) { ${RELEASE} }`);
    expect(await verdictOf(text("1"))).toBe("pass");
    expect(await verdictOf(text("ext->Count & 3"))).toBe("defect held-at-exit");
  });

  it("sees an earlier value after one element was written in a loop", async () => {
    const text = startIo(
      `LONG t[4]; LONG i; t[2] = 1; for (i = 0; i < a; i++) t[i & 3] = 0; ${ACQUIRE} if (t[2]) { ${RELEASE} }`,
    );
    expect(await verdictOf(text)).toBe("defect held-at-exit");
  });
});

describe("memory unknown code can reach", () => {
  it("forgets what an unknown function may change, and says so", async () => {
    const text = guarded("ext->Busy", "Touch(ext);", "ext->Busy", EXTERNALS);
    expect(await verdictOf(text)).toBe("inconclusive path-undecided");
  });

  it("does not keep a value written before the unknown call", async () => {
    const text = startIo(`ext->Busy = 1; Touch(ext); ${ACQUIRE} if (ext->Busy) { ${RELEASE} }`, EXTERNALS);
    expect(await verdictOf(text)).not.toBe("pass");
  });

  it("forgets on the branch that calls only", async () => {
    const call = "if (a == 7) Touch(ext);";
    expect(await verdictOf(guarded("ext->Busy", call, "ext->Busy", EXTERNALS))).not.toBe("pass");
    const text = startIo(
      `if (a == 7) { Touch(ext); return FALSE; } if (ext->Busy) { ${ACQUIRE} } if (ext->Busy) { ${RELEASE} }`,
      EXTERNALS,
    );
    expect(await verdictOf(text)).toBe("pass");
  });

  it("gives two calls of one unknown two results", async () => {
    expect(await verdictOf(guarded("Ask()", "", "Ask()", EXTERNALS))).toBe(
      "defect held-at-exit release-without-acquire",
    );
    expect(
      await verdictOf(startIo(`b = Ask(); if (b) { ${ACQUIRE} } if (b) { ${RELEASE} }`, EXTERNALS)),
    ).toBe("pass");
  });

  it("sees a havoc inside a callee", async () => {
    const helper = `${EXTERNALS} VOID Poke(PEXT e) { if (e->Flags & 1) Touch(e); }`;
    expect(await verdictOf(guarded("ext->Busy", "Poke(ext);", "ext->Busy", helper))).not.toBe("pass");
  });

  it("sees a callee that writes through its parameter, and one that does not", async () => {
    const helper = "VOID Set(PEXT e, LONG v) { e->Count = v; } VOID Clear(PEXT e) { e->Busy = 0; }";
    expect(await verdictOf(guarded("ext->Busy", "Set(ext, 3);", "ext->Busy", helper))).toBe("pass");
    expect(await verdictOf(guarded("ext->Busy", "Clear(ext);", "ext->Busy", helper))).toBe(
      "defect held-at-exit",
    );
    expect(await verdictOf(guarded("ext->Busy", "Clear(ext->Next);", "ext->Busy", helper))).toBe(
      "defect held-at-exit",
    );
  });
});

describe("many bytes at once", () => {
  it("knows what memset and record copies leave", async () => {
    const zeroed = `RtlZeroMemory(ext, sizeof(*ext)); ${ACQUIRE} if (!ext->Busy) { ${RELEASE} }`;
    expect(await verdictOf(startIo(zeroed))).toBe("pass");
    const copied = `EXT saved; saved = *ext; if (ext->Busy) { ${ACQUIRE} } if (saved.Busy) { ${RELEASE} }`;
    expect(await verdictOf(startIo(copied))).toBe("pass");
    const changed = `EXT saved; saved = *ext; saved.Busy = 1; if (ext->Busy) { ${ACQUIRE} } if (saved.Busy) { ${RELEASE} }`;
    expect(await verdictOf(startIo(changed))).toBe("defect release-without-acquire");
  });

  it("reads a part of a wider value, and a whole from its parts", async () => {
    const part = `ULONG w = 0x101; UCHAR *p = (UCHAR *)&w; ${ACQUIRE} if (p[1]) { ${RELEASE} }`;
    expect(await verdictOf(startIo(part))).toBe("pass");
    const whole = `ULONG w = 0; UCHAR *p = (UCHAR *)&w; p[1] = 1; ${ACQUIRE} if (w == 0x100) { ${RELEASE} }`;
    expect(await verdictOf(startIo(whole))).toBe("pass");
  });
});
