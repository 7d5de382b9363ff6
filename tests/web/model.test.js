import assert from "node:assert/strict";
import { test } from "node:test";

import { buildModel, several, unitsOf } from "../../layers/web/model.js";

const ATLAS = /** @type {any} */ ({
  districts: [{ slug: "yixian" }, { slug: "taihe" }],
  vocabulary: {
    levels: { site: { class: "site" }, area: { class: "park" }, district: { class: "district" }, city: { class: "city" }, unlocated: { class: "city" }, line: { class: "line" } },
  },
});

/** @param {string} slug @param {string} name */
function unit(slug, name) {
  return { id: slug, geometry: null, properties: { id: slug, name_zh: name, short_zh: name.slice(0, 2), name_en: slug, label_lon: 121, label_lat: 41 } };
}

const UNITS = unitsOf(ATLAS, { features: [unit("taihe", "太和区"), unit("yixian", "义县")] }, { features: [unit("binhai", "滨海新区")] });

/** @param {Record<string, any>} properties @param {number[] | null} [point] */
function feature(properties, point = null) {
  const id = properties.id ?? "p";
  return { id, properties: { id, name_zh: "项目", status: "located", level: "site", investment_100m_cny: null, part_of: null, publish_level: "public", ...properties },
    geometry: point && { type: "Point", coordinates: point } };
}

/** @param {ReturnType<typeof feature>[]} projects @param {any[]} [lines] */
function model(projects, lines = []) {
  return buildModel(ATLAS, UNITS, { projects: { features: projects }, project_lines: { features: lines }, corridor: { features: [] }, nodes: { features: [] } });
}

test("districts stand in the order of the atlas, zones after them", () => {
  assert.deepEqual(UNITS.map(({ slug, zone }) => [slug, zone]), [["yixian", false], ["taihe", false], ["binhai", true]]);
});

test("a point is a symbol; its zone comes before its district", () => {
  const { projects: [one] } = model([feature({ district: "太和区", functional_district: "滨海新区" }, [121.1, 40.9])]);
  assert.deepEqual([one.placement, one.units, one.lon, one.lat], ["point", ["binhai", "taihe"], 121.1, 40.9]);
});

test("a project of district precision stands in the label of its district, never at its middle", () => {
  for (const point of [null, [121.3, 41.5]]) {
    const { projects: [one] } = model([feature({ level: "district", status: "area_only", district: "义县" }, point)]);
    assert.deepEqual([one.placement, one.dock, one.lon, one.precision], ["docked", "yixian", null, "district"]);
  }
});

test("a place that is only a guess is listed under its unit", () => {
  const { projects: [one] } = model([feature({ level: "area", status: "area_only", district: "太和区", functional_district: "滨海新区" })]);
  assert.deepEqual([one.placement, one.dock, one.precision], ["docked", "binhai", "district"]);
});

test("a linear project hangs on the middle of its line", () => {
  const line = { id: "l", properties: { project_id: "p" }, geometry: { type: "MultiLineString", coordinates: [[[121, 41], [121.2, 41], [121.4, 41]]] } };
  const { projects: [one], lines } = model([feature({ level: "line" })], [line]);
  assert.deepEqual([one.placement, one.precision, one.lon, one.lat], ["line", "line", 121.2, 41]);
  assert.equal(lines.get("p")?.length, 1);
});

test("what has no place is in the tray with its reason", () => {
  const cases = [
    [{ status: "unlocated", level: "unlocated" }, "none"],
    [{ status: "area_only", level: "city" }, "city"],
    [{ status: "ambiguous", level: "ambiguous", district: "义县" }, "ambiguous"],
    [{ status: "out_of_area", level: "out_of_area" }, "outside"],
    [{ status: "unlocated", level: "unlocated", publish_level: "internal" }, "restricted"],
  ];
  for (const [properties, reason] of /** @type {[Record<string, any>, string][]} */ (cases)) {
    const { projects: [one] } = model([feature(properties)]);
    assert.deepEqual([one.placement, one.trayReason], ["tray", reason]);
  }
});

test("a feature that cannot be used is left out and named, the others stay", () => {
  const { projects, skipped } = model([
    feature({ id: "good" }, [121, 41]),
    feature({ id: "nan" }, [NaN, 41]),
    feature({ id: "nameless", name_zh: null }),
  ]);
  assert.deepEqual(projects.map(({ id }) => id), ["good"]);
  assert.deepEqual(skipped, ["nan", "nameless"]);
});

test("parts are found by their whole", () => {
  const { parts } = model([feature({ id: "whole" }), feature({ id: "part", part_of: "whole" })]);
  assert.deepEqual(parts.get("whole")?.map(({ id }) => id), ["part"]);
});

test("several values are parted by a bar, none is an empty list", () => {
  assert.deepEqual(several("a|b"), ["a", "b"]);
  assert.deepEqual(several(null), []);
});
