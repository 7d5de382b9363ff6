/**
 * The texts that the map shows: the choice of what fits, the names of the units among it, and their canvas (M35–M38).
 * @module
 */

import { place } from "./labels.js";
import { NUMBER_INSIDE_PX, font, paintPoint, paintText } from "./paint.js";
import { frameOf } from "./paths.js";
import { Surface } from "./surface.js";
import { LINE, PRIORITY, SIGN_GAP, textWishes } from "./texts.js";

/** @import {Box} from "./labels.js" */
/** @import {Look} from "./look.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Mark} from "./stacks.js" */
/** @import {TextLook, TextWish} from "./texts.js" */

/**
 * A text where it stands: `dx`, `dy` from its anchor to its middle [px].
 * @typedef {{wish: TextWish, box: Box, dx: number, dy: number}} Text
 */

/** How far the number of a stack stands out above it and to its right [px]. */
const BADGE_PX = 14;

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
    /** @type {Text[]} */
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
    const totals = symbols.by === "unit" ? marks.map((mark) => ({ mark, ...symbols.positionOf(mark, frame) })) : null;
    const wishes = [...this.wishes(frame, scene, marks), ...units.wishes(frame, { off: scene.off, priority: PRIORITY, totals })];
    const placed = place(wishes, {
      frame: { left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 4 },
      taken: [
        ...obstacles(),
        ...marks.map((mark) => boxOf(mark, symbols.positionOf(mark, frame))),
        ...this.parts.ground.visibleNodes(frame.zoom).map((node) => {
          return around(node.x * frame.world + frame.left, node.y * frame.world + frame.top, node.r + 1);
        }),
      ],
      shunned: this.lineBoxes(frame, scene),
    });
    units.put(placed.flatMap(({ wish, box }) => ("unit" in wish ? [{ wish, box }] : [])));
    this.texts = placed.flatMap(({ wish, box }) => {
      if ("unit" in wish) return [];
      return [{ wish, box, dx: (box.left + box.right) / 2 - wish.x, dy: (box.top + box.bottom) / 2 - wish.y }];
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
    const { looks, parts } = this;
    const width = (/** @type {TextLook} */ look, /** @type {string} */ text) => this.#width(look, text);
    return textWishes({ frame, ...scene, marks, looks, ground: parts.ground, basemap: parts.basemap, width });
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paint(ctx, frame) {
    this.parts.units.paintLeaders(ctx, frame);
    for (const { wish, dx, dy } of this.texts) {
      paintWish(ctx, wish, { x: wish.ux * frame.world + frame.left, y: wish.uy * frame.world + frame.top, dx, dy });
    }
    this.parts.symbols.paintRaised(ctx, frame, this.scene?.selected ?? null);
  }

  /** @param {TextLook} look @param {string} text */
  #width(look, text) {
    if (!this.measure) return text.length * look.size;
    this.measure.font = font(look.size, look.weight);
    return Math.ceil(this.measure.measureText(text).width) + 2;
  }

  /**
   * Names keep off the corridor and the runs of linear projects: small boxes along them.
   * @param {Frame} frame @param {NameScene} scene @returns {Box[]}
   */
  lineBoxes({ world, left, top, width, height }, { off }) {
    const { corridor, runs, scene } = this.parts.ground;
    const shown = runs.filter(({ feature }) => scene.passing.has(feature.properties.project_id));
    const lines = [...(off.has("corridor") ? [] : corridor), ...shown].flatMap(({ rings }) => rings);
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
          boxes.push(around(x, y, 3));
        }
        return boxes;
      }),
    );
  }
}

/**
 * Write a text where it was placed.
 * @param {CanvasRenderingContext2D} ctx
 * @param {TextWish} wish
 * @param {{x: number, y: number, dx: number, dy: number}} at anchor, and from there to the middle of the text [px]
 */
export function paintWish(ctx, wish, { x, y, dx, dy }) {
  ctx.save();
  ctx.translate(x + dx, y + dy);
  ctx.rotate(wish.angle ?? 0);
  const sign = wish.sign ? (wish.sign.size_px ?? 0) + SIGN_GAP : 0;
  const r = (sign - SIGN_GAP) / 2;
  if (wish.sign) paintPoint(ctx, { x: r - wish.width / 2, y: 0, r }, wish.sign);
  // Lines lean on the symbol that they stand beside.
  const align = Math.abs(dx) < wish.width / 2 ? "center" : dx > 0 ? "left" : "right";
  const left = { center: sign / 2, left: sign - wish.width / 2, right: wish.width / 2 }[align];
  wish.lines.forEach((line, i) => {
    const down = (i - (wish.lines.length - 1) / 2) * wish.look.size * LINE;
    paintText(ctx, line, { x: left, y: down }, { ...wish.look, align });
  });
  ctx.restore();
}

/** @param {number} x @param {number} y @param {number} r @returns {Box} */
function around(x, y, r) {
  return { left: x - r, top: y - r, right: x + r, bottom: y + r };
}

/** @param {Mark} mark @param {{x: number, y: number}} at @returns {Box} */
export function boxOf({ r, kind }, { x, y }) {
  const half = r * 0.9;
  const badge = kind === "stack" && r < NUMBER_INSIDE_PX ? BADGE_PX : 0;
  return { left: x - half, top: y - half - badge, right: x + half + badge, bottom: y + half };
}
