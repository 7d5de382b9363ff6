/**
 * Panels that are opened for one question, read when they are asked for: what changed between two dates (I10), districts
 * side by side (I6), marked projects side by side (M62).
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { Later } from "./later.js";
import { MOST_MARKED, toggled } from "./state.js";

/** @import {App} from "./app.js" */
/** @import {MapView} from "./mapview.js" */
/** @import {Feature, Model} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

/** The panels, and what leads to them. */
export class Boards {
  /**
   * @param {App} app
   * @param {Model} model
   * @param {MapView} map
   * @param {Feature[]} totals
   * @param {() => string} source whose data these are, for what is printed
   */
  constructor(app, model, map, totals, source) {
    this.app = app;
    this.model = model;
    this.bar = byId("mark-bar", HTMLElement);
    this.compare = new Later(async () => {
      const { Compare } = await import("./compare.js");
      return new Compare(model, app.store, {
        reports: () => app.reports,
        onSelect: (id, from) => app.select(id, from),
        onMarks: (paint) => {
          map.symbols.paintSign = paint;
          map.symbols.surface.redraw();
        },
        source,
      });
    });
    this.race = new Later(async () => new (await import("./race.js")).Race(totals, model, { source }));
    this.beside = new Later(async () => {
      const { Beside } = await import("./beside.js");
      return new Beside(model, { onSelect: (id) => app.select(id), onMark: (id) => this.mark(id), reports: () => app.reports });
    });
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    if (view.state.cmp !== null) this.compare.use((compare) => this.#now(compare));
    else this.compare.now?.update(view, speaker);
    this.race.now?.update(speaker);
    this.beside.now?.update(view, speaker);
    this.#showBar(view, speaker);
  }

  /** Something may have changed while it was read. @param {{update: (view: View, speaker: Speaker) => void}} part */
  #now(part) {
    const { shown } = this.app;
    if (shown) part.update(shown.view, shown.speaker);
  }

  /** @param {string | null} [unit] slug of the district that is marked */
  openRace(unit = null) {
    this.race.use((race) => {
      if (this.app.shown) race.open(this.app.shown.speaker, unit);
    });
  }

  /** Mark a project for standing beside others, or take the mark away. @param {string} id */
  mark(id) {
    const { store, notices, t, shown } = this.app;
    const marks = toggled(store.state.mark, id);
    if (marks.length > MOST_MARKED) return notices.toast(t("mark.most", { n: MOST_MARKED, count: MOST_MARKED }));
    store.set({ mark: marks }, "replace");
    const project = this.model.byId.get(id);
    if (!project || !shown) return;
    const key = marks.includes(id) ? "mark.on" : "mark.off";
    notices.announce(t(key, { name: shown.speaker.name(project).text, n: marks.length, count: marks.length }));
  }

  /** @param {View} view @param {Speaker} speaker */
  #showBar({ state: { mark } }, { t }) {
    this.bar.hidden = mark.length === 0;
    if (mark.length === 0) return;
    const n = mark.length;
    const open = el("button", {
      class: "primary",
      attrs: { type: "button", id: "beside-open", disabled: n < 2 },
      text: t("mark.open"),
      on: { click: () => this.beside.use((beside) => this.app.shown && beside.open(this.app.shown.view, this.app.shown.speaker)) },
    });
    const clear = el("button", {
      class: "quiet",
      attrs: { type: "button" },
      text: t("mark.clear"),
      on: { click: () => this.app.store.set({ mark: [] }, "replace") },
    });
    fill(this.bar, el("span", { text: t("mark.count", { n, count: n }) }), open, clear);
  }
}
