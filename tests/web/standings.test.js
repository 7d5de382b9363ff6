import assert from "node:assert/strict";
import { test } from "node:test";

import { ordered, ranks, standingsOf } from "../../layers/web/standings.js";

/** @import {Feature, Unit} from "../../layers/web/model.js" */
/** @import {Row} from "../../layers/web/standings.js" */

const UNITS = ["a", "b", "c", "d"].map(
  (slug) => /** @type {Unit} */ (/** @type {unknown} */ ({ slug, zone: slug === "d", name_zh: `${slug}区`, short_zh: slug })),
);

/** @param {Record<string, any>} said @returns {Feature} */
const total = (said) => ({
  id: "t",
  geometry: null,
  properties: { what: "signed", article: "002", period: "2024", count: null, investment_100m_cny: null, threshold_100m_cny: null, ...said },
});

/** @param {(number | null)[]} counts @returns {Row[]} */
const rows = (counts) => counts.map((count, i) => ({ unit: UNITS[i], count, amount: null, said: count === null ? null : {} }));

test("only figures of one source, metric, period and threshold stand together", () => {
  const totals = [
    total({ district: "a区", count: 3 }),
    total({ district: "b", count: 4 }),
    total({ district: "c区", count: 9, period: "2023" }),
    total({ district: "c区", count: 9, article: "003" }),
    total({ district: "c区", count: 9, threshold_100m_cny: 1 }),
    total({ district: "c区", count: 9, what: "landed" }),
    total({ district: "别处", count: 9 }),
    total({ count: 99 }),
  ];
  const standings = standingsOf("signed", totals, UNITS);
  assert.equal(standings.length, 4);
  assert.deepEqual(standings[0].rows.map(({ count }) => count), [3, 4, null, null]);
  assert.deepEqual(standingsOf("operating", totals, UNITS), []);
});

test("blanks come last in both directions", () => {
  const given = rows([null, 2, 5, null]);
  assert.deepEqual(ordered(given, "count", true).map(({ count }) => count), [5, 2, null, null]);
  assert.deepEqual(ordered(given, "count", false).map(({ count }) => count), [2, 5, null, null]);
});

test("equal figures share a rank, the next one counts both, and blanks have none", () => {
  assert.deepEqual(ranks(rows([4, 7, 4, null]), "count"), [2, 1, 2, null]);
  assert.deepEqual(ranks(rows([7, 7, 4, null]), "count"), [1, 1, 3, null]);
  assert.deepEqual(ranks(rows([0, 1, null, null]), "count"), [2, 1, null, null]);
});

test("one figure alone is no race", () => {
  assert.deepEqual(ranks(rows([52, null, null, null]), "count"), [null, null, null, null]);
});
