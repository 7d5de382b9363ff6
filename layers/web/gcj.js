/**
 * GCJ-02, the shifted datum of Chinese web maps, to WGS 84 and back: the formulas of `geo/datum.py`, which says where they
 * come from and how well they do. Degrees, longitude first; only meant for China.
 *
 * Nothing here touches the DOM.
 * @module
 */

/** Semi-major axis [m] and squared eccentricity of the ellipsoid of Krassowsky 1940. */
const AXIS_M = 6378245;
const ECCENTRICITY2 = 0.00669342162296594323;

/** Each pass of the inverse gains about two digits: less than 0.01 mm is left. */
const PASSES = 4;

const { PI, abs, cos, sin, sqrt } = Math;

/**
 * WGS 84 to GCJ-02.
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
export function toGcj02(lon, lat) {
  const [x, y] = [lon - 105, lat - 35];
  const waves = 20 * sin(6 * PI * x) + 20 * sin(2 * PI * x);
  const eastM =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) +
    ((waves + 20 * sin(PI * x) + 40 * sin((PI / 3) * x)) * 2) / 3 +
    ((150 * sin((PI / 12) * x) + 300 * sin((PI / 30) * x)) * 2) / 3;
  const northM =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) +
    ((waves + 20 * sin(PI * y) + 40 * sin((PI / 3) * y)) * 2) / 3 +
    ((160 * sin((PI / 12) * y) + 320 * sin((PI / 30) * y)) * 2) / 3;
  const phi = (lat * PI) / 180;
  const w2 = 1 - ECCENTRICITY2 * sin(phi) ** 2;
  const acrossM = (AXIS_M / sqrt(w2)) * cos(phi);
  const alongM = (AXIS_M * (1 - ECCENTRICITY2)) / (w2 * sqrt(w2));
  return [lon + ((eastM / acrossM) * 180) / PI, lat + ((northM / alongM) * 180) / PI];
}

/**
 * GCJ-02 to WGS 84.
 * @param {number} lon
 * @param {number} lat
 * @returns {[number, number]}
 */
export function fromGcj02(lon, lat) {
  let [x, y] = [lon, lat];
  for (let pass = 0; pass < PASSES; pass++) {
    const [thereX, thereY] = toGcj02(x, y);
    [x, y] = [x + lon - thereX, y + lat - thereY];
  }
  return [x, y];
}
