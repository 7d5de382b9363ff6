import assert from "node:assert/strict";
import { test } from "node:test";

import { stewardTiers } from "../../layers/web/steward.js";
import { project } from "./made.js";

const TIERS = [
  { tier_zh: "市级", tier_en: "City", article: "001", min_100m_cny: 10 },
  { tier_zh: "县区级", tier_en: "District", article: "001", min_100m_cny: 0.05, max_100m_cny: 10 },
  { tier_zh: "市四大班子", tier_en: "Four bodies", article: "001", district: "北镇市", min_100m_cny: 0.5 },
  { tier_zh: "乡镇", tier_en: "Township", article: "001", district: "北镇市", min_100m_cny: 0.05, max_100m_cny: 0.5 },
];

/** @param {number | null} amount @param {string} district */
function tiers(amount, district) {
  return stewardTiers(project({ amount, properties: { district } }), TIERS).map(({ tier_en }) => tier_en);
}

test("the amount decides the tier, and on a border the higher one holds", () => {
  assert.deepEqual(tiers(10, "太和区"), ["City"]);
  assert.deepEqual(tiers(9.99, "太和区"), ["District"]);
  assert.deepEqual(tiers(0.04, "太和区"), []);
});

test("a district with a rule of its own goes by it, and the city still has its part", () => {
  assert.deepEqual(tiers(0.5, "北镇市"), ["Four bodies"]);
  assert.deepEqual(tiers(0.1, "北镇市"), ["Township"]);
  assert.deepEqual(tiers(12, "北镇市"), ["City", "Four bodies"]);
});

test("without an amount nobody is named", () => {
  assert.deepEqual(tiers(null, "太和区"), []);
});
