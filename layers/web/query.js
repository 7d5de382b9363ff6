/**
 * The state as a question to the API (M61): the same projects that `facets.js` lets through, said in CQL2.
 *
 * What became of promised dates and how things stood in a past month are made from the reports; no filter of the API can
 * say them. Nothing here touches the DOM.
 * @module
 */

/** @import {Facet} from "./facets.js" */
/** @import {Model, Unit} from "./model.js" */
/** @import {State} from "./state.js" */

/**
 * Conditions of where a project stands on the page, as `model.js` places it.
 * @typedef {object} Places
 * @property {string} point a symbol at its point
 * @property {string} docked a row in the label of its unit
 * @property {string} line a symbol on its line
 * @property {string} mapped one of the three
 * @property {string} tray none of them
 * @property {string} loose in no district and no zone
 */

/** A condition that nothing meets, and one that everything does. */
const NEVER = "id IS NULL";

/** Fields that are searched, the first ones for Latin letters too. */
const SEARCHED = ["name_zh", "short_zh", "search", "name_en", "aliases", "company", "place_text", "town", "district_reported"];

/** The filters of the page in the words of the API. */
export class Query {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Map<string, string[]>} levels of the geocoder by class of precision */
    this.levels = new Map();
    for (const [level, term] of Object.entries(model.atlas.vocabulary.levels)) {
      this.levels.set(term.class ?? "city", [...(this.levels.get(term.class ?? "city") ?? []), level]);
    }
    this.lines = [...model.lines.keys()];
    this.places = this.#places();
    const districts = model.units.filter(({ zone }) => !zone);
    /** In one of the districts, and in none, wherever else. */
    this.inDistricts = districts.length === 0 ? NEVER : isIn("district", namesOf(districts));
    this.outsideDistricts = districts.length === 0 ? "id IS NOT NULL" : `(district IS NULL OR NOT (${this.inDistricts}))`;
    /** In no zone that the atlas knows. */
    this.outsideZones = model.units.length === 0 ? "id IS NOT NULL" : `(functional_district IS NULL OR NOT (${isIn("functional_district", namesOf(model.units))}))`;
  }

  /**
   * The condition of one facet; null where it lets everything through.
   * @param {Facet} facet
   * @param {State} state
   * @returns {string | null}
   */
  of(facet, state) {
    if (facet === "stage") return state.s.length > 0 ? any([isIn("stage_class", state.s), isIn("stage", state.s)]) : null;
    if (facet === "sector") return state.sec.length > 0 ? isIn("sector", state.sec) : null;
    if (facet === "unit") return state.d.length > 0 ? any(state.d.map((slug) => this.unit(slug))) : null;
    if (facet === "precision") return state.prec.length > 0 ? any(state.prec.map((one) => this.precision(one))) : null;
    if (facet === "amount") return amountOf(state);
    if (facet === "reach") return state.ch === null ? null : this.#reach(state.ch, state.lim ?? this.model.corridor.limitKm);
    return null;
  }

  /**
   * The whole filter, without some facets, with more conditions.
   * @param {State} state
   * @param {{without?: Facet[], also?: (string | null)[]}} [how]
   * @returns {string | null} null: everything
   */
  filter(state, { without = [], also = [] } = {}) {
    const facets = /** @type {Facet[]} */ (["stage", "unit", "sector", "amount", "precision", "reach"]);
    const said = facets.filter((facet) => !without.includes(facet)).map((facet) => this.of(facet, state));
    const all = [...said, ...also].filter((one) => one !== null);
    return all.length === 0 ? null : all.map(grouped).join(" AND ");
  }

  /** @param {string} slug of a unit, or "none" */
  unit(slug) {
    if (slug === "none") return this.places.loose;
    const unit = this.model.unitBySlug.get(slug);
    return unit ? inUnits([unit]) : NEVER;
  }

  /** @param {string} precision class of M28 */
  precision(precision) {
    const { point, docked, line, tray } = this.places;
    if (precision === "district") return docked;
    const levels = this.levels.get(precision) ?? [];
    const there = levels.length > 0 ? isIn("level", levels) : NEVER;
    if (precision === "line") return any([line, all([point, there])]);
    return precision === "city" ? any([tray, all([point, any([there, "level IS NULL"])])]) : all([point, there]);
  }

  /**
   * What a search means: every word somewhere in the names, keys, company or place.
   * @param {string} words as typed
   * @returns {string | null} null for nothing
   */
  search(words) {
    const said = words.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    if (said.length === 0) return null;
    return said.map((word) => grouped(any(this.#word(word)))).join(" AND ");
  }

  /** @param {string} word */
  #word(word) {
    const pattern = text(`%${word.replace(/[\\%_]/g, "\\$&")}%`);
    const latin = /[a-z]/.test(word);
    // Only Latin letters have a case, and only they stand in the keys; each field asked for is another look at all texts.
    const fields = SEARCHED.map((field) =>
      latin && field !== "search" ? `CASEI(${field}) LIKE CASEI(${pattern})` : `${field} LIKE ${pattern}`,
    );
    const folded = word.replaceAll("ng", "n");
    const alike = folded === word ? [] : [`search LIKE ${text(`%${folded.replace(/[\\%_]/g, "\\$&")}%`)}`];
    const units = this.model.units.filter(({ name_zh, name_en, slug }) =>
      [name_zh, name_en, slug].some((name) => name.toLowerCase().includes(word)),
    );
    return [...fields, ...alike, ...(units.length > 0 ? [inUnits(units)] : [])];
  }

  /** @returns {Places} */
  #places() {
    const { units } = this.model;
    const line = this.lines.length > 0 ? isIn("id", this.lines) : NEVER;
    const off = this.lines.length > 0 ? `NOT ${grouped(line)}` : null;
    const coarse = this.levels.get("district") ?? [];
    const fine = coarse.length > 0 ? `(level IS NULL OR NOT ${grouped(isIn("level", coarse))})` : null;
    const vague = coarse.length > 0 ? any(["geometry IS NULL", isIn("level", coarse)]) : "geometry IS NULL";
    const area = any(["geometry IS NOT NULL", isIn("status", ["area_only", "located"])]);
    const nowhere = "(geometry IS NULL AND (status IS NULL OR NOT (status IN ('area_only','located'))))";
    const loose = outside(units);
    const point = all(["geometry IS NOT NULL", fine, off]);
    const docked = all([off, vague, area, units.length > 0 ? inUnits(units) : NEVER]);
    return {
      point,
      docked,
      line,
      mapped: any([line, all(["geometry IS NOT NULL", fine]), all([area, units.length > 0 ? inUnits(units) : NEVER])]),
      tray: all([off, vague, any([nowhere, loose])]),
      loose,
    };
  }

  /**
   * On the corridor between two kilometres, as `corridor.js` measures it.
   * @param {import("./corridor.js").Reach} reach
   * @param {number} limitKm
   */
  #reach([slug, low, high], limitKm) {
    const { corridor, units, lines } = this.model;
    const branch = corridor.branch(slug);
    if (!branch) return NEVER;
    const exact = [...(this.levels.get("site") ?? []), ...(this.levels.get("line") ?? [])];
    const sharp = any([exact.length > 0 ? isIn("level", exact) : NEVER, "radius_m IS NULL", this.places.line]);
    /** @param {number} from @param {number} to */
    const between = (from, to) =>
      any([
        all([sharp, `chainage_km >= ${from}`, `chainage_km <= ${to}`]),
        all([`NOT ${grouped(sharp)}`, `chainage_km + radius_m / 1000 >= ${from}`, `chainage_km - radius_m / 1000 <= ${to}`]),
      ]);
    const own = all([`branch = ${text(slug)}`, between(low, high)]);
    const shared = branch.sharedTo >= low && branch.sharedTo > 0;
    const twin = shared ? all([`branch <> ${text(slug)}`, between(low, Math.min(high, branch.sharedTo))]) : NEVER;
    const near = all([`(offset_km IS NULL OR offset_km <= ${limitKm})`, any([own, twin])]);
    const measured = all([this.places.mapped, near]);
    const docks = units.filter((unit) => crosses(corridor.along(standIn({ placement: "docked", dock: unit.slug }), [], limitKm), [slug, low, high]));
    const runs = [...lines].filter(([, features]) => crosses(corridor.along(standIn({ placement: "line" }), features, limitKm), [slug, low, high]));
    return any([
      measured,
      ...(docks.length > 0 ? [all([this.places.docked, "chainage_km IS NULL", any(docks.map((unit) => this.dock(unit)))])] : []),
      ...(runs.length > 0 ? [all(["chainage_km IS NULL", isIn("id", runs.map(([id]) => id))])] : []),
    ]);
  }

  /**
   * Why projects are in the tray, as `model.js` says it.
   * @param {import("./model.js").TrayReason} reason
   */
  reason(reason) {
    const hidden = "publish_level IN ('internal','district_only')";
    const open = `(publish_level IS NULL OR NOT (${hidden}))`;
    const elsewhere = "status IN ('out_of_area','ambiguous')";
    const here = `(status IS NULL OR NOT (${elsewhere}))`;
    const why = {
      restricted: hidden,
      outside: all([open, "status = 'out_of_area'"]),
      ambiguous: all([open, "status = 'ambiguous'"]),
      city: all([open, here, "level = 'city'"]),
      none: all([open, here, "(level IS NULL OR level <> 'city')"]),
    }[reason];
    return all([this.places.tray, why]);
  }

  /** Listed in the label of this unit: a zone goes before the district it lies in. @param {Unit} unit */
  dock(unit) {
    const names = namesOf([unit]);
    return unit.zone ? isIn("functional_district", names) : all([isIn("district", names), this.outsideZones]);
  }
}

