/**
 * What the map shows of a large atlas: totals of districts, totals of cells, and single projects where they are few (M25).
 * @module
 */

import { isGivenUp, readPage, readSummary } from "./asking.js";
import { withCounted } from "./model.js";
import { CROWD, TOTAL_ZOOM, arrange, singly } from "./stacks.js";
import { cellsAround, gridLevel, marksOf, talliesOf } from "./summary.js";

/** @import {Tally} from "./facets.js" */
/** @import {Feature, Model, Project} from "./model.js" */
/** @import {Query} from "./query.js" */
/** @import {State} from "./state.js" */
/** @import {Box} from "./summary.js" */
/** @import {Given} from "./symbols.js" */

/** @typedef {{west: number, south: number, east: number, north: number}} Bounds */

/** @typedef {{filter: string | null, bounds: Bounds, zoom: number, by: string}} Asked */

/** Pause after a move before anything is asked [ms]. */
const PAUSE_MS = 120;

/** Most features that a box beyond the view may hold, so that a small move needs none. */
const AROUND = 3000;

/**
 * What is drawn.
 * @typedef {object} Drawn
 * @property {"unit" | "cell" | "place"} by
 * @property {Feature[]} groups totals
 * @property {Project[]} singles
 * @property {Map<string, Tally>} hues what is in view, by what hue means
 */

/** The map's part. */
export class Boxes {
  /**
   * @param {Model} model
   * @param {Query} query
   * @param {{onDrawn: () => void, onError: (error: unknown) => void}} events
   */
  constructor(model, query, events) {
    this.model = model;
    this.query = query;
    this.events = events;
    /** @type {Drawn} */
    this.drawn = { by: "unit", groups: [], singles: [], hues: new Map() };
    /** Where the single projects are all there: their filter and box. @type {{filter: string, box: Box} | null} */
    this.held = null;
    this.controller = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.last = "";
    this.pending = false;
  }

  /**
   * Ask for what a view shows, unless it is asked for already.
   * @param {State} state
   * @param {Bounds} bounds
   * @param {number} zoom
   * @param {boolean} [now] without a pause
   */
  look(state, bounds, zoom, now = false) {
    const filter = this.query.filter(state);
    const totals = !state.off.includes("totals");
    const by = state.by === "stage" ? "stage_class" : "sector";
    const key = JSON.stringify([filter, bounds, zoom, totals, by]);
    if (key === this.last) return;
    this.last = key;
    this.pending = true;
    clearTimeout(this.timer);
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    this.timer = setTimeout(() => void this.#read({ filter, bounds, zoom, totals, by }, signal), now ? 0 : PAUSE_MS);
  }

  /** @param {Asked & {totals: boolean}} asked @param {AbortSignal} signal */
  async #read(asked, signal) {
    try {
      const isWhole = asked.totals && asked.zoom <= TOTAL_ZOOM;
      const drawn = await (isWhole ? this.#units(asked, signal) : this.#cells(asked, signal));
      if (signal.aborted) return;
      this.pending = false;
      this.drawn = drawn;
      this.events.onDrawn();
    } catch (error) {
      if (isGivenUp(error)) return;
      this.last = "";
      this.pending = false;
      this.events.onError(error);
    }
  }

  /** @param {Asked} asked @param {AbortSignal} signal @returns {Promise<Drawn>} */
  async #units({ filter, by }, signal) {
    const mapped = and(filter, this.query.places.mapped);
    const [districts, rest, all] = await Promise.all([
      readSummary({ by: "district", filter: and(mapped, this.query.inDistricts) }, signal),
      readSummary({ by: "grid", level: 9, filter: and(mapped, this.query.outsideDistricts, "geometry IS NOT NULL") }, signal),
      readSummary({ by, filter: mapped }, signal),
    ]);
    const groups = districts.features.map((feature) => this.#placed(feature));
    return { by: "unit", groups: [...groups, ...rest.features], singles: [], hues: talliesOf(all) };
  }

  /** A district's total stands where its name does. @param {Feature} feature @returns {Feature} */
  #placed(feature) {
    if (feature.geometry) return feature;
    const { value } = feature.properties;
    const unit = this.model.units.find(({ name_zh, short_zh }) => name_zh === value || short_zh === value);
    if (!unit) return feature;
    const { label_lon: lon, label_lat: lat } = unit.properties;
    return { ...feature, geometry: { type: "Point", coordinates: [lon, lat] } };
  }

