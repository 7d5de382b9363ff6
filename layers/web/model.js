/**
 * The atlas as the page holds it: projects with their place on the page, units, vocabularies, reports by project.
 *
 * Built once from the answers of the API; nothing here touches the DOM.
 * @module
 */

import { Corridor } from "./corridor.js";
import { classIndex } from "./scale.js";
import { unitX, unitY } from "./mercator.js";

/** @import {Stretch} from "./corridor.js" */
/** @import {Outcome} from "./lifeline.js" */
/** @import {Tier} from "./steward.js" */
/** @typedef {{zh: string, en: string, class?: string}} Term */
/** @typedef {Record<string, Term>} Vocabulary */

/**
 * @typedef {object} Feature
 * @property {string} id
 * @property {Record<string, any>} properties
 * @property {{type: string, coordinates: any} | null} geometry
 */

/** @typedef {{features: Feature[]}} Collection */

/**
 * @typedef {object} Article
 * @property {string} article
 * @property {string} title_zh
 * @property {string | null} title_en
 * @property {string | null} paper
 * @property {string} date
 * @property {string} date_precision
 * @property {string} date_basis
 */

/**
 * A tile layer of another host, as the setting ATLAS_BASEMAPS names it.
 * @typedef {object} OnlineTiles
 * @property {string} id
 * @property {string} name_zh
 * @property {string} name_en
 * @property {string} url
 * @property {string | null} labels_url
 * @property {string[]} subdomains
 * @property {string} attribution
 * @property {"wgs84" | "cgcs2000" | "gcj02"} datum
 * @property {number} max_zoom
 */

/**
 * What `GET /api/atlas` says, as far as the page uses it.
 * @typedef {object} Atlas
 * @property {string} name_zh
 * @property {string} name_en
 * @property {string} product_zh
 * @property {string} product_en
 * @property {string} city_zh
 * @property {string} city_en
 * @property {number[]} area west, south, east, north
 * @property {number[]} corridor_area
 * @property {string} corridor_zh
 * @property {string} corridor_en
 * @property {string} as_of
 * @property {Tier[]} [steward_tiers]
 * @property {number} off_corridor_km beyond this distance a project is not on the corridor
 * @property {string | null} review_number
 * @property {{slug: string}[]} districts
 * @property {Record<string, number>} collections how many features each collection has
 * @property {{zh: string, en: string}[]} attributions
 * @property {string | null} [report_url] where a mistake can be reported, with {id}, {name} and {url}
 * @property {OnlineTiles[]} basemaps tile layers of other hosts that may be chosen
 * @property {Record<string, Vocabulary>} vocabulary
 * @property {Article[]} articles
 */

/**
 * A district or functional zone: one of the units by which projects are found.
 * @typedef {object} Unit
 * @property {string} slug
 * @property {boolean} zone a functional zone: overlaps districts, is never added to them (M5)
 * @property {string} name_zh
 * @property {string} short_zh
 * @property {string} name_en
 * @property {Record<string, any>} properties
 * @property {{type: string, coordinates: any} | null} geometry
 * @property {number} x where its name stands, unit square
 * @property {number} y
 */

/**
 * Where a project stands on the page: a symbol at a point, a symbol on its line, a row in the label of its unit, or
 * the tray of what is not on the map.
 * @typedef {"point" | "line" | "docked" | "tray"} Placement
 */

/** @typedef {"restricted" | "outside" | "ambiguous" | "city" | "none"} TrayReason */

/**
 * @typedef {object} Project
 * @property {string} id
 * @property {number} index
 * @property {string} name_zh
 * @property {string} short_zh
 * @property {string | null} name_en
 * @property {string[]} aliases
 * @property {string[]} search pinyin and initials, lower case
 * @property {string | null} company
 * @property {string} kind
 * @property {string | null} part_of
 * @property {boolean} counted its amount enters sums: it is known, and so is none of a whole that it is part of
 * @property {string} sector
 * @property {string} stage
 * @property {string} stageClass
 * @property {number} classIndex
 * @property {number | null} amount 100 million CNY
 * @property {string | null} qualifier
 * @property {string[]} units slugs of the district and the zone it lies in
 * @property {string} precision class of M28: how exactly it stands on the page, however exact the words of its place
 * @property {Placement} placement
 * @property {string | null} dock slug of the unit whose label lists it
 * @property {TrayReason | null} trayReason
 * @property {number | null} lon
 * @property {number | null} lat
 * @property {number} x unit square, NaN without a place
 * @property {number} y
 * @property {number | null} radiusM
 * @property {Stretch[]} along where on the corridor it lies; empty: nowhere
 * @property {Outcome[]} outcomes what became of the dates that were promised, as of the date of the view
 * @property {Record<string, any>} properties all fields as the API gave them
 */

