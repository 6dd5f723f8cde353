/** Node's version and the installed packages. Runs before anything is installed, so it imports only Node itself. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const OLDEST = [20, 9];

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(`Portcullis needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs when there is no node_modules, or when it was made from another lockfile. */
export function ensureDependencies() {
  if (!isStale()) return;
  console.log("Installing packages…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error("npm ci failed; see above. With a registry mirror, set `registry` in your own ~/.npmrc.");
    process.exit(1);
  }
  stamp();
}

/** npm keeps a copy of the lockfile it installed from; where versions agree nothing is to be done. */
function isStale() {
  const modules = join(root, "node_modules");
  const installed = join(modules, ".package-lock.json");
  if (!existsSync(installed)) return true;
  const stampFile = join(modules, ".portcullis-lock");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash()) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const found = packagesOf(installed);
  const isSame = Object.entries(wanted).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === "" || found[path]?.version === version || optional || (dev && devOptional),
  );
  if (isSame) stamp();
  return !isSame;
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function stamp() {
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(join(root, "node_modules/.portcullis-lock"), lockHash());
}
