/**
 * `npm start`: installs what is missing, prepares the engine's assets, builds the page when something changed since the
 * last build, and serves it on PORT (3000).
 */
import { checkNode, ensureDependencies } from "./dependencies.mjs";

checkNode();
ensureDependencies();

const { buildIfStale, root } = await import("./build.mjs");
await buildIfStale();

const { serve } = await import("./serve.mjs");
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "localhost";
const server = await serve({ dir: root, port, host });
console.log(`Portcullis is ready on http://${host}:${server.address().port}`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
