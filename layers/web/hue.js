/**
 * What the hue of symbols means (M21): the stage, or, in the mode 按行业着色, the sector; never both.
 *
 * The look of projects is one object that all parts of the page hold; the mode lays other rules over it.
 * @module
 */

import { readLooks } from "./data.js";
import { tally } from "./facets.js";
import { fits, ruleAt } from "./look.js";
import { CLASSES } from "./scale.js";

/** @import {Rule, SizedLook} from "./look.js" */
/** @import {Project} from "./model.js" */
/** @import {By, Lang} from "./state.js" */

/** The look that colours by sector, read when it is first wanted. */
const SECTOR_LOOK = "projects_by_sector";

/** The last rule of each mode: what no other fits. */
const REST = { stage: "unknown", sector: "other" };

/** Vocabulary that names the hues. */
export const HUE_WORDS = { stage: "stage_classes", sector: "sectors" };

/** @type {Map<SizedLook, Record<By, Pick<SizedLook, "rules" | "otherwise">>>} */
const modes = new Map();

/**
 * Colour by stage or by sector.
 * @param {SizedLook} look of projects; it is changed
 * @param {By} by
 */
export async function colourBy(look, by) {
  if ((look.by ?? "stage") === by) return;
  let known = modes.get(look);
  if (!known) {
    const { rules, otherwise } = look;
    const { [SECTOR_LOOK]: sector } = await readLooks([SECTOR_LOOK]);
    known = { stage: { rules, otherwise }, sector };
    modes.set(look, known);
  }
  const { rules, otherwise } = known[by];
  Object.assign(look, { by, rules, otherwise });
}

/** What hue means in a look. @param {SizedLook} look @returns {By} */
export function hueOf(look) {
  return look.by ?? "stage";
}

/**
 * The slugs of the hues: one for each rule, then the rest.
 * @param {SizedLook} look
 */
export function hueSlugs(look) {
  const by = hueOf(look);
  const field = by === "stage" ? "stage_class" : "sector";
  return [...look.rules.map(({ when }) => String(when[field][0])), REST[by]];
}

/**
 * Number of a project's hue.
 * @param {SizedLook} look
 * @param {Pick<Project, "classIndex" | "sector">} project
 */
export function hueIndex(look, { classIndex, sector }) {
  if (hueOf(look) === "stage") return classIndex;
  const index = look.rules.findIndex(({ when }) => fits(when, { sector }));
  return index < 0 ? look.rules.length : index;
}

/**
 * Totals of projects by hue.
 * @param {SizedLook} look
 * @param {Project[]} projects
 * @returns {Map<string, import("./facets.js").Tally>}
 */
export function talliesByHue(look, projects) {
  const indices = projects.map((project) => hueIndex(look, project));
  return new Map(hueSlugs(look).map((slug, index) => [slug, tally(projects.filter((_, i) => indices[i] === index))]));
}

/** The rule that draws a project, whatever its amount. @param {SizedLook} look @param {Project} project */
export function hueRule(look, project) {
  return ruleAt(look, hueIndex(look, project));
}

/**
 * The rule of a stage class, in either mode: by sector it keeps ball and dashes but no hue.
 * @param {SizedLook} look
 * @param {string} stageClass
 * @returns {Rule}
 */
export function stageRule(look, stageClass) {
  const { rules, otherwise } = modes.get(look)?.stage ?? look;
  const rule = rules[CLASSES.indexOf(stageClass)] ?? otherwise;
  if (hueOf(look) === "stage") return rule;
  return { ...rule, symbol: { ...rule.symbol, fill: "#FFFFFF", fill_opacity: 1, ball_colour: "#333333" } };
}

/**
 * The two letters of a project's hue; empty where the mode has none.
 * @param {SizedLook} look
 * @param {Project} project
 * @param {Lang} lang
 */
export function tagOf(look, project, lang) {
  return hueRule(look, project).tag?.[lang] ?? "";
}

/** Whether the hue of a project is known: an unknown stage has no pip. @param {SizedLook} look @param {Project} project */
export function hasPip(look, project) {
  return hueOf(look) === "sector" || project.stageClass !== "unknown";
}
