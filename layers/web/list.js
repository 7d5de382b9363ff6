/**
 * The twin of the map (M2): every project that the filter lets through, in the list or in the tray 未上图 (I5).
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { tightest } from "./facets.js";
import { number, shortMoney } from "./format.js";
import { projectGlyph } from "./glyphs.js";
import { tagOf } from "./hue.js";
import { normal } from "./match.js";
import { byAmount } from "./stacks.js";
import { withoutFilters } from "./state.js";
import { VirtualList } from "./virtual.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Project, TrayReason} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {State} from "./state.js" */
/** @import {View} from "./view.js" */

/** `Row` holds null until it has come from the server. */
/** @typedef {{heading: string} | {project: Project} | import("./rows.js").Row} Item */

/** Height of a project's row, and of a heading [px]. */
const ROW_PX = 64;
const HEADING_PX = 32;

/** Why projects are in the tray, in the order of their groups. @type {TrayReason[]} */
const REASONS = ["none", "city", "ambiguous", "outside", "restricted"];

/** Orders of the list, by name. @type {Record<string, (a: Project, b: Project) => number>} */
const ORDERS = {
  amount: () => 0,
  stage: (a, b) => b.classIndex % 5 - (a.classIndex % 5),
  recent: (a, b) => compare(b.properties.last_report, a.properties.last_report),
  name: (a, b) => a.name_zh.localeCompare(b.name_zh, "zh-CN"),
  chainage: (a, b) => (a.properties.chainage_km ?? Infinity) - (b.properties.chainage_km ?? Infinity),
};

/** List and tray. */
export class Lists {
  /**
   * @param {SizedLook} look
   * @param {{onSelect: (project: Project, from: HTMLElement) => void, onActive: (project: Project | null) => void,
   *   onMark: (id: string) => void, onTray: () => void, onTrayOpen: () => void,
   *   onRelease: (changes: Partial<State>) => void}} parts
   */
  constructor(look, parts) {
    this.look = look;
    this.parts = parts;
    /** @type {Speaker | null} */
    this.speaker = null;
    /** @type {View | null} */
    this.view = null;
    this.sort = byId("sort", HTMLSelectElement);
    this.title = byId("list-title", HTMLElement);
    this.trayToggle = byId("tray-toggle", HTMLButtonElement);
    this.trayRoot = byId("tray", HTMLElement);
    this.listRoot = byId("list", HTMLElement);
    this.empty = byId("empty", HTMLElement);
    this.list = this.#list(this.listRoot, true);
    this.tray = this.#list(this.trayRoot, false);
    this.sort.addEventListener("change", () => this.view && this.speaker && this.update(this.view, this.speaker));
    this.trayChip = byId("tray-chip", HTMLButtonElement);
    this.trayChip.addEventListener("click", () => parts.onTray());
    this.trayToggle.addEventListener("click", () => this.openTray(this.trayRoot.hidden));
  }

