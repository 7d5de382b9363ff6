/**
 * Up to four marked projects side by side (M62).
 * @module
 */

import { byId, crossButton, el, fill, withChinese } from "./dom.js";
import { number } from "./format.js";
import { pledges } from "./lifeline.js";

/** @import {Model, Project, Report} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

/** The table. */
export class Beside {
  /**
   * @param {Model} model
   * @param {{onSelect: (id: string) => void, onMark: (id: string) => void, reports: () => Map<string, Report[]>}} parts
   */
  constructor(model, parts) {
    this.model = model;
    this.parts = parts;
    this.dialog = byId("beside", HTMLDialogElement);
  }

  /** @param {View} view @param {Speaker} speaker */
  open(view, speaker) {
    this.#show(view, speaker);
    this.dialog.showModal();
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    if (!this.dialog.open) return;
    if (view.state.mark.length === 0) this.dialog.close();
    else this.#show(view, speaker);
  }

  /** @param {View} view @param {Speaker} speaker */
  #show(view, speaker) {
    const { t } = speaker;
    const known = new Map(view.projects.map((project) => [project.id, project]));
    const projects = view.state.mark.flatMap((id) => known.get(id) ?? []);
    const asOf = view.state.t ?? this.model.atlas.as_of;
    const close = crossButton(t("action.close"), () => this.dialog.close());
    const heads = projects.map((project) => this.#head(project, speaker));
    const rows = this.#rows(asOf, speaker).map(([key, say]) =>
      el("tr", {}, el("th", { attrs: { scope: "row" }, text: t(key) }), ...projects.map((project) => el("td", {}, this.#cell(say(project), speaker)))),
    );
    const box = { class: "table-box", attrs: { tabindex: 0, role: "region", "aria-labelledby": "beside-title" } };
    const table = el("table", {}, el("thead", {}, el("tr", {}, el("td"), ...heads)), el("tbody", {}, ...rows));
    fill(
      this.dialog,
      el("header", { class: "panel-head" }, el("h2", { text: t("mark.title"), attrs: { id: "beside-title" } }), close),
      el("p", { class: "fine", text: t("action.asof", { date: speaker.date(asOf) }) }),
      el("div", box, table),
    );
  }

  /** @param {string} text @param {Speaker} speaker */
  #cell(text, { lang }) {
    return lang === "en" ? withChinese(text || "–") : text || "–";
  }

  /** @param {Project} project @param {Speaker} speaker */
  #head(project, speaker) {
    const { t } = speaker;
    const name = speaker.name(project);
    const remove = t("mark.remove", { name: name.text });
    return el(
      "th",
      { attrs: { scope: "col" } },
      el(
        "button",
        {
          class: "link",
          attrs: { type: "button", lang: name.lang },
          on: {
            click: () => {
              this.dialog.close();
              this.parts.onSelect(project.id);
            },
          },
        },
        name.text,
      ),
      crossButton(remove, () => this.parts.onMark(project.id)),
    );
  }

  /** What is compared, and how it is said. @param {string} asOf @param {Speaker} speaker @returns {[string, (project: Project) => string][]} */
  #rows(asOf, speaker) {
    const { t } = speaker;
    const chainage = (/** @type {Project} */ { properties: { branch, chainage_km: km } }) =>
      branch && typeof km === "number" ? `${t(`branch.${branch}`)} K${number(km, 1)}` : "";
    const promised = (/** @type {Project} */ { id }) =>
      pledges(this.parts.reports().get(id) ?? [], asOf)
        .map(({ milestone, promised: date, outcome }) => `${t(`milestone.${milestone}`)} ${speaker.date(date)} ${t(`pledge.${outcome}`)}`)
        .join("\n");
    return [
      ["facet.amount", (project) => speaker.amount(project)],
      ["facet.stage", ({ stage }) => speaker.term("stages", stage)],
      ["facet.sector", ({ sector }) => speaker.term("sectors", sector)],
      ["facet.unit", (project) => speaker.unit(project)],
      ["facet.precision", (project) => speaker.precision(project)],
      ["detail.chainage", chainage],
      ["detail.company", ({ company }) => company ?? ""],
      ["mark.reports", ({ properties }) => number(properties.reports_count ?? 0)],
      ["sort.recent", ({ properties }) => (properties.last_report ? speaker.date(properties.last_report) : "")],
      ["facet.promise", promised],
    ];
  }
}
