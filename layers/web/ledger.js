/**
 * The ledger (I4): what was announced, how much of it is named with an amount, how much is on the map, what is open.
 * Reported totals are sets that overlap: one is shown at a time, and no two are ever added (M4).
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { number, periodEnds } from "./format.js";
import { Later } from "./later.js";
import { ledgerEntries } from "./totals.js";

/** @import {Feature, Model} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Entry} from "./totals.js" */
/** @import {View} from "./view.js" */

/** The bar below the map. */
export class Ledger {
  /**
   * @param {Feature[]} totals
   * @param {Model} model
   * @param {{onRace: () => void}} parts
   */
  constructor(totals, model, parts) {
    this.model = model;
    this.root = byId("ledger", HTMLElement);
    this.sheet = new Later(async () => new (await import("./ledgersheet.js")).LedgerSheet(this, parts));
    this.entries = ledgerEntries(totals, model);
    const ranked = this.entries.filter(({ said, members }) => said.investment_100m_cny !== null && members.length > 0);
    ranked.sort((a, b) => b.members.length - a.members.length);
    this.chosen = (ranked[0] ?? this.entries[0])?.id ?? "";
    /** @type {[View, Speaker] | null} */
    this.last = null;
    this.select = el("select", {
      attrs: { id: "ledger-set" },
      on: {
        change: () => {
          this.chosen = this.select.value;
          if (this.last) this.update(...this.last);
        },
      },
    });
    this.figures = el("div", { class: "ledger-figures" });
    this.all = el("button", {
      class: "quiet",
      attrs: { type: "button", "aria-haspopup": "dialog" },
      on: { click: () => this.open() },
    });
    // Beside the figures, not after them: where the bar is narrow, figures go and this stays.
    this.filtered = el("span", { class: "tag", attrs: { id: "ledger-filtered" } });
    fill(this.root, this.select, this.filtered, this.figures, this.all);
    this.root.hidden = this.entries.length === 0;
  }

  open() {
    this.sheet.use((sheet) => this.last && sheet.open(this.last[1]));
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    this.last = [view, speaker];
    const { t } = speaker;
    const options = this.entries
      .filter(({ said }) => said.investment_100m_cny !== null)
      .map((entry) => el("option", { attrs: { value: entry.id }, text: this.#scope(entry, speaker) }));
    fill(this.select, ...options);
    this.select.value = this.chosen;
    this.select.setAttribute("aria-label", t("ledger.set"));
    this.all.textContent = t("ledger.all", { n: this.entries.length, count: this.entries.length });
    const entry = this.entries.find(({ id }) => id === this.chosen);
    if (!entry) return;
    const facts = this.#facts(entry, speaker).map(([key, name, value]) => this.#fact(name, value, key));
    fill(this.figures, ...facts);
    this.filtered.hidden = !view.filtered;
    this.filtered.textContent = t("ledger.filtered");
    this.filtered.title = t("ledger.filteredNote");
  }

  /** The total that is shown, as the sheet for printing has it: its name, and names and values. @param {Speaker} speaker */
  said(speaker) {
    const entry = this.entries.find(({ id }) => id === this.chosen);
    if (!entry) return null;
    return { scope: this.#scope(entry, speaker), facts: this.#facts(entry, speaker).map(([, name, value]) => ({ name, value })) };
  }

  /** Key, name and value of each figure. @param {Entry} entry @param {Speaker} speaker @returns {[string, string, string][]} */
  #facts(entry, speaker) {
    const { t } = speaker;
    const { said } = entry;
    const traced = said.members_traced_100m_cny;
    const known = said.members_known_100m_cny;
    const nothing = t("ledger.nothing");
    const counted = { n: entry.named, count: entry.named, amount: known === null ? "" : speaker.figure(known) };
    return [
      ["reported", t("ledger.reported"), this.reported(entry, speaker)],
      ["known", t("ledger.known"), known === null ? nothing : t("ledger.counted", counted)],
      ["mapped", t("ledger.mapped"), this.mapped(entry, speaker)],
      ["open", t("ledger.open"), this.#open(entry, speaker)],
      // Last: where the bar is too narrow for all figures, this is the one that the sheet can keep to itself.
      ["traced", t("ledger.traced"), traced === null ? nothing : speaker.figure(traced)],
    ];
  }

  /** @param {string} name @param {string} value @param {string} key */
  #fact(name, value, key) {
    return el("p", { attrs: { "data-figure": key } }, el("span", { text: name }), el("b", { text: value }));
  }

  /** @param {Entry} entry @param {Speaker} speaker */
  #scope({ said }, speaker) {
    const scope = speaker.lang === "en" ? said.scope_en : said.scope_zh;
    return speaker.t("ledger.scope", { scope, period: this.period(said.period, speaker) });
  }

  /** @param {string} period @param {Speaker} speaker */
  period(period, { t, lang }) {
    const [from, to] = periodEnds(period, lang);
    return to === undefined ? from : t("period.range", { from, to });
  }

  /** @param {Entry} entry @param {Speaker} speaker */
  reported({ said }, speaker) {
    const { t } = speaker;
    const count = said.count === null ? "" : this.#bounded(number(said.count), said.count_bound, speaker);
    const amount = said.investment_100m_cny === null ? "" : speaker.figure(said.investment_100m_cny, said.investment_bound);
    if (count && amount) return t("ledger.counted", { n: said.count, count, amount });
    return amount || (count ? t("ledger.count", { n: said.count, count }) : t("ledger.nothing"));
  }

  /** @param {string} text @param {string | null} bound @param {Speaker} speaker */
  #bounded(text, bound, { t }) {
    return bound && bound !== "exact" ? t(`bound.${bound}`, { amount: text }) : text;
  }

  /** @param {Entry} entry @param {Speaker} speaker */
  mapped(entry, speaker) {
    const amount = entry.said.members_mapped_100m_cny;
    if (entry.named === 0) return speaker.t("ledger.nothing");
    return speaker.t("ledger.counted", { n: entry.mapped, count: entry.mapped, amount: speaker.figure(amount ?? 0) });
  }

  /** @param {Entry} entry @param {Speaker} speaker */
  #open({ open, unknown, said }, speaker) {
    const { t } = speaker;
    if (open === null) return t("ledger.nothing");
    const figure = said.investment_bound === "more_than" || said.investment_bound === "at_least" ? "at_least" : null;
    const amount = figure ? t("ledger.least", { amount: speaker.figure(open) }) : speaker.figure(open);
    return unknown > 0 ? t("ledger.over", { n: unknown, count: unknown, amount }) : amount;
  }
}
