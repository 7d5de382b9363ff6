/**
 * The map on paper: ground, symbols and names painted by the functions of the screen, and the number of each project in
 * the list that follows (M64).
 * @module
 */

import { place } from "./labels.js";
import { boxOf, paintWish } from "./names.js";
import { font, paintText } from "./paint.js";
import { scaleBar, sizeOnPaper } from "./paper.js";
import { paintScaleBar } from "./scalebar.js";
import { CROWD, FAN_ZOOM, TOTAL_ZOOM } from "./stacks.js";
import { Symbols } from "./symbols.js";
import { PRIORITY, textLook } from "./texts.js";
import { NARROW_PX, SPOTS, spotsIn } from "./unitnames.js";

/** @import {Box, Wish} from "./labels.js" */
/** @import {MapView} from "./mapview.js" */
/** @import {Frame} from "./paths.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Mark} from "./stacks.js" */
/** @import {VectorContext} from "./vector.js" */
/** @import {View} from "./view.js" */

/** Projects that are written out in full for each so many square pixels of map, the others by their number. */
const NAMED_PER_PX = 14 / 600_000;

/** Height of the numbers and of the lines below the name of a unit [px]. */
const SMALL = 9.5;

/** Colour of the numbers. */
export const NUMBER = "#7A2E16";

/** Below this zoom only totals of units are drawn, which have no numbers. */
export const isTotalled = (/** @type {number} */ zoom) => zoom <= TOTAL_ZOOM;

/**
 * What the map is drawn from.
 * @typedef {object} Drawn
 * @property {MapView} map
 * @property {View} view
 * @property {Speaker} speaker
 * @property {Map<string, number>} numbers of the projects in the list, by id
 * @property {boolean} [bare] without the projects
 */

/** @typedef {Wish & {draw: (box: Box) => void}} Text */

/**
 * Draw the map.
 * @param {VectorContext} ctx as large as the frame
 * @param {Frame} frame
 * @param {Drawn} drawn
 */
export function drawMap(ctx, frame, drawn) {
  const { map, view } = drawn;
  ctx.fillStyle = map.basemap.sea;
  ctx.beginPath();
  ctx.rect(0, 0, frame.width, frame.height);
  ctx.fill();
  paintGround(ctx, frame, map, view);
  const symbols = symbolsOf(map, view, frame);
  if (!drawn.bare) symbols.surface.draw(ctx.as2d, onPaper(frame));
  writeNames(ctx, frame, symbols, drawn);
  const { metres, px } = scaleBar(frame);
  ctx.within({ class: "sheet-scale", "data-metres": metres, "data-px": px.toFixed(2) }, () => paintScaleBar(ctx.as2d, frame, SMALL));
}

/** @param {VectorContext} ctx @param {Frame} frame @param {MapView} map @param {View} view */
function paintGround(ctx, frame, { basemap, ground }, { state }) {
  const { shown } = basemap;
  const { scene } = ground;
  // Online tiles are pictures and stay on the screen: paper has the outlines of the atlas.
  basemap.shown = !state.off.includes("base");
  ground.scene = { ...scene, hovered: null, selected: null, halo: null, dim: false };
  for (const { surface } of [basemap, ground]) {
    ctx.save();
    surface.draw(ctx.as2d, frame);
    ctx.restore();
  }
  basemap.shown = shown;
  ground.scene = scene;
}

/**
 * The symbols, of the size of paper. Nothing can be opened on paper, so projects of one place are always laid out.
 * @param {MapView} map @param {View} view @param {Frame} frame
 */
function symbolsOf(map, view, frame) {
  const { look, anchors } = map.symbols;
  const symbols = new Symbols({ ...look, size: sizeOnPaper(look.size) }, anchors);
  symbols.sprites.stamp = (ctx, at, _reach, _key, draw) => draw(ctx, at);
  const [drawn, docked] = [false, true].map((wanted) => view.located.filter(({ placement }) => (placement === "docked") === wanted));
  symbols.given = view.far?.given ?? null;
  symbols.show(drawn, [], { docked, lang: map.symbols.lang, totals: isTotalled(frame.zoom) || view.located.length > CROWD });
  return symbols;
}

