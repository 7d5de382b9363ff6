/**
 * The service worker (M70): keeps the page and the last data, so that they open without the network.
 *
 * The network comes first, so that nobody sees yesterday's data while today's can be had; what was kept answers only
 * when the network does not. Works on https and on this machine; on plain-http hosts browsers have none, and the
 * snapshot takes its place.
 */

/** Where answers are kept. */
const KEPT = "atlas";

/** The page under whatever state its address says. */
const SHELL = "./";

/** Files of the page, under an address that another build of it does not have. */
const STAMPED = /^(.*?\/web\/[0-9a-f]{12}\/)/;

/** A list of ids is a file that somebody saves, never a part of the page; a box, a filter or a total is a passing view. */
const PASSING = /[?&](ids|bbox|filter|sortby)=|\/summary\?/;

/** @type {any} the type of workers and that of pages exclude each other */
const worker = self;

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

// The page was there before its worker: it says what it has read, and that is kept.
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(keepAll(event.data)));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin || PASSING.test(request.url)) return;
  const shell = request.mode === "navigate";
  // Other pages of this host, such as those of the API, are not ours to keep.
  if (shell && pathname !== new URL(worker.registration.scope).pathname) return;
  event.respondWith(answer(request, shell ? SHELL : request.url));
});

/**
 * @param {Request} request
 * @param {string} key under which the answer is kept
 */
async function answer(request, key) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(key, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(key, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

/** @param {{read: string[], served: boolean}} page what it has read, and whether that came from here already */
async function keepAll({ read, served }) {
  const cache = await caches.open(KEPT);
  await forget(cache, read);
  const missing = served ? [] : [SHELL, ...read];
  await Promise.all(
    missing.map(async (address) => {
      const { origin } = new URL(address, worker.registration.scope);
      if (origin !== worker.location.origin || PASSING.test(address)) return;
      const response = await fetch(address);
      if (response.ok) await cache.put(address, response);
    }),
  );
  for (const client of await worker.clients.matchAll()) client.postMessage("kept");
}

/**
 * Let go of the files of earlier builds: their addresses come never again.
 * @param {Cache} cache
 * @param {string[]} addresses of this build, among others
 */
async function forget(cache, addresses) {
  const [, stamped] = addresses.map((address) => STAMPED.exec(address)).find((found) => found !== null) ?? [];
  if (stamped === undefined) return;
  for (const { url } of await cache.keys()) {
    const found = STAMPED.exec(url);
    if (found && found[1] !== stamped) await cache.delete(url);
  }
}
