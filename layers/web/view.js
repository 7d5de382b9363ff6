/**
 * What the page shows of a state: derived once after each change, then drawn by every part.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { projectsAt } from "./asof.js";
import { filter, tally } from "./facets.js";
import { withOutcomes } from "./lifeline.js";
import { append } from "./model.js";
import { isFiltered } from "./state.js";

/** @import {Tallies, Tally} from "./facets.js" */
/** @import {Model, Project, Report} from "./model.js" */
/** @import {State} from "./state.js" */

/**
 * @typedef {object} View
 * @property {State} state
 * @property {Project[]} projects all, as of the date of the state
 * @property {Project[]} passing those that the filter lets through
 * @property {Project[]} others those that it leaves out
 * @property {Project[]} located passing and on the map: at a point, on a line, in the row of a unit
 * @property {Project[]} tray passing and not on the map
 * @property {Map<string, Project[]>} docked located in the row of a unit, by its slug
 * @property {Map<string, number>} docks how many the row of a unit has, by its slug
 * @property {Tallies} tallies
 * @property {Tally} total of the passing
 * @property {Tally} locatedTotal
 * @property {Tally} trayTotal
 * @property {number} missing how many of the passing have no amount
 * @property {Project | null} selected
 * @property {boolean} filtered
 * @property {import("./remote.js").Far | null} far of an atlas that is too large for the page: then the lists of projects
 *   hold what the map shows singly, and what is counted comes from the server; null: the page has all
 */

/**
 * Derive what is shown.
 * @param {Model} model
 * @param {Map<string, Report[]>} reports by project
 * @param {State} state
 * @returns {View}
 */
export function viewOf(model, reports, state) {
  const projects = projectsOf(model, reports, state);
  const { passing, tallies } = filter(projects, state);
  const passed = new Set(passing);
  const located = passing.filter(({ placement }) => placement !== "tray");
  const tray = passing.filter(({ placement }) => placement === "tray");
  /** @type {Map<string, Project[]>} */
  const docked = new Map();
  for (const project of located) if (project.dock !== null) append(docked, project.dock, project);
  return {
    state,
    projects,
    passing,
    others: projects.filter((project) => !passed.has(project)),
    located,
    tray,
    docked,
    docks: new Map([...docked].map(([slug, list]) => [slug, list.length])),
    tallies,
    total: tally(passing),
    locatedTotal: tally(located),
    trayTotal: tally(tray),
    missing: passing.filter(({ amount }) => amount === null).length,
    selected: projects.find(({ id }) => id === state.sel) ?? null,
    filtered: isFiltered(state),
    far: null,
  };
}

/**
 * The last answer of each model: most states differ from the one before in the filter alone.
 * @type {WeakMap<Model, {reports: Map<string, Report[]>, t: string | null, lim: number | null, projects: Project[]}>}
 */
const last = new WeakMap();

/**
 * The projects as of the date of a state, with what became of their promises.
 * @param {Model} model
 * @param {Map<string, Report[]>} reports by project
 * @param {State} state
 */
function projectsOf(model, reports, { t, lim }) {
  const known = last.get(model);
  if (known && known.reports === reports && known.t === t && known.lim === lim) return known.projects;
  const then = projectsAt(model.projects, reports, t, model.atlas.vocabulary.stages);
  const reached = lim === null ? then : withReach(then, model, lim);
  const projects = withOutcomes(reached, reports, t ?? model.atlas.as_of);
  last.set(model, { reports, t, lim, projects });
  return projects;
}

/**
 * The projects with another distance from which on they are not on the corridor.
 * @param {Project[]} projects
 * @param {Model} model
 * @param {number} limitKm
 */
function withReach(projects, { corridor, lines }, limitKm) {
  return projects.map((project) => ({ ...project, along: corridor.along(project, lines.get(project.id) ?? [], limitKm) }));
}
