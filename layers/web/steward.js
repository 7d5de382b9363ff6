/**
 * Who looks after a project, by the rules that the atlas names (M49): tiers by amount, some of them of one district only.
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Project} from "./model.js" */

/**
 * A tier: from its least amount on, below its most [100 million CNY].
 * @typedef {object} Tier
 * @property {string} tier_zh
 * @property {string} tier_en
 * @property {string} article that reports the rule
 * @property {string} [district] the rule of one district
 * @property {number} min_100m_cny
 * @property {number} [max_100m_cny]
 */

/**
 * The tiers whose rule a project falls under. The own rule of a district takes the place of the general one below the city.
 * @param {Project} project
 * @param {Tier[]} tiers
 * @returns {Tier[]} none where the amount is not known
 */
export function stewardTiers({ amount, properties }, tiers) {
  if (amount === null) return [];
  const fitting = tiers.filter(({ district, min_100m_cny: least, max_100m_cny: most }) => {
    const here = district === undefined || district === properties.district;
    return here && amount >= least && (most === undefined || amount < most);
  });
  const own = fitting.some(({ district }) => district !== undefined);
  return fitting.filter(({ district, max_100m_cny: most }) => !own || district !== undefined || most === undefined);
}
