/**
 * Build settings of the page. Security headers that need no nonce are set here for every response; the page's own
 * content-security-policy carries a nonce and is set by `lib/dev/serve.mjs`, which starts Next.
 *
 * A worker obeys the policy of its own script response, so scripts under `/_next/static` carry one as well:
 * `connect-src 'self'` there is what keeps a user's source in the browser.
 */

const everywhere = [
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Embedder-Policy", value: "require-corp" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  },
];

const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

const absent = { browser: "./lib/worker/absent-node-module.js" };

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types, tests and tools included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // web-tree-sitter names these Node modules in a branch the browser never takes.
  turbopack: { resolveAlias: { "fs/promises": absent, module: absent } },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    {
      source: "/_next/static/:path*",
      headers: [{ key: "Content-Security-Policy", value: workerPolicy }],
    },
    {
      // Names under /engine carry a content hash; only the manifest does not.
      source: "/engine/:file((?!manifest\\.json).+)",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};

export default config;
