/**
 * Web Mercator as the map's screen uses it: longitude and latitude to the unit square, and distances on the ground.
 * @module
 */

/** Mean radius of the sphere that Leaflet and the tile grids use [m]. */
const SPHERE_M = 6378137;

/**
 * Easting in the unit square, 0 at 180° W, 1 at 180° E.
 * @param {number} lon degrees
 */
export function unitX(lon) {
  return lon / 360 + 0.5;
}

/**
 * Southing in the unit square, 0 in the north.
 * @param {number} lat degrees
 */
export function unitY(lat) {
  const phi = (lat * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

/**
 * Width of the unit square in pixels at a zoom.
 * @param {number} zoom
 */
export function worldSize(zoom) {
  return 256 * 2 ** zoom;
}

/**
 * How many pixels a metre on the ground takes at a latitude, so that a halo is in metres (M30).
 * @param {number} lat degrees
 * @param {number} zoom
 */
export function pixelsPerMetre(lat, zoom) {
  return worldSize(zoom) / (2 * Math.PI * SPHERE_M * Math.cos((lat * Math.PI) / 180));
}
