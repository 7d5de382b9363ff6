/**
 * Texts on the map: ports and nodes, chainage, places, large projects; and the choice of what fits, the names of the
 * units among it (M35–M38).
 * @module
 */

import { tickStep } from "./chainage.js";
import { place } from "./labels.js";
import { font, paintText } from "./paint.js";
import { frameOf } from "./paths.js";
import { Surface } from "./surface.js";

/** @import {Box, Side, Wish} from "./labels.js" */
/** @import {LabelLook, Look} from "./look.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Mark} from "./stacks.js" */

/** How many of the largest projects in view are named (M37). */
const NAMED = 12;

/** From this zoom on projects without an amount are named too. */
const ALL_NAMED_ZOOM = 12;

/** From this zoom on schematic lines are labelled so; below it the legend says it. */
const SCHEMATIC_ZOOM = 10;

/** How far the number of a stack stands out above it and to its right [px]. */
const BADGE_PX = 14;

/** Longest name of a project on the map [characters]. */
const LONGEST = 30;

/** Lower is placed first. */
export const PRIORITY = { selected: 0, port: 1, unit: 2, zone: 3, project: 4, place: 5, route: 6, small: 6.5, node: 7, tick: 8 };

/** @typedef {{size: number, weight?: number, colour: string, halo: string, haloWidth: number}} TextLook */

/** @typedef {Wish & {text: string, ux: number, uy: number, look: TextLook}} TextWish */

/**
 * @typedef {object} NameScene
 * @property {"zh" | "en"} lang
 * @property {Set<string>} off
 * @property {string | null} selected
 * @property {string} schematic what is written beside schematic lines
 */

