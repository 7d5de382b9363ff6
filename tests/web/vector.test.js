import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { paintPoint, paintText } from "../../layers/web/paint.js";
import { PAPERS, PX_PER_MM, frameOn, linesOf, roomOf, scaleBar, sizeOnPaper } from "../../layers/web/paper.js";
import { legendCircles, radius } from "../../layers/web/scale.js";
import { clipLine, clipRing, thinned } from "../../layers/web/trim.js";
import { VectorContext, node } from "../../layers/web/vector.js";
import { SIZE, random } from "./made.js";

const LOOK = /** @type {any} */ ({
  shape: "circle", fill: "#21918C", fill_opacity: 0.85, stroke: "#333333", stroke_px: 1.25, dash_px: [], cap: "butt",
  casing: "#FFFFFF", casing_px: 2, opacity: 1, ball: 0.5, ball_colour: "#FFFFFF", glyph: null,
});

/** @returns {VectorContext} */
const context = () => new VectorContext({ width: 400, height: 300, measure: (text, font) => text.length * parseFloat(font.split(" ")[1]) });

test("a symbol of the screen becomes circles of its own radius, the outline inside it", () => {
  const ctx = context();
  paintPoint(ctx.as2d, { x: 50, y: 40, r: 28 }, LOOK, { ball: { from_px: 6, share: 0.5 } });
  const circles = ctx.root.children.filter((one) => typeof one !== "string" && one.name === "circle");
  const attrs = circles.map((one) => /** @type {import("../../layers/web/vector.js").VectorNode} */ (one).attrs);
  assert.deepEqual(attrs.map(({ r }) => r), [28, 28, 27.38, 14]);
  assert.equal(attrs[1]["fill-opacity"], 0.85);
  assert.equal(attrs[2]["stroke-width"], 1.25);
});

test("a text is one element of letters, with its halo below it", () => {
  const ctx = context();
  paintText(ctx.as2d, "<b>义县</b>", { x: 10, y: 20 }, { size: 12, colour: "#111111", halo: "#EEEEEE", haloWidth: 2 });
  const [text, ...rest] = /** @type {import("../../layers/web/vector.js").VectorNode[]} */ (ctx.root.children);
  assert.deepEqual(rest, []);
  assert.deepEqual(text.children, ["<b>义县</b>"]);
  assert.equal(text.attrs["paint-order"], "stroke");
  assert.equal(text.attrs["stroke-width"], 4);
  assert.equal(text.attrs["font-size"], 12);
});

test("moves and scales reach shapes, pens and dashes, and end with their save", () => {
  const ctx = context();
  ctx.save();
  ctx.translate(10, 20);
  ctx.scale(2);
  ctx.beginPath();
  ctx.moveTo(1, 1);
  ctx.lineTo(5, 1);
  ctx.lineWidth = 3;
  ctx.setLineDash([4, 1]);
  ctx.stroke();
  ctx.restore();
  ctx.beginPath();
  ctx.rect(0, 0, 2, 2);
  ctx.fill();
  const [line, box] = /** @type {import("../../layers/web/vector.js").VectorNode[]} */ (ctx.root.children);
  assert.equal(line.attrs.d, "M12 22L20 22");
  assert.equal(line.attrs["stroke-width"], 6);
  assert.equal(line.attrs["stroke-dasharray"], "8 2");
  assert.equal(box.attrs.d, "M0 0L2 0L2 2L0 2Z");
});

test("what is clipped stands in a group with the clip, what follows does not", () => {
  const ctx = context();
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, 9, 9);
  ctx.clip("evenodd");
  ctx.fill();
  ctx.restore();
  ctx.fill();
  assert.deepEqual(ctx.root.children.map((one) => /** @type {any} */ (one).name), ["clipPath", "g", "path"]);
});

test("every call of the modules that paint the map is known", () => {
  const ctx = context();
  for (const name of ["basemap", "glyphs", "ground", "names", "paint", "paths", "symbols"]) {
    const source = readFileSync(new URL(`../../layers/web/${name}.js`, import.meta.url), "utf8");
    for (const [, call] of source.matchAll(/\bctx\.(\w+)/g)) assert.ok(call in ctx, `${name}.js: ctx.${call}`);
  }
});

