/**
 * Kilometre marks of the corridor (M33): where they stand on its legs.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { unitX, unitY } from "./mercator.js";

/** @import {Feature} from "./model.js" */

/**
 * A mark: its branch and kilometre, where it stands in the unit square, the direction of growing chainage.
 * @typedef {{branch: string, km: number, x: number, y: number, angle: number}} Tick
 */

/** Marks are laid out this far apart [km]; wider steps are some of them. */
export const TICK_KM = 10;

/**
 * How far apart marks stand at a zoom [km]; null: none.
 * @param {number} zoom
 */
export function tickStep(zoom) {
  if (zoom >= 9) return TICK_KM;
  return zoom >= 7 ? 50 : null;
}

/**
 * How far apart the marks stand that have a number at a zoom [km]: every mark with a number would crowd the line.
 * @param {number} zoom
 */
export function numberStep(zoom) {
  if (zoom >= 10) return TICK_KM;
  if (zoom >= 8) return 50;
  return zoom >= 7 ? 100 : null;
}

/**
 * Lay out the marks of the legs. Between its ends the chainage of a leg goes by the share of its drawn length.
 * @param {Feature[]} legs of the collection `corridor`; where two branches share a track the first one is marked
 * @param {number} [step] km
 * @returns {Tick[]}
 */
export function ticksOf(legs, step = TICK_KM) {
  return legs.flatMap(({ properties, geometry }) => {
    if (properties.shared || geometry?.type !== "LineString") return [];
    const { branch, start_km: start, end_km: end } = properties;
    /** @type {[number, number][]} */
    const line = geometry.coordinates;
    const lengths = line.slice(1).map((point, i) => groundLength(line[i], point));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    /** @type {Tick[]} */
    const ticks = [];
    let [piece, done] = [0, 0];
    for (let km = Math.ceil(start / step) * step; km <= end; km += step) {
      const goal = ((km - start) / (end - start)) * total;
      while (piece < lengths.length - 1 && done + lengths[piece] < goal) done += lengths[piece++];
      const share = lengths[piece] === 0 ? 0 : Math.min(1, (goal - done) / lengths[piece]);
      const [[ax, ay], [bx, by]] = [line[piece], line[piece + 1]].map(([lon, lat]) => [unitX(lon), unitY(lat)]);
      const angle = Math.atan2(by - ay, bx - ax);
      ticks.push({ branch, km, x: ax + share * (bx - ax), y: ay + share * (by - ay), angle });
    }
    return ticks;
  });
}

/** Length of a short piece, in degrees of latitude. @param {[number, number]} a @param {[number, number]} b */
function groundLength([alon, alat], [blon, blat]) {
  return Math.hypot((blon - alon) * Math.cos((((alat + blat) / 2) * Math.PI) / 180), blat - alat);
}
