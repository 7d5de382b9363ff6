/**
 * How a project is spoken of, in one language: its name, stage, amount, precision, place.
 * @module
 */

import { date, distance, money, number, shortMoney } from "./format.js";
import { termLabel } from "./i18n.js";

/** @import {Tally} from "./facets.js" */
/** @import {Translate} from "./i18n.js" */
/** @import {Model, Project, Unit} from "./model.js" */
/** @import {Lang} from "./state.js" */

/** The words for projects and what belongs to them. */
export class Speaker {
  /**
   * @param {Model} model
   * @param {Translate} t
   * @param {Lang} lang
   */
  constructor(model, t, lang) {
    this.model = model;
    this.t = t;
    this.lang = lang;
  }

  /**
   * The name to be read first; `lang` is set where it is not the page's own language (M38, A18).
   * @param {Project} project
   * @returns {{text: string, lang: string | null}}
   */
  name(project) {
    if (this.lang === "en" && project.name_en) return { text: project.name_en, lang: null };
    return { text: project.name_zh, lang: this.lang === "en" ? "zh" : null };
  }

  /** @param {string} vocabulary @param {string | null} value */
  term(vocabulary, value) {
    return value === null ? "" : termLabel(this.model.atlas.vocabulary[vocabulary]?.[value], this.lang) || value;
  }

  /** The amount with its qualifier, or that there is none. @param {Project} project */
  amount(project) {
    if (project.amount === null) return this.t("amount.missing");
    return this.figure(project.amount, project.qualifier);
  }

  /** @param {number} amount @param {string | null} [qualifier] */
  figure(amount, qualifier = null) {
    const text = money(amount, this.lang);
    const bound = qualifier ?? "exact";
    return bound === "exact" ? text : this.t(`bound.${bound}`, { amount: text });
  }

  /** @param {Project} project */
  shortAmount(project) {
    return project.amount === null ? "" : shortMoney(project.amount, this.lang);
  }

  /** @param {Project} project */
  precision({ precision, placement, trayReason }) {
    if (placement === "tray") return this.t(`tray.${trayReason ?? "none"}`);
    return this.t(`precision.${precision}`);
  }

  /** District or zone a project lies in, the zone first. @param {Project} project */
  unit(project) {
    const units = project.units.map((slug) => this.model.unitBySlug.get(slug)).filter((unit) => unit !== undefined);
    return units.length === 0 ? "" : this.unitName(units[0]);
  }

  /** @param {Unit} unit */
  unitName(unit) {
    return this.lang === "zh" ? unit.name_zh : unit.name_en;
  }

  /** Stage, place, precision: the second line of a row, the most important first. @param {Project} project */
  facts(project) {
    const precision = project.placement === "tray" ? "" : this.precision(project);
    return [this.term("stages", project.stage), this.unit(project), precision].filter(Boolean);
  }

  /** Month of the last report. @param {Project} project */
  lastReport({ properties }) {
    return properties.last_report ? date(properties.last_report, this.lang, "month") : "";
  }

  /** Facts and last report in one line. @param {Project} project */
  summary(project) {
    return [...this.facts(project), this.lastReport(project)].filter(Boolean).join(this.t("separator"));
  }

  /** A sentence for those who listen. @param {Project} project */
  spoken(project) {
    const values = {
      name: this.name(project).text,
      amount: this.amount(project),
      stage: this.term("stages", project.stage),
      precision: this.precision(project),
    };
    return this.t("project.spoken", values);
  }

  /** A count and what is known of the money. @param {Tally} tally */
  tally({ count, known, sum }) {
    const n = count;
    return known === 0
      ? this.t("tally.count", { n, count: number(n) })
      : this.t("tally.both", { n, count: number(n), amount: shortMoney(sum, this.lang) });
  }

  /** @param {number} metres */
  radius(metres) {
    return this.t("radius", { distance: distance(metres) });
  }

  /** @param {string} day @param {"day" | "month" | "year"} [precision] */
  date(day, precision = "month") {
    return date(day, this.lang, precision);
  }
}
