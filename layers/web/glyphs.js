/**
 * The symbols of the map as small pictures, for legend, list and detail: drawn by the functions of the map (M16).
 * @module
 */

import { el } from "./dom.js";
import { hasPip, hueOf, hueRule, stageRule } from "./hue.js";
import { fits } from "./look.js";
import { paintMissing, paintPoint, picture } from "./paint.js";
import { missingRadius } from "./scale.js";

/** @import {SizedLook, Symbol} from "./look.js" */
/** @import {Project} from "./model.js" */

/** Side of a picture in a row of text [px]. */
const SIDE = 20;

/** Pictures by what they show: a list draws the same few again and again. @type {Map<string, string>} */
const kept = new Map();

/**
 * A picture that is drawn once.
 * @param {string} key the same key means the same picture
 * @param {number} side
 * @param {(ctx: CanvasRenderingContext2D) => void} draw
 */
function glyph(key, side, draw) {
  let address = kept.get(`${key} ${side}`);
  if (!address) kept.set(`${key} ${side}`, (address = picture(side, side, draw).toDataURL()));
  return el("img", { class: "glyph", attrs: { src: address, width: side, height: side, alt: "" } });
}

/**
 * A stage class as a circle; where hue means the sector, without hue.
 * @param {SizedLook} look
 * @param {string} stageClass
 * @param {number} [side]
 */
export function classGlyph(look, stageClass, side = SIDE) {
  const { symbol } = stageRule(look, stageClass);
  const at = { x: side / 2, y: side / 2, r: side / 2 - 2 };
  return glyph(`class ${hueOf(look)} ${stageClass}`, side, (ctx) => paintPoint(ctx, at, symbol, { ball: look.ball }));
}

/**
 * The symbol of a project, at one size whatever its amount.
 * @param {SizedLook} look
 * @param {Project} project
 * @param {number} [side]
 */
export function projectGlyph(look, project, side = SIDE) {
  const drawn = project.amount === null ? `missing ${pipOf(look, project)}` : hueRule(look, project).symbol;
  const core = look.group !== null && fits(look.group.when, project.properties);
  const key = typeof drawn === "string" ? drawn : `project ${drawn.fill} ${drawn.ball} ${core}`;
  return glyph(key, side, (ctx) => paintProject(ctx, look, project, side));
}

/**
 * Draw the symbol of a project into a square.
 * @param {CanvasRenderingContext2D} ctx
 * @param {SizedLook} look
 * @param {Project} project
 * @param {number} side
 */
export function paintProject(ctx, look, project, side) {
  if (project.amount === null) return paintUnknown(ctx, look, project, side);
  const core = look.group && fits(look.group.when, project.properties) ? look.group : null;
  const inside = { ball: look.ball, core: core && { colour: core.core, share: core.share } };
  paintPoint(ctx, { x: side / 2, y: side / 2, r: side / 2 - 2 }, hueRule(look, project).symbol, inside);
}

/**
 * The symbol of an unknown amount.
 * @param {SizedLook} look
 * @param {Project | null} project whose hue the pip has
 * @param {number} [side]
 */
export function missingGlyph(look, project, side = SIDE) {
  return glyph(`missing ${pipOf(look, project)}`, side, (ctx) => paintUnknown(ctx, look, project, side));
}

/** @param {SizedLook} look @param {Project | null} project */
function pipOf(look, project) {
  return project && hasPip(look, project) ? hueRule(look, project).symbol.fill : null;
}

/**
 * Draw the symbol of an unknown amount into a square.
 * @param {CanvasRenderingContext2D} ctx
 * @param {SizedLook} look
 * @param {Project | null} project whose hue colours the pip
 * @param {number} side
 */
export function paintUnknown(ctx, look, project, side) {
  const r = Math.max(missingRadius(look.size), side * 0.31);
  paintMissing(ctx, { x: side / 2, y: side / 2, r }, look.size.missing.symbol, pipOf(look, project));
}

/**
 * A hue as a circle: what a row of the legend or of the facet of sectors shows.
 * @param {SizedLook} look
 * @param {import("./look.js").Rule} rule
 * @param {number} [side]
 */
export function ruleGlyph(look, { symbol }, side = SIDE) {
  const at = { x: side / 2, y: side / 2, r: side / 2 - 2 };
  return glyph(`rule ${symbol.fill} ${symbol.ball}`, side, (ctx) => paintPoint(ctx, at, symbol, { ball: look.ball }));
}

/**
 * A line as a short piece of itself.
 * @param {Symbol} symbol
 * @param {number} [width]
 */
export function lineGlyph(symbol, width = 32) {
  return picture(width, 14, (ctx) => paintLine(ctx, symbol, width));
}

/**
 * Draw a piece of a line, 14 px high.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Symbol} symbol
 * @param {number} width
 */
export function paintLine(ctx, symbol, width) {
  for (const [colour, thickness, dashed] of /** @type {const} */ ([
    [symbol.casing, symbol.casing_px, false],
    [symbol.stroke, symbol.stroke_px, true],
  ])) {
    if (!colour || thickness === 0) continue;
    ctx.beginPath();
    ctx.moveTo(2, 7);
    ctx.lineTo(width - 2, 7);
    ctx.strokeStyle = colour;
    ctx.lineWidth = thickness;
    ctx.lineCap = dashed ? symbol.cap : "butt";
    ctx.setLineDash(dashed ? symbol.dash_px : []);
    ctx.stroke();
  }
}

/**
 * A polygon as a small box of itself.
 * @param {Symbol} symbol
 */
export function areaGlyph(symbol) {
  return picture(32, 14, (ctx) => paintArea(ctx, symbol));
}

/**
 * Draw a box of a polygon, 32 by 14 px.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Symbol} symbol
 */
export function paintArea(ctx, symbol) {
  ctx.beginPath();
  ctx.rect(2, 1.5, 28, 11);
  if (symbol.fill) {
    ctx.globalAlpha = symbol.fill_opacity;
    ctx.fillStyle = symbol.fill;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  const { hatch } = symbol;
  if (hatch) {
    ctx.save();
    ctx.clip();
    ctx.globalAlpha = hatch.opacity;
    ctx.strokeStyle = hatch.colour;
    ctx.lineWidth = hatch.width_px;
    ctx.beginPath();
    for (let x = -14; x < 46; x += hatch.gap_px) {
      ctx.moveTo(x, 14);
      ctx.lineTo(x + 14, 0);
    }
    ctx.stroke();
    ctx.restore();
  }
  if (symbol.stroke) {
    ctx.beginPath();
    ctx.rect(2, 1.5, 28, 11);
    ctx.strokeStyle = symbol.stroke;
    ctx.lineWidth = symbol.stroke_px;
    ctx.setLineDash(symbol.dash_px);
    ctx.stroke();
  }
}

/**
 * A point of a fixed size as itself.
 * @param {Symbol} symbol
 */
export function pointGlyph(symbol) {
  return picture(32, 18, (ctx) => paintPoint(ctx, { x: 16, y: 9, r: (symbol.size_px ?? 8) / 2 }, symbol));
}
