/**
 * The projects on the map: our own canvas, typed arrays for what is drawn, an index for what is pointed at (M47).
 * @module
 */

import { hasPip, hueIndex, hueOf, hueSlugs } from "./hue.js";
import { fits, inState, ruleAt } from "./look.js";
import { paintBadge, paintMissing, paintPoint, paintStack } from "./paint.js";
import { Picker, decide } from "./pick.js";
import { CLASSES } from "./scale.js";
import { Sprites } from "./sprites.js";
import { CROWD, TOTAL_PX, TOTAL_ZOOM, arrange, merged, shrinkOf, shrunk, singly } from "./stacks.js";
import { Surface } from "./surface.js";

/** @import {SizedLook} from "./look.js" */
/** @import {Project} from "./model.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Grouping, Mark} from "./stacks.js" */

/** Room around a symbol for its outline [px]. */
const EDGE = 4;

/** Circles up to this radius are stamped, larger ones, which are few, are drawn [px]. */
const SPRITE_MOST = 12;

/** Symbols further than this outside the map are not drawn [px]. */
const MARGIN = 60;

/** @typedef {{by: Grouping, marksAt: (zoom: number, size: import("./look.js").Size) => Mark[]}} Given */

/** The canvas of the projects. */
export class Symbols {
  /**
   * @param {SizedLook} look
   * @param {Map<string, {x: number, y: number}>} anchors where the total of a unit stands, by slug
   */
  constructor(look, anchors) {
    this.look = look;
    this.anchors = anchors;
    /** @type {Project[]} */
    this.docked = [];
    this.totals = true;
    /** @type {Grouping} */
    this.by = "place";
    /** @type {Project[]} */
    this.projects = [];
    /** @type {Project[]} */
    this.others = [];
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Mark[]} */
    this.dimmed = [];
    /** Totals that came from the server, at any zoom; null: the page has all projects. @type {Given | null} */
    this.given = null;
    /** How many times smaller than their amounts say the areas of totals are. */
    this.shrink = 1;
    this.zoom = NaN;
    this.x = new Float64Array(0);
    this.y = new Float64Array(0);
    this.r = new Float32Array(0);
    this.picker = new Picker([]);
    this.origin = { x: 0, y: 0 };
    /** @type {string | null} */
    this.hovered = null;
    /** Projects that are pointed at as one, as by a bar of the profile. @type {Set<string>} */
    this.linked = new Set();
    /** @type {import("./state.js").Lang} */
    this.lang = "zh";
    this.hues = huesOf(look);
    this.sprites = new Sprites();
    /** Paints what else is said of a mark, as in a comparison. @type {((ctx: CanvasRenderingContext2D, mark: Mark, at: {x: number, y: number}) => void) | null} */
    this.paintSign = null;
    this.surface = new Surface("projects", (ctx, frame) => this.#paint(ctx, frame));
    this.paintMs = 0;
  }

  /**
   * Show these projects, and those that the filter leaves out faintly below them.
   * @param {Project[]} projects
   * @param {Project[]} others empty when they are hidden
   * @param {{docked: Project[], totals: boolean, lang: import("./state.js").Lang}} how what only totals of districts hold,
   *   whether there are totals, the language of the tags
   */
  show(projects, others, { docked, totals, lang }) {
    this.lang = lang;
    if (this.hues.by !== hueOf(this.look)) {
      this.hues = huesOf(this.look);
      this.sprites = new Sprites();
    }
    this.projects = projects;
    this.others = others;
    this.docked = docked;
    this.totals = totals;
    this.zoom = NaN;
    this.surface.redraw();
  }

