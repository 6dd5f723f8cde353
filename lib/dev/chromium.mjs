/** Finds a Chromium for the browser tests, or installs one where that is allowed. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

const FIXED_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Path of an executable, or null after saying what to do. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    console.error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return null;
  }
  return onPath() ?? FIXED_PLACES.find((path) => existsSync(path)) ?? (await ofPlaywright()) ?? installed();
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of NAMES) {
    for (const folder of folders) {
      const path = join(folder, process.platform === "win32" ? `${name}.exe` : name);
      if (folder !== "" && existsSync(path)) return path;
    }
  }
  return null;
}

async function ofPlaywright() {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** Debian and Ubuntu as root: from the system's packages. */
function installed() {
  if (process.getuid?.() === 0 && isDebian()) {
    console.log("Installing Chromium from the system's packages…");
    const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update", "-qq"], options);
    const wanted = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"];
    spawnSync("apt-get", wanted, options);
    const found = onPath();
    if (found) return found;
  }
  console.error(
    [
      "No Chromium was found for the browser tests. One of these helps:",
      "  - set CHROMIUM_PATH to a Chromium, Chrome or Edge executable",
      "  - install chromium with your system's package manager",
      "  - npx playwright install chromium",
    ].join("\n"),
  );
  return null;
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
