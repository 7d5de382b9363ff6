/**
 * Sheets of paper: how large they are, how large letters on them are, which ground they show, and the size of circles.
 *
 * Lengths are CSS pixels of 25.4/96 mm unless a name says otherwise. Nothing here touches the DOM.
 * @module
 */

import { unitX, unitY, worldSize } from "./mercator.js";

/** @import {Size} from "./look.js" */
/** @import {Frame} from "./paths.js" */

/** Pixels in a millimetre. */
export const PX_PER_MM = 96 / 25.4;

/**
 * A sheet. Everything on it is drawn `scale` times as large as on a sheet for the desk: a wall is read from two metres.
 * `rows` is whether the list of all projects follows on further sheets.
 * @typedef {object} Paper
 * @property {string} id
 * @property {string} name
 * @property {number} width_mm
 * @property {number} height_mm
 * @property {number} margin_mm
 * @property {number} scale
 * @property {boolean} rows
 * @property {{title: number, heading: number, body: number, fine: number}} type heights of letters before `scale`
 */

const DESK = { margin_mm: 10, scale: 1, rows: true, type: { title: 20, heading: 12.5, body: 11, fine: 9.5 } };

/** Its smallest letters are 6 mm high, those of its headings 14 mm, of which capitals take 10 (I7). */
const WALL = { margin_mm: 20, scale: 2.5, rows: false, type: { title: 34, heading: 21, body: 11.5, fine: 9.5 } };

/** @type {Paper[]} */
export const PAPERS = [
  { id: "a4-landscape", name: "A4", width_mm: 297, height_mm: 210, ...DESK },
  { id: "a4-portrait", name: "A4", width_mm: 210, height_mm: 297, ...DESK },
  { id: "a3-landscape", name: "A3", width_mm: 420, height_mm: 297, ...DESK },
  { id: "a3-portrait", name: "A3", width_mm: 297, height_mm: 420, ...DESK },
  { id: "a0-landscape", name: "A0", width_mm: 1189, height_mm: 841, ...WALL },
];

/** A screen on which an address shows about what a sheet shall show of it [px]. */
const SCREEN = { width: 860, height: 600 };

/**
 * Room inside the margins, in the pixels in which the sheet is drawn.
 * @param {Paper} paper
 */
export function roomOf({ width_mm, height_mm, margin_mm, scale }) {
  const [width, height] = [width_mm, height_mm].map((side) => ((side - 2 * margin_mm) * PX_PER_MM) / scale);
  return { width, height };
}

/**
 * Where a map stands on paper: the same ground for the same address, on every sheet and from every screen.
 * @param {{c: [number, number] | null, z: number | null}} state null: the whole area
 * @param {number[]} area west, south, east, north
 * @param {{width: number, height: number}} room
 * @param {number} [slack] how much more than the area is shown
 * @returns {Frame}
 */
export function frameOn({ c, z }, area, { width, height }, slack = 1.06) {
  const [west, south, east, north] = area;
  const [x, y] = c ? [unitX(c[0]), unitY(c[1])] : [(unitX(west) + unitX(east)) / 2, (unitY(north) + unitY(south)) / 2];
  const wide = c && z !== null ? SCREEN.width / worldSize(z) : (unitX(east) - unitX(west)) * slack;
  const high = c && z !== null ? SCREEN.height / worldSize(z) : (unitY(south) - unitY(north)) * slack;
  const world = Math.min(width / wide, height / high);
  const zoom = Math.log2(world / worldSize(0));
  return { zoom, world, left: width / 2 - x * world, top: height / 2 - y * world, width, height };
}

/**
 * The size of circles on paper: as the style says it in millimetres, whatever the scale of the map. That circles grow
 * with the zoom is a matter of the screen alone (M44).
 * @param {Size} size
 * @returns {Size}
 */
export function sizeOnPaper(size) {
  const floor_amount = (size.floor_px / size.radius_px) ** 2;
  return { ...size, zoom: [{ from: 0, factor: 1, floor_amount: Math.round(floor_amount * 100) / 100 }] };
}

/** Mean radius of the sphere of Web Mercator [m]. */
const SPHERE_M = 6378137;

/**
 * A scale bar: a round length that takes about a sixth of the map's width.
 * @param {Frame} frame
 * @returns {{metres: number, px: number}}
 */
export function scaleBar({ world, top, width, height }) {
  const y = (height / 2 - top) / world;
  const perPx = (2 * Math.PI * SPHERE_M) / Math.cosh((0.5 - y) * 2 * Math.PI) / world;
  const most = (width / 6) * perPx;
  const ten = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((digit) => digit * ten).find((length) => length <= most) ?? ten;
  return { metres, px: metres / perPx };
}

/**
 * Break a text into lines: at spaces, and in Chinese after any character. What is longer than a line is broken anywhere.
 * @param {(text: string) => number} widthOf
 * @param {string} text
 * @param {number} width
 * @returns {string[]}
 */
export function linesOf(widthOf, text, width) {
  const lines = [""];
  for (const word of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    for (const piece of widthOf(word) <= width ? [word] : word) {
      if (widthOf((lines[lines.length - 1] + piece).trimEnd()) <= width) lines[lines.length - 1] += piece;
      else lines.push(piece);
    }
  }
  return lines.map((line) => line.trimEnd());
}
