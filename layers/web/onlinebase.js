/**
 * Tile layers of other hosts under the map (M79): only those that a setting names, only when a reader chooses one. Read
 * late. Tiles in GCJ-02 are shifted to where they belong; the data never are.
 * @module
 */

import { byId } from "./dom.js";
import { fromGcj02, toGcj02 } from "./gcj.js";

/** @import {MapView} from "./mapview.js" */
/** @import {OnlineTiles} from "./model.js" */
/** @import {Speaker} from "./say.js" */

/** Leaflet's own, of which its types say nothing: places of tiles can only be changed there. */
const GRID = /** @type {any} */ (L.TileLayer.prototype);

/** Tiles that are drawn where their content lies on WGS 84, each by its own shift. */
export class ShiftedTiles extends L.TileLayer {
  /** @param {string} url @param {L.TileLayerOptions} options */
  constructor(url, options) {
    super(url, options);
    this.on("tileloadstart", ({ tile, coords }) => this.#fit(tile, coords));
  }

  /** The tiles that are needed: around where the middle of the map lies on theirs. @param {L.LatLng} centre */
  _getTiledPixelBounds(centre) {
    const [lon, lat] = toGcj02(centre.lng, centre.lat);
    return GRID._getTiledPixelBounds.call(this, L.latLng(lat, lon));
  }

  /** Where a tile stands. @param {L.Coords} coords */
  _getTilePos(coords) {
    return this.#corner(coords, coords.z).subtract(/** @type {any} */ (this)._level.origin);
  }

  /** @param {{x: number, y: number}} tile @param {number} zoom @returns {L.Point} pixel of its corner on WGS 84 */
  #corner({ x, y }, zoom) {
    const size = this.getTileSize();
    const { lng, lat } = this._map.unproject(L.point(x * size.x, y * size.y), zoom);
    const [lon, there] = fromGcj02(lng, lat);
    return this._map.project(L.latLng(there, lon), zoom).round();
  }

  /** A shifted tile reaches to the next one: neighbours differ in their shift by a pixel. @param {HTMLElement} tile @param {L.Coords} coords */
  #fit(tile, { x, y, z }) {
    const size = this.#corner({ x: x + 1, y: y + 1 }, z).subtract(this.#corner({ x, y }, z));
    tile.style.setProperty("width", `${size.x}px`);
    tile.style.setProperty("height", `${size.y}px`);
  }
}

/** The one tile layer that is shown, or none. */
export class OnlineBase {
  /**
   * @param {MapView} map
   * @param {{onTrouble: (tiles: OnlineTiles) => void}} parts told once of a layer that does not come
   */
  constructor(map, { onTrouble }) {
    this.map = map;
    this.onTrouble = onTrouble;
    this.credit = byId("base-credit", HTMLElement);
    /** @type {OnlineTiles | null} */
    this.tiles = null;
    /** @type {L.TileLayer[]} */
    this.layers = [];
  }

  /**
   * Show a layer.
   * @param {OnlineTiles | null} tiles null: none of another host
   * @param {Speaker} speaker
   */
  choose(tiles, speaker) {
    if (tiles?.id !== this.tiles?.id) {
      for (const layer of this.layers) layer.remove();
      this.tiles = tiles;
      this.map.covered = false;
      this.layers = tiles ? [tiles.url, tiles.labels_url].flatMap((url) => (url ? [this.#layer(url, tiles)] : [])) : [];
      this.map.redrawBase();
    }
    this.say(speaker);
  }

  /** Name the layer and its datum. @param {Speaker} speaker */
  say({ t, lang }) {
    const { tiles, credit } = this;
    credit.hidden = tiles === null;
    if (!tiles) return;
    const name = lang === "zh" ? tiles.name_zh : tiles.name_en;
    credit.textContent = t("base.credit", { name, datum: t(`datum.${tiles.datum}`), attribution: tiles.attribution });
  }

  /** @param {string} url @param {OnlineTiles} tiles */
  #layer(url, tiles) {
    const Tiles = tiles.datum === "gcj02" ? ShiftedTiles : L.TileLayer;
    const layer = new Tiles(url, {
      subdomains: tiles.subdomains,
      maxNativeZoom: tiles.max_zoom,
      maxZoom: 24,
      // Hosts such as OpenStreetMap answer only who says where the page is from; the path and the filter stay here.
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    let told = false;
    layer.on("tileerror", () => {
      if (!told && tiles === this.tiles) this.onTrouble(tiles);
      told = true;
    });
    // Until the first tile is there, and if none ever comes, the outlines of the atlas stay.
    layer.once("tileload", () => {
      if (tiles !== this.tiles || this.map.covered) return;
      this.map.covered = true;
      this.map.redrawBase();
    });
    return layer.addTo(this.map.map);
  }
}
