/**
 * A long list of which only the rows in view are elements: listbox, arrow keys, type-ahead (M62).
 * @module
 */

import { el } from "./dom.js";

/**
 * @template T
 * @typedef {object} ListParts
 * @property {(item: T) => number} height of a row [px]
 * @property {(item: T, index: number) => HTMLElement} render
 * @property {(item: T) => string | null} key of an item that can be chosen; null for headings
 * @property {(item: T) => string} text for type-ahead
 * @property {(item: T) => void} onChoose Enter, or a click
 * @property {(item: T) => void} onMark Space
 * @property {(item: T | null) => void} onActive the item under keys or pointer
 */

/** Rows drawn above and below what is seen. */
const SPARE = 4;

/** Keys pressed within this time make one word [ms]. */
const TYPING_MS = 700;

/**
 * @template T
 */
export class VirtualList {
  /**
   * @param {HTMLElement} root a scrolling listbox
   * @param {ListParts<T>} parts
   */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    /** @type {T[]} */
    this.items = [];
    /** Upper edge of each row, and the end. */
    this.tops = [0];
    /** Of each row, how many up to it can be chosen. */
    this.places = new Uint32Array(0);
    this.active = -1;
    /** @type {string | null} */
    this.selected = null;
    this.spacer = el("div", { class: "virtual", attrs: { role: "presentation" } });
    root.append(this.spacer);
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
    this.typed = { text: "", time: 0 };
    this.hover = -1;
    root.addEventListener("scroll", () => this.#draw());
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focus", () => this.#focus());
    root.addEventListener("blur", () => {
      this.parts.onActive(null);
      this.#mark();
    });
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("pointermove", (event) => this.#point(event));
    root.addEventListener("pointerleave", () => this.#point(null));
    new ResizeObserver(() => this.#draw()).observe(root);
  }

  /**
   * Show other items.
   * @param {T[]} items
   * @param {string | null} selected key
   */
  show(items, selected) {
    const activeKey = this.items[this.active] === undefined ? null : this.parts.key(this.items[this.active]);
    this.items = items;
    this.selected = selected;
    this.tops = [0];
    this.places = new Uint32Array(items.length);
    let [top, place] = [0, 0];
    items.forEach((item, index) => {
      this.tops.push((top += this.parts.height(item)));
      this.places[index] = this.parts.key(item) === null ? place : ++place;
    });
    this.active = activeKey === null ? -1 : items.findIndex((item) => this.parts.key(item) === activeKey);
    this.spacer.style.setProperty("height", `${this.tops.at(-1)}px`);
    this.refresh();
  }

  /** Draw the rows in view anew. */
  refresh() {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.#draw();
  }

  /** Make the row of a key visible. @param {string} key */
  reveal(key) {
    const index = this.items.findIndex((item) => this.parts.key(item) === key);
    if (index >= 0) this.#scrollTo(index);
  }

  #draw() {
    const { root, tops, items } = this;
    const [from, to] = [root.scrollTop, root.scrollTop + root.clientHeight];
    const first = Math.max(0, findLast(tops, from) - SPARE);
    const last = Math.min(items.length - 1, findLast(tops, to) + SPARE);
    for (const [index, row] of this.rows) {
      if (index < first || index > last) {
        row.remove();
        this.rows.delete(index);
      }
    }
    const total = this.places.at(-1) ?? 0;
    for (let index = first; index <= last; index++) {
      if (this.rows.has(index)) continue;
      const row = this.parts.render(items[index], index);
      row.dataset.index = String(index);
      row.style.setProperty("top", `${tops[index]}px`);
      row.style.setProperty("height", `${tops[index + 1] - tops[index]}px`);
      if (this.parts.key(items[index]) === null) row.setAttribute("role", "presentation");
      else {
        row.setAttribute("role", "option");
        row.id = `${root.id}-${index}`;
        row.setAttribute("aria-setsize", String(total));
        row.setAttribute("aria-posinset", String(this.places[index]));
      }
      this.rows.set(index, row);
      const next = [...this.rows.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
      this.spacer.insertBefore(row, next === undefined ? null : (this.rows.get(next) ?? null));
    }
    this.#mark();
  }

  #mark() {
    const focused = document.activeElement === this.root;
    for (const [index, row] of this.rows) {
      const key = this.parts.key(this.items[index]);
      if (key === null) continue;
      row.setAttribute("aria-selected", String(key === this.selected));
      row.classList.toggle("active", focused && index === this.active);
    }
    const id = focused && this.rows.has(this.active) ? `${this.root.id}-${this.active}` : null;
    if (id) this.root.setAttribute("aria-activedescendant", id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  #focus() {
    const chosen = this.items.findIndex((item) => this.parts.key(item) === this.selected && this.selected !== null);
    if (this.active < 0) this.active = chosen >= 0 ? chosen : this.#step(-1, 1);
    if (this.active >= 0) this.#activate(this.active);
  }

  /** @param {number} index */
  #activate(index) {
    if (index < 0) return;
    this.active = index;
    this.#scrollTo(index);
    this.#draw();
    this.parts.onActive(this.items[index]);
  }

  /** @param {number} index */
  #scrollTo(index) {
    const { root, tops } = this;
    if (tops[index] < root.scrollTop) root.scrollTop = tops[index];
    else if (tops[index + 1] > root.scrollTop + root.clientHeight) root.scrollTop = tops[index + 1] - root.clientHeight;
  }

  /** The next item that can be chosen; the same where there is none. @param {number} from @param {number} by */
  #step(from, by) {
    for (let index = from + by; index >= 0 && index < this.items.length; index += by) {
      if (this.parts.key(this.items[index]) !== null) return index;
    }
    return from;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.root.clientHeight / 64) - 1);
    const goal = {
      ArrowDown: () => this.#step(this.active, 1),
      ArrowUp: () => this.#step(this.active, -1),
      Home: () => this.#step(-1, 1),
      End: () => this.#step(this.items.length, -1),
      PageDown: () => this.#step(Math.min(this.items.length - 1, this.active + page) - 1, 1),
      PageUp: () => this.#step(Math.max(0, this.active - page) + 1, -1),
    }[event.key];
    if (goal) {
      event.preventDefault();
      this.#activate(goal());
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.parts.onChoose(this.items[this.active]);
    } else if (event.key === " " && this.active >= 0) {
      event.preventDefault();
      this.parts.onMark(this.items[this.active]);
    } else if (event.key.length === 1 && event.key !== " ") this.#type(event.key);
  }

  /** @param {string} letter */
  #type(letter) {
    const now = performance.now();
    const text = (now - this.typed.time < TYPING_MS ? this.typed.text : "") + letter.toLowerCase();
    this.typed = { text, time: now };
    const from = text.length === 1 ? this.active + 1 : this.active;
    for (let i = 0; i < this.items.length; i++) {
      const index = (from + i + this.items.length) % this.items.length;
      const item = this.items[index];
      if (this.parts.key(item) !== null && this.parts.text(item).startsWith(text)) return this.#activate(index);
    }
  }

  /** @param {Event} event */
  #indexAt(event) {
    const row = event.target instanceof Element ? event.target.closest("[data-index]") : null;
    return row instanceof HTMLElement ? Number(row.dataset.index) : -1;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const index = this.#indexAt(event);
    if (index < 0 || this.parts.key(this.items[index]) === null) return;
    this.active = index;
    this.parts.onChoose(this.items[index]);
  }

  /** @param {PointerEvent | null} event */
  #point(event) {
    const index = event && event.pointerType === "mouse" ? this.#indexAt(event) : -1;
    if (index === this.hover) return;
    this.hover = index;
    this.parts.onActive(index < 0 ? null : this.items[index]);
  }
}

/** Index of the last top that is not below a height. @param {number[]} tops @param {number} y */
function findLast(tops, y) {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= y) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, tops.length - 2);
}
