/**
 * What was reported of a project, when, and where the reports part ways (I2); what was promised, and what came (I3).
 *
 * Nothing here touches the DOM.
 * @module
 */

import { monthsBetween } from "./format.js";
import { several } from "./model.js";

/** @import {Project, Report} from "./model.js" */

/** Reports further apart than this show the gap between them [months]. */
const GAP_MONTHS = 12;

/**
 * One report, and how long nothing had been reported before it (0: not long).
 * @typedef {{report: Report, silentMonths: number}} Entry
 */

/**
 * Reports in the order of their dates.
 * @param {Report[]} reports
 * @returns {Entry[]}
 */
export function lifeLine(reports) {
  const ordered = [...reports].sort((a, b) => compare(a.date, b.date) || compare(a.article, b.article));
  return ordered.map((report, i) => {
    const months = i === 0 ? 0 : monthsBetween(ordered[i - 1].date, report.date);
    return { report, silentMonths: months >= GAP_MONTHS ? months : 0 };
  });
}

/**
 * What two or more reports say differently, for the notes of the life line.
 * @typedef {{about: string, sides: {report: Report, said: string | number}[]}} Conflict
 */

/**
 * The sides of each conflict that the data name.
 * @param {string | null} named kinds of conflict, parted by |
 * @param {Report[]} reports
 * @returns {Conflict[]}
 */
export function conflicts(named, reports) {
  const ordered = lifeLine(reports).map(({ report }) => report);
  return several(named).map((about) => ({ about, sides: ordered.flatMap((report) => sideOf(about, report)) }));
}

/** @param {string} about @param {Report} report @returns {Conflict["sides"]} */
function sideOf(about, report) {
  const said = {
    investment: report.investment_100m_cny,
    scope: report.investment_scope,
    stage: report.stage_note ?? report.stage,
    wording: report.claim,
    dates: report.promised_operation ?? report.promised_completion ?? report.promised_start ?? report.completed,
  }[about];
  return said === null || said === undefined || said === "unknown" ? [] : [{ report, said }];
}

/** @typedef {"start" | "completion" | "operation" | "full_output"} Milestone */

/** Milestones in the order of a project's life, and the report's fields that say when they were reached. */
const REACHED = /** @type {const} */ ({
  start: "started",
  completion: "completed",
  operation: "operating",
  full_output: null,
});

/**
 * Stages by which a milestone has been reached, whatever its date.
 * @type {Record<Milestone, string[]>}
 */
const STAGES_PAST = {
  start: ["started", "under_construction", "resumed", "trial", "completed", "operating"],
  completion: ["trial", "completed", "operating"],
  operation: ["operating"],
  full_output: [],
};

/** @typedef {"kept" | "late" | "silent" | "open"} Outcome */

/**
 * A promised date and what became of it. `kept`: reached in time, or reached on a day that nobody reported;
 * `late`: reached later, or a later report still waits for it; `silent`: due, and no report since; `open`: not due.
 * @typedef {object} Pledge
 * @property {Milestone} milestone
 * @property {string} promised YYYY or YYYY-MM
 * @property {Report} report that says so
 * @property {Outcome} outcome
 * @property {number | null} slipMin months, at least
 * @property {number | null} slipMax months, at most, by a new promise
 * @property {string | null} reached when it was reached, as reported
 * @property {string | null} renewed the new promise
 */

/**
 * Hold promised dates against later reports.
 *
 * Only what was reported counts: silence is never taken for failure, and no single number is made up where the
 * reports leave a span.
 * @param {Report[]} reports of one project
 * @param {string} asOf YYYY-MM
 * @returns {Pledge[]} in the order of milestones, then of reports
 */
export function pledges(reports, asOf) {
  const known = lifeLine(reports)
    .map(({ report }) => report)
    .filter(({ date }) => date.slice(0, 7) <= asOf);
  const milestones = /** @type {Milestone[]} */ (Object.keys(REACHED));
  return milestones.flatMap((milestone) => {
    const field = `promised_${milestone}`;
    /** @type {Pledge[]} */
    const rows = [];
    for (const report of known) {
      const promised = report[field];
      if (promised && promised !== rows.at(-1)?.promised) {
        rows.push({ milestone, promised, report, ...outcomeOf(milestone, promised, report, known, asOf) });
      }
    }
    return rows;
  });
}

/**
 * Say of each project what became of the dates that were promised for it (I3).
 * @param {Project[]} projects
 * @param {Map<string, Report[]>} reports by project
 * @param {string} asOf YYYY-MM
 * @returns {Project[]} the same objects where nothing was promised
 */
export function withOutcomes(projects, reports, asOf) {
  return projects.map((project) => {
    const rows = pledges(reports.get(project.id) ?? [], asOf);
    return rows.length > 0 ? { ...project, outcomes: [...new Set(rows.map(({ outcome }) => outcome))] } : project;
  });
}

/**
 * @param {Milestone} milestone
 * @param {string} promised
 * @param {Report} report
 * @param {Report[]} known
 * @param {string} asOf
 * @returns {Pick<Pledge, "outcome" | "slipMin" | "slipMax" | "reached" | "renewed">}
 */
function outcomeOf(milestone, promised, report, known, asOf) {
  const due = lastMonth(promised);
  const later = known.filter(({ date }) => date > report.date);
  const field = REACHED[milestone];
  const dated = field === null ? undefined : later.find((other) => other[field]);
  const none = { slipMin: null, slipMax: null, reached: null, renewed: null };
  if (dated && field !== null) {
    const reached = String(dated[field]);
    const slip = monthsBetween(due, firstMonth(reached));
    return { ...none, outcome: slip > 0 ? "late" : "kept", slipMin: slip > 0 ? slip : null, reached };
  }
  if (later.some(({ stage }) => STAGES_PAST[milestone].includes(stage))) return { ...none, outcome: "kept" };
  const renewed = later.map((other) => other[`promised_${milestone}`]).find((month) => month && month !== promised);
  const waiting = later.findLast(({ date }) => date.slice(0, 7) > due);
  if (waiting || (renewed && lastMonth(renewed) > due)) {
    const slipMin = waiting ? monthsBetween(due, waiting.date) : null;
    const slipMax = renewed ? monthsBetween(due, lastMonth(renewed)) : null;
    return { ...none, outcome: "late", slipMin, slipMax, renewed: renewed ?? null };
  }
  return { ...none, outcome: asOf > due ? "silent" : "open" };
}

/** @param {string} month YYYY, YYYY-MM or finer */
function lastMonth(month) {
  return month.length === 4 ? `${month}-12` : month.slice(0, 7);
}

/** @param {string} month */
function firstMonth(month) {
  return month.length === 4 ? `${month}-01` : month.slice(0, 7);
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
