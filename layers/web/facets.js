/**
 * Which projects pass the filter, and what each value of each facet would hold: counts and sums (M52).
 *
 * Nothing here touches the DOM.
 * @module
 */

import { touches } from "./corridor.js";

/** @import {Project} from "./model.js" */
/** @import {State} from "./state.js" */

/** @typedef {"stage" | "unit" | "sector" | "amount" | "precision" | "reach" | "promise"} Facet */

/** @type {Facet[]} */
export const FACETS = ["stage", "unit", "sector", "amount", "precision", "reach", "promise"];

/**
 * Thresholds that the amount's facet offers [100 million CNY]. They are cumulative, so that no amount on a border
 * stands in two rows or in none.
 */
export const AMOUNT_FLOORS = [100, 50, 10, 1];

/**
 * A number of projects and what is known of their money. A whole and its parts are never both in `sum`.
 * @typedef {object} Tally
 * @property {number} count
 * @property {number} known how many have an amount
 * @property {number} sum 100 million CNY over known amounts
 */

/** @typedef {Record<Facet, Map<string, Tally>>} Tallies */

/**
 * The values of a facet that a project falls under, none twice.
 * @param {Facet} facet
 * @param {Project} project
 * @returns {string[]}
 */
export function valuesOf(facet, project) {
  // Of a stage that is not known the class has the same name.
  if (facet === "stage") return project.stage === project.stageClass ? [project.stage] : [project.stageClass, project.stage];
  if (facet === "unit") return project.units.length > 0 ? project.units : ["none"];
  if (facet === "sector") return [project.sector];
  if (facet === "precision") return [project.precision];
  if (facet === "promise") return project.outcomes;
  if (facet === "reach") return [...new Set(project.along.map(({ branch }) => branch))];
  return amountValues(project.amount);
}

/**
 * The thresholds that an amount reaches; an unknown amount is a value of its own, neither least nor greatest.
 * @param {number | null} amount
 */
export function amountValues(amount) {
  return amount === null ? ["null"] : AMOUNT_FLOORS.filter((bound) => amount >= bound).map(String);
}

/**
 * Tell whether a project passes one facet of the filter.
 *
 * Unknown amounts are neither least nor greatest: they pass when they are asked for, or when no range is given.
 * @param {Facet} facet
 * @param {Project} project
 * @param {State} state
 */
export function passes(facet, project, state) {
  if (facet === "stage") return matches(state.s, project.stageClass) || state.s.includes(project.stage);
  if (facet === "unit") return state.d.length === 0 || valuesOf(facet, project).some((slug) => state.d.includes(slug));
  if (facet === "sector") return matches(state.sec, project.sector);
  if (facet === "precision") return matches(state.prec, project.precision);
  if (facet === "promise") return state.p.length === 0 || project.outcomes.some((one) => state.p.includes(one));
  if (facet === "reach") return state.ch === null || touches(project.along, state.ch);
  const [low, high] = state.amt;
  const ranged = low !== null || high !== null;
  if (!ranged && !state.amtnull) return true;
  if (project.amount === null) return state.amtnull;
  return ranged && project.amount >= (low ?? 0) && project.amount <= (high ?? Infinity);
}

/**
 * Filter projects and tally every facet in one go.
 * @param {Project[]} projects
 * @param {State} state
 * @returns {{passing: Project[], tallies: Tallies}} tallies respect the other facets, not their own
 */
export function filter(projects, state) {
  /** @type {Project[]} */
  const passing = [];
  const tallies = emptyTallies();
  for (const project of projects) {
    const failed = failedOf(project, state);
    if (failed === undefined) continue;
    if (failed === null) passing.push(project);
    for (const facet of failed === null ? FACETS : [failed]) {
      for (const value of valuesOf(facet, project)) add(tallies[facet], value, project);
    }
  }
  return { passing, tallies };
}

/**
 * The one facet that a project fails by: null when it passes all, undefined when it fails several.
 * @param {Project} project
 * @param {State} state
 * @returns {Facet | null | undefined}
 */
function failedOf(project, state) {
  let failed = null;
  for (const facet of FACETS) {
    if (passes(facet, project, state)) continue;
    if (failed !== null) return undefined;
    failed = facet;
  }
  return failed;
}

/**
 * Count projects and add up their known amounts: a whole and its parts are never both counted (M14).
 * @param {Iterable<Project>} projects
 * @returns {Tally}
 */
export function tally(projects) {
  const total = { count: 0, known: 0, sum: 0 };
  for (const project of projects) addTo(total, project);
  return total;
}

/**
 * Put two totals together that share no project.
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function plus(a, b) {
  // Sums are of four decimals: what additions lose beyond that is none of the data.
  return { count: a.count + b.count, known: a.known + b.known, sum: Math.round((a.sum + b.sum) * 1e4) / 1e4 };
}

/**
 * The facet whose release would let most projects through, when none pass (M60).
 * @param {Project[]} projects
 * @param {State} state
 * @returns {{facet: Facet, count: number} | null}
 */
export function tightest(projects, state) {
  let best = null;
  for (const facet of FACETS) {
    const others = FACETS.filter((other) => other !== facet);
    const count = projects.filter((project) => others.every((other) => passes(other, project, state))).length;
    if (count > (best?.count ?? 0)) best = { facet, count };
  }
  return best;
}

/** @returns {Tallies} */
function emptyTallies() {
  return /** @type {Tallies} */ (Object.fromEntries(FACETS.map((facet) => [facet, new Map()])));
}

/** @param {string[]} chosen @param {string} value */
function matches(chosen, value) {
  return chosen.length === 0 || chosen.includes(value);
}

/** @param {Map<string, Tally>} tallies @param {string} value @param {Project} project */
function add(tallies, value, project) {
  let total = tallies.get(value);
  if (!total) tallies.set(value, (total = { count: 0, known: 0, sum: 0 }));
  addTo(total, project);
}

/** @param {Tally} total @param {Project} project */
function addTo(total, project) {
  total.count += 1;
  if (project.amount === null) return;
  total.known += 1;
  if (project.counted) total.sum += project.amount;
}
