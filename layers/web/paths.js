/**
 * Lines and polygons on a canvas: projected once, drawn at any zoom.
 * @module
 */

import { unitX, unitY, worldSize } from "./mercator.js";
import { strokeStyle } from "./paint.js";

/** @import {Symbol} from "./look.js" */
/** @typedef {{type: string, coordinates: any}} Geometry */

/**
 * Where the map stands: what turns the unit square into pixels of the canvas.
 * @typedef {object} Frame
 * @property {number} zoom
 * @property {number} world width of the unit square [px]
 * @property {number} left pixel of the unit square's corner, from the canvas' left edge
 * @property {number} top
 * @property {number} width of the canvas [px]
 * @property {number} height
 */

/**
 * A geometry ready for drawing. Coordinates are kept from `x0`, `y0` on, because a canvas counts in float32.
 * @typedef {object} Shape
 * @property {Path2D} path in the unit square, from (x0, y0) on
 * @property {number} x0
 * @property {number} y0
 * @property {[number, number, number, number]} box left, top, right, bottom in the unit square
 */

/** @type {WeakMap<Path2D, {rings: [number, number][][], x0: number, y0: number, closed: boolean}>} */
const outlines = new WeakMap();

/**
 * The frame of a Leaflet map.
 * @param {L.Map} map
 * @returns {Frame}
 */
export function frameOf(map) {
  const zoom = map.getZoom();
  const size = map.getSize();
  const corner = map.getPixelBounds().min ?? L.point(0, 0);
  return { zoom, world: worldSize(zoom), left: -corner.x, top: -corner.y, width: size.x, height: size.y };
}

/**
 * Project a geometry.
 * @param {Geometry} geometry line or polygon, single or multiple
 * @returns {Shape}
 */
export function shapeOf(geometry) {
  return shapeOfRings(unitRings(geometry), geometry.type.endsWith("Polygon"));
}

/**
 * A shape of lines or outlines in the unit square.
 * @param {[number, number][][]} rings
 * @param {boolean} closed
 * @returns {Shape}
 */
