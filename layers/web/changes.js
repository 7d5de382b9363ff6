/**
 * What changed between two dates (I10): new, advanced, regressed by stage class, changed within a class, not reported.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { projectsAt } from "./asof.js";
import { CLASSES } from "./scale.js";

/** @import {Milestone} from "./lifeline.js" */
/** @import {Model, Project, Report} from "./model.js" */

/**
 * `new`: first reported in between; `advanced`, `regressed`: of another class; `changed`: of the same class, or of a class
 * that is only now known, with something new; `same`: reported again, nothing new; `silent`: not reported in between.
 * @typedef {"new" | "advanced" | "regressed" | "changed" | "same" | "silent"} Kind
 */

/** Kinds in the order in which they are told. @type {Kind[]} */
export const KINDS = ["advanced", "regressed", "new", "changed", "same", "silent"];

/** Kinds that are marked on the map, the one that counts for a stack first. @type {Kind[]} */
export const MARKED_KINDS = ["advanced", "regressed", "new", "changed"];

/**
 * One thing that is different: `from` null where nothing was known.
 * @typedef {{what: "stage", from: string, to: string}
 *   | {what: "amount", from: number | null, to: number}
 *   | {what: "promise", milestone: Milestone, from: string | null, to: string}
 *   | {what: "reached", milestone: Milestone, to: string}} Fact
 */

/** @typedef {{project: Project, kind: Kind, facts: Fact[]}} Change */

/** @type {Milestone[]} */
const MILESTONES = ["start", "completion", "operation", "full_output"];

/** Fields that say when a milestone was reached. @type {Partial<Record<Milestone, string>>} */
const REACHED = { start: "started", completion: "completed", operation: "operating" };

/**
 * Compare projects with what was known of them at an earlier date.
 * @param {Project[]} projects as of `to`
 * @param {Model} model
 * @param {Map<string, Report[]>} reports by project, in order of date
 * @param {{from: string, to: string}} months YYYY-MM, the end of each
 * @returns {Change[]} one for each project, in their order
 */
export function changesOf(projects, model, reports, { from, to }) {
  const before = new Map(
    projectsAt(model.projects, reports, from, model.atlas.vocabulary.stages).map((project) => [project.id, project]),
  );
  return projects.map((project) => {
    const all = reports.get(project.id) ?? [];
    const known = all.filter(({ date }) => date.slice(0, 7) <= from);
    const fresh = all.filter(({ date }) => date.slice(0, 7) > from && date.slice(0, 7) <= to);
    const old = before.get(project.id);
    if (!old) return { project, kind: "new", facts: [] };
    if (fresh.length === 0) return { project, kind: "silent", facts: [] };
    const facts = factsOf(old, project, known, fresh);
    return { project, kind: kindOf(old, project, facts), facts };
  });
}

/**
 * How many there are of each kind.
 * @param {Change[]} changes
 * @returns {Map<Kind, number>} in the order of `KINDS`
 */
export function countKinds(changes) {
  return new Map(KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]));
}

/** @param {Project} old @param {Project} now @param {Fact[]} facts @returns {Kind} */
function kindOf(old, now, facts) {
  const unknown = CLASSES.length - 1;
  const both = old.classIndex < unknown && now.classIndex < unknown;
  if (both && now.classIndex > old.classIndex) return "advanced";
  if (both && now.classIndex < old.classIndex) return "regressed";
  return facts.length > 0 ? "changed" : "same";
}

/** @param {Project} old @param {Project} now @param {Report[]} known @param {Report[]} fresh @returns {Fact[]} */
function factsOf(old, now, known, fresh) {
  /** @type {Fact[]} */
  const facts = [];
  if (old.stage !== now.stage) facts.push({ what: "stage", from: old.stage, to: now.stage });
  if (now.amount !== null && old.amount !== now.amount) facts.push({ what: "amount", from: old.amount, to: now.amount });
  for (const milestone of MILESTONES) {
    const field = REACHED[milestone];
    const reached = field && lastSaid(fresh, field);
    if (field && reached && !known.some((report) => report[field])) facts.push({ what: "reached", milestone, to: reached });
    const [from, to] = [known, fresh].map((reports) => lastSaid(reports, `promised_${milestone}`));
    if (to && to !== from) facts.push({ what: "promise", milestone, from, to });
  }
  return facts;
}

/** @param {Report[]} reports in order of date @param {string} field @returns {string | null} */
function lastSaid(reports, field) {
  return reports.findLast((report) => report[field])?.[field] ?? null;
}
