/**
 * `npm run bench:page`: how fast the page is in a browser, with the budgets of the project beside what was measured.
 *
 * Steps are measured from the key press to the frame that shows it, on a path of 10,000 steps; the engine's answers are
 * canned there, so that only the page is measured. Long tasks are counted while the real engine verifies. Times are those
 * of this machine at this moment: compare on a quiet one. PORTCULLIS_URL measures a server that runs already.
 */
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { answerWith } from "../../tests/e2e/canned-engine";
import { bigDefect, bigSource, manyFindings, reportOf } from "../../tests/support/big-report";

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: "ms" | "kB";
}

const STEPS = 10_000;
const PRESSES = 120;
const FINDINGS = 5_000;

async function main(): Promise<void> {
  const { address, close } = await serveHere();
  const { findChromium } = await import("./chromium.mjs");
  const executablePath = (await findChromium()) ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox"],
  });
  try {
    const rows = [
      ...(await stepping(browser, address)),
      ...(await scrolling(browser, address)),
      await shellSize(address),
      await longTasks(browser, address),
    ];
    print(rows);
    if (rows.some(({ measured, budget }) => measured > budget)) process.exitCode = 1;
  } finally {
    await browser.close();
    close();
  }
}

async function serveHere(): Promise<{ readonly address: string; readonly close: () => void }> {
  const running = process.env.PORTCULLIS_URL;
  if (running) return { address: running, close: () => {} };
  const { buildIfStale, root } = await import("./build.mjs");
  await buildIfStale();
  const { serve } = await import("./serve.mjs");
  const [server] = await serve({ dir: root, port: 0, hosts: ["127.0.0.1"] });
  if (!server) throw new Error("no server");
  const place = server.address();
  const port = typeof place === "object" && place ? place.port : 0;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: "block",
  });
  // The loader this runs under names closures by a helper that the browser does not have.
  await context.addInitScript("globalThis.__name = (value) => value;");
  return context.newPage();
}

async function stepping(browser: Browser, address: string): Promise<readonly Row[]> {
  const page = await freshPage(browser);
  const long = bigDefect(STEPS);
  const other = { ...long, fingerprint: "other", message: "Another path of the same length" };
  await answerWith(page, { report: reportOf([long, other]), source: bigSource() });
  await measureKeys(page);
  await page.goto(address);
  await page.getByTestId("trace").waitFor();
  await page.locator(".view-lines").waitFor();
  const opened = await timesOf(page, "F8", 6);
  await page.keyboard.press("4");
  await page.getByTestId("trace").focus();
  await page.keyboard.press("Home");
  const walked = await timesOf(page, "j", PRESSES);
  const jumped = await timesOf(page, "]", 40);
  await page.context().close();
  return [
    { what: `step to painted, p95, ${STEPS} steps`, measured: p95(walked), budget: 50, unit: "ms" },
    { what: "jump to the next change, p95", measured: p95(jumped), budget: 50, unit: "ms" },
    { what: "open a trace, p95", measured: p95(opened), budget: 150, unit: "ms" },
  ];
}

/** Notes, for each key press, the time to the end of the frame that follows. */
async function measureKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - start);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

async function timesOf(page: Page, key: string, presses: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    (window as unknown as { keyTimes: number[] }).keyTimes.length = 0;
  });
  for (let i = 1; i <= presses; i++) {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (count) => (window as unknown as { keyTimes: number[] }).keyTimes.length >= count,
      i,
    );
  }
  return page.evaluate(() => [...(window as unknown as { keyTimes: number[] }).keyTimes]);
}

async function scrolling(browser: Browser, address: string): Promise<readonly Row[]> {
  const page = await freshPage(browser);
  await answerWith(page, { report: manyFindings(FINDINGS), source: bigSource() });
  await page.goto(address);
  await page.getByTestId("finding").first().waitFor();
  const frames = await page.evaluate(async () => {
    const finding = document.querySelector('[data-testid="finding"]');
    let list: HTMLElement | null = finding?.parentElement ?? null;
    while (list && list.scrollHeight <= list.clientHeight + 1) list = list.parentElement;
    const frames: number[] = [];
    let last = performance.now();
    for (let i = 0; i < 120 && list; i++) {
      list.scrollTop += 240;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - last);
      last = performance.now();
    }
    return frames;
  });
  await page.context().close();
  return [{ what: `scroll ${FINDINGS} findings, frame p95`, measured: p95(frames), budget: 34, unit: "ms" }];
}

/** Scripts the page's first document names; Monaco comes later, on its own. */
async function shellSize(address: string): Promise<Row> {
  const document = await (await fetch(address)).text();
  const sources = new Set(
    [...document.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"/g)].map(([, source]) => source!),
  );
  let bytes = 0;
  for (const source of sources) {
    const script = await (await fetch(new URL(source, address))).arrayBuffer();
    bytes += gzipSync(new Uint8Array(script)).length;
  }
  return { what: "shell before Monaco, gzip", measured: bytes / 1000, budget: 250, unit: "kB" };
}

/** The longest main-thread task while the real engine verifies the first example again and again. */
async function longTasks(browser: Browser, address: string): Promise<Row> {
  const page = await freshPage(browser);
  await page.goto(address);
  const status = page.getByTestId("run-status");
  await status.getByText("Verified").waitFor({ timeout: 120_000 });
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
    }).observe({ type: "longtask" });
  });
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Control+Enter");
    await status.getByText("Verified").waitFor({ timeout: 120_000 });
  }
  const measured = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
  await page.context().close();
  return { what: "longest main-thread task while verifying", measured, budget: 50, unit: "ms" };
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * 0.95), sorted.length - 1)] ?? 0;
}

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`${"".padEnd(width)}  measured   budget`);
  for (const { what, measured, budget, unit } of rows) {
    const verdict = measured <= budget ? "ok" : "over";
    const value = `${measured.toFixed(1)} ${unit}`;
    console.log(
      `${what.padEnd(width)}  ${value.padStart(9)}  ${`${budget} ${unit}`.padStart(8)}  ${verdict}`,
    );
  }
}

await main();
