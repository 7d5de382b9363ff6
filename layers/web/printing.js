/**
 * Printing (M64): which paper, then the sheet with the map and, on further pages, the list of all projects.
 * @module
 */

import { byId, el, fill, svg } from "./dom.js";
import { save } from "./exporting.js";
import { filterWords } from "./filters.js";
import { number } from "./format.js";
import { paintProject } from "./glyphs.js";
import { PAPERS } from "./paper.js";
import { sheetOf } from "./papersheet.js";
import { VectorContext } from "./vector.js";

/** @import {MapView} from "./mapview.js" */
/** @import {Project} from "./model.js" */
/** @import {Paper} from "./paper.js" */
/** @import {Said} from "./papersheet.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Measure, VectorNode} from "./vector.js" */
/** @import {View} from "./view.js" */

/**
 * What the page is asked for when it is printed.
 * @typedef {object} Printed
 * @property {MapView} map
 * @property {View} view
 * @property {Speaker} speaker
 * @property {{title: string, date: string, address: string, source: string, review: string}} said
 * @property {string} name of a file of it: date and filter
 * @property {Said["ledger"]} ledger
 * @property {Project[]} sequence the list as it is sorted, the tray after it
 */

/** Where the paper last chosen is kept. */
const KEY = "atlas.paper";

/** Side of a symbol in the list [px]. */
const SIDE = 16;

/** Most rows that are printed; what is more than this is a file, not a list. */
const MOST_ROWS = 1000;

/** The dialog, and what it prints. */
export class Printing {
  /** @param {() => Printed} read what is shown now */
  constructor(read) {
    this.read = read;
    this.dialog = byId("print-dialog", HTMLDialogElement);
    this.sheet = byId("print-sheet", HTMLElement);
    const kept = storage((store) => store.getItem(KEY));
    this.paper = PAPERS.find(({ id }) => id === kept) ?? PAPERS[0];
    addEventListener("beforeprint", () => this.fill());
    // What is printed is as large as the atlas: the page need not keep it.
    addEventListener("afterprint", () => fill(this.sheet));
  }

