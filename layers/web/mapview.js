/**
 * The map: Leaflet for pan and zoom, our canvases in its panes, and what pointer and keys do to them.
 * @module
 */

import { Basemap } from "./basemap.js";
import { el } from "./dom.js";
import { freest } from "./fitting.js";
import { Ground, haloRadius } from "./ground.js";
import { unitX, unitY, worldSize } from "./mercator.js";
import { Names } from "./names.js";
import { frameOf, ringsOf } from "./paths.js";
import { hueOf, hueRule } from "./hue.js";
import { byAmount } from "./stacks.js";
import { Symbols } from "./symbols.js";
import { UnitNames } from "./unitnames.js";

/** @import {Look} from "./look.js" */
/** @import {Project, Unit} from "./model.js" */
/** @import {Place} from "./places.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Mark} from "./stacks.js" */
/** @import {View} from "./view.js" */

/** Panes from bottom to top (M24); Leaflet's own tile pane lies at 200, its controls at 800. */
const PANES = { ground: 410, projects: 450, labels: 500, units: 510 };

/** A project nearer to the edge than this counts as out of view [px]. */
const CLEAR_PX = 40;

/** How near a pointer must come to a line [px]. */
const LINE_REACH = 7;

/**
 * What happens on the map, told to the rest of the page.
 * @typedef {object} MapEvents
 * @property {(c: [number, number], z: number) => void} onMove
 * @property {(project: Project) => void} onSelect
 * @property {(unit: Unit) => void} onUnit
 * @property {() => void} onNothing a click on empty ground
 * @property {(projects: Project[], at: {x: number, y: number, r: number}) => void} onChoose
 * @property {(unit: Unit, at: {x: number, y: number, r: number}) => void} onDock the row of a unit
 * @property {(projects: Project[], at: {x: number, y: number, r: number}, total: Mark | null) => void} onHover
 *   empty: nothing, or a total whose projects only the server knows
 */

/** The map with all its layers. */
export class MapView {
  /**
   * @param {HTMLElement} container
   * @param {{looks: Record<string, Look>, area: number[], corridorArea: number[], units: Unit[], events: MapEvents,
   *   still: boolean}} parts `still`: without animation
   */
  constructor(container, { looks, area, corridorArea, units, events, still }) {
    const [west, south, east, north] = corridorArea;
    this.map = L.map(container, {
      zoomControl: false,
      attributionControl: false,
      minZoom: 5,
      maxZoom: 16,
      zoomSnap: 0.5,
      wheelPxPerZoomLevel: 90,
      keyboardPanDelta: 80,
      maxBounds: [[south, west], [north, east]],
      maxBoundsViscosity: 0.8,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
    });
    this.area = boundsOf(units) ?? area;
    this.corridorArea = corridorArea;
    this.still = still;
    this.looks = looks;
    for (const [name, index] of Object.entries(PANES)) {
      this.map.createPane(name).style.setProperty("z-index", String(index));
    }
    for (const name of ["ground", "projects", "labels"]) {
      this.map.getPane(name)?.style.setProperty("pointer-events", "none");
    }
    this.events = events;
    this.basemap = new Basemap(looks.basemap);
    /** Whether tiles of another host lie over the ground. */
    this.covered = false;
    this.ground = new Ground(looks, units);
    this.symbols = new Symbols(
      /** @type {import("./look.js").SizedLook} */ (looks.projects),
      new Map(units.map(({ slug, x, y }) => [slug, { x, y }])),
    );
    this.units = new UnitNames(units, {
      ground: this.ground,
      looks,
      onUnit: events.onUnit,
      onDock: (unit, button) => this.#openDock(unit, button),
    });
    this.names = new Names(looks, {
      basemap: this.basemap,
      ground: this.ground,
      symbols: this.symbols,
      units: this.units,
      obstacles: () => this.#obstacles(),
    });
    /** A place that was searched for, as the halo takes it. @type {Project | null} */
    this.place = null;
    /** @type {L.Marker | null} */
    this.placeMark = null;
    container.style.setProperty("background-color", this.basemap.sea);
  }