  /**
   * Arrange the marks when the zoom or the projects have changed.
   * @param {Frame} frame
   */
  #arrange(frame) {
    const { zoom, world } = frame;
    const by = this.#grouping(frame);
    if (zoom === this.zoom && by === this.by) return;
    this.zoom = zoom;
    this.by = by;
    const { size } = this.look;
    const marks = this.given?.marksAt(zoom, size) ?? this.#own(zoom, by);
    const most = marks.reduce((r, { kind, r: own }) => (kind === "stack" ? Math.max(r, own) : r), 0);
    this.shrink = shrinkOf(most, TOTAL_PX[by]);
    const totals = shrunk(marks, this.shrink, size);
    this.marks = by === "unit" ? merged(totals, zoom, this.shrink, size) : totals;
    this.dimmed = singly(this.others, zoom, size);
    const n = this.marks.length;
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    this.r = new Float32Array(n);
    // Pixels are counted from the first mark: the index holds float32, which is too coarse for the whole world.
    this.origin = n > 0 ? { x: this.marks[0].x, y: this.marks[0].y } : { x: 0, y: 0 };
    const discs = this.marks.map((mark, i) => {
      this.x[i] = (mark.x - this.origin.x) * world + mark.dx;
      this.y[i] = (mark.y - this.origin.y) * world + mark.dy;
      this.r[i] = mark.r;
      return { x: this.x[i], y: this.y[i], r: mark.r };
    });
    this.picker = new Picker(discs);
  }

  /** The marks of the projects that the page has. @param {number} zoom @param {Grouping} by */
  #own(zoom, by) {
    const projects = by === "unit" ? [...this.projects, ...this.docked] : this.projects;
    return arrange(projects, zoom, this.look.size, by, this.anchors);
  }

  /** What is added up at this zoom, with as many in view (M25). @param {Frame} frame @returns {Grouping} */
  #grouping({ zoom, world, left, top, width, height }) {
    if (this.given) return this.given.by;
    if (!this.totals) return "place";
    if (zoom <= TOTAL_ZOOM) return "unit";
    if (this.projects.length <= CROWD) return "place";
    let seen = 0;
    for (const { x, y } of this.projects) {
      const [px, py] = [x * world + left, y * world + top];
      if (px >= 0 && py >= 0 && px <= width && py <= height) seen += 1;
    }
    return seen > CROWD ? "cell" : "place";
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paint(ctx, frame) {
    const begun = performance.now();
    this.#arrange(frame);
    const { left, top } = this.#corner(frame);
    for (const mark of this.dimmed) {
      const [x, y] = [mark.x * frame.world + frame.left + mark.dx, mark.y * frame.world + frame.top + mark.dy];
      if (isNear(x, y, frame)) this.#paintMark(ctx, mark, x, y, "dim");
    }
    this.#paintLeaders(ctx, frame);
    for (let i = 0; i < this.marks.length; i++) {
      const [x, y] = [this.x[i] + left, this.y[i] + top];
      if (!isNear(x, y, frame)) continue;
      this.#paintMark(ctx, this.marks[i], x, y, null);
      this.paintSign?.(ctx, this.marks[i], { x, y });
    }
    this.paintMs = performance.now() - begun;
  }

  /** @param {Frame} frame */
  #corner({ world, left, top }) {
    return { left: this.origin.x * world + left, top: this.origin.y * world + top };
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintLeaders(ctx, frame) {
    const fanned = this.marks.filter(({ dx, dy }) => dx !== 0 || dy !== 0);
    if (fanned.length === 0) return;
    ctx.save();
    ctx.beginPath();
    for (const { x, y, dx, dy } of fanned) {
      const [px, py] = [x * frame.world + frame.left, y * frame.world + frame.top];
      ctx.moveTo(px, py);
      ctx.lineTo(px + dx, py + dy);
    }
    ctx.strokeStyle = "#FFFFFF";
    ctx.lineWidth = 2.5;
    ctx.stroke();
    ctx.strokeStyle = "#5B5F66";
    ctx.lineWidth = 0.8;
    ctx.stroke();
    ctx.fillStyle = "#333333";
    for (const { x, y } of fanned) {
      ctx.beginPath();
      ctx.arc(x * frame.world + frame.left, y * frame.world + frame.top, 2, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
  }

  /**
   * Draw one mark.
   * @param {CanvasRenderingContext2D} ctx
   * @param {Mark} mark
   * @param {number} x
   * @param {number} y
   * @param {"hover" | "selected" | "dim" | null} state
   */
  #paintMark(ctx, mark, x, y, state) {
    const { look } = this;
    const at = { x, y, r: mark.r };
    const missing = look.size.missing.symbol;
    if (mark.kind === "missing") {
      const symbol = state ? inState(look, missing, state) : missing;
      const key = `missing ${this.#hue(mark)} ${state}`;
      this.sprites.stamp(ctx, at, mark.r + EDGE, key, (own, middle) => {
        paintMissing(own, { ...middle, r: mark.r }, symbol, this.#pip(mark, state));
      });
      return;
    }
    if (mark.kind === "stack") {
      ctx.save();
      if (state === "dim") ctx.globalAlpha *= look.states.dim?.opacity ?? 0.12;
      const known = !Number.isNaN(mark.amount);
      const frame = { ...this.hues.classes[this.hues.classes.length - 1], casing_px: 2 };
      if (known) paintStack(ctx, at, this.#segments(mark), frame, state === "dim");
      else paintPoint(ctx, at, missing);
      if (!known && state !== "dim") paintBadge(ctx, at, mark.count);
      ctx.restore();
      return;
    }
    const [project] = mark.projects;
    const core = look.group && project && fits(look.group.when, project.properties) ? look.group : null;
    const symbols = state === "dim" ? this.hues.dimmed : this.hues.classes;
    const index = this.#hue(mark);
    const plain = symbols[index];
    const symbol = state && state !== "dim" ? inState(look, plain, state) : plain;
    const tag = state === "dim" ? "" : this.hues.rules[index].tag?.[this.lang] ?? "";
    const inside = { ball: look.ball, core: core && { colour: core.core, share: core.share }, tag };
    if (mark.r > SPRITE_MOST) return paintPoint(ctx, at, symbol, inside);
    // An eighth of a pixel is far below what can be told apart, and keeps the sprites few.
    const r = Math.round(mark.r * 8) / 8;
    const key = `circle ${index} ${r} ${core !== null} ${state}`;
    this.sprites.stamp(ctx, at, r + EDGE, key, (own, middle) => paintPoint(own, { ...middle, r }, symbol, inside));
  }

  /** Number of a single mark's hue; of what only the server knows, the stage is all that is known. @param {Mark} mark */
  #hue({ projects: [project], classIndex }) {
    if (project) return hueIndex(this.look, project);
    return hueOf(this.look) === "stage" ? classIndex : this.hues.classes.length - 1;
  }

  /** @param {Mark} mark @param {string | null} state */
  #pip(mark, state) {
    const [project] = mark.projects;
    const known = project ? hasPip(this.look, project) : CLASSES[mark.classIndex] !== "unknown";
    return state === "dim" || !known ? null : this.hues.classes[this.#hue(mark)].fill;
  }

  /** @param {Mark} mark */
  #segments({ projects, classes, count: whole }) {
    const byStage = hueOf(this.look) === "stage";
    // The server adds up by stage only: in the other mode its totals have no parts.
    if (projects.length === 0 && !byStage) return [{ colour: this.hues.classes.at(-1)?.fill ?? "#FFFFFF", glyph: null, count: whole }];
    return this.hues.classes.flatMap(({ fill, glyph }, index) => {
      const count = byStage ? classes[index] : projects.filter((project) => hueIndex(this.look, project) === index).length;
      return count > 0 ? [{ colour: fill ?? "#FFFFFF", glyph, count }] : [];
    });
  }

  /**
   * Draw the marks of hovered and selected projects above the labels.
   * @param {CanvasRenderingContext2D} ctx
   * @param {Frame} frame
   * @param {string | null} selected
   */
  paintRaised(ctx, frame, selected) {
    this.#arrange(frame);
    for (const mark of this.linked.size > 0 ? this.marks : []) {
      if (!mark.projects.some(({ id }) => this.linked.has(id))) continue;
      const { x, y } = this.positionOf(mark, frame);
      this.#paintMark(ctx, mark, x, y, "hover");
    }
    for (const [id, state] of /** @type {const} */ ([[this.hovered, "hover"], [selected, "selected"]])) {
      if (id === null) continue;
      const mark = this.marks.find((one) => holds(one, id));
      if (!mark) continue;
      const { x, y } = this.positionOf(mark, frame);
      if (state === "selected") {
        // The ring stands outside the symbol, so that its size can still be compared.
        const ring = inState(this.look, this.hues.classes[0], "selected");
        const gap = 3 + ring.stroke_px / 2;
        const around = { ...ring, fill: null, dash_px: [], ball: null, glyph: null };
        this.#paintMark(ctx, mark, x, y, null);
        paintPoint(ctx, { x, y, r: mark.r + gap }, around);
      } else {
        this.#paintMark(ctx, mark, x, y, "hover");
      }
    }
  }

  /** How many times smaller than their amounts say the areas of totals are. @param {Frame} frame */
  shrinkIn(frame) {
    this.#arrange(frame);
    return this.shrink;
  }

  /** @param {Mark} mark @param {Frame} frame */
  positionOf(mark, { world, left, top }) {
    return { x: mark.x * world + left + mark.dx, y: mark.y * world + top + mark.dy };
  }

  /**
   * The marks that a pointer means: none, one, or several to choose from.
   * @param {number} x
   * @param {number} y
   * @param {Frame} frame
   * @param {boolean} coarse
   * @returns {Mark[]}
   */
  at(x, y, frame, coarse) {
    this.#arrange(frame);
    const { left, top } = this.#corner(frame);
    const candidates = this.picker.candidates(x - left, y - top, coarse);
    return decide(candidates, coarse).map((index) => this.marks[index]);
  }

  /**
   * The mark that stands for a project, null when it has none.
   * @param {string} id
   * @param {Frame} frame
   */
  markOf(id, frame) {
    this.#arrange(frame);
    return this.marks.find((mark) => holds(mark, id)) ?? null;
  }

  /**
   * Marks inside the map, in drawing order.
   * @param {Frame} frame
   */
  inView(frame) {
    this.#arrange(frame);
    const { left, top } = this.#corner(frame);
    return this.marks.filter((_mark, i) => {
      const [x, y] = [this.x[i] + left, this.y[i] + top];
      return x >= 0 && x <= frame.width && y >= 0 && y <= frame.height;
    });
  }
}

/** @param {Mark} mark @param {string} id */
function holds(mark, id) {
  return mark.id === id || mark.projects.some((project) => project.id === id);
}

/** @param {number} x @param {number} y @param {Frame} frame */
function isNear(x, y, { width, height }) {
  return x > -MARGIN && y > -MARGIN && x < width + MARGIN && y < height + MARGIN;
}

/** The symbols of a look by the number of the hue. @param {SizedLook} look */
function huesOf(look) {
  const rules = hueSlugs(look).map((_slug, index) => ruleAt(look, index));
  const classes = rules.map(({ symbol }) => symbol);
  return { by: hueOf(look), rules, classes, dimmed: classes.map((symbol) => inState(look, symbol, "dim")) };
}
