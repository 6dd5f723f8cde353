/**
 * `npm test`: types, lint, unit and fixture tests, then the browser tests on the production build. The last line is
 * `N passed, N failed, N skipped`, each type or lint run counted as one test; the exit code is 1 when anything failed.
 *
 *   npm test                      everything
 *   npm test -- <filter>          only the unit and fixture tests whose file matches
 *   npm test -- --e2e [filter]    only the browser tests
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkNode, ensureDependencies } from "./dependencies.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const results = mkdtempSync(join(tmpdir(), "portcullis-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };

checkNode();
ensureDependencies();

const filters = process.argv.slice(2);
if (filters[0] === "--e2e") await browserTests(filters.slice(1));
else if (filters.length > 0) unitTests(filters);
else {
  tool("types", "typescript/bin/tsc", ["-p", ".", "--noEmit"]);
  tool("lint", "@biomejs/biome/bin/biome", [
    "check",
    "--config-path=.biome.json",
    "--error-on-warnings",
    ".",
  ]);
  unitTests([]);
  await browserTests([]);
}
rmSync(results, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** Runs a package's program with this Node. */
function node(script, args, env = {}) {
  return spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status;
}

function tool(name, script, args) {
  console.log(`\n— ${name}`);
  const status = node(script, args);
  total[status === 0 ? "passed" : "failed"]++;
  console.log(`${name}: ${status === 0 ? "ok" : "failed"}`);
}

function unitTests(patterns) {
  console.log("\n— unit and fixture tests");
  const file = join(results, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = node("vitest/vitest.mjs", [
    "run",
    "--config",
    "tests/vitest.config.ts",
    ...reporters,
    ...patterns,
  ]);
  const report = readReport(file);
  count(
    report?.numPassedTests,
    report?.numFailedTests,
    (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  );
  // A file that cannot even be loaded has no tests to count.
  if (status !== 0 && !report?.numFailedTests) total.failed++;
}

async function browserTests(patterns) {
  console.log("\n— browser tests");
  const { findChromium } = await import("./chromium.mjs");
  const executable = await findChromium();
  if (!executable) {
    total.failed++;
    return;
  }
  const { buildIfStale } = await import("./build.mjs");
  await buildIfStale();
  const { serve } = await import("./serve.mjs");
  const [server] = await serve({ dir: root, port: 0, hosts: ["127.0.0.1"] });
  const file = join(results, "playwright.json");
  const status = await nodeAsync(
    "@playwright/test/cli.js",
    ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json", ...patterns],
    {
      PORTCULLIS_URL: `http://127.0.0.1:${server.address().port}`,
      CHROMIUM_PATH: executable,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  server.closeAllConnections();
  server.close();
  const stats = readReport(file)?.stats;
  count((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, stats?.skipped);
  if (status !== 0 && !stats?.unexpected) total.failed++;
}

/** The server lives in this process, so Playwright must not block it. */
async function nodeAsync(script, args, env) {
  const { spawn } = await import("node:child_process");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("exit", resolve);
  });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function count(passed, failed, skipped) {
  total.passed += passed ?? 0;
  total.failed += failed ?? 0;
  total.skipped += skipped ?? 0;
}
