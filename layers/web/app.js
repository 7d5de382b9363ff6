/**
 * The page as a whole: reads the atlas, keeps the state, tells every part when it has changed.
 * @module
 */

import { reportMonths } from "./asof.js";
import { Card, Chooser } from "./card.js";
import { ApiError, readCollection, readJson, readLooks } from "./data.js";
import { Detail } from "./detail.js";
import { byId, el, fill } from "./dom.js";
import { csv, fillPrintSheet, hash, save } from "./exporting.js";
import { tally } from "./facets.js";
import { Chips, Filters, othersOf } from "./filters.js";
import { number } from "./format.js";
import { TAGS, translatePage, translator, wordsAddress } from "./i18n.js";
import { Ledger } from "./ledger.js";
import { Legend } from "./legend.js";
import { Lists } from "./list.js";
import { MapView } from "./mapview.js";
import { unitX, unitY } from "./mercator.js";
import { PRECISIONS, append, buildModel, unitsOf } from "./model.js";
import { addProbe } from "./probe.js";
import { Speaker } from "./say.js";
import { CLASSES } from "./scale.js";
import { Search } from "./search.js";
import { Sheet } from "./sheet.js";
import { formatState, itemsAddress } from "./state.js";
import { Store } from "./store.js";
import { viewOf } from "./view.js";

/** @typedef {import("./model.js").Atlas} Atlas */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./model.js").Project} Project */
/** @typedef {import("./model.js").Report} Report */
/** @typedef {import("./model.js").Unit} Unit */
/** @typedef {import("./state.js").Lang} Lang */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./view.js").View} View */

const STYLES = ["projects", "project_lines", "districts", "zones", "routes", "nodes", "basemap"];

/** Results are announced when they have not changed for so long [ms] (M43). */
const ANNOUNCE_MS = 500;

/** How long a short message stays [ms]. */
const TOAST_MS = 2400;

/** Where the language is remembered. */
const LANG_KEY = "atlas.lang";

/** Keys that do not change what is listed. */
const QUIET = new Set(["c", "z"]);

/** The page. */
export class App {
  constructor() {
    this.store = new Store();
    /** @type {Record<string, number>} */
    this.timings = {};
    /** @type {Map<string, Report[]>} */
    this.reports = new Map();
    this.reportsRead = false;
    this.announceTimer = 0;
    this.toastTimer = 0;
    /** @type {HTMLElement | null} */
    this.opener = null;
    /** @type {Partial<Record<Lang, Record<string, import("./i18n.js").Message>>>} */
    this.words = {};
    /** @type {import("./i18n.js").Translate} */
    this.t = (key) => key;
  }

  /** Read everything and draw it; what fails is said, and can be tried again. */
  async start() {
    try {
      await this.#readWords(this.#firstLanguage());
      this.#speakPage();
      await this.#open();
      this.#banner(null);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#banner(error, () => void this.start());
    }
  }

