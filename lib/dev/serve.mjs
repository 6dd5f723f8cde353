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

/**
 * Starts the built page in `dir` on each of `hosts`; resolves to the servers once they accept connections. With port 0
 * give one host: it picks a free port. A second host that the machine does not have (no IPv6) is left out.
 */
export async function serve({ dir, port, hosts }) {
  const app = next({ dev: false, dir, hostname: hosts[0], port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const servers = [];
  for (const host of hosts) {
    const server = createServer((request, response) => answer(handle, request, response));
    const isUp = await listens(server, port, host);
    if (isUp) servers.push(server);
    else if (servers.length === 0) throw new Error(`port ${port} on ${host} is taken; set PORT to another`);
  }
  return servers;
}

function answer(handle, request, response) {
  if (!ASSET.test(request.url ?? "")) {
    const policy = pagePolicy(randomBytes(16).toString("base64"));
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
  }
  handle(request, response);
}

function listens(server, port, host) {
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
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
