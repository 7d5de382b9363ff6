/**
 * Reported totals held against the projects they name (I4). They are sets that overlap: none is added to another (M4).
 *
 * Nothing here touches the DOM.
 * @module
 */

import { several } from "./model.js";

/** @import {Feature, Model} from "./model.js" */

/**
 * A reported total beside what the atlas holds of it.
 * @typedef {object} Entry
 * @property {string} id
 * @property {Record<string, any>} said fields of the collection `totals`
 * @property {string[]} members
 * @property {number} named members with an amount
 * @property {number} mapped members with an amount that are on the map
 * @property {number | null} open what is left of the amount; null where nothing can be said
 * @property {number} unknown members without an amount
 */

/**
 * Hold the totals against the projects.
 * @param {Feature[]} totals
 * @param {Model} model
 * @returns {Entry[]}
 */
export function ledgerEntries(totals, model) {
  return totals.map(({ id, properties: said }) => {
    const members = several(said.members);
    const projects = members.flatMap((member) => model.byId.get(member) ?? []);
    const named = projects.filter(({ amount }) => amount !== null);
    const sum = said.investment_100m_cny;
    const known = said.members_known_100m_cny;
    return {
      id: String(said.id ?? id),
      said,
      members,
      named: named.length,
      mapped: named.filter(({ placement }) => placement !== "tray").length,
      open: sum === null || known === null ? null : Math.max(0, sum - known),
      unknown: projects.length - named.length,
    };
  });
}

/**
 * The parts of a total that were reported beside it, and what they leave.
 * @param {Entry} entry
 * @param {Entry[]} entries
 * @returns {{parts: Entry[], count: number | null, amount: number | null}} rest; null where a part has no figure
 */
export function remainder(entry, entries) {
  const parts = entries.filter(({ said }) => said.parent === entry.id);
  /** @param {"count" | "investment_100m_cny"} field */
  const rest = (field) => {
    const whole = entry.said[field];
    const given = parts.map(({ said }) => said[field]);
    if (whole === null || parts.length === 0 || given.some((value) => value === null)) return null;
    return Number((whole - given.reduce((sum, value) => sum + value, 0)).toFixed(6));
  };
  return { parts, count: rest("count"), amount: rest("investment_100m_cny") };
}
