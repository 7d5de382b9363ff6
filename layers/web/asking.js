/**
 * Questions to the collection of projects: summaries and pages of features, each of which may be given up (M88).
 * @module
 */

import { readJson } from "./data.js";

/** @import {Feature} from "./model.js" */
/** @import {Box, Summary} from "./summary.js" */

/** @typedef {{numberMatched: number, numberReturned: number, features: Feature[]}} Page */

/** What symbols, rows and cards say of a project; the panel of one project reads all. */
const FIELDS = [
  "id", "name_zh", "short_zh", "name_en", "kind", "part_of", "sector", "stage", "stage_class", "investment_100m_cny",
  "investment_qualifier", "district", "functional_district", "status", "level", "radius_m", "branch", "chainage_km",
  "offset_km", "last_report", "publish_level",
].join();

const BASE = "api/collections/projects";

/** Whether an error means that nobody wants the answer any more. @param {unknown} error */
export function isGivenUp(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * The address of a question; what is null is left out.
 * @param {string} path below the collection
 * @param {Record<string, string | number | null>} parameters
 */
export function addressOf(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, String(value));
  return `${BASE}/${path}?${query.toString().replaceAll("%2C", ",")}`;
}

/**
 * Ask for totals.
 * @param {{by: string, filter: string | null, bbox?: Box | null, level?: number | null}} asked
 * @param {AbortSignal} [signal]
 * @returns {Promise<Summary>}
 */
export function readSummary({ by, filter, bbox = null, level = null }, signal) {
  return readJson(addressOf("summary", { by, "grid-level": level, bbox: bbox && bbox.join(), filter }), signal);
}

/**
 * Ask for a page of features, with the fields that the page draws with.
 * @param {{filter?: string | null, bbox?: Box | null, ids?: string[] | null, sortby?: string | null, limit: number,
 *   offset?: number}} asked
 * @param {AbortSignal} [signal]
 * @returns {Promise<Page>}
 */
export function readPage({ filter = null, bbox = null, ids = null, sortby = null, limit, offset = 0 }, signal) {
  const parameters = {
    limit,
    offset: offset || null,
    properties: FIELDS,
    sortby,
    bbox: bbox && bbox.join(),
    ids: ids && ids.join(),
    filter,
  };
  return readJson(addressOf("items", parameters), signal);
}

/**
 * One project with all its fields; null where there is none.
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<Feature>}
 */
export function readProject(id, signal) {
  return readJson(`${BASE}/items/${encodeURIComponent(id)}`, signal);
}

/**
 * What was reported of a project.
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<{features: Feature[]}>}
 */
export function readReportsOf(id, signal) {
  return readJson(`api/collections/reports/items?limit=1000&project_id=${encodeURIComponent(id)}`, signal);
}
