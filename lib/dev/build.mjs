/** Builds the page when its inputs are not those of the last build. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareAssets } from "./prepare-assets.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything the build reads. Tests and documents are not among it. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "tsconfig.json",
  "package-lock.json",
  ".postcssrc.json",
];

/** Pages of text that are read beside a finding. */
const RULE_PAGES = readdirSync(join(root, "lib/engine/rules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `/rules/${entry.name}`);

/** Tools below `lib` that the page does not hold. */
const NOT_BUILT = /^(dev|cli)[\\/]/;

export async function buildIfStale() {
  prepareAssets();
  const stampFile = join(root, ".next/portcullis-inputs");
  const now = inputsHash();
  const isFresh = existsSync(join(root, ".next/BUILD_ID")) && existsSync(stampFile);
  if (isFresh && readFileSync(stampFile, "utf8") === now) return;
  console.log("Building the page…");
  const { status } = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) {
    console.error("The build failed; see above.");
    process.exit(status ?? 1);
  }
  writeOfflineList();
  writeFileSync(stampFile, now);
}

/** Everything the page needs without a network, for `public/sw.js`. */
function writeOfflineList() {
  const built = join(root, ".next/static");
  const build = readFileSync(join(root, ".next/BUILD_ID"), "utf8").trim();
  const below = (folder, prefix) =>
    filesOf(folder).map((file) => `${prefix}/${relative(folder, file).split(sep).join("/")}`);
  const scripts = below(built, "/_next/static").filter((path) => !/offline\.json$|\.map$/.test(path));
  const assets = [
    ...below(join(root, "public/engine"), "/engine"),
    ...below(join(root, "public/examples"), "/examples"),
  ];
  const files = [
    "/",
    "/changelog",
    ...RULE_PAGES,
    "/icon.svg",
    "/manifest.webmanifest",
    ...scripts,
    ...assets,
  ];
  writeFileSync(join(built, "offline.json"), JSON.stringify({ build, files }));
}

function inputsHash() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true })
    .filter((name) => !NOT_BUILT.test(String(name)))
    .map((name) => join(path, String(name)))
    .filter((file) => statSync(file).isFile())
    .sort();
}