  /** Ask for the paper. */
  open() {
    const { t } = this.read().speaker;
    const options = PAPERS.map((paper) => {
      const { id, name, width_mm, height_mm, scale } = paper;
      const input = el("input", {
        attrs: { type: "radio", name: "paper", value: id, checked: paper === this.paper },
        on: { change: () => this.#choose(paper) },
      });
      const kind = scale > 1 ? "print.wall" : width_mm > height_mm ? "print.landscape" : "print.portrait";
      const text = t("print.paper", { name, kind: t(kind), width: width_mm, height: height_mm });
      return el("label", { class: "row" }, input, el("span", { class: "row-name", text }));
    });
    const close = () => this.dialog.close();
    fill(
      this.dialog,
      el("h2", { text: t("action.print"), attrs: { id: "print-title" } }),
      el("fieldset", {}, el("legend", { class: "hidden-text", text: t("print.choose") }), ...options),
      el("p", { class: "fine", text: t("print.note") }),
      el(
        "footer",
        {},
        el("button", { class: "action", attrs: { type: "button", id: "print-svg" }, text: t("print.svg"), on: { click: () => this.save() } }),
        el("button", { class: "action", attrs: { type: "button" }, text: t("action.close"), on: { click: close } }),
        el("button", {
          class: "primary",
          attrs: { type: "button", id: "print-now" },
          text: t("action.print"),
          on: {
            click: () => {
              close();
              window.print();
            },
          },
        }),
      ),
    );
    this.dialog.showModal();
  }

  /** Put the sheet and the list into the page, where only paper shows them. */
  fill() {
    const printed = this.read();
    this.sheet.dataset.paper = this.paper.id;
    const page = el("div", { class: "print-map" }, element(this.#draw(printed)));
    fill(this.sheet, page, this.paper.rows && listOf(printed));
  }

  /** Hand out the sheet as a file that drawing programs open. */
  save() {
    const printed = this.read();
    const text = new XMLSerializer().serializeToString(element(this.#draw(printed)));
    save(`${printed.name}-${this.paper.id}.svg`, text, "image/svg+xml");
  }

  /** @param {Paper} paper */
  #choose(paper) {
    this.paper = paper;
    storage((store) => store.setItem(KEY, paper.id));
  }

  /** @param {Printed} printed */
  #draw({ map, view, speaker, said, ledger, sequence }) {
    const { t } = speaker;
    const numbers = new Map(sequence.map(({ id }, i) => [id, i + 1]));
    const words = filterWords(view.state, speaker.model, speaker).map(({ text }) => text);
    const filter = words.length > 0 ? t("print.filter", { what: words.join(t("separator")) }) : t("print.everything");
    const summary = summaryOf(view, speaker);
    const whole = { ...said, filter, summary, ledger, sequence };
    return sheetOf({ map, view, speaker, numbers }, { paper: this.paper, measure: measure(), said: whole });
  }
}

/** @param {View} view @param {Speaker} speaker */
function summaryOf({ located, tray, passing }, { t }) {
  const counts = { n: passing.length, total: number(passing.length), located: number(located.length), tray: number(tray.length) };
  return t("print.summary", counts);
}

/** The list: every project of the filter by the number that the map has of it. @param {Printed} printed */
function listOf({ map, speaker, sequence, said }) {
  const { t } = speaker;
  const shown = sequence.slice(0, MOST_ROWS);
  const heads = ["number", "symbol", "name", "amount", "stage", "place", "report"].map((key) =>
    el("th", { attrs: { scope: "col" }, text: t(`print.column.${key}`) }),
  );
  const first = shown.findIndex(({ placement }) => placement === "tray");
  const rows = shown.map((project, i) => rowOf(project, i + 1, map, speaker));
  const [onMap, inTray] = first < 0 ? [rows, []] : [rows.slice(0, first), rows.slice(first)];
  const left = sequence.length - shown.length;
  const n = sequence.filter(({ placement }) => placement === "tray").length;
  const group = el("tr", { class: "group" }, el("th", { attrs: { colspan: 7, scope: "rowgroup" }, text: t("tray.title", { n, count: n }) }));
  return el(
    "div",
    { class: "print-list" },
    el("h2", { text: said.title }),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...heads)),
      el("tbody", {}, ...onMap),
      inTray.length > 0 && el("tbody", {}, group, ...inTray),
    ),
    left > 0 && el("p", { text: t("print.left", { n: left, count: number(left) }) }),
    el("p", { class: "fine", text: [said.date, said.source, said.review].join(t("separator")) }),
  );
}

/** @param {Project} project @param {number} index @param {MapView} map @param {Speaker} speaker */
function rowOf(project, index, map, speaker) {
  const name = speaker.name(project);
  const ctx = new VectorContext({ width: SIDE, height: SIDE, measure: () => 0, name: "row" });
  paintProject(ctx.as2d, map.symbols.look, project, SIDE);
  const symbol = svg("svg", { width: SIDE, height: SIDE, viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true" });
  symbol.append(...ctx.root.children.map(element));
  const last = project.properties.last_report;
  const place = [speaker.unit(project), speaker.precision(project)].filter(Boolean).join(speaker.t("separator"));
  return el(
    "tr",
    {},
    el("td", { text: String(index) }),
    el("td", {}, symbol),
    el("th", { attrs: { scope: "row", lang: name.lang }, text: name.text }),
    el("td", { text: speaker.amount(project) }),
    el("td", { text: speaker.term("stages", project.stage) }),
    el("td", { text: place }),
    el("td", { text: last ? speaker.date(last) : "" }),
  );
}

/** @returns {Measure} */
function measure() {
  const ctx = document.createElement("canvas").getContext("2d");
  return (text, font) => {
    if (!ctx) return text.length * 12;
    ctx.font = font;
    return ctx.measureText(text).width;
  };
}

/** A node as an element; what it says stays text. @param {VectorNode | string} node @returns {Node} */
function element(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const made = svg(node.name, node.attrs);
  made.append(...node.children.map(element));
  return made;
}

/** Storage that a browser may forbid. @template T @param {(store: Storage) => T} use */
function storage(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}