/** @param {Frame} frame @returns {Frame} */
function onPaper(frame) {
  return isTotalled(frame.zoom) ? frame : { ...frame, zoom: Math.max(FAN_ZOOM, frame.zoom) };
}

/** @param {VectorContext} ctx @param {Frame} frame @param {Symbols} symbols @param {Drawn} drawn */
function writeNames(ctx, frame, symbols, drawn) {
  const { map, view, speaker } = drawn;
  const marks = drawn.bare ? [] : symbols.inView(onPaper(frame));
  const scene = { lang: speaker.lang, off: new Set(view.state.off), selected: null, schematic: speaker.t("map.schematic") };
  const room = { left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 4 };
  const taken = marks.map((mark) => boxOf(mark, symbols.positionOf(mark, frame)));
  const shunned = map.names.lineBoxes(frame, scene);
  /** @param {Text[]} texts */
  const write = (texts) => {
    const placed = place(texts, { frame: room, taken, shunned });
    for (const { wish, box } of placed) wish.draw(box);
    taken.push(...placed.map(({ box }) => box));
    return new Set(placed.map(({ wish }) => wish));
  };
  /** @type {Text[]} */
  const others = map.names.wishes(frame, scene, []).map((wish) => ({
    ...wish,
    draw: (box) => {
      const [dx, dy] = [(box.left + box.right) / 2 - wish.x, (box.top + box.bottom) / 2 - wish.y];
      paintWish(ctx.as2d, wish, { x: wish.x, y: wish.y, dx, dy });
    },
  }));
  const [first, rest] = [true, false].map((early) => others.filter(({ priority }) => priority <= PRIORITY.port === early));
  const singles = marks.filter(({ projects }) => projects.length === 1).sort((a, b) => (b.amount || 0) - (a.amount || 0));
  const most = Math.max(12, Math.round(frame.width * frame.height * NAMED_PER_PX));
  const named = singles.slice(0, most).map((mark) => ({ mark, text: projectText(ctx, frame, symbols, mark, drawn, true) }));
  const written = write([...first, ...unitTexts(ctx, frame, drawn), ...named.map(({ text }) => text)]);
  const left = [...named.filter(({ text }) => !written.has(text)).map(({ mark }) => mark), ...singles.slice(most)];
  const numbered = left.map((mark) => projectText(ctx, frame, symbols, mark, drawn, false));
  const found = write(numbered);
  const led = numbered.filter((text) => !found.has(text)).map((text) => ledText(ctx, text));
  const reached = write(led);
  // A project of the list is found on the map, whatever lies there: the last place for its number is its symbol.
  for (const { x, y, width, draw } of led.filter((text) => !reached.has(text))) {
    draw({ left: x - width / 2, right: x + width / 2, top: y - SMALL / 2, bottom: y + SMALL / 2 });
  }
  write(rest);
}

/**
 * @param {VectorContext} ctx @param {Frame} frame @param {Symbols} symbols @param {Mark} mark @param {Drawn} drawn
 * @param {boolean} full with the name, else the number alone
 * @returns {Text}
 */
