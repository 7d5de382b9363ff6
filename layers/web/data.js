/**
 * The one door to the data (M8): answers of the API, or, in a snapshot, the JSON block of the page (M72).
 *
 * Addresses are relative to the page, so that it works under any prefix.
 * @module
 */

/** Pauses before the second and the third try [ms]. */
const PAUSES_MS = [400, 1600];

/** An answer that did not come, with what a reader can tell an operator. */
export class ApiError extends Error {
  /**
   * @param {string} address
   * @param {{status?: number | null, requestId?: string | null, cause?: unknown}} [known]
   */
  constructor(address, { status = null, requestId = null, cause } = {}) {
    super(`${address}: ${status ?? "no answer"}`, { cause });
    this.name = "ApiError";
    this.address = address;
    this.status = status;
    this.requestId = requestId;
  }
}

/** @type {Record<string, any> | null | undefined} */
let embedded;

/** The answers that the page carries itself, by address; null on a live page. */
function carried() {
  if (embedded === undefined) {
    const block = document.getElementById("atlas-data");
    embedded = block ? JSON.parse(block.textContent ?? "{}") : null;
  }
  return embedded;
}

/** Whether this page is a snapshot, which asks nobody. */
export function isSnapshot() {
  return carried() !== null;
}

/**
 * Read an answer.
 * @param {string} address relative to the page
 * @param {AbortSignal} [signal] ends the reading: what was asked is no longer wanted
 * @returns {Promise<any>}
 * @throws {ApiError} after three tries; a `DOMException` named AbortError when the signal ended it
 */
export async function readJson(address, signal) {
  const answers = carried();
  if (answers) {
    if (address in answers) return answers[address];
    throw new ApiError(address, { status: 404 });
  }
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(address, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      const final = error instanceof ApiError && error.status !== null && error.status < 500;
      if (final || attempt >= PAUSES_MS.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[attempt]));
    }
  }
}

/** @param {string} address @param {AbortSignal} [signal] */
async function ask(address, signal) {
  let response;
  try {
    response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" }, signal });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(address, { cause });
  }
  if (!response.ok) {
    throw new ApiError(address, { status: response.status, requestId: response.headers.get("X-Request-Id") });
  }
  return response.json();
}

/**
 * Read all features of a collection.
 * @param {string} name
 * @returns {Promise<import("./model.js").Collection>}
 */
export function readCollection(name) {
  return readJson(`api/collections/${name}/items?limit=10000`);
}

/**
 * Read the looks that the page draws with.
 * @param {string[]} names
 * @returns {Promise<Record<string, import("./look.js").Look>>}
 */
export async function readLooks(names) {
  const looks = await Promise.all(names.map((name) => readJson(`api/styles/${name}`)));
  return Object.fromEntries(looks.map((look, i) => [names[i], look]));
}
