/**
 * The panel of filters: facets with counts and sums, the date, what is drawn; and the chips of what is set (M52, M57).
 * @module
 */

import { monthBeside, reportMonths } from "./asof.js";
import { byId, cross, el, fill, icon } from "./dom.js";
import { AMOUNT_FLOORS } from "./facets.js";
import { number, shortMoney } from "./format.js";
import { classGlyph, missingGlyph, ruleGlyph } from "./glyphs.js";
import { hueOf, hueSlugs } from "./hue.js";
import { ruleAt } from "./look.js";
import { PRECISIONS } from "./model.js";
import { CLASSES } from "./scale.js";
import { LAYERS, OUTCOMES, isFiltered, toggled, withoutFilters } from "./state.js";

/** @import {BaseChoice} from "./basechoice.js" */
/** @import {Facet, Tally} from "./facets.js" */
/** @import {SizedLook} from "./look.js" */
/** @import {Model} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {State} from "./state.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

const NOTHING = { count: 0, known: 0, sum: 0 };

/**
 * A row of a facet: a box to tick, a label, a count, a sum.
 * @typedef {object} Row
 * @property {HTMLLabelElement} root
 * @property {HTMLInputElement} input
 * @property {(row: {label: string, tally: Tally, checked: boolean, speaker: Speaker}) => void} update
 */

/**
 * Make a row.
 * @param {{glyph?: Element | null, type?: "checkbox" | "radio", group?: string, onChange: () => void}} made
 * @returns {Row}
 */
export function facetRow({ glyph = null, type = "checkbox", group, onChange }) {
  const input = el("input", { attrs: { type, name: group } });
  const label = el("span", { class: "row-name" });
  const count = el("span", { class: "row-count" });
  const sum = el("span", { class: "row-sum" });
  const root = el("label", { class: "row" }, input, glyph, label, count, sum);
  // A click, not a change: pressing the chosen one of several takes the choice back.
  input.addEventListener("click", () => onChange());
  return {
    root,
    input,
    update({ label: text, tally, checked, speaker }) {
      label.textContent = text;
      count.textContent = number(tally.count);
      sum.textContent = tally.known > 0 ? shortMoney(tally.sum, speaker.lang) : "–";
      input.checked = checked;
      input.disabled = tally.count === 0 && !checked;
      root.classList.toggle("off", input.disabled);
    },
  };
}

/**
 * A part of the corridor in words.
 * @param {import("./corridor.js").Reach} reach
 * @param {import("./i18n.js").Translate} t
 */
export function reachText([branch, from, to], t) {
  return t("profile.reach", { branch: t(`branch.${branch}`), from: Math.round(from), to: Math.round(to) });
}

/** The panel. */
export class Filters {
  /**
   * @param {Model} model
   * @param {SizedLook} look
   * @param {Store} store
   * @param {BaseChoice} base
   */
  constructor(model, look, store, base) {
    this.model = model;
    this.look = look;
    this.store = store;
    this.base = base;
    /** @type {((view: View, speaker: Speaker) => void)[]} */
    this.updates = [];
    const groups = [
      this.#stages(),
      this.#units(),
      this.#sectors(),
      this.#amounts(),
      this.#precisions(),
      this.#promises(),
      this.#time(),
      this.#others(),
      this.#layers(),
    ];
    fill(byId("facets", HTMLElement), ...groups);
    byId("filters-clear", HTMLButtonElement).addEventListener("click", () => this.clear());
  }

  clear() {
    this.store.set(withoutFilters(this.store.state));
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    for (const update of this.updates) update(view, speaker);
    byId("filters-clear", HTMLButtonElement).disabled = !view.filtered;
    byId("filters-done", HTMLButtonElement).textContent = speaker.t("filters.done", {
      n: view.total.count,
      count: number(view.total.count),
    });
  }

