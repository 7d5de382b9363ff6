/**
 * The corridor profile (I1): what is known of the money along each branch, linked with list and map both ways.
 *
 * Where the atlas does not collect, the axis is hatched: that is not a zero.
 * @module
 */

import { BIN_KM } from "./corridor.js";
import { byId, crossButton, el, fill, svg } from "./dom.js";
import { FACETS, passes } from "./facets.js";
import { number } from "./format.js";
import { hueIndex, hueSlugs } from "./hue.js";
import { ruleAt } from "./look.js";
import { FURTHEST_KM } from "./state.js";

/** @import {Bin, Branch, Corridor, Reach} from "./corridor.js" */
/** @import {SizedLook} from "./look.js" */
/** @import {Model, Project} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

/** Where a plot lies in its drawing [px]. */
const PLOT = { left: 30, right: 12, top: 20, height: 88, axis: 16, strip: 12, names: 30 };
const HEIGHT = PLOT.top + PLOT.height + PLOT.axis + 10 + PLOT.strip + PLOT.names;

/** Steps of the axes: kilometres, and amounts up to their multiples by ten. */
const KM_STEPS = [5, 10, 25, 50, 100, 200];

/** A pointer that moves less means one bin, not a part of the axis [px]. */
const SLOP = 4;

/** Width of a letter of a name, for keeping names apart [px]. */
const LETTER = { zh: 12, en: 6.2 };

/** An axis in a drawing: kilometres from `from` on, and pixels from `left` on. */
/** @typedef {{from: number, to: number, left: number, width: number}} Axis */

