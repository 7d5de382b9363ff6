/**
 * The data of a large atlas: never the whole, always what the page shows now, asked of the server (M25, M88).
 *
 * The last figures and the last picture stay until the new ones are there; an answer that is no longer wanted is given up.
 * @module
 */

import { addressOf, isGivenUp, readPage, readProject, readReportsOf, readSummary } from "./asking.js";
import { PAGE } from "./bigfiles.js";
import { Boxes } from "./boxes.js";
import { ApiError } from "./data.js";
import { FACETS, passes } from "./facets.js";
import { readFigures } from "./figures.js";
import { append, withCounted } from "./model.js";
import { Query } from "./query.js";
import { Rows } from "./rows.js";
import { FILTER_KEYS, isFiltered } from "./state.js";
import { tallyOf } from "./summary.js";

/** @import {Figures} from "./figures.js" */
/** @import {Tally} from "./facets.js" */
/** @import {Model, Project, Report, TrayReason} from "./model.js" */
/** @import {State} from "./state.js" */
/** @import {Summary} from "./summary.js" */
/** @import {View} from "./view.js" */

/** Why projects are in the tray, in the order of their groups. @type {TrayReason[]} */
const REASONS = ["none", "city", "ambiguous", "outside", "restricted"];

/** Orders that the server knows. @type {Record<string, string>} */
export const ORDERS = { amount: "-investment_100m_cny,id", recent: "-last_report,id", name: "search,id", chainage: "chainage_km,id" };

/** Most projects that a label or a search offers. */
const OFFERED = 40;

/** @typedef {{reason: TrayReason, rows: Rows}} TrayGroup */

/**
 * What a view of a large atlas has beside the figures.
 * @typedef {object} Far
 * @property {import("./symbols.js").Given} given what the map draws
 * @property {Map<string, Tally>} inView by hue: by stage class, or by sector
 * @property {boolean} crowded only totals are drawn
 * @property {boolean} busy figures are on their way
 * @property {boolean} drawing the picture is on its way
 * @property {(order: string) => Rows} rows of the list
 * @property {TrayGroup[] | null} tray null until it is opened
 * @property {(format: string) => string} address of the API for this filter
 * @property {number} most how many projects one such answer holds
 * @property {(format: "json" | "csv", name: string) => void} save all of them in one file
 */

/**
 * What the page hears of the answers.
 * @typedef {object} FarEvents
 * @property {() => void} onFigures figures of the filter
 * @property {() => void} onDrawn what the map shows
 * @property {() => void} onRows rows of list or tray
 * @property {() => void} onProject all of the selected project
 * @property {(id: string) => void} onGone there is no such project
 * @property {(error: ApiError) => void} onError
 * @property {(address: string, count: number, format: "json" | "csv", name: string) => void} onExport
 */

/** The door to a large atlas. */
export class Remote {
  /**
   * @param {Model} model with what the page always holds: linear projects, members of reported totals
   * @param {FarEvents} events
   */
  constructor(model, events) {
    this.model = model;
    this.lines = model.projects.filter(({ placement }) => placement === "line");
    this.events = events;
    this.query = new Query(model);
    const onError = (/** @type {unknown} */ error) => this.#failed(error);
    const onDrawn = () => {
      this.#came("picture");
      events.onDrawn();
    };
    this.boxes = new Boxes(model, this.query, { onDrawn, onError });
    /** What the first sight still waits for. */
    this.awaited = new Set(["figures", "picture"]);
    /** @type {() => void} */
    this.begin = () => {};
    /** When figures and picture are there for the first time. @type {Promise<void>} */
    this.first = new Promise((resolve) => (this.begin = resolve));
    /** @type {Figures} */
    this.figures = nothing();
    this.key = "";
    this.busy = true;
    this.controller = new AbortController();
    /** @type {Map<string, Promise<Summary>>} */
    this.summaries = new Map();
    /** @type {Map<string, Rows>} rows of the list by their order */
    this.lists = new Map();
    /** @type {TrayGroup[] | null} */
    this.trayGroups = null;
    this.trayKey = "";
    /** @type {Map<string, Report[]>} of the projects whose panel was opened */
    this.reports = new Map();
    /** @type {Set<string>} */
    this.opened = new Set();
  }

