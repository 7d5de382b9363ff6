/**
 * The dispatch comparison 调度对比 (I10): what changed between two dates, listed by district and marked on the map.
 * @module
 */

import { reportMonths } from "./asof.js";
import { KINDS, MARKED_KINDS, changesOf, countKinds } from "./changes.js";
import { byId, crossButton, el, fill, icon } from "./dom.js";
import { number } from "./format.js";
import { printHandout } from "./handout.js";

/** @import {Change, Fact, Kind} from "./changes.js" */
/** @import {Model, Report} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Mark} from "./stacks.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

/** Signs of the kinds in a box of 16 by 16: shapes tell them apart. @type {Record<Kind, string>} */
const SIGNS = {
  advanced: "M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2",
  regressed: "M8 3v9.5M3.8 8.5 8 12.7l4.2-4.2",
  new: "M8 3.5v9M3.5 8h9",
  changed: "M4.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0",
  same: "M3.5 8h9",
  silent: "M3.5 8h.5M7.8 8h.5M12 8h.5",
};

/** Half the side of a sign on the map [px]. */
const SIGN_PX = 8;

/** The panel that takes the place of the list while two dates are compared. */
export class Compare {
  /**
   * @param {Model} model
   * @param {Store} store
   * @param {{reports: () => Map<string, Report[]>, onSelect: (id: string, from: HTMLElement) => void,
   *   onMarks: (paint: ((ctx: CanvasRenderingContext2D, mark: Mark, at: {x: number, y: number}) => void) | null) => void,
   *   source: () => string}} parts
   */
  constructor(model, store, parts) {
    this.model = model;
    this.store = store;
    this.parts = parts;
    this.months = reportMonths(model.atlas.articles);
    this.root = el("section", { attrs: { id: "compare", hidden: true, tabindex: -1, "aria-labelledby": "compare-title" } });
    byId("browse", HTMLElement).before(this.root);
    this.title = el("h2", { attrs: { id: "compare-title" } });
    this.ends = ["from", "to"].map((end) => el("select", { attrs: { id: `compare-${end}` }, on: { change: () => this.#choose() } }));
    this.print = el("button", { class: "action", attrs: { type: "button", id: "compare-print" }, on: { click: () => this.#print() } });
    this.close = crossButton(null, () => store.set({ cmp: null }), { id: "compare-close" });
    this.body = el("div", { class: "compare-body", attrs: { tabindex: 0, role: "region", "aria-labelledby": "compare-title" } });
    const [from, to] = this.ends;
    fill(
      this.root,
      el("header", { class: "panel-head" }, this.title, this.print, this.close),
      el("p", { class: "compare-ends" }, from, el("span", { text: "→", attrs: { "aria-hidden": "true" } }), to),
      this.body,
    );
    /** @type {{view: View, speaker: Speaker, changes: Change[] | null} | null} */
    this.last = null;
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    const { cmp } = view.state;
    this.root.hidden = cmp === null;
    document.body.classList.toggle("with-compare", cmp !== null);
    if (cmp === null) {
      if (this.last) this.parts.onMarks(null);
      this.last = null;
      return;
    }
    const to = this.#to(view);
    const changes = cmp < to ? changesOf(view.passing, this.model, this.parts.reports(), { from: cmp, to }) : null;
    this.last = { view, speaker, changes };
    const kinds = new Map((changes ?? []).map(({ project, kind }) => [project.id, kind]));
    this.parts.onMarks((ctx, mark, at) => paintSign(ctx, mark, at, kinds));
    this.#showHead(cmp, to, speaker);
    fill(this.body, ...(changes ? this.#content(changes, view, speaker) : [el("p", { class: "note", text: speaker.t("compare.order") })]));
  }

  /** @param {View} view */
  #to({ state }) {
    return state.t ?? this.months.at(-1) ?? this.model.atlas.as_of;
  }

  /** @param {string} from @param {string} to @param {Speaker} speaker */
  #showHead(from, to, speaker) {
    const { t } = speaker;
    this.title.textContent = t("compare.title");
    this.print.textContent = t("compare.print");
    this.close.setAttribute("aria-label", t("compare.close"));
    this.close.title = t("compare.close");
    [from, to].forEach((month, i) => {
      const offered = this.months.filter((one) => (i === 0 ? one < to : one > this.months[0]));
      const months = [...new Set([...offered, month])].sort();
      fill(this.ends[i], ...months.map((one) => el("option", { attrs: { value: one }, text: speaker.date(one) })));
      this.ends[i].value = month;
      this.ends[i].setAttribute("aria-label", t(i === 0 ? "compare.from" : "compare.to"));
    });
  }

  #choose() {
    const [from, to] = this.ends.map(({ value }) => value);
    this.store.set({ cmp: from, t: to === this.months.at(-1) ? null : to });
  }

  /** Counts, then the districts. @param {Change[]} changes @param {View} view @param {Speaker} speaker */
  #content(changes, view, speaker) {
    const { t } = speaker;
    const n = changes.length;
    const counts = [...countKinds(changes)].map(([kind, count]) =>
      el("li", { attrs: { "data-kind": kind, "data-count": count } }, sign(kind), el("span", { text: t(`compare.${kind}`) }), el("b", { text: number(count) })),
    );
    const total = el(
      "p",
      { class: "compare-total", attrs: { "data-total": n } },
      t("compare.total", { n, count: number(n) }),
      view.filtered && el("span", { class: "tag", text: t("ledger.filtered") }),
    );
    return [
      el("ul", { class: "compare-counts" }, ...counts),
      total,
      ...this.#groups(changes).flatMap(([slug, group]) => this.#group(slug, group, speaker)),
      el("p", { class: "fine", text: t("compare.note") }),
    ];
  }

  /** Districts in the order of the atlas, then what has none; a zone lies in a district. @param {Change[]} changes @returns {[string, Change[]][]} */
  #groups(changes) {
    const slugs = [...this.model.units.filter(({ zone }) => !zone).map(({ slug }) => slug), "none"];
    return slugs.flatMap((slug) => {
      const group = changes.filter(({ project }) => (project.units.at(-1) ?? "none") === slug);
      group.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (b.project.amount ?? -1) - (a.project.amount ?? -1));
      return group.length > 0 ? [/** @type {[string, Change[]]} */ ([slug, group])] : [];
    });
  }

  /** @param {string} slug @param {Change[]} group @param {Speaker} speaker */
  #group(slug, group, speaker) {
    const { t } = speaker;
    const unit = this.model.unitBySlug.get(slug);
    const told = group.filter(({ kind }) => kind !== "silent");
    const silent = group.filter(({ kind }) => kind === "silent");
    const n = silent.length;
    return [
      el("h3", { attrs: { "data-unit": slug } }, unit ? speaker.unitName(unit) : t("facet.unit.none"), el("span", { class: "figures", text: t("tally.count", { n: group.length, count: group.length }) })),
      el("ul", { class: "compare-rows" }, ...told.map((change) => this.#row(change, speaker))),
      n > 0 &&
        el(
          "details",
          { class: "compare-silent" },
          el("summary", { text: t("compare.silentHere", { n, count: n }) }),
          el("ul", { class: "compare-rows" }, ...silent.map((change) => this.#row(change, speaker))),
        ),
    ].filter((node) => node !== false);
  }

  /** @param {Change} change @param {Speaker} speaker */
  #row(change, speaker) {
    const { project, kind } = change;
    const name = speaker.name(project);
    const button = el(
      "button",
      { attrs: { type: "button" }, on: { click: () => this.parts.onSelect(project.id, this.body) } },
      el("span", { text: name.text, attrs: { lang: name.lang } }),
    );
    const facts = factTexts(change, speaker);
    return el(
      "li",
      { attrs: { "data-id": project.id, "data-kind": kind } },
      sign(kind, speaker.t(`compare.${kind}`)),
      el("div", {}, button, facts.length > 0 && el("p", {}, ...facts.map((text) => el("span", { text })))),
    );
  }

  /** One or more pages of A4: what changed, and how many did not. */
  #print() {
    if (!this.last?.changes) return;
    const { view, speaker, changes } = this.last;
    const { t } = speaker;
    const { cmp } = view.state;
    const ends = { from: speaker.date(cmp ?? ""), to: speaker.date(this.#to(view)) };
    const counts = [...countKinds(changes)].map(([kind, count]) => `${t(`compare.${kind}`)} ${count}`).join(t("separator"));
    const rows = this.#groups(changes).flatMap(([slug, group]) => {
      const unit = this.model.unitBySlug.get(slug);
      const told = group.filter(({ kind }) => kind !== "silent");
      const silent = group.length - told.length;
      const head = unit ? speaker.unitName(unit) : t("facet.unit.none");
      const heading = silent > 0 ? [head, t("compare.silentHere", { n: silent, count: silent })].join(t("separator")) : head;
      return [
        el("tr", { class: "handout-group" }, el("th", { attrs: { colspan: 3, scope: "rowgroup" }, text: heading })),
        ...told.map((change) =>
          el(
            "tr",
            {},
            el("td", {}, sign(change.kind), " ", t(`compare.${change.kind}`)),
            el("td", { text: speaker.name(change.project).text }),
            el("td", { text: factTexts(change, speaker).join(t("separator")) }),
          ),
        ),
      ];
    });
    printHandout(
      el("h1", { text: `${t("compare.title")} ${t("period.range", ends)}` }),
      el("p", { text: [t("compare.total", { n: changes.length, count: changes.length }), counts, ...(view.filtered ? [t("ledger.filtered")] : [])].join(t("separator")) }),
      el("table", {}, el("tbody", {}, ...rows)),
      el("p", { class: "fine", text: t("compare.note") }),
      el("p", { class: "fine", text: this.parts.source() }),
    );
  }
}

/** What is different, in words. @param {Change} change @param {Speaker} speaker */
function factTexts({ project, kind, facts }, speaker) {
  if (kind === "new") {
    const stage = project.stage === "unknown" ? [] : [speaker.term("stages", project.stage)];
    return project.amount === null ? stage : [...stage, speaker.amount(project)];
  }
  return facts.map((fact) => factText(fact, speaker));
}

/** @param {Fact} fact @param {Speaker} speaker */
function factText(fact, speaker) {
  const { t } = speaker;
  if (fact.what === "stage") {
    return t("compare.step", { from: speaker.term("stages", fact.from), to: speaker.term("stages", fact.to) });
  }
  if (fact.what === "amount") {
    const to = speaker.figure(fact.to);
    return fact.from === null ? t("compare.amountNew", { to }) : t("compare.amount", { from: speaker.figure(fact.from), to });
  }
  const [milestone, to] = [t(`milestone.${fact.milestone}`), speaker.date(fact.to)];
  if (fact.what === "reached") return t("compare.reached", { milestone, to });
  if (fact.from === null) return t("compare.promiseNew", { milestone, to });
  return t("compare.promise", { milestone, from: speaker.date(fact.from), to });
}

/** @param {Kind} kind @param {string} [name] for those who do not see it */
function sign(kind, name) {
  const drawn = icon(SIGNS[kind]);
  if (name) {
    drawn.removeAttribute("aria-hidden");
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", name);
  }
  return el("span", { class: `sign ${kind}` }, drawn);
}

/**
 * A sign at the upper left of a symbol whose project changed.
 * @param {CanvasRenderingContext2D} ctx @param {Mark} mark @param {{x: number, y: number}} at @param {Map<string, Kind>} kinds
 */
function paintSign(ctx, { projects, r }, { x, y }, kinds) {
  const here = new Set(projects.map(({ id }) => kinds.get(id)));
  const kind = MARKED_KINDS.find((one) => here.has(one));
  if (!kind) return;
  const away = (r + SIGN_PX - 1) * Math.SQRT1_2;
  const filled = kind === "advanced";
  ctx.save();
  ctx.translate(x - away, y - away);
  ctx.beginPath();
  ctx.arc(0, 0, SIGN_PX, 0, 2 * Math.PI);
  ctx.fillStyle = filled ? "#22282E" : "#FFFFFF";
  ctx.fill();
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = filled ? "#FFFFFF" : "#22282E";
  ctx.stroke();
  ctx.scale(0.75, 0.75);
  ctx.translate(-8, -8);
  ctx.lineWidth = 2.2;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.stroke(new Path2D(SIGNS[kind]));
  ctx.restore();
}
