import assert from "node:assert/strict";
import { test } from "node:test";

import { ledgerEntries, remainder } from "../../layers/web/totals.js";
import { project } from "./made.js";

/** @param {string} id @param {Record<string, any>} said */
function total(id, said) {
  return { id, geometry: null, properties: { id, count: null, investment_100m_cny: null, members: null, members_known_100m_cny: null, parent: null, ...said } };
}

/** @param {ReturnType<typeof project>[]} projects */
function modelOf(projects) {
  return /** @type {any} */ ({ byId: new Map(projects.map((one) => [one.id, one])) });
}

test("what is open is the total without what is known of its members", () => {
  const projects = [project({ id: "a", amount: 100 }), project({ id: "b", amount: 224, placement: "tray" }), project({ id: "c" })];
  const [entry] = ledgerEntries([total("f14", { investment_100m_cny: 500, members: "a|b|c", members_known_100m_cny: 394.4 })], modelOf(projects));
  assert.deepEqual([entry.named, entry.mapped, entry.unknown], [2, 1, 1]);
  assert.ok(Math.abs((entry.open ?? 0) - 105.6) < 1e-9);
});

test("without members nothing is said to be open", () => {
  const [entry] = ledgerEntries([total("x", { investment_100m_cny: 461 })], modelOf([]));
  assert.equal(entry.open, null);
});

test("the parts of a total leave a rest, or add up", () => {
  const entries = ledgerEntries([
    total("feidi", { count: 38, investment_100m_cny: 306.4 }),
    total("signed", { parent: "feidi", count: 10, investment_100m_cny: 42.5 }),
    total("talks", { parent: "feidi", count: 27, investment_100m_cny: 50 }),
    total("sg", { count: 30, investment_100m_cny: 504 }),
    total("sg-i", { parent: "sg", count: 22 }),
    total("sg-t", { parent: "sg", count: 5 }),
    total("sg-f", { parent: "sg", count: 3 }),
  ], modelOf([]));
  const rest = remainder(entries[0], entries);
  assert.deepEqual([rest.count, rest.amount, rest.parts.length], [1, 213.9, 2]);
  assert.deepEqual([remainder(entries[3], entries).count, remainder(entries[3], entries).amount], [0, null]);
  assert.equal(remainder(entries[1], entries).count, null);
});
