/**
 * The first page on paper as one drawing: map, legend, ledger, sources, the address in letters and as a QR code (M64, I7).
 *
 * The same address gives the same drawing, on whatever screen it is made: there is no clock in it and no size of a window.
 * @module
 */

import { tally } from "./facets.js";
import { number } from "./format.js";
import { paintArea, paintLine, paintUnknown } from "./glyphs.js";
import { HUE_WORDS, hueIndex, hueOf, hueSlugs, stageRule } from "./hue.js";
import { ruleAt } from "./look.js";
import { font, paintPoint } from "./paint.js";
import { unitX, unitY } from "./mercator.js";
import { PX_PER_MM, frameOn, linesOf, roomOf, sizeOnPaper } from "./paper.js";
import { NUMBER, drawMap } from "./papermap.js";
import { qrPath } from "./qr.js";
import { legendCircles } from "./scale.js";
import { signsOf } from "./signs.js";
import { VectorContext, node } from "./vector.js";

/** @import {Project} from "./model.js" */
/** @import {View} from "./view.js" */
/** @import {Paper} from "./paper.js" */
/** @import {Drawn} from "./papermap.js" */
/** @import {Measure, VectorNode} from "./vector.js" */

/**
 * What stands on the sheet beside the map.
 * @typedef {object} Said
 * @property {string} title
 * @property {string} filter what is shown, in words
 * @property {string} date
 * @property {string} summary
 * @property {string} address empty: none
 * @property {string} source
 * @property {string} review the number of the map's approval, or that there is none
 * @property {{scope: string, facts: {name: string, value: string}[]} | null} ledger
 * @property {Project[]} sequence the projects in the order of the list
 */

/** @typedef {Drawn & {paper: Paper, measure: Measure, said: Said, names: {heading: (key: string) => string}}} Sheet_ */

const INK = "#20262C";
const SOFT = "#545D66";
const HAIR = "#C9C4B8";

/** Room between parts [px]. */
const GAP = 10;

/** A module of the QR code is at least this wide [mm]. */
const MODULE_MM = 0.42;

/**
 * Draw the sheet.
 * @param {Drawn} drawn
 * @param {{paper: Paper, measure: Measure, said: Said}} how
 * @returns {VectorNode} an `svg`
 */
export function sheetOf(drawn, { paper, measure, said }) {
  const room = roomOf(paper);
  const sheet = new Page(drawn, { paper, measure, said });
  const top = sheet.put(sheet.header(room.width), 0, 0) + 6;
  const foot = sheet.footer(room.width);
  const main = { top, height: room.height - top - foot.height - 6 };
  sheet.put(foot, 0, room.height - foot.height);
  if (room.width > room.height) {
    const columns = paper.scale > 1 ? 2 : 1;
    const side = columns > 1 ? 262 : Math.max(216, room.width * 0.2);
    const width = room.width - columns * (side + GAP);
    sheet.put(sheet.map(width, main.height), 0, top);
    let blocks = sheet.blocks();
    for (let i = 0; i < columns; i++) {
      blocks = sheet.column(blocks, { x: width + GAP + i * (side + GAP), top, width: side, height: main.height });
    }
  } else {
    const height = Math.round(main.height * 0.64);
    sheet.put(sheet.map(room.width, height), 0, top);
    const width = (room.width - 2 * GAP) / 3;
    const rest = { top: top + height + GAP, height: main.height - height - GAP };
    let blocks = sheet.blocks();
    for (const x of [0, width + GAP, 2 * (width + GAP)]) blocks = sheet.column(blocks, { x, width, ...rest });
  }
  const size = { width: `${(room.width * paper.scale) / PX_PER_MM}mm`, height: `${(room.height * paper.scale) / PX_PER_MM}mm` };
  return node(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...size, viewBox: `0 0 ${room.width.toFixed(2)} ${room.height.toFixed(2)}`, role: "img", "aria-label": said.title },
    ...sheet.parts,
  );
}

