/**
 * What leaves the page: files, pictures, and the sheet for printing (M59). Read late: nobody saves before having looked.
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { number } from "./format.js";
import { projectGlyph } from "./glyphs.js";

export { csv } from "./csv.js";
export { mapPicture } from "./mappicture.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Project} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

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

/**
 * Fill the sheet that stands beside the map on paper: projects by amount, what is left out, date, source.
 * @param {View} view
 * @param {SizedLook} look
 * @param {{title: string, address: string, source: string, sequence: Project[]}} said
 * @param {Speaker} speaker
 */
export function fillPrintSheet(view, look, { title, address, source, sequence }, speaker) {
  const { t } = speaker;
  const rows = sequence.map((project, index) =>
    el(
      "tr",
      {},
      el("td", { text: number(index + 1) }),
      el("td", {}, projectGlyph(look, project, 16)),
      el("th", { attrs: { scope: "row", lang: speaker.name(project).lang }, text: speaker.name(project).text }),
      el("td", { text: speaker.amount(project) }),
      el("td", { text: speaker.summary(project) }),
    ),
  );
  fill(
    byId("print-sheet", HTMLElement),
    el("h2", { text: title }),
    el("p", { text: t("print.summary", { located: view.located.length, tray: view.tray.length, total: view.passing.length }) }),
    el("table", {}, el("tbody", {}, ...rows)),
    el("p", { class: "fine", text: address }),
    el("p", { class: "fine", text: source }),
  );
}
