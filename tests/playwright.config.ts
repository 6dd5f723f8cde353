/** Browser tests: the production build that `npm test` serves on a loopback address. */
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  // One picture for every system: the page brings its typefaces.
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  // A second try is listed as flaky; it covers a machine too busy to answer, not a fault that stays.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: process.env.PORTCULLIS_URL ?? "http://127.0.0.1:3000",
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    // Each test has a fresh browser: filling the offline cache is left to the test that needs it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
