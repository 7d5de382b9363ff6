/**
 * Names of districts and zones on the map: buttons with their sums, and the row of the projects that are known to be
 * there and no finer (M29).
 * @module
 */

import { el, fill } from "./dom.js";

/** @import {Tally} from "./facets.js" */
/** @import {Box, Wish} from "./labels.js" */
/** @import {Look} from "./look.js" */
/** @import {Project, Unit} from "./model.js" */
/** @import {Frame} from "./paths.js" */

/** @typedef {Wish & {unit: Unit, full: boolean}} UnitWish */

/**
 * A unit's elements and how much room they take, with and without the sums.
 * @typedef {object} Held
 * @property {Unit} unit
 * @property {HTMLElement} root
 * @property {HTMLButtonElement} name
 * @property {HTMLElement} sum
 * @property {HTMLButtonElement} dock
 * @property {{full: [number, number], bare: [number, number]}} size
 * @property {string} said what was measured
 * @property {{world: number, spots: [number, number][]}} places where a name may stand, at a scale of the map
 */

/**
 * What the names say.
 * @typedef {object} UnitScene
 * @property {"zh" | "en"} lang
 * @property {Map<string, Tally>} tallies by unit
 * @property {Map<string, Project[]>} docked by unit
 * @property {Set<string>} chosen
 * @property {(tally: Tally) => string} sumText
 * @property {(count: number) => string} dockText
 */

/** Units narrower than this have no room for sums [px]. */
export const FULL_PX = 110;

/** How far a name may stand from its unit's middle [px]. */
const REACH_PX = 150;

