/**
 * The projects as they stood by a date (M57): the last stage and the last amount that had been reported by then.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { withCounted } from "./model.js";
import { classIndex } from "./scale.js";

/** @import {Project, Report, Vocabulary} from "./model.js" */

/**
 * Projects by a month; those that nobody had reported yet are left out.
 * @param {Project[]} projects
 * @param {Map<string, Report[]>} reports by project, in order of date
 * @param {string | null} month YYYY-MM; null is now
 * @param {Vocabulary} stages
 * @returns {Project[]} the same objects where nothing differs
 */
export function projectsAt(projects, reports, month, stages) {
  if (month === null) return projects;
  const then = projects.flatMap((project) => {
    const all = reports.get(project.id) ?? [];
    const known = all.filter(({ date }) => date.slice(0, 7) <= month);
    if (known.length === 0) return [];
    return known.length === all.length ? [project] : [projectFrom(project, known, stages)];
  });
  return withCounted(then);
}

/**
 * The months in which something was reported, in order.
 * @param {Iterable<{date: string}>} articles
 */
export function reportMonths(articles) {
  return [...new Set([...articles].map(({ date }) => date.slice(0, 7)))].sort();
}

/**
 * The month of reports before or after the one that is shown.
 * @param {string[]} months in order
 * @param {string | null} month null is the last
 * @param {1 | -1} by
 * @returns {string | null} null again for the last
 */
export function monthBeside(months, month, by) {
  const last = months.length - 1;
  const now = month === null ? last : months.findLastIndex((one) => one <= month);
  const next = Math.min(last, Math.max(0, now + by));
  return next >= last ? null : months[next];
}

/**
 * Scopes of an amount that may stand for a whole project, the better ones first; a year's share and a joint sum never
 * do. The build goes by the same rule (`layers/reports.py`).
 */
const WHOLE_SCOPES = [["total", "package"], ["phase"]];

/** @param {Report} report @param {string[]} scopes */
function isPaid({ investment_100m_cny, investment_scope }, scopes) {
  return investment_100m_cny !== null && scopes.includes(investment_scope);
}

/**
 * @param {Project} project
 * @param {Report[]} known
 * @param {Vocabulary} stages
 * @returns {Project}
 */
function projectFrom(project, known, stages) {
  const stage = known.findLast((report) => report.stage && report.stage !== "unknown")?.stage ?? "unknown";
  const paid = WHOLE_SCOPES.map((scopes) => known.findLast((report) => isPaid(report, scopes))).find(Boolean);
  const stageClass = stages[stage]?.class ?? "unknown";
  return {
    ...project,
    properties: { ...project.properties, last_report: known.at(-1)?.date ?? null, reports_count: known.length },
    stage,
    stageClass,
    classIndex: classIndex(stageClass),
    amount: paid?.investment_100m_cny ?? null,
    qualifier: paid?.investment_qualifier ?? null,
  };
}
