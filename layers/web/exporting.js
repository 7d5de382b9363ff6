/**
/**
 * What leaves the page as files and pictures (M59). Read late: nobody saves before having looked.
 * @module
 */

import { readCollection } from "./data.js";
import { el } from "./dom.js";

export { csv } from "./csv.js";
export { mapPicture } from "./mappicture.js";

/**
 * Hand a text to the reader as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  saveBlob(name, new Blob([text], { type }));
}

/**
 * Save projects as GeoJSON: the features of the API's answer in its order, whole.
 * @param {string} name of the file
 * @param {string[]} ids
 */
export async function saveProjects(name, ids) {
  const wanted = new Set(ids);
  const features = (await readCollection("projects")).features.filter(({ id }) => wanted.has(id));
  const count = { numberMatched: features.length, numberReturned: features.length };
  save(name, JSON.stringify({ type: "FeatureCollection", ...count, features }), "application/geo+json");
}

/** @param {string} name @param {Blob} blob */
export function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { attrs: { href: url, download: name } });
  link.click();
  URL.revokeObjectURL(url);
}
