/**
 * The small map of a page: its features over the ground of the atlas, each a link to its own page.
 * @module
 */

/** @typedef {import("geojson").Feature} Feature */
/** @typedef {{file: string, role: string, extent: [number, number, number, number], attribution?: string}} GroundFile */

const INK = "#0b5a8a";
const SEA = { stroke: false, fillColor: "#dbe8ee", fillOpacity: 1 };
const GROUND = {
  land: { stroke: false, fillColor: "#f6f4ef", fillOpacity: 1 },
  rivers: { color: "#9dbfd0", weight: 1, fill: false },
  coast: { color: "#8aa4b0", weight: 1, fill: false },
};

/** A feature alone is shown with its surroundings, not at the last zoom. */
const CLOSEST_ZOOM = 9;

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/**
 * The files of the ground for a map, the largest first: those of the smallest frame that holds the view, else of the
 * largest that holds the features, and those of frames within, for which it leaves room.
 * @param {GroundFile[]} files
 * @param {L.LatLngBounds} view
 * @param {L.LatLngBounds} features
 * @returns {GroundFile[]}
 */
export function groundFor(files, view, features) {
  const drawn = files.filter(({ role }) => role in GROUND);
  const holding = (/** @type {L.LatLngBounds} */ place) => drawn.filter((file) => boundsOf(file).contains(place));
  const size = (/** @type {GroundFile} */ { extent: [west, south, east, north] }) => (east - west) * (north - south);
  const wide = holding(view);
  const fitting = wide.length > 0 ? Math.min(...wide.map(size)) : Math.max(...holding(features).map(size));
  return drawn.filter((file) => size(file) <= fitting).sort((one, other) => size(other) - size(one));
}

/**
 * @param {GroundFile} file
 * @returns {L.LatLngBounds}
 */
function boundsOf({ extent: [west, south, east, north] }) {
  return L.latLngBounds([south, west], [north, east]);
}

/**
 * The name by which a feature goes.
 * @param {Feature} feature
 * @param {string} lang
 * @returns {string}
 */
export function nameOf(feature, lang) {
  const told = feature.properties ?? {};
  const names = lang === "en" ? [told.name_en, told.name_zh] : [told.name_zh, told.name_en];
  return String(names.find(Boolean) ?? feature.id ?? "");
}

/**
 * @param {Feature} feature
 * @param {HTMLElement} place
 * @returns {HTMLElement}
 */
function card(feature, place) {
  const link = document.createElement("a");
  link.href = (place.dataset.item ?? "").replace("{id}", encodeURIComponent(String(feature.id)));
  link.textContent = nameOf(feature, document.documentElement.lang);
  return link;
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 */
function note(place, words) {
  const line = document.createElement("p");
  line.className = "quiet";
  line.textContent = words;
  place.after(line);
}

/**
 * @param {L.Map} map
 * @param {L.LatLngBounds} bounds of the features
 * @param {string} address of the list of files
 */
async function drawGround(map, bounds, address) {
  /** @type {{files: GroundFile[]}} */
  const { files } = await read(address);
  const ground = groundFor(files, map.getBounds(), bounds);
  // What is no land inside the frame is sea; beyond the frame nothing is known.
  if (ground.length > 0) L.rectangle(boundsOf(ground[0]), { ...SEA, pane: "ground", interactive: false }).addTo(map);
  for (const file of ground) {
    const style = GROUND[/** @type {keyof typeof GROUND} */ (file.role)];
    const data = await read(`${address}/${file.file}`);
    L.geoJSON(data, { pane: "ground", interactive: false, style, attribution: file.attribution }).addTo(map);
  }
  for (const file of files.filter(({ role }) => role === "labels")) {
    const data = await read(`${address}/${file.file}`);
    for (const place of data.features) drawName(map, place);
  }
}

/**
 * @param {L.Map} map
 * @param {Feature} place
 */
function drawName(map, place) {
  if (place.geometry.type !== "Point" || map.getZoom() < (place.properties?.min_zoom ?? 0)) return;
  const [lon, lat] = place.geometry.coordinates;
  const name = nameOf(place, document.documentElement.lang);
  L.tooltip([lat, lon], { content: name, permanent: true, direction: "center", className: "place", pane: "names" }).addTo(map);
}

/** @param {HTMLElement} place */
async function draw(place) {
  const answer = await read(place.dataset.source ?? "");
  /** @type {Feature[]} */
  const features = answer.features ?? [answer];
  const located = features.filter((feature) => feature.geometry);
  if (located.length < features.length && features.length > 1)
    note(place, (place.dataset.unplaced ?? "").replace("{}", String(features.length - located.length)));
  if (located.length === 0) {
    place.remove();
    return;
  }
  place.classList.add("drawn");
  const map = L.map(place, { attributionControl: true, scrollWheelZoom: false, zoomAnimation: false, worldCopyJump: true });
  map.attributionControl.setPrefix("");
  map.createPane("ground").style.zIndex = "300";
  map.createPane("names").style.zIndex = "350";
  const shown = L.geoJSON(located, {
    pointToLayer: (_feature, at) => L.circleMarker(at, { radius: 6, color: "#ffffff", weight: 1.5, fillColor: INK, fillOpacity: 0.85 }),
    style: (feature) => (feature?.geometry.type.endsWith("Point") ? {} : { color: INK, weight: 2, fillOpacity: 0.15 }),
    onEachFeature: (feature, layer) => {
      layer.bindTooltip(nameOf(feature, document.documentElement.lang));
      layer.bindPopup(() => card(feature, place));
    },
  }).addTo(map);
  map.fitBounds(shown.getBounds(), { maxZoom: CLOSEST_ZOOM, padding: [16, 16] });
  if (place.dataset.basemap) await drawGround(map, shown.getBounds(), place.dataset.basemap);
}

if (typeof document !== "undefined" && typeof L !== "undefined")
  for (const place of document.querySelectorAll("section.map"))
    draw(/** @type {HTMLElement} */ (place)).catch((/** @type {unknown} */ error) => {
      console.error(error);
      note(/** @type {HTMLElement} */ (place), /** @type {HTMLElement} */ (place).dataset.failed ?? "");
    });
