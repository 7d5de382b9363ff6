/**
 * The corridor as a measure: where along its branches a project lies, and what of the money stands where (I1).
 *
 * Chainage is kilometres from the port. Nothing here touches the DOM.
 * @module
 */

import { ticksOf } from "./chainage.js";
import { ringsOf, unitRings } from "./paths.js";
import { contains } from "./planar.js";
import { CLASSES } from "./scale.js";
import { unitX, unitY } from "./mercator.js";

/** @import {Tick} from "./chainage.js" */
/** @import {Feature, Project, Unit} from "./model.js" */

/**
 * A part of a branch: where a project can lie, from one kilometre to another. `spread`: known by its area only, so that
 * its amount goes over the whole of it. `twin`: the same track seen from the other branch, never counted.
 * @typedef {{branch: string, from: number, to: number, spread: boolean, twin: boolean}} Stretch
 */

/** @typedef {{slug: string, length: number, sharedTo: number, nodes: BranchNode[], covered: [number, number] | null}} Branch */
/** @typedef {{km: number, kind: string, name_zh: string, name_en: string}} BranchNode */
/** @typedef {[branch: string, from: number, to: number]} Reach */

/**
 * A piece of a branch, and what is known of the money in it [100 million CNY].
 * @typedef {object} Bin
 * @property {number} from
 * @property {number} to
 * @property {number[]} sums by hue: by stage class, or by sector
 * @property {number[]} spread what of each sum comes from projects that are known by their area only
 * @property {number} total
 * @property {string[]} projects ids, with an amount or without
 * @property {boolean} covered in the city, or with a known amount; elsewhere nothing known is not nothing there
 */

/** How finely the branches are walked [km]. */
const STEP_KM = 1;

/** Lengths of bins that are offered [km]. */
export const BIN_KM = [5, 10, 25];

/** Stage classes as the hues of bins. */
const STAGES = { count: CLASSES.length, of: (/** @type {Project} */ { classIndex }) => classIndex };

/** The branches, measured. */
export class Corridor {
  /**
   * @param {Feature[]} legs of the collection `corridor`
   * @param {Feature[]} nodes
   * @param {Unit[]} units
   * @param {number} limitKm beyond this distance a project is not on the corridor
   */
  constructor(legs, nodes, units, limitKm) {
    this.limitKm = limitKm;
    /** @type {Map<string, Stretch | null>} */
    this.inUnits = new Map();
    this.units = new Map(units.flatMap((unit) => (unit.geometry ? [[unit.slug, unitRings(unit.geometry)]] : [])));
    const districts = units.flatMap(({ slug, zone }) => (zone ? [] : (this.units.get(slug) ?? [])));
    this.steps = ticksOf(legs, STEP_KM);
    const slugs = [...new Set(legs.map(({ properties }) => String(properties.branch)))].sort().reverse();
    /** @type {Branch[]} W before NE: the branch that carries the port comes first */
    this.branches = slugs.map((slug) => {
      const own = legs.filter(({ properties }) => properties.branch === slug);
      const shared = own.filter(({ properties }) => properties.shared);
      const inside = this.steps.filter(({ branch, x, y }) => branch === slug && contains(districts, [x, y]));
      const sharedTo = Math.max(0, ...shared.map(({ properties }) => properties.end_km));
      const last = Math.max(sharedTo, ...inside.map(({ km }) => km));
      return {
        slug,
        length: Math.max(...own.map(({ properties }) => properties.end_km)),
        sharedTo,
        nodes: nodes.flatMap((node) => nodeOn(slug, node)).sort((a, b) => a.km - b.km),
        covered: inside.length > 0 ? [sharedTo > 0 ? 0 : inside[0].km, last] : null,
      };
    });
  }

  /** @param {string} slug */
  branch(slug) {
    return this.branches.find((branch) => branch.slug === slug) ?? null;
  }

  /**
   * Points of the drawn corridor between two kilometres, for what is painted along it.
   * @param {Reach} reach
   */
  pointsIn([slug, from, to]) {
    const shared = this.branch(slug)?.sharedTo ?? 0;
    const main = this.branches.find(({ sharedTo }) => sharedTo === 0)?.slug;
    return this.steps.filter(({ branch, km }) => {
      const here = branch === slug || (branch === main && km <= shared);
      return here && km >= from - STEP_KM / 2 && km <= to + STEP_KM / 2;
    }).sort((a, b) => a.km - b.km);
  }

  /**
   * Where along the corridor a project lies.
   * @param {Project} project
   * @param {Feature[]} runs lines of a linear project
   * @param {number} [limitKm] beyond this distance it is not on the corridor
   * @returns {Stretch[]} empty: not on the corridor, or not located; the first is the one that is counted
   */
  along(project, runs, limitKm = this.limitKm) {
    const main = this.#stretch(project, runs, limitKm);
    if (!main) return [];
    const twins = this.branches.flatMap(({ slug, sharedTo }) =>
      slug !== main.branch && sharedTo > 0 && main.from <= sharedTo
        ? [{ ...main, branch: slug, to: Math.min(sharedTo, main.to), twin: true }]
        : [],
    );
    return [main, ...twins];
  }

