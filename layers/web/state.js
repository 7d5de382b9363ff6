/**
 * The state of the page, and the query string that says it: same address, same state (M61).
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Reach} from "./corridor.js" */
/** @typedef {"zh" | "en"} Lang */
/** @typedef {"dim" | "hide"} Dim */
/** @typedef {"stage" | "sector"} By */

/**
 * Empty lists and null mean "no filter"; `c` null means the whole city; `dim` null leaves it to the screen.
 * @typedef {object} State
 * @property {[number, number] | null} c middle of the map, lon and lat
 * @property {number | null} z zoom
 * @property {string[]} d units (districts and zones), or "none"
 * @property {string[]} s stage classes and stages
 * @property {string[]} sec sectors
 * @property {[number | null, number | null]} amt lowest and highest amount, 100 million CNY
 * @property {boolean} amtnull amounts that were not reported
 * @property {string[]} prec classes of precision
 * @property {Reach | null} ch a part of the corridor: branch, from, to [km]
 * @property {number | null} lim beyond this distance a project is not on the corridor [km]; null is the atlas's own
 * @property {string[]} p what became of promised dates
 * @property {string | null} t as of this month, YYYY-MM
 * @property {string | null} sel selected project
 * @property {string | null} cmp what has changed since this month, YYYY-MM
 * @property {string[]} mark projects to be seen side by side
 * @property {By} by what the hue of symbols means
 * @property {Lang} lang
 * @property {Dim | null} dim what becomes of the projects that the filter leaves out
 * @property {string[]} off layers that are switched off
 */

/** Layers that can be switched off. */
export const LAYERS = ["districts", "zones", "corridor", "routes", "totals", "base"];

/** What hue may mean, the usual first (M21). @type {By[]} */
export const HUES = ["stage", "sector"];

/** Most projects that stand side by side (M62). */
export const MOST_MARKED = 4;

/** Furthest from the corridor that a project may still count as on it [km]. */
export const FURTHEST_KM = 200;

/** Longest query string that is written (M61). */
export const MAX_QUERY = 1800;

/** @type {Readonly<State>} */
export const DEFAULTS = Object.freeze({
  c: null,
  z: null,
  d: [],
  s: [],
  sec: [],
  amt: /** @type {[null, null]} */ ([null, null]),
  amtnull: false,
  prec: [],
  ch: null,
  lim: null,
  p: [],
  t: null,
  sel: null,
  cmp: null,
  mark: [],
  by: "stage",
  lang: "zh",
  dim: null,
  off: [],
});

/** Keys that the filter consists of: what "clear" clears. */
export const FILTER_KEYS = /** @type {const} */ (["d", "s", "sec", "amt", "amtnull", "prec", "ch", "p"]);

/** What may become of a promised date (I3). */
export const OUTCOMES = ["kept", "late", "silent", "open"];

/**
 * What may stand in lists; a value that is not known is dropped.
 * @typedef {object} Known
 * @property {string[]} units
 * @property {string[]} stages classes and stages
 * @property {string[]} sectors
 * @property {string[]} precisions
 * @property {string[]} branches of the corridor
 * @property {(id: string) => boolean} isProject
 */

/**
 * Read a query string.
 * @param {string} query
 * @param {Known | null} [known] null before the atlas is there: then every value is kept
 * @returns {{state: State, dropped: string[]}} dropped holds `key=value` of what was not understood
 */
export function parseState(query, known = null) {
  const params = new URLSearchParams(query);
  /** @type {string[]} */
  const dropped = [];
  /** @param {string} key @param {string[] | undefined} allowed @param {(value: string) => boolean} [good] */
  const list = (key, allowed, good = (value) => !allowed || allowed.includes(value)) => {
    const values = [...new Set((params.get(key) ?? "").split(",").filter(Boolean))];
    const kept = values.filter(good);
    for (const value of values) if (!kept.includes(value)) dropped.push(`${key}=${value}`);
    return allowed ? allowed.filter((value) => kept.includes(value)) : kept;
  };
  /** @template T @param {string} key @param {(text: string) => T | null} read @returns {T | null} */
  const one = (key, read) => {
    const text = params.get(key);
    const value = text === null ? null : read(text);
    if (text !== null && value === null) dropped.push(`${key}=${text}`);
    return value;
  };
  const state = {
    c: one("c", readCentre),
    z: one("z", (text) => readNumber(text, 3, 18)),
    d: list("d", known ? [...known.units, "none"] : undefined),
    s: list("s", known?.stages),
    sec: list("sec", known?.sectors),
    amt: one("amt", readRange) ?? /** @type {[null, null]} */ ([null, null]),
    amtnull: one("amtnull", (text) => (text === "1" ? true : null)) ?? false,
    prec: list("prec", known?.precisions),
    ch: one("ch", (text) => readReach(text, known)),
    lim: one("lim", (text) => readNumber(text, 0, FURTHEST_KM)),
    p: list("p", OUTCOMES),
    t: one("t", readMonth),
    sel: one("sel", (text) => readSelection(text, known)),
    cmp: one("cmp", readMonth),
    mark: list("mark", undefined, (id) => known === null || known.isProject(id)).slice(0, MOST_MARKED),
    by: one("by", (text) => HUES.find((by) => by === text) ?? null) ?? "stage",
    lang: one("lang", (text) => (text === "en" || text === "zh" ? /** @type {Lang} */ (text) : null)) ?? "zh",
    dim: one("dim", (text) => (text === "dim" || text === "hide" ? /** @type {Dim} */ (text) : null)),
    off: list("off", LAYERS),
  };
  return { state, dropped };
}

