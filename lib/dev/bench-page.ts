/**
 * `npm run bench:page`: how fast the page is in a browser, with the budgets of the project beside what was measured.
 *
 * Steps are measured from the key press to the frame that shows it, on a path of 10,000 steps; the engine's answers are
 * canned there, so that only the page is measured. Tasks are measured while the real engine verifies. Budgets are judged
 * by the processor time of the page's main thread; wall time, which other programs lengthen, stands behind it.
 * PORTCULLIS_URL measures a server that runs already.
 */
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { answerWith } from "../../tests/e2e/canned-engine";
import { bigDefect, bigSource, manyFindings, reportOf } from "../../tests/support/big-report";
import { type Stopwatch, stopwatch, type Task, tasksDuring } from "./main-thread";

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: "ms" | "kB";
  /** Milliseconds by the wall clock; absent where none is measured. */
  readonly wall?: number;
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
  const messages = [
    "One path",
    "Another path of the same length",
    "A third",
    "A fourth",
    "A fifth",
    "A sixth",
  ];
  // Each is a path of its own: what the page remembers of one does not help with the next.
  const paths = messages.map((message, i) => ({ ...bigDefect(STEPS), fingerprint: `path-${i}`, message }));
  await answerWith(page, { report: reportOf(paths), source: bigSource() });
  await page.goto(address);
  await page.getByTestId("trace").waitFor();
  await page.locator(".view-lines").waitFor();
  await settled(page);
  const watch = await stopwatch(page);
  const opened = await timesOf(page, watch, "F8", paths.length - 1);
  await page.keyboard.press("4");
  await page.getByTestId("trace").focus();
  await page.keyboard.press("Home");
  await settled(page);
  const walked = await timesOf(page, watch, "j", PRESSES);
  const jumped = await timesOf(page, watch, "]", 40);
  await page.keyboard.press("End");
  const walkedBack = await timesOf(page, watch, "k", 40);
  await page.context().close();
  return [
    row(`step to painted, p95, ${STEPS} steps`, walked, 50),
    row("step at the path's end, p95", walkedBack, 50),
    row("jump to the next change, p95", jumped, 50),
    row("open a trace, p95", opened, 150),
  ];
}

/** Until nothing is left to do: what is loaded late is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

function row(what: string, tasks: readonly Task[], budget: number): Row {
  const measured = p95(tasks.map(({ processor }) => processor));
  return { what, measured, budget, unit: "ms", wall: p95(tasks.map(({ wall }) => wall)) };
}

async function timesOf(page: Page, watch: Stopwatch, key: string, presses: number): Promise<readonly Task[]> {
  const times: Task[] = [];
  for (let i = 0; i < presses; i++) times.push(await watch.time(() => page.keyboard.press(key)));
  return times;
}

async function scrolling(browser: Browser, address: string): Promise<readonly Row[]> {
  const page = await freshPage(browser);
  await answerWith(page, { report: manyFindings(FINDINGS), source: bigSource() });
  await page.goto(address);
  await page.getByTestId("finding").first().waitFor();
  await page.locator(".view-lines").waitFor();
  await settled(page);
  const tasks = await tasksDuring(browser, page, () => scrollFindings(page));
  const watch = await stopwatch(page);
  const walked = await timesOf(page, watch, "F8", 20);
  await page.context().close();
  return [
    row(`scroll ${FINDINGS} findings, longest task`, tasks.slice(0, 1), 16),
    row(`next of ${FINDINGS} findings, p95`, walked, 50),
  ];
}

/** 120 frames of 240 pixels. */
async function scrollFindings(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let list = document.querySelector('[data-testid="finding"]')?.parentElement ?? null;
    while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
    if (!list) throw new Error("the list of findings does not scroll");
    // The list follows its row until a reader's wheel turns.
    list.dispatchEvent(new WheelEvent("wheel", { bubbles: true }));
    for (let i = 0; i < 120; i++) {
      list.scrollTop += 240;
      await new Promise(requestAnimationFrame);
    }
    if (list.scrollTop < 20_000) throw new Error("the list of findings did not scroll");
  });
}

/** Scripts of the first document, without those for browsers that know no modules; Monaco comes later, on its own. */
async function shellSize(address: string): Promise<Row> {
  const document = await (await fetch(address)).text();
  const sources = new Set(
    [...document.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, source]) => source!),
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
  await page.locator(".view-lines").waitFor();
  await settled(page);
  const tasks = await tasksDuring(browser, page, async () => {
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("Control+Enter");
      await status.getByText("Verified").waitFor({ timeout: 120_000 });
    }
  });
  await page.context().close();
  return row("longest main-thread task while verifying", tasks.slice(0, 1), 50);
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * 0.95), sorted.length - 1)] ?? 0;
}

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  console.log(`${"".padEnd(width)}  measured   budget           wall`);
  for (const { what, measured, budget, unit, wall } of rows) {
    const verdict = (measured <= budget ? "ok" : "over").padEnd(4);
    const value = `${measured.toFixed(1)} ${unit}`.padStart(9);
    const clock = wall === undefined ? "" : `${wall.toFixed(1)} ms`.padStart(9);
    console.log(`${what.padEnd(width)}  ${value}  ${`${budget} ${unit}`.padStart(7)}  ${verdict}${clock}`);
  }
}

await main();
