import assert from "node:assert/strict";
import { test } from "node:test";

import { freest } from "../../layers/web/fitting.js";

/** @type {[number, number][]} */
const SQUARE = [[0, 0], [100, 0], [100, 100], [0, 100], [50, 50]];
const FRAME = { width: 400, height: 300 };

/** @param {[number, number]} moved */
function moved([dx, dy]) {
  return SQUARE.map(([x, y]) => [x + dx, y + dy]);
}

test("with nothing on the map the outline stands in the middle above the scale", () => {
  assert.deepEqual(freest(SQUARE, FRAME, []), [150, 82]);
});

test("an outline moves out from under a box, and never off the map", () => {
  const legend = { left: 0, top: 0, right: 250, bottom: 300 };
  const there = moved(freest(SQUARE, FRAME, [legend]));
  assert.ok(there.every(([x]) => x >= 250 && x <= 400));
});

test("of two ways out the shorter one is taken", () => {
  const [dx, dy] = freest(SQUARE, FRAME, [{ left: 0, top: 0, right: 170, bottom: 300 }]);
  assert.ok(dx > 150 && dx < 288);
  assert.equal(dy, 82);
});

test("what does not fit stands in the middle", () => {
  const wide = /** @type {[number, number][]} */ (SQUARE.map(([x, y]) => [x * 6, y]));
  assert.equal(freest(wide, FRAME, [])[0], -100);
});