/**
 * Write the query string of a state: fixed order of keys, defaults left out, ASCII.
 * @param {State} state
 * @returns {string} without "?"; empty for the default state
 */
export function formatState(state) {
  const said = [
    state.c && `c=${state.c.map((degrees) => trimmed(degrees, 4)).join(",")}`,
    state.z !== null && `z=${trimmed(state.z, 2)}`,
    words("d", state.d),
    words("s", state.s),
    words("sec", state.sec),
    (state.amt[0] !== null || state.amt[1] !== null) && `amt=${state.amt[0] ?? ""}-${state.amt[1] ?? ""}`,
    state.amtnull && "amtnull=1",
    words("prec", state.prec),
    state.ch && `ch=${state.ch[0]}:${trimmed(state.ch[1], 1)}-${trimmed(state.ch[2], 1)}`,
    state.lim !== null && `lim=${trimmed(state.lim, 1)}`,
    words("p", state.p),
    state.t && `t=${state.t}`,
    state.sel && `sel=p:${encodeURIComponent(state.sel)}`,
    state.cmp && `cmp=${state.cmp}`,
    words("mark", state.mark),
    state.by !== "stage" && `by=${state.by}`,
    state.lang !== "zh" && `lang=${state.lang}`,
    state.dim && `dim=${state.dim}`,
    words("off", state.off),
  ].filter(Boolean);
  const query = said.join("&");
  return query.length <= MAX_QUERY ? query : said.slice(0, 2).join("&");
}

/**
 * The state with its filters cleared.
 * @param {State} state
 * @returns {State}
 */
export function withoutFilters(state) {
  return { ...state, d: [], s: [], sec: [], amt: [null, null], amtnull: false, prec: [], ch: null, p: [] };
}

/**
 * Tell whether a filter is set.
 * @param {State} state
 */
export function isFiltered(state) {
  return FILTER_KEYS.some((key) => !sameValue(state[key], DEFAULTS[key]));
}

/**
 * Switch a value of a list on or off.
 * @param {string[]} list
 * @param {string} value
 */
export function toggled(list, value) {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

/**
 * Address of the API that gives just these projects (M59): one function, so that list, link and export agree.
 *
 * What equality can say is said by equality; every other filter names the projects, which the API takes up to a
 * thousand of.
 * @param {State} state
 * @param {{id: string}[]} projects those that pass
 * @param {string} [format]
 * @returns {string | null} relative to the page; null when no address can say it
 */
export function itemsAddress(state, projects, format = "json") {
  const query = new URLSearchParams();
  if (isFiltered(state) || state.t !== null) {
    if (projects.length === 0 || projects.length > 1000) return null;
    query.set("ids", projects.map(({ id }) => id).join(","));
  }
  query.set("f", format);
  query.set("limit", "10000");
  return `api/collections/projects/items?${query.toString().replaceAll("%2C", ",")}`;
}

/**
 * Compare two values of a state.
 * @param {unknown} a
 * @param {unknown} b
 */
export function sameValue(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** @param {string} key @param {string[]} values */
function words(key, values) {
  return values.length > 0 && `${key}=${values.map(encodeURIComponent).join(",")}`;
}

/** @param {number} value @param {number} digits */
function trimmed(value, digits) {
  return String(Number(value.toFixed(digits)));
}

/** @param {string} text @returns {[number, number] | null} */
function readCentre(text) {
  const [lon, lat, ...rest] = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const good = rest.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
  return good ? [lon, lat] : null;
}

/** @param {string} text @param {number} low @param {number} high */
function readNumber(text, low, high) {
  const value = text.trim() === "" ? NaN : Number(text);
  return value >= low && value <= high ? value : null;
}

/** @param {string} text @returns {[number | null, number | null] | null} */
function readRange(text) {
  const match = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const low = match[1] === undefined ? null : Number(match[1]);
  const high = match[2] === undefined ? null : Number(match[2]);
  return low !== null && high !== null && low > high ? null : [low, high];
}

/** @param {string} text @param {Known | null} known @returns {Reach | null} */
function readReach(text, known) {
  const match = /^([A-Za-z]+):(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text);
  if (!match || (known && !known.branches.includes(match[1]))) return null;
  const [low, high] = [Number(match[2]), Number(match[3])];
  return low <= high ? [match[1], low, high] : null;
}

/** @param {string} text */
function readMonth(text) {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** @param {string} text @param {Known | null} known */
function readSelection(text, known) {
  const id = text.startsWith("p:") ? text.slice(2) : "";
  return id !== "" && (known === null || known.isProject(id)) ? id : null;
}

/**
 * A short name of a filter, the same for the same filter (FNV-1a).
 * @param {string} query
 */
export function hash(query) {
  let value = 0x811c9dc5;
  for (const letter of query) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
