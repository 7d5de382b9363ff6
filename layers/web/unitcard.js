/**
 * The card of the one district or zone that is chosen: totals, and the address of its projects (M56).
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { linkFile } from "./filelink.js";

/** @import {Model} from "./model.js" */
/** @import {Speaker} from "./say.js" */
/** @import {View} from "./view.js" */

/**
 * Show the card, or nothing when not exactly one unit is chosen.
 * @param {View} view
 * @param {Speaker} speaker
 * @param {Model} model
 * @param {(unit: string) => void} onRace
 */
export function showUnitCard(view, speaker, model, onRace) {
  const root = byId("unit-card", HTMLElement);
  const unit = view.state.d.length === 1 ? model.unitBySlug.get(view.state.d[0]) : undefined;
  root.hidden = unit === undefined;
  if (!unit) return;
  const { t } = speaker;
  const total = view.tallies.unit.get(unit.slug) ?? { count: 0, known: 0, sum: 0 };
  const docked = view.docks.get(unit.slug) ?? 0;
  const link = el("a", { text: t("unit.geojson") });
  linkFile(link, {
    address: `api/districts/${unit.slug}/projects.geojson`,
    name: `${unit.slug}.geojson`,
    ids: () => model.projects.filter(({ units }) => units.includes(unit.slug)).map(({ id }) => id),
  });
  fill(
    root,
    el("h3", { text: speaker.unitName(unit) }),
    el("p", { class: "figures", text: speaker.tally(total) }),
    docked > 0 && el("p", { text: t("unit.docked", { n: docked, count: docked }) }),
    unit.zone && el("p", { class: "fine", text: t("unit.zone") }),
    el(
      "p",
      { class: "unit-links" },
      link,
      el("button", { class: "link", attrs: { type: "button", id: "unit-race" }, text: t("race.title"), on: { click: () => onRace(unit.slug) } }),
    ),
  );
}
