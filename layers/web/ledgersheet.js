/**
 * The sheet of all reported totals (I4), read when it is opened.
 * @module
 */

import { byId, crossButton, el, fill } from "./dom.js";
import { several } from "./model.js";
import { remainder } from "./totals.js";

/** @import {Ledger} from "./ledger.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Entry} from "./totals.js" */

/** The sheet. */
export class LedgerSheet {
  /**
   * @param {Ledger} ledger
   * @param {{onRace: () => void}} parts
   */
  constructor(ledger, parts) {
    this.ledger = ledger;
    this.parts = parts;
    this.dialog = byId("ledger-all", HTMLDialogElement);
  }

  /** @param {Speaker} speaker */
  open(speaker) {
    const { t } = speaker;
    const heads = ["scope", "period", "reported", "known", "mapped", "source"].map((key) =>
      el("th", { attrs: { scope: "col" }, text: t(`ledger.column.${key}`) }),
    );
    const children = new Set(this.ledger.entries.flatMap(({ said }) => (said.parent ? [said.id] : [])));
    const rows = this.ledger.entries
      .filter(({ id }) => !children.has(id))
      .flatMap((entry) => [this.#row(entry, false, speaker), ...this.#partRows(entry, speaker)]);
    const close = crossButton(t("action.close"), () => this.dialog.close());
    const race = el("button", {
      class: "action",
      attrs: { type: "button", id: "ledger-race", "aria-haspopup": "dialog" },
      text: t("race.title"),
      on: {
        click: () => {
          this.dialog.close();
          this.parts.onRace();
        },
      },
    });
    // What scrolls must be reached by keys.
    const box = { class: "table-box", attrs: { tabindex: 0, role: "region", "aria-labelledby": "ledger-all-title" } };
    fill(
      this.dialog,
      el("header", { class: "panel-head" }, el("h2", { text: t("ledger.title"), attrs: { id: "ledger-all-title" } }), race, close),
      el("p", { class: "fine", text: t("ledger.note") }),
      el("div", box, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows))),
    );
    this.dialog.showModal();
  }

  /** @param {Entry} entry @param {Speaker} speaker */
  #partRows(entry, speaker) {
    const { t } = speaker;
    const { parts, count, amount } = remainder(entry, this.ledger.entries);
    const rows = parts.map((part) => this.#row(part, true, speaker));
    // A rest is said only where it is a number of projects or of money, never where the parts simply add up.
    if ((count ?? 0) > 0 || (amount ?? 0) > 0) {
      const text = [
        count !== null && t("ledger.count", { n: count, count }),
        amount !== null && speaker.figure(amount),
      ].filter(Boolean);
      const rest = el("td", { class: "rest", attrs: { colspan: 4 }, text: text.join(t("separator")) });
      rows.push(el("tr", { class: "part" }, el("th", { attrs: { scope: "row" }, text: t("ledger.rest") }), el("td"), rest));
    }
    return rows;
  }

  /** @param {Entry} entry @param {boolean} part @param {Speaker} speaker */
  #row(entry, part, speaker) {
    const { said } = entry;
    const known = said.members_known_100m_cny;
    const scope = speaker.lang === "en" ? said.scope_en : said.scope_zh;
    return el(
      "tr",
      { class: part ? "part" : "" },
      el("th", { attrs: { scope: "row" }, text: scope }),
      el("td", { text: this.ledger.period(said.period, speaker) }),
      el("td", { text: this.ledger.reported(entry, speaker) }),
      el("td", { text: known === null ? "–" : speaker.figure(known) }),
      el("td", { text: entry.named === 0 ? "–" : this.ledger.mapped(entry, speaker) }),
      el("td", { text: speaker.t("source.short", { article: said.article, paragraph: several(said.paragraph).join(", ") }) }),
    );
  }
}
