/**
 * Makes the page work offline after the first visit. Everything of one build (page, scripts, styles, engine, examples) is
 * kept in one cache named after the build, so that a page never meets scripts of another one. Only requests to this
 * origin are answered, and only what `offline.json` lists is kept: never anything a person typed or opened.
 */
const LIST = "/_next/static/offline.json";
const PREFIX = "portcullis-";

self.addEventListener("install", (event) => {
  event.waitUntil(keepNewest().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(networkFirst(request));
    event.waitUntil(keepNewest().catch(() => {}));
  } else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/engine/")) {
    event.respondWith(url.pathname.endsWith(".json") ? networkFirst(request) : cacheFirst(request));
  } else event.respondWith(networkFirst(request));
});

async function cacheFirst(request) {
  const answer = await kept(request);
  if (!answer) return fetch(request);
  return request.destination === "worker" ? withoutAddress(answer) : answer;
}

/**
 * A worker takes its address from the response, if that has one, and reads its configuration from the query of its
 * address. The kept response was fetched without a query; a made one has no address, so the request's counts.
 */
function withoutAddress({ body, status, statusText, headers }) {
  return new Response(body, { status, statusText, headers });
}

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const answer = await kept(request);
    if (answer) return answer;
    throw error;
  }
}

/** Query strings say nothing about files of a build. */
async function kept(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? null;
}

/** Fetches a build that is not kept yet; older ones go once it is whole. */
async function keepNewest() {
  const list = await fetch(LIST, { cache: "no-cache" });
  if (!list.ok) throw new Error(`${LIST} answered ${list.status}`);
  const { build, files } = await list.clone().json();
  const name = PREFIX + build;
  if (!(await caches.has(name))) {
    const filling = await caches.open(`${name}-filling`);
    await filling.put(LIST, list);
    await filling.addAll(files);
    const whole = await caches.open(name);
    for (const request of await filling.keys()) await whole.put(request, await filling.match(request));
    await caches.delete(`${name}-filling`);
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
  }
}
