/**
 * What lies under the map: the outlines of the atlas, nothing, or tiles of another host that a setting names (M58, M79).
 * The choice of tiles is this reader's and stays in this browser: an address that is sent makes nobody ask another host.
 * @module
 */

import { Later } from "./later.js";

/** @import {MapView} from "./mapview.js" */
/** @import {OnlineTiles} from "./model.js" */
/** @import {OnlineBase} from "./onlinebase.js" */
/** @import {Speaker} from "./say.js" */
/** @import {Store} from "./store.js" */
/** @import {View} from "./view.js" */

/** Where the choice is kept. */
const KEY = "atlas.base";

/** The choice. */
export class BaseChoice {
  /**
   * @param {Store} store
   * @param {MapView} map
   * @param {OnlineTiles[]} online those that are offered
   * @param {{onTrouble: (tiles: OnlineTiles) => void, onChoose: () => void}} parts told of tiles that do not come, and of
   *   a choice that the address does not hold
   */
  constructor(store, map, online, { onTrouble, onChoose }) {
    this.onChoose = onChoose;
    this.store = store;
    this.online = online;
    const kept = storage((held) => held.getItem(KEY));
    this.chosen = online.find(({ id }) => id === kept) ?? null;
    /** @type {Later<OnlineBase> | null} */
    this.shown =
      online.length === 0
        ? null
        : new Later(async () => new (await import("./onlinebase.js")).OnlineBase(map, { onTrouble }));
  }

  /** All that can be chosen. */
  get values() {
    return ["builtin", "none", ...this.online.map(({ id }) => id)];
  }

  get value() {
    return this.store.state.off.includes("base") ? "none" : (this.chosen?.id ?? "builtin");
  }

  /** @param {string} value */
  choose(value) {
    this.chosen = this.online.find(({ id }) => id === value) ?? null;
    const id = this.chosen?.id ?? "";
    storage((held) => held.setItem(KEY, id));
    const others = this.store.state.off.filter((layer) => layer !== "base");
    this.store.set({ off: value === "none" ? [...others, "base"] : others }, "replace");
    this.onChoose();
  }

  /** @param {string} value @param {Speaker} speaker */
  name(value, { t, lang }) {
    const tiles = this.online.find(({ id }) => id === value);
    if (tiles) return lang === "zh" ? tiles.name_zh : tiles.name_en;
    return t(`base.${value}`);
  }

  /** @param {View} _view @param {Speaker} speaker */
  update(_view, speaker) {
    const tiles = this.value === "none" ? null : this.chosen;
    if (tiles || this.shown?.now) this.shown?.use((online) => online.choose(tiles, speaker));
  }
}

/** Storage that a browser may forbid. @template T @param {(held: Storage) => T} use */
function storage(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}