  /** The language of the address, else the one last chosen, else Chinese. @returns {Lang} */
  #firstLanguage() {
    const said = new URLSearchParams(location.search).has("lang");
    const kept = remembered(LANG_KEY);
    if (!said && kept === "en") this.store.set({ lang: "en" }, "replace");
    return this.store.state.lang;
  }

  /** @param {Lang} lang */
  async #readWords(lang) {
    this.words[lang] ??= await readJson(wordsAddress(lang));
    this.t = translator(this.words[lang] ?? {}, lang);
  }

  #speakPage() {
    const { lang } = this.store.state;
    document.documentElement.lang = TAGS[lang];
    translatePage(document, this.t);
    byId("lang", HTMLButtonElement).setAttribute("aria-label", this.t("action.lang"));
    byId("lang", HTMLButtonElement).title = this.t("action.lang");
    document.body.dataset.lang = lang;
  }

  async #open() {
    /** @type {[Atlas, Record<string, import("./look.js").Look>, any, any, any]} */
    const [atlas, looks, districts, zones, basemap] = await Promise.all([
      readJson("api/atlas"),
      readLooks(STYLES),
      readCollection("districts"),
      readCollection("zones"),
      readJson("api/basemap").catch(() => ({ files: [] })),
    ]);
    const rest = Promise.all(["projects", "project_lines", "routes", "nodes", "totals"].map(readCollection));
    const units = unitsOf(atlas, districts, zones);
    this.atlas = atlas;
    this.looks = looks;
    this.map = this.#makeMap(atlas, looks, units);
    this.#sayAtlas(atlas);
    const failed = (/** @type {{file: string}} */ { file }) => this.#note(this.t("error.basemap", { file }));
    await this.map.basemap.load(basemap.files, failed);
    this.timings.ground = performance.now();
    const [projects, project_lines, routes, nodes, totals] = await rest;
    this.model = buildModel(atlas, units, { projects, project_lines });
    this.map.ground.setRoutes(routes.features);
    this.map.ground.setNodes(nodes.features);
    this.map.ground.setRuns(project_lines.features);
    this.#makeParts(this.model, totals.features, routes.features);
    this.#learn(this.model);
    if (atlas.collections.ticks) void this.#readTicks();
    await this.#readReports();
    this.timings.ready = performance.now();
  }

  async #readTicks() {
    const { features } = await readCollection("ticks");
    if (!this.map) return;
    this.map.ground.ticks = features.flatMap(({ properties, geometry }) => {
      if (!geometry) return [];
      const [lon, lat] = geometry.coordinates;
      // A bearing counts from north, an angle on the screen from east, both clockwise.
      const angle = ((properties.bearing_deg - 90) * Math.PI) / 180;
      return [{ branch: properties.branch, km: properties.chainage_km, x: unitX(lon), y: unitY(lat), angle }];
    });
    this.map.ground.surface.redraw();
    this.map.names.arrange();
  }

  async #readReports() {
    const { features } = await readCollection("reports");
    this.reports = new Map();
    const ordered = features.map(({ properties }) => /** @type {Report} */ (properties));
    ordered.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    for (const report of ordered) append(this.reports, report.project_id, report);
    this.reportsRead = true;
    this.update();
  }

  /** @param {Atlas} atlas @param {Record<string, import("./look.js").Look>} looks @param {Unit[]} units */
  #makeMap(atlas, looks, units) {
    const container = byId("map", HTMLElement);
    if (this.map) this.map.map.remove();
    const map = new MapView(container, {
      looks,
      area: boundsOf(units) ?? atlas.area,
      corridorArea: atlas.corridor_area,
      units,
      still: matchMedia("(prefers-reduced-motion: reduce)").matches,
      events: {
        onMove: (c, z) => this.#moved(c, z),
        onSelect: (project) => this.select(project.id),
        onUnit: (unit) => this.store.set({ d: this.#withUnit(unit.slug) }),
        onNothing: () => this.chooser?.close(),
        onChoose: (projects, at, unit) => this.#choose(projects, at, unit),
        onHover: (projects, at) => this.#hover(projects, at),
      },
    });
    map.start(this.store.state.c, this.store.state.z);
    const scale = L.control.scale({ imperial: false, maxWidth: 96 }).addTo(map.map).getContainer();
    if (scale) byId("scale", HTMLElement).replaceChildren(scale);
    this.#controls(map, atlas, container);
    return map;
  }

  /** @param {string} slug */
  #withUnit(slug) {
    const { d } = this.store.state;
    return d.length === 1 && d[0] === slug ? [] : [slug];
  }

  /** @param {MapView} map @param {Atlas} atlas @param {HTMLElement} container */
  #controls(map, atlas, container) {
    byId("zoom-in", HTMLButtonElement).onclick = () => map.map.zoomIn();
    byId("zoom-out", HTMLButtonElement).onclick = () => map.map.zoomOut();
    byId("fit-city", HTMLButtonElement).onclick = () => map.fit();
    byId("fit-corridor", HTMLButtonElement).onclick = () => {
      const [west, south, east, north] = atlas.corridor_area;
      map.map.fitBounds([[south, west], [north, east]], { animate: !map.still });
    };
    container.onkeydown = (event) => this.#mapKey(event);
  }

  /** @param {Model} model @param {import("./model.js").Feature[]} totals @param {import("./model.js").Feature[]} routes */
  #makeParts(model, totals, routes) {
    const look = /** @type {import("./look.js").SizedLook} */ (this.looks?.projects);
    const wide = matchMedia("(min-width: 1200px)").matches;
    this.filters = new Filters(model, look, this.store);
    this.chips = new Chips(model, this.store);
    this.sheet = new Sheet();
    this.lists = new Lists(look, {
      onSelect: (project, from) => {
        this.opener = from;
        this.select(project.id);
      },
      onActive: (project) => {
        this.map?.highlight(project?.id ?? null);
        this.map?.showHalo(project ?? this.view?.selected ?? null);
      },
      onTray: () => this.#showTray(),
      onRelease: (changes) => this.store.set(changes),
    });
    this.detail = new Detail(model, look, {
      onClose: () => this.select(null),
      onStep: (by) => this.#step(by),
      onSelect: (id) => this.select(id),
      onCopy: () => void this.#share(),
    });
    this.search = new Search(model, look, {
      onSelect: (project) => {
        this.opener = byId("search-input", HTMLInputElement);
        this.select(project.id);
      },
      announce: (text) => this.#announce(text),
    });
    this.legend = new Legend(this.looks ?? {}, this.store, {
      onTray: () => this.#showTray(),
      onFold: () => this.map?.names.arrange(),
      open: wide,
    });
    this.legend.lines = routes;
    this.ledger = new Ledger(totals, model);
    this.card = new Card(look);
    this.chooser = new Chooser(look, (project) => this.select(project.id));
    this.#listen();
  }

  /** Read the address anew, now that it is known what it may say. @param {Model} model */
  #learn(model) {
    const { vocabulary } = model.atlas;
    this.store.learn({
      units: model.units.map(({ slug }) => slug),
      stages: [...CLASSES, ...Object.keys(vocabulary.stages)],
      sectors: Object.keys(vocabulary.sectors),
      precisions: PRECISIONS,
      isProject: (id) => model.byId.has(id),
    });
    const { dropped } = this.store;
    if (dropped.length > 0) this.#note(this.t("error.address", { what: dropped.join(", ") }));
    this.store.listen((state, before) => void this.#changed(state, before));
    this.update();
    if (this.view) addProbe(/** @type {MapView} */ (this.map), () => /** @type {View} */ (this.view), this.timings);
  }

  /** @param {State} state @param {State} before */
  async #changed(state, before) {
    if (state.lang !== before.lang) {
      await this.#readWords(state.lang);
      remember(LANG_KEY, state.lang);
      this.#speakPage();
      if (this.atlas) this.#sayAtlas(this.atlas);
    }
    const moved = state.c !== before.c || state.z !== before.z;
    const { frame } = this.map ?? {};
    const centre = this.map?.map.getCenter();
    const there = centre && state.c && Math.abs(centre.lng - state.c[0]) < 1e-3 && Math.abs(centre.lat - state.c[1]) < 1e-3;
    if (moved && frame && !there) this.map?.goTo(state.c, state.z);
    const keys = /** @type {(keyof State)[]} */ (Object.keys(state));
    if (keys.some((key) => !QUIET.has(key) && state[key] !== before[key])) this.update();
    if (state.sel !== before.sel) this.#selectionChanged(state.sel);
  }

  /** Derive the view and draw every part. */
  update() {
    const { model, map } = this;
    if (!model || !map) return;
    const { state } = this.store;
    const view = viewOf(model, this.reports, state.t && !this.reportsRead ? { ...state, t: null } : state);
    this.view = view;
    const speaker = new Speaker(model, this.t, state.lang);
    this.speaker = speaker;
    this.#drawMap(view, speaker);
    this.filters?.update(view, speaker);
    this.chips?.update(view, speaker);
    this.lists?.update(view, speaker);
    this.search?.update(view, speaker);
    this.ledger?.update(view, speaker);
    this.#unitCard(view, speaker);
    this.#showDetail(view, speaker);
    this.#actions(view, speaker);
    this.#inView();
    this.#announce(this.t("status.count", { n: view.passing.length, count: number(view.passing.length), tray: view.tray.length }));
  }

  /** @param {View} view @param {Speaker} speaker */
  #drawMap(view, speaker) {
    const map = /** @type {MapView} */ (this.map);
    const { state } = view;
    const dim = othersOf(state) === "dim";
    const off = new Set(state.off);
    const onMap = view.located.filter(({ placement }) => placement !== "docked");
    const others = dim ? view.others.filter(({ placement }) => placement === "point" || placement === "line") : [];
    map.docked = view.docked;
    map.basemap.shown = !off.has("base");
    map.basemap.surface.redraw();
    map.ground.scene = {
      off,
      chosen: new Set(state.d),
      hovered: null,
      halo: view.selected,
      passing: new Map(view.located.map((project) => [project.id, project])),
      selected: state.sel,
      dim,
    };
    map.ground.surface.redraw();
    map.symbols.show(onMap, others);
    map.units.show({
      lang: state.lang,
      tallies: view.tallies.unit,
      docked: view.docked,
      chosen: new Set(state.d),
      sumText: (sum) => speaker.tally(sum),
      dockText: (n) => this.t("map.docked", { n, count: n }),
    });
    map.names.show({ lang: state.lang, off, selected: state.sel, schematic: this.t("map.schematic") });
  }

  /** What depends on where the map stands: legend and summary. */
  #inView() {
    const { view, speaker, map } = this;
    if (!view || !speaker || !map) return;
    const projects = map.projectsInView();
    this.legend?.update(view, { zoom: map.map.getZoom(), projects }, speaker);
    const total = tally(projects);
    const values = { n: total.count, count: total.count, known: total.known, amount: speaker.figure(total.sum) };
    byId("map-summary", HTMLElement).textContent = this.t("map.summary", values);
    const wide = view.selected !== null && map.haloFillsView(view.selected);
    const note = byId("map-note", HTMLElement);
    note.hidden = !wide;
    if (wide) note.textContent = this.t("map.wideHalo");
  }

  /** @param {[number, number]} c @param {number} z */
  #moved(c, z) {
    this.card?.hide();
    this.store.set({ c, z }, "move");
    this.#inView();
  }

  /** @param {Project[]} projects @param {{x: number, y: number, r: number}} at */
  #hover(projects, at) {
    if (!this.speaker || this.chooser?.isOpen) return;
    this.card?.point(projects, at, this.speaker);
    this.map?.showHalo(projects.length === 1 ? projects[0] : (this.view?.selected ?? null));
  }

  /** @param {Project[]} projects @param {{x: number, y: number}} at @param {Unit | null} unit */
  #choose(projects, at, unit) {
    if (!this.speaker || projects.length === 0) return;
    this.card?.hide();
    const n = projects.length;
    const title = unit
      ? this.t("chooser.unit", { unit: this.speaker.unitName(unit), n, count: n })
      : this.t("chooser.here", { n, count: n });
    this.chooser?.open(title, projects, at, this.speaker);
  }

  /** Select a project, or none. @param {string | null} id */
  select(id) {
    this.chooser?.close();
    this.card?.hide();
    this.store.set({ sel: id });
  }

  /** @param {string | null} id */
  #selectionChanged(id) {
    if (id === null) {
      this.opener?.focus();
      this.opener = null;
      return;
    }
    const { view, map, sheet } = this;
    if (sheet?.isUsed && sheet.stop === "peek") sheet.stop = "half";
    if (view?.selected) this.lists?.reveal(view.selected);
    if (view?.selected && map && view.selected.placement !== "tray") map.reveal(view.selected, this.#covered());
    byId("detail", HTMLElement).focus({ preventScroll: true });
  }

  /** How much of the map panels cover on each side [px]. */
  #covered() {
    const area = byId("map", HTMLElement).getBoundingClientRect();
    const side = byId("side", HTMLElement).getBoundingClientRect();
    const sheet = this.sheet?.isUsed ? Math.max(0, area.bottom - side.top) : 0;
    return { left: 0, top: 0, right: 0, bottom: Math.min(sheet, area.height - 80) };
  }

  /** @param {View} view @param {Speaker} speaker */
  #showDetail(view, speaker) {
    const { selected } = view;
    document.body.classList.toggle("with-detail", selected !== null);
    byId("browse", HTMLElement).hidden = selected !== null;
    if (!selected) return this.detail?.hide();
    const sequence = this.lists?.sequence() ?? [];
    const at = sequence.findIndex(({ id }) => id === selected.id);
    const month = view.state.t ?? this.atlas?.as_of ?? "";
    const all = this.reportsRead ? (this.reports.get(selected.id) ?? []) : null;
    const reports = all?.filter(({ date }) => date.slice(0, 7) <= month) ?? null;
    const place = at < 0 ? null : { at: at + 1, of: sequence.length };
    this.detail?.show(selected, { reports, asOf: month, place }, speaker);
  }

  /** @param {1 | -1} by */
  #step(by) {
    const sequence = this.lists?.sequence() ?? [];
    const at = sequence.findIndex(({ id }) => id === this.store.state.sel);
    const next = sequence[(at + by + sequence.length) % sequence.length];
    if (next) this.select(next.id);
  }

  /** The card of the one unit that is chosen (M56). @param {View} view @param {Speaker} speaker */
  #unitCard(view, speaker) {
    const root = byId("unit-card", HTMLElement);
    const unit = view.state.d.length === 1 ? this.model?.unitBySlug.get(view.state.d[0]) : undefined;
    root.hidden = unit === undefined;
    if (!unit) return;
    const total = view.tallies.unit.get(unit.slug) ?? { count: 0, known: 0, sum: 0 };
    const docked = view.docked.get(unit.slug)?.length ?? 0;
    fill(
      root,
      el("h3", { text: speaker.unitName(unit) }),
      el("p", { class: "figures", text: speaker.tally(total) }),
      docked > 0 && el("p", { text: this.t("unit.docked", { n: docked, count: docked }) }),
      unit.zone && el("p", { class: "fine", text: this.t("unit.zone") }),
      el("a", { attrs: { href: `api/districts/${unit.slug}/projects.geojson`, download: true }, text: this.t("unit.geojson") }),
    );
  }

  /** @param {View} view @param {Speaker} speaker */
  #actions(view, speaker) {
    const month = view.state.t ?? this.atlas?.as_of ?? "";
    byId("asof-chip", HTMLElement).textContent = this.t(view.state.t ? "action.asofPast" : "action.asof", { date: speaker.date(month) });
    byId("asof-chip", HTMLElement).classList.toggle("past", view.state.t !== null);
    const link = byId("export-geojson", HTMLAnchorElement);
    const address = itemsAddress(view.state, view.passing);
    if (address) {
      link.href = address;
      link.download = `${this.#fileName()}.geojson`;
    } else link.removeAttribute("href");
    link.setAttribute("aria-disabled", String(address === null));
  }

  /** A name that says date and filter (M59). */
  #fileName() {
    const { state } = this.store;
    const query = formatState({ ...state, c: null, z: null, sel: null, off: [], dim: null, lang: "zh" });
    return `${this.atlas?.as_of ?? "atlas"}-${hash(query)}`;
  }

  /** Listeners of what is there once. */
  #listen() {
    if (this.listening) return;
    this.listening = true;
    byId("lang", HTMLButtonElement).addEventListener("click", () => {
      this.store.set({ lang: this.store.state.lang === "zh" ? "en" : "zh" }, "replace");
    });
    byId("share", HTMLButtonElement).addEventListener("click", () => void this.#share());
    byId("export-csv", HTMLButtonElement).addEventListener("click", () => {
      if (this.view) save(`${this.#fileName()}.csv`, csv(this.view.passing), "text/csv;charset=utf-8");
    });
    byId("print", HTMLButtonElement).addEventListener("click", () => window.print());
    byId("ledger-open", HTMLButtonElement).addEventListener("click", () => {
      this.#menu(false);
      this.ledger?.open();
    });
    addEventListener("beforeprint", () => this.#print());
    byId("asof-chip", HTMLButtonElement).addEventListener("click", () => this.#openFilters("time"));
    byId("filters-close", HTMLButtonElement).addEventListener("click", () => this.#closeFilters());
    byId("filters-done", HTMLButtonElement).addEventListener("click", () => this.#closeFilters());
    byId("menu", HTMLButtonElement).addEventListener("click", () => this.#menu(!document.body.classList.contains("menu")));
    byId("skip", HTMLAnchorElement).addEventListener("click", (event) => {
      event.preventDefault();
      byId("list", HTMLElement).focus();
    });
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => this.#outside(event));
    this.#shortcuts();
  }

  /** Buttons that open a group of the filters, where the panel is not always there. */
  #shortcuts() {
    const groups = { stage: "facet-stage", unit: "facet-unit", amount: "facet-amount", more: "facet-sector" };
    const buttons = Object.entries(groups).map(([name, group]) =>
      el("button", {
        class: "action",
        attrs: { type: "button", "data-t": `facet.${name}` },
        text: this.t(`facet.${name}`),
        on: { click: () => this.#openFilters(group) },
      }),
    );
    fill(byId("shortcuts", HTMLElement), ...buttons);
  }

  /** @param {string} group */
  #openFilters(group) {
    document.body.classList.add("with-filters");
    this.#menu(false);
    const details = byId(group, HTMLDetailsElement);
    details.open = true;
    details.scrollIntoView({ block: "start" });
    details.querySelector("summary")?.focus();
  }

  #closeFilters() {
    document.body.classList.remove("with-filters");
  }

  /** @param {boolean} open */
  #menu(open) {
    document.body.classList.toggle("menu", open);
    byId("menu", HTMLButtonElement).setAttribute("aria-expanded", String(open));
  }

  /** @param {PointerEvent} event */
  #outside(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest("#chooser, .unit-dock")) this.chooser?.close();
    if (!target?.closest("#actions, #menu")) this.#menu(false);
  }

  #showTray() {
    if (this.store.state.sel !== null) this.select(null);
    if (this.sheet?.isUsed) this.sheet.stop = "half";
    this.lists?.openTray(true);
    byId("tray", HTMLElement).focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      this.search?.focus();
    } else if (event.key === "Escape") {
      this.card?.hide();
      this.#menu(false);
      this.#closeFilters();
    }
  }

  /** Keys that work while the map has the focus (M62). @param {KeyboardEvent} event */
  #mapKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const keys = {
      0: () => this.map?.fit(),
      n: () => this.#walk(1),
      p: () => this.#walk(-1),
      "/": () => this.search?.focus(),
      "[": () => this.#stepDate(-1),
      "]": () => this.#stepDate(1),
      Escape: () => this.select(null),
      Enter: () => byId("detail", HTMLElement).focus(),
    };
    const act = keys[event.key.toLowerCase()] ?? keys[event.key];
    if (!act) return;
    event.preventDefault();
    this.opener = byId("map", HTMLElement);
    act();
  }

  /** Go through the projects in view by amount, and say each. @param {1 | -1} by */
  #walk(by) {
    const { map, speaker } = this;
    const projects = map?.projectsInView() ?? [];
    if (!speaker || projects.length === 0) return;
    const at = projects.findIndex(({ id }) => id === this.store.state.sel);
    const next = at < 0 && by < 0 ? projects.length - 1 : (at + by + projects.length) % projects.length;
    const project = projects[next];
    this.store.set({ sel: project.id }, "replace");
    byId("map", HTMLElement).focus();
    this.#announce(this.t("map.walk", { project: speaker.spoken(project), at: next + 1, of: projects.length }));
  }

  /** @param {1 | -1} by */
  #stepDate(by) {
    const months = reportMonths(this.atlas?.articles ?? []);
    const { t } = this.store.state;
    const now = t === null ? months.length - 1 : months.findLastIndex((month) => month <= t);
    const next = Math.min(months.length - 1, Math.max(0, now + by));
    this.store.set({ t: next === months.length - 1 ? null : months[next] });
  }

  async #share() {
    const address = new URL(this.store.address, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      this.#toast(this.t("share.copied"));
    } catch {
      // Without a clipboard (plain http, a refusal) the address bar holds the same.
      this.#toast(this.t("share.address"));
    }
  }

  #print() {
    const { view, speaker, atlas, looks } = this;
    if (!view || !speaker || !atlas || !looks) return;
    const look = /** @type {import("./look.js").SizedLook} */ (looks.projects);
    const address = new URL(this.store.address, location.href).href;
    const source = byId("source", HTMLElement).textContent ?? "";
    const title = document.title;
    fillPrintSheet(view, look, { title, address, source, sequence: this.lists?.sequence() ?? [] }, speaker);
  }

  /** @param {Atlas} atlas */
  #sayAtlas(atlas) {
    const { lang } = this.store.state;
    byId("product", HTMLElement).textContent = lang === "zh" ? atlas.product_zh : atlas.product_en;
    byId("atlas-name", HTMLElement).textContent = lang === "zh" ? atlas.name_zh : atlas.name_en;
    document.title = this.t("page.title", {
      atlas: lang === "zh" ? atlas.name_zh : atlas.name_en,
      product: lang === "zh" ? atlas.product_zh : atlas.product_en,
    });
    const review = atlas.review_number ? this.t("source.review", { number: atlas.review_number }) : this.t("source.noReview");
    const [first, ...others] = atlas.attributions ?? [];
    const more = el("button", { class: "link", attrs: { type: "button", "aria-expanded": "false" }, text: this.t("source.more") });
    const full = el("span", { class: "source-full", text: others.map((one) => one[lang]).join(lang === "zh" ? "；" : "; ") });
    full.hidden = true;
    more.addEventListener("click", () => {
      full.hidden = !full.hidden;
      more.setAttribute("aria-expanded", String(!full.hidden));
    });
    fill(
      byId("source", HTMLElement),
      full,
      el("span", { class: "source-line" }, el("span", { text: "Leaflet" }), first && el("span", { text: first[lang] }), el("span", { class: "review", text: review }), others.length > 0 && more),
    );
  }

  /** @param {ApiError | null} error @param {() => void} [retry] */
  #banner(error, retry) {
    const root = byId("banner", HTMLElement);
    root.hidden = error === null;
    if (!error) return;
    const about = error.requestId ? this.t("error.request", { id: error.requestId }) : `${error.status ?? ""}`;
    const again = this.words.zh || this.words.en ? this.t("error.retry") : "重试 / Retry";
    const text = this.words.zh || this.words.en ? this.t("error.data", { address: error.address }) : error.message;
    fill(root, el("p", { text }), el("span", { text: about }), el("button", { class: "primary", attrs: { type: "button" }, text: again, on: { click: () => retry?.() } }));
  }

  /** One notice that something small is missing. @param {string} text */
  #note(text) {
    this.#toast(text);
  }

  /** @param {string} text */
  #toast(text) {
    const root = byId("toast", HTMLElement);
    clearTimeout(this.toastTimer);
    root.textContent = text;
    root.hidden = false;
    this.toastTimer = window.setTimeout(() => (root.hidden = true), TOAST_MS);
    this.#announce(text);
  }

  /** @param {string} text */
  #announce(text) {
    clearTimeout(this.announceTimer);
    this.announceTimer = window.setTimeout(() => (byId("status", HTMLElement).textContent = text), ANNOUNCE_MS);
  }
}

/** The box of the districts, which the city fills better than its own area does. @param {Unit[]} units */
function boundsOf(units) {
  const points = units.flatMap(({ geometry, zone }) => (geometry && !zone ? geometry.coordinates.flat(2) : []));
  if (points.length === 0) return null;
  const [lons, lats] = [0, 1].map((axis) => points.map((/** @type {number[]} */ point) => point[axis]));
  /** @param {number[]} values @param {(a: number, b: number) => number} pick */
  const reduce = (values, pick) => values.reduce((a, b) => pick(a, b));
  return [reduce(lons, Math.min), reduce(lats, Math.min), reduce(lons, Math.max), reduce(lats, Math.max)];
}

/** @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden, as in a frame
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // nothing is remembered where storage is forbidden
  }
}