test("a picture of pixels is refused", () => assert.throws(() => context().drawImage(), /pixels/));

test("numbers are rounded and what is nothing is left out", () => {
  assert.deepEqual(node("path", { x: 1.23456, y: null, z: undefined, d: "M0" }).attrs, { x: 1.23, d: "M0" });
});

test("the part of an outline inside a box has the area of the overlap", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  const next = random(7);
  for (let i = 0; i < 200; i++) {
    const [x, y, w, h] = [next() * 20 - 10, next() * 20 - 10, next() * 15, next() * 15];
    const ring = clipRing([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], box);
    const wide = Math.max(0, Math.min(10, x + w) - Math.max(0, x));
    const high = Math.max(0, Math.min(10, y + h) - Math.max(0, y));
    const area = ring.reduce((sum, [ax, ay], j) => {
      const [bx, by] = ring[(j + 1) % ring.length];
      return sum + (ax * by - bx * ay) / 2;
    }, 0);
    assert.ok(Math.abs(Math.abs(area) - wide * high) < 1e-9, `${x} ${y} ${w} ${h}`);
  }
});

test("a line that leaves a box and comes back is two", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  const parts = clipLine([[5, 5], [5, 30], [40, 30], [40, 5], [5, 5], [6, 5]], box);
  assert.deepEqual(parts, [[[5, 5], [5, 30]], [[40, 5], [5, 5], [6, 5]]]);
});

test("points that cannot be told apart are one, the ends stay", () => {
  assert.deepEqual(thinned([[0, 0], [0.1, 0], [5, 0], [5.1, 0]]), [[0, 0], [5.1, 0]]);
});

test("on paper 100 亿元 have the radius of the style, 7.4 mm, whatever the zoom, in map and legend", () => {
  const size = sizeOnPaper(SIZE);
  for (const zoom of [6, 9, 11, 14]) assert.equal(Number((radius(100, zoom, size) / PX_PER_MM).toFixed(2)), 7.41);
  assert.equal(legendCircles(6, size)[0].r, radius(100, 12, size));
  assert.equal(size.zoom[0].floor_amount, 1.15);
});

test("every sheet of the same address shows at least the same ground", () => {
  const area = [120.5, 40.8, 122.6, 42.2];
  for (const state of [{ c: null, z: null }, { c: /** @type {[number, number]} */ ([121.2, 41]), z: 10 }]) {
    const spans = PAPERS.map((paper) => {
      const { width, height, world } = frameOn(state, area, roomOf(paper));
      return [width / world, height / world];
    });
    const least = [Math.min(...spans.map(([wide]) => wide)), Math.min(...spans.map(([, high]) => high))];
    // In one direction a sheet shows just what is wanted, in the other one more.
    for (const [wide, high] of spans) assert.ok(wide / least[0] < 1 + 1e-9 || high / least[1] < 1 + 1e-9);
  }
});

test("the scale bar is as long as the ground it names", () => {
  const frame = frameOn({ c: [121.2, 41], z: 10 }, [0, 0, 1, 1], roomOf(PAPERS[0]));
  const { metres, px } = scaleBar(frame);
  const degrees = (px / frame.world) * 360;
  const length = (degrees * Math.PI * 6378137 * Math.cos((41 * Math.PI) / 180)) / 180;
  assert.ok(Math.abs(length / metres - 1) < 0.001, `${length} ${metres}`);
});

test("Chinese breaks after any character, English at spaces, and what is too long anywhere", () => {
  const wide = (/** @type {string} */ text) => text.length;
  assert.deepEqual(linesOf(wide, "锦州重点项目", 4), ["锦州重点", "项目"]);
  assert.deepEqual(linesOf(wide, "key projects of a city", 9), ["key", "projects", "of a city"]);
  assert.deepEqual(linesOf(wide, "abcdefgh", 3), ["abc", "def", "gh"]);
});
