/**
 * Links to features as a file (M59): to the API where it can say them, else a file that the page makes of what it holds,
 * as in a snapshot, behind which no server stands.
 * @module
 */

import { isSnapshot } from "./data.js";
import { Later } from "./later.js";

/** @type {Later<typeof import("./exporting.js")> | null} */
let files = null;

/**
 * Make a link give a file of projects.
 * @param {HTMLAnchorElement} link
 * @param {{address: string | null, name: string, ids: () => string[]}} file `address` null: no address can say it
 */
export function linkFile(link, { address, name, ids }) {
  const own = isSnapshot() ? null : address;
  link.href = own ?? "#";
  if (own === null) link.removeAttribute("download");
  else link.download = name;
  link.onclick = (event) => {
    if (own !== null) return;
    event.preventDefault();
    files ??= new Later(() => import("./exporting.js"));
    files.use(({ saveProjects }) => void saveProjects(name, ids()));
  };
}
