/**
 * A canvas that draws with lines and letters instead of pixels: it takes the calls by which the map is painted and keeps
 * them as the elements of an SVG. So paper shows what the screen shows, by the same functions (M64).
 *
 * It knows what our painting uses, no more: moves and uniform scales, no pictures, no gradients. Nothing here touches the
 * DOM; `drawn` in `paperdom.js` makes elements of it.
 * @module
 */

import { outlineOf } from "./paths.js";
import { clipLine, clipRing, thinned } from "./trim.js";

/** @typedef {{name: string, attrs: Record<string, string | number | null>, children: (VectorNode | string)[]}} VectorNode */
/** @typedef {(text: string, font: string) => number} Measure */

/** What is cut off lies this far outside, so that no line along the cut is seen [px]. */
const OUTSIDE = 24;

/** The middle of a line of text lies this far above its foot, in heights of the letters. */
const MIDDLE = 0.36;

/** @type {Record<string, string>} */
const ANCHORS = { left: "start", center: "middle", right: "end" };

/**
 * Make a node.
 * @param {string} name
 * @param {Record<string, string | number | null | undefined>} [attrs] numbers are rounded, null is left out
 * @param {...(VectorNode | string)} children
 * @returns {VectorNode}
 */
export function node(name, attrs = {}, ...children) {
  const said = Object.entries(attrs).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [[key, typeof value === "number" ? rounded(value) : value]],
  );
  return { name, attrs: Object.fromEntries(said), children };
}

/** The context; `as2d` is how painting functions are called with it. */
export class VectorContext {
  /**
   * @param {{width: number, height: number, measure: Measure, name?: string}} parts size [px]; `name` begins the ids of
   *   its clips, which are to be its own in the document
   */
  constructor({ width, height, measure, name = "clip" }) {
    this.box = { left: -OUTSIDE, top: -OUTSIDE, right: width + OUTSIDE, bottom: height + OUTSIDE };
    this.measure = measure;
    this.name = name;
    this.clips = 0;
    this.root = node("g");
    this.state = {
      globalAlpha: 1,
      fillStyle: "#000000",
      strokeStyle: "#000000",
      lineWidth: 1,
      lineCap: "butt",
      lineJoin: "miter",
      dash: /** @type {number[]} */ ([]),
      font: "10px sans-serif",
      textAlign: "start",
      textBaseline: "alphabetic",
      k: 1,
      e: 0,
      f: 0,
      /** Of letters alone, about the origin [rad]. */
      angle: 0,
      group: this.root,
    };
    /** @type {(typeof this.state)[]} */
    this.kept = [];
    /** @type {string[]} */
    this.path = [];
    this.open = false;
    /** The path as long as it is one whole circle. @type {{cx: number, cy: number, r: number} | null} */
    this.circle = null;
  }

