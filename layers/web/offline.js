/**
 * Asks for the service worker where a page may have one (M70), and tells it what the page consists of.
 * @module
 */

import { isSnapshot } from "./data.js";

/** Keep the page and its data for when there is no network. */
export async function keepForOffline() {
  if (isSnapshot() || !isSecureContext || !("serviceWorker" in navigator)) return;
  const known = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("message", () => (document.body.dataset.offline = "ready"));
  try {
    await navigator.serviceWorker.register("sw.js");
  } catch {
    return; // a browser may forbid workers; the page works all the same
  }
  const { active } = await navigator.serviceWorker.ready;
  const read = performance.getEntriesByType("resource").map(({ name }) => name);
  // What its worker has served needs no second reading.
  active?.postMessage({ read: [...new Set(read)], served: known });
}
