import assert from "node:assert/strict";
import { test } from "node:test";

import { DEFAULTS, LAYERS, OUTCOMES, formatState, isFiltered, itemsAddress, parseState, toggled, withoutFilters } from "../../layers/web/state.js";
import { random, state } from "./made.js";

const KNOWN = {
  units: ["heishan", "yixian", "taihe", "binhai"],
  stages: ["plan", "build", "done", "signed", "operating"],
  sectors: ["petro", "energy"],
  precisions: ["site", "park", "district"],
  branches: ["W", "NE"],
  isProject: (/** @type {string} */ id) => ["catl-anode", "a b"].includes(id),
};

/** @param {() => number} next @param {string[]} values */
function some(next, values) {
  return values.filter(() => next() < 0.4);
}

test("a hundred random states are read back as they were written", () => {
  const next = random(7);
  for (let i = 0; i < 100; i++) {
    const given = state({
      c: next() < 0.5 ? null : [Number((118 + next() * 6).toFixed(4)), Number((40 + next() * 4).toFixed(4))],
      z: next() < 0.5 ? null : 5 + Math.floor(next() * 20) / 2,
      d: some(next, [...KNOWN.units, "none"]),
      s: some(next, KNOWN.stages),
      sec: some(next, KNOWN.sectors),
      amt: next() < 0.5 ? [null, null] : [Math.floor(next() * 10), next() < 0.5 ? null : 20 + next()],
      amtnull: next() < 0.5,
      prec: some(next, KNOWN.precisions),
      ch: next() < 0.5 ? null : ["NE", Math.floor(next() * 100), 100 + Math.floor(next() * 1000) / 10],
      lim: next() < 0.5 ? null : Math.floor(next() * 400) / 2,
      p: some(next, OUTCOMES),
      t: next() < 0.5 ? null : "2023-03",
      sel: next() < 0.5 ? null : "a b",
      cmp: next() < 0.5 ? null : "2022-03",
      mark: some(next, ["catl-anode", "a b"]),
      by: next() < 0.5 ? "stage" : "sector",
      lang: next() < 0.5 ? "zh" : "en",
      dim: next() < 0.5 ? null : "hide",
      off: some(next, LAYERS),
    });
    const query = formatState(given);
    assert.deepEqual(parseState(query, KNOWN), { state: given, dropped: [] });
    assert.match(query, /^[\x21-\x7e]*$/);
  }
});

test("the default state has an empty query", () => {
  assert.equal(formatState(DEFAULTS), "");
  assert.deepEqual(parseState("").state, { ...DEFAULTS });
});

test("keys stand in one order, whatever the order of the address", () => {
  const { state: read } = parseState("?lang=en&s=build&z=9&c=121.3,41.2", KNOWN);
  assert.equal(formatState(read), "c=121.3,41.2&z=9&s=build&lang=en");
});

test("the example of the design is understood", () => {
  const query = "?c=121.30,41.20&z=9&d=yixian&s=build,done&sec=petro&amt=10-200&amtnull=1&prec=park,site&t=2023-03&sel=p:catl-anode&cmp=2022-03&lang=en&dim=hide";
  const { state: read, dropped } = parseState(query, KNOWN);
  assert.deepEqual(dropped, []);
  assert.deepEqual(read.amt, [10, 200]);
  assert.deepEqual([read.sel, read.t, read.dim, read.amtnull], ["catl-anode", "2023-03", "hide", true]);
});

test("unknown keys are ignored, unknown values are dropped and named", () => {
  const { state: read, dropped } = parseState("?colour=red&d=yixian,atlantis&s=stalled&amt=9-3&z=99&t=2023-13&sel=p:nobody&c=1", KNOWN);
  assert.deepEqual(read, state({ d: ["yixian"] }));
  assert.deepEqual(dropped.sort(), ["amt=9-3", "c=1", "d=atlantis", "s=stalled", "sel=p:nobody", "t=2023-13", "z=99"]);
});

test("no address is an error", () => {
  for (const query of ["?%", "?c=,,,&z=&amt=-&sel=p:", "?d=%FF", "?s=" + "x".repeat(5000)]) {
    assert.doesNotThrow(() => parseState(query, KNOWN));
  }
});

test("clearing the filters keeps place, selection and language", () => {
  const given = state({ c: [121, 41], z: 9, d: ["taihe"], amt: [10, null], amtnull: true, sel: "x", lang: "en", t: "2022-03" });
  const cleared = withoutFilters(given);
  assert.equal(isFiltered(given), true);
  assert.equal(isFiltered(cleared), false);
  assert.deepEqual(cleared, state({ c: [121, 41], z: 9, sel: "x", lang: "en", t: "2022-03" }));
});

test("a value is switched on and off", () => {
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
});

test("the address of a filter names just the projects that pass", () => {
  const projects = [{ id: "a" }, { id: "b" }];
  assert.equal(itemsAddress(state(), projects), "api/collections/projects/items?f=json&limit=10000");
  assert.equal(itemsAddress(state({ s: ["build"] }), projects), "api/collections/projects/items?ids=a,b&f=json&limit=10000");
  assert.equal(itemsAddress(state({ s: ["build"] }), []), null);
});