  /** @param {boolean} open */
  openTray(open) {
    this.trayRoot.hidden = !open;
    if (open) this.parts.onTrayOpen();
    this.trayToggle.setAttribute("aria-expanded", String(open));
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    this.view = view;
    this.speaker = speaker;
    const { t } = speaker;
    const located = view.locatedTotal;
    fill(this.title, el("b", { text: t("list.title") }), el("span", { class: "figures", text: speaker.tally(located) }));
    this.#orders(t);
    this.list.show(this.#items(view), view.state.sel);
    this.tray.show(this.#trayItems(view), view.state.sel);
    const { count: n, known, sum } = view.trayTotal;
    const text = t("tray.title", { n, count: number(n) });
    this.trayRoot.classList.toggle("empty", n === 0);
    this.trayChip.textContent = t("tray.chip", { n, count: number(n) });
    const money = known > 0 ? shortMoney(sum, speaker.lang) : "";
    fill(this.trayToggle, el("span", { text }), el("span", { class: "figures", text: money }));
    this.listRoot.setAttribute("aria-busy", String(view.far?.busy ?? false));
    this.#explainEmpty(view, speaker);
  }

  /** Move the list to a project. @param {Project} project */
  reveal(project) {
    if (project.placement === "tray") {
      this.openTray(true);
      this.tray.reveal(project.id);
    } else this.list.reveal(project.id);
  }

  /** Rows have come: draw those in view. */
  refresh() {
    this.list.refresh();
    this.tray.refresh();
  }

  /** Where a project stands among those that are listed; null when it is not, or not yet read. @param {string} id */
  placeOf(id) {
    const { view } = this;
    if (view?.far) {
      const rows = view.far.rows(this.#order);
      const at = rows.indexOf(id);
      return at < 0 ? null : { at: at + 1, of: rows.count };
    }
    const sequence = this.sequence();
    const at = sequence.findIndex((project) => project.id === id);
    return at < 0 ? null : { at: at + 1, of: sequence.length };
  }

  /** The project before or after one in the list, around its ends. @param {string} id @param {1 | -1} by */
  async beside(id, by) {
    const far = this.view?.far;
    const place = this.placeOf(id);
    if (far) {
      const { count } = far.rows(this.#order);
      return place && count > 0 ? far.rows(this.#order).at((place.at - 1 + by + count) % count) : null;
    }
    const sequence = this.sequence();
    return sequence[((place?.at ?? 0) - 1 + by + sequence.length) % sequence.length] ?? null;
  }

  /** Projects in the order in which the page lists them; of a large atlas, those that have been read. */
  sequence() {
    if (!this.view) return [];
    if (this.view.far) return this.view.far.rows(this.#order).first;
    return [...this.#ordered(this.view.located), ...this.#trayGroups(this.view.tray).flatMap(({ projects }) => projects)];
  }

  /** @param {HTMLElement} root @param {boolean} mapped */
  #list(root, mapped) {
    return new VirtualList(root, {
      height: (/** @type {Item} */ item) => ("heading" in item ? HEADING_PX : ROW_PX),
      render: (item) => this.#row(item),
      key: (item) => keyOf(item),
      text: (item) => ("project" in item && item.project ? normal(this.speaker?.name(item.project).text ?? "") : ""),
      onChoose: (item) => "project" in item && item.project && this.parts.onSelect(item.project, root),
      onMark: (item) => "project" in item && item.project && this.parts.onMark(item.project.id),
      // A project of the tray has no place: nothing on the map moves or lights up for it.
      onActive: (item) => this.parts.onActive(mapped && item && "project" in item ? item.project : null),
    });
  }

  /** @param {Item} item */
  #row(item) {
    const { speaker } = this;
    if ("heading" in item) return el("div", { class: "list-heading", text: item.heading });
    if (!item.project) {
      if ("want" in item) item.want();
      return el("div", { class: "project-row waiting", text: "…" });
    }
    const marked = this.view?.state.mark.includes(item.project.id) ?? false;
    const tags = marked && speaker ? [el("span", { class: "tag marked", text: speaker.t("mark.sign") })] : [];
    return projectRow(item.project, this.look, /** @type {Speaker} */ (speaker), tags);
  }

  /** @param {Speaker["t"]} t */
  #orders(t) {
    const { value } = this.sort;
    const orders = Object.keys(ORDERS).filter((order) => order !== "stage" || !this.view?.far);
    const options = orders.map((order) => el("option", { attrs: { value: order }, text: t(`sort.${order}`) }));
    fill(this.sort, ...options);
    this.sort.value = orders.includes(value) ? value : "amount";
  }

  get #order() {
    return this.sort.value || "amount";
  }

  /** @param {View} view @returns {Item[]} */
  #items({ far, located }) {
    if (far) {
      const { items, count } = far.rows(this.#order);
      const n = items.length;
      const t = this.speaker?.t;
      return n < count && t ? [...items, { heading: t("big.rows", { n, count: number(n) }) }] : items;
    }
    return this.#ordered(located).map((project) => ({ project }));
  }

  /** @param {View} view @returns {Item[]} */
  #trayItems({ far, tray }) {
    if (!far) return this.#grouped(tray);
    return (far.tray ?? []).flatMap(({ reason, rows }) => [this.#heading(reason, rows.count), ...rows.items]);
  }

  /** @param {TrayReason} reason @param {number} n */
  #heading(reason, n) {
    const t = this.speaker?.t;
    return { heading: t ? t("tray.group", { reason: t(`tray.${reason}`), count: number(n) }) : reason };
  }

  /** @param {Project[]} projects */
  #ordered(projects) {
    const order = ORDERS[this.sort.value] ?? ORDERS.amount;
    return byAmount(projects).sort(order);
  }

  /** @param {Project[]} projects */
  #trayGroups(projects) {
    return REASONS.flatMap((reason) => {
      const group = projects.filter(({ trayReason }) => trayReason === reason);
      return group.length > 0 ? [{ reason, projects: this.#ordered(group) }] : [];
    });
  }

  /** @param {Project[]} projects @returns {Item[]} */
  #grouped(projects) {
    return this.#trayGroups(projects).flatMap(({ reason, projects: group }) => [
      this.#heading(reason, group.length),
      ...group.map((project) => ({ project })),
    ]);
  }

