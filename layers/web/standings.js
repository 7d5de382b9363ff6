/**
 * Figures that were reported of districts, side by side (I6). Ranks stand only within one source, one metric and one
 * date; who was not reported has none.
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Feature, Unit} from "./model.js" */

/** What is compared, in the order of a project's life; plans only where they were reported. */
export const METRICS = ["signed", "landed", "started", "operating", "planned_start"];

/** @typedef {"count" | "amount"} Measure */

/**
 * One district or zone; null is not reported.
 * @typedef {object} Row
 * @property {Unit} unit
 * @property {number | null} count
 * @property {number | null} amount 100 million CNY
 * @property {Record<string, any> | null} said fields of the total
 */

/**
 * Figures that may be compared: of one article, one metric, one period, one threshold.
 * @typedef {{metric: string, article: string, period: string, threshold: number | null, rows: Row[]}} Standing
 */

/**
 * The comparable sets of a metric, those of most districts first, then the newest.
 * @param {string} metric
 * @param {Feature[]} totals
 * @param {Unit[]} units
 * @returns {Standing[]}
 */
export function standingsOf(metric, totals, units) {
  /** @type {Map<string, Record<string, any>[]>} */
  const sets = new Map();
  for (const { properties: said } of totals) {
    if (said.what !== metric || !said.district || !units.some((unit) => isOf(unit, said))) continue;
    const key = JSON.stringify([said.article, said.period, said.threshold_100m_cny ?? null]);
    sets.set(key, [...(sets.get(key) ?? []), said]);
  }
  const standings = [...sets.values()].map((set) => {
    const [{ article, period, threshold_100m_cny: threshold }] = set;
    const rows = units.map((unit) => {
      const said = set.find((one) => isOf(unit, one)) ?? null;
      return { unit, count: said?.count ?? null, amount: said?.investment_100m_cny ?? null, said };
    });
    return { metric, article, period, threshold: threshold ?? null, rows };
  });
  return standings.sort((a, b) => reported(b.rows) - reported(a.rows) || (a.period < b.period ? 1 : -1));
}

/**
 * Rows in order; those without a figure come last in both directions, as they stand.
 * @param {Row[]} rows
 * @param {Measure} by
 * @param {boolean} falling
 */
export function ordered(rows, by, falling) {
  const known = rows.filter((row) => row[by] !== null);
  known.sort((a, b) => (falling ? 1 : -1) * ((b[by] ?? 0) - (a[by] ?? 0)));
  return [...known, ...rows.filter((row) => row[by] === null)];
}

/**
 * The ranks of rows, the largest first; equal figures share one. Nobody is ranked where fewer than two are known.
 * @param {Row[]} rows
 * @param {Measure} by
 * @returns {(number | null)[]} in the order of `rows`; null for what was not reported
 */
export function ranks(rows, by) {
  const values = rows.flatMap((row) => row[by] ?? []);
  if (values.length < 2) return rows.map(() => null);
  return rows.map((row) => {
    const value = row[by];
    return value === null ? null : 1 + values.filter((other) => other > value).length;
  });
}

/** @param {Row[]} rows */
function reported(rows) {
  return rows.filter(({ said }) => said !== null).length;
}

/** @param {Unit} unit @param {Record<string, any>} said */
function isOf({ name_zh, short_zh }, { district }) {
  return district === name_zh || district === short_zh;
}
