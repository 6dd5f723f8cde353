/** One engine for all tests of a file, on the same assets as the command line. */
import { compiledAssets } from "@/lib/cli/engine-assets";
import { createEngine, type Engine } from "@/lib/engine/engine";
import type { Project, SourceFile } from "@/lib/engine/project";

let engine: Promise<Engine> | null = null;

export function testEngine(): Promise<Engine> {
  engine ??= compiledAssets().then((assets) => createEngine(assets, {}));
  return engine;
}

export function projectOf(files: readonly SourceFile[], parts: Partial<Project> = {}): Project {
  return {
    name: "test",
    files,
    configuration: { name: "default", defines: [], includeDirs: [] },
    entries: [],
    ...parts,
  };
}
