/**
 * Writes `public/engine/`: the two wasm files, the OS model with the rules, its syntax trees, and a manifest that names
 * them.
 * Names carry a content hash, so browsers may keep them for ever; what is not named any more is removed.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(import.meta.url);

/** Returns the manifest. Writes nothing when nothing changed. */
export function prepareAssets() {
  const target = join(root, "public/engine");
  mkdirSync(target, { recursive: true });
  const manifest = {
    runtime: place(target, "web-tree-sitter.wasm", readFileSync(packageFile("web-tree-sitter"))),
    grammar: place(target, "tree-sitter-c.wasm", readFileSync(packageFile("tree-sitter-c"))),
    model: place(target, "model.json", Buffer.from(JSON.stringify(modelBundle()))),
    trees: place(target, "model-trees.json", compiledModel()),
  };
  writeIfChanged(join(target, "manifest.json"), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  const current = new Set([...Object.values(manifest), "manifest.json"]);
  for (const name of readdirSync(target)) if (!current.has(name)) rmSync(join(target, name));
  return manifest;
}

/** The OS model's syntax trees, as the tools keep them. */
function compiledModel() {
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout } = spawnSync(process.execPath, [tsx, join(root, "lib/dev/compile-model.ts")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error("the OS model could not be compiled");
  return readFileSync(stdout.trim());
}

/** Files the engine is given as text; paths are relative to their own folder. */
function modelBundle() {
  const engine = join(root, "lib/engine");
  return {
    model: texts(join(engine, "model"), /^(include\/.*\.h|stubs\/.*\.[ch])$/),
    rules: texts(join(engine, "rules"), /\.slic$/),
  };
}

function texts(folder, wanted) {
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(sep).join("/"))
    .filter((name) => wanted.test(name) && statSync(join(folder, name)).isFile())
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

/** The package's wasm file, found beside its package.json: not every package exports it. */
function packageFile(name) {
  const folder = packageFolder(name);
  const file = name === "tree-sitter-c" ? "tree-sitter-c.wasm" : "web-tree-sitter.wasm";
  return join(folder, file);
}

function packageFolder(name) {
  let folder = dirname(require.resolve(name === "tree-sitter-c" ? `${name}/package.json` : name));
  while (!readdirSync(folder).includes("package.json")) folder = dirname(folder);
  return folder;
}

/** `name.<hash>.ext` under `target`. */
function place(target, name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  writeIfChanged(join(target, hashed), bytes);
  return hashed;
}

function writeIfChanged(path, bytes) {
  try {
    if (readFileSync(path).equals(bytes)) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(path, bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepareAssets();
  console.log(`assets written to ${relative(process.cwd(), join(root, "public/engine"))}`);
}
