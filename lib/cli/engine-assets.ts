/** The engine's assets in Node: grammar and runtime from the installed packages, model and rules from their folders. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compileModel, type EngineAssets } from "../engine/engine";
import { compiledModelPath, keepCompiledModel, readCompiledModel } from "./compiled-model";

const engineFolder = fileURLToPath(new URL("../engine", import.meta.url));

/** With the OS model's trees, which are made and kept where there were none. */
export async function compiledAssets(): Promise<EngineAssets> {
  const assets = loadAssets();
  const path = compiledModelPath(assets);
  const known = readCompiledModel(path);
  if (known !== null) return { ...assets, compiledModel: known };
  const compiledModel = await compileModel(assets);
  keepCompiledModel(path, compiledModel);
  return { ...assets, compiledModel };
}

/** Texts only. */
export function loadAssets(): EngineAssets {
  const require = createRequire(import.meta.url);
  const runtimeFolder = dirname(require.resolve("web-tree-sitter"));
  return {
    runtime: readFileSync(join(runtimeFolder, "web-tree-sitter.wasm")),
    grammar: readFileSync(require.resolve("tree-sitter-c/tree-sitter-c.wasm")),
    model: readTexts(join(engineFolder, "model"), /\.(h|c)$/),
    rules: readTexts(join(engineFolder, "rules"), /\.slic$/),
  };
}

function readTexts(
  folder: string,
  wanted: RegExp,
): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: relative(folder, path).replaceAll("\\", "/"),
      text: readFileSync(path, "utf8"),
    }));
}
