/**
 * The map as a picture (M59): its canvases drawn anew at twice the size, the names that are elements on top, and below a
 * line that says what is shown, by when, and from whom.
 * @module
 */

import { number } from "./format.js";
import { hueSlugs, stageRule } from "./hue.js";
import { ruleAt } from "./look.js";
import { font, paintPoint, paintText } from "./paint.js";
import { legendCircles } from "./scale.js";
import { paintScaleBar } from "./scalebar.js";

/** @import {SizedLook} from "./look.js" */
/** @import {MapView} from "./mapview.js" */

/** Pixels of the picture in a pixel of the screen. */
const RATIO = 2;

/** Height of what stands below the map before the sources, of a line of them, and the margin [px]. */
const FOOT = 54;
const LINE = 15;
const MARGIN = 16;

/** Size of the sources [px]. */
const SMALL = 10;

/**
 * Draw the map as it is seen.
 * @param {MapView} view
 * @param {{title: string, summary: string, source: string, hues: string[], size: string, unit: string}} said
 *   `hues`: what they are called; `size`, `unit`: heading and unit of the circles
 * @returns {HTMLCanvasElement}
 */
export function mapPicture(view, said) {
  const { frame } = view;
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (!ctx) throw new Error("no canvas to draw the picture on");
  const sources = linesOf(ctx, said.source, frame.width - 2 * MARGIN);
  canvas.width = Math.round(frame.width * RATIO);
  canvas.height = Math.round((frame.height + FOOT + LINE * sources.length + 6) * RATIO);
  ctx.scale(RATIO, RATIO);
  ctx.fillStyle = view.basemap.sea;
  ctx.fillRect(0, 0, frame.width, frame.height);
  // Tiles of other hosts may not be copied into a picture: it has the outlines of the atlas.
  const { shown } = view.basemap;
  view.basemap.shown = !view.ground.scene.off.has("base");
  for (const { surface } of [view.basemap, view.ground, view.symbols, view.names]) {
    ctx.save();
    surface.draw(ctx, frame);
    ctx.restore();
  }
  view.basemap.shown = shown;
  paintElements(ctx, view);
  paintScaleBar(ctx, frame, 12);
  paintSizes(ctx, frame, said, /** @type {SizedLook} */ (view.looks.projects));
  paintFoot(ctx, frame, { ...said, sources }, /** @type {SizedLook} */ (view.looks.projects));
  return canvas;
}

/** The names of districts and zones, which are buttons on the page. @param {CanvasRenderingContext2D} ctx @param {MapView} view */
function paintElements(ctx, view) {
  const frame = view.map.getContainer().getBoundingClientRect();
  for (const { root, name, dock } of view.units.held.values()) {
    if (root.hidden) continue;
    for (const element of [name, dock]) {
      if (element.hidden || !element.innerText) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      ctx.font = font(size);
      const left = box.left - frame.left + (box.width - ctx.measureText(element.innerText).width) / 2;
      const at = { x: left, y: box.top - frame.top + box.height / 2 };
      const halo = { halo: "#F2F0EA", haloWidth: 2 };
      paintText(ctx, element.innerText, at, { size, colour: style.color, ...halo });
    }
  }
}

/**
 * Break a text into lines: at spaces, and in Chinese after any character.
 * @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} width
 */
function linesOf(ctx, text, width) {
  ctx.font = font(SMALL);
  const lines = [""];
  for (const word of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    const longer = lines[lines.length - 1] + word;
    if (ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * The circles of the legend, at the scale of this picture (M16), in its lower right corner.
 * @param {CanvasRenderingContext2D} ctx @param {import("./paths.js").Frame} frame
 * @param {{size: string, unit: string}} said @param {SizedLook} look
 */
function paintSizes(ctx, { width, height, zoom }, { size, unit }, look) {
  const plain = { colour: "#20262C", halo: "#FDFCF9", haloWidth: 0, size: 12 };
  const circles = legendCircles(zoom, look.size);
  const [{ r, top, label }] = circles;
  ctx.font = font(12, 600);
  const box = { width: Math.max(2 * r + 80, ctx.measureText(size).width) + 20, height: Math.max(top, label + 8) + 40 };
  const [left, foot] = [width - box.width - 12, height - 22];
  ctx.fillStyle = "rgb(253 252 249 / 90%)";
  ctx.fillRect(left, height - 12 - box.height, box.width, box.height);
  paintText(ctx, size, { x: left + 10, y: height - box.height }, { ...plain, weight: 600 });
  const symbol = { ...stageRule(look, "unknown").symbol, fill: "#FFFFFF", fill_opacity: 0.6, glyph: null };
  const x = left + 12 + r;
  for (const one of circles) {
    ctx.beginPath();
    ctx.moveTo(x, foot - one.top);
    ctx.lineTo(x + r + 8, foot - one.top);
    ctx.lineTo(x + r + 14, foot - one.label);
    ctx.lineWidth = 0.8;
    ctx.strokeStyle = "#8A8378";
    ctx.stroke();
    paintPoint(ctx, { x, y: foot - one.r, r: one.r }, symbol);
    paintText(ctx, number(one.amount), { x: x + r + 17, y: foot - one.label }, plain);
  }
  paintText(ctx, unit, { x: x + r + 42, y: foot - label }, { ...plain, colour: "#545D66" });
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {{width: number, height: number}} frame
 * @param {{title: string, summary: string, sources: string[], hues: string[]}} said @param {SizedLook} look
 */
function paintFoot(ctx, { width, height: top }, { title, summary, sources, hues }, look) {
  ctx.fillStyle = "#FDFCF9";
  ctx.fillRect(0, top, width, FOOT + LINE * sources.length + 6);
  const plain = { colour: "#20262C", halo: "#FDFCF9", haloWidth: 0 };
  paintText(ctx, title, { x: MARGIN, y: top + 18 }, { ...plain, size: 14, weight: 600 });
  ctx.font = font(14, 600);
  paintText(ctx, summary, { x: MARGIN + ctx.measureText(title).width + 16, y: top + 18 }, { ...plain, size: 12 });
  let x = MARGIN;
  hueSlugs(look).forEach((_slug, i) => {
    paintPoint(ctx, { x: x + 6, y: top + 40, r: 6 }, ruleAt(look, i).symbol, { ball: look.ball });
    paintText(ctx, hues[i], { x: x + 18, y: top + 40 }, { ...plain, size: 12 });
    ctx.font = font(12);
    x += 18 + ctx.measureText(hues[i]).width + 20;
  });
  sources.forEach((line, i) => {
    paintText(ctx, line, { x: MARGIN, y: top + FOOT + LINE * (i + 0.5) }, { ...plain, size: SMALL, colour: "#545D66" });
  });
}