  /** @param {View} view @param {Speaker} speaker */
  #explainEmpty(view, { t }) {
    const none = view.total.count === 0;
    // Nothing is said to be empty before it has been counted.
    const some = view.locatedTotal.count > 0 || (view.far?.busy ?? false);
    this.empty.hidden = some;
    this.listRoot.hidden = !some;
    if (some) return;
    if (view.projects.length === 0 && !view.far) return fill(this.empty, el("p", { text: t("empty.data") }));
    if (!none) return fill(this.empty, el("p", { text: t("empty.located") }));
    const facet = view.far ? null : tightest(view.projects, view.state);
    /** @type {Record<string, Partial<State>>} */
    const release = { stage: { s: [] }, unit: { d: [] }, sector: { sec: [] }, precision: { prec: [] },
      reach: { ch: null }, promise: { p: [] } };
    const changes = facet ? (release[facet.facet] ?? { amt: [null, null], amtnull: false }) : withoutFilters(view.state);
    const button = el("button", {
      class: "primary",
      attrs: { type: "button" },
      on: { click: () => this.parts.onRelease(changes) },
      text: facet
        ? t("empty.release", { facet: t(`facet.${facet.facet}`), n: facet.count, count: facet.count })
        : t("filters.clear"),
    });
    fill(this.empty, el("p", { text: t("empty.filter") }), (facet || view.far) && button);
  }
}

/**
 * A project in a list: symbol, name, amount; stage, place, precision and last report below.
 * @param {Project} project
 * @param {SizedLook} look
 * @param {Speaker} speaker
 * @param {Node[]} [tags] behind the second line
 */
export function projectRow(project, look, speaker, tags = []) {
  const name = speaker.name(project);
  const amount = speaker.shortAmount(project);
  const tag = tagOf(look, project, speaker.lang);
  return el(
    "div",
    { class: "project-row" },
    projectGlyph(look, project),
    el("span", { class: "row-title", text: name.text, attrs: { lang: name.lang, title: name.text } }),
    amount
      ? el("span", { class: "row-amount", text: amount })
      : el("span", { class: "row-amount none", text: speaker.t("amount.missing.short") }),
    // What has no room falls away whole, the last first.
    el(
      "span",
      { class: "row-meta" },
      tag && el("span", { class: "hue-tag", text: tag }),
      ...speaker.facts(project).map((fact, i) => el("span", { text: i === 0 ? fact : speaker.t("separator") + fact })),
      ...tags,
    ),
    el("span", { class: "row-date", text: speaker.lastReport(project) }),
  );
}

/** @param {Item} item @returns {string | null} null for what cannot be chosen */
function keyOf(item) {
  if ("heading" in item) return null;
  return item.project?.id ?? ("index" in item ? `row ${item.index}` : null);
}

/** @param {string | null} a @param {string | null} b */
function compare(a, b) {
  return (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;
}