/** The panel below the map. */
export class Profile {
  /**
   * @param {Model} model
   * @param {SizedLook} look
   * @param {Store} store
   * @param {{onLink: (ids: string[]) => void, onFold: () => void}} events
   */
  constructor(model, look, store, events) {
    /** @type {Corridor} */
    this.corridor = model.corridor;
    this.look = look;
    this.store = store;
    this.events = events;
    this.width = BIN_KM[1];
    /** @type {{view: View, speaker: Speaker} | null} */
    this.last = null;
    /** @type {Map<string, Bin[]>} */
    this.bins = new Map();
    /** @type {Set<string>} */
    this.lit = new Set();
    this.root = byId("profile", HTMLElement);
    this.toggle = byId("profile-toggle", HTMLButtonElement);
    this.axis = this.root.querySelector(".profile-axis");
    this.controls = el("div", { attrs: { id: "profile-controls" } });
    this.plots = el("div", { class: "profile-plots" });
    this.sums = el("p", { attrs: { id: "profile-sums" } });
    const body = el("div", { attrs: { id: "profile-body" } }, this.plots, this.sums);
    this.root.querySelector("header")?.append(this.controls);
    this.root.append(body);
    this.#makeControls();
    this.#makePlots();
    new ResizeObserver(() => this.#draw()).observe(this.plots);
  }

  /** @param {boolean} open */
  open(open) {
    this.root.classList.toggle("folded", !open);
    this.toggle.setAttribute("aria-expanded", String(open));
    if (open) this.#draw();
    if (this.last) this.events.onFold();
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    this.last = { view, speaker };
    if (this.axis) this.axis.textContent = speaker.t(`profile.axis.${view.state.by}`);
    this.#fillControls(view, speaker);
    this.#draw();
  }

  /** Show in which bins projects lie. @param {string[]} ids */
  light(ids) {
    if (ids.length === 0 && this.lit.size === 0) return;
    this.lit = new Set(ids);
    for (const group of this.plots.querySelectorAll(".bin")) {
      const bin = this.bins.get(group.getAttribute("data-branch") ?? "")?.[Number(group.getAttribute("data-index"))];
      group.classList.toggle("lit", bin?.projects.some((id) => this.lit.has(id)) ?? false);
    }
  }

  // Controls

  #makeControls() {
    this.branchSelect = el("select", {
      attrs: { id: "profile-branch" },
      on: { change: (event) => this.#choose(event.target.value) },
    });
    this.ends = ["from", "to"].map((end, i) =>
      el("input", {
        attrs: { type: "number", id: `profile-${end}`, min: 0, step: 1, inputmode: "numeric" },
        on: { change: (event) => this.#type(i, event.target.value) },
      }),
    );
    this.clear = crossButton(null, () => this.store.set({ ch: null }), { id: "profile-clear" });
    this.widthSelect = el("select", {
      attrs: { id: "profile-width" },
      on: {
        change: (event) => {
          this.width = Number(event.target.value);
          this.#draw();
        },
      },
    });
    this.limit = el("input", {
      attrs: { type: "number", id: "profile-limit", min: 0, max: FURTHEST_KM, step: 1, inputmode: "decimal" },
      on: { change: (event) => this.#setLimit(event.target.value) },
    });
    this.limitName = [el("span"), el("span")];
    const [before, after] = this.limitName;
    const limit = el("label", { class: "profile-limit" }, before, this.limit, after);
    const [from, to] = this.ends;
    fill(this.controls, limit, this.branchSelect, from, el("span", { text: "–" }), to, this.clear, this.widthSelect);
  }

  /** @param {View} view @param {Speaker} speaker */
  #fillControls({ state: { ch, lim } }, { t }) {
    const { branchSelect, widthSelect, clear, limit, limitName } = this;
    if (!branchSelect || !widthSelect || !clear || !limit || !limitName || !this.ends) return;
    limitName.forEach((part, i) => (part.textContent = t(i === 0 ? "profile.limit" : "profile.limit.unit")));
    limit.setAttribute("aria-label", t("profile.limit.label"));
    if (document.activeElement !== limit) limit.value = String(lim ?? this.corridor.limitKm);
    const branches = this.corridor.branches.map(({ slug }) =>
      el("option", { attrs: { value: slug }, text: t(`branch.${slug}`) }),
    );
    fill(branchSelect, el("option", { attrs: { value: "" }, text: t("profile.none") }), ...branches);
    branchSelect.value = ch?.[0] ?? "";
    branchSelect.setAttribute("aria-label", t("profile.branch"));
    this.ends.forEach((input, i) => {
      input.setAttribute("aria-label", t(i === 0 ? "profile.from" : "profile.to"));
      input.disabled = ch === null;
      if (document.activeElement !== input) input.value = ch ? String(Math.round(Number(ch[i + 1]))) : "";
    });
    clear.disabled = ch === null;
    clear.setAttribute("aria-label", t("profile.clear"));
    clear.title = t("profile.clear");
    const widths = BIN_KM.map((km) => el("option", { attrs: { value: km }, text: t("profile.km", { count: km }) }));
    fill(widthSelect, ...widths);
    widthSelect.value = String(this.width);
    widthSelect.setAttribute("aria-label", t("profile.width"));
  }

  /** The atlas's own distance is what an empty field means. @param {string} text */
  #setLimit(text) {
    const km = text.trim() === "" ? NaN : Number(text);
    const wanted = km >= 0 ? Math.min(FURTHEST_KM, km) : this.corridor.limitKm;
    this.store.set({ lim: wanted === this.corridor.limitKm ? null : wanted });
    if (this.limit) this.limit.value = String(wanted);
  }

  /** A branch is chosen by name: its part in the city, which is what the plot shows. @param {string} slug */
  #choose(slug) {
    const branch = this.corridor.branch(slug);
    this.store.set({ ch: branch && [slug, 0, this.#shown(branch)] });
  }

  /** @param {number} end 0 or 1 @param {string} text */
  #type(end, text) {
    const { ch } = this.store.state;
    const branch = ch && this.corridor.branch(ch[0]);
    const km = text.trim() === "" ? NaN : Number(text);
    if (!ch || !branch || !(km >= 0)) return;
    const ends = [ch[1], ch[2]];
    ends[end] = Math.min(branch.length, km);
    const [from, to] = ends.sort((a, b) => a - b);
    this.store.set({ ch: [branch.slug, from, to] });
  }

  // Drawing

  /** How far the large plot of a branch goes: as far as the atlas knows of something [km]. @param {Branch} branch */
  #shown({ slug, length, covered }) {
    const held = (this.bins.get(slug) ?? []).filter(({ total }) => total > 0);
    const last = Math.max(covered?.[1] ?? 0, ...held.map(({ to }) => to), 2 * this.width);
    return Math.min(length, Math.ceil((last + 1) / this.width) * this.width);
  }

  #makePlots() {
    this.panels = this.corridor.branches.map((branch) => {
      const title = el("h3");
      const drawing = svg("svg", { height: HEIGHT, role: "img" });
      const field = el("div", { class: "profile-field", attrs: { tabindex: 0, role: "group" } });
      field.append(drawing);
      const panel = { branch, title, drawing, field, axes: /** @type {Axis[]} */ ([]) };
      field.addEventListener("pointerdown", (event) => this.#brush(panel, event));
      field.addEventListener("keydown", (event) => this.#key(branch, event));
      field.addEventListener("pointerover", (event) => this.#point(event));
      field.addEventListener("pointerleave", () => this.events.onLink([]));
      this.plots.append(el("section", { attrs: { "data-branch": branch.slug } }, title, field));
      return panel;
    });
  }

  #draw() {
    if (!this.last || !this.panels || this.root.classList.contains("folded")) return;
    const { view, speaker } = this.last;
    const { t } = speaker;
    // Bars show what the other filters let through, so that another part can be chosen; the sums are of the filter itself.
    const hues = { count: hueSlugs(this.look).length, of: (/** @type {Project} */ project) => hueIndex(this.look, project) };
    this.bins = this.corridor.profile(apart(view), this.width, hues).bins;
    const all = [...this.bins.values()].flat();
    const { bins, off, unplaced } = this.corridor.profile(view.passing, this.width, hues);
    const most = niceMost(Math.max(0, ...all.map(({ total }) => total)));
    for (const panel of this.panels) this.#drawBranch(panel, most, speaker);
    const on = [...bins.values()].flat().reduce((sum, { total }) => sum + total, 0);
    const said = { limit: view.state.lim ?? this.corridor.limitKm, on, off, unplaced, total: view.total.sum };
    const figures = Object.fromEntries(Object.entries(said).map(([key, sum]) =>
      [key, key === "limit" ? number(sum) : speaker.figure(Math.round(sum * 100) / 100)]));
    const n = view.passing.length;
    const text = !view.far
      ? t("profile.sums", figures)
      : view.far.given.by !== "place" ? t("big.profileNone") : t("big.profile", { n, count: number(n) });
    fill(this.sums, el("span", { text }), el("span", { text: t("profile.spread") }));
    Object.assign(this.sums.dataset, { on, off, unplaced, total: view.total.sum });
  }

  /** @param {NonNullable<Profile["panels"]>[number]} panel @param {number} most @param {Speaker} speaker */
  #drawBranch(panel, most, speaker) {
    const { branch, title, drawing, field } = panel;
    const { t } = speaker;
    const bins = this.bins.get(branch.slug) ?? [];
    const width = Math.max(240, field.clientWidth);
    const span = width - PLOT.left - PLOT.right;
    const near = { from: 0, to: this.#shown(branch), left: PLOT.left, width: span };
    const far = { ...near, to: branch.length };
    panel.axes = [near, far];
    title.textContent = t(`branch.${branch.slug}`);
    const peak = bins.reduce((best, bin) => (bin.total > best.total ? bin : best), bins[0]);
    const found = peak.total > 0
      ? t("profile.peak", { from: peak.from, to: peak.to, amount: speaker.figure(round(peak.total)) })
      : t("profile.empty");
    const said = { branch: title.textContent, length: number(branch.length), width: this.width, found };
    field.setAttribute("aria-label", t("profile.plot", said));
    drawing.setAttribute("width", String(width));
    drawing.setAttribute("aria-label", t("profile.plot", said));
    const stripTop = PLOT.top + PLOT.height + PLOT.axis + 10;
    fill(
      drawing,
      hatch(branch.slug),
      ...this.#scale(most, width),
      ...bins.filter(({ from }) => from < near.to).map((bin, i) => this.#bar(bin, i, near, most, branch, speaker)),
      this.#sharedMark(branch, near, t),
      ...ticks(near),
      ...this.#strip(bins, far, stripTop, near.to, branch, speaker),
      ...this.#selection(branch, [[near, PLOT.top, PLOT.height], [far, stripTop, PLOT.strip]]),
    );
  }

  /** @param {number} most @param {number} width */
  #scale(most, width) {
    return [0, 0.5, 1].flatMap((part) => {
      const y = PLOT.top + PLOT.height * (1 - part) + 0.5;
      return [
        svg("line", { class: part === 0 ? "base" : "grid", x1: PLOT.left, x2: width - PLOT.right, y1: y, y2: y }),
        svg("text", { x: PLOT.left - 6, y: y + 4, "text-anchor": "end" }, number(round(most * part))),
      ];
    });
  }

  /**
   * @param {Bin} bin @param {number} index @param {Axis} axis @param {number} most @param {Branch} branch
   * @param {Speaker} speaker
   */
  #bar(bin, index, axis, most, { slug }, speaker) {
    const [x, right] = [xOf(bin.from, axis), xOf(Math.min(bin.to, axis.to), axis)];
    const { t } = speaker;
    const words = { branch: t(`branch.${slug}`), from: bin.from, to: Math.round(bin.to) };
    const n = bin.projects.length;
    const amount = speaker.figure(round(bin.total));
    const text = bin.covered ? t("profile.bin", { ...words, n, count: n, amount }) : t("profile.uncovered", words);
    const { ch } = this.store.state;
    const chosen = ch === null || (ch[0] === slug && bin.from < ch[2] && bin.to > ch[1]);
    const lit = bin.projects.some((id) => this.lit.has(id));
    const group = svg("g", {
      class: ["bin", lit && "lit", !chosen && "faint"].filter(Boolean).join(" "),
      "data-branch": slug,
      "data-index": index,
      "data-from": bin.from,
      "data-to": bin.to,
      "data-total": bin.covered ? bin.total : null,
      "data-coverage": bin.covered ? "some" : "none",
    }, svg("title", {}, text));
    const back = { x, y: PLOT.top, width: right - x, height: PLOT.height };
    group.append(svg("rect", { ...back, class: "back", fill: bin.covered ? "transparent" : `url(#hatch-${slug})` }));
    let y = PLOT.top + PLOT.height;
    const gap = right - x > 6 ? 1 : 0.25;
    hueSlugs(this.look).forEach((hue, i) => {
      const { symbol } = ruleAt(this.look, i);
      for (const [sum, opacity] of [[bin.sums[i] - bin.spread[i], 1], [bin.spread[i], 0.5]]) {
        if (sum <= 1e-9) continue;
        const height = (sum / most) * PLOT.height;
        y -= height;
        const box = { x: x + gap, y, width: right - x - 2 * gap, height };
        group.append(svg("rect", { ...box, class: "bar", "data-hue": hue, fill: symbol.fill, "fill-opacity": opacity }));
      }
    });
    return group;
  }

  /** @param {Branch} branch @param {Axis} axis @param {Speaker["t"]} t */
  #sharedMark({ sharedTo }, axis, t) {
    if (sharedTo === 0) return null;
    const y = PLOT.top + PLOT.height - 3;
    return svg("g", {}, svg("title", {}, t("profile.shared")),
      svg("rect", { class: "shared", x: xOf(0, axis), y, width: xOf(sharedTo, axis) - xOf(0, axis), height: 6 }));
  }