  /**
   * What is shown of a state: figures as far as they are there; what is not is asked for.
   * @param {State} state
   * @returns {View}
   */
  view(state) {
    this.#figure(state);
    for (const id of new Set([...state.mark, ...(state.sel === null ? [] : [state.sel])])) void this.#open(id);
    const { tallies, total, located, tray, missing, docks } = this.figures;
    const lines = this.#lines(state);
    const selected = state.sel === null ? null : (this.model.byId.get(state.sel) ?? null);
    const { by, singles, hues } = this.boxes.drawn;
    const ids = new Set(singles.map(({ id }) => id));
    const shown = [...singles, ...lines.filter(({ id }) => !ids.has(id))];
    const { boxes } = this;
    return {
      state,
      projects: shown,
      passing: shown,
      others: [],
      located: shown,
      tray: [],
      docked: new Map(),
      docks,
      tallies,
      total,
      locatedTotal: located,
      trayTotal: tray,
      missing,
      selected,
      filtered: isFiltered(state),
      far: {
        given: this.boxes.given(selected && selected.lon !== null ? [...lines, selected] : lines),
        inView: hues,
        crowded: by === "cell",
        busy: this.busy,
        get drawing() {
          return boxes.pending;
        },
        rows: (order) => this.#rows(state, order),
        tray: this.trayKey === this.key ? this.trayGroups : null,
        address: (format) => this.address(state, format),
        most: PAGE,
        save: (format, name) => this.events.onExport(this.address(state, format), total.count, format, name),
      },
    };
  }

  /**
   * The address of the API that gives the projects of a filter (M59).
   * @param {State} state
   * @param {string} format
   */
  address(state, format) {
    return addressOf("items", { f: format, limit: PAGE, filter: this.query.filter(state) });
  }

  /** Ask for what the map shows. @param {State} state @param {L.LatLngBounds} bounds @param {number} zoom @param {boolean} [now] */
  look(state, bounds, zoom, now) {
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.boxes.look(state, { west, south, east, north }, zoom, now);
  }

