/**
 * The visible part of long lines and outlines: what lies outside a box is cut off, and points that cannot be told apart
 * are left out.
 *
 * Nothing here touches the DOM; positions are pixels.
 * @module
 */

/** @import {Box} from "./labels.js" */
/** @typedef {[number, number]} Point */

/** Points nearer to each other than this are one [px]. */
const NEAR = 0.2;

/**
 * The part of a filled outline inside a box; where it was cut it runs along the box (Sutherland and Hodgman 1974).
 * @param {Point[]} ring the last point need not be the first
 * @param {Box} box
 * @returns {Point[]} empty when nothing lies inside
 */
export function clipRing(ring, { left, top, right, bottom }) {
  const edges = /** @type {const} */ ([[0, left, 1], [0, right, -1], [1, top, 1], [1, bottom, -1]]);
  let points = ring;
  for (const [axis, limit, side] of edges) {
    /** @param {Point} point */
    const isInside = (point) => (point[axis] - limit) * side >= 0;
    points = points.flatMap((point, i) => {
      const before = points[(i + points.length - 1) % points.length];
      const inside = isInside(point);
      if (inside === isInside(before)) return inside ? [point] : [];
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      /** @type {Point} */
      const cut = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
      return inside ? [cut, point] : [cut];
    });
  }
  return points;
}

/**
 * The parts of a line whose pieces come near a box.
 * @param {Point[]} line
 * @param {Box} box
 * @returns {Point[][]}
 */
export function clipLine(line, { left, top, right, bottom }) {
  /** @type {Point[][]} */
  const parts = [];
  let wasNear = false;
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
    const near =
      Math.max(ax, bx) >= left && Math.min(ax, bx) <= right && Math.max(ay, by) >= top && Math.min(ay, by) <= bottom;
    if (near && !wasNear) parts.push([line[i - 1]]);
    if (near) parts[parts.length - 1].push(line[i]);
    wasNear = near;
  }
  return parts;
}

/**
 * The same line with fewer points; its ends stay.
 * @param {Point[]} line
 * @returns {Point[]}
 */
export function thinned(line) {
  /** @type {Point[]} */
  const kept = [];
  line.forEach((point, i) => {
    const last = kept[kept.length - 1];
    const far = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR;
    if (far) kept.push(point);
    else if (i === line.length - 1 && kept.length > 1) kept[kept.length - 1] = point;
  });
  return kept;
}
