import assert from "node:assert/strict";
import { test } from "node:test";

import { BIN_KM, Corridor, touches } from "../../layers/web/corridor.js";
import { project, random } from "./made.js";

/** @param {string} branch @param {number} start @param {number} end @param {number[][]} coordinates @param {boolean} [shared] */
function leg(branch, start, end, coordinates, shared = false) {
  const properties = { branch, start_km: start, end_km: end, shared };
  return { id: `${branch}-${start}`, properties, geometry: { type: "LineString", coordinates } };
}

const LEGS = [
  leg("W", 0, 200, [[121, 41], [119, 41]]),
  leg("NE", 0, 20, [[121, 41], [120.8, 41]], true),
  leg("NE", 20, 220, [[120.8, 41], [120.8, 43]]),
];
const PORT = { id: "port", geometry: null, properties: { branch: "W|NE", chainage_km: 0, kind: "port", name_zh: "港", name_en: "Port" } };
const UNIT = /** @type {any} */ ({
  slug: "taihe",
  zone: false,
  geometry: { type: "Polygon", coordinates: [[[120.5, 40.8], [121.2, 40.8], [121.2, 41.5], [120.5, 41.5], [120.5, 40.8]]] },
});
const corridor = new Corridor(LEGS, [PORT], [UNIT], 15);

/** @param {Partial<import("../../layers/web/model.js").Project>} given */
function placed(given) {
  const made = project(given);
  return { ...made, along: corridor.along(made, []) };
}

test("the branch with the port comes first, and a shared track is told", () => {
  assert.deepEqual(corridor.branches.map(({ slug, length, sharedTo }) => [slug, length, sharedTo]), [["W", 200, 0], ["NE", 220, 20]]);
  assert.deepEqual(corridor.branches.map(({ nodes }) => nodes[0].km), [0, 0]);
});

test("an exact place is one point of its branch, an area an interval as wide as it may be off", () => {
  const exact = placed({ precision: "site", properties: { branch: "W", chainage_km: 62, offset_km: 3 } });
  assert.deepEqual(exact.along, [{ branch: "W", from: 62, to: 62, spread: false, twin: false }]);
  const area = placed({ precision: "park", radiusM: 6000, properties: { branch: "W", chainage_km: 62, offset_km: 3 } });
  assert.deepEqual(area.along, [{ branch: "W", from: 56, to: 68, spread: true, twin: false }]);
});

test("beyond the limit a project is not on the corridor", () => {
  assert.equal(placed({ properties: { branch: "W", chainage_km: 62, offset_km: 15 } }).along.length, 1);
  assert.equal(placed({ properties: { branch: "W", chainage_km: 62, offset_km: 15.01 } }).along.length, 0);
});

test("the limit can be another than that of the atlas", () => {
  const one = placed({ properties: { branch: "W", chainage_km: 62, offset_km: 20 } });
  assert.equal(one.along.length, 0);
  assert.equal(corridor.along(one, [], 20).length, 1);
  assert.equal(corridor.along(placed({ properties: { branch: "W", chainage_km: 62, offset_km: 5 } }), [], 4.9).length, 0);
});

test("a project of a district lies along all of the corridor in it, in two bins at least, and is marked", () => {
  const one = placed({ placement: "docked", dock: "taihe", precision: "district", amount: 30 });
  const [{ spread, from, to }] = one.along;
  assert.ok(spread && to - from > 20);
  for (const width of [5, 10]) {
    const held = [...corridor.profile([one], width).bins.values()].flat().filter(({ projects }) => projects.includes(one.id));
    assert.ok(held.length >= 2);
    for (const bin of held) assert.ok(Math.abs(bin.spread[one.classIndex] - bin.total) < 1e-9);
  }
});

test("a part of a shared track finds a project from both branches and counts it on one", () => {
  const port = placed({ precision: "site", amount: 8, properties: { branch: "W", chainage_km: 4, offset_km: 0 } });
  assert.ok(touches(port.along, ["W", 0, 10]));
  assert.ok(touches(port.along, ["NE", 0, 10]));
  assert.ok(!touches(port.along, ["NE", 10, 30]));
  const { bins } = corridor.profile([port], 10);
  assert.equal(bins.get("W")?.[0].total, 8);
  assert.equal(bins.get("NE")?.[0].total, 0);
});

test("bins, what is off the corridor and what has no place are together the known sum, whatever the bins", () => {
  const next = random(11);
  const projects = Array.from({ length: 300 }, () => {
    const kind = next();
    const amount = next() < 0.3 ? null : Math.round(next() * 2000) / 10;
    if (kind < 0.2) return placed({ amount, placement: "tray", precision: "city" });
    if (kind < 0.4) return placed({ amount, placement: "docked", dock: "taihe", precision: "district" });
    const branch = next() < 0.5 ? "W" : "NE";
    return placed({
      amount,
      precision: next() < 0.5 ? "site" : "park",
      radiusM: Math.round(next() * 30000),
      classIndex: Math.floor(next() * 6),
      properties: { branch, chainage_km: next() * 200, offset_km: next() * 25 },
    });
  });
  const known = projects.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  for (const width of BIN_KM) {
    const { bins, off, unplaced } = corridor.profile(projects, width);
    const on = [...bins.values()].flat().reduce((sum, { total }) => sum + total, 0);
    assert.ok(off > 0 && unplaced > 0 && on > 0);
    assert.ok(Math.abs(on + off + unplaced - known) < 0.01, `${width} km`);
  }
});

test("where the atlas does not reach a bin is not covered, which is no zero", () => {
  const bins = corridor.profile([], 10).bins.get("W") ?? [];
  assert.ok(bins[0].covered);
  assert.ok(!bins[15].covered);
  const far = placed({ precision: "site", amount: 5, properties: { branch: "W", chainage_km: 155, offset_km: 0 } });
  assert.ok(corridor.profile([far], 10).bins.get("W")?.[15].covered);
});
