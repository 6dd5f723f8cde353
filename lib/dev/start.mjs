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
// Both loopback addresses, since "localhost" may mean either; HOST=0.0.0.0 serves other machines too.
const hosts = process.env.HOST ? [process.env.HOST] : ["127.0.0.1", "::1"];
const servers = await serve({ dir: root, port, hosts });
console.log(`Portcullis is ready on http://${process.env.HOST ?? "localhost"}:${servers[0].address().port}`);

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
