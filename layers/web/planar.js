/**
 * What a pointer touches: a point in a polygon, its distance to a line. Plane geometry in pixels or unit squares.
 * @module
 */

/** @typedef {[number, number]} Point */

/**
 * Tell whether a point lies in a polygon, holes left out (even-odd rule).
 * @param {Point[][]} rings outlines and holes in any order
 * @param {Point} point
 */
export function contains(rings, [x, y]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/**
 * Distance of a point from the nearest of several lines.
 * @param {Point[][]} lines
 * @param {Point} point
 * @returns {number} Infinity without a line
 */
export function distanceToLines(lines, point) {
  let best = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) best = Math.min(best, distanceToSegment(line[i - 1], line[i], point));
  }
  return best;
}

/** @param {Point} a @param {Point} b @param {Point} point */
function distanceToSegment([ax, ay], [bx, by], [x, y]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/**
 * A line beside another, to its right in the direction of its points where y points down.
 * @param {Point[]} line at least two points
 * @param {number} distance
 * @returns {Point[]} as many points
 */
export function beside(line, distance) {
  const normals = line.slice(1).map(([x, y], i) => {
    const [dx, dy] = [x - line[i][0], y - line[i][1]];
    const length = Math.hypot(dx, dy) || 1;
    return /** @type {Point} */ ([-dy / length, dx / length]);
  });
  return line.map(([x, y], i) => {
    const [ax, ay] = normals[Math.max(0, i - 1)];
    const [bx, by] = normals[Math.min(normals.length - 1, i)];
    const [mx, my] = [ax + bx, ay + by];
    // At a sharp bend the corner would fly off: it is held at twice the distance.
    const grown = distance * Math.min(2, 2 / Math.max(1e-9, mx * mx + my * my));
    return [x + mx * grown, y + my * grown];
  });
}

/**
 * Point of a line at a share of its length, and the direction there.
 * @param {Point[]} line at least two points
 * @param {number} share 0 to 1
 * @returns {{x: number, y: number, angle: number}}
 */
export function pointAlong(line, share) {
  const steps = line.slice(1).map(([x, y], i) => Math.hypot(x - line[i][0], y - line[i][1]));
  const length = steps.reduce((sum, step) => sum + step, 0);
  let left = Math.min(1, Math.max(0, share)) * length;
  let i = 0;
  while (i < steps.length - 1 && left > steps[i]) left -= steps[i++];
  const [[ax, ay], [bx, by]] = [line[i], line[i + 1]];
  const part = steps[i] === 0 ? 0 : left / steps[i];
  return { x: ax + part * (bx - ax), y: ay + part * (by - ay), angle: Math.atan2(by - ay, bx - ax) };
}
