/**
 * The parts of the page, made once the data are there, and what they have to do with each other.
 * @module
 */

import { BaseChoice } from "./basechoice.js";
import { Card, Chooser } from "./card.js";
import { creditsOf } from "./credits.js";
import { isSnapshot } from "./data.js";
import { byId } from "./dom.js";
import { Chips, Filters } from "./filters.js";
import { HUE_WORDS, hueOf, hueSlugs } from "./hue.js";
import { Later } from "./later.js";
import { Ledger } from "./ledger.js";
import { Legend } from "./legend.js";
import { Lists } from "./list.js";
import { Search } from "./search.js";
import { Sheet } from "./sheet.js";
import { TopBar } from "./topbar.js";

/** @import {App} from "./app.js" */
/** @import {Boards} from "./boards.js" */
/** @import {Detail} from "./detail.js" */
/** @import {SizedLook} from "./look.js" */
/** @import {MapView} from "./mapview.js" */
/** @import {Feature, Model} from "./model.js" */
/** @import {Printing} from "./printing.js" */
/** @import {Profile} from "./profile.js" */
/** @import {Remote} from "./remote.js" */

/**
 * @typedef {object} Parts
 * @property {Filters} filters
 * @property {BaseChoice} base
 * @property {Chips} chips
 * @property {Lists} lists
 * @property {Later<Detail>} detail
 * @property {Search} search
 * @property {Legend} legend
 * @property {Ledger} ledger
 * @property {Later<Profile>} profile
 * @property {Later<Boards>} boards
 * @property {Card} card
 * @property {Chooser} chooser
 * @property {Sheet} sheet
 * @property {Later<Printing>} printing
 * @property {TopBar} bar
 */

/**
 * Make the parts.
 * @param {App} app
 * @param {Model} model
 * @param {{map: MapView, totals: Feature[], remote: Remote | null}} read
 * @returns {Parts}
 */
export function makeParts(app, model, { map, totals, remote }) {
  const { store, notices } = app;
  const look = /** @type {SizedLook} */ (map.looks.projects);
  const lists = new Lists(look, {
    onSelect: (project, from) => app.select(project.id, from),
    onActive: (project) => {
      map.highlight(project?.id ?? null);
      map.showHalo(project ?? app.shown?.view.selected ?? null);
    },
    onMark: (id) => parts.boards.use((boards) => boards.mark(id)),
    onTray: () => app.showTray(),
    onTrayOpen: () => void remote?.openTray(store.state),
    onRelease: (changes) => store.set(changes),
  });
  const base = new BaseChoice(store, map, isSnapshot() ? [] : model.atlas.basemaps, {
    onTrouble: (tiles) => {
      const { speaker } = /** @type {NonNullable<App["shown"]>} */ (app.shown);
      notices.toast(speaker.t("error.tiles", { name: base.name(tiles.id, speaker) }));
    },
    onChoose: () => app.update(),
  });
  /** @type {Parts} */
  const parts = {
    lists,
    base,
    filters: new Filters(model, look, store, base),
    chips: new Chips(model, store),
    detail: laterDetail(app, model, look, {
      onCopy: () => void parts.bar.share(),
      onMark: (id) => parts.boards.use((boards) => boards.mark(id)),
    }),
    search: new Search(model, look, {
      onSelect: (project) => app.select(project.id, byId("search-input", HTMLElement)),
      onPlace: (place, name) => map.showPlace(place, name),
      announce: (text) => notices.announce(text),
      ask: remote && ((words, signal) => remote.search(words, signal)),
    }),
    legend: new Legend(map.looks, store, {
      onTray: () => app.showTray(),
      onFold: () => map.names.arrange(),
      open: matchMedia("(min-width: 1200px)").matches,
      corridor: map.ground.corridor.map(({ feature }) => feature),
      routes: map.ground.routes.map(({ feature }) => feature),
    }),
    ledger: new Ledger(totals, model, { onRace: () => parts.boards.use((boards) => boards.openRace()) }),
    boards: laterBoards(app, model, map, totals),
    profile: laterProfile(app, model, look, map),
    card: new Card(look),
    chooser: new Chooser(look, (project) => app.select(project.id)),
    sheet: new Sheet(),
    printing: laterPrinting(app, model, map),
    bar: new TopBar(store, look, {
      map,
      asOf: model.atlas.as_of,
      onLedger: () => parts.ledger.open(),
      onProfile: () => parts.profile.use((profile) => profile.open(true)),
      credits: () => pictureCredits(app, model, look),
      onOutside: (target) => {
        if (!target?.closest("#chooser, .unit-dock")) parts.chooser.close();
      },
      toast: (text) => notices.toast(text),
      onPrint: () => parts.printing.use((printing) => printing.open()),
    }),
  };
  byId("skip", HTMLAnchorElement).addEventListener("click", (event) => {
    event.preventDefault();
    byId("list", HTMLElement).focus();
  });
  return parts;
}

