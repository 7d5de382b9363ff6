/**
 * What lies between basemap and projects, from bottom to top (M24): hatched zones, districts, halo, corridor and other
 * routes, runs of linear projects, chainage ticks, nodes.
 * @module
 */

import { tickStep, ticksOf } from "./chainage.js";
import { inState, ruleAt, ruleIndex, ruleOf, symbolOf } from "./look.js";
import { pixelsPerMetre, unitX, unitY } from "./mercator.js";
import { paintPoint } from "./paint.js";
import { isInView, paintCasing, paintFill, paintHatch, paintStroke, shapeOf, shapeOfRings, unitRings } from "./paths.js";
import { beside, contains, distanceToLines } from "./planar.js";
import { Surface } from "./surface.js";

/** @import {Look, Symbol} from "./look.js" */
/** @import {Feature, Project, Unit} from "./model.js" */
/** @import {Frame, Shape} from "./paths.js" */

/** @typedef {{feature: Feature, shape: Shape, rings: [number, number][][], rule: number, symbol: Symbol}} Line */
/** @typedef {{feature: Feature, x: number, y: number, r: number, symbol: Symbol, fromZoom: number}} Node_ */

/** As many corners tell where the city lies. */
const OUTLINE_POINTS = 1000;

/**
 * What changes from frame to frame.
 * @typedef {object} Scene
 * @property {Set<string>} off layers that are switched off
 * @property {Set<string>} chosen slugs of the units that the filter names
 * @property {string | null} hovered slug of the unit under the pointer
 * @property {Project | null} halo project whose uncertainty is shown
 * @property {Map<string, Project>} passing projects that pass the filter, by id
 * @property {string | null} selected id of the selected project
 * @property {{x: number, y: number}[]} reach points of the part of the corridor that the filter names
 * @property {boolean} dim whether the others are shown at all
 * @property {((project: string) => string | null) | null} runHue colour of a linear project; null: as its own look says
 */

