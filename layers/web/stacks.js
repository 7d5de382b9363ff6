/**
 * From projects to marks: what stands where on the screen at a zoom, co-located projects stacked or fanned out (M26).
 *
 * Nothing here touches the DOM.
 * @module
 */

import { worldSize } from "./mercator.js";
import { append } from "./model.js";
import { CLASSES, missingRadius, radius } from "./scale.js";

/** @import {Size} from "./look.js" */
/** @import {Project} from "./model.js" */

/** From this zoom on co-located projects fan out; below it they are one symbol with a number. */
export const FAN_ZOOM = 10;

/** Up to this zoom one symbol stands for a district (M25). */
export const TOTAL_ZOOM = 8;

/** Below this zoom totals that would cover each other are one. */
const MERGE_ZOOM = 7.5;

/** With more projects than this in view one symbol stands for a cell of a grid. */
export const CROWD = 2000;

/** Side of a cell of the grid [px]. */
const CELL_PX = 72;

/**
 * What is added up: nothing, the projects of a district, those of a cell of a grid.
 * @typedef {"place" | "unit" | "cell"} Grouping
 */

/** Largest total of a district, and of a cell [px]. */
export const TOTAL_PX = { place: Infinity, unit: 56, cell: 34 };

/** Smallest total of which the parts can still be seen [px]. */
const LEAST_PX = 5;

/** @type {number[]} */
const NONE = [];

/** Gap between the symbols of a fan [px]. */
const FAN_GAP = 3;

/**
 * A symbol on the map. `dx`, `dy` move it from its anchor, which a leader line then shows.
 * @typedef {object} Mark
 * @property {"circle" | "missing" | "stack"} kind
 * @property {number} x anchor in the unit square
 * @property {number} y
 * @property {number} dx pixels
 * @property {number} dy
 * @property {number} r pixels
 * @property {number} amount 100 million CNY; NaN where none is known
 * @property {boolean} floor drawn as the smallest circle
 * @property {Project[]} projects one, or those of the stack; none where only the server knows them
 * @property {string} id of the project, or of what stands for several
 * @property {number} count
 * @property {number} classIndex of a single one
 * @property {number[]} classes of a stack: how many of each class
 * @property {Mark[]} [parts] the totals that this one adds up
 */

/**
 * Arrange the marks of the projects that have a place.
 * @param {Project[]} projects
 * @param {number} zoom
 * @param {Size} size
 * @param {Grouping} [by]
 * @param {Map<string, {x: number, y: number}>} [anchors] where the total of a unit stands that has no located project
 * @returns {Mark[]} in drawing order: by falling radius, so that the smallest lies on top (M23)
 */
export function arrange(projects, zoom, size, by = "place", anchors = new Map()) {
  const groups = by === "unit" ? groupByUnit(projects) : by === "cell" ? groupByCell(projects, zoom) : groupByPlace(projects);
  const marks = [...groups].flatMap(([key, group]) => {
    if (group.length === 1 && group[0].lon !== null) return [single(group[0], zoom, size)];
    if (by !== "place") return totalOf(group, anchors.get(key), zoom, size);
    return zoom >= FAN_ZOOM ? fan(group, zoom, size) : [stack(group, zoom, size)];
  });
  return marks.sort((a, b) => b.r - a.r || (a.id < b.id ? -1 : 1));
}

/**
 * The marks of projects without regard to each other: what a filter leaves out and shows faintly.
 * @param {Project[]} projects
 * @param {number} zoom
 * @param {Size} size
 * @returns {Mark[]} in drawing order
 */
export function singly(projects, zoom, size) {
  const placed = projects.filter(({ lon }) => lon !== null);
  return placed.map((project) => single(project, zoom, size)).sort((a, b) => b.r - a.r);
}

/**
 * Projects by coordinate, equal to about a metre.
 * @param {Project[]} projects those without a place are left out
 * @returns {Map<string, Project[]>}
 */
