/** Loops, recursion and the facts that go stale there. */
import { describe, expect, it } from "vitest";
import { resultOf, startIo, verdictOf } from "./verdict";

const ACQUIRE = "IoAcquireCancelSpinLock(&irql);";
const RELEASE = "IoReleaseCancelSpinLock(irql);";
const ASK = "LONG Ask(VOID);";

describe("loops", () => {
  it("does not carry a result into the next iteration", async () => {
    const text = startIo(
      `LONG last = 0; do { b = Ask(); if (last) { ${RELEASE} last = 0; } if (b) { ${ACQUIRE} last = Ask(); } } while (a--);`,
      ASK,
    );
    expect(await verdictOf(text)).toContain("defect");
  });

  it("keeps a flag that is carried over", async () => {
    const text = startIo(
      `LONG i; for (i = 0; i < a; i++) { if (Ask()) { if (!took) { ${ACQUIRE} took = 1; } } else if (took) { ${RELEASE} took = 0; } } if (took) { ${RELEASE} }`,
      ASK,
    );
    expect(await verdictOf(text)).toBe("pass");
  });

  it("counts up to a constant", async () => {
    const text = startIo(
      `LONG i; for (i = 0; i < 3; i++) { ${ACQUIRE} ${RELEASE} } if (i < 3) { ${ACQUIRE} }`,
    );
    expect(await verdictOf(text)).toBe("pass");
  });

  it("finds the second iteration", async () => {
    const text = startIo(`LONG i; for (i = 0; i < 2; i++) { ${ACQUIRE} if (i == 0) continue; ${RELEASE} }`);
    expect(await verdictOf(text)).toBe("defect double-acquire");
  });

  it("settles in nested and irreducible loops", async () => {
    const nested = `LONG i, j; for (i = 0; i < a; i++) for (j = i; j < a; j++) { ${ACQUIRE} b += j; ${RELEASE} }`;
    expect(await verdictOf(startIo(nested))).toBe("pass");
    const into = `if (a) goto in; again: ${ACQUIRE} ${RELEASE} in: b++; if (b < a) goto again;`;
    expect(await verdictOf(startIo(into))).toBe("pass");
  });

  it("forgets what a pointer that moves has written", async () => {
    const walk = `PEXT e; ext->Busy = 1; for (e = ext->Next; e; e = e->Next) e->Busy = 0; ${ACQUIRE} if (ext->Busy) { ${RELEASE} }`;
    expect(await verdictOf(startIo(walk))).not.toBe("pass");
  });
});

describe("recursion", () => {
  it("summarises by a fixpoint", async () => {
    const walk = `VOID Walk(PEXT e) { KIRQL q; if (!e) return; IoAcquireCancelSpinLock(&q); e->Busy = 0; IoReleaseCancelSpinLock(q); Walk(e->Next); }`;
    expect(await verdictOf(startIo("Walk(ext);", walk))).toBe("pass");
    const leak = walk.replace("IoReleaseCancelSpinLock(q);", "if (e->Count) IoReleaseCancelSpinLock(q);");
    expect(await verdictOf(startIo("Walk(ext);", leak))).toContain("defect");
  });

  it("does not mistake the result of an inner call for that of another", async () => {
    const down = `LONG Down(LONG n) { if (n <= 0) return Ask(); return Down(n - 1); }`;
    const text = startIo(`if (Down(3)) { ${ACQUIRE} } if (Down(3)) { ${RELEASE} }`, ASK + down);
    expect(await verdictOf(text)).toContain("defect");
  });
});

describe("growth", () => {
  it("takes steps in proportion to independent branches", async () => {
    const branches = (count: number) => {
      const lines = Array.from(
        { length: count },
        (_, at) => `if (ext->Table[${at % 4}] == ${at}) a = ${at};`,
      );
      return startIo(`${ACQUIRE} ${lines.join("\n")} ${RELEASE}`);
    };
    const few = await resultOf(branches(20));
    const many = await resultOf(branches(200));
    expect(many.verdict).toBe("pass");
    expect(many.stats!.steps! / few.stats!.steps!).toBeLessThan(11);
  });

  it("summarises each level of a call graph once", async () => {
    const levels = (count: number) => {
      const lock = "KIRQL q; IoAcquireCancelSpinLock(&q); IoReleaseCancelSpinLock(q);";
      const functions = Array.from({ length: count }, (_, at) =>
        at === 0 ? `VOID F0(VOID) { ${lock} }` : `VOID F${at}(VOID) { F${at - 1}(); F${at - 1}(); }`,
      );
      return startIo(`F${count - 1}();`, functions.join("\n"));
    };
    const few = await resultOf(levels(20));
    const many = await resultOf(levels(120));
    expect(many.verdict).toBe("pass");
    expect(many.stats!.summaries! - few.stats!.summaries!).toBe(100);
  });
});