/** The canvas of the ground. */
export class Ground {
  /**
   * @param {Record<string, Look>} looks
   * @param {Unit[]} units
   */
  constructor(looks, units) {
    this.looks = looks;
    this.units = units.flatMap((unit) => {
      const { geometry } = unit;
      return geometry ? [{ unit, shape: shapeOf(geometry), rings: unitRings(geometry) }] : [];
    });
    /** @type {Line[]} */
    this.routes = [];
    /** @type {(Line & {lines: [number, number][][]})[]} */
    this.runs = [];
    this.runZoom = NaN;
    /** @type {Node_[]} */
    this.nodes = [];
    /** @type {Line[]} */
    this.corridor = [];
    /** @type {import("./chainage.js").Tick[]} */
    this.ticks = [];
    /** @type {Scene} */
    this.scene = {
      off: new Set(),
      chosen: new Set(),
      hovered: null,
      halo: null,
      passing: new Map(),
      selected: null,
      reach: [],
      dim: true,
      runHue: null,
    };
    this.surface = new Surface("ground", (ctx, frame) => this.#paint(ctx, frame));
  }

  /**
   * The routes as what they are: what a branch of the corridor makes of a part of them is drawn from its legs.
   * @param {Feature[]} features
   */
  setRoutes(features) {
    const plain = features.filter(({ properties }) => properties.kind !== "corridor");
    this.routes = linesOf(
      plain.map((feature) => ({ ...feature, properties: { ...feature.properties, branch: null } })),
      this.looks.routes,
    );
    this.surface.redraw();
  }

  /** @param {Feature[]} legs of the collection `corridor` */
  setCorridor(legs) {
    this.corridor = linesOf(legs, this.looks.corridor);
    this.ticks = ticksOf(legs);
    this.surface.redraw();
  }

  /** @param {Feature[]} features */
  setRuns(features) {
    this.runs = linesOf(features, this.looks.project_lines).map((line) => ({ ...line, lines: line.rings }));
    this.runZoom = NaN;
    this.surface.redraw();
  }

  /** @param {Feature[]} features */
  setNodes(features) {
    this.nodes = features.flatMap((feature) => {
      if (feature.geometry?.type !== "Point") return [];
      const [lon, lat] = feature.geometry.coordinates;
      const { symbol, from_zoom: fromZoom } = ruleOf(this.looks.nodes, feature.properties);
      return [{ feature, x: unitX(lon), y: unitY(lat), r: (symbol.size_px ?? 6) / 2, symbol, fromZoom }];
    });
    this.surface.redraw();
  }

  /**
   * Show another scene; drawn anew is only what looks otherwise: most filters leave the ground as it is.
   * @param {Scene} scene
   */
  show(scene) {
    const before = this.#look();
    this.scene = scene;
    if (this.#look() !== before) this.surface.redraw();
  }

  /** All of the scene that can be seen, in one text. */
  #look() {
    const { off, chosen, hovered, halo, passing, selected, reach, dim, runHue } = this.scene;
    const runs = this.runs.map(({ feature: { properties: { project_id: id } } }) => [passing.has(id), id === selected, runHue?.(id)]);
    const round = halo && [halo.x, halo.y, halo.radiusM, halo.precision];
    return JSON.stringify([[...off], [...chosen], hovered, round, runs, reach, dim]);
  }

  /**
   * The district at a pixel; zones lie on top of districts and are reached by their names.
   * @param {number} x
   * @param {number} y
   * @param {Frame} frame
   * @returns {Unit | null}
   */
  districtAt(x, y, frame) {
    if (this.scene.off.has("districts")) return null;
    /** @type {[number, number]} */
    const point = [(x - frame.left) / frame.world, (y - frame.top) / frame.world];
    const found = this.units.find(({ unit, shape, rings }) => {
      const [left, top, right, bottom] = shape.box;
      const near = point[0] >= left && point[0] <= right && point[1] >= top && point[1] <= bottom;
      return !unit.zone && near && contains(rings, point);
    });
    return found?.unit ?? null;
  }

  /**
   * Whether a place lies in a unit.
   * @param {string} slug
   * @param {number} x unit square
   * @param {number} y
   */
  unitHolds(slug, x, y) {
    const found = this.units.find(({ unit }) => unit.slug === slug);
    return found ? contains(found.rings, [x, y]) : false;
  }

  /** Corners of the districts, enough of them to know where the city lies, in the unit square. */
  outline() {
    const corners = this.units.filter(({ unit }) => !unit.zone).flatMap(({ rings }) => rings.flat());
    const step = Math.ceil(corners.length / OUTLINE_POINTS);
    return corners.filter((_corner, i) => i % step === 0);
  }

  /**
   * How wide a unit is, in the unit square.
   * @param {string} slug
   */
  unitWidth(slug) {
    const box = this.units.find(({ unit }) => unit.slug === slug)?.shape.box;
    return box ? box[2] - box[0] : 0;
  }

  /**
   * The linear project whose run is nearest to a pixel, within reach.
   * @param {number} x
   * @param {number} y
   * @param {Frame} frame
   * @param {number} reach pixels
   * @returns {string | null} its id
   */
  runAt(x, y, frame, reach) {
    let best = { id: /** @type {string | null} */ (null), distance: reach / frame.world };
    for (const { feature, rings } of this.runs) {
      const id = feature.properties.project_id;
      if (!this.scene.passing.has(id)) continue;
      const distance = distanceToLines(rings, [(x - frame.left) / frame.world, (y - frame.top) / frame.world]);
      if (distance <= best.distance) best = { id, distance };
    }
    return best.id;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paint(ctx, frame) {
    const { off } = this.scene;
    if (!off.has("districts")) this.#paintVeil(ctx, frame);
    if (!off.has("zones")) this.#paintZones(ctx, frame);
    if (!off.has("districts")) this.#paintDistricts(ctx, frame);
    this.#paintHalo(ctx, frame);
    if (!off.has("routes")) paintLayer(ctx, frame, this.routes, this.looks.routes);
    if (!off.has("corridor")) this.#paintReach(ctx, frame);
    if (!off.has("corridor")) paintLayer(ctx, frame, this.corridor, this.looks.corridor);
    this.#paintRuns(ctx, frame);
    if (!off.has("corridor")) {
      this.#paintTicks(ctx, frame);
      for (const node of this.visibleNodes(frame.zoom)) {
        const at = { x: node.x * frame.world + frame.left, y: node.y * frame.world + frame.top, r: node.r };
        paintPoint(ctx, at, node.symbol);
      }
    }
  }

  /**
   * The nodes that the look draws at a zoom: ports always, stations only when one comes near.
   * @param {number} zoom
   */
  visibleNodes(zoom) {
    if (this.scene.off.has("corridor")) return [];
    return this.nodes.filter(({ fromZoom }) => zoom >= fromZoom);
  }

  /**
   * Lay a thin shade over what is not the city, so that the city stands out without a colour of its own.
   * @param {CanvasRenderingContext2D} ctx @param {Frame} frame
   */
  #paintVeil(ctx, frame) {
    const { symbol, from_zoom: fromZoom } = ruleOf(this.looks.basemap, { kind: "outside" });
    if (!symbol.fill || frame.zoom < fromZoom) return;
    const { world, left, top } = frame;
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, frame.width, frame.height);
    for (const { unit, rings } of this.units) {
      for (const ring of unit.zone ? [] : rings) {
        ring.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(x * world + left, y * world + top) : ctx.lineTo(x * world + left, y * world + top)));
        ctx.closePath();
      }
    }
    ctx.globalAlpha = symbol.fill_opacity;
    ctx.fillStyle = symbol.fill;
    ctx.fill("evenodd");
    ctx.restore();
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintZones(ctx, frame) {
    const look = this.looks.zones;
    for (const { unit, shape } of this.units) {
      if (!unit.zone) continue;
      const plain = symbolOf(look, unit.properties);
      const symbol = this.#inScene(look, plain, unit.slug);
      paintFill(ctx, shape, frame, symbol);
      paintHatch(ctx, shape, frame, symbol);
      paintStroke(ctx, shape, frame, symbol);
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintDistricts(ctx, frame) {
    const look = this.looks.districts;
    const districts = this.units.filter(({ unit }) => !unit.zone);
    const drawn = districts.map(({ unit, shape }) => {
      const symbol = this.#inScene(look, symbolOf(look, unit.properties), unit.slug);
      return { shape, symbol, raised: symbol.stroke_px };
    });
    for (const { shape, symbol } of drawn) paintFill(ctx, shape, frame, symbol);
    drawn.sort((a, b) => a.raised - b.raised);
    for (const { shape, symbol } of drawn) paintStroke(ctx, shape, frame, symbol);
  }

  /** @param {Look} look @param {Symbol} symbol @param {string} slug */
  #inScene(look, symbol, slug) {
    const { chosen, hovered } = this.scene;
    if (chosen.has(slug)) return inState(look, symbol, "selected");
    return hovered === slug ? inState(look, symbol, "hover") : symbol;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintHalo(ctx, frame) {
    const { halo } = this.scene;
    const symbol = this.looks.projects.halo;
    if (!halo || !symbol || halo.lat === null || Number.isNaN(halo.x)) return;
    const r = haloRadius(halo, frame.zoom);
    if (r === 0) return;
    const at = { x: halo.x * frame.world + frame.left, y: halo.y * frame.world + frame.top, r };
    paintPoint(ctx, at, symbol);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintRuns(ctx, frame) {
    const { passing, selected, dim, runHue } = this.scene;
    const look = this.looks.project_lines;
    if (this.runZoom !== frame.zoom) this.#layRuns(frame);
    const shown = this.runs.flatMap((line) => {
      const { project_id: id, schematic } = line.feature.properties;
      const stroke = (!schematic && runHue?.(id)) || line.symbol.stroke;
      const run = { ...line, symbol: { ...line.symbol, stroke } };
      if (id === selected) return [{ ...run, rule: -1, symbol: inState(look, run.symbol, "selected") }];
      if (passing.has(id)) return [run];
      return dim ? [{ ...run, symbol: inState(look, run.symbol, "dim") }] : [];
    });
    paintLines(ctx, frame, shown);
  }

  /**
   * Lay the runs beside the routes they are drawn from, so that neither hides the other.
   * @param {Frame} frame
   */
  #layRuns({ zoom, world }) {
    this.runZoom = zoom;
    this.runs = this.runs.map((run) => {
      const rings = run.lines.map((line) => beside(line, this.looks.project_lines.beside_px / world));
      return { ...run, rings, shape: shapeOfRings(rings, false) };
    });
  }

  /** The part of the corridor that the filter names, as a band behind it. */
  #paintReach(/** @type {CanvasRenderingContext2D} */ ctx, /** @type {Frame} */ { world, left, top }) {
    const { reach } = this.scene;
    if (reach.length < 2) return;
    const { selected } = this.looks.corridor.states;
    ctx.save();
    ctx.beginPath();
    for (const { x, y } of reach) ctx.lineTo(x * world + left, y * world + top);
    ctx.lineWidth = 2 * (selected?.casing_px ?? 8);
    ctx.lineCap = ctx.lineJoin = "round";
    ctx.globalAlpha = 0.35;
    ctx.strokeStyle = this.looks.projects.states.selected?.stroke ?? "#D55E00";
    ctx.stroke();
    ctx.restore();
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintTicks(ctx, frame) {
    const step = tickStep(frame.zoom);
    if (step === null) return;
    const corridor = this.looks.corridor.otherwise.symbol;
    const reach = corridor.casing_px / 2 + 2;
    ctx.save();
    ctx.strokeStyle = corridor.stroke ?? "#333333";
    ctx.lineWidth = 1.25;
    ctx.beginPath();
    for (const { km, x, y, angle } of this.ticks) {
      if (km % step !== 0) continue;
      const [px, py] = [x * frame.world + frame.left, y * frame.world + frame.top];
      const [dx, dy] = [-Math.sin(angle) * reach, Math.cos(angle) * reach];
      ctx.moveTo(px - dx, py - dy);
      ctx.lineTo(px + dx, py + dy);
    }
    ctx.stroke();
    ctx.restore();
  }
}

/**
 * Radius of the halo on the screen: metres on the ground, none where the place is exact (M29, M30).
 * @param {Project} project
 * @param {number} zoom
 */
export function haloRadius(project, zoom) {
  const shown = ["village", "park", "township"].includes(project.precision) || (project.radiusM ?? 0) > 500;
  if (!shown || project.placement !== "point" || project.lat === null || !project.radiusM) return 0;
  return project.radiusM * pixelsPerMetre(project.lat, zoom);
}

/** @param {Feature[]} features @param {Look} look @returns {Line[]} */
function linesOf(features, look) {
  return features.flatMap((feature) => {
    if (!feature.geometry || !/LineString$/.test(feature.geometry.type)) return [];
    const rule = ruleIndex(look, feature.properties);
    const { geometry } = feature;
    return [{ feature, shape: shapeOf(geometry), rings: unitRings(geometry), rule, symbol: ruleAt(look, rule).symbol }];
  });
}

/**
 * Lines of one layer, as far back as its look puts them.
 * @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {Line[]} lines @param {Look} look
 */
function paintLayer(ctx, frame, lines, { opacity }) {
  ctx.save();
  ctx.globalAlpha = opacity;
  paintLines(ctx, frame, lines);
  ctx.restore();
}

/**
 * Earlier rules lie above later ones; all casings lie below all strokes, so that crossings stay open.
 * @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {Line[]} lines
 */
function paintLines(ctx, frame, lines) {
  const ordered = lines.filter(({ shape }) => isInView(shape, frame)).sort((a, b) => b.rule - a.rule);
  for (const { shape, symbol } of ordered) paintCasing(ctx, shape, frame, symbol);
  for (const { shape, symbol } of ordered) paintStroke(ctx, shape, frame, symbol);
}