  /** @param {Asked} asked @param {AbortSignal} signal @returns {Promise<Drawn>} */
  async #cells({ filter, bounds, zoom, by }, signal) {
    const here = and(filter, this.query.places.point);
    const level = gridLevel(zoom);
    const around = cellsAround(bounds, level);
    /** @type {Box} */
    const view = [bounds.west, bounds.south, bounds.east, bounds.north];
    const [cells, seen] = await Promise.all([
      readSummary({ by: "grid", level, bbox: around, filter: here }, signal),
      readSummary({ by, bbox: view, filter: here }, signal),
    ]);
    const hues = talliesOf(seen);
    if (seen.numberMatched > CROWD) return { by: "cell", groups: cells.features, singles: [], hues };
    const box = cells.numberMatched <= AROUND ? around : view;
    return { by: "place", groups: [], singles: await this.#singles(here, view, box, signal), hues };
  }

  /** @param {string} filter @param {Box} view @param {Box} box @param {AbortSignal} signal */
  async #singles(filter, view, box, signal) {
    const { held } = this;
    if (held && held.filter === filter && isInside(view, held.box)) return this.drawn.singles;
    const { features } = await readPage({ filter, bbox: box, limit: AROUND }, signal);
    const made = this.model.make(features);
    const counted = withCounted([...made, ...(await this.#wholes(made, signal))]).slice(0, made.length);
    for (const project of counted) if (!this.model.byId.has(project.id)) this.model.byId.set(project.id, project);
    this.held = { filter, box };
    return counted;
  }

  /** The wholes that projects are part of, and theirs: their amounts decide what enters a sum (M14). @param {Project[]} projects @param {AbortSignal} signal */
  async #wholes(projects, signal) {
    /** @type {Project[]} */
    const found = [];
    const known = new Set(projects.map(({ id }) => id));
    for (let some = projects; some.length > 0; ) {
      const ids = [...new Set(some.flatMap(({ part_of }) => (part_of && !known.has(part_of) ? [part_of] : [])))];
      /** @type {Promise<import("./asking.js").Page>[]} */
      const pages = [];
      for (let i = 0; i < ids.length; i += 200) {
        const part = ids.slice(i, i + 200);
        pages.push(readPage({ ids: part, limit: part.length }, signal));
      }
      for (const id of ids) known.add(id);
      some = this.model.make((await Promise.all(pages)).flatMap(({ features }) => features));
      found.push(...some);
    }
    return found;
  }

  /**
   * The marks of what is drawn, with projects that are there whatever the zoom.
   * @param {Project[]} extra
   * @returns {Given}
   */
  given(extra) {
    const { by, groups, singles } = this.drawn;
    if (by === "place") {
      const ids = new Set(singles.map(({ id }) => id));
      const all = [...singles, ...extra.filter(({ id }) => !ids.has(id))];
      return { by, marksAt: (zoom, size) => arrange(all, zoom, size, "place") };
    }
    return {
      by,
      marksAt: (zoom, size) => [...marksOf(groups, zoom, size), ...singly(extra, zoom, size)],
    };
  }
}

/** @param {...(string | null)} conditions */
function and(...conditions) {
  const some = conditions.filter((one) => one !== null);
  return some.map((one) => `(${one})`).join(" AND ");
}

/** @param {Box} inner @param {Box} outer */
function isInside(inner, outer) {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}
