/**
 * A sheet of A4 that takes the place of the page while it is printed: tables without the map.
 * @module
 */

import { el } from "./dom.js";

/**
 * Print a sheet.
 * @param {...Node} content
 */
export function printHandout(...content) {
  const sheet = el("section", { class: "handout", attrs: { "aria-hidden": "true" } }, ...content);
  document.querySelector(".handout")?.remove();
  document.body.append(sheet);
  document.body.classList.add("on-handout");
  addEventListener(
    "afterprint",
    () => {
      sheet.remove();
      document.body.classList.remove("on-handout");
    },
    { once: true },
  );
  window.print();
}
