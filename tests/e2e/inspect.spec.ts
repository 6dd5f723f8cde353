/** The inspect view: what every stage made of the project, in each format it has. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

/** A word that the print of the example's stage must hold. */
const SAID: Readonly<Record<string, RegExp>> = {
  Tokens: /aurora-mini\.c 1\d?:\d+ identifier/,
  Expanded: /AURORA_BAIL/,
  Tree: /AuroraPark/,
  IR: /AuroraPark/,
  "Control flow": /dom b0/,
  "Call graph": /AuroraProcessServiceRequest -> .*AuroraPark/,
  Automaton: /CancelSpinLock, starts free/,
  Summaries: /AuroraPark.*entered free/,
  States: /\[held\]/,
  Trace: /held-at-exit/,
  Stats: /stats CancelSpinLock/,
};

test("every stage is printed, of all functions or one", async ({ page }) => {
  await page.goto("/inspect");
  const print = page.getByRole("region", { name: "Print of the stage" });
  for (const [stage, said] of Object.entries(SAID)) {
    await page.getByRole("tab", { name: stage, exact: true }).click();
    await expect(print).toContainText(said);
  }
  await page.getByRole("tab", { name: "Control flow" }).click();
  await page.getByLabel("Function").selectOption("AuroraPark");
  await expect(print).not.toContainText("AuroraCancelWait");
  await page.getByLabel("Format").selectOption("dot");
  await expect(print).toContainText('digraph "AuroraPark"');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
