import assert from "node:assert/strict";
import { test } from "node:test";

import { nameOf } from "../../api/static/map.js";

/** @returns {import("geojson").Feature} */
const feature = (/** @type {Record<string, string | null>} */ properties) => ({
  type: "Feature", id: "x-1", geometry: { type: "Point", coordinates: [121, 41] }, properties,
});

test("a feature goes by its name in the language of the page, else by the other, else by its id", () => {
  assert.equal(nameOf(feature({ name_zh: "锦州港", name_en: "Port" }), "zh-CN"), "锦州港");
  assert.equal(nameOf(feature({ name_zh: "锦州港", name_en: "Port" }), "en"), "Port");
  assert.equal(nameOf(feature({ name_zh: "锦州港", name_en: null }), "en"), "锦州港");
  assert.equal(nameOf(feature({}), "zh-CN"), "x-1");
});
