/** How an acquire and a release are written: outright, through macros, through helpers of the driver. */

export interface Spelling {
  readonly name: string;
  /** Put before the function. */
  readonly outside: string;
  readonly take: string;
  readonly give: string;
}

const TAKE = "IoAcquireCancelSpinLock(&mutation_irql);";
const GIVE = "IoReleaseCancelSpinLock(mutation_irql);";

export const plain: Spelling = { name: "plain", outside: "", take: TAKE, give: GIVE };

const macros: Spelling = {
  name: "macro",
  outside: [
    "",
    "#define MUTATION_TAKE(irql) do { IoAcquireCancelSpinLock(&(irql)); } while (0)",
    "#define MUTATION_GIVE(irql) do { IoReleaseCancelSpinLock(irql); } while (0)",
    "",
  ].join("\n"),
  take: "MUTATION_TAKE(mutation_irql);",
  give: "MUTATION_GIVE(mutation_irql);",
};

const helpers: Spelling = {
  name: "helper",
  outside: [
    "",
    "static VOID mutation_take(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }",
    "static VOID mutation_give(KIRQL irql) { IoReleaseCancelSpinLock(irql); }",
    "",
  ].join("\n"),
  take: "mutation_take(&mutation_irql);",
  give: "mutation_give(mutation_irql);",
};

const returning: Spelling = {
  name: "helper that returns the level",
  outside: [
    "",
    "static KIRQL mutation_take(void) { KIRQL irql; IoAcquireCancelSpinLock(&irql); return irql; }",
    "static BOOLEAN mutation_give(KIRQL irql) { IoReleaseCancelSpinLock(irql); return TRUE; }",
    "",
  ].join("\n"),
  take: "mutation_irql = mutation_take();",
  give: "(void)mutation_give(mutation_irql);",
};

const pointers: Spelling = {
  name: "function pointer",
  outside: [
    "",
    "static VOID mutation_take(PKIRQL irql) { IoAcquireCancelSpinLock(irql); }",
    "static VOID mutation_give(PKIRQL irql) { IoReleaseCancelSpinLock(*irql); }",
    "static struct { VOID (*Take)(PKIRQL); VOID (*Give)(PKIRQL); } const mutation_ops = { mutation_take, mutation_give };",
    "",
  ].join("\n"),
  take: "mutation_ops.Take(&mutation_irql);",
  give: "mutation_ops.Give(&mutation_irql);",
};

export const spellings: readonly Spelling[] = [plain, macros, helpers, returning, pointers];