export function groupByPlace(projects) {
  /** @type {Map<string, Project[]>} */
  const groups = new Map();
  for (const project of projects) {
    if (project.lon === null || project.lat === null) continue;
    const key = `${project.lon.toFixed(5)},${project.lat.toFixed(5)}`;
    const group = groups.get(key);
    if (group) group.push(project);
    else groups.set(key, [project]);
  }
  return groups;
}

/**
 * Projects by district; a project of no district stays at its place.
 * @param {Project[]} projects
 * @returns {Map<string, Project[]>}
 */
export function groupByUnit(projects) {
  /** @type {Map<string, Project[]>} */
  const groups = new Map();
  for (const project of projects) {
    const unit = project.units.at(-1);
    if (unit !== undefined) append(groups, unit, project);
  }
  const loose = groupByPlace(projects.filter(({ units }) => units.length === 0));
  return new Map([...groups, ...loose]);
}

/**
 * Projects by cell of a grid on the screen.
 * @param {Project[]} projects those without a place are left out
 * @param {number} zoom
 * @returns {Map<string, Project[]>}
 */
export function groupByCell(projects, zoom) {
  const cells = worldSize(zoom) / CELL_PX;
  /** @type {Map<string, Project[]>} */
  const groups = new Map();
  for (const project of projects) {
    if (project.lon !== null) append(groups, `${Math.floor(project.x * cells)},${Math.floor(project.y * cells)}`, project);
  }
  return groups;
}

/**
 * One symbol for a district or a cell, in the middle of what is located there.
 * @param {Project[]} group @param {{x: number, y: number} | undefined} anchor @param {number} zoom @param {Size} size
 * @returns {Mark[]} none where no place is known
 */
function totalOf(group, anchor, zoom, size) {
  const located = group.filter(({ lon }) => lon !== null);
  if (located.length === 0 && !anchor) return [];
  const n = located.length;
  const sums = located.reduce((sum, { x, y }) => ({ x: sum.x + x / n, y: sum.y + y / n }), { x: 0, y: 0 });
  return [{ ...stack(group, zoom, size), ...(n > 0 ? sums : anchor) }];
}

/** @param {Project} project @param {number} zoom @param {Size} size @returns {Mark} */
function single(project, zoom, size) {
  const { amount, x, y, id, classIndex } = project;
  const known = { x, y, dx: 0, dy: 0, projects: [project], id, count: 1, classIndex, classes: NONE };
  if (amount === null) return { ...known, kind: "missing", r: missingRadius(size), amount: NaN, floor: false };
  const r = radius(amount, zoom, size);
  return { ...known, kind: "circle", r, amount, floor: r === size.floor_px };
}

/**
 * One symbol for several: its area is the sum of the known amounts.
 * @param {Project[]} group @param {number} zoom @param {Size} size @returns {Mark}
 */
function stack(group, zoom, size) {
  const projects = byAmount(group);
  const known = projects.filter(({ counted }) => counted);
  const amount = known.length > 0 ? known.reduce((sum, project) => sum + (project.amount ?? 0), 0) : NaN;
  const { x, y } = projects[0];
  const r = Number.isNaN(amount) ? missingRadius(size) : radius(amount, zoom, size);
  const classes = CLASSES.map(() => 0);
  for (const { classIndex } of projects) classes[classIndex] += 1;
  const floor = r === size.floor_px;
  const [{ id }] = projects;
  return { kind: "stack", x, y, dx: 0, dy: 0, r, amount, floor, projects, id, count: projects.length, classIndex: 0, classes };
}

/**
 * How many times smaller than its amount says the area of a total must be, so that rings do not cover each other: 1, or
 * a round number, which the page then says.
 * @param {number} r of the largest total, as its amount says [px]
 * @param {number} most that it may have [px]
 */
