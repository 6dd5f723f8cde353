/** What leaves the page: nothing of the person's text, and nothing to another origin. */
import { expect, test } from "@playwright/test";
import { example, Workbench } from "./workbench";

test("no request leaves the origin, and none carries the source", async ({ page, baseURL }) => {
  const requests: { url: string; body: string | null; method: string }[] = [];
  page.on("request", (request) =>
    requests.push({ url: request.url(), body: request.postData(), method: request.method() }),
  );
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  const loaded = requests.length;
  await bench.paste(`/* secret_marker_in_source */\n${example("held-at-exit-bad")}`);
  await expect(bench.editor).toContainText("secret_marker_in_source");
  await expect(bench.findings).toHaveCount(1);
  await bench.retype(`/* secret_marker_in_source */\n${example("held-at-exit-fixed")}`);
  await expect(bench.summary).toHaveText("1 Pass");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByTestId("link-address")).toHaveValue(/#v1/);

  const origin = new URL(baseURL ?? "").origin;
  expect(requests.filter(({ url }) => !url.startsWith("data:") && new URL(url).origin !== origin)).toEqual(
    [],
  );
  expect(requests.filter(({ body, method }) => body !== null || method !== "GET")).toEqual([]);
  expect(requests.filter(({ url }) => url.includes("secret_marker"))).toEqual([]);
  // Work on the text asks the server for scripts at most.
  expect(requests.slice(loaded).filter(({ url }) => !/\/_next\/static\//.test(url))).toEqual([]);
});

test("page and scripts carry policies that forbid other hosts", async ({ page }) => {
  const response = await page.goto("/");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval';/);
  expect(response?.headers()["cross-origin-opener-policy"]).toBe("same-origin");
  expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
  const script = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
  const chunk = await page.request.get(script ?? "");
  expect(chunk.headers()["content-security-policy"]).toContain("connect-src 'self'");
});

test("the page raises no error and breaks no policy", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.findings).toHaveCount(1);
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  expect(errors).toEqual([]);
});