/** @typedef {Record<string, any> & {id: string, project_id: string, article: string, date: string}} Report */

/**
 * @typedef {object} Model
 * @property {Atlas} atlas
 * @property {Project[]} projects
 * @property {string[]} skipped ids of features that could not be used
 * @property {Map<string, Project>} byId
 * @property {Unit[]} units districts in the order of the atlas, then zones
 * @property {Map<string, Unit>} unitBySlug
 * @property {Map<string, Feature[]>} lines runs of linear projects, by project
 * @property {Map<string, Project[]>} parts
 * @property {Corridor} corridor
 * @property {(features: Feature[]) => Project[]} make projects of features, without regard to each other
 */

/** Classes of precision from fine to coarse (M28). */
export const PRECISIONS = ["site", "village", "park", "township", "district", "line", "city"];

/**
 * The units: districts in the order of the atlas, then zones.
 * @param {Atlas} atlas
 * @param {Collection} districts
 * @param {Collection} zones
 * @returns {Unit[]}
 */
export function unitsOf(atlas, districts, zones) {
  const order = atlas.districts.map(({ slug }) => slug);
  const found = districts.features.map((feature) => unitOf(feature, false));
  found.sort((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug));
  return [...found, ...zones.features.map((feature) => unitOf(feature, true))];
}

/**
 * Build the model.
 * @param {Atlas} atlas
 * @param {Unit[]} units
 * @param {{projects: Collection, project_lines: Collection, corridor: Collection, nodes: Collection}} collections
 * @returns {Model}
 */
export function buildModel(atlas, units, collections) {
  const slugByName = new Map(units.flatMap((unit) => [unit.name_zh, unit.short_zh].map((name) => [name, unit.slug])));
  /** @type {Map<string, Feature[]>} */
  const lines = new Map();
  for (const feature of collections.project_lines.features) {
    append(lines, feature.properties.project_id, feature);
  }
  const skipped = collections.projects.features.filter((feature) => !isUsable(feature)).map(({ id }) => String(id));
  const measure = new Corridor(collections.corridor.features, collections.nodes.features, units, atlas.off_corridor_km);
  /** @param {Feature[]} features */
  const make = (features) =>
    features.filter(isUsable).map((feature, index) => {
      const project = projectOf(feature, index, { atlas, slugByName, lines });
      return { ...project, along: measure.along(project, lines.get(project.id) ?? []) };
    });
  const projects = withCounted(make(collections.projects.features));
  /** @type {Map<string, Project[]>} */
  const parts = new Map();
  for (const project of projects) if (project.part_of) append(parts, project.part_of, project);
  return {
    atlas,
    projects,
    skipped,
    byId: new Map(projects.map((project) => [project.id, project])),
    units,
    unitBySlug: new Map(units.map((unit) => [unit.slug, unit])),
    lines,
    parts,
    corridor: measure,
    make,
  };
}

/**
 * @template T
 * @param {Map<string, T[]>} lists
 * @param {string} key
 * @param {T} value
 */
