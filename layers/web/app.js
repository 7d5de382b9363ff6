/**
 * The page as a whole: reads the atlas, keeps the state, tells every part when it has changed.
 * @module
 */

import { monthBeside, reportMonths } from "./asof.js";
import { writeCredits } from "./credits.js";
import { ApiError, isSnapshot, readCollection, readJson, readLooks } from "./data.js";
import { byId } from "./dom.js";
import { plus, tally } from "./facets.js";
import { othersOf } from "./filters.js";
import { number } from "./format.js";
import { colourBy, talliesByHue } from "./hue.js";
import { TAGS, rememberLanguage, rememberedLanguage, translatePage, translator, wordsAddress } from "./i18n.js";
import { listenToKeys } from "./keys.js";
import { readTheRest, sayUnread } from "./later.js";
import { MapView } from "./mapview.js";
import { PRECISIONS, append, buildModel, unitsOf } from "./model.js";
import { Notices } from "./notices.js";
import { keepForOffline } from "./offline.js";
import { makeParts } from "./parts.js";
import { Speaker } from "./say.js";
import { CLASSES } from "./scale.js";
import { sameValue } from "./state.js";
import { byAmount } from "./stacks.js";
import { Store } from "./store.js";
import { showUnitCard } from "./unitcard.js";
import { viewOf } from "./view.js";

/** @import {Detail} from "./detail.js" */
/** @import {Look, SizedLook} from "./look.js" */
/** @import {Atlas, Collection, Model, Project, Report, Unit} from "./model.js" */
/** @import {Parts} from "./parts.js" */
/** @import {Lang, State} from "./state.js" */
/** @import {Remote} from "./remote.js" */
/** @import {Mark} from "./stacks.js" */
/** @import {View} from "./view.js" */
/** @typedef {typeof import("./far.js")} Far */

const STYLES = ["projects", "project_lines", "districts", "zones", "routes", "corridor", "nodes", "basemap"];

/** What the map shows of the projects, once districts and ground are there. */
const COLLECTIONS = ["project_lines", "routes", "corridor", "nodes", "totals"];

/** An atlas with more projects than this is never read whole (M88). */
const MANY = 10_000;

/** Keys of the state that change nothing but where the map stands. */
const PLACE_KEYS = new Set(["c", "z"]);

/** The page. */
export class App {
  constructor() {
    document.body.classList.toggle("snapshot", isSnapshot());
    this.store = new Store();
    this.notices = new Notices();
    sayUnread((error, retry) => {
      this.notices.banner(error, this.t, () => {
        this.notices.banner(null, null, () => {});
        retry();
      });
    });
    /** @type {Record<string, number>} milliseconds since the page began */
    this.timings = {};
    /** @type {Map<string, Report[]>} by project, in order of date; empty until they are read */
    this.reports = new Map();
    this.reportsRead = false;
    /** @type {HTMLElement | null} what the focus returns to */
    this.opener = null;
    /** @type {Partial<Record<Lang, Record<string, import("./i18n.js").Message>>>} */
    this.words = {};
    /** @type {import("./i18n.js").Translate} */
    this.t = (key) => key;
    /** @type {{atlas: Atlas, looks: Record<string, Look>, map: MapView} | null} */
    this.ground = null;
    /** `remote` is the door to an atlas that is too large for the page. @type {{model: Model, parts: Parts, remote: Remote | null} | null} */
    this.content = null;
    /** @type {{view: View, speaker: Speaker} | null} */
    this.shown = null;
  }

  /** Read everything and draw it; what fails is said, and can be tried again. */
  async start() {
    try {
      // All is asked for at once, in the order in which it is drawn; of the projects it must be known how many they are.
      const atlas = this.ground ? this.ground.atlas : /** @type {Promise<Atlas>} */ (readJson("api/atlas"));
      const spoken = this.#speak(this.#firstLanguage());
      const ground = this.ground ? Promise.resolve(this.ground) : this.#readGround(atlas, spoken);
      const collections = this.content ? null : this.#readCollections(atlas);
      collections?.catch(() => {}); // said when it is waited for
      [this.ground] = await Promise.all([ground, spoken]);
      this.content ??= await this.#readContent(collections);
      await (this.content.remote?.first ?? this.#readReports());
      this.timings.ready = performance.now();
      this.notices.banner(null, null, () => {});
      void readTheRest().then(keepForOffline);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const t = this.words[this.store.state.lang] ? this.t : null;
      this.notices.banner(error, t, () => void this.start());
    }
  }

  /** The language of the address, else the one last chosen, else Chinese. @returns {Lang} */
  #firstLanguage() {
    const said = new URLSearchParams(location.search).has("lang");
    if (!said && rememberedLanguage() === "en") this.store.set({ lang: "en" }, "replace");
    return this.store.state.lang;
  }

