/**
 * The one state of the page: read from the address, written to it, told to who listens (M61).
 * @module
 */

import { formatState, parseState, sameValue } from "./state.js";

/** @import {Known, State} from "./state.js" */

/** Pause before pan and zoom are written to the address [ms]. */
const MOVE_PAUSE_MS = 250;

/** Keys of the address that are not part of the state and stay as they are. */
const KEPT = ["probe"];

/** A step of the state, and what it changed. */
export class Store {
  constructor() {
    const { state, dropped } = parseState(location.search);
    /** @type {State} */
    this.state = state;
    /** What was not understood of the address. */
    this.dropped = dropped;
    /** @type {((state: State, before: State) => void)[]} */
    this.listeners = [];
    this.timer = 0;
    const kept = new URLSearchParams(location.search);
    this.kept = KEPT.flatMap((key) => (kept.has(key) ? [`${key}=${kept.get(key)}`] : []));
    /** @type {Known | null} */
    this.known = null;
    addEventListener("popstate", () => this.#to(parseState(location.search, this.known).state));
  }

  /** Drop the values that the atlas does not know. @param {Known} known */
  learn(known) {
    this.known = known;
    const { state, dropped } = parseState(location.search, known);
    this.state = { ...state, lang: this.state.lang };
    this.dropped = dropped;
  }

  /** @param {(state: State, before: State) => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /**
   * Change the state; filters and selections are steps that Back undoes, moves and the language are not.
   * @param {Partial<State>} changes
   * @param {"push" | "replace" | "move"} [how]
   */
  set(changes, how = "push") {
    const before = this.state;
    const after = { ...before, ...changes };
    if (sameValue(before, after)) return;
    this.state = after;
    clearTimeout(this.timer);
    if (how === "move") this.timer = window.setTimeout(() => this.#write("replace"), MOVE_PAUSE_MS);
    else this.#write(how);
    for (const listener of this.listeners) listener(after, before);
  }

  /** The address of this state. */
  get address() {
    const query = [formatState(this.state), ...this.kept].filter(Boolean).join("&");
    return `${location.pathname}${query ? `?${query}` : ""}`;
  }

  /** @param {"push" | "replace"} how */
  #write(how) {
    try {
      if (how === "push") history.pushState(null, "", this.address);
      else history.replaceState(null, "", this.address);
    } catch (error) {
      // A snapshot opened from a disk may not change its address; it works all the same.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  /** @param {State} after */
  #to(after) {
    const before = this.state;
    this.state = after;
    for (const listener of this.listeners) listener(after, before);
  }
}