/** @param {App} app @param {Model} model @param {SizedLook} look @param {{onCopy: () => void, onMark: (id: string) => void}} acts */
function laterDetail(app, model, look, acts) {
  return new Later(async () => {
    const { Detail } = await import("./detail.js");
    return new Detail(model, look, {
      onClose: () => app.select(null),
      onStep: (by) => void app.step(by),
      onSelect: (id) => app.select(id),
      ...acts,
    });
  });
}

/** @param {App} app @param {Model} model @param {MapView} map @param {Feature[]} totals */
function laterBoards(app, model, map, totals) {
  const later = new Later(async () => {
    const { Boards } = await import("./boards.js");
    const look = /** @type {SizedLook} */ (map.looks.projects);
    const boards = new Boards(app, model, map, totals, () => pictureCredits(app, model, look).source);
    if (app.shown) boards.update(app.shown.view, app.shown.speaker);
    return boards;
  });
  const { cmp, mark } = app.store.state;
  if (cmp !== null || mark.length > 0) later.use(() => {});
  return later;
}

/** The strip below the map stands in the page's own HTML. @param {App} app @param {Model} model @param {SizedLook} look @param {MapView} map */
function laterProfile(app, model, look, map) {
  const strip = byId("profile", HTMLElement);
  strip.hidden = model.corridor.branches.length === 0;
  const later = new Later(async () => {
    const { Profile } = await import("./profile.js");
    const profile = new Profile(model, look, app.store, {
      onLink: (ids) => map.link(ids),
      onFold: () => {
        // The whole city stays the whole city when the map becomes lower; any other view keeps its middle.
        if (app.store.state.c !== null) return;
        map.map.invalidateSize({ pan: false });
        map.fit(false);
      },
    });
    if (app.shown) profile.update(app.shown.view, app.shown.speaker);
    return profile;
  });
  byId("profile-toggle", HTMLButtonElement).addEventListener("click", () => {
    later.use((profile) => profile.open(strip.classList.contains("folded")));
  });
  return later;
}

/** @param {App} app @param {Model} model @param {MapView} map */
function laterPrinting(app, { atlas }, map) {
  return new Later(async () => {
    const { Printing } = await import("./printing.js");
    return new Printing(() => {
      const { view, speaker } = /** @type {NonNullable<App["shown"]>} */ (app.shown);
      const { lists, ledger, bar } = /** @type {NonNullable<App["content"]>} */ (app.content).parts;
      const date = speaker.t("action.asof", { date: speaker.date(view.state.t ?? atlas.as_of) });
      const address = isSnapshot() ? "" : new URL(app.store.address, location.href).href;
      const said = { title: document.title, date, address, ...creditsOf(atlas, speaker.lang, speaker.t) };
      return { map, view, speaker, said, name: bar.fileName, ledger: ledger.said(speaker), sequence: lists.sequence() };
    });
  });
}

/** What a picture of the map says below it. @param {App} app @param {Model} model @param {SizedLook} look */
function pictureCredits(app, { atlas }, look) {
  const { speaker } = /** @type {NonNullable<App["shown"]>} */ (app.shown);
  const { source, review } = creditsOf(atlas, speaker.lang, speaker.t);
  const hues = hueSlugs(look).map((slug) => speaker.term(HUE_WORDS[hueOf(look)], slug));
  return { source: [source, review].join(speaker.lang === "zh" ? "；" : "; "), hues, size: speaker.t("legend.size"), unit: speaker.t("unit.amount") };
}
