/**
 * A long list whose rows come from the server as they are scrolled to.
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Project} from "./model.js" */

/** Rows that are asked for at once. */
const PAGE = 100;

/** Pause before what is scrolled past is asked for [ms]. */
const PAUSE_MS = 60;

/** Most rows of a list: a higher element is more than browsers draw. */
export const MOST_ROWS = 100_000;

/** Rows by place. */
export class Rows {
  /**
   * @param {number} count
   * @param {(offset: number, limit: number) => Promise<Project[]>} read
   * @param {() => void} onRead rows have come
   */
  constructor(count, read, onRead) {
    this.count = count;
    this.read = read;
    this.onRead = onRead;
    /** @type {Map<number, Project>} by place */
    this.held = new Map();
    /** @type {Map<number, Promise<void>>} pages on their way or there */
    this.pages = new Map();
    /** @type {Set<number>} */
    this.wanted = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.items = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, index) => new Row(this, index));
  }

  /** The row of a project, -1 where it has not been read. @param {string} id */
  indexOf(id) {
    for (const [index, project] of this.held) if (project.id === id) return index;
    return -1;
  }

  /** Ask for a row that is seen; what was seen only in passing is not asked for. @param {number} index */
  want(index) {
    const page = Math.floor(index / PAGE);
    if (this.pages.has(page)) return;
    this.wanted.add(page);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // What a reader has scrolled past is no longer seen: the last ones are.
      for (const one of [...this.wanted].slice(-3)) void this.#page(one);
      this.wanted.clear();
    }, PAUSE_MS);
  }

  /** A row, read if need be. @param {number} index @returns {Promise<Project | null>} */
  async at(index) {
    if (index < 0 || index >= this.count) return null;
    await this.#page(Math.floor(index / PAGE));
    return this.held.get(index) ?? null;
  }

  /** Those from the first on that have been read. */
  get first() {
    /** @type {Project[]} */
    const rows = [];
    for (let i = 0; this.held.has(i); i++) rows.push(/** @type {Project} */ (this.held.get(i)));
    return rows;
  }

  /** @param {number} page */
  #page(page) {
    const known = this.pages.get(page);
    if (known) return known;
    const read = this.#read(page);
    this.pages.set(page, read);
    return read;
  }

  /** @param {number} page */
  async #read(page) {
    try {
      const rows = await this.read(page * PAGE, PAGE);
      rows.forEach((project, i) => this.held.set(page * PAGE + i, project));
      this.onRead();
    } catch {
      // Whoever reads has said so; the row is asked for again when it is seen again.
      this.pages.delete(page);
    }
  }
}

/** A row of the list: there when it has been read. */
export class Row {
  /** @param {Rows} rows @param {number} index */
  constructor(rows, index) {
    this.rows = rows;
    this.index = index;
  }

  /** @returns {Project | null} */
  get project() {
    return this.rows.held.get(this.index) ?? null;
  }

  want() {
    this.rows.want(this.index);
  }
}