  /**
   * Projects that a search means, largest amount first.
   * @param {string} words
   * @param {AbortSignal} signal
   * @returns {Promise<{projects: Project[], count: number}>}
   */
  async search(words, signal) {
    const filter = this.query.search(words);
    if (filter === null) return { projects: [], count: 0 };
    const page = await readPage({ filter, sortby: ORDERS.amount, limit: OFFERED }, signal);
    return { projects: this.#learn(page.features), count: page.numberMatched };
  }

  /**
   * Projects that the label of a unit lists, the largest ones.
   * @param {State} state
   * @param {import("./model.js").Unit} unit
   */
  async docked(state, unit) {
    const filter = this.query.filter(state, { also: [this.query.places.docked, this.query.dock(unit)] });
    try {
      return this.#learn((await readPage({ filter, sortby: ORDERS.amount, limit: OFFERED })).features);
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  /** Read the groups of the tray. @param {State} state */
  async openTray(state) {
    if (this.trayKey === this.key) return;
    this.trayKey = this.key;
    this.trayGroups = null;
    const { key } = this;
    try {
      const counts = await Promise.all(REASONS.map((reason) => this.#ask("stage_class", this.#trayFilter(state, reason))));
      if (key !== this.key) return;
      this.trayGroups = REASONS.flatMap((reason, i) => {
        const { count } = tallyOf(counts[i]);
        return count > 0 ? [{ reason, rows: this.#makeRows(this.#trayFilter(state, reason), "amount", count) }] : [];
      });
      this.events.onFigures();
    } catch (error) {
      this.trayKey = "";
      this.#failed(error);
    }
  }

  /** Forget what failed, so that it is asked for again. */
  retry() {
    this.key = "";
    this.boxes.last = "";
  }

  /** What the server cannot be asked, to be left out of the state; null where nothing is. @param {State} state @returns {Partial<State> | null} */
  unasked({ t, p, cmp }) {
    return t === null && p.length === 0 && cmp === null ? null : { t: null, p: [], cmp: null };
  }

  /** @param {State} state @param {TrayReason} reason */
  #trayFilter(state, reason) {
    return this.query.filter(state, { also: [this.query.reason(reason)] });
  }

  /** The linear projects that the filter lets through. @param {State} state */
  #lines(state) {
    const facets = FACETS.filter((facet) => facet !== "promise");
    return this.lines.filter((project) => facets.every((facet) => passes(facet, project, state)));
  }

  /** @param {State} state */
  #figure(state) {
    const key = JSON.stringify(FILTER_KEYS.map((name) => state[name]));
    if (key === this.key) return;
    this.key = key;
    this.busy = true;
    this.controller.abort();
    this.controller = new AbortController();
    this.summaries.clear();
    void this.#readFigures(state, this.controller.signal);
  }

  /** @param {State} state @param {AbortSignal} signal */
  async #readFigures(state, signal) {
    try {
      const figures = await readFigures((by, filter) => this.#ask(by, filter), this.model, this.query, state);
      if (signal.aborted) return;
      this.figures = figures;
      this.busy = false;
      this.lists.clear();
      if (this.trayGroups) void this.openTray(state);
      this.events.onFigures();
      this.#came("figures");
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {"figures" | "picture"} part */
  #came(part) {
    this.awaited.delete(part);
    if (this.awaited.size === 0) this.begin();
  }

  /** Each question once a filter, whichever facets have it. @param {string} by @param {string | null} filter */
  #ask(by, filter) {
    const key = `${by} ${filter}`;
    let answer = this.summaries.get(key);
    if (!answer) this.summaries.set(key, (answer = readSummary({ by, filter }, this.controller.signal)));
    return answer;
  }

  /** @param {State} state @param {string} order */
  #rows(state, order) {
    let rows = this.lists.get(order);
    if (!rows) {
      const filter = this.query.filter(state, { also: [this.query.places.mapped] });
      this.lists.set(order, (rows = this.#makeRows(filter, order, this.figures.located.count)));
    }
    return rows;
  }

  /** @param {string | null} filter @param {string} order @param {number} count */
  #makeRows(filter, order, count) {
    const { signal } = this.controller;
    const sortby = ORDERS[order] ?? ORDERS.amount;
    const read = async (/** @type {number} */ offset, /** @type {number} */ limit) => {
      try {
        return this.#learn((await readPage({ filter, sortby, limit, offset }, signal)).features);
      } catch (error) {
        this.#failed(error);
        throw error;
      }
    };
    return new Rows(count, read, () => this.events.onRows());
  }

  /** @param {import("./model.js").Feature[]} features */
  #learn(features) {
    return withCounted(this.model.make(features)).map((project) => {
      const known = this.model.byId.get(project.id);
      if (!known) this.model.byId.set(project.id, project);
      return known ?? project;
    });
  }

  /** Read all of one project: its fields, its reports, its parts and its whole. @param {string} id */
  async #open(id) {
    if (this.opened.has(id)) return;
    this.opened.add(id);
    try {
      const [feature, reports, parts] = await Promise.all([
        readProject(id),
        readReportsOf(id),
        readPage({ filter: `part_of = '${id.replaceAll("'", "''")}'`, limit: 100 }),
      ]);
      const [project] = withCounted(this.model.make([feature]));
      if (!project) return this.events.onGone(id);
      this.model.byId.set(id, project);
      this.model.parts.delete(id);
      for (const part of this.#learn(parts.features)) append(this.model.parts, id, part);
      if (project.part_of) this.#learn([await readProject(project.part_of)]);
      const said = reports.features.map(({ properties }) => /** @type {Report} */ (properties));
      this.reports.set(id, said.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
      this.events.onProject();
    } catch (error) {
      this.opened.delete(id);
      if (error instanceof ApiError && error.status === 404) this.events.onGone(id);
      else this.#failed(error);
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    if (isGivenUp(error)) return;
    if (!(error instanceof ApiError)) throw error;
    const { status, requestId, cause, address } = error;
    // The filter would fill the banner.
    this.events.onError(new ApiError(address.split("?")[0], { status, requestId, cause }));
  }
}

/** @returns {Figures} */
function nothing() {
  const none = { count: 0, known: 0, sum: 0 };
  const tallies = /** @type {import("./facets.js").Tallies} */ (Object.fromEntries(FACETS.map((facet) => [facet, new Map()])));
  return { tallies, total: none, located: none, tray: none, missing: 0, docks: new Map() };
}