  /**
   * Show the map where the state wants it and begin to listen.
   * @param {[number, number] | null} c
   * @param {number | null} z
   */
  start(c, z) {
    const { map } = this;
    this.basemap.surface.addTo(map);
    this.ground.surface.addTo(map);
    this.symbols.surface.addTo(map);
    this.names.addTo(map);
    if (c && z !== null) map.setView([c[1], c[0]], z, { animate: false });
    else this.fit(false);
    const scale = L.control.scale({ imperial: false, maxWidth: 96 }).addTo(map).getContainer();
    if (scale) document.getElementById("scale")?.replaceChildren(scale);
    map.on("moveend", () => {
      const centre = map.getCenter();
      this.events.onMove([centre.lng, centre.lat], map.getZoom());
    });
    map.on("click", (event) => this.#click(event));
    map.on("mouseout", () => this.#hover(null));
    this.#listenToPointer(map.getContainer());
    this.#followSize(map.getContainer());
  }

  /** @param {HTMLElement} container */
  #followSize(container) {
    let width = container.clientWidth;
    new ResizeObserver(() => {
      // What is on the left stays where it is when a panel on the right takes room; a sheet from below moves the middle.
      this.map.invalidateSize({ pan: container.clientWidth === width });
      width = container.clientWidth;
    }).observe(container);
  }

  get frame() {
    return frameOf(this.map);
  }

  /**
   * Show the whole city: as large as it can be, where the legend and the buttons cover the least of it.
   * @param {boolean} [animate]
   */
  fit(animate = !this.still) {
    const { map } = this;
    const [west, south, east, north] = this.area;
    const zoom = map.getBoundsZoom([[south, west], [north, east]], false, L.point(16, 16));
    const corner = map.project([north, west], zoom);
    const world = worldSize(zoom);
    const corners = this.ground.outline();
    /** @type {[number, number][]} */
    const known = corners.length > 0 ? corners : [[unitX(west), unitY(north)], [unitX(east), unitY(south)]];
    const outline = known.map(([x, y]) => /** @type {[number, number]} */ ([x * world - corner.x, y * world - corner.y]));
    const size = map.getSize();
    const [dx, dy] = freest(outline, { width: size.x, height: size.y }, this.#obstacles());
    const middle = corner.subtract([dx, dy]).add(size.divideBy(2));
    map.setView(map.unproject(middle, zoom), zoom, { animate });
  }

  /** Show the whole corridor. */
  fitCorridor() {
    const { map } = this;
    const [zoom, world] = [map.getZoom(), worldSize(map.getZoom())];
    const points = this.ground.corridor.flatMap(({ rings }) => rings.flat());
    const [west, south, east, north] = this.corridorArea;
    const bounds = points.length === 0
      ? L.latLngBounds([[south, west], [north, east]])
      : L.latLngBounds(points.map(([x, y]) => map.unproject(L.point(x * world, y * world), zoom)));
    // An open legend beside the map takes its width; a folded one is a button.
    const legend = document.getElementById("legend");
    const beside = legend && !legend.classList.contains("folded") && legend.offsetWidth < map.getSize().x / 2;
    const left = beside ? legend.offsetLeft + legend.offsetWidth : 0;
    map.fitBounds(bounds, { paddingTopLeft: [left + 24, 24], paddingBottomRight: [64, 48], animate: !this.still });
  }

  /** Go where the state says; null is the whole city. @param {[number, number] | null} c @param {number | null} z */
  goTo(c, z) {
    if (!c || z === null) return this.fit();
    const centre = this.map.getCenter();
    const there = Math.abs(centre.lng - c[0]) < 1e-3 && Math.abs(centre.lat - c[1]) < 1e-3;
    if (!there || Math.abs(this.map.getZoom() - z) > 0.01) this.map.setView([c[1], c[0]], z, { animate: !this.still });
  }

  /** Bring a project into view if it is outside (M55). @param {Project} project */
  reveal(project) {
    if (project.lat === null || project.lon === null) return;
    const { frame } = this;
    const [x, y] = [project.x * frame.world + frame.left, project.y * frame.world + frame.top];
    const seen =
      x >= CLEAR_PX && y >= CLEAR_PX && x <= frame.width - CLEAR_PX && y <= frame.height - CLEAR_PX;
    if (!seen) this.map.panBy([x - frame.width / 2, y - frame.height / 2], { animate: !this.still });
  }

  /**
   * Show what the state says.
   * @param {View} view
   * @param {Speaker} speaker
   * @param {boolean} dim whether the projects that the filter leaves out stay faintly
   */
  update(view, speaker, dim) {
    const { state, located, selected, docks } = view;
    const { t, lang } = speaker;
    const { look } = this.symbols;
    const off = new Set(state.off);
    const chosen = new Set(state.d);
    const others = dim ? view.others.filter(({ placement }) => placement === "point" || placement === "line") : [];
    this.basemap.show(!off.has("base") && !this.covered);
    this.ground.show({
      off,
      chosen,
      hovered: null,
      halo: selected ?? this.place,
      passing: new Map(located.map((project) => [project.id, project])),
      selected: state.sel,
      runHue: hueOf(look) === "stage" ? null : (id) => {
        const project = speaker.model.byId.get(id);
        return project ? hueRule(look, project).symbol.fill : null;
      },
      reach: state.ch ? speaker.model.corridor.pointsIn(state.ch) : [],
      dim,
    });
    const [drawn, inDocks] = [false, true].map((wanted) => located.filter(({ placement }) => (placement === "docked") === wanted));
    this.symbols.given = view.far?.given ?? null;
    this.symbols.show(drawn, others, { docked: inDocks, totals: !off.has("totals"), lang });
    this.units.show({
      lang,
      docks,
      chosen,
      dockText: (n) => t("map.docked", { n, count: n }),
      crowded: view.far !== null,
    });
    this.names.show({ lang, off: this.#named(off), selected: state.sel, schematic: t("map.schematic") });
  }

  /** Draw the ground anew when tiles have come to cover it, or are gone. */
  redrawBase() {
    const { off } = this.ground.scene;
    this.basemap.show(!off.has("base") && !this.covered);
    const { scene } = this.names;
    if (scene) this.names.show({ ...scene, off: this.#named(off) });
  }

  /** Tiles have names of places of their own. @param {Set<string>} off */
  #named(off) {
    return this.covered ? new Set([...off, "base"]) : off;
  }

  /** How many times smaller than their amounts say the areas of totals are drawn. */
  get shrink() {
    return this.symbols.shrinkIn(this.frame);
  }

  /** The projects whose symbols are in view. */
  projectsInView() {
    return this.symbols.inView(this.frame).flatMap(({ projects }) => projects);
  }

  /** Whether the halo of a project takes more than half of the view (M31). @param {Project} project */
  haloFillsView(project) {
    const { frame } = this;
    return 2 * haloRadius(project, frame.zoom) > 0.5 * Math.min(frame.width, frame.height);
  }

  /** Point at a project from outside, as the list does. @param {string | null} id */
  highlight(id) {
    if (this.symbols.hovered === id) return;
    this.symbols.hovered = id;
    this.names.surface.redraw();
  }

  /** Point at several projects from outside, as a bar of the profile does. @param {string[]} ids */
  link(ids) {
    if (ids.length === 0 && this.symbols.linked.size === 0) return;
    this.symbols.linked = new Set(ids);
    this.names.surface.redraw();
  }

  /** Show the uncertainty of a project's place. @param {Project | null} project */
  showHalo(project) {
    const halo = project ?? this.place;
    if (this.ground.scene.halo === halo) return;
    this.ground.show({ ...this.ground.scene, halo });
  }

  /**
   * Go to a place that was searched for; a located one has its name and its uncertainty on the map, of a district only the
   * ground is shown. Null forgets it.
   * @param {Place | null} place
   * @param {string} name
   */
  showPlace(place, name) {
    this.placeMark?.remove();
    this.placeMark = null;
    this.place = null;
    if (place?.point && place.radius_m) {
      const [lon, lat] = place.point;
      if (place.status === "located") {
        this.place = haloOf(lon, lat, place.radius_m);
        const icon = L.divIcon({ className: "found-place", html: el("span", { text: name }), iconAnchor: [-8, -8] });
        this.placeMark = L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.map);
      }
      const bounds = L.latLng(lat, lon).toBounds(3 * place.radius_m);
      this.map.fitBounds(bounds, { maxZoom: 14, animate: !this.still });
    }
    this.showHalo(null);
  }

  /** Boxes that lie on the map and must not cover names. */
  #obstacles() {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll("[data-on-map]")].flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0) return [];
      const [left, top] = [box.left - frame.left - 4, box.top - frame.top - 4];
      return [{ left, top, right: left + box.width + 8, bottom: top + box.height + 8 }];
    });
  }

  /** @param {Unit} unit @param {HTMLElement} button */
  #openDock(unit, button) {
    const frame = this.map.getContainer().getBoundingClientRect();
    const box = button.getBoundingClientRect();
    const at = { x: box.left + box.width / 2 - frame.left, y: box.bottom - frame.top, r: box.width / 2 };
    this.events.onDock(unit, at);
  }

