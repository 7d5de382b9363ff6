/**
 * The race board 赛马榜 (I6): what was reported of each district, metric by metric, with functional zones apart.
 * @module
 */

import { byId, crossButton, el, fill } from "./dom.js";
import { number, periodEnds } from "./format.js";
import { several } from "./model.js";
import { printHandout } from "./handout.js";
import { METRICS, ordered, ranks, standingsOf } from "./standings.js";

/** @import {Feature, Model} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Measure, Row, Standing} from "./standings.js" */

/** @type {Measure[]} */
const MEASURES = ["count", "amount"];

/** The board. */
export class Race {
  /**
   * @param {Feature[]} totals
   * @param {Model} model
   * @param {{source: () => string}} parts
   */
  constructor(totals, model, parts) {
    this.model = model;
    this.parts = parts;
    this.dialog = byId("race", HTMLDialogElement);
    /** @type {Measure} */
    this.by = "count";
    this.falling = true;
    /** @type {string | null} */
    this.marked = null;
    /** @type {Speaker | null} */
    this.speaker = null;
    this.metrics = METRICS.map((metric) => ({ metric, standings: standingsOf(metric, totals, model.units), chosen: 0 }));
    // Plans are no result: they stand there only where some were reported.
    this.metrics = this.metrics.filter(({ metric, standings }) => metric !== "planned_start" || standings.length > 0);
  }

