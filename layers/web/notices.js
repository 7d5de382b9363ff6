/**
 * What the page says beside its content: errors with a way out, short messages, words for those who listen (M43, M60).
 * @module
 */

import { byId, el, fill } from "./dom.js";

/** @import {ApiError} from "./data.js" */
/** @import {Translate} from "./i18n.js" */
/** @import {PartError} from "./later.js" */

/** Results are announced when they have not changed for so long [ms]. */
const ANNOUNCE_MS = 500;

/** How long a short message stays [ms]. */
const TOAST_MS = 2800;

/** Said when not even the words of the page could be read. */
const SPEECHLESS = "数据未能读取 / The data could not be read";

/** Banner, short messages and announcements. */
export class Notices {
  constructor() {
    this.announceTimer = 0;
    this.toastTimer = 0;
  }

  /**
   * Say that the data, or a part of the page, did not come; what was there stays.
   * @param {ApiError | PartError | null} error null takes the banner away
   * @param {Translate | null} t null before there are words
   * @param {() => void} retry
   */
  banner(error, t, retry) {
    const root = byId("banner", HTMLElement);
    root.hidden = error === null;
    if (!error) return;
    fill(
      root,
      ...saidOf(error, t),
      el("button", {
        class: "primary",
        attrs: { type: "button" },
        text: t ? t("error.retry") : "重试 / Retry",
        on: { click: retry },
      }),
    );
  }

  /** Show a text for a moment, and say it. @param {string} text */
  toast(text) {
    const root = byId("toast", HTMLElement);
    clearTimeout(this.toastTimer);
    root.textContent = text;
    root.hidden = false;
    this.toastTimer = window.setTimeout(() => (root.hidden = true), TOAST_MS);
    this.announce(text);
  }

  /** Say a text to those who listen, once it has settled. @param {string} text */
  announce(text) {
    clearTimeout(this.announceTimer);
    this.announceTimer = window.setTimeout(() => (byId("status", HTMLElement).textContent = text), ANNOUNCE_MS);
  }
}

/** @param {ApiError | PartError} error @param {Translate | null} t */
function saidOf(error, t) {
  if (!t) return [el("p", { text: SPEECHLESS })];
  if (!("address" in error)) return [el("p", { text: t("error.part") })];
  const { address, requestId, status } = error;
  const about = requestId ? t("error.request", { id: requestId }) : String(status ?? "");
  return [el("p", { text: t("error.data", { address }) }), el("span", { text: about })];
}
