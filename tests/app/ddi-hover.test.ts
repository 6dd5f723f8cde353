/** What a hover says of a WDK routine. */
import { describe, expect, it } from "vitest";
import table from "../../lib/editor/ddi-facts.json";
import { type DdiFacts, ddiHover } from "../../lib/editor/ddi-hover";

const facts = table as unknown as Readonly<Record<string, DdiFacts>>;
const hover = (name: string) => ddiHover(name, facts[name]!, new Set(["CancelSpinLock"]));

describe("a hover", () => {
  it("says what an acquire does to lock and IRQL, and links the rules that have a page", () => {
    const text = hover("IoAcquireCancelSpinLock");
    expect(text).toContain("VOID IoAcquireCancelSpinLock(PKIRQL Irql);");
    expect(text).toContain("**IRQL** up to DISPATCH_LEVEL");
    expect(text).toContain("takes the cancel spin lock");
    expect(text).toContain("raises the IRQL to DISPATCH_LEVEL; the old level goes to Irql");
    expect(text).toContain("[CancelSpinLock](/rules/CancelSpinLock), HwStorPortProhibitedDDIs");
  });

  it("says where a release is allowed and when a routine waits", () => {
    expect(hover("IoReleaseCancelSpinLock")).toContain("only at DISPATCH_LEVEL");
    expect(hover("KeWaitForSingleObject")).toContain("**Waits** blocks unless Timeout points to zero");
  });
});
