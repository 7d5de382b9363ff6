/**
 * Where the city stands on the map when all of it is shown: as large as it can be, and as little as can be under what
 * lies on the map.
 *
 * Nothing here touches the DOM; positions are pixels, y downwards.
 * @module
 */

/** @import {Box} from "./labels.js" */

/** Places that are tried along each side. */
const TRIES = 9;

/** The city keeps off the edges of the map by this much, and off the line of scale and sources below [px]. */
const MARGIN = 12;
const FOOT = 36;

/**
 * Move an outline within a frame until as few of its points as can be lie under the boxes; of equals the most central.
 * @param {[number, number][]} outline
 * @param {{width: number, height: number}} frame
 * @param {Box[]} boxes
 * @returns {[number, number]} what is added to every point
 */
export function freest(outline, { width, height }, boxes) {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const across = offsets(Math.min(...xs), Math.max(...xs), width);
  const down = offsets(Math.min(...ys), Math.max(...ys), height - FOOT);
  /** @type {{moved: [number, number], cost: number}} */
  let best = { moved: [across[0], down[0]], cost: Infinity };
  across.forEach((dx, i) => {
    down.forEach((dy, j) => {
      const covered = outline.filter(([x, y]) => boxes.some((box) => holds(box, x + dx, y + dy))).length;
      const cost = covered + (i + j) / 1000;
      if (cost < best.cost) best = { moved: [dx, dy], cost };
    });
  });
  return best.moved;
}

/**
 * How far an extent may be moved within a length: the middle first, then ever further to both sides.
 * @param {number} from @param {number} to @param {number} length
 */
function offsets(from, to, length) {
  const middle = (length - from - to) / 2;
  const slack = Math.max(0, (length - (to - from)) / 2 - MARGIN);
  return Array.from({ length: TRIES }, (_, i) => {
    const step = Math.ceil(i / 2) * (i % 2 === 0 ? -1 : 1);
    return middle + (slack * step) / ((TRIES - 1) / 2);
  });
}

/** @param {Box} box @param {number} x @param {number} y */
function holds({ left, top, right, bottom }, x, y) {
  return x > left && x < right && y > top && y < bottom;
}