/** The canvas of the texts; above them the hovered and the selected symbol. */
export class Names {
  /**
   * @param {Record<string, Look>} looks
   * @param {{basemap: import("./basemap.js").Basemap, ground: import("./ground.js").Ground,
   *   symbols: import("./symbols.js").Symbols, units: import("./unitnames.js").UnitNames,
   *   obstacles: () => Box[]}} parts
   */
  constructor(looks, parts) {
    this.looks = looks;
    this.parts = parts;
    /** @type {NameScene | null} */
    this.scene = null;
    /** @type {{text: string, ux: number, uy: number, dx: number, dy: number, look: TextLook}[]} */
    this.texts = [];
    this.surface = new Surface("labels", (ctx, frame) => this.#paint(ctx, frame));
    this.measure = document.createElement("canvas").getContext("2d");
    /** @type {L.Map | null} */
    this.map = null;
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    this.surface.addTo(map);
    this.parts.units.addTo(map);
    map.on("moveend zoomend resize", () => this.arrange());
  }

  /** @param {NameScene} scene */
  show(scene) {
    this.scene = scene;
    this.arrange();
  }

  /** Choose what is written where: after a move, not while it lasts. */
  arrange() {
    const { map, scene } = this;
    if (!map || !scene) return;
    const { symbols, units, obstacles } = this.parts;
    const frame = frameOf(map);
    const marks = symbols.inView(frame);
    const wishes = [...this.wishes(frame, scene, marks), ...units.wishes(frame, scene.off, PRIORITY)];
    const placed = place(wishes, {
      frame: { left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 4 },
      taken: [...obstacles(), ...marks.map((mark) => boxOf(mark, symbols.positionOf(mark, frame)))],
      shunned: this.corridorBoxes(frame, scene),
    });
    units.put(placed.flatMap(({ wish, box }) => ("unit" in wish ? [{ wish, box }] : [])));
    this.texts = placed.flatMap(({ wish, box }) => {
      if ("unit" in wish) return [];
      const { text, ux, uy, look, x, y } = wish;
      return [{ text, ux, uy, look, dx: box.left - x + 1, dy: (box.top + box.bottom) / 2 - y }];
    });
    this.surface.redraw();
  }

  /**
   * What wants to be written, the names of the units apart.
   * @param {Frame} frame
   * @param {NameScene} scene
   * @param {Mark[]} marks of the projects
   * @returns {TextWish[]}
   */
  wishes(frame, scene, marks) {
    return [
      ...this.#nodes(frame, scene),
      ...this.#projects(frame, scene, marks),
      ...this.#places(frame, scene),
      ...this.#routes(frame, scene),
      ...this.#ticks(frame, scene),
    ];
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paint(ctx, frame) {
    for (const { text, ux, uy, dx, dy, look } of this.texts) {
      paintText(ctx, text, { x: ux * frame.world + frame.left + dx, y: uy * frame.world + frame.top + dy }, look);
    }
    this.parts.symbols.paintRaised(ctx, frame, this.scene?.selected ?? null);
  }

  /**
   * @param {Frame} frame
   * @param {{ux: number, uy: number, r: number, text: string, priority: number, look: TextLook, sides?: Side[]}} said
   * @returns {TextWish}
   */
  #wish(frame, { ux, uy, r, text, priority, look, sides }) {
    const [x, y] = [ux * frame.world + frame.left, uy * frame.world + frame.top];
    return { x, y, r, width: this.#width(look, text), height: look.size * 1.25, priority, sides, text, ux, uy, look };
  }

  /** @param {TextLook} look @param {string} text */
  #width(look, text) {
    if (!this.measure) return text.length * look.size;
    this.measure.font = font(look.size, look.weight);
    return Math.ceil(this.measure.measureText(text).width) + 2;
  }

  /** @param {Frame} frame @param {NameScene} scene @returns {TextWish[]} */
  #nodes(frame, { lang }) {
    const { label } = this.looks.nodes;
    if (!label || frame.zoom < label.from_zoom) return [];
    return this.parts.ground.visibleNodes(frame.zoom).flatMap(({ feature, x, y, r }) => {
      const station = feature.properties.kind === "station";
      if (station && frame.zoom < 9) return [];
      const text = feature.properties[label[lang]] ?? feature.properties.name_zh;
      const look = { ...textLook(label), weight: station ? 400 : 600 };
      return [this.#wish(frame, { ux: x, uy: y, r, text, priority: station ? PRIORITY.node : PRIORITY.port, look })];
    });
  }

  /** @param {Frame} frame @param {NameScene} scene @param {Mark[]} marks @returns {TextWish[]} */
  #projects(frame, { lang, selected }, marks) {
    const { label } = this.looks.projects;
    if (!label) return [];
    const holder = marks.filter(({ projects }) => projects.some(({ id }) => id === selected));
    const single = marks.filter(({ projects }) => projects.length === 1);
    const known = single.filter(({ amount }) => !Number.isNaN(amount)).sort((a, b) => b.amount - a.amount);
    const named = frame.zoom >= label.from_zoom ? known.slice(0, NAMED) : [];
    const small = frame.zoom >= ALL_NAMED_ZOOM ? single.filter((mark) => !named.includes(mark)) : [];
    return [...new Set([...holder, ...named, ...small])].map((mark) => {
      const chosen = mark.projects.find(({ id }) => id === selected);
      const project = chosen ?? mark.projects[0];
      const name = (lang === "en" && project.name_en) || project.short_zh;
      const priority = chosen ? PRIORITY.selected : small.includes(mark) ? PRIORITY.small : PRIORITY.project;
      return this.#wish(frame, {
        ux: mark.x + mark.dx / frame.world,
        uy: mark.y + mark.dy / frame.world,
        r: mark.r + (chosen ? 6 : 1),
        text: name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name,
        priority,
        look: { ...textLook(label), weight: chosen ? 600 : 500 },
      });
    });
  }

  /** @param {Frame} frame @param {NameScene} scene @returns {TextWish[]} */
  #places(frame, { lang, off }) {
    const { look, names, sea } = this.parts.basemap;
    const { label } = look;
    if (!label || off.has("base")) return [];
    return names.flatMap((name) => {
      if (frame.zoom < name.min_zoom) return [];
      const isSea = name.kind === "sea";
      const ground = isSea ? { colour: "#35617D", halo: sea } : {};
      return [
        this.#wish(frame, {
          ux: name.x,
          uy: name.y,
          r: isSea ? 0 : 2,
          text: lang === "en" ? name.name_en : name.name_zh,
          priority: PRIORITY.place + name.rank * 0.1,
          look: { ...textLook(label), ...ground },
          sides: isSea ? ["middle"] : undefined,
        }),
      ];
    });
  }

  /** @param {Frame} frame @param {NameScene} scene @returns {TextWish[]} */
  #routes(frame, { off, schematic }) {
    const { label } = this.looks.routes;
    if (!label || frame.zoom < SCHEMATIC_ZOOM) return [];
    return this.parts.ground.routes.flatMap(({ feature, rings }) => {
      if (off.has("routes") || !feature.properties.schematic) return [];
      const visible = rings[0].filter(([x, y]) => {
        const [px, py] = [x * frame.world + frame.left, y * frame.world + frame.top];
        return px > 40 && py > 40 && px < frame.width - 40 && py < frame.height - 40;
      });
      const middle = visible[Math.floor(visible.length / 2)];
      if (!middle) return [];
      const look = { ...textLook(label), colour: "#666666" };
      const [ux, uy] = middle;
      return [this.#wish(frame, { ux, uy, r: 3, text: schematic, priority: PRIORITY.route, look })];
    });
  }

  /** Names keep off the corridor: small boxes along it. @param {Frame} frame @param {NameScene} scene @returns {Box[]} */
  corridorBoxes({ world, left, top, width, height }, { off }) {
    if (off.has("corridor")) return [];
    const lines = this.parts.ground.corridor.flatMap(({ rings }) => rings);
    return lines.flatMap((line) =>
      line.slice(1).flatMap(([bx, by], i) => {
        const [ax, ay] = line[i];
        const steps = Math.ceil((Math.hypot(bx - ax, by - ay) * world) / 12);
        /** @type {Box[]} */
        const boxes = [];
        for (let step = 0; step < steps; step++) {
          const x = (ax + ((bx - ax) * step) / steps) * world + left;
          const y = (ay + ((by - ay) * step) / steps) * world + top;
          if (x < 0 || y < 0 || x > width || y > height) continue;
          boxes.push({ left: x - 3, top: y - 3, right: x + 3, bottom: y + 3 });
        }
        return boxes;
      }),
    );
  }

  /** @param {Frame} frame @param {NameScene} scene @returns {TextWish[]} */
  #ticks(frame, { off }) {
    const step = tickStep(frame.zoom);
    const { label } = this.looks.nodes;
    if (step === null || !label || off.has("corridor")) return [];
    const look = { ...textLook(label), colour: "#8A3B31" };
    return this.parts.ground.ticks.flatMap(({ km, x, y }) => {
      const [px, py] = [x * frame.world + frame.left, y * frame.world + frame.top];
      const inside = px > 0 && py > 0 && px < frame.width && py < frame.height;
      if (km === 0 || km % step !== 0 || !inside) return [];
      /** @type {Side[]} */
      const sides = ["right", "left", "top", "bottom"];
      return [this.#wish(frame, { ux: x, uy: y, r: 5, text: `K${km}`, priority: PRIORITY.tick, look, sides })];
    });
  }
}

/** @param {LabelLook} label @returns {TextLook} */
export function textLook({ size_px, colour, halo, halo_px }) {
  return { size: Math.max(12, size_px), colour, halo, haloWidth: halo_px };
}

/** @param {Mark} mark @param {{x: number, y: number}} at @returns {Box} */
export function boxOf({ r, kind }, { x, y }) {
  const half = r * 0.9;
  const badge = kind === "stack" ? BADGE_PX : 0;
  return { left: x - half, top: y - half - badge, right: x + half + badge, bottom: y + half };
}
