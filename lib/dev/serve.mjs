/**
 * The production server: Next behind a thin layer that gives each page its content-security-policy.
 *
 * The policy needs a nonce per response. Next takes the nonce from the policy in the *request* headers and puts it on
 * its inline scripts, so the layer writes the same policy into request and response. Assets get theirs in next.config.js.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import next from "next";

const ASSET = /^\/(_next\/|engine\/|examples\/)|\.(wasm|js|css|ico|svg|png|json|woff2)(\?|$)/;

/** Starts the built page in `dir`; resolves to the server once it accepts connections. Port 0 picks a free one. */
export async function serve({ dir, port, host }) {
  const app = next({ dev: false, dir, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (!ASSET.test(request.url ?? "")) {
      const policy = pagePolicy(randomBytes(16).toString("base64"));
      request.headers["content-security-policy"] = policy;
      response.setHeader("Content-Security-Policy", policy);
    }
    handle(request, response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

function pagePolicy(nonce) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    // Monaco writes its theme and line positions as inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