  /** This as the type that painting functions name. @returns {CanvasRenderingContext2D} */
  get as2d() {
    return /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (this));
  }

  /** Put a node of one's own where drawing stands. @param {VectorNode} child */
  add(child) {
    this.state.group.children.push(child);
  }

  /**
   * Draw into a group with attributes.
   * @param {Record<string, string | number>} attrs @param {() => void} draw
   */
  within(attrs, draw) {
    this.save();
    const group = node("g", attrs);
    this.add(group);
    this.state.group = group;
    draw();
    this.restore();
  }

  save() {
    this.kept.push({ ...this.state });
  }

  restore() {
    this.state = this.kept.pop() ?? this.state;
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.state.e += x * this.state.k;
    this.state.f += y * this.state.k;
  }

  /** @param {number} k */
  scale(k) {
    this.state.k *= k;
  }

  /** Turn letters, which is all that is ever turned. @param {number} angle */
  rotate(angle) {
    this.state.angle += angle;
  }

  getTransform() {
    const { k, e, f } = this.state;
    return { k, e, f };
  }

  /** @param {{k: number, e: number, f: number}} matrix */
  setTransform({ k, e, f }) {
    Object.assign(this.state, { k, e, f });
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.state.dash = dash;
  }

  beginPath() {
    this.path = [];
    this.open = false;
    this.circle = null;
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#to("M", x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#to(this.open ? "L" : "M", x, y);
  }

  closePath() {
    this.path.push("Z");
    this.open = false;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  /** Its own path, as on a canvas: the one that is being made stays. @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const { path, open, circle } = this;
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
    Object.assign(this, { path, open, circle });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r */
  roundRect(x, y, width, height, r) {
    const quarter = Math.PI / 2;
    [[x + width - r, y + r], [x + width - r, y + height - r], [x + r, y + height - r], [x + r, y + r]].forEach(
      ([cx, cy], i) => this.arc(cx, cy, r, (i - 1) * quarter, i * quarter),
    );
    this.closePath();
  }

  /** @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to @param {boolean} [back] */
  arc(x, y, r, from, to, back = false) {
    const { k, e, f } = this.state;
    const turn = back ? from - to : to - from;
    const whole = Math.abs(turn) >= 2 * Math.PI - 1e-9;
    const alone = whole && this.path.length === 0;
    const sweep = ((turn % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    this.lineTo(x + r * Math.cos(from), y + r * Math.sin(from));
    const side = back ? 0 : 1;
    /** @param {number} angle @param {number} large */
    const arcTo = (angle, large) =>
      this.path.push(`A${rounded(r * k)} ${rounded(r * k)} 0 ${large} ${side} ${at((x + r * Math.cos(angle)) * k + e, (y + r * Math.sin(angle)) * k + f)}`);
    if (whole) arcTo(from + Math.PI, 1);
    arcTo(whole ? from : to, whole || sweep > Math.PI ? 1 : 0);
    this.circle = alone ? { cx: x * k + e, cy: y * k + f, r: r * k } : null;
  }

  /** @param {any} [path] @param {string} [rule] */
  fill(path, rule) {
    const { fillStyle, globalAlpha } = this.state;
    const paint = { fill: fillStyle, "fill-opacity": globalAlpha === 1 ? null : globalAlpha };
    const [shape, how] = typeof path === "string" ? [undefined, path] : [path, rule];
    this.#put(shape, { ...paint, "fill-rule": how ?? null }, true);
  }

  /** @param {any} [path] */
  stroke(path) {
    const { strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, dash, k } = this.state;
    if (strokeStyle === "transparent") return;
    this.#put(path, {
      fill: "none",
      stroke: strokeStyle,
      "stroke-width": lineWidth * k,
      "stroke-opacity": globalAlpha === 1 ? null : globalAlpha,
      "stroke-linecap": lineCap === "butt" ? null : lineCap,
      "stroke-linejoin": lineJoin === "miter" ? null : lineJoin,
      "stroke-dasharray": dash.length > 0 ? dash.map((length) => rounded(length * k)).join(" ") : null,
    }, false);
  }

  /** Only what lies inside is seen until `restore`. @param {any} [path] @param {string} [rule] */
  clip(path, rule) {
    const [shape, how] = typeof path === "string" ? [undefined, path] : [path, rule];
    const d = shape ? this.#outline(shape, true) : this.path.join("");
    const id = `${this.name}-${++this.clips}`;
    const group = node("g", { "clip-path": `url(#${id})` });
    this.add(node("clipPath", { id }, node("path", { d, "clip-rule": how ?? null })));
    this.add(group);
    this.state.group = group;
  }

  /** @param {string} text */
  measureText(text) {
    return { width: this.measure(text, this.state.font) };
  }

  /** The line around letters: it stands under the letters that are filled next, as one element with them. @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    const { strokeStyle, lineWidth, k } = this.state;
    if (lineWidth === 0) return;
    const around = { stroke: strokeStyle, "stroke-width": lineWidth * k, "stroke-linejoin": "round", "paint-order": "stroke" };
    this.around = { key: `${text} ${x} ${y}`, attrs: around };
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { fillStyle, globalAlpha, textAlign, textBaseline, font, k, e, f, angle } = this.state;
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? [];
    const around = this.around?.key === `${text} ${x} ${y}` ? this.around.attrs : {};
    const height = Number(size) * k;
    this.add(
      node(
        "text",
        {
          x: x * k + e,
          y: y * k + f + (textBaseline === "middle" ? MIDDLE * height : 0),
          "font-family": family,
          "font-size": height,
          "font-weight": weight === "400" ? null : weight,
          "text-anchor": textAlign === "center" || textAlign === "right" ? ANCHORS[textAlign] : null,
          fill: fillStyle,
          "fill-opacity": globalAlpha === 1 ? null : globalAlpha,
          transform: angle === 0 ? null : `rotate(${((angle * 180) / Math.PI).toFixed(2)} ${e.toFixed(2)} ${f.toFixed(2)})`,
          ...around,
        },
        text,
      ),
    );
  }

  drawImage() {
    throw new Error("a picture of pixels has no place on a sheet of lines");
  }

  /** @param {"M" | "L"} how @param {number} x @param {number} y */
  #to(how, x, y) {
    const { k, e, f } = this.state;
    this.path.push(how + at(x * k + e, y * k + f));
    this.open = true;
    this.circle = null;
  }

  /** @param {any} path @param {Record<string, any>} paint @param {boolean} filled */
  #put(path, paint, filled) {
    if (!path && this.circle) return this.add(node("circle", { ...this.circle, ...paint, "fill-rule": null }));
    const d = path ? this.#outline(path, filled) : this.path.join("");
    if (d) this.add(node("path", { d, ...paint }));
  }

  /** The part of a long outline that can be seen. @param {any} path @param {boolean} filled */
  #outline(path, filled) {
    const { k, e, f } = this.state;
    const { rings, x0, y0, closed } = outlineOf(path);
    return rings
      .flatMap((ring) => {
        const line = ring.map(([x, y]) => /** @type {[number, number]} */ ([(x - x0) * k + e, (y - y0) * k + f]));
        if (closed && filled) return [`${drawn(thinned(clipRing(line, this.box)))}Z`];
        if (closed) line.push(line[0]);
        return clipLine(line, this.box).map((part) => drawn(thinned(part)));
      })
      .filter((d) => d !== "Z")
      .join("");
  }

  get globalAlpha() { return this.state.globalAlpha; }
  set globalAlpha(value) { this.state.globalAlpha = value; }
  get fillStyle() { return this.state.fillStyle; }
  set fillStyle(value) { this.state.fillStyle = value; }
  get strokeStyle() { return this.state.strokeStyle; }
  set strokeStyle(value) { this.state.strokeStyle = value; }
  get lineWidth() { return this.state.lineWidth; }
  set lineWidth(value) { this.state.lineWidth = value; }
  get lineCap() { return this.state.lineCap; }
  set lineCap(value) { this.state.lineCap = value; }
  get lineJoin() { return this.state.lineJoin; }
  set lineJoin(value) { this.state.lineJoin = value; }
  get font() { return this.state.font; }
  set font(value) { this.state.font = value; }
  get textAlign() { return this.state.textAlign; }
  set textAlign(value) { this.state.textAlign = value; }
  get textBaseline() { return this.state.textBaseline; }
  set textBaseline(value) { this.state.textBaseline = value; }
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 100) / 100;
}

/** @param {number} x @param {number} y */
function at(x, y) {
  return `${rounded(x)} ${rounded(y)}`;
}

/** @param {[number, number][]} line */
function drawn(line) {
  return line.map(([x, y], i) => (i === 0 ? "M" : "L") + at(x, y)).join("");
}