  /** @param {Lang} lang */
  async #speak(lang) {
    this.words[lang] ??= await readJson(wordsAddress(lang));
    this.t = translator(this.words[lang] ?? {}, lang);
    document.documentElement.lang = TAGS[lang];
    document.body.dataset.lang = lang;
    translatePage(document, this.t);
    if (this.ground) writeCredits(this.ground.atlas, lang, this.t);
  }

  /**
   * Districts and land: the first paint.
   * @param {Atlas | Promise<Atlas>} asked
   * @param {Promise<void>} spoken once there are words
   */
  async #readGround(asked, spoken) {
    const [atlas, looks, districts, zones, basemap] = await Promise.all([
      asked,
      readLooks(STYLES),
      readCollection("districts"),
      readCollection("zones"),
      readJson("api/basemap").catch(() => ({ files: [] })),
      spoken,
    ]);
    await colourBy(/** @type {SizedLook} */ (looks.projects), this.store.state.by);
    const units = unitsOf(atlas, districts, zones);
    const { lang, c, z } = this.store.state;
    writeCredits(atlas, lang, this.t);
    const map = this.#makeMap(atlas, looks, units);
    map.start(c, z);
    await map.basemap.load(basemap.files, ({ file }) => this.notices.toast(this.t("error.basemap", { file })));
    this.timings.ground = performance.now();
    return { atlas, looks, map };
  }

  /**
   * What the map shows of the projects; of a large atlas, those that are needed whatever is shown.
   * @param {Atlas | Promise<Atlas>} asked
   * @returns {Promise<[Far | null, Collection[]]>}
   */
  async #readCollections(asked) {
    const rest = Promise.all(COLLECTIONS.map(readCollection));
    rest.catch(() => {}); // said when it is waited for
    const { collections } = await asked;
    if (isSnapshot() || (collections.projects ?? 0) <= MANY) return [null, [await readCollection("projects"), ...(await rest)]];
    const [far, others] = await Promise.all([readFar(), rest]);
    return [far, [await far.readNeeded(others[0], others[others.length - 1]), ...others]];
  }

  /** @param {Promise<[Far | null, Collection[]]> | null} asked */
  async #readContent(asked) {
    const { atlas, map } = /** @type {NonNullable<App["ground"]>} */ (this.ground);
    const [far, [projects, project_lines, routes, corridor, nodes, totals]] = (await asked) ?? [null, []];
    this.timings.arrived = performance.now();
    const { units } = map;
    const model = buildModel(atlas, [...units.held.values()].map(({ unit }) => unit), {
      projects,
      project_lines,
      corridor,
      nodes,
    });
    map.ground.setRoutes(routes.features);
    map.ground.setCorridor(corridor.features);
    map.ground.setNodes(nodes.features);
    map.ground.setRuns(project_lines.features);
    const remote = far?.open(this, model) ?? null;
    const parts = makeParts(this, model, { map, totals: totals.features, remote });
    this.#listenToKeys(parts, map);
    this.content = { model, parts, remote };
    await this.#learn(model);
    return this.content;
  }

  async #readReports() {
    const { features } = await readCollection("reports");
    const ordered = features.map(({ properties }) => /** @type {Report} */ (properties));
    ordered.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    this.reports = new Map();
    for (const report of ordered) append(this.reports, report.project_id, report);
    this.reportsRead = true;
    this.update();
  }

  /** @param {Atlas} atlas @param {Record<string, Look>} looks @param {Unit[]} units */
  #makeMap(atlas, looks, units) {
    const map = new MapView(byId("map", HTMLElement), {
      looks,
      area: atlas.area,
      corridorArea: atlas.corridor_area,
      units,
      still: matchMedia("(prefers-reduced-motion: reduce)").matches,
      events: {
        onMove: (c, z) => this.#moved(c, z),
        onSelect: (project) => this.select(project.id, byId("map", HTMLElement)),
        onUnit: ({ slug }) => this.#toggleUnit(slug),
        onNothing: () => this.content?.parts.chooser.close(),
        onChoose: (projects, at) => this.#choose(projects, at, null),
        onDock: (unit, at) => void this.#openDock(unit, at),
        onHover: (projects, at, total) => this.#hover(projects, at, total),
      },
    });
    byId("zoom-in", HTMLButtonElement).addEventListener("click", () => map.map.zoomIn());
    byId("zoom-out", HTMLButtonElement).addEventListener("click", () => map.map.zoomOut());
    byId("fit-city", HTMLButtonElement).addEventListener("click", () => map.fit());
    byId("fit-corridor", HTMLButtonElement).addEventListener("click", () => map.fitCorridor());
    return map;
  }

  /** @param {Parts} parts @param {MapView} map */
  #listenToKeys(parts, map) {
    listenToKeys(byId("map", HTMLElement), {
      fit: () => map.fit(),
      walk: (by) => this.#walk(by),
      stepDate: (by) => this.#stepDate(by),
      search: () => parts.search.focus(),
      open: () => {
        this.opener = byId("map", HTMLElement);
        byId("detail", HTMLElement).focus();
      },
      close: () => {
        parts.card.hide();
        parts.bar.menu(false);
        parts.bar.closeFilters();
      },
      deselect: () => this.select(null),
    });
  }

  /** Read the address anew, now that it is known what it may say, and listen to it. @param {Model} model */
  async #learn(model) {
    const { vocabulary } = model.atlas;
    this.store.learn({
      units: model.units.map(({ slug }) => slug),
      stages: [...CLASSES, ...Object.keys(vocabulary.stages)],
      sectors: Object.keys(vocabulary.sectors),
      precisions: PRECISIONS,
      branches: model.corridor.branches.map(({ slug }) => slug),
      // Of a large atlas the page learns of a project when it asks for it.
      isProject: (id) => this.content?.remote !== null || model.byId.has(id),
    });
    const left = this.content?.remote?.unasked(this.store.state) ?? null;
    const { dropped } = this.store;
    const { skipped } = model;
    const n = skipped.length;
    if (n > 0) this.notices.toast(this.t("error.skipped", { n, count: n, what: skipped.slice(0, 3).join(", ") }));
    if (dropped.length > 0) this.notices.toast(this.t("error.address", { what: dropped.join(", ") }));
    if (left) {
      this.store.set(left, "replace");
      this.notices.toast(this.t("big.leftOut"));
    }
    this.store.listen((state, before) => void this.#changed(state, before));
    this.update();
    this.timings.content = performance.now();
    if (this.store.state.sel !== null) this.#reveal();
    const { map } = /** @type {NonNullable<App["ground"]>} */ (this.ground);
    if (new URLSearchParams(location.search).get("probe") !== "1") return;
    const { addProbe } = await import("./probe.js");
    addProbe(map, () => /** @type {NonNullable<App["shown"]>} */ (this.shown).view, this.timings);
  }

  /** @param {State} state @param {State} before */
  async #changed(state, before) {
    if (state.lang !== before.lang) {
      rememberLanguage(state.lang);
      await this.#speak(state.lang);
    }
    if (state.by !== before.by && this.ground) await colourBy(/** @type {SizedLook} */ (this.ground.looks.projects), state.by);
    if (!sameValue([state.c, state.z], [before.c, before.z])) this.ground?.map.goTo(state.c, state.z);
    const keys = /** @type {(keyof State)[]} */ (Object.keys(state));
    if (keys.some((key) => !PLACE_KEYS.has(key) && state[key] !== before[key])) this.update();
    if (state.sel !== before.sel) this.#selectionChanged(state.sel);
  }

  /** Derive the view and draw every part. */
  update() {
    const { content, ground } = this;
    if (!content || !ground) return;
    const { state } = this.store;
    const then = this.reportsRead ? state : { ...state, t: null };
    const view = content.remote?.view(state) ?? viewOf(content.model, this.reports, then);
    const speaker = new Speaker(content.model, this.t, state.lang);
    this.shown = { view, speaker };
    const { base, filters, chips, lists, search, ledger, bar, boards, profile } = content.parts;
    ground.map.update(view, speaker, othersOf(state) === "dim");
    for (const part of [base, filters, chips, lists, search, ledger, bar, boards.now, profile.now]) part?.update(view, speaker);
    if (state.cmp !== null) boards.use(() => {});
    showUnitCard(view, speaker, content.model, (unit) => boards.use((made) => made.openRace(unit)));
    this.#showDetail(view, content.parts);
    this.#look(true);
    this.#inView();
    const n = view.total.count;
    if (view.far?.busy) return;
    this.notices.announce(this.t("status.count", { n, count: number(n), tray: number(view.trayTotal.count) }));
  }

  /** Draw the map alone: what it shows of a large atlas has come. */
  drawMap() {
    const { content, ground } = this;
    if (!content?.remote || !ground) return;
    const view = content.remote.view(this.store.state);
    const speaker = new Speaker(content.model, this.t, this.store.state.lang);
    this.shown = { view, speaker };
    ground.map.update(view, speaker, false);
    content.parts.profile.now?.update(view, speaker);
    this.#inView();
  }

  /** Ask for what the map shows, where the page has not all. @param {boolean} [now] without waiting for the next move */
  #look(now = false) {
    const map = this.ground?.map.map;
    if (map) this.content?.remote?.look(this.store.state, map.getBounds(), map.getZoom(), now);
  }

  /** What depends on where the map stands: legend and summary. */
  #inView() {
    const { shown, ground, content } = this;
    if (!shown || !ground || !content) return;
    const { map } = ground;
    const { far } = shown.view;
    const projects = far ? [] : map.projectsInView();
    const hues = far?.inView ?? talliesByHue(map.symbols.look, projects);
    content.parts.legend.update(shown.view, { zoom: map.map.getZoom(), hues, shrink: map.shrink }, shown.speaker);
    const total = far ? [...hues.values()].reduce(plus, { count: 0, known: 0, sum: 0 }) : tally(projects);
    const values = { n: total.count, count: total.count, known: total.known, amount: shown.speaker.figure(total.sum) };
    byId("map-summary", HTMLElement).textContent = this.t("map.summary", values);
    const { selected } = shown.view;
    const note = byId("map-note", HTMLElement);
    const crowded = far ? far.crowded : map.symbols.by === "cell";
    note.hidden = !crowded && (selected === null || !map.haloFillsView(selected));
    note.textContent = this.t(crowded ? "map.crowded" : "map.wideHalo", { n: total.count, count: number(total.count) });
  }

  /** @param {[number, number]} c @param {number} z */
  #moved(c, z) {
    this.content?.parts.card.hide();
    this.store.set({ c, z }, "move");
    this.#look();
    this.#inView();
  }

  /** @param {string} slug */
  #toggleUnit(slug) {
    const { d } = this.store.state;
    this.store.set({ d: d.length === 1 && d[0] === slug ? [] : [slug] });
  }

  /** @param {Project[]} projects @param {{x: number, y: number, r: number}} at @param {Mark | null} total */
  #hover(projects, at, total) {
    if (!this.shown || !this.content || this.content.parts.chooser.isOpen) return;
    this.content.parts.profile.now?.light(projects.map(({ id }) => id));
    this.content.parts.card.point(projects, at, this.shown.speaker, total);
    this.ground?.map.showHalo(projects.length === 1 ? projects[0] : this.shown.view.selected);
  }

  /** @param {Unit} unit @param {{x: number, y: number, r: number}} at */
  async #openDock(unit, at) {
    if (!this.shown || !this.content) return;
    const { view } = this.shown;
    const { remote } = this.content;
    const projects = remote ? await remote.docked(this.store.state, unit) : (view.docked.get(unit.slug) ?? []);
    this.#choose(projects, at, unit, view.docks.get(unit.slug));
  }

  /**
   * @param {Project[]} projects @param {{x: number, y: number, r: number}} at @param {Unit | null} unit
   * @param {number} [n] how many there are, of which these may be the largest
   */
  #choose(projects, at, unit, n = projects.length) {
    if (!this.shown || !this.content || projects.length === 0) return;
    const { speaker } = this.shown;
    const { card, chooser } = this.content.parts;
    const count = number(n);
    const title = unit ? this.t("chooser.unit", { unit: speaker.unitName(unit), n, count }) : this.t("chooser.here", { n, count });
    card.hide();
    chooser.open(title, projects, at, speaker);
  }

  /**
   * Select a project, or none.
   * @param {string | null} id
   * @param {HTMLElement} [from] what the focus returns to
   */
  select(id, from) {
    if (from) this.opener = from;
    this.content?.parts.chooser.close();
    this.content?.parts.card.hide();
    this.store.set({ sel: id });
  }

  /** @param {string | null} id */
  #selectionChanged(id) {
    if (id === null) {
      this.opener?.focus();
      this.opener = null;
      return;
    }
    this.#reveal();
    this.content?.parts.detail.use(() => {
      const still = this.store.state.sel === id && document.activeElement !== byId("map", HTMLElement);
      if (still) byId("detail", HTMLElement).focus({ preventScroll: true });
    });
  }

  /** All of the selected project has come; nothing may have been known of it before. */
  projectCame() {
    const known = this.shown?.view.selected;
    this.update();
    if (!known) this.#reveal();
  }

  /** Rows of the list have come: the detail may now know where its project stands. */
  rowsCame() {
    this.content?.parts.lists.refresh();
    if (this.shown?.view.selected) this.content?.parts.detail.now && this.#fillDetail(this.content.parts.detail.now);
  }

  /** Bring the selected project into view, in the list and on the map. */
  #reveal() {
    const { shown, ground, content } = this;
    if (!shown?.view.selected || !ground || !content) return;
    const { sheet, lists } = content.parts;
    const { selected } = shown.view;
    if (sheet.isUsed && sheet.stop === "peek") sheet.stop = "half";
    lists.reveal(selected);
    if (selected.placement !== "tray") ground.map.reveal(selected);
  }

  /** @param {View} view @param {Parts} parts */
  #showDetail({ selected }, { detail }) {
    if (selected) return detail.use((made) => this.#fillDetail(made));
    this.#openDetail(false);
    detail.now?.hide();
  }

  /** In place of the list, which stays as long as the detail is not there. @param {boolean} open */
  #openDetail(open) {
    document.body.classList.toggle("with-detail", open);
    byId("browse", HTMLElement).hidden = open;
  }

  /** @param {Detail} detail */
  #fillDetail(detail) {
    const { content, shown } = this;
    const selected = shown?.view.selected;
    if (!content || !shown || !selected) return;
    this.#openDetail(true);
    const asOf = shown.view.state.t ?? this.ground?.atlas.as_of ?? "";
    const all = this.reports.get(selected.id) ?? (this.reportsRead ? [] : null);
    const reports = all?.filter(({ date }) => date.slice(0, 7) <= asOf) ?? null;
    const place = content.parts.lists.placeOf(selected.id);
    const marked = shown.view.state.mark.includes(selected.id);
    detail.show(selected, { reports, asOf, place, marked }, shown.speaker);
  }

  /** The next project of the list, or the one before. @param {1 | -1} by */
  async step(by) {
    const { sel } = this.store.state;
    const next = sel === null ? null : await this.content?.parts.lists.beside(sel, by);
    if (next && this.store.state.sel === sel) this.select(next.id);
  }

  /** Open the list of what is not on the map. */
  showTray() {
    if (!this.content) return;
    if (this.store.state.sel !== null) this.select(null);
    const { sheet, lists } = this.content.parts;
    if (sheet.isUsed) sheet.stop = "half";
    lists.openTray(true);
    byId("tray", HTMLElement).focus();
  }

  /** Go through the projects in view by amount, and say each. @param {1 | -1} by */
  #walk(by) {
    const { shown, ground } = this;
    const projects = byAmount(ground?.map.projectsInView() ?? []);
    if (!shown || projects.length === 0) return;
    const at = projects.findIndex(({ id }) => id === this.store.state.sel);
    const next = at < 0 && by < 0 ? projects.length - 1 : (at + by + projects.length) % projects.length;
    const spoken = shown.speaker.spoken(projects[next]);
    this.store.set({ sel: projects[next].id }, "replace");
    this.notices.announce(this.t("map.walk", { project: spoken, at: next + 1, of: projects.length }));
  }

  /** @param {1 | -1} by */
  #stepDate(by) {
    if (this.content?.remote) return;
    const months = reportMonths(this.ground?.atlas.articles ?? []);
    this.store.set({ t: monthBeside(months, this.store.state.t, by) });
  }
}

/** The modules for a large atlas; no other page reads them. @returns {Promise<Far>} */
function readFar() {
  return import("./far.js").catch((cause) => {
    throw new ApiError("far.js", { cause });
  });
}
