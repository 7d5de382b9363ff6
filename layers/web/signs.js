/**
 * Lines, areas and nodes that the map holds, as rows of a legend: what is switched off or not there has none.
 *
 * Nothing here touches the DOM.
 * @module
 */

import { ruleAt, ruleIndex } from "./look.js";

/** @import {Look, Symbol} from "./look.js" */
/** @import {Feature} from "./model.js" */
/** @import {Speaker} from "./say.js" */

/** @typedef {{kind: "line" | "point" | "area", symbol: Symbol, text: string}} Sign */

/**
 * List the signs.
 * @param {Record<string, Look>} looks
 * @param {{corridor: Feature[], routes: Feature[]}} lines
 * @param {Set<string>} off layers that are switched off
 * @param {Speaker} speaker
 * @returns {Sign[]}
 */
export function signsOf(looks, lines, off, { lang, t }) {
  /** @type {Sign[]} */
  const signs = [];
  for (const layer of /** @type {const} */ (["corridor", "routes"])) {
    if (off.has(layer)) continue;
    const look = looks[layer];
    const rules = new Set(lines[layer].map(({ properties }) => ruleIndex(look, properties)));
    for (const index of [...rules].sort((a, b) => order(look, a) - order(look, b))) {
      const { label, symbol } = ruleAt(look, index);
      signs.push({ kind: "line", symbol, text: label[lang] });
    }
  }
  if (!off.has("corridor")) {
    for (const { label, symbol, when } of looks.nodes.rules) {
      if (!when.kind?.includes("station")) signs.push({ kind: "point", symbol, text: label[lang] });
    }
  }
  if (!off.has("zones")) signs.push({ kind: "area", symbol: looks.zones.otherwise.symbol, text: t("legend.zone") });
  return signs;
}

/** Schematic lines come last. @param {Look} look @param {number} index */
function order(look, index) {
  return ("schematic" in ruleAt(look, index).when ? 100 : 0) + index;
}
