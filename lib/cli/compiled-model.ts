/**
 * The OS model's syntax trees, kept between runs of the tools in `node_modules/.cache/portcullis`.
 *
 * A file is named by all that its trees depend on: the model's text, the grammar, and the code of the rooms that read
 * text. So a change of any of them never meets old trees, and nothing here has to be cleared by hand.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineAssets } from "../engine/engine";

const root = fileURLToPath(new URL("../..", import.meta.url));
const READING_ROOMS = ["base", "preprocess", "syntax"];

/** Where the trees of these assets are, or will be. */
export function compiledModelPath({ grammar, model }: Omit<EngineAssets, "rules">): string {
  const hash = createHash("sha256").update(grammar);
  for (const { path, text } of model) hash.update(path).update(text);
  for (const room of READING_ROOMS) {
    const folder = join(root, "lib/engine", room);
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return join(root, "node_modules/.cache/portcullis", `model-${hash.digest("hex").slice(0, 16)}.json`);
}

/** Null when there are none yet. */
export function readCompiledModel(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Whole or not at all; a folder that cannot be written to costs time at the next start, nothing else. */
export function keepCompiledModel(path: string, json: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, json);
    renameSync(partial, path);
  } catch {
    // Read-only installation.
  }
}
