import assert from "node:assert/strict";
import { test } from "node:test";

import { arrange, groupByCell, groupByPlace, merged } from "../../layers/web/stacks.js";
import { SIZE, project, random } from "./made.js";

/** @param {(number | null)[]} amounts @param {number} [lon] */
function at(amounts, lon = 121) {
  return amounts.map((amount) => project({ amount, lon, lat: 41, x: lon / 360 + 0.5, y: 0.37 }));
}

test("marks are drawn from the largest to the smallest", () => {
  const next = random(23);
  const projects = Array.from({ length: 200 }, (_, i) => project({ amount: next() < 0.5 ? null : next() * 200, lon: 120 + i / 100 }));
  for (const zoom of [7, 9, 12]) {
    const radii = arrange(projects, zoom, SIZE).map(({ r }) => r);
    assert.deepEqual(radii, [...radii].sort((a, b) => b - a));
  }
});

test("below zoom 10 five projects on one point are one stack, sized by what is known", () => {
  const marks = arrange(at([100, 20, null, null, 5]), 9, SIZE);
  assert.equal(marks.length, 1);
  assert.deepEqual([marks[0].kind, marks[0].amount, marks[0].projects.length], ["stack", 125, 5]);
  assert.ok(Math.abs(marks[0].r - 2.8 * Math.sqrt(125)) < 1e-9);
  assert.deepEqual(marks[0].projects.map(({ amount }) => amount), [100, 20, 5, null, null]);
});

test("from zoom 10 on they fan out, and none overlaps another", () => {
  for (const zoom of [10, 12, 15]) {
    const marks = arrange(at([165.5, 100, 46, 25, 2, 1, null, null, null, null]), zoom, SIZE);
    assert.equal(marks.length, 10);
    marks.forEach((a, i) => {
      for (const b of marks.slice(i + 1)) assert.ok(Math.hypot(a.dx - b.dx, a.dy - b.dy) >= a.r + b.r);
      assert.ok(Math.hypot(a.dx, a.dy) > a.r, "the anchor stays free");
    });
  }
});

test("a stack of unknown amounts has the size of an unknown amount and no sum", () => {
  const [mark] = arrange(at([null, null]), 8, SIZE);
  assert.ok(Number.isNaN(mark.amount));
  assert.equal(mark.r, 4.5);
});

test("projects apart from each other stand alone where they are", () => {
  const marks = arrange([...at([100]), ...at([null], 121.5)], 8, SIZE);
  assert.deepEqual(marks.map(({ kind, dx, dy }) => [kind, dx, dy]), [["circle", 0, 0], ["missing", 0, 0]]);
});

test("a part whose whole has an amount adds nothing to a stack", () => {
  const [whole, part] = at([100, 30]);
  const [mark] = arrange([whole, { ...part, counted: false }], 8, SIZE);
  assert.equal(mark.amount, 100);
});

test("projects without a place are in no group", () => {
  assert.equal(groupByPlace([project({ lon: null, lat: null })]).size, 0);
});

test("the same projects in another order make the same marks", () => {
  const projects = at([100, 20, null, 5]);
  const ids = (/** @type {typeof projects} */ list) => arrange(list, 11, SIZE).map(({ projects: [one], dx }) => [one.id, dx]);
  assert.deepEqual(ids([...projects].reverse()), ids(projects));
});

test("up to the zoom of totals a district is one mark, whose area is the sum, with what no point can show", () => {
  const docked = project({ amount: 9, placement: "docked", dock: "taihe", lon: null, lat: null, x: NaN, y: NaN });
  const other = project({ amount: 4, units: ["yixian"], placement: "docked", lon: null, lat: null, x: NaN, y: NaN });
  const marks = arrange([...at([16, null]), docked, other], 8, SIZE, "unit", new Map([["yixian", { x: 0.8, y: 0.4 }]]));
  assert.deepEqual(marks.map(({ kind, amount }) => [kind, amount]), [["stack", 25], ["stack", 4]]);
  assert.ok(Math.abs((marks[0].r / marks[1].r) ** 2 - 25 / 4) < 0.01);
  assert.deepEqual([marks[1].x, marks[1].y], [0.8, 0.4]);
});

test("cells of the grid hold each project once, and no cell is wider than it is said to be", () => {
  const next = random(5);
  const projects = Array.from({ length: 3000 }, () => {
    const lon = 120 + next() * 3;
    return project({ amount: next() < 0.5 ? null : next() * 50, lon, lat: 41, x: lon / 360 + 0.5, y: 0.37 + next() * 0.001 });
  });
  const cells = [...groupByCell(projects, 10).values()];
  assert.equal(cells.flat().length, projects.length);
  assert.ok(cells.length > 1 && cells.length < 200);
  const marks = arrange(projects, 10, SIZE, "cell");
  const sum = marks.reduce((total, { amount }) => total + (Number.isNaN(amount) ? 0 : amount), 0);
  assert.ok(Math.abs(sum - projects.reduce((total, { amount }) => total + (amount ?? 0), 0)) < 1e-6);
});

test("where the whole corridor is seen, totals that would cover each other are one, and nothing is lost", () => {
  const two = [...at([100, 20], 121), ...at([50, 30], 121.3)].map((one, i) => ({ ...one, units: [i < 2 ? "guta" : "taihe"] }));
  const far = at([10, 4], 126).map((one) => ({ ...one, units: ["heishan"] }));
  const totals = arrange([...two, ...far], 6, SIZE, "unit");
  const marks = merged(totals, 6, 1, SIZE);
  assert.deepEqual(marks.map(({ count, amount, parts }) => [count, amount, parts?.length]), [[4, 200, 2], [2, 14, undefined]]);
  assert.ok(marks[0].r > totals[0].r);
  assert.equal(marks[0].classes.reduce((sum, n) => sum + n, 0), 4);
  assert.equal(merged(totals, 8, 1, SIZE), totals);
});
