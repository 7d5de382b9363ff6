import assert from "node:assert/strict";
import { test } from "node:test";

import { Picker, decide } from "../../layers/web/pick.js";
import { random } from "./made.js";

/** Discs in drawing order, the largest first. @param {{x: number, y: number, r: number}[]} discs */
function picker(discs) {
  return new Picker([...discs].sort((a, b) => b.r - a.r));
}

test("candidates are those of a plain loop", () => {
  const next = random(11);
  const discs = Array.from({ length: 300 }, () => ({ x: next() * 600, y: next() * 600, r: 3 + next() * 25 }));
  const made = picker(discs);
  for (let i = 0; i < 100; i++) {
    const [x, y] = [next() * 600, next() * 600];
    for (const coarse of [false, true]) {
      const expected = made.discs.flatMap((disc, index) => {
        const distance = Math.hypot(disc.x - x, disc.y - y);
        return distance <= Math.max(disc.r + 1, coarse ? 22 : 12) ? [index] : [];
      });
      const found = made.candidates(x, y, coarse).map(({ index }) => index);
      assert.deepEqual(found.sort((a, b) => a - b), expected);
    }
  }
});

test("a click on a small circle that lies on a large one means the small one", () => {
  const made = picker([{ x: 100, y: 100, r: 28 }, { x: 105, y: 95, r: 4 }]);
  assert.deepEqual(decide(made.candidates(105, 95)), [1]);
});

test("a click on the large one beside the small one means the large one", () => {
  const made = picker([{ x: 100, y: 100, r: 28 }, { x: 110, y: 100, r: 4 }]);
  assert.deepEqual(decide(made.candidates(78, 100)), [0]);
});

test("a click near a tiny circle still finds it, at 12 px and with a finger at 22", () => {
  const made = picker([{ x: 0, y: 0, r: 3 }]);
  assert.deepEqual(decide(made.candidates(11.5, 0)), [0]);
  assert.deepEqual(decide(made.candidates(12.5, 0)), []);
  assert.deepEqual(decide(made.candidates(21.5, 0, true), true), [0]);
});

test("two edges at the same distance are left to the reader", () => {
  const made = picker([{ x: 0, y: 0, r: 5 }, { x: 20, y: 0, r: 5 }]);
  assert.equal(decide(made.candidates(10, 0)).length, 2);
});

test("circles on one point are left to the reader", () => {
  const made = picker([{ x: 0, y: 0, r: 5 }, { x: 0, y: 0, r: 5 }, { x: 0, y: 0, r: 5 }]);
  assert.equal(decide(made.candidates(1, 0)).length, 3);
});

test("where the nearest edge is not the symbol that is seen on top, nobody can know", () => {
  const made = picker([{ x: 0, y: 0, r: 28 }, { x: 27, y: 0, r: 10 }]);
  assert.equal(decide(made.candidates(27, 0)).length, 2);
});

test("nothing is picked from nothing", () => {
  assert.deepEqual(decide(picker([]).candidates(0, 0)), []);
});
