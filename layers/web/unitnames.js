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
      held.size = this.#measure(held);
    }
  }

  /** @param {Held} held @returns {Held["size"]} */
  #measure({ root, sum }) {
    const wasHidden = root.hidden;
    root.hidden = false;
    sum.hidden = sum.textContent === "";
    /** @type {[number, number]} */
    const full = [root.offsetWidth, root.offsetHeight];
    sum.hidden = true;
    /** @type {[number, number]} */
    const bare = [root.offsetWidth, root.offsetHeight];
    root.hidden = wasHidden;
    return { full, bare };
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
    return [...this.held.values()].flatMap(({ unit, size }) => {
      const fromZoom = (unit.zone ? looks.zones : looks.districts).label?.from_zoom ?? 0;
      if (off.has(unit.zone ? "zones" : "districts") || frame.zoom < fromZoom) return [];
      const [x, y] = [unit.x * frame.world + frame.left, unit.y * frame.world + frame.top];
      const full = ground.unitWidth(unit.slug) * frame.world >= FULL_PX && (!unit.zone || frame.zoom >= 10);
      const [width, height] = full ? size.full : size.bare;
      const spots = spotsIn(ground, unit, frame);
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
    return { unit, root, name, sum, dock, size: { full: [0, 0], bare: [0, 0] } };
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