  /**
   * A group of rows under a heading that folds it.
   * @param {string} id
   * @param {string} title key of its words
   * @param {{open?: boolean, columns?: boolean}} how
   * @param {...(Node | null)} children
   */
  #group(id, title, { open = true, columns = true }, ...children) {
    const name = el("span", { class: "group-name" });
    const units = el("span", { class: "group-units" });
    const summary = el("summary", {}, icon("m5.5 3.5 5 4.5-5 4.5"), name, units);
    const group = el("details", { class: "group", attrs: { id, open } }, summary, ...children);
    this.updates.push((_view, { t }) => {
      name.textContent = t(title);
      fill(units, columns && el("span", { text: t("column.count") }), columns && el("span", { text: t("column.sum") }));
    });
    return group;
  }

  /**
   * Rows of values that may be combined.
   * @param {"s" | "d" | "sec" | "prec" | "p"} key
   * @param {Facet} facet
   * @param {{value: string, label: (speaker: Speaker) => string, glyph?: Element}[]} values
   */
  #rows(key, facet, values) {
    return values.map(({ value, label, glyph }) => {
      const row = facetRow({ glyph, onChange: () => this.store.set({ [key]: toggled(this.store.state[key], value) }) });
      this.updates.push((view, speaker) => {
        const tally = view.tallies[facet].get(value) ?? NOTHING;
        row.update({ label: label(speaker), tally, checked: view.state[key].includes(value), speaker });
      });
      return row.root;
    });
  }

  #stages() {
    const values = CLASSES.map((slug) => ({
      value: slug,
      label: (/** @type {Speaker} */ speaker) => speaker.term("stage_classes", slug),
      glyph: this.#hueGlyph(() => classGlyph(this.look, slug)),
    }));
    return this.#group("facet-stage", "facet.stage", {}, ...this.#rows("s", "stage", values));
  }

  /** A picture that is drawn anew when hue means something else. @param {() => Element | null} draw */
  #hueGlyph(draw) {
    const box = el("span", { class: "hue-glyph" });
    this.updates.push(() => {
      const by = hueOf(this.look);
      if (box.dataset.by === by) return;
      box.dataset.by = by;
      const glyph = draw();
      box.hidden = glyph === null;
      fill(box, glyph);
    });
    return box;
  }

  #units() {
    const { units } = this.model;
    const named = units.map((unit) => ({
      value: unit.slug,
      label: (/** @type {Speaker} */ speaker) => speaker.unitName(unit),
      zone: unit.zone,
    }));
    const none = { value: "none", label: (/** @type {Speaker} */ { t }) => t("facet.unit.none"), zone: false };
    const note = el("p", { class: "group-note" });
    this.updates.push((_view, { t }) => (note.textContent = t("facet.zones")));
    const districts = named.filter(({ zone }) => !zone);
    const zones = named.filter(({ zone }) => zone);
    return this.#group(
      "facet-unit",
      "facet.unit",
      {},
      ...this.#rows("d", "unit", [...districts, none]),
      note,
      ...this.#rows("d", "unit", zones),
    );
  }

  #sectors() {
    const slugs = Object.keys(this.model.atlas.vocabulary.sectors);
    const values = slugs.map((value) => ({
      value,
      label: (/** @type {Speaker} */ speaker) => speaker.term("sectors", value),
      glyph: this.#hueGlyph(() => {
        const index = hueOf(this.look) === "sector" ? hueSlugs(this.look).indexOf(value) : -1;
        return index < 0 ? null : ruleGlyph(this.look, ruleAt(this.look, index));
      }),
    }));
    return this.#group("facet-sector", "facet.sector", {}, ...this.#rows("sec", "sector", values));
  }

  #precisions() {
    const values = PRECISIONS.map((value) => ({
      value,
      label: (/** @type {Speaker} */ { t }) => t(`precision.${value}`),
    }));
    const rows = this.#rows("prec", "precision", values);
    return this.#group("facet-precision", "facet.precision", { open: false }, ...rows);
  }

  #promises() {
    const values = OUTCOMES.map((value) => ({
      value,
      label: (/** @type {Speaker} */ { t }) => t(`pledge.${value}`),
    }));
    const note = el("p", { class: "group-note" });
    this.updates.push((view, { t }) => (note.textContent = t(view.far ? "big.promise" : "promise.note")));
    return this.#group("facet-promise", "facet.promise", { open: false }, ...this.#rows("p", "promise", values), note);
  }

  #amounts() {
    const rows = AMOUNT_FLOORS.map((bound) => {
      const row = facetRow({
        type: "radio",
        group: "amount",
        onChange: () => {
          const chosen = this.store.state.amt[0] === bound && this.store.state.amt[1] === null;
          this.store.set({ amt: chosen ? [null, null] : [bound, null] });
        },
      });
      this.updates.push((view, speaker) => {
        const tally = view.tallies.amount.get(String(bound)) ?? NOTHING;
        const checked = view.state.amt[0] === bound && view.state.amt[1] === null;
        row.update({ label: speaker.t("facet.amount.floor", { amount: speaker.figure(bound) }), tally, checked, speaker });
      });
      return row.root;
    });
    const missing = facetRow({
      glyph: missingGlyph(this.look, null),
      onChange: () => this.store.set({ amtnull: !this.store.state.amtnull }),
    });
    this.updates.push((view, speaker) => {
      const tally = view.tallies.amount.get("null") ?? NOTHING;
      missing.update({ label: speaker.t("amount.missing"), tally, checked: view.state.amtnull, speaker });
    });
    return this.#group("facet-amount", "facet.amount", {}, ...rows, missing.root, this.#range());
  }

  #range() {
    const inputs = [0, 1].map((end) =>
      el("input", {
        attrs: { type: "number", min: 0, step: "any", inputmode: "decimal" },
        on: {
          change: (event) => {
            const value = event.target.value.trim();
            /** @type {[number | null, number | null]} */
            const amt = [...this.store.state.amt];
            amt[end] = value === "" || !(Number(value) >= 0) ? null : Number(value);
            if (amt[0] !== null && amt[1] !== null && amt[0] > amt[1]) amt.reverse();
            this.store.set({ amt });
          },
        },
      }),
    );
    const unit = el("span");
    this.updates.push((view, { t }) => {
      inputs.forEach((input, end) => {
        if (document.activeElement !== input) input.value = view.state.amt[end]?.toString() ?? "";
        input.setAttribute("aria-label", t(end === 0 ? "facet.amount.from" : "facet.amount.to"));
        input.placeholder = t(end === 0 ? "facet.amount.least" : "facet.amount.most");
      });
      unit.textContent = t("unit.amount");
    });
    return el("div", { class: "range" }, inputs[0], "–", inputs[1], unit);
  }

  #time() {
    const months = reportMonths(this.model.atlas.articles);
    const slider = el("input", {
      attrs: { type: "range", min: 0, max: Math.max(0, months.length - 1), step: 1 },
      on: { input: () => this.store.set({ t: monthOf(months, Number(slider.value)) }, "replace") },
    });
    // A field of months would speak the language of the browser, not of the page (M60); these are the months that differ.
    const input = el("select", {
      attrs: { id: "time-month" },
      on: { change: () => this.store.set({ t: input.value === months.at(-1) ? null : input.value }) },
    });
    const ticks = el("div", { class: "time-ticks", attrs: { "aria-hidden": "true" } });
    const note = el("p", { class: "group-note" });
    this.updates.push((view, speaker) => {
      const { t } = speaker;
      const month = view.state.t ?? months.at(-1) ?? "";
      slider.value = String(Math.max(0, months.findLastIndex((one) => one <= month)));
      slider.setAttribute("aria-label", t("time.slider"));
      slider.setAttribute("aria-valuetext", speaker.date(month));
      const offered = [...new Set([...months, month])].sort();
      fill(input, ...offered.map((one) => el("option", { attrs: { value: one }, text: speaker.date(one) })));
      input.value = month;
      input.setAttribute("aria-label", t("time.input"));
      note.textContent = t(view.far ? "big.time" : "time.note");
      slider.disabled = input.disabled = view.far !== null;
      fill(ticks, ...months.map((one) => el("span", { text: one.slice(2).replace("-", ".") })));
    });
    const group = this.#group("time", "facet.time", { open: false, columns: false });
    const compare = el("button", {
      class: "link compare-open",
      attrs: { type: "button" },
      on: { click: () => this.store.set({ cmp: monthBeside(months, this.store.state.t, -1), sel: null }) },
    });
    this.updates.push((view, { t }) => {
      compare.textContent = t("compare.open");
      compare.disabled = view.far !== null;
    });
    group.append(el("div", { class: "time" }, slider, ticks, input), note, compare);
    return group;
  }

  #others() {
    const buttons = /** @type {const} */ (["dim", "hide"]).map((dim) =>
      el("button", { attrs: { type: "button" }, on: { click: () => this.store.set({ dim }, "replace") } }),
    );
    this.updates.push((view, { t }) => {
      buttons.forEach((button, i) => {
        const value = i === 0 ? "dim" : "hide";
        button.textContent = t(`others.${value}`);
        button.setAttribute("aria-pressed", String((view.far ? "hide" : othersOf(view.state)) === value));
        button.disabled = view.far !== null;
      });
      note.hidden = view.far === null;
      note.textContent = t("big.others");
    });
    const note = el("p", { class: "group-note" });
    const group = this.#group("others", "facet.others", { open: false, columns: false });
    group.append(el("div", { class: "segments" }, ...buttons), note);
    return group;
  }

  #layers() {
    const rows = LAYERS.filter((layer) => layer !== "base").map((layer) => {
      const input = el("input", {
        attrs: { type: "checkbox" },
        on: { change: () => this.store.set({ off: toggled(this.store.state.off, layer) }, "replace") },
      });
      const name = el("span", { class: "row-name" });
      this.updates.push((view, { t }) => {
        input.checked = !view.state.off.includes(layer);
        name.textContent = t(`layer.${layer}`);
      });
      return el("label", { class: "row" }, input, name);
    });
    return this.#group("layers", "facet.layers", { open: false, columns: false }, ...rows, this.#bases());
  }

  /** What lies under the map: one of several. */
  #bases() {
    const { base } = this;
    const title = el("p", { class: "group-note" });
    const rows = base.values.map((value) => {
      const attrs = { type: "radio", name: "base", value };
      const input = el("input", { attrs, on: { change: () => base.choose(value) } });
      const name = el("span", { class: "row-name" });
      this.updates.push((_view, speaker) => {
        input.checked = base.value === value;
        name.textContent = base.name(value, speaker);
      });
      return el("label", { class: "row" }, input, name);
    });
    const group = el("div", { attrs: { role: "radiogroup" } }, title, ...rows);
    this.updates.push((_view, { t }) => {
      title.textContent = t("layer.base");
      group.setAttribute("aria-label", t("layer.base"));
    });
    return group;
  }
}