  /**
   * The whole branch as a thin strip, with the port and the inland ports.
   * @param {Bin[]} bins @param {Axis} axis @param {number} top @param {number} shown @param {Branch} branch
   * @param {Speaker} speaker
   */
  #strip(bins, axis, top, shown, { slug, nodes }, { t, lang }) {
    const bottom = top + PLOT.strip;
    const parts = [svg("rect", { class: "window", x: axis.left, y: top - 5, width: xOf(shown, axis) - axis.left, height: PLOT.strip + 5 })];
    for (const [from, to, covered] of runsOf(bins)) {
      const box = { x: xOf(from, axis), y: top, width: xOf(to, axis) - xOf(from, axis), height: PLOT.strip };
      const coverage = { "data-coverage": covered ? "some" : "none", class: covered ? "some" : "none" };
      const words = t("profile.uncovered", { branch: t(`branch.${slug}`), from: Math.round(from), to: Math.round(to) });
      parts.push(svg("rect", { ...box, ...coverage, fill: covered ? null : `url(#hatch-${slug})` },
        covered ? null : svg("title", {}, words)));
      const text = t("profile.notCovered");
      const marks = nodes.filter(({ km, kind }) => kind !== "station" && km > from && km < to).map(({ km }) => km);
      const gap = covered ? null : widestGap([from, ...marks, to]);
      if (gap && xOf(gap[1], axis) - xOf(gap[0], axis) > text.length * LETTER[lang] + 12) {
        const x = xOf((gap[0] + gap[1]) / 2, axis);
        parts.push(svg("text", { x, y: bottom - 2, "text-anchor": "middle", class: "uncovered" }, text));
      }
    }
    const rows = [-Infinity, -Infinity];
    for (const node of nodes.filter(({ kind }) => kind !== "station")) {
      const x = xOf(node.km, axis);
      const text = lang === "zh" ? node.name_zh : node.name_en;
      const half = (text.length * LETTER[lang]) / 2;
      const middle = Math.min(axis.left + axis.width + PLOT.right - half, Math.max(half, x));
      parts.push(svg("rect", { class: "node", x: x - 3, y: top + PLOT.strip / 2 - 3, width: 6, height: 6 }, svg("title", {}, text)));
      const row = rows.findIndex((right) => middle - half > right + 6);
      if (row < 0) continue;
      rows[row] = middle + half;
      parts.push(svg("text", { x: middle, y: bottom + 12 + 13 * row, "text-anchor": "middle", class: "node-name" }, text));
    }
    return parts;
  }

  /** @param {Branch} branch @param {[Axis, number, number][]} rows axis, top, height */
  #selection({ slug }, rows) {
    const { ch } = this.store.state;
    if (ch?.[0] !== slug) return [];
    return rows.map(([axis, top, height]) => {
      const [x, right] = [xOf(Math.min(ch[1], axis.to), axis), xOf(Math.min(ch[2], axis.to), axis)];
      return svg("rect", { class: "selection", x, y: top - 2, width: Math.max(2, right - x), height: height + 4 });
    });
  }

  // Pointer and keys

  /** @param {PointerEvent} event */
  #point({ target }) {
    const group = target instanceof Element ? target.closest(".bin") : null;
    const bins = this.bins.get(group?.getAttribute("data-branch") ?? "");
    this.events.onLink(bins?.[Number(group?.getAttribute("data-index"))]?.projects ?? []);
  }

  /** @param {NonNullable<Profile["panels"]>[number]} panel @param {PointerEvent} down */
  #brush({ branch, field, axes, drawing }, down) {
    if (down.button !== 0) return;
    const box = field.getBoundingClientRect();
    const onStrip = down.clientY - box.top > PLOT.top + PLOT.height + PLOT.axis;
    const axis = axes[onStrip ? 1 : 0];
    const kmAt = (/** @type {PointerEvent} */ { clientX }) => kmOf(clientX - box.left, axis);
    const start = kmAt(down);
    const top = onStrip ? PLOT.top + PLOT.height + PLOT.axis + 8 : PLOT.top - 2;
    const height = (onStrip ? PLOT.strip : PLOT.height) + 4;
    const mark = svg("rect", { class: "selection", y: top, height, x: xOf(start, axis), width: 0 });
    drawing.append(mark);
    field.setPointerCapture(down.pointerId);
    /** @param {PointerEvent} event */
    const drag = (event) => {
      const [from, to] = [start, kmAt(event)].sort((a, b) => a - b);
      mark.setAttribute("x", String(xOf(from, axis)));
      mark.setAttribute("width", String(xOf(to, axis) - xOf(from, axis)));
    };
    /** @param {PointerEvent} event */
    const drop = (event) => {
      field.removeEventListener("pointermove", drag);
      mark.remove();
      const moved = Math.abs(event.clientX - down.clientX) > SLOP;
      this.#take(branch, start, moved ? kmAt(event) : start, moved);
    };
    field.addEventListener("pointermove", drag);
    field.addEventListener("pointerup", drop, { once: true });
    field.addEventListener("pointercancel", () => {
      field.removeEventListener("pointermove", drag);
      field.removeEventListener("pointerup", drop);
      mark.remove();
    }, { once: true });
  }

  /** Whole bins from one kilometre to another; a press on the chosen one takes the choice back. */
  #take(/** @type {Branch} */ { slug, length }, /** @type {number} */ a, /** @type {number} */ b, /** @type {boolean} */ moved) {
    const { width } = this;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const from = moved ? Math.round(low / width) * width : Math.floor(low / width) * width;
    const to = Math.min(length, Math.max(from + width, moved ? Math.round(high / width) * width : 0));
    const { ch } = this.store.state;
    const same = ch?.[0] === slug && ch[1] === from && ch[2] === to;
    this.store.set({ ch: same ? null : [slug, from, to] });
  }

  /** @param {Branch} branch @param {KeyboardEvent} event */
  #key({ slug, length }, event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const { ch } = this.store.state;
    if (event.key === "Escape" && ch) {
      this.store.set({ ch: null });
      return event.stopPropagation();
    }
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (ch?.[0] !== slug) return this.store.set({ ch: [slug, 0, this.width] });
    const step = by * this.width;
    /** @type {Reach} */
    const next = event.shiftKey
      ? [slug, ch[1], Math.min(length, Math.max(ch[1] + this.width, ch[2] + step))]
      : [slug, Math.max(0, ch[1] + step), Math.min(length, Math.max(ch[2] + step, this.width))];
    if (next[2] - next[1] >= Math.min(this.width, ch[2] - ch[1])) this.store.set({ ch: next });
  }
}

