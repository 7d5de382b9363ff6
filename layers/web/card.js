/**
 * What appears beside a symbol: the card of what is pointed at, and the choice between several (M27, M54).
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { projectGlyph } from "./glyphs.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Project} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Mark} from "./stacks.js" */

/** Pause before the card appears, and before it goes, so that the pointer can reach it [ms]. */
const APPEAR_MS = 300;
const LEAVE_MS = 160;

/** Space between a symbol and what stands beside it [px]. */
const GAP = 10;

/**
 * Put an element beside a symbol, on the side where there is room.
 * @param {HTMLElement} element
 * @param {{x: number, y: number, r: number}} at pixels of the parent
 */
export function putBeside(element, { x, y, r }) {
  const area = /** @type {HTMLElement} */ (element.offsetParent ?? element.parentElement);
  const [width, height] = [element.offsetWidth, element.offsetHeight];
  const right = x + r + GAP;
  const left = right + width + 8 <= area.clientWidth ? right : Math.max(8, x - r - GAP - width);
  const top = Math.min(Math.max(8, y - height / 2), Math.max(8, area.clientHeight - height - 8));
  element.style.setProperty("left", `${Math.round(left)}px`);
  element.style.setProperty("top", `${Math.round(top)}px`);
}

/** The card of what is pointed at. It can be hovered itself and goes with Esc (WCAG 1.4.13). */
export class Card {
  /** @param {SizedLook} look */
  constructor(look) {
    this.look = look;
    this.root = byId("card", HTMLElement);
    this.timer = 0;
    /** @type {string} */
    this.shown = "";
    this.root.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.root.addEventListener("pointerleave", () => this.hide());
  }

  /**
   * Show the card after a pause.
   * @param {Project[]} projects what is pointed at; none hides the card
   * @param {{x: number, y: number, r: number}} at
   * @param {Speaker} speaker
   * @param {Mark | null} [total] of projects that only the server knows
   */
  point(projects, at, speaker, total = null) {
    const key = total?.id ?? projects.map(({ id }) => id).join();
    if (key === this.shown) return;
    clearTimeout(this.timer);
    this.shown = key;
    if (key === "") this.timer = window.setTimeout(() => this.hide(), LEAVE_MS);
    else if (total) this.timer = window.setTimeout(() => this.#showTotal(total, at, speaker), APPEAR_MS);
    else this.timer = window.setTimeout(() => this.#show(projects, at, speaker), APPEAR_MS);
  }

  hide() {
    clearTimeout(this.timer);
    this.shown = "";
    this.root.hidden = true;
  }

  /** @param {Mark} total @param {{x: number, y: number, r: number}} at @param {Speaker} speaker */
  #showTotal({ count, amount }, at, speaker) {
    const n = count;
    fill(
      this.root,
      el("strong", { text: speaker.t("stack.title", { n, count }) }),
      el("span", { class: "card-amount", text: Number.isNaN(amount) ? speaker.t("amount.missing") : speaker.figure(amount) }),
      el("span", { class: "card-hint", text: speaker.t("stack.hint") }),
    );
    this.root.hidden = false;
    putBeside(this.root, at);
  }

  /** @param {Project[]} projects @param {{x: number, y: number, r: number}} at @param {Speaker} speaker */
  #show(projects, at, speaker) {
    const [project] = projects;
    const name = speaker.name(project);
    if (projects.length > 1) {
      const missing = projects.filter(({ amount }) => amount === null).length;
      const n = projects.length;
      fill(
        this.root,
        el("strong", { text: speaker.t("stack.title", { n, count: n }) }),
        missing > 0 && el("span", { text: speaker.t("stack.missing", { n: missing, count: missing }) }),
        el("span", { class: "card-hint", text: speaker.t("stack.hint") }),
      );
    } else {
      fill(
        this.root,
        el("strong", { text: name.text, attrs: { lang: name.lang } }),
        el("span", { class: "card-amount", text: speaker.amount(project) }),
        el("span", { text: speaker.term("stages", project.stage) }),
        el("span", { text: speaker.precision(project) }),
      );
    }
    this.root.hidden = false;
    putBeside(this.root, at);
  }
}

/** A choice between projects that lie on each other, or that a district's label holds. */
export class Chooser {
  /**
   * @param {SizedLook} look
   * @param {(project: Project) => void} onSelect
   */
  constructor(look, onSelect) {
    this.look = look;
    this.onSelect = onSelect;
    this.root = byId("chooser", HTMLElement);
    /** @type {HTMLElement | null} */
    this.opener = null;
    this.root.addEventListener("keydown", (event) => this.#key(event));
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /**
   * Offer a choice.
   * @param {string} title
   * @param {Project[]} projects
   * @param {{x: number, y: number, r: number}} at
   * @param {Speaker} speaker
   */
  open(title, projects, at, speaker) {
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const rows = projects.map((project) => {
      const name = speaker.name(project);
      return el(
        "button",
        { class: "choice", attrs: { type: "button" }, on: { click: () => this.#choose(project) } },
        projectGlyph(this.look, project),
        el("span", { class: "row-title", text: name.text, attrs: { lang: name.lang } }),
        el("span", { class: "row-amount", text: speaker.shortAmount(project) }),
      );
    });
    fill(this.root, el("h3", { text: title, attrs: { id: "chooser-title" } }), el("div", { class: "choices" }, ...rows));
    this.root.hidden = false;
    putBeside(this.root, at);
    rows[0]?.focus();
  }

  /** @param {boolean} [back] whether the focus returns to where it was */
  close(back = false) {
    if (this.root.hidden) return;
    this.root.hidden = true;
    if (back) this.opener?.focus();
  }

  /** @param {Project} project */
  #choose(project) {
    this.close();
    this.onSelect(project);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close(true);
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const rows = [...this.root.querySelectorAll("button")];
    const now = rows.findIndex((row) => row === document.activeElement);
    rows[(now + by + rows.length) % rows.length]?.focus();
  }
}
