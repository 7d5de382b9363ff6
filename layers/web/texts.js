/**
 * What wants to be written on the map: ports and nodes, chainage, places, large projects, schematic lines (M32–M38).
 * Which of it is, `labels` decides.
 * @module
 */

import { numberStep } from "./chainage.js";

/** @import {Side, Wish} from "./labels.js" */
/** @import {LabelLook, Look} from "./look.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Mark} from "./stacks.js" */

/** How many of the largest projects in view are named (M37). */
const NAMED = 12;

/** From this zoom on projects without an amount are named too. */
const ALL_NAMED_ZOOM = 12;

/** From this zoom on stations are named, and schematic lines labelled so; below it the legend says it. */
const STATION_ZOOM = 9;
const SCHEMATIC_ZOOM = 10;

/** A name longer than this is broken at a space into two lines, each of which is cut at the longest [characters]. */
const ONE_LINE = 16;
const LONGEST = 30;

/** Nearer to a node of the same name than this the name of a place would say it twice [px]. */
const SAME_PX = 64;

/** Schematic lines side by side are labelled once: the next label is at least this far away [px]. */
const APART_PX = 220;

/** From the middle of the corridor to the number of a mark [px]. */
const NUMBER_PX = 8;

/** Lower is placed first. */
export const PRIORITY = {
  selected: 0, port: 1, unit: 2, zone: 3, project: 4, place: 5, small: 6, node: 7, tick: 8, route: 9,
};

/** @typedef {{size: number, weight?: number, colour: string, halo: string, haloWidth: number}} TextLook */

/**
 * A text with its anchor in the unit square. `angle` turns it about its middle; `sign` is drawn before it.
 * @typedef {Wish & {text: string, lines: string[], ux: number, uy: number, look: TextLook, angle?: number,
 *   sign?: import("./look.js").Symbol}} TextWish
 */

/**
 * What the texts are chosen from.
 * @typedef {object} Subject
 * @property {Frame} frame
 * @property {"zh" | "en"} lang
 * @property {Set<string>} off
 * @property {string | null} selected
 * @property {string} schematic what is written beside schematic lines
 * @property {Mark[]} marks in view
 * @property {Record<string, Look>} looks
 * @property {import("./ground.js").Ground} ground
 * @property {import("./basemap.js").Basemap} basemap
 * @property {(look: TextLook, text: string) => number} width [px]
 */

/** @param {Subject} subject @returns {TextWish[]} */
export function textWishes(subject) {
  return [nodes, projects, places, routes, ticks].flatMap((wishesOf) => wishesOf(subject));
}

/**
 * @param {Subject} subject
 * @param {{ux: number, uy: number, r: number, text: string, priority: number, look: TextLook, sides?: Side[],
 *   modest?: boolean}} said
 * @returns {TextWish}
 */
function wish({ frame, width }, said) {
  const [x, y] = at(frame, said.ux, said.uy);
  const lines = linesOf(said.text);
  const widest = Math.max(...lines.map((line) => width(said.look, line)));
  return { ...said, x, y, lines, width: widest, height: lines.length * said.look.size * LINE };
}

/** Height of a line of text, of its size. */
export const LINE = 1.25;

/**
 * A name in one line or, where it is long and has spaces, in two of about equal length (M36).
 * @param {string} name
 */
export function linesOf(name) {
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  if (name.length <= ONE_LINE || spaces.length === 0) return [shortened(name)];
  const middle = name.length / 2;
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best));
  return [name.slice(0, at), name.slice(at + 1)].map(shortened);
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** @param {Frame} frame @param {number} ux @param {number} uy @returns {[number, number]} */
function at({ world, left, top }, ux, uy) {
  return [ux * world + left, uy * world + top];
}

