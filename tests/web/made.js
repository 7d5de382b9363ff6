/** Projects, looks and states made for tests: only what a test names differs from these. */

import { DEFAULTS } from "../../layers/web/state.js";

/** @import {Project, Report} from "../../layers/web/model.js" */
/** @import {State} from "../../layers/web/state.js" */

/** The size of the look of projects, as `api/styles/projects` gives it. */
export const SIZE = /** @type {import("../../layers/web/look.js").Size} */ ({
  field: "investment_100m_cny",
  radius_px: 2.8,
  floor_px: 3,
  legend: [100, 25, 5, 1],
  unit: { zh: "亿元", en: "100 million CNY" },
  zoom: [
    { from: 0, factor: 0.7, floor_amount: 2.34 },
    { from: 9, factor: 1, floor_amount: 1.15 },
    { from: 10, factor: 1.15, floor_amount: 0.87 },
    { from: 12, factor: 1.4, floor_amount: 0.59 },
  ],
  missing: { when: {}, label: { zh: "", en: "" }, symbol: /** @type {any} */ ({ size_px: 9 }) },
});

let count = 0;

/**
 * @param {Partial<Project>} [given]
 * @returns {Project}
 */
export function project(given = {}) {
  count += 1;
  const id = given.id ?? `p-${String(count).padStart(4, "0")}`;
  const amount = given.amount ?? null;
  return {
    id,
    index: 0,
    name_zh: "某项目",
    short_zh: "某项目",
    name_en: null,
    aliases: [],
    search: [],
    company: null,
    kind: "project",
    part_of: null,
    counted: amount !== null,
    sector: "petro",
    stage: "under_construction",
    stageClass: "build",
    classIndex: 3,
    amount,
    qualifier: null,
    units: ["taihe"],
    precision: "site",
    placement: "point",
    dock: null,
    trayReason: null,
    lon: 121.1,
    lat: 41.1,
    x: 0.8363888,
    y: 0.3733,
    radiusM: 500,
    along: [],
    outcomes: [],
    properties: {},
    ...given,
  };
}

/**
 * @param {Partial<State>} [given]
 * @returns {State}
 */
export function state(given = {}) {
  return { ...DEFAULTS, ...given };
}

/**
 * @param {Partial<Report> & {date: string}} given
 * @returns {Report}
 */
export function report(given) {
  return {
    id: `${given.project_id ?? "p"}.${given.article ?? "000"}`,
    project_id: "p",
    article: "000",
    paragraph: "1",
    stage: "unknown",
    stage_note: null,
    investment_100m_cny: null,
    investment_scope: null,
    investment_qualifier: null,
    promised_start: null,
    promised_completion: null,
    promised_operation: null,
    promised_full_output: null,
    started: null,
    completed: null,
    operating: null,
    claim: null,
    ...given,
  };
}

/** Numbers between 0 and 1, the same in every run (mulberry32). @param {number} seed */
export function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
