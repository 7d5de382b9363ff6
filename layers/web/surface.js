/**
 * A canvas that lies on the map: always as large as the map, sharp on any screen, drawn anew after each move.
 * @module
 */

import { frameOf } from "./paths.js";

/** @import {Frame} from "./paths.js" */
/** @typedef {(ctx: CanvasRenderingContext2D, frame: Frame) => void} Draw */

/** A Leaflet layer whose picture is a function of the frame. */
export class Surface extends L.Layer {
  /**
   * @param {string} pane
   * @param {Draw} draw
   */
  constructor(pane, draw) {
    super({ pane });
    this.draw = draw;
    this.canvas = L.DomUtil.create("canvas", "surface leaflet-zoom-animated");
    this.canvas.setAttribute("aria-hidden", "true");
    this.corner = L.latLng(0, 0);
    this.zoom = 0;
    this.request = 0;
  }

  /** @override @param {L.Map} map */
  onAdd(map) {
    this.getPane()?.append(this.canvas);
    map.on("move viewreset resize moveend", this.redraw, this);
    map.on("zoomanim", this.animate, this);
    this.paint();
    return this;
  }

  /** @override @param {L.Map} map */
  onRemove(map) {
    map.off("move viewreset resize moveend", this.redraw, this);
    map.off("zoomanim", this.animate, this);
    cancelAnimationFrame(this.request);
    this.canvas.remove();
    return this;
  }

  /** Draw with the next frame of the screen, however often it is asked for. */
  redraw() {
    cancelAnimationFrame(this.request);
    this.request = requestAnimationFrame(() => this.paint());
  }

  /** Draw now. */
  paint() {
    const map = this._map;
    const ctx = this.canvas.getContext("2d");
    if (!map || !ctx) return;
    const frame = frameOf(map);
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.setProperty("width", `${frame.width}px`);
      this.canvas.style.setProperty("height", `${frame.height}px`);
    }
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    this.corner = map.containerPointToLatLng([0, 0]);
    this.zoom = frame.zoom;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, frame.width, frame.height);
    this.draw(ctx, frame);
  }

  /**
   * Follow Leaflet's zoom animation with the picture that is there.
   * @param {L.LeafletEvent} event
   */
  animate(event) {
    const map = this._map;
    if (!map) return;
    const { center, zoom } = /** @type {L.ZoomAnimEvent} */ (event);
    const pane = L.DomUtil.getPosition(map.getPane("mapPane") ?? this.canvas);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    const offset = map.project(this.corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom, this.zoom));
  }
}
