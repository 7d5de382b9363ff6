/**
 * Draws symbols on a canvas as a look says them: the same function on the map, in the legend and in the list (M16).
 * @module
 */

import { ballRadius } from "./scale.js";

/** @import {Symbol} from "./look.js" */
/** @typedef {CanvasRenderingContext2D} Context */

/** Fonts of the system, as the page's own text has them (M35). */
export const FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

/**
 * Draw a point symbol.
 * @param {Context} ctx
 * @param {{x: number, y: number, r: number}} at middle and radius [px]
 * @param {Symbol} symbol
 * @param {{ball?: {from_px: number, share: number} | null, core?: {colour: string, share: number} | null, tag?: string}} [inside]
 *   what the circle may hold: a Harvey ball, the core that makes it a ring, the letters of its hue
 */
export function paintPoint(ctx, at, symbol, { ball = null, core = null, tag = "" } = {}) {
  ctx.save();
  ctx.globalAlpha *= symbol.opacity;
  outline(ctx, at, symbol.shape);
  if (symbol.casing && symbol.casing_px > 0) {
    ctx.lineWidth = symbol.casing_px + (symbol.stroke ? 0 : symbol.stroke_px);
    ctx.strokeStyle = symbol.casing;
    ctx.stroke();
  }
  if (symbol.fill) {
    const alpha = ctx.globalAlpha;
    ctx.globalAlpha = alpha * symbol.fill_opacity;
    ctx.fillStyle = symbol.fill;
    ctx.fill();
    ctx.globalAlpha = alpha;
  }
  if (symbol.stroke && symbol.stroke_px > 0) {
    strokeStyle(ctx, symbol);
    // The outline of a circle lies inside it: what is seen is as large as the amount says, not half an outline more.
    const inset = symbol.shape === "circle" ? Math.min(at.r, symbol.stroke_px) / 2 : 0;
    if (inset > 0) outline(ctx, { ...at, r: at.r - inset }, symbol.shape);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (core) paintCore(ctx, at, core, symbol.stroke);
  else if (ball && symbol.ball !== null) paintBall(ctx, at, ballRadius(at.r, ball), symbol);
  if (tag) paintTag(ctx, core ? { ...at, r: at.r * core.share } : at, tag, symbol.glyph_colour ?? "#333333");
  if (symbol.glyph && at.r >= 5) paintGlyph(ctx, at, symbol.glyph, symbol.glyph_colour ?? "#333333");
  ctx.restore();
}

/** @param {Context} ctx @param {{x: number, y: number, r: number}} at @param {Symbol["shape"]} shape */
function outline(ctx, { x, y, r }, shape) {
  ctx.beginPath();
  if (shape === "circle") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === "square") ctx.rect(x - r, y - r, 2 * r, 2 * r);
  else if (shape === "diamond") polygon(ctx, [[x, y - r], [x + r, y], [x, y + r], [x - r, y]]);
  else polygon(ctx, [[x, y - r], [x + r * 0.95, y + r * 0.75], [x - r * 0.95, y + r * 0.75]]);
}

/** @param {Context} ctx @param {number[][]} corners */
function polygon(ctx, corners) {
  for (const [x, y] of corners) ctx.lineTo(x, y);
  ctx.closePath();
}

/**
 * Set the pen of a line.
 * @param {Context} ctx @param {Symbol} symbol
 * @param {number} [scale] pixels of the canvas in a pixel of the screen
 */
export function strokeStyle(ctx, symbol, scale = 1) {
  ctx.lineWidth = symbol.stroke_px / scale;
  ctx.strokeStyle = symbol.stroke ?? "transparent";
  ctx.lineCap = symbol.cap;
  ctx.lineJoin = "round";
  ctx.setLineDash(symbol.dash_px.map((length) => length / scale));
}

/** @param {Context} ctx @param {{x: number, y: number}} at @param {number} r @param {Symbol} symbol */
function paintBall(ctx, { x, y }, r, symbol) {
  if (r <= 0) return;
  const colour = symbol.ball_colour ?? "#333333";
  const share = symbol.ball ?? 0;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = Math.min(1.5, Math.max(0.8, r * 0.16));
  ctx.stroke();
  if (share === 0) return;
  ctx.beginPath();
  if (share < 1) ctx.moveTo(x, y);
  ctx.arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
  ctx.closePath();
  ctx.fill();
}

/** @param {Context} ctx @param {{x: number, y: number, r: number}} at */
function paintCore(ctx, { x, y, r }, /** @type {{colour: string, share: number}} */ core, /** @type {string | null} */ stroke) {
  ctx.beginPath();
  ctx.arc(x, y, r * core.share, 0, 2 * Math.PI);
  ctx.fillStyle = core.colour;
  ctx.fill();
  if (stroke) {
    ctx.lineWidth = 1;
    ctx.strokeStyle = stroke;
    ctx.stroke();
  }
}

