/**
 * The figures of a filter as the server counts them: facets, totals, tray, labels of districts (M52).
 *
 * Nothing here touches the DOM.
 * @module
 */

import { AMOUNT_FLOORS, FACETS, plus } from "./facets.js";
import { less, talliesOf, tallyOf } from "./summary.js";

/** @import {Facet, Tallies, Tally} from "./facets.js" */
/** @import {Model} from "./model.js" */
/** @import {Query} from "./query.js" */
/** @import {State} from "./state.js" */
/** @import {Summary} from "./summary.js" */

/**
 * Asks for a summary: by a field, of what meets a condition.
 * @typedef {(by: string, filter: string | null) => Promise<Summary>} Ask
 */

/**
 * @typedef {object} Figures
 * @property {Tallies} tallies of the facets, each with the other facets' filters
 * @property {Tally} total
 * @property {Tally} located
 * @property {Tally} tray
 * @property {number} missing how many of the total have no amount
 * @property {Map<string, number>} docks how many each label lists
 */

/**
 * Ask for all figures of a filter.
 * @param {Ask} ask
 * @param {Model} model
 * @param {Query} query
 * @param {State} state
 * @returns {Promise<Figures>}
 */
export async function readFigures(ask, model, query, state) {
  const { places } = query;
  const stage = "stage_class";
  /** @param {Facet[]} without @param {...(string | null)} also */
  const filter = (without, ...also) => query.filter(state, { without, also });
  const [whole, mapped, stages, sector, unit, amount, precision, docks] = await Promise.all([
    ask(stage, filter([])),
    ask(stage, filter([], places.mapped)),
    ask(stage, filter(["stage"])),
    ask("sector", filter(["sector"])),
    readUnits(ask, model, query, filter),
    readAmounts(ask, filter),
    readPrecisions(ask, model, query, filter),
    readDocks(ask, model, query, filter),
  ]);
  const [total, located] = [tallyOf(whole), tallyOf(mapped)];
  const tallies = /** @type {Tallies} */ (Object.fromEntries(FACETS.map((facet) => [facet, new Map()])));
  Object.assign(tallies, { stage: talliesOf(stages), sector: talliesOf(sector), unit, amount, precision });
  const [low, high] = state.amt;
  const ranged = low !== null || high !== null;
  const missing = ranged && !state.amtnull ? 0 : (amount.get("null")?.count ?? 0);
  return { tallies, total, located, tray: less(total, located), missing, docks };
}


/** The filter without some facets, with more conditions. */
/** @typedef {(without: Facet[], ...also: (string | null)[]) => string | null} Filter */

/** @param {Ask} ask @param {Model} model @param {Query} query @param {Filter} filter */
async function readUnits(ask, { units }, query, filter) {
  const [districts, zones, none] = await Promise.all([
    ask("district", filter(["unit"])),
    ask("functional_district", filter(["unit"])),
    ask("stage_class", filter(["unit"], query.places.loose)),
  ]);
  /** @type {Map<string, Tally>} */
  const tallies = new Map([["none", tallyOf(none)]]);
  for (const { slug, name_zh, short_zh } of units) {
    const named = (/** @type {string | null} */ value) => value === name_zh || value === short_zh;
    tallies.set(slug, plus(tallyOf(districts, named), tallyOf(zones, named)));
  }
  return tallies;
}

/** @param {Ask} ask @param {Filter} filter */
async function readAmounts(ask, filter) {
  const conditions = [
    ["null", "investment_100m_cny IS NULL"],
    ...AMOUNT_FLOORS.map((floor) => [String(floor), `investment_100m_cny >= ${floor}`]),
  ];
  const answers = await Promise.all(conditions.map(([, condition]) => ask("stage_class", filter(["amount"], condition))));
  return new Map(answers.map((answer, i) => [conditions[i][0], tallyOf(answer)]));
}

/** @param {Ask} ask @param {Model} model @param {Query} query @param {Filter} filter */
async function readPrecisions(ask, model, { places, lines }, filter) {
  const [points, docked, tray, run] = await Promise.all([
    ask("level", filter(["precision"], places.point)),
    ask("stage_class", filter(["precision"], places.docked)),
    ask("stage_class", filter(["precision"], places.tray)),
    lines.length > 0 ? ask("stage_class", filter(["precision"], places.line)) : null,
  ]);
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  /** @param {string} precision @param {Tally} tally */
  const add = (precision, tally) => {
    const known = tallies.get(precision);
    tallies.set(precision, known ? plus(known, tally) : tally);
  };
  for (const [level, tally] of talliesOf(points)) add(model.atlas.vocabulary.levels[level]?.class ?? "city", tally);
  add("district", tallyOf(docked));
  add("city", tallyOf(tray));
  if (run) add("line", tallyOf(run));
  return tallies;
}

/** @param {Ask} ask @param {Model} model @param {Query} query @param {Filter} filter */
async function readDocks(ask, { units }, query, filter) {
  const zones = units.filter(({ zone }) => zone);
  const noZone = zones.length > 0 ? query.outsideZones : null;
  const [byDistrict, byZone] = await Promise.all([
    ask("district", filter([], query.places.docked, noZone)),
    zones.length > 0 ? ask("functional_district", filter([], query.places.docked)) : null,
  ]);
  return new Map(
    units.map(({ slug, zone, name_zh, short_zh }) => {
      const answer = zone ? byZone : byDistrict;
      const count = answer ? tallyOf(answer, (value) => value === name_zh || value === short_zh).count : 0;
      return /** @type {[string, number]} */ ([slug, count]);
    }),
  );
}
