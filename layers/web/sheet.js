/**
 * The bottom sheet of the phone: three stops, by dragging or by buttons (M50).
 * @module
 */

import { byId } from "./dom.js";

/** @typedef {"peek" | "half" | "full"} Stop */

/** @type {Stop[]} */
const STOPS = ["peek", "half", "full"];

/** Moves shorter than this are no drag [px]. */
const SLOP = 6;

/** The sheet; on wide screens its stops mean nothing. */
export class Sheet {
  constructor() {
    this.root = byId("side", HTMLElement);
    this.handle = byId("sheet-handle", HTMLElement);
    byId("sheet-up", HTMLButtonElement).addEventListener("click", () => this.step(1));
    byId("sheet-down", HTMLButtonElement).addEventListener("click", () => this.step(-1));
    this.handle.addEventListener("pointerdown", (event) => this.#grab(event));
    // What the keyboard reaches below the lowest stop comes into sight.
    this.root.addEventListener("focusin", ({ target }) => {
      const below = target instanceof Element && target.matches(":focus-visible") && !target.closest(".panel-head, #sheet-handle");
      if (this.isUsed && below && this.stop === "peek") this.stop = "half";
    });
    this.stop = "peek";
  }

  /** @returns {Stop} */
  get stop() {
    return /** @type {Stop} */ (document.body.dataset.stop ?? "peek");
  }

  /** @param {Stop} stop */
  set stop(stop) {
    document.body.dataset.stop = stop;
    byId("sheet-up", HTMLButtonElement).disabled = stop === "full";
    byId("sheet-down", HTMLButtonElement).disabled = stop === "peek";
  }

  /** Whether the page is laid out for a phone. */
  get isUsed() {
    return matchMedia("(max-width: 720px)").matches;
  }

  /** @param {1 | -1} by */
  step(by) {
    this.stop = STOPS[Math.min(2, Math.max(0, STOPS.indexOf(this.stop) + by))];
  }

  /** @param {PointerEvent} down */
  #grab(down) {
    if (!this.isUsed || (down.target instanceof Element && down.target.closest("button"))) return;
    const height = this.root.offsetHeight;
    this.handle.setPointerCapture(down.pointerId);
    /** @param {PointerEvent} event */
    const drag = (event) => {
      const wanted = Math.min(innerHeight, Math.max(96, height + down.clientY - event.clientY));
      this.root.style.setProperty("height", `${wanted}px`);
      this.root.classList.add("dragged");
    };
    /** @param {PointerEvent} event */
    const drop = (event) => {
      this.handle.removeEventListener("pointermove", drag);
      this.root.classList.remove("dragged");
      this.root.style.removeProperty("height");
      const by = down.clientY - event.clientY;
      if (Math.abs(by) < SLOP) return this.step(this.stop === "peek" ? 1 : -1);
      const share = (height + by) / innerHeight;
      this.stop = share < 0.28 ? "peek" : share < 0.75 ? "half" : "full";
    };
    this.handle.addEventListener("pointermove", drag);
    this.handle.addEventListener("pointerup", drop, { once: true });
    this.handle.addEventListener("pointercancel", drop, { once: true });
  }
}