/** Ports and stations; a port under symbols shows its sign again, beside its name. @param {Subject} subject */
function nodes(subject) {
  const { frame, lang, looks, ground, marks } = subject;
  const { label } = looks.nodes;
  if (!label || frame.zoom < label.from_zoom) return [];
  return ground.visibleNodes(frame.zoom).flatMap(({ feature, x, y, r, symbol }) => {
    const station = feature.properties.kind === "station";
    if (station && frame.zoom < STATION_ZOOM) return [];
    const [px, py] = at(frame, x, y);
    const reaches = marks.map((mark) => {
      const away = Math.hypot(mark.x * frame.world + frame.left + mark.dx - px, mark.y * frame.world + frame.top + mark.dy - py);
      return away < mark.r ? away + mark.r : 0;
    });
    const reach = Math.max(r, ...reaches);
    const text = feature.properties[label[lang]] ?? feature.properties.name_zh;
    const look = { ...textLook(label), weight: station ? 400 : 600 };
    const priority = station ? PRIORITY.node : PRIORITY.port;
    const made = wish(subject, { ux: x, uy: y, r: reach, text, priority, look });
    if (station || reach === r) return [made];
    return [{ ...made, width: made.width + 2 * r + SIGN_GAP, height: Math.max(made.height, 2 * r), sign: symbol }];
  });
}

/** Between a sign and its name [px]. */
export const SIGN_GAP = 4;

/** @param {Subject} subject */
function projects(subject) {
  const { frame, lang, selected, looks, marks } = subject;
  const { label } = looks.projects;
  if (!label) return [];
  const holder = marks.filter((mark) => mark.projects.some(({ id }) => id === selected));
  const single = marks.filter((mark) => mark.projects.length === 1);
  const known = single.filter(({ amount }) => !Number.isNaN(amount)).sort((a, b) => b.amount - a.amount);
  const named = frame.zoom >= label.from_zoom ? known.slice(0, NAMED) : [];
  const small = frame.zoom >= ALL_NAMED_ZOOM ? single.filter((mark) => !named.includes(mark)) : [];
  return [...new Set([...holder, ...named, ...small])].map((mark) => {
    const chosen = mark.projects.find(({ id }) => id === selected);
    const project = chosen ?? mark.projects[0];
    const name = (lang === "en" && project.name_en) || project.short_zh;
    const minor = !chosen && small.includes(mark);
    return wish(subject, {
      ux: mark.x + mark.dx / frame.world,
      uy: mark.y + mark.dy / frame.world,
      r: mark.r + (chosen ? 6 : 1),
      text: name,
      priority: chosen ? PRIORITY.selected : minor ? PRIORITY.small : PRIORITY.project,
      look: { ...textLook(label), weight: chosen ? 600 : 500 },
      modest: minor,
    });
  });
}

/** @param {Subject} subject */
function places(subject) {
  const { frame, lang, off, basemap, ground } = subject;
  const { look, names, sea } = basemap;
  const { label } = look;
  if (!label || off.has("base")) return [];
  const near = ground.visibleNodes(frame.zoom).map(({ feature, x, y }) => ({ name: feature.properties.name_zh ?? "", x, y }));
  return names.flatMap((name) => {
    const said = near.some(({ name: node, x, y }) => {
      return node.includes(name.name_zh) && Math.hypot(x - name.x, y - name.y) * frame.world < SAME_PX;
    });
    if (frame.zoom < name.min_zoom || said) return [];
    const isSea = name.kind === "sea";
    return [
      wish(subject, {
        ux: name.x,
        uy: name.y,
        r: isSea ? 0 : 2,
        text: lang === "en" ? name.name_en : name.name_zh,
        priority: PRIORITY.place + name.rank * 0.1,
        look: { ...textLook(label), ...(isSea ? { colour: "#35617D", halo: sea } : {}) },
        sides: isSea ? ["middle"] : undefined,
        modest: !isSea,
      }),
    ];
  });
}

