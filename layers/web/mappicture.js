/**
 * The map as a picture (M59): its canvases drawn anew at twice the size, the names that are elements on top, and below a
 * line that says what is shown, by when, and from whom.
 * @module
 */

import { hueSlugs } from "./hue.js";
import { ruleAt } from "./look.js";
import { font, paintPoint, paintText } from "./paint.js";

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
 * @param {{title: string, summary: string, source: string, hues: string[]}} said `hues`: what they are called
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
  for (const { surface } of [view.basemap, view.ground, view.symbols, view.names]) {
    ctx.save();
    surface.draw(ctx, frame);
    ctx.restore();
  }
  paintElements(ctx, view);
  paintFoot(ctx, frame, { ...said, sources }, /** @type {SizedLook} */ (view.looks.projects));
  return canvas;
}

/** The names of districts and zones, which are buttons on the page. @param {CanvasRenderingContext2D} ctx @param {MapView} view */
function paintElements(ctx, view) {
  const frame = view.map.getContainer().getBoundingClientRect();
  for (const { root, name, dock } of view.units.held.values()) {
    if (root.hidden) continue;
    for (const element of [name, dock]) {
      if (element.hidden || !element.textContent) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      ctx.font = font(size);
      const left = box.left - frame.left + (box.width - ctx.measureText(element.textContent).width) / 2;
      const at = { x: left, y: box.top - frame.top + box.height / 2 };
      const halo = { halo: "#F2F0EA", haloWidth: 2 };
      paintText(ctx, element.textContent, at, { size, colour: style.color, ...halo });
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
