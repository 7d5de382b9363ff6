/**
 * Places that a search means beside projects: asked of the geocoder, drawn as rows, shown on the map.
 * @module
 */

import { ApiError, isSnapshot, readJson } from "./data.js";
import { el } from "./dom.js";

/** @import {Speaker} from "./say.js" */
/** @import {Lang} from "./state.js" */

/**
 * An answer of the geocoder, as far as the page needs it.
 * @typedef {object} Place
 * @property {string} query
 * @property {string} status
 * @property {string} match_level
 * @property {[number, number] | null} point lon, lat
 * @property {number | null} radius_m
 * @property {string | null} district
 * @property {string | null} town
 * @property {{name: string}[]} matched
 * @property {{name: string, district: string | null, town: string | null}[]} alternatives
 * @property {string} reason
 */

/**
 * What stands in a row: a text to search for instead, or a place to go to, or neither.
 * @typedef {object} PlaceRow
 * @property {string} title
 * @property {string} meta
 * @property {Place | null} place
 * @property {string | null} query
 */

/** Pause after the last key before the geocoder is asked [ms]. */
const PAUSE_MS = 250;

/** Shorter texts are no places yet. */
const SHORTEST = 2;

/** Most candidates that are listed of a name that several places have. */
const CANDIDATES = 8;

/** Asks the geocoder, once somebody pauses; of several questions only the last one is answered. */
export class PlaceFinder {
  /** @param {(place: Place | null) => void} onFound */
  constructor(onFound) {
    this.onFound = onFound;
    this.timer = 0;
    this.asked = "";
    // A snapshot has nobody to ask; neither has data without a gazetteer, which the first answer tells.
    this.silent = isSnapshot();
  }

  /** @param {string} text @param {Lang} lang */
  ask(text, lang) {
    const query = text.trim();
    clearTimeout(this.timer);
    this.asked = query;
    if (this.silent || query.length < SHORTEST) return;
    this.timer = window.setTimeout(() => void this.#answer(query, lang), PAUSE_MS);
  }

  /** @param {string} query @param {Lang} lang */
  async #answer(query, lang) {
    /** @type {Place | null} */
    let place = null;
    try {
      place = await readJson(`api/geocode?${new URLSearchParams({ q: query, lang })}`);
    } catch (error) {
      // Projects are found all the same. Without a gazetteer there is no use in asking again.
      this.silent = error instanceof ApiError && error.status === 404;
    }
    if (this.asked === query) this.onFound(place);
  }
}

/**
 * The rows of an answer: the place, or the candidates of an ambiguous name, or why it is not on the map; none for what is
 * no place.
 * @param {Place | null} place
 * @param {(vocabulary: string, value: string) => string} term
 * @param {(km: string) => string} radius
 * @returns {PlaceRow[]}
 */
export function placeRows(place, term, radius) {
  if (!place || place.status === "unlocated" || place.match_level === "city") return [];
  if (place.status === "ambiguous") {
    return place.alternatives.slice(0, CANDIDATES).map(({ name, district, town }) => {
      const above = [district, town].filter((one) => one !== null && one !== name);
      return { title: name, meta: above.join(" · "), place: null, query: [...above, name].join("") };
    });
  }
  const last = place.matched.at(-1)?.name ?? place.query;
  const where = [place.district, place.town].filter((one) => one !== null && one !== last);
  const level = place.status === "out_of_area" ? term("statuses", place.status) : term("levels", place.match_level);
  const wide = place.point && place.radius_m ? radius((place.radius_m / 1000).toFixed(1)) : "";
  const meta = [level, wide, ...where].filter(Boolean).join(" · ");
  const single = ["site", "village", "area", "town", "district"].includes(place.match_level);
  return [{ title: single ? last : place.query, meta, place, query: null }];
}

/**
 * Draw a row; one that leads somewhere is an option.
 * @param {PlaceRow} row
 * @param {Speaker} speaker
 */
export function placeElement({ title, meta, place, query }, { lang }) {
  const leads = query !== null || Boolean(place?.point);
  return el(
    "div",
    { class: "place-row", attrs: { role: leads ? "option" : null } },
    el("span", { class: "row-title", text: title, attrs: { lang: lang === "en" ? "zh" : null } }),
    el("span", { class: "row-meta", text: meta }),
    place && el("span", { class: "place-reason", text: place.reason }),
  );
}