/** What must not be taken for the true course says so along itself, once. @param {Subject} subject */
function routes(subject) {
  const { frame, off, schematic, looks, ground } = subject;
  const { label } = looks.routes;
  if (!label || frame.zoom < SCHEMATIC_ZOOM || off.has("routes")) return [];
  const look = { ...textLook(label), colour: "#666666" };
  /** @type {[number, number][]} */
  const labelled = [];
  return ground.routes.flatMap(({ feature, rings }) => {
    const piece = feature.properties.schematic ? longestInView(rings[0], frame) : null;
    if (!piece) return [];
    const [[ax, ay], [bx, by]] = piece;
    const middle = /** @type {[number, number]} */ ([(ax + bx) / 2, (ay + by) / 2]);
    const length = Math.hypot(bx - ax, by - ay);
    const width = subject.width(look, schematic);
    const crowded = labelled.some(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < APART_PX);
    if (length < width * 1.6 || crowded) return [];
    labelled.push(middle);
    const angle = Math.atan((by - ay) / (bx - ax || 1e-9));
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const away = look.size * 0.75;
    const spots = [0, 0.12, -0.12, 0.24, -0.24].flatMap((share) => {
      const [dx, dy] = [share * (bx - ax), share * (by - ay)];
      return [1, -1].map((side) => /** @type {[number, number]} */ ([
        dx + side * away * Math.sin(angle), dy - side * away * Math.cos(angle),
      ]));
    });
    const [ux, uy] = [(middle[0] - frame.left) / frame.world, (middle[1] - frame.top) / frame.world];
    const made = wish(subject, { ux, uy, r: 0, text: schematic, priority: PRIORITY.route, look, modest: true });
    const height = made.height;
    return [{ ...made, width: width * cos + height * sin, height: width * sin + height * cos, spots, angle }];
  });
}

/**
 * The longest piece of a line within the view [px].
 * @param {[number, number][]} line unit square @param {Frame} frame
 * @returns {[[number, number], [number, number]] | null}
 */
function longestInView(line, frame) {
  /** @type {{length: number, piece: [[number, number], [number, number]] | null}} */
  let best = { length: 0, piece: null };
  for (let i = 1; i < line.length; i++) {
    const piece = clipped(at(frame, ...line[i - 1]), at(frame, ...line[i]), frame);
    const length = piece ? Math.hypot(piece[1][0] - piece[0][0], piece[1][1] - piece[0][1]) : 0;
    if (length > best.length) best = { length, piece };
  }
  return best.piece;
}

/**
 * The part of a straight piece inside the view, after Liang and Barsky.
 * @param {[number, number]} a @param {[number, number]} b @param {{width: number, height: number}} frame
 * @returns {[[number, number], [number, number]] | null}
 */
function clipped([ax, ay], [bx, by], { width, height }) {
  let [from, to] = [0, 1];
  for (const [step, room] of [[ax - bx, ax], [bx - ax, width - ax], [ay - by, ay], [by - ay, height - ay]]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return null;
  return [[ax + from * (bx - ax), ay + from * (by - ay)], [ax + to * (bx - ax), ay + to * (by - ay)]];
}

/** @param {Subject} subject */
function ticks(subject) {
  const { frame, off, looks, ground } = subject;
  const step = numberStep(frame.zoom);
  const { label } = looks.nodes;
  if (step === null || !label || off.has("corridor")) return [];
  const look = { ...textLook(label), colour: "#8A3B31" };
  return ground.ticks.flatMap(({ km, x, y, angle }) => {
    const [px, py] = at(frame, x, y);
    const inside = px > 0 && py > 0 && px < frame.width && py < frame.height;
    if (km === 0 || km % step !== 0 || !inside) return [];
    const made = wish(subject, { ux: x, uy: y, r: 0, text: `K${km}`, priority: PRIORITY.tick, look, modest: true });
    // Straight off the line on either side, the right one first.
    const [nx, ny] = Math.sin(angle) < 0 ? [-Math.sin(angle), Math.cos(angle)] : [Math.sin(angle), -Math.cos(angle)];
    const away = NUMBER_PX + (Math.abs(nx) * made.width + Math.abs(ny) * made.height) / 2;
    /** @type {[number, number][]} */
    const spots = [[nx * away, ny * away], [-nx * away, -ny * away]];
    return [{ ...made, spots }];
  });
}

/** @param {LabelLook} label @returns {TextLook} */
export function textLook({ size_px, colour, halo, halo_px }) {
  return { size: Math.max(12, size_px), colour, halo, haloWidth: halo_px };
}
