/**
 * One project: what is known, where it comes from, what was reported when, what was promised (M49, I2, I3).
 * @module
 */

import { byId, crossButton, el, fill, icon, withChinese } from "./dom.js";
import { linkFile } from "./filelink.js";
import { distance, number } from "./format.js";
import { classGlyph, projectGlyph } from "./glyphs.js";
import { hueOf } from "./hue.js";
import { conflicts, lifeLine, pledges } from "./lifeline.js";
import { several } from "./model.js";
import { stewardTiers } from "./steward.js";

/** @import {Child} from "./dom.js" */
/** @import {SizedLook} from "./look.js" */
/** @import {Article, Model, Project, Report} from "./model.js" */
/** @import {Speaker} from "./say.js" */

/** Dates that a report may give, by field. */
const DATES = ["started", "completed", "operating"];
const PROMISED = ["promised_start", "promised_completion", "promised_operation", "promised_full_output"];

/** The panel of one project. */
export class Detail {
  /**
   * @param {Model} model
   * @param {SizedLook} look
   * @param {{onClose: () => void, onStep: (by: 1 | -1) => void, onSelect: (id: string) => void,
   *   onCopy: () => void, onMark: (id: string) => void}} parts
   */
  constructor(model, look, parts) {
    this.model = model;
    this.look = look;
    this.parts = parts;
    this.root = byId("detail", HTMLElement);
    this.articles = new Map(model.atlas.articles.map((article) => [article.article, article]));
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") parts.onClose();
    });
  }

  /**
   * Show a project.
   * @param {Project} project
   * @param {{reports: Report[] | null, asOf: string, place: {at: number, of: number} | null, marked: boolean}} known
   *   `reports` null while they are on their way; `place` in the list
   * @param {Speaker} speaker
   */
  show(project, { reports, asOf, place, marked }, speaker) {
    const { t } = speaker;
    const body =
      reports === null
        ? [el("p", { class: "waiting", text: t("detail.loading") })]
        : [
            ...this.#conflicts(project, reports, speaker),
            ...this.#pledges(reports, asOf, speaker),
            this.#lifeLine(reports, speaker),
          ];
    fill(this.root, this.#head(project, place, speaker), this.#facts(project, speaker), ...body, this.#foot(project, marked, speaker));
    this.root.hidden = false;
  }

  hide() {
    this.root.hidden = true;
  }

  /** @param {Project} project @param {{at: number, of: number} | null} place @param {Speaker} speaker */
  #head(project, place, speaker) {
    const { t } = speaker;
    const name = speaker.name(project);
    const other = speaker.lang === "en" && project.name_en ? project.name_zh : null;
    const chip = el(
      "span",
      { class: "stage-chip" },
      // Where hue means the sector, the stage has its ball alone.
      hueOf(this.look) === "stage" ? projectGlyph(this.look, project) : classGlyph(this.look, project.stageClass),
      speaker.term("stages", project.stage),
    );
    /** @param {1 | -1} by @param {string} key @param {string} path */
    const step = (by, key, path) =>
      el(
        "button",
        {
          class: "quiet square",
          attrs: { type: "button", "aria-label": t(key), title: t(key), disabled: !place },
          on: { click: () => this.parts.onStep(by) },
        },
        icon(path),
      );
    return el(
      "header",
      { class: "detail-head" },
      el(
        "div",
        { class: "detail-bar" },
        step(-1, "detail.previous", "m10 3-5 5 5 5"),
        el("span", { class: "detail-place", text: place ? t("detail.place", place) : "" }),
        step(1, "detail.next", "m6 3 5 5-5 5"),
        crossButton(t("detail.close"), () => this.parts.onClose(), { id: "detail-close" }),
      ),
      el("h2", { text: name.text, attrs: { id: "detail-title", lang: name.lang } }),
      other && el("p", { class: "detail-other", text: other, attrs: { lang: "zh" } }),
      el(
        "p",
        { class: "detail-lead" },
        el("span", { class: project.amount === null ? "big none" : "big", text: speaker.amount(project) }),
        chip,
      ),
    );
  }

  /** @param {Project} project @param {Speaker} speaker */
  #facts(project, speaker) {
    const { t } = speaker;
    const said = project.properties;
    const zh = speaker.lang === "en" ? "zh" : null;
    const reason = speaker.lang === "en" ? (said.location_reason_en ?? said.location_reason) : said.location_reason;
    const radius = said.radius_m ? speaker.radius(said.radius_m) : "";
    const units = project.units.map((slug) => this.model.unitBySlug.get(slug)).filter((unit) => unit !== undefined);
    const source = this.#citation(said.investment_article, speaker);
    const corridor =
      said.chainage_km !== null && said.branch
        ? t("detail.corridor", { branch: t(`branch.${said.branch}`), km: number(said.chainage_km, 1), offset: distance((said.offset_km ?? 0) * 1000) })
        : "";
    /** @type {[string, Child, string | null][]} */
    const rows = [
      ["detail.location", [speaker.precision(project), radius].filter(Boolean).join(t("separator")), null],
      ["detail.reason", speaker.lang === "en" ? withChinese(reason ?? "") : reason, null],
      ["detail.unit", units.map((unit) => speaker.unitName(unit)).join(t("separator")), null],
      ["detail.reported", said.district_reported, zh],
      ["detail.placeText", said.place_text, zh],
      ["detail.basis", said.location_basis ? speaker.term("location_bases", said.location_basis) : "", null],
      ["detail.locationSource", said.location_source, zh],
      ["detail.chainage", corridor, null],
      ["detail.amountSource", project.amount === null ? "" : source, null],
      ["detail.company", project.company, zh],
      ["detail.steward", this.#steward(project, speaker), null],
      ["detail.sector", this.#sector(project, speaker), null],
      ["detail.kind", speaker.term("kinds", project.kind), null],
      ["detail.aliases", project.aliases.join(speaker.lang === "en" ? ", " : "、"), zh],
      ["detail.partOf", this.#link(project.part_of, speaker), null],
      ["detail.parts", this.#links(project, speaker), null],
      ["detail.publish", said.publish_level && said.publish_level !== "public" ? speaker.term("publish_levels", said.publish_level) : "", null],
    ];
    const shown = rows.filter(([, value]) => value);
    return el(
      "dl",
      { class: "facts" },
      ...shown.flatMap(([key, value, lang]) => [el("dt", { text: t(key) }), el("dd", { attrs: { lang } }, value)]),
    );
  }

  /** By the reported rule, which is no report of the project itself. @param {Project} project @param {Speaker} speaker */
  #steward(project, speaker) {
    const tiers = stewardTiers(project, this.model.atlas.steward_tiers ?? []);
    if (tiers.length === 0) return "";
    const names = tiers.map((tier) => (speaker.lang === "zh" ? tier.tier_zh : tier.tier_en));
    const [{ article }] = tiers;
    return speaker.t("detail.stewardRule", { tier: names.join(speaker.t("separator")), article });
  }

  /** @param {Project} project @param {Speaker} speaker */
  #sector(project, speaker) {
    const name = speaker.term("sectors", project.sector);
    if (hueOf(this.look) === "stage") return name;
    return el("span", { class: "hue-glyph" }, projectGlyph(this.look, project), name);
  }

  /** @param {string | null} id @param {Speaker} speaker */
  #link(id, speaker) {
    const project = id === null ? undefined : this.model.byId.get(id);
    if (!project) return null;
    const name = speaker.name(project);
    return el("button", {
      class: "link",
      attrs: { type: "button", lang: name.lang },
      text: name.text,
      on: { click: () => this.parts.onSelect(project.id) },
    });
  }

  /** @param {Project} project @param {Speaker} speaker */
  #links(project, speaker) {
    const parts = this.model.parts.get(project.id) ?? [];
    if (parts.length === 0) return null;
    return el("ul", { class: "parts" }, ...parts.map((part) => el("li", {}, this.#link(part.id, speaker))));
  }

  /** Article and paragraph in words: 004#12. @param {string | null} place @param {Speaker} speaker */
  #citation(place, { t }) {
    if (!place) return "";
    const [article, paragraph] = place.split(/[:#]/);
    return t("source.short", { article, paragraph: (paragraph ?? "").replaceAll(",", ", ") });
  }

  /** @param {Project} project @param {Report[]} reports @param {Speaker} speaker */
  #conflicts(project, reports, speaker) {
    const { t } = speaker;
    return conflicts(project.properties.conflict, reports).map(({ about, sides }) =>
      el(
        "aside",
        { class: "note conflict", attrs: { role: "note" } },
        el("strong", { text: t("conflict.title", { about: speaker.term("conflicts", about) }) }),
        el(
          "ul",
          {},
          ...sides.map(({ report, said }) =>
            el(
              "li",
              {},
              el("span", { class: "when", text: speaker.date(report.date) }),
              el("span", { attrs: { lang: typeof said === "number" ? null : this.#langOf(about, speaker) } }, this.#said(about, said, speaker)),
              el("span", { class: "cite", text: this.#citation(`${report.article}:${several(report.paragraph).join(", ")}`, speaker) }),
            ),
          ),
        ),
        el("p", { text: t("conflict.rule") }),
      ),
    );
  }

  /** @param {string} about @param {Speaker} speaker */
  #langOf(about, speaker) {
    return speaker.lang === "en" && ["wording", "stage"].includes(about) ? "zh" : null;
  }

  /** @param {string} about @param {string | number} said @param {Speaker} speaker */
  #said(about, said, speaker) {
    if (typeof said === "number") return speaker.figure(said);
    if (about === "scope") return speaker.term("scopes", said);
    if (about === "dates") return speaker.date(said, "day");
    return about === "stage" ? speaker.term("stages", said) : said;
  }

  /** @param {Report[]} reports @param {string} asOf @param {Speaker} speaker */
  #pledges(reports, asOf, speaker) {
    const { t } = speaker;
    const rows = pledges(reports, asOf);
    if (rows.length === 0) return [];
    const items = rows.map(({ milestone, promised, report, outcome, slipMin, slipMax, reached, renewed }) => {
      const slip = [
        reached && t("pledge.reached", { date: speaker.date(reached) }),
        slipMin !== null && t("pledge.atLeast", { n: slipMin, count: slipMin }),
        slipMax !== null && t("pledge.atMost", { n: slipMax, count: slipMax }),
        renewed && t("pledge.renewed", { date: speaker.date(renewed) }),
      ];
      return el(
        "li",
        {},
        el("span", { class: "when", text: t(`milestone.${milestone}`) }),
        el("span", { text: t("pledge.promised", { date: speaker.date(promised), said: speaker.date(report.date) }) }),
        el("span", { class: `outcome ${outcome}`, text: t(`pledge.${outcome}`) }),
        ...slip.filter(Boolean).map((text) => el("span", { class: "slip", text: String(text) })),
      );
    });
    return [
      el(
        "section",
        { class: "pledges" },
        el("h3", { text: t("pledge.title") }),
        el("ul", {}, ...items),
        el("p", { class: "fine", text: t("pledge.note", { date: speaker.date(asOf) }) }),
      ),
    ];
  }

  /** @param {Report[]} reports @param {Speaker} speaker */
  #lifeLine(reports, speaker) {
    const { t } = speaker;
    const entries = lifeLine(reports).flatMap(({ report, silentMonths }) => [
      silentMonths > 0 && el("li", { class: "gap", text: this.#gap(silentMonths, speaker) }),
      this.#entry(report, speaker),
    ]);
    const n = reports.length;
    return el(
      "section",
      { class: "life" },
      el("h3", { text: t("life.title", { n, count: n }) }),
      el("ol", {}, ...entries.filter((entry) => entry !== false)),
      el("p", { class: "fine", text: t("life.note") }),
    );
  }

  /** @param {number} months @param {Speaker} speaker */
  #gap(months, { t }) {
    const [years, rest] = [Math.floor(months / 12), months % 12];
    return rest === 0 ? t("life.gap.years", { n: years, years }) : t("life.gap.both", { n: years, years, months: rest });
  }

  /** @param {Report} report @param {Speaker} speaker */
  #entry(report, speaker) {
    const { t } = speaker;
    const zh = speaker.lang === "en" ? "zh" : null;
    const article = this.articles.get(report.article);
    /** @type {[string, string | null, string | null][]} */
    const facts = [
      ["life.amount", this.#amount(report, speaker), null],
      ["life.annual", report.annual_investment_100m_cny === null ? "" : speaker.figure(report.annual_investment_100m_cny), null],
      ["life.stageNote", report.stage_note, zh],
      ["life.company", report.company, zh],
      ["life.capacity", report.capacity, zh],
      ["life.figures", several(report.figures).join(speaker.lang === "en" ? "; " : "；"), zh],
      ["life.place", [report.district_reported, report.place_text].filter(Boolean).join(t("separator")), zh],
      ...DATES.map((field) => /** @type {[string, string | null, null]} */ ([`life.${field}`, report[field] && speaker.date(report[field]), null])),
      ...PROMISED.map((field) => /** @type {[string, string | null, null]} */ ([`life.${field}`, report[field] && speaker.date(report[field]), null])),
      ["life.claim", report.claim, zh],
      ["life.review", report.review, zh],
    ];
    return el(
      "li",
      { class: "life-entry", attrs: { "data-article": report.article } },
      el(
        "div",
        { class: "life-head" },
        el("time", { text: speaker.date(report.date), attrs: { datetime: report.date } }),
        el("span", { class: "inferred", text: t("life.inferred"), attrs: { title: report.date_basis } }),
        el("span", { class: "life-stage", text: speaker.term("stages", report.stage) }),
      ),
      el(
        "dl",
        {},
        ...facts
          .filter(([, value]) => value)
          .flatMap(([key, value, lang]) => [el("dt", { text: t(key) }), el("dd", { text: value ?? "", attrs: { lang } })]),
      ),
      this.#source(report, article, speaker),
    );
  }

  /** @param {Report} report @param {Speaker} speaker */
  #amount(report, speaker) {
    if (report.investment_100m_cny === null) return "";
    const figure = speaker.figure(report.investment_100m_cny, report.investment_qualifier);
    const scope = report.investment_scope;
    return scope && scope !== "total" ? speaker.t("life.scoped", { figure, scope: speaker.term("scopes", scope) }) : figure;
  }

  /** @param {Report} report @param {Article | undefined} article @param {Speaker} speaker */
  #source(report, article, speaker) {
    const english = speaker.lang === "en" && article?.title_en;
    const title = english || (report.article_title ?? "");
    const paper = article?.paper || speaker.t("source.paperUnknown");
    return el(
      "p",
      { class: "source" },
      el("span", { text: paper, attrs: { lang: article?.paper && speaker.lang === "en" ? "zh" : null } }),
      el("cite", { text: speaker.t("source.title", { title }), attrs: { lang: english || speaker.lang === "zh" ? null : "zh" } }),
      el("span", { text: speaker.t("source.short", { article: report.article, paragraph: several(report.paragraph).join(", ") }) }),
    );
  }

  /** @param {Project} project @param {boolean} marked @param {Speaker} speaker */
  #foot(project, marked, { t }) {
    const data = el("a", { class: "action", text: t("detail.data") });
    const address = `api/collections/projects/items/${encodeURIComponent(project.id)}`;
    linkFile(data, { address, name: `${project.id}.geojson`, ids: () => [project.id] });
    data.removeAttribute("download"); // where there is an API, its page of the feature is for reading
    return el(
      "footer",
      { class: "detail-foot" },
      el("button", { class: "action", attrs: { type: "button" }, text: t("detail.copy"), on: { click: this.parts.onCopy } }),
      el("button", {
        class: "action",
        attrs: { type: "button", id: "detail-mark", "aria-pressed": String(marked) },
        text: t(marked ? "mark.drop" : "mark.add"),
        on: { click: () => this.parts.onMark(project.id) },
      }),
      data,
      this.#report(project, t),
    );
  }

  /** How to say that something is wrong, where a setting names a way (M49). @param {Project} project @param {Speaker["t"]} t */
  #report(project, t) {
    const { report_url: template } = this.model.atlas;
    if (!template) return null;
    const page = new URL(location.href);
    page.search = `sel=p:${project.id}`;
    const holes = { id: project.id, name: project.name_zh, url: page.href };
    const address = Object.entries(holes).reduce((text, [hole, said]) => text.replaceAll(`{${hole}}`, encodeURIComponent(said)), template);
    const mail = template.startsWith("mailto:");
    const title = mail ? t("report.mail", { to: template.slice(7).split("?")[0] }) : t("report.page", { to: new URL(template).host });
    const attrs = { href: address, title, id: "detail-report", ...(mail ? {} : { target: "_blank", rel: "noopener noreferrer" }) };
    return el("a", { class: "action", attrs, text: t("report.error") });
  }
}