export function append(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * Say of each project whether its amount enters sums, so that a whole and its parts are never both in one (M14).
 * The build goes by the same rule (`layers/districts.py`).
 * @param {Project[]} projects
 * @returns {Project[]} the same objects where nothing changes
 */
export function withCounted(projects) {
  const byId = new Map(projects.map((project) => [project.id, project]));
  return projects.map((project) => {
    const counted = project.amount !== null && !hasKnownWhole(project, byId);
    return project.counted === counted ? project : { ...project, counted };
  });
}

/** @param {Project} project @param {Map<string, Project>} byId */
function hasKnownWhole(project, byId) {
  const seen = new Set([project.id]);
  for (let id = project.part_of; id !== null && !seen.has(id); id = byId.get(id)?.part_of ?? null) {
    if ((byId.get(id)?.amount ?? null) !== null) return true;
    seen.add(id);
  }
  return false;
}

/**
 * The several values of a text parted by "|".
 * @param {string | null | undefined} text
 */
export function several(text) {
  return (text ?? "").split("|").filter((part) => part !== "");
}

/** A feature with a name, and with a place that is one or none. @param {Feature} feature */
function isUsable({ properties, geometry }) {
  const named = typeof properties?.id === "string" && typeof properties.name_zh === "string";
  const placed = geometry === null || (geometry.type === "Point" && geometry.coordinates.every(Number.isFinite));
  return named && placed;
}

/**
 * @param {Feature} feature
 * @param {boolean} zone
 * @returns {Unit}
 */
function unitOf(feature, zone) {
  const { properties } = feature;
  return {
    slug: properties.id,
    zone,
    name_zh: properties.name_zh,
    short_zh: properties.short_zh ?? properties.name_zh,
    name_en: properties.name_en,
    properties,
    geometry: feature.geometry,
    x: unitX(properties.label_lon),
    y: unitY(properties.label_lat),
  };
}

/**
 * @param {Feature} feature
 * @param {number} index
 * @param {{atlas: Atlas, slugByName: Map<string, string>, lines: Map<string, Feature[]>}} context
 * @returns {Project}
 */
function projectOf(feature, index, { atlas, slugByName, lines }) {
  const said = feature.properties;
  const units = [said.functional_district, said.district]
    .map((name) => slugByName.get(name))
    .filter((slug) => slug !== undefined);
  const precision = atlas.vocabulary.levels[said.level]?.class ?? "city";
  const place = placementOf(feature, { precision, dock: units[0] ?? null, run: lines.get(said.id) });
  return {
    id: said.id,
    index,
    name_zh: said.name_zh,
    short_zh: said.short_zh ?? said.name_zh,
    name_en: said.name_en,
    aliases: several(said.aliases),
    search: several(said.search?.toLowerCase()),
    company: said.company,
    kind: said.kind,
    part_of: said.part_of,
    counted: false,
    sector: said.sector,
    stage: said.stage,
    stageClass: said.stage_class,
    classIndex: classIndex(said.stage_class),
    amount: said.investment_100m_cny,
    qualifier: said.investment_qualifier,
    units,
    precision: { point: precision, line: "line", docked: "district", tray: "city" }[place.placement],
    radiusM: said.radius_m,
    along: [],
    outcomes: [],
    properties: said,
    ...place,
    x: place.lon === null ? NaN : unitX(place.lon),
    y: place.lat === null ? NaN : unitY(place.lat),
  };
}

/**
 * @param {Feature} feature
 * @param {{precision: string, dock: string | null, run: Feature[] | undefined}} known
 * @returns {{placement: Placement, dock: string | null, trayReason: TrayReason | null,
 *   lon: number | null, lat: number | null}}
 */
function placementOf({ properties, geometry }, { precision, dock, run }) {
  const at = geometry?.type === "Point" ? geometry.coordinates : null;
  if (run) {
    const [lon, lat] = at ?? middleOfLine(run[0]);
    return { placement: "line", dock: null, trayReason: null, lon, lat };
  }
  // A district is no point: its projects stand in its label, never at its middle (M29).
  if (at && precision !== "district") {
    return { placement: "point", dock: null, trayReason: null, lon: at[0], lat: at[1] };
  }
  const areaKnown = at !== null || properties.status === "area_only" || properties.status === "located";
  if (areaKnown && dock !== null) return { placement: "docked", dock, trayReason: null, lon: null, lat: null };
  return { placement: "tray", dock: null, trayReason: trayReasonOf(properties), lon: null, lat: null };
}

/**
 * @param {Record<string, any>} properties
 * @returns {TrayReason}
 */
function trayReasonOf({ publish_level, status, level }) {
  if (publish_level === "internal" || publish_level === "district_only") return "restricted";
  if (status === "out_of_area") return "outside";
  if (status === "ambiguous") return "ambiguous";
  return level === "city" ? "city" : "none";
}

/**
 * The vertex nearest to half of a line's length: good enough to hang a symbol on, never to measure from.
 * @param {Feature} feature LineString or MultiLineString
 * @returns {[number, number]}
 */
function middleOfLine(feature) {
  const geometry = /** @type {{type: string, coordinates: any}} */ (feature.geometry);
  /** @type {[number, number][]} */
  const line = geometry.type === "MultiLineString" ? longest(geometry.coordinates) : geometry.coordinates;
  const steps = line.slice(1).map(([lon, lat], i) => Math.hypot((lon - line[i][0]) * 0.75, lat - line[i][1]));
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (let i = 0; i < steps.length; i++) {
    if (left <= steps[i]) {
      const share = steps[i] === 0 ? 0 : left / steps[i];
      return [line[i][0] + share * (line[i + 1][0] - line[i][0]), line[i][1] + share * (line[i + 1][1] - line[i][1])];
    }
    left -= steps[i];
  }
  return line[line.length - 1];
}

/** @param {[number, number][][]} lines */
function longest(lines) {
  return lines.reduce((best, line) => (line.length > best.length ? line : best));
}