  /** @param {L.LeafletMouseEvent} event */
  #click({ containerPoint: { x, y }, originalEvent }) {
    const { frame } = this;
    const coarse = isCoarse(originalEvent);
    const marks = this.symbols.at(x, y, frame, coarse);
    const projects = marks.flatMap((mark) => mark.projects);
    const several = projects.length > 1 || marks.some((mark) => mark.projects.length === 0);
    if (several && this.symbols.by !== "place") {
      const at = this.map.containerPointToLatLng(L.point(this.symbols.positionOf(marks[0], frame)));
      this.map.setView(at, frame.zoom + 2, { animate: !this.still });
      return;
    }
    if (projects.length > 1) {
      const at = { ...this.symbols.positionOf(marks[0], frame), r: marks[0].r };
      return this.events.onChoose(byAmount(projects), at);
    }
    if (projects.length === 1) return this.events.onSelect(projects[0]);
    const run = this.ground.runAt(x, y, frame, coarse ? 2 * LINE_REACH : LINE_REACH);
    const line = run === null ? undefined : this.ground.scene.passing.get(run);
    if (line) return this.events.onSelect(line);
    const unit = this.ground.districtAt(x, y, frame);
    return unit ? this.events.onUnit(unit) : this.events.onNothing();
  }

  /** @param {HTMLElement} container */
  #listenToPointer(container) {
    let request = 0;
    container.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "mouse" || event.buttons !== 0) return;
      const onGround = event.target instanceof Element && event.target.closest("[data-on-map], .unit") === null;
      const box = container.getBoundingClientRect();
      const at = onGround ? { x: event.clientX - box.left, y: event.clientY - box.top } : null;
      cancelAnimationFrame(request);
      request = requestAnimationFrame(() => this.#hover(at));
    });
    container.addEventListener("pointerleave", () => {
      cancelAnimationFrame(request);
      this.#hover(null);
    });
  }

  /** @param {{x: number, y: number} | null} at */
  #hover(at) {
    const { frame, map } = this;
    const marks = at ? this.symbols.at(at.x, at.y, frame, false) : [];
    const [mark] = marks;
    const run = at && !mark ? this.ground.runAt(at.x, at.y, frame, LINE_REACH) : null;
    const unit = at && !mark && !run ? this.ground.districtAt(at.x, at.y, frame) : null;
    map.getContainer().classList.toggle("pointing", Boolean(mark ?? run));
    this.highlight(mark ? mark.id : null);
    const hovered = unit?.slug ?? null;
    if (hovered !== this.ground.scene.hovered) {
      this.ground.scene = { ...this.ground.scene, hovered };
      this.ground.surface.redraw();
    }
    const line = run === null ? undefined : this.ground.scene.passing.get(run);
    if (mark) {
      const projects = marks.flatMap((one) => one.projects);
      const total = mark.projects.length === 0 ? mark : null;
      this.events.onHover(projects, { ...this.symbols.positionOf(mark, frame), r: mark.r }, total);
    } else if (line && at) this.events.onHover([line], { ...at, r: 4 }, null);
    else this.events.onHover([], { x: 0, y: 0, r: 0 }, null);
  }
}

/**
 * What the halo takes of a project, for a place that is none.
 * @param {number} lon
 * @param {number} lat
 * @param {number} radiusM
 */
function haloOf(lon, lat, radiusM) {
  const known = { lon, lat, x: unitX(lon), y: unitY(lat), radiusM, placement: "point", precision: "township" };
  return /** @type {Project} */ (/** @type {unknown} */ (known));
}

/** @param {MouseEvent} event */
function isCoarse(event) {
  return event instanceof PointerEvent ? event.pointerType === "touch" : matchMedia("(pointer: coarse)").matches;
}

/**
 * The box of the districts, which the city fills better than its own area does.
 * @param {Unit[]} units
 * @returns {[number, number, number, number] | null} west, south, east, north
 */
function boundsOf(units) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry, zone } of units) {
    if (zone || !geometry) continue;
    for (const [lon, lat] of ringsOf(geometry).flat()) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return Number.isFinite(box[0]) ? box : null;
}
