/**
 * `npm run screenshots`: takes the README's pictures of the main screens again, in a browser, on the page as it is built.
 * PORTCULLIS_URL takes them from a server that runs already.
 */
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";

interface Shot {
  readonly file: string;
  readonly colorScheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
  readonly prepare: (page: Page) => Promise<void>;
}

const keys =
  (...pressed: readonly string[]) =>
  async (page: Page) => {
    await page.getByTestId("trace").waitFor({ timeout: 120_000 });
    await page.locator(".path-unexecuted, [data-reader]").first().waitFor({ timeout: 60_000 });
    for (const key of pressed) await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  };

const shots: readonly Shot[] = [
  { file: "screenshot.png", colorScheme: "light", width: 1280, height: 800, prepare: keys() },
  {
    file: "screenshot-graph.png",
    colorScheme: "dark",
    width: 1280,
    height: 800,
    prepare: keys("b", "j", "g"),
  },
];

async function main(): Promise<void> {
  const { buildIfStale, root } = await import("./build.mjs");
  let address = process.env.PORTCULLIS_URL;
  if (!address) {
    await buildIfStale();
    const { serve } = await import("./serve.mjs");
    const [server] = await serve({ dir: root, port: 0, hosts: ["127.0.0.1"] });
    const place = server?.address();
    address = `http://127.0.0.1:${typeof place === "object" && place ? place.port : 0}`;
  }
  const { findChromium } = await import("./chromium.mjs");
  const executablePath = (await findChromium()) ?? undefined;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox"],
  });
  for (const { file, colorScheme, width, height, prepare } of shots) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    // The loader this runs under names closures by a helper that the browser does not have.
    await page.addInitScript("globalThis.__name = (value) => value;");
    await page.goto(address);
    await prepare(page);
    await page.screenshot({ path: fileURLToPath(new URL(`../../public/${file}`, import.meta.url)) });
    console.log(`public/${file}`);
    await page.close();
  }
  await browser.close();
  process.exit(0);
}

await main();