/** @param {Context} ctx @param {{x: number, y: number, r: number}} at @param {string} glyph @param {string} colour */
function paintGlyph(ctx, { x, y, r }, glyph, colour) {
  ctx.font = `600 ${Math.min(15, r * 1.3)}px ${FONTS}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(glyph, x, y + r * 0.06);
}

/** Smallest and largest letters of a tag (M35) [px], and what stays free around them. */
const TAG = { least: 12, most: 16, free: 2 };

/** Letters in the middle, where they have room. @param {Context} ctx @param {{x: number, y: number, r: number}} at @param {string} tag @param {string} colour */
function paintTag(ctx, { x, y, r }, tag, colour) {
  const size = Math.min(TAG.most, Math.max(TAG.least, r * 0.7));
  ctx.font = font(size, 600);
  if (Math.hypot(ctx.measureText(tag).width / 2, size / 2) > r - TAG.free) return;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = colour;
  ctx.fillText(tag, x, y + size * 0.06);
}

/**
 * The symbol of an unknown amount: white, with a pip in its hue.
 * @param {Context} ctx
 * @param {{x: number, y: number, r: number}} at
 * @param {Symbol} symbol
 * @param {string | null} pip
 */
export function paintMissing(ctx, at, symbol, pip) {
  paintPoint(ctx, at, symbol);
  if (!pip) return;
  ctx.beginPath();
  ctx.arc(at.x, at.y, at.r * 0.38, 0, 2 * Math.PI);
  ctx.fillStyle = pip;
  ctx.fill();
}

/** From this radius on a ring has its number in its middle, below it at its upper right [px]. */
export const NUMBER_INSIDE_PX = 14;

/** Width of a digit of that number [px]. */
const DIGIT_PX = 7;

/** How much of a ring's radius its middle takes. */
const MIDDLE = 0.58;

/**
 * Draw a stack: a ring of segments by hue, as long as it has projects, and how many they are.
 * @param {Context} ctx
 * @param {{x: number, y: number, r: number}} at
 * @param {{colour: string, glyph: string | null, count: number}[]} segments
 * @param {Symbol} frame outline and casing
 * @param {boolean} [plain] without the number
 */
export function paintStack(ctx, at, segments, frame, plain = false) {
  const { x, y, r } = at;
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  paintPoint(ctx, at, { ...frame, fill: "#FDFCF9", fill_opacity: 1, dash_px: [], ball: null, glyph: null });
  const inner = r * MIDDLE;
  let from = -Math.PI / 2;
  ctx.strokeStyle = "#333333";
  ctx.lineWidth = 0.8;
  for (const { colour, glyph, count } of segments) {
    const to = from + (count / total) * 2 * Math.PI;
    ctx.beginPath();
    ctx.arc(x, y, r - 0.6, from, to);
    ctx.arc(x, y, inner, to, from, true);
    ctx.closePath();
    ctx.globalAlpha *= 0.9;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha /= 0.9;
    if (segments.length > 1) ctx.stroke();
    const [middle, band] = [(from + to) / 2, (r + inner) / 2];
    // White says that the stage is unknown: the segment has the sign of that class where there is room for it.
    if (glyph && r - inner >= 6 && (to - from) * band >= 9) {
      const place = { x: x + band * Math.cos(middle), y: y + band * Math.sin(middle), r: (r - inner) * 0.6 };
      paintGlyph(ctx, place, glyph, "#333333");
    }
    from = to;
  }
  ctx.beginPath();
  ctx.arc(x, y, inner, 0, 2 * Math.PI);
  ctx.stroke();
  if (plain) return;
  // A number of four digits has no room in a ring that holds one of two.
  if (r < NUMBER_INSIDE_PX || String(total).length * DIGIT_PX > 2 * inner) paintBadge(ctx, at, total);
  else paintNumber(ctx, at, total);
}

/** @param {Context} ctx @param {{x: number, y: number, r: number}} at @param {number} count */
function paintNumber(ctx, { x, y, r }, count) {
  const text = String(count);
  ctx.font = font(Math.min(15, Math.max(12, (r * MIDDLE * 1.9) / Math.max(2, text.length))), 600);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#22282E";
  ctx.fillText(text, x, y + 0.5);
}

/**
 * Draw the number of a stack at its upper right.
 * @param {Context} ctx @param {{x: number, y: number, r: number}} at @param {number} count
 */
export function paintBadge(ctx, { x, y, r }, count) {
  const text = String(count);
  ctx.font = `600 12px ${FONTS}`;
  const width = Math.max(16, ctx.measureText(text).width + 8);
  const cx = x + Math.max(r * Math.SQRT1_2, 5) + width / 2 - 3;
  const cy = y - Math.max(r * Math.SQRT1_2, 5) - 4;
  ctx.beginPath();
  ctx.roundRect(cx - width / 2, cy - 8, width, 16, 8);
  ctx.fillStyle = "#22282E";
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = "#FFFFFF";
  ctx.stroke();
  ctx.fillStyle = "#FFFFFF";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, cx, cy + 0.5);
}

/**
 * Draw a text with the land's colour around it.
 * @param {Context} ctx
 * @param {string} text
 * @param {{x: number, y: number}} at end that the text is aligned to, middle of the line
 * @param {{size: number, weight?: number, colour: string, halo: string, haloWidth: number, align?: CanvasTextAlign}} style
 */
export function paintText(ctx, text, { x, y }, { size, weight = 400, colour, halo, haloWidth, align = "left" }) {
  ctx.font = font(size, weight);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 2 * haloWidth;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/** The CSS font of a text on the map. @param {number} size @param {number} [weight] */
export function font(size, weight = 400) {
  return `${weight} ${size}px ${FONTS}`;
}

/**
 * A small canvas with a drawing, sharp on any screen.
 * @param {number} width CSS pixels
 * @param {number} height
 * @param {(ctx: Context) => void} draw
 */
export function picture(width, height, draw) {
  const canvas = document.createElement("canvas");
  const ratio = Math.max(2, Math.ceil(window.devicePixelRatio || 1));
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.setProperty("width", `${width}px`);
  canvas.style.setProperty("height", `${height}px`);
  canvas.setAttribute("aria-hidden", "true");
  const ctx = canvas.getContext("2d");
  if (ctx) {
    ctx.scale(ratio, ratio);
    draw(ctx);
  }
  return canvas;
}
