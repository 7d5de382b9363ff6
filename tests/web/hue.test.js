import assert from "node:assert/strict";
import { test } from "node:test";

import { Corridor } from "../../layers/web/corridor.js";
import { hueIndex, hueRule, hueSlugs, stageRule } from "../../layers/web/hue.js";
import { formatState, parseState } from "../../layers/web/state.js";
import { project, state } from "./made.js";

/** @import {Rule, SizedLook, When} from "../../layers/web/look.js" */

/** @param {When} when @param {string} fill @returns {Rule} */
const rule = (when, fill) => /** @type {any} */ ({ when, symbol: { fill, ball: 0.5 }, tag: { zh: fill, en: fill } });
const otherwise = rule({}, "#BBBBBB");
const bySector = /** @type {SizedLook} */ (
  /** @type {unknown} */ ({ by: "sector", rules: [rule({ sector: ["petro"] }, "#0072B2"), rule({ sector: ["energy"] }, "#D55E00")], otherwise })
);
const byStage = /** @type {SizedLook} */ (
  /** @type {unknown} */ ({ rules: ["plan", "agreed", "start", "build", "done"].map((one) => rule({ stage_class: [one] }, `#${one}`)), otherwise })
);

test("a look that says nothing goes by stage, whatever the sector", () => {
  assert.deepEqual(hueSlugs(byStage), ["plan", "agreed", "start", "build", "done", "unknown"]);
  assert.equal(hueRule(byStage, project({ classIndex: 3, sector: "petro" })).symbol.fill, "#build");
  assert.equal(hueRule(byStage, project({ classIndex: 5 })), otherwise);
});

test("by sector the stage has no say in the hue, and a sector without a rule is the rest", () => {
  assert.deepEqual(hueSlugs(bySector), ["petro", "energy", "other"]);
  const hues = [0, 3, 5].map((classIndex) => hueIndex(bySector, project({ classIndex, sector: "energy" })));
  assert.deepEqual(hues, [1, 1, 1]);
  assert.equal(hueIndex(bySector, project({ sector: "urban" })), 2);
});

test("by sector a stage keeps its ball and loses its hue", () => {
  const { symbol } = stageRule(bySector, "build");
  assert.equal(symbol.fill, "#FFFFFF");
});

test("the mode is in the address, by stage is not", () => {
  assert.equal(formatState(state({ by: "sector" })), "by=sector");
  assert.equal(formatState(state({ by: "stage" })), "");
  assert.equal(parseState("?by=sector").state.by, "sector");
  const odd = parseState("?by=colour");
  assert.deepEqual([odd.state.by, odd.dropped], ["stage", ["by=colour"]]);
});

test("a profile adds up by any hues", () => {
  const legs = [{ id: "leg", properties: { branch: "W", start_km: 0, end_km: 20 }, geometry: { type: "LineString", coordinates: [[121, 41], [121, 41.18]] } }];
  const corridor = new Corridor(legs, [], [], 15);
  const along = [{ branch: "W", from: 3, to: 3, spread: false, twin: false }];
  const projects = ["petro", "energy", "petro"].map((sector) => project({ sector, amount: 2, along }));
  const hues = { count: 3, of: (/** @type {import("../../layers/web/model.js").Project} */ one) => hueIndex(bySector, one) };
  const [bin] = corridor.profile(projects, 10, hues).bins.get("W") ?? [];
  assert.deepEqual(bin.sums, [4, 2, 0]);
});
