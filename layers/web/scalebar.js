/**
 * The scale bar as paper and pictures have it; on the page Leaflet's own stands.
 * @module
 */

import { paintText } from "./paint.js";
import { scaleBar } from "./paper.js";

/** @import {Frame} from "./paths.js" */

/**
 * Draw it into the lower left corner.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Frame} frame
 * @param {number} size of its letters [px]
 */
export function paintScaleBar(ctx, frame, size) {
  const { metres, px } = scaleBar(frame);
  const [x, y] = [12, frame.height - 12];
  for (const [width, colour] of /** @type {const} */ ([[4, "#FDFCF9"], [1.5, "#22282E"]])) {
    ctx.beginPath();
    ctx.moveTo(x, y - 5);
    ctx.lineTo(x, y);
    ctx.lineTo(x + px, y);
    ctx.lineTo(x + px, y - 5);
    ctx.setLineDash([]);
    ctx.lineCap = "butt";
    ctx.lineJoin = "miter";
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  paintText(ctx, text, { x: x + 5, y: y - 9 }, { size, colour: "#22282E", halo: "#FDFCF9", haloWidth: 1.6 });
}