/**
 * What becomes of the projects that the filter leaves out: said, or by the screen (M53).
 * @param {State} state
 */
export function othersOf(state) {
  return state.dim ?? (matchMedia("(max-width: 720px)").matches ? "hide" : "dim");
}

/** @param {string[]} months @param {number} index */
function monthOf(months, index) {
  return index >= months.length - 1 ? null : months[index];
}

/**
 * What is set, in words, and what takes it away.
 * @param {State} state @param {Model} model @param {Speaker} speaker
 * @returns {{text: string, without: Partial<State>}[]}
 */
export function filterWords(state, model, speaker) {
  const { t } = speaker;
  /** @param {"d" | "s" | "sec" | "prec" | "p"} key @param {(value: string) => string} label */
  const listed = (key, label) =>
    state[key].map((value) => ({ text: label(value), without: { [key]: toggled(state[key], value) } }));
  /** @param {string} slug */
  const unitName = (slug) => {
    const unit = model.unitBySlug.get(slug);
    return unit ? speaker.unitName(unit) : t("facet.unit.none");
  };
  const [low, high] = state.amt;
  const range = t("chip.range", { from: low ?? 0, to: high ?? "∞" });
  /** @type {[null, null]} */
  const anyAmount = [null, null];
  return [
    ...(state.t ? [{ text: t("chip.asof", { date: speaker.date(state.t) }), without: { t: null } }] : []),
    ...listed("s", (slug) => speaker.term(CLASSES.includes(slug) ? "stage_classes" : "stages", slug)),
    ...listed("d", unitName),
    ...listed("sec", (slug) => speaker.term("sectors", slug)),
    ...(low !== null || high !== null ? [{ text: range, without: { amt: anyAmount } }] : []),
    ...(state.amtnull ? [{ text: t("amount.missing"), without: { amtnull: false } }] : []),
    ...listed("prec", (slug) => t(`precision.${slug}`)),
    ...(state.ch ? [{ text: reachText(state.ch, t), without: { ch: null } }] : []),
    ...listed("p", (slug) => t("chip.promise", { what: t(`pledge.${slug}`) })),
  ];
}

/** The chips of what is set, each with a cross that takes it away. */
export class Chips {
  /** @param {Model} model @param {Store} store */
  constructor(model, store) {
    this.model = model;
    this.store = store;
    this.root = byId("chips", HTMLElement);
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    const { state } = view;
    this.root.hidden = !isFiltered(state) && state.t === null;
    const words = filterWords(state, this.model, speaker);
    fill(this.root, ...words.map(({ text, without }) => this.#chip(text, without, speaker)));
  }

  /** @param {string} text @param {Partial<State>} without @param {Speaker} speaker */
  #chip(text, without, { t }) {
    const attrs = { type: "button", "aria-label": t("chip.remove", { what: text }) };
    return el("button", { class: "chip", attrs, on: { click: () => this.store.set(without) } }, text, cross());
  }
}
