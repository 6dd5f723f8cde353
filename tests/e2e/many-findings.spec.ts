/** A report with thousands of findings: the list draws what can be seen, and every one of them can be reached. */
import { expect, test } from "@playwright/test";
import { bigSource, manyFindings } from "../support/big-report";
import { expectClean } from "./axe";
import { answerWith } from "./canned-engine";
import { Workbench } from "./workbench";

const COUNT = 5_000;

test.use({ serviceWorkers: "block" });

test("5,000 findings are listed, scrolled, filtered, sorted and walked by key", async ({ page }) => {
  await answerWith(page, { report: manyFindings(COUNT), source: bigSource() });
  const bench = new Workbench(page);
  await bench.open();
  const list = page.getByRole("region", { name: "Findings" });
  await expect(bench.findings.first()).toContainText("Callback0 returns");
  expect(await bench.findings.count()).toBeLessThan(40);
  // The rule and the title of their one cause are rows too.
  await expect(list.getByRole("listitem").first()).toHaveAttribute("aria-setsize", String(COUNT + 2));

  await page.keyboard.press("Shift+F8");
  const last = bench.findings.filter({ hasText: `Callback${COUNT - 1} returns` });
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("F8");
  await expect(bench.findings.filter({ hasText: "Callback0 returns" })).toBeInViewport();

  // The focus is not lost when its row is scrolled away.
  const first = bench.findings.filter({ hasText: "Callback0 returns" });
  await first.focus();
  await list.getByRole("list").hover();
  await page.mouse.wheel(0, 40_000);
  await expect(first).not.toBeInViewport();
  await expect(first).toBeFocused();

  await list.getByRole("searchbox", { name: "Filter the findings" }).fill("callback4321");
  await expect(list.getByText(`1 of ${COUNT}`)).toBeVisible();
  await expect(bench.findings).toHaveCount(1);
  await page.getByRole("button", { name: "Order of the findings" }).click();
  await page.getByRole("menuitem", { name: "By file and line" }).click();
  await expect(bench.findings).toHaveCount(1);

  await expectClean(page);
});
