/**
 * `npm run bench`: bundles `bench.ts` and runs it. Bundled, because that is how the engine reaches the page; the loader
 * the other commands use names every closure when it is made, which the engine's inner loops would pay for.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outfile = join(root, "node_modules/.cache/portcullis/bench.mjs");
// The engine's assets are found from the place of this file, wherever the bundle lies.
const place = pathToFileURL(join(root, "lib/cli/engine-assets.ts")).href;

await build({
  entryPoints: [join(root, "lib/dev/bench.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  define: { "import.meta.url": JSON.stringify(place) },
});
const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
