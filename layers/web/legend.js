/**
 * The legend: circles of the map's own function and scale, stages with what is in view, and what can never be seen on
 * the map (M15–M17).
 * @module
 */

import { byId, el, fill, icon } from "./dom.js";
import { facetRow } from "./filters.js";
import { number } from "./format.js";
import { areaGlyph, lineGlyph, missingGlyph, pointGlyph, ruleGlyph } from "./glyphs.js";
import { HUE_WORDS, hueOf, hueSlugs, stageRule } from "./hue.js";
import { ruleAt } from "./look.js";
import { paintPoint, picture } from "./paint.js";
import { legendCircles, zoomStep } from "./scale.js";
import { signsOf } from "./signs.js";
import { HUES, toggled } from "./state.js";

/** @import {Look, SizedLook} from "./look.js" */
/** @import {Tally} from "./facets.js" */
/** @import {Feature} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

const GLYPHS = { line: lineGlyph, point: pointGlyph, area: areaGlyph };

/** Room around a circle for its outline [px]. */
const PAD = 3;

/** Width of the amounts beside the circles [px]. */
const AMOUNT_PX = 24;

/** The legend on the map. */
export class Legend {
  /**
   * @param {Record<string, Look>} looks
   * @param {Store} store
   * @param {{onTray: () => void, onFold: () => void, open: boolean, corridor: Feature[], routes: Feature[]}} parts
   */
  constructor(looks, store, { onTray, onFold, open, corridor, routes }) {
    this.looks = looks;
    this.look = /** @type {SizedLook} */ (looks.projects);
    this.root = byId("legend", HTMLElement);
    this.toggleName = el("span");
    this.toggle = el(
      "button",
      { class: "legend-toggle", attrs: { id: "legend-toggle", type: "button", "aria-controls": "legend-body" } },
      this.toggleName,
      icon("m4 6 4 4 4-4"),
    );
    this.heading = el("p", { class: "legend-heading" });
    this.circles = el("div", { class: "legend-circles" });
    this.floor = el("p");
    this.ring = el("p");
    const notes = el("div", { class: "legend-note" }, this.floor, this.ring);
    this.store = store;
    this.hues = el("div", { class: "legend-hues" });
    /** @type {{slug: string, tag: HTMLElement, row: import("./filters.js").Row}[]} */
    this.rows = [];
    this.modes = HUES.map((by) =>
      el("button", { attrs: { type: "button", id: `by-${by}` }, on: { click: () => store.set({ by }, "replace") } }),
    );
    this.missing = el("button", {
      class: "legend-fact",
      attrs: { type: "button", id: "legend-missing" },
      on: { click: () => store.set({ amtnull: !store.state.amtnull }) },
    });
    this.unplaced = el("button", {
      class: "legend-fact",
      attrs: { type: "button", id: "legend-unplaced" },
      on: { click: onTray },
    });
    this.by = el("div", { class: "segments", attrs: { role: "group" } }, ...this.modes);
    this.inView = el("p", { class: "legend-heading" });
    this.signsName = el("summary");
    this.signs = el("ul", { class: "legend-signs" });
    const body = el(
      "div",
      { class: "legend-body", attrs: { id: "legend-body" } },
      this.heading,
      el("div", { class: "legend-sizes" }, this.circles, notes),
      this.missing,
      this.unplaced,
      el("div", { class: "legend-mode" }, this.inView, this.by),
      this.hues,
      el("details", { class: "legend-more" }, this.signsName, this.signs),
    );
    fill(this.root, el("h2", {}, this.toggle), body);
    this.toggle.addEventListener("click", () => {
      this.#open(this.root.classList.contains("folded"));
      onFold();
    });
    this.#open(open);
    this.lines = { corridor, routes };
    this.drawn = "";
  }

  /** @param {boolean} open */
  #open(open) {
    this.root.classList.toggle("folded", !open);
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  /**
   * @param {View} view
   * @param {{zoom: number, hues: Map<string, Tally>, shrink: number}} shown what the map shows, by hue; how many times
   *   smaller the areas of totals are drawn
   * @param {Speaker} speaker
   */
  update(view, { zoom, hues, shrink }, speaker) {
    const { t } = speaker;
    this.toggleName.textContent = t("legend.title");
    this.heading.textContent = t("legend.size");
    this.#showHues(view, hues, speaker);
    const { factor, floor_amount } = zoomStep(zoom, this.look.size);
    const drawn = `${factor} ${speaker.lang}`;
    if (drawn !== this.drawn) this.#circles(zoom, speaker);
    this.drawn = drawn;
    const floor = t("legend.floor", { amount: speaker.figure(floor_amount) });
    this.floor.textContent = shrink === 1 ? floor : t("legend.shrunk", { n: shrink, times: number(shrink) });
    this.ring.textContent = t("legend.ring");
    this.#fact(this.missing, missingGlyph(this.look, null), t("amount.missing"), view.missing, t);
    this.missing.setAttribute("aria-pressed", String(view.state.amtnull));
    this.#fact(this.unplaced, null, t("tray.unplaced"), view.trayTotal.count, t);
    this.signsName.textContent = t("legend.signs");
    this.#signs(view, speaker);
  }