export function shrinkOf(r, most) {
  const needed = (r / most) ** 2;
  if (!(needed > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(needed));
  return ([1, 2, 3, 4, 5, 6, 8].find((step) => step * power >= needed) ?? 10) * power;
}

/**
 * Draw totals, and what stands among them, smaller, all by the same factor.
 * @param {Mark[]} marks
 * @param {number} shrink of the area
 * @param {Size} size
 * @returns {Mark[]}
 */
export function shrunk(marks, shrink, size) {
  if (shrink === 1) return marks;
  return marks.map((mark) => {
    if (Number.isNaN(mark.amount)) return mark;
    const least = mark.kind === "stack" ? LEAST_PX : size.floor_px;
    return { ...mark, r: Math.max(least, mark.r / Math.sqrt(shrink)) };
  }).sort((a, b) => b.r - a.r);
}

/**
 * Add up totals of districts that would cover each other, as they do where the whole corridor is seen.
 * @param {Mark[]} marks by falling radius
 * @param {number} zoom
 * @param {number} shrink of their areas
 * @param {Size} size
 * @returns {Mark[]} by falling radius
 */
export function merged(marks, zoom, shrink, size) {
  if (zoom >= MERGE_ZOOM) return marks;
  const world = worldSize(zoom);
  const kept = [...marks];
  // A sum is larger than its parts: it may reach what neither of them did.
  for (let i = 0; i < kept.length; i++) {
    const a = kept[i];
    const j = kept.findIndex((b, at) => at !== i && covers(a, b, world));
    if (j < 0) continue;
    const [b] = kept.splice(j, 1);
    kept[kept.indexOf(a)] = sumOf(a, b, zoom, shrink, size);
    i = -1;
  }
  return kept.sort((a, b) => b.r - a.r || (a.id < b.id ? -1 : 1));
}

/** Whether two totals lie on each other. @param {Mark} a @param {Mark} b @param {number} world */
function covers(a, b, world) {
  if (a.kind !== "stack" && b.kind !== "stack") return false;
  return Math.hypot(a.x - b.x, a.y - b.y) * world < a.r + b.r;
}

/** The total of two, where the larger one stands. @param {Mark} a @param {Mark} b @param {number} zoom @param {number} shrink @param {Size} size @returns {Mark} */
function sumOf(a, b, zoom, shrink, size) {
  const [first, second] = a.r >= b.r ? [a, b] : [b, a];
  const known = [first.amount, second.amount].filter((amount) => !Number.isNaN(amount));
  const amount = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : NaN;
  const r = Number.isNaN(amount) ? first.r : Math.max(LEAST_PX, radius(amount, zoom, size) / Math.sqrt(shrink));
  return {
    ...first,
    kind: "stack",
    r,
    amount,
    floor: false,
    projects: byAmount([...first.projects, ...second.projects]),
    count: first.count + second.count,
    classes: CLASSES.map((_slug, i) => classesOf(first)[i] + classesOf(second)[i]),
    parts: [first, second].flatMap((mark) => mark.parts ?? [mark]),
  };
}

/** @param {Mark} mark */
function classesOf({ classes, classIndex }) {
  return classes.length > 0 ? classes : CLASSES.map((_slug, i) => (i === classIndex ? 1 : 0));
}

/**
 * Lay the symbols of one place on a spiral around it, the largest nearest, so that none overlaps another.
 * @param {Project[]} group @param {number} zoom @param {Size} size @returns {Mark[]}
 */
function fan(group, zoom, size) {
  /** @type {Mark[]} */
  const placed = [];
  let angle = -Math.PI / 2;
  let reach = 0;
  for (const project of byAmount(group)) {
    const mark = single(project, zoom, size);
    // The middle stays free: the anchor and the leader lines must be seen.
    reach = Math.max(reach, mark.r + 9);
    for (;;) {
      mark.dx = reach * Math.cos(angle);
      mark.dy = reach * Math.sin(angle);
      if (placed.every((other) => apart(mark, other))) break;
      angle += 0.12;
      reach += 0.45;
    }
    placed.push(mark);
  }
  return placed;
}

/** @param {Mark} a @param {Mark} b */
function apart(a, b) {
  return Math.hypot(a.dx - b.dx, a.dy - b.dy) >= a.r + b.r + FAN_GAP;
}

/**
 * Largest amount first, unknown ones last, ties by id.
 * @param {Project[]} projects
 */
export function byAmount(projects) {
  return [...projects].sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1) || (a.id < b.id ? -1 : 1));
}
