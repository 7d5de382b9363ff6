/**
 * The search box: a combobox over the projects, from one character on; moves of the map leave it alone (M51).
 * @module
 */

import { byId, el, fill, setAttributes } from "./dom.js";
import { projectRow } from "./list.js";
import { search, searchEntries } from "./match.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Model, Project} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

/** Most results that are listed. */
const SHOWN = 40;

/** The combobox. */
export class Search {
  /**
   * @param {Model} model
   * @param {SizedLook} look
   * @param {{onSelect: (project: Project) => void, announce: (text: string) => void}} parts
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
    this.active = -1;
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
    // Only when somebody searches: it takes longer than all the rest.
    if (this.entries.length === 0) this.entries = searchEntries(this.projects, this.model.unitBySlug);
    this.clearButton.hidden = query === "";
    this.found = search(this.entries, query);
    this.active = this.found.length > 0 ? 0 : -1;
    if (query.trim() === "") return this.#close();
    this.#draw();
    const n = this.found.length;
    const { speaker } = this;
    if (speaker) this.parts.announce(speaker.t(n > 0 ? "search.count" : "search.none", { n, count: n, query }));
  }

  #draw() {
    const { speaker, look } = this;
    if (!speaker) return;
    const rows = this.found.slice(0, SHOWN).map((project, index) => this.#row(project, index, look, speaker));
    const none = el("p", { class: "search-note", text: speaker.t("search.none", { query: this.input.value.trim() }) });
    const more = this.found.length - SHOWN;
    const note = el("p", { class: "search-note", text: speaker.t("search.more", { n: more, count: more }) });
    fill(this.results, ...rows, rows.length === 0 && none, more > 0 && note);
    this.results.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
  }

  /** @param {Project} project @param {number} index @param {SizedLook} look @param {Speaker} speaker */
  #row(project, index, look, speaker) {
    const tags = project.placement === "tray" ? [el("span", { class: "tag", text: speaker.t("search.tray") })] : [];
    const row = projectRow(project, look, speaker, tags);
    setAttributes(row, { role: "option", id: `found-${index}`, "data-id": project.id });
    return row;
  }

  #mark() {
    for (const row of this.results.querySelectorAll("[role=option]")) {
      const active = row.id === `found-${this.active}`;
      row.setAttribute("aria-selected", String(active));
      if (active) row.scrollIntoView({ block: "nearest" });
    }
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.results.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = Math.min(this.found.length, SHOWN) - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.results.hidden) return this.#find();
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.active = Math.min(last, Math.max(0, this.active + by));
      this.#mark();
    } else if (event.key === "Enter" && this.found[this.active] && !this.results.hidden) {
      event.preventDefault();
      this.#choose(this.found[this.active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (this.input.value) this.clear();
      else this.input.blur();
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = event.target instanceof Element ? event.target.closest("[data-id]") : null;
    const project = this.found.find(({ id }) => id === row?.getAttribute("data-id"));
    if (project) this.#choose(project);
  }

  /** @param {Project} project */
  #choose(project) {
    this.#close();
    this.parts.onSelect(project);
  }
}