/**
 * @param {import("./corridor.js").Stretch[]} along
 * @param {import("./corridor.js").Reach} reach
 */
function crosses(along, [slug, low, high]) {
  return along.some(({ branch, from, to }) => branch === slug && from <= high && to >= low);
}

/** As much of a project as the corridor looks at. @param {{placement: string, dock?: string}} known */
function standIn({ placement, dock = undefined }) {
  const made = { placement, dock: dock ?? null, precision: "district", radiusM: null, properties: {} };
  return /** @type {import("./model.js").Project} */ (/** @type {unknown} */ (made));
}

/** @param {State} state @returns {string | null} */
function amountOf({ amt: [low, high], amtnull }) {
  const ranged = low !== null || high !== null;
  if (!ranged && !amtnull) return null;
  const range = [
    low !== null && `investment_100m_cny >= ${low}`,
    high !== null && `investment_100m_cny <= ${high}`,
  ].filter((one) => one !== false);
  const missing = "investment_100m_cny IS NULL";
  if (!ranged) return missing;
  return amtnull ? any([missing, all(range)]) : all(range);
}

/** @param {Unit[]} units */
function namesOf(units) {
  return [...new Set(units.flatMap(({ name_zh, short_zh }) => [name_zh, short_zh]))];
}

/** @param {Unit[]} units */
function inUnits(units) {
  const names = namesOf(units);
  return any([isIn("functional_district", names), isIn("district", names)]);
}

/** In none of these; a missing name is in none. @param {Unit[]} units */
function outside(units) {
  if (units.length === 0) return "id IS NOT NULL";
  const names = namesOf(units);
  const fields = ["functional_district", "district"];
  return all(fields.map((field) => `(${field} IS NULL OR NOT (${isIn(field, names)}))`));
}

/** @param {string} field @param {string[]} values */
function isIn(field, values) {
  return `${field} IN (${values.map(text).join(",")})`;
}

/** @param {string} value */
function text(value) {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** @param {string[]} conditions */
function any(conditions) {
  const some = [...new Set(conditions)].filter((one) => one !== NEVER);
  if (some.length === 0) return NEVER;
  return some.length === 1 ? some[0] : some.map(grouped).join(" OR ");
}

/** @param {(string | null)[]} conditions */
function all(conditions) {
  const some = conditions.filter((one) => one !== null);
  if (some.includes(NEVER)) return NEVER;
  return some.length === 1 ? some[0] : some.map(grouped).join(" AND ");
}

/** @param {string} condition */
function grouped(condition) {
  return / (AND|OR) /.test(condition) ? `(${condition})` : condition;
}