/** A part of the sheet that knows how high it became. @typedef {{group: VectorNode, height: number}} Part */

/** The parts of one sheet. */
class Page {
  /** @param {Drawn} drawn @param {{paper: Paper, measure: Measure, said: Said}} how */
  constructor(drawn, { paper, measure, said }) {
    this.drawn = drawn;
    this.paper = paper;
    this.type = paper.type;
    this.measure = measure;
    this.said = said;
    /** @type {VectorNode[]} */
    this.parts = [];
  }

  /** @param {Part} part @param {number} x @param {number} y @returns {number} where the next one may begin */
  put({ group, height }, x, y) {
    this.parts.push(node("g", { ...group.attrs, transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, ...group.children));
    return y + height;
  }

  /**
   * Put parts below each other as long as there is room.
   * @param {((width: number, room: number) => Part | null)[]} blocks
   * @param {{x: number, top: number, width: number, height: number}} box
   * @returns those that found no room
   */
  column(blocks, { x, top, width, height }) {
    let y = top;
    for (const [i, block] of blocks.entries()) {
      const part = block(width, top + height - y);
      if (part && part.height > top + height - y + 0.5) return blocks.slice(i);
      if (part) y = this.put(part, x, y) + GAP;
    }
    return [];
  }

  /** What stands beside or below the map, the most needed first. @returns {((width: number, room: number) => Part | null)[]} */
  blocks() {
    const wall = this.paper.scale > 1;
    return [
      (width) => this.sizes(width),
      (width) => this.hues(width),
      (width) => this.ledger(width),
      (width) => this.qr(width),
      (width) => this.signs(width),
      (width) => (wall ? this.inset(width) : null),
      (width, room) => this.largest(width, room),
    ];
  }

  /** @param {string} id @param {(ctx: VectorContext) => number} draw gives back its height @returns {Part} */
  part(id, draw) {
    const ctx = new VectorContext({ width: 5000, height: 5000, measure: this.measure, name: id });
    const height = draw(ctx);
    return { group: node("g", { id }, ...ctx.root.children), height };
  }

  /**
   * Write a text, broken into lines.
   * @param {VectorContext} ctx @param {string} text
   * @param {{x?: number, y: number, width: number, size: number, weight?: number, colour?: string, most?: number}} how
   * @returns {number} foot of the last line
   */
  write(ctx, text, { x = 0, y, width, size, weight = 400, colour = INK, most = Infinity }) {
    const widthOf = (/** @type {string} */ one) => this.measure(one, font(size, weight));
    const lines = linesOf(widthOf, text, width);
    if (lines.length > most) {
      let last = lines.splice(most - 1, Infinity).join(" ");
      while (last && widthOf(`${last}…`) > width) last = last.slice(0, -1);
      lines.push(`${last.trimEnd()}…`);
    }
    lines.forEach((line, i) => letters(ctx, line, x, y + size * (0.95 + i * 1.32), { size, weight, colour }));
    return y + lines.length * size * 1.32;
  }

  /** @param {VectorContext} ctx @param {string} text @param {number} width */
  heading(ctx, text, width) {
    return this.write(ctx, text, { y: 0, width, size: this.type.heading, weight: 600 }) + 3;
  }

  /** @param {number} width */
  header(width) {
    const { title, filter, date, summary } = this.said;
    const { type } = this;
    return this.part("sheet-head", (ctx) => {
      const dateWidth = this.measure(date, font(type.heading, 600));
      letters(ctx, date, width - dateWidth, type.title, { size: type.heading, weight: 600, colour: INK });
      const y = this.write(ctx, title, { y: 0, width: width - dateWidth - 20, size: type.title, weight: 700, most: 1 });
      return this.write(ctx, `${filter}${this.drawn.speaker.t("print.gap")}${summary}`, { y, width, size: type.body, most: 2 });
    });
  }

  /** @param {number} width */
  footer(width) {
    const { source, review } = this.said;
    const { fine, body } = this.type;
    return this.part("sheet-foot", (ctx) => {
      const reviewWidth = this.measure(review, font(body, 600)) + 2;
      const box = node("rect", { x: width - reviewWidth - 12, y: 1, width: reviewWidth + 11, height: body * 1.7, fill: "none", stroke: INK, "stroke-width": 0.8 });
      ctx.add(node("g", { id: "sheet-review" }, box));
      letters(ctx, review, width - reviewWidth - 6, 1 + body * 1.2, { size: body, weight: 600, colour: INK });
      return Math.max(body * 1.7 + 3, this.write(ctx, source, { y: 0, width: width - reviewWidth - 28, size: fine, colour: SOFT }));
    });
  }

  /** @param {number} width @param {number} height */
  map(width, height) {
    const { map, view } = this.drawn;
    return this.mapPart("sheet-map", frameOn(view.state, map.area, { width, height }));
  }

  /** @param {string} id @param {import("./paths.js").Frame} frame @param {boolean} [bare] without the projects */
  mapPart(id, frame, bare = false) {
    const { width, height } = frame;
    const ctx = new VectorContext({ width, height, measure: this.measure, name: id });
    drawMap(ctx, frame, { ...this.drawn, bare });
    const clip = node("clipPath", { id: `${id}-edge` }, node("rect", { width, height }));
    const inside = node("g", { "clip-path": `url(#${id}-edge)` }, ...ctx.root.children);
    const edge = node("rect", { width, height, fill: "none", stroke: SOFT, "stroke-width": 0.8 });
    return { group: node("g", { id }, clip, inside, edge), height };
  }

  /** The whole corridor, small. @param {number} width */
  inset(width) {
    const { map, speaker } = this.drawn;
    const head = this.part("sheet-inset-name", (ctx) => this.heading(ctx, speaker.t("print.corridor"), width));
    const [west, south, east, north] = map.corridorArea;
    const height = (width * (unitY(south) - unitY(north))) / (unitX(east) - unitX(west));
    const frame = frameOn({ c: null, z: null }, map.corridorArea, { width, height }, 0.98);
    const inset = this.mapPart("sheet-inset", frame, true);
    inset.group.attrs.transform = `translate(0 ${head.height})`;
    return { group: node("g", {}, head.group, inset.group), height: head.height + inset.height };
  }

  /** The circles of the map itself, at its scale (M16). @param {number} width */
  sizes(width) {
    const { map, view, speaker } = this.drawn;
    const { t } = speaker;
    const { type } = this;
    const { look } = map.symbols;
    const size = sizeOnPaper(look.size);
    return this.part("sheet-sizes", (ctx) => {
      let y = this.heading(ctx, t("legend.size"), width) + 2;
      const circles = legendCircles(0, size, type.body * 1.35);
      const [{ r, top, label }] = circles;
      const foot = y + Math.max(top, label + type.body / 2) + 2;
      const symbol = { ...stageRule(look, "unknown").symbol, fill: "#FFFFFF", fill_opacity: 0.6, glyph: null };
      for (const one of circles) {
        ctx.beginPath();
        ctx.moveTo(r + 2, foot - one.top);
        ctx.lineTo(2 * r + 10, foot - one.top);
        ctx.lineTo(2 * r + 16, foot - one.label);
        ctx.strokeStyle = SOFT;
        ctx.lineWidth = 0.6;
        ctx.stroke();
        paintPoint(ctx.as2d, { x: r + 2, y: foot - one.r, r: one.r }, symbol);
        letters(ctx, number(one.amount), 2 * r + 19, foot - one.label + type.body * 0.36, { size: type.body, weight: 400, colour: INK });
      }
      letters(ctx, t("unit.amount"), 2 * r + 19 + type.body * 2.4, foot - label + type.body * 0.36, { size: type.body, weight: 400, colour: SOFT });
      const floor = t("legend.floor", { amount: speaker.figure(size.zoom[0].floor_amount) });
      y = this.write(ctx, floor, { y: foot + 4, width, size: type.fine, colour: SOFT });
      const missing = view.missing;
      y = this.row(ctx, { y: y + 2, width, name: t("amount.missing"), value: t("legend.count", { n: missing, count: number(missing) }) });
      paintAt(ctx, 0, y - type.body * 1.5, () => paintUnknown(ctx.as2d, look, null, type.body * 1.5));
      const tray = view.trayTotal.count;
      return this.row(ctx, { y, width, name: t("tray.unplaced"), value: t("legend.count", { n: tray, count: number(tray) }) });
    });
  }

  /** @param {VectorContext} ctx @param {{y: number, width: number, name: string, value: string}} row @returns {number} its foot */
  row(ctx, { y, width, name, value }) {
    const size = this.type.body;
    const valueWidth = this.measure(value, font(size));
    letters(ctx, value, width - valueWidth, y + size * 1.15, { size, weight: 400, colour: INK });
    const left = size * 2;
    const foot = this.write(ctx, name, { x: left, y: y + size * 0.2, width: width - valueWidth - left - 6, size });
    return Math.max(foot, y + size * 1.5);
  }

  /** What hue means: the stage, or in the mode of M21 the sector. @param {number} width */
  hues(width) {
    const { map, view, speaker } = this.drawn;
    const { look } = map.symbols;
    const side = this.type.body * 1.5;
    return this.part("sheet-hues", (ctx) => {
      let y = this.heading(ctx, speaker.t(`facet.${hueOf(look)}`), width);
      hueSlugs(look).forEach((slug, index) => {
        const total = view.far ? farTotal(view, hueOf(look), slug) : tally(view.passing.filter((one) => hueIndex(look, one) === index));
        const at = { x: side / 2, y: y + side / 2, r: side / 2 - 1.2 };
        paintPoint(ctx.as2d, at, ruleAt(look, index).symbol, { ball: look.ball });
        y = this.row(ctx, { y, width, name: speaker.term(HUE_WORDS[hueOf(look)], slug), value: speaker.tally(total) });
      });
      return y;
    });
  }

  /** @param {number} width */
  signs(width) {
    const { map, view, speaker } = this.drawn;
    const { corridor, routes } = map.ground;
    const features = { corridor: corridor.map(({ feature }) => feature), routes: routes.map(({ feature }) => feature) };
    const signs = signsOf(map.looks, features, new Set(view.state.off), speaker);
    if (signs.length === 0) return null;
    const size = this.paper.scale > 1 ? this.type.body : this.type.fine;
    return this.part("sheet-signs", (ctx) => {
      let y = this.heading(ctx, speaker.t("legend.signs"), width);
      for (const { kind, symbol, text } of signs) {
        paintAt(ctx, 0, y + size * 0.75 - 7, () => {
          if (kind === "line") paintLine(ctx.as2d, symbol, 32);
          else if (kind === "area") paintArea(ctx.as2d, symbol);
          else paintPoint(ctx.as2d, { x: 16, y: 7, r: (symbol.size_px ?? 8) / 2 }, symbol);
        });
        y = this.write(ctx, text, { x: 40, y: y + size * 0.1, width: width - 40, size }) + size * 0.1;
      }
      return y;
    });
  }

  /** @param {number} width */
  ledger(width) {
    const { ledger } = this.said;
    if (!ledger) return null;
    const { speaker, view } = this.drawn;
    const { body, fine } = this.type;
    return this.part("sheet-ledger", (ctx) => {
      const filtered = view.filtered ? `${speaker.t("separator")}${speaker.t("ledger.filtered")}` : "";
      let y = this.heading(ctx, speaker.t("ledger.title") + filtered, width);
      y = this.write(ctx, ledger.scope, { y, width, size: fine, colour: SOFT });
      for (const { name, value } of ledger.facts) {
        const left = this.measure(name, font(body)) + 8;
        letters(ctx, name, 0, y + body * 1.05, { size: body, weight: 400, colour: SOFT });
        y = this.write(ctx, value, { x: left, y: y + body * 0.1, width: width - left, size: body, weight: 600 });
      }
      return y;
    });
  }

  /** @param {number} width */
  qr(width) {
    const { address } = this.said;
    if (!address) return null;
    const { fine } = this.type;
    const { side, d } = qrPath(address);
    const module = Math.max(MODULE_MM * PX_PER_MM, (this.paper.scale > 1 ? 120 : 72) / side);
    const px = Math.min(width, side * module);
    return this.part("sheet-qr", (ctx) => {
      ctx.add(node("rect", { width: px, height: px, fill: "#FFFFFF" }));
      ctx.add(node("path", { d, transform: `scale(${(px / side).toFixed(4)})`, fill: "#000000", "shape-rendering": "crispEdges" }));
      const beside = width - px - 10 > 90;
      const at = beside ? { x: px + 10, y: 0, width: width - px - 10 } : { x: 0, y: px + 3, width };
      return Math.max(px, this.write(ctx, address, { ...at, size: fine, colour: SOFT, most: beside ? 8 : 6 }));
    });
  }

  /** As many of the largest projects as there is room for. @param {number} width @param {number} room */
  largest(width, room) {
    const { numbers, speaker } = this.drawn;
    const size = this.type.body;
    const line = size * 1.45;
    const most = Math.min(60, Math.floor((room - this.type.heading * 1.6) / line));
    const known = this.said.sequence.filter(({ amount, counted }) => amount !== null && counted);
    known.sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
    // No list follows a wall map: there the column goes on with what else has a number on the map.
    const others = this.paper.rows ? [] : this.said.sequence.filter((one) => one.placement !== "tray" && !known.includes(one));
    const rows = [...known, ...others].slice(0, most);
    if (rows.length < 3) return null;
    const n = Math.min(known.length, rows.length);
    return this.part("sheet-largest", (ctx) => {
      let y = this.heading(ctx, speaker.t("print.largest", { n, count: n }), width);
      for (const project of rows) {
        const amount = speaker.shortAmount(project);
        const amountWidth = this.measure(amount, font(size));
        letters(ctx, String(numbers.get(project.id) ?? ""), 0, y + size, { size, weight: 700, colour: NUMBER });
        letters(ctx, amount, width - amountWidth, y + size, { size, weight: 400, colour: INK });
        this.write(ctx, speaker.name(project).text, { x: size * 2.2, y, width: width - amountWidth - size * 2.2 - 8, size, most: 1 });
        y += line;
      }
      ctx.add(node("rect", { y: y + 2, width, height: 0.5, fill: HAIR }));
      return y + 3;
    });
  }
}

/**
 * A line of text at its foot.
 * @param {VectorContext} ctx @param {string} text @param {number} x @param {number} y
 * @param {{size: number, weight: number, colour: string}} look
 */
function letters(ctx, text, x, y, { size, weight, colour }) {
  ctx.save();
  ctx.font = font(size, weight);
  ctx.fillStyle = colour;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, y);
  ctx.restore();
}

/** @param {VectorContext} ctx @param {number} x @param {number} y @param {() => void} draw */
function paintAt(ctx, x, y, draw) {
  ctx.save();
  ctx.translate(x, y);
  draw();
  ctx.restore();
}

/**
 * What a large atlas has of a hue: its facet knows it, whether the hue itself is chosen or not.
 * @param {View} view @param {import("./state.js").By} by @param {string} slug
 */
function farTotal({ state, tallies }, by, slug) {
  const chosen = by === "stage" ? state.s : state.sec;
  const none = { count: 0, known: 0, sum: 0 };
  return chosen.length > 0 && !chosen.includes(slug) ? none : (tallies[by].get(slug) ?? none);
}
