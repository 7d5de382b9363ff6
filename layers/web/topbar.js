/**
 * The bar at the top: language, date, sharing, export, print; and the ways into the filters where the panel is folded.
 * @module
 */

import { byId, el, fill } from "./dom.js";
import { linkFile } from "./filelink.js";
import { Later } from "./later.js";
import { formatState, hash, itemsAddress } from "./state.js";

/** @import {Translate} from "./i18n.js" */
/** @import {SizedLook} from "./look.js" */
/** @import {MapView} from "./mapview.js" */
/** @import {Speaker} from "./say.js" */
/** @import {State} from "./state.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

/** Groups of the filters that have a button of their own, by its word. */
const SHORTCUTS = { stage: "facet-stage", unit: "facet-unit", amount: "facet-amount", more: "facet-sector" };

/** Data older than this are marked (M60) [days]. */
const STALE_DAYS = 90;

/** What of the state changes nothing of the projects that a file holds. */
const UNSEEN = /** @type {Partial<State>} */ ({ c: null, z: null, sel: null, cmp: null, mark: [], by: "stage", off: [], dim: null, lang: "zh" });

/** Days since the end of a month. @param {string} month YYYY-MM */
function daysSince(month) {
  const [year, number] = month.split("-").map(Number);
  return (Date.now() - Date.UTC(year, number, 1)) / 86_400_000;
}

/** The bar. */
export class TopBar {
  /**
   * @param {Store} store
   * @param {SizedLook} look
   * @param {{asOf: string, onLedger: () => void, onProfile: () => void, onOutside: (target: Element | null) => void,
   *   map: MapView, credits: () => {source: string, hues: string[], size: string, unit: string},
   *   toast: (text: string) => void, onPrint: () => void}} parts
   */
  constructor(store, look, parts) {
    this.store = store;
    this.look = look;
    this.parts = parts;
    /** @type {{view: View, speaker: Speaker} | null} */
    this.last = null;
    this.files = new Later(() => import("./exporting.js"));
    this.#press("lang", () => store.set({ lang: store.state.lang === "zh" ? "en" : "zh" }, "replace"));
    this.#press("share", () => void this.share());
    this.#press("export-csv", () => this.#saveCsv());
    byId("export-geojson", HTMLAnchorElement).addEventListener("click", (event) => {
      // One answer of the API does not hold them all: they are put together from several.
      const { far, total } = this.last?.view ?? {};
      if (!far || !total || total.count <= far.most) return;
      event.preventDefault();
      far.save("json", `${this.fileName}.geojson`);
    });
    this.#press("export-png", () => this.#savePng());
    this.#press("print", () => {
      this.menu(false);
      parts.onPrint();
    });
    this.#press("ledger-open", () => {
      this.menu(false);
      parts.onLedger();
    });
    this.#press("profile-open", () => {
      this.menu(false);
      parts.onProfile();
    });
    this.#press("asof-chip", () => this.openFilters("time"));
    this.#press("filters-close", () => this.closeFilters());
    this.#press("filters-done", () => this.closeFilters());
    this.#press("menu", () => this.menu(!document.body.classList.contains("menu")));
    document.addEventListener("pointerdown", ({ target }) => {
      const element = target instanceof Element ? target : null;
      if (!element?.closest("#actions, #menu")) this.menu(false);
      parts.onOutside(element);
    });
  }

  /** @param {View} view @param {Speaker} speaker */
  update(view, speaker) {
    this.last = { view, speaker };
    const { t } = speaker;
    const chip = byId("asof-chip", HTMLButtonElement);
    const month = view.state.t ?? this.parts.asOf;
    chip.textContent = t(view.state.t ? "action.asofPast" : "action.asof", { date: speaker.date(month) });
    chip.classList.toggle("past", view.state.t !== null);
    const stale = daysSince(this.parts.asOf) > STALE_DAYS;
    chip.classList.toggle("stale", stale);
    chip.title = stale ? t("action.stale", { n: STALE_DAYS, days: STALE_DAYS }) : "";
    const link = byId("export-geojson", HTMLAnchorElement);
    linkFile(link, {
      address: view.far ? view.far.address("json") : itemsAddress(view.state, view.passing),
      name: `${this.fileName}.geojson`,
      ids: () => view.passing.map(({ id }) => id),
    });
    this.#shortcuts(t);
  }

  /** Open the panel of filters at one of its groups. @param {string} group */
  openFilters(group) {
    document.body.classList.add("with-filters");
    this.menu(false);
    const details = byId(group, HTMLDetailsElement);
    details.open = true;
    details.scrollIntoView({ block: "start" });
    details.querySelector("summary")?.focus();
  }

  closeFilters() {
    document.body.classList.remove("with-filters");
  }

  /** @param {boolean} open */
  menu(open) {
    document.body.classList.toggle("menu", open);
    byId("menu", HTMLButtonElement).setAttribute("aria-expanded", String(open));
  }

  /** Copy the address of what is seen. */
  async share() {
    if (!this.last) return;
    const { t } = this.last.speaker;
    try {
      await navigator.clipboard.writeText(new URL(this.store.address, location.href).href);
      this.parts.toast(t("share.copied"));
    } catch {
      // Without a clipboard (plain http, a refusal) the address bar holds the same.
      this.parts.toast(t("share.address"));
    }
  }

  /** @param {string} id @param {() => void} act */
  #press(id, act) {
    byId(id, HTMLButtonElement).addEventListener("click", act);
  }

  /** A name that says date and filter (M59). */
  get fileName() {
    const { state } = this.store;
    const query = formatState({ ...state, ...UNSEEN });
    return `${this.parts.asOf}-${hash(query)}`;
  }

  #saveCsv() {
    const far = this.last?.view.far;
    if (far) return far.save("csv", `${this.fileName}.csv`);
    this.files.use(({ csv, save }) => {
      if (this.last) save(`${this.fileName}.csv`, csv(this.last.view.passing), "text/csv;charset=utf-8");
    });
  }

  #savePng() {
    this.files.use(({ mapPicture, saveBlob }) => {
      if (!this.last) return;
      const { view, speaker } = this.last;
      const { t } = speaker;
      const date = t("action.asof", { date: speaker.date(view.state.t ?? this.parts.asOf) });
      const tags = view.filtered ? [t("ledger.filtered")] : [];
      const summary = [speaker.tally(view.total), date, ...tags].join(t("separator"));
      const name = `${this.fileName}.png`;
      const said = { title: document.title, summary, ...this.parts.credits() };
      mapPicture(this.parts.map, said).toBlob((blob) => {
        if (blob) saveBlob(name, blob);
      }, "image/png");
    });
  }

  /** @param {Translate} t */
  #shortcuts(t) {
    const buttons = Object.entries(SHORTCUTS).map(([word, group]) =>
      el("button", {
        class: "action",
        attrs: { type: "button" },
        text: t(`facet.${word}`),
        on: { click: () => this.openFilters(group) },
      }),
    );
    fill(byId("shortcuts", HTMLElement), ...buttons);
  }
}
