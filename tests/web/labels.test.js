import assert from "node:assert/strict";
import { test } from "node:test";

import { SIDES, boxAt, meet, place } from "../../layers/web/labels.js";
import { linesOf } from "../../layers/web/texts.js";
import { random } from "./made.js";

const FRAME = { left: 0, top: 0, right: 400, bottom: 300 };

/** @param {number} x @param {number} y @param {number} priority */
function wish(x, y, priority) {
  return { x, y, r: 4, width: 60, height: 15, priority };
}

test("no two labels meet, none leaves the frame, none covers what is taken", () => {
  const next = random(17);
  for (let round = 0; round < 20; round++) {
    const wishes = Array.from({ length: 80 }, () => wish(next() * 400, next() * 300, Math.floor(next() * 5)));
    const taken = Array.from({ length: 10 }, () => {
      const [left, top] = [next() * 400, next() * 300];
      return { left, top, right: left + 30, bottom: top + 30 };
    });
    const placed = place(wishes, { frame: FRAME, taken });
    assert.ok(placed.length > 5);
    placed.forEach(({ box }, i) => {
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300);
      assert.ok(!taken.some((other) => meet(box, other)));
      assert.ok(!placed.some((other, j) => i !== j && meet(box, other.box)));
    });
  }
});

test("where two want one place, the more important one has it", () => {
  const narrow = { left: 0, top: 0, right: 75, bottom: 20 };
  const placed = place([wish(5, 10, 2), wish(5, 10, 1)], { frame: narrow, taken: [] });
  assert.deepEqual(placed.map(({ wish: { priority } }) => priority), [1]);
});

test("sides are tried in their order", () => {
  const right = boxAt(wish(100, 100, 1), "right");
  const others = SIDES.map((side) => boxAt(wish(100, 100, 1), side)).filter((box) => !meet(box, right));
  const [{ box }] = place([wish(100, 100, 1)], { frame: FRAME, taken: [right] });
  assert.deepEqual(box, others[0]);
});

test("a box beside a symbol does not touch the symbol", () => {
  for (const side of SIDES) {
    const { left, top, right, bottom } = boxAt(wish(100, 100, 1), side);
    const nearest = [Math.min(Math.max(100, left), right), Math.min(Math.max(100, top), bottom)];
    assert.ok(Math.hypot(nearest[0] - 100, nearest[1] - 100) >= 4, side);
  }
});

test("what is shunned is covered only when there is no other place", () => {
  const right = boxAt(wish(100, 100, 1), "right");
  const [free] = place([wish(100, 100, 1)], { frame: FRAME, taken: [], shunned: [right] });
  assert.ok(!meet(free.box, right));
  const everywhere = { left: 0, top: 0, right: 400, bottom: 300 };
  const [forced] = place([wish(100, 100, 1)], { frame: FRAME, taken: [], shunned: [everywhere] });
  assert.deepEqual(forced.box, right);
});

test("spots are tried instead of sides where they are given", () => {
  const given = { ...wish(100, 100, 1), spots: /** @type {[number, number][]} */ ([[0, 0], [0, 50]]) };
  const middle = boxAt(given, "middle");
  const [{ box }] = place([given], { frame: FRAME, taken: [middle] });
  assert.deepEqual(box, { ...middle, top: middle.top + 50, bottom: middle.bottom + 50 });
});

test("a modest wish is left out rather than put on what is shunned", () => {
  const everywhere = { left: 0, top: 0, right: 400, bottom: 300 };
  assert.deepEqual(place([{ ...wish(100, 100, 1), modest: true }], { frame: FRAME, taken: [], shunned: [everywhere] }), []);
  assert.equal(place([{ ...wish(100, 100, 1), modest: true }], { frame: FRAME, taken: [] }).length, 1);
});

test("where something must be covered it is the least of what is shunned", () => {
  const given = { ...wish(200, 150, 1), spots: /** @type {[number, number][]} */ ([[0, 0], [100, 0]]) };
  const boxes = [190, 200, 210, 300].map((x) => ({ left: x - 2, top: 148, right: x + 2, bottom: 152 }));
  const [{ box }] = place([given], { frame: FRAME, taken: [], shunned: boxes });
  assert.equal((box.left + box.right) / 2, 300);
});

test("of the forms of one name only the first that fits is placed", () => {
  const long = { ...wish(100, 100, 1), width: 1000, only: "taihe" };
  const short = { ...wish(100, 100, 2), only: "taihe" };
  const placed = place([long, short, { ...short, priority: 3 }], { frame: FRAME, taken: [] });
  assert.deepEqual(placed.map(({ wish: one }) => one), [short]);
});

test("a long name with spaces takes two lines of about equal length, and nothing of it is lost", () => {
  assert.deepEqual(linesOf("锦州港30万吨级航道改扩建工程"), ["锦州港30万吨级航道改扩建工程"]);
  assert.deepEqual(linesOf("Baoxin Zinc"), ["Baoxin Zinc"]);
  assert.deepEqual(linesOf("NORINCO Northern Energy Base"), ["NORINCO Northern", "Energy Base"]);
  assert.deepEqual(linesOf(`${"a".repeat(40)} b`), [`${"a".repeat(29)}…`, "b"]);
});
