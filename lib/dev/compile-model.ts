/** Sees to it that the OS model's trees are kept and prints where; `prepare-assets.mjs` puts them beside the page. */
import { compiledModelPath } from "../cli/compiled-model";
import { compiledAssets } from "../cli/engine-assets";

console.log(compiledModelPath(await compiledAssets()));
