/**
 * Totals that the server has made (`/summary`), in the words of the page: tallies of facets, marks on the map.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { unitX, unitY } from "./mercator.js";
import { CLASSES, missingRadius, radius } from "./scale.js";

/** @import {Tally} from "./facets.js" */
/** @import {Size} from "./look.js" */
/** @import {Feature} from "./model.js" */
/** @import {Mark} from "./stacks.js" */

/** An answer of the summary. @typedef {{numberMatched: number, level?: number, features: Feature[]}} Summary */

/** West, south, east, north [°]. @typedef {[number, number, number, number]} Box */

/** The side of a cell is near this [px]. */
const CELL_PX = 64;

/** What the box is made smaller by, so that a point on the border of two cells is in one [°]. */
const HAIR = 1e-9;

/**
 * Add up an answer.
 * @param {Summary} summary
 * @param {(value: string | null) => boolean} [wanted]
 * @returns {Tally} `known` are the amounts that enter the sum
 */
export function tallyOf({ features }, wanted = () => true) {
  const total = { count: 0, known: 0, sum: 0 };
  for (const { properties: said } of features) {
    if (!wanted(said.value)) continue;
    total.count += said.count;
    total.known += said.known;
    total.sum = rounded(total.sum + (said.investment_100m_cny ?? 0));
  }
  return total;
}

/**
 * The totals of each value.
 * @param {Summary} summary
 * @returns {Map<string, Tally>}
 */
export function talliesOf({ features }) {
  return new Map(
    features
      .filter(({ properties }) => properties.value !== null)
      .map(({ properties: said }) => [
        said.value,
        { count: said.count, known: said.known, sum: said.investment_100m_cny ?? 0 },
      ]),
  );
}

/**
 * What is left of a total.
 * @param {Tally} whole
 * @param {Tally} part
 * @returns {Tally}
 */
export function less(whole, part) {
  return { count: whole.count - part.count, known: whole.known - part.known, sum: rounded(whole.sum - part.sum) };
}

/**
 * The level of the grid whose cells are about as wide on the screen as a ring needs.
 * @param {number} zoom
 */
export function gridLevel(zoom) {
  return Math.min(18, Math.max(0, Math.round(zoom + Math.log2(256 / CELL_PX))));
}

/**
 * The whole cells that a view touches, so that no total changes while the map is moved.
 * @param {{west: number, south: number, east: number, north: number}} view [°]
 * @param {number} level
 * @returns {Box}
 */
export function cellsAround({ west, south, east, north }, level) {
  const n = 2 ** level;
  const [left, right] = [Math.floor(unitX(west) * n), Math.floor(unitX(east) * n) + 1];
  const [top, bottom] = [Math.floor(unitY(north) * n), Math.floor(unitY(south) * n) + 1];
  return [
    Math.max(-180, longitude(left / n)),
    Math.max(-85, latitude(bottom / n) + HAIR),
    Math.min(180, longitude(right / n) - HAIR),
    Math.min(85, latitude(top / n)),
  ];
}

/**
 * Marks of the groups that have a place.
 * @param {Feature[]} features of a summary
 * @param {number} zoom
 * @param {Size} size
 * @returns {Mark[]} in drawing order
 */
export function marksOf(features, zoom, size) {
  const marks = features.flatMap(({ properties: said, geometry }) => {
    if (!geometry || said.count === 0) return [];
    const [lon, lat] = geometry.coordinates;
    const amount = said.investment_100m_cny ?? NaN;
    const r = Number.isNaN(amount) ? missingRadius(size) : radius(amount, zoom, size);
    const classes = CLASSES.map((slug) => said[`${slug}_count`]);
    /** @type {Mark} */
    const mark = {
      kind: said.count > 1 ? "stack" : Number.isNaN(amount) ? "missing" : "circle",
      x: unitX(lon),
      y: unitY(lat),
      dx: 0,
      dy: 0,
      r,
      amount,
      floor: r === size.floor_px,
      projects: [],
      id: String(said.value),
      count: said.count,
      classIndex: classes.findIndex((count) => count > 0),
      classes,
    };
    return [mark];
  });
  return marks.sort((a, b) => b.r - a.r || (a.id < b.id ? -1 : 1));
}

/** Sums are of four decimals: what additions lose beyond that is none of the data. @param {number} sum */
function rounded(sum) {
  return Math.round(sum * 1e4) / 1e4;
}

/** @param {number} x unit square */
function longitude(x) {
  return (x - 0.5) * 360;
}

/** @param {number} y unit square */
function latitude(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
