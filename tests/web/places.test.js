import assert from "node:assert/strict";
import { test } from "node:test";

import { placeRows } from "../../layers/web/places.js";

/** @import {Place} from "../../layers/web/places.js" */

const term = (/** @type {string} */ vocabulary, /** @type {string} */ value) => `${vocabulary}:${value}`;
const radius = (/** @type {string} */ km) => `±${km}`;

/** @type {Place} */
const TOWN = {
  query: "义县七里河镇",
  status: "located",
  match_level: "town",
  point: [121.256, 41.337],
  radius_m: 7100,
  district: "义县",
  town: "七里河镇",
  matched: [{ name: "义县" }, { name: "七里河镇" }],
  alternatives: [],
  reason: "文中写明义县七里河镇",
};

test("a place has its level, its radius and what it lies in", () => {
  const [row, ...others] = placeRows(TOWN, term, radius);
  assert.deepEqual(others, []);
  assert.equal(row.title, "七里河镇");
  assert.equal(row.meta, "levels:town · ±7.1 · 义县");
  assert.equal(row.place, TOWN);
});

test("of an ambiguous name every candidate is listed, and searched for with its district and town", () => {
  const alternatives = [
    { name: "太平村", district: "义县", town: "高台子镇" },
    { name: "太平村", district: "黑山县", town: null },
  ];
  const rows = placeRows({ ...TOWN, status: "ambiguous", match_level: "ambiguous", point: null, alternatives }, term, radius);
  assert.deepEqual(rows.map(({ query }) => query), ["义县高台子镇太平村", "黑山县太平村"]);
  assert.deepEqual(rows.map(({ place }) => place), [null, null]);
});

test("what is no place, or the whole city, has no row", () => {
  assert.deepEqual(placeRows(null, term, radius), []);
  assert.deepEqual(placeRows({ ...TOWN, status: "unlocated", match_level: "unlocated" }, term, radius), []);
  assert.deepEqual(placeRows({ ...TOWN, status: "area_only", match_level: "city" }, term, radius), []);
});

test("a place elsewhere says so and has no radius", () => {
  const there = { ...TOWN, status: "out_of_area", match_level: "out_of_area", point: null, radius_m: null };
  assert.equal(placeRows(there, term, radius)[0].meta, "statuses:out_of_area · 义县");
});
