/**
 * Files of more projects than one answer of the API holds: read page by page and put together (M59).
 * @module
 */

import { ApiError } from "./data.js";
import { saveBlob } from "./exporting.js";

/** Features in one answer: the API gives no more. */
export const PAGE = 10_000;

/** Most projects that are put together in the browser; the API has whole layers as files. */
export const MOST = 200_000;

/**
 * Save the projects of a filter as one file.
 * @param {string} address of the API, with its format and limit
 * @param {number} count how many they are
 * @param {"json" | "csv"} format
 * @param {string} name
 * @throws {ApiError}
 */
export async function saveAll(address, count, format, name) {
  /** @type {string[]} */
  const parts = [];
  for (let offset = 0; offset < count || offset === 0; offset += PAGE) {
    const text = await readText(`${address}&offset=${offset}`);
    parts.push(format === "csv" ? rowsOf(text, offset === 0) : featuresOf(text));
  }
  if (format === "csv") return saveBlob(name, new Blob(["\ufeff", ...parts], { type: "text/csv;charset=utf-8" }));
  const joined = parts.filter((part) => part !== "").flatMap((part, i) => (i === 0 ? [part] : [",", part]));
  const blob = new Blob(['{"type":"FeatureCollection","features":[', ...joined, "]}"], { type: "application/geo+json" });
  return saveBlob(name, blob);
}

/** @param {string} address */
async function readText(address) {
  const response = await fetch(address).catch((cause) => {
    throw new ApiError(address, { cause });
  });
  if (!response.ok) throw new ApiError(address, { status: response.status, requestId: response.headers.get("X-Request-Id") });
  return response.text();
}

/** The rows of a table, its head only with the first part. @param {string} text @param {boolean} first */
export function rowsOf(text, first) {
  const plain = text.replace(/^\ufeff/, "");
  return first ? plain : plain.slice(plain.indexOf("\n") + 1);
}

/** The features of an answer as text, without the brackets. @param {string} text */
export function featuresOf(text) {
  return JSON.stringify(JSON.parse(text).features).slice(1, -1);
}