  /** @param {Project} project @param {Feature[]} runs @param {number} limitKm @returns {Stretch | null} */
  #stretch({ placement, dock, precision, radiusM, properties }, runs, limitKm) {
    if (placement === "tray") return null;
    const { branch: slug, chainage_km: km, offset_km: offset } = properties;
    const branch = typeof slug === "string" ? this.branch(slug) : null;
    if (branch && typeof km === "number") {
      if ((offset ?? 0) > limitKm) return null;
      const reach = precision === "site" || precision === "line" ? 0 : (radiusM ?? 0) / 1000;
      const [from, to] = [Math.max(0, km - reach), Math.min(branch.length, km + reach)];
      return { branch: branch.slug, from, to, spread: to > from, twin: false };
    }
    if (placement === "docked" && dock !== null) {
      return this.#inUnit(dock);
    }
    return placement === "line" ? longest(this.#beside(runs, limitKm)) : null;
  }

  /** The part of the corridor in a unit. @param {string} slug @returns {Stretch | null} */
  #inUnit(slug) {
    const known = this.inUnits.get(slug);
    if (known !== undefined) return known;
    const rings = this.units.get(slug);
    const found = rings ? longest(this.steps.filter(({ x, y }) => contains(rings, [x, y]))) : null;
    this.inUnits.set(slug, found);
    return found;
  }

  /** The steps that a run comes near to. @param {Feature[]} runs @param {number} limitKm */
  #beside(runs, limitKm) {
    const points = runs.flatMap(({ geometry }) => (geometry ? ringsOf(geometry).flat() : []));
    const near = points.map(([lon, lat]) => ({ x: unitX(lon), y: unitY(lat), reach: limitKm / kmPerUnit(lat) }));
    return this.steps.filter((step) => near.some(({ x, y, reach }) => Math.hypot(x - step.x, y - step.y) <= reach));
  }

  /**
   * Share out what is known of the money.
   * @param {Project[]} projects
   * @param {number} width of a bin [km]
   * @param {{count: number, of: (project: Project) => number}} [hues] how many there are, and the number of a project's
   * @returns {{bins: Map<string, Bin[]>, off: number, unplaced: number}} sums of the bins, of what is not on the
   *   corridor and of what has no place are together the known sum of the projects
   */
  profile(projects, width, hues = STAGES) {
    const bins = new Map(this.branches.map((branch) => [branch.slug, emptyBins(branch, width, hues.count)]));
    let [off, unplaced] = [0, 0];
    for (const project of projects) {
      const counted = project.counted ? (project.amount ?? 0) : 0;
      const [stretch] = project.along;
      if (stretch) share(bins.get(stretch.branch) ?? [], stretch, { id: project.id, hue: hues.of(project) }, counted);
      else if (project.placement === "tray") unplaced += counted;
      else off += counted;
    }
    return { bins, off, unplaced };
  }
}

/**
 * Tell whether one of the stretches touches a reach of the corridor.
 * @param {Stretch[]} along
 * @param {Reach} reach
 */
export function touches(along, [slug, low, high]) {
  return along.some(({ branch, from, to }) => branch === slug && from <= high && to >= low);
}

/** @param {Branch} branch @param {number} width @param {number} hues @returns {Bin[]} */
function emptyBins({ length, covered }, width, hues) {
  return Array.from({ length: Math.ceil(length / width) }, (_, i) => {
    const [from, to] = [i * width, Math.min(length, (i + 1) * width)];
    const none = () => Array.from({ length: hues }, () => 0);
    const known = covered !== null && from <= covered[1] && to > covered[0];
    return { from, to, sums: none(), spread: none(), total: 0, projects: [], covered: known };
  });
}

/** @param {Bin[]} bins @param {Stretch} stretch @param {{id: string, hue: number}} project @param {number} amount */
function share(bins, { from, to, spread }, { id, hue }, amount) {
  const width = bins[0].to - bins[0].from;
  const last = bins.length - 1;
  const first = Math.min(last, Math.floor(from / width));
  for (let i = first; i <= last && (i === first || bins[i].from < to); i++) {
    const bin = bins[i];
    const part = spread ? (Math.min(bin.to, to) - Math.max(bin.from, from)) / (to - from) : 1;
    bin.sums[hue] += part * amount;
    if (spread) bin.spread[hue] += part * amount;
    bin.total += part * amount;
    // A known amount shows that the atlas reaches there; a name without one does not.
    bin.covered ||= part * amount > 0;
    bin.projects.push(id);
  }
}

/** The longest of the stretches that steps make on the branches. @param {Tick[]} steps @returns {Stretch | null} */
function longest(steps) {
  let best = /** @type {Stretch | null} */ (null);
  for (const slug of new Set(steps.map(({ branch }) => branch))) {
    const marks = steps.filter(({ branch }) => branch === slug).map(({ km }) => km);
    const [from, to] = [Math.min(...marks), Math.max(...marks)];
    if (!best || to - from > best.to - best.from) best = { branch: slug, from, to, spread: to > from, twin: false };
  }
  return best;
}

/** @param {string} slug @param {Feature} node @returns {BranchNode[]} */
function nodeOn(slug, { properties }) {
  const { branch, chainage_km: km, kind, name_zh, name_en } = properties;
  const on = typeof km === "number" && String(branch).split("|").includes(slug);
  return on ? [{ km, kind, name_zh, name_en }] : [];
}

/** Kilometres of the side of the unit square, at a latitude. @param {number} lat */
function kmPerUnit(lat) {
  return 40_075 * Math.cos((lat * Math.PI) / 180);
}