export function shapeOfRings(rings, closed) {
  const [x0, y0] = rings[0][0];
  const path = new Path2D();
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    ring.forEach(([x, y], i) => {
      if (i === 0) path.moveTo(x - x0, y - y0);
      else path.lineTo(x - x0, y - y0);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    if (closed) path.closePath();
  }
  outlines.set(path, { rings, x0, y0, closed });
  return { path, x0, y0, box };
}

/**
 * What a path was made of: a path itself cannot be asked.
 * @param {Path2D} path
 */
export function outlineOf(path) {
  const outline = outlines.get(path);
  if (!outline) throw new Error("this path was not made of lines or outlines");
  return outline;
}

/** @param {Geometry} geometry @returns {[number, number][][]} */
export function ringsOf({ type, coordinates }) {
  if (type === "LineString") return [coordinates];
  if (type === "MultiLineString" || type === "Polygon") return coordinates;
  if (type === "MultiPolygon") return coordinates.flat();
  throw new Error(`${type} is neither line nor polygon`);
}

/**
 * The lines or outlines of a geometry in the unit square.
 * @param {Geometry} geometry
 * @returns {[number, number][][]}
 */
export function unitRings(geometry) {
  return ringsOf(geometry).map((ring) => ring.map(([lon, lat]) => [unitX(lon), unitY(lat)]));
}

/** @param {Shape} shape @param {Frame} frame */
export function isInView({ box }, { world, left, top, width, height }) {
  return (
    box[0] * world + left < width && box[2] * world + left > 0 && box[1] * world + top < height && box[3] * world + top > 0
  );
}

/**
 * Draw with the shape's own coordinates, then return to the canvas' pixels.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Shape} shape
 * @param {Frame} frame
 * @param {(scale: number) => void} draw
 */
export function within(ctx, { x0, y0 }, { world, left, top }, draw) {
  ctx.save();
  ctx.translate(x0 * world + left, y0 * world + top);
  ctx.scale(world, world);
  draw(world);
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {Shape} shape @param {Frame} frame @param {Symbol} symbol */
export function paintFill(ctx, shape, frame, symbol) {
  if (!symbol.fill || !isInView(shape, frame)) return;
  within(ctx, shape, frame, () => {
    ctx.globalAlpha *= symbol.fill_opacity * symbol.opacity;
    ctx.fillStyle = symbol.fill ?? "transparent";
    ctx.fill(shape.path, "evenodd");
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {Shape} shape @param {Frame} frame @param {Symbol} symbol */
export function paintStroke(ctx, shape, frame, symbol) {
  if (!symbol.stroke || symbol.stroke_px === 0 || !isInView(shape, frame)) return;
  within(ctx, shape, frame, (scale) => {
    ctx.globalAlpha *= symbol.opacity;
    strokeStyle(ctx, symbol, scale);
    ctx.stroke(shape.path);
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {Shape} shape @param {Frame} frame @param {Symbol} symbol */
export function paintCasing(ctx, shape, frame, symbol) {
  if (!symbol.casing || symbol.casing_px === 0 || !isInView(shape, frame)) return;
  within(ctx, shape, frame, (scale) => {
    ctx.globalAlpha *= symbol.opacity;
    ctx.lineWidth = symbol.casing_px / scale;
    ctx.strokeStyle = symbol.casing ?? "transparent";
    ctx.lineJoin = "round";
    ctx.lineCap = "butt";
    ctx.stroke(shape.path);
  });
}

/**
 * Fill a polygon with parallel lines that stay where they are on the ground while the map moves.
 * @param {CanvasRenderingContext2D} ctx @param {Shape} shape @param {Frame} frame @param {Symbol} symbol
 */
export function paintHatch(ctx, shape, frame, symbol) {
  const { hatch } = symbol;
  if (!hatch || !isInView(shape, frame)) return;
  ctx.save();
  clipTo(ctx, shape, frame);
  ctx.globalAlpha *= hatch.opacity;
  ctx.strokeStyle = hatch.colour;
  ctx.lineWidth = hatch.width_px;
  const turn = -(hatch.angle * Math.PI) / 180;
  const reach = Math.hypot(frame.width, frame.height);
  const step = hatch.gap_px;
  // Lines are counted from the shape's own first corner: that is what keeps them still on the ground.
  const [ax, ay] = [shape.x0 * frame.world + frame.left, shape.y0 * frame.world + frame.top];
  const across = -Math.sin(turn) * ax + Math.cos(turn) * ay;
  const middle = -Math.sin(turn) * (frame.width / 2) + Math.cos(turn) * (frame.height / 2);
  const first = across + Math.ceil((middle - reach / 2 - across) / step) * step;
  ctx.beginPath();
  for (let at = first; at < middle + reach / 2; at += step) {
    const along = Math.cos(turn) * (frame.width / 2) + Math.sin(turn) * (frame.height / 2);
    const cx = along * Math.cos(turn) - at * Math.sin(turn);
    const cy = along * Math.sin(turn) + at * Math.cos(turn);
    ctx.moveTo(cx - reach * Math.cos(turn), cy - reach * Math.sin(turn));
    ctx.lineTo(cx + reach * Math.cos(turn), cy + reach * Math.sin(turn));
  }
  ctx.stroke();
  ctx.restore();
}

/**
 * Draw only inside a shape until the caller restores.
 * @param {CanvasRenderingContext2D} ctx @param {Shape} shape @param {Frame} frame
 */
function clipTo(ctx, { path, x0, y0 }, { world, left, top }) {
  const before = ctx.getTransform();
  ctx.translate(x0 * world + left, y0 * world + top);
  ctx.scale(world, world);
  ctx.clip(path, "evenodd");
  ctx.setTransform(before);
}
