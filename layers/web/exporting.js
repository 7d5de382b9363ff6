/**
/**
 * What leaves the page as files and pictures (M59). Read late: nobody saves before having looked.
 * @module
 */

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

/** @param {string} name @param {Blob} blob */
export function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { attrs: { href: url, download: name } });
  link.click();
  URL.revokeObjectURL(url);
}
