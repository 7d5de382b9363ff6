/**
 * Names of districts and zones on the map: buttons, and below them the row of the projects that are known to be there
 * and no finer (M29). What a district adds up to its symbol says at low zooms, the filters and its card always.
 * @module
 */

import { el, fill } from "./dom.js";
import { frameOf } from "./paths.js";

/** @import {Box, Wish} from "./labels.js" */
/** @import {Look} from "./look.js" */
/** @import {Unit} from "./model.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Mark} from "./stacks.js" */

/**
 * How a name says what is docked: in a row below it, where the unit is narrow in a number beside it, or not.
 * @typedef {"row" | "chip" | "bare"} Form
 */

/** @type {Form[]} */
const FORMS = ["row", "chip", "bare"];

/** @typedef {Wish & {unit: Unit, form: Form}} UnitWish */

/** @typedef {{ux: number, uy: number, dx: number, dy: number}} Leader from a unit's middle to its name */

/**
 * A unit's elements and how much room they take in each form.
 * @typedef {object} Held
 * @property {Unit} unit
 * @property {HTMLElement} root
 * @property {HTMLButtonElement} name
 * @property {HTMLButtonElement} dock
 * @property {Record<"row" | "chip" | "bare", [number, number]>} size
 * @property {string} said what was measured
 * @property {{world: number, spots: [number, number][]}} places where a name may stand, at a scale of the map
 */

/**
 * What the names say.
 * @typedef {object} UnitScene
 * @property {"zh" | "en"} lang
 * @property {Map<string, number>} docks how many projects are listed, by unit
 * @property {Set<string>} chosen
 * @property {(count: number) => string} dockText
 * @property {boolean} crowded the map is full of totals
 */

/** A name may stand beside units narrower than this, tied to them by a line [px]. */
export const NARROW_PX = 110;

/** How far a name may stand from its unit's middle, inside it and beside it [px]. */
const REACH_PX = 150;
const NEAR_PX = 42;
const BESIDE_PX = 90;

