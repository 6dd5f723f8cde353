/**
 * Fetches what the engine needs from the page's own origin. Names carry a content hash and are listed in
 * `manifest.json`, which `lib/dev/prepare-assets.mjs` writes.
 */
import type { SourceText } from "../protocol/protocol";

export interface EngineAssets {
  /** `tree-sitter-c.wasm`. */
  readonly grammar: Uint8Array;
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** The OS model: headers and stubs. */
  readonly model: readonly SourceText[];
  /** The same in parsed form, as JSON. */
  readonly compiledModel: string;
  /** Rules as SLIC text. */
  readonly rules: readonly SourceText[];
}

interface Manifest {
  readonly grammar: string;
  readonly runtime: string;
  readonly model: string;
  readonly trees: string;
}

/** `base` is absolute and ends in `/`. */
export async function fetchAssets(base: string): Promise<EngineAssets> {
  const manifest = (await (await fetchOk(`${base}manifest.json`, "no-cache")).json()) as Manifest;
  const [grammar, runtime, bundle, compiledModel] = await Promise.all([
    fetchBytes(base + manifest.grammar),
    fetchBytes(base + manifest.runtime),
    fetchOk(base + manifest.model, "default").then(
      (response) => response.json() as Promise<Pick<EngineAssets, "model" | "rules">>,
    ),
    fetchOk(base + manifest.trees, "default").then((response) => response.text()),
  ]);
  return { grammar, runtime, model: bundle.model, compiledModel, rules: bundle.rules };
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchOk(address, "default")).arrayBuffer());
}

async function fetchOk(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  return response;
}
