/**
 * The ground: land, coast and rivers of the atlas' own files, drawn under everything else (M76–M78).
 * @module
 */

import { readJson } from "./data.js";
import { symbolOf } from "./look.js";
import { paintFill, paintStroke, shapeOf } from "./paths.js";
import { Surface } from "./surface.js";
import { unitX, unitY } from "./mercator.js";

/** @import {Look} from "./look.js" */
/** @import {Frame} from "./paths.js" */

/**
 * A file of the manifest (`GET /api/basemap`).
 * @typedef {object} BaseFile
 * @property {string} file
 * @property {"land" | "coast" | "rivers" | "labels"} role
 * @property {string} frame which extent it fills
 * @property {number[]} extent west, south, east, north
 * @property {boolean} first_paint
 * @property {string} attribution
 * @property {string} attribution_url
 */

/** @typedef {{x: number, y: number, name_zh: string, name_en: string, kind: string, rank: number, min_zoom: number}} PlaceName */

/** Names of the roles in the look. */
const KINDS = { land: "land", coast: "coast", rivers: "river", labels: "place" };

/** What lies above what. */
const ORDER = ["land", "rivers", "coast"];

/** Land, coast and rivers on one canvas; finer files take the place of coarser ones inside their extent. */
export class Basemap {
  /** @param {Look} look */
  constructor(look) {
    this.look = look;
    /** @type {{file: BaseFile, shapes: import("./paths.js").Shape[]}[]} */
    this.loaded = [];
    /** @type {PlaceName[]} */
    this.names = [];
    this.shown = true;
    this.surface = new Surface("tilePane", (ctx, frame) => this.#paint(ctx, frame));
  }

  /** Show it or not; nothing else of the page's state changes it. @param {boolean} shown */
  show(shown) {
    if (shown === this.shown) return;
    this.shown = shown;
    this.surface.redraw();
  }

  /** Colour of the sea, which lies under the land. */
  get sea() {
    return symbolOf(this.look, { kind: "sea" }).fill ?? "#D6E4EE";
  }

  /**
   * Read the files of the manifest, those of the first paint first.
   * @param {BaseFile[]} files
   * @param {(file: BaseFile, error: unknown) => void} onError
   */
  async load(files, onError) {
    const first = files.filter(({ first_paint }) => first_paint);
    await Promise.all(first.map((file) => this.#read(file, onError)));
    this.surface.redraw();
    const rest = files.filter(({ first_paint }) => !first_paint);
    // Not awaited: the region around the city may come when the page is already in use.
    void Promise.all(rest.map((file) => this.#read(file, onError))).then(() => this.surface.redraw());
  }

  /** @param {BaseFile} file @param {(file: BaseFile, error: unknown) => void} onError */
  async #read(file, onError) {
    try {
      /** @type {import("./model.js").Collection} */
      const { features } = await readJson(`api/basemap/${file.file}`);
      if (file.role === "labels") this.names = features.flatMap(placeName);
      else this.loaded.push({ file, shapes: features.flatMap(({ geometry }) => (geometry ? [shapeOf(geometry)] : [])) });
    } catch (error) {
      onError(file, error);
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paint(ctx, frame) {
    if (!this.shown) return;
    this.#paintMargin(ctx, frame);
    for (const role of ORDER) {
      // A finer file has the smaller extent.
      const files = this.loaded.filter(({ file }) => file.role === role);
      files.sort((a, b) => area(b.file.extent) - area(a.file.extent));
      files.forEach(({ file, shapes }, i) => {
        ctx.save();
        for (const finer of files.slice(i + 1)) leaveOut(ctx, finer.file.extent, frame);
        const symbol = symbolOf(this.look, { kind: KINDS[file.role] });
        for (const shape of shapes) {
          if (role === "land") paintFill(ctx, shape, frame, symbol);
          else paintStroke(ctx, shape, frame, symbol);
        }
        ctx.restore();
      });
    }
  }

  /** Beyond the widest file lies neither land nor sea. @param {CanvasRenderingContext2D} ctx @param {Frame} frame */
  #paintMargin(ctx, frame) {
    const extents = this.loaded.filter(({ file }) => file.role === "land").map(({ file }) => file.extent);
    const [widest] = extents.sort((a, b) => area(b) - area(a));
    if (!widest) return;
    ctx.save();
    leaveOut(ctx, widest, frame);
    ctx.fillStyle = MARGIN;
    ctx.fillRect(0, 0, frame.width, frame.height);
    ctx.restore();
  }
}

/** Where no file says what is land: the margin of the sheet, not sea. */
const MARGIN = "#ECE9E2";

/** @param {number[]} extent */
function area([west, south, east, north]) {
  return (east - west) * (north - south);
}

/**
 * Draw only outside an extent until the caller restores.
 * @param {CanvasRenderingContext2D} ctx @param {number[]} extent @param {Frame} frame
 */
function leaveOut(ctx, [west, south, east, north], { world, left, top, width, height }) {
  const [x, y] = [unitX(west) * world + left, unitY(north) * world + top];
  ctx.beginPath();
  ctx.rect(0, 0, width, height);
  ctx.rect(x, y, unitX(east) * world + left - x, unitY(south) * world + top - y);
  ctx.clip("evenodd");
}

/** @param {import("./model.js").Feature} feature @returns {PlaceName[]} */
function placeName({ properties, geometry }) {
  if (geometry?.type !== "Point") return [];
  const [lon, lat] = geometry.coordinates;
  const { name_zh, name_en, kind, rank, min_zoom } = properties;
  return [{ x: unitX(lon), y: unitY(lat), name_zh, name_en, kind, rank, min_zoom }];
}
