/**
 * The search box: a combobox over the projects, from one character on, and over places that the geocoder knows; moves of
 * the map leave it alone (M51).
 * @module
 */

import { byId, el, fill, setAttributes } from "./dom.js";
import { number } from "./format.js";
import { Later } from "./later.js";
import { projectRow } from "./list.js";
import { search, searchEntries } from "./match.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Model, Project} from "./model.js" */
/** @import {Place, PlaceRow} from "./places.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

/** Most results that are listed. */
const SHOWN = 40;

/** Pause after the last key before a server is asked [ms]. */
const ASK_MS = 150;

/** The combobox. */
export class Search {
  /**
   * @param {Model} model
   * @param {SizedLook} look
   * @param {{onSelect: (project: Project) => void, onPlace: (place: Place | null, name: string) => void,
   *   announce: (text: string) => void,
   *   ask: ((words: string, signal: AbortSignal) => Promise<{projects: Project[], count: number}>) | null}} parts
   *   `ask`: finds projects elsewhere, where the page has not all
   */
  constructor(model, look, parts) {
    this.model = model;
    this.look = look;
    this.parts = parts;
    this.input = byId("search-input", HTMLInputElement);
    this.results = byId("search-results", HTMLElement);
    this.clearButton = byId("search-clear", HTMLButtonElement);
    /** @type {Project[]} */
    this.found = [];
    /** How many were found; not all of them are listed. */
    this.count = 0;
    this.controller = new AbortController();
    this.timer = 0;
    this.active = -1;
    /** @type {Place | null} */
    this.place = null;
    /** @type {PlaceRow[]} */
    this.placeRows = [];
    this.places = new Later(async () => {
      const { PlaceFinder, placeElement, placeRows } = await import("./places.js");
      return { finder: new PlaceFinder((place) => this.#placed(place)), placeElement, placeRows };
    });
    /** @type {Speaker | null} */
    this.speaker = null;
    /** @type {import("./match.js").Entry[]} */
    this.entries = [];
    this.projects = model.projects;
    this.input.addEventListener("input", () => this.#find());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("focus", () => this.input.value && this.#find());
    this.input.addEventListener("blur", () => this.#close());
    this.clearButton.addEventListener("click", () => this.clear());
    // The list must not take the focus from the box, or it would close before the click.
    this.results.addEventListener("pointerdown", (event) => event.preventDefault());
    this.results.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    this.speaker = speaker;
    if (this.parts.ask) return this.results.hidden ? undefined : this.#draw();
    if (this.projects !== view.projects) this.entries = [];
    this.projects = view.projects;
    if (!this.results.hidden) this.#find();
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  clear() {
    this.input.value = "";
    this.#find();
    this.input.focus();
  }

  #find() {
    const query = this.input.value;
    this.clearButton.hidden = query === "";
    if (this.parts.ask) return this.#ask(query, this.parts.ask);
    // Only when somebody searches: it takes longer than all the rest.
    if (this.entries.length === 0) this.entries = searchEntries(this.projects, this.model.unitBySlug);
    const found = search(this.entries, query);
    this.#show(query, found, found.length);
  }

  /**
   * Ask once somebody pauses; what was found last stays until the answer is there.
   * @param {string} query
   * @param {NonNullable<Search["parts"]["ask"]>} ask
   */
  #ask(query, ask) {
    clearTimeout(this.timer);
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    if (query.trim() === "") return this.#show(query, [], 0);
    this.timer = window.setTimeout(async () => {
      try {
        const { projects, count } = await ask(query, signal);
        if (!signal.aborted && document.activeElement === this.input) this.#show(query, projects, count);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }, ASK_MS);
  }

  /** @param {string} query @param {Project[]} found @param {number} count */
  #show(query, found, count) {
    this.found = found;
    this.count = count;
    if (query.trim() !== this.place?.query.trim()) this.place = null;
    this.active = this.found.length > 0 || this.place ? 0 : -1;
    this.places.use(({ finder }) => finder.ask(query, this.speaker?.lang ?? "zh"));
    if (query.trim() === "") {
      this.parts.onPlace(null, "");
      return this.#close();
    }
    this.#draw();
    const { speaker, count: n } = this;
    if (speaker) this.parts.announce(speaker.t(n > 0 ? "search.count" : "search.none", { n, count: n, query }));
  }

  /** Show what the geocoder found, unless the reader has gone on. @param {Place | null} place */
  #placed(place) {
    this.place = place;
    if (document.activeElement !== this.input || this.results.hidden) return;
    this.active = Math.max(0, this.active);
    this.#draw();
    const [first] = this.placeRows;
    if (first) this.parts.announce([first.title, first.meta].join(" "));
  }

  #draw() {
    const { speaker, look } = this;
    if (!speaker) return;
    const rows = this.found.slice(0, SHOWN).map((project, index) => this.#row(project, index, look, speaker));
    const none = el("p", { class: "search-note", text: speaker.t("search.none", { query: this.input.value.trim() }) });
    const more = this.count - SHOWN;
    const note = el("p", { class: "search-note", text: speaker.t("search.more", { n: more, count: number(more) }) });
    const places = this.#places(speaker);
    fill(this.results, ...rows, rows.length === 0 && none, more > 0 && note, ...places);
    this.results.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
  }

  /** The group of places, under its heading. @param {Speaker} speaker */
  #places(speaker) {
    const term = (/** @type {string} */ vocabulary, /** @type {string} */ value) => speaker.term(vocabulary, value);
    const { now } = this.places;
    this.placeRows = now?.placeRows(this.place, term, (km) => speaker.t("search.radius", { km })) ?? [];
    if (now === null || this.placeRows.length === 0) return [];
    const rows = this.placeRows.map((row, index) => {
      const element = now.placeElement(row, speaker);
      setAttributes(element, { id: `found-place-${index}`, "data-place": String(index) });
      return element;
    });
    return [el("p", { class: "search-heading", text: speaker.t("search.places") }), ...rows];
  }

  /** Rows that can be chosen, projects first. */
  #options() {
    return [...this.results.querySelectorAll("[role=option]")];
  }

  /** @param {Project} project @param {number} index @param {SizedLook} look @param {Speaker} speaker */
  #row(project, index, look, speaker) {
    const tags = project.placement === "tray" ? [el("span", { class: "tag", text: speaker.t("search.tray") })] : [];
    const row = projectRow(project, look, speaker, tags);
    setAttributes(row, { role: "option", id: `found-${index}`, "data-id": project.id });
    return row;
  }

  #mark() {
    const options = this.#options();
    this.active = Math.min(this.active, options.length - 1);
    for (const [index, row] of options.entries()) {
      row.setAttribute("aria-selected", String(index === this.active));
      if (index === this.active) row.scrollIntoView({ block: "nearest" });
    }
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", options[this.active].id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.results.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const options = this.#options();
    const last = options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.results.hidden) return this.#find();
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.active = Math.min(last, Math.max(0, this.active + by));
      this.#mark();
    } else if (event.key === "Enter" && options[this.active] && !this.results.hidden) {
      event.preventDefault();
      this.#choose(options[this.active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (this.input.value) this.clear();
      else this.input.blur();
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (row) this.#choose(row);
  }

  /** @param {Element} row */
  #choose(row) {
    const project = this.found.find(({ id }) => id === row.getAttribute("data-id"));
    const chosen = this.placeRows[Number(row.getAttribute("data-place") ?? -1)];
    if (project) {
      this.#close();
      this.parts.onSelect(project);
    } else if (chosen?.query) {
      this.input.value = chosen.query;
      this.#find();
    } else if (chosen?.place) {
      this.#close();
      this.parts.onPlace(chosen.place, chosen.title);
    }
  }
}
