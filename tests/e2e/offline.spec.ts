/** After the first visit the page needs no network. */
import { expect, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

test.use({ serviceWorkers: "allow" });

test("the page opens and verifies without a network", async ({ page, context }) => {
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!(await caches.keys()).some((name) => /^portcullis-(?!.*-filling$)/.test(name)))
      await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await context.setOffline(true);
  await page.reload();
  await expect(bench.findings).toHaveCount(1);
  await expect(page.getByText("Working offline.")).toBeVisible();
  await bench.paste(example("held-at-exit-fixed"));
  await expect(bench.summary).toHaveText("1 Pass");
  await page.goto("/rules/CancelSpinLock");
  await expect(page.getByRole("heading", { level: 1, name: "CancelSpinLock" })).toBeVisible();
});

test("it can be installed", async ({ page }) => {
  await page.goto("/");
  const link = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await page.request.get(link ?? "")).json();
  expect(manifest).toMatchObject({ name: "Portcullis", start_url: "/", display: "standalone" });
});