/** The buttons of the units. */
export class UnitNames {
  /**
   * @param {Unit[]} units
   * @param {{ground: import("./ground.js").Ground, looks: Record<string, Look>,
   *   onUnit: (unit: Unit) => void, onDock: (unit: Unit, button: HTMLElement) => void}} parts
   */
  constructor(units, parts) {
    this.parts = parts;
    /** @type {Map<string, Held>} */
    this.held = new Map(units.map((unit) => [unit.slug, this.#make(unit)]));
    /** @type {L.Map | null} */
    this.map = null;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    const pane = map.getPane("units");
    for (const { root } of this.held.values()) pane?.append(root);
  }

  /** @param {UnitScene} scene */
  show(scene) {
    for (const held of this.held.values()) {
      const { unit, name, sum, dock, root } = held;
      const tally = scene.tallies.get(unit.slug) ?? { count: 0, known: 0, sum: 0 };
      const docked = scene.docked.get(unit.slug)?.length ?? 0;
      const sketch = unit.zone ? (this.parts.looks.zones.label?.suffix[scene.lang] ?? "") : "";
      fill(name, scene.lang === "zh" ? unit.name_zh : unit.name_en, sketch && el("small", { text: sketch }));
      name.setAttribute("aria-pressed", String(scene.chosen.has(unit.slug)));
      sum.textContent = tally.count > 0 ? scene.sumText(tally) : "";
      dock.hidden = docked === 0;
      dock.textContent = scene.dockText(docked);
      root.classList.toggle("chosen", scene.chosen.has(unit.slug));
    }
    this.#measure();
  }

  /** Measure the names that say something new: all are changed before the first is measured, so that the page is laid out twice. */
  #measure() {
    const fresh = [...this.held.values()].filter((held) => held.said !== saidBy(held));
    const hidden = fresh.filter(({ root }) => root.hidden);
    for (const { root } of hidden) root.hidden = false;
    for (const { sum } of fresh) sum.hidden = sum.textContent === "";
    for (const held of fresh) held.size.full = [held.root.offsetWidth, held.root.offsetHeight];
    for (const { sum } of fresh) sum.hidden = true;
    for (const held of fresh) {
      held.size.bare = [held.root.offsetWidth, held.root.offsetHeight];
      held.said = saidBy(held);
    }
    for (const { root } of hidden) root.hidden = true;
  }

  /**
   * Where the names want to stand.
   * @param {Frame} frame
   * @param {Set<string>} off layers that are switched off
   * @param {{unit: number, zone: number}} priority
   * @returns {UnitWish[]}
   */
  wishes(frame, off, priority) {
    const { looks, ground } = this.parts;
    return [...this.held.values()].flatMap((held) => {
      const { unit, size } = held;
      const fromZoom = (unit.zone ? looks.zones : looks.districts).label?.from_zoom ?? 0;
      if (off.has(unit.zone ? "zones" : "districts") || frame.zoom < fromZoom) return [];
      const [x, y] = [unit.x * frame.world + frame.left, unit.y * frame.world + frame.top];
      const full = ground.unitWidth(unit.slug) * frame.world >= FULL_PX && (!unit.zone || frame.zoom >= 10);
      const [width, height] = full ? size.full : size.bare;
      if (held.places.world !== frame.world) held.places = { world: frame.world, spots: spotsIn(ground, unit, frame) };
      const { spots } = held.places;
      const rank = unit.zone ? priority.zone : priority.unit + (full ? 0 : 0.5);
      return [{ x, y, r: 0, width, height, priority: rank, spots, unit, full }];
    });
  }

  /**
   * Put the names where there is room for them; the others are not shown.
   * @param {{wish: UnitWish, box: Box}[]} placed
   */
  put(placed) {
    const { map } = this;
    if (!map) return;
    for (const { root } of this.held.values()) root.hidden = true;
    for (const { wish, box } of placed) {
      const held = this.held.get(wish.unit.slug);
      if (!held) continue;
      held.root.hidden = false;
      held.sum.hidden = !wish.full || held.sum.textContent === "";
      const corner = map.containerPointToLayerPoint([Math.round(box.left), Math.round(box.top)]);
      L.DomUtil.setPosition(held.root, corner);
    }
  }

  /** @param {Unit} unit @returns {Held} */
  #make(unit) {
    const { onUnit, onDock } = this.parts;
    const attrs = { type: "button", tabindex: -1 };
    const name = el("button", { class: "unit-name", attrs, on: { click: () => onUnit(unit) } });
    const sum = el("span", { class: "unit-sum" });
    const dock = el("button", { class: "unit-dock", attrs, on: { click: () => onDock(unit, dock) } });
    const root = el("div", { class: `unit leaflet-zoom-hide${unit.zone ? " zone" : ""}` }, name, sum, dock);
    root.hidden = true;
    L.DomEvent.disableClickPropagation(root);
    const size = { full: /** @type {[number, number]} */ ([0, 0]), bare: /** @type {[number, number]} */ ([0, 0]) };
    return { unit, root, name, sum, dock, size, said: "", places: { world: 0, spots: [] } };
  }
}

/**
 * Places for the name of a unit, from where its name stands: close to it, or inside its outline.
 * @param {import("./ground.js").Ground} ground
 * @param {Unit} unit
 * @param {Frame} frame
 */
export function spotsIn(ground, unit, frame) {
  return SPOTS.filter(
    ([dx, dy]) =>
      Math.hypot(dx, dy) < 42 || ground.unitHolds(unit.slug, unit.x + dx / frame.world, unit.y + dy / frame.world),
  );
}

/** All that gives a name its size. @param {Held} held */
function saidBy({ root, name, sum, dock }) {
  return [name.textContent, sum.textContent, dock.hidden ? "" : dock.textContent, root.className].join("\n");
}

/** Places about a middle, in widening rings. */
export const SPOTS = spotsAround();

/** @returns {[number, number][]} */
function spotsAround() {
  /** @type {[number, number][]} */
  const spots = [[0, 0]];
  for (let ring = 14; ring <= REACH_PX; ring += 14) {
    const steps = Math.max(8, Math.round(ring / 5));
    for (let i = 0; i < steps; i++) {
      const angle = (i / steps) * 2 * Math.PI - Math.PI / 2;
      spots.push([ring * Math.cos(angle), ring * Math.sin(angle) * 0.8]);
    }
  }
  return spots;
}
