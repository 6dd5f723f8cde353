/** axe on every screen of the page in light, dark and high contrast. */
import { expect, type Page, test } from "@playwright/test";
import { expectClean } from "./axe";
import { example, Workbench } from "./workbench";

/** What each screen is reached by; resolves once it is there. */
const screens: Readonly<Record<string, (page: Page, bench: Workbench) => Promise<void>>> = {
  async "a finding"(_, bench) {
    await expect(bench.findings).toHaveCount(1);
    await bench.page.keyboard.press("b");
    await expect(bench.currentStep).toContainText("acquires the cancel lock");
  },
  async "no defects"(_, bench) {
    await bench.paste(example("held-at-exit-fixed"));
    await expect(bench.summary).toHaveText("1 Pass");
    await expect(bench.verdictPage).toBeVisible();
  },
  async "Not applicable"(_, bench) {
    await bench.paste(example("physical-clean"));
    await expect(bench.summary).toHaveText("1 Not applicable");
    await expect(bench.verdictPage).toBeVisible();
  },
  async "a shared link"(page, bench) {
    await expect(bench.findings).toHaveCount(1);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const address = page.getByTestId("link-address");
    await expect(address).toHaveValue(/#v1\.d\./);
    const link = await address.inputValue();
    await page.goto("about:blank");
    await bench.open(link);
    await expect(page.getByTestId("link-check")).toContainText("same verdict");
  },
  async inspect(page) {
    await page.goto("/inspect");
    await expect(page.getByRole("region", { name: "Print of the stage" })).toContainText("AuroraPark");
  },
  async "the gallery of examples"(page) {
    await command(page, "Examples");
    await page.getByRole("dialog", { name: "Examples" }).waitFor();
  },
  async "the configuration"(page) {
    await command(page, "Configuration");
    await page.getByRole("dialog", { name: "Configuration" }).waitFor();
  },
  async "an empty project"(page, bench) {
    await command(page, "New");
    await expect(bench.findings).toHaveCount(0);
  },
  async offline(page, bench) {
    await expect(bench.findings).toHaveCount(1);
    await page.context().setOffline(true);
    await expect(page.getByText("Working offline.")).toBeVisible();
  },
};

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Command" }).fill(words);
  await page.keyboard.press("Enter");
}

for (const theme of ["light", "dark", "contrast"] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme === "dark" ? "dark" : "light" });
    test.beforeEach(({ page }) =>
      page.addInitScript((chosen) => {
        localStorage.setItem("portcullis.settings", JSON.stringify({ theme: chosen }));
      }, theme),
    );

    for (const [name, reach] of Object.entries(screens)) {
      test(`${name} is clean`, async ({ page }) => {
        const bench = new Workbench(page);
        await bench.open();
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await reach(page, bench);
        await expectClean(page);
      });
    }

    test("an engine that does not start is clean", async ({ page }) => {
      await page.route("**/engine/**", (route) => route.abort());
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Verification did not start" })).toBeVisible();
      await expectClean(page);
    });
  });
}
