/**
 * Size and class of a project's symbol: area-true radius, floor, zoom factor, Harvey ball, circles of the legend.
 *
 * Lengths are CSS pixels, amounts 100 million CNY (亿元). Nothing here touches the DOM.
 * @module
 */

/** @import {Size} from "./look.js" */

/** Stage classes from light to dark; their place is their number in typed arrays. */
export const CLASSES = ["plan", "agreed", "start", "build", "done", "unknown"];

/**
 * Number of a stage class; what is not a class counts as unknown.
 * @param {string | null | undefined} slug
 */
export function classIndex(slug) {
  const index = CLASSES.indexOf(slug ?? "unknown");
  return index < 0 ? CLASSES.length - 1 : index;
}

/**
 * The step of the zoom table that holds: symbols grow with the zoom, all of them and the legend alike (M13).
 * @param {number} zoom
 * @param {Size} size
 */
export function zoomStep(zoom, size) {
  let step = size.zoom[0];
  for (const next of size.zoom) if (next.from <= zoom + 1e-6) step = next;
  return step;
}

/**
 * Radius whose circle's area is proportional to the amount, before the floor; the domain starts at 0 (M9).
 * @param {number} amount
 * @param {number} zoom
 * @param {Size} size
 */
export function trueRadius(amount, zoom, size) {
  return zoomStep(zoom, size).factor * size.radius_px * Math.sqrt(Math.max(0, amount));
}

/**
 * The radius that is drawn (M11).
 * @param {number} amount
 * @param {number} zoom
 * @param {Size} size
 */
export function radius(amount, zoom, size) {
  return Math.max(size.floor_px, trueRadius(amount, zoom, size));
}

/**
 * Half the width of the symbol for an unknown amount, the same at every zoom (M12).
 * @param {Size} size
 */
export function missingRadius(size) {
  return (size.missing.symbol.size_px ?? 2 * size.floor_px) / 2;
}

/**
 * Radius of the Harvey ball inside a circle; 0 where the circle is too small to hold one (M19).
 * @param {number} r radius of the circle
 * @param {{from_px: number, share: number}} ball
 */
export function ballRadius(r, ball) {
  return r < ball.from_px ? 0 : r * ball.share;
}

/**
 * Where the circles of the legend and their labels stand: circles share their lowest point, labels keep a pitch (M15).
 * @param {number} zoom
 * @param {Size} size
 * @param {number} [pitch] smallest distance of two labels
 * @returns {{amount: number, r: number, top: number, label: number}[]} largest first; `top` of the circle and middle
 *   of its label are measured upwards from the common lowest point
 */
export function legendCircles(zoom, size, pitch = 17) {
  const circles = [...size.legend].sort((a, b) => b - a).map((amount) => {
    const r = radius(amount, zoom, size);
    return { amount, r, top: 2 * r, label: 2 * r };
  });
  // From the smallest upwards: a label that comes too near to the one below moves up, never the circle.
  for (let i = circles.length - 1; i >= 0; i--) {
    const lowest = i === circles.length - 1 ? pitch / 2 : circles[i + 1].label + pitch;
    circles[i].label = Math.max(circles[i].label, lowest);
  }
  return circles;
}
