import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf } from "../../layers/web/asking.js";
import { featuresOf, rowsOf } from "../../layers/web/bigfiles.js";
import { buildModel } from "../../layers/web/model.js";
import { Query } from "../../layers/web/query.js";
import { Rows } from "../../layers/web/rows.js";
import { shrinkOf, shrunk } from "../../layers/web/stacks.js";
import { cellsAround, gridLevel, less, marksOf, talliesOf, tallyOf } from "../../layers/web/summary.js";
import { SIZE, state } from "./made.js";

/** @param {Record<string, any>} said @param {number[] | null} at */
function group(said, at = null) {
  const classes = Object.fromEntries(
    ["plan", "agreed", "start", "build", "done", "unknown"].flatMap((slug) => [[`${slug}_count`, 0], [`${slug}_100m_cny`, null]]),
  );
  const properties = { value: "a", count: 1, known: 0, investment_100m_cny: null, ...classes, ...said };
  return { id: String(properties.value), properties, geometry: at && { type: "Point", coordinates: at } };
}

const none = { features: [] };
const unit = { zone: false, geometry: null, properties: {}, x: 0, y: 0 };
const atlas = /** @type {any} */ ({
  districts: [],
  off_corridor_km: 15,
  vocabulary: { levels: { site: { class: "site" }, district: { class: "district" }, city: { class: "city" } } },
});
const units = [
  { ...unit, slug: "yixian", name_zh: "义县", short_zh: "义县", name_en: "Yi County" },
  { ...unit, slug: "binhai", zone: true, name_zh: "滨海新区", short_zh: "滨海", name_en: "Binhai New Area" },
];
const query = new Query(buildModel(atlas, units, { projects: none, project_lines: none, corridor: none, nodes: none }));

test("a state without a filter asks for everything", () => {
  assert.equal(query.filter(state()), null);
});

test("several facets are asked for together, and each can be left out", () => {
  const both = state({ sec: ["petro"], amt: [10, 20] });
  assert.equal(query.filter(both), "sector IN ('petro') AND (investment_100m_cny >= 10 AND investment_100m_cny <= 20)");
  assert.equal(query.filter(both, { without: ["amount"] }), "sector IN ('petro')");
  assert.equal(query.filter(both, { without: ["amount", "sector"], also: ["id = 'a'", null] }), "id = 'a'");
});

test("an unknown amount is asked for by name, and is neither least nor greatest", () => {
  assert.equal(query.of("amount", state({ amtnull: true })), "investment_100m_cny IS NULL");
  assert.equal(query.of("amount", state({ amt: [null, 5], amtnull: true })), "investment_100m_cny IS NULL OR investment_100m_cny <= 5");
});

test("what a reader types cannot leave its text", () => {
  const said = query.search("a'b%\\");
  assert.ok(said?.includes("search LIKE '%a''b\\\\%\\\\\\\\%'"), String(said));
  assert.equal(query.search("  "), null);
});

test("a search asks for each word, for ng as n, and for districts by name", () => {
  const said = query.search("dong yi") ?? "";
  assert.match(said, /search LIKE '%dong%'.*search LIKE '%don%'.* AND .*search LIKE '%yi%'/);
  assert.match(said, /district IN \('义县'\)/);
});

