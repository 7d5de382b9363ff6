import assert from "node:assert/strict";
import { test } from "node:test";

import { numberStep, tickStep, ticksOf } from "../../layers/web/chainage.js";
import { pixelsPerMetre, unitX, unitY, worldSize } from "../../layers/web/mercator.js";
import { beside, contains, distanceToLines } from "../../layers/web/planar.js";

/** @typedef {[number, number]} Point */

test("a hole is outside, its island inside", () => {
  /** @param {number} from @param {number} to @returns {Point[]} */
  const square = (from, to) => [[from, from], [to, from], [to, to], [from, to], [from, from]];
  const rings = [square(0, 10), square(3, 7), square(4, 6)];
  assert.deepEqual(/** @type {Point[]} */ ([[1, 1], [3.5, 3.5], [5, 5], [11, 5]]).map((point) => contains(rings, point)), [true, false, true, false]);
});

test("the distance to a line is that to its nearest piece, its ends included", () => {
  /** @type {Point[]} */
  const line = [[0, 0], [10, 0], [10, 10]];
  assert.equal(distanceToLines([line], [5, 3]), 3);
  assert.equal(distanceToLines([line], [-3, -4]), 5);
  assert.equal(distanceToLines([], [0, 0]), Infinity);
});

test("a line beside another keeps its distance, also around a corner", () => {
  /** @type {Point[]} */
  const line = [[0, 0], [10, 0], [10, 10]];
  const other = beside(line, 2);
  assert.deepEqual(other[0], [0, 2]);
  assert.ok(Math.abs(other[1][0] - 8) < 1e-9 && Math.abs(other[1][1] - 2) < 1e-9);
  for (const point of other) assert.ok(Math.abs(distanceToLines([line], point) - 2) < 1e-9);
});

test("a corner that turns back does not fly off", () => {
  for (const [x, y] of beside([[0, 0], [10, 0], [0, 0.01]], 2)) assert.ok(Math.hypot(x - 5, y) < 15);
});

test("the unit square is the square of Web Mercator", () => {
  assert.equal(unitX(-180), 0);
  assert.equal(unitX(180), 1);
  assert.ok(Math.abs(unitY(0) - 0.5) < 1e-12);
  assert.ok(Math.abs(unitY(85.0511287798066)) < 1e-9);
});

test("a metre takes as many pixels as Web Mercator gives it", () => {
  // EPSG:3857 divides the equator of 40 075 016.686 m into the world's pixels; at 41° a metre is 1/cos 41° longer.
  const expected = (worldSize(9) / 40075016.686) / Math.cos((41 * Math.PI) / 180);
  assert.ok(Math.abs(pixelsPerMetre(41, 9) / expected - 1) < 1e-9);
});

/** @param {Record<string, any>} properties */
function leg(properties) {
  return { id: "w-1", properties: { branch: "W", start_km: 0, end_km: 120, shared: false, ...properties },
    geometry: { type: "LineString", coordinates: [[121, 40.8], [121, 41.3], [121, 41.8]] } };
}

test("marks stand at every tenth kilometre, by the share of the drawn length", () => {
  const ticks = ticksOf([leg({})]);
  assert.deepEqual(ticks.map(({ km }) => km), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  const middle = ticks[6];
  assert.ok(Math.abs(middle.x - unitX(121)) < 1e-12);
  assert.ok(Math.abs(middle.y - unitY(41.3)) < 1e-9);
  assert.ok(Math.abs(middle.angle + Math.PI / 2) < 1e-9, "northwards is up");
});

test("a leg in the middle of a branch begins at the next tenth kilometre", () => {
  assert.deepEqual(ticksOf([leg({ start_km: 13, end_km: 41 })]).map(({ km }) => km), [20, 30, 40]);
});

test("a track that two branches share has the marks of one", () => {
  assert.deepEqual(ticksOf([leg({ shared: true })]), []);
});

test("marks are 50 km apart from zoom 7, 10 from zoom 9, and none further out", () => {
  assert.deepEqual([6, 7, 8.5, 9, 14].map(tickStep), [null, 50, 50, 10, 10]);
});

test("every number stands at a mark, and numbers are at least 80 pixels apart", () => {
  for (const zoom of [7, 7.5, 8, 8.5, 9, 9.5, 10, 12]) {
    const [marks, numbers] = [tickStep(zoom) ?? 0, numberStep(zoom) ?? 0];
    assert.equal(numbers % marks, 0);
    const pixelsPerKm = (256 * 2 ** zoom) / (40075 * Math.cos((41 * Math.PI) / 180));
    assert.ok(numbers * pixelsPerKm > 80, String(zoom));
  }
});
