import assert from "node:assert/strict";
import { test } from "node:test";

import { CLASSES, ballRadius, classIndex, legendCircles, missingRadius, radius, trueRadius, zoomStep } from "../../layers/web/scale.js";
import { SIZE, random } from "./made.js";

test("areas go as amounts, for every pair above the floor", () => {
  const next = random(1);
  for (let i = 0; i < 200; i++) {
    const [a, b] = [3 + next() * 300, 3 + next() * 300];
    const zoom = 7 + next() * 6;
    const ratio = (radius(a, zoom, SIZE) / radius(b, zoom, SIZE)) ** 2;
    assert.ok(Math.abs(ratio / (a / b) - 1) < 1e-9, `${a} ${b} at ${zoom}`);
  }
});

test("100, 25 and 1 have the radii of the rule at zoom 9", () => {
  assert.deepEqual([100, 25, 1].map((amount) => Number(trueRadius(amount, 9, SIZE).toFixed(3))), [28, 14, 2.8]);
});

test("no circle is smaller than the floor, and the floor's amount is the one that is told", () => {
  for (const zoom of [7, 9, 10.5, 13]) {
    const told = zoomStep(zoom, SIZE).floor_amount;
    assert.equal(radius(0.01, zoom, SIZE), 3);
    assert.equal(radius(told * 0.98, zoom, SIZE), 3);
    assert.ok(radius(told * 1.02, zoom, SIZE) > 3);
  }
});

test("the factor steps up at zooms 9, 10 and 12 and nowhere else", () => {
  const factors = [5, 8, 8.5, 9, 9.5, 10, 11.5, 12, 16].map((zoom) => zoomStep(zoom, SIZE).factor);
  assert.deepEqual(factors, [0.7, 0.7, 0.7, 1, 1, 1.15, 1.15, 1.4, 1.4]);
});

test("an unknown amount has one size, whatever the zoom", () => {
  assert.equal(missingRadius(SIZE), 4.5);
});

test("a ball stands only where there is room for it", () => {
  const ball = { from_px: 6, share: 0.5 };
  assert.equal(ballRadius(5.9, ball), 0);
  assert.equal(ballRadius(10, ball), 5);
});

test("classes are numbered from light to dark; what is none is unknown", () => {
  assert.deepEqual(CLASSES.map(classIndex), [0, 1, 2, 3, 4, 5]);
  assert.equal(classIndex("stalled"), 5);
  assert.equal(classIndex(null), 5);
});

test("legend circles share their lowest point and labels keep their pitch at every zoom", () => {
  for (let zoom = 5; zoom <= 16; zoom += 0.5) {
    const circles = legendCircles(zoom, SIZE, 16);
    assert.deepEqual(circles.map(({ amount }) => amount), [100, 25, 5, 1]);
    for (const { amount, r, top } of circles) {
      assert.equal(r, radius(amount, zoom, SIZE));
      assert.equal(top, 2 * r);
    }
    for (let i = 1; i < circles.length; i++) assert.ok(circles[i - 1].label - circles[i].label >= 16, `zoom ${zoom}`);
  }
});