  /**
   * Open the board, with a district marked.
   * @param {Speaker} speaker
   * @param {string | null} [unit]
   */
  open(speaker, unit = null) {
    this.marked = unit;
    this.#show(speaker);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** @param {Speaker} speaker */
  update(speaker) {
    if (this.dialog.open) this.#show(speaker);
  }

  /** @param {Speaker} speaker */
  #show(speaker) {
    this.speaker = speaker;
    const { t } = speaker;
    const print = el("button", {
      class: "action",
      attrs: { type: "button", id: "race-print" },
      text: t("race.print"),
      on: { click: () => this.#print(speaker) },
    });
    const close = crossButton(t("action.close"), () => this.dialog.close());
    const box = { class: "table-box", attrs: { tabindex: 0, role: "region", "aria-labelledby": "race-title" } };
    fill(
      this.dialog,
      el("header", { class: "panel-head" }, el("h2", { text: t("race.title"), attrs: { id: "race-title" } }), this.#sorting(speaker), print, close),
      el("p", { class: "fine", text: t("race.note") }),
      el("div", box, this.#grid(speaker)),
    );
  }

  /** One A4. @param {Speaker} speaker */
  #print(speaker) {
    const { t } = speaker;
    printHandout(
      el("h1", { text: t("race.title") }),
      el("p", { text: t("race.note") }),
      this.#grid(speaker),
      el("p", { class: "fine", text: this.parts.source() }),
    );
  }

  /** Which figure the order goes by, and its direction. @param {Speaker} speaker */
  #sorting(speaker) {
    const { t } = speaker;
    const buttons = MEASURES.map((by) =>
      el("button", {
        attrs: { type: "button", "aria-pressed": String(by === this.by), "data-by": by },
        text: t(`race.by.${by}`),
        on: { click: () => this.#set({ by }) },
      }),
    );
    const turn = el("button", {
      class: "action",
      attrs: { type: "button", id: "race-turn" },
      text: t(this.falling ? "race.falling" : "race.rising"),
      on: { click: () => this.#set({ falling: !this.falling }) },
    });
    return el("div", { class: "race-sorting" }, el("div", { class: "segments", attrs: { role: "group", "aria-label": t("race.by") } }, ...buttons), turn);
  }

  /** @param {{by?: Measure, falling?: boolean}} changes */
  #set(changes) {
    Object.assign(this, changes);
    if (!this.speaker) return;
    this.#show(this.speaker);
    const again = "by" in changes ? `[data-by=${this.by}]` : "#race-turn";
    /** @type {HTMLElement | null} */ (this.dialog.querySelector(again))?.focus();
  }

  /** @param {Speaker} speaker */
  #grid(speaker) {
    return el("div", { class: "race-grid" }, ...this.metrics.map((one) => this.#metric(one, speaker)));
  }

  /** @param {Race["metrics"][number]} one @param {Speaker} speaker */
  #metric(one, speaker) {
    const { t } = speaker;
    const { metric, standings, chosen } = one;
    const name = metric === "operating" ? t("milestone.operation") : speaker.term("measures", metric);
    const standing = standings[chosen];
    if (!standing) {
      return el("section", { attrs: { "data-metric": metric } }, el("h3", { text: name }), el("p", { class: "race-none", text: t("race.none") }));
    }
    const select =
      standings.length > 1 &&
      el(
        "select",
        {
          attrs: { "aria-label": t("race.set") },
          on: {
            change: (event) => {
              one.chosen = Number(event.target.value);
              this.#show(speaker);
            },
          },
        },
        ...standings.map((other, i) => el("option", { attrs: { value: i, selected: i === chosen }, text: setName(other, speaker) })),
      );
    const districts = standing.rows.filter(({ unit }) => !unit.zone);
    const zones = standing.rows.filter(({ unit }) => unit.zone);
    const few = MEASURES.every((by) => districts.filter((row) => row[by] !== null).length < 2);
    return el(
      "section",
      { attrs: { "data-metric": metric } },
      el("h3", {}, name, select || el("span", { class: "figures", text: setName(standing, speaker) })),
      this.#table(districts, t("race.district"), speaker),
      this.#table(zones, t("race.zone"), speaker),
      few && el("p", { class: "fine", text: t("race.single") }),
    );
  }

  /** @param {Row[]} rows @param {string} name @param {Speaker} speaker */
  #table(rows, name, speaker) {
    const { t } = speaker;
    const shown = ordered(rows, this.by, this.falling);
    const places = ranks(shown, this.by);
    const most = Object.fromEntries(MEASURES.map((by) => [by, Math.max(0, ...rows.map((row) => row[by] ?? 0))]));
    const heads = [t("race.rank"), name, t("race.by.count"), t("race.by.amount")];
    return el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...heads.map((text) => el("th", { attrs: { scope: "col" }, text })))),
      el(
        "tbody",
        {},
        ...shown.map((row, i) =>
          el(
            "tr",
            { class: row.unit.slug === this.marked ? "marked" : "", attrs: { "data-unit": row.unit.slug } },
            el("td", { class: "race-rank", text: places[i] === null ? "–" : String(places[i]) }),
            el("th", { attrs: { scope: "row" }, text: speaker.unitName(row.unit) }),
            ...(row.said === null
              ? [el("td", { class: "race-none", attrs: { colspan: 2 }, text: t("race.unreported") })]
              : MEASURES.map((by) => figure(row[by], most[by], by, speaker))),
          ),
        ),
      ),
    );
  }
}

/** A figure with its bar. @param {number | null} value @param {number} most @param {Measure} by @param {Speaker} speaker */
function figure(value, most, by, { t }) {
  if (value === null) return el("td", { class: "race-none", text: t("race.unreported") });
  const bar = el("i", { style: { width: `${most > 0 ? (100 * value) / most : 0}%` } });
  return el("td", { class: `race-figure ${by}` }, el("span", { text: number(value) }), bar);
}

/** Period and source. @param {Standing} standing @param {Speaker} speaker */
function setName({ period, rows, article }, { t, lang }) {
  const [from, to] = periodEnds(period, lang);
  const said = to === undefined ? from : t("period.range", { from, to });
  const paragraphs = [...new Set(rows.flatMap((row) => (row.said ? several(row.said.paragraph) : [])))].join(", ");
  return [said, t("source.short", { article, paragraph: paragraphs })].join(t("separator"));
}
