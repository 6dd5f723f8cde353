/** A SARIF log is opened in the trace viewer: over the sources on screen, beside sources dropped with it, or alone. */
import { expect, test } from "@playwright/test";
import { sarifText } from "../../lib/engine/report";
import { sampleReport } from "../support/sample-report";
import { expectClean } from "./axe";
import { example, Workbench } from "./workbench";

const own = sarifText(sampleReport, () => null);

test("a log of ours is walked over the example it speaks of, then its sources are verified", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await bench.drop({ "last.sarif": own });
  await expect(page.getByText("A report of Portcullis, opened in the trace viewer.")).toBeVisible();
  await expect(bench.currentStep).toContainText("lock held");
  await page.keyboard.press("b");
  await expect(bench.currentStep).toContainText("acquires the cancel lock");
  await expect.poll(() => bench.highlightedLine()).toContain("IoAcquireCancelSpinLock");
  await expect(page.getByText("replayed")).toHaveCount(0);
  await expect(page.getByTestId("fix-offer")).toHaveCount(0);
  await expectClean(page);

  await page.getByRole("button", { name: "Verify these sources" }).click();
  await expect(page.getByText("A report of Portcullis")).toBeHidden();
  await expect(page.getByTestId("fix-offer")).toBeVisible();
});

test("another tool's result without code flow is listed and shown in the sources dropped with it", async ({
  page,
}) => {
  const log = {
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "PREfast" } },
        results: [
          {
            ruleId: "C28121",
            message: { text: "The IRQL is too high here." },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "file:///D:/src/aurora-mini.c" },
                  region: { startLine: 43 },
                },
              },
            ],
          },
        ],
      },
    ],
  };
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await bench.drop({ "prefast.sarif": JSON.stringify(log), "aurora-mini.c": example("aurora-mini") });
  await expect(page.getByText("A report of PREfast, opened in the trace viewer.")).toBeVisible();
  await expect(bench.findings).toHaveText(/The IRQL is too high here.*aurora-mini\.c:43/);
  await expect.poll(() => bench.highlightedLine()).toContain("IoAcquireCancelSpinLock");
  await expectClean(page);

  await bench.drop({ "alone.sarif": JSON.stringify(log).replaceAll("aurora-mini", "elsewhere") });
  await expect(page.getByText("Re-verify needs its sources.")).toBeVisible();
  await expect(bench.trace.getByRole("treeitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Back to my project" }).click();
  await expect(bench.summary).toHaveText("1 Defect");
});