/** Nearer to its unit's middle than this a name needs no line [px]. */
const TIED_PX = 26;

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
    /** @type {Leader[]} */
    this.leaders = [];
    this.crowded = false;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    const pane = map.getPane("units");
    for (const { root } of this.held.values()) pane?.append(root);
  }

  /** @param {UnitScene} scene */
  show(scene) {
    this.crowded = scene.crowded;
    for (const held of this.held.values()) {
      const { unit, name, dock, root } = held;
      const docked = scene.docks.get(unit.slug) ?? 0;
      const sketch = unit.zone ? (this.parts.looks.zones.label?.suffix[scene.lang] ?? "") : "";
      fill(name, scene.lang === "zh" ? unit.name_zh : unit.name_en, sketch && el("small", { text: sketch }));
      name.setAttribute("aria-pressed", String(scene.chosen.has(unit.slug)));
      dock.dataset.count = String(docked);
      fill(dock, el("span", { text: scene.dockText(docked) }), el("b", { text: String(docked), attrs: { "aria-hidden": "true" } }));
      root.classList.toggle("chosen", scene.chosen.has(unit.slug));
    }
    this.#measure();
  }

  /** Measure the names that say something new: all are changed before the first is measured, so that the page is laid out seldom. */
  #measure() {
    const fresh = [...this.held.values()].filter((held) => held.said !== saidBy(held));
    const hidden = fresh.filter(({ root }) => root.hidden);
    for (const { root } of hidden) root.hidden = false;
    for (const form of FORMS) {
      for (const held of fresh) take(held, form);
      for (const { root, size } of fresh) size[form] = [root.offsetWidth, root.offsetHeight];
    }
    for (const held of fresh) held.said = saidBy(held);
    for (const { root } of hidden) root.hidden = true;
  }

  /**
   * Where the names want to stand.
   * @param {Frame} frame
   * @param {{off: Set<string>, priority: {unit: number, zone: number},
   *   totals: {mark: Mark, x: number, y: number}[] | null}} shown layers that are switched off, and the symbols that
   *   stand for whole units, beside which their names belong
   * @returns {UnitWish[]}
   */
  wishes(frame, { off, priority, totals }) {
    const { looks, ground } = this.parts;
    return [...this.held.values()].flatMap((held) => {
      const { unit, size } = held;
      const fromZoom = (unit.zone ? looks.zones : looks.districts).label?.from_zoom ?? 0;
      if (off.has(unit.zone ? "zones" : "districts") || frame.zoom < fromZoom) return [];
      const total = unit.zone ? undefined : totals?.find(({ mark }) => standsFor(mark, unit));
      const narrow = !unit.zone && ground.unitWidth(unit.slug) * frame.world < NARROW_PX;
      const rank = unit.zone ? priority.zone : priority.unit;
      const common = { priority: rank, unit, only: unit.slug };
      /** @param {Form} form */
      const sized = (form) => ({ ...common, form, width: size[form][0], height: size[form][1] });
      // A sum of several districts bears the name of none.
      if (total?.mark.parts) return [];
      if (total) return [{ ...sized("bare"), x: total.x, y: total.y, r: total.mark.r }];
      const [x, y] = [unit.x * frame.world + frame.left, unit.y * frame.world + frame.top];
      if (held.places.world !== frame.world) {
        held.places = { world: frame.world, spots: spotsIn(ground, unit, frame, narrow ? BESIDE_PX : NEAR_PX) };
      }
      const { spots } = held.places;
      const wide = { ...sized(totals ? "bare" : "row"), x, y, r: 0, spots };
      // Among so many totals a name alone is better than none.
      const alone = { ...sized("bare"), x, y, r: 0, spots, priority: rank + 0.1 };
      if (!narrow) return this.crowded ? [wide, alone] : [wide];
      const modest = true;
      return [
        { ...sized(totals ? "bare" : "chip"), x, y, r: 0, spots, modest },
        { ...sized("bare"), x, y, r: 0, spots, modest, priority: rank + 0.1 },
      ];
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
      take(held, wish.form);
      const corner = map.containerPointToLayerPoint([Math.round(box.left), Math.round(box.top)]);
      L.DomUtil.setPosition(held.root, corner);
    }
    const { world } = frameOf(map);
    this.leaders = placed.flatMap(({ wish: { unit, spots, x, y }, box }) => {
      const dx = Math.min(Math.max(x, box.left + 6), box.right - 6) - x;
      const dy = Math.min(Math.max(y, box.top + 3), box.bottom - 3) - y;
      const near = Math.hypot(dx, dy) < TIED_PX || this.parts.ground.unitHolds(unit.slug, unit.x + dx / world, unit.y + dy / world);
      return !spots || unit.zone || near ? [] : [{ ux: unit.x, uy: unit.y, dx, dy }];
    });
  }

  /** Lines from units to the names beside them. @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  paintLeaders(ctx, { world, left, top }) {
    for (const [colour, width] of /** @type {const} */ ([["#F2F0EA", 2.5], ["#6B665C", 0.8]])) {
      ctx.beginPath();
      for (const { ux, uy, dx, dy } of this.leaders) {
        const [x, y] = [ux * world + left, uy * world + top];
        ctx.moveTo(x, y);
        ctx.lineTo(x + dx, y + dy);
      }
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    }
  }

  /** @param {Unit} unit @returns {Held} */
  #make(unit) {
    const { onUnit, onDock } = this.parts;
    const attrs = { type: "button", tabindex: -1 };
    const name = el("button", { class: "unit-name", attrs, on: { click: () => onUnit(unit) } });
    const dock = el("button", { class: "unit-dock", attrs, on: { click: () => onDock(unit, dock) } });
    const root = el("div", { class: `unit leaflet-zoom-hide${unit.zone ? " zone" : ""}` }, name, dock);
    root.hidden = true;
    L.DomEvent.disableClickPropagation(root);
    /** @type {Held["size"]} */
    const size = { row: [0, 0], chip: [0, 0], bare: [0, 0] };
    return { unit, root, name, dock, size, said: "", places: { world: 0, spots: [] } };
  }
}

/**
 * Places for the name of a unit, from its middle: close to it, or inside its outline.
 * @param {import("./ground.js").Ground} ground
 * @param {Unit} unit
 * @param {Frame} frame
 * @param {number} [reach] what is close [px]
 */
export function spotsIn(ground, unit, frame, reach = NEAR_PX) {
  return SPOTS.filter(
    ([dx, dy]) =>
      Math.hypot(dx, dy) < reach || ground.unitHolds(unit.slug, unit.x + dx / frame.world, unit.y + dy / frame.world),
  );
}

/** Whether a total holds that of a unit; what the server has added up bears the name of the district. @param {Mark} mark @param {Unit} unit @returns {boolean} */
function standsFor({ projects: [project], id, parts }, unit) {
  const { slug, name_zh, short_zh } = unit;
  if (parts) return parts.some((part) => standsFor(part, unit));
  return project ? project.units.at(-1) === slug : id === name_zh || id === short_zh;
}

/** All that gives a name its size. @param {Held} held */
function saidBy({ name, dock, root }) {
  return [name.textContent, dock.dataset.count, dock.textContent, root.classList.contains("chosen")].join("\n");
}

/** @param {Held} held @param {Form} form */
function take({ root, dock }, form) {
  root.classList.toggle("narrow", form === "chip");
  dock.hidden = form === "bare" || dock.dataset.count === "0";
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