function projectText(ctx, frame, symbols, mark, { map, speaker, numbers }, full) {
  const [project] = mark.projects;
  const label = map.looks.projects.label;
  const look = { size: SMALL, colour: "#22282E", halo: "#F2F0EA", haloWidth: 1.6, ...(label && full ? textLook(label) : {}) };
  const number = String(numbers.get(project.id) ?? "");
  const name = (speaker.lang === "en" && project.name_en) || project.short_zh;
  const short = name.length > 30 ? `${name.slice(0, 29)}…` : name;
  const [numberWidth, gap] = [ctx.measure(number, font(SMALL, 700)), number ? 4 : 0];
  const width = numberWidth + (full ? gap + ctx.measure(short, font(look.size, 500)) : 0) + 2;
  return {
    ...symbols.positionOf(mark, frame),
    r: mark.r,
    width,
    height: look.size * 1.2,
    priority: full ? PRIORITY.project : PRIORITY.small,
    draw: ({ left, top, bottom }) => {
      const y = (top + bottom) / 2;
      paintText(ctx.as2d, number, { x: left + 1, y }, { ...look, size: SMALL, weight: 700, colour: NUMBER });
      if (full) paintText(ctx.as2d, short, { x: left + 1 + numberWidth + gap, y }, { ...look, weight: 500 });
    },
  };
}

/**
 * A number that stands further off, at the end of a thin line from its symbol.
 * @param {VectorContext} ctx @param {Text} text @returns {Text}
 */
function ledText(ctx, text) {
  const { x, y, draw } = text;
  return {
    ...text,
    spots: SPOTS,
    draw: (box) => {
      const [toX, toY] = [Math.min(Math.max(x, box.left), box.right), Math.min(Math.max(y, box.top), box.bottom)];
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(toX, toY);
      ctx.lineWidth = 0.6;
      ctx.strokeStyle = NUMBER;
      ctx.stroke();
      draw(box);
    },
  };
}

/**
 * The names of the units with their sums, and with the projects that are known by district only (M29): by number.
 * @param {VectorContext} ctx @param {Frame} frame @param {Drawn} drawn
 * @returns {Text[]}
 */
function unitTexts(ctx, frame, { map, view, speaker, numbers }) {
  const off = new Set(view.state.off);
  return map.ground.units.flatMap(({ unit }) => {
    const layer = unit.zone ? "zones" : "districts";
    const { label } = map.looks[layer];
    if (!label || off.has(layer) || frame.zoom < label.from_zoom) return [];
    const look = { ...textLook(label), haloWidth: Math.max(1.6, label.halo_px) };
    const full = map.ground.unitWidth(unit.slug) * frame.world >= NARROW_PX && !unit.zone;
    const tally = view.tallies.unit.get(unit.slug);
    const docked = (view.docked.get(unit.slug) ?? []).map(({ id }) => numbers.get(id) ?? 0).sort((a, b) => a - b);
    const suffix = unit.zone ? label.suffix[speaker.lang] : "";
    const lines = [
      { text: speaker.unitName(unit) + suffix, look: { ...look, weight: 600 } },
      full && tally && tally.count > 0 && { text: speaker.tally(tally), look: { ...look, size: SMALL } },
      docked.length > 0 && { text: dockText(docked, speaker), look: { ...look, size: SMALL } },
    ].filter((line) => line !== false && line !== undefined);
    const widths = lines.map((line) => ctx.measure(line.text, font(line.look.size, line.look.weight)));
    const heights = lines.map((line) => line.look.size * 1.2);
    return [
      {
        x: unit.x * frame.world + frame.left,
        y: unit.y * frame.world + frame.top,
        r: 0,
        width: Math.max(...widths) + 4,
        height: heights.reduce((sum, height) => sum + height, 0) + 2,
        priority: unit.zone ? PRIORITY.zone : PRIORITY.unit,
        spots: spotsIn(map.ground, unit, frame),
        draw: ({ left, right, top }) => {
          let y = top + 1;
          lines.forEach((line, i) => {
            const x = (left + right - widths[i]) / 2;
            paintText(ctx.as2d, line.text, { x, y: y + heights[i] / 2 }, line.look);
            y += heights[i];
          });
        },
      },
    ];
  });
}

/** @param {number[]} docked @param {Speaker} speaker */
function dockText(docked, { t, lang }) {
  const few = docked.slice(0, 6).join(lang === "zh" ? "、" : ", ");
  const said = t("map.docked", { n: docked.length, count: docked.length });
  return t("print.docked", { said, numbers: docked.length > 6 ? `${few}…` : few });
}