/** The projects that pass all filters but the part of the corridor itself. @param {View} view */
function apart({ projects, passing, state }) {
  if (state.ch === null) return passing;
  const others = FACETS.filter((facet) => facet !== "reach");
  return projects.filter((project) => others.every((facet) => passes(facet, project, state)));
}

/** @param {number} km @param {Axis} axis */
function xOf(km, { from, to, left, width }) {
  return left + ((km - from) / (to - from)) * width;
}

/** @param {number} x @param {Axis} axis */
function kmOf(x, { from, to, left, width }) {
  return Math.min(to, Math.max(from, from + ((x - left) / width) * (to - from)));
}

/** @param {Axis} axis */
function ticks(axis) {
  const room = (axis.to - axis.from) / axis.width;
  const step = KM_STEPS.find((km) => km / room >= 44) ?? 200;
  const y = PLOT.top + PLOT.height;
  return Array.from({ length: Math.floor((axis.to - axis.from) / step) + 1 }, (_, i) => {
    const x = xOf(axis.from + i * step, axis);
    const text = svg("text", { x, y: y + 16, "text-anchor": "middle" }, `K${axis.from + i * step}`);
    return svg("g", {}, svg("line", { class: "base", x1: x, x2: x, y1: y, y2: y + 4 }), text);
  });
}

/** The two neighbours that lie furthest apart. @param {number[]} kms in order, at least two @returns {[number, number]} */
function widestGap(kms) {
  /** @type {[number, number][]} */
  const gaps = kms.slice(1).map((km, i) => [kms[i], km]);
  return gaps.reduce((best, gap) => (gap[1] - gap[0] > best[1] - best[0] ? gap : best));
}

/** Bins side by side that are all covered or all not. @param {Bin[]} bins @returns {[number, number, boolean][]} */
function runsOf(bins) {
  /** @type {[number, number, boolean][]} */
  const runs = [];
  for (const { from, to, covered } of bins) {
    const last = runs.at(-1);
    if (last && last[2] === covered) last[1] = to;
    else runs.push([from, to, covered]);
  }
  return runs;
}

/** @param {string} slug */
function hatch(slug) {
  const pattern = { id: `hatch-${slug}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return svg("defs", {}, svg("pattern", pattern, svg("line", { class: "hatch", x1: 0, y1: 0, x2: 0, y2: 6 })));
}

/** The next round number. @param {number} most */
function niceMost(most) {
  if (most <= 0) return 10;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= most) ?? 10) * power;
}

/** @param {number} sum */
function round(sum) {
  return Math.round(sum * 100) / 100;
}