  /** What hue means, and what of each is in view (M17, M21). @param {View} view @param {Map<string, Tally>} hues @param {Speaker} speaker */
  #showHues({ state }, hues, speaker) {
    const by = hueOf(this.look);
    const { t, lang } = speaker;
    this.inView.textContent = t("legend.inView");
    this.by.setAttribute("aria-label", t("legend.by"));
    this.modes.forEach((button, i) => {
      button.textContent = t(`legend.by.${HUES[i]}`);
      button.setAttribute("aria-pressed", String(HUES[i] === by));
    });
    if (this.hues.dataset.by !== by) this.#makeRows(by);
    const chosen = by === "stage" ? state.s : state.sec;
    this.rows.forEach(({ slug, tag, row }, index) => {
      const shown = hues.get(slug) ?? { count: 0, known: 0, sum: 0 };
      row.update({ label: speaker.term(HUE_WORDS[by], slug), tally: shown, checked: chosen.includes(slug), speaker });
      row.input.disabled = false;
      row.root.classList.toggle("off", shown.count === 0);
      // In Chinese the tag is the name of the sector.
      const letters = ruleAt(this.look, index).tag?.[lang] ?? "";
      tag.textContent = letters;
      tag.hidden = letters === "" || letters === speaker.term(HUE_WORDS[by], slug);
    });
  }

  /** @param {import("./state.js").By} by */
  #makeRows(by) {
    const { store } = this;
    this.hues.dataset.by = by;
    this.rows = hueSlugs(this.look).map((slug, index) => {
      const key = by === "stage" ? "s" : "sec";
      const tag = el("span", { class: "hue-tag" });
      const glyph = el("span", { class: "hue-glyph" }, ruleGlyph(this.look, ruleAt(this.look, index)), tag);
      return { slug, tag, row: facetRow({ glyph, onChange: () => store.set({ [key]: toggled(store.state[key], slug) }) }) };
    });
    fill(this.hues, ...this.rows.map(({ row }) => row.root));
  }

  /**
   * @param {HTMLElement} button @param {Element | null} glyph @param {string} text @param {number} n
   * @param {Speaker["t"]} t
   */
  #fact(button, glyph, text, n, t) {
    const count = el("span", { class: "row-count", text: t("legend.count", { n, count: number(n) }) });
    fill(button, glyph ?? el("span", { class: "no-glyph" }), el("span", { class: "row-name", text }), count);
  }

  /** @param {number} zoom @param {Speaker} speaker */
  #circles(zoom, speaker) {
    const circles = legendCircles(zoom, this.look.size);
    const most = circles[0];
    const width = 2 * (most.r + PAD);
    const height = Math.max(most.top, most.label + 8) + 2 * PAD;
    const labelLeft = width + 14;
    const symbol = { ...stageRule(this.look, "unknown").symbol, fill: "#FFFFFF", fill_opacity: 0.6, glyph: null };
    const leaders = picture(labelLeft, height, (ctx) => {
      ctx.strokeStyle = "#8A8378";
      ctx.lineWidth = 0.8;
      for (const { top, label } of circles) {
        const y = height - PAD - top + 0.5;
        ctx.beginPath();
        ctx.moveTo(width / 2, y);
        ctx.lineTo(labelLeft - 10, y);
        ctx.lineTo(labelLeft - 3, height - PAD - label);
        ctx.stroke();
      }
    });
    leaders.classList.add("leaders");
    const drawn = circles.map(({ amount, r }) => this.#circle(amount, r, width / 2, symbol));
    const labels = circles.map(({ amount, label }) =>
      el("span", {
        class: "legend-amount",
        text: number(amount),
        style: { left: `${labelLeft}px`, bottom: `${PAD + label}px` },
      }),
    );
    fill(this.circles, leaders, ...drawn, ...labels);
    this.circles.style.setProperty("height", `${height}px`);
    this.circles.style.setProperty("width", `${labelLeft + AMOUNT_PX}px`);
    this.circles.setAttribute("role", "img");
    this.circles.setAttribute("aria-label", speaker.t("legend.circles"));
  }

  /** @param {number} amount @param {number} r @param {number} middle @param {import("./look.js").Symbol} symbol */
  #circle(amount, r, middle, symbol) {
    const side = 2 * (r + PAD);
    const canvas = picture(side, side, (ctx) => paintPoint(ctx, { x: r + PAD, y: r + PAD, r }, symbol));
    // The element is as large as the circle itself, so that it can be measured.
    return el(
      "span",
      {
        class: "legend-circle",
        attrs: { id: `legend-circle-${amount}`, "data-r": r.toFixed(2) },
        style: { width: `${2 * r}px`, height: `${2 * r}px`, left: `${middle - r}px`, bottom: `${PAD}px` },
      },
      canvas,
    );
  }

  /** Lines, areas and nodes that the map holds. @param {View} view @param {Speaker} speaker */
  #signs({ state }, speaker) {
    const signs = signsOf(this.looks, this.lines, new Set(state.off), speaker);
    const rows = signs.map(({ kind, symbol, text }) => el("li", {}, GLYPHS[kind](symbol), el("span", { text })));
    fill(this.signs, ...rows);
  }
}