test("a dock is that of the zone where there is one, else that of the district", () => {
  assert.equal(query.dock(units[1]), "functional_district IN ('滨海新区','滨海')");
  assert.match(query.dock(units[0]), /^district IN \('义县'\) AND \(+functional_district IS NULL OR NOT/);
});

test("totals are added up and taken apart without the noise of fractions", () => {
  const features = [group({ value: "a", count: 2, known: 1, investment_100m_cny: 0.1 }), group({ value: null, count: 3, known: 2, investment_100m_cny: 0.2 })];
  const whole = tallyOf({ numberMatched: 5, features });
  assert.deepEqual(whole, { count: 5, known: 3, sum: 0.3 });
  assert.deepEqual([...talliesOf({ numberMatched: 5, features }).keys()], ["a"]);
  assert.deepEqual(less(whole, { count: 2, known: 1, sum: 0.1 }), { count: 3, known: 2, sum: 0.2 });
});

test("cells are about as wide as a ring, whatever the zoom", () => {
  for (let zoom = 5; zoom <= 16; zoom += 0.5) {
    const px = 256 * 2 ** (zoom - gridLevel(zoom));
    assert.ok(px >= 45 && px <= 91, `${zoom}: ${px}`);
  }
});

test("the box of a view is made of whole cells, so that no total changes while the map is moved within them", () => {
  const level = 11;
  const a = cellsAround({ west: 121.01, south: 41.01, east: 121.4, north: 41.3 }, level);
  const b = cellsAround({ west: 121.02, south: 41.02, east: 121.41, north: 41.31 }, level);
  assert.deepEqual(a, b);
  const side = 360 / 2 ** level;
  assert.ok(a[0] <= 121.01 && a[0] > 121.01 - side && a[2] >= 121.4 && a[2] < 121.4 + side);
  assert.ok(Math.abs((a[2] - a[0]) / side - Math.round((a[2] - a[0]) / side)) < 1e-6);
});

test("a cell of several is a ring, one of a single project its circle or diamond, in the colour of its stage", () => {
  const features = [
    group({ value: "1", count: 3, build_count: 2, done_count: 1, known: 1, investment_100m_cny: 100 }, [121, 41]),
    group({ value: "2", count: 1, done_count: 1, known: 1, investment_100m_cny: 25 }, [121, 41.2]),
    group({ value: "3", count: 1, plan_count: 1 }, [121, 41.3]),
    group({ value: "none", count: 9 }),
  ];
  const marks = marksOf(features, 9, SIZE);
  assert.deepEqual(marks.map(({ kind, id, count, classIndex }) => [kind, id, count, classIndex]), [
    ["stack", "1", 3, 3], ["circle", "2", 1, 4], ["missing", "3", 1, 0],
  ]);
  assert.deepEqual(marks[0].classes, [0, 0, 0, 2, 1, 0]);
  assert.ok(Math.abs((marks[0].r / marks[1].r) ** 2 - 4) < 0.01);
});

test("totals that would cover each other are all drawn smaller by one round factor", () => {
  assert.equal(shrinkOf(30, 34), 1);
  assert.equal(shrinkOf(34 * Math.sqrt(2.4), 34), 3);
  assert.equal(shrinkOf(34 * Math.sqrt(87), 34), 100);
  assert.equal(shrinkOf(500, Infinity), 1);
  const marks = marksOf([group({ value: "1", count: 2, investment_100m_cny: 40000 }, [0, 0]), group({ value: "2", count: 2, investment_100m_cny: 10000 }, [0, 1])], 9, SIZE);
  const [a, b] = shrunk(marks, 400, SIZE);
  assert.ok(Math.abs(a.r - marks[0].r / 20) < 1e-9 && Math.abs((a.r / b.r) ** 2 - 4) < 1e-9);
});

test("rows are read by the page that is seen, once, and again after a failure", async () => {
  /** @type {number[]} */
  const asked = [];
  let fails = true;
  const rows = new Rows(250, async (offset, limit) => {
    asked.push(offset);
    if (offset === 200 && fails) throw new Error("no");
    return Array.from({ length: Math.min(limit, 250 - offset) }, (_, i) => /** @type {any} */ ({ id: `p${offset + i}` }));
  }, () => {});
  const [row] = rows.items.slice(120);
  assert.ok(!row.project);
  assert.equal((await rows.at(120))?.id, "p120");
  assert.equal((await rows.at(199))?.id, "p199");
  assert.equal(await rows.at(249), null);
  fails = false;
  assert.equal((await rows.at(249))?.id, "p249");
  assert.equal(await rows.at(250), null);
  assert.deepEqual(asked, [100, 200, 200]);
  assert.equal(rows.indexOf("p120"), 120);
  assert.equal(rows.held.get(row.index)?.id, "p120");
});

test("what is only scrolled past is not asked for", async () => {
  /** @type {number[]} */
  const asked = [];
  const rows = new Rows(5000, async (offset) => (asked.push(offset), []), () => {});
  for (let i = 0; i < 4000; i += 50) rows.want(i);
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual(asked, [3700, 3800, 3900]);
});

test("a file of several answers has one head", () => {
  assert.equal(rowsOf("\ufeffa,b\r\n1,2\r\n", true) + rowsOf("\ufeffa,b\r\n3,4\r\n", false), "a,b\r\n1,2\r\n3,4\r\n");
  assert.equal(featuresOf('{"features":[{"id":1},{"id":2}],"links":[]}'), '{"id":1},{"id":2}');
  assert.equal(featuresOf('{"features":[]}'), "");
});

test("an address has what is asked for and nothing else", () => {
  assert.equal(addressOf("summary", { by: "grid", bbox: "1,2,3,4", filter: null }), "api/collections/projects/summary?by=grid&bbox=1,2,3,4");
});
