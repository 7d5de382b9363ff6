import assert from "node:assert/strict";
import { test } from "node:test";

import { FACETS, filter, passes, tally, tightest, valuesOf } from "../../layers/web/facets.js";
import { withCounted } from "../../layers/web/model.js";
import { project, random, state } from "./made.js";

/** @param {number} n @param {number} seed */
function many(n, seed) {
  const next = random(seed);
  /** @template T @param {T[]} values */
  const pick = (values) => values[Math.floor(next() * values.length)];
  return Array.from({ length: n }, () => {
    const stageClass = pick(["plan", "agreed", "start", "build", "done", "unknown"]);
    return project({
      amount: next() < 0.7 ? null : Math.round(next() * 2000) / 10,
      stageClass,
      stage: stageClass,
      sector: pick(["petro", "energy", "other"]),
      units: pick([["taihe"], ["binhai", "taihe"], ["yixian"], []]),
      precision: pick(["site", "park", "district"]),
      placement: pick(["point", "tray", "docked"]),
    });
  });
}

const STATES = [
  state(),
  state({ s: ["build"] }),
  state({ d: ["binhai"], sec: ["petro"] }),
  state({ amt: [10, 100] }),
  state({ amt: [10, null], amtnull: true, prec: ["site", "park"] }),
  state({ d: ["none"], s: ["plan", "done"] }),
];

test("what passes is what a plain loop lets through", () => {
  const projects = many(400, 3);
  for (const given of STATES) {
    const expected = projects.filter((one) => FACETS.every((facet) => passes(facet, one, given)));
    assert.deepEqual(filter(projects, given).passing, expected);
  }
});

test("a facet's counts respect the other facets and not its own", () => {
  const projects = many(300, 5);
  for (const given of STATES) {
    const { tallies } = filter(projects, given);
    for (const facet of FACETS) {
      const others = projects.filter((one) => FACETS.every((other) => other === facet || passes(other, one, given)));
      for (const [value, { count, sum }] of tallies[facet]) {
        const holders = others.filter((one) => valuesOf(facet, one).includes(value));
        assert.equal(count, holders.length, `${facet} ${value}`);
        assert.ok(Math.abs(sum - tally(holders).sum) < 1e-9);
      }
    }
  }
});

test("an unknown amount is neither least nor greatest", () => {
  const unknown = project({ amount: null });
  assert.equal(passes("amount", unknown, state({ amt: [0, null] })), false);
  assert.equal(passes("amount", unknown, state({ amt: [null, 1000] })), false);
  assert.equal(passes("amount", unknown, state({ amt: [null, 1000], amtnull: true })), true);
  assert.equal(passes("amount", project({ amount: 5 }), state({ amtnull: true })), false);
  assert.equal(passes("amount", unknown, state()), true);
});

test("a filter takes classes and exact stages alike", () => {
  const signed = project({ stage: "signed", stageClass: "agreed" });
  assert.equal(passes("stage", signed, state({ s: ["agreed"] })), true);
  assert.equal(passes("stage", signed, state({ s: ["signed"] })), true);
  assert.equal(passes("stage", signed, state({ s: ["preliminary"] })), false);
});

test("a project in a zone is found under the zone and under its district", () => {
  const inside = project({ units: ["binhai", "taihe"] });
  assert.equal(passes("unit", inside, state({ d: ["binhai"] })), true);
  assert.equal(passes("unit", inside, state({ d: ["taihe"] })), true);
  assert.deepEqual(valuesOf("unit", project({ units: [] })), ["none"]);
});

test("thresholds are cumulative, so that an amount on a border stands in the row it reaches", () => {
  assert.deepEqual(valuesOf("amount", project({ amount: 100 })), ["100", "50", "10", "1"]);
  assert.deepEqual(valuesOf("amount", project({ amount: 0.5 })), []);
  assert.deepEqual(valuesOf("amount", project({ amount: null })), ["null"]);
});

test("a whole and its parts are never both in a sum", () => {
  const projects = withCounted([
    project({ id: "whole", amount: 165.5 }),
    project({ id: "part", amount: 30, part_of: "whole" }),
    project({ id: "deep", amount: 5, part_of: "part" }),
    project({ id: "quiet", amount: null }),
    project({ id: "loud", amount: 7, part_of: "quiet" }),
  ]);
  assert.deepEqual(tally(projects), { count: 5, known: 4, sum: 172.5 });
});

test("parts that name each other as wholes do not hang the page", () => {
  const projects = withCounted([project({ id: "a", amount: 1, part_of: "b" }), project({ id: "b", amount: null, part_of: "a" })]);
  assert.equal(tally(projects).sum, 1);
});

test("with nothing left, the facet that removes most is named", () => {
  const projects = [project({ sector: "petro", units: ["taihe"] }), project({ sector: "petro", units: ["taihe"] })];
  const given = state({ sec: ["petro"], d: ["yixian"] });
  assert.deepEqual(filter(projects, given).passing, []);
  assert.deepEqual(tightest(projects, given), { facet: "unit", count: 2 });
});
